import type { Knex } from 'knex';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { Repositories } from '../../../operations/repositories.ts';
import type { AuditEntry } from '../../../outbox/audit-entry.ts';
import { type Event, writeOutbox } from '../../../outbox/outbox.ts';
import type { PaymentWork } from '../payments/service.ts';

/** Names the project whose payments are worked on. */
export interface WorkScope {
  workspace_id: string;
  project_id: string;
}

export interface WorkTools {
  database: Pick<Database, 'knex'>;
  secrets: Pick<Secrets, 'vault'>;
  build: (db: Knex) => Repositories;
}

/** A transaction on the payments of one project. */
export interface ProjectWork extends WorkScope, PaymentWork {
  trx: Knex;
  /** The time zone of the workspace, in which the days of payments are. */
  timezone: string;
  /** Records what the server did by itself, in the audit log of the workspace. */
  audit(action: string, targetId: string): void;
}

const BY_JOB = { cause: 'job', cause_id: null, reason: null } as const;

/** Runs work on a project in a transaction, and then writes its events and audit entries. @returns `undefined` if the project does not exist any more */
export const workOn = <Result>(
  { database, build }: Pick<WorkTools, 'database' | 'build'>,
  scope: WorkScope,
  run: (work: ProjectWork) => Promise<Result>,
): Promise<Result | undefined> =>
  database.knex.transaction(async (trx) => {
    const { workspace_id: tenantId, project_id } = scope;
    const tenant = build(trx).tenant(tenantId);
    const settings = await tenant.settings.get();
    if (settings === undefined) return undefined;
    const events: Array<Event & { tenantId: string }> = [];
    const audits: Array<AuditEntry & { tenantId: string }> = [];
    const result = await run({
      ...scope,
      trx,
      tenant,
      now: (await tenant.sandboxClocks.find(project_id))?.time ?? new Date(),
      timezone: settings.timezone,
      cause: BY_JOB,
      // The type of `emit` guarantees that type and data match.
      emit: (type, data) => events.push({ type, data, tenantId } as (typeof events)[number]),
      audit: (action, target_id) =>
        audits.push({ tenantId, action, target_id, project_id, actor: { type: 'system', id: null } }),
    });
    if (events.length > 0 || audits.length > 0) await writeOutbox(trx, { audits, events });
    return result;
  });
