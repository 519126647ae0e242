import type { WebhookEvents } from '../generated/types.gen.ts';
import { TenantryError } from './errors.ts';

/** Types of webhook events. */
export type WebhookType = keyof WebhookEvents;

/** The event of each type. */
export type WebhookEventOf<Type extends WebhookType> = WebhookEvents[Type];

/** A webhook event. `type` determines the event, and with it the type of `data`. */
export type WebhookEvent = WebhookEvents[WebhookType];

/** The headers of a request: the standard object, or Node's, where a name may have several values. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The webhook may not come from Tenantry: respond with 400 and do nothing. */
export class WebhookVerificationError extends TenantryError {
  static override readonly tenantryName: string = 'WebhookVerificationError';
}

const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** Seconds of tolerance for clock differences and delivery time. */
const tolerance = 300;

/**
 * Verifies that a webhook was sent by Tenantry and has not been changed, and parses it.
 *
 * Pass the body as received, before anything parses it. While a secret is being rotated, pass both. The same event may
 * arrive more than once with the same `id`, so store the ids that you have processed.
 * @throws WebhookVerificationError
 */
export async function unwrap(
  rawBody: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
): Promise<WebhookEvent> {
  const body = textOf(rawBody);
  const timestamp = read(headers, 'webhook-timestamp');
  if (!timestamp)
    throw new WebhookVerificationError(
      'The header webhook-timestamp is missing: pass all headers of the request.',
    );
  // The difference of what is no number is NaN, which is not within the tolerance.
  if (!(Math.abs(Date.now() / 1000 - Number.parseInt(timestamp, 10)) <= tolerance))
    throw new WebhookVerificationError('The webhook is older than five minutes, or the clocks differ.');
  const text = signedText(read(headers, 'webhook-id'), timestamp, body);
  const signatures = read(headers, 'webhook-signature').split(' ');
  for (const secret of keysOf(secrets)) {
    const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['verify']);
    for (const signature of signatures) {
      if (!signature.startsWith('v1,')) continue;
      // The comparison inside takes constant time.
      if (await crypto.subtle.verify('HMAC', key, decode(signature.slice(3)), text)) return parse(body);
    }
  }
  throw new WebhookVerificationError('The webhook is not signed with this secret.');
}

/** What a test webhook has besides its body. */
export interface TestWebhookOptions {
  /** Id of the event. Default: the `id` in the body, or one of a test. */
  id?: string | undefined;
  /** When it was sent. Default: now. */
  timestamp?: Date | undefined;
}

/**
 * Returns the headers of a webhook, signed as Tenantry signs, for the tests of your receiver.
 * @example
 * ```ts
 * const body = JSON.stringify({ id: 'evt_1', type: 'project.created', data: {} });
 * const response = await receive(
 *   new Request('http://localhost/webhooks', { method: 'POST', body, headers: await testHeaders(body, secret) }),
 * );
 * ```
 */
export async function testHeaders(
  rawBody: string,
  secret: string,
  { id, timestamp = new Date() }: TestWebhookOptions = {},
): Promise<Record<string, string>> {
  const body = textOf(rawBody);
  const eventId = id ?? /"id":\s*"([^"]+)"/.exec(body)?.[1] ?? 'evt_test';
  const seconds = String(Math.floor(timestamp.getTime() / 1000));
  const [bytes = new Uint8Array()] = keysOf(secret);
  const signature = await sign(bytes, signedText(eventId, seconds, body));
  const encoder = new TextEncoder();
  const bodySignature = await sign(encoder.encode(secret), encoder.encode(body));
  return {
    'content-type': 'application/json',
    'webhook-id': eventId,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${btoa(String.fromCharCode(...signature))}`,
    'x-signature-256': `sha256=${Array.from(bodySignature, (byte) => byte.toString(16).padStart(2, '0')).join('')}`,
  };
}

async function sign(secret: Uint8Array<ArrayBuffer>, text: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, text));
}

const signedText = (id: string, timestamp: string, body: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${id}.${timestamp}.${body}`);

/** Returns the body as text. A wrong argument of a JavaScript program is named in the error. */
function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  // Checked by its tag, since the bytes may come from another realm.
  if (ArrayBuffer.isView(body) || /ArrayBuffer\]$/.test(Object.prototype.toString.call(body)))
    return new TextDecoder().decode(body as Uint8Array);
  throw new WebhookVerificationError(
    'Pass the raw body of the request, as text or bytes, not a parsed object. In Express, use express.raw({ type: "application/json" }) on this route.',
  );
}

/** Returns the bytes of each secret. */
function keysOf(secrets: unknown): Uint8Array<ArrayBuffer>[] {
  const texts: unknown[] = [secrets].flat();
  const keys = texts.map((secret) => decode(/^whsec_(\S+)$/.exec(String(secret))?.[1] ?? ''));
  if (keys.length && keys.every((key) => key.length)) return keys;
  throw new WebhookVerificationError(
    'Pass the secret of the webhook endpoint, which begins with whsec_. Is the environment variable set?',
  );
}

function parse(body: string): WebhookEvent {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own message quotes the body.
    throw new WebhookVerificationError('The webhook is signed with this secret, but its body is not JSON.');
  }
}

function read(headers: WebhookHeaders, name: string): string {
  if (typeof headers !== 'object' || !headers)
    throw new WebhookVerificationError('Pass the headers of the request, such as request.headers.');
  // Anything with a `get` is some implementation of Headers.
  if (typeof headers.get === 'function') return headers.get(name) ?? '';
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return String(found?.[1] ?? '');
}

/** Decodes base64; returns no bytes for invalid input. */
function decode(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
