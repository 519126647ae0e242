import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltinRole, Permission, RoleId } from '../../../sdk/src/index.ts';
import { endsWithGrant } from '../../../server/features/tenancy/provenance/end-grant.ts';
import { type CreatedResource, RESOURCES } from '../../../server/features/tenancy/provenance/resources.ts';
import { createKey, sleepUntil, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { knownToken } from '../../support/tokens.ts';
import { createUser, newWorkspace, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
/** The owner's workspaces are managed by the agency of the agent. */
let owner: TestUser;
let agent: TestUser;
let accomplice: TestUser;
let colleague: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server, 'Olivia');
  agent = await createUser(server, 'Anton');
  accomplice = await createUser(server, 'Alice');
  colleague = await createUser(server, 'Cora');
});
afterAll(() => server.stop());

const URL_OF_AGENT = 'https://93.184.216.34/agent';
const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
const reads = (who: Pick<TestUser, 'api'>, workspace: string) =>
  statusOrCode(who.api.members.list({ workspace }));

async function managed(expires_at?: string) {
  const workspace = await newWorkspace(owner);
  const { id: organization } = await agent.api.organizations.create({ name: 'Agency', slug: unique('org') });
  const given = expires_at === undefined ? {} : { expires_at };
  const grant = await owner.api.managers.grant({ workspace, organization, ...given });
  const one = { workspace, grant_id: grant.id };
  return { workspace, organization, grant, one, revoke: () => owner.api.managers.revoke(one) };
}

/** Sends an invitation, and says the token that is in its mail. */
async function invite(
  by: Pick<TestUser, 'api'>,
  workspace: string,
  { email }: TestUser,
  role: BuiltinRole | RoleId,
) {
  const { data } = await by.api.invitations.create({ workspace, emails: [email], role });
  return knownToken(server, data[0]?.invitation?.id ?? '');
}

/** Brings a person into a workspace by an invitation. */
async function bring(
  by: Pick<TestUser, 'api'>,
  workspace: string,
  who: TestUser,
  role: BuiltinRole | RoleId,
): Promise<void> {
  const { token } = await invite(by, workspace, who, role);
  await who.api.invitations.accept({ token });
}

/** A role like that of managers, without what managing organizations cannot give: releasing payments. */
async function managerRole(workspace: string): Promise<BuiltinRole | RoleId> {
  const { data } = await owner.api.permissions.list();
  const given = data.filter(({ roles, managing }) => managing && roles.includes('manager'));
  const permissions = given.map(({ name }) => name) as [Permission, ...Permission[]];
  const role = { workspace, name: 'Assistant', permissions, all_projects: true };
  return (await owner.api.roles.create(role)).id;
}

const newProject = (who: Pick<TestUser, 'api'>, workspace: string, name = 'P') =>
  who.api.projects.create({ workspace, name, slug: unique('prj'), environment: 'sandbox' });

describe('what is created under a grant of four seconds', () => {
  it('lasts no longer: the membership of the agent, their keys and their webhook endpoint', async () => {
    const { workspace, grant, one } = await managed(soon(3_600_000));
    await bring(agent, workspace, agent, await managerRole(workspace));
    const key = await createKey(server, agent.api, { workspace, scope: 'read-only' });
    const { id: endpoint_id } = await agent.api.webhookEndpoints.create({ workspace, url: URL_OF_AGENT });
    expect(key.grant_id).toBe(grant.id);
    expect(await reads(agent, workspace)).toBe('served');
    // What comes before may take longer than four seconds on a busy machine.
    const { expires_at } = await owner.api.managers.update({ ...one, expires_at: soon(4000) });
    await sleepUntil(expires_at);
    expect(await reads(agent, workspace)).toBe('not_found');
    expect(await statusOrCode(createKey(server, agent.api, { workspace, scope: 'read-only' }))).toBe(
      'not_found',
    );
    expect(await statusOrCode(key.api.projects.list({ workspace }))).toMatch(/^credential_/);
    const mine = await agent.api.me.listWorkspaces({});
    expect(mine.data.map(({ workspace: { slug } }) => slug)).not.toContain(workspace);
    const project = await newProject(owner, workspace, 'Secret merger');
    const { data: deliveries } = await owner.api.webhookDeliveries.list({ workspace, endpoint_id });
    expect(deliveries.filter(({ event_type }) => event_type === 'project.created')).toEqual([]);
    expect(project.name).toBe('Secret merger');
    const members = async () =>
      (await owner.api.members.list({ workspace })).data.map(({ user_id }) => user_id);
    await expect.poll(members, { timeout: 15_000 }).toEqual([owner.id]);
    expect(await owner.api.webhookEndpoints.get({ workspace, endpoint_id })).toMatchObject({
      enabled: false,
      disabled_reason: 'grant_ended',
    });
    const { data } = await owner.api.auditEvents.list({ workspace, action: 'manager.expired' });
    expect(data).toMatchObject([{ target: { id: grant.id }, actor: { type: 'system' } }]);
  });
});

