import type { Whereabouts } from '../../../auth/authorization/authorization-facts.ts';
import { canonicalAddress } from '../../../auth/network/ip-address.ts';
import { UNKNOWN_ADDRESS } from '../../../auth/authorization/steps/resource-access.ts';
import { isKey, type KeyPrincipal } from '../../../auth/authentication/principal.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import { standingOf } from '../../../auth/authorization/effective-roles.ts';
import { isWellFormed } from '../../../auth/authentication/token-format.ts';
import { toVerifiedKey } from '../api-keys/serializers.ts';
import type { Context } from '../../../operations/handler-context.ts';
import { tenantKind } from '../../../api/ids.ts';
import { invalid } from '../../../api/problem.ts';
import type { Input, Schemas } from '../../../api/types.ts';
import { explain, refusedCredential } from './decide-for-principal.ts';

type Verification = Schemas['KeyVerification'];

const UNKNOWN_KEY: Verification = { valid: false, code: 'invalid_credentials', key: null, decision: null };

function addressOf(given: string | undefined): string {
  if (given === undefined) return UNKNOWN_ADDRESS;
  const address = canonicalAddress(given);
  if (address !== undefined) return address;
  throw invalid([
    { location: 'body', path: 'ip_address', code: 'format', message: 'Give a plain IPv4 or IPv6 address.' },
  ]);
}

/** Whether the caller may know of keys of this tenant; to anyone else such a key is unknown. */
async function mayVerifyIn(context: Context, tenantId: string): Promise<boolean> {
  const { principal } = context;
  if (principal.type === 'operator') return true;
  if (isKey(principal)) return principal.tenantId === tenantId;
  const { userId } = principal;
  const facts = await context.factsAbout(
    tenantKind(tenantId) === 'organization'
      ? { organization: tenantId, userId }
      : { workspace: tenantId, userId },
  );
  return standingOf(context.contract, facts, context.now).inWorkspace !== undefined;
}

/** Counts against the key's own budget, when it has one: to its holder a verification is a request. */
async function isOverBudget({ rateLimits }: Context, { id, rateLimit }: KeyPrincipal): Promise<boolean> {
  return rateLimit !== null && (await rateLimits.spend(id, rateLimit)).exceeded;
}

/** Where the key is to be good for: in its own place, unless another is asked about. */
function placeOf(
  { workspace, project }: Input<'apiKeys.verify'>['body'],
  { tenantId, userId }: KeyPrincipal,
): Whereabouts {
  return workspace === undefined && tenantKind(tenantId) === 'organization'
    ? { organization: tenantId, userId, within: tenantId }
    : { workspace: workspace ?? tenantId, project, userId, within: tenantId };
}

/** The verdict on a key that somebody presented to a platform. */
export async function verifyKey(
  body: Input<'apiKeys.verify'>['body'],
  context: Context,
): Promise<Verification> {
  const { contract, secrets, usage, now } = context;
  const address = addressOf(body.ip_address);
  if (!isWellFormed(body.key)) return UNKNOWN_KEY;
  const resolution = await context.resolve(secrets.tokenDigest(body.key), now);
  const { principal } = resolution.state === 'unknown' ? { principal: undefined } : resolution;
  if (principal === undefined || !isKey(principal) || !(await mayVerifyIn(context, principal.tenantId))) {
    return UNKNOWN_KEY;
  }
  const key = toVerifiedKey(principal, now);
  if (resolution.state === 'ended') {
    const decision = refusedCredential(resolution.code, 'The key has ended.');
    return { valid: false, code: resolution.code, key, decision };
  }
  usage.record(principal, address, now);
  const place = placeOf(body, principal);
  const decision = explain(contract, {
    principal,
    requirement: requirementOf(
      body.permission,
      place.organization === undefined ? 'workspace' : 'organization',
    ),
    facts: await context.factsAbout(place),
    address,
    now,
    overBudget: await isOverBudget(context, principal),
  });
  return { valid: decision.allowed, code: decision.code, key, decision };
}
