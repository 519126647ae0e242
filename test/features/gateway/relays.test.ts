import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationKeyOf, keyOperations, serviceKey } from '../../support/every-operation/operations.ts';
import {
  chatEvents,
  type FakeUpstream,
  messageEvents,
  startFakeUpstream,
} from '../../support/fake-upstream.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, type TestTeam, unique } from '../../support/users.ts';

const SECRET = 'sk-canary-relays-0123456789abcdef';
const MESSAGES = [{ role: 'user', content: 'Hi' }];
const MODEL = '@fake/gpt-fake';

let server: TestServer;
let provider: FakeUpstream;
let team: TestTeam;
let key: string;

/** Makes a virtual key of the fake provider. */
const virtualKey = (slug: string, more: object = {}) =>
  team.people.owner.api.virtualKeys.create({
    workspace: team.workspace,
    slug,
    name: slug,
    provider: 'openai-compatible',
    base_url: provider.url,
    secret: SECRET,
    ...more,
  });

beforeAll(async () => {
  provider = await startFakeUpstream();
  server = await startTestServer({
    env: { GATEWAY_PRIVATE_UPSTREAMS: 'loopback=*', BODY_MEMORY_MB: '16', BACKGROUND_WORK: 'false' },
  });
  team = await createTeam(server);
  await virtualKey('fake');
  key = (await serviceKey(team.people.owner, team.workspace, 'read-write')).secret;
}, 60_000);
afterAll(async () => {
  await server.stop();
  await provider.close();
});

interface Asking {
  path?: string;
  token?: string | null;
  headers?: Record<string, string>;
}

/** Calls a relay as a provider's client does. */
const call = (body: object | string, { path = '/v1/chat/completions', token = key, headers }: Asking = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
const chat = (more: object = {}) => ({ model: MODEL, messages: MESSAGES, ...more });
// biome-ignore lint/suspicious/noExplicitAny: the tests read any field
const problemOf = async (response: Response): Promise<any> => response.json();

describe('each relay', () => {
  it.each([
    ['/v1/chat/completions', chat(), 'choices'],
    ['/v1/embeddings', { model: MODEL, input: 'Hi' }, 'data'],
    ['/v1/responses', { model: MODEL, input: 'Hi' }, 'output'],
  ])('%s passes the answer of the provider back', async (path, body, field) => {
    const response = await call(body, { path });
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveProperty(field);
    const sent = provider.calls.at(-1);
    expect(sent?.path).toBe(path);
    expect(sent?.json.model).toBe('gpt-fake');
    expect(sent?.headers.authorization).toBe(`Bearer ${SECRET}`);
  });

  it('passes streams on, as they are', async () => {
    const events = chatEvents(['a', 'ß']);
    provider.answer('gpt-stream', { events, pieces: 5 });
    const asked = { model: '@fake/gpt-stream', stream: true, stream_options: { include_usage: true } };
    const response = await call(chat(asked));
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe(events.join(''));
  });

  it('passes messages of Anthropic with what its clients send', async () => {
    await virtualKey('claude', { provider: 'anthropic' }).catch(() => undefined);
    const refused = await call(
      { ...chat(), max_tokens: 5 },
      { path: '/v1/messages?beta=true', headers: { 'anthropic-version': '2023-06-01' } },
    );
    // The fake provider is OpenAI's kind, which has no messages.
    expect(await problemOf(refused)).toMatchObject({ status: 400, error: { param: 'model' } });
    expect(messageEvents().length).toBeGreaterThan(5);
  });

  it('takes the model as it is when a header names the virtual key', async () => {
    const body =
      '{"messages":[{"role":"user","content":"Hi"}],  "seed": 9223372036854775807, "model":"@cf/x"}';
    const response = await call(body, { headers: { 'x-portkey-virtual-key': 'fake' } });
    expect(response.status).toBe(200);
    expect(provider.calls.at(-1)?.body.toString()).toBe(body);
  });

  it('passes errors of the provider with their status, without its secret', async () => {
    provider.answer('gpt-error', {
      status: 429,
      headers: { 'retry-after': '3' },
      body: { error: { message: SECRET } },
    });
    const response = await call(chat({ model: '@fake/gpt-error' }));
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3']);
    expect(await response.json()).toEqual({ error: { message: '[redacted]' } });
  });
});

describe('the credential of a relay', () => {
  it.each([
    ['Authorization', (token: string) => ({ authorization: `Bearer ${token}` })],
    ['x-api-key', (token: string) => ({ 'x-api-key': token })],
    [
      'x-portkey-api-key, beside a key of OpenAI that clients send as well',
      (token: string) => ({ 'x-portkey-api-key': token, authorization: 'Bearer OPENAI_API_KEY' }),
    ],
  ])('may be in %s', async (_, headers) => {
    expect((await call(chat(), { token: null, headers: headers(key) })).status).toBe(200);
    expect(JSON.stringify(provider.calls.at(-1)?.headers)).not.toContain(key);
  });

  it('is a key of one workspace and no other', async () => {
    const { owner } = team.people;
    const organization = await owner.api.organizations.create({ name: 'Org', slug: unique('org') });
    const others = {
      session: owner.token,
      operator: server.operatorKey,
      'organization key': (
        await owner.api.organizationKeys.create({ organization: organization.id, name: 'k', scope: 'admin' })
      ).secret,
      'application key': (await applicationKeyOf(server, team.workspaceId)).secret,
      'access token of a session': (
        await owner.api.accessTokens.create({
          workspace: team.workspace,
          audience: 'https://api.example.com',
        })
      ).token,
    };
    for (const { path, method } of keyOperations)
      for (const [name, token] of Object.entries(others)) {
        const response = await fetch(server.url + path, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(method === 'POST' && { body: '{}' }),
        });
        expect([name, response.status, (await problemOf(response)).code]).toEqual([
          name,
          403,
          'insufficient_scope',
        ]);
      }
  });

  it('needs the permission, which no key has that only reads', async () => {
    const reader = await serviceKey(team.people.owner, team.workspace, 'read-only');
    expect(await problemOf(await call(chat(), { token: reader.secret }))).toMatchObject({
      code: 'insufficient_scope',
      required_permission: 'completions:create',
    });
  });

  it('is missing or wrong', async () => {
    expect(await problemOf(await call(chat(), { token: null }))).toMatchObject({
      code: 'missing_credentials',
    });
    const wrong = await call(chat(), { token: 'tn_svc_wrong' });
    expect(await problemOf(wrong)).toMatchObject({
      code: 'invalid_credentials',
      error: { type: 'invalid_credentials', code: 'invalid_credentials', param: null },
    });
    expect(wrong.headers.get('x-should-retry')).toBe('false');
  });
});

