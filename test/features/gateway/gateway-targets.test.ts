import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BreakerRule } from '../../../server/features/gateway/configs/policies.ts';
import { createExchange } from '../../../server/features/gateway/routing/breaker-repository.ts';
import { CircuitBreakers } from '../../../server/features/gateway/routing/circuit-breakers.ts';
import { type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';

let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene();
  await scene.virtualKey('first');
  await scene.virtualKey('second');
}, 60_000);
afterAll(() => scene.stop());

const RULE: BreakerRule = {
  failureThreshold: 3,
  failureThresholdPercentage: null,
  minimumRequests: 10,
  cooldownMs: 30_000,
  failureStatusCodes: null,
};

it('carries what replicas count and decide through the database, and forgets what is old', async () => {
  const clock = { now: Date.now() };
  const now = () => clock.now;
  const id = { workspaceId: scene.team.workspaceId, target: 'cfg_1 config.targets[0] a' };
  const replicas = [0, 1, 2].map(() => ({
    breakers: new CircuitBreakers(now),
    exchange: createExchange(scene.server.knex, now),
  }));
  const share = async () => {
    for (const { breakers, exchange } of [...replicas, ...replicas]) await breakers.share(exchange);
  };
  const areOpen = () => replicas.map(({ breakers }) => breakers.openUntil(id, RULE) !== undefined);
  const fail = (index: number) => replicas[index]?.breakers.begin(id, RULE).end('failure');

  fail(0);
  fail(1);
  areOpen();
  await share();
  expect(areOpen()).toEqual([false, false, false]);
  fail(1);
  expect(areOpen()).toEqual([false, true, false]);
  await share();
  expect(areOpen()).toEqual([true, true, true]);

  clock.now += 30_000;
  replicas[0]?.breakers.begin(id, RULE).end('success');
  await share();
  expect(replicas.map(({ breakers }) => breakers.status(id, RULE).status)).toEqual([
    'closed',
    'closed',
    'closed',
  ]);

  clock.now += 3 * 3_600_000;
  fail(0);
  await share();
  const rows = await scene.server.knex('gateway_breaker_reports').where({ target: id.target });
  expect(rows).toHaveLength(1);
  // A report on a workspace that is gone is none.
  const gone = { ...id, workspaceId: 'ws_gone' };
  replicas[0]?.breakers.begin(gone, RULE).end('failure');
  await share();
});

it('lists the targets of configs, and which of them are left out', async () => {
  const { workspace, people } = scene.team;
  const { id } = await people.owner.api.configs.create({
    ...{ workspace, slug: 'watched', name: 'Watched' },
    config: {
      strategy: { mode: 'fallback', cb_config: { failure_threshold: 2, cooldown_interval: 60_000 } },
      targets: [{ virtual_key: 'first', override_params: { model: 'failing' } }, { virtual_key: 'second' }],
    },
  });
  await people.owner.api.configs.create({
    ...{ workspace, slug: 'plain', name: 'Plain', config: { virtual_key: 'first' } },
  });
  scene.provider.answer('failing', { status: 500, body: {} });
  const list = async () => (await people.viewer.api.gatewayTargets.list({ workspace })).data;
  const closed = { status: 'closed', calls: 0, failures: 0, opened_at: null, until: null };
  const second = { target: 'config.targets[1]', virtual_key: 'second' };
  expect(await list()).toEqual([
    expect.objectContaining({
      slug: 'plain',
      targets: [{ target: 'config', virtual_key: 'first', breaker: null }],
    }),
    {
      ...{ id, slug: 'watched', version: 1 },
      targets: [
        { target: 'config.targets[0]', virtual_key: 'first', breaker: closed },
        { ...second, breaker: closed },
      ],
    },
  ]);
  for (let calls = 0; calls < 3; calls += 1)
    expect((await scene.chat('m', {}, { 'x-portkey-config': 'watched' })).status).toBe(200);
  expect(scene.provider.callsOf('failing')).toHaveLength(2);
  const [, watched] = await list();
  expect(watched?.targets).toEqual([
    {
      ...{ target: 'config.targets[0]', virtual_key: 'first' },
      breaker: {
        ...{ status: 'open', calls: 2, failures: 2 },
        ...{ opened_at: expect.any(String), until: expect.any(String) },
      },
    },
    { ...second, breaker: { ...closed, calls: 3 } },
  ]);
  const { opened_at, until } = watched?.targets[0]?.breaker ?? {};
  expect(Date.parse(until ?? '') - Date.parse(opened_at ?? '')).toBe(60_000);
});
