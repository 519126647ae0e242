import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationArgs, WorkspaceId } from '../../../sdk/src/index.ts';
import type { ApplicationKeyPermission } from '../../../server/auth/authentication/principal.ts';
import {
  allOperations,
  callOf,
  createTenantWithEverything,
  type DocumentedOperation,
  isPublic,
  request,
  snapshotDatabase,
  type TestTenant,
} from '../../support/every-operation/operations.ts';
import { createKey, idsOf, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { knownToken } from '../../support/tokens.ts';
import { createUser, expectProblem, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTenant;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTenantWithEverything(server);
}, 60_000);
afterAll(() => server.stop());

const PERMISSIONS: ApplicationKeyPermission[] = [
  'credentials:verify',
  'workspaces:provision',
  'usage:record',
  'directory:read',
];

async function applicationKey(
  permissions: ApplicationKeyPermission[],
  more: Partial<OperationArgs<'applicationKeys.create'>> = {},
) {
  const key = await server.operator.applicationKeys.create({ name: unique('app'), permissions, ...more });
  return { ...key, api: server.client(key.secret) };
}

const expectMissing = async (call: PromiseLike<unknown>) =>
  expect((await expectProblem(call)).status).toBe(404);

/** Invitations of anyone but the first owner, and changes of anything but the external id and metadata. */
const REFUSED_BY_RULE: Readonly<Record<string, string>> = {
  'invitations.create': 'privilege_escalation',
  'organizationInvitations.create': 'privilege_escalation',
  'workspaces.update': 'insufficient_scope',
  'organizations.update': 'insufficient_scope',
};

/** The permission that an operation asks of an application key, if one may call it. */
const permissionFor = ({ schema }: DocumentedOperation) => schema['x-application-key'];
const isForEveryone = ({ schema }: DocumentedOperation) =>
  [schema['x-permission']].flat().includes('authenticated');

