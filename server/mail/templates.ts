import type { MailRow } from '../database/tables.ts';

/** What each template needs to know. */
export interface TemplateData {
  email_verification: { name: string; url: string };
  password_reset: { name: string; url: string };
  webhook_endpoint_disabled: {
    name: string;
    workspace: string;
    host: string;
    endpointId: string;
    reason: 'failures' | 'gone';
  };
}
export type TemplateName = keyof TemplateData;
type Language = MailRow['language'];

/** A mail in words: paragraphs, and a link to follow. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  action?: { label: string; url: string };
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
