import type { Reading } from './api-promise.ts';
import { AbortedError, ConnectionError, retryAfter, type TenantryError, TimeoutError } from './errors.ts';
import { type Log, loggableHeaders } from './logging.ts';
import type { Modes } from './request.ts';
import type { Fetch, FetchInit, HookContext, Hooks } from './types.ts';

/** Passed to `fetch` on each attempt. */
interface Init extends Modes {
  method: string;
  headers: Headers;
  body: string | null;
}

/** How to send the request of one call. */
export interface RequestOptions {
  operation: string;
  fetch: Fetch | undefined;
  maxRetries: number;
  timeout: number;
  signal: AbortSignal | undefined;
  hooks: Hooks;
  log: Log;
  reading: Reading;
}

/** Result of a call: a response whose whole body has been received, unless the caller reads it. */
export interface CompletedResponse {
  response: Response;
  text: string;
  /** For the hook, which may read it as well. */
  copy: Response | undefined;
  /** Number of times the request was sent. */
  attempts: number;
}

/** Seconds. If the server asks for a longer wait, the call fails immediately. */
const maxRetryAfterSeconds = 60;

const connectionError =
  'The server could not be reached, the connection broke, or it redirects: is baseUrl right?';

/**
 * Sends a request until there is a response to report, and counts the attempts.
 *
 * It retries connection errors, timeouts, 408, 429, 502, 503 and 504, and 500 where a retry is safe: for GET, HEAD, or
 * a request with an Idempotency-Key, which is the same on each attempt, so that a retry returns the response that was
 * lost. A change whose key the caller removed is retried only after a 429, which is decided before anything happens.
 */
export async function sendWithRetries(
  url: string,
  { method, headers, body, redirect, cache }: Init,
  sending: RequestOptions,
): Promise<CompletedResponse> {
  const { operation, fetch, hooks, log, maxRetries, signal } = sending;
  for (let attempt = 1; ; attempt++) {
    const controller = new AbortController();
    // Written out, because Node's fetch reads spread objects 5 % of a call slower.
    const init = cache
      ? { method, headers, body, redirect, cache, signal: controller.signal }
      : { method, headers, body, redirect, signal: controller.signal };
    const seen = hooks.onRequest && new Request(url, init);
    const shown = seen && (await cloneForHook(seen, controller, hooks, { operation, attempt }));
    const start = () => launch(fetch, url, init, shown);
    const began = Date.now();
    log('debug', `${operation}: ${method} ${url}`, () => ({ attempt, headers: loggableHeaders(headers) }));
    const outcome = await attemptOnce(start, controller, sending, attempt);
    const sent = outcome instanceof ConnectionError ? undefined : outcome;
    if (sent?.copy) await hooks.onResponse?.(sent.copy, { operation, attempt });
    const delay = attempt > maxRetries ? undefined : retryDelay(init, sent?.response, attempt);
    const result = `${operation}: ${sent?.response.status ?? 'no response'} after ${Date.now() - began} ms`;
    log('info', result, sent && (() => loggableHeaders(sent.response.headers)));
    if (delay !== undefined) {
      log('warn', `${result}. Attempt ${attempt + 1} follows in ${Math.round(delay)} ms.`);
      await sleep(delay, signal);
    } else if (sent) return sent;
    else throw outcome;
  }
}

/** Passes the request to the hook. Both end with the attempt: the signal of a request does not outlive that request. */
async function cloneForHook(
  request: Request,
  { signal }: AbortController,
  hooks: Hooks,
  context: HookContext,
): Promise<Request> {
  const other = await hooks.onRequest?.(request, context);
  return other ? new Request(other, { signal, redirect: request.redirect }) : request;
}

type Attempted = Omit<FetchInit, 'headers'> & { headers: Headers };

/**
 * Sends the request that the hook returned, or the original one. A fetch from a package does not recognize this
 * runtime's Request and Headers, so it gets plain values.
 */
async function launch(
  fetch: Fetch | undefined,
  url: string,
  init: Attempted,
  shown: Request | undefined,
): Promise<Response> {
  if (!fetch) return shown ? globalThis.fetch(shown) : globalThis.fetch(url, init);
  const { method, headers } = shown ?? init;
  const body = shown ? (await shown.text()) || null : init.body;
  const answer = await fetch(shown?.url ?? url, {
    ...init,
    method,
    headers: Object.fromEntries(headers),
    body,
  });
  // The types only require what every response has; the rest depends on the chosen fetch.
  return answer as Response;
}

