import type { ApiDocument } from '../../../api/api-document.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import type { Repositories } from '../../../operations/repositories.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { revokeMadeUnderGrant } from './end-grant.ts';
import { revocationScopeOfJob } from './revocation-scope.ts';

const BATCH = 20;
/** In random order, so that a grant that cannot be ended does not block the others. */
const DUE = `
  select workspace_id, id from manager_grants where ended_at is null and expires_at <= now()
  order by random() limit ${BATCH}`;

interface GrantExpiryDependencies {
  contract: ApiDocument;
  secrets: Secrets;
  build: (db: Database['knex']) => Repositories;
}

async function expireGrant(
  trx: Database['knex'],
  { build, ...tools }: GrantExpiryDependencies,
  workspaceId: string,
  grantId: string,
): Promise<void> {
  const scoped = { ...tools, repositories: build(trx) };
  const { scope, notices } = revocationScopeOfJob(scoped, workspaceId, new Date());
  await scope.repositories.workspaces.lock(workspaceId);
  const grant = await scope.tenant.managerGrants.lock(grantId);
  // An owner may have revoked or extended it in the meantime.
  if (grant?.status !== 'expired' || grant.ended_at !== null) return;
  await revokeMadeUnderGrant(scope, grantId);
  await scope.tenant.managerGrants.update(grantId, { ended_at: scope.now });
  scope.audit('manager.expired', grantId);
  const actor = { type: 'system', id: null } as const;
  const organizationEntry = {
    tenantId: grant.organization_id,
    action: 'manager.expired',
    target_id: grantId,
    actor,
  };
  await writeOutbox(trx, { audits: [...notices.audits, organizationEntry], events: notices.events });
}

/**
 * Revokes everything created under expired grants. Decisions do not depend on this job: they ignore what was created
 * under a grant from its expiry on.
 */
export const createGrantExpiryJob = (
  tools: GrantExpiryDependencies,
  { knex }: Database,
  onError: (error: unknown) => void,
): Job => ({
  name: 'grant-expiry',
  everySeconds: 1,
  async run() {
    const { rows } = await knex.raw<{ rows: Array<{ workspace_id: string; id: string }> }>(DUE);
    let endedCount = 0;
    for (const { workspace_id, id } of rows) {
      await knex
        .transaction((trx) => expireGrant(trx, tools, workspace_id, id))
        .then(() => {
          endedCount += 1;
        }, onError);
    }
    return rows.length === BATCH && endedCount > 0;
  },
});
