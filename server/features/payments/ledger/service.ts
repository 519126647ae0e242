import type { Refuser } from '../../../api/problem.ts';
import { localTime } from '../../../api/timezones.ts';
import type { Schemas } from '../../../api/types.ts';
import type { LedgerAccountRow } from '../../../database/schema/ledger-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { clockOf } from '../sandbox/service.ts';
import { balanceAt, entriesOf, toAccountEntry } from './account-book.ts';
import type { LedgerRecord } from './book-repository.ts';
import { assertAdjustment } from './policies.ts';
import { bankAccountName, type Leg, MAX_POSTINGS, type NewPosting } from './postings.ts';

export { balanceAt, bankAccountName, entriesOf, type Leg, MAX_POSTINGS, type NewPosting, toAccountEntry };

type PostedKind = Pick<NewPosting, 'kind' | 'reverses'> & { reason: string; effectiveDate: string };
type Entries = Schemas['LedgerTransactionCreate']['entries'];

/** Returns the ledger accounts that entries name. @throws not_found */
async function accountsOf(
  { tenant, projectId }: HandlerContext,
  entries: Entries,
): Promise<LedgerAccountRow[]> {
  const ids = [...new Set(entries.map(({ ledger_account_id }) => ledger_account_id))];
  const found = await tenant.ledgerBook.accountsByIds(projectId, ids);
  const byId = new Map(found.map((account) => [account.id, account]));
  return ids.map((id) => assertFound(byId.get(id), 'ledger account'));
}

/** Returns the day in the project, which a simulated one may have set. */
async function today(context: HandlerContext): Promise<string> {
  const { timezone } = assertFound(await context.tenant.settings.get(), 'workspace');
  return localTime(timezone, await clockOf(context)).day;
}

/** Posts entries that the caller asked for, and returns the transaction. */
async function postByHand(
  context: HandlerContext,
  entries: Entries,
  accounts: readonly LedgerAccountRow[],
  posting: PostedKind,
): Promise<LedgerRecord> {
  const { tenant, projectId, now } = context;
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const { created_by } = await context.provenance();
  const legs = entries.map(({ ledger_account_id, amount }) => ({
    account: names.get(ledger_account_id) as NewPosting['legs'][number]['account'], // names are stored as this type
    amount,
  }));
  const currency = accounts[0]?.currency ?? '';
  const { ids } = await tenant.ledger.post(
    [{ ...posting, projectId, currency, legs, createdBy: created_by }],
    now,
  );
  return assertFound(await tenant.ledgerBook.transaction(projectId, ids[0] ?? ''), 'transaction');
}

/** Returns the bank accounts to which a transaction has brought money. */
export async function creditedAccounts(
  { tenant, projectId }: HandlerContext,
  { entries }: LedgerRecord,
): Promise<string[]> {
  const ids = entries.filter(({ amount }) => amount > 0).map(({ ledger_account_id }) => ledger_account_id);
  const accounts = await tenant.ledgerBook.accountsByIds(projectId, ids);
  return accounts.flatMap(({ account_id }) => account_id ?? []);
}

export async function postAdjustment(
  context: HandlerContext,
  { entries, reason, effective_date }: Schemas['LedgerTransactionCreate'],
): Promise<LedgerRecord> {
  const accounts = await accountsOf(context, entries);
  assertAdjustment(entries, accounts);
  const effectiveDate = effective_date ?? (await today(context));
  return postByHand(context, entries, accounts, { kind: 'adjustment', reason, effectiveDate });
}

/** Posts the opposite of an adjustment. @throws invalid_state for other transactions */
export async function reverseAdjustment(
  context: HandlerContext & Refuser<'invalid_state'>,
  id: string,
  reason: string,
): Promise<LedgerRecord> {
  const record = assertFound(
    await context.tenant.ledgerBook.transaction(context.projectId, id),
    'transaction',
  );
  if (record.kind !== 'adjustment')
    throw context.refuse(
      'invalid_state',
      'Only an adjustment can be reversed; post another adjustment instead.',
    );
  const entries = record.entries.map(({ ledger_account_id, amount }) => ({
    ledger_account_id,
    amount: -amount,
  }));
  const accounts = await accountsOf(context, entries);
  const effectiveDate = await today(context);
  return postByHand(context, entries, accounts, { kind: 'reversal', reverses: id, reason, effectiveDate });
}