/** Makes one attempt: returns the response with its whole body, or the error that a retry may resolve. */
async function attemptOnce(
  start: () => Promise<Response>,
  controller: AbortController,
  { hooks, reading, timeout, signal }: RequestOptions,
  attempt: number,
): Promise<CompletedResponse | ConnectionError> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ignore: (() => void) | undefined;
  const answer = new Promise<CompletedResponse>((resolve, reject) => {
    // Also rejects, because not every fetch observes the signal.
    const stop = (error: TenantryError) => {
      controller.abort(error);
      reject(error);
    };
    ignore = signal && onAbort(signal, stop);
    const expire = () => stop(new TimeoutError(`No response within ${timeout} ms.`, attempt));
    // Runtimes treat a delay above 31 bits as 0.
    if (timeout > 0 && timeout < 2 ** 31) timer = setTimeout(expire, timeout);
    if (!controller.signal.aborted) fetchOnce(start, hooks, reading, attempt).then(resolve, reject);
  });
  try {
    return await answer;
  } catch (cause) {
    const error: unknown = controller.signal.aborted
      ? controller.signal.reason
      : new ConnectionError(connectionError, attempt, { cause });
    if (error instanceof ConnectionError) return error;
    throw error;
  } finally {
    clearTimeout(timer);
    // The signal also aborts a body that the caller reads.
    if (!reading.raw) ignore?.();
  }
}

async function fetchOnce(
  start: () => Promise<Response>,
  hooks: Hooks,
  reading: Reading,
  attempts: number,
): Promise<CompletedResponse> {
  const response = await start();
  if (reading.raw && response.ok) {
    // A clone would keep all of the body that its reader leaves.
    const copy = hooks.onResponse && new Response(null, response);
    return { response, text: '', copy, attempts };
  }
  reading.done = true;
  const copy = hooks.onResponse && response.clone();
  // A connection that breaks inside the body is a broken connection.
  const text = await response.text();
  return { response, text, copy, attempts };
}

/** The calls of each signal. They share one listener, since Node warns of more than ten. */
const listening = new WeakMap<AbortSignal, Set<() => void>>();

function fire({ target }: Event): void {
  // The listener is only added to signals.
  for (const listener of [...(listening.get(target as AbortSignal) ?? [])]) listener();
}

/** Calls back once when the signal fires or has already fired. Returns a function that stops listening. */
export function onAbort(signal: AbortSignal, callback: (error: AbortedError) => void): () => void {
  const listener = () => callback(new AbortedError(signal.reason));
  const listeners = listening.get(signal) ?? new Set();
  if (signal.aborted) listener();
  else {
    if (!listeners.size) signal.addEventListener('abort', fire);
    listening.set(signal, listeners.add(listener));
  }
  return () => {
    if (listeners.delete(listener) && !listeners.size) signal.removeEventListener('abort', fire);
  };
}

/** Returns the milliseconds until the next attempt; undefined if there is none. */
function retryDelay(
  { method, headers }: Pick<Init, 'method' | 'headers'>,
  response: Response | undefined,
  attempt: number,
): number | undefined {
  const repeatable = headers.has('idempotency-key') || method === 'GET' || method === 'HEAD';
  const status = response?.status;
  if (status && ![408, 429, 500, 502, 503, 504].includes(status)) return undefined;
  if (status !== 429 && !repeatable) return undefined;
  const asked = response && retryAfter(response.headers);
  if (asked !== undefined) return asked > maxRetryAfterSeconds ? undefined : asked * 1000;
  return Math.min(500 * 2 ** (attempt - 1), 8000) * (1 - Math.random() / 4);
}

/** Waits. @throws AbortedError when the signal fires */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ignore: (() => void) | undefined;
  const waiting = new Promise<void>((resolve, reject) => {
    timer = setTimeout(resolve, milliseconds);
    ignore = signal && onAbort(signal, reject);
  });
  await waiting.finally(() => {
    clearTimeout(timer);
    ignore?.();
  });
}
