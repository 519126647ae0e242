import type { ApiDocument } from '../api/api-document.ts';
import { type Refuser, refuser } from '../api/problem.ts';
import type { ErrorCode, PermissionName } from '../api/types.ts';
import { isKey, type Principal, userOf } from '../auth/authentication/principal.ts';
import { ignoringKeyPolicy, resolveEffectiveRoles } from '../auth/authorization/effective-roles.ts';
import type { AuthorizationFacts, RoleFacts } from '../auth/authorization/facts.ts';
import { type PermissionSet, unionOf } from '../auth/authorization/permission-set.ts';
import { effectivePermissions, isPermittedByScope } from '../auth/authorization/permissions.ts';

/** The error codes for a missing permission. */
export type LackCode = 'insufficient_scope' | 'insufficient_role';

/**
 * Permissions of the caller for the target of the request.
 * @typeParam Code codes that it may refuse with: see `HandlerContext`
 */
export interface CallerPermissions<Code extends ErrorCode = never> extends Refuser<Code> {
  readonly permissions: ReadonlySet<PermissionName>;
  /** The caller's role in the workspace; `undefined` for the operator and service keys. */
  readonly workspaceRole: RoleFacts | undefined;
  /**
   * Asserts a permission that the handler has to check beyond the one of its operation. @throws insufficient_scope or
   * insufficient_role
   */
  assert(this: CallerPermissions<LackCode>, permission: PermissionName): void;
}

/**
 * The permissions of the caller after a lock. Only these can be compared with what a handler grants or takes away, so that a
 * handler that forgets the lock does not compile.
 */
export interface FreshPermissions<Code extends ErrorCode = never> extends CallerPermissions<Code> {
  /**
   * Asserts that the caller has all the permissions that it grants or takes away.
   * @throws privilege_escalation
   */
  assertHolds(this: FreshPermissions<'privilege_escalation'>, permissions: Iterable<PermissionName>): void;
  /**
   * Asserts the same for the permissions of a role that the caller gives or takes away. An owner also has those of the
   * application, which may be declared for lower roles alone.
   * @throws privilege_escalation
   */
  assertHoldsRole(
    this: FreshPermissions<'privilege_escalation'>,
    permissions: Iterable<PermissionName>,
  ): void;
  /**
   * Asserts the same as `assertHoldsRole`, compared as if the policy of the owning organization withheld no key permissions.
   * @throws privilege_escalation
   */
  assertOutranks(this: FreshPermissions<'privilege_escalation'>, permissions: Iterable<PermissionName>): void;
}

/**
 * Creates the permissions of a principal from the loaded facts.
 * @param onCatalogueUse called when a comparison involves permissions of the application
 */
export function createCallerPermissions(
  contract: ApiDocument,
  { principal, now }: { principal: Principal | null; now: Date },
  facts: AuthorizationFacts | undefined,
  onCatalogueUse: () => void = () => undefined,
): FreshPermissions<ErrorCode> {
  const compare = (
    by: Refuser<'privilege_escalation'>,
    granted: PermissionSet,
    needed: Iterable<PermissionName>,
  ) => {
    const names = [...needed];
    if (names.some((name) => contract.applicationPermissions.has(name))) onCatalogueUse();
    assertAll(by, granted, names);
  };
  const forRoles = (granted: ReadonlySet<PermissionName>): PermissionSet =>
    [...granted].some((name) => contract.classOf.get(name) === 'owner')
      ? unionOf([granted, contract.applicationPermissions])
      : granted;
  let cached: ReadonlySet<PermissionName> | undefined;
  return {
    ...refuser,
    get permissions() {
      cached ??= principal === null ? new Set() : effectivePermissions(contract, principal, facts, now);
      return cached;
    },
    workspaceRole:
      facts !== undefined && principal !== null && userOf(principal) !== null
        ? resolveEffectiveRoles(contract, facts, now).workspace
        : undefined,
    assert(permission) {
      if (this.permissions.has(permission)) return;
      const byScope =
        principal !== null &&
        isKey(principal) &&
        !isPermittedByScope(contract, principal, permission, facts?.project === undefined);
      throw this.refuse(
        byScope ? 'insufficient_scope' : 'insufficient_role',
        `This requires ${permission}, which ${byScope ? 'the scope of your key' : 'your role'} does not include.`,
        { required_permission: permission },
      );
    },
    assertHolds(needed) {
      compare(this, this.permissions, needed);
    },
    assertHoldsRole(needed) {
      compare(this, forRoles(this.permissions), needed);
    },
    assertOutranks(needed) {
      const organization = facts?.organization ? ignoringKeyPolicy(facts.organization) : null;
      const granted =
        principal === null || organization === null
          ? this.permissions
          : effectivePermissions(contract, principal, facts && { ...facts, organization }, now);
      compare(this, forRoles(granted), needed);
    },
  };
}

function assertAll(
  by: Refuser<'privilege_escalation'>,
  granted: PermissionSet,
  needed: readonly PermissionName[],
): void {
  const missing = [...new Set(needed)].filter((permission) => !granted.has(permission));
  if (missing.length === 0) return;
  throw by.refuse(
    'privilege_escalation',
    `This involves permissions that you do not have yourself: ${missing.join(', ')}.`,
    missing[0] === undefined ? {} : { required_permission: missing[0] },
  );
}
