import { newId } from '../../../api/ids.ts';
import { scimProblem } from '../../../api/scim-problem.ts';
import type { DirectoryRow, DirectoryUserRow } from '../../../database/schema/directory-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { activate } from './activation.ts';
import { lockCallingDirectory } from './calling-directory.ts';
import { deactivate } from './deactivation.ts';
import { settleRoles } from './roles/settle.ts';
import { USERS } from './scim/attributes.ts';
import { changedOrEnded } from './scim/ends-access.ts';
import { operationsOf, type PatchOperation, patched, toResource } from './scim/patch.ts';
import type { Complex } from './scim/values.ts';
import { toDirectoryUser, toScimUser } from './serializers.ts';
import { assertTokenAge } from './token-age.ts';
import type { DirectoryUserChanges, NewDirectoryUser } from './user-repository.ts';

type PersonCode = 'already_exists' | 'rotation_required';

/*
 * The people of a directory, as its identity provider changes them. Locks are taken in the order of server/README.md: the
 * tenant, so that the directories of a tenant and the changes by hand follow one another, the membership, and the person of
 * the directory.
 */

async function lockPerson(
  context: HandlerContext,
  directory: DirectoryRow,
  id: string,
): Promise<DirectoryUserRow> {
  const { directoryUsers, members } = context.tenant;
  const found = assertFound(await directoryUsers.find(directory.id, id), 'person');
  if (found.user_id !== null) await members.lock(found.user_id);
  const person = assertFound(await directoryUsers.lock(directory.id, id), 'person');
  context.assertIfMatch(`W/"${person.version}"`);
  return person;
}

/** Returns a resource as it is stored. Without `active`, a person is active. @throws invalidValue */
function toStored(resource: Complex): NewDirectoryUser {
  const { userName, externalId, active, ...attributes } = resource;
  if (typeof userName !== 'string') throw scimProblem('invalidValue', 'userName is required.');
  return {
    user_name: userName,
    external_id: typeof externalId === 'string' ? externalId : null,
    active: active !== false,
    attributes,
  };
}

const toStoredResource = (row: NewDirectoryUser): Complex => ({
  ...row.attributes,
  userName: row.user_name,
  ...(row.external_id !== null && { externalId: row.external_id }),
  active: row.active,
});

/** Gives or ends access, if that has to follow from the state of a person. */
async function settleAccess(
  context: HandlerContext<PersonCode>,
  directory: DirectoryRow,
  person: DirectoryUserRow,
): Promise<DirectoryUserChanges> {
  const { active, state } = person;
  if (active && state === 'pending_owner') return { state: 'active' };
  if (active && state !== 'active') return activate(context, directory, person);
  if (!active && state === 'active') return deactivate(context, directory, person, false);
  return {};
}

async function emailOf(
  { repositories }: HandlerContext,
  { user_id }: DirectoryUserRow,
): Promise<string | null> {
  return user_id === null ? null : ((await repositories.users.find(user_id))?.email ?? null);
}

/** Gives a person who has access again the roles that follow from the groups. A new person is in none. */
async function settleGroups(
  context: HandlerContext,
  directory: DirectoryRow,
  before: Pick<DirectoryUserRow, 'state'>,
  person: DirectoryUserRow,
): Promise<void> {
  if (person.state === 'active' && before.state !== 'active')
    await settleRoles(context, directory, [person.id]);
}

/** Emits what a change meant for the access of a person. A conflict has its event already. */
async function announce(
  context: HandlerContext,
  before: Pick<DirectoryUserRow, 'state' | 'ended'>,
  person: DirectoryUserRow,
  removed = false,
): Promise<void> {
  const shown = toDirectoryUser(person, await emailOf(context, person));
  if (person.receipt !== null && before.state === 'active' && person.state !== 'active')
    context.emit('directory.user_deactivated', { directory_user: shown, removed, receipt: person.receipt });
  if (person.state !== 'active' || before.state === 'active' || before.state === 'pending_owner') return;
  context.emit(before.ended === null ? 'directory.user_provisioned' : 'directory.user_reactivated', shown);
}

