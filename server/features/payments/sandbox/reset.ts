import type { HandlerContext } from '../../../operations/handler-context.ts';
import { ledgerFloor } from '../accounts/policies.ts';

/**
 * Empties a simulated project, whose row is locked: no payment is created meanwhile, and those that exist are locked before
 * the balances, as everywhere.
 * @throws account_in_use while its payments and those of another project meet in an account
 */
export async function resetProject(context: HandlerContext<'account_in_use'>): Promise<void> {
  const { tenant, projectId, now } = context;
  if (await tenant.sandbox.hasCrossing(projectId))
    throw context.refuse(
      'account_in_use',
      'Payments of this project and accounts of another one belong together. Use a project whose accounts are not shared.',
    );
  await tenant.paymentLimits.giveBack(await tenant.sandbox.lockPayments(projectId));
  await tenant.sandbox.empty(projectId);
  await tenant.ledger.empty(projectId);
  for (const account of await tenant.sandbox.ownAccounts(projectId)) {
    const { id: accountId, currency } = account;
    await tenant.ledger.openAccount({ projectId, accountId, currency, floor: ledgerFloor(account) }, now);
  }
}
