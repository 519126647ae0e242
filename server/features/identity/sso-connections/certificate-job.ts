import { DAY_MS, HOUR_SECONDS } from '../../../api/times.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { enqueueMails } from '../../../mail/queue.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { toSsoCertificate } from './idp-certificates.ts';
import type { ConnectionJobTools } from './metadata-job.ts';
import type { SsoConnectionView } from './repository.ts';
import { toSsoConnection } from './serializers.ts';

/** Days before the end at which a notice is sent, the nearest first. */
const NOTICE_DAYS = [1, 3, 14, 30] as const;
const BATCH = 100;

/**
 * Returns the notice that is due about certificates, given in PEM. Only the last of them to end matters: the provider can
 * go on with it.
 */
function dueNotice(certificates: readonly string[], now: Date): { key: string; endsAt: string } | undefined {
  const [last] = certificates
    .map(toSsoCertificate)
    .sort((a, b) => Date.parse(b.not_after) - Date.parse(a.not_after));
  if (last === undefined) return undefined;
  const left = (Date.parse(last.not_after) - now.getTime()) / DAY_MS;
  const days = left <= 0 ? undefined : NOTICE_DAYS.find((one) => left <= one);
  return days === undefined ? undefined : { key: `${last.fingerprint}/${days}`, endsAt: last.not_after };
}

/** The certificates of both sides, each with a notice of its own: that of this server in use, and those of the provider. */
const SIDES = {
  provider: {
    column: 'certificate_notice',
    certificatesOf: ({ active }: SsoConnectionView) => active?.saml?.certificates ?? [],
  },
  server: {
    column: 'sp_certificate_notice',
    certificatesOf: ({ signing_keys }: SsoConnectionView) =>
      signing_keys.filter(({ state }) => state === 'current').map(({ certificate }) => certificate),
  },
} as const;

/** Sends the notices about one connection that are due: an event, and mails to owners and admins. */
const notice = (
  { database, secrets, build, publicUrl }: ConnectionJobTools,
  { tenant_id: tenantId, id }: { tenant_id: string; id: string },
) =>
  database.knex.transaction(async (trx) => {
    const { tenants, tenant } = build(trx);
    const { ssoConnections, notifications } = tenant(tenantId);
    await ssoConnections.lock(id);
    const row = await ssoConnections.view(id);
    for (const side of ['provider', 'server'] as const) {
      const { column, certificatesOf } = SIDES[side];
      const due = row && dueNotice(certificatesOf(row), new Date());
      if (row === undefined || due === undefined || row[column] === due.key) continue;
      await ssoConnections.recordNotice(id, { [column]: due.key });
      const tenantName = (await tenants.find(tenantId))?.name ?? tenantId;
      const data = { tenant: tenantName, connection: row.name, endsAt: due.endsAt, side };
      await writeOutbox(trx, {
        audits: [],
        events: [
          {
            tenantId,
            type: 'sso_connection.certificate_expiring',
            data: toSsoConnection(row, { publicUrl }),
          },
        ],
      });
      const mails = (await notifications.recipients([])).map(({ email, language }) => ({
        template: 'sso_certificate_expiring' as const,
        data,
        to: email,
        language,
        tenantId,
      }));
      await enqueueMails(trx, secrets, mails);
    }
  });

/** Mails owners and admins 30, 14, 3 and 1 days before the last certificate of a provider, or that of this server, expires. */
export const createCertificateJob = (tools: ConnectionJobTools): Job => ({
  name: 'sso-certificates',
  everySeconds: HOUR_SECONDS,
  async run() {
    const { ssoConnectionHolders } = tools.build(tools.database.knex);
    let last = { tenant_id: '', id: '' };
    for (;;) {
      const batch = await ssoConnectionHolders.withCertificates(last, BATCH);
      for (const one of batch) await notice(tools, one);
      const [end] = batch.slice(-1);
      if (batch.length < BATCH || end === undefined) return;
      last = end;
    }
  },
});
