import type { ApiDocument } from '../../api/api-document.ts';
import { SCOPE_CLASSES } from '../../api/key-scopes.ts';
import type { BuiltinRole, KeyScope, PermissionName } from '../../api/types.ts';
import { isKey, type KeyPrincipal, userOf } from '../authentication/principal.ts';
import type { AuthorizationRequest, Decision, DecisionCode } from './authorization-request.ts';
import { isPermittedByScope } from './permissions.ts';

type PresetScope = Exclude<KeyScope, 'custom'>;

/**
 * Returns the smallest preset scope that would have allowed the request. A limit to projects applies to every scope.
 */
function smallestScope(
  contract: ApiDocument,
  key: KeyPrincipal,
  { requirement, facts }: AuthorizationRequest,
) {
  // The presets are declared from smallest to largest. Object.keys loses the literal types.
  const scopes = Object.keys(SCOPE_CLASSES) as PresetScope[];
  const atWorkspace = facts?.project === undefined;
  const fits = (scope: PresetScope) =>
    requirement.permissions.some((permission) =>
      isPermittedByScope(contract, { ...key, scope }, permission, atWorkspace),
    );
  return scopes.find(fits) ?? null;
}

function smallestRole(
  contract: ApiDocument,
  permissions: readonly PermissionName[],
  inOrganization: boolean,
): BuiltinRole | null {
  const permissionsOf: ReadonlyMap<BuiltinRole, ReadonlySet<PermissionName>> = inOrganization
    ? contract.organizationPermissionsOf
    : contract.permissionsOf;
  const roles = [...permissionsOf].reverse();
  const smallest = roles.find(([, held]) => permissions.some((permission) => held.has(permission)));
  return smallest?.[0] ?? null;
}

/** Suggests the smallest key scope or role that would have allowed the request, when a scope or role was the reason. */
export function suggestMinimalGrant(
  contract: ApiDocument,
  question: AuthorizationRequest,
  code: DecisionCode | undefined,
): Decision['would_suffice'] {
  const { permissions, inOrganization, refusesSessions } = question.requirement;
  if (code !== 'insufficient_scope' && code !== 'insufficient_role') return null;
  const { principal } = question;
  if (permissions.length === 0 || (refusesSessions && principal.type === 'session')) return null;
  const role = userOf(principal) === null ? null : smallestRole(contract, permissions, inOrganization);
  if (!isKey(principal)) return { scope: null, role };
  const scope = smallestScope(contract, principal, question);
  return scope === null ? null : { scope, role };
}
