import { newId } from '../../../api/ids.ts';
import { scimProblem } from '../../../api/scim-problem.ts';
import type { DirectoryGroupRow, DirectoryRow } from '../../../database/schema/directory-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { lockCallingDirectory } from './calling-directory.ts';
import type { NewDirectoryGroup } from './group-repository.ts';
import { settleRoles } from './roles/settle.ts';
import { GROUPS } from './scim/attributes.ts';
import { type MemberChange, splitGroup, splitOperations } from './scim/members.ts';
import { patched, toResource } from './scim/patch.ts';
import type { Complex } from './scim/values.ts';
import { toScimGroup } from './serializers.ts';
import { assertTokenAge } from './token-age.ts';

/*
 * The groups of a directory, as its identity provider changes them. Locks are taken in the order of server/README.md: the
 * tenant, so that changes of the directories of a tenant follow one another, the group, and the memberships whose
 * roles change.
 */

/** People in one group. */
const MAX_MEMBERS = 50_000;

/** Whether the answer needs the members, which may be thousands. */
export interface Shown {
  withMembers: boolean;
}

/** @throws invalidValue */
function toStored({ displayName, externalId }: Complex): NewDirectoryGroup {
  if (typeof displayName !== 'string') throw scimProblem('invalidValue', 'displayName is required.');
  return { display_name: displayName, external_id: typeof externalId === 'string' ? externalId : null };
}

const toStoredResource = ({ display_name, external_id }: NewDirectoryGroup): Complex => ({
  displayName: display_name,
  ...(external_id !== null && { externalId: external_id }),
});

/** Returns a group with its members, as SCIM shows it. */
export async function showGroup(
  context: HandlerContext,
  group: DirectoryGroupRow,
  { withMembers }: Shown,
): Promise<Complex> {
  const { directoryGroups } = context.tenant;
  const members = withMembers ? await directoryGroups.members(group.directory_id, [group.id]) : [];
  return toScimGroup(group, members, context);
}

/** @throws invalidValue for a member who is not a person of the directory */
async function assertKnown(
  context: HandlerContext,
  directory: DirectoryRow,
  { added }: MemberChange,
): Promise<void> {
  if (added.size === 0) return;
  const unknown = await context.tenant.directoryGroups.findUnknown(directory.id, added);
  if (unknown === undefined) return;
  throw scimProblem(
    'invalidValue',
    `No person of the directory has the id ${JSON.stringify(unknown.slice(0, 100))}. Add the person first.`,
  );
}

/** Changes the members of a group. @returns the people who were added and removed @throws invalidValue or tooMany */
async function changeMembers(
  context: HandlerContext,
  directory: DirectoryRow,
  group: DirectoryGroupRow,
  change: MemberChange,
): Promise<string[]> {
  const { directoryGroups } = context.tenant;
  if (!change.clears && change.added.size === 0 && change.removed.size === 0) return [];
  await assertKnown(context, directory, change);
  const people = await directoryGroups.changeMembers(group, change);
  if (change.added.size > 0 && (await directoryGroups.memberCount(directory.id, group.id)) > MAX_MEMBERS)
    throw scimProblem('tooMany', `A group has at most ${MAX_MEMBERS} members. Split the group.`);
  return people;
}

/** Computes the roles of people again, if a mapping names one of the groups. */
async function settle(
  context: HandlerContext,
  directory: DirectoryRow,
  { id }: Pick<DirectoryGroupRow, 'id'>,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0 || !directory.role_mappings.some(({ group_id }) => group_id === id)) return;
  await settleRoles(context, directory, people);
}

export async function createGroup(
  context: HandlerContext<'already_exists' | 'rotation_required'>,
  body: unknown,
  shown: Shown,
): Promise<Complex> {
  const { members, rest } = splitGroup(body);
  const stored = toStored(toResource(GROUPS, rest));
  const directory = await lockCallingDirectory(context);
  await assertTokenAge(context, directory);
  // A provider repeats a request whose answer it has not received.
  if (await context.tenant.directoryGroups.isKnown(directory.id, stored))
    throw context.refuse('already_exists', 'The directory has this group already. Change it instead.');
  const row = { ...stored, directory_id: directory.id, id: newId('dgr') };
  const group = await context.tenant.directoryGroups.insert(row);
  // No mapping names it yet.
  await changeMembers(context, directory, group, members);
  return showGroup(context, group, shown);
}

async function changeGroup(
  context: HandlerContext<'rotation_required'>,
  id: string,
  { change, members }: { change: (resource: Complex) => Complex; members: MemberChange },
  shown: Shown,
): Promise<Complex> {
  const { directoryGroups } = context.tenant;
  const directory = await lockCallingDirectory(context);
  const before = assertFound(await directoryGroups.lock(directory.id, id), 'group');
  context.assertIfMatch(`W/"${before.version}"`);
  await assertTokenAge(context, directory);
  const stored = toStored(change(toStoredResource(before)));
  const people = await changeMembers(context, directory, before, members);
  const isSame = stored.display_name === before.display_name && stored.external_id === before.external_id;
  if (isSame && people.length === 0) {
    // A provider repeats what it has sent before. Nothing happens, and the version stays.
    context.suppressSideEffects();
    return showGroup(context, before, shown);
  }
  const group = await directoryGroups.update(before, stored);
  await settle(context, directory, group, people);
  return showGroup(context, group, shown);
}

export async function replaceGroup(
  context: HandlerContext<'rotation_required'>,
  id: string,
  body: unknown,
  shown: Shown,
): Promise<Complex> {
  const { members, rest } = splitGroup(body);
  const given = toResource(GROUPS, rest);
  return changeGroup(context, id, { change: () => given, members }, shown);
}

export async function patchGroup(
  context: HandlerContext<'rotation_required'>,
  id: string,
  body: unknown,
  shown: Shown,
): Promise<Complex> {
  const { members, others } = splitOperations(body);
  const change = (resource: Complex) => patched(GROUPS, resource, others);
  return changeGroup(context, id, { change, members }, shown);
}

/** Deletes a group. Its mappings go with it, and its people lose the roles that came from them. */
export async function deleteGroup(
  context: HandlerContext<'rotation_required'>,
  id: string,
): Promise<undefined> {
  const { directories, directoryGroups } = context.tenant;
  const directory = await lockCallingDirectory(context);
  const group = assertFound(await directoryGroups.lock(directory.id, id), 'group');
  context.assertIfMatch(`W/"${group.version}"`);
  await assertTokenAge(context, directory);
  const all = { clears: true, added: new Set<string>(), removed: new Set<string>() };
  const people = await directoryGroups.changeMembers(group, all);
  await settle(context, directory, group, people);
  await directoryGroups.remove(directory.id, id);
  const kept = directory.role_mappings.filter(({ group_id }) => group_id !== id);
  if (kept.length < directory.role_mappings.length) await directories.setRoleMappings(directory.id, kept);
}
