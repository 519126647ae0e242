import { verifyLocally } from './local.ts';
import type { Answered, Ask, AskerOptions, Verifier } from './types.ts';

/** Number of answers that are kept. */
const maxKept = 10_000;
const maxStaleSeconds = 300;

/** Adds `mode: 'local'`, `cacheSeconds` and `staleSeconds` to the function that asks Tenantry. */
export function answerFromMemory(ask: Ask, tenantry: Verifier, options: AskerOptions): Ask {
  const verify = options.mode === 'local' ? verifyLocally(ask, tenantry, options) : ask;
  return options.cacheSeconds || options.staleSeconds ? remember(verify, options) : verify;
}

/** Adds `cacheSeconds` and `staleSeconds`. */
function remember(ask: Ask, { cacheSeconds = 0, staleSeconds = 0 }: AskerOptions): Ask {
  const kept = new Map<string, Answered & { at: number }>();

  /** Keeps the answer to the latest question. A refusal ends what was allowed before. */
  function keep(key: string, { answer }: Answered, at: number): void {
    const before = kept.get(key);
    if (before ? before.at > at : !answer.valid) return;
    kept.delete(key);
    kept.set(key, { answer, stale: false, at });
    if (kept.size > maxKept) for (const [oldest] of kept) return void kept.delete(oldest);
  }

  /** Returns the kept answer if it lets the caller pass, is not too old, and the credential has not expired. */
  function recall(key: string, seconds: number): Answered | undefined {
    const found = kept.get(key);
    if (!found?.answer.valid || performance.now() - found.at >= seconds * 1000) return undefined;
    return Date.parse(found.answer.expires_at ?? '') <= Date.now() ? undefined : found;
  }

  return async (question, key) => {
    const at = performance.now();
    const known = recall(key, cacheSeconds);
    if (known) return known;
    try {
      const answered = await ask(question, key);
      keep(key, answered, at);
      return answered;
    } catch (error) {
      const old = isUnreachable(error) && recall(key, Math.min(staleSeconds, maxStaleSeconds));
      if (old) return { ...old, stale: true };
      throw error;
    }
  };
}

/** Whether there was no response, or a 5xx. A mistake in the call has no attempts. */
function isUnreachable(error: unknown): boolean {
  const { attempts = 0, status = 500 } = error as { attempts?: number; status?: number };
  return attempts > 0 && status > 499;
}
