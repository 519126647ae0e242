import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * What happens to bytes on their way: they pass, pass after so many milliseconds, wait until they may pass (a network that
 * is cut and heals, as TCP sends again what was lost), or are gone without a word (a black hole).
 */
type Traffic = 'pass' | 'hold' | 'drop' | number;
/** `up` is towards the server. */
type Direction = 'up' | 'down';

interface ProxyRule {
  direction?: Direction;
  /** Only those connections on which the client has said this near their beginning. */
  said?: string;
}

export interface NetworkProxy {
  readonly port: number;
  /** The address of the proxy in place of the server's. */
  url(of: string): string;
  /** Without a `way` for all connections there are and will be; with one for those that there are. */
  set(traffic: Traffic, way?: ProxyRule): void;
  /** Ends connections by a reset. @returns how many */
  reset(way?: Pick<ProxyRule, 'said'>): number;
  /** From now on new connections go to these servers in turn; without any they are refused. */
  redirect(...targets: string[]): void;
  /** Connections that the client has open. */
  open(): number;
  close(): Promise<void>;
}

const REMEMBERED_BYTES = 8 * 1024;

/** Bytes from one socket to another. What a black hole has taken stays lost, so such a connection never works again. */
class Pipe {
  said = '';
  readonly #to: Socket;
  readonly #waiting: Array<{ bytes: Buffer | 'end'; due: number }> = [];
  #traffic: Traffic;
  #timer: NodeJS.Timeout | undefined;
  #hasLost = false;

  constructor(from: Socket, to: Socket, traffic: Traffic) {
    this.#to = to;
    this.#traffic = traffic;
    from.on('data', (bytes: Buffer) => {
      if (this.said.length < REMEMBERED_BYTES) this.said += bytes.toString('latin1');
      this.#take(bytes);
    });
    from.on('error', () => undefined);
    from.on('close', () => this.#take('end'));
  }

  set(traffic: Traffic): void {
    this.#traffic = traffic;
    if (traffic === 'drop') this.#lose();
    this.#flow();
  }

  #take(bytes: Buffer | 'end'): void {
    if (this.#traffic === 'drop' || this.#hasLost) {
      // The end of a connection is sent again until it arrives, which it does once the network is back.
      if (bytes === 'end') this.#waiting.push({ bytes, due: 0 });
      else this.#hasLost = true;
      this.#flow();
      return;
    }
    const wait = typeof this.#traffic === 'number' ? this.#traffic : 0;
    this.#waiting.push({ bytes, due: performance.now() + wait });
    this.#flow();
  }

  #lose(): void {
    const ends = this.#waiting.filter(({ bytes }) => bytes === 'end');
    this.#hasLost ||= ends.length < this.#waiting.length;
    this.#waiting.splice(0, Infinity, ...ends);
  }

  #flow(): void {
    clearTimeout(this.#timer);
    while (this.#traffic !== 'hold' && this.#traffic !== 'drop') {
      const [next] = this.#waiting;
      if (next === undefined) return;
      const wait = this.#traffic === 'pass' ? 0 : next.due - performance.now();
      if (wait > 0) {
        this.#timer = setTimeout(() => this.#flow(), wait);
        return;
      }
      this.#waiting.shift();
      if (next.bytes === 'end') this.#to.destroy();
      else if (this.#to.writable) this.#to.write(next.bytes);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

interface Link {
  client: Socket;
  server: Socket;
  up: Pipe;
  down: Pipe;
}

/** Stands between a client and a server on this machine, and does to their connections what networks do. */
export async function startProxy(target: string): Promise<NetworkProxy> {
  let targets = [target];
  let accepted = 0;
  const links = new Set<Link>();
  const traffic: Record<Direction, Traffic> = { up: 'pass', down: 'pass' };
  const listener = createServer((client) => {
    const next = targets[accepted++ % targets.length];
    if (next === undefined) {
      client.resetAndDestroy();
      return;
    }
    const { hostname, port } = new URL(next);
    const server = connect(Number(port), hostname);
    const up = new Pipe(client, server, traffic.up);
    const down = new Pipe(server, client, traffic.down);
    const link = { client, server, up, down };
    links.add(link);
    // One that only the client has closed waits for the network to tell the server.
    server.on('close', () => links.delete(link));
    for (const socket of [client, server]) socket.setNoDelay(true);
  });
  const all = new Set<Socket>();
  listener.on('connection', (socket) => {
    all.add(socket);
    socket.on('close', () => all.delete(socket));
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  // A listener on a port has an address and not the path of a pipe.
  const own = (listener.address() as AddressInfo).port;
  const chosen = (said: string | undefined) =>
    [...links].filter(({ up }) => said === undefined || up.said.includes(said));
  return {
    port: own,
    url(of) {
      const url = new URL(of);
      url.hostname = '127.0.0.1';
      url.port = String(own);
      return url.href;
    },
    set(next, { direction, said } = {}) {
      const directions: Direction[] = direction === undefined ? ['up', 'down'] : [direction];
      if (said === undefined) for (const name of directions) traffic[name] = next;
      for (const link of chosen(said)) for (const name of directions) link[name].set(next);
    },
    reset({ said } = {}) {
      const ended = chosen(said);
      for (const { client, server } of ended) {
        client.resetAndDestroy();
        server.resetAndDestroy();
      }
      return ended.length;
    },
    redirect(...next) {
      targets = next;
    },
    open: () => [...links].filter(({ client }) => !client.closed).length,
    async close() {
      listener.close();
      for (const { client, server, up, down } of links) {
        up.stop();
        down.stop();
        client.destroy();
        server.destroy();
      }
      for (const socket of all) socket.destroy();
    },
  };
}
