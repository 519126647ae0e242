import type pg from 'pg';
import type { PaymentsScene } from './payments-scene.ts';

/** Bindings: workspace, project, payers, payees, number of payments, status and stage. Each amount ends with 00, so that it settles. */
const ROWS = `
  select $1::text as workspace_id, 'pay_01' || substr(md5(n::text), 1, 24) as id, n * 100 as amount,
    ($3::text[])[1 + n % cardinality($3::text[])] as payer, ($4::text[])[1 + n % cardinality($4::text[])] as payee,
    now() - make_interval(secs => 86400 + ($5::int - n) * 0.1) as at
  from generate_series(1, $5::int) n`;

const STATEMENTS = [
  // Payments and events refer to each other by construction; the checks would take most of the time.
  "set session_replication_role = 'replica'",
  `insert into payments (workspace_id, project_id, id, live, direction, status, stage, amount, currency, method, rail,
     from_account_id, to_account_id, reference, charge_bearer, bank_reference, beneficiary_name, remittance,
     requester_type, requester_id, wait_for_funds, execution_date, value_date, opens_at, cut_off_at, created_at, updated_at)
   select workspace_id, $2, id, false, 'outbound', $6::text, $7::text, amount, 'TRY', 'eft', 'eft', payer, payee,
     'INV ' || amount, 'shared', upper(right(id, 16)), 'Supplier', 'INV ' || amount, 'service_key', 'key_of_bench', false,
     current_date - 1, current_date - 1, at, now() + interval '1 day', at, at
   from (${ROWS}) r`,
  `insert into payment_events (workspace_id, payment_id, version, type, from_status, from_stage, to_status, to_stage, cause, at)
   select workspace_id, id, version, 'created', 'new', 'none', status, stage, 'job', created_at from payments
   where workspace_id = $1`,
  `insert into payment_fingerprints (workspace_id, fingerprint, payment_ids)
   select workspace_id, encode(sha256(id::bytea), 'hex'), array[id] from payments where workspace_id = $1`,
  `insert into ledger_reservations (workspace_id, payment_id, ledger_account_id, amount, created_at)
   select p.workspace_id, p.id, a.id, p.amount, p.created_at
   from payments p join ledger_accounts a on a.workspace_id = p.workspace_id and a.account_id = p.from_account_id
   where p.workspace_id = $1 and p.stage = 'queued'`,
  `update ledger_balances b set reserved = r.reserved from (
     select ledger_account_id, sum(amount) as reserved from ledger_reservations where workspace_id = $1 group by 1) r
   where b.workspace_id = $1 and b.ledger_account_id = r.ledger_account_id`,
  "set session_replication_role = 'origin'",
  // Not the other tables: PostgreSQL plans for an empty table as if it stayed empty once it has been told that it is.
  'vacuum analyze payments, payment_events, payment_fingerprints, ledger_reservations, ledger_accounts, ledger_balances',
];

/** Puts payments into a scene, past the API: `settled` ones, or `queued` ones whose value date was yesterday. */
export async function fillPayments(
  client: pg.Client,
  { workspaceId, project, payers, payees }: PaymentsScene,
  count: number,
  state: 'settled' | 'queued',
): Promise<void> {
  const [status, stage] = state === 'settled' ? ['settled', 'none'] : ['pending', 'queued'];
  const values = [workspaceId, project, payers, payees, count, status, stage];
  for (const text of STATEMENTS)
    await client.query(text, values.slice(0, text.includes('$7') ? 7 : text.includes('$1') ? 1 : 0));
}

/** Adds approval rules that ask for nothing, so that each is looked at for every payment and none holds it up. */
export async function fillRules(
  client: pg.Client,
  { workspaceId }: PaymentsScene,
  count: number,
): Promise<void> {
  await client.query(
    `insert into approval_rules (workspace_id, id, name, enabled, applies_to, ordered, separate, expires_after, on_expiry,
       conditions, steps)
     select $1, 'rul_01' || substr(md5(n::text), 1, 24), 'Rule ' || n, true, 'payment', false, false, 72, 'cancel',
       '{"currencies": ["TRY"], "min_amount": 900000000000000}', '[{"needed": 1, "roles": ["owner"], "users": []}]'
     from generate_series(1, $2::int) n`,
    [workspaceId, count],
  );
}

/** Returns the ids of some of these payments, evenly among the others. */
export async function somePayments(
  client: pg.Client,
  { workspaceId }: PaymentsScene,
  count: number,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from payments where workspace_id = $1 order by md5(id) limit $2',
    [workspaceId, count],
  );
  return rows.map(({ id }) => id);
}
