import type { Knex } from 'knex';
import type { Schemas } from '../../../api/types.ts';
import type {
  PaymentCause,
  PaymentEventRow,
  PaymentProgress,
  PaymentRow,
  PaymentTerms,
} from '../../../database/schema/payment-tables.ts';
import type {
  PaymentState,
  PaymentStatus,
  PaymentTransition,
} from '../../../database/schema/payment-transitions.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export interface PaymentFilters {
  projectId: string | undefined;
  status: PaymentStatus | undefined;
  stage: PaymentState['stage'] | undefined;
  method: PaymentRow['method'] | undefined;
  fromAccount: string | undefined;
  toAccount: string | undefined;
  batchId: string | undefined;
  reference: string | undefined;
  amount: number | undefined;
  since: string | undefined;
  until: string | undefined;
  returned: boolean | undefined;
  createdBy: string | undefined;
}

export type NewPayment = PaymentTerms &
  PaymentState &
  Pick<
    PaymentProgress,
    | 'note'
    | 'metadata'
    | 'hold_reasons'
    | 'approval_id'
    | 'execution_date'
    | 'value_date'
    | 'cut_off_at'
    | 'opens_at'
  >;

/** A change of a payment: what caused it, where it leads, and what else it sets. */
export interface PaymentChange {
  cause: PaymentCause;
  to: PaymentState;
  set: Partial<PaymentProgress>;
  at: Date;
}

type EventFields = PaymentCause & PaymentTransition & Pick<PaymentEventRow, 'at'>;

const EVENT_COLUMNS = [
  'type',
  'from_status',
  'from_stage',
  'to_status',
  'to_stage',
  'cause',
  'cause_id',
  'reason',
  'at',
] as const;

const EVENT_VALUES = EVENT_COLUMNS.map((name) =>
  name === 'at' ? ':event_at::timestamptz' : `:event_${name}::text`,
).join(', ');

/** The event of a new payment leads to where the payment is. */
const newEventValue = (name: (typeof EVENT_COLUMNS)[number]): string => {
  if (name === 'to_status') return 'status';
  if (name === 'to_stage') return 'stage';
  return name === 'at' ? ':event_at::timestamptz' : `:event_${name}::text`;
};

/** Payments that one statement inserts. */
const AT_ONCE = 200;

function assertInserted(row: PaymentRow | undefined): PaymentRow {
  if (row === undefined) throw new Error('The insert into payments returned too few rows.');
  return row;
}

/** JSON goes in as text. */
const JSON_COLUMNS: ReadonlySet<string> = new Set(['failure', 'cancellation', 'returns']);
const columnsOf = (values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      JSON_COLUMNS.has(name) && value !== null ? JSON.stringify(value) : value,
    ]),
  );

/** Adds the event of a change to the payment that the statement has written. */
const withEvent = (write: string): string => `
  with written as (${write} returning *),
  told as (
    insert into payment_events (workspace_id, payment_id, version, ${EVENT_COLUMNS.join(', ')})
    select workspace_id, id, version, ${EVENT_VALUES} from written)
  select * from written`;

/** Inserts payments with the events that put them where they begin. */
const insertSql = (names: readonly string[]): string => `
  with written as (
    insert into payments (${names.join(', ')})
    select ${names.join(', ')} from json_populate_recordset(null::payments, :rows::json) returning *),
  told as (
    insert into payment_events (workspace_id, payment_id, version, ${EVENT_COLUMNS.join(', ')})
    select workspace_id, id, version, ${EVENT_COLUMNS.map(newEventValue).join(', ')} from written)
  select * from written`;

const eventBindings = (event: Partial<EventFields>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(event).map(([name, value]) => [`event_${name}`, value]));

