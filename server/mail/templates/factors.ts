import type { Templates } from '../mail-content.ts';

/** What has changed, as the mail names it. */
const CHANGES = {
  totp_enrolled: {
    en: 'an authenticator app was added',
    tr: 'bir doğrulama uygulaması eklendi',
  },
  totp_removed: {
    en: 'the authenticator app was removed',
    tr: 'doğrulama uygulaması kaldırıldı',
  },
  passkey_enrolled: {
    en: 'a passkey was added',
    tr: 'bir geçiş anahtarı eklendi',
  },
  passkey_removed: {
    en: 'a passkey was removed',
    tr: 'bir geçiş anahtarı kaldırıldı',
  },
  recovery_code_used: {
    en: 'a recovery code was used in place of a second factor',
    tr: 'ikinci doğrulama adımı yerine bir kurtarma kodu kullanıldı',
  },
  reset: {
    en: 'all second factors and recovery codes were removed by an administrator, and all sessions have ended',
    tr: 'tüm ikinci doğrulama adımları ve kurtarma kodları bir yönetici tarafından kaldırıldı, tüm oturumlar kapatıldı',
  },
  recovery_codes_created: {
    en: 'new recovery codes were made; the earlier ones no longer work',
    tr: 'yeni kurtarma kodları oluşturuldu; öncekiler artık geçersiz',
  },
} as const;

/** Mails to people about the ways in which they sign in. */
export interface FactorData {
  sign_in_code: { code: string };
  email_change_code: { code: string };
  email_change_taken: Record<never, never>;
  email_changed: { name: string; address: string; at: string; url: string };
  factors_changed: { name: string; change: keyof typeof CHANGES; address: string; at: string };
}

export const factorTemplates: Templates<FactorData> = {
  sign_in_code: {
    en: ({ code }) => ({
      subject: 'Your sign-in code',
      paragraphs: [
        'Hello,',
        `Your code is ${code}. It works once, for ten minutes, on the page where you asked for it.`,
        'Give it to no one who asks for it by phone or mail. If you did not ask for it, ignore this mail: without the page that asked, the code is of no use.',
      ],
    }),
    tr: ({ code }) => ({
      subject: 'Oturum açma kodunuz',
      paragraphs: [
        'Merhaba,',
        `Kodunuz ${code}. Yalnızca istediğiniz sayfada, bir kez ve on dakika boyunca geçerlidir.`,
        'Kodu telefonla veya postayla isteyen hiç kimseye vermeyin. Siz istemediyseniz bu postayı dikkate almayın: kod, istendiği sayfa olmadan işe yaramaz.',
      ],
    }),
  },
  email_change_code: {
    en: ({ code }) => ({
      subject: 'Confirm your new e-mail address',
      paragraphs: [
        'Hello,',
        `Your code is ${code}. Enter it where you asked for it to make this the address of your account. It works once, for ten minutes.`,
        'Give it to no one. If you did not ask for it, ignore this mail: nothing changes.',
      ],
    }),
    tr: ({ code }) => ({
      subject: 'Yeni e-posta adresinizi doğrulayın',
      paragraphs: [
        'Merhaba,',
        `Kodunuz ${code}. Bu adresi hesabınızın adresi yapar; yalnızca istediğiniz yerde, bir kez ve on dakika boyunca geçerlidir.`,
        'Kodu hiç kimseye vermeyin. Siz istemediyseniz bu postayı dikkate almayın: hiçbir şey değişmez.',
      ],
    }),
  },
  email_change_taken: {
    en: () => ({
      subject: 'This address belongs to an account already',
      paragraphs: [
        'Hello,',
        'A person asked to use this address for another account. An account has it, or had it in the last seven days, so nothing was changed.',
        'If it was you, sign in to the account with this address. If not, ignore this mail.',
      ],
    }),
    tr: () => ({
      subject: 'Bu adres zaten bir hesaba ait',
      paragraphs: [
        'Merhaba,',
        'Bir kişi bu adresi başka bir hesapta kullanmak istedi. Adres bir hesaba ait veya son yedi gün içinde aitti; bu yüzden hiçbir şey değişmedi.',
        'İsteyen sizseniz bu adresle açılmış hesapta oturum açın. Değilseniz bu postayı dikkate almayın.',
      ],
    }),
  },
  email_changed: {
    en: ({ name, address, at, url }) => ({
      subject: 'The e-mail address of your account has changed',
      paragraphs: [
        `Hello ${name},`,
        `Your account has another e-mail address now. This was done from ${address} at ${at}.`,
        'If this was not you, undo it. The account then has this address again, and all sessions end. The link works once, for seven days.',
      ],
      action: { label: 'Undo the change', url },
    }),
    tr: ({ name, address, at, url }) => ({
      subject: 'Hesabınızın e-posta adresi değişti',
      paragraphs: [
        `Merhaba ${name},`,
        `Hesabınızın artık başka bir e-posta adresi var. İşlem ${at} tarihinde ${address} adresinden yapıldı.`,
        'Bu siz değilseniz değişikliği geri alın. Hesap yeniden bu adresi kullanır ve tüm oturumlar kapanır. Bağlantı bir kez ve yedi gün boyunca geçerlidir.',
      ],
      action: { label: 'Değişikliği geri al', url },
    }),
  },
  factors_changed: {
    en: ({ name, change, address, at }) => ({
      subject: 'The sign-in to your account has changed',
      paragraphs: [
        `Hello ${name},`,
        `In the sign-in to your account, ${CHANGES[change].en}. This was done from ${address} at ${at}.`,
        'If this was not you, change your password, check the factors of your account, and end all other sessions.',
      ],
    }),
    tr: ({ name, change, address, at }) => ({
      subject: 'Hesabınızın oturum açma ayarları değişti',
      paragraphs: [
        `Merhaba ${name},`,
        `Hesabınızın oturum açma ayarlarında ${CHANGES[change].tr}. İşlem ${at} tarihinde ${address} adresinden yapıldı.`,
        'Bu siz değilseniz parolanızı değiştirin, hesabınızın doğrulama yöntemlerini denetleyin ve diğer tüm oturumları kapatın.',
      ],
    }),
  },
};
