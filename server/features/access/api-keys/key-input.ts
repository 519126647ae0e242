import { invalid, type Violation } from '../../../api/problem.ts';
import type { Input } from '../../../api/types.ts';
import { allowlistViolations } from '../../tenancy/settings/policies.ts';
import type { Reach } from './policies.ts';

type UpdateBody = Input<'apiKeys.update'>['body'];

/** What a request says of a key that it makes or changes. */
export type Draft = Pick<
  UpdateBody,
  'ip_allowlist' | 'expires_at' | 'permissions' | 'rate_limit' | 'rotation_policy' | 'description'
> & { user_id?: string };

const wrong = (path: string, code: string, message: string): Violation => ({
  location: 'body',
  path,
  code,
  message,
});

/** What no schema says: that the fields of a key fit together. */
export function checkDraft(draft: Draft, reach: Reach, now: Date): void {
  const violations = allowlistViolations(draft.ip_allowlist);
  // Not "at most now": a leap second, which the schema takes, is no time at all to JavaScript.
  if (draft.expires_at != null && !(new Date(draft.expires_at) > now)) {
    violations.push(wrong('expires_at', 'minimum', 'Give a time in the future.'));
  }
  if (reach.scope === 'custom' && reach.permissions === null) {
    violations.push(wrong('permissions', 'required', 'List the permissions of a custom key.'));
  }
  if (reach.scope !== 'custom' && draft.permissions !== undefined) {
    violations.push(
      wrong('permissions', 'forbidden', `Leave this out, or make the scope custom, not ${reach.scope}.`),
    );
  }
  if (reach.kind === 'service' && draft.user_id !== undefined) {
    violations.push(wrong('user_id', 'forbidden', 'Leave this out: a service key acts as nobody.'));
  }
  if (reach.kind === 'user' && reach.user_id === null) {
    violations.push(wrong('user_id', 'required', 'Say whom the key acts as.'));
  }
  if (violations.length > 0) throw invalid(violations);
}
