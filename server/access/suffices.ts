import { BUILTIN_ROLES, type Contract } from '../contract/spec.ts';
import type { BuiltinRole, KeyScope, Permission } from '../contract/types.ts';
import type { Decision, Question, Step } from './decide.ts';
import { SCOPE_CLASSES } from './permissions.ts';
import { isKey, userOf } from './principal.ts';

type PresetScope = Exclude<KeyScope, 'custom'>;

function smallestScope(contract: Contract, permissions: readonly Permission[]): PresetScope | null {
  // The presets are declared from the smallest to the largest; Object.keys loses their names.
  const scopes = Object.keys(SCOPE_CLASSES) as PresetScope[];
  const fits = (scope: PresetScope) =>
    permissions.some((permission) => {
      const kind = contract.classOf.get(permission);
      return kind !== undefined && SCOPE_CLASSES[scope].includes(kind);
    });
  return scopes.find(fits) ?? null;
}

function smallestRole(contract: Contract, permissions: readonly Permission[]): BuiltinRole | null {
  const holds = (role: BuiltinRole) =>
    permissions.some((permission) => contract.permissionsOf.get(role)?.has(permission));
  return BUILTIN_ROLES.toReversed().find(holds) ?? null;
}

/** The smallest scope (for keys) and role (for people) that would have done, when a scope or role was the reason. */
export function suffices(contract: Contract, question: Question, failed: Step): Decision['would_suffice'] {
  const { permissions } = question.requirement;
  if ((failed !== 'scope' && failed !== 'role') || permissions.length === 0) return null;
  const { principal } = question;
  return {
    scope: isKey(principal) ? smallestScope(contract, permissions) : null,
    role: userOf(principal) === null ? null : smallestRole(contract, permissions),
  };
}
