import { SCOPE_CLASSES } from '../../../api/key-scopes.ts';
import { permissionNames } from '../../../api/permission-names.ts';
import type { PermissionName } from '../../../api/types.ts';
import { isKey, type KeyPrincipal, userOf } from '../../../auth/authentication/principal.ts';
import { createToken, mask } from '../../../auth/authentication/token-format.ts';
import type { PermissionSet } from '../../../auth/authorization/permission-set.ts';
import { keyPermissionsOf, scopePermissions } from '../../../auth/authorization/permissions.ts';
import { allowlistCovers } from '../../../auth/network/ip-address.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import {
  assertFound,
  type HandlerContext,
  type ReauthorizedContext,
} from '../../../operations/handler-context.ts';
import { permissionsOfRole } from '../../tenancy/roles/policies.ts';

/** The columns that determine the permissions of a key. */
export type KeyPermissionsRow = Pick<
  ApiKeyRow,
  | 'kind'
  | 'scope'
  | 'permissions'
  | 'user_id'
  | 'project_ids'
  | 'expires_at'
  | 'ip_allowlist'
  | 'rate_limit_requests'
  | 'rate_limit_seconds'
>;

const scopeOf = (context: HandlerContext, { kind, scope, permissions }: KeyPermissionsRow): PermissionSet =>
  scopePermissions(context.contract, { scope, permissions, ofOrganization: kind === 'organization' });

/**
 * Asserts that the caller may create or widen a key, or read its secret: the key must not have more permissions than
 * the caller.
 * @throws privilege_escalation
 */
export async function assertMayIssueKey(
  context: ReauthorizedContext<'invalid_state' | 'privilege_escalation'>,
  keyPermissions: KeyPermissionsRow,
): Promise<void> {
  if (keyPermissions.kind !== 'user') return assertMayIssueOwnerlessKey(context, keyPermissions);
  assertWithinCallerLimits(context, keyPermissions);
  if (keyPermissions.user_id === userOf(context.principal))
    return assertMayIssueOwnKey(context, keyPermissions);
  return assertMayIssueKeyFor(context, keyPermissions, keyPermissions.user_id ?? '');
}

/** Asserts the same for a key that acts as itself. @throws privilege_escalation */
export async function assertMayIssueOwnerlessKey(
  context: ReauthorizedContext<'privilege_escalation'>,
  keyPermissions: KeyPermissionsRow,
): Promise<void> {
  assertWithinCallerLimits(context, keyPermissions);
  return assertHoldsScope(context, keyPermissions);
}

function assertWithinCallerLimits(
  context: HandlerContext<'privilege_escalation'>,
  keyPermissions: KeyPermissionsRow,
): void {
  assertNoOwnerPermissions(context, keyPermissions);
  assertNotStrongerThanCallerKey(context, keyPermissions);
}

function assertNoOwnerPermissions(
  context: HandlerContext<'privilege_escalation'>,
  { permissions }: KeyPermissionsRow,
): void {
  const { contract } = context;
  const reserved = permissions?.find((permission) => contract.classOf.get(permission) === 'owner');
  if (reserved === undefined) return;
  throw context.refuse('privilege_escalation', `Keys cannot have ${reserved}: it is reserved for owners.`, {
    required_permission: reserved,
  });
}

/** Whether a key with this rate limit could ever send more requests than the caller's key. */
function isStrongerThan(keyPermissions: KeyPermissionsRow, own: KeyPrincipal['rateLimit']): boolean {
  if (own === null) return false;
  const { rate_limit_requests: requests, rate_limit_seconds: seconds } = keyPermissions;
  if (requests === null || seconds === null) return true;
  return requests > own.requests || requests * own.seconds > own.requests * seconds;
}

/**
 * A key cannot create or change a key, itself included, to be stronger, longer-lived, or usable from more addresses or
 * more often than itself, so that a leaked key cannot be escalated.
 */
function assertNotStrongerThanCallerKey(
  context: HandlerContext<'privilege_escalation'>,
  keyPermissions: KeyPermissionsRow,
): void {
  const { contract, principal } = context;
  if (!isKey(principal)) return;
  const own = scopePermissions(contract, keyPermissionsOf(principal));
  const wider = [...scopeOf(context, keyPermissions)].find((permission) => !own.has(permission));
  const refuse = (what: string, extras = {}) =>
    context.refuse('privilege_escalation', `The key would ${what} the key that you use.`, extras);
  if (wider !== undefined) throw refuse(`hold ${wider}, unlike`, { required_permission: wider });
  if (
    principal.expiresAt !== null &&
    (keyPermissions.expires_at === null || keyPermissions.expires_at > principal.expiresAt)
  ) {
    throw refuse('outlive');
  }
  if (isStrongerThan(keyPermissions, principal.rateLimit)) throw refuse('have a higher rate limit than');
  const { ipAllowlist } = principal;
  const open = ipAllowlist.length > 0 && keyPermissions.ip_allowlist.length === 0;
  if (open || !keyPermissions.ip_allowlist.every((range) => allowlistCovers(ipAllowlist, range))) {
    throw refuse('be usable from more addresses than');
  }
}

/**
 * A service key has exactly the permissions of its scope, in every project it covers. Its creator therefore needs all
 * of them, in those projects, too. A preset leaves out permissions that not even managers have, because most creators
 * could not grant them.
 */
async function assertHoldsScope(
  context: ReauthorizedContext<'privilege_escalation'>,
  keyPermissions: KeyPermissionsRow,
): Promise<void> {
  const { contract, access } = context;
  const permissions = scopeOf(context, keyPermissions);
  const readable = contract.permissionsOf.get('manager');
  const telling = [...permissions].filter(
    (name) =>
      keyPermissions.scope === 'custom' ||
      keyPermissions.kind === 'organization' ||
      contract.classOf.get(name) !== 'read' ||
      readable?.has(name),
  );
  access.assertHolds(telling);
  if (keyPermissions.kind !== 'organization')
    await assertHasProjectAccess(context, keyPermissions, permissions);
}

