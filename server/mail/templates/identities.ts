import type { Templates } from '../mail-content.ts';
import { quote } from '../user-text.ts';

/** Mails to people about the identity providers that sign them in. `tenant` is the name of the tenant. */
export interface IdentityData {
  identity_link_code: { code: string; tenant: string };
  identity_linked: { name: string; tenant: string; connection: string };
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
    en: ({ name, tenant, connection }) => ({
      subject: `${quote(tenant)} signs you in by ${quote(connection)}`,
      paragraphs: [
        `Hello ${name},`,
        `The identity provider ${quote(connection)} of ${quote(tenant)} signs you in as this account from now on. It reaches ${quote(tenant)} alone, and nothing else of your account.`,
        `If this was not you, tell an administrator of ${quote(tenant)}.`,
      ],
    }),
    tr: ({ name, tenant, connection }) => ({
      subject: `${quote(tenant)} oturumunuzu ${quote(connection)} ile açıyor`,
      paragraphs: [
        `Merhaba ${name},`,
        `${quote(tenant)} için ${quote(connection)} kimlik sağlayıcısı bundan sonra bu hesapla oturumunuzu açar. Yalnızca ${quote(tenant)} için geçerlidir, hesabınızın başka hiçbir yerine ulaşmaz.`,
        `Bu siz değilseniz ${quote(tenant)} yöneticilerinden birine haber verin.`,
      ],
    }),
  },
};
