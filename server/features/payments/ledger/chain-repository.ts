import type { Knex } from 'knex';
import type { ChainEnd } from '../../../auth/secrets/canonical-json.ts';
import { UNPREPARED } from '../../../database/pg/dialect.ts';
import type { LedgerCheckpointRow, LedgerId } from '../../../database/schema/ledger-tables.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { ENTRIES_SQL, type LedgerRecord } from './book-repository.ts';
import { type CheckpointBalance, toLedgerCheckpoint } from './serializers.ts';

/** Maximum seconds between the sealing of a transaction and the next signature of its chain. */
const CHECKPOINT_SECONDS = 60;

/** The end of the chain of a ledger. */
export interface LedgerHead extends ChainEnd, LedgerId {
  checkpointSeq: number;
  /** Time of the last sealed transaction. */
  through: Date | null;
}

/** The position of a transaction in its chain. */
export interface LedgerSeal extends LedgerId, ChainEnd {
  transactionId: string;
}

const LISTED_SQL = `(workspace_id, project_id) in (select * from unnest(:workspaces::text[], :projects::text[]))`;
/** The limit is part of the text, so that the planner knows it. */
const waitingSql = (limit: number) => `
  select distinct workspace_id, project_id from (
    select workspace_id, project_id from ledger_pending order by position limit ${limit}) oldest`;
const dueSql = (limit: number) => `
  select workspace_id, project_id from ledgers where checkpoint_due_at <= now() order by checkpoint_due_at
  limit ${limit}`;
/** Postings refer to the row of their ledger, and go on: the lock is the weaker one. */
const LOCK_SQL = `
  select * from ledgers where ${LISTED_SQL} order by workspace_id, project_id for no key update`;
/** Chains that an export has locked are left for the next run. */
const LOCK_FREE_SQL = `${LOCK_SQL} skip locked`;
/** In the order in which balances were locked. What became visible later has no balance in common with what it passes. */
const TAKE_UNSEALED_SQL = `
  with claimed as (
    delete from ledger_pending where ctid = any(array(
      select ctid from ledger_pending where ${LISTED_SQL} order by position limit :limit))
    returning workspace_id, transaction_id, position)
  select t.*, null as seq, null as hash, ${ENTRIES_SQL}
  from (select workspace_id, transaction_id, min(position) as position from claimed group by 1, 2) c
    join ledger_transactions t on t.workspace_id = c.workspace_id and t.id = c.transaction_id
  where not exists (
    select from ledger_seals s where s.workspace_id = t.workspace_id and s.transaction_id = t.id)
  order by c.position`;
const SEAL_SQL = `
  insert into ledger_seals (workspace_id, project_id, seq, transaction_id, hash)
  select * from unnest(:workspaces::text[], :projects::text[], :seqs::bigint[], :transactions::text[], :hashes::bytea[])`;
const ADVANCE_SQL = `
  update ledgers l set seq = sealed.seq, hash = sealed.hash, through = sealed.through,
    checkpoint_due_at = coalesce(l.checkpoint_due_at, now() + interval '${CHECKPOINT_SECONDS} seconds')
  from unnest(:workspaces::text[], :projects::text[], :seqs::bigint[], :hashes::bytea[], :throughs::timestamptz[])
    as sealed (workspace_id, project_id, seq, hash, through)
  where l.workspace_id = sealed.workspace_id and l.project_id = sealed.project_id`;
const CHANGED_BALANCES_SQL = `
  select distinct on (e.ledger_account_id, e.lane) e.ledger_account_id, e.lane, e.version, e.balance_after as posted
  from ledger_seals s join ledger_entries e on e.workspace_id = s.workspace_id and e.transaction_id = s.transaction_id
  where s.workspace_id = :workspace and s.project_id = :project and s.seq > :after and s.seq <= :to
  order by e.ledger_account_id, e.lane, e.version desc`;
