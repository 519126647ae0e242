import { AbortedError, ConnectionError, retryAfter, TimeoutError } from './errors.ts';
import type { Hooks } from './types.ts';

/** How the request of one call is sent. */
export interface Sending {
  operation: string;
  fetch: (request: Request) => Promise<Response>;
  maxRetries: number;
  timeout: number;
  signal: AbortSignal | undefined;
  hooks: Hooks;
}

/** Seconds. A server that asks for more is not waited for: the caller learns of it at once. */
const longestWait = 60;

/**
 * Sends a request until there is an answer worth reporting, and tells how often it was sent.
 *
 * Repeated are connection errors, time-outs, 408, 429, 502, 503 and 504, and 500 where repeating is known to be
 * harmless: GET, HEAD, or a request with an Idempotency-Key, which is the same on each attempt. PUT and DELETE are
 * idempotent and a PATCH sets absolute values, so a lost answer is no reason to stop; what the repeated one then
 * answers (a 404 to a delete that took effect, a 412 to a change that took effect) is reported as it is, with `attempts`
 * on the error, because only the caller can tell whether it is good news. A POST without a key is repeated only after
 * a 429, which is decided before anything happens.
 */
export async function send(
  request: Request,
  sending: Sending,
): Promise<{ response: Response; attempts: number }> {
  const { operation, hooks, maxRetries, signal } = sending;
  // A body can be read once, and a copy of the request would stream it, which browsers do over HTTP/2 only.
  const text = await request.text();
  const body = request.bodyUsed ? text : null;
  for (let attempt = 1; ; attempt++) {
    const context = { operation, attempt };
    const controller = new AbortController();
    const copy = new Request(request, { body, signal: controller.signal });
    const other = await hooks.onRequest?.(copy, context);
    const outgoing = other ? new Request(other, controller) : copy;
    const outcome = await attemptOnce(outgoing, controller, sending, attempt);
    const response = outcome instanceof ConnectionError ? undefined : outcome;
    if (response && hooks.onResponse) await hooks.onResponse(response.clone(), context);
    const delay = attempt > maxRetries ? undefined : retryDelay(request, response, attempt);
    if (delay !== undefined) await sleep(delay, signal);
    else if (response) return { response, attempts: attempt };
    else throw outcome;
  }
}

/** One attempt: the response with its whole body received, or the error that a further attempt may mend. */
async function attemptOnce(
  request: Request,
  controller: AbortController,
  { fetch, timeout, signal }: Sending,
  attempt: number,
): Promise<Response | ConnectionError> {
  const ignore = onAbort(signal, (error) => controller.abort(error));
  // Runtimes take a delay above 31 bits for 0.
  const timed = timeout > 0 && timeout < 2 ** 31;
  const expire = () => controller.abort(new TimeoutError(`No answer within ${timeout} ms.`, attempt));
  const timer = timed ? setTimeout(expire, timeout) : undefined;
  try {
    // Racing, because not every custom fetch minds the signal.
    return await Promise.race([exchange(fetch, request), aborted(controller.signal)]);
  } catch (cause) {
    const error: unknown = controller.signal.aborted
      ? controller.signal.reason
      : new ConnectionError('The server could not be reached, or the connection broke.', attempt, { cause });
    if (error instanceof ConnectionError) return error;
    throw error;
  } finally {
    clearTimeout(timer);
    ignore();
  }
}

async function exchange(fetch: Sending['fetch'], request: Request): Promise<Response> {
  request.signal.throwIfAborted();
  const response = await fetch(request);
  // A connection that breaks inside the body is a broken connection; reading a copy leaves the response readable.
  await response.clone().arrayBuffer();
  return response;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** Calls back once when the signal fires or has fired. The result stops listening. */
function onAbort(signal: AbortSignal | undefined, callback: (error: AbortedError) => void): () => void {
  const listener = () => callback(new AbortedError(signal?.reason));
  if (signal?.aborted) listener();
  else signal?.addEventListener('abort', listener);
  return () => signal?.removeEventListener('abort', listener);
}

/** Milliseconds until the next attempt, or nothing when there should be none. */
function retryDelay(
  { method, headers }: Request,
  response: Response | undefined,
  attempt: number,
): number | undefined {
  const keyed = headers.has('idempotency-key');
  const repeatable = keyed || method !== 'POST';
  const status = response?.status;
  if (status === 500 && !keyed && method !== 'GET' && method !== 'HEAD') return undefined;
  if (status && ![408, 429, 500, 502, 503, 504].includes(status)) return undefined;
  if (status !== 429 && !repeatable) return undefined;
  const asked = response && retryAfter(response.headers);
  if (asked !== undefined) return asked > longestWait ? undefined : asked * 1000;
  return Math.min(500 * 2 ** (attempt - 1), 8000) * (1 - Math.random() / 4);
}

async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ignore: (() => void) | undefined;
  const waiting = new Promise<void>((resolve, reject) => {
    timer = setTimeout(resolve, milliseconds);
    ignore = onAbort(signal, reject);
  });
  await waiting.finally(() => {
    clearTimeout(timer);
    ignore?.();
  });
}
