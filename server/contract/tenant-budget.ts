import { overBudget } from '../access/authenticate.ts';
import type { Facts } from '../access/facts.ts';
import { isKey } from '../access/principal.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import type { Call } from './call.ts';
import type { Installation } from './context.ts';
import type { Contract } from './spec.ts';

interface Tools {
  contract: Contract;
  rateLimits: RateLimits;
  installation: Installation;
}

/**
 * Counts a request against what the plan of the workspace allows in a minute, or else the installation. A key without a
 * workspace in the path spends the budget of its own tenant.
 */
export async function spendTenant(
  { contract, rateLimits, installation }: Tools,
  { principal }: Call,
  facts: Facts | undefined,
): Promise<void> {
  const workspace = facts?.workspace;
  const requests = workspace ? contract.plans[workspace.plan].requests_per_minute : null;
  if (workspace && requests !== null) {
    const budget = await rateLimits.spend(workspace.id, { requests, seconds: 60 }, 'workspace');
    if (budget.exceeded) throw overBudget(budget);
    return;
  }
  const tenantId = workspace?.id ?? (principal !== null && isKey(principal) ? principal.tenantId : undefined);
  if (tenantId === undefined || principal?.type === 'operator') return;
  const allowance = { requests: installation.workspaceRateLimit, seconds: 60 };
  const budget = await rateLimits.spendTenant(tenantId, allowance);
  if (budget.exceeded) throw overBudget(budget);
}
