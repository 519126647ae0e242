import { type SitePage, text } from './page-types.ts';
import { LINK_STATES } from './states/links.ts';

const TITLE = text('Undo the change of your address', 'Adres değişikliğini geri alın');

/** Brings the former address of an account back. A button does it, because programs open the links of mails, too. */
export const undoEmailPage: SitePage = {
  name: 'undo-email',
  title: TITLE,
  states: {
    confirm: {
      heading: TITLE,
      paragraphs: [
        text(
          'Your account gets the address back to which this mail was sent. All sessions end, and so do a password and second factors that were set since.',
          'Hesabınız bu postanın gönderildiği adresi geri alır. Tüm oturumlar kapanır; o zamandan beri belirlenen parola ve doğrulama yöntemleri geçersiz olur.',
        ),
      ],
      fields: [],
      submit: text('Undo the change', 'Değişikliği geri al'),
    },
    undone: {
      heading: text('Your address is back', 'Adresiniz geri alındı'),
      paragraphs: [
        text(
          'Your account has the address {email} again. Choose a new password, and check the keys of your account.',
          'Hesabınızın adresi yeniden {email}. Yeni bir parola belirleyin ve hesabınızın anahtarlarını denetleyin.',
        ),
      ],
      outcome: 'done',
    },
    ...LINK_STATES,
  },
  messages: {},
};
