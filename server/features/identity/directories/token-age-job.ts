import { DAY_MS, HOUR_SECONDS } from '../../../api/times.ts';
import { type AgeColumns, toAgeLimits } from '../../../auth/authorization/key-age-policy.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { DirectoryRow } from '../../../database/schema/directory-tables.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { enqueueMails } from '../../../mail/queue.ts';
import type { CreateRepositories } from '../../../operations/repositories.ts';
import { tokenExpiry } from './token-age.ts';
import { type AgedDirectory, agedDirectoryRepository } from './token-age-repository.ts';

/** Days before the end at which a notice is sent, the nearest first. */
const NOTICE_DAYS = [1, 3, 14, 30] as const;

/** Returns the notice that is due; `undefined` if it was sent, or none is due yet. */
export function dueNotice(
  directory: Pick<DirectoryRow, 'rotated_at' | 'created_at' | 'age_noticed_days'>,
  settings: AgeColumns,
  now: Date,
): { days: number; expiresAt: Date } | undefined {
  const limit = toAgeLimits(settings).keyRotation;
  if (limit === null) return undefined;
  const expiresAt = tokenExpiry(limit, directory);
  const left = (expiresAt.getTime() - now.getTime()) / DAY_MS;
  const days = NOTICE_DAYS.find((one) => left <= one);
  const { age_noticed_days: last } = directory;
  return days === undefined || (last !== null && last <= days) ? undefined : { days, expiresAt };
}

/** Sends the notice about one directory, if one is due. */
async function notice(
  trx: Database['knex'],
  { secrets, build }: { secrets: Secrets; build: CreateRepositories },
  directory: AgedDirectory,
): Promise<void> {
  const due = dueNotice(directory, directory, new Date());
  if (due === undefined) return;
  const { tenants, tenant } = build(trx);
  const owner = await tenants.find(directory.tenant_id);
  const recipients = await tenant(directory.tenant_id).notifications.recipients([]);
  await agedDirectoryRepository(trx).markNoticed(directory, due.days);
  const data = {
    tenant: owner?.name ?? directory.tenant_id,
    directory: directory.name,
    expiresAt: due.expiresAt.toISOString(),
  };
  await enqueueMails(
    trx,
    secrets,
    recipients.map(({ email, language }) => ({
      template: 'directory_token_aging' as const,
      data,
      to: email,
      language,
      tenantId: directory.tenant_id,
    })),
  );
}

/** Mails owners and admins 30, 14, 3 and 1 days before the token of a directory reaches the age limit of the organization. */
export const createTokenAgeJob = (
  { knex }: Database,
  tools: { secrets: Secrets; build: CreateRepositories },
): Job => ({
  name: 'directory-token-age',
  everySeconds: HOUR_SECONDS,
  run: () =>
    knex.transaction(async (trx) => {
      for (const directory of await agedDirectoryRepository(trx).lock()) await notice(trx, tools, directory);
    }),
});
