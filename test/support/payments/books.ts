import type { Knex } from 'knex';
import type { PaymentRow } from '../../../server/database/schema/payment-tables.ts';
import { createLedgerVerifier } from '../../../server/features/payments/ledger/verification-repository.ts';
import { groupBy, ledgerProblems } from './ledger-invariants.ts';

/** One posting as text: where, why, and what moves from which account to which. */
const posting = (
  project: string,
  kind: string,
  occurrence: number,
  amount: number | bigint | string,
  giver: string,
  taker: string,
) => `${project} ${kind} ${occurrence}: ${amount} from ${giver} to ${taker}`;

/** I7: the postings that the state of a payment implies, by the homes of its accounts. */
function implied(payment: PaymentRow, homes: ReadonlyMap<string, string>): string[] {
  const { direction, status, submitted_at, amount, from_account_id, to_account_id, returns } = payment;
  const [payer, payee] = [homes.get(from_account_id) ?? '', homes.get(to_account_id) ?? ''];
  const [from, to] = [`bank:${from_account_id}`, `bank:${to_account_id}`];
  const isSettled = status === 'settled' || status === 'reconciled';
  if (direction === 'internal') {
    if (!isSettled) return [];
    if (payer === payee) return [posting(payer, 'transferred', 1, amount, from, to)];
    return [
      posting(payer, 'transferred', 1, amount, from, 'external'),
      posting(payee, 'transferred', 1, amount, 'external', to),
    ];
  }
  const wasSent = status === 'processing' || isSettled || submitted_at !== null;
  return [
    ...(wasSent ? [posting(payer, 'submitted', 1, amount, from, 'in_transit')] : []),
    ...(isSettled ? [posting(payer, 'settled', 1, amount, 'in_transit', 'external')] : []),
    ...(status === 'failed' && wasSent ? [posting(payer, 'failed', 1, amount, 'in_transit', from)] : []),
    ...returns.map((back, index) => posting(payer, 'returned', index + 1, back.amount, 'external', from)),
  ];
}

/** I7 and I9 on plain rows, without the server's SQL. */
async function paymentProblems(knex: Knex): Promise<string[]> {
  const payments = await knex('payments').select('*');
  const accounts = await knex('accounts').select('*');
  const homes = new Map(accounts.map(({ id, project_id }) => [id, project_id ?? '']));
  const chart = await knex('ledger_accounts').select('*');
  const names = new Map(chart.map(({ id, name }) => [id, name]));
  const transactions = await knex('ledger_transactions').whereNotNull('payment_id');
  const entries = await knex('ledger_entries').select('*');
  const byTransaction = groupBy(entries, ({ transaction_id }) => transaction_id);
  const found = transactions.map(({ id, project_id, kind, occurrence }) => {
    const own = byTransaction.get(id) ?? [];
    const [giver, taker] = [
      own.find(({ amount }) => BigInt(amount) < 0n),
      own.find(({ amount }) => BigInt(amount) > 0n),
    ];
    const nameOf = (entry: typeof giver) => names.get(entry?.ledger_account_id ?? '') ?? '';
    return posting(project_id, kind, occurrence, taker?.amount ?? 0, nameOf(giver), nameOf(taker));
  });
  const expected = payments.flatMap((payment) => implied(payment, homes));
  const [timesFound, timesExpected] = [found, expected].map((all) => groupBy(all, (one) => one));
  const different = [...new Set([...found, ...expected])].filter(
    (one) => timesFound?.get(one)?.length !== timesExpected?.get(one)?.length,
  );
  const totals = chart.flatMap(({ id, kind, project_id, currency }) => {
    const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + BigInt(amount), 0n);
    const posted = sum(entries.filter((entry) => entry.ledger_account_id === id).map(({ amount }) => amount));
    const onTheirWay = payments.filter(
      (payment) =>
        payment.status === 'processing' &&
        payment.currency === currency &&
        homes.get(payment.from_account_id) === project_id,
    );
    const owed = sum(onTheirWay.map(({ amount }) => amount));
    return kind === 'in_transit' && posted !== owed ? [`I9 ${id}: ${posted} is in transit, not ${owed}`] : [];
  });
  return [...different.map((one) => `I7 ${one}`), ...totals];
}

/** Checks the ledgers and payments of all projects, on plain rows and with the verifier of the server. */
export async function bookProblems(knex: Knex): Promise<string[]> {
  const ledgers = await knex('ledgers').select('workspace_id', 'project_id');
  const verified = await Promise.all(ledgers.map((ledger) => createLedgerVerifier(knex, ledger)()));
  const differences = verified.flatMap((one) => one.differences.map(({ message }) => message));
  return [...(await ledgerProblems(knex)), ...(await paymentProblems(knex)), ...differences];
}
