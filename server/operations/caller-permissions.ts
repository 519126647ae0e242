import type { Facts, RoleFacts } from '../auth/authorization/authorization-facts.ts';
import { effectivePermissions, isPermittedByScope } from '../auth/authorization/permissions.ts';
import { isKey, type Principal, userOf } from '../auth/authentication/principal.ts';
import { standingOf, withoutKeySwitches } from '../auth/authorization/effective-roles.ts';
import { type Refuser, refuser } from '../api/problem.ts';
import type { Contract } from '../api/api-document.ts';
import type { ErrorCode, Permission } from '../api/types.ts';

/** How a caller is refused who lacks a permission. */
export type LackCode = 'insufficient_scope' | 'insufficient_role';

/**
 * What the caller may do, where the request is made.
 * @typeParam Code what it may refuse with: see `Context`
 */
export interface Access<Code extends ErrorCode = never> extends Refuser<Code> {
  readonly permissions: ReadonlySet<Permission>;
  /** The caller's role in the workspace; `undefined` for the operator and service keys. */
  readonly workspaceRole: RoleFacts | undefined;
  /** Permissions of a class, whatever else a handler has to refine. @throws insufficient_scope or insufficient_role */
  require(this: Access<LackCode>, permission: Permission): void;
  /** @throws privilege_escalation when the caller holds less than is to be given or taken. */
  requireToHold(this: Access<'privilege_escalation'>, permissions: Iterable<Permission>): void;
  /** The same for a role: compared as if the organization that owns the workspace left each its keys. @throws privilege_escalation */
  requireToRank(this: Access<'privilege_escalation'>, permissions: Iterable<Permission>): void;
}

/** What a principal may do where the facts are about. */
export function createAccess(
  contract: Contract,
  { principal, now }: { principal: Principal | null; now: Date },
  facts: Facts | undefined,
): Access<ErrorCode> {
  let known: ReadonlySet<Permission> | undefined;
  return {
    ...refuser,
    get permissions() {
      known ??= principal === null ? new Set() : effectivePermissions(contract, principal, facts, now);
      return known;
    },
    workspaceRole:
      facts !== undefined && principal !== null && userOf(principal) !== null
        ? standingOf(contract, facts, now).inWorkspace
        : undefined,
    require(permission) {
      if (this.permissions.has(permission)) return;
      const byScope =
        principal !== null &&
        isKey(principal) &&
        !isPermittedByScope(contract, principal, permission, facts?.project === undefined);
      throw this.refuse(
        byScope ? 'insufficient_scope' : 'insufficient_role',
        `This needs ${permission}, which ${byScope ? 'the scope of your key' : 'your role'} does not permit.`,
        { required_permission: permission },
      );
    },
    requireToHold(needed) {
      requireAll(this, this.permissions, needed);
    },
    requireToRank(needed) {
      const organization = facts?.organization ? withoutKeySwitches(facts.organization) : null;
      const held =
        principal === null || organization === null
          ? this.permissions
          : effectivePermissions(contract, principal, facts && { ...facts, organization }, now);
      requireAll(this, held, needed);
    },
  };
}

function requireAll(
  by: Refuser<'privilege_escalation'>,
  held: ReadonlySet<Permission>,
  needed: Iterable<Permission>,
): void {
  const missing = [...new Set(needed)].filter((permission) => !held.has(permission));
  if (missing.length === 0) return;
  throw by.refuse(
    'privilege_escalation',
    `This involves permissions that you do not hold yourself: ${missing.join(', ')}.`,
    missing[0] === undefined ? {} : { required_permission: missing[0] },
  );
}
