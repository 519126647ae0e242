import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditVerification, verifyAuditBundle } from '../../../sdk/src/audit/index.ts';
import type { AuditEvent, Permission, Tenantry } from '../../../sdk/src/index.ts';
import { pollUntil } from '../../support/poll.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createTeam,
  createUser,
  expectProblem,
  newWorkspace,
  PASSWORD,
  type TestTeam,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let publicKey: string;
beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
  const { data } = await server.client().auditKeys.list();
  publicKey = data[0]?.public_key ?? '';
});
afterAll(() => server.stop());

const actions = (entries: readonly AuditEvent[]) => entries.map(({ action }) => action);

/** Every entry of a workspace, latest first. */
async function log(api: Tenantry, workspace: string, filters: object = {}): Promise<AuditEvent[]> {
  const entries: AuditEvent[] = [];
  for await (const entry of api.auditEvents.list({ workspace, limit: 100, ...filters })) entries.push(entry);
  return entries;
}

/** Waits until the sealer has come by. */
const sealed = (api: Tenantry, workspace: string): Promise<AuditEvent[]> =>
  pollUntil(
    () => log(api, workspace),
    (entries) => entries.every(({ seq }) => seq !== null),
    { what: 'the seal of all entries', timeout: 20_000, interval: 100 },
  );

async function download(api: Tenantry, workspace: string, asked: object = {}): Promise<string> {
  const { id } = await api.auditExports.create({ workspace, format: 'jsonl', ...asked });
  return api.auditExports.download({ workspace, export_id: id });
}

const verified = async (bundle: string): Promise<AuditVerification> =>
  verifyAuditBundle(bundle, { publicKey });

