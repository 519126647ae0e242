import { tenantKindOf } from '../../../api/ids.ts';
import { assertKnownPermission } from '../../../api/permission-names.ts';
import { invalidField } from '../../../api/problem.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import { isKey, type KeyPrincipal, userOf } from '../../../auth/authentication/principal.ts';
import { isWellFormed } from '../../../auth/authentication/token-format.ts';
import type { FactsTarget } from '../../../auth/authorization/authorization-facts.ts';
import { ADDRESS_UNKNOWN } from '../../../auth/authorization/authorization-request.ts';
import { resolveEffectiveRoles } from '../../../auth/authorization/effective-roles.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import { coversTenant } from '../../../auth/authorization/resource-access.ts';
import { canonicalAddress } from '../../../auth/network/ip-address.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { toVerifiedKey } from '../api-keys/serializers.ts';
import { explainDecision, rejectedCredential } from './decide-for-principal.ts';

type VerificationRequest = Schemas['KeyVerification'];

const UNKNOWN_KEY: VerificationRequest = {
  valid: false,
  code: 'invalid_credentials',
  key: null,
  decision: null,
};

function addressOf(given: string | undefined): string {
  if (given === undefined) return ADDRESS_UNKNOWN;
  const address = canonicalAddress(given);
  if (address !== undefined) return address;
  throw invalidField('ip_address', 'format', 'Give a plain IPv4 or IPv6 address.');
}

/** Whether the caller may verify keys of this tenant. To any other caller its keys are unknown. */
async function canVerifyKeysOf(context: HandlerContext, tenantId: string): Promise<boolean> {
  const { principal } = context;
  if (principal.type === 'operator') return true;
  if (isKey(principal)) return principal.tenantId === tenantId;
  const userId = userOf(principal);
  const within = userId === null ? tenantId : undefined;
  const facts = await context.loadFacts(
    tenantKindOf(tenantId) === 'organization'
      ? { organization: tenantId, userId, within }
      : { workspace: tenantId, userId, within },
  );
  if (principal.type === 'application_key') return coversTenant(principal, facts);
  return resolveEffectiveRoles(context.contract, facts, context.now).workspace !== undefined;
}

/** Counts a verification against the key's own rate limit, if it has one, like a request. */
async function exceedsKeyRateLimit(
  { rateLimits }: HandlerContext,
  { id, rateLimit }: KeyPrincipal,
): Promise<boolean> {
  return rateLimit !== null && (await rateLimits.consume(id, rateLimit)).exceeded;
}

/** Returns the target to verify the key for: its own tenant, unless the request names another. */
function targetOf(
  { workspace, project }: OperationInput<'apiKeys.verify'>['body'],
  { tenantId, userId }: KeyPrincipal,
): FactsTarget {
  return workspace === undefined && tenantKindOf(tenantId) === 'organization'
    ? { organization: tenantId, userId, within: tenantId }
    : { workspace: workspace ?? tenantId, project, userId, within: tenantId };
}

/** Verifies a key that a client presented to the caller's platform. */
export async function verifyKey(
  body: OperationInput<'apiKeys.verify'>['body'],
  context: HandlerContext,
): Promise<VerificationRequest> {
  const { authorizer, secrets, usage, now } = context;
  const address = addressOf(body.ip_address);
  if (body.permission !== undefined) assertKnownPermission(context.contract, body.permission, 'permission');
  if (!isWellFormed(body.key)) return UNKNOWN_KEY;
  const resolution = await context.resolveToken(secrets.tokenDigest(body.key), now);
  const { principal } = resolution.state === 'unknown' ? { principal: undefined } : resolution;
  if (principal === undefined || !isKey(principal) || !(await canVerifyKeysOf(context, principal.tenantId))) {
    return UNKNOWN_KEY;
  }
  const key = toVerifiedKey(context.contract, principal, now);
  if (resolution.state === 'ended') {
    const decision = rejectedCredential(resolution.code, 'The key has ended.');
    return { valid: false, code: resolution.code, key, decision };
  }
  usage.record(principal, address, now);
  const target = targetOf(body, principal);
  const decision = explainDecision(authorizer.decide, {
    principal,
    requirement: requirementOf(
      body.permission,
      target.organization === undefined ? 'workspace' : 'organization',
    ),
    facts: await context.loadFacts(target),
    address,
    now,
    overBudget: await exceedsKeyRateLimit(context, principal),
  });
  return { valid: decision.allowed, code: decision.code, key, decision };
}
