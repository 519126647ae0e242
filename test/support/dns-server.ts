import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** What the server answers for a name: TXT records, each of several parts; an alias; a code of failure; or nothing at all. */
export type DnsAnswer =
  | { txt: ReadonlyArray<readonly string[]> }
  | { alias: string }
  | { code: number }
  | 'silence'
  | 'junk';

const TYPES = { txt: 16, cname: 5 } as const;
const MAX_UDP = 512;

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);

/** Reads the first question. @returns the name, and the bytes of the question */
function readQuestion(message: Buffer): { name: string; question: Buffer } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.subarray(at + 1, at + 1 + length).toString());
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), question: message.subarray(12, at + 5) };
}

function record(name: string, type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(1, 2);
  head.writeUInt16BE(data.length, 8);
  return Buffer.concat([nameBytes(name), head, data]);
}

/** Returns the records of a name, following its aliases as a recursive name server does. */
function recordsOf(answers: ReadonlyMap<string, DnsAnswer>, name: string): Buffer[] {
  const answer = answers.get(name);
  if (answer === undefined || typeof answer === 'string' || 'code' in answer) return [];
  if ('alias' in answer)
    return [record(name, TYPES.cname, nameBytes(answer.alias)), ...recordsOf(answers, answer.alias)];
  return answer.txt.map((parts) =>
    record(
      name,
      TYPES.txt,
      Buffer.concat(parts.map((part) => Buffer.from([part.length, ...Buffer.from(part)]))),
    ),
  );
}

function reply(answers: ReadonlyMap<string, DnsAnswer>, request: Buffer): Buffer | undefined {
  const { name, question } = readQuestion(request);
  const answer = answers.get(name);
  if (answer === 'silence') return undefined;
  if (answer === 'junk') return Buffer.concat([request.subarray(0, 2), Buffer.alloc(40, 0xff)]);
  const records = recordsOf(answers, name);
  const head = Buffer.alloc(12);
  request.copy(head, 0, 0, 2);
  const code = answer === undefined ? 3 : typeof answer === 'object' && 'code' in answer ? answer.code : 0;
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  return Buffer.concat([head, question, ...records]);
}

export interface DnsServer {
  /** By name, in lower case. Other names do not exist. */
  answers: Map<string, DnsAnswer>;
  /** Opens a resolver that queries this server. */
  open(): Resolver;
  stop(): Promise<void>;
}

/** Starts a name server on UDP and TCP. An answer that is too long for UDP is truncated there. */
export async function startDnsServer(): Promise<DnsServer> {
  const answers: DnsServer['answers'] = new Map();
  const tcp = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      const full = reply(answers, data.subarray(2));
      if (full === undefined) return;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(full.length, 0);
      socket.end(Buffer.concat([length, full]));
    });
  });
  await once(tcp.listen(0, '127.0.0.1'), 'listening');
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4', (request, { port: from, address }) => {
    const full = reply(answers, request);
    if (full === undefined) return;
    if (full.length > MAX_UDP) {
      const { question } = readQuestion(request);
      const head = Buffer.from(full.subarray(0, 12));
      head.writeUInt16BE(0x8380, 2);
      head.writeUInt16BE(0, 6);
      udp.send(Buffer.concat([head, question]), from, address);
    } else udp.send(full, from, address);
  });
  udp.bind(port, '127.0.0.1');
  await once(udp, 'listening');
  return {
    answers,
    open() {
      const resolver = new Resolver({ timeout: 100, tries: 1 });
      resolver.setServers([`127.0.0.1:${port}`]);
      return resolver;
    },
    async stop() {
      udp.close();
      tcp.close();
    },
  };
}
