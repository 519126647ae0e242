import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { virtualKeyBody } from '../../support/every-operation/gateway-things.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, expectProblem, expectProblems, type TestTeam, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
  workspace = acme.workspace;
  for (const slug of ['openai', 'openai-prod', 'groq'])
    await server.operator.virtualKeys.create({ workspace, ...virtualKeyBody(), slug });
});
afterAll(() => server.stop());

const key = (slug: string) => ({ virtual_key: slug });
const api = () => acme.people.manager.api;
const create = (config: Record<string, unknown> = key('openai')) =>
  api().configs.create({ workspace, slug: unique('config'), name: 'Config', config });

describe('a config', () => {
  it('is kept as it was sent, and found by slug and id', async () => {
    // The order of the names stays, and so do numbers that are not whole.
    const config = {
      targets: [
        { weight: 0.5, virtual_key: 'openai-prod', override_params: { top_p: 0.1, seed: 7, stop: ['é\n'] } },
      ],
      strategy: { sticky_session: { ttl: 60, hash_fields: ['metadata._user'] }, mode: 'loadbalance' },
    };
    const made = await create(config);
    expect(made).toMatchObject({ workspace_id: acme.workspaceId, version: 1, note: null });
    expect(JSON.stringify(made.config)).toBe(JSON.stringify(config));
    const { viewer } = acme.people;
    const found = await viewer.api.configs.get({ workspace, config_id: made.slug });
    expect(found).toEqual(made);
    expect(JSON.stringify(found.config)).toBe(JSON.stringify(config));
    expect(await viewer.api.configs.get({ workspace, config_id: made.id })).toEqual(made);
    const { config: _content, ...summary } = made;
    expect((await viewer.api.configs.list({ workspace })).data).toContainEqual(summary);
  });

  it('gets a version for each other content, and none for other fields', async () => {
    const { id: config_id } = await create();
    const { configs, configVersions } = api();
    const renamed = await configs.update({ workspace, config_id, name: 'Other', config: key('openai') });
    expect(renamed).toMatchObject({ version: 1, name: 'Other', etag: '2' });
    const changed = await configs.update({ workspace, config_id, config: key('groq') });
    expect(changed).toMatchObject({ version: 2, config: key('groq') });
    const { data } = await configVersions.list({ workspace, config_id });
    expect(data.map(({ version, created_by }) => [version, created_by])).toEqual([
      [2, acme.people.manager.id],
      [1, acme.people.manager.id],
    ]);
    const first = await configVersions.get({ workspace, config_id, version: 1 });
    expect(first).toMatchObject({ config_id, version: 1, config: key('openai'), restored_from: null });
  });

  it('gets a former content back as a new version', async () => {
    const { id: config_id } = await create();
    const { configs, configVersions } = api();
    await configs.update({ workspace, config_id, config: key('groq') });
    const restored = await configVersions.restore({ workspace, config_id, version: 1 });
    expect(restored).toMatchObject({ version: 3, config: key('openai') });
    expect(await configVersions.get({ workspace, config_id, version: 3 })).toMatchObject({
      restored_from: 1,
    });
    const refused = await expectProblem(configVersions.restore({ workspace, config_id, version: 3 }));
    expect(refused.code).toBe('invalid_state');
    const missing = await expectProblem(configVersions.restore({ workspace, config_id, version: 4 }));
    expect(missing.code).toBe('not_found');
  });

  it('is refused with everything that is wrong with it, when it is created and when it is changed', async () => {
    const config = { strategy: { mode: 'fallbak' }, targets: [{ virtualKey: 'a' }], retry: { attempts: 9 } };
    const { id: config_id } = await create();
    const calls = [() => create(config), () => api().configs.update({ workspace, config_id, config })];
    for (const call of calls) {
      const refused = await expectProblem(call());
      expect(refused).toMatchObject({ status: 400, code: 'invalid_config' });
      expect(refused.errors?.map(({ path }) => path)).toEqual([
        'config/retry/attempts',
        'config/strategy/mode',
        'config/targets/0/virtualKey',
        'config/targets/0',
      ]);
      expect(refused.message).toContain('config/retry/attempts');
    }
    expect((await api().configs.get({ workspace, config_id })).version).toBe(1);
  });

  it('is refused when one of its virtual keys does not exist', async () => {
    const { id: config_id } = await create();
    const config = {
      strategy: { mode: 'fallback' },
      targets: [key('openai'), key('gone'), { provider: '@none' }],
    };
    const calls = [() => create(config), () => api().configs.update({ workspace, config_id, config })];
    for (const call of calls) {
      const refused = await expectProblem(call());
      expect(refused.code).toBe('invalid_config');
      expect(refused.errors?.map(({ path, code }) => [path, code])).toEqual([
        ['config/targets/1', 'unknown'],
        ['config/targets/2', 'unknown'],
      ]);
    }
    expect((await expectProblem(create(key('gone')))).errors?.[0]?.path).toBe('config');
  });

  it('does not exist any more once it is deleted, and gives its slug back', async () => {
    const { id: config_id, slug } = await create();
    const { configs, configVersions } = api();
    await configs.delete({ workspace, config_id });
    expect((await expectProblem(configs.get({ workspace, config_id }))).code).toBe('not_found');
    expect((await expectProblem(configVersions.list({ workspace, config_id }))).code).toBe('not_found');
    await configs.create({ workspace, slug, name: 'Again', config: key('openai') });
    const taken = await expectProblem(
      configs.create({ workspace, slug, name: 'Twice', config: key('openai') }),
    );
    expect(taken.code).toBe('slug_taken');
  });

  it('leaves an audit entry and an event for each change', async () => {
    const { id: config_id } = await create();
    const { configs, configVersions } = api();
    await configs.update({ workspace, config_id, config: key('groq') });
    await configVersions.restore({ workspace, config_id, version: 1 });
    await configs.delete({ workspace, config_id });
    const { owner } = acme.people;
    const { data: entries } = await owner.api.auditEvents.list({ workspace, limit: 4 });
    expect(entries.map(({ action }) => action)).toEqual([
      'config.deleted',
      'config.restored',
      'config.updated',
      'config.created',
    ]);
    for (const { target } of entries) expect(target).toEqual({ type: 'config', id: config_id });
    const { data: events } = await owner.api.events.list({ workspace, limit: 4 });
    expect(events.map(({ type }) => type)).toEqual([
      'config.deleted',
      'config.updated',
      'config.updated',
      'config.created',
    ]);
  });

  it('can be the default of the workspace and of projects, and is not deleted then', async () => {
    const { id: config_id, slug } = await create();
    const { owner, manager } = acme.people;
    const project = unique('project');
    await owner.api.projects.create({ workspace, name: 'Project', slug: project, environment: 'sandbox' });
    const none = await manager.api.projectSettings.get({ workspace, project });
    expect([none.default_config, none.effective.default_config]).toEqual([null, null]);

    const settings = await owner.api.settings.update({ workspace, default_config: slug });
    expect(settings.default_config).toBe(config_id);
    const inherited = await manager.api.projectSettings.get({ workspace, project });
    expect([inherited.default_config, inherited.effective.default_config]).toEqual([null, config_id]);
    await owner.api.projectSettings.update({ workspace, project, default_config: config_id });

    const used = await expectProblem(manager.api.configs.delete({ workspace, config_id }));
    expect(used).toMatchObject({ status: 409, code: 'config_in_use' });
    expect(used.message).toContain(`the workspace and of the projects ${project}`);
    await owner.api.settings.update({ workspace, default_config: null });
    const still = await expectProblem(manager.api.configs.delete({ workspace, config_id }));
    expect(still.message).not.toContain('the workspace');
    await owner.api.projects.delete({ workspace, project });
    await manager.api.configs.delete({ workspace, config_id });
    await owner.api.projects.restore({ workspace, project });
    expect((await manager.api.projectSettings.get({ workspace, project })).default_config).toBeNull();
  });

  it('can be the default of keys, and is not deleted before they end', async () => {
    const { id: config_id, slug } = await create();
    const { owner, manager } = acme.people;
    const { api } = owner;
    const key = { workspace, name: unique('key'), kind: 'service', scope: 'read-only' } as const;
    const made = await api.apiKeys.create({ ...key, defaults: { config: slug } });
    const at = { workspace, key_id: made.id };
    expect([made.defaults, (await api.apiKeys.get(at)).defaults]).toMatchObject([
      { config: config_id },
      { config: config_id },
    ]);
    const same = await api.apiKeys.update({ ...at, description: 'Same', defaults: {} });
    expect(same.defaults).toEqual({ config: config_id, metadata: {}, log: null });
    const explain = async (key_id: string) =>
      (await api.gateway.explain({ workspace, key_id, params: { model: 'm' } })).source;
    expect([await explain(made.id), await explain('another')]).toEqual(['key', null]);
    const absent = { config: 'no-such-config' };
    const refused = await expectProblems([
      api.apiKeys.update({ ...at, defaults: absent }),
      api.apiKeys.create({ ...key, defaults: absent }),
    ]);
    for (const { errors } of refused)
      expect(errors?.[0]).toMatchObject({ path: 'defaults/config', code: 'unknown' });

    const used = await expectProblem(manager.api.configs.delete({ workspace, config_id }));
    expect(used).toMatchObject({ status: 409, code: 'config_in_use' });
    expect(used.message).toContain(`of the keys ${made.id}`);
    await api.apiKeys.revoke(at);
    await manager.api.configs.delete({ workspace, config_id });
    expect((await api.apiKeys.get(at)).defaults.config).toBeNull();
  });

  it('is not the default of another workspace', async () => {
    const { id: default_config } = await create();
    const other = await createTeam(server);
    const { api: stranger } = other.people.owner;
    const refused = await expectProblem(
      stranger.settings.update({ workspace: other.workspace, default_config }),
    );
    expect(refused.errors?.[0]).toMatchObject({ path: 'default_config', code: 'unknown' });
  });
});
