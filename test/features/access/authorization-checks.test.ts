import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  BuiltinRole,
  Decision,
  OperationArgs,
  OperationId,
  ProjectId,
  RoleId,
  Tenantry,
  UserId,
} from '../../../sdk/src/index.ts';
import { loadApiDocument } from '../../../server/api/api-document.ts';
import { newId } from '../../../server/api/ids.ts';
import { operationNames } from '../../../server/features/handlers.ts';
import { budgetRequests, makeBudgetThings } from '../../support/budget-requests.ts';
import { directoryRequests } from '../../support/directory-requests.ts';
import { domainRequests } from '../../support/domain-requests.ts';
import { configBody, overrideBody, virtualKeyBody } from '../../support/every-operation/gateway-things.ts';
import { setupLinkBody } from '../../support/every-operation/setup-link-calls.ts';
import { connectionBody } from '../../support/every-operation/sso-calls.ts';
import { gatewayRequests } from '../../support/gateway-requests.ts';
import { createKey, createMemberWithPermissions, createProject, statusOrCode } from '../../support/keys.ts';
import { makePaymentThings, type PaymentThings, paymentRequests } from '../../support/payment-requests.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { ssoRequests } from '../../support/sso-requests.ts';
import { createTeam, createUser, expectProblem, type TestTeam, unique } from '../../support/users.ts';

type Check = OperationArgs<'access.check'>['checks'][number];

let server: TestServer;
let acme: TestTeam;
let owner: Tenantry;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
  owner = acme.people.owner.api;
  workspace = acme.workspace;
});
afterAll(() => server.stop());

const checkAll = async (api: Tenantry, checks: Check[]): Promise<Decision[]> => {
  const results: Decision[] = [];
  for (let start = 0; start < checks.length; start += 100) {
    const [first, ...rest] = checks.slice(start, start + 100);
    if (first === undefined) break;
    results.push(...(await api.access.check({ workspace, checks: [first, ...rest] })).results);
  }
  return results;
};

async function check(api: Tenantry, asked: Check): Promise<Decision> {
  const [result] = await checkAll(api, [asked]);
  if (result === undefined) throw new Error('There was no answer.');
  return result;
}

