import { describeActivity, type ProjectActivity } from '../activity-text.ts';
import type { Templates } from '../mail-content.ts';
import { quoteName } from '../user-text.ts';

/** Mails about a workspace as a whole to its owners and admins, and its digests. */
export interface WorkspaceData {
  access_requested: { organization: string; workspace: string; reason: string | null };
  /** `ranges` has one range per line; it is empty when every address is allowed. */
  allowlist_changed: { workspace: string; ranges: string };
  digest: { workspace: string; period: 'daily' | 'weekly'; projects: ProjectActivity[]; unsubscribe: string };
  webhook_endpoint_disabled: {
    name: string;
    workspace: string;
    host: string;
    endpointId: string;
    reason: 'failures' | 'gone';
  };
  domain_lapsed: { name: string; tenant: string; domain: string; record: string };
  /** `endpoints` and `keys` count the webhook endpoints and the API keys whose secrets cannot be read. */
  secrets_unreadable: { workspace: string; endpoints: number; keys: number; virtualKeys?: number };
}

export const workspaceTemplates: Templates<WorkspaceData> = {
  access_requested: {
    en: ({ organization, workspace, reason }) => ({
      subject: `${quoteName(organization)} asks to manage ${quoteName(workspace)}`,
      paragraphs: [
        `The organization ${quoteName(organization)} asks to manage the workspace ${quoteName(workspace)}. Its members would be admins there, except for billing, deletion and ownership.`,
        ...(reason === null ? [] : [`Its reason: ${quoteName(reason)}`]),
        'An owner of the workspace can approve or decline the request. If you did not expect it, ignore this mail.',
      ],
    }),
    tr: ({ organization, workspace, reason }) => ({
      subject: `${quoteName(organization)}, ${quoteName(workspace)} çalışma alanını yönetmek istiyor`,
      paragraphs: [
        `${quoteName(organization)} organizasyonu ${quoteName(workspace)} çalışma alanını yönetmek istiyor. Üyeleri faturalandırma, silme ve sahiplik dışında yönetici olacak.`,
        ...(reason === null ? [] : [`Gerekçesi: ${quoteName(reason)}`]),
        'Çalışma alanının bir sahibi bu isteği onaylayabilir veya reddedebilir. Bunu beklemiyorsanız bu postayı dikkate almayın.',
      ],
    }),
  },
  allowlist_changed: {
    en: ({ workspace, ranges }) => ({
      subject: `IP allowlist of ${quoteName(workspace)} changed`,
      paragraphs: [
        ranges === ''
          ? `${quoteName(workspace)} can now be used from every address.`
          : `${quoteName(workspace)} can now be used from these addresses only:\n${ranges}`,
      ],
    }),
    tr: ({ workspace, ranges }) => ({
      subject: `${quoteName(workspace)} çalışma alanının IP izin listesi değişti`,
      paragraphs: [
        ranges === ''
          ? `${quoteName(workspace)} artık her adresten kullanılabilir.`
          : `${quoteName(workspace)} artık yalnızca şu adreslerden kullanılabilir:\n${ranges}`,
      ],
    }),
  },
  digest: {
    en: ({ workspace, period, projects, unsubscribe }) => ({
      subject: `${period === 'daily' ? 'Yesterday' : 'Last week'} in your projects of ${quoteName(workspace)}`,
      paragraphs: projects.map((project) => describeActivity(project, 'en')),
      action: { label: 'Unsubscribe from these digests', url: unsubscribe },
      unsubscribe,
    }),
    tr: ({ workspace, period, projects, unsubscribe }) => ({
      subject: `${quoteName(workspace)}: projelerinizde ${period === 'daily' ? 'dün' : 'geçen hafta'} olanlar`,
      paragraphs: projects.map((project) => describeActivity(project, 'tr')),
      action: { label: 'Özet almayı bırak', url: unsubscribe },
      unsubscribe,
    }),
  },
  webhook_endpoint_disabled: {
    en: ({ name, workspace, host, endpointId, reason }) => ({
      subject: `A webhook endpoint of ${quoteName(workspace)} was disabled`,
      paragraphs: [
        `Hello ${name},`,
        reason === 'gone'
          ? `The webhook endpoint ${endpointId} of the workspace ${quoteName(workspace)} answered 410 Gone. Its host is ${quoteName(host)}. It receives no more events.`
          : `The webhook endpoint ${endpointId} of the workspace ${quoteName(workspace)} failed six attempts over more than ten hours. Its host is ${quoteName(host)}. It receives no more events.`,
        'Events are kept for 30 days. When the receiver works again, enable the endpoint and replay the events that failed or were missed.',
      ],
    }),
    tr: ({ name, workspace, host, endpointId, reason }) => ({
      subject: `${quoteName(workspace)} çalışma alanının bir webhook uç noktası devre dışı bırakıldı`,
      paragraphs: [
        `Merhaba ${name},`,
        reason === 'gone'
          ? `${quoteName(workspace)} çalışma alanının webhook uç noktası (${endpointId}) 410 Gone yanıtını verdi. Sunucusu: ${quoteName(host)}. Artık oraya hiçbir olay gönderilmiyor.`
          : `${quoteName(workspace)} çalışma alanının webhook uç noktası (${endpointId}), on saatten uzun bir sürede yapılan altı denemede başarısız oldu. Sunucusu: ${quoteName(host)}. Artık oraya hiçbir olay gönderilmiyor.`,
        'Olaylar 30 gün saklanır. Alıcı yeniden çalıştığında uç noktayı etkinleştirin ve teslim edilemeyen veya kaçırılan olayları yeniden gönderin.',
      ],
    }),
  },
  domain_lapsed: {
    en: ({ name, tenant, domain, record }) => ({
      subject: `The domain ${domain} of ${quoteName(tenant)} has lapsed`,
      paragraphs: [
        `Hello ${name},`,
        `The DNS record that proves the domain ${domain} for ${quoteName(tenant)} has been missing for 7 days. The domain no longer counts as yours: no new people join through it. Members stay.`,
        `Publish the TXT record ${record} again, and call domains.verify. If the domain is no longer yours, remove it.`,
      ],
    }),
    tr: ({ name, tenant, domain, record }) => ({
      subject: `${quoteName(tenant)}: ${domain} alan adının doğrulaması sona erdi`,
      paragraphs: [
        `Merhaba ${name},`,
        `${domain} alan adını ${quoteName(tenant)} için kanıtlayan DNS kaydı 7 gündür bulunamıyor. Alan adı artık size ait sayılmıyor: onun üzerinden yeni kişiler katılamaz. Üyeler kalır.`,
        `${record} TXT kaydını yeniden yayımlayın ve domains.verify çağrısını yapın. Alan adı artık sizin değilse kaldırın.`,
      ],
    }),
  },
  secrets_unreadable: {
    en: ({ workspace, endpoints, keys, virtualKeys = 0 }) => ({
      subject: `Secrets of ${quoteName(workspace)} cannot be read`,
      paragraphs: [
        `The server lacks the vault key of some secrets of ${quoteName(workspace)}: those of ${endpoints} webhook endpoints and ${virtualKeys} virtual keys, and the new secrets of ${keys} API keys.`,
        'Deliveries to these endpoints wait, calls with these virtual keys are refused, and the new secrets cannot be collected. Nothing is lost. The operator of this installation can restore the key. If the operator cannot, rotate the secrets with webhookEndpoints.rotateSecret, virtualKeys.rotate and apiKeys.rotate.',
      ],
    }),
    tr: ({ workspace, endpoints, keys, virtualKeys = 0 }) => ({
      subject: `${quoteName(workspace)} çalışma alanının gizli değerleri okunamıyor`,
      paragraphs: [
        `Sunucuda, ${quoteName(workspace)} çalışma alanının bazı gizli değerlerinin kasa anahtarı yok: ${endpoints} webhook uç noktasının ve ${virtualKeys} sanal anahtarın gizli değeri ve ${keys} API anahtarının yeni gizli değeri.`,
        'Bu uç noktalara yapılan teslimatlar bekliyor, bu sanal anahtarlarla yapılan çağrılar reddediliyor ve yeni gizli değerler alınamıyor. Hiçbir şey kaybolmadı. Kurulumun işletmecisi anahtarı geri getirebilir. Getiremezse gizli değerleri webhookEndpoints.rotateSecret, virtualKeys.rotate ve apiKeys.rotate ile yenileyin.',
      ],
    }),
  },
};
