import { userOf } from '../../../auth/authentication/principal.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import { visibilityOf } from '../../tenancy/projects/service.ts';
import { assertOwn } from './policies.ts';
import type { AccountRow, AccountWithBalance, ReachableProjects } from './repository.ts';

/** Which accounts a caller can access, use and manage. */

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
  const [account] = await tenant.accounts.findUsable([id], projectId, { hold: false, orDefault: false });
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