describe('checking access', () => {
  it('decides for the caller, in order, with code and deciding step', async () => {
    const { member } = acme.people;
    const project = acme.project.slug;
    const results = await checkAll(member.api, [
      { permission: 'projects:create' },
      { permission: 'roles:manage' },
      { operation: 'projects.update', project },
      { operation: 'projects.delete', project },
      { permission: 'projects:read', project: 'no-such' },
    ]);
    expect(results.map(({ allowed, code, decided_by }) => [allowed, code, decided_by])).toEqual([
      [true, null, 'role'],
      [false, 'insufficient_role', 'role'],
      [true, null, 'role'],
      [false, 'insufficient_role', 'role'],
      [false, 'not_found', 'reach'],
    ]);
  });

  it('ends the trace at the step that refuses, and lists all steps when it allows', async () => {
    const { member } = acme.people;
    const steps = [
      'credential',
      'network',
      'reach',
      'scope',
      'membership',
      'sign_in',
      'role',
      'reauthentication',
      'plan',
      'rate_limit',
    ];
    const allowed = await check(member.api, { permission: 'projects:create' });
    expect(allowed.trace.map(({ step }) => step)).toEqual(steps);
    expect(allowed.trace.map(({ outcome: how }) => how)).not.toContain('fail');
    const key = await createKey(server, owner, { workspace, scope: 'read-only' });
    const refusals: Array<[Decision, string]> = [
      [await check(member.api, { permission: 'roles:manage' }), 'role'],
      [await check(member.api, { permission: 'projects:read', project: 'no-such' }), 'reach'],
      [await check(key.api, { permission: 'roles:manage' }), 'scope'],
    ];
    for (const [decision, step] of refusals) {
      const { trace } = decision;
      expect(decision.decided_by).toBe(step);
      expect(trace.map((entry) => entry.step)).toEqual(steps.slice(0, steps.indexOf(step) + 1));
      expect(trace.filter((entry) => entry.outcome === 'fail')).toEqual([trace.at(-1)]);
      expect(trace.at(-1)?.detail).not.toBe('');
    }
  });

  it('suggests the smallest scope or role that would allow the operation, and nothing where none would', async () => {
    const { people, project } = acme;
    const narrow = await createKey(server, owner, { workspace, scope: 'read-only' });
    const limited = await createKey(server, owner, { workspace, project_ids: [project.id] });
    const own = await createKey(server, people.member.api, { workspace, kind: 'user', scope: 'read-only' });
    const admins = await createKey(server, people.admin.api, { workspace, kind: 'user', scope: 'admin' });
    const expected: Array<[Tenantry, Check, Decision['would_suffice']]> = [
      [people.viewer.api, { permission: 'projects:create' }, { scope: null, role: 'member' }],
      [people.viewer.api, { permission: 'api_keys:manage' }, { scope: null, role: 'manager' }],
      [people.member.api, { permission: 'access:explain' }, { scope: null, role: 'admin' }],
      [people.admin.api, { permission: 'workspace:delete' }, { scope: null, role: 'owner' }],
      [people.viewer.api, { operation: 'apiKeys.list' }, { scope: null, role: 'member' }],
      [narrow.api, { permission: 'projects:create' }, { scope: 'read-write', role: null }],
      [narrow.api, { permission: 'api_keys:read' }, { scope: 'admin', role: null }],
      [narrow.api, { operation: 'apiKeys.create' }, { scope: 'read-write', role: null }],
      [own.api, { permission: 'projects:create' }, { scope: 'read-write', role: 'member' }],
      [own.api, { permission: 'roles:manage' }, { scope: 'admin', role: 'admin' }],
      // A higher scope helps none of these.
      [narrow.api, { permission: 'workspace:delete' }, null],
      [admins.api, { permission: 'workspace:delete' }, null],
      [limited.api, { permission: 'projects:create' }, null],
      [narrow.api, { operation: 'workspaces.create' }, null],
      [people.viewer.api, { permission: 'projects:read', project: 'no-such' }, null],
      [people.owner.api, { permission: 'workspace:delete' }, null],
    ];
    for (const [api, asked, would_suffice] of expected) {
      expect([asked, (await check(api, asked)).would_suffice]).toEqual([asked, would_suffice]);
    }
  });

  it('suggests only what does allow the operation', async () => {
    const { people } = acme;
    const asked: Check[] = [{ permission: 'projects:create' }, { permission: 'billing:read' }];
    for (const question of asked) {
      const before = await check(people.viewer.api, question);
      const member = await createUser(server);
      await server.operator.members.add({
        workspace,
        user_id: member.id,
        role: before.would_suffice?.role ?? 'viewer',
      });
      expect((await check(member.api, question)).allowed).toBe(true);
      const narrow = await createKey(server, owner, { workspace, scope: 'read-only' });
      const { would_suffice } = await check(narrow.api, question);
      await owner.apiKeys.update({ workspace, key_id: narrow.id, scope: would_suffice?.scope ?? 'custom' });
      expect((await check(narrow.api, question)).allowed).toBe(true);
    }
  });

  it('decides for any member or key of the workspace with access:explain', async () => {
    const { people, project } = acme;
    const key = await createKey(server, owner, { workspace, scope: 'read-only' });
    const expired = await createKey(server, owner, { workspace });
    await owner.apiKeys.revoke({ workspace, key_id: expired.id });
    const outsider = await createUser(server);
    const theirs = await createKey(server, outsider.api, { workspace: outsider.workspace });
    const permission = 'projects:update';
    const results = await checkAll(people.admin.api, [
      { permission, project: project.id, principal: people.member.id },
      { permission, project: project.id, principal: people.viewer.id },
      { permission, project: project.id, principal: key.id },
      { permission, principal: expired.id },
      { permission, principal: outsider.id },
      { permission, principal: theirs.id },
      { permission, principal: 'usr_01kah4x8v5ezf9w2m4n65tf4se' },
      { permission, principal: 'nonsense' },
    ]);
    expect(results.map(({ code }) => code)).toEqual([
      null,
      'insufficient_role',
      'insufficient_scope',
      'credential_revoked',
      'not_found',
      'not_found',
      'not_found',
      'not_found',
    ]);
    const service = await createKey(server, owner, {
      workspace,
      scope: 'custom',
      permissions: ['workspace:read'],
    });
    for (const api of [people.manager.api, people.member.api, people.viewer.api]) {
      expect(
        await expectProblem(
          api.access.check({ workspace, checks: [{ permission, principal: people.owner.id }] }),
        ),
      ).toMatchObject({ status: 403, code: 'insufficient_role', required_permission: 'access:explain' });
    }
    const call = service.api.access.check({
      workspace,
      checks: [{ permission, principal: people.owner.id }],
    });
    expect(await statusOrCode(call)).toBe('insufficient_scope');
  });

  it('lets every user ask about themselves by name', async () => {
    const { viewer } = acme.people;
    const own = await createKey(server, acme.people.member.api, {
      workspace,
      kind: 'user',
      scope: 'read-only',
    });
    const permission = 'projects:read';
    expect((await check(viewer.api, { permission, principal: viewer.id })).allowed).toBe(true);
    expect((await check(own.api, { permission, principal: own.id })).allowed).toBe(true);
  });

  it('refuses a malformed question, and names the field', async () => {
    const refused = async (checks: object[], path: string) => {
      // Most of these break the types on purpose.
      const call = owner.access.check({ workspace, checks: checks as [Check] });
      await expect(call).rejects.toMatchObject({
        status: 400,
        code: 'invalid_request',
        errors: expect.arrayContaining([expect.objectContaining({ location: 'body', path })]),
      });
    };
    const good = { permission: 'projects:read' };
    await refused([good, { operation: 'projects.fly' }], 'checks/1/operation');
    await refused([{ operation: '__proto__' }], 'checks/0/operation');
    await refused([good, good, { operation: 'projects.update' }], 'checks/2/project');
    await refused([{ operation: 'roles.create', project: acme.project.id }], 'checks/0/project');
    await refused([{ operation: 'me.get', project: acme.project.id }], 'checks/0/project');
    await refused([{ permission: 'projects:fly' }], 'checks/0/permission');
    await refused([{}], 'checks/0');
    await refused([{ ...good, operation: 'projects.list' }], 'checks/0');
    await refused([], 'checks');
    await refused(Array(101).fill(good), 'checks');
    expect(await checkAll(owner, Array(100).fill(good))).toHaveLength(100);
  });

  it('is for members of the workspace', async () => {
    const { api } = await createUser(server);
    const call = api.access.check({ workspace, checks: [{ permission: 'workspace:read' }] });
    expect(await statusOrCode(call)).toBe('not_found');
  });
});

