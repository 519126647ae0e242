import { ProblemError, refuser } from '../api/problem.ts';
import type { ErrorCode } from '../api/types.ts';
import { rejectionOf } from '../auth/authentication/authenticator.ts';
import { isWorkspaceKey, type Principal } from '../auth/authentication/principal.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import { assertAuthorized, loadFactsFor } from './authorize-call.ts';
import type { ExecutorDependencies } from './handler-execution.ts';
import type { OperationCall } from './operation-call.ts';
import { identifyRefusal } from './refusals/identify-refusal.ts';
import type { RelayContext } from './relay-types.ts';
import { consumeTenantRateLimit } from './tenant-rate-limit.ts';

/**
 * Decides a call of a relay before its body is read, since no decision depends on the body.
 * @throws the problem of a denied decision
 */
export type AdmitRelay = (call: OperationCall) => Promise<RelayContext<ErrorCode>>;

export function createRelayAdmission(options: ExecutorDependencies): AdmitRelay {
  const { access, authorizer, rateLimits } = options;

  async function authorizeAgain(call: OperationCall): Promise<void> {
    const now = new Date();
    const resolution = await access.resolveToken(call.digest ?? '', now);
    if (resolution.state !== 'live') throw rejectionOf(resolution);
    const current = { ...call, principal: resolution.principal, now };
    assertAuthorized(authorizer.decide, current, await loadFactsFor(access.loadFacts, current));
  }

  return async function admitRelay(call) {
    const facts = await loadFactsFor(access.loadFacts, call);
    try {
      assertAuthorized(authorizer.decide, call, facts);
      await consumeTenantRateLimit(options, call, facts);
    } catch (error) {
      if (error instanceof ProblemError) await identifyRefusal(options, call, facts, error);
      throw error;
    }
    const { principal, facts: admitted } = admittedOf(call.principal, facts);
    return {
      principal,
      workspaceId: principal.tenantId,
      organizationId: admitted.organization?.id ?? null,
      projectId: admitted.project?.id ?? null,
      address: call.address,
      requestId: call.requestId,
      now: call.now,
      rateLimits,
      tags: authorizer.tagsOfDecision(principal, admitted),
      refuse: refuser.refuse,
      authorizeAgain: () => authorizeAgain(call),
    };
  };
}

/** The decision admits only keys of a workspace, whose facts were loaded. */
function admittedOf(principal: Principal | null, facts: AuthorizationFacts | undefined) {
  if (principal === null || !isWorkspaceKey(principal) || facts === undefined)
    throw new Error('A relay was admitted without the key of a workspace.');
  return { principal, facts };
}
