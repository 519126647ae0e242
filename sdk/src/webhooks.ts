import type { webhooks } from '../generated/schema.gen.ts';
import { TenantryError } from './errors.ts';

/** What can happen in a workspace. */
export type WebhookType = keyof webhooks;

/** What is sent for each type. */
export type WebhookEventOf<Type extends WebhookType> =
  webhooks[Type]['post']['requestBody']['content']['application/json'];

/** What a webhook says. `type` tells which of all events it is, and with it what `data` holds. */
export type WebhookEvent = { [Type in WebhookType]: WebhookEventOf<Type> }[WebhookType];

/** The headers of a request: the standard object, or Node's, where a name may hold several values. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** It is not certain that the webhook comes from Tenantry: answer 400 and do nothing. */
export class WebhookVerificationError extends TenantryError {
  static override readonly brand: string = '@tenantry/sdk WebhookVerificationError';
  override name = 'WebhookVerificationError';
}

/** Seconds that the clocks may differ, and that a webhook may be on its way. */
const tolerance = 300;

/**
 * Verifies that a webhook was sent by Tenantry and has not been changed, and reads it.
 *
 * Pass the body as it arrived, before anything parses it. While a secret is being rotated, pass both. The same event may
 * come more than once: its `id` stays the same, so remember the ids that you have dealt with.
 * @throws WebhookVerificationError
 */
export async function unwrap(
  rawBody: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
): Promise<WebhookEvent> {
  const body = textOf(rawBody);
  const timestamp = read(headers, 'webhook-timestamp');
  // Without a timestamp the difference is not a number, and so not within the tolerance.
  if (!(Math.abs(Date.now() / 1000 - Number.parseInt(timestamp, 10)) <= tolerance))
    throw new WebhookVerificationError('The webhook is not of the last five minutes.');
  const text = new TextEncoder().encode(`${read(headers, 'webhook-id')}.${timestamp}.${body}`);
  const signatures = read(headers, 'webhook-signature').split(' ');
  for (const secret of keysOf(secrets)) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['verify']);
    for (const signature of signatures) {
      if (!signature.startsWith('v1,')) continue;
      // The comparison inside takes as long wherever they differ.
      if (await crypto.subtle.verify('HMAC', key, decode(signature.slice(3)), text)) return parse(body);
    }
  }
  throw new WebhookVerificationError('The webhook is not signed with this secret.');
}

/** The body as text. What a program in JavaScript passes by mistake is named. */
function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  // By its tag, since the bytes may be of another realm.
  if (ArrayBuffer.isView(body) || /ArrayBuffer\]$/.test(Object.prototype.toString.call(body)))
    return new TextDecoder().decode(body as Uint8Array);
  throw new WebhookVerificationError(
    'Pass the raw body of the request, as text or bytes, not a parsed object. In Express, use express.raw({ type: "application/json" }) on this route.',
  );
}

/** The bytes of each secret. */
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
  // Whatever has a `get` is a Headers of some implementation.
  if (typeof headers.get === 'function') return headers.get(name) ?? '';
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return String(found?.[1] ?? '');
}

/** The bytes of base64, or none when it is not. */
function decode(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
