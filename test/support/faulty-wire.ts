import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Where a connection is when something happens to it: the text of a statement, or what comes before any. */
export type Point = 'accept' | 'startup' | RegExp;

/**
 * What happens there: the connection is reset or closed, the server answers with bytes of its own and closes it or not, or
 * refuses all that was sent up to the next moment at which it can go on.
 */
export type Fault =
  | { does: 'reset' }
  | { does: 'close' }
  | { does: 'answer'; bytes: Buffer; closes: boolean }
  | { does: 'refuse'; code: string };

export interface FaultyWire {
  /** The address of this place in place of the server's. */
  url(of: string): string;
  /** From now on every connection that comes to the point has the fault; without one, none has. */
  set(fault?: { point: Point; fault: Fault }): void;
  /** How many connections have had the fault that is set. */
  readonly faults: number;
  /** Ends all connections. */
  reset(): void;
  close(): Promise<void>;
}

/** A message of PostgreSQL's protocol. */
export function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export function errorMessage(severity: 'ERROR' | 'FATAL', code: string): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${code}`, 'Minjected by the test', ''];
  return message('E', Buffer.from(fields.map((field) => `${field}\0`).join(''), 'latin1'));
}

const readyForQuery = message('Z', Buffer.from('I'));
const firstText = (body: Buffer) => body.subarray(0, body.indexOf(0)).toString('latin1');
const secondText = (body: Buffer) => firstText(body.subarray(body.indexOf(0) + 1));

/** What a client sends, cut into what the server answers as one: everything up to a query or a sync. */
class Units {
  readonly #statements = new Map<string, string>();
  #bytes = Buffer.alloc(0);
  #unit: Buffer[] = [];
  #texts: string[] = [];
  #hasStarted = false;

  /** Takes bytes in. @returns what is complete by them, with the texts of its statements */
  take(chunk: Buffer): Array<{ bytes: Buffer; texts: string[]; isStartup: boolean }> {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    const units = [];
    for (let part = this.#cut(); part !== undefined; part = this.#cut()) {
      const isStartup = !this.#hasStarted;
      this.#hasStarted = true;
      const type = isStartup ? '' : part.toString('latin1', 0, 1);
      this.#unit.push(part);
      this.#note(type, part.subarray(5));
      if (!isStartup && !'QSXp'.includes(type)) continue;
      units.push({ bytes: Buffer.concat(this.#unit), texts: this.#texts, isStartup });
      this.#unit = [];
      this.#texts = [];
    }
    return units;
  }

  #note(type: string, body: Buffer): void {
    if (type === 'Q') this.#texts.push(firstText(body));
    // A statement is parsed under its name, and bound to a portal by it.
    if (type === 'P') this.#statements.set(firstText(body), secondText(body));
    if (type === 'B') this.#texts.push(this.#statements.get(secondText(body)) ?? '');
  }

  #cut(): Buffer | undefined {
    const header = this.#hasStarted ? 1 : 0;
    if (this.#bytes.length < header + 4) return undefined;
    const size = header + this.#bytes.readUInt32BE(header);
    if (this.#bytes.length < size) return undefined;
    const part = this.#bytes.subarray(0, size);
    this.#bytes = this.#bytes.subarray(size);
    return part;
  }
}

/** Stands between a client and a PostgreSQL server and lets connections fail at a point of the conversation. */
export async function startFaultyWire(target: string): Promise<FaultyWire> {
  const { hostname, port } = new URL(target);
  let armed: { point: Point; fault: Fault } | undefined;
  let faults = 0;
  const sockets = new Set<Socket>();

  function strike(client: Socket, server: Socket | undefined, fault: Fault): void {
    faults += 1;
    if (fault.does === 'reset') client.resetAndDestroy();
    else if (fault.does === 'close') client.end();
    else if (fault.does === 'refuse')
      client.write(Buffer.concat([errorMessage('ERROR', fault.code), readyForQuery]));
    else if (fault.closes) client.end(fault.bytes);
    else client.write(fault.bytes);
    if (fault.does !== 'refuse') server?.destroy();
  }

  const listener = createServer((client) => {
    sockets.add(client);
    client.on('error', () => undefined);
    client.on('close', () => sockets.delete(client));
    if (armed?.point === 'accept') return strike(client, undefined, armed.fault);
    const server = connect(Number(port), hostname);
    server.on('error', () => undefined);
    server.on('close', () => {
      if (!isStruck) client.destroy();
    });
    let isStruck = false;
    server.on('data', (bytes: Buffer) => client.write(bytes));
    client.on('close', () => server.destroy());
    const units = new Units();
    client.on('data', (chunk: Buffer) => {
      for (const { bytes, texts, isStartup } of units.take(chunk)) {
        if (isStruck) return;
        const point = armed?.point;
        const isThere = point instanceof RegExp ? texts.some((text) => point.test(text)) : isStartup;
        if (armed !== undefined && isThere) {
          isStruck = armed.fault.does !== 'refuse';
          strike(client, server, armed.fault);
        } else server.write(bytes);
      }
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  // A listener on a port has an address and not the path of a pipe.
  const own = (listener.address() as AddressInfo).port;
  const reset = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url(of) {
      const url = new URL(of);
      url.hostname = '127.0.0.1';
      url.port = String(own);
      return url.href;
    },
    set(next) {
      armed = next;
      faults = 0;
    },
    get faults() {
      return faults;
    },
    reset,
    async close() {
      listener.close();
      reset();
    },
  };
}