describe('the audit log', () => {
  it('records who did what, to what, from where and in which request', async () => {
    const { people, workspace, workspaceId } = acme;
    const parameters = { name: 'Traced', slug: unique('p'), environment: 'sandbox' } as const;
    const { data: project, response } = await people.admin.api.projects
      .create({ workspace, ...parameters })
      .withResponse();
    const { data } = await people.owner.api.auditEvents.list({ workspace, target: project.id });
    expect(data).toEqual([
      {
        id: expect.stringMatching(/^aud_/),
        workspace_id: workspaceId,
        seq: data[0]?.seq,
        hash: data[0]?.hash,
        action: 'project.created',
        actor: { type: 'user', id: people.admin.id, name: 'admin', email: people.admin.email },
        target: { type: 'project', id: project.id },
        project_id: null,
        changes: [],
        ip_address: '127.0.0.1',
        user_agent: expect.stringMatching(/^tenantry-sdk/),
        request_id: response.headers.get('x-request-id'),
        created_at: expect.any(String),
        parameters,
      },
    ]);
    expect(
      await people.owner.api.auditEvents.get({ workspace, event_id: data[0]?.id ?? 'aud_' }),
    ).toMatchObject({
      action: 'project.created',
    });
  });

  it('names the changed fields, the project, and keys by themselves', async () => {
    const { people, workspace, project } = acme;
    const key = await people.owner.api.apiKeys.create({
      workspace,
      name: 'erp',
      kind: 'service',
      scope: 'read-write',
    });
    await server
      .client(key.secret)
      .projects.update({ workspace, project: project.id, name: 'Invoices', description: null });
    const [entry] = await log(people.owner.api, workspace, { actor: key.id });
    expect(entry).toMatchObject({
      action: 'project.updated',
      actor: { type: 'api_key', id: key.id },
      project_id: project.id,
      changes: ['name', 'description'],
    });
  });

  it('records sign-ins, refused sign-ins, sign-outs, refused escalations and exports', async () => {
    const user = await createUser(server);
    const { workspace, email, api } = user;
    const { token } = await server.client().sessions.create({ email, password: PASSWORD });
    await server.client(token).sessions.revoke({ session_id: 'current' });
    await expectProblem(server.client().sessions.create({ email, password: 'not the password' }));
    // It is written down after the answer.
    await expect
      .poll(async () => actions(await log(api, workspace)))
      .toEqual(expect.arrayContaining(['session.refused']));
    const admin = await createUser(server, 'Admin');
    await server.operator.members.add({ workspace, user_id: admin.id, role: 'admin' });
    await expectProblem(admin.api.members.update({ workspace, user_id: user.id, role: 'viewer' }));
    const { id } = await api.auditExports.create({ workspace, format: 'csv' });
    const entries = await log(api, workspace);
    expect(actions(entries)).toEqual([
      'audit_export.created',
      'access.escalation_refused',
      'member.added',
      'session.refused',
      'session.revoked',
      'session.created',
      'session.created',
      'user.signed_up',
    ]);
    expect(entries[0]).toMatchObject({
      target: { type: 'audit_export', id },
      actor: { type: 'user', id: user.id },
    });
    expect(entries[1]).toMatchObject({ actor: { type: 'user', id: admin.id } });
    expect(entries[3]).toMatchObject({
      actor: { type: 'anonymous', id: null },
      target: { type: 'user', id: user.id },
    });
  });

  it('records what the operator did, and nothing of a change that was refused or a dry run', async () => {
    const { people } = acme;
    const workspace = await newWorkspace(people.owner, [[people.viewer, 'viewer']]);
    await server.operator.workspaces.update({ workspace, name: 'Renamed' });
    const before = await log(people.owner.api, workspace);
    expect(before[0]).toMatchObject({
      action: 'workspace.updated',
      actor: { type: 'operator', id: null },
      changes: ['name'],
    });
    await expectProblem(people.viewer.api.workspaces.update({ workspace, name: 'No' }));
    await people.owner.api.members.remove({ workspace, user_id: people.viewer.id, dry_run: true });
    expect(await log(people.owner.api, workspace)).toHaveLength(before.length);
  });

  it('records the old and new values of each kind of resource, and the name of a key', async () => {
    const { workspace, people } = acme;
    const { api } = people.owner;
    const role = await api.roles.create({ workspace, name: unique('r'), permissions: ['workspace:read'] });
    const key = await api.apiKeys.create({ workspace, name: 'ci', kind: 'service', scope: 'admin' });
    const endpoint = await api.webhookEndpoints.create({
      workspace,
      url: 'https://hooks.example.com/a?token=t',
      events: ['*'],
      secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
    });
    const { timezone } = await api.settings.get({ workspace });
    const permissions: Permission[] = ['workspace:read', 'projects:read'];
    await api.roles.update({ workspace, role_id: role.id, permissions });
    await api.apiKeys.update({ workspace, key_id: key.id, name: 'DE89370400440532013000' });
    await api.members.update({ workspace, user_id: people.viewer.id, role: 'member' });
    await api.members.update({ workspace, user_id: people.viewer.id, role: 'viewer' });
    await api.settings.update({ workspace, timezone: 'Asia/Tokyo' });
    const moved = { url: 'https://hooks.example.com/b', secret: endpoint.secret };
    await api.webhookEndpoints.update({ workspace, endpoint_id: endpoint.id, ...moved });
    await server.client(key.secret).workspaces.update({ workspace, name: 'Renamed' });
    const entries = (await log(api, workspace)).filter(({ changes }) => changes.length > 0).slice(0, 7);
    expect(entries.map(({ changes, values }) => [changes, values]).reverse()).toEqual([
      [['permissions'], { permissions: { old: ['workspace:read'], new: permissions } }],
      [['name'], { name: { old: 'ci', new: 'DE89…3000' } }],
      [['role'], { role: { old: 'viewer', new: 'member' } }],
      [['role'], { role: { old: 'member', new: 'viewer' } }],
      [['timezone'], { timezone: { old: timezone, new: 'Asia/Tokyo' } }],
      [['url'], { url: { old: 'https://hooks.example.com/a?…', new: 'https://hooks.example.com/b' } }],
      [['name'], { name: { old: expect.any(String), new: 'Renamed' } }],
    ]);
    expect(entries[0]?.actor).toEqual({ type: 'api_key', id: key.id, name: 'DE89…3000' });
  });

  it('contains no secret that users send', async () => {
    const { people, workspace } = acme;
    const key = await people.owner.api.apiKeys.create({
      workspace,
      name: 'leaky',
      kind: 'service',
      scope: 'admin',
    });
    const headers = { 'user-agent': `curl ${key.secret}`, 'x-request-id': key.secret };
    await server
      .client(key.secret)
      .projects.create({ workspace, name: 'X', slug: unique('x'), environment: 'sandbox' }, { headers });
    const rotated = await people.owner.api.apiKeys.rotate({ workspace, key_id: key.id });
    await people.owner.api.me.update({ new_password: 'another fine password', current_password: PASSWORD });
    await people.owner.api.me.update({ new_password: PASSWORD, current_password: 'another fine password' });
    const text = JSON.stringify(await log(people.owner.api, workspace));
    for (const secret of [key.secret, rotated.secret, people.owner.token, 'fine password', PASSWORD]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain('curl tn_svc_[redacted]');
    expect(text).toContain('"changes":["password"');
  });

  it('is filtered by actor, action, kind of action, target, project and time', async () => {
    const { people } = acme;
    const { api } = people.owner;
    const workspace = await newWorkspace(people.owner, [[people.admin, 'admin']]);
    const slug = unique('p');
    const project = await people.admin.api.projects.create({
      workspace,
      name: 'P',
      slug,
      environment: 'sandbox',
    });
    await people.admin.api.projects.update({ workspace, project: slug, name: 'Q' });
    await server.operator.workspaces.update({ workspace, name: 'R' });
    const filtered = async (filters: object) => actions(await log(api, workspace, filters));
    expect(await filtered({ actor: people.admin.id })).toEqual(['project.updated', 'project.created']);
    expect(await filtered({ actor: 'operator' })).toEqual(['workspace.updated', 'member.added']);
    expect(await filtered({ actor: 'system' })).toEqual([]);
    expect(await filtered({ action: 'project.created' })).toEqual(['project.created']);
    expect(await filtered({ action: 'project.*' })).toEqual(['project.updated', 'project.created']);
    expect(
      await filtered({ target: project.id, actor: people.admin.id, action: 'project.updated' }),
    ).toHaveLength(1);
    expect(await filtered({ project: slug })).toEqual(['project.updated']);
    expect(await filtered({ project: project.id })).toEqual(['project.updated']);
    const [, update] = await log(api, workspace);
    const since = update?.created_at ?? '';
    expect(await filtered({ since })).toEqual(['workspace.updated', 'project.updated']);
    expect(await filtered({ until: since })).toEqual([
      'project.created',
      'member.added',
      'workspace.created',
    ]);
    expect(
      await expectProblem(api.auditEvents.list({ workspace, project: 'no-such-project' })),
    ).toMatchObject({
      status: 404,
    });
    for (const wrong of [
      { action: 'everything' },
      { since: 'yesterday' },
      { since: '2026-02-30T00:00:00Z' },
    ]) {
      expect(await expectProblem(api.auditEvents.list({ workspace, ...wrong }))).toMatchObject({
        status: 400,
      });
    }
  });

  it('is paged without a gap while entries are added, latest first', async () => {
    const { people } = acme;
    const workspace = await newWorkspace(people.owner);
    for (let index = 0; index < 5; index += 1)
      await people.owner.api.workspaces.update({ workspace, name: `N${index}` });
    const whole = await log(people.owner.api, workspace);
    const ids: string[] = [];
    for await (const page of people.owner.api.auditEvents.list({ workspace, limit: 2 }).pages()) {
      ids.push(...page.data.map(({ id }) => id));
      await people.owner.api.workspaces.update({ workspace, name: `M${ids.length}` });
    }
    expect(ids).toEqual(whole.map(({ id }) => id));
  });

  it('is for callers who may read it, and for their own workspace alone', async () => {
    const { people, workspace } = acme;
    for (const name of ['manager', 'member', 'viewer'] as const) {
      const { api } = people[name];
      expect(await expectProblem(api.auditEvents.list({ workspace }))).toMatchObject({
        required_permission: 'audit:read',
      });
      expect(await expectProblem(api.auditExports.create({ workspace, format: 'csv' }))).toMatchObject({
        required_permission: 'audit:export',
      });
    }
    const outsider = await createUser(server, 'Outsider');
    const [entry] = await log(people.owner.api, workspace);
    const { id: export_id } = await people.admin.api.auditExports.create({ workspace, format: 'csv' });
    const own = { workspace: outsider.workspace, event_id: entry?.id ?? 'aud_', export_id };
    for (const call of [
      () => outsider.api.auditEvents.get({ workspace: own.workspace, event_id: own.event_id }),
      () => outsider.api.auditExports.get({ workspace: own.workspace, export_id }),
      () => outsider.api.auditExports.download({ workspace: own.workspace, export_id }),
      () => outsider.api.auditExports.download({ workspace, export_id }),
      () => outsider.api.auditEvents.list({ workspace }),
      () => outsider.api.auditCheckpoints.list({ workspace }),
    ]) {
      expect(await expectProblem(call())).toMatchObject({ status: 404, code: 'not_found' });
    }
    for (const line of (await download(outsider.api, outsider.workspace)).trimEnd().split('\n')) {
      expect(line).not.toContain(acme.workspaceId);
    }
  });
});

describe('the protection of the log', () => {
  it.each(['audit_events', 'audit_seals', 'audit_checkpoints'] as const)(
    'refuses changes in the table %s',
    async (table) => {
      await download(acme.people.owner.api, acme.workspace);
      const count = async () => Number((await server.knex(table).count({ count: '*' }))[0]?.count);
      const before = await count();
      expect(before).toBeGreaterThan(0);
      for (const statement of [
        `update ${table} set tenant_id = tenant_id`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(server.knex.raw(statement)).rejects.toThrow(/audit log is only ever added to/);
      }
      // Sealing goes on meanwhile.
      expect(await count()).toBeGreaterThanOrEqual(before);
    },
  );

  it('keeps entries when the workspace is deleted', async () => {
    await expect(server.knex('tenants').where({ id: acme.workspaceId }).delete()).rejects.toThrow(
      /audit log/,
    );
  });
});

describe('the chain', () => {
  it('takes in every entry within seconds, in order and without a gap', async () => {
    const workspace = await newWorkspace(acme.people.owner);
    const { api } = acme.people.owner;
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => api.workspaces.update({ workspace, name: `Name ${index}` })),
    );
    const entries = await sealed(api, workspace);
    expect(entries.map(({ seq }) => seq).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 21 }, (_, index) => index + 1),
    );
    expect(new Set(entries.map(({ hash }) => hash)).size).toBe(21);
  });

  it('loses no entry whose transaction commits late', async () => {
    if (server.knex.client.config.pool?.max === 1) return;
    const { people } = acme;
    const workspace = await newWorkspace(people.owner);
    const { id } = await people.owner.api.workspaces.get({ workspace });
    const late = await server.knex.transaction();
    await late('audit_events').insert({
      tenant_id: id,
      id: 'aud_01aaaaaaaaaaaaaaaaaaaaaaaa',
      action: 'late.entry',
      actor_type: 'system',
    });
    await people.owner.api.workspaces.update({ workspace, name: 'Meanwhile' });
    expect((await sealed(people.owner.api, workspace)).map(({ seq }) => seq)).toEqual([2, 1]);
    await late.commit();
    const entries = await sealed(people.owner.api, workspace);
    expect(entries.find(({ action }) => action === 'late.entry')?.seq).toBe(3);
    expect(await verified(await download(people.owner.api, workspace))).toMatchObject({
      valid: true,
      entries: 3,
    });
  });

  it('is signed a minute after the last checkpoint, and each checkpoint is sent to webhooks', async () => {
    const { people } = acme;
    const { api } = people.owner;
    const workspace = await newWorkspace(people.owner);
    const { id } = await api.workspaces.get({ workspace });
    await sealed(api, workspace);
    expect((await api.auditCheckpoints.list({ workspace })).data).toEqual([]);
    await server.knex('audit_chain_heads').where({ tenant_id: id }).update({ checkpoint_due_at: new Date() });
    const [checkpoint] = await pollUntil(
      async () => (await api.auditCheckpoints.list({ workspace })).data,
      ({ length }) => length > 0,
      { what: 'a checkpoint', interval: 100 },
    );
    expect(checkpoint).toMatchObject({
      workspace_id: id,
      seq: 1,
      key_id: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(checkpoint?.hash).toBe((await log(api, workspace))[0]?.hash);
    const [event] = await server.knex('events').where({ tenant_id: id, type: 'audit.checkpoint' });
    expect(event?.data).toEqual(checkpoint);
  });
});

