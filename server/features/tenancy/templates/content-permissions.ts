import type { ApiDocument } from '../../../api/api-document.ts';
import { permissionNames, storedPermissions } from '../../../api/permission-names.ts';
import type { Schemas } from '../../../api/types.ts';
import type { StoredTemplateContent } from '../../../database/schema/template-tables.ts';

/** Returns content with its permissions as they are stored, so that no later version takes one for its own. */
export function storedContent(
  contract: ApiDocument,
  { roles, ...rest }: Schemas['TemplateContent'],
): StoredTemplateContent {
  if (roles === undefined) return rest;
  const toStored = (role: (typeof roles)[number]) => ({
    ...role,
    permissions: storedPermissions(contract, role.permissions),
  });
  return { ...rest, roles: roles.map(toStored) };
}

/** Returns stored content with the names by which callers use its permissions. */
export function namedContent(
  contract: ApiDocument,
  { roles, ...rest }: StoredTemplateContent,
): Schemas['TemplateContent'] {
  if (roles === undefined) return rest;
  const toNamed = (role: (typeof roles)[number]) => ({
    ...role,
    permissions: permissionNames(contract, role.permissions),
  });
  return { ...rest, roles: roles.map(toNamed) };
}
