import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { virtualKeyBody } from '../../support/every-operation/gateway-things.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, expectProblem, type TestTeam, unique } from '../../support/users.ts';
import { EVERYTHING, group, key } from '../../unit/gateway/config-samples.ts';

let server: TestServer;
let acme: TestTeam;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
  workspace = acme.workspace;
  for (const slug of ['openai-prod', 'anthropic-prod', 'groq', 'first', 'second', 'changed'])
    await server.operator.virtualKeys.create({ workspace, ...virtualKeyBody(), slug });
});
afterAll(() => server.stop());

const configs = () => acme.people.manager.api.configs;
const create = (config: Record<string, unknown>) =>
  configs().create({ workspace, slug: unique('config'), name: 'Config', config });
type Question = Omit<Parameters<TestTeam['people']['owner']['api']['gateway']['explain']>[0], 'workspace'>;
const ask = (question: Partial<Question>) =>
  acme.people.owner.api.gateway.explain({ workspace, params: { model: 'm' }, ...question });

describe('an explanation', () => {
  it('says by which conditions a call is routed, and to what', async () => {
    const { slug } = await create(EVERYTHING as Record<string, unknown>);
    const params = { model: 'gpt-4o', stream: true };
    const paid = await ask({ config: slug, params, metadata: { plan: 'paid' } });
    expect(paid).toMatchObject({
      would: 'call',
      refusal: null,
      source: 'request',
      config: `${slug}@1`,
      target: 'config.targets[0].targets[0]',
      virtual_key: 'openai-prod',
      model: 'gpt-4o',
      trace: [
        {
          at: 'config.conditions[0]',
          kind: 'condition',
          holds: true,
          values: { 'metadata.plan': 'paid', 'params.stream': true },
        },
      ],
    });
    const free = await ask({ config: slug, metadata: { _user: 'u1' } });
    expect(free.trace.map(({ kind, by }) => [kind, by])).toEqual([
      ['condition', undefined],
      ['default', undefined],
      ['chosen', 'session'],
    ]);
    expect(free.trace[0]?.values).toEqual({ 'metadata.plan': null, 'params.stream': null });
    for (let time = 0; time < 5; time += 1)
      expect((await ask({ config: slug, metadata: { _user: 'u1' } })).target).toBe(free.target);
  });

  it('takes the config of the call, then its virtual key, then the defaults of project and workspace', async () => {
    const [first, second] = [await create(key('first')), await create(key('second'))];
    await configs().update({ workspace, config_id: first.id, config: key('changed') });
    const { owner } = acme.people;
    const project = unique('project');
    await owner.api.projects.create({ workspace, name: 'P', slug: project, environment: 'sandbox' });
    const route = async (question: Partial<Question>) => {
      const { source, config, virtual_key, model } = await ask(question);
      return [source, config, virtual_key, model];
    };
    const none = await ask({ project });
    expect(none).toMatchObject({ would: 'refuse', refusal: { code: 'invalid_request' } });
    await owner.api.settings.update({ workspace, default_config: first.id });
    expect(await route({ project })).toEqual(['workspace', `${first.slug}@2`, 'changed', 'm']);
    await owner.api.projectSettings.update({ workspace, project, default_config: second.id });
    expect(await route({ project })).toEqual(['project', `${second.slug}@1`, 'second', 'm']);
    expect(await route({})).toEqual(['workspace', `${first.slug}@2`, 'changed', 'm']);
    expect(await route({ config: `${first.slug}@1` })).toEqual(['request', `${first.slug}@1`, 'first', 'm']);
    expect(await route({ project, virtual_key: 'own' })).toEqual(['virtual_key', null, 'own', 'm']);
    const params = { model: '@own/meta/llama' };
    expect(await route({ project, params })).toEqual(['virtual_key', null, 'own', 'meta/llama']);
    await owner.api.settings.update({ workspace, default_config: null });
  });

  it('tries a config that is not stored, and says everything that is wrong with it', async () => {
    const inline_config = group('fallback', [key('first', { override_params: { model: 'x' } })]);
    const found = await ask({ inline_config: inline_config as Record<string, unknown> });
    expect(found).toMatchObject({ source: 'request', config: null, virtual_key: 'first', model: 'x' });
    const refused = await expectProblem(ask({ inline_config: { virtual_key: '', retry: {} } }));
    expect([refused.code, refused.errors?.map(({ path }) => path)]).toEqual([
      'invalid_config',
      ['inline_config/retry/attempts', 'inline_config/virtual_key'],
    ]);
  });

  it('says how a call would be refused', async () => {
    const { slug } = await create(key('first'));
    const codeOf = async (question: Partial<Question>) => (await ask(question)).refusal?.code;
    expect(await codeOf({ config: 'no-such-config' })).toBe('not_found');
    expect(await codeOf({ config: `${slug}@2` })).toBe('not_found');
    expect(await codeOf({ config: slug, params: { model: '@own/m' } })).toBe('invalid_request');
    expect((await expectProblem(ask({ params: {} }))).errors?.[0]?.path).toBe('params/model');
    expect((await expectProblem(ask({ project: 'no-such-project' }))).code).toBe('not_found');
  });
});
