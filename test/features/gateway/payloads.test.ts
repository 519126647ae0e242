import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logRetentionRepository } from '../../../server/features/gateway/logs/retention-repository.ts';
import { payloadRepository } from '../../../server/features/gateway/payloads/payload-repository.ts';
import { addGatewayCall } from '../../support/every-operation/log-things.ts';
import { addPayload } from '../../support/every-operation/payload-things.ts';
import { chatEvents } from '../../support/fake-upstream.ts';
import { type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';
import { statusOrCode } from '../../support/keys.ts';
import { pollUntil } from '../../support/poll.ts';
import { createTeam, expectProblem, unique } from '../../support/users.ts';

let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene();
  await scene.virtualKey('fake');
  await scene.virtualKey('quiet', { log: 'metadata' });
  await scene.virtualKey('careful', { log: 'redacted' });
}, 60_000);
afterAll(() => scene.stop());

const DAY_MS = 86_400_000;
const api = () => scene.team.people.owner.api;
const settings = (changes: object) => api().settings.update({ workspace: scene.team.workspace, ...changes });
const rows = (trace_id: string) =>
  scene.server.knex('gateway_calls').where({ trace_id }).orderBy('attempt').select('id', 'log');
const payload = (log_id: string, of = api()) =>
  of.gatewayLogs.getPayload({ workspace: scene.team.workspace, log_id: log_id as `glg_${string}` });
const isStored = (log_id: string) => scene.server.knex('gateway_payloads').where({ log_id }).first();
const stored = (log_id: string) => pollUntil(() => isStored(log_id), Boolean, { what: 'a payload' });

/** Calls a model, and returns the rows of the attempts. */
async function called(model: string, body: object = {}, headers: Record<string, string> = {}) {
  const trace = unique('trace');
  const response = await scene.chat(model, body, { 'x-portkey-trace-id': trace, ...headers });
  await response.text();
  return pollUntil(
    () => rows(trace),
    (found) => found.length > 0,
    { what: 'the row of a call' },
  );
}
/** Calls a model, and returns the level of the row. */
const levelOf = async (...call: Parameters<typeof called>) => (await called(...call))[0]?.log ?? 'metadata';

const HIDDEN = 'ada.lovelace@acme.com';
const asking = { messages: [{ role: 'user', content: `Write to ${HIDDEN}` }] };

