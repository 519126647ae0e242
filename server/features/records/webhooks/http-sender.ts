import { codeOf } from '../../../database/errors.ts';
import { ResolveError } from './host-resolver.ts';
import { type Exchange, type OutgoingWebhook, openConnections } from './http-exchange.ts';
import { ForbiddenUrlError, type WebhookUrlGuard } from './url-guard.ts';

/** What came of an attempt. It was taken when the status is 2xx. */
export interface AttemptOutcome {
  status: number | null;
  /** The beginning of the answer's body. */
  body: string | null;
  error: string | null;
  /** The reason is on this side, so it says nothing about the receiver. */
  transient: boolean;
  durationMs: number;
}

export interface WebhookSender {
  /** Sends once and tells what came of it. @throws CutError when it was cut off */
  send(outgoing: OutgoingWebhook): Promise<AttemptOutcome>;
  /** Ends all connections, what is under way included. */
  close(): void;
}

/** It was broken off from this side, so nothing is known of it. */
export class AbortedBySenderError extends Error {
  override name = 'CutError';
}

const TIMEOUT_MS = 10_000;
/** Nothing has reached the receiver: its next address may do. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
]);
/** This machine lacks a network, ports, files or memory: every receiver fails alike. */
const OWN_FAILURES: ReadonlySet<string> = new Set([
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EMFILE',
  'ENFILE',
  'ENOBUFS',
  'ENOMEM',
]);

class TimeoutError extends Error {
  override name = 'TimeoutError';
}

const isOwnFailure = (error: unknown): boolean =>
  error instanceof ResolveError || OWN_FAILURES.has(codeOf(error) ?? '');

/** What went wrong, in words for the people who run the receiver. They tell nothing of the network around this server. */
function describeFailure(error: unknown): string {
  if (error instanceof ForbiddenUrlError || error instanceof ResolveError) return error.message;
  if (error instanceof TimeoutError) return `No answer within ${TIMEOUT_MS / 1000} seconds.`;
  const code = codeOf(error) ?? '';
  if (/CERT|TLS|SSL|UNABLE_TO_VERIFY/.test(code)) return `TLS failed: ${code}.`;
  if (OWN_FAILURES.has(code)) return `This server could not open a connection (${code}).`;
  if (NOT_CONNECTED.has(code)) return 'The connection was refused.';
  return 'The connection broke before there was an answer.';
}

export const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

function statusError(status: number): string {
  if (status === 101) return 'The endpoint answered 101; the protocol is not changed.';
  return status >= 300 && status < 400
    ? `The endpoint answered ${status}; redirects are not followed.`
    : `The endpoint answered ${status}.`;
}

/** The outcome of an exchange, without its duration. */
function judge({ status, body }: Exchange): Omit<AttemptOutcome, 'durationMs'> {
  return { status, body, error: isSuccess(status) ? null : statusError(status), transient: false };
}

/** The promise, or the reason of the signal, whichever comes first. */
function withTimeout<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Sends webhooks over connections that stay open, each to an address that was checked for this very attempt. */
export function createWebhookSender(webhookUrls: WebhookUrlGuard): WebhookSender {
  const underWay = new Set<AbortController>();
  const connections = openConnections();
  let closed = false;

  async function attempt(outgoing: OutgoingWebhook, signal: AbortSignal): Promise<Exchange> {
    const addresses = await withTimeout(signal, webhookUrls.resolveAddresses(outgoing.url));
    let failure: unknown;
    for (const address of addresses) {
      try {
        return await connections.exchange(outgoing, address, signal);
      } catch (error) {
        // A refusal tells more than the lack of a route to the other addresses.
        if (failure === undefined || !isOwnFailure(error)) failure = error;
        if (!NOT_CONNECTED.has(codeOf(error) ?? '')) break;
      }
    }
    throw failure;
  }

  return {
    async send(outgoing) {
      if (closed) throw new AbortedBySenderError('The server is stopping.');
      const start = performance.now();
      const ending = new AbortController();
      const timer = setTimeout(() => ending.abort(new TimeoutError()), TIMEOUT_MS);
      underWay.add(ending);
      let outcome: Omit<AttemptOutcome, 'durationMs'>;
      try {
        outcome = judge(await attempt(outgoing, ending.signal));
      } catch (error) {
        if (closed) throw new AbortedBySenderError('The server is stopping.', { cause: error });
        outcome = { status: null, body: null, error: describeFailure(error), transient: isOwnFailure(error) };
      } finally {
        clearTimeout(timer);
        underWay.delete(ending);
      }
      return { ...outcome, durationMs: Math.round(performance.now() - start) };
    },
    close() {
      closed = true;
      for (const ending of underWay) ending.abort(new AbortedBySenderError('The server is stopping.'));
      connections.close();
    },
  };
}
