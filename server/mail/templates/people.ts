import type { Templates } from '../mail-content.ts';
import { quoteName } from '../user-text.ts';

/** A person as mails name them. */
export interface NamedPerson {
  name: string;
  email: string;
}

/** Mails about the members of a workspace or organization. */
export interface PeopleData {
  /** `inviter` is `null` when a key or the operator invites. */
  invitation: { inviter: string | null; workspace: string; url: string };
  /** `workspace` is the name of the organization. */
  organization_invitation: { inviter: string | null; workspace: string; url: string };
  /** `by` is `null` when a key or the operator adds the member. `tenant` is the name of the tenant. */
  member_added: { by: NamedPerson | null; kind: 'workspace' | 'organization'; tenant: string; role: string };
  role_changed: { workspace: string; member: NamedPerson; role: string };
  /** `tenant` is the name of the tenant. */
  directory_conflict: { tenant: string; member: NamedPerson };
  /** `tenant` is the name of the tenant. */
  directory_token_aging: { tenant: string; directory: string; expiresAt: string };
  sso_certificate_expiring: {
    tenant: string;
    connection: string;
    endsAt: string;
    side: 'provider' | 'server';
  };
  break_glass_used: { tenant: string; member: NamedPerson; address: string; at: string };
}

/** Both the name and the address: an address alone says too little, and a name can be anything. */
export const personInWords = ({ name, email }: NamedPerson): string => `${quoteName(name)} (${email})`;

const KINDS_TR = { workspace: 'çalışma alanına', organization: 'organizasyonuna' } as const;

