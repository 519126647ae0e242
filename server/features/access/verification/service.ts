import type { ApiDocument } from '../../../api/api-document.ts';
import { tenantKindOf } from '../../../api/ids.ts';
import { knownPermission } from '../../../api/permission-names.ts';
import { invalidField } from '../../../api/problem.ts';
import type { ErrorCode, PermissionName, Schemas } from '../../../api/types.ts';
import { isApplication, isKey } from '../../../auth/authentication/principal.ts';
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
import type { Joined } from '../../../database/schema/joined.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { principalColumns, tenantOfDecision } from '../../../operations/refusals/identify-refusal.ts';
import { explainDecision, rejectedCredential } from '../authorization-checks/serializers.ts';
import { cachingOf, usableStream } from './caching.ts';
import { assertUserMayVerify, assertVerifiesSomewhere, canVerifyKeysOf } from './caller-reach.ts';
import { type KnownToken, resolvePresented, type UnknownCode } from './presented-credential.ts';
import type { VerifiedPrincipal } from './principal.ts';

/** What the caller asks about a credential. */
type VerificationQuestion = Partial<
  Omit<Schemas['CredentialVerify'], 'credential'> & Pick<Schemas['ApiKeyVerify'], 'permission'>
>;

/** A question with what was checked before the credential was looked up. */
interface Asked {
  question: VerificationQuestion;
  permissions: readonly PermissionName[];
  /** The address that the credential came with, or `ADDRESS_UNKNOWN`. */
  address: string;
  /** The stream of a guard that may keep the answer. */
  stream: string | undefined;
}

