import { invalidField, type Refuser } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { Weakening } from '../approvals/control-changes/service.ts';
import { ibanProblem, normalizeIban } from './iban.ts';
import type { AccountRow, IdentifierColumns } from './repository.ts';

/** Whether a project uses real bank accounts. The database derives `projects.live` in the same way. */
export const isLiveEnvironment = (environment: Schemas['Project']['environment']): boolean =>
  environment === 'production';

export const modeOf = (live: boolean): string => (live ? 'live' : 'simulated');

/**
 * Returns the columns of given identifiers, in the form in which banks exchange them.
 * @throws invalid_iban, or invalid_request when they do not identify an account
 */
export function identifierColumns(
  by: Refuser<'invalid_iban'>,
  { iban, bic, account_number, bank_code, country }: Schemas['AccountIdentifiersInput'],
): IdentifierColumns {
  const columns = {
    iban: iban === undefined ? null : normalizeIban(iban),
    bic: bic ?? null,
    account_number: account_number?.toUpperCase() ?? null,
    bank_code: bank_code?.toUpperCase() ?? null,
  };
  if (columns.iban !== null) {
    const problem = ibanProblem(columns.iban);
    if (problem !== undefined) throw by.refuse('invalid_iban', problem);
  } else assertIdentifies(columns);
  const own = columns.iban?.slice(0, 2);
  if (own === undefined && country === undefined) {
    throw invalidField('identifiers.country', 'required', 'Without an IBAN, country is required.');
  }
  if (own !== undefined && country !== undefined && own !== country) {
    throw invalidField('identifiers.country', 'mismatch', `The IBAN is of ${own}. Leave country out.`);
  }
  return { ...columns, country: own ?? country ?? '' };
}

function assertIdentifies({ account_number, bank_code, bic }: Omit<IdentifierColumns, 'country'>): void {
  if (account_number === null) {
    throw invalidField('identifiers', 'required', 'Send iban, or account_number with bank_code or bic.');
  }
  if (bank_code === null && bic === null) {
    throw invalidField('identifiers.bank_code', 'required', 'account_number needs bank_code or bic.');
  }
}

/** @throws invalid_state for an archived account */
export function assertAccountNotArchived(
  by: Refuser<'invalid_state'>,
  { status }: Pick<AccountRow, 'status'>,
): void {
  if (status === 'archived') throw by.refuse('invalid_state', 'The account is archived, which is final.');
}

/** @throws invalid_state for an external account, which has no ledger */
export function assertOwn(by: Refuser<'invalid_state'>, { kind }: Pick<AccountRow, 'kind'>): void {
  if (kind === 'own') return;
  throw by.refuse('invalid_state', 'The account is external. Only own accounts have a balance and entries.');
}

/** Fields of accounts that only own accounts have. */
const OWN_FIELDS = ['shared_with', 'funds_check', 'floor'] as const;

/** @throws invalid_state for a change that an account of this kind does not have */
export function assertChangeable(
  by: Refuser<'invalid_state'>,
  row: Pick<AccountRow, 'status' | 'kind'>,
  changes: Schemas['AccountUpdate'],
): void {
  assertAccountNotArchived(by, row);
  const field = row.kind === 'external' ? OWN_FIELDS.find((name) => changes[name] !== undefined) : undefined;
  if (field !== undefined) {
    throw by.refuse('invalid_state', `${field} belongs to own accounts, and this account is external.`);
  }
}

/** What of an own account a change may weaken. */
export type AccountControls = Pick<Schemas['Account'], 'floor' | 'funds_check' | 'shared_with'>;

export const accountControlsOf = (row: AccountRow): AccountControls => ({
  floor: row.floor === null ? null : Number(row.floor),
  funds_check: row.funds_check,
  shared_with: row.shared_with_all ? 'all' : row.shared_with,
});

const STRICTNESS: ReadonlyArray<AccountControls['funds_check']> = ['none', 'warn', 'strict'];

export const ACCOUNT_WEAKENING: Weakening<AccountControls> = {
  // Without a floor, payments may overdraw the account.
  floor: (before, after) => before !== null && (after === null || after < before),
  funds_check: (before, after) => STRICTNESS.indexOf(after) < STRICTNESS.indexOf(before),
  shared_with: (before, after) =>
    before !== 'all' && (after === 'all' || after.some((project) => !before.includes(project))),
};

/** What the ledger keeps the balance above: only a strict funds check refuses payments. */
export const ledgerFloor = ({
  funds_check,
  floor,
}: Pick<AccountRow, 'funds_check' | 'floor'>): number | null =>
  funds_check === 'strict' && floor !== null ? Number(floor) : null;

interface Balance {
  posted: number;
  reserved: number;
}

/** @throws invalid_state when the available balance is below the floor already */
export function assertAboveFloor(
  by: Refuser<'invalid_state'>,
  { posted, reserved }: Balance,
  floor: number | null,
): void {
  if (floor === null || posted - reserved >= floor) return;
  throw by.refuse(
    'invalid_state',
    'The available balance is already below this floor. Set a lower floor, or another funds check.',
  );
}

/** @throws account_in_use for an account with money */
export function assertEmpty(by: Refuser<'account_in_use'>, { posted, reserved }: Balance): void {
  if (posted === 0 && reserved === 0) return;
  throw by.refuse(
    'account_in_use',
    'The account has a balance or money that is reserved for payments. Move the balance, or end the payments first.',
  );
}
