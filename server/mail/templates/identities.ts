import type { Templates } from '../mail-content.ts';
import { quote } from '../user-text.ts';

/** Mails to people about the identity providers that sign them in. `place` is the name of the tenant. */
export interface IdentityData {
  identity_link_code: { code: string; place: string };
  identity_linked: { name: string; place: string; connection: string };
}

export const identityTemplates: Templates<IdentityData> = {
  identity_link_code: {
    en: ({ code, place }) => ({
      subject: `Confirm your sign-in to ${quote(place)}`,
      paragraphs: [
        'Hello,',
        `The identity provider of ${quote(place)} signs a person in with your address. If that is you, your code is ${code}. It works once, for ten minutes, on the page where you sign in.`,
        'With it that identity provider signs you in as this account from now on. If you are not signing in just now, ignore this mail, and give the code to no one.',
      ],
    }),
    tr: ({ code, place }) => ({
      subject: `${quote(place)} oturumunuzu doğrulayın`,
      paragraphs: [
        'Merhaba,',
        `${quote(place)} kimlik sağlayıcısı, adresinizle bir kişinin oturumunu açıyor. Bu kişi sizseniz kodunuz ${code}. Kod, oturum açtığınız sayfada bir kez ve on dakika boyunca geçerlidir.`,
        'Kodu girdiğinizde bu kimlik sağlayıcı bundan sonra bu hesapla oturumunuzu açar. Şu anda oturum açmıyorsanız bu postayı dikkate almayın ve kodu hiç kimseye vermeyin.',
      ],
    }),
  },
  identity_linked: {
    en: ({ name, place, connection }) => ({
      subject: `${quote(place)} signs you in by ${quote(connection)}`,
      paragraphs: [
        `Hello ${name},`,
        `The identity provider ${quote(connection)} of ${quote(place)} signs you in as this account from now on. It reaches ${quote(place)} alone, and nothing else of your account.`,
        `If this was not you, tell an administrator of ${quote(place)}.`,
      ],
    }),
    tr: ({ name, place, connection }) => ({
      subject: `${quote(place)} oturumunuzu ${quote(connection)} ile açıyor`,
      paragraphs: [
        `Merhaba ${name},`,
        `${quote(place)} için ${quote(connection)} kimlik sağlayıcısı bundan sonra bu hesapla oturumunuzu açar. Yalnızca ${quote(place)} için geçerlidir, hesabınızın başka hiçbir yerine ulaşmaz.`,
        `Bu siz değilseniz ${quote(place)} yöneticilerinden birine haber verin.`,
      ],
    }),
  },
};
