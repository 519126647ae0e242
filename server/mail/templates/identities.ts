import type { Templates } from '../mail-content.ts';
import { quote } from '../user-text.ts';

/** Mails to people about the identity providers that sign them in. `tenant` is the name of the tenant. */
export interface IdentityData {
  identity_link_code: { code: string; tenant: string };
  /** `url` undoes an automatic link. */
  identity_linked: { name: string; tenant: string; connection: string; url: string | null };
}

export const identityTemplates: Templates<IdentityData> = {
  identity_link_code: {
    en: ({ code, tenant }) => ({
      subject: `Confirm your sign-in to ${quote(tenant)}`,
      paragraphs: [
        'Hello,',
        `The identity provider of ${quote(tenant)} signs a person in with your address. If that is you, your code is ${code}. It works once, for ten minutes, on the page where you sign in.`,
        'With it that identity provider signs you in as this account from now on. If you are not signing in just now, ignore this mail, and give the code to no one.',
      ],
    }),
    tr: ({ code, tenant }) => ({
      subject: `${quote(tenant)} oturumunuzu doğrulayın`,
      paragraphs: [
        'Merhaba,',
        `${quote(tenant)} kimlik sağlayıcısı, adresinizle bir kişinin oturumunu açıyor. Bu kişi sizseniz kodunuz ${code}. Kod, oturum açtığınız sayfada bir kez ve on dakika boyunca geçerlidir.`,
        'Kodu girdiğinizde bu kimlik sağlayıcı bundan sonra bu hesapla oturumunuzu açar. Şu anda oturum açmıyorsanız bu postayı dikkate almayın ve kodu hiç kimseye vermeyin.',
      ],
    }),
  },
  identity_linked: {
    en: ({ name, tenant, connection, url }) => ({
      subject: `${quote(tenant)} signs you in by ${quote(connection)}`,
      paragraphs: [
        `Hello ${name},`,
        `The identity provider ${quote(connection)} of ${quote(tenant)} signs you in as this account from now on. It reaches ${quote(tenant)} alone, and nothing else of your account.`,
        url === null
          ? `If this was not you, tell an administrator of ${quote(tenant)}.`
          : 'If you do not want that, undo it. The sessions that it has made end, and it links you again only by yourself. The link works once, for seven days.',
      ],
      ...(url !== null && { action: { label: 'Undo the link', url } }),
    }),
    tr: ({ name, tenant, connection, url }) => ({
      subject: `${quote(tenant)} oturumunuzu ${quote(connection)} ile açıyor`,
      paragraphs: [
        `Merhaba ${name},`,
        `${quote(tenant)} için ${quote(connection)} kimlik sağlayıcısı bundan sonra bu hesapla oturumunuzu açar. Yalnızca ${quote(tenant)} için geçerlidir, hesabınızın başka hiçbir yerine ulaşmaz.`,
        url === null
          ? `Bu siz değilseniz ${quote(tenant)} yöneticilerinden birine haber verin.`
          : 'Bunu istemiyorsanız geri alın. Açtığı oturumlar kapanır ve hesabınızı yeniden ancak siz bağlarsınız. Bağlantı bir kez ve yedi gün boyunca geçerlidir.',
      ],
      ...(url !== null && { action: { label: 'Bağlantıyı geri al', url } }),
    }),
  },
};