/** Refusals by handlers, which come after the decision. */
const LATER: ReadonlySet<string> = new Set([
  'served',
  'account_in_use',
  'already_exists',
  'approval_already_decided',
  'approval_digest_mismatch',
  'approval_not_by_key',
  'batch_control_mismatch',
  'config_in_use',
  'domain_not_verified',
  'invalid_config',
  'invalid_iban',
  'invalid_request',
  'invalid_state',
  'invalid_transition',
  'invitation_cancelled',
  'invitation_wrong_address',
  'last_owner',
  'mode_mismatch',
  'payment_not_cancellable',
  'precondition_failed',
  'privilege_escalation',
  'rotation_in_progress',
  'secret_required',
  'slug_taken',
  'stale_plan',
  'virtual_key_test_failed',
]);

describe('the decision', () => {
  const contract = loadApiDocument(new URL('../../../openapi.yaml', import.meta.url), operationNames);
  const stale = { ifMatch: 'another' };
  const staleHeader = { headers: { 'If-Match': '"another"' } };
  /** Callers by name, with the id by which others ask about them. */
  const callers = new Map<string, { api: Tenantry; id: string }>();
  let spare: UserId;
  let role: { id: BuiltinRole | RoleId; name: string };
  let narrowedProject: ProjectId;
  let hiddenProject: string;
  let things: Awaited<ReturnType<typeof makeThings>>;
  let paymentThings: PaymentThings;
  let budgetThings: Awaited<ReturnType<typeof makeBudgetThings>>;
  let domain_id: string;
  let directory_id: string;
  let connection_id: string;
  let setup_link_id: string;

  const SILENT = { url: 'https://hooks.example.com/', enabled: false };
  /** What requests are about; an invitation and an import that are over, so that nothing is left to do with them. */
  async function makeThings() {
    const endpoint = await owner.webhookEndpoints.create({ workspace, ...SILENT });
    const delivery = await owner.webhookEndpoints.test({ workspace, endpoint_id: endpoint.id });
    const imported = await owner.invitations.import({ workspace, csv: 'email,role\na@example.com,viewer' });
    const importId = imported.import?.id ?? 'imp_';
    await owner.imports.undo({ workspace, import_id: importId });
    const [invitation] = (await owner.invitations.list({ workspace })).data;
    const [entry] = (await owner.auditEvents.list({ workspace, limit: 1 })).data;
    const exported = await owner.auditExports.create({ workspace, format: 'csv' });
    const reader = await createKey(server, owner, { workspace, scope: 'read-only' });
    const { slug: organization } = await owner.organizations.create({ name: 'Globex' });
    const { id: moveId } = await owner.workspaceMoves.create({ workspace, organization });
    await owner.workspaceMoves.cancel({ workspace, move_id: moveId });
    // One that is pending, so that no other can be made.
    await owner.workspaceMoves.create({ workspace, organization });
    const { id: grantId } = await owner.managers.grant({ workspace, organization, paused: true });
    await owner.accessRequests.create({ workspace, organization });
    const requestId = (await owner.accessRequests.list({ workspace })).data[0]?.id ?? 'req_';
    await owner.accessRequests.decline({ workspace, request_id: requestId });
    const { id: virtualKeyId } = await owner.virtualKeys.create({ workspace, ...virtualKeyBody() });
    return {
      override: (await owner.priceOverrides.set({ workspace, override: 'walk', ...overrideBody() })).override,
      configId: (await owner.configs.create({ workspace, ...configBody(virtualKeyId) })).id,
      virtualKeyId,
      grantId,
      requestId,
      organization,
      moveId,
      endpointId: endpoint.id,
      deliveryId: delivery.id,
      importId,
      invitationId: invitation?.id ?? 'inv_',
      auditEventId: entry?.id ?? 'aud_',
      exportId: exported.id,
      decisionId: (await expectProblem(reader.api.workspaces.update({ workspace, name: 'No' }))).decision_id,
    };
  }

  /** A request of each operation that changes nothing, or nothing that matters here. */
  const requests = (
    api: Tenantry,
    project: string,
  ): Partial<Record<OperationId, () => PromiseLike<unknown>>> => {
    const inWorkspace = { workspace };
    const inProject = { workspace, project };
    const at = { ...inProject, user_id: spare };
    const endpoint = () => ({ ...inWorkspace, endpoint_id: things.endpointId });
    const delivery = () => ({ ...inWorkspace, delivery_id: things.deliveryId });
    const invitation = () => ({ ...inWorkspace, invitation_id: things.invitationId });
    return {
      ...paymentRequests(api, inProject, paymentThings),
      ...budgetRequests(api, workspace, budgetThings),
      ...domainRequests(api, workspace, domain_id),
      ...directoryRequests(api, workspace, directory_id),
      ...ssoRequests(api, workspace, { connection_id, setup_link_id, user_id: spare }),
      ...gatewayRequests(api, inWorkspace, () => things),
      'me.get': () => api.me.get(),
      'me.update': () => api.me.update({ name: 'X' }, stale),
      'me.listWorkspaces': () => api.me.listWorkspaces(),
      'me.export': () => api.me.export(),
      'sessions.list': () => api.sessions.list(),
      'workspaces.create': () => api.workspaces.create({ name: 'X', slug: workspace }),
      'workspaces.release': () => api.workspaces.release({ ...inWorkspace, owner_id: spare }),
      'workspaceMoves.create': () =>
        api.workspaceMoves.create({ ...inWorkspace, organization: things.organization }),
      'workspaceMoves.list': () => api.workspaceMoves.list(inWorkspace),
      'workspaceMoves.cancel': () => api.workspaceMoves.cancel({ ...inWorkspace, move_id: things.moveId }),
      'managers.grant': () => api.managers.grant({ ...inWorkspace, organization: things.organization }),
      'managers.list': () => api.managers.list(inWorkspace),
      'managers.get': () => api.managers.get({ ...inWorkspace, grant_id: things.grantId }),
      'managers.update': () =>
        api.managers.update({ ...inWorkspace, grant_id: things.grantId, paused: true }, stale),
      'managers.revoke': () => api.managers.revoke({ ...inWorkspace, grant_id: things.grantId }, stale),
      'accessRequests.list': () => api.accessRequests.list(inWorkspace),
      'accessRequests.approve': () =>
        api.accessRequests.approve({ ...inWorkspace, request_id: things.requestId }),
      'accessRequests.decline': () =>
        api.accessRequests.decline({ ...inWorkspace, request_id: things.requestId }),
      'organizations.create': () => api.organizations.create({ name: 'X', slug: things.organization }),
      'organizations.list': () => api.organizations.list(),
      'workspaces.list': () => api.workspaces.list(),
      'workspaces.get': () => api.workspaces.get(inWorkspace),
      'workspaces.update': () => api.workspaces.update({ ...inWorkspace, name: 'X' }, stale),
      'workspaces.delete': () => api.workspaces.delete({ ...inWorkspace, confirm: 'other-slug' }),
      'workspaces.restore': () => api.workspaces.restore(inWorkspace),
      'workspaces.transferOwnership': () =>
        api.workspaces.transferOwnership({ ...inWorkspace, user_id: acme.people.owner.id }),
      'settings.get': () => api.settings.get(inWorkspace),
      'signInPolicy.get': () => api.signInPolicy.get(inWorkspace),
      'signInPolicy.update': () => api.signInPolicy.update({ ...inWorkspace, sso: 'optional' }, stale),
      'settings.update': () => api.settings.update({ ...inWorkspace, language: 'en' }, stale),
      'notificationPreferences.get': () => api.notificationPreferences.get(inWorkspace),
      'notificationPreferences.update': () =>
        api.notificationPreferences.update({ ...inWorkspace, digest: 'off' }, stale),
      'billing.get': () => api.billing.get(inWorkspace),
      'billing.update': () => api.billing.update({ ...inWorkspace, contact: null }, stale),
      'usage.get': () => api.usage.get(inWorkspace),
      'plans.create': () => api.plans.create({ name: 'xx', title: 'X' }),
      'plans.list': () => api.plans.list(),
      'plans.get': () => api.plans.get({ plan_id: 'free' }),
      'plans.update': () => api.plans.update({ plan_id: 'free', title: 'X' }),
      'plans.archive': () => api.plans.archive({ plan_id: 'free' }),
      'plans.unarchive': () => api.plans.unarchive({ plan_id: 'free' }),
      'usage.record': () => api.usage.record({ ...inWorkspace, meter: 'walks', quantity: 1, event_id: 'x' }),
      'usage.consume': () =>
        api.usage.consume({ ...inWorkspace, meter: 'walks', quantity: 1, event_id: 'x' }),
      'usage.release': () =>
        api.usage.release({ ...inWorkspace, meter: 'walks', usage_id: 'use_01kah4x8v5ezf9w2m4n6qc1pb0' }),
      'plans.set': () => api.plans.set({ ...inWorkspace, plan: 'free' }, stale),
      'decisions.get': () =>
        api.decisions.get({ ...inWorkspace, decision_id: things.decisionId ?? `dec_${'0'.repeat(26)}` }),
      'auditEvents.list': () => api.auditEvents.list(inWorkspace),
      'auditEvents.get': () => api.auditEvents.get({ ...inWorkspace, event_id: things.auditEventId }),
      'auditExports.create': () => api.auditExports.create({ ...inWorkspace, format: 'csv' }),
      'auditExports.get': () => api.auditExports.get({ ...inWorkspace, export_id: things.exportId }),
      'auditExports.download': () =>
        api.auditExports.download({ ...inWorkspace, export_id: things.exportId }),
      'auditCheckpoints.list': () => api.auditCheckpoints.list(inWorkspace),
      'webhookEndpoints.create': () => api.webhookEndpoints.create({ ...inWorkspace, ...SILENT }),
      'webhookEndpoints.list': () => api.webhookEndpoints.list(inWorkspace),
      'webhookEndpoints.get': () => api.webhookEndpoints.get(endpoint()),
      'webhookEndpoints.update': () =>
        api.webhookEndpoints.update({ ...endpoint(), description: 'X' }, stale),
      'webhookEndpoints.delete': () => api.webhookEndpoints.delete(endpoint(), stale),
      'webhookEndpoints.rotateSecret': () => api.webhookEndpoints.rotateSecret(endpoint()),
      'webhookEndpoints.test': () => api.webhookEndpoints.test(endpoint()),
      'webhookEndpoints.replay': () =>
        api.webhookEndpoints.replay({ ...endpoint(), since: new Date().toISOString() }),
      'webhookDeliveries.list': () => api.webhookDeliveries.list(inWorkspace),
      'webhookDeliveries.get': () => api.webhookDeliveries.get(delivery()),
      'webhookDeliveries.redeliver': () => api.webhookDeliveries.redeliver(delivery()),
      'events.list': () => api.events.list(inWorkspace),
      'invitations.create': () =>
        api.invitations.create({ ...inWorkspace, emails: ['malformed'], role: 'viewer' }),
      'invitations.list': () => api.invitations.list(inWorkspace),
      'invitations.get': () => api.invitations.get(invitation()),
      'invitations.resend': () => api.invitations.resend(invitation()),
      'invitations.cancel': () => api.invitations.cancel(invitation()),
      'invitations.import': () =>
        api.invitations.import({ ...inWorkspace, csv: 'email,role\na@example.com,viewer', dry_run: true }),
      'invitations.importTemplate': () => api.invitations.importTemplate(inWorkspace),
      'imports.undo': () => api.imports.undo({ ...inWorkspace, import_id: things.importId }),
      'members.add': () => api.members.add({ ...inWorkspace, user_id: spare, role: 'viewer' }),
      'members.list': () => api.members.list(inWorkspace),
      'members.get': () => api.members.get({ ...inWorkspace, user_id: spare }),
      'members.update': () => api.members.update({ ...inWorkspace, user_id: spare, role: 'viewer' }, stale),
      'members.remove': () => api.members.remove({ ...inWorkspace, user_id: spare, dry_run: true }),
      'members.deactivate': () => api.members.deactivate({ ...inWorkspace, user_id: spare, dry_run: true }),
      'members.reactivate': () => api.members.reactivate({ ...inWorkspace, user_id: spare }),
      'roles.create': () =>
        api.roles.create({ ...inWorkspace, name: role.name, permissions: ['workspace:read'] }),
      'roles.list': () => api.roles.list(inWorkspace),
      'roles.get': () => api.roles.get({ ...inWorkspace, role_id: role.id }),
      'roles.update': () => api.roles.update({ ...inWorkspace, role_id: role.id, name: 'X' }, stale),
      'roles.delete': () => api.roles.delete({ ...inWorkspace, role_id: role.id }, stale),
      'projects.create': () =>
        api.projects.create({ ...inWorkspace, name: 'X', slug: acme.project.slug, environment: 'sandbox' }),
      'projects.list': () => api.projects.list(inWorkspace),
      'projects.get': () => api.projects.get(inProject),
      'projects.update': () => api.projects.update({ ...inProject, name: 'X' }, stale),
      'projects.delete': () => api.projects.delete(inProject, stale),
      'projects.restore': () => api.projects.restore(inProject),
      'users.list': () => api.users.list(),
      'users.get': () => api.users.get({ user_id: acme.people.member.id }),
      'users.update': () => api.users.update({ user_id: acme.people.member.id, external_id: null }, stale),
      'projectSettings.get': () => api.projectSettings.get(inProject),
      'projectSettings.update': () => api.projectSettings.update({ ...inProject, language: 'en' }, stale),
      'projectMembers.list': () => api.projectMembers.list(inProject),
      'projectMembers.set': () => api.projectMembers.set({ ...at, role: null }, stale),
      'projectMembers.remove': () => api.projectMembers.remove(at, stale),
      'apiKeys.list': () => api.apiKeys.list(inWorkspace),
      'apiKeys.create': () =>
        api.apiKeys.create({ ...inWorkspace, kind: 'service', name: 'X', scope: 'custom' }),
      'applicationKeys.create': () =>
        api.applicationKeys.create({ name: 'X', permissions: ['directory:read'] }),
      'applicationPermissions.list': () => api.applicationPermissions.list(),
      'applicationPermissions.get': () => api.applicationPermissions.get(registered),
      'applicationPermissions.create': () =>
        api.applicationPermissions.create({ name: 'xx:read', description: 'X', class: 'read', roles: [] }),
      'applicationPermissions.update': () => api.applicationPermissions.update({ ...registered, roles: [] }),
      'applicationPermissions.replace': () =>
        api.applicationPermissions.replace({ permissions: [], digest: 'x' }),
      'applicationPermissions.delete': () => api.applicationPermissions.delete(registered),
      'applicationKeys.list': () => api.applicationKeys.list(),
      'applicationKeys.get': () => api.applicationKeys.get(applicationKey),
      'applicationKeys.update': () => api.applicationKeys.update({ ...applicationKey, name: 'X' }),
      'applicationKeys.revoke': () => api.applicationKeys.revoke(applicationKey),
      'applicationKeys.rotate': () => api.applicationKeys.rotate(applicationKey),
      'applicationKeys.finishRotation': () => api.applicationKeys.finishRotation(applicationKey),
      'credentials.verify': () => api.credentials.verify({ credential: 'x' }),
      'apiKeys.verify': () => api.apiKeys.verify({ key: 'x' }),
      'credentialChanges.stream': () => api.credentialChanges.stream(),
      'credentialChanges.renew': () => api.credentialChanges.renew({ ...stream, renewal: 1, seen: 0 }),
      'access.check': () =>
        api.access.check({ ...inWorkspace, checks: [{ permission: 'workspace:read' }] }, staleHeader),
    };
  };
  const applicationKey = { application_key_id: 'apk_none' };
  const stream = { stream_id: `${'0'.repeat(22)}.${'0'.repeat(22)}` };
  const registered = { registered_name: 'things:read' };
  const OUTSIDERS: ReadonlySet<string> = new Set(['outsider', 'foreign key']);
  /** Handlers refine these by whose key or delegation it is; signing in and up, and probes, are for every caller. */
  const APART = [
    'apiKeys.get',
    'apiKeys.update',
    'apiKeys.revoke',
    'apiKeys.rotate',
    'apiKeys.finishRotation',
    'apiKeys.collectSecret',
    'accessTokens.create',
    'approvalDelegations.delete',
    'directories.activate',
    'ssoConnections.activate',
    'ssoSetupLinks.create',
    'gatewayLogs.get',
    'gatewayReconciliations.get',
    'gatewayLogs.getPayload',
    'traces.get',
    'sessions.revoke',
    'sessions.reauthenticate',
    'sessions.addProof',
    'me.getFactors',
    'totp.enroll',
    'totp.confirm',
    'totp.remove',
    'recoveryCodes.create',
    'signInCodes.create',
    'signIn.options',
    'passkeyChallenges.create',
    'passkeys.options',
    'passkeys.create',
    'passkeys.list',
    'passkeys.update',
    'passkeys.delete',
    'users.resetMfa',
    'members.resetMfa',
    'organizationMembers.resetMfa',
    'me.changeEmail',
    'me.confirmEmail',
    'me.undoEmail',
    'me.delete',
    'identities.list',
    'identities.unlink',
    'identities.undoLink',
    'memberIdentities.unlink',
    'sessions.create',
    'users.signUp',
    'emailVerifications.create',
    'emailVerifications.confirm',
    'passwordResets.create',
    'passwordResets.confirm',
    'invitations.preview',
    'invitations.accept',
    'installLinks.resolve',
    'installLinks.preview',
    'installLinks.redeem',
    'meta.health',
    'meta.ready',
    'signingKeys.get',
    'oauth.getMetadata',
    'oauth.authorizeDevice',
    'oauth.createToken',
    'deviceAuthorizations.create',
    'deviceAuthorizations.preview',
    'deviceAuthorizations.deny',
    'deviceAuthorizations.approve',
    'deviceTokens.create',
    'sso.authorize',
    'sso.exchange',
    'ssoTests.get',
    'permissions.list',
    'auditKeys.list',
    'vaultKeys.status',
    'vaultKeys.rotate',
  ];

  beforeAll(async () => {
    const { people } = acme;
    const member = await createUser(server);
    spare = member.id;
    things = await makeThings();
    await server.operator.applicationPermissions.create({
      name: registered.registered_name,
      description: 'View things',
      class: 'admin',
      roles: ['owner', 'admin'],
    });
    await server.operator.members.add({ workspace, user_id: spare, role: 'viewer' });
    role = await owner.roles.create({ workspace, name: unique('role'), permissions: ['workspace:read'] });
    narrowedProject = (await createProject(acme)).id;
    hiddenProject = (await createProject(acme)).id;
    const projects = [acme.project.id, narrowedProject, hiddenProject];
    for (const project of projects) {
      await owner.projectMembers.set({ workspace, project, user_id: spare, role: null });
    }
    paymentThings = await makePaymentThings(server, workspace, projects);
    budgetThings = await makeBudgetThings(owner, workspace);
    domain_id = (await owner.domains.create({ workspace, domain: 'acme.example' })).id;
    directory_id = (await owner.directories.create({ workspace, name: 'X' })).id;
    connection_id = (await owner.ssoConnections.create({ workspace, ...connectionBody() })).id;
    setup_link_id = (await owner.ssoSetupLinks.create({ workspace, ...setupLinkBody() })).id;
    const inNarrowed = (user_id: UserId, to: BuiltinRole | RoleId) =>
      owner.projectMembers.set({ workspace, project: narrowedProject, user_id, role: to });
    await inNarrowed(people.admin.id, 'viewer');
    await inNarrowed(people.viewer.id, 'admin');
    await inNarrowed(people.member.id, role.id);
    const custom = await createMemberWithPermissions(server, acme, [
      'workspace:read',
      'roles:manage',
      'members:invite',
    ]);
    const blind = await createMemberWithPermissions(server, acme, ['projects:create']);
    const [outsider, sleeper] = [await createUser(server), await createUser(server)];
    await server.operator.members.add({ workspace, user_id: sleeper.id, role: 'admin' });
    await owner.members.deactivate({ workspace, user_id: sleeper.id });
    for (const name of ['owner', 'admin', 'manager', 'member', 'viewer'] as const) {
      callers.set(name, people[name]);
    }
    for (const scope of ['read-only', 'read-write', 'admin'] as const) {
      callers.set(`service ${scope}`, await createKey(server, owner, { workspace, scope }));
    }
    const project_ids: [ProjectId] = [narrowedProject];
    const user = { workspace, kind: 'user' } as const;
    const revoked = await createKey(server, owner, { workspace });
    const permissions = ['workspace:read', 'projects:read', 'members:manage'] as const;
    for (const [name, caller] of Object.entries({
      custom,
      'custom, blind': blind,
      outsider,
      deactivated: sleeper,
      'service, limited': await createKey(server, owner, { workspace, project_ids }),
      'service, custom': await createKey(server, owner, {
        workspace,
        scope: 'custom',
        permissions: [...permissions],
      }),
      'user key of owner': await createKey(server, owner, user),
      'user key of admin, limited': await createKey(server, people.admin.api, { ...user, project_ids }),
      'user key of member': await createKey(server, people.member.api, { ...user, scope: 'read-write' }),
      'user key of viewer': await createKey(server, owner, { ...user, user_id: people.viewer.id }),
      'revoked key': revoked,
      'foreign key': await createKey(server, outsider.api, { workspace: outsider.workspace }),
    })) {
      callers.set(name, caller);
    }
    await owner.apiKeys.revoke({ workspace, key_id: revoked.id });
  });

  it('is tested with a request for every operation', () => {
    const named = [...Object.keys(requests(owner, acme.project.id)), ...APART];
    // Operations in the workspace of a key are for keys alone: their own test asks with each kind of credential.
    const here = [...contract.operations.values()].filter(
      ({ inOrganization, inWorkspaceOfCredential, surface, audience }) =>
        !inOrganization && !inWorkspaceOfCredential && surface !== 'scim' && !audience.includes('setup_link'),
    );
    expect(here.map(({ id }) => id).filter((id) => !named.includes(id))).toEqual([]);
  });

  it('does not cover operations in an organization', async () => {
    const checks: [Check] = [{ operation: 'organizations.get' }];
    expect(await statusOrCode(owner.access.check({ workspace, checks }))).toBe('invalid_request');
  });

  it.each([
    'owner',
    'admin',
    'manager',
    'member',
    'viewer',
    'custom',
    'custom, blind',
    'outsider',
    'deactivated',
    'service read-only',
    'service read-write',
    'service admin',
    'service, limited',
    'service, custom',
    'user key of owner',
    'user key of admin, limited',
    'user key of member',
    'user key of viewer',
    'revoked key',
    'foreign key',
  ])(
    'is what the request gets, for %s and every operation, asked by themselves and by the owner',
    async (name) => {
      const caller = callers.get(name);
      if (caller === undefined) throw new Error(`There is no ${name}.`);
      const asked: Array<{ operation: OperationId; project?: string; real: string }> = [];
      for (const project of [acme.project.id, narrowedProject, hiddenProject]) {
        for (const [operation, request] of Object.entries(requests(caller.api, project))) {
          const { inProject } = contract.operations.get(operation as OperationId) ?? {};
          if (!inProject && project !== acme.project.id) continue;
          const result = await statusOrCode(request());
          const real = LATER.has(result) ? 'allowed' : result;
          asked.push({ operation: operation as OperationId, ...(inProject && { project }), real });
        }
      }
      const questions = asked.map(({ real: _real, ...question }) => question);
      const expected = asked.map(({ operation, project, real }) => [operation, project, real]);
      const answered = (results: Decision[]) =>
        results.map(({ code }, index) => [
          questions[index]?.operation,
          questions[index]?.project,
          code ?? 'allowed',
        ]);
      const ofOthers = await checkAll(
        owner,
        questions.map((question) => ({ ...question, principal: caller.id })),
      );
      // Who is not of the workspace does not exist for it, so nothing is said of what they may do elsewhere.
      if (OUTSIDERS.has(name))
        expect(new Set(ofOthers.map(({ code }) => code))).toEqual(new Set(['not_found']));
      else expect(answered(ofOthers)).toEqual(expected);
      const may = asked.find(({ operation }) => operation === 'access.check')?.real === 'allowed';
      if (may) expect(answered(await checkAll(caller.api, questions))).toEqual(expected);
      else expect(await statusOrCode(check(caller.api, { permission: 'projects:read' }))).not.toBe('served');
    },
  );
});

