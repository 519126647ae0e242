import type { Templates } from '../mail-content.ts';
import { quoteName } from '../user-text.ts';
import { type NamedPerson, personInWords } from './people.ts';

/** Mails about API keys. */
export interface KeyData {
  /** `by` is the id of a key, or `null` for the operator, when the key was not created by a user. */
  api_key_created: {
    workspace: string;
    key: string;
    keyId: string;
    kind: string;
    by: NamedPerson | string | null;
  };
  device_approved: { name: string; program: string; workspace: string; address: string; at: string };
  api_key_expiring: { workspace: string; key: string; expiresAt: string };
  api_key_rotation_upcoming: { workspace: string; key: string; at: string };
  api_key_rotated: { workspace: string; key: string; at: string };
}

const makerOf = (by: KeyData['api_key_created']['by'], operator: string, key: string): string => {
  if (by === null) return operator;
  return typeof by === 'string' ? `${key} ${by}` : personInWords(by);
};

export const keyTemplates: Templates<KeyData> = {
  api_key_created: {
    en: ({ workspace, key, keyId, kind, by }) => ({
      subject: `New API key in ${quoteName(workspace)}`,
      paragraphs: [
        `${makerOf(by, 'The operator', 'The key')} created the ${kind} key ${quoteName(key)} (${keyId}) in ${quoteName(workspace)}.`,
        'If you did not expect this, revoke the key with the operation apiKeys.revoke and ask who made it.',
      ],
    }),
    tr: ({ workspace, key, keyId, kind, by }) => ({
      subject: `${quoteName(workspace)} çalışma alanında yeni API anahtarı`,
      paragraphs: [
        `${makerOf(by, 'İşletmeci', 'Anahtar')}, ${quoteName(workspace)} çalışma alanında ${quoteName(key)} (${keyId}) adlı ${kind === 'user' ? 'kullanıcı' : 'servis'} anahtarını oluşturdu.`,
        'Bunu beklemiyorsanız anahtarı apiKeys.revoke işlemiyle iptal edin ve neden oluşturulduğunu sorun.',
      ],
    }),
  },
  device_approved: {
    en: ({ name, program, workspace, address, at }) => ({
      subject: `${quoteName(program)} has a key of yours in ${quoteName(workspace)}`,
      paragraphs: [
        `Hello ${name},`,
        `At ${at} you let the program ${quoteName(program)} use a key of yours in ${quoteName(workspace)}. It runs at ${address}.`,
        'If you did not start this program yourself, revoke the key now with the operation apiKeys.revoke, and change your password.',
      ],
    }),
    tr: ({ name, program, workspace, address, at }) => ({
      subject: `${quoteName(program)} artık ${quoteName(workspace)} çalışma alanında size ait bir anahtar kullanıyor`,
      paragraphs: [
        `Merhaba ${name},`,
        `${at} tarihinde ${quoteName(program)} programının ${quoteName(workspace)} çalışma alanında size ait bir anahtarı kullanmasına izin verdiniz. Program ${address} adresinde çalışıyor.`,
        'Bu programı kendiniz başlatmadıysanız anahtarı hemen apiKeys.revoke işlemiyle iptal edin ve parolanızı değiştirin.',
      ],
    }),
  },
  api_key_expiring: {
    en: ({ workspace, key, expiresAt }) => ({
      subject: `The API key ${quoteName(key)} expires soon`,
      paragraphs: [
        `The key ${quoteName(key)} of ${quoteName(workspace)} expires at ${expiresAt}.`,
        'Replace the key or change its expiry before then.',
      ],
    }),
    tr: ({ workspace, key, expiresAt }) => ({
      subject: `${quoteName(key)} API anahtarının süresi dolmak üzere`,
      paragraphs: [
        `${quoteName(workspace)} çalışma alanının ${quoteName(key)} anahtarının süresi ${expiresAt} tarihinde doluyor.`,
        'O zamana kadar anahtarı yenileyin veya bitiş tarihini değiştirin.',
      ],
    }),
  },
  api_key_rotation_upcoming: {
    en: ({ workspace, key, at }) => ({
      subject: `The API key ${quoteName(key)} gets a new secret soon`,
      paragraphs: [
        `The rotation policy of the key ${quoteName(key)} of ${quoteName(workspace)} replaces its secret at ${at}.`,
        'Collect the new secret then, and start using it before the old one expires.',
      ],
    }),
    tr: ({ workspace, key, at }) => ({
      subject: `${quoteName(key)} API anahtarı yakında yenilenecek`,
      paragraphs: [
        `${quoteName(workspace)} çalışma alanının ${quoteName(key)} anahtarı, yenileme kuralı gereği ${at} tarihinde yeni bir gizli değer alacak.`,
        'O zaman yeni gizli değeri alın ve eskisi sona ermeden kullanmaya başlayın.',
      ],
    }),
  },
  api_key_rotated: {
    en: ({ workspace, key, at }) => ({
      subject: `The API key ${quoteName(key)} has a new secret`,
      paragraphs: [
        `The rotation policy of the key ${quoteName(key)} of ${quoteName(workspace)} replaced its secret. Collect the new secret: it is shown once. The old one works for a transition period.`,
        `The next rotation is at ${at}.`,
      ],
    }),
    tr: ({ workspace, key, at }) => ({
      subject: `${quoteName(key)} API anahtarının yeni bir gizli değeri var`,
      paragraphs: [
        `${quoteName(workspace)} çalışma alanının ${quoteName(key)} anahtarı, yenileme kuralı gereği yenilendi. Yeni gizli değeri alın: yalnızca bir kez gösterilir. Eskisi bir geçiş süresi boyunca geçerlidir.`,
        `Bir sonraki yenileme: ${at}.`,
      ],
    }),
  },
};
