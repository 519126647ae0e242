import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createProblemFactory, errorHandler } from '../../server/http/error-handler.ts';
import { createExpressApp, type HttpServer, listenHttp } from '../../server/http/express-app.ts';
import { sendTextStream } from '../../server/http/send-text-stream.ts';

let server: HttpServer;
afterEach(() => server.stop(0));

const CATALOGUE = { internal_error: { status: 500, title: 'Internal error', description: '' } };

/** A server whose only answer is the stream. */
async function serve(chunks: AsyncIterable<string>): Promise<string> {
  const app = createExpressApp();
  // The problem of this test is the only one that is made.
  const problems = createProblemFactory(CATALOGUE as never, () => 'http://localhost');
  app.use(async (_req, res) => sendTextStream(res, { type: 'text/csv', chunks }));
  app.use(errorHandler(problems));
  server = await listenHttp(app, { host: '127.0.0.1', port: 0, problems });
  return server.url;
}

describe('a streamed response', () => {
  it('is sent as it is produced, and no further ahead than the client reads', async () => {
    let made = 0;
    let closed = false;
    async function* chunks() {
      try {
        for (; made < 10_000; made += 1) yield 'x'.repeat(10_000);
      } finally {
        closed = true;
      }
    }
    const url = await serve(chunks());
    const call = request(url).end();
    const response = await new Promise<NodeJS.ReadableStream>((resolve) => call.once('response', resolve));
    response.pause();
    await delay(300);
    const ahead = made;
    expect(ahead).toBeLessThan(2_000);
    await delay(200);
    expect(made).toBe(ahead);
    call.destroy();
    await expect.poll(() => closed).toBe(true);
  });

  it('is a problem when it fails before it has begun', async () => {
    // biome-ignore lint/correctness/useYield: it fails before there is anything
    async function* chunks(): AsyncGenerator<string> {
      throw new Error('no database');
    }
    const response = await fetch(await serve(chunks()));
    expect([response.status, response.headers.get('content-type')]).toEqual([
      500,
      'application/problem+json',
    ]);
    expect(await response.json()).toMatchObject({ code: 'internal_error' });
  });

  it('is cut off when it fails later, so that a part is not mistaken for the whole', async () => {
    async function* chunks() {
      yield 'first\r\n';
      await delay(50);
      throw new Error('the database went away');
    }
    const response = await fetch(await serve(chunks()));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('may be empty', async () => {
    async function* chunks(): AsyncGenerator<string> {}
    const response = await fetch(await serve(chunks()));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/csv; charset=utf-8',
      '',
    ]);
  });
});