describe('a hundred questions at once', () => {
  /** How many statements look up places, people or keys: the fewest of three times, because jobs may do so as well. */
  async function statements(act: () => Promise<unknown>): Promise<number> {
    const counts: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      let count = 0;
      const listener = ({ sql }: { sql: string }) => {
        if (/\b(workspaces w|credentials c)\s/.test(sql)) count += 1;
      };
      server.knex.on('query', listener);
      await act();
      server.knex.off('query', listener);
      counts.push(count);
    }
    return Math.min(...counts);
  }
  const hundred = (make: () => Partial<Check>): Check[] =>
    Array.from({ length: 100 }, () => ({ permission: 'projects:read', ...make() }));

  it('take one statement to look up projects, users or keys that do not exist', async () => {
    const unknown: Record<string, () => Partial<Check>> = {
      projects: () => ({ project: unique('no-such') }),
      people: () => ({ principal: newId('usr') }),
      keys: () => ({ principal: newId('key') }),
    };
    for (const [what, make] of Object.entries(unknown)) {
      expect([what, await statements(() => checkAll(owner, hundred(make)))]).toEqual([what, 1]);
    }
  });

  it('are answered in their order, each as if it were asked alone', async () => {
    const { people, project } = acme;
    const key = await createKey(server, owner, { workspace, scope: 'read-only', project_ids: [project.id] });
    const ended = await createKey(server, owner, { workspace });
    await owner.apiKeys.revoke({ workspace, key_id: ended.id });
    const principals = [people.viewer.id, people.member.id, key.id, ended.id, newId('key'), newId('usr')];
    const projects = [project.slug, project.id, 'no-such', newId('prj'), undefined];
    const checks = [undefined, ...principals].flatMap((principal) =>
      projects.map(
        (place): Check => ({
          permission: 'projects:update',
          ...(principal !== undefined && { principal }),
          ...(place !== undefined && { project: place }),
        }),
      ),
    );
    const together = await checkAll(owner, checks);
    for (const [index, asked] of checks.entries()) {
      expect([asked, together[index]]).toEqual([asked, await check(owner, asked)]);
    }
  });
});
