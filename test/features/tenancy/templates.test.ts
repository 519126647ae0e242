import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationArgs, Permission, TemplateId, TemplateRunId } from '../../../sdk/src/index.ts';
import { idsOf, statusesOrCodes, statusOrCode } from '../../support/keys.ts';
import { pollUntil } from '../../support/poll.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
/** The owner, an admin and a plain member of an organization, and a customer of it. */
let owner: TestUser;
let admin: TestUser;
let member: TestUser;
let customer: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, admin, member, customer] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Admin'),
    createUser(server, 'Member'),
    createUser(server, 'Customer'),
  ]);
}, 60_000);
afterAll(() => server.stop());

type Content = OperationArgs<'templates.create'>['content'];
const SUPPORT = {
  name: 'Support',
  description: 'Looks after webhooks',
  permissions: ['projects:read', 'webhooks:read'] as Permission[],
  all_projects: true,
};
const STANDARD = {
  roles: [SUPPORT],
  settings: { language: 'tr', session_idle_minutes: 600, notifications: { digest: 'off' } },
  webhook_endpoints: [
    { url: 'https://hooks.example.com/central', events: ['member.added', 'member.removed'] },
  ],
  projects: [{ name: 'Billing', slug: 'billing', environment: 'production' }],
} satisfies Content;

async function organization(): Promise<string> {
  const { id } = await owner.api.organizations.create({ name: 'Globex', slug: unique('org') });
  await server.operator.organizationMembers.add({ organization: id, user_id: admin.id, role: 'admin' });
  await server.operator.organizationMembers.add({ organization: id, user_id: member.id });
  return id;
}
const owned = async (at: string) =>
  (await owner.api.workspaces.create({ name: 'Owned', slug: unique('w'), organization: at })).id;
async function managed(at: string) {
  const { id } = await customer.api.workspaces.create({ name: 'Managed', slug: unique('w') });
  return {
    workspace: id,
    grant_id: (await customer.api.managers.grant({ workspace: id, organization: at })).id,
  };
}

/** An organization with a template and some workspaces of its own. */
async function place(content: Content = STANDARD, count = 1) {
  const at = await organization();
  const workspaces: string[] = [];
  for (let made = 0; made < count; made += 1) workspaces.push(await owned(at));
  const { id } = await owner.api.templates.create({ organization: at, name: 'Standard', content });
  return { one: { organization: at, template_id: id }, organization: at, workspaces };
}
type Where = { organization: string; template_id: TemplateId };
type Some = { workspaces?: [string, ...string[]] };

const planned = async (one: Where, workspace: string, who = owner) => {
  const { workspaces } = await who.api.templates.plan({ ...one, workspaces: [workspace] });
  expect(workspaces).toHaveLength(1);
  const [found] = workspaces;
  if (found === undefined) throw new Error('The plan is empty.');
  return found;
};
async function begin(one: Where, who: Pick<TestUser, 'api'> = owner, some: Some = {}) {
  const { digest } = await who.api.templates.plan({ ...one, ...some });
  return who.api.templates.apply({ ...one, ...some, digest });
}
async function finished({ id: run_id }: { id: TemplateRunId }, at: string, seconds = 10) {
  return pollUntil(
    () => owner.api.templateRuns.get({ organization: at, run_id }),
    ({ status }) => status === 'finished',
    { what: 'the end of the run', timeout: seconds * 1000 },
  );
}
async function apply(one: Where, who: Pick<TestUser, 'api'> = owner, some: Some = {}) {
  const run = await finished(await begin(one, who, some), one.organization);
  expect(run.status).toBe('finished');
  const at = { organization: one.organization, run_id: run.id };
  const { data } = await owner.api.templateRuns.listResults({ ...at, limit: 100 });
  return { run, results: new Map(data.map((result) => [result.workspace.id, result])) };
}

/** Pauses the job that applies templates, as if the server had been killed. */
async function paused<T>(during: () => Promise<T>): Promise<T> {
  const lease = { lease: 'dead', leased_until: new Date(Date.now() + 3_600_000) };
  // A run under way may finish.
  await pollUntil(
    async () =>
      (await server.knex('jobs').where({ name: 'templates' }).whereNull('lease').update(lease)) as number,
    (changed) => changed === 1,
    { what: 'the end of the job' },
  );
  try {
    return await during();
  } finally {
    await server.knex('jobs').where({ name: 'templates' }).update({ lease: null, leased_until: null });
  }
}

