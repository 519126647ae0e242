import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';
import { pollUntil } from '../../support/poll.ts';
import { unique } from '../../support/users.ts';

let scene: RelayScene;
let key: { id: `key_${string}`; secret: string };
beforeAll(async () => {
  scene = await startRelayScene();
  await scene.virtualKey('fake');
  key = (await scene.newKey()) as typeof key;
}, 60_000);
afterAll(() => scene.stop());

const api = () => scene.team.people.owner.api;
const change = (defaults: object) =>
  api().apiKeys.update({ workspace: scene.team.workspace, key_id: key.id, defaults });

/** Calls a model with the key, and returns the row of the call. */
async function called(body: object = {}, metadata: Record<string, string> = {}) {
  const trace_id = unique('trace');
  const headers = {
    'x-portkey-trace-id': trace_id,
    'x-portkey-metadata': JSON.stringify(metadata),
    'x-tenantry-log': 'full',
  };
  await (await scene.chat('@fake/m', body, headers, key.secret)).text();
  const [row] = await pollUntil(
    () => scene.server.knex('gateway_calls').where({ trace_id }).select('metadata', 'log'),
    ({ length }) => length > 0,
    { what: 'the row of a call' },
  );
  if (row === undefined) throw new Error('The call has no row.');
  return row;
}

describe('the metadata of a call', () => {
  it('is that of its key before that of the request, from the next call on', async () => {
    expect((await change({ metadata: { customer: 'c1' } })).defaults.metadata).toEqual({ customer: 'c1' });
    const { metadata } = await called({}, { customer: 'c2', plan: 'free' });
    expect(metadata).toEqual({ customer: 'c1', plan: 'free' });
    await change({ metadata: {} });
    expect((await called({}, { customer: 'c2' })).metadata).toEqual({ customer: 'c2' });
  });

  it('is that of the workspace before that of the key, in budgets and explanations as well', async () => {
    const { workspace } = scene.team;
    await change({ metadata: { customer: 'c1', tier: 'gold' } });
    await api().settings.update({ workspace, call_metadata: { customer: 'w1' } });
    const { metadata } = await called({}, { customer: 'c2', tier: 'free', plan: 'p' });
    expect(metadata).toEqual({ customer: 'w1', tier: 'gold', plan: 'p' });
    const policy = { workspace, name: 'W', scope: 'policy', measure: 'requests', limit: 10 } as const;
    const { id: budget_id } = await api().budgets.create({ ...policy, group_by: ['metadata.customer'] });
    await called();
    const response = await fetch(`${scene.server.url}/v1/limits`, {
      headers: { authorization: `Bearer ${key.secret}` },
    });
    const { budgets } = (await response.json()) as {
      budgets: Array<{ id: string; usage: Array<{ bucket: object[] }> }>;
    };
    const bucket = [{ key: 'metadata.customer', value: 'w1' }];
    expect(budgets.find(({ id }) => id === budget_id)?.usage).toMatchObject([{ kind: 'values', bucket }]);
    await api().budgets.archive({ workspace, budget_id });
    await api().settings.update({ workspace, call_metadata: {} });
    await change({ metadata: {} });
    expect((await called({}, { customer: 'c2' })).metadata).toEqual({ customer: 'c2' });
  });

  it('names the end user whom the body names, unless the request does', async () => {
    const { metadata } = await called({ user: 'u1' });
    expect(metadata).toEqual({ _user: 'u1' });
    const named = await called({ user: 'u1' }, { _user: 'u2' });
    expect(named.metadata._user).toBe('u2');
    const config = {
      strategy: {
        mode: 'conditional',
        // biome-ignore lint/suspicious/noThenProperty: the grammar of configs has it
        conditions: [{ query: { 'metadata._user': { $eq: 'u1' } }, then: 'known' }],
        default: 'other',
      },
      targets: [
        { name: 'other', virtual_key: 'absent' },
        { name: 'known', virtual_key: 'fake' },
      ],
    };
    const headers = { 'x-portkey-config': JSON.stringify(config) };
    expect((await scene.chat('m', { user: 'u1' }, headers)).status).toBe(200);
    expect((await scene.chat('m', { user: 'u2' }, headers)).status).toBe(404);
  });

  it('divides a budget by what the key fixes, and leaves the rest to one bucket', async () => {
    const { workspace } = scene.team;
    const { id: budget_id } = await api().budgets.create({
      ...{ workspace, name: 'Customers', scope: 'policy', group_by: ['metadata.customer'] },
      ...{ measure: 'requests', limit: 10 },
    });
    await called({}, { customer: 'invented' });
    await change({ metadata: { customer: 'c3' } });
    await called({}, { customer: 'invented' });
    const buckets = async () =>
      (await api().budgetUsage.list({ workspace, budget_id })).data
        .map(({ kind, bucket, used }) => [kind, bucket[0]?.value, used])
        .sort();
    await expect.poll(buckets).toEqual([
      ['other', undefined, 1],
      ['values', 'c3', 1],
    ]);
    await api().budgets.archive({ workspace, budget_id });
  });
});

describe('the level of a call', () => {
  it('is at most what its key allows', async () => {
    await api().settings.update({ workspace: scene.team.workspace, gateway_log: 'full' });
    expect((await called()).log).toBe('full');
    expect((await change({ log: 'redacted' })).defaults.log).toBe('redacted');
    expect((await called()).log).toBe('redacted');
    await change({ log: 'metadata' });
    expect((await called()).log).toBeNull();
  });
});
