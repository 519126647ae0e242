import { type RetryRule, STATUS_OF } from '../configs/policies.ts';
import type { Failure } from './plan.ts';

/** All waits of a target together. */
const MAX_WAITS_MS = 60_000;
const FIRST_WAIT_MS = 1000;
/** Waits differ by up to this share, so that calls that failed together do not return together. */
const JITTER = 0.2;

/** Returns the status that a failure counts as where a rule lists statuses. */
export const statusOfFailure = ({ status }: Failure): number =>
  typeof status === 'number' ? status : STATUS_OF[status];

/** What a target was tried so far. */
interface Tried {
  /** Repetitions so far. */
  retries: number;
  waitedMs: number;
}

/**
 * Returns how many milliseconds to wait before the call is repeated; `undefined` if it is not.
 * @param random from 0 to below 1
 */
export function waitBeforeRetry(
  rule: RetryRule | null,
  failure: Failure,
  { retries, waitedMs }: Tried,
  random: number,
): number | undefined {
  if (rule === null || failure.isCallersFault || retries >= rule.attempts) return undefined;
  if (!rule.onStatusCodes.has(statusOfFailure(failure))) return undefined;
  const told = rule.useRetryAfterHeaders ? failure.retryAfterMs : undefined;
  const wait = told ?? FIRST_WAIT_MS * 2 ** retries * (1 - JITTER + 2 * JITTER * random);
  return waitedMs + wait > MAX_WAITS_MS ? undefined : wait;
}

const DECIMAL = /^\d{1,15}(?:\.\d{1,15})?$/;

/** Headers by their names in lower case, as undici returns them. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Returns what a provider asks to wait, in milliseconds; `undefined` if it asks for nothing that can be read. */
export function retryAfterMs(headers: ResponseHeaders, now: number): number | undefined {
  const first = (name: string): string | undefined => [headers[name] ?? []].flat()[0]?.trim();
  for (const name of ['retry-after-ms', 'x-ms-retry-after-ms']) {
    const text = first(name);
    if (text !== undefined && DECIMAL.test(text)) return Number(text);
  }
  const text = first('retry-after');
  if (text === undefined) return undefined;
  if (DECIMAL.test(text)) return Number(text) * 1000;
  // A date of HTTP names its month and GMT; Date.parse would read much else.
  const date = /^[A-Za-z]{3,9}[ ,].*GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