describe('a template', () => {
  it('is managed by owners and admins, under a name of its own', async () => {
    const at = await organization();
    const make = (who: TestUser, name = 'Standard') =>
      who.api.templates.create({ organization: at, name, content: STANDARD });
    expect(await statusOrCode(make(member))).toBe('insufficient_role');
    expect(await statusOrCode(make(customer))).toBe('not_found');
    const made = await make(admin);
    expect(made).toMatchObject({
      name: 'Standard',
      description: null,
      content: STANDARD,
      created_by: admin.id,
    });
    expect(await statusOrCode(make(owner, ' standard '))).toBe('already_exists');
    const one = { organization: at, template_id: made.id };
    const { etag } = await owner.api.templates.update({ ...one, name: 'Basic' }, { ifMatch: made.etag });
    expect(
      await statusOrCode(admin.api.templates.update({ ...one, name: 'X' }, { ifMatch: made.etag })),
    ).toBe('precondition_failed');
    const { data } = await owner.api.templates.list({ organization: at });
    expect(data).toMatchObject([
      { name: 'Basic', contains: { roles: 1, settings: 3, webhook_endpoints: 1, projects: 1 } },
    ]);
    await owner.api.templates.delete(one, { ifMatch: etag });
    expect(await statusOrCode(owner.api.templates.get(one))).toBe('not_found');
    const log = await owner.api.organizationAuditEvents.list({ organization: at, action: 'template.*' });
    expect(log.data.map(({ action, target }) => [action, target.type])).toEqual([
      ['template.deleted', 'template'],
      ['template.updated', 'template'],
      ['template.created', 'template'],
    ]);
  });

  it('contains nothing that no workspace would accept', async () => {
    const at = await organization();
    const faults = async (content: Content) => {
      const error = await owner.api.templates.create({ organization: at, name: 'X', content }).then(
        () => undefined,
        (refused) => refused,
      );
      return error?.errors?.map(({ path }: { path: string }) => path);
    };
    const role = (name: string, permissions: [Permission, ...Permission[]]) => ({ name, permissions });
    expect(
      await faults({
        roles: [role('Owner', ['projects:read']), role('Boss', ['workspace:delete', 'organization:read'])],
        settings: { timezone: '+03:00', ip_allowlist: ['10.0.0.1/8'] },
        webhook_endpoints: [{ url: 'ftp://hooks.example.com/', events: ['*'] }],
      }),
    ).toEqual([
      'content/roles/0/name',
      'content/roles/1/permissions/0',
      'content/roles/1/permissions/1',
      'content/settings/ip_allowlist/0',
      'content/settings/timezone',
      'content/webhook_endpoints/0/url',
    ]);
    const project = { name: 'P', slug: 'twice', environment: 'sandbox' } as const;
    expect(
      await faults({
        roles: [role('A  b', ['projects:read']), role('a B', ['members:read'])],
        webhook_endpoints: [
          { url: 'https://hooks.example.com', events: ['*'] },
          { url: 'https://hooks.example.com/', events: ['*'] },
        ],
        projects: [project, project],
      }),
    ).toEqual(['content/roles/1', 'content/webhook_endpoints/1', 'content/projects/1']);
  });
});