export async function createPerson(context: HandlerContext<PersonCode>, body: unknown): Promise<Complex> {
  const stored = toStored(toResource(USERS, body));
  const directory = await lockCallingDirectory(context);
  await assertTokenAge(context, directory);
  const fresh = { ...stored, directory_id: directory.id, id: newId('dru'), state: 'inactive' } as const;
  const inserted = await context.tenant.directoryUsers.insert(fresh);
  const changes = await settleAccess(context, directory, inserted);
  const hasChanged = Object.keys(changes).length > 0;
  const person = hasChanged ? await context.tenant.directoryUsers.update(inserted, changes) : inserted;
  await announce(context, inserted, person);
  return toScimUser(person, context, 'none');
}

const isSame = (left: NewDirectoryUser, right: NewDirectoryUser): boolean =>
  JSON.stringify(sorted(toStoredResource(left))) === JSON.stringify(sorted(toStoredResource(right)));

/** PostgreSQL stores the properties of an object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, sorted(item)]),
  );
}

async function changePerson(
  context: HandlerContext<PersonCode>,
  id: string,
  change: (resource: Complex) => Complex,
): Promise<Complex> {
  const directory = await lockCallingDirectory(context);
  const before = await lockPerson(context, directory, id);
  const { active: _, ...withoutActive } = toStoredResource(before);
  const saysActive = change(withoutActive).active !== undefined;
  const stored = toStored(change(toStoredResource(before)));
  const receipt = saysActive && !stored.active ? 'full' : 'empty';
  if (isSame(before, stored)) {
    // A provider repeats what it has sent before. Nothing happens, and the version stays.
    context.suppressSideEffects();
    return toScimUser(before, context, receipt);
  }
  const isDeactivation = before.active && !stored.active;
  if (!isDeactivation) await assertTokenAge(context, directory);
  const changes = await settleAccess(context, directory, { ...before, ...stored });
  const person = await context.tenant.directoryUsers.update(before, {
    ...stored,
    user_name_key: stored.user_name.toLowerCase(),
    ...changes,
  });
  await announce(context, before, person);
  await settleGroups(context, directory, before, person);
  return toScimUser(person, context, receipt);
}

export const replacePerson = (context: HandlerContext<PersonCode>, id: string, body: unknown) =>
  changePerson(context, id, (resource) =>
    changedOrEnded(resource, [{ op: 'replace', path: undefined, value: body }], ({ active }) => {
      const given = toResource(USERS, body);
      toStored(given);
      // A provider that leaves it out says nothing about access.
      return 'active' in given ? given : { ...given, active };
    }),
  );

/** Makes changes to a person. To remove `active` would give access back. @throws invalidValue */
function patchedPerson(resource: Complex, operations: readonly PatchOperation[]): Complex {
  const changed = patched(USERS, resource, operations);
  if ('active' in resource && !('active' in changed))
    throw scimProblem('invalidValue', 'active must be true or false.');
  toStored(changed);
  return changed;
}

export async function patchPerson(
  context: HandlerContext<PersonCode>,
  id: string,
  body: unknown,
): Promise<Complex> {
  const operations = operationsOf(body);
  return changePerson(context, id, (resource) =>
    changedOrEnded(resource, operations, (before) => patchedPerson(before, operations)),
  );
}

/** Deletes a person, and with them the membership, as far as the directory may. The entry stays for a later one. */
export async function deletePerson(context: HandlerContext, id: string): Promise<undefined> {
  const directory = await lockCallingDirectory(context);
  const before = await lockPerson(context, directory, id);
  const changes = await deactivate(context, directory, before, true);
  await context.tenant.directoryGroups.forgetPerson(directory.id, id);
  const person = await context.tenant.directoryUsers.update(before, {
    ...changes,
    active: false,
    user_name_key: null,
    deleted_at: context.now,
    ended: null,
    mapped_role: null,
  });
  await announce(context, before, person, true);
}
