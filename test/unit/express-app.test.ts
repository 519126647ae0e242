import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { createProblemFactory } from '../../server/http/error-handler.ts';
import { createExpressApp, listenHttp } from '../../server/http/express-app.ts';

afterEach(() => vi.restoreAllMocks());

// No problem is made in these.
const problems = createProblemFactory({} as never, () => 'http://localhost');

it('the server does not answer a request with the error of the next one', async () => {
  const app = createExpressApp();
  let served = 0;
  app.use(async (_req, res) => {
    await delay(200);
    served += 1;
    res.json({});
  });
  const server = await listenHttp(app, { host: '127.0.0.1', port: 0, problems });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\nGARBAGE\r\n\r\n');
  expect(await text(socket)).toBe('');
  await vi.waitUntil(() => served === 1);
  await server.stop(1000);
});

/** Of an object whose prototype is changed, all that Node does with it takes twice as long. */
it('the server gives Express requests and responses that it need not change', async () => {
  const app = createExpressApp();
  app.use((req, res) => {
    res.json({ app: req.app === app && res.app === app, ip: req.ip, path: req.path });
  });
  const server = await listenHttp(app, { host: '127.0.0.1', port: 0, problems });
  const changes: boolean[] = [];
  const change = Object.setPrototypeOf;
  vi.spyOn(Object, 'setPrototypeOf').mockImplementation((object: unknown, prototype) => {
    if (object instanceof IncomingMessage || object instanceof ServerResponse)
      changes.push(Object.getPrototypeOf(object) !== prototype);
    return change(object, prototype);
  });
  const answer = await fetch(`${server.url}/somewhere?else`);
  expect(await answer.json()).toEqual({ app: true, ip: '127.0.0.1', path: '/somewhere' });
  await server.stop(1000);
  expect(changes).toContain(false);
  expect(changes).not.toContain(true);
});

it('the server closes a connection whose responses are not read, but neither one that waits nor one that reads slowly', async () => {
  const app = createExpressApp();
  const large = 'x'.repeat(32 * 1024 * 1024);
  app.get('/large', (_req, res) => void res.type('text').send(large));
  app.get('/late', (_req, res) => void delay(2500).then(() => res.send('late')));
  const server = await listenHttp(app, { host: '127.0.0.1', port: 0, problems, stillMs: 1000 });
  const ask = (path: string) => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    return socket;
  };
  const unread = ask('/large');
  const late = text(ask('/late'));
  const slow = ask('/large');
  let received = 0;
  slow.on('data', (bytes: Buffer) => {
    received += bytes.length;
    slow.pause();
    setTimeout(() => slow.resume(), 2);
  });
  const whole = once(slow, 'end');
  expect(await late).toContain('late');
  await delay(500);
  // Only what the network had already taken comes; the rest was given up.
  unread.resume();
  await once(unread, 'close');
  expect(unread.bytesRead).toBeLessThan(large.length);
  await whole;
  expect(received).toBeGreaterThan(large.length);
  await server.stop(1000);
});