describe('a plan', () => {
  it('reports what would change, and changes nothing', async () => {
    const { one, workspaces } = await place();
    const [workspace = ''] = workspaces;
    await owner.api.roles.create({ workspace, name: 'SUPPORT', permissions: ['projects:read'] });
    const { changes, outcome: what, problem } = await planned(one, workspace);
    expect([what, problem]).toEqual(['change', null]);
    expect(changes.roles).toMatchObject([
      { action: 'update', before: { name: 'SUPPORT', permissions: ['projects:read'] }, after: SUPPORT },
    ]);
    expect(changes.settings).toEqual({
      before: { language: 'en', session_idle_minutes: 10_080, notifications: { digest: 'weekly' } },
      after: STANDARD.settings,
    });
    expect(changes.webhook_endpoints).toEqual([
      { action: 'create', id: null, before: null, after: STANDARD.webhook_endpoints[0] },
    ]);
    expect(changes.projects).toEqual([
      { action: 'create', id: null, before: null, after: STANDARD.projects[0] },
    ]);
    expect((await owner.api.projects.list({ workspace })).data).toEqual([]);
    expect(await owner.api.settings.get({ workspace })).toMatchObject({ language: 'en' });
  });

  it('has the same digest as long as nothing has changed, and another one afterwards', async () => {
    const { one, workspaces } = await place(STANDARD, 2);
    const digest = async (some: Some = {}) => (await admin.api.templates.plan({ ...one, ...some })).digest;
    const first = await digest();
    expect(await digest()).toBe(first);
    expect(await digest({ workspaces: [workspaces[0] ?? ''] })).not.toBe(first);
    await owner.api.projects.create({
      workspace: workspaces[0] ?? '',
      name: 'Other',
      slug: 'other',
      environment: 'sandbox',
    });
    expect(await digest()).toBe(first);
    await owner.api.settings.update({ workspace: workspaces[0] ?? '', language: 'tr' });
    const second = await digest();
    expect(second).not.toBe(first);
    await owner.api.templates.update({ ...one, content: STANDARD });
    expect(await digest()).not.toBe(second);
  });

  it('covers what the organization owns and manages, and reveals nothing of the rest', async () => {
    const { one, organization: at, workspaces } = await place();
    const theirs = await managed(at);
    const covers = async (
      args: Omit<OperationArgs<'templates.plan'>, keyof Where>,
      who: Pick<TestUser, 'api'> = owner,
    ) => (await who.api.templates.plan({ ...one, ...args })).workspaces.map((row) => row.workspace.id).sort();
    expect(await covers({})).toEqual([...workspaces, theirs.workspace].sort());
    expect(await covers({ relation: 'owned' })).toEqual(workspaces);
    expect(await covers({ relation: 'managed' })).toEqual([theirs.workspace]);
    const { slug } = await owner.api.workspaces.get({ workspace: theirs.workspace });
    expect(await covers({ workspaces: [slug, theirs.workspace] })).toEqual([theirs.workspace]);
    // The owner of the organization owns this workspace personally.
    for (const foreign of [customer.workspace, owner.workspace, 'nowhere', 'ws_01kah4x8v5ezf9w2m4n68xj7wh']) {
      expect(await statusOrCode(covers({ workspaces: [workspaces[0] ?? '', foreign] }))).toBe('not_found');
    }
    const key = await owner.api.organizationKeys.create({ organization: at, name: 'k', scope: 'admin' });
    const byKey = { api: server.client(key.secret) };
    expect(await covers({}, byKey)).toEqual(workspaces);
    expect(await statusOrCode(covers({ workspaces: [theirs.workspace] }, byKey))).toBe('not_found');
  });

  it('reports why a workspace cannot be changed', async () => {
    const { one, organization: at, workspaces } = await place();
    const [gone = ''] = workspaces;
    await owner.api.workspaces.delete({
      workspace: gone,
      confirm: (await owner.api.workspaces.get({ workspace: gone })).slug,
    });
    expect((await owner.api.templates.plan(one)).workspaces).toEqual([]);
    expect(await planned(one, gone)).toMatchObject({
      outcome: 'blocked',
      problem: { code: 'not_found', detail: 'The workspace is deleted.' },
    });
    const { workspace, grant_id } = await managed(at);
    expect(await planned(one, workspace)).toMatchObject({ outcome: 'change', relation: 'managed' });
    await customer.api.managers.update({ workspace, grant_id, paused: true });
    expect(await planned(one, workspace)).toMatchObject({
      outcome: 'blocked',
      problem: { code: 'not_found', detail: expect.stringContaining('paused') },
      changes: { roles: [], settings: null, webhook_endpoints: [], projects: [] },
    });
    await customer.api.managers.revoke({ workspace, grant_id });
    expect(await statusOrCode(planned(one, workspace))).toBe('not_found');
  });

  it('finds a project by a former slug, and not in the trash', async () => {
    const projects = ['old-name', 'new-name'].map(
      (slug) => ({ name: 'P', slug, environment: 'sandbox' }) as const,
    );
    const { one, workspaces } = await place({ projects });
    const [workspace = ''] = workspaces;
    const at = { workspace, project: 'old-name' };
    await owner.api.projects.create({ workspace, name: 'P', slug: 'old-name', environment: 'sandbox' });
    expect((await planned(one, workspace)).changes.projects).toMatchObject([{ action: 'create' }]);
    await owner.api.projects.update({ ...at, slug: 'new-name' });
    expect(await planned(one, workspace)).toMatchObject({ problem: { code: 'invalid_state' } });
    await owner.api.projects.delete(at);
    expect(await planned(one, workspace)).toMatchObject({
      outcome: 'blocked',
      problem: { code: 'invalid_state', detail: expect.stringContaining('Restore it') },
    });
  });

  it('respects the quotas of a workspace', async () => {
    const { one, workspaces } = await place({
      projects: ['a1', 'b2', 'c3'].map((slug) => ({ name: slug, slug: `p-${slug}`, environment: 'sandbox' })),
    });
    const [workspace = ''] = workspaces;
    expect(await planned(one, workspace)).toMatchObject({ outcome: 'change' });
    await owner.api.projects.create({ workspace, name: 'P', slug: 'other', environment: 'sandbox' });
    await server.operator.plans.set({ workspace, plan: 'free' });
    expect(await planned(one, workspace)).toMatchObject({
      outcome: 'blocked',
      problem: { code: 'limit_reached' },
    });
    const custom = await owner.api.templates.create({
      organization: one.organization,
      name: 'Roles',
      content: { roles: [SUPPORT] },
    });
    expect(await planned({ ...one, template_id: custom.id }, workspace)).toMatchObject({
      problem: { code: 'plan_required' },
    });
  });

  it('lets no caller give by a role what they do not hold themselves', async () => {
    const content: Content = { roles: [{ name: 'Money', permissions: ['billing:read'] }] };
    const { one, organization: at, workspaces } = await place(content);
    const { workspace } = await managed(at);
    expect(await planned(one, workspaces[0] ?? '', admin)).toMatchObject({ outcome: 'change' });
    expect(await planned(one, workspace)).toMatchObject({
      outcome: 'blocked',
      problem: { code: 'privilege_escalation', required_permission: 'billing:read' },
    });
    // Nor is a role that holds more than theirs made less.
    await customer.api.roles.create({
      workspace,
      name: 'Money',
      permissions: ['billing:read', 'billing:manage'],
    });
    await owner.api.templates.update({
      ...one,
      content: { roles: [{ name: 'Money', permissions: ['projects:read'] }] },
    });
    expect(await planned(one, workspace)).toMatchObject({ problem: { code: 'privilege_escalation' } });
    const { results, run } = await apply(one, owner, { workspaces: [workspace] });
    const { data } = await customer.api.auditEvents.list({ workspace, action: 'access.escalation_refused' });
    expect(data).toMatchObject([{ actor: { type: 'user', id: owner.id }, request_id: run.id }]);
    expect(results.get(workspace)).toMatchObject({
      status: 'refused',
      problem: { code: 'privilege_escalation' },
    });
  });

  it('requires of a key what a request would: a read-only one sees the drift and cannot fix it', async () => {
    const { one, organization: at, workspaces } = await place();
    const key = await owner.api.organizationKeys.create({ organization: at, name: 'k', scope: 'read-only' });
    const reader = { api: server.client(key.secret) };
    const { workspaces: rows, digest } = await reader.api.templates.plan(one);
    expect(rows).toMatchObject([
      {
        outcome: 'blocked',
        problem: { code: 'insufficient_scope' },
        changes: { roles: [{ action: 'create' }] },
      },
    ]);
    expect(await statusOrCode(reader.api.templates.apply({ ...one, digest }))).toBe('insufficient_scope');
    await apply(one);
    expect((await reader.api.templates.plan(one)).workspaces).toMatchObject([{ outcome: 'unchanged' }]);
    const narrow = await owner.api.organizationKeys.create({
      organization: at,
      name: 'k',
      scope: 'custom',
      permissions: ['organization_templates:read', 'workspace:read'],
    });
    const blind = await server
      .client(narrow.secret)
      .templates.plan({ ...one, workspaces: [workspaces[0] ?? ''] });
    expect(blind.workspaces).toMatchObject([{ outcome: 'blocked', changes: { roles: [], settings: null } }]);
  });

  it('is refused to plain members of the organization', async () => {
    const { one } = await place();
    expect(await statusesOrCodes(member.api.templates.plan(one), member.api.templateRuns.list(one))).toEqual([
      'insufficient_role',
    ]);
  });
});

