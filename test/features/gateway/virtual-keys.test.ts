import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, expectProblem, ROLES, type TestTeam, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let workspace: string;
const SECRET = 'sk-canary-0123456789abcdef';
const OTHER_SECRET = 'sk-canary-fedcba9876543210';

/** A provider that lists its models to holders of the secrets, and says what it received. */
let provider: Server;
let base_url: string;
let answer: { status: number; body: string; headers?: Record<string, string> } | undefined;
const received: Array<{ url: string; headers: IncomingHttpHeaders }> = [];

beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
  workspace = acme.workspace;
  provider = createServer(({ url = '', headers }, res) => {
    received.push({ url, headers });
    const isKnown = [SECRET, OTHER_SECRET].some((secret) => headers.authorization === `Bearer ${secret}`);
    const said = answer ?? {
      status: isKnown ? 200 : 401,
      body: JSON.stringify(
        isKnown ? { data: [{}, {}] } : { error: { message: `Wrong: ${headers.authorization}` } },
      ),
    };
    res.writeHead(said.status, said.headers).end(said.body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => provider.once('listening', resolve));
  base_url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
});
afterAll(async () => {
  provider.close();
  await server.stop();
});

const owner = () => acme.people.owner.api.virtualKeys;
const create = (fields: object = {}) =>
  owner().create({
    workspace,
    slug: unique('vk'),
    name: 'Models',
    provider: 'openai-compatible',
    base_url,
    secret: SECRET,
    ...fields,
  });
const fieldsOf = async (failing: PromiseLike<unknown>) =>
  (await expectProblem(failing)).errors?.map(({ path }) => path);

describe('virtual keys', () => {
  it('are created, read by slug and id and listed without the secret', async () => {
    const made = await create({ note: 'For tests', models: ['gpt-4o*'] });
    expect(made).toMatchObject({ base_url, masked_secret: 'sk-…cdef', status: 'active', last_used_at: null });
    for (const virtual_key of [made.id, made.slug])
      expect(await owner().get({ workspace, virtual_key })).toEqual(made);
    const { data } = await owner().list({ workspace, provider: 'openai-compatible' });
    expect(data).toContainEqual(made);
    expect((await owner().list({ workspace, provider: 'groq' })).data).toEqual([]);
    expect(JSON.stringify([made, data])).not.toContain(SECRET);
    expect(await server.knex('virtual_keys').where({ id: made.id }).first()).toMatchObject({
      secret_version: 1,
    });
  });

  it('have the same fingerprint only for the same secret in the same workspace', async () => {
    const [one, same, other] = [await create(), await create(), await create({ secret: OTHER_SECRET })];
    expect(same.fingerprint).toBe(one.fingerprint);
    expect(other.fingerprint).not.toBe(one.fingerprint);
    const elsewhere = await createTeam(server);
    const foreign = await elsewhere.people.owner.api.virtualKeys.create({
      workspace: elsewhere.workspace,
      slug: 'same',
      name: 'Same',
      provider: 'openai',
      secret: SECRET,
    });
    expect(foreign.fingerprint).not.toBe(one.fingerprint);
  });

  it('are managed by owners, admins and managers, and read by every member', async () => {
    const made = await create();
    for (const role of ROLES) {
      const { virtualKeys } = acme.people[role].api;
      expect(await virtualKeys.get({ workspace, virtual_key: made.id }), role).toMatchObject({ id: made.id });
      const change = virtualKeys.update({ workspace, virtual_key: made.id, name: role });
      if (role === 'member' || role === 'viewer')
        expect(await expectProblem(change)).toMatchObject({ code: 'insufficient_role' });
      else expect(await change, role).toMatchObject({ name: role });
    }
  });

  it('for other projects are hidden from a key that is limited to a project', async () => {
    const [one, other] = await Promise.all(
      ['one', 'other'].map((slug) =>
        acme.people.owner.api.projects.create({ workspace, name: slug, slug, environment: 'sandbox' }),
      ),
    );
    const mine = await create({ project_ids: [one?.slug] });
    const foreign = await create({ project_ids: [other?.id] });
    expect(mine.project_ids).toEqual([one?.id]);
    const { secret } = await acme.people.owner.api.apiKeys.create({
      workspace,
      name: 'Limited',
      kind: 'service',
      scope: 'read-only',
      project_ids: [one?.id ?? ''],
    });
    const { virtualKeys } = server.client(secret);
    const seen = (await virtualKeys.list({ workspace })).data.map(({ id }) => id);
    expect(seen).toContain(mine.id);
    expect(seen).not.toContain(foreign.id);
    const hidden = virtualKeys.get({ workspace, virtual_key: foreign.id });
    expect(await expectProblem(hidden)).toMatchObject({ code: 'not_found' });
    expect(await expectProblem(create({ project_ids: ['none'] }))).toMatchObject({ code: 'not_found' });
  });

  it('are as many as the plan allows, and have slugs of their own', async () => {
    const small = await createTeam(server);
    await server.operator.plans.set({ workspace: small.workspace, plan: 'free' });
    const { virtualKeys } = small.people.owner.api;
    const add = (slug: string) =>
      virtualKeys.create({
        workspace: small.workspace,
        slug,
        name: slug,
        provider: 'openai',
        secret: SECRET,
      });
    await add('one');
    expect(await expectProblem(add('one'))).toMatchObject({ code: 'slug_taken' });
    await add('two');
    await add('three');
    expect(await expectProblem(add('four'))).toMatchObject({ code: 'limit_reached' });
  });

  it('are disabled and enabled, expire, and no longer exist once they are deleted', async () => {
    const { id: virtual_key } = await create({ expires_at: '2099-01-01T00:00:00Z' });
    const disabled = await owner().update({ workspace, virtual_key, status: 'disabled' });
    expect(disabled).toMatchObject({ status: 'disabled', disabled_reason: 'manual' });
    const enabled = await owner().update({ workspace, virtual_key, status: 'active' });
    expect(enabled).toMatchObject({ status: 'active', disabled_at: null, disabled_reason: null });
    expect(await fieldsOf(create({ expires_at: '2020-01-01T00:00:00Z' }))).toEqual(['expires_at']);
    await server
      .knex('virtual_keys')
      .where({ id: virtual_key })
      .update({ expires_at: new Date(0) });
    expect(await owner().get({ workspace, virtual_key })).toMatchObject({ status: 'expired' });
    await owner().delete({ workspace, virtual_key });
    expect(await expectProblem(owner().get({ workspace, virtual_key }))).toMatchObject({
      code: 'not_found',
    });
  });

  it('leave an audit entry and an event for each change, which name no secret', async () => {
    const { id: virtual_key } = await create();
    await owner().update({ workspace, virtual_key, name: 'Renamed' });
    await owner().rotate({ workspace, virtual_key, secret: OTHER_SECRET });
    await owner().delete({ workspace, virtual_key });
    const types = ['deleted', 'rotated', 'updated', 'created'].map((change) => `virtual_key.${change}`);
    const { api } = acme.people.owner;
    const { data: entries } = await api.auditEvents.list({ workspace, limit: 4 });
    expect(entries.map(({ action }) => action)).toEqual(types);
    const { data: events } = await api.events.list({ workspace, limit: 4 });
    expect(events.map(({ type }) => type)).toEqual(types);
    expect(JSON.stringify([entries, events, server.logs])).not.toMatch(/sk-canary-/);
  });
});

