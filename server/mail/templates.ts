import type { MailRow } from '../database/mail-tables.ts';
import { inWords, type ProjectActivity } from './activity.ts';

/** What each template needs to know. */
export interface TemplateData {
  email_verification: { name: string; url: string };
  password_reset: { name: string; url: string };
  api_key_created: { workspace: string; key: string; kind: string; by: string };
  api_key_expiring: { workspace: string; key: string; expiresAt: string };
  access_requested: { organization: string; workspace: string; reason: string | null };
  api_key_rotation_upcoming: { workspace: string; key: string; at: string };
  api_key_rotated: { workspace: string; key: string; at: string };
  role_changed: { workspace: string; member: string; role: string };
  allowlist_changed: { workspace: string; ranges: string[] };
  sign_in_new_network: { name: string; address: string; at: string };
  digest: { workspace: string; period: 'daily' | 'weekly'; projects: ProjectActivity[]; unsubscribe: string };
  webhook_endpoint_disabled: {
    name: string;
    workspace: string;
    host: string;
    endpointId: string;
    reason: 'failures' | 'gone';
  };
  /** `inviter` is `null` when a program or the operator invites. */
  invitation: { inviter: string | null; workspace: string; url: string };
  /** Into an organization, whose name is in the place of that of the workspace. */
  organization_invitation: { inviter: string | null; workspace: string; url: string };
}
export type TemplateName = keyof TemplateData;
type Language = MailRow['language'];

/** A mail in words: paragraphs, and a link to follow. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  action?: { label: string; url: string };
  /** Where a mail program unsubscribes for its user, in one click. */
  unsubscribe?: string;
}

type Templates = { [Name in TemplateName]: Record<Language, (data: TemplateData[Name]) => Letter> };

