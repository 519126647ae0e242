import type { ApiDocument } from '../../api/api-document.ts';
import type { PermissionName } from '../../api/types.ts';
import {
  type ApplicationKeyPrincipal,
  type DirectoryPrincipal,
  type Principal,
  type SetupLinkPrincipal,
  userOf,
} from '../authentication/principal.ts';
import { reaches } from '../authentication/proofs.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { canSeeResource, resolveEffectiveRoles } from './effective-roles.ts';
import type { AuthorizationFacts } from './facts.ts';
import { fail, type StepResult } from './step-result.ts';

/** Whether a user applies an operation to themselves where the operation allows that, such as leaving. */
export const isSelf = ({ principal, requirement, subject }: AuthorizationRequest): boolean =>
  requirement.selfParameter !== undefined && subject !== undefined && subject === userOf(principal);

export const hiddenResource = (what: string): StepResult =>
  fail('not_found', `There is no such ${what}, or you have no access to it.`);

/** Whether a signed-in user has a permission. A key stays bound to its allowlists. */
export const holdsAsUser = (
  contract: ApiDocument,
  { principal, facts, now }: Pick<AuthorizationRequest, 'principal' | 'facts' | 'now'>,
  permission: PermissionName,
): boolean =>
  principal.type === 'session' &&
  facts !== undefined &&
  resolveEffectiveRoles(contract, facts, now).effective?.permissions.has(permission) === true;

/** Whether an application key is for a tenant: a listed organization stands for the workspaces that it owns, too. */
export const coversTenant = (
  { tenants }: ApplicationKeyPrincipal,
  { workspace, organization }: Pick<AuthorizationFacts, 'workspace' | 'organization'>,
): boolean =>
  tenants === null || [workspace, organization].some((tenant) => tenant && tenants.includes(tenant.id));

/** Whether the facts are about the tenant of a directory or of a set-up link itself. */
export const isOwnTenant = (
  { tenantId }: DirectoryPrincipal | SetupLinkPrincipal,
  { workspace, organization }: Pick<AuthorizationFacts, 'workspace' | 'organization'>,
): boolean => (workspace ?? organization)?.id === tenantId;

/** Whether a credential can access a tenant at all. */
export function canAccessTenant(
  contract: ApiDocument,
  principal: Principal,
  facts: AuthorizationFacts,
  now: Date,
): boolean {
  if (principal.type === 'operator') return true;
  if (principal.type === 'session') {
    const { accessToken, proofs } = principal;
    const isHere = accessToken === null || accessToken.workspaceId === facts.workspace?.id;
    return isHere && reaches(proofs, facts) && canSeeResource(contract, facts, now);
  }
  if (principal.type === 'application_key') return coversTenant(principal, facts);
  if (principal.type === 'directory' || principal.type === 'setup_link') return isOwnTenant(principal, facts);
  return principal.type === 'organization_key'
    ? principal.tenantId === facts.organization?.id
    : principal.tenantId === facts.workspace?.id;
}
