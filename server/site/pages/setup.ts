import { type SitePage, text } from './page-types.ts';
import { SETUP_STATES } from './states/setup.ts';
import { SETUP_GUIDES } from './states/setup-guides.ts';
import { SETUP_REASONS } from './states/setup-reasons.ts';

/** Lets the administrator of an identity provider, who has no account, set up what their link is for. */
export const setupPage: SitePage = {
  name: 'setup',
  title: text('Set up your identity provider', 'Kimlik sağlayıcınızı kurun'),
  states: SETUP_STATES,
  messages: {
    ...SETUP_GUIDES,
    ...SETUP_REASONS,
    entity_id: text('Entity ID (audience)', 'Varlık kimliği (Entity ID)'),
    acs_url: text('ACS URL (reply URL)', 'ACS adresi (yanıt adresi)'),
    metadata_url: text('Metadata of this server', 'Bu sunucunun meta verileri'),
    redirect_uri: text('Redirect URI', 'Yönlendirme adresi (redirect URI)'),
    backchannel_logout_uri: text(
      'Back-channel logout URI, if the provider has that',
      'Arka kanal oturum kapatma adresi (sağlayıcı destekliyorsa)',
    ),
    scim_url: text('Base URL', 'Temel adres'),
    token: text('Token', 'Belirteç'),
    copy: text('Copy', 'Kopyala'),
    copied: text('Copied.', 'Kopyalandı.'),
    copy_refused: text(
      'The browser does not allow that. Select the text and copy it.',
      'Tarayıcı buna izin vermiyor. Metni seçip kopyalayın.',
    ),
    open: text('Sign in at the provider', 'Sağlayıcıda oturum aç'),
    response: text('Answer of the provider', 'Sağlayıcının yanıtı'),
    email: text('Address', 'E-posta adresi'),
    domain: text('Domain of the address', 'Adresin alan adı'),
    passed: text('passed', 'başarılı'),
    missed: text('not passed', 'başarısız'),
    attributes: text('What the provider sent', 'Sağlayıcının gönderdikleri'),
    requests: text('Last requests of the provider', 'Sağlayıcının son istekleri'),
    prove: text(
      'New people sign in only with addresses of a proven domain. Publish this TXT record for {domain}:',
      'Yeni kişiler yalnızca doğrulanmış bir alan adının adresleriyle oturum açar. {domain} için şu TXT kaydını yayımlayın:',
    ),
    metadata_needed: text(
      'Enter the metadata URL, or paste the XML.',
      'Meta veri adresini girin veya XML’i yapıştırın.',
    ),
    secret_required: text(
      'The saved secret belongs to another issuer. Enter the secret of this one.',
      'Kayıtlı gizli anahtar başka bir yayıncıya ait. Bu yayıncının gizli anahtarını girin.',
    ),
    limit_reached: text(
      'There are too many connections. Ask the person who sent the link to delete one.',
      'Çok fazla bağlantı var. Bağlantıyı gönderen kişiden birini silmesini isteyin.',
    ),
    rotation_in_progress: text(
      'The token is just being replaced. Try again later.',
      'Belirteç şu anda değiştiriliyor. Daha sonra yeniden deneyin.',
    ),
    format: text(
      'This address cannot be used. It has to begin with https:// and to be public.',
      'Bu adres kullanılamaz. https:// ile başlamalı ve herkese açık olmalıdır.',
    ),
    ip_not_allowed: text('The link cannot be used from this network.', 'Bağlantı bu ağdan kullanılamaz.'),
  },
};
