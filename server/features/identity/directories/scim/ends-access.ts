import { ProblemError } from '../../../../api/problem.ts';
import { findAttributePath, named, USERS } from './attributes.ts';
import type { PatchOperation } from './patch.ts';
import { type Complex, isObject } from './values.ts';

const ACTIVE = named(USERS.core.attributes, 'active');
const isActive = (path: string): boolean => findAttributePath(USERS, path)?.attribute === ACTIVE;

/** Returns what an operation makes of `active`, as it is sent; `undefined` if it says nothing about it. */
function givenIn({ path, value }: PatchOperation): unknown {
  if (path !== undefined) return isActive(path) ? value : undefined;
  return isObject(value) ? Object.entries(value).findLast(([name]) => isActive(name))?.[1] : undefined;
}

/** Whether operations say that a person is not active any more, whatever else they say. */
function endAccess(operations: readonly PatchOperation[]): boolean {
  const said = operations.map(givenIn).findLast((value) => value !== undefined);
  return String(said).toLowerCase() === 'false';
}

/**
 * Changes a resource. If the change ends access and cannot be made otherwise, access ends and the rest stays as it is:
 * providers repeat a request that is refused, and the person would have access meanwhile.
 */
export function changedOrEnded(
  resource: Complex,
  operations: readonly PatchOperation[],
  change: (resource: Complex) => Complex,
): Complex {
  try {
    return change(resource);
  } catch (error) {
    if (error instanceof ProblemError && endAccess(operations)) return { ...resource, active: false };
    throw error;
  }
}
