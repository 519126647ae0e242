import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** As long as the specification asks for at least, and without padding in base64. */
const SECRET_BYTES = 24;

/** A new signing secret, in the form of the Standard Webhooks specification. */
export const createSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** Prefix and last four characters, for people to recognise a secret by. */
export const maskSecret = (secret: string): string => `${PREFIX}…${secret.slice(-4)}`;

interface Signable {
  /** Id of the event: the same in every delivery of it, by which a receiver knows duplicates. */
  id: string;
  /** Seconds since 1970. */
  timestamp: number;
  body: string;
  /** The live secrets, newest first. */
  secrets: readonly string[];
}

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text);

/**
 * The headers that prove where a delivery comes from: those of Standard Webhooks, with a signature under each secret, and
 * `X-Signature-256`, the HMAC of the body under the newest secret as it was shown, which has room for one alone.
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
