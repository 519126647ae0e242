import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { LedgerAccountRow } from '../../../database/schema/ledger-tables.ts';

/** Accounts whose balances follow from payments, which adjustments would contradict. */
const OF_PAYMENTS: ReadonlySet<string> = new Set(['in_transit', 'unidentified']);

type Entries = Schemas['LedgerTransactionCreate']['entries'];

/** Checks an adjustment, whose ledger accounts exist. @throws invalid_request */
export function assertAdjustment(entries: Entries, accounts: readonly LedgerAccountRow[]): void {
  if (entries.some(({ amount }) => amount === 0))
    throw invalidField('entries', 'zero', 'Leave out entries with the amount 0.');
  if (entries.reduce((sum, { amount }) => sum + BigInt(amount), 0n) !== 0n)
    throw invalidField('entries', 'unbalanced', 'The amounts must sum to 0.');
  if (new Set(accounts.map(({ currency }) => currency)).size > 1)
    throw invalidField('entries', 'currency', 'Name ledger accounts of one currency.');
  const closed = accounts.find(({ kind }) => OF_PAYMENTS.has(kind));
  if (closed !== undefined)
    throw invalidField('entries', 'kind', `Only payments post to the ledger account ${closed.name}.`);
}
