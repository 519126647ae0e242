import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, streamExport } from '../support/packed-sdk.ts';
import { rounds } from '../support/scale.ts';

const CHUNK = Buffer.alloc(1 << 16, `${'a'.repeat(99)}\n`);
let project: string;
let server: Server;

beforeAll(async () => {
  project = await createProject();
}, 120_000);

afterAll(async () => {
  server?.close();
  await rm(project, { recursive: true, force: true });
});

test('an export of a gigabyte is streamed in constant memory', async () => {
  const size = rounds({ sample: 200 << 20, full: 1 << 30 });
  server = createServer((request, response) => {
    // A bare fetch keeps about 60 MB of chunks until they are collected, however small or large the body is.
    const length = request.url?.includes('exp_small') ? 64 << 20 : size;
    const chunks = function* () {
      for (let sent = 0; sent < length; sent += CHUNK.length) yield CHUNK;
    };
    Readable.from(chunks()).pipe(response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const env = { TENANTRY_BASE_URL: `http://127.0.0.1:${port}`, TENANTRY_TOKEN: 'tn_svc_secret' };
  const { received, growth } = await streamExport(project, env, ['acme', 'exp_small', 'exp_large']);
  process.stdout.write(`stream of ${received / 2 ** 20} MB: ${growth.toFixed(1)} MB of growth\n`);
  expect(received).toBe(size);
  expect(growth).toBeLessThan(60);
});
