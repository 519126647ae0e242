import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** What a receiver does with the connection once a request has arrived. */
export type RawResponse = (socket: Socket) => void;

export interface RawReceiver {
  url: string;
  close(): void;
}

/** A receiver that speaks to the bare connection, so that it can break every rule of HTTP. The path selects the reaction. */
export async function startRawReceiver(
  reactions: Readonly<Record<string, RawResponse>>,
): Promise<RawReceiver> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    socket.once('data', (head) => reactions[head.toString().split(' ')[1]?.slice(1) ?? '']?.(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
