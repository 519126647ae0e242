import { newId } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { mergeMetadata } from '../../tenancy/external-ids/service.ts';
import { requireProjectIds } from '../../tenancy/projects/service.ts';
import {
  demandsOn,
  holdBack,
  pendingChangeOf,
  pendingChangesOf,
} from '../approvals/control-changes/service.ts';
import { lockAccount } from './access.ts';
import { proposeActivation } from './activation.ts';
import {
  ACCOUNT_WEAKENING,
  type AccountControls,
  accountControlsOf,
  assertAboveFloor,
  assertAccountNotArchived,
  assertChangeable,
  assertEmpty,
  identifierColumns,
  isLiveEnvironment,
  ledgerFloor,
  modeOf,
} from './policies.ts';
import type { AccountRow, AccountWithBalance, NewAccount } from './repository.ts';
import { changeTargetOf, toAccount } from './serializers.ts';

export {
  findAccount,
  lockAccount,
  reachableProjects,
  requireAccount,
  requireAccountAtHome,
  requireOwnAccount,
} from './access.ts';
export { activateAccount, refuseActivation, unblockAccount } from './activation.ts';
export type { AccountControls, AccountRow };

/** An account that was just connected. */
const NO_MONEY = { posted: 0, reserved: 0 };

/** The database takes floors as text. */
const textOf = (floor: number | null): string | null => (floor === null ? null : String(floor));

/** Returns the columns that external and own accounts share. */
async function commonColumns(
  context: HandlerContext<'invalid_iban'>,
  body: Schemas['AccountCreate'] | Schemas['AccountConnect'],
) {
  const { name, currency, identifiers, holder, metadata } = body;
  const { created_by } = await context.provenance();
  const { type = 'company', tax_id = null, address = null } = holder;
  return {
    id: newId('acc'),
    name,
    currency,
    ...identifierColumns(context, identifiers),
    // JSON goes in as text.
    holder: JSON.stringify({ name: holder.name, type, tax_id, address }) as never,
    ...(metadata && { metadata: mergeMetadata({}, metadata) }),
    created_by,
  } satisfies Partial<NewAccount>;
}

/** Creates an account of another party, which waits for approval where a rule asks for that. @throws invalid_iban */
export async function createExternalAccount(
  context: HandlerContext<'invalid_iban'>,
  body: Schemas['AccountCreate'],
): Promise<AccountWithBalance> {
  const columns = await commonColumns(context, body);
  const asked = await demandsOn(context, 'beneficiary', body.currency);
  const account = await context.tenant.accounts.insert({
    ...columns,
    kind: 'external',
    live: body.live,
    funds_check: 'none',
    ...(asked !== null && { status: 'pending_approval' }),
  });
  if (asked !== null) await proposeActivation(context, account, asked);
  return account;
}

/** The controls and the block of an archived account do not end by connecting its bank account again. */
const CONNECTED_AGAIN =
  'The bank account was connected before. What limited it was archived with it, so another person approves it.';

/**
 * Adds an own account to its home project. Where a rule about controls is enabled, one that was connected before waits. The project is locked first, so that its environment cannot change and it
 * cannot be deleted meanwhile.
 * @throws not_found, invalid_iban, already_exists, or invalid_state for a deleted project and a floor above zero
 */
export async function connectAccount(
  context: HandlerContext<'invalid_iban' | 'invalid_state'>,
  body: Schemas['AccountConnect'],
): Promise<AccountWithBalance> {
  const { tenant } = context;
  const columns = await commonColumns(context, body);
  const [id = ''] = await requireProjectIds(context, [body.project]);
  const project = assertFound(await tenant.projects.lock(id), 'project');
  if (project.archived_at !== null) throw context.refuse('invalid_state', 'The project is deleted.');
  const live = isLiveEnvironment(project.environment);
  const { funds_check = live ? 'warn' : 'strict' } = body;
  const floor = body.floor === undefined ? '0' : textOf(body.floor);
  assertAboveFloor(context, NO_MONEY, ledgerFloor({ funds_check, floor }));
  const account = await tenant.accounts.insert({
    ...columns,
    kind: 'own',
    project_id: project.id,
    live,
    funds_check,
    floor,
  });
  const opened = { projectId: project.id, accountId: account.id, currency: account.currency };
  await tenant.ledger.openAccount({ ...opened, floor: ledgerFloor(account) }, context.now);
  const asked = (await tenant.accounts.wasConnected(account.id))
    ? await demandsOn(context, 'controls')
    : null;
  if (asked === null) return account;
  const waiting = { status: 'blocked', block_reason: CONNECTED_AGAIN } as const;
  const blocked = assertFound(await tenant.accounts.update(account.id, waiting), 'account');
  await proposeActivation(context, blocked, asked);
  return blocked;
}

/**
 * Returns the projects that an own account is to be shared with, which are of its mode.
 * @throws not_found or mode_mismatch
 */
async function resolveSharing(
  context: HandlerContext<'mode_mismatch'>,
  account: AccountRow,
  sharing: Schemas['AccountSharing'],
): Promise<Schemas['AccountSharing']> {
  if (sharing === 'all') return sharing;
  const ids = await requireProjectIds(context, sharing);
  for (const id of ids) {
    const { environment, name } = assertFound(await context.tenant.projects.find(id), 'project');
    if (isLiveEnvironment(environment) === account.live) continue;
    throw context.refuse(
      'mode_mismatch',
      `The account is ${modeOf(account.live)} and the project ${name} is ${modeOf(!account.live)}.`,
    );
  }
  return ids.toSorted();
}

