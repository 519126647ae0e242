import { createHash } from 'node:crypto';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { CacheRule } from '../configs/policies.ts';
import { canonicalMembers } from './canonical-request.ts';

/** Who calls, as far as the scope of a cache depends on it. */
interface CacheCaller {
  workspaceId: string;
  keyId: string;
  /** The user whom the key acts as. */
  userId: string | null;
  /** The users of the customer whom the call names, in its body and its metadata. */
  endUsers: readonly unknown[];
}

/** A request whose answer may be kept: all that the answer depends on. */
export interface CachedRequest {
  caller: CacheCaller;
  scope: CacheRule['scope'];
  namespace: string;
  wire: string;
  provider: string;
  virtualKeyId: string;
  url: string;
  /** The headers that the provider gets, without its secret. */
  headers: Readonly<Record<string, string>>;
  /** What the config says of how the request is translated. */
  dropParams: boolean;
  /** The body with what the config sets. */
  body: Buffer;
}

/** The ids under which an answer is kept: as one JSON value, and as a stream, which depends on its options as well. */
export interface CacheIds {
  whole: string;
  stream: string;
  /** The options of the stream in canonical form; more than one text if the request repeats the name. */
  streamOptions: readonly string[];
}

/** Members of a body on which no answer depends. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['"stream"', '"user"', '"metadata"']);
const STREAM_OPTIONS = '"stream_options"';

function scopeOf(scope: CacheRule['scope'], { keyId, userId, endUsers }: CacheCaller): readonly unknown[] {
  if (scope === 'workspace') return [];
  return scope === 'key' ? [keyId] : [userId ?? keyId, ...endUsers];
}

/** Returns the ids of a request. Two requests share one only if they are equal in all that an answer depends on. */
export function cacheIdsOf(secrets: Pick<Secrets, 'digest'>, request: CachedRequest): CacheIds {
  const { caller, scope, headers, body, ...rest } = request;
  const members = canonicalMembers(body.toString());
  const streamOptions = members.filter(([name]) => name === STREAM_OPTIONS).map(([, value]) => value);
  const content = createHash('sha256');
  for (const [name, value] of members)
    if (!WITHOUT_EFFECT.has(name) && name !== STREAM_OPTIONS) content.update(`${name}:${value},`);
  const shared = [
    caller.workspaceId,
    scope,
    scopeOf(scope, caller),
    Object.entries(rest).sort(([left], [right]) => (left < right ? -1 : 1)),
    Object.entries(headers).sort(([left], [right]) => (left < right ? -1 : 1)),
    content.digest('base64'),
  ];
  const idOf = (...form: readonly unknown[]) =>
    secrets.digest('gateway-cache', JSON.stringify([...shared, ...form])).toString('base64url');
  return { whole: idOf('whole'), stream: idOf('stream', streamOptions), streamOptions };
}
