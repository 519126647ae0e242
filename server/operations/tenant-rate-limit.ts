import { verifiedPlanOf } from '../api/plans.ts';
import { rateLimited } from '../auth/authentication/authenticator.ts';
import { isKey } from '../auth/authentication/principal.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import type { RateLimits } from '../auth/rate-limiting/rate-limiter.ts';
import type { InstallationSettings } from './handler-context.ts';
import type { OperationCall } from './operation-call.ts';

interface Tools {
  rateLimits: RateLimits;
  installation: InstallationSettings;
}

/**
 * Counts a request against the per-minute limit of the workspace's plan, or else of the installation. A key without a
 * workspace in the path consumes the limit of its own tenant.
 */
export async function consumeTenantRateLimit(
  { rateLimits, installation }: Tools,
  { principal }: OperationCall,
  facts: AuthorizationFacts | undefined,
): Promise<void> {
  // They act for the whole installation: a tenant must not use up what they need, such as the counting of usage.
  if (principal?.type === 'operator' || principal?.type === 'application_key') return;
  // A busy tenant must not keep its identity provider from ending access. The directory has a limit of its own.
  if (principal?.type === 'directory') return;
  const workspace = facts?.workspace;
  const plan = facts?.plan;
  const requests =
    facts === undefined || plan === undefined
      ? null
      : verifiedPlanOf(facts.contract, plan).limits.requests_per_minute;
  if (workspace && requests !== null) {
    const budget = await rateLimits.consume(workspace.id, { requests, seconds: 60 }, 'workspace');
    if (budget.exceeded) throw rateLimited(budget);
    return;
  }
  const tenantId = workspace?.id ?? (principal !== null && isKey(principal) ? principal.tenantId : undefined);
  if (tenantId === undefined) return;
  const allowance = { requests: installation.workspaceRateLimit, seconds: 60 };
  const budget = await rateLimits.consumeTenant(tenantId, allowance);
  if (budget.exceeded) throw rateLimited(budget);
}
