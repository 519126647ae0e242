import { UNKNOWN_ADDRESS } from '../access/decide.ts';
import { canonicalAddress } from '../access/network.ts';
import { isKey, type KeyPrincipal, userOf } from '../access/principal.ts';
import { requirementOf } from '../access/requirement.ts';
import { isWellFormed } from '../access/token.ts';
import { toVerifiedKey } from '../api-keys/api.ts';
import type { Context } from '../contract/context.ts';
import { invalid } from '../contract/problem.ts';
import type { Input, Schemas } from '../contract/types.ts';
import { explain, refusedCredential } from './principals.ts';

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

/** Whether the caller may know of keys of this workspace; to anyone else such a key is unknown. */
async function mayVerifyIn(context: Context, workspaceId: string): Promise<boolean> {
  const { principal } = context;
  if (principal.type === 'operator') return true;
  if (isKey(principal)) return principal.workspaceId === workspaceId;
  const { membership } = await context.factsAbout({ workspace: workspaceId, userId: principal.userId });
  return membership?.status === 'active';
}

/** Counts against the key's own budget, when it has one: to its holder a verification is a request. */
async function isOverBudget({ rateLimits }: Context, { id, rateLimit }: KeyPrincipal): Promise<boolean> {
  return rateLimit !== null && (await rateLimits.spend(id, rateLimit)).exceeded;
}

/** The verdict on a key that somebody presented to a platform. */
export async function verifyKey(
  body: Input<'apiKeys.verify'>['body'],
  context: Context,
): Promise<Verification> {
  const { contract, secrets, usage, now } = context;
  const address = addressOf(body.ip_address);
  if (!isWellFormed(body.key)) return UNKNOWN_KEY;
  const resolution = await context.resolve(secrets.digest('credential', body.key), now);
  const { principal } = resolution.state === 'unknown' ? { principal: undefined } : resolution;
  if (principal === undefined || !isKey(principal) || !(await mayVerifyIn(context, principal.workspaceId))) {
    return UNKNOWN_KEY;
  }
  const key = toVerifiedKey(principal, now);
  if (resolution.state === 'ended') {
    const decision = refusedCredential(resolution.code, 'The key has ended.');
    return { valid: false, code: resolution.code, key, decision };
  }
  usage.record(principal, address, now);
  const decision = explain(contract, {
    principal,
    requirement: requirementOf(body.permission),
    facts: await context.factsAbout({
      workspace: body.workspace ?? principal.workspaceId,
      project: body.project,
      userId: userOf(principal),
    }),
    address,
    now,
    overBudget: await isOverBudget(context, principal),
  });
  return { valid: decision.allowed, code: decision.code, key, decision };
}
