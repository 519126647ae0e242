import { tenantKindOf } from '../../../api/ids.ts';
import { knownPermission } from '../../../api/permission-names.ts';
import { invalidField } from '../../../api/problem.ts';
import type { PermissionName, Schemas } from '../../../api/types.ts';
import { isKey, type KeyPrincipal, type SessionPrincipal } from '../../../auth/authentication/principal.ts';
import type { TokenKind } from '../../../auth/authentication/token-format.ts';
import type { FactsTarget } from '../../../auth/authorization/authorization-facts.ts';
import {
  ADDRESS_UNKNOWN,
  type AuthorizationRequest,
} from '../../../auth/authorization/authorization-request.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import { canAccessTenant } from '../../../auth/authorization/resource-access.ts';
import { canonicalAddress } from '../../../auth/network/ip-address.ts';
import type { RateLimitStatus } from '../../../auth/rate-limiting/rate-limiter.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { explainDecision, rejectedCredential } from '../authorization-checks/serializers.ts';
import { assertUserMayVerify, assertVerifiesSomewhere, mayVerifyIn } from './caller-reach.ts';
import { resolvePresented, type UnknownCode } from './presented-credential.ts';

export type VerifiedPrincipal = SessionPrincipal | KeyPrincipal;

/** What the caller asks about a credential. */
export type VerificationQuestion = Omit<Schemas['CredentialVerify'], 'match'> & {
  match?: Schemas['CredentialVerify']['match'];
  /** The kinds of credential that are verified. */
  kinds: ReadonlySet<TokenKind>;
};

/** The result for a credential that the caller may verify. */
export interface KnownCredential {
  principal: VerifiedPrincipal;
  decision: Schemas['Decision'];
  /** The facts about the target; `undefined` when the credential has ended. */
  facts: AuthorizationFacts | undefined;
  /** What remains of the key's own rate limit. */
  budget: RateLimitStatus | undefined;
}

export type Verification = KnownCredential | UnknownCode | 'workspace_required' | 'wrong_audience';

function addressOf(given: string | undefined): string {
  if (given === undefined) return ADDRESS_UNKNOWN;
  const address = canonicalAddress(given);
  if (address !== undefined) return address;
  throw invalidField('ip_address', 'format', 'Give a plain IPv4 or IPv6 address.');
}

/** A caller of another API may choose the workspace, so it can be any text. No slug is a hyphen. */
const REFERENCE = /^[a-z0-9_-]{1,64}$/;
const toReference = (text: string) => (REFERENCE.test(text) ? text : '-');

/** Returns the target to verify a credential for: the own tenant of a key, unless the request names another workspace. */
function targetOf({ workspace, project }: VerificationQuestion, principal: VerifiedPrincipal): FactsTarget {
  const { userId } = principal;
  const own = isKey(principal) ? principal.tenantId : (principal.accessToken?.workspaceId ?? '-');
  const within = isKey(principal) ? own : undefined;
  if (workspace === undefined && tenantKindOf(own) === 'organization')
    return { organization: own, userId, within };
  return {
    workspace: workspace === undefined ? own : toReference(workspace),
    project: project === undefined ? undefined : toReference(project),
    userId,
    within,
  };
}

/** Counts a verification against the key's own rate limit, if it has one, like a request. */
async function consume({ rateLimits }: HandlerContext, principal: VerifiedPrincipal) {
  const limit = isKey(principal) ? principal.rateLimit : null;
  return limit === null ? undefined : rateLimits.consume(principal.id, limit);
}