describe('an export', () => {
  it('as JSON lines without a filter is a bundle that verifies, up to the request before it', async () => {
    const { people } = acme;
    const { api } = people.owner;
    const workspace = await newWorkspace(people.owner);
    await api.workspaces.update({ workspace, name: 'Just now' });
    const made = await api.auditExports.create({ workspace, format: 'jsonl' });
    expect(made).toMatchObject({
      status: 'ready',
      verifiable: true,
      rows: 2,
      rows_done: 2,
      last_seq: 2,
      created_by: people.owner.id,
      filters: { actor: null, action: null, target: null, project_id: null, since: null, until: null },
    });
    const { data: bundle, response } = await api.auditExports
      .download({ workspace, export_id: made.id })
      .withResponse();
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="audit-${made.id}.jsonl"`);
    expect(await verified(bundle)).toMatchObject({
      valid: true,
      exportId: made.id,
      entries: 2,
      checkpoints: 1,
    });
    const lines = bundle
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(actions(lines.slice(1, 3))).toEqual(['workspace.created', 'workspace.updated']);
    expect(lines[1]).toEqual(await api.auditEvents.get({ workspace, event_id: lines[1].id }));
    expect(
      await verified(bundle.replace('Workspace', 'Workspade').replace('127.0.0.1', '127.0.0.2')),
    ).toMatchObject({
      valid: false,
      problem: { code: 'altered', seq: 1 },
    });
    // The next one goes on from there, and has the export itself.
    const next = await download(api, workspace);
    expect(next).toContain('audit_export.created');
    expect(await verified(next)).toMatchObject({ valid: true, entries: 3, checkpoints: 2 });
  });

  it('with a filter contains what matches, and is not marked as verifiable', async () => {
    const { people } = acme;
    const { api } = people.owner;
    const workspace = await newWorkspace(people.owner, [[people.admin, 'admin']]);
    await api.workspaces.update({ workspace, name: 'Other' });
    const made = await api.auditExports.create({
      workspace,
      format: 'jsonl',
      action: 'workspace.*',
      actor: people.owner.id,
    });
    expect(made).toMatchObject({
      verifiable: false,
      rows: 2,
      filters: { action: 'workspace.*', actor: people.owner.id },
    });
    const text = await api.auditExports.download({ workspace, export_id: made.id });
    expect(
      actions(
        text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ),
    ).toEqual(['workspace.created', 'workspace.updated']);
  });

  it('as CSV is safe to open in a spreadsheet', async () => {
    const { people } = acme;
    const { api } = people.owner;
    const workspace = await newWorkspace(people.owner);
    const agents = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', 'a "b", c'];
    for (const agent of agents) {
      await api.workspaces.update({ workspace, name: 'N' }, { headers: { 'user-agent': agent } });
    }
    const { id } = await api.auditExports.create({ workspace, format: 'csv' });
    const { data: csv, response } = await api.auditExports
      .download({ workspace, export_id: id })
      .withResponse();
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [header, ...rows] = csv.trimEnd().split('\r\n');
    expect(header).toBe(
      'seq,id,created_at,action,actor_type,actor_id,target_type,target_id,project_id,changes,ip_address,user_agent,request_id,hash,actor_name,actor_email,values,parameters',
    );
    expect(rows).toHaveLength(6);
    expect(rows[1]).toContain(`,"'=HYPERLINK(""http://x"")",`);
    expect(rows[2]).toContain(",'+1,");
    expect(rows[3]).toContain(",'-1,");
    expect(rows[4]).toContain(",'@SUM(A1),");
    expect(rows[5]).toContain(',"a ""b"", c",');
  });

  it('answers HEAD without a body, and is refused when it is not ready or has expired', async () => {
    const { people, workspace, workspaceId } = acme;
    const { api, token } = people.owner;
    const { id } = await api.auditExports.create({ workspace, format: 'csv' });
    const url = `${server.url}/v1/workspaces/${workspace}/audit-exports/${id}/download`;
    const head = await fetch(url, { method: 'HEAD', headers: { authorization: `Bearer ${token}` } });
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
      200,
      'text/csv; charset=utf-8',
      '',
    ]);
    await server.knex('exports').where({ tenant_id: workspaceId, id }).update({ expires_at: new Date() });
    expect(await api.auditExports.get({ workspace, export_id: id })).toMatchObject({ status: 'expired' });
    expect(await expectProblem(api.auditExports.download({ workspace, export_id: id }))).toMatchObject({
      status: 409,
      code: 'invalid_state',
    });
  });

  it('of more than 10,000 entries is written by a job, with progress, and verifies', async () => {
    const { people } = acme;
    const { api } = people.owner;
    const workspace = await newWorkspace(people.owner);
    const { id: workspace_id } = await api.workspaces.get({ workspace });
    await server.knex.raw(
      `insert into audit_events (tenant_id, id, action, actor_type, created_at)
       select ?, 'aud_' || lpad(n::text, 26, '0'), 'test.filled', 'system', now() - interval '1 hour' + make_interval(secs => n / 1000.0)
       from generate_series(1, 10500) n`,
      [workspace_id],
    );
    // As the database does by itself after so many rows.
    await server.knex.raw('analyze audit_events');
    const made = await api.auditExports.create({ workspace, format: 'jsonl' });
    expect(made).toMatchObject({ status: 'running', rows: 10_501, expires_at: null });
    expect(await expectProblem(api.auditExports.download({ workspace, export_id: made.id }))).toMatchObject({
      code: 'invalid_state',
    });
    const read = async () => {
      const present = await api.auditExports.get({ workspace, export_id: made.id });
      expect(present.rows_done).toBeLessThanOrEqual(present.rows);
      return present;
    };
    const ended = await pollUntil(read, ({ status }) => status !== 'running', {
      what: 'the end of the export',
      timeout: 20_000,
      interval: 100,
    });
    expect(ended).toMatchObject({ status: 'ready', rows_done: 10_501, expires_at: expect.any(String) });
    const bundle = await api.auditExports.download({ workspace, export_id: made.id });
    expect(await verified(bundle)).toMatchObject({
      valid: true,
      entries: 10_501,
      lastSeq: 10_501,
      // One for each thousand, and one for the export.
      checkpoints: 11,
    });
  }, 60_000);

  it('is created once for each Idempotency-Key', async () => {
    const { workspace, people } = acme;
    const create = () =>
      people.owner.api.auditExports.create(
        { workspace, format: 'csv' },
        { idempotencyKey: 'export-once-key' },
      );
    expect((await create()).id).toBe((await create()).id);
  });
});

describe('the published key', () => {
  it('is readable without a credential, and stays', async () => {
    const { data } = await server.client().auditKeys.list();
    expect(data).toEqual([
      { id: expect.stringMatching(/^[0-9a-f]{16}$/), algorithm: 'Ed25519', public_key: publicKey },
    ]);
  });
});