describe('an application key', () => {
  it.each(PERMISSIONS)('with %s alone may do exactly that, over all operations', async (permission) => {
    const { secret } = await applicationKey([permission]);
    const closed = allOperations.filter((operation) => !isPublic(operation));
    const allowed = closed.filter(
      (one) => permissionFor(one) === permission || (isForEveryone(one) && !permissionFor(one)),
    );
    expect(allowed.length).toBeGreaterThan(1);
    const refused = closed.filter((one) => !allowed.includes(one));
    const ask = async ({ id }: DocumentedOperation) => {
      const { status, body } = await request(server, id, callOf(id, acme.ids), { token: secret });
      return [id, status, body?.code];
    };
    const before = await snapshotDatabase(server.knex);
    for (const operation of refused)
      expect(await ask(operation)).toEqual([operation.id, 403, 'insufficient_scope']);
    expect(await snapshotDatabase(server.knex)).toEqual(before);
    for (const operation of allowed) {
      const [id, status, code] = await ask(operation);
      // Rules of the operations refuse these, see below and `external-ids.test.ts`.
      const refusal = REFUSED_BY_RULE[operation.id];
      expect([id, status, code ?? undefined]).toEqual(
        refusal ? [id, 403, refusal] : [id, operation.status, undefined],
      );
    }
  });

  it('reaches the workspaces and organizations that it lists, and no others', async () => {
    const { people, ids, workspaceId } = acme;
    const { id: organization } = await people.owner.api.organizations.create({ name: 'Listed' });
    const owned = await people.owner.api.workspaces.create({ name: 'Owned', organization });
    const { api } = await applicationKey(PERMISSIONS, { tenants: [workspaceId, organization] });
    expect(idsOf(await api.workspaces.list()).sort()).toEqual([workspaceId, owned.id].sort());
    expect(idsOf(await api.organizations.list())).toEqual([organization]);
    expect((await api.members.list({ workspace: owned.slug })).data).toEqual([]);
    expect((await api.organizations.get({ organization })).id).toBe(organization);
    await expectMissing(api.organizations.get({ organization: ids.organizationId }));
    const other = await createUser(server, 'Other');
    await expectMissing(api.workspaces.get({ workspace: other.workspace }));
    await expectMissing(api.plans.set({ workspace: other.workspace, plan: 'free' }));
    await expectMissing(api.workspaces.create({ name: 'Beyond', organization: ids.organizationId }));
    for (const call of [
      () => api.workspaces.create({ name: 'Beyond' }),
      () => api.organizations.create({ name: 'B' }),
    ])
      expect(await statusOrCode(call())).toBe('insufficient_scope');
    expect((await api.workspaces.create({ name: 'Within', organization })).organization_id).toBe(
      organization,
    );
  });

  it('reaches a tenant no more once it is taken from its list', async () => {
    const { id, api } = await applicationKey(['directory:read'], { tenants: [acme.workspaceId] });
    await api.workspaces.get({ workspace: acme.workspace });
    const { id: organization } = await acme.people.owner.api.organizations.create({ name: 'Instead' });
    await server.operator.applicationKeys.update({ application_key_id: id, tenants: [organization] });
    await expectMissing(api.workspaces.get({ workspace: acme.workspace }));
    await server.operator.applicationKeys.update({ application_key_id: id, tenants: null });
    await api.workspaces.get({ workspace: acme.workspace });
  });

  it('loses a permission with the next request', async () => {
    const { id, api } = await applicationKey(['directory:read', 'credentials:verify']);
    await api.workspaces.list();
    await server.operator.applicationKeys.update({
      application_key_id: id,
      permissions: ['credentials:verify'],
    });
    expect(await statusOrCode(api.workspaces.list())).toBe('insufficient_scope');
  });

  it('is bound to its allowlist, and not to those of tenants', async () => {
    const { people, workspace } = acme;
    await people.owner.api.settings.update({ workspace, ip_allowlist: ['127.0.0.1', '::1'] });
    const inside = await applicationKey(['directory:read'], { ip_allowlist: ['127.0.0.1', '::1'] });
    await inside.api.workspaces.get({ workspace });
    const outside = await applicationKey(['directory:read'], { ip_allowlist: ['203.0.113.0/24'] });
    for (const call of [() => outside.api.workspaces.get({ workspace }), () => outside.api.workspaces.list()])
      expect(await statusOrCode(call())).toBe('ip_not_allowed');
    await people.owner.api.settings.update({ workspace, ip_allowlist: [] });
  });

  it('has a rate limit of its own', async () => {
    const { api } = await applicationKey(['directory:read'], {
      rate_limit: { requests: 2, per_seconds: 60 },
    });
    await api.workspaces.list();
    await api.workspaces.list();
    expect(await statusOrCode(api.workspaces.list())).toBe('rate_limited');
  });

  it('knows who it is', async () => {
    const { id, api } = await applicationKey(['credentials:verify']);
    expect(await api.me.get()).toMatchObject({
      principal: { type: 'application_key', id },
      scope: null,
      user: null,
      workspace: null,
    });
  });
});

