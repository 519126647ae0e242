import type { KeyScope, PermissionClass } from './types.ts';

/** Permission classes of each preset scope. No preset includes class owner, which is for people only. */
export const SCOPE_CLASSES: Readonly<Record<Exclude<KeyScope, 'custom'>, readonly PermissionClass[]>> = {
  'read-only': ['read'],
  'read-write': ['read', 'write'],
  admin: ['read', 'write', 'admin'],
};
