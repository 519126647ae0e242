import { type Action, type FormField, type PageState, text } from '../page-types.ts';

const TITLE = text('Set up your identity provider', 'Kimlik sağlayıcınızı kurun');
const CONTINUE = text('Continue', 'Devam et');
const CHANGE: Action = {
  name: 'change',
  label: text('Change the settings', 'Ayarları değiştir'),
  isMinor: true,
};
const OTHER: Action = {
  name: 'other',
  label: text('Another provider', 'Başka bir sağlayıcı'),
  isMinor: true,
};

const CHOOSE = text('Which provider do you use?', 'Hangi sağlayıcıyı kullanıyorsunuz?');
const ENTRA = { value: 'entra', label: text('Microsoft Entra ID', 'Microsoft Entra ID') };
const OKTA = { value: 'okta', label: text('Okta', 'Okta') };
const REST = { value: 'other', label: text('Another one', 'Başka bir sağlayıcı') };

const UNTIL = text(
  'You need no account. The link works until {until}. Your settings take effect when an administrator of “{place}” activates them.',
  'Hesap açmanız gerekmez. Bağlantı {until} tarihine kadar geçerlidir. Kaydettikleriniz, “{place}” yöneticisi etkinleştirdiğinde geçerli olur.',
);

const EMAIL: FormField = {
  name: 'email',
  label: text('Attribute with the address', 'E-posta adresini içeren öznitelik'),
  hint: text(
    'Change it if your provider uses another name.',
    'Sağlayıcınız başka bir ad kullanıyorsa değiştirin.',
  ),
};

const over = (heading: PageState['heading'], paragraph: PageState['heading']): PageState => ({
  heading,
  paragraphs: [paragraph],
  outcome: 'failed',
});

