const REDACTED = Buffer.from('[redacted]');
/** The shapes of well-known secrets, also where a provider shows only a part of one. */
const SECRET_SHAPE = /\b(sk|pk|rk|gsk|xai|pplx|csk|fw|AIza|tn_(?:usr|svc|org|app|ses|at|op))[-_][\w*-]{12,}/g;

/** Removes the secrets of a call from what a provider answers. */
export interface Scrubber {
  /** Removes them from any bytes: the same bytes if there are none. */
  bytes(chunk: Buffer): Buffer;
  /** Removes them from an error, and whatever has the shape of a secret. */
  error(body: Buffer): Buffer;
}

const SHORTEST = 8;

/** Returns the spellings of a secret in which a provider may repeat it. */
const spellingsOf = (secret: string): Buffer[] =>
  [...new Set([secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])].map((text) =>
    Buffer.from(text),
  );

const replaceAll = (bytes: Buffer, secret: Buffer): Buffer => {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(secret); at !== -1; at = bytes.indexOf(secret, from)) {
    parts.push(bytes.subarray(from, at), REDACTED);
    from = at + secret.length;
  }
  return parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)]);
};

/** @param header the value of the header that carries the secret of the provider, if it needs one */
export function createScrubber(header = ''): Scrubber {
  const secret = header.replace(/^Bearer /, '');
  const secrets = secret.length < SHORTEST ? [] : spellingsOf(secret);
  const bytes = (chunk: Buffer): Buffer => secrets.reduce(replaceAll, chunk);
  return {
    bytes,
    error(body) {
      const clean = bytes(body);
      const text = clean.toString();
      const redacted = text.replace(SECRET_SHAPE, '[redacted]');
      return redacted === text ? clean : Buffer.from(redacted);
    },
  };
}