describe('the level of a call', () => {
  it('is metadata in a workspace that has set nothing, whatever the call asks for', async () => {
    const [row] = await called('@fake/m', asking, { 'x-tenantry-log': 'full' });
    expect(row?.log).toBeNull();
    const log_id = row?.id ?? '';
    const { data } = await api().gatewayLogs.list({ workspace: scene.team.workspace, limit: 1 });
    expect(data).toMatchObject([{ id: log_id, log: 'metadata' }]);
    expect(await statusOrCode(payload(log_id))).toBe('payload_not_kept');
    expect(await isStored(log_id)).toBeUndefined();
  });

  it('is the strictest of workspace, virtual key, config and header', async () => {
    await settings({ gateway_log: 'full' });
    const config = (more: object) => ({
      'x-portkey-config': JSON.stringify({ virtual_key: 'fake', ...more }),
    });
    const inner = {
      log: 'redacted',
      targets: [{ virtual_key: 'fake', log: 'full' }],
      strategy: { mode: 'single' },
    };
    expect(await levelOf('@fake/m')).toBe('full');
    expect(await levelOf('@quiet/m')).toBe('metadata');
    expect(await levelOf('@careful/m', {}, { 'x-tenantry-log': 'full' })).toBe('redacted');
    expect(await levelOf('m', {}, config({ log: 'redacted' }))).toBe('redacted');
    expect(await levelOf('m', {}, { 'x-portkey-config': JSON.stringify(inner) })).toBe('redacted');
    expect(await levelOf('@fake/m', {}, { 'x-tenantry-log': 'redacted' })).toBe('redacted');
    expect(await levelOf('@fake/m', {}, { 'x-portkey-debug': 'false' })).toBe('metadata');
    expect(await levelOf('@fake/m', {}, { 'x-portkey-debug': 'true' })).toBe('full');
    await settings({ gateway_log: 'redacted' });
    expect(await levelOf('@fake/m', {}, { 'x-tenantry-log': 'full' })).toBe('redacted');
    await settings({ gateway_payload_days: 0 });
    expect(await levelOf('@fake/m')).toBe('metadata');
    await settings({ gateway_log: 'full', gateway_payload_days: 7 });
  });

  it('is at most what the organization allows its workspaces', async () => {
    const { server } = scene;
    const owner = scene.team.people.owner.api;
    const { slug: organization } = await owner.organizations.create({ name: 'O', slug: unique('o') });
    expect((await owner.organizationSettings.get({ organization })).gateway_log_ceiling).toBe('full');
    const { gateway_log_ceiling } = await owner.organizationSettings.update({
      organization,
      gateway_log_ceiling: 'redacted',
    });
    expect(gateway_log_ceiling).toBe('redacted');
    const { id: organization_id } = await owner.organizations.get({ organization });
    await server.knex('workspaces').where({ id: scene.team.workspaceId }).update({ organization_id });
    await pollUntil(
      () => levelOf('@fake/m'),
      (level) => level === 'redacted',
      { what: 'the ceiling' },
    );
    await server.knex('workspaces').where({ id: scene.team.workspaceId }).update({ organization_id: null });
    await pollUntil(
      () => levelOf('@fake/m'),
      (level) => level === 'full',
      { what: 'no ceiling' },
    );
  });

  it('is metadata for embeddings, unless the call names one', async () => {
    const embed = async (headers: Record<string, string>) => {
      const trace = unique('trace');
      const response = await fetch(`${scene.server.url}/v1/embeddings`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${scene.key}`,
          ...{ 'x-portkey-trace-id': trace, ...headers },
        },
        body: JSON.stringify({ model: '@fake/e', input: 'Hi' }),
      });
      expect(response.status).toBe(200);
      await pollUntil(
        () => rows(trace),
        ({ length }) => length > 0,
        { what: 'the row' },
      );
      return (await rows(trace))[0]?.log;
    };
    expect(await embed({})).toBeNull();
    expect(await embed({ 'x-tenantry-log': 'full' })).toBe('full');
  });

  it('is refused by name where it is none', async () => {
    const response = await scene.chat('@fake/m', {}, { 'x-tenantry-log': 'some' });
    expect(response.status).toBe(400);
    const config = { virtual_key: 'fake', log: 'some' };
    const refused = await scene.chat('m', {}, { 'x-portkey-config': JSON.stringify(config) });
    expect(refused.status).toBe(400);
  });

  it('is changed by those who protect the workspace, not by managers', async () => {
    const { people, workspace } = scene.team;
    const changing = (changes: object) =>
      statusOrCode(people.manager.api.settings.update({ workspace, ...changes }));
    for (const changes of [{ gateway_log: 'full' }, { gateway_payload_days: 90 }, { gateway_log_days: 400 }])
      expect(await changing(changes)).toBe('insufficient_role');
  });
});

describe('gatewayLogs.getPayload', () => {
  it('returns what was sent and answered, and says so in the audit log without it', async () => {
    const [row] = await called('@fake/m-1', asking);
    const log_id = row?.id ?? '';
    await stored(log_id);
    const { people } = scene.team;
    const found = await payload(log_id, people.manager.api);
    expect(found).toMatchObject({ log_id, level: 'full', request: { truncated: false } });
    expect(JSON.parse(found.request.body)).toMatchObject({ model: 'm-1', messages: asking.messages });
    expect(JSON.parse(found.answer?.body ?? '')).toHaveProperty('choices');
    const entries = await scene.server.knex('audit_events').where({ target_id: log_id });
    expect(entries).toMatchObject([
      { action: 'gateway_call.payload_read', actor_id: people.manager.id, target_type: 'gateway_call' },
    ]);
    expect(JSON.stringify(entries)).not.toContain(HIDDEN);
    for (const person of [people.member, people.viewer])
      expect(await statusOrCode(payload(log_id, person.api))).toBe('insufficient_role');
    expect(await scene.server.knex('audit_events').where({ target_id: log_id })).toHaveLength(1);
  });

  it('returns what the cache has answered, whole or as a stream', async () => {
    const config = { virtual_key: 'fake', cache: { mode: 'simple' } };
    const headers = { 'x-portkey-config': JSON.stringify(config) };
    const [first] = await called('cached', asking, headers);
    await stored(first?.id ?? '');
    const answers = [];
    for (const stream of [false, true]) {
      const [row] = await called('cached', { ...asking, stream }, headers);
      await stored(row?.id ?? '');
      const [cached] = await scene.server.knex('gateway_calls').where({ id: row?.id ?? '' });
      const { request, answer } = await payload(row?.id ?? '');
      expect(JSON.parse(request.body)).toMatchObject(asking);
      answers.push([cached?.cache_status, answer?.body.includes('choices')]);
    }
    expect(answers).toEqual([
      ['HIT', true],
      ['HIT', true],
    ]);
    expect(scene.provider.callsOf('cached')).toHaveLength(1);
  });

  it('returns a stream with its frames, redacted over their borders', async () => {
    scene.provider.answer('split', {
      events: chatEvents(['Write to ada.love', 'lace@ac', 'me.com today']),
      pieces: 7,
    });
    const [row] = await called('@careful/split', { ...asking, stream: true });
    await stored(row?.id ?? '');
    const { request, answer, level } = await payload(row?.id ?? '');
    expect(level).toBe('redacted');
    expect(request.body).toContain('Write to [redacted:email]');
    const said = (answer?.body ?? '')
      .split('\n')
      .filter((line) => line.startsWith('data: {'))
      .map((line) => JSON.parse(line.slice('data: '.length)).choices[0]?.delta.content ?? '');
    expect(said.join('')).toBe('Write to [redacted:email] today');
    expect(answer?.body).toContain('[DONE]');
  });

  it('has each attempt of its own, and never the secret of the virtual key', async () => {
    const secret = 'sk-canary-scene-0123456789abcdef';
    scene.provider.answer('broken', { status: 500, body: { error: `no ${secret}` } });
    const config = {
      strategy: { mode: 'fallback' },
      targets: [{ virtual_key: 'fake', override_params: { model: 'broken' } }, { virtual_key: 'fake' }],
    };
    const attempts = await called('m', asking, { 'x-portkey-config': JSON.stringify(config) });
    expect(attempts).toHaveLength(2);
    for (const { id } of attempts) await stored(id);
    const [failed, good] = await Promise.all(attempts.map(({ id }) => payload(id)));
    expect(failed?.answer?.body).toBe('{"error":"no [redacted]"}');
    expect(JSON.parse(good?.answer?.body ?? '')).toHaveProperty('choices');
  });

  it('keeps what passed of a stream whose client leaves', async () => {
    scene.provider.answer('endless', { events: chatEvents(['one', 'two', 'three']), stallAfter: 2 });
    const trace = unique('trace');
    const response = await scene.chat('@fake/endless', { stream: true }, { 'x-portkey-trace-id': trace });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const [row] = await pollUntil(
      () => rows(trace),
      ({ length }) => length > 0,
      { what: 'the row' },
    );
    await stored(row?.id ?? '');
    expect((await payload(row?.id ?? '')).answer?.body).toContain('one');
  });

  it('is cut at 256 kB a side, and says how long it was', async () => {
    const long = 'lorem ipsum '.repeat(30_000);
    const [row] = await called('@fake/m', { messages: [{ role: 'user', content: long }] });
    await stored(row?.id ?? '');
    const { request } = await payload(row?.id ?? '');
    expect(request.truncated).toBe(true);
    expect(request.size).toBeGreaterThan(long.length);
    expect(Buffer.byteLength(request.body)).toBeLessThanOrEqual(256 * 1024);
  });

  it('is encrypted, and opens in no other row', async () => {
    const [one, two] = [await called('@fake/m', asking), await called('@fake/m', asking)];
    const ids = [one[0]?.id ?? '', two[0]?.id ?? ''] as const;
    const [first] = await Promise.all(ids.map(stored));
    expect(first?.content.includes(HIDDEN)).toBe(false);
    await scene.server
      .knex('gateway_payloads')
      .where({ log_id: ids[1] })
      .update({ content: first?.content ?? Buffer.alloc(0) });
    expect(await statusOrCode(payload(ids[1]))).toBe('payload_unreadable');
    await payload(ids[0]);
  });

  it('says that the operator has to restore a vault key', async () => {
    const team = await createTeam(scene.server);
    const log_id = await addGatewayCall(scene.server, team.workspaceId, {
      log: 'full',
      admitted_at: new Date(),
    });
    await addPayload(scene.server, team.workspaceId, log_id);
    const key = scene.server.knex('data_keys').where({ tenant_id: team.workspaceId });
    await key.update({ vault_key_id: 'gone' });
    const reading = team.people.owner.api.gatewayLogs.getPayload({ workspace: team.workspace, log_id });
    const { status, code, detail } = await expectProblem(reading);
    expect([status, code]).toEqual([409, 'payload_unreadable']);
    expect(detail).toContain('TENANTRY_VAULT_KEYS');
  });

  it('has expired after the days of the workspace, before the job has run', async () => {
    const log_id = await addGatewayCall(scene.server, scene.team.workspaceId, {
      log: 'full',
      admitted_at: new Date(Date.now() - 8 * DAY_MS),
    });
    await addPayload(scene.server, scene.team.workspaceId, log_id);
    expect(await statusOrCode(payload(log_id))).toBe('payload_expired');
    await settings({ gateway_payload_days: 9 });
    await payload(log_id);
    await settings({ gateway_payload_days: 7 });
  });

  it('is erased with the key of the workspace', async () => {
    const [row] = await called('@fake/m', asking);
    await stored(row?.id ?? '');
    await scene.server.knex('data_keys').where({ tenant_id: scene.team.workspaceId }).delete();
    expect(await statusOrCode(payload(row?.id ?? ''))).toBe('payload_not_kept');
    // The process still knows the key, and takes another one once it cannot store anything under it.
    await called('@fake/m', asking);
    const next = await pollUntil(
      async () => isStored((await called('@fake/m', asking))[0]?.id ?? ''),
      Boolean,
      { what: 'a payload under another key' },
    );
    expect(next).toBeDefined();
  });
});

describe('retention', () => {
  /** Two workspaces that keep calls for a short and for a long time. */
  async function keepers() {
    const [short, long] = [await createTeam(scene.server), await createTeam(scene.server)];
    const keep = (team: typeof short, changes: object) =>
      team.people.owner.api.settings.update({ workspace: team.workspace, ...changes });
    await keep(short, { gateway_payload_days: 1, gateway_log_days: 30 });
    await keep(long, { gateway_payload_days: 90, gateway_log_days: 400 });
    return { short, long, ids: [short.workspaceId, long.workspaceId] };
  }

  it('deletes payloads that are older than their workspace keeps them', async () => {
    const { knex } = scene.server;
    const { short, long, ids } = await keepers();
    const add = async ({ workspaceId }: typeof short, days: number) => {
      const log_id = unique('glg');
      await addPayload(scene.server, workspaceId, log_id);
      const admitted_at = new Date(Date.now() - days * DAY_MS);
      await knex('gateway_payloads').where({ log_id }).update({ admitted_at });
      return log_id;
    };
    await Promise.all([add(short, 2), add(long, 91)]);
    const kept = await Promise.all([add(short, 0), add(long, 89)]);
    await payloadRepository(knex).deleteOld(new Date());
    const left = await knex('gateway_payloads').whereIn('tenant_id', ids).pluck('log_id');
    expect(left.sort()).toEqual(kept.sort());
  });

  it('deletes whole months of calls that are older than their workspace keeps them', async () => {
    const { knex } = scene.server;
    const { short, long, ids } = await keepers();
    const add = async ({ workspaceId: tenant_id }: typeof short, day: string) => {
      const id = await addGatewayCall(scene.server, tenant_id, { admitted_at: new Date(`${day}T12:00:00Z`) });
      await knex('gateway_daily').insert({
        ...{ tenant_id, day, api_key_id: id, user_id: '', project_id: '', virtual_key_id: '', provider: '' },
        ...{ model: '', usage_source: 'provider', calls: 1, failed: 0, input_tokens: 0, output_tokens: 0 },
        ...{ cost_nano_usd: 0, saved_nano_usd: 0, unpriced: 0 },
      } as never);
      return id;
    };
    for (const day of ['2021-03-02', '2021-04-30']) await add(short, day);
    await add(long, '2020-04-30');
    // The 30th day before is in May.
    const kept = [
      await add(short, '2021-05-01'),
      await add(short, '2021-06-14'),
      await add(long, '2020-05-01'),
    ];
    expect(await logRetentionRepository(knex).deleteOld(new Date('2021-06-15T00:00:00Z'))).toBe(false);
    const left = await knex('gateway_calls').whereIn('tenant_id', ids).pluck('id');
    expect(left.sort()).toEqual(kept.sort());
  });

  it('drops the months that no workspace keeps', async () => {
    const { server } = scene;
    const { oldMonths, dropMonth } = logRetentionRepository(server.knex);
    await addGatewayCall(server, scene.team.workspaceId, { admitted_at: new Date('2019-05-15T00:00:00Z') });
    const old = await oldMonths(new Date('2020-07-06T00:00:00Z'));
    expect(old.filter((name) => name.includes('gateway_calls_2019_05'))).toHaveLength(1);
    // The last day of the month is not older than the longest retention, 400 days.
    expect(await oldMonths(new Date('2020-07-04T00:00:00Z'))).not.toContain(old[0]);
    for (const name of old) await dropMonth(name);
    expect(await oldMonths(new Date('2020-07-06T00:00:00Z'))).toEqual([]);
  });
});
