import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customKey, serviceKey } from '../../support/every-operation/operations.ts';
import { bodyOf, type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';
import { createTeam, unique } from '../../support/users.ts';

// Each test has a workspace of its own, because lists show all of it.
let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene();
}, 60_000);
afterAll(() => scene.stop());

/** Asks as a client of OpenAI does. */
const get = (path: string, token: string, headers: Record<string, string> = {}) =>
  fetch(`${scene.server.url}/v1/${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });

async function newPlace() {
  const team = await createTeam(scene.server);
  const { owner, viewer } = team.people;
  const { secret } = await serviceKey(owner, team.workspace, 'read-only');
  const virtualKey = (slug: string, more: object = {}) =>
    owner.api.virtualKeys.create({
      ...{
        workspace: team.workspace,
        slug,
        name: slug,
        provider: 'openai' as const,
        secret: 'sk-0123456789',
      },
      ...more,
    });
  const ids = async (token = secret, query = '', headers = {}) => {
    const { data } = await bodyOf(await get(`models${query}`, token, headers));
    return data.map(({ id }: { id: string }) => id) as string[];
  };
  return { ...team, owner, viewer, secret, virtualKey, ids };
}

describe('models.list', () => {
  it('lists the models of the price table that virtual keys allow, in the format of OpenAI', async () => {
    const { virtualKey, secret } = await newPlace();
    const before = Math.floor(Date.now() / 1000);
    await virtualKey('narrow', { models: ['gpt-4o-mini*', 'ft:own'] });
    const response = await get('models', secret);
    expect(response.status).toBe(200);
    const { data, ...list } = await bodyOf(response);
    expect(list).toEqual({ object: 'list', has_more: false, next_cursor: null });
    expect(data.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['@narrow/ft:own', '@narrow/gpt-4o-mini']),
    );
    expect(data.every(({ id }: { id: string }) => /^@narrow\/(gpt-4o-mini|ft:own)/.test(id))).toBe(true);
    expect(data[0]).toEqual({
      ...{ id: '@narrow/ft:own', object: 'model', owned_by: 'openai', created: expect.any(Number) },
    });
    expect(data[0].created).toBeGreaterThanOrEqual(before - 1);
  });

  it('lists what a virtual key without an allowlist can call, with the models of price overrides', async () => {
    const { virtualKey, ids, owner, workspace } = await newPlace();
    await virtualKey('local', { provider: 'openai-compatible', base_url: scene.provider.url });
    expect(await ids()).toEqual([]);
    const override = { workspace, provider: 'openai-compatible', multiplier_ppm: 1_000_000 } as const;
    await owner.api.priceOverrides.set({ ...override, override: 'one', model: 'llama-custom' });
    await owner.api.priceOverrides.set({ ...override, override: 'many', model: 'llama-*' });
    expect(await ids()).toEqual(['@local/llama-custom']);
    await virtualKey('open');
    expect(await ids()).toEqual(expect.arrayContaining(['@local/llama-custom', '@open/gpt-4o']));
  });

  it('lists the one model that is deployed at Azure', async () => {
    const { virtualKey, ids } = await newPlace();
    const azure = { resource: 'acme', deployment: 'gpt-4o-prod' };
    await virtualKey('azure', { provider: 'azure-openai', azure });
    expect(await ids()).toEqual(['@azure/gpt-4o-prod']);
  });

  it('leaves out virtual keys that cannot be used, and those of other projects', async () => {
    const { virtualKey, ids, owner, workspace, project, secret } = await newPlace();
    const models = ['gpt-4o'];
    const disabled = await virtualKey('disabled', { models });
    await owner.api.virtualKeys.update({ workspace, virtual_key: disabled.id, status: 'disabled' });
    const expiring = { models, expires_at: new Date(Date.now() + 3_600_000).toISOString() };
    const expired = await virtualKey('expired', expiring);
    const unreadable = await virtualKey('unreadable', { models });
    const { knex } = scene.server;
    await knex('virtual_keys')
      .where({ id: expired.id })
      .update({ expires_at: new Date(0) });
    await knex('virtual_keys').where({ id: unreadable.id }).update({ vault_key_id: 'gone' });
    await virtualKey('of-project', { models, project_ids: [project.id] });
    await virtualKey('shared', { models });
    expect(await ids()).toEqual(['@shared/gpt-4o']);
    const inProject = { 'x-tenantry-project': project.slug };
    expect(await ids(secret, '', inProject)).toEqual(['@of-project/gpt-4o', '@shared/gpt-4o']);
    const limited = await serviceKey(owner, workspace, 'read-only', [project.id]);
    expect(await ids(limited.secret)).toEqual(['@of-project/gpt-4o', '@shared/gpt-4o']);
    const unknown = await get('models', secret, { 'x-tenantry-project': 'no-such-project' });
    expect(await bodyOf(unknown)).toMatchObject({ status: 404, error: { code: 'not_found' } });
  });

  it('shows nothing of other workspaces', async () => {
    const [one, other] = [await newPlace(), await newPlace()];
    await one.virtualKey('theirs', { models: ['gpt-4o'] });
    expect(await other.ids()).toEqual([]);
    const response = await get('models/@theirs/gpt-4o', other.secret);
    expect([response.status, (await bodyOf(response)).code]).toEqual([404, 'not_found']);
  });

  it('has pages for those who ask for them, which together are the list', async () => {
    const { virtualKey, ids, secret } = await newPlace();
    const models = Array.from({ length: 5 }, (_, index) => `m-${index}`);
    for (const slug of ['key-b', 'key-a', 'key-c']) await virtualKey(slug, { models });
    const all = await ids();
    expect(all).toEqual(
      ['key-a', 'key-b', 'key-c'].flatMap((slug) => models.map((name) => `@${slug}/${name}`)),
    );
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await bodyOf(await get(`models?limit=4${cursor}`, secret));
      paged.push(...page.data.map(({ id }: { id: string }) => id));
      expect(page.has_more).toBe(page.next_cursor !== null);
      cursor = page.next_cursor === null ? '' : `&cursor=${encodeURIComponent(page.next_cursor)}`;
    } while (cursor !== '');
    expect(paged).toEqual(all);
  });

  it('is for keys of the workspace whose permissions include models:read', async () => {
    const { owner, viewer, workspace, ids, virtualKey } = await newPlace();
    await virtualKey('narrow', { models: ['gpt-4o'] });
    const own = await owner.api.apiKeys.create({
      ...{ workspace, name: unique('key'), kind: 'user', scope: 'read-only', user_id: viewer.id },
    });
    expect(await ids(own.secret)).toEqual(['@narrow/gpt-4o']);
    const { secret } = await customKey(owner, workspace, ['projects:read']);
    expect(await bodyOf(await get('models', secret))).toMatchObject({
      ...{ status: 403, code: 'insufficient_scope', required_permission: 'models:read' },
      error: { type: 'insufficient_scope', code: 'insufficient_scope' },
    });
  });
});

describe('models.get', () => {
  it.each([
    ['as it is', '@slash/meta-llama/llama-3:free'],
    ['with the slashes encoded', '@slash%2Fmeta-llama%2Fllama-3:free'],
    ['with every character encoded', encodeURIComponent('@slash/meta-llama/llama-3:free')],
  ])('takes an id with slashes and colons that is written %s', async (_, written) => {
    const { virtualKey, secret } = await newPlace();
    await virtualKey('slash', { models: ['meta-llama/llama-3:free'] });
    const response = await get(`models/${written}`, secret);
    expect([response.status, await response.json()]).toEqual([
      200,
      {
        ...{ id: '@slash/meta-llama/llama-3:free', object: 'model', owned_by: 'openai' },
        created: expect.any(Number),
      },
    ]);
  });

  it('knows a dated name that has a price, and no name that has none or is not allowed', async () => {
    const { virtualKey, secret } = await newPlace();
    await virtualKey('open');
    await virtualKey('narrow', { models: ['gpt-4o-mini'] });
    const status = async (id: string) => (await get(`models/${id}`, secret)).status;
    expect(await status('@open/gpt-4o-2024-08-06')).toBe(200);
    expect(await status('@narrow/gpt-4o-mini')).toBe(200);
    for (const id of [
      '@open/no-such-model',
      '@narrow/gpt-4o',
      'gpt-4o',
      '@none/gpt-4o',
      '@open/',
      '/',
      '%2F',
    ])
      expect([id, await status(id)]).toEqual([id, 404]);
    const { error, code } = await bodyOf(await get('models/@open/no-such-model', secret));
    expect([code, error.code]).toEqual(['not_found', 'not_found']);
  });

  it('has no other methods', async () => {
    const { secret } = await newPlace();
    const response = await fetch(`${scene.server.url}/v1/models/@open/gpt-4o`, {
      ...{ method: 'DELETE', headers: { authorization: `Bearer ${secret}` } },
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});
