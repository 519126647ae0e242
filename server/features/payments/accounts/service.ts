import { newId } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import { mergeMetadata } from '../../tenancy/external-ids/service.ts';
import { requireProjectIds, visibilityOf } from '../../tenancy/projects/service.ts';
import {
  assertAboveFloor,
  assertChangeable,
  assertEmpty,
  assertNotArchived,
  assertOwn,
  identifierColumns,
  isLiveEnvironment,
  ledgerFloor,
  modeOf,
} from './policies.ts';
import type { AccountRow, AccountWithBalance, NewAccount, ReachableProjects } from './repository.ts';

export type { AccountRow };

/** The projects whose own accounts the caller can access. */
export const reachableProjects = (context: HandlerContext): ReachableProjects =>
  context.tenant.projects.visibleIds(visibilityOf(context), 'accounts:read');

/** Returns an account that the caller can access. */
export const findAccount = (context: HandlerContext, id: string): Promise<AccountWithBalance | undefined> =>
  context.tenant.accounts.find(id, reachableProjects(context));

/**
 * Returns an account that the caller can access.
 * @throws not_found
 */
export const requireAccount = async (context: HandlerContext, id: string): Promise<AccountWithBalance> =>
  assertFound(await findAccount(context, id), 'account');

/** Whether the caller may read the ledger of a project, as if it listed the transactions there. */
async function mayReadLedgerOf(context: HandlerContext, project: string): Promise<boolean> {
  const { contract, authorizer, principal, workspaceId, address, now } = context;
  const requirement = contract.operations.get('ledgerTransactions.list');
  if (requirement === undefined) throw new Error('The document has no ledgerTransactions.list.');
  const facts = await context.loadFacts({ workspace: workspaceId, project, userId: userOf(principal) });
  return authorizer.decide({ principal, requirement, facts, address, subject: undefined, now }).allowed;
}

/**
 * Returns an own account in whose home project the caller can read the ledger.
 * @throws not_found, or invalid_state for an external account
 */
export async function requireAccountAtHome(
  context: HandlerContext<'invalid_state'>,
  id: string,
): Promise<AccountWithBalance> {
  const account = await requireAccount(context, id);
  assertOwn(context, account);
  const isReached = account.project_id !== null && (await mayReadLedgerOf(context, account.project_id));
  return assertFound(isReached ? account : undefined, 'account');
}

/**
 * Asserts that an account is an own one that the project in the path can use.
 * @throws not_found
 */
export async function requireOwnAccount({ tenant, projectId }: HandlerContext, id: string): Promise<void> {
  const [account] = await tenant.accounts.findUsable([id], projectId, false);
  assertFound(account?.kind === 'own' ? account : undefined, 'account');
}

/**
 * Locks an account that the caller may manage, in the version that the caller names with If-Match. A project that an own account
 * is shared with pays from it, and does not manage it.
 * @throws not_found or precondition_failed
 */
export function lockAccount(context: HandlerContext, id: string): Promise<AccountRow> {
  const { accounts, projects } = context.tenant;
  const homes = projects.visibleIds(visibilityOf(context), 'accounts:manage');
  const lock = (accountId: string) => accounts.lock(accountId, homes);
  return lockCurrent(context, { lock }, id, 'account');
}

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

/** @throws invalid_iban */
export async function createExternalAccount(
  context: HandlerContext<'invalid_iban'>,
  body: Schemas['AccountCreate'],
): Promise<AccountWithBalance> {
  const columns = await commonColumns(context, body);
  return context.tenant.accounts.insert({
    ...columns,
    kind: 'external',
    live: body.live,
    funds_check: 'none',
  });
}

/**
 * Adds an own account to its home project. The project is locked first, so that its environment cannot change and it
 * cannot be deleted meanwhile.
 * @throws not_found, invalid_iban, already_exists, or invalid_state for a deleted project
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
  const { funds_check = live ? 'warn' : 'strict', floor = 0 } = body;
  const account = await tenant.accounts.insert({
    ...columns,
    kind: 'own',
    project_id: project.id,
    live,
    funds_check,
    floor: floor === null ? null : String(floor),
  });
  const opened = { projectId: project.id, accountId: account.id, currency: account.currency };
  await tenant.ledger.openAccount({ ...opened, floor: ledgerFloor(account) }, context.now);
  return account;
}

/**
 * Shares an own account with other projects of its mode.
 * @throws not_found or mode_mismatch
 */
async function shareAccount(
  context: HandlerContext<'mode_mismatch'>,
  account: AccountRow,
  sharing: Schemas['AccountSharing'],
): Promise<void> {
  const { tenant } = context;
  if (sharing === 'all') return tenant.accounts.share(account, []);
  const ids = await requireProjectIds(context, sharing);
  for (const id of ids) {
    const { environment, name } = assertFound(await tenant.projects.find(id), 'project');
    if (isLiveEnvironment(environment) === account.live) continue;
    throw context.refuse(
      'mode_mismatch',
      `The account is ${modeOf(account.live)} and the project ${name} is ${modeOf(!account.live)}.`,
    );
  }
  return tenant.accounts.share(account, ids);
}

/** @throws not_found, precondition_failed, mode_mismatch, or invalid_state for a change that the account does not have */
export async function updateAccount(
  context: HandlerContext<'mode_mismatch' | 'invalid_state'>,
  id: string,
  body: Schemas['AccountUpdate'],
): Promise<AccountWithBalance> {
  const current = await lockAccount(context, id);
  assertChangeable(context, current, body);
  const { shared_with, floor, metadata, ...fields } = body;
  if (shared_with !== undefined) await shareAccount(context, current, shared_with);
  const updated = await context.tenant.accounts.update(id, {
    ...fields,
    ...(shared_with !== undefined && { shared_with_all: shared_with === 'all' }),
    ...(floor !== undefined && { floor: floor === null ? null : String(floor) }),
    ...(metadata && { metadata: mergeMetadata(current.metadata, metadata) }),
  });
  const account = assertFound(updated, 'account');
  if (ledgerFloor(account) !== ledgerFloor(current)) await moveFloor(context, account);
  return account;
}

/** @throws invalid_state when the available balance is below the floor already */
async function moveFloor(context: HandlerContext<'invalid_state'>, account: AccountRow): Promise<void> {
  const { ledger } = context.tenant;
  const floor = ledgerFloor(account);
  assertAboveFloor(context, await ledger.lockBalance(account.id), floor);
  await ledger.setFloor(account.id, floor);
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
  assertNotArchived(context, account);
  await assertNoPayments(context, account.id);
  if (account.kind === 'own') assertEmpty(context, await tenant.ledger.lockBalance(account.id));
  return assertFound(
    await tenant.accounts.update(account.id, { status: 'archived', archived_at: now }),
    'account',
  );
}
