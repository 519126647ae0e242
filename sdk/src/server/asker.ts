import type { Answered, Ask, AskerOptions, Verifier } from './types.ts';

/** Runs at the end of this turn of the event loop. */
const later: (run: () => void) => unknown = globalThis.setImmediate ?? setTimeout;

/**
 * Creates the function that asks Tenantry. Identical questions of one turn of the event loop share a call. A question
 * never joins a call that has been sent, because its answer may be older than a revocation that the caller knows of.
 */
export function askerOf(tenantry: Verifier, options: AskerOptions): Ask {
  const { timeout = 5000, cacheSeconds, staleSeconds, mode, signal, ...unknown } = options;
  // With a misspelt `permission`, every caller with a credential would pass.
  for (const name in unknown) throw new TypeError(`Unknown option ${name}.`);
  const waiting = new Map<string, Promise<Answered>>();
  const send: Ask = (question, key) => {
    const asked =
      waiting.get(key) ??
      new Promise<void>(later).then(async () => {
        waiting.delete(key);
        const answer = await tenantry.credentials.verify(question, { timeout, maxRetries: 0 });
        return { answer, stale: false };
      });
    waiting.set(key, asked);
    return asked;
  };
  if (!cacheSeconds && !staleSeconds && mode !== 'local') return send;
  // Loaded only by applications that use it.
  const loading = import('./memory.ts').then(({ answerFromMemory }) =>
    answerFromMemory(send, tenantry, options),
  );
  return async (question, key) => (await loading)(question, key);
}
