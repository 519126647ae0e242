import type { Schemas } from '../../../api/types.ts';
import type { PaymentProgress, PaymentRow } from '../../../database/schema/payment-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { PaymentChange } from './repository.ts';

/** What a change of many payments at once can set. */
type MovedColumns = Pick<
  PaymentProgress,
  | 'submitted_at'
  | 'settled_at'
  | 'execution_date'
  | 'value_date'
  | 'opens_at'
  | 'cut_off_at'
  | 'cancelled_at'
  | 'cancellation'
  | 'hold_reasons'
  | 'failure'
  | 'returned_amount'
  | 'returns'
>;

type Direction = PaymentRow['direction'];

/** Days after the time at which it could have been sent that a payment waits for money. */
export const FUNDS_WAIT_DAYS = 30;

/** A change of one locked payment. */
export interface PaymentMove extends Omit<PaymentChange, 'set'> {
  payment: PaymentRow;
  set: Partial<MovedColumns>;
}

/** The accounts of payments, as far as their messages and postings need them. */
export interface Party {
  iban: string | null;
  status: Schemas['Account']['status'];
  /** The project in whose ledger an own account is. */
  project_id: string | null;
}

/** Moves payments with their events. A payment that has changed since it was read is left out. */
const MOVE_SQL = `
  with move as (
    select * from json_to_recordset(:moves::json) as m (id text, version int, from_status text, from_stage text,
      to_status text, to_stage text, type text, cause text, cause_id text, reason text, at timestamptz,
      submitted_at timestamptz, settled_at timestamptz, execution_date date, value_date date, opens_at timestamptz,
      cut_off_at timestamptz, cancelled_at timestamptz, cancellation jsonb, hold_reasons text[], failure jsonb,
      returned_amount bigint, returns jsonb)),
  written as (
    update payments p set status = m.to_status, stage = m.to_stage, version = p.version + 1, updated_at = m.at,
      submitted_at = coalesce(m.submitted_at, p.submitted_at), settled_at = coalesce(m.settled_at, p.settled_at),
      execution_date = coalesce(m.execution_date, p.execution_date), value_date = coalesce(m.value_date, p.value_date),
      opens_at = coalesce(m.opens_at, p.opens_at), cut_off_at = coalesce(m.cut_off_at, p.cut_off_at), failure = coalesce(m.failure, p.failure),
      cancelled_at = coalesce(m.cancelled_at, p.cancelled_at), cancellation = coalesce(m.cancellation, p.cancellation),
      hold_reasons = coalesce(m.hold_reasons, p.hold_reasons),
      returned_amount = coalesce(m.returned_amount, p.returned_amount), returns = coalesce(m.returns, p.returns)
    from move m where p.workspace_id = :workspace and p.id = m.id and p.version = m.version
    returning p.*),
  told as (
    insert into payment_events (workspace_id, payment_id, version, type, from_status, from_stage, to_status, to_stage,
      cause, cause_id, reason, at)
    select w.workspace_id, w.id, w.version, m.type, m.from_status, m.from_stage, m.to_status, m.to_stage, m.cause,
      m.cause_id, m.reason, m.at
    from written w join move m on m.id = w.id)
  select * from written`;

const toJson = ({ payment, to, cause, at, set }: PaymentMove) => ({
  id: payment.id,
  version: payment.version,
  from_status: payment.status,
  from_stage: payment.stage,
  to_status: to.status,
  to_stage: to.stage,
  ...cause,
  at,
  ...set,
});

/** Moves of many payments of a project at once, for jobs. */
export const paymentMoveRepository = (scope: TenantScope) => {
  const { db, tenantId: workspace } = scope;
  const payments = (projectId: string) => scope.rows('payments').where({ project_id: projectId });
  const queued = (projectId: string) =>
    payments(projectId).whereIn('status', ['pending', 'approved']).where({ stage: 'queued' });
  return {
    /** Returns the ids of queued payments. Those that are internal need no bank. */
    queuedIds: (projectId: string, direction: Direction, limit: number): Promise<string[]> =>
      queued(projectId).where({ direction }).orderBy('id').limit(limit).pluck('id'),

    /** Locks queued payments to a bank that no other server has locked. */
    lockQueued: (projectId: string, limit: number): Promise<PaymentRow[]> =>
      queued(projectId)
        .where({ direction: 'outbound' })
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .select('*'),

    /** Locks a payment if it is queued and no other server has locked it. */
    lockQueuedOne: (projectId: string, id: string): Promise<PaymentRow | undefined> =>
      queued(projectId).where({ id }).forUpdate().skipLocked().first('*'),

    /** Locks payments that wait for money since before a time. */
    lockWaitingSince: (projectId: string, before: Date, limit: number): Promise<PaymentRow[]> =>
      payments(projectId)
        .where({ stage: 'funds' })
        .where('opens_at', '<=', before)
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .select('*'),

    /** Locks scheduled payments whose time has come. */
    lockDue: (projectId: string, now: Date, limit: number): Promise<PaymentRow[]> =>
      payments(projectId)
        .whereIn('status', ['pending', 'approved'])
        .where({ stage: 'scheduled' })
        .where('opens_at', '<=', now)
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .select('*'),

    /** Locks the payments of a batch that have not been sent. */
    lockUnsentOf: (projectId: string, batch_id: string): Promise<PaymentRow[]> =>
      payments(projectId)
        .where({ batch_id })
        .whereIn('status', ['pending', 'approved'])
        .orderBy('id')
        .forUpdate()
        .select('*'),

    /** Locks the payments that wait for some approvals, in the order of their ids. @returns those of each approval */
    async lockApproving(
      projectId: string,
      approvalIds: readonly string[],
    ): Promise<Map<string | null, PaymentRow[]>> {
      const waiting = new Map<string | null, PaymentRow[]>();
      const rows = await payments(projectId)
        .whereIn('approval_id', [...approvalIds])
        .where({ stage: 'approval' })
        .orderBy('id')
        .forUpdate()
        .select('*');
      for (const payment of rows) {
        const own = waiting.get(payment.approval_id);
        if (own === undefined) waiting.set(payment.approval_id, [payment]);
        else own.push(payment);
      }
      return waiting;
    },

    /** Locks payments in the order of their ids, so that concurrent batches never deadlock. */
    lockAll: (projectId: string, ids: readonly string[]): Promise<PaymentRow[]> =>
      payments(projectId)
        .whereIn('id', [...ids])
        .orderBy('id')
        .forUpdate()
        .select('*'),

    /**
     * Returns accounts by id.
     * @param hold whether changes of their status wait for the end of the transaction
     */
    async parties(ids: readonly string[], hold: boolean): Promise<Map<string, Party>> {
      const query = scope
        .rows('accounts')
        .whereIn('id', [...new Set(ids)])
        .orderBy('id')
        .select('id', 'iban', 'status', 'project_id');
      const rows = await (hold ? query.forKeyShare() : query);
      return new Map(rows.map(({ id, ...party }) => [id, party]));
    },

    /** Writes changes and their events in one statement, at most one for each payment. */
    async move(moves: readonly PaymentMove[]): Promise<PaymentRow[]> {
      const bindings = { workspace, moves: JSON.stringify(moves.map(toJson)) };
      return (await db.raw<{ rows: PaymentRow[] }>(MOVE_SQL, bindings)).rows;
    },
  };
};
