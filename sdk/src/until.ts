import { AbortedError, TenantryError, TimeoutError } from './errors.ts';
import { assertKnownNames } from './names.ts';
import { onAbort, sleep } from './retry.ts';
import type { ApiPromise } from './types.ts';

export { AbortedError, TimeoutError };

export interface UntilOptions {
  /** Milliseconds until it gives up. Default: 60,000. */
  timeoutMs?: number | undefined;
  /** Milliseconds between the first two reads; later ones are further apart, up to 5,000. Default: 250. */
  intervalMs?: number | undefined;
  /** Aborts the wait, which then fails with an `AbortedError`. */
  signal?: AbortSignal | undefined;
}

const LONGEST_INTERVAL = 5000;

/**
 * Reads again until the result meets a condition, and returns that result. An error of a read ends the wait.
 * @throws TimeoutError if no result has met it in time, also while a read waits for its response
 * @example
 * ```ts
 * const settled = await until(
 *   () => tenantry.payments.get({ workspace, project, payment_id }),
 *   ({ status }) => status === 'settled',
 * );
 * ```
 */
export async function until<Result>(
  read: () => PromiseLike<Result> | ApiPromise<Result>,
  isDone: (result: Result) => boolean,
  options: UntilOptions = {},
): Promise<Result> {
  assertKnownNames(options, ['timeoutMs', 'intervalMs', 'signal'], 'until(): unknown option');
  const { timeoutMs = 60_000, intervalMs = 250, signal } = options;
  for (const [name, value] of Object.entries({ timeoutMs, intervalMs }))
    if (!(value > 0)) throw new TenantryError(`until(): ${name} must be a positive number of milliseconds.`);
  if (signal?.aborted) throw new AbortedError(signal.reason);
  let reads = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ignore: (() => void) | undefined;
  const ended = new Promise<never>((_, reject) => {
    const fail = () => reject(new TimeoutError(`No result met the condition within ${timeoutMs} ms.`, reads));
    timer = setTimeout(fail, timeoutMs);
    ignore = signal && onAbort(signal, reject);
  });
  try {
    for (let interval = intervalMs; ; interval = Math.min(interval * 1.5, LONGEST_INTERVAL)) {
      const result = await Promise.race([read(), ended]);
      reads += 1;
      if (isDone(result)) return result;
      await Promise.race([sleep(interval, signal), ended]);
    }
  } finally {
    clearTimeout(timer);
    ignore?.();
  }
}