const SIGN_SQL = `
  with made as (
    insert into ledger_checkpoint_balances (workspace_id, ledger_account_id, lane, seq, project_id, version, posted)
    select :workspace, b.ledger_account_id, b.lane, :seq, :project, b.version, b.posted
    from json_to_recordset(:balances::json)
      as b (ledger_account_id text, lane smallint, version bigint, posted bigint))
  update ledgers set checkpoint_seq = :seq, checkpoint_due_at = null
  where workspace_id = :workspace and project_id = :project`;

const columnsOf = (ids: readonly LedgerId[]) => ({
  workspaces: ids.map(({ workspace_id }) => workspace_id),
  projects: ids.map(({ project_id }) => project_id),
});

interface LedgerHeadColumns extends LedgerId {
  seq: string;
  hash: Buffer;
  checkpoint_seq: string;
  through: Date | null;
}

/** The chains of all ledgers, for the job that seals and signs them. */
export const ledgerChainRepository = (db: Knex) => {
  async function rows<Row>(sql: string, bindings: Record<string, unknown> = {}): Promise<Row[]> {
    // Knex's type of bindings omits null.
    return (await db.raw<{ rows: Row[] }>(sql, bindings as Knex.ValueDict).options(UNPREPARED)).rows;
  }

  return {
    waiting: (limit: number) => rows<LedgerId>(waitingSql(limit)),
    due: (limit: number) => rows<LedgerId>(dueSql(limit)),

    /** Locks chains, so that no other transaction extends them: all, or only those that are not locked. */
    async lock(ids: readonly LedgerId[], wait: boolean): Promise<LedgerHead[]> {
      const heads = await rows<LedgerHeadColumns>(wait ? LOCK_SQL : LOCK_FREE_SQL, columnsOf(ids));
      return heads.map(({ workspace_id, project_id, seq, hash, checkpoint_seq, through }) => ({
        workspace_id,
        project_id,
        hash,
        through,
        seq: Number(seq),
        checkpointSeq: Number(checkpoint_seq),
      }));
    },

    /** Takes the oldest unsealed transactions of some ledgers. */
    claim: (ids: readonly LedgerId[], limit: number) =>
      rows<LedgerRecord>(TAKE_UNSEALED_SQL, { ...columnsOf(ids), limit }),

    /** Stores the seals of transactions, and the new ends of their chains. */
    async extend(seals: readonly LedgerSeal[], heads: readonly LedgerHead[]): Promise<void> {
      await rows(SEAL_SQL, {
        ...columnsOf(seals),
        seqs: seals.map(({ seq }) => seq),
        transactions: seals.map(({ transactionId }) => transactionId),
        hashes: seals.map(({ hash }) => hash),
      });
      await rows(ADVANCE_SQL, {
        ...columnsOf(heads),
        seqs: heads.map(({ seq }) => seq),
        hashes: heads.map(({ hash }) => hash),
        throughs: heads.map(({ through }) => through),
      });
    },

    /** Returns the balances that changed since the last signature, as of the end of the chain. */
    async changedBalances({ workspace_id, project_id, checkpointSeq, seq }: LedgerHead) {
      const bindings = { workspace: workspace_id, project: project_id, after: checkpointSeq, to: seq };
      type Columns = Omit<CheckpointBalance, 'version' | 'posted'> & { version: string; posted: string };
      const changed = await rows<Columns>(CHANGED_BALANCES_SQL, bindings);
      return changed.map(({ version, posted, ...lane }): CheckpointBalance => {
        return { ...lane, version: Number(version), posted: Number(posted) };
      });
    },

    /** Stores the signature of a head with the balances that it covers, and emits its event. */
    async sign(row: LedgerCheckpointRow, balances: readonly CheckpointBalance[]): Promise<void> {
      const { workspace_id, project_id, seq } = row;
      await db('ledger_checkpoints').insert(row);
      await rows(SIGN_SQL, {
        workspace: workspace_id,
        project: project_id,
        seq,
        balances: JSON.stringify(balances),
      });
      const data = toLedgerCheckpoint({ ...row, balances });
      await writeOutbox(db, {
        events: [{ tenantId: workspace_id, type: 'ledger.checkpoint_signed', data }],
      });
    },
  };
};

export type LedgerChainRepository = ReturnType<typeof ledgerChainRepository>;
