import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../server/features/gateway/configs/policies.ts';
import { CircuitBreakers } from '../../../server/features/gateway/routing/circuit-breakers.ts';
import { runConfig } from '../../../server/features/gateway/routing/service.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import { configOf, EVERYTHING, group, key, when } from './config-samples.ts';

const faults = (json: unknown) =>
  (parseConfig(json, { location: 'body', base: [] }).violations ?? []).map(
    ({ path, code }) => `${path} ${code}`,
  );
const messages = (json: unknown) => (parseConfig(json).violations ?? []).map(({ message }) => message);

/** A config of so many levels. */
const nested = (levels: number): object => (levels === 1 ? key('a') : group('single', [nested(levels - 1)]));

describe('a config', () => {
  it('may have everything that the grammar has', () => {
    const { leaves } = configOf(EVERYTHING);
    expect(leaves.map(({ target }) => `${target.path} ${target.slug}`)).toEqual([
      'config.targets[0].targets[0] openai-prod',
      'config.targets[0].targets[1] anthropic-prod',
      'config.targets[1].targets[0] groq',
      'config.targets[1].targets[1] openai-prod',
    ]);
    expect(leaves[0]).toMatchObject({
      target: {
        requestTimeout: 30_000,
        connectTimeout: 5000,
        streamIdleTimeout: 60_000,
      },
      breaker: { failureThreshold: 5, cooldownMs: 60_000 },
    });
    expect(leaves[2]?.breaker).toBeNull();
  });

  it('gives each leaf the nearest setting, and the parameters of all nodes above', () => {
    const { leaves } = configOf(
      group(
        'single',
        [
          group(
            'single',
            [key('a', { request_timeout: 50, override_params: { model: 'm' } })],
            {},
            { stream_idle_timeout: 70 },
          ),
        ],
        {},
        {
          request_timeout: 900,
          stream_idle_timeout: 80,
          override_params: { model: 'x', top_p: 1 },
          retry: { attempts: 2 },
          forward_headers: ['X-Request-Trace'],
        },
      ),
    );
    expect(leaves[0]?.target).toMatchObject({
      requestTimeout: 50,
      streamIdleTimeout: 70,
      overrideParams: { model: 'm', top_p: 1 },
      retry: { attempts: 2, useRetryAfterHeaders: false },
      forwardHeaders: ['x-request-trace'],
    });
  });

  it.each([
    ['no object', [], [' type']],
    ['nothing', {}, [' required']],
    ['an unknown name', key('a', { verbose: true }), ['verbose unknown']],
    ['two virtual keys', key('a', { provider: '@b' }), ['provider unexpected']],
    ['a provider without a virtual key', { provider: 'openai' }, ['provider format']],
    ['a slug with @', key('@a'), ['virtual_key format']],
    ['a secret', key('a', { api_key: 'sk-1' }), ['api_key forbidden']],
    ['another host', key('a', { custom_host: 'https://x.test' }), ['custom_host forbidden']],
    [
      'another host in the parameters',
      key('a', { override_params: { base_url: 'x' } }),
      ['override_params/base_url forbidden'],
    ],
    ['a level of recording that is none', key('a', { log: 'all' }), ['log enum']],
    ['a guardrail', key('a', { input_guardrails: [] }), ['input_guardrails unsupported']],
    ['a hook', key('a', { before_request_hooks: [] }), ['before_request_hooks unsupported']],
    [
      'what later versions have',
      key('a', { cache: { mode: 'semantic', threshold: 0.9 } }),
      ['cache/threshold unsupported', 'cache/mode unsupported'],
    ],
    [
      'a stream by the config',
      key('a', { override_params: { stream: true } }),
      ['override_params/stream forbidden'],
    ],
    [
      'a virtual key as model',
      key('a', { override_params: { model: '@b/gpt' } }),
      ['override_params/model forbidden'],
    ],
    [
      'a number that is not exact',
      key('a', { override_params: { seed: 2 ** 63 } }),
      ['override_params/seed maximum'],
    ],
    [
      'a header with a credential',
      key('a', { forward_headers: ['Cookie', 'x-portkey-config'] }),
      ['forward_headers/0 forbidden', 'forward_headers/1 forbidden'],
    ],
    ['too many attempts', key('a', { retry: { attempts: 6 } }), ['retry/attempts maximum']],
    ['retry without attempts', key('a', { retry: {} }), ['retry/attempts required']],
    [
      'a status that is none',
      key('a', { retry: { attempts: 1, on_status_codes: [42] } }),
      ['retry/on_status_codes/0 minimum'],
    ],
    ['targets without a strategy', { targets: [key('a')] }, ['strategy required']],
    ['a strategy without targets', { strategy: { mode: 'single' } }, ['targets required']],
    ['no targets', group('single', []), ['targets min_items']],
    [
      '21 targets',
      group(
        'single',
        Array.from({ length: 21 }, () => key('a')),
      ),
      ['targets max_items'],
    ],
    ['a mode that is none', group('random', [key('a')]), ['strategy/mode enum']],
    [
      'a key of another mode',
      group('single', [key('a')], { on_status_codes: [500] }),
      ['strategy/on_status_codes unexpected'],
    ],
    ['weights of 0', group('loadbalance', [key('a', { weight: 0 })]), ['targets minimum']],
    [
      'equal names',
      group('single', [key('a', { name: 'x' }), key('b', { name: 'x' })]),
      ['targets/1/name unique'],
    ],
    [
      'a breaker that never opens',
      group('single', [key('a')], { cb_config: {} }),
      ['strategy/cb_config required'],
    ],
    [
      'a cooldown below 30 s',
      group('single', [key('a')], { cb_config: { failure_threshold: 1, cooldown_interval: 29_999 } }),
      ['strategy/cb_config/cooldown_interval minimum'],
    ],
    [
      'a session of 30 s',
      group('loadbalance', [key('a')], { sticky_session: { hash_fields: ['metadata.u'], ttl: 30 } }),
      ['strategy/sticky_session/ttl minimum'],
    ],
    [
      'a field of nothing',
      group('loadbalance', [key('a')], { sticky_session: { hash_fields: ['body.user'] } }),
      ['strategy/sticky_session/hash_fields/0 format'],
    ],
    ['6 levels', nested(6), ['targets/0/targets/0/targets/0/targets/0 depth']],
    [
      '65 leaves',
      group(
        'single',
        Array.from({ length: 13 }, () =>
          group(
            'single',
            Array.from({ length: 5 }, () => key('a')),
          ),
        ),
      ),
      ['targets/12/targets/4 max_items'],
    ],
    [
      'no conditions',
      group('conditional', [key('a', { name: 'x' })]),
      ['strategy/conditions required', 'strategy/default required'],
    ],
    [
      'a query for no target',
      group('conditional', [key('a', { name: 'x' })], {
        conditions: [when({ 'params.n': 1 }, 'y')],
        default: 'x',
      }),
      ['strategy/conditions/0/then unknown'],
    ],
    [
      'no name under conditional',
      group('conditional', [key('a')], { conditions: [when({ 'params.n': 1 }, 'y')], default: 'x' }),
      ['strategy/conditions/0/then unknown', 'strategy/default unknown', 'targets/0/name required'],
    ],
  ])('is refused with %s', (_what, config, expected) => {
    expect(faults(config)).toEqual(expected);
  });

  it.each([
    ['an empty query', {}, ' min_properties'],
    ['an operator for a path', { $eq: 1 }, '/$eq unknown'],
    ['an unknown operator', { 'params.n': { $near: 1 } }, '/params.n/$near unknown'],
    ['another path', { 'headers.host': 'x' }, '/headers.host format'],
    ['null', { 'params.n': null }, '/params.n type'],
    ['a text that is less', { 'params.n': { $lt: '5' } }, '/params.n/$lt type'],
    ['an empty list', { $or: [] }, '/$or min_items'],
    ['a back-reference', { 'params.n': { $regex: '(a)\\1' } }, '/params.n/$regex format'],
    ['look-around', { 'params.n': { $regex: '(?=a)' } }, '/params.n/$regex format'],
    ['a pattern that is too large', { 'params.n': { $regex: 'a{600}' } }, '/params.n/$regex too_complex'],
    ['a long path to refuse with its slash', { 'x/y': 1 }, '/x~1y format'],
  ])('is refused with %s in a query', (_what, query, expected) => {
    const conditional = { conditions: [when(query, 'a')], default: 'a' };
    expect(faults(group('conditional', [key('a', { name: 'a' })], conditional))).toEqual([
      `strategy/conditions/0/query${expected}`,
    ]);
  });

  it('may have 5 levels and 64 leaves', () => {
    expect(configOf(nested(5)).leaves).toHaveLength(1);
    const four = group('single', [key('a'), key('b'), key('c'), key('d')]);
    expect(
      configOf(
        group(
          'single',
          Array.from({ length: 16 }, () => four),
        ),
      ).leaves,
    ).toHaveLength(64);
  });

  it('is refused with everything that is wrong, and with where it is in the request', () => {
    const config = group(
      'fallback',
      [key('a', { wieght: 1 }), {}],
      { on_status_code: [429] },
      { retries: {} },
    );
    const { violations = [] } = parseConfig(config, { location: 'header', base: ['x-portkey-config'] });
    expect(violations.map(({ path, location }) => `${location} ${path}`)).toEqual([
      'header x-portkey-config/retries',
      'header x-portkey-config/strategy/on_status_code',
      'header x-portkey-config/targets/0/wieght',
      'header x-portkey-config/targets/1',
    ]);
  });

  it.each([
    [
      'onStatusCodes',
      group('fallback', [key('a')], { onStatusCodes: [429] }),
      /Did you mean on_status_codes\?/,
    ],
    ['wieght', key('a', { wieght: 1 }), /Did you mean weight\?/],
    ['virtualKey', { virtualKey: 'a' }, /Did you mean virtual_key\?/],
    [
      'use-retry-after-headers',
      key('a', { retry: { attempts: 1, 'use-retry-after-headers': true } }),
      /Did you mean use_retry_after_headers\?/,
    ],
    ['attempts', key('a', { attempts: 1 }), /^Move this to retry\.$/],
    ['cb_config', key('a', { cb_config: {} }), /^Move this to strategy\.$/],
    ['qwertz', key('a', { qwertz: 1 }), /it is unknown\.$/],
  ])('says what was probably meant by %s', (_name, config, expected) => {
    expect(messages(config).join('\n')).toMatch(expected);
  });

  it('is refused without repeating a secret that was pasted as a name', () => {
    const token = `tn_svc_${'a'.repeat(38)}`;
    expect(JSON.stringify(parseConfig(key('a', { [token]: 1 })))).not.toContain(token);
  });

  it('is refused, and ends no process, when it is deep or large', () => {
    const deep = JSON.parse(`${'[{"a":'.repeat(5000)}1${'}]'.repeat(5000)}`);
    expect(faults(key('a', { override_params: deep }))).toEqual([' depth']);
    expect(faults(key('a', { override_params: { stop: 'x'.repeat(70_000) } }))).toEqual([' max_length']);
  });
});

