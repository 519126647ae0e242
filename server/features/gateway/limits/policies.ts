import type { Schemas } from '../../../api/types.ts';
import { bucketOf, type CountedCall, countsCall, OTHER_BUCKET } from '../accounting/service.ts';

/** Whose calls a budget or a rate limit counts. */
interface Counting {
  scope: Schemas['GatewayScope'];
  scope_id: string | null;
  conditions: Array<Schemas['PolicyCondition']>;
  group_by: string[];
  trust_request: boolean;
}

/** A key that calls in a project, or in none. */
export interface Caller {
  /** What all of its calls have in common. */
  call: CountedCall;
  /** Ids of the virtual keys that it can use. */
  virtualKeys: ReadonlySet<string>;
}

/** Properties that are the same in all calls of a key in a project. */
const OF_CALLER: ReadonlySet<string> = new Set(['workspace', 'api_key', 'user', 'project']);

const METADATA = 'metadata.';

/** Whether a property is the same in all calls of the caller. Metadata is, if the key or the workspace fixes it. */
const isFixed = (key: string, { call }: Caller): boolean =>
  OF_CALLER.has(key) ||
  (key.startsWith(METADATA) && Object.hasOwn(call.metadata, key.slice(METADATA.length)));

/** Whether a budget or a rate limit counts some calls of the caller. */
export function mayConcern(counting: Counting, caller: Caller): boolean {
  const { call, virtualKeys } = caller;
  const { scope, scope_id, conditions } = counting;
  if (scope === 'virtual_key') return virtualKeys.has(scope_id ?? '');
  const isUsable = conditions.every(({ key, value }) => key !== 'virtual_key' || virtualKeys.has(value));
  const known = conditions.filter(({ key }) => isFixed(key, caller));
  return isUsable && countsCall({ ...counting, conditions: known }, call);
}

/** Returns the bucket of the calls of the caller; `undefined` if it is not the same for all of them. */
export function bucketOfCaller(counting: Counting, caller: Caller): string | undefined {
  const open = counting.group_by.filter((key) => !isFixed(key, caller));
  // What a request says of itself never has a bucket of its own without trust.
  const isOther = !counting.trust_request && open.some((key) => key.startsWith(METADATA));
  if (isOther) return OTHER_BUCKET;
  return open.length === 0 ? bucketOf(counting, caller.call) : undefined;
}
