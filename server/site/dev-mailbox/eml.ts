/** A mail as a person reads it. */
export interface ReadMail {
  to: string;
  from: string;
  subject: string;
  date: string;
  text: string;
  html: string;
}

/** RFC 2047, as the library encodes headers that are not ASCII. */
const ENCODED_WORD = /=\?utf-8\?([QB])\?([^?]*)\?=/gi;

const decodeWords = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(ENCODED_WORD, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : decodeQ(word),
    );

const decodeQ = (word: string): string =>
  Buffer.from(
    word
      .replaceAll('_', ' ')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

function splitHead(source: string): { headers: Map<string, string>; body: string } {
  const end = source.indexOf('\n\n');
  const lines = source
    .slice(0, end)
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(headers), body: source.slice(end + 2) };
}

/** Parses a file of the outbox: two parts in 8 bits. It does not support other mails. */
export function readEml(source: string): ReadMail {
  const { headers, body } = splitHead(source.replaceAll('\r\n', '\n'));
  const header = (name: string) => decodeWords(headers.get(name) ?? '');
  const boundary = /boundary="([^"]+)"/.exec(header('content-type'))?.[1] ?? '';
  const parts = body.split(`--${boundary}`).map((part) => splitHead(part.replace(/^\n/, '')));
  const part = (type: string) =>
    parts.find((one) => one.headers.get('content-type')?.startsWith(type))?.body.replace(/\n$/, '') ?? '';
  return {
    ...{ to: header('to'), from: header('from'), subject: header('subject') },
    date: new Date(header('date')).toISOString(),
    text: part('text/plain'),
    html: part('text/html'),
  };
}
