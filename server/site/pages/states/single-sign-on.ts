import { type Action, type PageState, text } from '../page-types.ts';

const RESTART: Action = {
  name: 'restart',
  label: text('Use another address', 'Başka bir adres kullan'),
  isMinor: true,
};

/** The states of a sign-in through the identity provider of a company. */
export const SINGLE_SIGN_ON_STATES = {
  provider: {
    heading: text('Sign in with your company', 'Şirketinizle oturum açın'),
    paragraphs: [
      text(
        'Addresses such as {email} sign in with {provider}. You come back to this page afterwards.',
        '{email} gibi adresler {provider} ile oturum açar. Ardından bu sayfaya dönersiniz.',
      ),
    ],
    submit: text('Continue with {provider}', '{provider} ile devam et'),
    actions: [
      { name: 'password', label: text('Use the password instead', 'Bunun yerine parola kullan') },
      { name: 'email_code', label: text('Mail me a code instead', 'Bunun yerine e-postayla kod gönder') },
      { name: 'passkey', label: text('Use a passkey', 'Geçiş anahtarı kullan') },
      RESTART,
    ],
  },
  unsolicited: {
    heading: text('Sign in with your company', 'Şirketinizle oturum açın'),
    paragraphs: [
      text(
        'Your company sent you here. To be sure that it was you who wanted to sign in, this page asks it once more.',
        'Şirketiniz sizi buraya yönlendirdi. Oturum açmak isteyenin siz olduğunuzdan emin olmak için bu sayfa bir kez daha sorar.',
      ),
    ],
    submit: text('Continue', 'Devam et'),
    actions: [RESTART],
  },
  sso_confirm: {
    heading: text('Confirm that it is you', 'Siz olduğunuzu doğrulayın'),
    paragraphs: [
      text(
        'Your company has signed you in. Because your account can do much, or is new to this company, a mail with a code of eight digits was sent to the address of the account.',
        'Şirketiniz oturumunuzu açtı. Hesabınızın yetkileri geniş veya bu şirket için yeni olduğundan, hesabın adresine sekiz haneli kod içeren bir e-posta gönderildi.',
      ),
    ],
    fields: [
      {
        name: 'code',
        label: text('Code in the mail', 'E-postadaki kod'),
        kind: 'digits',
        autocomplete: 'one-time-code',
      },
    ],
    submit: text('Confirm', 'Doğrula'),
    actions: [{ ...RESTART, label: text('Cancel', 'Vazgeç') }],
  },
  sso_failed: {
    heading: text('The sign-in did not work', 'Oturum açılamadı'),
    paragraphs: [text('{reason}', '{reason}')],
    submit: text('Back to sign-in', 'Oturum açmaya dön'),
    outcome: 'failed',
  },
} as const satisfies Record<string, PageState>;

const ASK_ADMINISTRATOR = text(
  'The answer of your company could not be accepted. Ask its administrators, who find the reason in the sign-ins of the connection.',
  'Şirketinizin yanıtı kabul edilemedi. Nedenini bağlantının oturum kayıtlarında bulan yöneticilerinize başvurun.',
);

/** What a sign-in through a provider says: reasons begin with `sso_`. */
export const SINGLE_SIGN_ON_MESSAGES = {
  sso_other_browser: text(
    'This sign-in began in another window, or is over. Sign in again.',
    'Bu oturum açma işlemi başka bir pencerede başlatıldı veya sona erdi. Yeniden oturum açın.',
  ),
  sso_needs_https: text(
    'Single sign-on needs a page that is opened over https.',
    'Şirket oturumu için sayfanın https ile açılması gerekir.',
  ),
  sso_failed: ASK_ADMINISTRATOR,
  sso_provider_refused: text(
    'Your company did not sign you in. Try again, or ask its administrators for access.',
    'Şirketiniz oturumunuzu açmadı. Yeniden deneyin veya yöneticilerinizden erişim isteyin.',
  ),
  sso_provider_unreachable: text(
    'The sign-in of your company cannot be reached. Try again in a moment.',
    'Şirketinizin oturum açma hizmetine ulaşılamıyor. Birazdan yeniden deneyin.',
  ),
  sso_not_a_member: text(
    'You are no member there. Ask its administrators for an invitation.',
    'Orada üyeliğiniz yok. Yöneticilerden davet isteyin.',
  ),
  sso_no_email: text(
    'Your company did not send your e-mail address. Ask its administrators to release it.',
    'Şirketiniz e-posta adresinizi göndermedi. Yöneticilerinizden adresi paylaşmalarını isteyin.',
  ),
  sso_expired_response: text(
    'The sign-in took too long. Start it again.',
    'Oturum açma çok uzun sürdü. Yeniden başlatın.',
  ),
  sso_domain_not_verified: text(
    'Your company has not verified the domain of your address. Ask its administrators to verify it, or to invite you.',
    'Şirketiniz adresinizin alan adını doğrulamamış. Yöneticilerinizden doğrulamalarını veya sizi davet etmelerini isteyin.',
  ),
  signed_in_as: text(
    'Your company signed you in as {email}, which is not the address that you typed.',
    'Şirketiniz oturumunuzu yazdığınız adresle değil, {email} adresiyle açtı.',
  ),
  organization_membership_required: text(
    'The organization has to add you first. Ask its administrators.',
    'Önce organizasyonun sizi eklemesi gerekir. Yöneticilerine başvurun.',
  ),
};
