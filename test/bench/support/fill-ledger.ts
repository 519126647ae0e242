import type pg from 'pg';
import type { PaymentsScene } from './payments-scene.ts';

/** Transactions between two checkpoints, as the server makes them under load. */
const CHECKPOINT_TRANSACTIONS = 1000;
/** Seconds between two transactions. */
const PAUSE = 0.1;

/**
 * Each own account pays the next one, in turns, so that its entries alternate between +1 and -1. Bindings: workspace, project,
 * accounts, number of transactions.
 */
const TRANSACTIONS = `
  select n, n / p as turn, n % p as payer, (n + 1) % p as payee, 'ltx_01' || substr(md5(n::text), 1, 24) as id,
    date_trunc('second', now()) - make_interval(secs => ($4::int - n) * ${PAUSE}) as at
  from generate_series(0, $4::int - 1) n, (select cardinality($3::text[]) as p) accounts`;
const LEDGER_ACCOUNTS = `
  select a.id, given.position - 1 as position
  from unnest($3::text[]) with ordinality as given (account_id, position)
    join ledger_accounts a on a.workspace_id = $1 and a.account_id = given.account_id`;

const STATEMENTS = [
  // Transactions and entries refer to each other by construction; the checks would take most of the time.
  "set session_replication_role = 'replica'",
  `insert into ledger_transactions (workspace_id, id, project_id, kind, currency, occurrence, effective_date, reason, created_at)
   select $1, id, $2, 'adjustment', 'TRY', n, at::date, 'Bench', at from (${TRANSACTIONS}) t`,
  // The first account pays before it is paid, all others are paid first.
  `insert into ledger_entries (workspace_id, ledger_account_id, lane, version, project_id, transaction_id, amount,
     balance_after, currency, at)
   select $1, a.id, 0, leg.version, $2, t.id, leg.amount, leg.balance_after, 'TRY', t.at
   from (${TRANSACTIONS}) t
     cross join lateral (values
       (payer, case when payer = 0 then 2 * turn + 1 else 2 * turn + 2 end, -1, case when payer = 0 then -1 else 0 end),
       (payee, case when payee = 0 then 2 * turn + 2 else 2 * turn + 1 end, 1, case when payee = 0 then 0 else 1 end)
     ) as leg (position, version, amount, balance_after)
     join (${LEDGER_ACCOUNTS}) a using (position)`,
  `insert into ledger_checkpoints (workspace_id, project_id, seq, id, hash, through, balances_hash, key_id, signature, created_at)
   select $1, $2, n + 1, 'lcp_01' || substr(md5(n::text), 1, 24), '', at, '', '', '', at
   from (${TRANSACTIONS}) t where (n + 1) % ${CHECKPOINT_TRANSACTIONS} = 0`,
  `insert into ledger_checkpoint_balances (workspace_id, ledger_account_id, lane, seq, project_id, version, posted)
   select $1, a.id, 0, c.seq, $2, 2 * c.seq / cardinality($3::text[]), 0
   from ledger_checkpoints c cross join (${LEDGER_ACCOUNTS}) a
   where c.workspace_id = $1 and c.project_id = $2 and c.seq <= $4::int`,
  "set session_replication_role = 'origin'",
  'vacuum analyze ledger_transactions, ledger_entries, ledger_checkpoints, ledger_checkpoint_balances',
];

/**
 * Puts transactions with two entries each into the ledger of a scene, past the API.
 * @param count a multiple of 1,000, and of the number of accounts
 * @returns seconds from the first to the last of them
 */
export async function fillLedger(
  client: pg.Client,
  { workspaceId, project, payers }: PaymentsScene,
  count: number,
): Promise<number> {
  const values = [workspaceId, project, payers, count];
  for (const text of STATEMENTS) {
    const bound = Math.max(0, ...[...text.matchAll(/\$(\d)/g)].map(([, index]) => Number(index)));
    await client.query(text, values.slice(0, bound));
  }
  return count * PAUSE;
}
