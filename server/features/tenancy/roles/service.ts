import { normalizeName } from '../../../api/normalize.ts';
import { invalidField } from '../../../api/problem.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { findBuiltinRole } from './policies.ts';

/** A custom role may have a name that begins like an id. */
const ROLE_ID = /^rol_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

type RoleScope = Pick<HandlerContext, 'contract' | 'tenant'>;

/**
 * Returns the id of the role that a caller refers to by name or id; `undefined` if no role has this name. Whether a role
 * has the id is left to `roleIn`.
 */
export async function findRoleId(
  { contract, tenant }: RoleScope,
  reference: string,
): Promise<string | undefined> {
  if (ROLE_ID.test(reference)) return reference;
  const name = normalizeName(reference);
  return findBuiltinRole(contract, name) ?? (await tenant.roles.findByName(name))?.id;
}

/** Returns the id of the role that a body refers to. @throws invalid_request when no role has this name */
export async function requireRoleId(scope: RoleScope, reference: string): Promise<string> {
  const id = await findRoleId(scope, reference);
  if (id !== undefined) return id;
  const builtin = [...scope.contract.permissionsOf.keys()].join(', ');
  const message = `No role has this name. Use a built-in role (${builtin}), or the name or id of a custom role: see roles.list.`;
  throw invalidField('role', 'unknown', message);
}