describe('the end of a grant', () => {
  it('ends the memberships and endpoints that were created under it, and its receipt names them and what is left', async () => {
    const { workspace, one, revoke } = await managed();
    const assistant = await managerRole(workspace);
    await bring(agent, workspace, agent, assistant);
    await bring(agent, workspace, accomplice, assistant);
    // A membership under the grant is worth no more than that, whatever it makes.
    const chained = await createKey(server, accomplice.api, { workspace, scope: 'read-only' });
    const endpoint = await accomplice.api.webhookEndpoints.create({ workspace, url: URL_OF_AGENT });
    const own = await owner.api.webhookEndpoints.create({ workspace, url: 'https://93.184.216.34/own' });
    await agent.api.webhookEndpoints.rotateSecret({ workspace, endpoint_id: own.id });
    const virtualKey = (slug: string) => ({ workspace, slug, name: slug, provider: 'openai' as const });
    const secret = 'sk-0123456789';
    const theirs = await agent.api.virtualKeys.create({ ...virtualKey('theirs'), secret });
    const rotated = await owner.api.virtualKeys.create({ ...virtualKey('rotated'), secret });
    const kept = await owner.api.virtualKeys.create({ ...virtualKey('kept'), secret });
    await agent.api.virtualKeys.rotate({ workspace, virtual_key: 'rotated', secret, force: true });
    await agent.api.virtualKeys.update({ workspace, virtual_key: 'kept', note: 'Seen' });
    const role = await agent.api.roles.create({ workspace, name: 'Left', permissions: ['projects:read'] });
    const receipt = await revoke();
    expect(receipt.ends.members.map(({ user_id }) => user_id).sort()).toEqual(
      [agent.id, accomplice.id].sort(),
    );
    expect(receipt.ends.api_keys).toMatchObject([{ id: chained.id }]);
    expect(receipt.ends.webhook_endpoints).toEqual([{ id: endpoint.id, url: URL_OF_AGENT }]);
    expect(receipt.ends.virtual_keys).toEqual([
      { id: theirs.id, slug: 'theirs' },
      { id: rotated.id, slug: 'rotated' },
    ]);
    const ended = await owner.api.virtualKeys.get({ workspace, virtual_key: 'theirs' });
    expect(ended).toMatchObject({ status: 'disabled', disabled_reason: 'grant_ended' });
    expect(await owner.api.virtualKeys.get({ workspace, virtual_key: kept.id })).toMatchObject({
      status: 'active',
    });
    expect(receipt.exposed_endpoints).toEqual([{ id: own.id, url: own.url }]);
    expect(receipt.leaves).toMatchObject([
      { resource: 'role', count: 1, items: [{ id: role.id, name: 'Left' }] },
    ]);
    for (const who of [agent, accomplice, chained]) expect(await reads(who, workspace)).not.toBe('served');
    expect((await owner.api.managers.revoke(one)).ends.members).toEqual([]);
  });

  it('restores settings, roles and permissions, unless the owner has changed them since', async () => {
    const { workspace, revoke } = await managed();
    await bring(owner, workspace, colleague, 'viewer');
    const narrow: [Permission, ...Permission[]] = ['projects:read'];
    const role = await owner.api.roles.create({ workspace, name: 'Narrow', permissions: narrow });
    const project = await newProject(owner, workspace);
    const user_id = colleague.id;
    await owner.api.projectMembers.set({ workspace, project: project.id, user_id, role: 'viewer' });
    const ip_allowlist = ['127.0.0.1', '::1'];
    await agent.api.settings.update({
      workspace,
      ip_allowlist,
      session_idle_minutes: 60,
      timezone: 'Asia/Tokyo',
    });
    await agent.api.settings.update({ workspace, session_idle_minutes: 120 });
    await owner.api.settings.update({ workspace, timezone: 'Europe/Istanbul' });
    const assistant = await managerRole(workspace);
    await agent.api.members.update({ workspace, user_id, role: assistant });
    await agent.api.projectMembers.set({ workspace, project: project.id, user_id, role: assistant });
    await agent.api.roles.update({
      workspace,
      role_id: role.id,
      permissions: ['projects:read', 'audit:read'],
    });
    const { ends } = await revoke();
    expect(ends.changes.map(({ resource, field }) => `${resource}.${field}`).sort()).toEqual([
      'member.role',
      'project_member.role',
      'role.permissions',
      'settings.ip_allowlist',
      'settings.session_idle_minutes',
    ]);
    expect(await owner.api.settings.get({ workspace })).toMatchObject({
      ip_allowlist: [],
      session_idle_minutes: 10_080,
      timezone: 'Europe/Istanbul',
    });
    expect(await owner.api.members.get({ workspace, user_id })).toMatchObject({ role: 'viewer' });
    expect((await owner.api.roles.get({ workspace, role_id: role.id })).permissions).toEqual(narrow);
    const { data } = await owner.api.projectMembers.list({ workspace, project: project.id });
    expect(data.find((member) => member.user_id === user_id)?.role).toBe('viewer');
  });

  it('gives no user who was added to a project under it more than before', async () => {
    const { workspace, revoke } = await managed();
    await bring(owner, workspace, colleague, 'viewer');
    const project = await newProject(owner, workspace);
    const place = { workspace, project: project.id };
    const role = await managerRole(workspace);
    await agent.api.projectMembers.set({ ...place, user_id: colleague.id, role });
    expect(await statusOrCode(colleague.api.projects.update({ ...place, name: 'Q' }))).toBe('served');
    const { ends } = await revoke();
    expect(ends.project_members).toEqual([{ project_id: project.id, user_id: colleague.id }]);
    expect(await statusOrCode(colleague.api.projects.get(place))).toBe('not_found');
  });

  it('is a pause as long as the grant is paused', async () => {
    const { workspace, one } = await managed();
    await bring(agent, workspace, accomplice, await managerRole(workspace));
    const { id: endpoint_id } = await agent.api.webhookEndpoints.create({ workspace, url: URL_OF_AGENT });
    const paused = await owner.api.managers.update({ ...one, paused: true });
    expect(await reads(accomplice, workspace)).toBe('not_found');
    const told = async () =>
      (await owner.api.webhookDeliveries.list({ workspace, endpoint_id })).data.filter(
        ({ event_type }) => event_type === 'project.created',
      ).length;
    await newProject(owner, workspace);
    expect(await told()).toBe(0);
    await owner.api.managers.update({ ...one, paused: false }, { ifMatch: paused.etag });
    expect(await reads(accomplice, workspace)).toBe('served');
    await newProject(owner, workspace);
    expect(await told()).toBe(1);
  });

  it('keeps members to whom the owner has given a role', async () => {
    const { workspace, revoke } = await managed();
    await bring(agent, workspace, accomplice, await managerRole(workspace));
    await owner.api.members.update({ workspace, user_id: accomplice.id, role: 'viewer' });
    expect((await revoke()).ends.members).toEqual([]);
    expect(await reads(accomplice, workspace)).toBe('served');
  });
});

