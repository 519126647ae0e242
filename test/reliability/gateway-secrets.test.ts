import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatEvents, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { hasPostgres } from '../support/postgres.ts';
import {
  clientOf,
  createInstallation,
  METRICS_TOKEN,
  type ServerProcess,
  spawnServer,
  type TestInstallation,
} from '../support/process.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';
import { PASSWORD, unique } from '../support/users.ts';

const CALLS = rounds({ sample: 40, full: 200 });
/** With characters that JSON, URLs and base64 write in another way. */
const SECRET = 'sk-canary/secrets+0123"456789\\abcdef=';
const PLANTED = 'canary';

/** The spellings in which a secret may appear: as it is, in JSON, in a URL, in base64 and as the bytes of a dump. */
const SPELLINGS = [
  SECRET,
  JSON.stringify(SECRET).slice(1, -1),
  JSON.stringify(SECRET).slice(1, -1).replaceAll('/', '\\/'),
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString('base64'),
  Buffer.from(`Bearer ${SECRET}`).toString('base64'),
  Buffer.from(SECRET).toString('hex'),
];
const found = (text: string): string[] => SPELLINGS.filter((spelling) => text.includes(spelling));

type Answer = Parameters<FakeUpstream['answer']>[1];
interface Leak {
  name: string;
  stream?: boolean;
  answer(echo: string): Answer;
}

