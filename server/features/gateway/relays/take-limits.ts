import { ProblemError } from '../../../api/problem.ts';
import type { CallFacts } from '../accounting/service.ts';
import {
  type CorrectTokens,
  type LimitedCall,
  type LimitsOfTenants,
  lookAtRateLimits,
  type RateLimitEstimate,
  takeRateLimits,
} from '../rate-limits/service.ts';
import type { CallRequest } from './relay-request.ts';

/** What is known of the caller of a call, whichever target it goes to. */
export const callerFacts = ({ context, options }: CallRequest) => ({
  workspaceId: context.workspaceId,
  organizationId: context.organizationId,
  projectId: context.projectId,
  apiKeyId: context.principal.id,
  userId: context.principal.userId,
  metadata: Object.fromEntries(
    Object.entries(options.metadata).map(([key, value]) => [
      key,
      { value, source: options.fixedBy.get(key) ?? ('request' as const) },
    ]),
  ),
});

/** What a target adds, on which some rate limits depend. */
type TargetFacts = Pick<CallFacts, 'virtualKeyId' | 'provider' | 'model'>;

/** A call before its target is known. */
const NO_TARGET: TargetFacts = { virtualKeyId: null, provider: '', model: '' };

/**
 * Takes a call from the rate limits that concern it: without a target from those that count it once, and with one from those that
 * count each attempt.
 * @param tokens how many it is likely to use
 * @throws ProblemError rate_limited
 */
export async function takeLimits(
  limits: Pick<LimitsOfTenants, 'current' | 'get'>,
  relayed: CallRequest,
  tokens: number,
  target?: TargetFacts,
): Promise<CorrectTokens> {
  const tools = { limits, rateLimits: relayed.context.rateLimits };
  const taken = await takeRateLimits(tools, ...limitedCall(relayed, tokens, target));
  if (taken instanceof ProblemError) throw taken;
  return taken;
}

/** Returns a call as rate limits see it. */
function limitedCall(
  relayed: CallRequest,
  tokens: number,
  target: TargetFacts | undefined,
): [LimitedCall, RateLimitEstimate] {
  const stage = target === undefined ? 'call' : 'attempt';
  return [
    { ...callerFacts(relayed), ...(target ?? NO_TARGET) },
    { stage, tokens },
  ];
}

/** Tells what `takeLimits` would do, and takes nothing. */
export const lookAtLimits = (
  limits: Pick<LimitsOfTenants, 'current' | 'get'>,
  relayed: CallRequest,
  tokens: number,
  target?: TargetFacts,
) =>
  lookAtRateLimits(
    { limits, rateLimits: relayed.context.rateLimits },
    ...limitedCall(relayed, tokens, target),
  );
