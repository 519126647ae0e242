import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceKey } from '../support/every-operation/operations.ts';
import { type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { createTeam } from '../support/users.ts';

const run = promisify(execFile);
const folder = dirname(fileURLToPath(import.meta.url));
const PYTHON = join(folder, '../../.cache/foreign-clients/bin/python');

let server: TestServer;
let provider: FakeUpstream;
let key: string;
beforeAll(async () => {
  provider = await startFakeUpstream();
  server = await startTestServer({
    env: { GATEWAY_PRIVATE_UPSTREAMS: 'loopback=*', BACKGROUND_WORK: 'false' },
  });
  const { people, workspace } = await createTeam(server);
  const secret = 'sk-of-the-provider-0123456789';
  const base = { workspace, base_url: provider.url, secret, models: ['model-1'] };
  const { virtualKeys } = people.owner.api;
  await virtualKeys.create({ ...base, slug: 'models', name: 'Models', provider: 'openai-compatible' });
  await virtualKeys.create({ ...base, slug: 'claude', name: 'Claude', provider: 'anthropic' });
  key = (await serviceKey(people.owner, workspace, 'read-write')).secret;
});
afterAll(async () => {
  await server.stop();
  await provider.close();
});

/** Runs a client with nothing but the address of the gateway and a key. @returns what it prints */
async function resultOf(program: string, script: string, slug: string): Promise<unknown> {
  const { stdout } = await run(program, [join(folder, script)], {
    env: {
      PATH: process.env.PATH,
      BASE_URL: server.url,
      API_KEY: key,
      MODEL: `@${slug}/model-1`,
      REFUSED_MODEL: '@absent/model-1',
    },
  });
  return JSON.parse(stdout);
}

const TEXT = 'Hello wörld';
const EMBEDDING = [0.25, -0.5];
/** What clients list, and the one that they then ask for. */
const MODELS = { models: ['@claude/model-1', '@models/model-1'], model: '@models/model-1' };

describe.each([
  ['node', process.execPath],
  ['python', PYTHON],
])('clients of %s', (language, program) => {
  const clients = {
    node: [
      [
        'openai',
        'models',
        { chat: TEXT, streamed: TEXT, embedding: EMBEDDING, response: TEXT, events: TEXT, ...MODELS },
      ],
      ['anthropic', 'claude', { chat: TEXT, streamed: TEXT, models: MODELS.models }],
      ['ai-sdk', 'models', { chat: TEXT, streamed: TEXT }],
      ['langchain', 'models', { chat: TEXT, streamed: TEXT, embedding: EMBEDDING }],
      ['portkey', 'models', { chat: TEXT, streamed: TEXT, embedding: EMBEDDING, ...MODELS }],
    ],
    python: [
      [
        'openai_client',
        'models',
        { chat: TEXT, streamed: TEXT, embedding: EMBEDDING, response: TEXT, ...MODELS },
      ],
      ['anthropic_client', 'claude', { chat: TEXT, streamed: TEXT, models: MODELS.models }],
      ['portkey_client', 'models', { chat: TEXT, streamed: TEXT, ...MODELS }],
    ],
  } as const;

  it.each(
    clients[language as keyof typeof clients].map(([name, slug, result]) => [name, slug, result] as const),
  )('%s gets answers, streams and errors', async (name, slug, result) => {
    const end = language === 'node' ? 'mjs' : 'py';
    expect(await resultOf(program, `${language}/${name}.${end}`, slug)).toMatchObject({
      ...result,
      error: { status: 404 },
    });
  });
});