type Tenant = Pick<HandlerContext['tenant'], 'accounts' | 'ledger'>;

/** Changes a locked account. The floor is one that the balance is above. */
async function changeAccount(
  { accounts, ledger }: Tenant,
  current: AccountRow,
  {
    shared_with,
    floor,
    ...fields
  }: Partial<AccountControls> & Partial<Pick<AccountRow, 'name' | 'metadata'>>,
): Promise<AccountWithBalance> {
  if (shared_with !== undefined) await accounts.share(current, shared_with === 'all' ? [] : shared_with);
  const updated = await accounts.update(current.id, {
    ...fields,
    ...(shared_with !== undefined && { shared_with_all: shared_with === 'all' }),
    ...(floor !== undefined && { floor: textOf(floor) }),
  });
  const account = assertFound(updated, 'account');
  if (ledgerFloor(account) !== ledgerFloor(current)) await ledger.setFloor(account.id, ledgerFloor(account));
  return account;
}

/**
 * Updates an account. What would weaken its controls waits where a rule asks for that.
 * @throws not_found, precondition_failed, mode_mismatch, or invalid_state for a change that the account does not have
 */
export async function updateAccount(
  context: HandlerContext<'mode_mismatch' | 'invalid_state'>,
  id: string,
  body: Schemas['AccountUpdate'],
): Promise<AccountWithBalance> {
  const current = await lockAccount(context, id);
  assertChangeable(context, current, body);
  const { shared_with, metadata, name, ...fields } = body;
  const sharing = shared_with && { shared_with: await resolveSharing(context, current, shared_with) };
  const change = { before: accountControlsOf(current), changes: { ...fields, ...sharing } };
  const controls = await holdBack(context, changeTargetOf(current), change, ACCOUNT_WEAKENING);
  await assertFloorReached(context, current, controls);
  return changeAccount(context.tenant, current, {
    ...controls,
    ...(name !== undefined && { name }),
    ...(metadata && { metadata: mergeMetadata(current.metadata, metadata) }),
  });
}

/** @throws invalid_state when the available balance is below the floor already */
async function assertFloorReached(
  context: HandlerContext<'invalid_state'>,
  current: AccountRow,
  { floor, funds_check = current.funds_check }: Partial<AccountControls>,
): Promise<void> {
  const after = ledgerFloor({ funds_check, floor: floor === undefined ? current.floor : textOf(floor) });
  if (after !== ledgerFloor(current))
    assertAboveFloor(context, await context.tenant.ledger.lockBalance(current.id), after);
}

/** Changes a locked account, because enough people have approved that. Projects that are no longer of its mode are left out. */
export async function applyAccountControls(
  { tenant }: Pick<HandlerContext, 'tenant'>,
  account: AccountRow,
  { shared_with, ...controls }: Partial<AccountControls>,
): Promise<void> {
  const sharing: string[] = [];
  for (const id of Array.isArray(shared_with) ? shared_with : []) {
    const project = await tenant.projects.find(id);
    if (project !== undefined && isLiveEnvironment(project.environment) === account.live) sharing.push(id);
  }
  const after = shared_with === 'all' ? shared_with : sharing;
  await changeAccount(tenant, account, {
    ...controls,
    ...(shared_with !== undefined && { shared_with: after }),
  });
}

/** Returns accounts as the API has them, with the changes that wait. */
export async function presentAccounts(
  context: Pick<HandlerContext, 'tenant' | 'now'>,
  rows: readonly AccountWithBalance[],
): Promise<Schemas['Account'][]> {
  const ids = rows.map(({ id }) => id);
  const pending = await pendingChangesOf(context, 'account', ids);
  return rows.map((row) => toAccount(row, pending.get(row.id) ?? null));
}

export async function presentAccount(
  context: Pick<HandlerContext, 'tenant' | 'now'>,
  row: AccountWithBalance,
): Promise<Schemas['Account']> {
  return toAccount(row, await pendingChangeOf(context, 'account', row.id));
}

/** @throws account_in_use for an account with payments that have not ended */
async function assertNoPayments(context: HandlerContext<'account_in_use'>, id: string): Promise<void> {
  if (!(await context.tenant.payments.hasOpenOf(id))) return;
  throw context.refuse(
    'account_in_use',
    'The account takes part in payments that have not ended. Cancel them, or wait until they settle.',
  );
}

/** @throws not_found, precondition_failed, invalid_state, or account_in_use for an account with money or open payments */
export async function archiveAccount(
  context: HandlerContext<'invalid_state' | 'account_in_use'>,
  id: string,
): Promise<AccountWithBalance> {
  const { tenant, now } = context;
  const account = await lockAccount(context, id);
  assertAccountNotArchived(context, account);
  await assertNoPayments(context, account.id);
  await tenant.controlChanges.end('account', account.id, now);
  if (account.kind === 'own') assertEmpty(context, await tenant.ledger.lockBalance(account.id));
  return assertFound(
    await tenant.accounts.update(account.id, { status: 'archived', archived_at: now }),
    'account',
  );
}