describe('an invitation', () => {
  it('is cancelled when its sender is demoted below the role that it gives', async () => {
    const workspace = await newWorkspace(owner);
    await bring(owner, workspace, agent, 'admin');
    const { id, token } = await invite(agent, workspace, accomplice, 'admin');
    await owner.api.members.update({ workspace, user_id: agent.id, role: 'viewer' });
    expect(await statusOrCode(accomplice.api.invitations.accept({ token }))).toBe('invitation_cancelled');
    const { data } = await owner.api.auditEvents.list({ workspace, action: 'invitation.cancelled' });
    expect(data).toMatchObject([{ target: { id } }]);
    const { data: events } = await owner.api.events.list({ workspace });
    const told = events.slice(0, 2).map(({ type }) => type);
    expect(told.sort()).toEqual(['invitation.cancelled', 'member.updated']);
  });

  it('gives nothing that its sender could not give any more, in every way of losing it', async () => {
    const workspace = await newWorkspace(owner);
    const wide: [Permission, ...Permission[]] = ['members:invite', 'audit:read', 'projects:read'];
    const role = await owner.api.roles.create({ workspace, name: 'Wide', permissions: wide });
    const given = await owner.api.roles.create({ workspace, name: 'Given', permissions: ['audit:read'] });
    await bring(owner, workspace, agent, role.id);
    const { token } = await invite(agent, workspace, accomplice, given.id);
    const narrowed = { workspace, role_id: role.id, permissions: ['members:invite'] satisfies [Permission] };
    await owner.api.roles.update({ ...narrowed, permissions: ['members:invite'] });
    expect(await statusOrCode(accomplice.api.invitations.accept({ token }))).toBe('invalid_state');
    await owner.api.roles.update({ ...narrowed, permissions: wide });
    expect(await statusOrCode(accomplice.api.invitations.accept({ token }))).toBe('served');
  });

  it('into an organization is cancelled when its sender is demoted', async () => {
    const { id: organization } = await owner.api.organizations.create({ name: 'O', slug: unique('org') });
    await server.operator.organizationMembers.add({ organization, user_id: agent.id, role: 'owner' });
    const emails: [string] = [accomplice.email];
    const sent = await agent.api.organizationInvitations.create({ organization, emails, role: 'admin' });
    await owner.api.organizationMembers.update({ organization, user_id: agent.id, role: 'member' });
    const invitation_id = sent.data[0]?.invitation?.id ?? 'inv_';
    const one = await owner.api.organizationInvitations.get({ organization, invitation_id });
    expect(one.status).toBe('cancelled');
  });

  it('is cancelled and named when the key that sent it is revoked', async () => {
    const workspace = await newWorkspace(owner);
    for (const kind of ['service', 'user'] as const) {
      const key = await createKey(server, owner.api, { workspace, kind, scope: 'admin' });
      const { id, token } = await invite(key, workspace, accomplice, 'manager');
      const url = `${URL_OF_AGENT}/${kind}`;
      const made = await key.api.webhookEndpoints.create({ workspace, url });
      const { revocation } = await owner.api.apiKeys.revoke({ workspace, key_id: key.id });
      expect(revocation.invitations, kind).toEqual([{ id, email: accomplice.email }]);
      expect(revocation.leaves, kind).toMatchObject([
        { resource: 'webhook_endpoint', items: [{ id: made.id, name: url }] },
      ]);
      expect(await statusOrCode(accomplice.api.invitations.accept({ token })), kind).toBe(
        'invitation_cancelled',
      );
    }
  });

  it('ends with the expiry of the key that sent it', async () => {
    const workspace = await newWorkspace(owner);
    const key = await createKey(server, owner.api, { workspace, expires_at: soon(3_600_000) });
    const { token } = await invite(key, workspace, accomplice, 'manager');
    await server
      .knex('api_keys')
      .where({ id: key.id })
      .update({ expires_at: new Date(Date.now() - 1000) });
    expect(await statusOrCode(accomplice.api.invitations.accept({ token }))).toMatch(
      /^invalid_state|^invitation_cancelled/,
    );
  });
});