describe('the life of an application key', () => {
  it('is shown without its secret', async () => {
    const { id, secret, masked } = await applicationKey(['directory:read']);
    expect(secret).toMatch(/^tn_app_[0-9A-Za-z]{38}$/);
    expect(masked).toBe(`tn_app_…${secret.slice(-4)}`);
    const shown = await server.operator.applicationKeys.get({ application_key_id: id });
    expect(shown).toMatchObject({ id, permissions: ['directory:read'], tenants: null, status: 'active' });
    expect(JSON.stringify(shown)).not.toContain(secret);
    const { data } = await server.operator.applicationKeys.list({ status: 'active' });
    expect(idsOf({ data })).toContain(id);
  });

  it('goes on with both secrets during a rotation, which counts the uses of the old one', async () => {
    const { id: application_key_id, api } = await applicationKey(['directory:read']);
    const { applicationKeys } = server.operator;
    const { secret } = await applicationKeys.rotate({ application_key_id });
    await api.workspaces.list();
    await server.client(secret).workspaces.list();
    const rotating = await applicationKeys.get({ application_key_id });
    expect(rotating).toMatchObject({ status: 'rotating', rotation: { previous_uses: 1 } });
    expect(rotating.rotation?.previous_sources).toHaveLength(1);
    expect(rotating.last_used_at).not.toBeNull();
    expect(await statusOrCode(applicationKeys.rotate({ application_key_id }))).toBe('rotation_in_progress');
    await applicationKeys.finishRotation({ application_key_id });
    expect(await statusOrCode(api.workspaces.list())).toBe('credential_revoked');
    await server.client(secret).workspaces.list();
  });

  it('ends with its revocation, and stays revoked', async () => {
    const { id: application_key_id, api } = await applicationKey(['directory:read']);
    await api.workspaces.list();
    const { applicationKeys } = server.operator;
    const { revocation } = await applicationKeys.revoke({ application_key_id });
    expect(revocation).toMatchObject({ secrets_ended: 1, acknowledged_ms: expect.any(Number) });
    expect(await statusOrCode(api.workspaces.list())).toBe('credential_revoked');
    for (const call of [
      () => applicationKeys.rotate({ application_key_id }),
      () => applicationKeys.update({ application_key_id, name: 'again' }),
      () => applicationKeys.finishRotation({ application_key_id }),
    ])
      expect(await statusOrCode(call())).toBe('invalid_state');
    const again = await applicationKeys.revoke({ application_key_id });
    expect(again.revocation).toMatchObject({ secrets_ended: 0, revoked_at: revocation.revoked_at });
  });

  it('ends at its time', async () => {
    const { id, api } = await applicationKey(['directory:read'], { expires_at: '2099-01-01T00:00:00Z' });
    await api.workspaces.list();
    await server
      .knex('application_keys')
      .where({ id })
      .update({ expires_at: new Date(Date.now() - 1000) });
    // A change behind the back of the server is known a moment later.
    await expect.poll(() => statusOrCode(api.workspaces.list())).toBe('credential_expired');
  });

  it('begins with fields that make sense', async () => {
    const bad: Array<Partial<OperationArgs<'applicationKeys.create'>>> = [
      { ip_allowlist: ['203.0.113.7/24'] },
      { expires_at: '2020-01-01T00:00:00Z' },
      { permissions: ['projects:read' as ApplicationKeyPermission] },
    ];
    for (const more of bad) expect((await expectProblem(applicationKey(PERMISSIONS, more))).status).toBe(400);
    // An id of the same form.
    const nowhere = { tenants: [acme.workspaceId.replace(/.{4}$/, '0000') as WorkspaceId] };
    await expectMissing(applicationKey(PERMISSIONS, nowhere));
  });

  it('is recorded in the log of each tenant that it is limited to', async () => {
    const { people, workspace, workspaceId } = acme;
    const { id } = await applicationKey(['directory:read', 'workspaces:provision'], {
      tenants: [workspaceId],
    });
    await server
      .client((await server.operator.applicationKeys.rotate({ application_key_id: id })).secret)
      .plans.set({ workspace, plan: 'enterprise' });
    await server.operator.applicationKeys.revoke({ application_key_id: id });
    const { data } = await people.owner.api.auditEvents.list({ workspace, limit: 4 });
    const entries = data.map(({ action, actor, target }) => [action, actor.type, actor.id, target.id]);
    expect(entries).toEqual([
      ['application_key.revoked', 'operator', null, id],
      ['workspace.plan_set', 'application_key', id, workspaceId],
      ['application_key.rotated', 'operator', null, id],
      ['application_key.created', 'operator', null, id],
    ]);
  });
});

