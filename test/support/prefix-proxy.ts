import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PrefixProxy {
  /** Where clients reach the server: under a path of the proxy. */
  publicUrl: string;
  /** Names the server that requests under the path go to. */
  connect(url: string): void;
  close(): void;
}

/** A reverse proxy that serves one server under a path, and nothing beside it, as nginx does with `location /tenantry/`. */
export async function startPrefixProxy(prefix = '/tenantry'): Promise<PrefixProxy> {
  let target = '';
  const proxy = createServer((req, res) => {
    if (req.url?.startsWith(`${prefix}/`) !== true)
      return void res.writeHead(404).end('not the proxied site');
    const { method = 'GET', headers } = req;
    const passed = request(target + req.url.slice(prefix.length), { method, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    passed.on('error', () => res.destroy());
    req.pipe(passed);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address.
  const { port } = proxy.address() as AddressInfo;
  return {
    publicUrl: `http://127.0.0.1:${port}${prefix}`,
    connect(url) {
      target = url;
    },
    close() {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