async function assertHasProjectAccess(
  context: ReauthorizedContext<'privilege_escalation'>,
  keyPermissions: KeyPermissionsRow,
  permissions: PermissionSet,
) {
  const { contract, access, tenant, principal } = context;
  const userId = userOf(principal);
  if (userId === null || access.workspaceRole === undefined) return;
  const memberships = await tenant.projectMembers.of(userId);
  const inReach = memberships.filter(
    ({ project_id }) => keyPermissions.project_ids?.includes(project_id) ?? true,
  );
  const reached =
    keyPermissions.project_ids?.every((id) => memberships.some(({ project_id }) => project_id === id)) ??
    false;
  if (!access.workspaceRole.allProjects && !reached) {
    throw context.refuse(
      'privilege_escalation',
      'Use project_ids to limit the key to projects that you belong to.',
    );
  }
  for (const { role } of inReach) {
    if (role === null) continue;
    const granted = await permissionsOfRole(context, role);
    const missing = [...permissions].find(
      (name) => contract.projectPermissions.has(name) && !granted.has(name),
    );
    if (missing === undefined) continue;
    throw context.refuse(
      'privilege_escalation',
      `The key would cover a project in which you do not have ${missing}. Limit it with project_ids.`,
      { required_permission: missing },
    );
  }
}

/**
 * Returns all permissions that a user has anywhere in the workspace, through the workspace role and the project roles.
 */
async function permissionsInAnyProject(
  context: HandlerContext,
  userId: string,
  inWorkspace: PermissionSet,
): Promise<Set<PermissionName>> {
  const memberships = await context.tenant.projectMembers.of(userId);
  const roles = new Set(memberships.flatMap((membership) => membership.role ?? []));
  const sets = await Promise.all([...roles].map((name) => permissionsOfRole(context, name)));
  return new Set([inWorkspace, ...sets].flatMap((permissions) => [...permissions]));
}

/**
 * A user key never exceeds the permissions of its user. It is still refused if it requests a class of permissions that
 * the user lacks entirely: it would gain them with a later, higher role.
 */
async function assertMayIssueOwnKey(
  context: ReauthorizedContext<'invalid_state' | 'privilege_escalation'>,
  keyPermissions: KeyPermissionsRow,
): Promise<void> {
  const { contract, principal, access, tenant } = context;
  const membership = await tenant.members.lockRow(userOf(principal) ?? '');
  if (membership?.status !== 'active') {
    throw context.refuse(
      'invalid_state',
      'A user key works as long as its user is an active member, which you are not: you are here through an organization. Make a service key, or have yourself added.',
    );
  }
  const inWorkspace = access.workspaceRole?.permissions ?? new Set();
  const granted = await permissionsInAnyProject(context, userOf(principal) ?? '', inWorkspace);
  const missing =
    keyPermissions.scope === 'custom'
      ? permissionNames(contract, keyPermissions.permissions ?? []).find(
          (permission) => !granted.has(permission),
        )
      : SCOPE_CLASSES[keyPermissions.scope]
          .filter((kind) => ![...granted].some((permission) => contract.classOf.get(permission) === kind))
          .map((kind) => contract.permissions.find((permission) => permission.class === kind)?.name)[0];
  if (missing === undefined) return;
  throw context.refuse('privilege_escalation', `The key would have ${missing}, which you do not have.`, {
    required_permission: missing,
  });
}

/**
 * The creator of a key for another user gets its secret, and therefore needs that user's permissions: the current ones,
 * and when the user gets a higher role, the new ones.
 */
async function assertMayIssueKeyFor(
  context: ReauthorizedContext<'invalid_state' | 'privilege_escalation'>,
  keyPermissions: KeyPermissionsRow,
  userId: string,
): Promise<void> {
  const { tenant, access } = context;
  const member = assertFound(await tenant.members.lockRow(userId), 'member');
  if (member.status !== 'active') {
    throw context.refuse('invalid_state', 'This member is deactivated. Reactivate them first.');
  }
  const scoped = scopeOf(context, keyPermissions);
  const theirs = await permissionsInAnyProject(
    context,
    userId,
    await permissionsOfRole(context, member.role),
  );
  access.assertHolds([...theirs].filter((permission) => scoped.has(permission)));
  await assertHoldsScope(context, keyPermissions);
}

/**
 * Creates a secret for a key and stores its digest. The secret itself is returned and not stored.
 * @param tenantId the tenant of the key; `null` for an application key
 */
export async function issueSecret(
  { repositories, secrets }: Pick<HandlerContext, 'repositories' | 'secrets'>,
  { id, kind }: { id: string; kind: ApiKeyRow['kind'] | 'application' | 'directory' },
  tenantId: string | null,
): Promise<{ secret: string; masked: string }> {
  const secret = createToken(kind);
  await repositories.credentials.add({
    hash: secrets.digest('credential', secret),
    kind,
    subject_id: id,
    tenant_id: tenantId,
  });
  return { secret, masked: mask(kind, secret) };
}

/** Revokes keys permanently. @returns how many live secrets they had */
export async function revokeKeys(
  { repositories, tenant, now }: Pick<HandlerContext, 'repositories' | 'tenant' | 'now'>,
  keys: readonly ApiKeyRow[],
): Promise<number> {
  for (const { id } of keys) await tenant.apiKeys.update(id, { revoked_at: now });
  return repositories.credentials.end(
    keys.map(({ id }) => id),
    now,
  );
}
