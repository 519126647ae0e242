import type { Templates } from '../mail-content.ts';

/**
 * Mails to people about their own account. An unverified address may belong to a stranger, so these mails contain no
 * name.
 */
export interface AccountData {
  email_verification: { url: string };
  password_reset: { url: string };
  sign_in_new_network: { name: string; address: string; at: string };
  password_guesses: { name: string; address: string; at: string };
  account_deleted: { address: string; at: string };
}

export const accountTemplates: Templates<AccountData> = {
  email_verification: {
    en: ({ url }) => ({
      subject: 'Confirm your e-mail address',
      paragraphs: [
        'Hello,',
        'Please confirm that this address is yours. The page asks for the password of your account, unless you are signed in there. The link works once, for one hour. If you did not sign up, ignore this mail.',
      ],
      action: { label: 'Confirm the address', url },
    }),
    tr: ({ url }) => ({
      subject: 'E-posta adresinizi doğrulayın',
      paragraphs: [
        'Merhaba,',
        'Lütfen bu adresin size ait olduğunu doğrulayın. Oturumunuz açık değilse sayfa hesabınızın parolasını sorar. Bağlantı bir kez ve bir saat boyunca geçerlidir. Siz kaydolmadıysanız bu postayı dikkate almayın.',
      ],
      action: { label: 'Adresi doğrula', url },
    }),
  },
  password_reset: {
    en: ({ url }) => ({
      subject: 'Choose a new password',
      paragraphs: [
        'Hello,',
        'We received a request to reset the password of your account. The link works once, for one hour. If you did not ask for it, ignore this mail: your password stays as it is.',
      ],
      action: { label: 'Choose a new password', url },
    }),
    tr: ({ url }) => ({
      subject: 'Yeni bir parola belirleyin',
      paragraphs: [
        'Merhaba,',
        'Hesabınızın parolasını sıfırlamak için bir istek aldık. Bağlantı bir kez ve bir saat boyunca geçerlidir. Bu isteği siz yapmadıysanız bu postayı dikkate almayın: parolanız değişmez.',
      ],
      action: { label: 'Yeni parola belirle', url },
    }),
  },
  sign_in_new_network: {
    en: ({ name, address, at }) => ({
      subject: 'Sign-in from a new network',
      paragraphs: [
        `Hello ${name},`,
        `Your account was signed in to from ${address} at ${at}. You have not signed in from that network before.`,
        'If this was not you, change your password. This ends all other sessions.',
      ],
    }),
    tr: ({ name, address, at }) => ({
      subject: 'Yeni bir ağdan oturum açıldı',
      paragraphs: [
        `Merhaba ${name},`,
        `Hesabınızda ${at} tarihinde, daha önce kullanmadığınız ${address} adresinden oturum açıldı.`,
        'Bu siz değilseniz parolanızı değiştirin: böylece diğer tüm oturumlar sona erer.',
      ],
    }),
  },
  password_guesses: {
    en: ({ name, address, at }) => ({
      subject: 'Wrong passwords for your account',
      paragraphs: [
        `Hello ${name},`,
        `Several wrong passwords were given for your account, the last one from ${address} at ${at}.`,
        'For up to 15 minutes you can sign in only from networks that you have used before. If you are elsewhere, reset your password: its link lets you in from where you open it.',
      ],
    }),
    tr: ({ name, address, at }) => ({
      subject: 'Hesabınız için yanlış parolalar girildi',
      paragraphs: [
        `Merhaba ${name},`,
        `Hesabınız için birkaç kez yanlış parola girildi; sonuncusu ${at} tarihinde ${address} adresinden.`,
        'En çok 15 dakika boyunca yalnızca daha önce kullandığınız ağlardan oturum açabilirsiniz. Başka bir yerdeyseniz parolanızı sıfırlayın: bağlantı, açtığınız ağdan girmenizi sağlar.',
      ],
    }),
  },
  account_deleted: {
    en: ({ address, at }) => ({
      subject: 'Your account was deleted',
      paragraphs: [
        'Hello,',
        `The account with this address was deleted, and has left all workspaces and organizations. This was done from ${address} at ${at}, and cannot be undone.`,
        'If this was not you, write to the administrators of your workspaces, and change the password of your mailbox.',
      ],
    }),
    tr: ({ address, at }) => ({
      subject: 'Hesabınız silindi',
      paragraphs: [
        'Merhaba,',
        `Bu adresin hesabı silindi ve tüm çalışma alanlarından ve organizasyonlardan ayrıldı. İşlem ${at} tarihinde ${address} adresinden yapıldı ve geri alınamaz.`,
        'Bunu siz yapmadıysanız çalışma alanlarınızın yöneticilerine yazın ve posta kutunuzun parolasını değiştirin.',
      ],
    }),
  },
};
