import { newId } from '../../../api/ids.ts';
import { invalidField, invalidRequest } from '../../../api/problem.ts';
import { DEFAULT_TRANSITION_SECONDS } from '../../../api/times.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import type { DirectoryRow } from '../../../database/schema/directory-tables.ts';
import {
  assertFound,
  type HandlerContext,
  lockCurrent,
  type ReauthorizedContext,
} from '../../../operations/handler-context.ts';
import { issueSecret } from '../../access/api-keys/policies.ts';
import { lockAuthority } from '../../tenancy/members/service.ts';
import { assertMayAssignRole } from '../../tenancy/roles/policies.ts';
import { requireRoleId } from '../../tenancy/roles/service.ts';
import { allowlistViolations } from '../../tenancy/settings/policies.ts';
import { requireActivator } from '../sessions/service.ts';
import { endSetupLinks } from '../sso-connections/setup-links/service.ts';
import { assertMayMap } from './roles/plan.ts';
import { isTokenRotating, toDirectory } from './serializers.ts';

/*
 * Directories of a tenant. Locks are taken in the order of server/README.md: the memberships and the credential of the
 * caller last, so the directory is locked with them.
 */

const MAX_DIRECTORIES = 10;

const getSerialized = async (context: HandlerContext, id: string): Promise<Schemas['Directory']> =>
  toDirectory(assertFound(await context.tenant.directories.find(id), 'directory'), context);

const lockDirectory = (context: HandlerContext, id: string): Promise<DirectoryRow> =>
  lockCurrent(context, context.tenant.directories, id, 'directory');

/** Asserts that the caller may give a role, and that it is not that of an owner. @throws privilege_escalation */
async function assertProvisionable(
  context: ReauthorizedContext<'privilege_escalation'>,
  role: string,
): Promise<void> {
  if (role === 'owner') throw invalidField('default_role', 'forbidden', 'A directory makes no owners.');
  await assertMayAssignRole(context, role);
}

function assertAllowlist(list: readonly string[] | undefined): void {
  const violations = allowlistViolations(list === undefined ? undefined : [...list]);
  if (violations.length > 0) throw invalidRequest(violations);
}

export async function createDirectory(
  context: HandlerContext<'already_exists' | 'limit_reached' | 'privilege_escalation'>,
  { name, default_role = 'member', ip_allowlist = [] }: OperationInput<'directories.create'>['body'],
): Promise<Schemas['DirectoryWithToken']> {
  const { tenant, tenantId, repositories } = context;
  assertAllowlist(ip_allowlist);
  await repositories.tenants.lock(tenantId);
  const { fresh } = await lockAuthority(context);
  const role = await requireRoleId(context, default_role);
  await assertProvisionable(fresh, role);
  if ((await tenant.directories.count()) >= MAX_DIRECTORIES)
    throw context.refuse(
      'limit_reached',
      `There are ${MAX_DIRECTORIES} directories already. Delete one first.`,
    );
  const id = newId('dir');
  const { secret: token, masked } = await issueSecret(context, { id, kind: 'directory' }, tenantId);
  await tenant.directories.insert({ id, name, default_role: role, ip_allowlist, masked });
  const directory = await getSerialized(context, id);
  context.emit('directory.created', directory);
  return { ...directory, token };
}

export async function updateDirectory(
  context: HandlerContext<'already_exists' | 'privilege_escalation'>,
  id: string,
  { default_role, ...changes }: OperationInput<'directories.update'>['body'],
): Promise<Schemas['Directory']> {
  assertAllowlist(changes.ip_allowlist);
  const { fresh } = await lockAuthority(context, { lock: () => lockDirectory(context, id) });
  const role = default_role === undefined ? undefined : await requireRoleId(context, default_role);
  if (role !== undefined) await assertProvisionable(fresh, role);
  await context.tenant.directories.update(id, { ...changes, ...(role && { default_role: role }) });
  return getSerialized(context, id);
}

export async function deleteDirectory(context: HandlerContext, id: string): Promise<undefined> {
  const { repositories, tenant, tenantId, now } = context;
  await repositories.tenants.lock(tenantId);
  const directory = await getSerialized(context, id);
  // Members are locked before the directory.
  await tenant.directories.releaseMembers(id);
  await lockDirectory(context, id);
  await endSetupLinks(context, id, false);
  await repositories.credentials.end([id], now);
  await tenant.directories.remove(id);
  context.emit('directory.deleted', directory);
}

/** Lets a directory act with the role of the caller, who has confirmed who they are just now. */
export async function activateDirectory(
  context: HandlerContext<'privilege_escalation' | 'reauthentication_required' | 'insufficient_scope'>,
  id: string,
  managesOwners: boolean,
): Promise<Schemas['Directory']> {
  const { tenant, now } = context;
  const { locked, fresh } = await lockAuthority(context, { lock: () => lockDirectory(context, id) });
  const directory = assertFound(locked, 'directory');
  const { userId, role } = requireActivator(context, fresh, 'a directory');
  await assertProvisionable(fresh, directory.default_role);
  await assertMayMap(fresh, directory.role_mappings);
  if (managesOwners) await assertMayAssignRole(fresh, 'owner');
  await tenant.directories.update(id, {
    activated_by: userId,
    authority: role.id,
    activated_at: now,
    manages_owners: managesOwners,
  });
  await endSetupLinks(context, id, true);
  return getSerialized(context, id);
}

export async function rotateToken(
  context: HandlerContext<'rotation_in_progress'>,
  id: string,
  seconds = DEFAULT_TRANSITION_SECONDS,
): Promise<Schemas['DirectoryWithToken']> {
  const { repositories, tenant, tenantId, now } = context;
  const directory = await lockDirectory(context, id);
  if (isTokenRotating(directory, now))
    throw context.refuse(
      'rotation_in_progress',
      'The directory has two live tokens already. Wait for the transition to end, or finish it now.',
    );
  const endsAt = new Date(now.getTime() + seconds * 1000);
  await repositories.credentials.endPrevious(id, now);
  await repositories.credentials.demote(id, endsAt);
  await tenant.directories.forgetUses(id);
  const { secret: token, masked } = await issueSecret(context, { id, kind: 'directory' }, tenantId);
  const rotation = {
    previous_masked: directory.masked,
    rotated_at: now,
    rotation_ends_at: endsAt,
    age_noticed_days: null,
  };
  await tenant.directories.update(id, { masked, ...rotation });
  return { ...(await getSerialized(context, id)), token };
}

export async function finishTokenRotation(
  context: HandlerContext<'invalid_state'>,
  id: string,
): Promise<Schemas['Directory']> {
  const { repositories, tenant, now } = context;
  const directory = await lockDirectory(context, id);
  if (!isTokenRotating(directory, now))
    throw context.refuse('invalid_state', 'The token of the directory is not being rotated.');
  await repositories.credentials.endPrevious(id, now);
  await tenant.directories.update(id, { rotation_ends_at: null, previous_masked: null });
  return getSerialized(context, id);
}