describe('the receipt of offboarding', () => {
  it('names the webhook endpoints and other things that the user leaves, in a workspace and in an organization', async () => {
    const { id: organization } = await owner.api.organizations.create({ name: 'O', slug: unique('org') });
    const { id: workspace } = await owner.api.workspaces.create({ name: 'W', organization });
    await server.operator.organizationMembers.add({ organization, user_id: agent.id, role: 'admin' });
    await server.operator.members.add({ workspace, user_id: agent.id, role: 'admin' });
    const endpoint = await agent.api.webhookEndpoints.create({ workspace, url: URL_OF_AGENT });
    const link = await agent.api.installLinks.create({ organization });
    const named = { resource: 'webhook_endpoint', items: [{ id: endpoint.id, workspace_id: workspace }] };
    const { leaves } = await owner.api.members.remove({ workspace, user_id: agent.id });
    expect(leaves.created).toMatchObject([named]);
    const left = await owner.api.organizationMembers.remove({ organization, user_id: agent.id });
    const linked = { resource: 'install_link', items: [{ id: link.id, workspace_id: null }] };
    expect(left.leaves.created).toMatchObject([named, linked]);
  });
});

/** Tables that record who created a row and need no declaration, because the rows give no access or are decided again. */
const GIVE_NOTHING: Readonly<Record<string, string>> = {
  accounts: 'An account gives no access. Each payment from or to it is decided on its own.',
  approval_rules: 'A rule gives no access, and a weaker one waits for approvals.',
  gateway_config_versions: 'A config gives no access, and holds no secret.',
  ledger_transactions: 'A transaction gives no access, and is never changed.',
  exports: 'A download needs audit:export, ledger:read or gateway_logs:export at that moment.',
  imports: 'Each of its invitations says where it comes from.',
  manager_grants: 'A grant counts as long as its giver is an owner.',
  workspace_moves: 'A move is refused unless its proposer is still an owner.',
  access_requests: 'An owner decides about it.',
  sso_setup_links: 'A link ends once its maker may no longer do what it does, and activates nothing.',
  sso_tests: 'A test makes no session, and counts for its own configuration alone.',
  template_runs: 'Each turn of a run decides on the credential that started it.',
};
const MAKERS = ['created_by', 'invited_by', 'granted_by', 'proposed_by', 'requested_by', 'started_by'];

