import { Changes, type Kept } from './changes.ts';
import type { Answered, Ask, AskerOptions, Verifier } from './types.ts';

const maxKept = 10_000;

/** One stream for each client, however many guards use it. */
const streams = new WeakMap<object, Changes>();

function changesOf({ credentialChanges }: Verifier, signal: AbortSignal | undefined): Changes {
  if (!credentialChanges) throw new TypeError("mode: 'local' needs a client with credentialChanges.");
  const changes = streams.get(credentialChanges) ?? new Changes(credentialChanges, signal);
  streams.set(credentialChanges, changes);
  return changes;
}

/** Answers from memory what was verified before, for as long as the server confirms that nothing has changed. */
export function verifyLocally(ask: Ask, tenantry: Verifier, { signal }: AskerOptions): Ask {
  const changes = changesOf(tenantry, signal);
  const kept = new Map<string, Kept & { answered: Answered }>();

  return async (question, key) => {
    const found = kept.get(key);
    if (found && changes.confirms(found)) return found.answered;
    const mark = changes.mark();
    if (!mark) return ask(question, key);
    const sent = performance.now();
    const { stream, seq } = mark;
    const answered = await ask({ ...question, stream_id: stream }, `${key} ${stream}`);
    kept.delete(key);
    const { caching } = answered.answer;
    if (!caching) return answered;
    kept.set(key, { ...caching, stream, seq, until: sent + caching.seconds * 1000, checked: seq, answered });
    if (kept.size > maxKept) deleteOldest(kept);
    return answered;
  };
}

function deleteOldest(kept: Map<string, unknown>): void {
  for (const [oldest] of kept) return void kept.delete(oldest);
}
