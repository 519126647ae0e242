import type { MailRow } from '../database/tables.ts';

/** What each template needs to know. */
export interface TemplateData {
  email_verification: { name: string; url: string };
  password_reset: { name: string; url: string };
  /** `inviter` is `null` when a program or the operator invites. */
  invitation: { inviter: string | null; workspace: string; url: string };
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
};
