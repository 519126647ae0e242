import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** The minimum of the specification, and a length without padding in base64. */
const SECRET_BYTES = 24;

/** Creates a signing secret in the format of the Standard Webhooks specification. */
export const createSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** Returns the prefix and last four characters, by which people recognise a secret. */
export const maskSecret = (secret: string): string => `${PREFIX}…${secret.slice(-4)}`;

interface Signable {
  /** Id of the event: equal in all of its deliveries, so that receivers can detect duplicates. */
  id: string;
  /** Seconds since 1970. */
  timestamp: number;
  body: string;
  /** The valid secrets, newest first. */
  secrets: readonly string[];
}

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text);

/**
 * Returns the headers that prove the origin of a delivery: those of Standard Webhooks, with a signature for each
 * secret, and `X-Signature-256`, the HMAC of the body with the newest secret as it was shown, which only has room for
 * one.
 */
export function signatureHeaders({ id, timestamp, body, secrets }: Signable): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${hmac(key, `${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
    'x-signature-256': `sha256=${hmac(secrets[0] ?? '', body).digest('hex')}`,
  };
}