describe('the destination of a virtual key', () => {
  it.each([
    ['base_url', { base_url: 'http://llm.example.com/v1' }],
    ['base_url', { base_url: 'https://10.0.0.1/v1' }],
    ['base_url', { base_url: 'https://llm.example.com/v1?x=1' }],
    ['base_url', { base_url: 'https://user:password@llm.example.com' }],
    ['base_url', { base_url: null }],
    ['azure', { azure: { resource: 'acme', deployment: 'gpt' } }],
    ['azure', { provider: 'azure-openai', base_url: null }],
    ['azure', { provider: 'azure-openai', base_url: null, azure: { deployment: 'gpt' } }],
    ['secret', { provider: 'openai', secret: undefined }],
  ])('is refused with an error at %s for %j', async (field, fields) => {
    expect(await fieldsOf(create(fields))).toEqual([field]);
  });

  it('takes no secret where a provider needs none', async () => {
    const made = await create({ secret: undefined });
    expect(made).toMatchObject({ masked_secret: null, fingerprint: null, status: 'active' });
    received.length = 0;
    await owner().test({ workspace, virtual_key: made.id });
    expect(received[0]?.headers.authorization).toBeUndefined();
  });

  it('does not move without the secret in the same request, by whatever field', async () => {
    const own = await create();
    const azure = await create({
      provider: 'azure-openai',
      base_url: null,
      azure: { resource: 'acme', deployment: 'gpt' },
    });
    const moves: Array<[string, object]> = [
      [own.id, { base_url: 'https://evil.example.com/v1' }],
      [own.id, { base_url: `${base_url}/other` }],
      [own.id, { provider: 'groq' }],
      [own.id, { provider: 'openai', base_url: 'https://evil.example.com/v1' }],
      [azure.id, { azure: { resource: 'evil', deployment: 'gpt' } }],
      [azure.id, { azure: { resource: 'acme', deployment: 'other' } }],
      [azure.id, { base_url: 'https://evil.example.com' }],
    ];
    received.length = 0;
    for (const [virtual_key, move] of moves) {
      for (const verb of ['update', 'test'] as const) {
        const attempt = owner()[verb]({ workspace, virtual_key, ...move });
        expect(await expectProblem(attempt), JSON.stringify(move)).toMatchObject({ code: 'secret_required' });
      }
    }
    expect(received).toEqual([]);
    expect(await owner().get({ workspace, virtual_key: own.id })).toEqual(own);
  });

  it('moves with a secret, under which it is sealed again', async () => {
    const { id: virtual_key } = await create();
    const moved = await owner().update({
      workspace,
      virtual_key,
      base_url: `${base_url}/moved/`,
      secret: OTHER_SECRET,
    });
    expect(moved).toMatchObject({ base_url: `${base_url}/moved`, masked_secret: 'sk-…3210' });
    received.length = 0;
    expect(await owner().test({ workspace, virtual_key })).toMatchObject({ outcome: 'accepted' });
    expect(received).toMatchObject([
      { url: '/v1/moved/models', headers: { authorization: `Bearer ${OTHER_SECRET}` } },
    ]);
    // The same address with another version of Azure's API, or a slash at its end, is the same destination.
    expect(await owner().update({ workspace, virtual_key, base_url: moved.base_url })).toMatchObject({
      masked_secret: 'sk-…3210',
    });
    const alone = owner().update({ workspace, virtual_key, secret: SECRET });
    expect(await fieldsOf(alone)).toEqual(['secret']);
  });

  it('is part of the seal, so that a row that is changed in the database reveals nothing', async () => {
    const { id: virtual_key } = await create();
    received.length = 0;
    await server
      .knex('virtual_keys')
      .where({ id: virtual_key })
      .update({ base_url: `${base_url}/evil` });
    const attempt = owner().test({ workspace, virtual_key });
    expect(await expectProblem(attempt)).toMatchObject({ status: 500 });
    expect(received).toEqual([]);
  });
});