/** The result for a credential that the caller may verify. */
export interface KnownCredential {
  principal: VerifiedPrincipal;
  decision: Schemas['Decision'];
  /** Id under which the refusal can be read. */
  decisionId: string | undefined;
  /** The facts about the target; `undefined` when the credential has ended. */
  facts: AuthorizationFacts | undefined;
  /** What remains of the key's own rate limit. */
  budget: RateLimitStatus | undefined;
  /** How a connected guard may keep the answer. */
  caching: Schemas['CredentialCaching'] | undefined;
  /** The metadata of the principal, where asked. */
  metadata: Joined['metadata'] | undefined;
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

/** Loads the metadata of the principal. It is not cached: 50,000 keys may have 8 kB each. */
async function loadMetadata(
  { repositories, principal: caller }: HandlerContext,
  principal: VerifiedPrincipal,
  facts: AuthorizationFacts | undefined,
): Promise<Joined['metadata'] | undefined> {
  const { metadataOfKey, metadataOfMember, metadataOfUser } = repositories.verification;
  const { userId } = principal;
  if (userId === null)
    return isKey(principal) ? (await metadataOfKey(principal.tenantId, principal.id))?.metadata : undefined;
  if (isApplication(caller)) return (await metadataOfUser(userId))?.metadata;
  return (await metadataOfMember(facts?.workspace?.id ?? '', userId))?.metadata;
}

/** Counts a verification against the key's own rate limit, if it has one, like a request. */
function consume({ rateLimits }: HandlerContext, principal: VerifiedPrincipal) {
  const limit = isKey(principal) ? principal.rateLimit : null;
  return limit === null ? undefined : rateLimits.consume(principal.id, limit);
}

/** Decides for each permission that is needed, and returns the first refusal, or else the first decision. */
function decideAll(
  { authorizer: { decide, permitsAlso } }: HandlerContext,
  { permissions, question: { match } }: Asked,
  request: Omit<AuthorizationRequest, 'requirement'>,
): Schemas['Decision'] {
  const kind = request.facts?.workspace === undefined ? 'organization' : 'workspace';
  const own = requirementOf(permissions[0], kind);
  const requirement = match === 'any' && permissions.length > 1 ? { ...own, permissions } : own;
  const decision = explainDecision(decide, { ...request, requirement });
  if (permissions.length < 2 || match === 'any' || !decision.allowed) return decision;
  // One question that is changed for each permission: a copy for each would take longer than its decision.
  const also = { ...request, requirement: own };
  for (const permission of permissions.slice(1)) {
    also.requirement = requirementOf(permission, kind);
    if (!permitsAlso(also)) return explainDecision(decide, also);
  }
  return decision;
}

/** Whether the caller may verify this credential there. The workspace of a key need not be the one in question. */
function mayVerify(
  context: HandlerContext,
  principal: VerifiedPrincipal,
  facts: AuthorizationFacts | undefined,
): Promise<boolean> | boolean {
  if (isKey(principal)) {
    return canVerifyKeysOf(context, { id: principal.tenantId, organizationId: principal.organizationId });
  }
  const { workspace, organization } = facts ?? {};
  // The answer reveals neither a workspace to which the person does not belong, nor a person who does not belong there.
  if (facts === undefined || !workspace || !canAccessTenant(context.contract, principal, facts, context.now))
    return false;
  return canVerifyKeysOf(context, { id: workspace.id, organizationId: organization?.id ?? null });
}

async function verifyLive(
  context: HandlerContext,
  asked: Asked,
  principal: VerifiedPrincipal,
): Promise<Verification> {
  const { usage, now } = context;
  const { question, address } = asked;
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
  const request = { principal: actor, facts, address, now, overBudget };
  const decision = decideAll(context, asked, request);
  const caching =
    asked.stream !== undefined && decision.allowed && budget === undefined
      ? cachingOf(context, asked.stream, request, (later) => decideAll(context, asked, later))
      : undefined;
  const metadata = question.include?.includes('metadata')
    ? await loadMetadata(context, principal, facts)
    : undefined;
  const decisionId = decision.allowed
    ? undefined
    : await recordRefusal(context, asked.question, request, decision);
  return { principal, decision, decisionId, facts, budget, caching, metadata };
}

/** Records a refusal in the workspace that was asked about, or else in the key's own. */
async function recordRefusal(
  { decisions, operation, requestId }: HandlerContext,
  { workspace, project }: VerificationQuestion,
  { principal, facts, address, now }: Omit<AuthorizationRequest, 'requirement'>,
  decision: Schemas['Decision'],
): Promise<string | undefined> {
  const tenant =
    tenantOfDecision({ principal, facts, now }, decision.code) ??
    (isKey(principal) ? principal.tenantId : undefined);
  if (tenant === undefined) return undefined;
  return decisions.record({
    tenant_id: tenant,
    project_id: (tenant === facts?.workspace?.id && facts.project?.id) || null,
    ...principalColumns(principal),
    operation_id: operation.id,
    decision,
    required_permission: null,
    request_id: requestId,
    ip_address: address === ADDRESS_UNKNOWN ? null : address,
    named: [workspace, project],
  });
}

function verifyFound(
  context: HandlerContext,
  asked: Asked,
  found: KnownToken,
): Promise<Verification> | Verification {
  const { principal } = found;
  // The others never get here: their kinds are refused before.
  if (principal === undefined || !(isKey(principal) || principal.type === 'session'))
    return 'invalid_credentials';
  if (found.state === 'live') return verifyLive(context, asked, principal);
  return verifyEnded(context, asked, principal, found.code);
}

async function verifyEnded(
  context: HandlerContext,
  { question, address }: Asked,
  principal: VerifiedPrincipal,
  code: ErrorCode,
): Promise<Verification> {
  if (!(await mayVerify(context, principal, undefined))) return 'invalid_credentials';
  const decision = rejectedCredential(code, 'The credential has ended.');
  const request = { principal, facts: undefined, address, now: context.now };
  const decisionId = await recordRefusal(context, question, request, decision);
  const ended = { facts: undefined, budget: undefined, caching: undefined, metadata: undefined };
  return { principal, decision, decisionId, ...ended };
}

/**
 * Returns the permissions of a question by the names that decisions use.
 * @throws invalid_request for an unknown one
 */
function permissionsOf(
  contract: ApiDocument,
  { permissions = [], permission }: VerificationQuestion,
): PermissionName[] {
  const known = permissions.map((name, index) => knownPermission(contract, name, `permissions/${index}`));
  if (permission !== undefined) known.push(knownPermission(contract, permission, 'permission'));
  return known;
}

/**
 * Verifies a credential that a client presented to the caller's platform.
 * @param kinds the kinds of credential that are verified
 * @throws insufficient_role when the caller may verify nothing at all
 */
export async function verifyCredential(
  context: HandlerContext<'insufficient_role'>,
  credential: string,
  kinds: ReadonlySet<TokenKind>,
  question: VerificationQuestion,
): Promise<Verification> {
  const permissions = permissionsOf(context.contract, question);
  if (context.principal.type === 'user_key') await assertUserMayVerify(context, context.principal);
  const address = addressOf(question.ip_address);
  const { stream_id } = question;
  // Before anything is read, so that the answer includes what the guard knows.
  const stream = stream_id === undefined ? undefined : await usableStream(context, stream_id);
  const found = await resolvePresented(context, credential, kinds, address);
  const asked = { question, permissions, address, stream };
  const result = typeof found === 'string' ? found : await verifyFound(context, asked, found);
  if (typeof result === 'string') await assertVerifiesSomewhere(context);
  const code = typeof result === 'string' ? result : result.decision.code;
  context.tallies.verifications.add(code ?? 'allowed');
  return result;
}
