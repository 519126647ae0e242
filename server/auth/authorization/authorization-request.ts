import type { OperationSpec } from '../../api/api-document.ts';
import type { ErrorCode, PermissionName, Schemas } from '../../api/types.ts';
import type { Principal } from '../authentication/principal.ts';
import type { AuthorizationFacts } from './facts.ts';

export type StepName = Schemas['DecisionStep'];

export type TraceEntry = Schemas['Decision']['trace'][number];

/** What is requested: the requirements of an operation, or a single permission. */
export type Requirement = Pick<
  OperationSpec,
  | 'audience'
  | 'applicationKeyPermissions'
  | 'refusesAccessTokens'
  | 'refusesSessions'
  | 'allowsAnyProof'
  | 'inWorkspace'
  | 'inWorkspaceOfCredential'
  | 'inOrganization'
  | 'inProject'
  | 'selfParameter'
  | 'allowsArchived'
  | 'reauthentication'
  | 'ipExemptPermission'
  | 'anywhereReauthenticated'
  | 'requiresAllProjects'
  | 'isWrite'
  | 'plan'
  | 'plane'
> & {
  /** Any one of them is sufficient. Empty if only the audience counts. */
  permissions: readonly PermissionName[];
};

/** Values used instead of an address: to fail closed, and when there is no request. */
export const ADDRESS_UNKNOWN = 'unknown';
export const ADDRESS_NOT_APPLICABLE = 'not-asked';

/** Names the project of a request whose path names none. */
export const PROJECT_HEADER = 'x-tenantry-project';

export interface AuthorizationRequest {
  principal: Principal;
  requirement: Requirement;
  /** Facts about the target from the database; `undefined` for operations outside any tenant. */
  facts: AuthorizationFacts | undefined;
  /** Source address of the request, `ADDRESS_UNKNOWN` to fail closed, or `ADDRESS_NOT_APPLICABLE` without a request. */
  address: string;
  /** Value of the path parameter that `requirement.self` names. */
  subject?: string | undefined;
  now: Date;
  /** Whether the rate limit of the credential is exhausted; `undefined` when it was counted elsewhere. */
  overBudget?: boolean;
}

/** Error codes of a denied decision. */
export type DecisionCode = Extract<
  ErrorCode,
  | 'credential_expired'
  | 'credential_revoked'
  | 'insufficient_scope'
  | 'insufficient_role'
  | 'ip_not_allowed'
  | 'reauthentication_required'
  | 'rotation_required'
  | 'plan_required'
  | 'project_required'
  | 'member_deactivated'
  | 'mfa_required'
  | 'mfa_enrollment_required'
  | 'sso_required'
  | 'sign_in_method_not_allowed'
  | 'not_found'
  | 'rate_limited'
  | 'internal_error'
>;

/** Error codes of decisions on operations, none of which requires a permission of the application. */
export type OperationDecisionCode = Exclude<DecisionCode, 'project_required'>;

/** What is missing of the proofs of a session, and would do. */
export type SignInChoices = Schemas['SignInChoices'];

export interface Decision extends Omit<Schemas['Decision'], 'code'> {
  code: DecisionCode | null;
  /** The missing permission, if one was missing. */
  requiredPermission: PermissionName | undefined;
  detail: string;
  /** What was decided. */
  question: AuthorizationRequest;
}