it('runs each config that it accepts, and refuses every other with violations', async () => {
  const seed = seedOf('config fuzz');
  const random = randomOf(seed);
  const places = (value: unknown): Array<{ parent: Record<string, unknown>; name: string }> =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([name, member]) => [
          { parent: value as Record<string, unknown>, name },
          ...places(member),
        ]);
  const junk = [
    null,
    true,
    -1,
    0,
    1.5,
    2 ** 63,
    '',
    'x',
    '@x',
    [],
    {},
    [[]],
    { mode: 'fallback' },
    'conditional',
    [429],
  ];
  const names = [
    'targets',
    'strategy',
    'mode',
    'weight',
    'name',
    'virtual_key',
    'retry',
    '__proto__',
    'constructor',
    '$or',
    '',
  ];
  const counts = { accepted: 0, refused: 0 };
  for (let round = 0; round < rounds({ sample: 1000, full: 100_000 }); round += 1) {
    const config = structuredClone(EVERYTHING) as Record<string, unknown>;
    for (let change = random(4); change > 0; change -= 1) {
      const all = places(config);
      const { parent, name } = all[random(all.length)] ?? { parent: config, name: 'x' };
      const kind = random(4);
      const other = all[random(all.length)];
      if (kind === 0) delete parent[name];
      else if (kind === 1) parent[name] = structuredClone(junk[random(junk.length)]);
      else if (kind === 2) parent[names[random(names.length)] ?? name] = structuredClone(parent[name]);
      else if (other !== undefined) parent[name] = structuredClone(other.parent[other.name]);
    }
    const json = JSON.parse(JSON.stringify(config));
    const before = JSON.stringify(json);
    const { config: read, violations = [] } = parseConfig(json);
    if (JSON.stringify(json) !== before) throw new Error(`round ${round} changed ${before}`);
    counts[read === undefined ? 'refused' : 'accepted'] += 1;
    if (read === undefined) {
      if (violations.length === 0) throw new Error(`round ${round} refused ${before} without a violation`);
      continue;
    }
    const request = {
      metadata: { plan: 'paid' },
      params: {},
      url: { pathname: '/' },
      workspaceId: 'w',
      keyId: 'k',
    };
    const outcome = await runConfig(
      read,
      { ...request, config: { id: 'cfg', version: 1 } },
      {
        attempt: async () =>
          random(2) === 0 ? { ok: true } : { ok: false, status: 500, isCallersFault: false },
        breaker: new CircuitBreakers(() => round),
        now: () => round,
        sleep: async () => undefined,
        random: () => random(1000) / 1000,
      },
    );
    if (outcome.attempts === 0) throw new Error(`round ${round} called nothing by ${before}`);
  }
  process.stdout.write(`config fuzz: ${JSON.stringify(counts)}\n`);
  expect(counts.accepted).toBeGreaterThan(0);
});