/** How a person without an account sets up a connection or a directory. */
export const SETUP_STATES: Readonly<Record<string, PageState>> = {
  provider: {
    heading: text('Set up single sign-on', 'Şirket oturumunu kurun'),
    paragraphs: [
      text(
        'You are setting up “{name}” for “{place}”.',
        'Bu kurulum “{place}” için “{name}” bağlantısıyla ilgilidir.',
      ),
      UNTIL,
    ],
    fields: [
      {
        name: 'provider',
        label: CHOOSE,
        kind: 'choices',
        choices: [
          ENTRA,
          OKTA,
          { value: 'google', label: text('Google Workspace', 'Google Workspace') },
          { value: 'keycloak', label: text('Keycloak', 'Keycloak') },
          REST,
        ],
      },
    ],
    submit: CONTINUE,
  },
  provider_scim: {
    heading: text('Set up provisioning', 'Kullanıcı aktarımını kurun'),
    paragraphs: [
      text(
        'You are setting up “{name}” for “{place}”.',
        'Bu kurulum “{place}” için “{name}” diziniyle ilgilidir.',
      ),
      UNTIL,
    ],
    fields: [{ name: 'provider', label: CHOOSE, kind: 'choices', choices: [ENTRA, OKTA, REST] }],
    submit: CONTINUE,
  },
  saml: {
    heading: text('Connect by SAML', 'SAML ile bağlanın'),
    slots: ['guide', 'values'],
    fields: [
      {
        name: 'metadata_url',
        label: text('Metadata URL', 'Meta veri adresi'),
        hint: text('The server reads it now and once a day.', 'Şimdi ve her gün okunur.'),
        isOptional: true,
      },
      {
        name: 'metadata_xml',
        label: text('Or the metadata as XML', 'Ya da XML olarak meta veriler'),
        kind: 'area',
        isOptional: true,
      },
      EMAIL,
    ],
    submit: text('Save', 'Kaydet'),
    actions: [{ name: 'test', label: text('Go on to the test', 'Teste geç') }, OTHER],
  },
  oidc: {
    heading: text('Connect by OpenID Connect', 'OpenID Connect ile bağlanın'),
    slots: ['guide', 'values'],
    fields: [
      { name: 'issuer', label: text('Issuer', 'Yayıncı (issuer)') },
      { name: 'client_id', label: text('Client id', 'İstemci kimliği (client id)') },
      {
        name: 'client_secret',
        label: text('Client secret', 'İstemci gizli anahtarı (client secret)'),
        hint: text(
          'It is stored encrypted and never shown again. Leave it empty to keep the one that is saved.',
          'Şifreli saklanır ve bir daha gösterilmez. Kayıtlı olanı korumak için boş bırakın.',
        ),
        kind: 'password',
        isOptional: true,
      },
      EMAIL,
    ],
    submit: text('Save', 'Kaydet'),
    actions: [{ name: 'test', label: text('Go on to the test', 'Teste geç') }, OTHER],
  },
  test: {
    heading: text('Test the sign-in', 'Oturum açmayı test edin'),
    paragraphs: [
      text(
        'Sign in at your provider as any person. This creates no account. This page shows the result.',
        'Sağlayıcınızda herhangi bir kişi olarak oturum açın. Hesap oluşturulmaz. Sonuç bu sayfada görünür.',
      ),
    ],
    slots: ['open', 'domains'],
    actions: [{ name: 'again', label: text('Begin again', 'Yeniden başlat') }, CHANGE],
  },
  failed: {
    heading: text('The test has not passed', 'Test başarısız oldu'),
    slots: ['checks', 'attributes'],
    actions: [{ name: 'again', label: text('Test again', 'Yeniden test et') }, CHANGE],
    outcome: 'failed',
  },
  done: {
    heading: text('The test has passed', 'Test başarılı oldu'),
    paragraphs: [
      text(
        'An administrator of “{place}” activates the connection now, and has got a mail about it. You can close this page.',
        '“{place}” yöneticisi şimdi bağlantıyı etkinleştirir; kendisine bir e-posta gönderildi. Bu sayfayı kapatabilirsiniz.',
      ),
    ],
    slots: ['checks', 'attributes', 'domains'],
    actions: [{ name: 'again', label: text('Test again', 'Yeniden test et') }, CHANGE],
    outcome: 'done',
  },
  scim: {
    heading: text('Connect by SCIM', 'SCIM ile bağlanın'),
    paragraphs: [
      text(
        'The token lets the provider read only, until an administrator activates the directory. A new token ends the one before.',
        'Yönetici dizini etkinleştirene kadar belirteç yalnızca okumaya izin verir. Yeni bir belirteç öncekini geçersiz kılar.',
      ),
    ],
    slots: ['guide', 'values'],
    submit: text('Create the token', 'Belirteci oluştur'),
    actions: [OTHER],
  },
  scim_token: {
    heading: text('Give the token to the provider', 'Belirteci sağlayıcıya girin'),
    paragraphs: [
      text(
        'It is shown only now. Enter it, and use the test of the provider. This page shows when the provider was heard of.',
        'Belirteç yalnızca şimdi gösterilir. Sağlayıcıya girip oradaki bağlantı testini çalıştırın. Sağlayıcıdan istek geldiğinde bu sayfada görünür.',
      ),
    ],
    slots: ['values'],
    actions: [{ name: 'again', label: text('Create another token', 'Başka bir belirteç oluştur') }, OTHER],
  },
  scim_done: {
    heading: text('The provider has reached us', 'Sağlayıcı bize ulaştı'),
    paragraphs: [
      text(
        'An administrator of “{place}” activates the directory now. You can close this page.',
        '“{place}” yöneticisi şimdi dizini etkinleştirir. Bu sayfayı kapatabilirsiniz.',
      ),
    ],
    slots: ['requests'],
    actions: [{ name: 'again', label: text('Create another token', 'Başka bir belirteç oluştur') }],
    outcome: 'done',
  },
  incomplete: over(
    TITLE,
    text(
      'The address has no link. This page forgets the link when it is loaded again: open it once more from the mail or message in which you got it.',
      'Adreste bağlantı yok. Sayfa yeniden yüklendiğinde bağlantı unutulur: bağlantıyı aldığınız iletiden yeniden açın.',
    ),
  ),
  unknown: over(
    text('This link is not valid', 'Bu bağlantı geçerli değil'),
    text(
      'Check that you have opened all of it, or ask the person who sent it for another one.',
      'Bağlantının tamamını açtığınızdan emin olun veya gönderen kişiden yeni bir bağlantı isteyin.',
    ),
  ),
  expired: over(
    text('This link has expired', 'Bu bağlantının süresi doldu'),
    text(
      'What you have saved is kept. Ask the person who sent the link for another one.',
      'Kaydettikleriniz duruyor. Bağlantıyı gönderen kişiden yeni bir bağlantı isteyin.',
    ),
  ),
  ended: over(
    text('This link has ended', 'Bu bağlantı sona erdi'),
    text(
      'It was revoked, or an administrator has activated what it set up. For a further change, ask for another link.',
      'Bağlantı iptal edildi ya da yönetici kurulumu etkinleştirdi. Başka bir değişiklik için yeni bir bağlantı isteyin.',
    ),
  ),
};
