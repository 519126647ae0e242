import { type ProblemError, type Refuser, refuser } from '../api/problem.ts';
import { authorityOf, isWorkspaceKey, type Principal } from '../auth/authentication/principal.ts';
import type { AuthorizationCache, Cached } from '../auth/authorization/authorization-cache.ts';
import { ANY_TENANT } from '../auth/authorization/authorization-facts.ts';
import type { Decision, OperationDecisionCode } from '../auth/authorization/authorization-request.ts';
import { PROJECT_HEADER } from '../auth/authorization/authorization-request.ts';
import type { Decide } from '../auth/authorization/decide.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import type { OperationCall } from './operation-call.ts';

declare module '../api/problem.ts' {
  interface ProblemExtras {
    /** The decision that the refusal follows from. */
    decided?: Decision;
  }
}

type LoadFacts = AuthorizationCache['loadFacts'];

/** Returns the tenant whose facts are cached for the principal. For users, the roles determine access. */
export function tenantOfPrincipal(principal: Principal): string | undefined {
  if (principal.type === 'operator') return ANY_TENANT;
  if (principal.type === 'application_key') return principal.tenants === null ? ANY_TENANT : undefined;
  return 'tenantId' in principal ? principal.tenantId : undefined;
}

/** Loads the facts that the decision on a request depends on; `undefined` for an operation outside any tenant. */
export function loadFactsFor(
  loadFacts: LoadFacts,
  { operation, principal, input }: Pick<OperationCall, 'operation' | 'principal' | 'input'>,
): Cached<AuthorizationFacts | undefined> {
  if (!operation.inWorkspace && !operation.inOrganization) return undefined;
  if (operation.inWorkspaceOfCredential) return loadFactsOfKey(loadFacts, principal, input);
  const userId = principal === null ? null : authorityOf(principal);
  const within = principal === null ? undefined : tenantOfPrincipal(principal);
  // The document declares these path parameters as strings.
  const { organization, workspace, project } = input.params as Record<string, string>;
  if (operation.inOrganization) return loadFacts({ organization: organization ?? '', userId, within });
  return loadFacts({ workspace: workspace ?? '', project, userId, within });
}

/**
 * Loads the facts about the workspace of a key and about the project that the request names, or else the only one of the
 * key. Other credentials have no workspace, and are refused.
 */
function loadFactsOfKey(
  loadFacts: LoadFacts,
  principal: Principal | null,
  { headers }: OperationCall['input'],
): Cached<AuthorizationFacts | undefined> {
  if (principal === null || !isWorkspaceKey(principal)) return undefined;
  const { tenantId: workspace, userId, projectIds } = principal;
  const [only, ...others] = projectIds ?? [];
  // Where the document declares the header, it is a string.
  const named = headers[PROJECT_HEADER] as string | undefined;
  const project = named ?? (others.length === 0 ? only : undefined);
  return loadFacts({ workspace, project, userId, within: workspace });
}

/** Decides a call with a principal. */
export function decideCall(
  decide: Decide,
  { operation, address, input, now }: OperationCall,
  principal: Principal,
  facts: AuthorizationFacts | undefined,
): Decision {
  // Path parameters are strings.
  const subject =
    operation.selfParameter === undefined ? undefined : (input.params[operation.selfParameter] as string);
  return decide({ principal, requirement: operation, facts, address, subject, now });
}

/**
 * Throws the problem of a denied decision.
 * @throws the problem
 */
export function assertAuthorized(
  decide: Decide,
  call: OperationCall,
  facts: AuthorizationFacts | undefined,
): void {
  if (call.principal === null) return;
  const decision = decideCall(decide, call, call.principal, facts);
  if (!decision.allowed) throw problemOfDecision(refuser, decision);
}

/** Decides a request. @throws the problem of a denied decision */
export async function authorizeCall(
  decide: Decide,
  loadFacts: LoadFacts,
  call: OperationCall,
): Promise<AuthorizationFacts | undefined> {
  const facts = await loadFactsFor(loadFacts, call);
  assertAuthorized(decide, call, facts);
  return facts;
}

/**
 * Returns the problem of a denied decision.
 * @typeParam Never codes that the requirement cannot lead to, because it does not involve them
 */
export const problemOfDecision = <Never extends OperationDecisionCode = never>(
  by: Refuser<Exclude<OperationDecisionCode, Never>>,
  decision: Decision,
): ProblemError =>
  by.refuse((decision.code ?? 'internal_error') as Exclude<OperationDecisionCode, Never>, decision.detail, {
    ...(decision.requiredPermission !== undefined && { required_permission: decision.requiredPermission }),
    ...(decision.would_suffice?.sign_in && { signIn: decision.would_suffice.sign_in }),
    decided: decision,
  });