describe('applying a template', () => {
  it('does what was planned, by the operations that users call', async () => {
    const { one, organization: at, workspaces } = await place();
    const [workspace = ''] = workspaces;
    const { workspace: theirs, grant_id } = await managed(at);
    const { run, results } = await apply(one, admin);
    expect(run).toMatchObject({
      template: { id: one.template_id, name: 'Standard', etag: '1' },
      counts: { workspaces: 2, applied: 2, pending: 0 },
      started_by: admin.id,
    });
    expect(results.get(workspace)).toMatchObject({
      status: 'applied',
      changes: { roles: [{ after: SUPPORT }] },
    });
    for (const place of [workspace, theirs]) {
      const { data: roles } = await owner.api.roles.list({ workspace: place });
      expect(roles.find(({ builtin }) => !builtin)).toMatchObject(SUPPORT);
      expect(await owner.api.settings.get({ workspace: place })).toMatchObject(STANDARD.settings);
      const { data: endpoints } = await owner.api.webhookEndpoints.list({ workspace: place });
      expect(endpoints).toMatchObject([
        { ...STANDARD.webhook_endpoints[0], enabled: true, created_by: admin.id },
      ]);
      expect((await owner.api.projects.list({ workspace: place })).data).toMatchObject(STANDARD.projects);
    }
    const { data: entries } = await customer.api.auditEvents.list({ workspace: theirs, actor: admin.id });
    expect(entries.map(({ action, grant, request_id }) => [action, grant?.id, request_id])).toEqual(
      ['settings.updated', 'project.created', 'webhook_endpoint.created', 'role.created'].map((action) => [
        action,
        grant_id,
        run.id,
      ]),
    );
    expect(entries[0]?.changes.sort()).toEqual(['language', 'notifications', 'session_idle_minutes']);
    const { data: events } = await customer.api.events.list({ workspace: theirs, limit: 3 });
    expect(events.map(({ type }) => type).sort()).toEqual([
      'project.created',
      'role.created',
      'workspace.settings_updated',
    ]);
    const told = await owner.api.organizationEvents.list({ organization: at, type: 'template_run.finished' });
    expect(told.data[0]?.data).toMatchObject({ id: run.id, status: 'finished', counts: { applied: 2 } });
    // The secret of the endpoint is the workspace's to ask for.
    const { data: kept } = await customer.api.webhookEndpoints.list({ workspace: theirs });
    const rotated = await customer.api.webhookEndpoints.rotateSecret({
      workspace: theirs,
      endpoint_id: kept[0]?.id ?? 'whk_',
      transition_seconds: 0,
    });
    expect(rotated.secret).toMatch(/^whsec_/);
  });

  it('takes effect at once for every holder of a role that it changes', async () => {
    const wide: Content = { roles: [{ ...SUPPORT, permissions: ['projects:read', 'projects:create'] }] };
    const { one, organization: at, workspaces } = await place(wide);
    const [workspace = ''] = workspaces;
    await apply(one);
    const role = (await owner.api.roles.list({ workspace })).data.find(({ builtin }) => !builtin);
    const holder = await createUser(server, 'Holder');
    await server.operator.organizationMembers.add({ organization: at, user_id: holder.id });
    await server.operator.members.add({ workspace, user_id: holder.id, role: role?.id ?? 'viewer' });
    const create = () =>
      holder.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
    expect(await statusOrCode(create())).toBe('served');
    await owner.api.templates.update({ ...one, content: { roles: [SUPPORT] } });
    await apply(one);
    await expect.poll(() => statusOrCode(create()), { timeout: 5_000 }).toBe('insufficient_role');
  });

  it('gives roles permissions of the application, which are stored apart from those of Tenantry', async () => {
    const name: Permission = 'invoices:read';
    await server.operator.applicationPermissions.create({
      name,
      description: 'View invoices',
      class: 'read',
      roles: ['owner', 'admin'],
    });
    const permissions: Permission[] = [name, 'projects:read'];
    const role = { name: 'Accountant', permissions };
    const { one, workspaces } = await place({ roles: [role] });
    const [workspace = ''] = workspaces;
    await apply(one);
    const { data } = await owner.api.roles.list({ workspace });
    expect(data.find((made) => made.name === 'Accountant')?.permissions.sort()).toEqual([
      name,
      'projects:read',
    ]);
    expect(await planned(one, workspace)).toMatchObject({ outcome: 'unchanged' });
    expect((await owner.api.templates.get(one)).content).toEqual({ roles: [role] });
    const stored = await server.knex('templates').where({ id: one.template_id }).first();
    expect(stored?.content.roles?.[0]?.permissions).toEqual([`app.${name}`, 'projects:read']);

    await server.operator.applicationPermissions.delete({ registered_name: name, force: true });
    expect(await planned(one, workspace)).toMatchObject({
      outcome: 'blocked',
      problem: { code: 'invalid_request' },
    });
  });

  it('is shown as drift when a user changes something afterwards, and fixes it', async () => {
    const { one, workspaces } = await place();
    const [workspace = ''] = workspaces;
    await apply(one);
    expect(await planned(one, workspace)).toMatchObject({ outcome: 'unchanged' });
    const { results } = await apply(one);
    expect(results.get(workspace)).toMatchObject({ status: 'unchanged', changes: null });
    const role = (await owner.api.roles.list({ workspace })).data.find(({ builtin }) => !builtin);
    const narrow = { permissions: ['projects:read'] as Permission[], all_projects: false };
    await owner.api.roles.update({ workspace, role_id: role?.id ?? 'viewer', ...narrow });
    await owner.api.projects.update({ workspace, project: 'billing', slug: 'invoices', name: 'Invoices' });
    expect(await planned(one, workspace)).toMatchObject({
      outcome: 'change',
      changes: {
        roles: [{ action: 'update', id: role?.id, before: narrow, after: SUPPORT }],
        settings: null,
        webhook_endpoints: [],
        projects: [{ action: 'update', before: { name: 'Invoices' }, after: { name: 'Billing' } }],
      },
    });
    await apply(one);
    expect(await owner.api.roles.get({ workspace, role_id: role?.id ?? 'viewer' })).toMatchObject(SUPPORT);
    expect(await owner.api.projects.get({ workspace, project: 'billing' })).toMatchObject({
      name: 'Billing',
      slug: 'invoices',
    });
  });

  it('refuses a stale plan, and one for other workspaces', async () => {
    const { one, workspaces } = await place(STANDARD, 2);
    const { digest } = await owner.api.templates.plan(one);
    const attempt = (some: Some = {}) => statusOrCode(owner.api.templates.apply({ ...one, ...some, digest }));
    expect(await attempt({ workspaces: [workspaces[0] ?? ''] })).toBe('stale_plan');
    await owner.api.settings.update({ workspace: workspaces[0] ?? '', language: 'tr' });
    expect(await attempt()).toBe('stale_plan');
    const fresh = await owner.api.templates.plan(one);
    await owner.api.templates.update({ ...one, description: 'Another' });
    expect(await statusOrCode(owner.api.templates.apply({ ...one, digest: fresh.digest }))).toBe(
      'stale_plan',
    );
    expect((await owner.api.templateRuns.list(one)).data).toEqual([]);
  });

  it('begins once under concurrent requests, and is replayed by its Idempotency-Key', async () => {
    const { one } = await place();
    await paused(async () => {
      const { digest } = await owner.api.templates.plan(one);
      const begun = await Promise.all(
        [owner, admin, owner, admin].map((who) => statusOrCode(who.api.templates.apply({ ...one, digest }))),
      );
      expect(begun.sort()).toEqual(['already_exists', 'already_exists', 'already_exists', 'served']);
    });
    const [run] = (await owner.api.templateRuns.list(one)).data;
    expect(await finished({ id: run?.id ?? 'run_' }, one.organization)).toMatchObject({
      counts: { applied: 1 },
    });
    const { digest } = await owner.api.templates.plan(one);
    const idempotencyKey = unique('key');
    const again = () => owner.api.templates.apply({ ...one, digest }, { idempotencyKey });
    expect((await again()).id).toBe((await again()).id);
  });

  it('skips a workspace that has changed since, and changes the others', async () => {
    const { one, workspaces } = await place(STANDARD, 3);
    const [changed = '', race = '', same = ''] = workspaces;
    const run = await paused(async () => {
      const begun = await begin(one);
      await owner.api.settings.update({ workspace: changed, language: 'tr' });
      // Another template has made the role by then.
      await owner.api.roles.create({ workspace: race, ...SUPPORT });
      return begun;
    });
    expect((await finished(run, one.organization)).counts).toMatchObject({ applied: 1, stale: 2 });
    for (const workspace of [changed, race]) {
      expect((await owner.api.projects.list({ workspace })).data).toEqual([]);
    }
    expect((await owner.api.projects.list({ workspace: same })).data).toHaveLength(1);
    const at = { organization: one.organization, run_id: run.id };
    const { data } = await owner.api.templateRuns.listResults({ ...at, status: 'stale' });
    expect(data.map((result) => result.workspace.id).sort()).toEqual([changed, race].sort());
  });

  it('takes turns between organizations, and one that keeps failing does not stop the others', async () => {
    const [many, few] = [await place(STANDARD, 6), await place(STANDARD, 2)];
    const [broken = '', ...sound] = many.workspaces.toSorted();
    // What a database says of a transaction that has to be repeated.
    await server.knex.raw(`
      create function refuse_project() returns trigger language plpgsql as $$
      begin raise exception 'not now' using errcode = '40001'; end $$;
      create trigger refuse_project before insert on projects
        for each row when (new.workspace_id = '${broken}') execute function refuse_project()`);
    const [first, second] = await paused(async () => [await begin(many.one), await begin(few.one)] as const);
    expect((await finished(second, few.organization)).status).toBe('finished');
    const results = async () =>
      await server.knex('template_run_results').whereIn('run_id', [first.id, second.id]);
    await expect
      .poll(async () => (await results()).filter(({ status }) => status === 'applied').length, {
        timeout: 8000,
      })
      .toBe(sound.length + 2);
    const done = (await results()).filter(({ status }) => status === 'applied');
    const order = done
      .sort((a, b) => Number(a.attempted_at) - Number(b.attempted_at))
      .map(({ run_id }) => run_id);
    // By the time that the smaller run is done the larger one has had as many turns, give or take the failing ones.
    expect(order.lastIndexOf(second.id)).toBeLessThan(4);
    await server.knex.raw('drop trigger refuse_project on projects; drop function refuse_project');
    expect((await finished(first, many.organization)).counts).toMatchObject({ applied: 6 });
  });

  it('continues with the content that it began with', async () => {
    const { one, workspaces } = await place();
    const run = await paused(async () => {
      const begun = await begin(one);
      await owner.api.templates.update({ ...one, content: { settings: { language: 'en' } } });
      await owner.api.templates.delete(one);
      return begun;
    });
    expect((await finished(run, one.organization)).counts).toMatchObject({ applied: 1 });
    expect(await owner.api.settings.get({ workspace: workspaces[0] ?? '' })).toMatchObject({
      language: 'tr',
    });
  });

  it('changes all of a workspace or nothing, and reports what went wrong', async () => {
    const { one, workspaces } = await place(STANDARD, 2);
    const [bad = '', good = ''] = workspaces;
    // What no plan foresees: the insert fails.
    await server.knex.raw(`
      create function refuse_billing() returns trigger language plpgsql as $$
      begin raise unique_violation using constraint = 'project_slugs_unique'; end $$`);
    await server.knex.raw(
      `create trigger refuse_billing before insert on project_slugs for each row when (new.workspace_id = '${bad}')
       execute function refuse_billing()`,
    );
    const { results } = await apply(one);
    await server.knex.raw('drop trigger refuse_billing on project_slugs; drop function refuse_billing');
    expect(results.get(bad)).toMatchObject({
      status: 'failed',
      problem: { code: 'slug_taken' },
      changes: null,
    });
    expect(results.get(good)).toMatchObject({ status: 'applied' });
    const { data: roles } = await owner.api.roles.list({ workspace: bad });
    expect(roles.filter(({ builtin }) => !builtin)).toEqual([]);
    expect(await owner.api.settings.get({ workspace: bad })).toMatchObject({ language: 'en' });
    const { data: entries } = await owner.api.auditEvents.list({ workspace: bad, action: 'role.*' });
    expect(entries).toEqual([]);
  });
});

