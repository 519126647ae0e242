import { invalidRequest, violation } from '../../../api/problem.ts';
import type { OperationInput } from '../../../api/types.ts';
import type { Joined } from '../../../database/schema/joined.ts';
import { allowlistViolations } from '../../tenancy/settings/policies.ts';
import type { KeyPermissionsRow } from './policies.ts';

type UpdateBody = OperationInput<'apiKeys.update'>['body'];

/** The fields of a request that creates or changes a key. */
export type KeyInput = Pick<
  UpdateBody,
  | 'ip_allowlist'
  | 'expires_at'
  | 'permissions'
  | 'rate_limit'
  | 'rotation_policy'
  | 'description'
  | 'external_id'
  | 'metadata'
  | 'defaults'
  | 'audiences'
> & { user_id?: string };

/** What a new key acts as, and where. */
export type KeyOwner = Pick<KeyPermissionsRow, 'kind' | 'user_id' | 'project_ids'>;

/** The fields of a new key. */
export type NewKey = Omit<KeyInput, 'external_id' | 'metadata'> &
  Pick<KeyPermissionsRow, 'scope'> & {
    name: string;
    /** The columns of an external id and of metadata, if the caller may give them. */
    joined?: Partial<Joined>;
  };

/** Returns the columns of a rate limit; `null` for the default one. */
export const policyLimits = (rateLimit: NonNullable<KeyInput['rate_limit']> | null) => ({
  rate_limit_requests: rateLimit?.requests ?? null,
  rate_limit_seconds: rateLimit?.per_seconds ?? null,
});

/** Checks that the fields of a key fit together, which the schema cannot express. */
export function validateKeyInput(draft: KeyInput, keyPermissions: KeyPermissionsRow, now: Date): void {
  const violations = allowlistViolations(draft.ip_allowlist);
  // Not "at most now": the schema accepts a leap second, which JavaScript parses as an invalid date.
  if (draft.expires_at != null && !(new Date(draft.expires_at) > now)) {
    violations.push(violation('expires_at', 'minimum', 'Give a time in the future.'));
  }
  if (keyPermissions.scope === 'custom' && keyPermissions.permissions === null) {
    violations.push(violation('permissions', 'required', 'List the permissions of a custom key.'));
  }
  if (keyPermissions.scope !== 'custom' && draft.permissions !== undefined) {
    violations.push(
      violation(
        'permissions',
        'forbidden',
        `Leave this out, or make the scope custom, not ${keyPermissions.scope}.`,
      ),
    );
  }
  if (keyPermissions.kind === 'service' && draft.user_id !== undefined) {
    violations.push(violation('user_id', 'forbidden', 'Omit this field: a service key acts as itself.'));
  }
  if (keyPermissions.kind === 'user' && keyPermissions.user_id === null) {
    violations.push(violation('user_id', 'required', 'Name the user that the key acts as.'));
  }
  if (violations.length > 0) throw invalidRequest(violations);
}
