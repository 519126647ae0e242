import { type Action, type PageState, text } from '../page-types.ts';

const BACK: Action = { name: 'back', label: text('Not now', 'Şimdi değil'), isMinor: true };

/** How a person gives their account another address. */
export const EMAIL_CHANGE_STATES = {
  new_address: {
    heading: text('Change your e-mail address', 'E-posta adresinizi değiştirin'),
    paragraphs: [
      text(
        'The new address gets a mail with a code. The old one gets a link that undoes the change within seven days.',
        'Yeni adrese kod içeren bir e-posta gönderilir. Eski adrese, değişikliği yedi gün içinde geri alan bir bağlantı gider.',
      ),
    ],
    fields: [
      {
        name: 'email',
        label: text('New e-mail address', 'Yeni e-posta adresi'),
        kind: 'email',
        autocomplete: 'email',
      },
    ],
    submit: text('Continue', 'Devam et'),
    actions: [BACK],
  },
  address_code: {
    heading: text('Check the new mailbox', 'Yeni posta kutunuzu kontrol edin'),
    paragraphs: [
      text(
        'A mail with a code of eight digits is on its way to {email}. It works for ten minutes.',
        '{email} adresine sekiz haneli kod içeren bir e-posta yolda. Kod on dakika geçerlidir.',
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
    submit: text('Change the address', 'Adresi değiştir'),
    actions: [BACK],
  },
} as const satisfies Record<string, PageState>;

/** What a change of the address says. */
export const EMAIL_CHANGE_MESSAGES = {
  address_changed: text(
    'Your new address counts now. Your other sessions have ended.',
    'Yeni adresiniz artık geçerli. Diğer oturumlarınız kapatıldı.',
  ),
  managed_by_directory: text(
    'Your company manages your address. Ask its administrators to change it.',
    'Adresinizi şirketiniz yönetiyor. Değiştirmek için yöneticilerine başvurun.',
  ),
};
