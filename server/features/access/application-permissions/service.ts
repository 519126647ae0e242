import {
  type ApplicationPermissionDefinition,
  storedApplicationPermission,
} from '../../../api/application-permissions.ts';
import { isOfApplication, storedPermissions } from '../../../api/permission-names.ts';
import type { PermissionName, Schemas, StoredPermission } from '../../../api/types.ts';
import { CATALOGUE_TAG } from '../../../auth/authorization/catalogue.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { toRole } from '../../tenancy/roles/serializers.ts';
import { toApiKey } from '../api-keys/serializers.ts';
import { actionOf, type CatalogueChange, effectOf } from './effects.ts';
import type { Holder } from './repository.ts';

/**
 * Changes of the catalogue. A change locks the version of the catalogue first, so that it waits for other changes, and for
 * requests that have compared permissions of the application and are about to commit. Roles and keys are locked after it.
 */

/** Query parameters of a change. */
export interface ChangeOptions {
  dry_run?: boolean | undefined;
  force?: boolean | undefined;
}

/**
 * Returns permissions that a request names as roles and keys store them. The request commits only if the catalogue of
 * those of the application has not changed since.
 * @throws invalid_request naming the permission that was probably meant
 */
export function permissionsToStore(
  context: HandlerContext,
  names: readonly PermissionName[],
): StoredPermission[] {
  const stored = storedPermissions(context.contract, names);
  if (stored.some(isOfApplication)) context.dependOn(CATALOGUE_TAG);
  return stored;
}

/** Locks the catalogue for a change. A dry run reads it as it is. */
export async function beginChange(
  { repositories }: HandlerContext,
  { dry_run }: ChangeOptions,
): Promise<void> {
  if (dry_run !== true) await repositories.catalogue.beginChange();
}

/** Returns the fields of a definition, with their defaults. */
export const toDefinition = (
  permission: Schemas['ApplicationPermissionCreate'],
): ApplicationPermissionDefinition => ({
  name: permission.name,
  description: permission.description,
  // The validator has added the defaults of the contract.
  category: permission.category as string,
  class: permission.class,
  roles: permission.roles,
  project_scoped: permission.project_scoped as boolean,
  managing: permission.managing as boolean,
});

const namesOf = (changes: readonly CatalogueChange[], action: Schemas['PermissionEffect']['action']) =>
  changes.flatMap((change) => (actionOf(change) === action ? [change.name] : []));

/** Changes of the catalogue, with the custom roles and keys that list what is deleted. */
export interface PlannedChanges {
  changes: CatalogueChange[];
  holders: Holder[];
  effects: Array<Schemas['PermissionEffect']>;
}

/** Returns what changes of the catalogue would do. */
export async function planChanges(
  { repositories }: HandlerContext,
  changes: CatalogueChange[],
): Promise<PlannedChanges> {
  const { applicationPermissions } = repositories;
  const deleted = namesOf(changes, 'delete').map(storedApplicationPermission);
  const holders = await applicationPermissions.holders(deleted);
  const liveKeys = await applicationPermissions.liveKeys();
  return { changes, holders, effects: changes.map((change) => effectOf(change, liveKeys, holders)) };
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Asserts that no custom role or key lists what is deleted, unless it is to be taken out of them. @throws permission_in_use */
export function assertPermissionsUnused(
  context: HandlerContext<'permission_in_use'>,
  { holders }: PlannedChanges,
  { dry_run, force }: ChangeOptions,
): void {
  if (holders.length === 0 || dry_run === true || force === true) return;
  const distinct = new Map(holders.map((holder) => [`${holder.tenant_id} ${holder.id}`, holder]));
  const keys = [...distinct.values()].filter(({ type }) => type === 'key').length;
  const roles = distinct.size - keys;
  const names = [...new Set(holders.map(({ permission }) => permission.slice('app.'.length)))].join(', ');
  throw context.refuse(
    'permission_in_use',
    `${counted(roles, 'custom role')} and ${counted(keys, 'key')} list ${names}. Take it out of them, or repeat the request with force=true.`,
    { holders: { roles, keys } },
  );
}

/** Reports the roles and keys that lost a permission, in the audit log and the events of their tenants. */
async function reportHolders(context: HandlerContext, holders: readonly Holder[]): Promise<void> {
  const reported = new Set<string>();
  for (const { type, id, tenant_id } of holders) {
    if (reported.has(`${tenant_id} ${id}`)) continue;
    reported.add(`${tenant_id} ${id}`);
    const tenant = context.repositories.tenant(tenant_id);
    if (type === 'role') {
      context.audit('role.updated', id, tenant_id);
      const role = assertFound(await tenant.roles.find(id), 'role');
      context.emit('role.updated', toRole(context, role), tenant_id);
    } else {
      context.audit('api_key.updated', id, tenant_id);
      const key = assertFound(await tenant.apiKeys.find(id), 'key');
      context.emit('api_key.updated', toApiKey(key, context), tenant_id);
    }
  }
}

/** Applies planned changes, and takes what is deleted out of custom roles and keys. A dry run changes nothing. */
export async function applyChanges(
  context: HandlerContext,
  { changes, holders }: PlannedChanges,
  { dry_run }: ChangeOptions,
): Promise<void> {
  if (dry_run === true) return context.suppressSideEffects();
  const { applicationPermissions } = context.repositories;
  const deleted = namesOf(changes, 'delete');
  if (holders.length > 0) {
    await applicationPermissions.takeFromHolders(deleted.map(storedApplicationPermission));
    await reportHolders(context, holders);
  }
  await applicationPermissions.remove(deleted);
  for (const { name, before, after } of changes) {
    if (before === undefined || after === undefined) continue;
    const { name: _, ...fields } = after;
    await applicationPermissions.update(name, fields);
  }
  await applicationPermissions.insert(
    changes.flatMap(({ before, after }) => (!before && after ? [after] : [])),
  );
}