describe('the declaration of provenance', () => {
  it('covers every table that records who created a row', async () => {
    const { rows } = await server.knex.raw<{ rows: Array<{ table_name: string; columns: string[] }> }>(
      `select table_name, array_agg(column_name::text) as columns from information_schema.columns
       where table_schema = current_schema() group by table_name`,
    );
    const columnsOf = new Map(rows.map(({ table_name, columns }) => [table_name, columns]));
    const declared = Object.values(RESOURCES);
    const making = [...columnsOf].filter(([, columns]) => columns.some((name) => MAKERS.includes(name)));
    const known = new Set([...declared.map(({ table }) => table), ...Object.keys(GIVE_NOTHING)]);
    expect(making.map(([table]) => table).filter((table) => !known.has(table))).toEqual([]);
    for (const { table, by, grant } of declared) {
      const needed = [by, 'created_with', ...(grant === null ? [] : ['grant_id'])];
      expect(columnsOf.get(table), table).toEqual(expect.arrayContaining(needed));
    }
  });

  it('has a way to end each kind of thing that ends with a grant', () => {
    // Object.entries loses the names.
    for (const [name, { grant }] of Object.entries(RESOURCES) as Array<
      [CreatedResource, (typeof RESOURCES)[CreatedResource]]
    >) {
      expect(endsWithGrant(name), name).toBe(grant === 'ends');
    }
  });
});
