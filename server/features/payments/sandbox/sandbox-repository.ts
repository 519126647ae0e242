import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { Observation } from '../connectors/service.ts';

/** The failures of a simulated bank, and until when. */
interface Faults {
  submit: 'timeout' | '500' | 'slow' | null;
  callbacks: 'lost' | 'duplicated' | 'reordered' | null;
  ends_at: Date | null;
}

const REPORT_SQL = `
  insert into sandbox_reports (workspace_id, project_id, payment_id, due_at, observation)
  values (:workspace, :project, :payment, :at, :observation::jsonb)`;

/** Payments between this project and accounts of another one. */
const CROSSING_SQL = `
  select exists (
      select from payments p join accounts a on a.workspace_id = p.workspace_id and a.id in (p.from_account_id, p.to_account_id)
      where p.workspace_id = :workspace and p.project_id = :project and a.project_id <> :project)
    or exists (
      select from accounts a join payments p on p.workspace_id = a.workspace_id and p.from_account_id = a.id
      where a.workspace_id = :workspace and a.project_id = :project and p.project_id <> :project)
    or exists (
      select from accounts a join payments p on p.workspace_id = a.workspace_id and p.to_account_id = a.id
      where a.workspace_id = :workspace and a.project_id = :project and p.project_id <> :project) as found`;

/** Rows about payments follow their payments. */
const EMPTIED = [
  'payment_batches',
  'payments',
  'sandbox_submissions',
  'sandbox_reports',
  'sandbox_faults',
  'sandbox_clocks',
] as const;

/** What requests change in the simulated bank of a project. */
export const sandboxRepository = (scope: TenantScope) => {
  const { db, tenantId: workspace_id } = scope;
  return {
    /** Returns an own account of the project that is not archived. */
    ownAccount: (project_id: string, id: string) =>
      scope
        .rows('accounts')
        .where({ id, project_id, kind: 'own' })
        .whereNot({ status: 'archived' })
        .first('id', 'currency'),

    /** Returns what the bank has reported last about a payment. */
    lastObservation: (payment_id: string): Promise<Observation | undefined> =>
      scope
        .rows('payment_observations')
        .where({ payment_id })
        .orderBy([{ column: 'created_at', order: 'desc' }, 'key'])
        .first('key', 'channel', 'finding', 'at'),

    /** Lets the bank report something now. */
    async addReport(project_id: string, payment_id: string, observation: Observation): Promise<void> {
      await db.raw(REPORT_SQL, {
        workspace: workspace_id,
        project: project_id,
        payment: payment_id,
        at: observation.at,
        observation: JSON.stringify(observation),
      });
    },

    async setFaults(project_id: string, faults: Faults): Promise<void> {
      await db('sandbox_faults')
        .insert({ workspace_id, project_id, ...faults })
        .onConflict(['workspace_id', 'project_id'])
        .merge(faults);
    },

    /** Whether there are payments between this project and accounts of another one. */
    async hasCrossing(project: string): Promise<boolean> {
      const bindings = { workspace: workspace_id, project };
      const { rows } = await db.raw<{ rows: [{ found: boolean }] }>(CROSSING_SQL, bindings);
      return rows[0].found;
    },

    /** Locks the payments of a project. */
    lockPayments: (project_id: string): Promise<string[]> =>
      scope.rows('payments').where({ project_id }).orderBy('id').forUpdate().pluck('id'),

    /** Deletes everything that payments of a project have left, but for the ledger. */
    async empty(project_id: string): Promise<void> {
      for (const table of EMPTIED) await scope.rows(table).where({ project_id }).delete();
    },

    /** Returns the own accounts of a project. */
    ownAccounts: (project_id: string) =>
      scope
        .rows('accounts')
        .where({ project_id, kind: 'own' })
        .orderBy('id')
        .select('id', 'currency', 'floor', 'funds_check'),
  };
};
