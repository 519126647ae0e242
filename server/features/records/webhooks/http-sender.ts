import { inSpan } from '../../../api/tracing.ts';
import { ResolveError } from '../../../auth/network/host-resolver.ts';
import { ForbiddenUrlError, type UrlGuard } from '../../../auth/network/url-guard.ts';
import { errorCodeOf } from '../../../database/errors.ts';
import { type OutgoingWebhook, openConnections, type WebhookExchange } from './http-exchange.ts';

/** The outcome of an attempt. It succeeded if the status is 2xx. */
export interface AttemptOutcome {
  status: number | null;
  /** The beginning of the response body. */
  body: string | null;
  error: string | null;
  /** Whether the failure is on this side, and says nothing about the receiver. */
  transient: boolean;
  durationMs: number;
}

export interface WebhookSender {
  /** Sends once and returns the outcome. @throws AbortedBySenderError when the attempt was aborted */
  send(outgoing: OutgoingWebhook): Promise<AttemptOutcome>;
  /** Closes all connections, including those in use. */
  close(): void;
}

/** Thrown when this side aborted an attempt, so that its outcome is unknown. */
export class AbortedBySenderError extends Error {
  override name = 'CutError';
}

const TIMEOUT_MS = 10_000;
/** Nothing has reached the receiver, so its next address may work. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
]);
/** This machine lacks network, ports, files or memory, so every receiver would fail. */
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
  error instanceof ResolveError || OWN_FAILURES.has(errorCodeOf(error) ?? '');

/** Describes a failure for the people who run the receiver, without details of the server's network. */
function describeFailure(error: unknown): string {
  if (error instanceof ForbiddenUrlError || error instanceof ResolveError) return error.message;
  if (error instanceof TimeoutError) return `No response within ${TIMEOUT_MS / 1000} seconds.`;
  const code = errorCodeOf(error) ?? '';
  if (/CERT|TLS|SSL|UNABLE_TO_VERIFY/.test(code)) return `TLS failed: ${code}.`;
  if (OWN_FAILURES.has(code)) return `This server could not open a connection (${code}).`;
  if (NOT_CONNECTED.has(code)) return 'The connection was refused.';
  return 'The connection broke before a response arrived.';
}

export const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

function statusError(status: number): string {
  if (status === 101) return 'The endpoint responded with 101; protocol upgrades are not supported.';
  return status >= 300 && status < 400
    ? `The endpoint responded with ${status}; redirects are not followed.`
    : `The endpoint responded with ${status}.`;
}

/** Returns the outcome of an exchange, without its duration. */
function judge({ status, body }: WebhookExchange): Omit<AttemptOutcome, 'durationMs'> {
  return { status, body, error: isSuccess(status) ? null : statusError(status), transient: false };
}

/** Settles with the promise or rejects with the reason of the signal, whichever comes first. */
function withTimeout<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Sends webhooks over keep-alive connections, each to an address that was checked for this attempt. */
export function createWebhookSender(webhookUrls: UrlGuard): WebhookSender {
  const underWay = new Set<AbortController>();
  const connections = openConnections();
  let closed = false;

  async function attempt(outgoing: OutgoingWebhook, signal: AbortSignal): Promise<WebhookExchange> {
    const addresses = await withTimeout(signal, webhookUrls.resolveAddresses(outgoing.url));
    let failure: unknown;
    for (const address of addresses) {
      try {
        return await connections.exchange(outgoing, address, signal);
      } catch (error) {
        // A refused connection says more than a missing route to the other addresses.
        if (failure === undefined || !isOwnFailure(error)) failure = error;
        if (!NOT_CONNECTED.has(errorCodeOf(error) ?? '')) break;
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
        const attributes = {
          'http.request.method': 'POST',
          'server.address': new URL(outgoing.url).hostname,
        };
        outcome = judge(await inSpan('webhook', attributes, () => attempt(outgoing, ending.signal)));
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