describe('the project of a call', () => {
  it('has to be named by a key that is limited to several', async () => {
    const { owner } = team.people;
    const { workspace } = team;
    const second = await owner.api.projects.create({
      ...{ workspace, name: 'Second', slug: unique('p'), environment: 'sandbox' },
    });
    const third = await owner.api.projects.create({
      ...{ workspace, name: 'Third', slug: unique('p'), environment: 'sandbox' },
    });
    const limited = await serviceKey(owner, workspace, 'read-write', [team.project.id, second.id]);
    const single = await serviceKey(owner, workspace, 'read-write', [second.id]);
    const ask = async (token: string, project?: string) => {
      const headers = { ...(project !== undefined && { 'x-tenantry-project': project }) };
      const response = await call(chat(), { token, headers });
      return response.status === 200 ? 200 : (await problemOf(response)).code;
    };
    expect(await ask(limited.secret)).toBe('project_required');
    expect(await ask(limited.secret, second.slug)).toBe(200);
    expect(await ask(limited.secret, third.id)).toBe('not_found');
    expect(await ask(limited.secret, 'no-such-project')).toBe('not_found');
    expect(await ask(single.secret)).toBe(200);
    await virtualKey('of-second', { project_ids: [second.id] });
    const of = async (token: string) => (await call(chat({ model: '@of-second/m' }), { token })).status;
    expect([await of(single.secret), await of(key)]).toEqual([200, 404]);
  });
});

describe('a virtual key', () => {
  it('of another workspace does not exist', async () => {
    const other = await createTeam(server);
    const theirs = await other.people.owner.api.virtualKeys.create({
      ...{ workspace: other.workspace, slug: 'theirs', name: 'Theirs', provider: 'openai-compatible' },
      ...{ base_url: provider.url, secret: SECRET },
    });
    const answers = await Promise.all(
      ['theirs', theirs.id, 'nothing'].map(async (slug) => {
        const response = await call(chat({ model: `@${slug}/m` }));
        const { request_id, ...problem } = await problemOf(response);
        expect(request_id).toBe(response.headers.get('x-request-id'));
        return problem;
      }),
    );
    expect(answers[0]).toMatchObject({ status: 404, code: 'not_found' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('has to be named', async () => {
    expect(await problemOf(await call(chat({ model: 'gpt-4o' })))).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'model', code: 'virtual_key' }],
    });
  });

  it('allows its models only', async () => {
    await virtualKey('narrow', { models: ['gpt-4o*'] });
    const refused = await call(chat({ model: '@narrow/o3' }));
    expect(await problemOf(refused)).toMatchObject({ status: 403, code: 'model_not_allowed' });
    expect((await call(chat({ model: '@narrow/gpt-4o-mini' }))).status).toBe(200);
  });

  it('that is disabled calls no provider', async () => {
    const made = await virtualKey('off');
    await team.people.owner.api.virtualKeys.update({
      ...{ workspace: team.workspace, virtual_key: made.id, status: 'disabled' },
    });
    const before = provider.calls.length;
    expect(await problemOf(await call(chat({ model: '@off/m' })))).toMatchObject({
      status: 412,
      code: 'virtual_key_unavailable',
    });
    expect(provider.calls.length).toBe(before);
  });
});