export const peopleTemplates: Templates<PeopleData> = {
  invitation: {
    en: ({ inviter, workspace, url }) => ({
      subject: `You are invited to ${quoteName(workspace)}`,
      paragraphs: [
        inviter === null
          ? `You are invited to the workspace ${quoteName(workspace)}.`
          : `${quoteName(inviter)} invites you to the workspace ${quoteName(workspace)}.`,
        'The link is valid for 72 hours. If you did not expect this invitation, ignore this mail.',
      ],
      action: { label: 'Accept the invitation', url },
    }),
    tr: ({ inviter, workspace, url }) => ({
      subject: `${quoteName(workspace)} çalışma alanına davet edildiniz`,
      paragraphs: [
        inviter === null
          ? `${quoteName(workspace)} çalışma alanına davet edildiniz.`
          : `${quoteName(inviter)} sizi ${quoteName(workspace)} çalışma alanına davet ediyor.`,
        'Bağlantı 72 saat boyunca geçerlidir. Bu daveti beklemiyorsanız bu postayı dikkate almayın.',
      ],
      action: { label: 'Daveti kabul et', url },
    }),
  },
  organization_invitation: {
    en: ({ inviter, workspace, url }) => ({
      subject: `You are invited to ${quoteName(workspace)}`,
      paragraphs: [
        inviter === null
          ? `You are invited to the organization ${quoteName(workspace)}.`
          : `${quoteName(inviter)} invites you to the organization ${quoteName(workspace)}.`,
        'The link is valid for 72 hours. If you did not expect this invitation, ignore this mail.',
      ],
      action: { label: 'Accept the invitation', url },
    }),
    tr: ({ inviter, workspace, url }) => ({
      subject: `${quoteName(workspace)} organizasyonuna davet edildiniz`,
      paragraphs: [
        inviter === null
          ? `${quoteName(workspace)} organizasyonuna davet edildiniz.`
          : `${quoteName(inviter)} sizi ${quoteName(workspace)} organizasyonuna davet ediyor.`,
        'Bağlantı 72 saat boyunca geçerlidir. Bu daveti beklemiyorsanız bu postayı dikkate almayın.',
      ],
      action: { label: 'Daveti kabul et', url },
    }),
  },
  member_added: {
    en: ({ by, kind, tenant, role }) => ({
      subject: `You were added to ${quoteName(tenant)}`,
      paragraphs: [
        by === null
          ? `You were added to the ${kind} ${quoteName(tenant)} with the role ${quoteName(role)}.`
          : `${personInWords(by)} added you to the ${kind} ${quoteName(tenant)} with the role ${quoteName(role)}.`,
        `You can leave the ${kind} at any time.`,
      ],
    }),
    tr: ({ by, kind, tenant, role }) => ({
      subject: `${quoteName(tenant)} ${KINDS_TR[kind]} eklendiniz`,
      paragraphs: [
        by === null
          ? `${quoteName(tenant)} ${KINDS_TR[kind]} ${quoteName(role)} rolüyle eklendiniz.`
          : `${personInWords(by)} sizi ${quoteName(tenant)} ${KINDS_TR[kind]} ${quoteName(role)} rolüyle ekledi.`,
        'İstediğiniz zaman ayrılabilirsiniz.',
      ],
    }),
  },
  directory_conflict: {
    en: ({ tenant, member }) => ({
      subject: `Decide about a member of ${quoteName(tenant)}`,
      paragraphs: [
        `The identity provider of ${quoteName(tenant)} has ended the access of ${personInWords(member)}. Its directory may not do that, so their access goes on.`,
        'If they are to leave, remove or deactivate them. Otherwise activate them again in the identity provider.',
      ],
    }),
    tr: ({ tenant, member }) => ({
      subject: `${quoteName(tenant)} için bir üye hakkında karar verin`,
      paragraphs: [
        `${quoteName(tenant)} kimlik sağlayıcısı ${personInWords(member)} kişisinin erişimini sonlandırdı. Dizinin buna yetkisi olmadığı için erişim sürüyor.`,
        'Kişi ayrılacaksa onu çıkarın veya devre dışı bırakın. Aksi halde kimlik sağlayıcıda yeniden etkinleştirin.',
      ],
    }),
  },
  directory_token_aging: {
    en: ({ tenant, directory, expiresAt }) => ({
      subject: `Replace the token of the directory ${quoteName(directory)} in ${quoteName(tenant)}`,
      paragraphs: [
        `The token of the directory ${quoteName(directory)} in ${quoteName(tenant)} reaches the age that your organization allows on ${expiresAt}.`,
        'Afterwards your identity provider can only end access. Replace the token before, and set the new one in the identity provider.',
      ],
    }),
    tr: ({ tenant, directory, expiresAt }) => ({
      subject: `${quoteName(tenant)} içindeki ${quoteName(directory)} dizininin belirtecini değiştirin`,
      paragraphs: [
        `${quoteName(tenant)} içindeki ${quoteName(directory)} dizininin belirteci, organizasyonunuzun izin verdiği yaşa ${expiresAt} tarihinde ulaşıyor.`,
        'Sonrasında kimlik sağlayıcınız yalnızca erişimi sonlandırabilir. Belirteci önceden değiştirin ve yenisini kimlik sağlayıcıda ayarlayın.',
      ],
    }),
  },
  sso_certificate_expiring: {
    en: ({ tenant, connection, endsAt, side }) => ({
      subject: `A certificate of ${quoteName(connection)} in ${quoteName(tenant)} ends soon`,
      paragraphs:
        side === 'provider'
          ? [
              `The certificate with which the identity provider of ${quoteName(connection)} in ${quoteName(tenant)} signs ends at ${endsAt}.`,
              'Renew it in the identity provider. Where the connection has a metadata URL, the server finds the new one there; otherwise add it to the connection, test it and activate it.',
            ]
          : [
              `The certificate of this server for ${quoteName(connection)} in ${quoteName(tenant)} ends at ${endsAt}.`,
              'Call ssoConnections.rotateCertificate, give the identity provider the new certificate, and then call ssoConnections.finishRotation.',
            ],
    }),
    tr: ({ tenant, connection, endsAt, side }) => ({
      subject: `${quoteName(tenant)} içindeki ${quoteName(connection)} sertifikası yakında sona eriyor`,
      paragraphs:
        side === 'provider'
          ? [
              `${quoteName(tenant)} içindeki ${quoteName(connection)} bağlantısının kimlik sağlayıcısının imzaladığı sertifika ${endsAt} tarihinde sona eriyor.`,
              'Sertifikayı kimlik sağlayıcıda yenileyin. Bağlantının bir meta veri adresi varsa sunucu yenisini orada bulur; yoksa onu bağlantıya ekleyin, sınayın ve etkinleştirin.',
            ]
          : [
              `Bu sunucunun ${quoteName(tenant)} içindeki ${quoteName(connection)} bağlantısı için kullandığı sertifika ${endsAt} tarihinde sona eriyor.`,
              'ssoConnections.rotateCertificate işlemini çağırın, yeni sertifikayı kimlik sağlayıcıya verin ve ardından ssoConnections.finishRotation işlemini çağırın.',
            ],
    }),
  },
  break_glass_used: {
    en: ({ tenant, member, address, at }) => ({
      subject: `Sign-in to ${quoteName(tenant)} without the identity provider`,
      paragraphs: [
        `${personInWords(member)} has signed in to ${quoteName(tenant)} without its identity provider, from ${address} at ${at}.`,
        'The policy lets this owner do so when the identity provider does not work. If it works, ask the owner why.',
      ],
    }),
    tr: ({ tenant, member, address, at }) => ({
      subject: `${quoteName(tenant)} için kimlik sağlayıcısız oturum`,
      paragraphs: [
        `${personInWords(member)} kişisi ${at} tarihinde ${address} adresinden, kimlik sağlayıcı olmadan ${quoteName(tenant)} oturumu açtı.`,
        'İlke, kimlik sağlayıcı çalışmadığında bu sahibe izin verir. Kimlik sağlayıcı çalışıyorsa nedenini sahibe sorun.',
      ],
    }),
  },
  role_changed: {
    en: ({ workspace, member, role }) => ({
      subject: `Role changed in ${quoteName(workspace)}`,
      paragraphs: [
        `${personInWords(member)} now has the role ${quoteName(role)} in ${quoteName(workspace)}.`,
      ],
    }),
    tr: ({ workspace, member, role }) => ({
      subject: `${quoteName(workspace)} çalışma alanında rol değişikliği`,
      paragraphs: [
        `${personInWords(member)}, ${quoteName(workspace)} çalışma alanında artık ${quoteName(role)} rolüne sahip.`,
      ],
    }),
  },
};
