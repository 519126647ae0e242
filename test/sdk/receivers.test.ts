import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import express from 'express';
import { afterEach, describe, expect, test } from 'vitest';
import { testHeaders, unwrap } from '../../sdk/src/webhooks.ts';
import { root } from '../support/packed-sdk.ts';

const readme = await readFile(join(root, 'sdk/README.md'), 'utf8');
const secret = `whsec_${Buffer.alloc(24, 3).toString('base64')}`;
const body = JSON.stringify({ id: 'evt_1', type: 'member.removed', data: { user_id: 'usr_1', name: 'Zoë' } });
/** `npm run runtimes` installs it there. */
const frameworks = join(root, '.cache/sdk-runtimes/node_modules');
const hasFastify = existsSync(join(frameworks, 'fastify'));
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Runs the example of the README for a framework, with the names that it uses. */
function runExample(name: string, values: Record<string, unknown>): unknown {
  const [, code = ''] = new RegExp(`\`\`\`js\n(// ${name}\n[\\s\\S]*?)\`\`\``).exec(readme) ?? [];
  expect(code).toContain('unwrap(');
  const names = { unwrap, secret, ...values };
  return new Function(...Object.keys(names), code)(...Object.values(names));
}

async function listen(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closers.push(() => server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/webhooks`;
}

/** Sends a webhook that is genuine, and one that is not. Returns both statuses. */
async function statusesOf(url: string): Promise<[genuine: number, forged: number]> {
  const headers = await testHeaders(body, secret);
  const post = (text: string) => fetch(url, { method: 'POST', body: text, headers });
  return [(await post(body)).status, (await post(body.replace('usr_1', 'usr_2'))).status];
}

describe('the receiver of the README', () => {
  test('for Express accepts genuine webhooks only', async () => {
    const app = express();
    runExample('Express', { app, express });
    // Express answers a failure of a handler with 500, and this handler with 400.
    const onError: express.ErrorRequestHandler = (error, _request, response, _next) => {
      expect(error.name).toBe('WebhookVerificationError');
      response.sendStatus(400);
    };
    app.use(onError);
    expect(await statusesOf(await listen(createServer(app)))).toEqual([204, 400]);
  });

  test('for node:http accepts genuine webhooks only', async () => {
    const onError = (handle: (...input: unknown[]) => Promise<void>) =>
      servers.push(
        createServer((request, response) =>
          handle(request, response).catch(() => response.writeHead(400).end()),
        ),
      );
    const servers: Server[] = [];
    runExample('node:http', { createServer: onError });
    const [server = createServer()] = servers;
    expect(await statusesOf(await listen(server))).toEqual([204, 400]);
  });

  test.runIf(hasFastify)(
    `for Fastify accepts genuine webhooks only${hasFastify ? '' : ' (not on this machine: npm run runtimes)'}`,
    async () => {
      const fastify = createRequire(join(frameworks, 'x.js'))('fastify')();
      runExample('Fastify', { fastify });
      closers.push(() => fastify.close());
      const url = `${await fastify.listen({ port: 0, host: '127.0.0.1' })}/webhooks`;
      expect(await statusesOf(url)).toEqual([204, 500]);
    },
  );
});
