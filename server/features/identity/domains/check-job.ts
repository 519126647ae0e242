import { DAY_MS } from '../../../api/times.ts';
import type { ResolveTxt } from '../../../auth/network/txt-resolver.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { enqueueMails, type Mail } from '../../../mail/queue.ts';
import type { CreateRepositories } from '../../../operations/repositories.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { type CheckResult, checkRecord, recordOf } from './challenge.ts';
import type { DomainRow } from './repository.ts';
import { toDomain } from './serializers.ts';
import { missingSince } from './service.ts';

/** Domains in one run, and how many lookups wait for name servers at a time. */
const BATCH = 50;
const PARALLEL = 10;
/** How long the record of a verified domain may be missing. */
const GRACE_MS = 7 * DAY_MS;

interface Dependencies {
  database: Database;
  secrets: Secrets;
  resolveTxt: ResolveTxt;
  build: CreateRepositories;
}

/** Ends the proof of a domain, writes the audit entry and the event, and mails the owners and admins. */
async function lapse(
  trx: Database['knex'],
  { secrets, build }: Dependencies,
  row: DomainRow,
  now: Date,
): Promise<void> {
  const { tenants, tenant } = build(trx);
  const { tenant_id: tenantId, id, domain } = row;
  const { domains, notifications } = tenant(tenantId);
  const changed = await domains.update(id, { status: 'lapsed', lapsed_at: now, checked_at: now });
  if (changed === undefined) return;
  const actor = { type: 'system', id: null } as const;
  await writeOutbox(trx, {
    audits: [{ tenantId, action: 'domain.lapsed', target_id: id, actor }],
    events: [{ tenantId, type: 'domain.lapsed', data: toDomain(changed, secrets) }],
  });
  const tenantName = (await tenants.find(tenantId))?.name ?? tenantId;
  const mails = (await notifications.recipients([])).map(
    ({ user_id, name, email, language }): Mail => ({
      template: 'domain_lapsed',
      data: { name, tenant: tenantName, domain, record: recordOf(row, secrets).name },
      to: email,
      language,
      tenantId,
      dedupeKey: `domain.lapsed/${id}/${changed.version}/${user_id}`,
    }),
  );
  await enqueueMails(trx, secrets, mails);
}

/** Applies the result of a check, unless the domain has changed since. */
const apply = (tools: Dependencies, { tenant_id, id, version }: DomainRow, result: CheckResult) =>
  tools.database.knex.transaction(async (trx) => {
    const { domains } = tools.build(trx).tenant(tenant_id);
    const row = await domains.lock(id);
    if (row === undefined || row.version !== version) return;
    const now = new Date();
    const since = missingSince(row, result, now);
    const isMissing = since !== null && result !== 'unanswered';
    if (isMissing && now.getTime() - since.getTime() >= GRACE_MS) await lapse(trx, tools, row, now);
    else await domains.recordCheck(row, now, since);
  });

/**
 * Checks daily that the records of verified domains are still there. Those that the operator has approved are not checked.
 */
export const createDomainJob = (
  tools: Dependencies,
  onError: (error: unknown, domain: DomainRow) => void,
): Job => ({
  name: 'domain-checks',
  everySeconds: 600,
  async run() {
    const due = await tools.build(tools.database.knex).domainHolders.dueForCheck(BATCH);
    let checked = 0;
    const waiting = [...due];
    const checkNext = async (): Promise<void> => {
      for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
        try {
          await apply(tools, row, await checkRecord(tools.resolveTxt, recordOf(row, tools.secrets)));
          checked += 1;
        } catch (error) {
          onError(error, row);
        }
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, checkNext));
    return due.length === BATCH && checked > 0;
  },
});
