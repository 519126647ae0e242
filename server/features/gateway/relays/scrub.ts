const REDACTED = Buffer.from('[redacted]');
/** The shapes of well-known secrets, also where a provider shows only a part of one. */
const SECRET_SHAPE = /\b(sk|pk|rk|gsk|xai|pplx|csk|fw|AIza|tn_(?:usr|svc|org|app|ses|at|op))[-_][\w*-]{12,}/g;

/** Removes the secrets of a call from what a provider answers. */
export interface Scrubber {
  /** Removes them from any bytes: the same bytes if there are none. */
  bytes(chunk: Buffer): Buffer;
  /** Removes them from an error, and whatever has the shape of a secret. */
  error(body: Buffer): Buffer;
  /** Removes them from the value of a header, and whatever has the shape of a secret. */
  header(value: string): string;
  /** Removes them from a stream, also where one is cut between two chunks. */
  stream(): StreamScrubber;
}

/** Removes secrets from a stream. What may be the beginning of one waits for the next chunk. */
export interface StreamScrubber {
  push(chunk: Buffer): Buffer;
  /** Returns what still waits at the end of the stream. */
  end(): Buffer;
}

const SHORTEST = 8;
const NOTHING = Buffer.alloc(0);

/** Returns how a text may be written in a string of JSON. */
function jsonSpellings(text: string): string[] {
  const escaped = JSON.stringify(text).slice(1, -1);
  return [escaped, escaped.replaceAll('/', '\\/')];
}

/** Returns the spellings of a secret in which a provider may repeat it: in a URL, in JSON, in JSON inside JSON, or encoded. */
const spellingsOf = (secret: string): Buffer[] => {
  const inJson = jsonSpellings(secret);
  const encoded = [secret, `Bearer ${secret}`].flatMap((text) => [
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
    Buffer.from(text).toString('base64url'),
  ]);
  const texts = [secret, encodeURIComponent(secret), ...inJson, ...inJson.flatMap(jsonSpellings), ...encoded];
  return [...new Set(texts)].map((text) => Buffer.from(text));
};

const replaceAll = (bytes: Buffer, secret: Buffer): Buffer => {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(secret); at !== -1; at = bytes.indexOf(secret, from)) {
    parts.push(bytes.subarray(from, at), REDACTED);
    from = at + secret.length;
  }
  return parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)]);
};

/** Returns how many bytes at the end may be the beginning of a secret. */
function beginningAtEnd(bytes: Buffer, secret: Buffer): number {
  const last = bytes.at(-1);
  if (last === undefined || !secret.includes(last)) return 0;
  for (let length = Math.min(secret.length - 1, bytes.length); length > 0; length -= 1)
    if (bytes.subarray(bytes.length - length).equals(secret.subarray(0, length))) return length;
  return 0;
}

/** @param header the value of the header that carries the secret of the provider, if it needs one */
export function createScrubber(header = ''): Scrubber {
  const secret = header.replace(/^Bearer /, '');
  const secrets = secret.length < SHORTEST ? [] : spellingsOf(secret);
  const bytes = (chunk: Buffer): Buffer => secrets.reduce(replaceAll, chunk);
  const error = (body: Buffer): Buffer => {
    const clean = bytes(body);
    const text = clean.toString();
    const redacted = text.replace(SECRET_SHAPE, '[redacted]');
    return redacted === text ? clean : Buffer.from(redacted);
  };
  return {
    bytes,
    error,
    header: (value) => error(Buffer.from(value)).toString(),
    stream() {
      let waiting: Buffer = NOTHING;
      return {
        push(chunk) {
          const clean = bytes(waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]));
          const held = Math.max(0, ...secrets.map((one) => beginningAtEnd(clean, one)));
          waiting = clean.subarray(clean.length - held);
          return held === 0 ? clean : clean.subarray(0, clean.length - held);
        },
        end: () => waiting,
      };
    },
  };
}