describe('the user who applies a template', () => {
  /** Applies it while nothing is done yet, and lets something happen first. */
  async function meanwhile(
    happens: (where: Awaited<ReturnType<typeof scene>>) => Promise<unknown>,
    by = admin,
  ) {
    const where = await scene();
    const run = await paused(async () => {
      const begun = await begin(where.one, by);
      await happens(where);
      return begun;
    });
    await finished(run, where.organization);
    const { data } = await owner.api.templateRuns.listResults({
      organization: where.organization,
      run_id: run.id,
    });
    const of = (workspace: string) => {
      const result = data.find((row) => row.workspace.id === workspace);
      return [result?.status, result?.problem?.code];
    };
    return { owned: of(where.own), managed: of(where.theirs), where };
  }
  async function scene() {
    const { workspaces, ...rest } = await place();
    const { workspace: theirs, grant_id } = await managed(rest.organization);
    return { ...rest, own: workspaces[0] ?? '', theirs, grant_id };
  }
  const untouched = async (workspace: string) =>
    expect(idsOf(await server.operator.projects.list({ workspace }))).toEqual([]);

  it('is refused after the grant was revoked or paused', async () => {
    const revoked = await meanwhile(({ theirs: workspace, grant_id }) =>
      customer.api.managers.revoke({ workspace, grant_id }),
    );
    expect([revoked.owned, revoked.managed]).toEqual([
      ['applied', undefined],
      ['refused', 'not_found'],
    ]);
    await untouched(revoked.where.theirs);
    const stopped = await meanwhile(({ theirs: workspace, grant_id }) =>
      customer.api.managers.update({ workspace, grant_id, paused: true }),
    );
    expect([stopped.owned, stopped.managed]).toEqual([
      ['applied', undefined],
      ['refused', 'not_found'],
    ]);
    await untouched(stopped.where.theirs);
  });

  it('is refused after they were removed from the organization, or demoted from admin', async () => {
    const removed = await meanwhile(({ organization: at }) =>
      owner.api.organizationMembers.remove({ organization: at, user_id: admin.id }),
    );
    expect([removed.owned, removed.managed]).toEqual([
      ['refused', 'not_found'],
      ['refused', 'not_found'],
    ]);
    await untouched(removed.where.own);
    await untouched(removed.where.theirs);
    const demoted = await meanwhile(({ organization: at }) =>
      owner.api.organizationMembers.update({ organization: at, user_id: admin.id, role: 'member' }),
    );
    expect([demoted.owned, demoted.managed]).toEqual([
      ['refused', 'insufficient_role'],
      ['refused', 'insufficient_role'],
    ]);
  });

  it('is refused after the session has ended, or the key was revoked', async () => {
    const { token } = await server.client().sessions.create({ email: admin.email, password: PASSWORD });
    const api = server.client(token);
    const signedOut = await meanwhile(() => api.sessions.revoke({ session_id: 'current' }), {
      ...admin,
      api,
    });
    expect(signedOut.owned).toEqual(['refused', 'credential_revoked']);
    await untouched(signedOut.where.own);

    const { one, organization: at, workspaces } = await place();
    const key = await owner.api.organizationKeys.create({ organization: at, name: 'k', scope: 'admin' });
    const run = await paused(async () => {
      const begun = await begin(one, { api: server.client(key.secret) });
      await owner.api.organizationKeys.revoke({ organization: at, key_id: key.id });
      return begun;
    });
    expect((await finished(run, at)).counts).toMatchObject({ refused: 1 });
    await untouched(workspaces[0] ?? '');
  });

  it('is refused after the old secret of a rotating key, with which the run began, has ended', async () => {
    const { one, organization: at } = await place();
    const key = await owner.api.organizationKeys.create({ organization: at, name: 'k', scope: 'admin' });
    const named = { organization: at, key_id: key.id };
    await owner.api.organizationKeys.rotate(named);
    const during = (happens: () => Promise<unknown>) =>
      paused(async () => {
        const begun = await begin(one, { api: server.client(key.secret) });
        await happens();
        return begun;
      });
    const lasting = await during(async () => undefined);
    expect((await finished(lasting, at)).counts).toMatchObject({ applied: 1 });
    const ended = await during(() => owner.api.organizationKeys.finishRotation(named));
    expect((await finished(ended, at)).counts).toMatchObject({ refused: 1 });
  });

  it('is refused from an address that the workspace does not allow', async () => {
    const shut = await meanwhile(({ theirs: workspace_id }) =>
      server
        .knex('workspace_settings')
        .where({ workspace_id })
        .update({ ip_allowlist: ['203.0.113.9'] }),
    );
    expect(shut.managed).toEqual(['refused', 'ip_not_allowed']);
  });

  it('is refused where reauthentication is required and was not given', async () => {
    const asked = await meanwhile(async ({ own: workspace }) => {
      await owner.api.settings.update({ workspace, require_reauthentication: true });
      const long = new Date(Date.now() - 3_600_000);
      await server.knex('sessions').where({ user_id: admin.id }).update({ reauthenticated_at: long });
    });
    expect(asked.owned).toEqual(['refused', 'reauthentication_required']);
  });

  it('may be a key of the organization, where that is the owner', async () => {
    const { one, organization: at, workspaces } = await place();
    const key = await owner.api.organizationKeys.create({ organization: at, name: 'k', scope: 'admin' });
    const { run, results } = await apply(one, { api: server.client(key.secret) });
    expect(run.started_by).toBe(key.id);
    expect(results.get(workspaces[0] ?? '')).toMatchObject({ status: 'applied' });
    const { data } = await owner.api.auditEvents.list({
      workspace: workspaces[0] ?? '',
      action: 'project.created',
    });
    expect(data[0]?.actor).toEqual({ type: 'api_key', id: key.id, name: 'k' });
  });
});

/** Gives an organization many workspaces at once. */
const fill = (at: string, from: number, to: number) =>
  server.knex.raw(
    `with t as (
       insert into tenants (id) select 'ws_01kah4x8v5ezf9w2m4n6' || lpad(n::text, 6, '0')
       from generate_series(:from::int, :to::int) n returning id),
     w as (
       insert into workspaces (id, slug, name, organization_id)
       select id, replace(id, '_', '-'), 'W', :at from t returning id)
     insert into workspace_settings (workspace_id) select id from w`,
    { from, to, at },
  );

it('a template is planned for at most a thousand workspaces at once, and applied to each', async () => {
  const { one, organization: at } = await place();
  await fill(at, 1, 99);
  const run = await begin(one);
  expect((await finished(run, at, 50)).counts).toMatchObject({ applied: 100 });
  await fill(at, 100, 999);
  const start = Date.now();
  const { counts } = await owner.api.templates.plan(one);
  expect(counts).toEqual({ change: 900, unchanged: 100, blocked: 0 });
  expect(Date.now() - start).toBeLessThan(10_000);
  await fill(at, 1000, 1000);
  expect(await statusOrCode(owner.api.templates.plan(one))).toBe('limit_reached');
}, 60_000);
