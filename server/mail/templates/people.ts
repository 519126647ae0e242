import type { Templates } from '../mail-content.ts';
import { quote } from '../user-text.ts';

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
export const personInWords = ({ name, email }: NamedPerson): string => `${quote(name)} (${email})`;

const KINDS_TR = { workspace: 'çalışma alanına', organization: 'organizasyonuna' } as const;

export const peopleTemplates: Templates<PeopleData> = {
  invitation: {
    en: ({ inviter, workspace, url }) => ({
      subject: `You are invited to ${quote(workspace)}`,
      paragraphs: [
        inviter === null
          ? `You are invited to the workspace ${quote(workspace)}.`
          : `${quote(inviter)} invites you to the workspace ${quote(workspace)}.`,
        'The link is valid for 72 hours. If you did not expect this invitation, ignore this mail.',
      ],
      action: { label: 'Accept the invitation', url },
    }),
    tr: ({ inviter, workspace, url }) => ({
      subject: `${quote(workspace)} çalışma alanına davet edildiniz`,
      paragraphs: [
        inviter === null
          ? `${quote(workspace)} çalışma alanına davet edildiniz.`
          : `${quote(inviter)} sizi ${quote(workspace)} çalışma alanına davet ediyor.`,
        'Bağlantı 72 saat boyunca geçerlidir. Bu daveti beklemiyorsanız bu postayı dikkate almayın.',
      ],
      action: { label: 'Daveti kabul et', url },
    }),
  },
  organization_invitation: {
    en: ({ inviter, workspace, url }) => ({
      subject: `You are invited to ${quote(workspace)}`,
      paragraphs: [
        inviter === null
          ? `You are invited to the organization ${quote(workspace)}.`
          : `${quote(inviter)} invites you to the organization ${quote(workspace)}.`,
        'The link is valid for 72 hours. If you did not expect this invitation, ignore this mail.',
      ],
      action: { label: 'Accept the invitation', url },
    }),
    tr: ({ inviter, workspace, url }) => ({
      subject: `${quote(workspace)} organizasyonuna davet edildiniz`,
      paragraphs: [
        inviter === null
          ? `${quote(workspace)} organizasyonuna davet edildiniz.`
          : `${quote(inviter)} sizi ${quote(workspace)} organizasyonuna davet ediyor.`,
        'Bağlantı 72 saat boyunca geçerlidir. Bu daveti beklemiyorsanız bu postayı dikkate almayın.',
      ],
      action: { label: 'Daveti kabul et', url },
    }),
  },
  member_added: {
    en: ({ by, kind, tenant, role }) => ({
      subject: `You were added to ${quote(tenant)}`,
      paragraphs: [
        by === null
          ? `You were added to the ${kind} ${quote(tenant)} with the role ${quote(role)}.`
          : `${personInWords(by)} added you to the ${kind} ${quote(tenant)} with the role ${quote(role)}.`,
        `You can leave the ${kind} at any time.`,
      ],
    }),
    tr: ({ by, kind, tenant, role }) => ({
      subject: `${quote(tenant)} ${KINDS_TR[kind]} eklendiniz`,
      paragraphs: [
        by === null
          ? `${quote(tenant)} ${KINDS_TR[kind]} ${quote(role)} rolüyle eklendiniz.`
          : `${personInWords(by)} sizi ${quote(tenant)} ${KINDS_TR[kind]} ${quote(role)} rolüyle ekledi.`,
        'İstediğiniz zaman ayrılabilirsiniz.',
      ],
    }),
  },
  directory_conflict: {
    en: ({ tenant, member }) => ({
      subject: `Decide about a member of ${quote(tenant)}`,
      paragraphs: [
        `The identity provider of ${quote(tenant)} has ended the access of ${personInWords(member)}. Its directory may not do that, so their access goes on.`,
        'If they are to leave, remove or deactivate them. Otherwise activate them again in the identity provider.',
      ],
    }),
    tr: ({ tenant, member }) => ({
      subject: `${quote(tenant)} için bir üye hakkında karar verin`,
      paragraphs: [
        `${quote(tenant)} kimlik sağlayıcısı ${personInWords(member)} kişisinin erişimini sonlandırdı. Dizinin buna yetkisi olmadığı için erişim sürüyor.`,
        'Kişi ayrılacaksa onu çıkarın veya devre dışı bırakın. Aksi halde kimlik sağlayıcıda yeniden etkinleştirin.',
      ],
    }),
  },
  directory_token_aging: {
    en: ({ tenant, directory, expiresAt }) => ({
      subject: `Replace the token of the directory ${quote(directory)} in ${quote(tenant)}`,
      paragraphs: [
        `The token of the directory ${quote(directory)} in ${quote(tenant)} reaches the age that your organization allows on ${expiresAt}.`,
        'Afterwards your identity provider can only end access. Replace the token before, and set the new one in the identity provider.',
      ],
    }),
    tr: ({ tenant, directory, expiresAt }) => ({
      subject: `${quote(tenant)} içindeki ${quote(directory)} dizininin belirtecini değiştirin`,
      paragraphs: [
        `${quote(tenant)} içindeki ${quote(directory)} dizininin belirteci, organizasyonunuzun izin verdiği yaşa ${expiresAt} tarihinde ulaşıyor.`,
        'Sonrasında kimlik sağlayıcınız yalnızca erişimi sonlandırabilir. Belirteci önceden değiştirin ve yenisini kimlik sağlayıcıda ayarlayın.',
      ],
    }),
  },
  sso_certificate_expiring: {
    en: ({ tenant, connection, endsAt, side }) => ({
      subject: `A certificate of ${quote(connection)} in ${quote(tenant)} ends soon`,
      paragraphs:
        side === 'provider'
          ? [
              `The certificate with which the identity provider of ${quote(connection)} in ${quote(tenant)} signs ends at ${endsAt}.`,
              'Renew it in the identity provider. Where the connection has a metadata URL, the server finds the new one there; otherwise add it to the connection, test it and activate it.',
            ]
          : [
              `The certificate of this server for ${quote(connection)} in ${quote(tenant)} ends at ${endsAt}.`,
              'Call ssoConnections.rotateCertificate, give the identity provider the new certificate, and then call ssoConnections.finishRotation.',
            ],
    }),
    tr: ({ tenant, connection, endsAt, side }) => ({
      subject: `${quote(tenant)} içindeki ${quote(connection)} sertifikası yakında sona eriyor`,
      paragraphs:
        side === 'provider'
          ? [
              `${quote(tenant)} içindeki ${quote(connection)} bağlantısının kimlik sağlayıcısının imzaladığı sertifika ${endsAt} tarihinde sona eriyor.`,
              'Sertifikayı kimlik sağlayıcıda yenileyin. Bağlantının bir meta veri adresi varsa sunucu yenisini orada bulur; yoksa onu bağlantıya ekleyin, sınayın ve etkinleştirin.',
            ]
          : [
              `Bu sunucunun ${quote(tenant)} içindeki ${quote(connection)} bağlantısı için kullandığı sertifika ${endsAt} tarihinde sona eriyor.`,
              'ssoConnections.rotateCertificate işlemini çağırın, yeni sertifikayı kimlik sağlayıcıya verin ve ardından ssoConnections.finishRotation işlemini çağırın.',
            ],
    }),
  },
  break_glass_used: {
    en: ({ tenant, member, address, at }) => ({
      subject: `Sign-in to ${quote(tenant)} without the identity provider`,
      paragraphs: [
        `${personInWords(member)} has signed in to ${quote(tenant)} without its identity provider, from ${address} at ${at}.`,
        'The policy lets this owner do so when the identity provider does not work. If it works, ask the owner why.',
      ],
    }),
    tr: ({ tenant, member, address, at }) => ({
      subject: `${quote(tenant)} için kimlik sağlayıcısız oturum`,
      paragraphs: [
        `${personInWords(member)} kişisi ${at} tarihinde ${address} adresinden, kimlik sağlayıcı olmadan ${quote(tenant)} oturumu açtı.`,
        'İlke, kimlik sağlayıcı çalışmadığında bu sahibe izin verir. Kimlik sağlayıcı çalışıyorsa nedenini sahibe sorun.',
      ],
    }),
  },
  role_changed: {
    en: ({ workspace, member, role }) => ({
      subject: `Role changed in ${quote(workspace)}`,
      paragraphs: [`${personInWords(member)} now has the role ${quote(role)} in ${quote(workspace)}.`],
    }),
    tr: ({ workspace, member, role }) => ({
      subject: `${quote(workspace)} çalışma alanında rol değişikliği`,
      paragraphs: [
        `${personInWords(member)}, ${quote(workspace)} çalışma alanında artık ${quote(role)} rolüne sahip.`,
      ],
    }),
  },
};
