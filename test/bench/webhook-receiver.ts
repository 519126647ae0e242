/**
 * The receiving end of the webhook benchmark, in a process of its own: checks every signature with the `standardwebhooks`
 * package, counts, and answers 204. On standard input a line `report` asks for the counts, which come as JSON.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

const secrets = new Map<string, Webhook>();
/** Which endpoint has had which event. */
const seen = new Set<string>();
const counts = { received: 0, distinct: 0, duplicates: 0, unsigned: 0, malformed: 0 };

function take(path: string, id: string, headers: Record<string, string>, body: string): void {
  counts.received += 1;
  try {
    const event = secrets.get(path)?.verify(body, headers);
    if (typeof event !== 'object' || event === null || Reflect.get(event, 'id') !== id) counts.malformed += 1;
    const delivery = `${path} ${id}`;
    counts[seen.has(delivery) ? 'duplicates' : 'distinct'] += 1;
    seen.add(delivery);
  } catch {
    counts.unsigned += 1;
  }
}

const server = createServer((req, res) => {
  let body = '';
  req.setEncoding('utf8');
  req.on('data', (chunk: string) => {
    body += chunk;
  });
  req.on('end', () => {
    // No header of a webhook comes twice, so none is a list.
    const headers = req.headers as Record<string, string>;
    take(req.url ?? '', headers['webhook-id'] ?? '', headers, body);
    res.writeHead(204).end();
  });
});

server.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address.
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});
createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, path, secret] = line.split(' ');
  if (command === 'secret' && path !== undefined && secret !== undefined)
    secrets.set(path, new Webhook(secret));
  if (command === 'report') process.stdout.write(`${JSON.stringify(counts)}\n`);
});
process.stdin.on('end', () => process.exit(0));
