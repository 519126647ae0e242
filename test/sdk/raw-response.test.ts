import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import {
  AbortedError,
  ConnectionError,
  NotFoundError,
  Tenantry,
  TenantryError,
  TimeoutError,
} from '../../sdk/src/index.ts';
import { clientOf, empty, failure, json, problem } from './support.ts';

const here = { workspace: 'acme', project: 'billing' };
const download = { workspace: 'acme', export_id: 'exp_1' } as const;
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A client of a server that handles all requests in the same way. */
async function serve(handle: Parameters<typeof createServer>[1], options: object = {}): Promise<Tenantry> {
  server = createServer(handle);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return new Tenantry({ token: 'tn_svc_secret', baseUrl: `http://127.0.0.1:${port}`, ...options });
}

describe('asResponse', () => {
  test('returns the response as received, with its body unread', async () => {
    const sent = json({ id: 'prj_1' }, 200, { 'x-request-id': 'req_7' });
    const { tenantry } = clientOf([() => sent]);
    const response = await tenantry.projects.get(here).asResponse();
    expect(response).toBe(sent);
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toEqual({ id: 'prj_1' });
  });

  test('retries, and throws the errors of the other forms', async () => {
    const { tenantry, attempts } = clientOf([empty(503, { 'retry-after': '0' }), problem(404, 'not_found')]);
    const error = await failure(tenantry.projects.get(here).asResponse());
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toHaveProperty('detail', 'A sentence that helps.');
    expect(attempts).toHaveLength(2);
  });

  test('and await exclude one another, and each says so', async () => {
    const { tenantry } = clientOf([json({ id: 'prj_1' })]);
    const raw = tenantry.projects.get(here);
    await raw.asResponse();
    expect(await failure(raw)).toBeInstanceOf(TenantryError);
    const read = tenantry.projects.get(here);
    await read;
    expect(await failure(read.asResponse())).toHaveProperty(
      'message',
      'The body has been read. Call asResponse() or stream() in place of await.',
    );
  });

  test('shows a hook the response without its body, which no copy keeps in memory', async () => {
    const seen: unknown[] = [];
    const onResponse = async (response: Response) => {
      seen.push(response.status, response.headers.get('x-request-id'), await response.text());
    };
    const { tenantry } = clientOf([json({}, 200, { 'x-request-id': 'req_7' })], { hooks: { onResponse } });
    expect(await (await tenantry.projects.get(here).asResponse()).text()).toBe('{}');
    expect(seen).toEqual([200, 'req_7', '']);
  });

  test('has a body that the signal of the call still ends', async () => {
    const tenantry = await serve((_, response) => response.write('{'));
    const controller = new AbortController();
    const response = await tenantry.projects.get(here, { signal: controller.signal }).asResponse();
    const reading = failure(response.text());
    controller.abort();
    expect(await reading).toBeInstanceOf(AbortedError);
  });
});

describe('stream', () => {
  test('exists only for operations that return text', () => {
    const { tenantry } = clientOf([json({})]);
    // @ts-expect-error a project is not a text
    expect(tenantry.projects.get(here).stream).toBeDefined();
  });

  test('fails before the first byte with the error of the server', async () => {
    const { tenantry } = clientOf([problem(404, 'not_found')]);
    expect(await failure(tenantry.auditExports.download(download).stream())).toBeInstanceOf(NotFoundError);
  });

  const read = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

  test('reports a connection that breaks in the middle', async () => {
    const tenantry = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    const reader = (await tenantry.auditExports.download(download).stream()).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('half');
    expect(await failure(reader.read())).toBeInstanceOf(ConnectionError);
  });

  test('applies the timeout to each chunk, not to the whole', async () => {
    const tenantry = await serve((_, response) => {
      let sent = 0;
      const timer = setInterval(() => {
        response.write('x');
        if (++sent === 5) clearInterval(timer);
      }, 40);
    });
    const stream = await tenantry.auditExports.download(download, { timeout: 120 }).stream();
    const reader = stream.getReader();
    for (let count = 0; count < 5; count++) expect((await reader.read()).value).toHaveLength(1);
    expect(await failure(reader.read())).toBeInstanceOf(TimeoutError);
  });

  test('that its reader cancels, ends the request', async () => {
    let close = () => {};
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const tenantry = await serve((_, response) => {
      response.write('x');
      response.on('close', () => close());
    });
    await (await tenantry.auditExports.download(download).stream()).cancel();
    await closed;
  });

  test('works with a fetch whose bodies are streams of Node', async () => {
    const body = Readable.from([Buffer.from('one\n'), Buffer.from('two\n')]);
    const fetch = async () => ({ ok: true, status: 200, statusText: 'OK', text: async () => '', body });
    const { tenantry } = clientOf([], { fetch });
    expect(await read(await tenantry.auditExports.download(download).stream())).toBe('one\ntwo\n');
  });
});
