import type { ApiDocument } from '../../../api/api-document.ts';
import { invalidRequest, type Refuser, violation } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';

/** Maximum number of permissions of the application. */
export const MAX_PERMISSIONS = 500;

/** Tenantry's own names never begin so, and those of the application do where it stores them. */
const PREFIX = /^app\./;

/**
 * Asserts that a name cannot collide with one that Tenantry has or will have.
 * @throws reserved_name
 */
export function assertNotReserved(
  by: Refuser<'reserved_name'>,
  { reservedResources }: ApiDocument,
  name: string,
): void {
  const [resource = ''] = name.split(':');
  if (!reservedResources.has(resource) && !PREFIX.test(resource)) return;
  throw by.refuse(
    'reserved_name',
    `${name} cannot be registered: Tenantry has or will have permissions of ${resource}. Choose another resource.`,
  );
}

/** Asserts that a catalogue names each permission once. @throws invalid_request */
export function assertNamedOnce(permissions: ReadonlyArray<Schemas['ApplicationPermissionCreate']>): void {
  const names = permissions.map(({ name }) => name);
  const violations = names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [violation(`permissions/${index}/name`, 'unique', 'The list already contains this permission.')],
  );
  if (violations.length > 0) throw invalidRequest(violations);
}
