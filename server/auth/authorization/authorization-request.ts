import type { OperationSpec } from '../../api/api-document.ts';
import type { ErrorCode, Permission, Schemas } from '../../api/types.ts';
import type { Principal } from '../authentication/principal.ts';
import type { AuthorizationFacts } from './facts-types.ts';

export type Step = Schemas['DecisionStep'];

export type TraceEntry = Schemas['Decision']['trace'][number];

/** What is asked: the requirements of an operation, or a permission by itself. */
export type Requirement = Pick<
  OperationSpec,
  | 'audience'
  | 'permissions'
  | 'inWorkspace'
  | 'inOrganization'
  | 'inProject'
  | 'selfParameter'
  | 'allowsArchived'
  | 'reauthentication'
  | 'ipExemptPermission'
  | 'anywhereReauthenticated'
  | 'requiresAllProjects'
  | 'plan'
  | 'plane'
>;

export interface AuthorizationRequest {
  principal: Principal;
  requirement: Requirement;
  /** What the database knows of the place in question; `undefined` outside any. */
  facts: AuthorizationFacts | undefined;
  /** Where the request comes from: an address, `unknown` to fail closed, `not-asked` when no request is at hand. */
  address: string;
  /** Value of the path parameter that `requirement.self` names. */
  subject?: string | undefined;
  now: Date;
  /** Whether the budget of the credential is used up; `undefined` when it was counted elsewhere. */
  overBudget?: boolean;
}

/** The codes that a decision refuses with. */
export type DecisionCode = Extract<
  ErrorCode,
  | 'credential_expired'
  | 'insufficient_scope'
  | 'insufficient_role'
  | 'ip_not_allowed'
  | 'reauthentication_required'
  | 'rotation_required'
  | 'plan_required'
  | 'member_deactivated'
  | 'not_found'
  | 'rate_limited'
  | 'internal_error'
>;

export interface Decision extends Omit<Schemas['Decision'], 'code'> {
  code: DecisionCode | null;
  /** The permission that was missing, when one was. */
  requiredPermission: Permission | undefined;
  detail: string;
}
