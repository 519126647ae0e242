import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatEvents } from '../../support/fake-upstream.ts';
import { bodyOf, type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';

let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene();
  await scene.virtualKey('first');
  await scene.virtualKey('second');
}, 60_000);
afterAll(() => scene.stop());

const to = (slug: string, model: string, more: object = {}) => ({
  virtual_key: slug,
  override_params: { model },
  ...more,
});
const fallback = (...targets: object[]) => ({ strategy: { mode: 'fallback' }, targets });
/** Calls by a config in the header. */
const chatBy = (config: unknown, more: object = {}) =>
  scene.chat('any', more, {
    'x-portkey-config': typeof config === 'string' ? config : JSON.stringify(config),
  });
const routedBy = (response: Response) => [
  response.status,
  response.headers.get('x-portkey-last-used-option-index'),
  response.headers.get('x-portkey-retry-attempt-count'),
];
const FAILED = { status: 500, body: { error: { message: 'no' } } };

describe('a config in the header', () => {
  it('repeats a call that the provider puts off', async () => {
    const answers = [
      { status: 429, headers: { 'retry-after-ms': '5' }, body: {} },
      { body: { choices: [] } },
    ];
    scene.provider.answer('busy', ...answers);
    const retry = { attempts: 2, use_retry_after_headers: true };
    const response = await chatBy(to('first', 'busy', { retry }));
    expect(routedBy(response)).toEqual([200, 'config', '1']);
    expect(scene.provider.callsOf('busy')).toHaveLength(2);
  });

  it('leads to the next target, with its own model, and charges only what answered', async () => {
    scene.provider.answer('broken', FAILED);
    const { secret, id } = await scene.newKey();
    const config = JSON.stringify(fallback(to('first', 'broken'), to('second', 'good')));
    const response = await scene.chat('any', {}, { 'x-portkey-config': config }, secret);
    expect(routedBy(response)).toEqual([200, 'config.targets[1]', '0']);
    expect(scene.provider.callsOf('good')).toHaveLength(1);
    const rows = () =>
      scene.server
        .knex('gateway_calls')
        .where({ api_key_id: id })
        .orderBy('attempt')
        .select('attempt', 'target', 'model', 'status', 'usage_source', 'config_id');
    await expect.poll(rows).toEqual([
      {
        ...{ attempt: 0, target: 'config.targets[0]', model: 'broken', status: 500 },
        ...{ usage_source: 'none', config_id: null },
      },
      {
        ...{ attempt: 1, target: 'config.targets[1]', model: 'good', status: 200 },
        ...{ usage_source: 'provider', config_id: null },
      },
    ]);
  });

  it('leads on after an error that a stream begins with', async () => {
    const overloaded = 'data: {"error":{"type":"overloaded_error","message":"Overloaded"}}\n\n';
    scene.provider.answer('overloaded', { events: [overloaded] });
    const response = await chatBy(fallback(to('first', 'overloaded'), to('second', 'good')), {
      stream: true,
    });
    expect(routedBy(response)).toEqual([200, 'config.targets[1]', '0']);
    expect(await response.text()).toBe(
      chatEvents()
        .filter((event) => !event.includes('"usage"'))
        .join(''),
    );
  });

  it('limits the time, forwards headers and limits what a call may cost', async () => {
    scene.provider.answer('slow', { delayMs: 2000, body: {} });
    const timed = { ...to('first', 'slow', { request_timeout: 30 }) };
    expect(await bodyOf(await chatBy(timed))).toMatchObject({ code: 'upstream_timeout' });
    const forwarding = JSON.stringify(to('first', 'forwarded', { forward_headers: ['x-tag'] }));
    await scene.chat('any', {}, { 'x-portkey-config': forwarding, 'x-tag': 'blue' });
    expect(scene.provider.callsOf('forwarded')[0]?.headers['x-tag']).toBe('blue');
    const dear = to('first', 'dear', { max_cost_nano_usd: 1 });
    expect(await bodyOf(await chatBy(dear))).toMatchObject({ status: 412, code: 'budget_exhausted' });
    expect(routedBy(await chatBy(fallback(dear, to('second', 'good'))))[1]).toBe('config.targets[1]');
    expect(scene.provider.callsOf('dear')).toEqual([]);
  });

  it('is refused with all that is wrong, and beside a virtual key', async () => {
    expect(
      await bodyOf(await chatBy({ virtual_key: 'first', input_guardrails: [], retries: 1 })),
    ).toMatchObject({
      code: 'invalid_config',
      errors: [
        { location: 'header', path: 'x-portkey-config/input_guardrails', code: 'unsupported' },
        { location: 'header', path: 'x-portkey-config/retries' },
      ],
    });
    expect(await bodyOf(await chatBy('{'))).toMatchObject({ errors: [{ path: 'x-portkey-config' }] });
    const both = { 'x-portkey-config': 'prod', 'x-portkey-virtual-key': 'first' };
    expect(await bodyOf(await scene.chat('any', {}, both))).toMatchObject({ code: 'invalid_request' });
    expect(await bodyOf(await chatBy('absent'))).toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe('a stored config', () => {
  it('routes by its latest version or the named one, at once after a change, and is noted in the log', async () => {
    const { api } = scene.team.people.owner;
    const { workspace } = scene.team;
    const made = await api.configs.create({
      workspace,
      slug: 'prod',
      name: 'Prod',
      config: to('first', 'one'),
    });
    expect((await chatBy('prod')).status).toBe(200);
    await api.configs.update({ workspace, config_id: made.id, config: to('second', 'two') });
    const { secret, id } = await scene.newKey();
    for (const [name, model] of [
      ['prod', 'two'],
      ['prod@1', 'one'],
      [made.id, 'two'],
    ] as const) {
      const before = scene.provider.callsOf(model).length;
      const response = await scene.chat('any', {}, { 'x-portkey-config': name }, secret);
      expect([response.status, scene.provider.callsOf(model).length]).toEqual([200, before + 1]);
    }
    const versions = () =>
      scene.server
        .knex('gateway_calls')
        .where({ api_key_id: id, config_id: made.id })
        .orderBy('config_version')
        .pluck('config_version');
    await expect.poll(versions).toEqual([1, 2, 2]);
  });

  it('is the default of the workspace, unless the project or the key has another one', async () => {
    const { api } = scene.team.people.owner;
    const { workspace, project } = scene.team;
    await api.configs.create({
      workspace,
      slug: 'of-workspace',
      name: 'W',
      config: to('first', 'workspace'),
    });
    await api.configs.create({ workspace, slug: 'of-project', name: 'P', config: to('first', 'project') });
    expect(await bodyOf(await scene.chat('plain'))).toMatchObject({ errors: [{ code: 'virtual_key' }] });
    await api.settings.update({ workspace, default_config: 'of-workspace' });
    await api.projectSettings.update({ workspace, project: project.id, default_config: 'of-project' });
    const calledModel = async (headers = {}, token = scene.key) => {
      const response = await scene.chat('plain', {}, headers, token);
      expect(response.status).toBe(200);
      return scene.provider.calls.at(-1)?.json.model;
    };
    expect(await calledModel()).toBe('workspace');
    // Every replica hears of a change of a project within half a second.
    const inProject = () => calledModel({ 'x-tenantry-project': project.slug });
    await expect.poll(inProject, { timeout: 10_000 }).toBe('project');
    await api.configs.create({ workspace, slug: 'of-key', name: 'K', config: to('first', 'key') });
    const defaults = { config: 'of-key' };
    const { secret, id: key_id } = await api.apiKeys.create({
      ...{ workspace, name: 'Own', kind: 'service', scope: 'read-write', defaults },
    });
    const ofKey = (headers = {}) => calledModel(headers, secret);
    expect(await ofKey({ 'x-tenantry-project': project.slug })).toBe('key');
    expect(await ofKey({ 'x-portkey-config': 'of-workspace' })).toBe('workspace');
    expect(await calledModel()).toBe('workspace');
    // A change of a key is known to every replica when its answer arrives.
    await api.apiKeys.update({ workspace, key_id, defaults: { config: null } });
    expect(await ofKey()).toBe('workspace');
    await api.apiKeys.update({ workspace, key_id, defaults });
    expect(await ofKey()).toBe('key');
    await api.projectSettings.update({ workspace, project: project.id, default_config: null });
    await expect.poll(inProject, { timeout: 10_000 }).toBe('workspace');
    await api.settings.update({ workspace, default_config: null });
  });
});