describe('the test of a virtual key', () => {
  it('says whether the provider accepts the secret, without repeating it', async () => {
    const { id: virtual_key } = await create();
    expect(await owner().test({ workspace, virtual_key })).toMatchObject({
      ok: true,
      outcome: 'accepted',
      status: 200,
      models: 2,
      detail: null,
    });
    const wrong = await owner().test({ workspace, virtual_key, secret: 'sk-wrong-0123456789' });
    expect(wrong).toMatchObject({ ok: false, outcome: 'rejected', status: 401 });
    expect(wrong.detail).toBe('Wrong: Bearer [secret]');
  });

  it('follows no redirect, and reports any other failure in words', async () => {
    const { id: virtual_key } = await create();
    received.length = 0;
    answer = { status: 302, body: '', headers: { location: `${base_url}/elsewhere` } };
    expect(await owner().test({ workspace, virtual_key })).toMatchObject({
      outcome: 'failed',
      status: 302,
      detail: 'The provider answered 302.',
    });
    expect(received).toHaveLength(1);
    answer = { status: 200, body: 'no JSON' };
    expect(await owner().test({ workspace, virtual_key })).toMatchObject({ ok: true, models: null });
    answer = undefined;
    const closed = { base_url: 'http://127.0.0.1:9/v1', secret: SECRET };
    expect(await owner().test({ workspace, virtual_key, ...closed })).toMatchObject({
      outcome: 'unreachable',
      status: null,
      detail: 'The connection was refused.',
    });
  });
});

describe('the rotation of a virtual key', () => {
  it('tries the new secret first, and keeps the former one if that fails', async () => {
    const made = await create();
    const virtual_key = made.slug;
    const wrong = 'sk-wrong-0123456789';
    const refused = await expectProblem(owner().rotate({ workspace, virtual_key, secret: wrong }));
    expect(refused).toMatchObject({ code: 'virtual_key_test_failed' });
    expect(JSON.stringify(refused)).not.toContain(wrong);
    expect(await owner().get({ workspace, virtual_key })).toEqual(made);
    const rotated = await owner().rotate({ workspace, virtual_key, secret: OTHER_SECRET });
    expect(rotated).toMatchObject({ masked_secret: 'sk-…3210', etag: '2' });
    const forced = await owner().rotate({ workspace, virtual_key, secret: wrong, force: true });
    expect(forced.fingerprint).not.toBe(rotated.fingerprint);
  });

  it('ends with a readable secret when the vault key of the former one is gone', async () => {
    const { id: virtual_key } = await create();
    await server.knex('virtual_keys').where({ id: virtual_key }).update({ vault_key_id: 'gone' });
    expect(await owner().get({ workspace, virtual_key })).toMatchObject({ status: 'unreadable' });
    expect(await owner().test({ workspace, virtual_key })).toMatchObject({ outcome: 'unreadable' });
    const rotated = await owner().rotate({ workspace, virtual_key, secret: OTHER_SECRET });
    expect(rotated).toMatchObject({ status: 'active' });
  });
});
