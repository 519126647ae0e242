import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceKey } from '../support/every-operation/operations.ts';
import { chatEvents } from '../support/fake-upstream.ts';
import { bodyOf, type RelayScene, startRelayScene } from '../support/gateway/relay-scene.ts';
import { unique } from '../support/users.ts';

let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene();
  const { people, workspace } = scene.team;
  await scene.virtualKey('fake');
  await scene.virtualKey('narrow', { models: ['small', 'small-*'] });
  await scene.virtualKey('claude', { provider: 'anthropic' });
  await people.owner.api.priceOverrides.set({
    ...{ workspace, override: 'priced', provider: 'openai-compatible', model: 'priced-*' },
    rates: { input_uncached: 1_000_000, output_text: 600_000_000 },
  });
}, 60_000);
afterAll(() => scene.stop());

const { stringify } = JSON;
const MESSAGES = stringify([{ role: 'user', content: 'Hi' }]);
/** Sends a body as it is written. */
const send = (body: string, { token = scene.key, path = 'chat/completions', headers = {} } = {}) =>
  fetch(`${scene.server.url}/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body,
  });
const configOf = (config: object) => ({ 'x-portkey-config': stringify(config) });

describe('a budget of 1,000 tokens', () => {
  let token: string;
  beforeAll(async () => {
    const { people, workspace } = scene.team;
    const key = await scene.newKey();
    token = key.secret;
    await people.owner.api.budgets.create({
      ...{ workspace, name: 'Tokens', scope: 'api_key', scope_id: key.id, measure: 'tokens', limit: 1000 },
    });
  });

  it.each([
    ['many answers', '"n":100,"max_tokens":50'],
    ['many answers to choose from', '"best_of":100,"max_tokens":50'],
    ['as much as there is', '"max_tokens":9007199254740991'],
    ['more than a number holds', '"max_tokens":1e300,"n":128'],
    ['no limit at all', '"temperature":1'],
    ['nothing, which some providers take for no limit', '"max_tokens":0'],
    ['null', '"max_tokens":null'],
    ['a limit of another API', '"max_output_tokens":1'],
    ['two limits, of which the first is high', '"max_tokens":5000,"max_completion_tokens":1'],
    ['one limit twice, the last one high', '"max_tokens":1,"max_tokens":5000'],
    ['less than no searches', '"tools":[{"type":"web_search_20250305","max_uses":-1e9}],"max_tokens":10'],
  ])('refuses a request for %s, and calls no provider', async (_, members) => {
    const sent = scene.provider.calls.length;
    const response = await send(`{"model":"@fake/m","messages":${MESSAGES},${members}}`, { token });
    expect(await bodyOf(response)).toMatchObject({ status: 412, code: 'budget_exhausted' });
    expect(scene.provider.calls.length).toBe(sent);
  });

  it.each(['-1', '"50"', '1.5', '{}', '[5]', 'true', '1e400'])(
    'knows no limit of %s tokens',
    async (limit) => {
      for (const name of ['max_tokens', 'max_completion_tokens', 'n', 'best_of']) {
        const response = await send(`{"model":"@fake/m","messages":${MESSAGES},"${name}":${limit}}`, {
          token,
        });
        expect([name, (await bodyOf(response)).code]).toEqual([
          name,
          expect.stringMatching(/^invalid_request$|^budget_exhausted$/),
        ]);
        const config = { virtual_key: 'fake', override_params: { [name]: JSON.parse(limit) } };
        if (limit !== '1e400')
          expect(
            await bodyOf(
              await send(`{"model":"m","messages":${MESSAGES}}`, { token, headers: configOf(config) }),
            ),
          ).toMatchObject({ code: 'invalid_config' });
      }
    },
  );

  it('tells the provider the limit by which it decided, where the request has several', async () => {
    const model = unique('m');
    const body = `{"model":"@fake/x","max_tokens":900000,"model":"@fake/${model}","max_tokens":5,"n":9,"n":1,"messages":[{"role":"user","content":"${'x'.repeat(900)}"}],"messages":${MESSAGES}}`;
    expect((await send(body, { token })).status).toBe(200);
    const text = scene.provider.callsOf(model)[0]?.body.toString() ?? '';
    expect(text).toBe(
      `{"model":"${model}","max_tokens":5,"model":"${model}","max_tokens":5,"n":1,"n":1,"messages":${MESSAGES},"messages":${MESSAGES}}`,
    );
  });
});

describe('a member inside of another one', () => {
  it.each([
    ['content', `[{"role":"user","content":"${'x'.repeat(9000)}","content":"Hi"}]`],
    ['content', `[{"role":"user","content":"${'x'.repeat(9000)}","cont\\u0065nt":"Hi"}]`],
    ['role', '[{"role":"system","content":[{"type":"text","text":"Hi"}],"role":"user"}]'],
    ['text', '[{"role":"user","content":[{"type":"text","text":"a","text":"b"}]}]'],
  ])('named %s is refused where it is there twice', async (name, messages) => {
    const sent = scene.provider.calls.length;
    const response = await send(`{"model":"@fake/m","messages":${messages}}`);
    expect(await bodyOf(response)).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: name, code: 'repeated' }],
    });
    expect(scene.provider.calls.length).toBe(sent);
  });

  it('may have the name of one elsewhere, and text that looks like one', async () => {
    const content = JSON.stringify('"role":"user","role":{"a":1,"a":2} \\"');
    const tools =
      '[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"type":{"type":"string"}}}}}]';
    const body = `{"model":"@fake/m","messages":[{"role":"user","content":${content}},{"role":"user","content":"Hi"}],"tools":${tools}}`;
    expect((await send(body)).status).toBe(200);
  });
});

describe('a member that some providers take for another one', () => {
  it.each(['Model', 'MODEL', 'max_Tokens', 'ſtream', 'max_to\u212aens', 'Messages', 'N', 'Best_of'])(
    '%s is refused by name, in the request and in a config',
    async (name) => {
      const sent = scene.provider.calls.length;
      const more = { [name]: name === 'N' ? 5 : 'x' };
      expect(await bodyOf(await scene.chat('@narrow/small', more))).toMatchObject({
        code: 'invalid_request',
        errors: [{ path: name }],
      });
      // Headers have no characters beyond Latin-1.
      if (/[^\0-\xff]/.test(name)) return;
      const config = { virtual_key: 'narrow', override_params: { model: 'small', ...more } };
      expect(await bodyOf(await scene.chat('any', {}, configOf(config)))).toMatchObject({
        code: 'invalid_config',
        errors: [{ path: `x-portkey-config/override_params/${name}` }],
      });
      expect(scene.provider.calls.length).toBe(sent);
    },
  );
});

it('a model outside the list of a virtual key is called by no way', async () => {
  const sent = scene.provider.calls.length;
  const asked = [
    ...['large', 'SMALL', ' small', 'small ', 'small/../large', 'small\u0000', 'smaLl-x'].map((model) =>
      scene.chat(`@narrow/${model}`),
    ),
    scene.chat('@narrow/small', { models: ['large'] }),
    scene.chat('@narrow/small', { models: ['small', { toString: 1 }] }),
    scene.chat('any', {}, configOf({ virtual_key: 'narrow', override_params: { model: 'large' } })),
    scene.chat('small', {}, configOf({ virtual_key: 'narrow', override_params: { models: ['large'] } })),
    scene.chat('@fake/large', {}, configOf({ virtual_key: 'narrow' })),
    send(`{"model":"@narrow/small","messages":${MESSAGES},"model":"@narrow/large"}`),
  ];
  for (const response of await Promise.all(asked)) expect([403, 400]).toContain(response.status);
  expect(scene.provider.calls.length).toBe(sent);
});

describe('odd values', () => {
  const ODD: readonly unknown[] = [
    ...[{ toString: 1, valueOf: 1 }, ['x'], 'constructor', '__proto__', -1, 1.5, 1e308, '\u0000', null, {}],
    [{ type: { toString: 1 }, function: 1, max_uses: 1.5 }],
    [{ type: 'web_search_20250305', max_uses: 1e308 }],
  ];
  const NAMES = [
    ...['service_tier', 'reasoning_effort', 'tool_choice', 'stop', 'response_format', 'thinking', 'user'],
    ...[
      'modalities',
      'prediction',
      'web_search_options',
      'functions',
      'metadata',
      'constructor',
      '__proto__',
    ],
  ];

  it('in a request are refused, or go to the provider, and break nothing', async () => {
    for (const model of ['@fake/priced-odd', '@claude/claude-sonnet-4-5'])
      await Promise.all(
        [...NAMES, 'tools', 'stream', 'stream_options', 'n', 'max_tokens'].flatMap((name) =>
          ODD.map(async (value) => {
            const body = `{"model":"${model}","messages":${MESSAGES},${stringify(name)}:${stringify(value)}}`;
            const { status } = await send(body);
            expect([name, value, status < 500]).toEqual([name, value, true]);
          }),
        ),
      );
    expect(scene.server.logs.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('in an override of a config are refused, or go to the provider, and break nothing', async () => {
    await Promise.all(
      ['fake', 'claude'].flatMap((key) =>
        [...NAMES, 'tools'].flatMap((name) =>
          ODD.map(async (value) => {
            const override = `{"model":"priced-odd",${stringify(name)}:${stringify(value)}}`;
            const config = `{"virtual_key":"${key}","override_params":${override}}`.replaceAll('\0', '');
            const { status } = await scene.chat('any', {}, { 'x-portkey-config': config });
            expect([name, value, status < 500]).toEqual([name, value, true]);
          }),
        ),
      ),
    );
    expect(scene.server.logs.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('in an answer are stored as far as they can be, and every call is one row', async () => {
    const usages = [
      { prompt_tokens: Number.MAX_SAFE_INTEGER, completion_tokens: Number.MAX_SAFE_INTEGER },
      { prompt_tokens: 1e300, completion_tokens: -5, total_tokens: '7' },
      { prompt_tokens: 9_999_999_999, completion_tokens: 9_999_999_999, cost: 1e300 },
      { prompt_tokens: { toString: 1 }, completion_tokens: [5] },
      ...[[], null, 'much', { __proto__: null }],
    ];
    const answers = [
      ...usages.map((usage) => ({ choices: [], usage })),
      { choices: [], service_tier: 'constructor', usage: { prompt_tokens: 5, completion_tokens: 5 } },
      { choices: { length: -1 }, model: '\ud800\u0000'.repeat(5000), usage: { prompt_tokens: 5 } },
      {
        choices: [{ message: { content: { toString: 1 } }, index: '__proto__' }],
        error: { code: 'constructor' },
      },
      [],
    ];
    const model = unique('priced');
    for (const body of answers)
      for (const stream of [false, true]) {
        scene.provider.answer(
          model,
          stream
            ? {
                events: [
                  ...chatEvents(['a'], null).slice(0, 2),
                  `data: ${stringify(body)}\n\n`,
                  'data: [DONE]\n\n',
                ],
              }
            : { body },
        );
        const response = await scene.chat(`@fake/${model}`, { stream, max_tokens: 10 });
        await response.text();
        expect(response.status).toBe(200);
      }
    const rows = () => scene.server.knex('gateway_calls').where({ model });
    await expect.poll(async () => (await rows()).length, { timeout: 10_000 }).toBe(answers.length * 2);
    for (const row of await rows()) {
      expect(Number(row.cost_nano_usd)).toBeGreaterThan(0);
      expect(row.answered_model?.length ?? 0).toBeLessThanOrEqual(256);
    }
  });
});

describe('a project', () => {
  it('of another workspace, or an archived one, does not exist for a call', async () => {
    const { api } = scene.team.people.owner;
    const { workspace } = scene.team;
    const { slug: theirs } = await api.workspaces.create({ name: 'W', slug: unique('w') });
    const make = (at: string) =>
      api.projects.create({ workspace: at, name: 'P', slug: unique('p'), environment: 'sandbox' });
    const [foreign, archived] = [await make(theirs), await make(workspace)];
    const limited = await serviceKey(scene.team.people.owner, workspace, 'read-write', [archived.id]);
    expect((await scene.chat('@fake/m', {}, {}, limited.secret)).status).toBe(200);
    await api.projects.delete({ workspace, project: archived.id });
    const ask = async (project: string, token = scene.key) => {
      const response = await scene.chat('@fake/m', {}, { 'x-tenantry-project': project }, token);
      const { request_id, ...problem } = await bodyOf(response);
      return problem;
    };
    const nothing = await ask('prj_00000000000000000000000000');
    expect(nothing).toMatchObject({ status: 404, code: 'not_found' });
    for (const project of [foreign.id, foreign.slug, archived.id, archived.slug, '..', '*'])
      expect(await ask(project)).toEqual(nothing);
    expect((await scene.chat('@fake/m', {}, {}, limited.secret)).status).toBe(404);
  });
});

it('an Idempotency-Key of one workspace is another one in the next', async () => {
  const { people } = scene.team;
  const { slug: workspace } = await people.owner.api.workspaces.create({ name: 'W', slug: unique('w') });
  const other = await serviceKey(people.owner, workspace, 'read-write');
  const headers = { 'idempotency-key': unique('k') };
  expect((await scene.chat('@fake/m', {}, headers)).status).toBe(200);
  expect(await bodyOf(await scene.chat('@fake/m', {}, headers, other.secret))).toMatchObject({
    code: 'not_found',
  });
});
