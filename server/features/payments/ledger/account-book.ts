import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { AccountEntryRow, BalanceProof } from './account-book-repository.ts';

/** After every entry. */
const END_OF_TIME = new Date('9999-12-31T23:59:59.999Z');

const versionOf = ({ checkpoint, entries_after }: BalanceProof): number =>
  (checkpoint?.version ?? 0) + entries_after;

/** Returns the balance of an own account at a time, with what proves it. */
export async function balanceAt(
  { tenant, now }: HandlerContext,
  { id, currency }: Pick<Schemas['Account'], 'id' | 'currency'>,
  asOf: string | undefined,
): Promise<Schemas['AccountBalanceAt']> {
  // Times have milliseconds, and an entry of the very time counts. The clock of a simulated project may be ahead of the real one.
  const end = asOf === undefined ? END_OF_TIME : new Date(Date.parse(asOf) + 1);
  const proof = assertFound(await tenant.accountBook.before(id, end), 'ledger account');
  const time = asOf === undefined ? now : new Date(asOf);
  return {
    account_id: id,
    currency,
    as_of: time.toISOString(),
    posted: (proof.checkpoint?.posted ?? 0) + proof.sum_after,
    version: versionOf(proof),
    proof,
  };
}

/** Returns the entries of an own account between two times, latest first. */
export async function entriesOf(
  { tenant, pager }: HandlerContext,
  account: string,
  query: { since?: string | undefined; until?: string | undefined; limit?: number; cursor?: string },
): Promise<AccountEntryRow[]> {
  const before = async (time: string | undefined) =>
    time === undefined
      ? undefined
      : versionOf(assertFound(await tenant.accountBook.before(account, new Date(time)), 'ledger account'));
  const [after, to] = [await before(query.since), await before(query.until)];
  const versions = { ...(after !== undefined && { after }), ...(to !== undefined && { to }) };
  return tenant.accountBook.list(account, versions, pager.request(query));
}

export const toAccountEntry = (row: AccountEntryRow): Schemas['AccountEntry'] => ({
  transaction_id: row.transaction_id,
  version: Number(row.version),
  kind: row.kind,
  amount: Number(row.amount),
  balance_after: Number(row.balance_after),
  payment_id: row.payment_id,
  payer_project_id: row.payer_project_id,
  reason: row.reason,
  effective_date: row.effective_date,
  posted_at: row.at.toISOString(),
});