describe('provisioning with an application key', () => {
  const invitation = (workspace: string, more: Partial<OperationArgs<'invitations.create'>> = {}) => ({
    workspace,
    emails: [`${unique('first')}@example.com`],
    role: 'owner' as const,
    ...more,
  });

  it('creates a workspace, sets its plan and invites its first owner', async () => {
    const { api } = await applicationKey(['workspaces:provision']);
    const { slug: workspace } = await api.workspaces.create({ name: 'Customer' });
    expect((await api.plans.set({ workspace, plan: 'pro' })).plan).toBe('pro');
    const owner = await createUser(server, 'First');
    const sent = await api.invitations.create(invitation(workspace, { emails: [owner.email] }));
    // One is enough, also where several requests are sent at once.
    expect(await statusOrCode(api.invitations.create(invitation(workspace)))).toBe('invalid_state');
    const { token } = await knownToken(server, sent.data[0]?.invitation?.id ?? '');
    expect((await owner.api.invitations.accept({ token })).member).toMatchObject({ role: 'owner' });
    expect(await statusOrCode(api.invitations.create(invitation(workspace)))).toBe('invalid_state');
    await owner.api.workspaces.update({ workspace, name: 'Ours' });
  });

  it('invites one first owner when requests compete', async () => {
    const { api } = await applicationKey(['workspaces:provision']);
    const { slug: workspace } = await api.workspaces.create({ name: 'Raced' });
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => statusOrCode(api.invitations.create(invitation(workspace)))),
    );
    expect(outcomes.sort()).toEqual([...Array(7).fill('invalid_state'), 'served']);
  });

  it('invites the first owner of an organization', async () => {
    const { api } = await applicationKey(['workspaces:provision']);
    const { id: organization } = await api.organizations.create({ name: 'Group' });
    const first = { organization, emails: [`${unique('first')}@example.com`] };
    expect(await statusOrCode(api.organizationInvitations.create(first))).toBe('privilege_escalation');
    await api.organizationInvitations.create({ ...first, role: 'owner' });
    expect(await statusOrCode(api.organizationInvitations.create({ ...first, role: 'owner' }))).toBe(
      'invalid_state',
    );
  });

  it('invites no one else, and names no owner', async () => {
    const { api } = await applicationKey(['workspaces:provision']);
    const { slug: workspace } = await api.workspaces.create({ name: 'Others' });
    const others: Array<Partial<OperationArgs<'invitations.create'>>> = [
      { role: 'admin' },
      { emails: ['a@example.com', 'b@example.com'] },
      { projects: ['some'] },
    ];
    for (const more of others)
      expect(await statusOrCode(api.invitations.create(invitation(workspace, more)))).toBe(
        'privilege_escalation',
      );
    const named = { name: 'Named', owner_id: acme.people.owner.id };
    for (const call of [() => api.workspaces.create(named), () => api.organizations.create(named)])
      expect((await expectProblem(call())).status).toBe(400);
  });

  it('sends invitations that end with the key', async () => {
    const { id, api } = await applicationKey(['workspaces:provision']);
    const { slug: workspace } = await api.workspaces.create({ name: 'Ended' });
    const owner = await createUser(server, 'Late');
    const sent = await api.invitations.create(invitation(workspace, { emails: [owner.email] }));
    const { token } = await knownToken(server, sent.data[0]?.invitation?.id ?? '');
    await server.operator.applicationKeys.revoke({ application_key_id: id });
    expect(await statusOrCode(owner.api.invitations.accept({ token }))).toBe('invalid_state');
  });
});

describe('verifying with an application key', () => {
  it('verifies the keys of its tenants, and no others', async () => {
    const { people, workspace, workspaceId } = acme;
    const { secret } = await createKey(server, people.owner.api, { workspace });
    const outsider = await createUser(server, 'Outsider');
    const foreign = await createKey(server, outsider.api, { workspace: outsider.workspace });
    const { api } = await applicationKey(['credentials:verify'], { tenants: [workspaceId] });
    expect(await api.apiKeys.verify({ key: secret })).toMatchObject({ valid: true });
    expect(await api.apiKeys.verify({ key: foreign.secret })).toMatchObject({
      valid: false,
      code: 'invalid_credentials',
      key: null,
    });
    const all = await applicationKey(['credentials:verify']);
    expect((await all.api.apiKeys.verify({ key: foreign.secret })).valid).toBe(true);
  });
});
