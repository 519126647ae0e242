import type { Schemas } from '../../../api/types.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { RequesterColumns } from '../../../database/schema/payment-tables.ts';
import type { Table, Versioned } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export interface PaymentBatchRow extends Versioned, RequesterColumns {
  workspace_id: string;
  project_id: string;
  id: string;
  mode: Schemas['PaymentBatchMode'];
  approval: Schemas['PaymentBatchApproval'];
  source: Schemas['PaymentBatch']['source'];
  file_sha256: string | null;
  row_count: number;
  expected_count: number | null;
  /** Minor units; a bigint, which drivers return as text. */
  expected_total: string | null;
  /** Written as JSON text. */
  totals: Schemas['PaymentBatchTotal'][];
  /** The user or key, as the events of its payments name it. */
  cause_id: string;
  /** The real time of the request. */
  requested_at: Date;
  refused: boolean;
  made_at: Date | null;
  completed_at: Date | null;
  cancelled_at: Date | null;
  /** How often in a row the job could not make its next rows into payments. */
  attempts: number;
}

/** A row of a batch: it waits with its draft, is a payment, has a code that says why not, or was left out. */
export interface BatchItemRow {
  workspace_id: string;
  batch_id: string;
  place: number;
  line: number;
  draft: Schemas['PaymentCreate'] | null;
  payment_id: string | null;
  code: string | null;
  message: string | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    payment_batches: Table<
      PaymentBatchRow,
      Exclude<keyof PaymentBatchRow, 'version' | 'refused' | 'completed_at' | 'cancelled_at' | 'attempts'>
    >;
    payment_batch_rows: Table<BatchItemRow, keyof BatchItemRow>;
  }
}

/** A batch with its rows and payments counted. */
export interface CountedBatch extends PaymentBatchRow {
  waiting: number;
  refused_rows: number;
  payments: Partial<Record<Schemas['PaymentStatus'], number>>;
  /** The approval of the batch as a whole. */
  approval_id: string | null;
}

/** A row that waits. */
export type WaitingItem = Pick<BatchItemRow, 'place' | 'line'> & { draft: Schemas['PaymentCreate'] };

export type NewBatch = Omit<
  PaymentBatchRow,
  'workspace_id' | 'version' | 'completed_at' | 'cancelled_at' | 'updated_at' | 'attempts'
>;
export type NewItem = Omit<BatchItemRow, 'workspace_id' | 'batch_id'>;

const COUNTS_SQL = `
  (select count(*)::int from payment_batch_rows r
    where r.workspace_id = b.workspace_id and r.batch_id = b.id and r.draft is not null) as waiting,
  (select count(*)::int from payment_batch_rows r
    where r.workspace_id = b.workspace_id and r.batch_id = b.id and r.code is not null) as refused_rows,
  (select coalesce(json_object_agg(s.status, s.count), '{}') from (
    select p.status, count(*)::int as count from payments p
    where p.workspace_id = b.workspace_id and p.batch_id = b.id group by p.status) s) as payments,
  (select a.id from approvals a where a.workspace_id = b.workspace_id and a.batch_id = b.id) as approval_id`;

const INSERT_ITEMS_SQL = `
  insert into payment_batch_rows (workspace_id, batch_id, place, line, draft, payment_id, code, message)
  select :workspace, :batch, i.place, i.line, i.draft, i.payment_id, i.code, i.message
  from json_populate_recordset(null::payment_batch_rows, :items::json) i`;

const SET_ITEMS_SQL = `
  update payment_batch_rows r set draft = null, payment_id = i.payment_id, code = i.code, message = i.message
  from json_populate_recordset(null::payment_batch_rows, :items::json) i
  where r.workspace_id = :workspace and r.batch_id = :batch and r.place = i.place`;

/** The conditions under which a row has a result. */
const RESULT_SQL: Readonly<Record<Schemas['PaymentBatchResult']['status'], string>> = {
  waiting: 'draft is not null',
  created: 'payment_id is not null',
  refused: 'code is not null',
  left_out: 'num_nonnulls(draft, payment_id, code) = 0',
};

/** Rows that one statement inserts. */
const AT_ONCE = 1000;

