import { overBudget } from '../auth/authentication/authenticator.ts';
import type { Facts } from '../auth/authorization/authorization-facts.ts';
import { isKey } from '../auth/authentication/principal.ts';
import type { RateLimits } from '../auth/rate-limiting/rate-limiter.ts';
import type { Call } from './operation-call.ts';
import type { Installation } from './handler-context.ts';
import type { Contract } from '../api/api-document.ts';

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