const frame = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`;
const chunk = (content: string) => frame({ choices: [{ index: 0, delta: { content } }] });
const raw = (text: string) => `data: {"error":{"message":"${text}"}}\n\n`;
/** The ways in which a provider may repeat what it was sent, with `echo` as the text. */
const LEAKS: Leak[] = [
  { name: 'an error', answer: (echo) => ({ status: 401, body: { error: { message: echo } } }) },
  {
    name: 'an error as text',
    answer: (echo) => ({
      ...{ status: 500, headers: { 'content-type': 'text/plain' } },
      body: `Authorization: Bearer ${echo}`,
    }),
  },
  {
    name: 'an error page',
    answer: (echo) => ({ status: 500, headers: { 'content-type': 'text/html' }, body: echo }),
  },
  { name: 'an answer', answer: (echo) => ({ body: { choices: [{ message: { content: echo } }] } }) },
  { name: 'the name of a model', answer: (echo) => ({ body: { model: echo, choices: [] } }) },
  {
    name: 'headers',
    answer: (echo) => ({
      ...{ status: 429, body: {} },
      headers: {
        ...{ 'x-request-id': echo, 'openai-organization': echo, 'x-ratelimit-reset': echo },
        ...{ 'retry-after': echo, 'anthropic-note': `Bearer ${echo}`, location: echo, 'x-echo': echo },
      },
    }),
  },
  { name: 'a redirect', answer: (echo) => ({ status: 302, headers: { location: `/${echo}` }, body: echo }) },
  {
    name: 'an error in a stream',
    stream: true,
    answer: (echo) => ({ events: [frame({ error: { message: echo } })] }),
  },
  {
    ...{ name: 'an error in the middle of a stream', stream: true },
    answer: (echo) => ({
      events: [...chatEvents().slice(0, 2), frame({ error: { message: echo, code: echo } })],
    }),
  },
  {
    name: 'the content of a stream',
    stream: true,
    answer: (echo) => ({ events: chatEvents([`a ${echo} b`]) }),
  },
  {
    ...{ name: 'a stream in small pieces', stream: true },
    answer: (echo) => ({ events: chatEvents([`a ${echo} b`]), pieces: 7 }),
  },
  {
    ...{ name: 'a stream in single bytes', stream: true },
    answer: (echo) => ({
      events: [chunk('a'), raw(echo), chunk('b'), chunk(echo), 'data: [DONE]\n\n'],
      pieces: 1,
    }),
  },
  {
    ...{ name: 'a comment and an event of a stream', stream: true },
    answer: (echo) => ({
      events: [chunk('a'), `: ${echo}\nevent: ${echo}\nid: ${echo}\n\n`, ...chatEvents()],
      pieces: 3,
    }),
  },
  {
    ...{ name: 'a stream that is cut', stream: true },
    answer: (echo) => ({ events: chatEvents([echo, echo]), cutAfter: 400, pieces: 11 }),
  },
];
/** How it repeats it. */
const ECHOES = SPELLINGS.slice(0, 6);

describe.runIf(hasPostgres())('a secret of a provider, which repeats it wherever it can', () => {
  let site: TestInstallation;
  let server: ServerProcess;
  let provider: FakeUpstream;
  let url: string;
  let environment: Record<string, string>;
  let key: string;
  let workspace: string;
  const outputs: string[] = [];

  const chat = (model: string, more: object = {}, headers: Record<string, string> = {}) =>
    fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
      body: JSON.stringify({ model: `@fake/${model}`, messages: [{ role: 'user', content: 'Hi' }], ...more }),
    });

  beforeAll(async () => {
    provider = await startFakeUpstream();
    site = await createInstallation('postgres');
    environment = {
      ...site.environment,
      ...{ GATEWAY_PRIVATE_UPSTREAMS: 'loopback=*', WEBHOOK_ALLOW_PRIVATE: 'loopback', LOG_LEVEL: 'debug' },
    };
    server = spawnServer(environment);
    url = await server.ready();
    const email = `${unique('owner')}@example.com`;
    const anyone = clientOf(url);
    workspace = unique('ws');
    await anyone.users.signUp({
      email,
      password: PASSWORD,
      name: 'O',
      workspace: { name: 'O', slug: workspace },
    });
    const { token } = await anyone.sessions.create({ email, password: PASSWORD });
    const owner = clientOf(url, token);
    key = (await owner.apiKeys.create({ workspace, kind: 'service', name: 'K', scope: 'read-write' })).secret;
    await owner.webhookEndpoints.create({ workspace, url: provider.url });
    await owner.virtualKeys.create({
      ...{ workspace, slug: 'fake', name: 'Fake', provider: 'openai-compatible', secret: SECRET },
      base_url: provider.url,
    });
    // What the provider says of a secret that is tried is shown to the people who set it up.
    const next = { workspace, virtual_key: 'fake', secret: `${SECRET}2` };
    await owner.virtualKeys.rotate(next).catch((error) => outputs.push(JSON.stringify(error), String(error)));
    await owner.virtualKeys
      .test({ workspace, virtual_key: 'fake' })
      .then((tried) => outputs.push(JSON.stringify(tried)));
  }, 120_000);
  afterAll(async () => {
    await server?.end();
    await site?.cleanup();
    await provider?.close();
  });

  /** All rows of all tables as text, but for the columns with sealed values, which are bytes. */
  async function dump(): Promise<string> {
    const client = new pg.Client(site.environment.DATABASE_URL);
    await client.connect();
    try {
      const { rows: tables } = await client.query<{ name: string }>(
        `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace`,
      );
      const texts: string[] = [];
      for (const { name } of tables) {
        const { rows } = await client.query<{ line: string }>(`select t::text as line from ${name} t`);
        texts.push(...rows.map(({ line }) => line));
      }
      return texts.join('\n');
    } finally {
      await client.end();
    }
  }

  const journals = (): string => {
    const folder = join(site.dataDir, 'gateway');
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n');
  };

  it('is in no answer, log, table, metric or journal', async () => {
    const random = randomOf(seedOf('gateway-secrets'));
    const one = async (index: number) => {
      const leak = LEAKS[index % LEAKS.length] as Leak;
      const echo = ECHOES[random(ECHOES.length)] as string;
      const model = unique('m');
      provider.answer(model, leak.answer(echo));
      const headers = { ...(index % 3 === 0 && { 'idempotency-key': unique('k') }) };
      const asked = { stream: leak.stream === true, stream_options: { include_usage: random(2) === 0 } };
      const response = await chat(model, asked, headers);
      const text = JSON.stringify([...response.headers]) + (await response.text());
      expect([leak.name, echo, found(text), text.includes(PLANTED)]).toEqual([leak.name, echo, [], false]);
      outputs.push(text);
    };
    for (let from = 0; from < CALLS; from += 10)
      await Promise.all(Array.from({ length: Math.min(10, CALLS - from) }, (_, index) => one(from + index)));
    await delay(600);
    const metrics = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    const client = clientOf(url, key);
    const places = {
      answers: outputs.join('\n'),
      logs: server.output.stdout + server.output.stderr,
      rows: await dump(),
      journals: journals(),
      metrics: await metrics.text(),
      gatewayLogs: JSON.stringify(await client.gatewayLogs.list({ workspace, limit: 100 })),
      audit: JSON.stringify(await client.auditEvents.list({ workspace, limit: 100 }).catch(() => null)),
    };
    expect(places.rows).toContain('gateway');
    for (const [place, text] of Object.entries(places)) {
      expect([place, found(text)]).toEqual([place, []]);
      // The last four characters are shown, as those of every secret.
      expect([place, text.includes(`${PLANTED}/`), text.includes(key)]).toEqual([place, false, false]);
    }
    for (const { headers } of provider.calls) expect(JSON.stringify(headers)).not.toContain(key);
  });

  it('is sent once for a request whose server is killed, and again for its repetition when the claim has expired', async () => {
    const model = unique('m');
    provider.answer(model, { events: chatEvents(), stallAfter: 3 }, { events: chatEvents() });
    const headers = { 'idempotency-key': unique('k') };
    const first = await chat(model, { stream: true }, headers);
    await first.body?.getReader().read();
    await server.end('SIGKILL');
    server = spawnServer(environment);
    url = await server.ready();
    expect((await chat(model, { stream: true }, headers)).status).toBe(409);
    const client = new pg.Client(site.environment.DATABASE_URL);
    await client.connect();
    await client.query(
      `update idempotency_records set created_at = now() - interval '61 seconds' where reply is null`,
    );
    expect(await (await chat(model, { stream: true }, headers)).text()).toContain('[DONE]');
    const twin = await chat(model, { stream: true }, headers);
    expect([twin.status, twin.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(provider.callsOf(model)).toHaveLength(2);
    const sources = async () =>
      (await client.query('select usage_source from gateway_calls where model = $1 order by 1', [model]))
        .rows;
    await expect
      .poll(sources, { timeout: 20_000 })
      .toEqual([{ usage_source: 'estimated' }, { usage_source: 'provider' }]);
    await client.end();
  });
});
