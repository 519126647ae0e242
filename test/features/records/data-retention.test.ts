import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsMentioning, snapshotDatabase } from '../../support/every-operation/operations.ts';
import { runJob } from '../../support/jobs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, newWorkspace, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server);
});
afterAll(() => server.stop());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

const idOf = async (workspace: string) => (await owner.api.workspaces.get({ workspace })).id;

describe('a workspace that was deleted', () => {
  it('is kept for thirty days, and then everything of it is deleted, and nothing of any other', async () => {
    const [old, young] = [await newWorkspace(owner), await newWorkspace(owner)];
    const [oldId, youngId] = [await idOf(old), await idOf(young)];
    const keys = [];
    for (const workspace of [old, young]) {
      await owner.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
      await owner.api.invitations.create({
        workspace,
        emails: [`${unique('x')}@example.com`],
        role: 'viewer',
      });
      await owner.api.webhookEndpoints.create({
        workspace,
        url: 'https://hooks.example.com/',
        enabled: false,
      });
      keys.push(
        await owner.api.apiKeys.create({ workspace, name: 'k', kind: 'service', scope: 'read-only' }),
      );
      await owner.api.auditExports.create({ workspace, format: 'jsonl' });
      await owner.api.workspaces.delete({ workspace, confirm: workspace });
    }
    await server
      .knex('workspaces')
      .where({ id: oldId })
      .update({ archived_at: daysAgo(30.01) });
    await server
      .knex('workspaces')
      .where({ id: youngId })
      .update({ archived_at: daysAgo(29.99) });
    await runJob(server, 'purge');
    expect(await rowsMentioning(server.knex, [oldId])).toEqual([]);
    expect((await expectProblem(owner.api.workspaces.restore({ workspace: oldId }))).status).toBe(404);
    const [gone, back] = keys;
    expect((await expectProblem(server.client(gone?.secret).me.get())).code).toBe('invalid_credentials');
    await owner.api.workspaces.restore({ workspace: youngId });
    expect((await server.client(back?.secret).workspaces.get({ workspace: young })).id).toBe(youngId);
    expect((await owner.api.projects.list({ workspace: young })).data).toHaveLength(1);
  });
});

describe('a workspace that cannot be purged', () => {
  it('delays neither other workspaces nor anything else', async () => {
    const [stuck, other] = [await newWorkspace(owner), await newWorkspace(owner)];
    const [stuckId, otherId] = [await idOf(stuck), await idOf(other)];
    for (const workspace of [stuck, other])
      await owner.api.workspaces.delete({ workspace, confirm: workspace });
    await server
      .knex('workspaces')
      .whereIn('id', [stuckId, otherId])
      .update({ archived_at: daysAgo(31) });
    const mail = { id: unique('mail'), recipient: 'x', template: 'digest', language: 'en' } as const;
    await server.knex('mails').insert({ ...mail, next_attempt_at: null, created_at: daysAgo(31) } as never);
    await server.knex.raw(`
      create function refuse() returns trigger language plpgsql as $$ begin
        if old.id = '${stuckId}' then raise exception 'too much to destroy'; end if;
        return old; end $$;
      create trigger refuse before delete on workspaces for each row execute function refuse()`);
    await runJob(server, 'purge');
    await server.knex.raw('drop function refuse cascade');
    const left = await server.knex('workspaces').whereIn('id', [stuckId, otherId]);
    expect(left.map(({ id }) => id)).toEqual([stuckId]);
    expect(await server.knex('mails').where({ id: mail.id })).toEqual([]);
    expect(server.logs.join('')).toContain('too much to destroy');
    await runJob(server, 'purge');
    expect(await rowsMentioning(server.knex, [stuckId])).toEqual([]);
  });
});

describe('a project that was deleted', () => {
  it('is purged after thirty days, and its workspace is not', async () => {
    const workspace = await newWorkspace(owner);
    const make = () =>
      owner.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
    const [old, young, live] = [await make(), await make(), await make()];
    for (const { id } of [old, young]) await owner.api.projects.delete({ workspace, project: id });
    await server
      .knex('projects')
      .where({ id: old.id })
      .update({ archived_at: daysAgo(31) });
    await runJob(server, 'purge');
    expect((await expectProblem(owner.api.projects.restore({ workspace, project: old.id }))).status).toBe(
      404,
    );
    await owner.api.projects.restore({ workspace, project: young.id });
    const left = (await owner.api.projects.list({ workspace })).data.map(({ id }) => id);
    expect(left.sort()).toEqual([young.id, live.id].sort());
  });
});

describe('old data without a use', () => {
  it('is deleted: sessions long ended, and mails that could not be delivered', async () => {
    const user = await createUser(server, 'Old');
    await server
      .knex('sessions')
      .where({ user_id: user.id })
      .update({ created_at: daysAgo(61) });
    const dead = { recipient: 'sealed', template: 'digest', language: 'en', next_attempt_at: null } as const;
    const rows = [30.5, 29.5].map((days) => ({ ...dead, id: unique('mail'), created_at: daysAgo(days) }));
    await server.knex('mails').insert(rows as never);
    await runJob(server, 'purge');
    expect(await server.knex('sessions').where({ user_id: user.id })).toEqual([]);
    const lines = (await snapshotDatabase(server.knex)).filter((line) => line.startsWith('mails '));
    expect(rows.map(({ id }) => lines.some((line) => line.includes(id)))).toEqual([false, true]);
    expect((await expectProblem(user.api.me.get())).code).toBe('invalid_credentials');
  });
});

describe('the notice of an expired key', () => {
  it('is sent once, and again when the key got more time', async () => {
    const workspace = await newWorkspace(owner);
    const workspace_id = await idOf(workspace);
    const key = await owner.api.apiKeys.create({ workspace, name: 'k', kind: 'service', scope: 'read-only' });
    const told = () => server.knex('events').where({ tenant_id: workspace_id, type: 'api_key.expired' });
    for (const [minutes, times] of [
      [-2, 1],
      [-2, 1],
      [-1, 2],
    ] as const) {
      const expires_at = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + minutes * 60_000);
      await server.knex('api_keys').where({ id: key.id }).update({ expires_at });
      await runJob(server, 'key-expiry');
      expect(await told()).toHaveLength(times);
    }
    expect((await expectProblem(server.client(key.secret).me.get())).code).toBe('credential_expired');
    expect((await told())[0]?.data).toMatchObject({ id: key.id, status: 'expired' });
  });

  it('waits for its workspace: it is sent once after a restore, and not while the workspace is deleted', async () => {
    const workspace = await newWorkspace(owner);
    const workspace_id = await idOf(workspace);
    const make = (name: string) =>
      owner.api.apiKeys.create({ workspace, name, kind: 'service', scope: 'read-only' });
    const ends = { over: daysAgo(1), soon: daysAgo(-3) };
    for (const [name, expires_at] of Object.entries(ends)) {
      const { id } = await make(name);
      await server.knex('api_keys').where({ id }).update({ expires_at });
    }
    await owner.api.workspaces.delete({ workspace, confirm: workspace });
    const told = async () => {
      await runJob(server, 'key-expiry');
      const types = ['api_key.expired', 'api_key.expiring'] as const;
      return server.knex('events').where({ tenant_id: workspace_id }).whereIn('type', types);
    };
    expect(await told()).toEqual([]);
    await owner.api.workspaces.restore({ workspace });
    expect(await told()).toHaveLength(2);
  });
});