export const paymentRepository = (scope: TenantScope) => {
  const { db, tenantId: workspace_id } = scope;
  const payments = () => scope.rows('payments');

  async function write(
    statement: string,
    bindings: Record<string, unknown>,
  ): Promise<PaymentRow | undefined> {
    // Knex's type of bindings omits null.
    const { rows } = await db.raw<{ rows: PaymentRow[] }>(withEvent(statement), bindings as Knex.ValueDict);
    return rows[0];
  }

  async function insertSome(
    some: readonly NewPayment[],
    cause: PaymentCause,
    at: Date,
  ): Promise<PaymentRow[]> {
    const rows = some.map(({ metadata, ...row }) => ({
      ...row,
      metadata: JSON.parse(String(metadata)), // written as JSON text
      created_at: at,
      updated_at: at,
    }));
    const names = Object.keys(rows[0] ?? {});
    const inserted = await db.raw<{ rows: PaymentRow[] }>(insertSql(names), {
      rows: JSON.stringify(rows),
      ...eventBindings({ ...cause, from_status: 'new', from_stage: 'none', at }),
    } as Knex.ValueDict); // Knex's type of bindings omits null
    return inserted.rows;
  }

  return {
    find: (id: string, projectId: string): Promise<PaymentRow | undefined> =>
      payments().where({ id, project_id: projectId }).first(),

    lock: (id: string, projectId: string): Promise<PaymentRow | undefined> =>
      payments().where({ id, project_id: projectId }).forUpdate().first(),

    list(filters: PaymentFilters, page: PageRequest): Promise<PaymentRow[]> {
      const { projectId, status, stage, method, fromAccount, toAccount, reference, amount } = filters;
      const equal = {
        project_id: projectId,
        status,
        stage,
        method,
        from_account_id: fromAccount,
        to_account_id: toAccount,
        batch_id: filters.batchId,
        reference,
        amount,
        requester_id: filters.createdBy,
      };
      const given = Object.entries(equal).filter(([, value]) => value !== undefined);
      const query = payments().where(Object.fromEntries(given));
      if (filters.since !== undefined) query.where('created_at', '>=', filters.since);
      if (filters.until !== undefined) query.where('created_at', '<', filters.until);
      if (filters.returned !== undefined) query.where('returned_amount', filters.returned ? '>' : '=', 0);
      return applyKeyset(query.select('*'), ['id'], page);
    },

    /** Returns when those payments were created, since a time, that have neither failed nor been cancelled. */
    async stillMeant(ids: readonly string[], since: Date): Promise<Map<string, Date>> {
      const rows = await payments()
        // One binding: a statement has at most 65,535.
        .whereRaw('id = any(:ids::text[])', { ids: [...ids] })
        .where('created_at', '>=', since)
        .whereNotIn('status', ['failed', 'cancelled'])
        .select('id', 'created_at');
      return new Map(rows.map(({ id, created_at }) => [id, created_at]));
    },

    /** Inserts payments with their first events, at most 200 in a statement. @returns them in this order */
    async insertAll(all: readonly NewPayment[], cause: PaymentCause, at: Date): Promise<PaymentRow[]> {
      const inserted = new Map<string, PaymentRow>();
      for (let start = 0; start < all.length; start += AT_ONCE) {
        const some = all.slice(start, start + AT_ONCE);
        for (const row of await insertSome(some, cause, at)) inserted.set(row.id, row);
      }
      return all.map(({ id }) => assertInserted(inserted.get(id)));
    },

    /** Writes a change and its event. @returns `undefined` if the payment has changed since it was read */
    change(payment: PaymentRow, { cause, to, set, at }: PaymentChange): Promise<PaymentRow | undefined> {
      const columns = columnsOf({ ...set, ...to, updated_at: at });
      const assignments = Object.keys(columns).map((name) => `${name} = :${name}`);
      return write(
        `update payments set ${assignments.join(', ')}, version = version + 1
         where workspace_id = :workspace_id and id = :id and version = :version`,
        {
          ...columns,
          ...eventBindings({
            ...cause,
            from_status: payment.status,
            from_stage: payment.stage,
            to_status: to.status,
            to_stage: to.stage,
            at,
          }),
          workspace_id,
          id: payment.id,
          version: payment.version,
        },
      );
    },

    listEvents: (paymentId: string, page: PageRequest): Promise<PaymentEventRow[]> =>
      applyKeyset(
        scope.rows('payment_events').where({ payment_id: paymentId }).select('*'),
        ['version'],
        page,
      ),

    /** Returns the project in whose ledger an own account is. */
    async homeProjectOf(accountId: string): Promise<string> {
      const account = await scope.rows('accounts').where({ id: accountId }).first('project_id');
      if (account?.project_id == null) throw new Error(`${accountId} is no own account.`);
      return account.project_id;
    },

    async fundsCheckOf(accountId: string): Promise<Schemas['FundsCheck'] | undefined> {
      const account = await scope.rows('accounts').where({ id: accountId }).first('funds_check');
      return account?.funds_check;
    },

    /** Returns when the account was created that a payment is to. */
    async beneficiarySince({ to_account_id: id }: PaymentRow): Promise<Date | undefined> {
      return (await scope.rows('accounts').where({ id }).first('created_at'))?.created_at;
    },

    /** Whether an account takes part in payments that have not ended. */
    async hasOpenOf(account: string): Promise<boolean> {
      const open = payments().whereIn('status', ['pending', 'approved', 'processing']);
      const found = await open
        .where((either) => either.where({ from_account_id: account }).orWhere({ to_account_id: account }))
        .select('id')
        .first();
      return found !== undefined;
    },

    /** Whether the project, or any project of the workspace, has payments that have not ended. */
    async hasOpen(projectId?: string): Promise<boolean> {
      const query = payments().whereIn('status', ['pending', 'approved', 'processing']);
      if (projectId !== undefined) query.where({ project_id: projectId });
      return (await query.select('id').first()) !== undefined;
    },
  };
};