/** Decides for each permission that is needed, and returns the first refusal, or else the first decision. */
function decideAll(
  { authorizer: { decide, permitsAlso } }: HandlerContext,
  { permissions = [], match = 'all' }: VerificationQuestion,
  request: Omit<AuthorizationRequest, 'requirement'>,
): Schemas['Decision'] {
  const kind = request.facts?.workspace === undefined ? 'organization' : 'workspace';
  const [first, ...others] = permissions;
  if (match === 'any' && others.length > 0) {
    return explainDecision(decide, {
      ...request,
      requirement: { ...requirementOf(first, kind), permissions },
    });
  }
  const about = (permission: PermissionName | undefined): AuthorizationRequest => ({
    ...request,
    requirement: requirementOf(permission, kind),
  });
  const decision = explainDecision(decide, about(first));
  const missing = decision.allowed ? others.find((permission) => !permitsAlso(about(permission))) : undefined;
  return missing === undefined ? decision : explainDecision(decide, about(missing));
}

/** Whether the caller may verify this credential there. The workspace of a key need not be the one in question. */
function mayVerify(
  context: HandlerContext,
  principal: VerifiedPrincipal,
  facts: AuthorizationFacts | undefined,
): Promise<boolean> | boolean {
  if (isKey(principal)) {
    return mayVerifyIn(context, { id: principal.tenantId, organizationId: principal.organizationId });
  }
  const { workspace, organization } = facts ?? {};
  // The answer reveals neither a workspace to which the person does not belong, nor a person who does not belong there.
  if (facts === undefined || !workspace || !canAccessTenant(context.contract, principal, facts, context.now))
    return false;
  return mayVerifyIn(context, { id: workspace.id, organizationId: organization?.id ?? null });
}

async function verifyLive(
  context: HandlerContext,
  question: VerificationQuestion,
  principal: VerifiedPrincipal,
  address: string,
): Promise<Verification> {
  const { usage, now } = context;
  const token = principal.accessToken;
  if (principal.type === 'session' && token === null && question.workspace === undefined)
    return 'workspace_required';
  // Keys are looked up first, so that the facts of a place are not loaded for a key that the caller may not verify.
  if (isKey(principal) && !(await mayVerify(context, principal, undefined))) return 'invalid_credentials';
  const facts = await context.loadFacts(targetOf(question, principal));
  if (!isKey(principal) && !(await mayVerify(context, principal, facts))) return 'invalid_credentials';
  if (token !== null && token.audience !== null && token.audience !== question.audience)
    return 'wrong_audience';
  usage.record(principal, address, now);
  const budget = await consume(context, principal);
  const overBudget = budget?.exceeded ?? false;
  // Within its workspace and audience, the token of a session does what the session does.
  const actor = isKey(principal) ? principal : { ...principal, accessToken: null };
  const decision = decideAll(context, question, { principal: actor, facts, address, now, overBudget });
  return { principal, decision, facts, budget };
}

async function verify(context: HandlerContext, question: VerificationQuestion): Promise<Verification> {
  const address = addressOf(question.ip_address);
  const { credential, kinds } = question;
  const found = await resolvePresented(context, credential, { kinds, address });
  if (typeof found === 'string') return found;
  const { principal } = found;
  if (principal === undefined || principal.type === 'application_key') return 'invalid_credentials';
  if (found.state === 'live') return verifyLive(context, question, principal, address);
  if (!(await mayVerify(context, principal, undefined))) return 'invalid_credentials';
  const decision = rejectedCredential(found.code, 'The credential has ended.');
  return { principal, decision, facts: undefined, budget: undefined };
}

/**
 * Verifies a credential that a client presented to the caller's platform.
 * @throws insufficient_role when the caller may verify nothing at all
 */
export async function verifyCredential(
  context: HandlerContext<'insufficient_role'>,
  question: VerificationQuestion,
): Promise<Verification> {
  const contract = await context.loadContract();
  // The schema lists permissions as names.
  const permissions = (question.permissions ?? []).map((name, index) =>
    knownPermission(contract, name as PermissionName, `permissions/${index}`),
  );
  await assertUserMayVerify(context);
  const result = await verify(context, { ...question, permissions });
  if (typeof result === 'string') await assertVerifiesSomewhere(context);
  return result;
}
