import type { DirectoryRow } from '../../../../database/schema/directory-tables.ts';
import type { InvitationRow } from '../../../../database/schema/invitation-tables.ts';
import { forEachInSlices } from '../../../../jobs/time-slices.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import { toApiKey } from '../../../access/api-keys/serializers.ts';
import { toMember } from '../../../tenancy/members/serializers.ts';
import type { MemberWithUser } from '../../../tenancy/members/service.ts';
import { type ProjectMemberWithUser, toProjectMember } from '../../../tenancy/projects/service.ts';
import { revocationScopeOf } from '../../../tenancy/provenance/revocation-scope.ts';
import { cancelInvitations } from '../../../tenancy/provenance/revoke-keys.ts';
import { groupedBy } from '../grouped.ts';
import { toDirectoryUser } from '../serializers.ts';
import type { RoleChange } from './changes.ts';
import { type Made, memberKey, projectMemberKey } from './made.ts';
import { toChange } from './serializers.ts';

/* Events and audit entries of changes that a directory has made, in each tenant that they are about. */

/** What ended with memberships. */
interface Ended {
  revoked: ReadonlyArray<{ tenant_id: string; id: string }>;
  invitations: readonly InvitationRow[];
}

/** Emits that memberships have ended, and cancels the invitations of the people. */
export async function announceEnded(
  context: HandlerContext,
  members: readonly MemberWithUser[],
  { revoked, invitations }: Ended,
): Promise<void> {
  await forEachInSlices(members, (member) => {
    context.audit('member.removed', member.user_id, member.tenant_id);
    context.emit('member.removed', toMember(member), member.tenant_id);
  });
  for (const tenantId of new Set(revoked.map(({ tenant_id }) => tenant_id))) {
    const ids = revoked.flatMap(({ tenant_id, id }) => (tenant_id === tenantId ? [id] : []));
    for (const key of await context.repositories.tenant(tenantId).apiKeys.findAll(ids)) {
      context.audit('api_key.revoked', key.id, tenantId);
      context.emit('api_key.revoked', toApiKey(key, context), tenantId);
    }
  }
  for (const { tenant_id, id } of invitations)
    await cancelInvitations(revocationScopeOf(context, tenant_id), { id });
}

async function announceMembers(context: HandlerContext, { given }: Made): Promise<void> {
  if (given.length === 0) return;
  const isNew = new Set(
    given.flatMap((one) => (one.exists ? [] : [`${one.tenant_id} ${one.person.user_id}`])),
  );
  const rows = await context.tenant.directoryRoles.findMembers(given.map(memberKey));
  await forEachInSlices(rows, (row) => {
    const type = isNew.has(`${row.tenant_id} ${row.user_id}`) ? 'member.added' : 'member.updated';
    context.audit(type, row.user_id, row.tenant_id);
    context.emit(type, toMember(row), row.tenant_id);
  });
}

async function announceProjects(
  context: HandlerContext,
  { givenInProjects: given }: Made,
  former: readonly ProjectMemberWithUser[],
): Promise<void> {
  const { directoryRoles } = context.tenant;
  const rows = given.length === 0 ? [] : await directoryRoles.findProjectMembers(given.map(projectMemberKey));
  await forEachInSlices(rows, (row) => {
    context.audit('project_member.set', row.user_id, row.workspace_id);
    const data = { project_id: row.project_id, member: toProjectMember(row) };
    context.emit('project.member_set', data, row.workspace_id);
  });
  await forEachInSlices(former, (row) => {
    context.audit('project_member.removed', row.user_id, row.workspace_id);
    const data = { project_id: row.project_id, member: toProjectMember(row) };
    context.emit('project.member_removed', data, row.workspace_id);
  });
}

/** Emits, for each person, which roles the directory has changed. */
async function announcePeople(
  context: HandlerContext,
  directory: DirectoryRow,
  changes: readonly RoleChange[],
): Promise<void> {
  const changed = changes.filter(({ from, to }) => from !== to);
  if (changed.length === 0) return;
  const changesOf = groupedBy(changed, ({ person }) => person.id);
  const rows = await context.tenant.directoryUsers.findAll(directory.id, [...changesOf.keys()]);
  await forEachInSlices(rows, (row) => {
    const own = changesOf.get(row.id) ?? [];
    const email = own[0]?.person.email ?? null;
    context.audit('directory.role_changed', row.id);
    context.emit('directory.role_changed', {
      directory_user: toDirectoryUser(row, email),
      changes: own.map((change) => toChange(change, directory)),
    });
  });
}

/** @param former the memberships of projects that have ended */
export async function announce(
  context: HandlerContext,
  directory: DirectoryRow,
  made: Made,
  former: readonly ProjectMemberWithUser[],
): Promise<void> {
  await announceMembers(context, made);
  await announceProjects(context, made, former);
  await announcePeople(context, directory, Object.values(made).flat());
}