describe('a header or field that could send a secret elsewhere', () => {
  it.each([
    'x-portkey-custom-host',
    'x-portkey-azure-resource-name',
    'x-portkey-vertex-region',
    'x-portkey-aws-access-key-id',
    'x-tenantry-anything',
  ])('%s is refused by name', async (name) => {
    const response = await call(chat(), { headers: { [name]: 'https://attacker.example.com' } });
    expect(await problemOf(response)).toMatchObject({
      status: 400,
      errors: [{ location: 'header', path: name }],
    });
  });

  it('of a body does not reach the gateway, and of a path does not exist', async () => {
    const before = provider.calls.length;
    await call(chat({ base_url: 'https://attacker.example.com', custom_host: 'attacker.example.com' }));
    expect(provider.calls.length).toBe(before + 1);
    expect((await call(chat({ model: '@../x' }))).status).toBe(404);
  });
});

describe('a body', () => {
  it.each([
    ['without a model', { messages: MESSAGES }, 'model'],
    ['without messages', { model: MODEL, messages: [] }, 'messages'],
    ['with a stream flag that is none', chat({ stream: 'yes' }), 'stream'],
  ])('%s is refused before a provider is called', async (_, body, path) => {
    const before = provider.calls.length;
    expect(await problemOf(await call(body))).toMatchObject({ status: 400, errors: [{ path }] });
    expect(provider.calls.length).toBe(before);
  });

  it('is refused as any other when it is no JSON, has another type, or is missing', async () => {
    expect(await problemOf(await call('{'))).toMatchObject({ code: 'malformed_json' });
    const typed = await call('{}', { headers: { 'content-type': 'text/plain' } });
    expect(await problemOf(typed)).toMatchObject({ code: 'unsupported_media_type' });
    expect(await problemOf(await call(''))).toMatchObject({ code: 'invalid_request' });
  });

  it('may be compressed, and may have names and characters that no field of ours has', async () => {
    const body = JSON.stringify(chat({ tools: [{ type: 'function', constructor: '\u0000' }] }));
    const response = await call(gzipSync(body), { headers: { 'content-encoding': 'gzip' } });
    expect(response.status).toBe(200);
    expect(provider.calls.at(-1)?.json.tools).toEqual([{ type: 'function', constructor: '\u0000' }]);
  });

  it('waits for memory by its length, before it is read, and other workspaces are served', async () => {
    const large = await call(chat({ padding: 'x'.repeat(5 * 1024 * 1024) }));
    expect(await problemOf(large)).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(large.headers.get('retry-after')).not.toBeNull();
    expect((await call(chat({ padding: 'x'.repeat(3 * 1024 * 1024) }))).status).toBe(200);
    const tooLarge = await call(chat({ padding: 'x'.repeat(33 * 1024 * 1024) }));
    expect(await problemOf(tooLarge)).toMatchObject({ code: 'payload_too_large' });
  });
});

describe('a running stream', () => {
  /** Starts a stream that does not end by itself. */
  async function start(token: string, model = `@fake/${unique('stall')}`) {
    provider.answer(model.split('/')[1] ?? '', { events: chatEvents(), stallAfter: 3 });
    const response = await call(chat({ model, stream: true }), { token });
    expect(response.status).toBe(200);
    return response.text();
  }

  it('ends when its key is revoked', async () => {
    const { owner } = team.people;
    const made = await serviceKey(owner, team.workspace, 'read-write');
    const text = start(made.secret);
    const model = provider.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await owner.api.apiKeys.revoke({ workspace: team.workspace, key_id: made.id });
    expect(await text).toContain('"code":"credential_revoked"');
    expect(provider.calls.length).toBeGreaterThanOrEqual(model);
  });

  it('ends when its virtual key is deleted', async () => {
    const made = await virtualKey('leaving');
    const text = start(key, '@leaving/endless');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await team.people.owner.api.virtualKeys.delete({ workspace: team.workspace, virtual_key: made.id });
    expect(await text).toContain('"code":"not_found"');
  });
});

describe('a budget', () => {
  it('counts what calls use, and refuses a call that it has no room for', async () => {
    const { api } = team.people.owner;
    const metered = await serviceKey(team.people.owner, team.workspace, 'read-write');
    await api.budgets.create({
      ...{ workspace: team.workspace, name: 'Tokens', scope: 'api_key', scope_id: metered.id },
      ...{ measure: 'tokens', limit: 1000 },
    });
    const ask = (max_tokens: number) => call(chat({ max_tokens }), { token: metered.secret });
    expect((await ask(5)).status).toBe(200);
    expect(await problemOf(await ask(5000))).toMatchObject({ status: 412, code: 'budget_exhausted' });
    await expect
      .poll(() => server.knex('gateway_calls').where({ api_key_id: metered.id }).select('usage_source'))
      .toEqual([{ usage_source: 'provider' }]);
  });
});

describe('secrets', () => {
  it('are in no log and no table as they are', async () => {
    provider.answer('gpt-leak', {
      status: 500,
      body: `Authorization: Bearer ${SECRET}`,
      headers: { 'content-type': 'text/plain' },
    });
    await call(chat({ model: '@fake/gpt-leak' }));
    expect(server.logs.join('\n')).not.toContain(SECRET);
    const { rows } = await server.knex.raw('select to_jsonb(v)::text as line from virtual_keys v');
    expect(JSON.stringify(rows)).not.toContain(SECRET);
  });
});
