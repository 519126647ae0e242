import type { Knex } from 'knex';

interface Entry {
  ledger_account_id: string;
  lane: number;
  version: string;
  transaction_id: string;
  amount: string;
  balance_after: string;
  currency: string;
}

/** Groups rows by a key. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

const sum = (values: readonly string[]): bigint => values.reduce((total, value) => total + BigInt(value), 0n);
const laneOf = (row: { ledger_account_id: string; lane: number }) => `${row.ledger_account_id}/${row.lane}`;

/** I2 and I3: the entries of a balance count on from each other, without a gap. */
function brokenLane(lane: string, entries: readonly Entry[]): string[] {
  const sorted = [...entries].sort((a, b) => Number(a.version) - Number(b.version));
  let balance = 0n;
  return sorted.flatMap((entry, index) => {
    balance += BigInt(entry.amount);
    const problems = [];
    if (Number(entry.version) !== index + 1)
      problems.push(`I3 ${lane}: version ${entry.version} follows ${index}`);
    if (BigInt(entry.balance_after) !== balance)
      problems.push(`I2 ${lane}: ${entry.balance_after} is not ${balance}`);
    return problems;
  });
}

/**
 * Checks the invariants of the design on plain rows, without the server's SQL.
 * @returns what is violated, in words
 */
export async function ledgerProblems(knex: Knex): Promise<string[]> {
  const entries: Entry[] = await knex('ledger_entries').select('*');
  const balances = await knex('ledger_balances').select('*');
  const reservations = await knex('ledger_reservations').select('*');
  const transactions = await knex('ledger_transactions').select('*');
  const byTransaction = groupBy(entries, ({ transaction_id, currency }) => `${transaction_id} ${currency}`);
  const byLane = groupBy(entries, laneOf);
  const reserved = groupBy(reservations, ({ ledger_account_id }) => ledger_account_id);
  const problems = [...byLane].flatMap(([lane, group]) => brokenLane(lane, group));
  for (const [key, group] of byTransaction) {
    if (sum(group.map(({ amount }) => amount)) !== 0n) problems.push(`I1 ${key} does not sum to 0`);
  }
  const lanes = new Set(balances.map(laneOf));
  for (const lane of byLane.keys()) if (!lanes.has(lane)) problems.push(`I4 ${lane} has no balance`);
  for (const balance of balances) {
    const own = byLane.get(laneOf(balance)) ?? [];
    const held = balance.lane === 0 ? (reserved.get(balance.ledger_account_id) ?? []) : [];
    const { posted, version, floor } = balance;
    if (sum(own.map(({ amount }) => amount)) !== BigInt(posted)) problems.push(`I4 ${laneOf(balance)}`);
    if (own.length !== Number(version))
      problems.push(`I3 ${laneOf(balance)} has ${own.length} of ${version} entries`);
    if (floor !== null && BigInt(posted) - BigInt(balance.reserved) < BigInt(floor))
      problems.push(`I5 ${laneOf(balance)}`);
    if (sum(held.map(({ amount }) => amount)) !== BigInt(balance.reserved))
      problems.push(`I6 ${laneOf(balance)}`);
  }
  const occasions = groupBy(
    transactions.filter(({ payment_id }) => payment_id !== null),
    ({ project_id, payment_id, kind, occurrence }) => `${project_id} ${payment_id} ${kind} ${occurrence}`,
  );
  for (const [occasion, group] of occasions)
    if (group.length > 1) problems.push(`I7 ${occasion} is posted twice`);
  for (const { id, currency } of transactions)
    if (!byTransaction.has(`${id} ${currency}`)) problems.push(`I1 ${id} has no entries`);
  return problems;
}
