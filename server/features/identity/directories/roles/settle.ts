import { actorIdOf } from '../../../../auth/authentication/principal.ts';
import type { DirectoryRow } from '../../../../database/schema/directory-tables.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import type { ProjectMemberWithUser } from '../../../tenancy/projects/service.ts';
import { announce, announceEnded } from './announce.ts';
import type { PersonChanges, RoleChange } from './changes.ts';
import { cancelBeyondChanges, emitLossOf } from './losses.ts';
import { type Made, memberKey, projectMemberKey, sortOut } from './made.ts';
import { type LoadedSituation, loadSituation, plannedChanges } from './situation.ts';

const withRole = <Key extends object>(changes: readonly RoleChange[], keyOf: (change: RoleChange) => Key) =>
  changes.map((change) => ({ ...keyOf(change), role: change.to ?? '' }));

/** Ends memberships of workspaces, with the user keys of the people and the invitations that they have sent. */
async function endMemberships(
  context: HandlerContext,
  ended: readonly RoleChange[],
  members: LoadedSituation['members'],
): Promise<void> {
  const { directoryRoles } = context.tenant;
  const keys = ended.map(memberKey);
  const revoked = await directoryRoles.endKeys(keys, context.now);
  const invitations = await directoryRoles.invitations(keys);
  await directoryRoles.endMembers(keys);
  const gone = new Set(keys.map(({ tenant_id, user_id }) => `${tenant_id} ${user_id}`));
  const rows = members.filter(({ tenant_id, user_id }) => gone.has(`${tenant_id} ${user_id}`));
  await announceEnded(context, rows, { revoked, invitations });
}

/** Makes the changes, in a fixed number of statements however many people there are. @returns the memberships of projects that ended */
async function make(
  context: HandlerContext,
  directory: DirectoryRow,
  situation: LoadedSituation,
  made: Made,
): Promise<ProjectMemberWithUser[]> {
  const { directoryRoles } = context.tenant;
  const by = actorIdOf(context.principal);
  const { given, ended, givenInProjects, endedInProjects } = made;
  if (given.length > 0) await directoryRoles.setRoles(directory.id, by, withRole(given, memberKey));
  if (ended.length > 0) await endMemberships(context, ended, situation.members);
  if (givenInProjects.length > 0)
    await directoryRoles.setProjectRoles(directory.id, by, withRole(givenInProjects, projectMemberKey));
  if (endedInProjects.length === 0) return [];
  const keys = endedInProjects.map(projectMemberKey);
  const former = await directoryRoles.findProjectMembers(keys);
  await directoryRoles.endProjectRoles(keys);
  return former;
}

/**
 * Gives people the roles that follow from their groups. The caller has locked the tenant.
 * @param people ids in the directory, or `null` for everyone
 * @returns all changes, also those that something keeps the directory from
 */
export async function settleRoles(
  context: HandlerContext,
  directory: DirectoryRow,
  people: readonly string[] | null,
): Promise<RoleChange[]> {
  const situation = await loadSituation(context, directory, { people, locks: true });
  const planned = await plannedChanges(situation);
  const changes = planned.flatMap((one) => one.changes);
  const made = sortOut(changes);
  await emitLossOf(context, made);
  const former = await make(context, directory, situation, made);
  await remember(context, directory, planned);
  await cancelBeyondChanges(context, made.given);
  await announce(context, directory, made, former);
  return changes;
}

async function remember(
  { tenant }: HandlerContext,
  directory: DirectoryRow,
  planned: readonly PersonChanges[],
): Promise<void> {
  const changed = planned.filter(({ person, mapped_role }) => person.mapped_role !== mapped_role);
  if (changed.length === 0) return;
  const rows = changed.map(({ person, mapped_role }) => ({ id: person.id, mapped_role }));
  await tenant.directoryRoles.rememberMapped(directory.id, rows);
}
