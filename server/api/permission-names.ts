import type { ApiDocument } from './api-document.ts';
import { nearestWord } from './nearest-match.ts';
import { invalidRequest, violation } from './problem.ts';
import type { PermissionName, StoredPermission } from './types.ts';

/**
 * Returns permissions that a request names as they are stored, each once.
 * @param path location of the list in the body
 * @throws invalid_request naming the permission that was probably meant
 */
export function storedPermissions(
  contract: ApiDocument,
  names: readonly PermissionName[],
  path = 'permissions',
): StoredPermission[] {
  const stored = names.map((name) => contract.storedPermission.get(name));
  const violations = stored.flatMap((found, index) =>
    found === undefined ? [unknownPermission(contract, names[index] ?? '', `${path}/${index}`)] : [],
  );
  if (violations.length > 0) throw invalidRequest(violations);
  return [...new Set(stored.filter((found) => found !== undefined))];
}

const PREFIX = 'app.';

/** Whether a stored permission is one of the application. */
export const isOfApplication = (stored: StoredPermission): boolean => stored.startsWith(PREFIX);

/** Returns the name by which callers use a stored permission: the prefix stays only where Tenantry's own has that name. */
export function permissionName({ storedPermission }: ApiDocument, stored: StoredPermission): PermissionName {
  if (!isOfApplication(stored)) return stored;
  const name = stored.slice(PREFIX.length);
  return storedPermission.get(name) === name ? stored : name;
}

export const permissionNames = (
  contract: ApiDocument,
  stored: readonly StoredPermission[],
): PermissionName[] => stored.map((one) => permissionName(contract, one));

/**
 * Returns a permission that a request names, as decisions call it.
 * @throws invalid_request naming the permission that was probably meant
 */
export function knownPermission(contract: ApiDocument, name: PermissionName, path: string): PermissionName {
  const stored = contract.storedPermission.get(name);
  if (stored === undefined) throw invalidRequest([unknownPermission(contract, name, path)]);
  return permissionName(contract, stored);
}

function unknownPermission({ permissions }: ApiDocument, name: string, path: string) {
  const nearest = nearestWord(
    name,
    permissions.map((permission) => permission.name),
  );
  const hint = nearest === undefined ? 'There is no such permission.' : `Did you mean ${nearest}?`;
  return violation(path, 'unknown', `${hint} All are listed at /v1/permissions.`);
}
