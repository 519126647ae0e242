import type { Templates } from '../mail-content.ts';
import { quoteName } from '../user-text.ts';

/** Mails to people about the identity providers that sign them in. `tenant` is the name of the tenant. */
export interface IdentityData {
  identity_link_code: { code: string; tenant: string };
  /** `url` undoes an automatic link. */
  identity_linked: { name: string; tenant: string; connection: string; url: string | null };
  /** `inviter` made the link. */
  sso_setup_link: {
    inviter: string | null;
    tenant: string;
    kind: 'connection' | 'directory';
    url: string;
    expiresAt: string;
  };
  sso_setup_tested: { tenant: string; connection: string };
}

const SETS_UP = {
  connection: { en: 'single sign-on', tr: 'şirket oturumunu' },
  directory: { en: 'provisioning by SCIM', tr: 'SCIM ile kullanıcı aktarımını' },
} as const;

export const identityTemplates: Templates<IdentityData> = {
  identity_link_code: {
    en: ({ code, tenant }) => ({
      subject: `Confirm your sign-in to ${quoteName(tenant)}`,
      paragraphs: [
        'Hello,',
        `The identity provider of ${quoteName(tenant)} signs a person in with your address. If that is you, your code is ${code}. It works once, for ten minutes, on the page where you sign in.`,
        'With it that identity provider signs you in as this account from now on. If you are not signing in just now, ignore this mail, and give the code to no one.',
      ],
    }),
    tr: ({ code, tenant }) => ({
      subject: `${quoteName(tenant)} oturumunuzu doğrulayın`,
      paragraphs: [
        'Merhaba,',
        `${quoteName(tenant)} kimlik sağlayıcısı, adresinizle bir kişinin oturumunu açıyor. Bu kişi sizseniz kodunuz ${code}. Kod, oturum açtığınız sayfada bir kez ve on dakika boyunca geçerlidir.`,
        'Kodu girdiğinizde bu kimlik sağlayıcı bundan sonra bu hesapla oturumunuzu açar. Şu anda oturum açmıyorsanız bu postayı dikkate almayın ve kodu hiç kimseye vermeyin.',
      ],
    }),
  },
  identity_linked: {
    en: ({ name, tenant, connection, url }) => ({
      subject: `${quoteName(tenant)} signs you in by ${quoteName(connection)}`,
      paragraphs: [
        `Hello ${name},`,
        `The identity provider ${quoteName(connection)} of ${quoteName(tenant)} signs you in as this account from now on. It gives access to ${quoteName(tenant)} only, not to the rest of your account.`,
        url === null
          ? `If this was not you, tell an administrator of ${quoteName(tenant)}.`
          : 'If you do not want that, undo it. Its sessions then end, and only you can link it again. The link works once, for seven days.',
      ],
      ...(url !== null && { action: { label: 'Undo the link', url } }),
    }),
    tr: ({ name, tenant, connection, url }) => ({
      subject: `${quoteName(tenant)} oturumunuzu ${quoteName(connection)} ile açıyor`,
      paragraphs: [
        `Merhaba ${name},`,
        `${quoteName(tenant)} için ${quoteName(connection)} kimlik sağlayıcısı bundan sonra bu hesapla oturumunuzu açar. Yalnızca ${quoteName(tenant)} için geçerlidir, hesabınızın başka hiçbir yerine ulaşmaz.`,
        url === null
          ? `Bu siz değilseniz ${quoteName(tenant)} yöneticilerinden birine haber verin.`
          : 'Bunu istemiyorsanız geri alın. Açtığı oturumlar kapanır ve hesabınızı yeniden ancak siz bağlarsınız. Bağlantı bir kez ve yedi gün boyunca geçerlidir.',
      ],
      ...(url !== null && { action: { label: 'Bağlantıyı geri al', url } }),
    }),
  },
  sso_setup_link: {
    en: ({ inviter, tenant, kind, url, expiresAt }) => ({
      subject: `Set up ${SETS_UP[kind].en} for ${quoteName(tenant)}`,
      paragraphs: [
        inviter === null
          ? `You are asked to set up ${SETS_UP[kind].en} for ${quoteName(tenant)} with your identity provider.`
          : `${quoteName(inviter)} asks you to set up ${SETS_UP[kind].en} for ${quoteName(tenant)} with your identity provider.`,
        `You need no account. The link ends at ${expiresAt}. Give it only to people who administer the identity provider. If you did not expect this mail, ignore it.`,
      ],
      action: { label: 'Begin the set-up', url },
    }),
    tr: ({ inviter, tenant, kind, url, expiresAt }) => ({
      subject: `${quoteName(tenant)} için ${SETS_UP[kind].tr} ayarlayın`,
      paragraphs: [
        inviter === null
          ? `${quoteName(tenant)} için kimlik sağlayıcınızla ${SETS_UP[kind].tr} ayarlamanız isteniyor.`
          : `${quoteName(inviter)}, ${quoteName(tenant)} için kimlik sağlayıcınızla ${SETS_UP[kind].tr} ayarlamanızı istiyor.`,
        `Hesap açmanız gerekmez. Bağlantı ${expiresAt} tarihinde sona erer. Bağlantıyı yalnızca kimlik sağlayıcıyı yöneten kişilerle paylaşın. Bu postayı beklemiyorsanız dikkate almayın.`,
      ],
      action: { label: 'Kuruluma başla', url },
    }),
  },
  sso_setup_tested: {
    en: ({ tenant, connection }) => ({
      subject: `${quoteName(connection)} in ${quoteName(tenant)} is ready to be activated`,
      paragraphs: [
        `A test of the connection ${quoteName(connection)} in ${quoteName(tenant)} has passed. It was begun with the set-up link that you made.`,
        'Look at the settings, test the connection yourself, and activate it. People do not sign in by it before that.',
      ],
    }),
    tr: ({ tenant, connection }) => ({
      subject: `${quoteName(tenant)} içindeki ${quoteName(connection)} etkinleştirilmeye hazır`,
      paragraphs: [
        `${quoteName(tenant)} içindeki ${quoteName(connection)} bağlantısının testi başarılı oldu. Test, oluşturduğunuz kurulum bağlantısıyla başlatıldı.`,
        'Ayarları gözden geçirin, bağlantıyı kendiniz de test edin ve etkinleştirin. Bundan önce kimse bu bağlantıyla oturum açamaz.',
      ],
    }),
  },
};
