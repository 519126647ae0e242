import { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, it, vi } from 'vitest';
import { createProblems } from '../../server/contract/problem.ts';
import { createApp, startServer } from '../../server/http-server.ts';

afterEach(() => vi.restoreAllMocks());

/** Of an object whose prototype is changed, all that Node does with it takes twice as long. */
it('gives Express requests and answers that it need not change', async () => {
  const app = createApp();
  app.use((req, res) => {
    res.json({ app: req.app === app && res.app === app, ip: req.ip, path: req.path });
  });
  // No problem is made here.
  const problems = createProblems({} as never, 'http://localhost');
  const server = await startServer(app, { host: '127.0.0.1', port: 0, problems });
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
