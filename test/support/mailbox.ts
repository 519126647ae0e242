import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { isPresent, pollUntil } from './poll.ts';

/** A mail as a person sees it. */
export interface ReceivedMail {
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface Mailbox {
  /** For the server's `SMTP_URL`. */
  url: string;
  /** Everything that was taken so far. */
  mails: ReceivedMail[];
  /** How many mails were refused. */
  refused: number;
  /** Whether mails are refused, as by a server that is out of order. */
  failing: boolean;
  /** The most connections that were open at once, and how many there were. */
  connections: { most: number; all: number };
  /** Waits for the next mail to an address that was not answered before. */
  next(to: string): Promise<ReceivedMail>;
  stop(): Promise<void>;
}

export interface MailboxOptions {
  /** How many connections it takes at once; the others are refused with 421. */
  maxClients?: number;
  /** How long it takes over a mail, in milliseconds. */
  delay?: number;
  /** The reply to a recipient who is refused. */
  refuse?: (address: string) => number | undefined;
}

/** A real SMTP server on the loopback interface, to which the whole world's mail goes. */
export async function startMailbox({ maxClients, delay = 0, refuse }: MailboxOptions = {}): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const seen = new Set<ReceivedMail>();
  let open = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    ...(maxClients !== undefined && { maxClients }),
    onConnect(_session, callback) {
      open += 1;
      mailbox.connections.all += 1;
      mailbox.connections.most = Math.max(mailbox.connections.most, open);
      callback();
    },
    onClose() {
      open -= 1;
    },
    onRcptTo({ address }, _session, callback) {
      const reply = refuse?.(address);
      if (reply === undefined) return callback();
      mailbox.refused += 1;
      return callback(Object.assign(new Error('refused'), { responseCode: reply }));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (mailbox.failing) {
          mailbox.refused += 1;
          return callback(Object.assign(new Error('out of order'), { responseCode: 451 }));
        }
        const to = session.envelope.rcptTo.map(({ address }) => address).join(',');
        mails.push(readMail(Buffer.concat(chunks).toString('utf8'), to));
        setTimeout(callback, delay);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address and not the path of a pipe.
  const { port } = server.server.address() as AddressInfo;

  const mailbox: Mailbox = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refused: 0,
    failing: false,
    connections: { most: 0, all: 0 },
    async next(to) {
      const isNew = (mail: ReceivedMail) => mail.to.toLowerCase() === to.toLowerCase() && !seen.has(mail);
      const what = `a mail to ${to}`;
      const mail = await pollUntil(() => mails.find(isNew), isPresent, { what, timeout: 20_000 });
      seen.add(mail);
      return mail;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
  return mailbox;
}

/** The token of the link in a mail. */
export function tokenIn({ text }: ReceivedMail): string {
  const token = /#token=(\w+)/.exec(text)?.[1];
  if (token === undefined) throw new Error(`There is no token in the mail: ${text}`);
  return token;
}

function readMail(source: string, to: string): ReceivedMail {
  const { headers, body } = split(source);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? '';
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => split(part.replace(/^\r\n/, '')));
  const part = (type: string) => {
    const found = parts.find((one) => one.headers.get('content-type')?.startsWith(type));
    return found === undefined
      ? ''
      : decode(found.body, found.headers.get('content-transfer-encoding') ?? '7bit').replaceAll('\r\n', '\n');
  };
  return {
    to,
    messageId: headers.get('message-id') ?? '',
    from: headers.get('from') ?? '',
    subject: decodeWords(headers.get('subject') ?? ''),
    text: part('text/plain'),
    html: part('text/html'),
  };
}

function split(source: string): { headers: Map<string, string>; body: string } {
  const end = source.indexOf('\r\n\r\n');
  const lines = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(headers), body: source.slice(end + 4) };
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  return unescapeBytes(body.replace(/=\r\n/g, ''));
}

const unescapeBytes = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** RFC 2047: `=?UTF-8?Q?…?=`, which headers have for anything but ASCII. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : unescapeBytes(word.replaceAll('_', ' ')),
    );
