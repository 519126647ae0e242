import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to PostgreSQL on which the connection for notifications can be cut, as a network does: nothing passes, nothing ends. */
export interface Partition {
  /** The database, by this way. */
  readonly url: string;
  cut(): void;
  /** What was held back meanwhile arrives, late. */
  heal(): void;
  stop(): void;
}

interface Link {
  client: Socket;
  server: Socket;
  listens: boolean;
}

export async function startPartition(databaseUrl: string): Promise<Partition> {
  const target = new URL(databaseUrl);
  const links = new Set<Link>();
  let isCut = false;

  const apply = ({ client, server, listens }: Link): void => {
    for (const socket of listens ? [client, server] : []) isCut ? socket.pause() : socket.resume();
  };
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    const link: Link = { client, server, listens: false };
    links.add(link);
    client.on('data', (bytes: Buffer) => {
      if (!link.listens && bytes.includes('listen tenantry_access')) link.listens = true;
      server.write(bytes);
      apply(link);
    });
    server.on('data', (bytes: Buffer) => {
      client.write(bytes);
    });
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        other.destroy();
        links.delete(link);
      });
    }
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  const url = new URL(databaseUrl);
  // It listens on a port, so it has an address and not the path of a pipe.
  url.port = String((proxy.address() as AddressInfo).port);
  const set = (cut: boolean) => {
    isCut = cut;
    for (const link of links) apply(link);
  };
  return {
    url: url.href,
    cut: () => set(true),
    heal: () => set(false),
    stop() {
      for (const { client, server } of links) {
        client.destroy();
        server.destroy();
      }
      proxy.close();
    },
  };
}