/** What the mails say, in every language that they are written in. */
export const templates: Templates = {
  email_verification: {
    en: ({ name, url }) => ({
      subject: 'Confirm your e-mail address',
      paragraphs: [
        `Hello ${name},`,
        'please confirm that this address is yours. The link works once, for one hour.',
      ],
      action: { label: 'Confirm the address', url },
    }),
    tr: ({ name, url }) => ({
      subject: 'E-posta adresinizi doğrulayın',
      paragraphs: [
        `Merhaba ${name},`,
        'bu adresin size ait olduğunu lütfen doğrulayın. Bağlantı bir kez ve bir saat boyunca geçerlidir.',
      ],
      action: { label: 'Adresi doğrula', url },
    }),
  },
  password_reset: {
    en: ({ name, url }) => ({
      subject: 'Choose a new password',
      paragraphs: [
        `Hello ${name},`,
        'somebody asked for a new password for your account. The link works once, for one hour. If it was not you, do nothing: your password stays as it is.',
      ],
      action: { label: 'Choose a new password', url },
    }),
    tr: ({ name, url }) => ({
      subject: 'Yeni bir parola belirleyin',
      paragraphs: [
        `Merhaba ${name},`,
        'hesabınız için yeni bir parola istendi. Bağlantı bir kez ve bir saat boyunca geçerlidir. Bu isteği siz yapmadıysanız bir şey yapmanız gerekmez: parolanız değişmez.',
      ],
      action: { label: 'Yeni parola belirle', url },
    }),
  },
  invitation: {
    en: ({ inviter, workspace, url }) => ({
      subject: `You are invited to ${workspace}`,
      paragraphs: [
        inviter === null
          ? `You are invited to the workspace ${workspace}.`
          : `${inviter} invites you to the workspace ${workspace}.`,
        'The link is valid for 72 hours. If you do not know what this is about, do nothing.',
      ],
      action: { label: 'Accept the invitation', url },
    }),
    tr: ({ inviter, workspace, url }) => ({
      subject: `${workspace} çalışma alanına davet edildiniz`,
      paragraphs: [
        inviter === null
          ? `${workspace} çalışma alanına davet edildiniz.`
          : `${inviter} sizi ${workspace} çalışma alanına davet ediyor.`,
        'Bağlantı 72 saat boyunca geçerlidir. Bu davetin ne hakkında olduğunu bilmiyorsanız bir şey yapmanız gerekmez.',
      ],
      action: { label: 'Daveti kabul et', url },
    }),
  },
  organization_invitation: {
    en: ({ inviter, workspace, url }) => ({
      subject: `You are invited to ${workspace}`,
      paragraphs: [
        inviter === null
          ? `You are invited to the organization ${workspace}.`
          : `${inviter} invites you to the organization ${workspace}.`,
        'The link is valid for 72 hours. If you do not know what this is about, do nothing.',
      ],
      action: { label: 'Accept the invitation', url },
    }),
    tr: ({ inviter, workspace, url }) => ({
      subject: `${workspace} organizasyonuna davet edildiniz`,
      paragraphs: [
        inviter === null
          ? `${workspace} organizasyonuna davet edildiniz.`
          : `${inviter} sizi ${workspace} organizasyonuna davet ediyor.`,
        'Bağlantı 72 saat boyunca geçerlidir. Bu davetin ne hakkında olduğunu bilmiyorsanız bir şey yapmanız gerekmez.',
      ],
      action: { label: 'Daveti kabul et', url },
    }),
  },
  api_key_created: {
    en: ({ workspace, key, kind, by }) => ({
      subject: `New API key in ${workspace}`,
      paragraphs: [
        `${by} has created the ${kind} key "${key}" in ${workspace}.`,
        'If you did not expect this, revoke the key and find out who made it.',
      ],
    }),
    tr: ({ workspace, key, kind, by }) => ({
      subject: `${workspace} çalışma alanında yeni API anahtarı`,
      paragraphs: [
        `${by}, ${workspace} çalışma alanında "${key}" adlı ${kind === 'user' ? 'kullanıcı' : 'servis'} anahtarını oluşturdu.`,
        'Bunu beklemiyorsanız anahtarı iptal edin ve kimin oluşturduğunu araştırın.',
      ],
    }),
  },
  api_key_expiring: {
    en: ({ workspace, key, expiresAt }) => ({
      subject: `The API key "${key}" expires soon`,
      paragraphs: [
        `The key "${key}" of ${workspace} stops working at ${expiresAt}.`,
        'Replace it, or move its expiry, before then.',
      ],
    }),
    tr: ({ workspace, key, expiresAt }) => ({
      subject: `"${key}" API anahtarının süresi dolmak üzere`,
      paragraphs: [
        `${workspace} çalışma alanının "${key}" anahtarı ${expiresAt} tarihinde çalışmayı durduracak.`,
        'O zamana kadar yenileyin veya bitiş tarihini değiştirin.',
      ],
    }),
  },
  access_requested: {
    en: ({ organization, workspace, reason }) => ({
      subject: `${organization} asks to manage ${workspace}`,
      paragraphs: [
        `The organization ${organization} asks to manage the workspace ${workspace}: its members would be admins there, except for billing, deletion and ownership.`,
        ...(reason === null ? [] : [reason]),
        'An owner of the workspace can approve or decline it. If you do not expect this, do nothing.',
      ],
    }),
    tr: ({ organization, workspace, reason }) => ({
      subject: `${organization}, ${workspace} çalışma alanını yönetmek istiyor`,
      paragraphs: [
        `${organization} organizasyonu ${workspace} çalışma alanını yönetmek istiyor: üyeleri faturalandırma, silme ve sahiplik dışında yönetici olacak.`,
        ...(reason === null ? [] : [reason]),
        'Çalışma alanının bir sahibi bu isteği onaylayabilir veya reddedebilir. Bunu beklemiyorsanız bir şey yapmanız gerekmez.',
      ],
    }),
  },
  api_key_rotation_upcoming: {
    en: ({ workspace, key, at }) => ({
      subject: `The API key "${key}" gets a new secret soon`,
      paragraphs: [
        `The key "${key}" of ${workspace} gets a new secret at ${at}, as its rotation policy says.`,
        'Collect the new secret then, and put it to use before the old one ends.',
      ],
    }),
    tr: ({ workspace, key, at }) => ({
      subject: `"${key}" API anahtarı yakında yenilenecek`,
      paragraphs: [
        `${workspace} çalışma alanının "${key}" anahtarı, yenileme kuralı gereği ${at} tarihinde yeni bir gizli değer alacak.`,
        'O zaman yeni gizli değeri alın ve eskisi sona ermeden kullanmaya başlayın.',
      ],
    }),
  },
  api_key_rotated: {
    en: ({ workspace, key, at }) => ({
      subject: `The API key "${key}" has a new secret`,
      paragraphs: [
        `The key "${key}" of ${workspace} was rotated, as its rotation policy says. The new secret waits to be collected, once; the old one still works for a while.`,
        `The next rotation is at ${at}.`,
      ],
    }),
    tr: ({ workspace, key, at }) => ({
      subject: `"${key}" API anahtarının yeni bir gizli değeri var`,
      paragraphs: [
        `${workspace} çalışma alanının "${key}" anahtarı, yenileme kuralı gereği yenilendi. Yeni gizli değer bir kez alınmayı bekliyor; eskisi bir süre daha geçerli.`,
        `Bir sonraki yenileme: ${at}.`,
      ],
    }),
  },
  role_changed: {
    en: ({ workspace, member, role }) => ({
      subject: `Role changed in ${workspace}`,
      paragraphs: [`${member} now has the role ${role} in ${workspace}.`],
    }),
    tr: ({ workspace, member, role }) => ({
      subject: `${workspace} çalışma alanında rol değişikliği`,
      paragraphs: [`${member}, ${workspace} çalışma alanında artık ${role} rolüne sahip.`],
    }),
  },
  allowlist_changed: {
    en: ({ workspace, ranges }) => ({
      subject: `IP allowlist of ${workspace} changed`,
      paragraphs: [
        ranges.length === 0
          ? `${workspace} can now be used from every address.`
          : `${workspace} can now be used from these addresses only:\n${ranges.join('\n')}`,
      ],
    }),
    tr: ({ workspace, ranges }) => ({
      subject: `${workspace} çalışma alanının IP izin listesi değişti`,
      paragraphs: [
        ranges.length === 0
          ? `${workspace} artık her adresten kullanılabilir.`
          : `${workspace} artık yalnızca şu adreslerden kullanılabilir:\n${ranges.join('\n')}`,
      ],
    }),
  },
  sign_in_new_network: {
    en: ({ name, address, at }) => ({
      subject: 'Sign-in from a new network',
      paragraphs: [
        `Hello ${name},`,
        `somebody signed in to your account from ${address} at ${at}, where you have not signed in before.`,
        'If it was not you, change your password: that ends all other sessions.',
      ],
    }),
    tr: ({ name, address, at }) => ({
      subject: 'Yeni bir ağdan oturum açıldı',
      paragraphs: [
        `Merhaba ${name},`,
        `hesabınızda ${at} tarihinde, daha önce kullanmadığınız ${address} adresinden oturum açıldı.`,
        'Bu siz değilseniz parolanızı değiştirin: böylece diğer tüm oturumlar sona erer.',
      ],
    }),
  },
  digest: {
    en: ({ workspace, period, projects, unsubscribe }) => ({
      subject: `${workspace}: ${period === 'daily' ? 'yesterday' : 'last week'} in your projects`,
      paragraphs: projects.map((project) => inWords(project, 'en')),
      action: { label: 'Receive no more digests', url: unsubscribe },
      unsubscribe,
    }),
    tr: ({ workspace, period, projects, unsubscribe }) => ({
      subject: `${workspace}: projelerinizde ${period === 'daily' ? 'dün' : 'geçen hafta'} olanlar`,
      paragraphs: projects.map((project) => inWords(project, 'tr')),
      action: { label: 'Özet almayı bırak', url: unsubscribe },
      unsubscribe,
    }),
  },
  webhook_endpoint_disabled: {
    en: ({ name, workspace, host, endpointId, reason }) => ({
      subject: `${workspace}: the webhook endpoint at ${host} was disabled`,
      paragraphs: [
        `Hello ${name},`,
        reason === 'gone'
          ? `the webhook endpoint ${endpointId} of the workspace ${workspace}, at ${host}, answered 410 Gone. Nothing is sent to it any more.`
          : `the webhook endpoint ${endpointId} of the workspace ${workspace}, at ${host}, has not taken an event in six attempts over more than ten hours. Nothing is sent to it any more.`,
        'What happens meanwhile is kept for 30 days. When the receiver works again, enable the endpoint and replay what failed and what it has missed.',
      ],
    }),
    tr: ({ name, workspace, host, endpointId, reason }) => ({
      subject: `${workspace}: ${host} adresindeki webhook uç noktası devre dışı bırakıldı`,
      paragraphs: [
        `Merhaba ${name},`,
        reason === 'gone'
          ? `${workspace} çalışma alanının ${host} adresindeki webhook uç noktası (${endpointId}) 410 Gone yanıtını verdi. Artık oraya hiçbir şey gönderilmiyor.`
          : `${workspace} çalışma alanının ${host} adresindeki webhook uç noktası (${endpointId}), on saatten uzun bir sürede yapılan altı denemede bir olayı teslim almadı. Artık oraya hiçbir şey gönderilmiyor.`,
        'Bu arada olanlar 30 gün saklanır. Alıcı yeniden çalıştığında uç noktayı etkinleştirin ve teslim edilemeyenlerle kaçırılanları yeniden gönderin.',
      ],
    }),
  },
};
