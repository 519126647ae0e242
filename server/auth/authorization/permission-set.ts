import type { PermissionName } from '../../api/types.ts';

/** A set of permissions. Sets are combined without copying them, since a catalogue may have hundreds. */
export interface PermissionSet extends Iterable<PermissionName> {
  has(name: PermissionName): boolean;
}

/** Returns the permissions of all of the sets. */
export const unionOf = (sets: readonly PermissionSet[]): PermissionSet => ({
  has: (name) => sets.some((one) => one.has(name)),
  [Symbol.iterator]: () => new Set(sets.flatMap((one) => [...one])).values(),
});

/** Returns the permissions of a set that none of the others has. */
export const without = (permissions: PermissionSet, others: readonly PermissionSet[]): PermissionSet => ({
  has: (name) => permissions.has(name) && !others.some((one) => one.has(name)),
  [Symbol.iterator]: () => [...permissions].filter((name) => !others.some((one) => one.has(name))).values(),
});
