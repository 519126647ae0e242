import { AbortedError, ConnectionError, retryAfter, type TenantryError, TimeoutError } from './errors.ts';
import type { HookContext, Hooks } from './types.ts';

/**
 * What openapi-fetch makes in the place of a `Request`: the arguments of `fetch`, which makes a `Request` of its own.
 * Another one would cost a good part of a call, and could send its body only once.
 */
export class Outgoing {
  constructor(
    readonly url: string,
    readonly init: { method: string; headers: Headers; body?: string },
  ) {}
}

/** How the request of one call is sent. */
export interface Sending {
  operation: string;
  fetch: ((request: Request) => Promise<Response>) | undefined;
  maxRetries: number;
  timeout: number;
  signal: AbortSignal | undefined;
  hooks: Hooks;
}

/** A response whose whole body has been received, and of it what openapi-fetch reads. */
interface Received extends Pick<Response, 'ok' | 'status' | 'headers' | 'text'> {
  response: Response;
  /** For the hook, which may read it as well. */
  copy: Response | undefined;
}

/** What a call came to. */
export interface Sent extends Received {
  /** How often the request was sent. */
  attempts: number;
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
export async function send(outgoing: Outgoing, sending: Sending): Promise<Sent> {
  const { operation, fetch, hooks, maxRetries, signal } = sending;
  for (let attempt = 1; ; attempt++) {
    const context = { operation, attempt };
    const controller = new AbortController();
    const init = { signal: controller.signal, ...outgoing.init };
    const start =
      fetch || hooks.onRequest
        ? await show(new Request(outgoing.url, init), controller, sending, context)
        : () => globalThis.fetch(outgoing.url, init);
    const outcome = await attemptOnce(start, controller, sending, attempt);
    const received = outcome instanceof ConnectionError ? undefined : outcome;
    if (received?.copy) await hooks.onResponse?.(received.copy, context);
    const delay = attempt > maxRetries ? undefined : retryDelay(outgoing.init, received, attempt);
    if (delay !== undefined) await sleep(delay, signal);
    else if (received) return { attempts: attempt, ...received };
    else throw outcome;
  }
}

/** What starts an attempt when somebody wants to see its request: the hook, or a `fetch` of the caller's own. */
async function show(
  request: Request,
  { signal }: AbortController,
  { fetch = globalThis.fetch, hooks }: Sending,
  context: HookContext,
): Promise<() => Promise<Response>> {
  const other = await hooks.onRequest?.(request, context);
  const chosen = other ? new Request(other, { signal }) : request;
  return () => fetch(chosen);
}

/** One attempt: the response with its whole body received, or the error that a further attempt may mend. */
async function attemptOnce(
  start: () => Promise<Response>,
  controller: AbortController,
  { hooks, timeout, signal }: Sending,
  attempt: number,
): Promise<Received | ConnectionError> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ignore: (() => void) | undefined;
  const answer = new Promise<Received>((resolve, reject) => {
    // Rejecting as well, because not every custom fetch minds the signal.
    const stop = (error: TenantryError) => {
      controller.abort(error);
      reject(error);
    };
    ignore = onAbort(signal, stop);
    const expire = () => stop(new TimeoutError(`No answer within ${timeout} ms.`, attempt));
    // Runtimes take a delay above 31 bits for 0.
    if (timeout > 0 && timeout < 2 ** 31) timer = setTimeout(expire, timeout);
    if (!controller.signal.aborted) exchange(start, hooks).then(resolve, reject);
  });
  try {
    return await answer;
  } catch (cause) {
    const error: unknown = controller.signal.aborted
      ? controller.signal.reason
      : new ConnectionError('The server could not be reached, or the connection broke.', attempt, { cause });
    if (error instanceof ConnectionError) return error;
    throw error;
  } finally {
    clearTimeout(timer);
    ignore?.();
  }
}

async function exchange(start: () => Promise<Response>, hooks: Hooks): Promise<Received> {
  const response = await start();
  const { ok, status, headers } = response;
  const copy = hooks.onResponse && response.clone();
  const text = response.text();
  // A connection that breaks inside the body is a broken connection.
  await text;
  return { ok, status, headers, text: () => text, response, copy };
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
  { method, headers }: Outgoing['init'],
  response: Received | undefined,
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
