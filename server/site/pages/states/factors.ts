import { type Action, type PageState, text } from '../page-types.ts';

const BACK: Action = { name: 'back', label: text('Not now', 'Şimdi değil'), isMinor: true };

/** How a person adds a second factor, and keeps their recovery codes. */
export const FACTOR_STATES = {
  totp_setup: {
    heading: text('Set up your authenticator app', 'Doğrulama uygulamanızı kurun'),
    paragraphs: [
      text(
        'Scan the picture with the app, or type the key into it. Then type the six digits that the app shows.',
        'Görseli uygulamayla tarayın veya anahtarı uygulamaya yazın. Ardından uygulamanın gösterdiği altı haneyi girin.',
      ),
    ],
    slots: ['qr', 'secret'],
    fields: [
      {
        name: 'code',
        label: text('Code of the app', 'Uygulamadaki kod'),
        kind: 'digits',
        autocomplete: 'one-time-code',
      },
    ],
    submit: text('Confirm', 'Doğrula'),
    actions: [BACK],
  },
  passkey_setup: {
    heading: text('Add a passkey', 'Geçiş anahtarı ekleyin'),
    paragraphs: [
      text(
        'A passkey stays on your device or in your password manager. It replaces the password and the second step.',
        'Geçiş anahtarı aygıtınızda veya parola yöneticinizde kalır. Parolanın ve ikinci adımın yerini alır.',
      ),
    ],
    fields: [
      {
        name: 'name',
        label: text('Name', 'Ad'),
        hint: text('Such as “Laptop”.', 'Örneğin “Dizüstü”.'),
      },
    ],
    submit: text('Add the passkey', 'Geçiş anahtarını ekle'),
    actions: [BACK],
  },
  recovery_codes: {
    heading: text('Keep your recovery codes', 'Kurtarma kodlarınızı saklayın'),
    paragraphs: [
      text(
        'Each of them replaces your second factor once, if you lose it. They are shown only now.',
        'İkinci adımınızı kaybederseniz her kod bir kez onun yerine geçer. Kodlar yalnızca şimdi gösterilir.',
      ),
    ],
    slots: ['codes'],
    fields: [
      {
        name: 'kept',
        label: text('I have kept them in a safe place', 'Kodları güvenli bir yere kaydettim'),
        kind: 'checkbox',
      },
    ],
    submit: text('Done', 'Bitti'),
    actions: [{ name: 'copy', label: text('Copy the codes', 'Kodları kopyala') }],
  },
} as const satisfies Record<string, PageState>;

/** What the set-up of a factor says. */
export const FACTOR_MESSAGES = {
  wrong_code: text(
    'This code is not right, or was used already. Check it and try again.',
    'Bu kod yanlış veya daha önce kullanılmış. Kontrol edip yeniden deneyin.',
  ),
  qr: text('QR code with the key of the app', 'Uygulama anahtarını içeren karekod'),
  secret: text('Key to type: {secret}', 'Elle yazılacak anahtar: {secret}'),
  copied: text('The codes are copied.', 'Kodlar kopyalandı.'),
  copy_refused: text(
    'The browser did not copy the codes. Write them down.',
    'Tarayıcı kodları kopyalamadı. Lütfen not edin.',
  ),
  keep_first: text(
    'Please confirm that you have kept the codes.',
    'Lütfen kodları kaydettiğinizi onaylayın.',
  ),
  factor_added: text(
    'Your second factor is set up. It counts from your next sign-in.',
    'İkinci adım kuruldu. Bir sonraki oturumdan itibaren geçerlidir.',
  ),
  codes_kept: text('Your new recovery codes count now.', 'Yeni kurtarma kodlarınız artık geçerli.'),
  passkey_not_made: text(
    'No passkey was made. Try again, or set up an app instead.',
    'Geçiş anahtarı oluşturulmadı. Yeniden deneyin veya bir uygulama kurun.',
  ),
  passkey_exists: text(
    'This device already has a passkey of yours.',
    'Bu aygıtta zaten bir geçiş anahtarınız var.',
  ),
  invalid_state: text(
    'This needs a second factor, or took too long. Start again.',
    'Bunun için ikinci bir adım gerekir veya işlem çok uzun sürdü. Baştan başlayın.',
  ),
  limit_reached: text(
    'You have 20 passkeys, which is the most. Delete one first.',
    'En fazla 20 geçiş anahtarınız olabilir. Önce birini silin.',
  ),
};
