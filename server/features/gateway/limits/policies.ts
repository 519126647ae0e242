import type { Schemas } from '../../../api/types.ts';
import { bucketOf, type CountedCall, concerns } from '../accounting/service.ts';

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
const OF_CALLER: ReadonlySet<string> = new Set(['api_key', 'user', 'project']);

/** Whether a budget or a rate limit counts some calls of the caller. */
export function mayConcern(counting: Counting, { call, virtualKeys }: Caller): boolean {
  const { scope, scope_id, conditions } = counting;
  if (scope === 'virtual_key') return virtualKeys.has(scope_id ?? '');
  const isUsable = conditions.every(({ key, value }) => key !== 'virtual_key' || virtualKeys.has(value));
  const known = conditions.filter(({ key }) => OF_CALLER.has(key));
  return isUsable && concerns({ ...counting, conditions: known }, call);
}

/** Returns the bucket of the calls of the caller; `undefined` if it is not the same for all of them. */
export const bucketOfCaller = (counting: Counting, { call }: Caller): string | undefined =>
  counting.group_by.every((key) => OF_CALLER.has(key)) ? bucketOf(counting, call) : undefined;
