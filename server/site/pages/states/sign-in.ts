import { type Action, type FormField, type PageState, text } from '../page-types.ts';

const EMAIL = text('E-mail address', 'E-posta adresi');

/** Names the account for password managers, which then fill in its password. */
const ACCOUNT: FormField = {
  name: 'email',
  label: EMAIL,
  kind: 'email',
  autocomplete: 'username',
  isFixed: true,
};

const RESTART: Action = {
  name: 'restart',
  label: text('Use another address', 'Başka bir adres kullan'),
  isMinor: true,
};
const PASSKEY: Action = { name: 'passkey', label: text('Use a passkey', 'Geçiş anahtarı kullan') };
const USE_APP: Action = {
  name: 'totp',
  label: text('Use the authenticator app', 'Doğrulama uygulamasını kullan'),
};
const USE_RECOVERY_CODE: Action = {
  name: 'recovery_code',
  label: text('Use a recovery code', 'Kurtarma kodu kullan'),
};
const CONTINUE = text('Continue', 'Devam et');
const SECOND_STEP = text('One more step', 'Bir adım daha');

/** The states of a sign-in, for every page that needs a signed-in person: first the address, then the proofs. */
export const SIGN_IN_STATES = {
  address: {
    heading: text('Sign in', 'Oturum açın'),
    fields: [{ name: 'email', label: EMAIL, kind: 'email', autocomplete: 'username webauthn' }],
    submit: CONTINUE,
    actions: [PASSKEY],
  },
  password: {
    heading: text('Enter your password', 'Parolanızı girin'),
    fields: [
      ACCOUNT,
      {
        name: 'password',
        label: text('Password', 'Parola'),
        kind: 'password',
        autocomplete: 'current-password',
      },
    ],
    submit: text('Sign in', 'Oturum aç'),
    actions: [
      { name: 'email_code', label: text('Mail me a code instead', 'Bunun yerine e-postayla kod gönder') },
      PASSKEY,
      { name: 'forgot', label: text('I forgot my password', 'Parolamı unuttum'), isMinor: true },
      RESTART,
    ],
  },
  email_code: {
    heading: text('Check your mail', 'E-postanızı kontrol edin'),
    paragraphs: [
      text(
        'If {email} has an account here, a mail with a code of eight digits is on its way. The code works on this page alone, for ten minutes.',
        '{email} adresinin burada bir hesabı varsa sekiz haneli kod içeren bir e-posta yolda. Kod yalnızca bu sayfada ve on dakika geçerlidir.',
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
    submit: text('Sign in', 'Oturum aç'),
    actions: [
      { name: 'password', label: text('Use the password instead', 'Bunun yerine parola kullan') },
      { name: 'again', label: text('Send another code', 'Yeni bir kod gönder'), isMinor: true },
      RESTART,
    ],
  },
  totp: {
    heading: SECOND_STEP,
    paragraphs: [
      text(
        'Open your authenticator app and type the six digits that it shows.',
        'Doğrulama uygulamanızı açın ve gösterdiği altı haneyi yazın.',
      ),
    ],
    fields: [
      {
        name: 'code',
        label: text('Code of the app', 'Uygulamadaki kod'),
        kind: 'digits',
        autocomplete: 'one-time-code',
      },
    ],
    submit: CONTINUE,
    actions: [PASSKEY, USE_RECOVERY_CODE, RESTART],
  },
  passkey: {
    heading: SECOND_STEP,
    paragraphs: [
      text(
        'Confirm with your passkey: the browser asks for your fingerprint, your face or the PIN of this device.',
        'Geçiş anahtarınızla doğrulayın: tarayıcı parmak izinizi, yüzünüzü veya bu aygıtın PIN’ini ister.',
      ),
    ],
    submit: PASSKEY.label,
    actions: [USE_APP, USE_RECOVERY_CODE, RESTART],
  },
  recovery_code: {
    heading: SECOND_STEP,
    paragraphs: [
      text(
        'Type one of the recovery codes that you have kept. It works once.',
        'Sakladığınız kurtarma kodlarından birini yazın. Her kod bir kez geçerlidir.',
      ),
    ],
    fields: [{ name: 'code', label: text('Recovery code', 'Kurtarma kodu'), kind: 'code' }],
    submit: CONTINUE,
    actions: [USE_APP, PASSKEY, RESTART],
  },
  expired: {
    heading: text('Please start again', 'Lütfen baştan başlayın'),
    paragraphs: [
      text(
        'The sign-in took more than ten minutes, or five codes were wrong. Nothing has changed in your account.',
        'Oturum açma on dakikayı aştı veya beş yanlış kod girildi. Hesabınızda hiçbir şey değişmedi.',
      ),
    ],
    submit: text('Start again', 'Baştan başla'),
    outcome: 'failed',
  },
  reset_sent: {
    heading: text('Check your mail', 'E-postanızı kontrol edin'),
    paragraphs: [
      text(
        'If {email} has an account here, a mail with a link is on its way. With it you choose a new password.',
        '{email} adresinin burada bir hesabı varsa bağlantı içeren bir e-posta yolda. Bağlantıyla yeni bir parola belirlersiniz.',
      ),
    ],
    submit: text('Back to sign-in', 'Oturum açmaya dön'),
  },
} as const satisfies Record<string, PageState>;

/** What a sign-in says when a proof is refused. */
export const SIGN_IN_MESSAGES = {
  wrong_code: text(
    'This code is not right, or was used already. Check it and try again.',
    'Bu kod yanlış veya daha önce kullanılmış. Kontrol edip yeniden deneyin.',
  ),
  sent_again: text('Another mail is on its way.', 'Yeni bir e-posta yolda.'),
  passkey_refused: text(
    'This passkey is not known here. Use another way to sign in.',
    'Bu geçiş anahtarı burada tanınmıyor. Başka bir yolla oturum açın.',
  ),
  passkey_cancelled: text(
    'No passkey was used. Try again, or use another way.',
    'Geçiş anahtarı kullanılmadı. Yeniden deneyin veya başka bir yol seçin.',
  ),
  passkey_unavailable: text(
    'This browser has no passkeys. Use another way.',
    'Bu tarayıcı geçiş anahtarlarını desteklemiyor. Başka bir yol seçin.',
  ),
  sign_in_method_not_allowed: text(
    'The workspace accepts other ways to sign in. Sign in again in one of them.',
    'Çalışma alanı başka oturum açma yöntemleri kabul ediyor. Bunlardan biriyle yeniden oturum açın.',
  ),
  mfa_required: text(
    'The workspace asks for a second factor in this sign-in. Sign in again with it.',
    'Çalışma alanı bu oturumda ikinci bir adım istiyor. Onunla yeniden oturum açın.',
  ),
  mfa_enrollment_required: text(
    'The workspace asks for a second factor, and you have none that it accepts. Set one up on the sign-in page first.',
    'Çalışma alanı ikinci bir adım istiyor; kabul ettiği bir yönteminiz yok. Önce oturum açma sayfasında bir tane kurun.',
  ),
  sso_required: text(
    'The workspace wants its people to sign in by their identity provider.',
    'Çalışma alanı, üyelerinin kimlik sağlayıcılarıyla oturum açmasını istiyor.',
  ),
};
