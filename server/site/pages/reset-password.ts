import { type SitePage, text } from './page-types.ts';
import { LINK_STATES, NEW_PASSWORD } from './states/links.ts';

const TITLE = text('Choose a new password', 'Yeni bir parola belirleyin');

/** Sets a new password. */
export const resetPasswordPage: SitePage = {
  name: 'reset-password',
  title: TITLE,
  states: {
    choose: {
      heading: TITLE,
      paragraphs: [
        text(
          'It signs you out everywhere; you sign in again with the new password.',
          'Tüm oturumlarınız kapatılır; yeni parolanızla yeniden oturum açarsınız.',
        ),
      ],
      fields: [NEW_PASSWORD],
      submit: text('Set the password', 'Parolayı kaydet'),
    },
    changed: {
      heading: text('Your password is changed', 'Parolanız değişti'),
      paragraphs: [
        text(
          'Your new password is set. You can close this page and sign in with it.',
          'Yeni parolanız kaydedildi. Bu sayfayı kapatıp yeni parolanızla oturum açabilirsiniz.',
        ),
      ],
      links: [{ page: 'sign-in', label: text('Sign in', 'Oturum aç') }],
      outcome: 'done',
    },
    ...LINK_STATES,
  },
};
