import { type SitePage, text } from './page-types.ts';
import { LINK_STATES } from './states/links.ts';

const TITLE = text('Confirm your e-mail address', 'E-posta adresinizi doğrulayın');

/** Confirms the address of an account. It asks for the password: a stranger may have made the account with the address. */
export const verifyEmailPage: SitePage = {
  name: 'verify-email',
  title: TITLE,
  states: {
    confirm: {
      heading: TITLE,
      paragraphs: [
        text(
          'Enter the password of your account to confirm that the account and this address are yours.',
          'Bu adresin ve hesabın size ait olduğunu doğrulamak için hesabınızın parolasını girin.',
        ),
        text(
          'If you did not make this account, close this page: the address is not confirmed without you. To take the account over, choose a new password.',
          'Bu hesabı siz açmadıysanız bu sayfayı kapatın: siz onaylamadan adres doğrulanmaz. Hesabı devralmak için yeni bir parola belirleyin.',
        ),
      ],
      fields: [
        {
          name: 'password',
          label: text('Password', 'Parola'),
          kind: 'password',
          autocomplete: 'current-password',
        },
      ],
      submit: text('Confirm', 'Doğrula'),
    },
    verified: {
      heading: text('Your address is confirmed', 'Adresiniz doğrulandı'),
      paragraphs: [
        text(
          'Thank you: {email} is confirmed. You can close this page.',
          'Teşekkürler: {email} adresi doğrulandı. Bu sayfayı kapatabilirsiniz.',
        ),
      ],
      outcome: 'done',
    },
    ...LINK_STATES,
  },
  messages: {
    invalid_credentials: text(
      'Incorrect password. If you did not create this account, reset its password.',
      'Parola yanlış. Bu hesabı siz açmadıysanız yeni bir parola isteyin.',
    ),
  },
};