export const paymentBatchRepository = (scope: TenantScope) => {
  const { db, tenantId: workspace } = scope;
  const one = (id: string) => scope.rows('payment_batches').where({ id });
  const counted = (projectId: string) =>
    db('payment_batches as b')
      .where({ 'b.workspace_id': workspace, 'b.project_id': projectId })
      .select('b.*', db.raw(COUNTS_SQL));

  return {
    /** Whether rows of a file wait to be made into payments, in the project or in any of the workspace. */
    async hasWaiting(projectId?: string): Promise<boolean> {
      const query = scope.rows('payment_batches').whereNull('completed_at').whereNull('made_at');
      if (projectId !== undefined) query.where({ project_id: projectId });
      return (await query.first()) !== undefined;
    },

    find: (id: string, projectId: string): Promise<CountedBatch | undefined> =>
      // The counts are columns that the type of the table lacks.
      counted(projectId).where({ id }).first() as Promise<CountedBatch | undefined>,

    list: (projectId: string, page: PageRequest): Promise<CountedBatch[]> =>
      applyKeyset(counted(projectId) as never, ['id'], page),

    lock: (id: string, projectId: string): Promise<PaymentBatchRow | undefined> =>
      one(id).where({ project_id: projectId }).forUpdate().first(),

    async insert(row: NewBatch): Promise<void> {
      const { totals, ...columns } = row;
      const written = { ...columns, totals: JSON.stringify(totals) as never, updated_at: row.created_at };
      await scope.insert('payment_batches', written);
    },

    async insertItems(batch: string, items: readonly NewItem[]): Promise<void> {
      for (let start = 0; start < items.length; start += AT_ONCE) {
        const some = JSON.stringify(items.slice(start, start + AT_ONCE));
        await db.raw(INSERT_ITEMS_SQL, { workspace, batch, items: some });
      }
    },

    listItems(
      batch_id: string,
      status: Schemas['PaymentBatchResult']['status'] | undefined,
      page: PageRequest,
    ): Promise<BatchItemRow[]> {
      const query = scope.rows('payment_batch_rows').where({ batch_id });
      if (status !== undefined) query.whereRaw(RESULT_SQL[status]);
      if (page.after !== undefined) query.where('place', '>', Number(page.after[0]));
      // As in the file or the list, the first one first.
      return query
        .orderBy('place')
        .limit(page.limit + 1)
        .select('*');
    },

    /** Locks a batch whose rows wait, unless another server works on it. */
    lockWaiting: (id: string): Promise<PaymentBatchRow | undefined> =>
      one(id).whereNull('made_at').forUpdate().skipLocked().first(),

    /** Returns rows that wait, the first ones first. */
    waitingItems: (batch_id: string, limit: number): Promise<WaitingItem[]> =>
      scope
        .rows('payment_batch_rows')
        .where({ batch_id })
        .whereNotNull('draft')
        .orderBy('place')
        .limit(limit)
        .select('place', 'line', 'draft') as Promise<WaitingItem[]>, // the condition leaves no null

    /** Writes what became of rows that waited. */
    async setItems(batch: string, items: readonly NewItem[]): Promise<void> {
      for (let start = 0; start < items.length; start += AT_ONCE) {
        const some = JSON.stringify(items.slice(start, start + AT_ONCE));
        await db.raw(SET_ITEMS_SQL, { workspace, batch, items: some });
      }
    },

    /** Records that a batch is completed. @returns whether no payment of it was open, and it had not been recorded before */
    async complete(id: string, at: Date): Promise<boolean> {
      const open = scope
        .rows('payments')
        .where({ batch_id: id })
        .whereIn('status', ['pending', 'approved', 'processing']);
      const changed = await one(id)
        .whereNull('completed_at')
        .whereNotNull('made_at')
        .whereNotExists(open)
        .update({ completed_at: at, ...incrementVersion(db) });
      return changed === 1;
    },

    async hasRefused(batch_id: string): Promise<boolean> {
      const row = await scope
        .rows('payment_batch_rows')
        .where({ batch_id })
        .whereNotNull('code')
        .first('place');
      return row !== undefined;
    },

    /** Refuses the rows that still wait. */
    async refuseWaiting(batch_id: string, refusal: Pick<BatchItemRow, 'code' | 'message'>): Promise<void> {
      const waiting = scope.rows('payment_batch_rows').where({ batch_id }).whereNotNull('draft');
      await waiting.update({ ...refusal, draft: null });
    },

    /** Leaves the rows out that still wait. @returns how many */
    leaveOut: (batch_id: string): Promise<number> =>
      scope.rows('payment_batch_rows').where({ batch_id }).whereNotNull('draft').update({ draft: null }),

    async update(
      id: string,
      changes: Partial<Pick<PaymentBatchRow, 'refused' | 'made_at' | 'cancelled_at' | 'attempts'>>,
    ): Promise<void> {
      await one(id).update({ ...changes, ...incrementVersion(db) });
    },
  };
};
