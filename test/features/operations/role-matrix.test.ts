import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode, OperationId } from '../../../server/api/types.ts';
import { arrange, restore } from '../../support/every-operation/arrange.ts';
import { CUSTOM_ROLE_PATTERNS } from '../../support/every-operation/custom-role-patterns.ts';
import {
  allOperations,
  callOf,
  createTenantWithEverything,
  document,
  isPublic,
  operation,
  operations,
  request,
  serviceKey,
  snapshotDatabase,
  type TestTenant,
  userKey,
} from '../../support/every-operation/operations.ts';
import { derivedResourceOf } from '../../support/every-operation/resource-fixtures.ts';
import type { FixtureCall, Ids } from '../../support/operation-calls.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, ROLES, type RoleName, type TestUser, unique } from '../../support/users.ts';

/**
 * Who may do what, written down by hand from the description of the product and not from `x-permission`, so that the
 * two can disagree. `keys`: the smallest scope of a service key that is enough; `-` when none is, and `people` when none
 * is because only people decide.
 */
const ALL = 'owner admin manager member viewer';
type KeyNeeds = 'any' | 'read-only' | 'read-write' | 'admin' | '-' | 'people';
/** What organizations do has a matrix of its own: roles in a workspace say nothing about it. */
type Links = 'create' | 'list' | 'get' | 'update' | 'archive' | 'unarchive';
type OfOrganization =
  | `organization${string}`
  | `template${string}`
  | `installLinks.${Links}`
  | 'workspaces.release'
  | 'accessRequests.create';
type WorkspaceOperation = Exclude<OperationId, OfOrganization>;
const isOfWorkspace = (id: OperationId): id is WorkspaceOperation =>
  !/^(organization.*|template.*|installLinks\.(create|list|get|update|.*archive)|workspaces\.release|accessRequests\.create)$/.test(
    id,
  );
type MatrixRow = readonly [roles: string, keys: KeyNeeds, rolesOfUserKeys?: string];
const MATRIX: Readonly<Partial<Record<WorkspaceOperation, MatrixRow>>> = {
  'signingKeys.get': [ALL, 'any'],
  'oauth.getMetadata': [ALL, 'any'],
  'deviceAuthorizations.create': [ALL, 'any'],
  'deviceAuthorizations.preview': [ALL, '-'],
  'deviceAuthorizations.deny': [ALL, '-'],
  'deviceAuthorizations.approve': ['owner admin manager member', '-'],
  'deviceTokens.create': [ALL, 'any'],
  'sso.authorize': [ALL, 'any'],
  'sso.exchange': [ALL, 'any'],
  'meta.health': [ALL, 'any'],
  'meta.ready': [ALL, 'any'],
  'permissions.list': [ALL, 'any'],
  'users.signUp': [ALL, 'any'],
  'sessions.create': [ALL, 'any'],
  'me.get': [ALL, 'any'],
  'workspaces.list': [ALL, 'any'],
  'accessTokens.create': [ALL, 'any'],
  // Each of these people owns a workspace of their own, and holds the permission there, unlike a key of theirs for this one.
  'credentials.verify': [ALL, 'admin', 'owner admin'],
  'apiKeys.verify': [ALL, 'admin', 'owner admin'],
  // For programs alone: no role opens it to a session.
  'credentialChanges.stream': ['', 'admin', 'owner admin'],
  'credentialChanges.renew': ['', 'admin', 'owner admin'],
  'me.update': [ALL, '-'],
  'me.getFactors': [ALL, '-'],
  'totp.enroll': [ALL, '-'],
  'totp.confirm': [ALL, '-'],
  'totp.remove': [ALL, '-'],
  'recoveryCodes.create': [ALL, '-'],
  'signInCodes.create': [ALL, 'any'],
  'signIn.options': [ALL, 'any'],
  'passkeyChallenges.create': [ALL, 'any'],
  'passkeys.options': [ALL, '-'],
  'passkeys.create': [ALL, '-'],
  'passkeys.list': [ALL, '-'],
  'passkeys.update': [ALL, '-'],
  'passkeys.delete': [ALL, '-'],
  'identities.list': [ALL, '-'],
  'identities.unlink': [ALL, '-'],
  'identities.undoLink': [ALL, 'any'],
  'me.listWorkspaces': [ALL, '-'],
  'me.export': [ALL, '-'],
  'sessions.list': [ALL, '-'],
  'sessions.revoke': [ALL, '-'],
  'sessions.reauthenticate': [ALL, '-'],
  'sessions.addProof': [ALL, '-'],
  'workspaces.create': [ALL, '-'],
  'emailVerifications.create': [ALL, '-'],
  'emailVerifications.confirm': [ALL, 'any'],
  'passwordResets.create': [ALL, 'any'],
  'passwordResets.confirm': [ALL, 'any'],
  'invitations.preview': [ALL, 'any'],
  'invitations.accept': [ALL, '-'],
  'installLinks.resolve': [ALL, 'any'],
  'installLinks.preview': [ALL, '-'],
  'installLinks.redeem': [ALL, '-'],
  'invitations.create': ['owner admin manager', 'admin'],
  'invitations.list': ['owner admin manager', 'admin'],
  'invitations.get': ['owner admin manager', 'admin'],
  'invitations.resend': ['owner admin manager', 'admin'],
  'invitations.cancel': ['owner admin manager', 'admin'],
  'invitations.import': ['owner admin manager', 'admin'],
  'invitations.importTemplate': ['owner admin manager', 'admin'],
  'imports.undo': ['owner admin manager', 'admin'],
  'workspaces.get': [ALL, 'read-only'],
  'settings.get': [ALL, 'read-only'],
  'signInPolicy.get': [ALL, 'read-only'],
  'members.list': [ALL, 'read-only'],
  'members.get': [ALL, 'read-only'],
  'roles.list': [ALL, 'read-only'],
  'roles.get': [ALL, 'read-only'],
  'projects.list': [ALL, 'read-only'],
  'projects.get': [ALL, 'read-only'],
  'projectSettings.get': [ALL, 'read-only'],
  'projectMembers.list': [ALL, 'read-only'],
  'access.check': [ALL, 'read-only'],
  'ledgerAccounts.list': ['owner admin manager', 'read-only'],
  'ledgerCheckpoints.list': ['owner admin manager', 'read-only'],
  'ledgerExports.create': ['owner admin manager', 'read-only'],
  'ledgerExports.get': ['owner admin manager', 'read-only'],
  'ledgerExports.download': ['owner admin manager', 'read-only'],
  'ledger.verify': ['owner admin manager', 'read-only'],
  'ledgerTransactions.list': ['owner admin manager', 'read-only'],
  'accounts.getBalance': [ALL, 'read-only'],
  'accounts.listEntries': ['owner admin manager', 'read-only'],
  'ledgerTransactions.get': ['owner admin manager', 'read-only'],
  'ledgerTransactions.create': ['owner admin', 'admin'],
  'ledgerTransactions.reverse': ['owner admin', 'admin'],
  'calendars.list': [ALL, 'read-only'],
  'calendars.get': [ALL, 'read-only'],
  'calendars.setDay': ['owner admin', 'admin'],
  'calendars.unsetDay': ['owner admin', 'admin'],
  'paymentMethods.list': [ALL, 'read-only'],
  'paymentMethods.update': ['owner admin', 'admin'],
  'exchangeRates.list': [ALL, 'read-only'],
  'exchangeRates.set': ['owner admin', 'admin'],
  'projects.create': ['owner admin manager member', 'read-write'],
  'projects.update': ['owner admin manager member', 'read-write'],
  'projectSettings.update': ['owner admin manager member', 'read-write'],
  'sandbox.getClock': ['owner admin manager member', 'read-write'],
  'sandbox.setClock': ['owner admin manager member', 'read-write'],
  'sandbox.simulate': ['owner admin manager member', 'read-write'],
  'sandbox.setFaults': ['owner admin manager member', 'read-write'],
  'sandbox.reset': ['owner admin manager member', 'read-write'],
  'projectMembers.set': ['owner admin manager member', 'read-write'],
  'projectMembers.remove': ['owner admin manager member', 'read-write'],
  'apiKeys.list': ['owner admin manager member', 'read-write'],
  'payments.create': ['owner admin manager member', 'read-write'],
  'payments.preview': ['owner admin manager member', 'read-write'],
  'payments.list': [ALL, 'read-only'],
  'payments.get': [ALL, 'read-only'],
  'payments.listEvents': [ALL, 'read-only'],
  'payments.update': ['owner admin manager member', 'read-write'],
  'payments.cancel': ['owner admin manager member', 'read-write'],
  'payments.release': ['owner admin manager', 'people'],
  'payments.resolve': ['owner admin', 'people'],
  'paymentBatches.preview': ['owner admin manager member', 'read-write'],
  'paymentBatches.create': ['owner admin manager member', 'read-write'],
  'paymentBatches.import': ['owner admin manager member', 'read-write'],
  'paymentBatches.list': [ALL, 'read-only'],
  'paymentBatches.get': [ALL, 'read-only'],
  'paymentBatches.listResults': [ALL, 'read-only'],
  'paymentBatches.cancel': ['owner admin manager member', 'read-write'],
  'workspacePayments.list': ['owner admin manager', 'read-only'],
  'projects.delete': ['owner admin manager', 'admin'],
  'projects.restore': ['owner admin manager', 'admin'],
  'members.add': ['owner admin manager', 'admin'],
  'members.update': ['owner admin manager', 'admin'],
  'members.resetMfa': ['owner admin manager', 'admin'],
  'me.changeEmail': [ALL, '-'],
  'me.confirmEmail': [ALL, '-'],
  'me.undoEmail': [ALL, 'any'],
  'me.delete': [ALL, '-'],
  'members.remove': ['owner admin manager', 'admin'],
  'members.deactivate': ['owner admin manager', 'admin'],
  'members.reactivate': ['owner admin manager', 'admin'],
  'apiKeys.create': ['owner admin manager', 'admin'],
  'apiKeys.get': ['owner admin manager', 'admin'],
  'apiKeys.update': ['owner admin manager', 'admin'],
  'apiKeys.revoke': ['owner admin manager', 'admin'],
  'apiKeys.rotate': ['owner admin manager', 'admin'],
  'apiKeys.finishRotation': ['owner admin manager', 'admin'],
  'apiKeys.collectSecret': ['owner admin manager', 'admin'],
  'workspaces.update': ['owner admin', 'admin'],
  'settings.update': ['owner admin', 'admin'],
  'signInPolicy.update': ['owner admin', 'admin'],
  'roles.create': ['owner admin', 'admin'],
  'roles.update': ['owner admin', 'admin'],
  'roles.delete': ['owner admin', 'admin'],
  'billing.get': ['owner admin', 'admin'],
  'billing.update': ['owner admin', 'admin'],
  'usage.get': ['owner admin', 'admin'],
  'notificationPreferences.get': [ALL, '-'],
  'notificationPreferences.update': [ALL, '-'],
  'plans.set': ['', '-'],
  'plans.create': ['', '-'],
  'plans.list': ['', '-'],
  'plans.get': ['', '-'],
  'plans.update': ['', '-'],
  'plans.archive': ['', '-'],
  'plans.unarchive': ['', '-'],
  'usage.record': ['', '-'],
  'usage.consume': ['', '-'],
  'usage.release': ['', '-'],
  'applicationKeys.create': ['', '-'],
  'applicationKeys.list': ['', '-'],
  'applicationKeys.get': ['', '-'],
  'applicationKeys.update': ['', '-'],
  'applicationKeys.revoke': ['', '-'],
  'applicationKeys.rotate': ['', '-'],
  'applicationKeys.finishRotation': ['', '-'],
  'users.list': ['', '-'],
  'users.get': ['', '-'],
  'users.update': ['', '-'],
  'users.resetMfa': ['', '-'],
  'vaultKeys.status': ['', '-'],
  'vaultKeys.rotate': ['', '-'],
  'applicationPermissions.list': [ALL, 'any'],
  'applicationPermissions.get': [ALL, 'any'],
  'applicationPermissions.create': ['', '-'],
  'applicationPermissions.update': ['', '-'],
  'applicationPermissions.replace': ['', '-'],
  'applicationPermissions.delete': ['', '-'],
  'auditKeys.list': [ALL, 'any'],
  'decisions.get': ['owner admin', 'read-only'],
  'auditEvents.list': ['owner admin', 'admin'],
  'auditEvents.get': ['owner admin', 'admin'],
  'auditExports.create': ['owner admin', 'admin'],
  'auditExports.get': ['owner admin', 'admin'],
  'auditExports.download': ['owner admin', 'admin'],
  'auditCheckpoints.list': ['owner admin', 'admin'],
  'webhookEndpoints.list': ['owner admin manager', 'read-only'],
  'webhookEndpoints.get': ['owner admin manager', 'read-only'],
  'webhookDeliveries.list': ['owner admin manager', 'read-only'],
  'webhookDeliveries.get': ['owner admin manager', 'read-only'],
  'events.list': ['owner admin manager', 'read-only'],
  'webhookEndpoints.create': ['owner admin manager', 'read-write'],
  'webhookEndpoints.update': ['owner admin manager', 'read-write'],
  'webhookEndpoints.delete': ['owner admin manager', 'read-write'],
  'webhookEndpoints.rotateSecret': ['owner admin manager', 'read-write'],
  'webhookEndpoints.test': ['owner admin manager', 'read-write'],
  'webhookEndpoints.replay': ['owner admin manager', 'read-write'],
  'webhookDeliveries.redeliver': ['owner admin manager', 'read-write'],
  'modelPrices.list': [ALL, 'any'],
  'priceOverrides.list': [ALL, 'read-only'],
  'priceOverrides.set': ['owner admin', 'admin'],
  'priceOverrides.remove': ['owner admin', 'admin'],
  'gatewayCache.purge': ['owner admin', 'admin'],
  'gatewayTargets.list': [ALL, 'read-only'],
  'gateway.explain': [ALL, 'read-only'],
  'configs.list': [ALL, 'read-only'],
  'configs.get': [ALL, 'read-only'],
  'configs.create': ['owner admin manager', 'read-write'],
  'configs.update': ['owner admin manager', 'read-write'],
  'configs.delete': ['owner admin manager', 'read-write'],
  'configVersions.list': [ALL, 'read-only'],
  'configVersions.get': [ALL, 'read-only'],
  'configVersions.restore': ['owner admin manager', 'read-write'],
  'virtualKeys.list': [ALL, 'read-only'],
  'virtualKeys.get': [ALL, 'read-only'],
  'virtualKeys.create': ['owner admin manager', 'admin'],
  'virtualKeys.update': ['owner admin manager', 'admin'],
  'virtualKeys.delete': ['owner admin manager', 'admin'],
  'virtualKeys.rotate': ['owner admin manager', 'admin'],
  'virtualKeys.test': ['owner admin manager', 'admin'],
  'managers.list': [ALL, 'read-only'],
  'managers.get': [ALL, 'read-only'],
  'managers.grant': ['owner', '-'],
  'managers.update': ['owner', '-'],
  'managers.revoke': ['owner', '-'],
  'accessRequests.list': ['owner', '-'],
  'accessRequests.approve': ['owner', '-'],
  'accessRequests.decline': ['owner', '-'],
  'workspaceMoves.list': ['owner admin', 'admin'],
  'workspaceMoves.create': ['owner', '-'],
  'workspaceMoves.cancel': ['owner', '-'],
  'workspaces.delete': ['owner', '-'],
  'workspaces.restore': ['owner', '-'],
  'workspaces.transferOwnership': ['owner', '-'],
  'accounts.connect': ['owner admin manager', 'admin'],
  'accounts.block': ['owner admin manager', 'admin'],
  'accounts.unblock': ['owner admin manager', 'admin'],
  'accounts.archive': ['owner admin manager', 'admin'],
  'gatewayLogs.list': [ALL, 'read-only'],
  'gatewayLogs.get': [ALL, 'read-only'],
  'gatewayLogs.getPayload': ['owner admin manager', 'admin'],
  'traces.get': [ALL, 'read-only'],
  'gatewayUsage.get': [ALL, 'read-only'],
  'gatewayReconciliations.list': [ALL, 'read-only'],
  'gatewayReconciliations.get': [ALL, 'read-only'],
  'gatewayUsageExports.create': ['owner admin', 'admin'],
  'gatewayUsageExports.get': ['owner admin', 'admin'],
  'gatewayUsageExports.download': ['owner admin', 'admin'],
  'budgets.archive': ['owner admin', 'admin'],
  'budgets.reset': ['owner admin', 'admin'],
  'budgetUsage.list': [ALL, 'read-only'],
  'rateLimits.archive': ['owner admin', 'admin'],
  'domains.create': ['owner admin', 'admin'],
  'domains.list': ['owner admin', 'admin'],
  'domains.get': ['owner admin', 'admin'],
  'domains.delete': ['owner admin', 'admin'],
  'domains.verify': ['owner admin', 'admin'],
  'domains.approve': ['', '-'],
  'ssoConnections.create': ['owner admin', 'admin'],
  'ssoConnections.list': ['owner admin', 'admin'],
  'ssoConnections.get': ['owner admin', 'admin'],
  'ssoConnections.update': ['owner admin', 'admin'],
  'ssoConnections.delete': ['owner admin', 'admin'],
  'ssoConnections.activate': ['owner admin', 'people'],
  'ssoConnections.disable': ['owner admin', 'admin'],
  'ssoConnections.test': ['owner admin', 'admin'],
  'ssoTests.get': ['owner admin', 'admin'],
  'memberIdentities.list': ['owner admin', 'admin'],
  'memberIdentities.unlink': ['owner admin', 'admin'],
  'ssoSetupLinks.create': ['owner admin', 'people'],
  'ssoSetupLinks.list': ['owner admin', 'admin'],
  'ssoSetupLinks.get': ['owner admin', 'admin'],
  'ssoSetupLinks.revoke': ['owner admin', 'admin'],
  'ssoSignIns.list': ['owner admin', 'admin'],
  'ssoConnections.refreshMetadata': ['owner admin', 'admin'],
  'ssoConnections.rotateCertificate': ['owner admin', 'admin'],
  'ssoConnections.finishRotation': ['owner admin', 'admin'],
  'directories.create': ['owner admin', 'admin'],
  'directories.list': ['owner admin', 'admin'],
  'directories.get': ['owner admin', 'admin'],
  'directories.update': ['owner admin', 'admin'],
  'directories.delete': ['owner admin', 'admin'],
  'directories.activate': ['owner admin', 'people'],
  'directories.plan': ['owner admin', 'admin'],
  'directories.apply': ['owner admin', 'admin'],
  'directories.rotateToken': ['owner admin', 'admin'],
  'directories.finishRotation': ['owner admin', 'admin'],
  'directoryUsers.list': ['owner admin', 'admin'],
  'directoryGroups.list': ['owner admin', 'admin'],
  'directoryRequests.list': ['owner admin', 'admin'],
  'approvals.list': [ALL, 'read-only'],
  'approvals.get': [ALL, 'read-only'],
  'approvals.approve': ['owner admin manager', 'people'],
  'approvals.reject': ['owner admin manager', 'people'],
  'approvals.decide': ['owner admin manager', 'people'],
  'approvals.withdraw': ['owner admin manager', 'people'],
  'myApprovals.list': ['owner admin manager', 'people'],
  'controlChanges.list': [ALL, 'read-only'],
  'controlChanges.get': [ALL, 'read-only'],
  'controlChanges.approve': ['owner admin manager', 'people'],
  'controlChanges.reject': ['owner admin manager', 'people'],
  'approvalRules.test': [ALL, 'read-only'],
  'approvalDelegations.create': ['owner admin manager', 'people'],
  'approvalDelegations.list': ['owner admin manager', 'admin'],
  'approvalDelegations.delete': ['owner admin', 'admin'],
};

const NEEDS_OF_CLASS = { read: 'read-only', write: 'read-write', admin: 'admin', owner: '-' } as const;

/** The usual operations of a resource follow from its part of the contract; the test of its feature says who may what. */
const derivedRows: ReadonlyMap<string, MatrixRow> = new Map(
  allOperations.flatMap(({ id, schema }) => {
    const permission = document['x-permissions'].find(({ name }) => name === schema['x-permission']);
    if (permission === undefined || derivedResourceOf(id) === undefined) return [];
    return [[id, [permission.roles.join(' '), NEEDS_OF_CLASS[permission.class]] as const] as const];
  }),
);

function rowOf(id: WorkspaceOperation): MatrixRow {
  const row = MATRIX[id] ?? derivedRows.get(id);
  if (row === undefined) throw new Error(`The matrix has no row for ${id}.`);
  return row;
}

/** What the roles may do with what is theirs, or higher than they are. The rest of a role is refused with the code. */
interface Special {
  title: string;
  operation: WorkspaceOperation;
  may: string;
  code: ErrorCode;
  call: (ids: Ids, caller: TestUser) => FixtureCall | Promise<FixtureCall>;
}

let server: TestServer;
let acme: TestTenant;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTenantWithEverything(server);
}, 120_000);
afterAll(() => server.stop());

const ownKey = async (caller: TestUser) => {
  const role = ROLES.find((name) => acme.people[name].id === caller.id);
  return server.operator.apiKeys.create({
    workspace: acme.workspace,
    name: unique('own'),
    kind: 'user',
    scope: role === 'viewer' ? 'read-only' : 'read-write',
    user_id: caller.id,
  });
};

async function memberWith(role: RoleName): Promise<string> {
  const user = await createUser(server, role);
  await server.operator.members.add({ workspace: acme.workspace, user_id: user.id, role });
  return user.id;
}

async function foreignProject(): Promise<string> {
  const { workspace } = acme;
  const slug = unique('far');
  await server.operator.projects.create({ workspace, name: 'Far', slug, environment: 'sandbox' });
  return slug;
}

const inWorkspace = (more: Record<string, string> = {}) => ({ workspace: acme.workspace, ...more });
const SPECIALS: readonly Special[] = [
  {
    title: 'make a user key for oneself',
    operation: 'apiKeys.create',
    may: 'owner admin manager member',
    code: 'insufficient_role',
    call: () => ({ params: inWorkspace(), body: { name: 'Own', kind: 'user', scope: 'read-write' } }),
  },
  {
    title: 'see one’s own key',
    operation: 'apiKeys.get',
    may: 'owner admin manager member',
    code: 'insufficient_role',
    call: async (_, caller) => ({ params: inWorkspace({ key_id: (await ownKey(caller)).id }) }),
  },
  {
    title: 'rotate one’s own key',
    operation: 'apiKeys.rotate',
    may: 'owner admin manager member',
    code: 'insufficient_role',
    call: async (_, caller) => ({ params: inWorkspace({ key_id: (await ownKey(caller)).id }), body: {} }),
  },
  {
    title: 'revoke one’s own key',
    operation: 'apiKeys.revoke',
    may: 'owner admin manager member',
    code: 'insufficient_role',
    call: async (_, caller) => ({ params: inWorkspace({ key_id: (await ownKey(caller)).id }) }),
  },
  {
    title: 'make a user key for a colleague below',
    operation: 'apiKeys.create',
    may: 'owner admin manager',
    code: 'insufficient_role',
    call: ({ userId }) => ({
      params: inWorkspace(),
      body: { name: 'Theirs', kind: 'user', scope: 'read-only', user_id: userId },
    }),
  },
  {
    title: 'invite an admin',
    operation: 'invitations.create',
    may: 'owner admin',
    code: 'privilege_escalation',
    call: () => ({
      params: inWorkspace(),
      body: { emails: [`${unique('guest')}@example.com`], role: 'admin' },
    }),
  },
  {
    title: 'invite an owner',
    operation: 'invitations.create',
    may: 'owner',
    code: 'privilege_escalation',
    call: () => ({
      params: inWorkspace(),
      body: { emails: [`${unique('guest')}@example.com`], role: 'owner' },
    }),
  },
  {
    title: 'demote an admin',
    operation: 'members.update',
    may: 'owner admin',
    code: 'privilege_escalation',
    call: async () => ({
      params: inWorkspace({ user_id: await memberWith('admin') }),
      body: { role: 'viewer' },
    }),
  },
  {
    title: 'remove an owner',
    operation: 'members.remove',
    may: 'owner',
    code: 'privilege_escalation',
    call: async () => ({ params: inWorkspace({ user_id: await memberWith('owner') }) }),
  },
  {
    title: 'deactivate a manager',
    operation: 'members.deactivate',
    may: 'owner admin manager',
    code: 'insufficient_role',
    call: async () => ({ params: inWorkspace({ user_id: await memberWith('manager') }) }),
  },
  {
    title: 'change what protects the workspace',
    operation: 'settings.update',
    may: 'owner admin',
    code: 'insufficient_role',
    call: () => ({ params: inWorkspace(), body: { session_idle_minutes: 600 } }),
  },
  {
    title: 'explain what a colleague may do',
    operation: 'access.check',
    may: 'owner admin',
    code: 'insufficient_role',
    call: ({ userId }) => ({
      params: inWorkspace(),
      body: { checks: [{ permission: 'projects:read', principal: userId }] },
    }),
  },
  {
    title: 'reach a project without being added',
    operation: 'projects.get',
    may: 'owner admin manager',
    code: 'not_found',
    call: async () => ({ params: inWorkspace({ project: await foreignProject() }) }),
  },
  {
    title: 'change a project without being added',
    operation: 'projects.update',
    may: 'owner admin manager',
    code: 'not_found',
    call: async () => ({ params: inWorkspace({ project: await foreignProject() }), body: { name: 'Mine' } }),
  },
  {
    title: 'make a member an admin of a project',
    operation: 'projectMembers.set',
    may: 'owner admin',
    code: 'privilege_escalation',
    call: async ({ userId, project }) => {
      const params = inWorkspace({ project, user_id: userId });
      await server.operator.projectMembers.set({ ...params, project, user_id: userId, role: null });
      return { params, body: { role: 'admin' } };
    },
  },
];

/** A refused caller of a lower role may already fail at the permission of the operation. */
const codesOf = ({ operation: id, code }: Special, role: RoleName) =>
  (rowOf(id)[0].split(' ') as RoleName[]).includes(role) ? [code] : [code, 'insufficient_role'];

const succeeds = (status: number) => status >= 200 && status < 300;

/** Asks for the operation and says what is wrong with the outcome, when something is. */
async function attempt(
  id: WorkspaceOperation,
  who: { title: string; token: string; person?: TestUser },
  expected: ErrorCode | undefined,
): Promise<string[]> {
  const ids = expected === undefined ? await arrange(server, acme, id, who.person) : acme.ids;
  const answer = await request(server, id, callOf(id, ids), { token: who.token });
  if (succeeds(answer.status)) await restore(server, acme, id);
  const outcome = succeeds(answer.status) ? undefined : answer.body?.code;
  const right = expected === undefined ? answer.status === operation(id).status : outcome === expected;
  return right
    ? []
    : [`${id} as ${who.title}: ${answer.status} ${answer.text}, expected ${expected ?? 'success'}`];
}

/** What only one of the rows can be refused for; nothing of it may leave a trace. */
async function refuseAll(
  who: { title: string; token: string },
  refused: Array<readonly [WorkspaceOperation, ErrorCode]>,
): Promise<string[]> {
  const before = await snapshotDatabase(server.knex);
  const wrong: string[] = [];
  for (const [id, code] of refused) wrong.push(...(await attempt(id, who, code)));
  expect(await snapshotDatabase(server.knex), `refused requests of ${who.title} change nothing`).toEqual(
    before,
  );
  return wrong;
}

const ids = operations.map(({ id }) => id).filter(isOfWorkspace);
/** Whether a user key of a member with this role may, as far as its scope allows. */
const keyRoleMay = (id: WorkspaceOperation, role: RoleName) =>
  (rowOf(id)[2] ?? rowOf(id)[0]).split(' ').includes(role);
const roleMay = (id: WorkspaceOperation, role: RoleName) => rowOf(id)[0].split(' ').includes(role);
/** What no role permits requires another kind of credential. */
const refusalOf = (id: WorkspaceOperation): ErrorCode =>
  rowOf(id)[0] === '' ? 'insufficient_scope' : 'insufficient_role';
const SCOPES = ['read-only', 'read-write', 'admin'] as const;
type Scope = (typeof SCOPES)[number];
function scopeMay(id: WorkspaceOperation, scope: Scope): boolean {
  const [, needs] = rowOf(id);
  if (needs === 'any' || needs === '-' || needs === 'people') return needs === 'any';
  return SCOPES.indexOf(scope) >= SCOPES.indexOf(needs);
}
/** What people decide is of the class admin, so that a key of this scope has the permission. */
const keyRefusalOf = (id: WorkspaceOperation, scope: Scope): ErrorCode =>
  rowOf(id)[1] === 'people' &&
  scope === 'admin' &&
  !/^(?:(?:directories|ssoConnections)\.activate|ssoSetupLinks\.create)$/.test(id)
    ? 'approval_not_by_key'
    : 'insufficient_scope';

describe('the role matrix', () => {
  it('has a row for every operation of the document', () => {
    const all = allOperations.map(({ id }) => id).filter(isOfWorkspace);
    expect([...Object.keys(MATRIX), ...derivedRows.keys()].sort()).toEqual(all.sort());
  });

  it.each(ROLES)('lets the role %s do what the matrix says and nothing else', async (role) => {
    const caller = acme.people[role];
    const who = { title: role, token: caller.token, person: caller };
    const wrong = await refuseAll(
      who,
      ids.filter((id) => !roleMay(id, role)).map((id) => [id, refusalOf(id)] as const),
    );
    for (const id of ids.filter((one) => roleMay(one, role)))
      wrong.push(...(await attempt(id, who, undefined)));
    expect(wrong).toEqual([]);
  });

  it.each(SPECIALS)('says who may $title', async (special) => {
    for (const role of ROLES) {
      const caller = acme.people[role];
      const call = await special.call(acme.ids, caller);
      const answer = await request(server, special.operation, call, { token: caller.token });
      const where = `${role}: ${answer.status} ${answer.text}`;
      if (special.may.split(' ').includes(role)) expect(succeeds(answer.status), where).toBe(true);
      else expect(codesOf(special, role), where).toContain(answer.body?.code);
    }
    const { workspace, ids } = acme;
    await server.operator.projectMembers.set({
      workspace,
      project: ids.project,
      user_id: ids.userId,
      role: null,
    });
  });

  it('lets every role leave, but not the last owner', async () => {
    const { workspace } = acme;
    for (const role of ROLES.filter((name) => name !== 'owner')) {
      const leaver = await createUser(server, 'Leaver');
      await server.operator.members.add({ workspace, user_id: leaver.id, role });
      const params = { workspace, user_id: leaver.id };
      expect((await request(server, 'members.remove', { params }, { token: leaver.token })).status).toBe(200);
    }
    const { people } = await createTenantWithEverything(server);
    const params = { workspace: people.owner.workspace, user_id: people.owner.id };
    const last = await request(server, 'members.remove', { params }, { token: people.owner.token });
    expect(last.body).toMatchObject({ status: 409, code: 'last_owner' });
  });

  it('refuses everything without a credential that is not public', async () => {
    for (const id of ids) {
      const free = isPublic(operation(id));
      const ids = free ? await arrange(server, acme, id) : acme.ids;
      const answer = await request(server, id, callOf(id, ids));
      expect(answer.status, id).toBe(free ? operation(id).status : 401);
    }
  });
});

describe('the scope matrix', () => {
  it.each(SCOPES)(
    'lets a service key with the scope %s do what the scope says and nothing else',
    async (scope) => {
      const { secret } = await serviceKey(acme.people.owner, acme.workspace, scope);
      const who = { title: `service key ${scope}`, token: secret };
      const wrong = await refuseAll(
        who,
        ids.filter((id) => !scopeMay(id, scope)).map((id) => [id, keyRefusalOf(id, scope)] as const),
      );
      for (const id of ids.filter((one) => scopeMay(one, scope)))
        wrong.push(...(await attempt(id, who, undefined)));
      expect(wrong).toEqual([]);
    },
  );

  it.each([
    ['owner', 'read-write'],
    ['manager', 'admin'],
    ['member', 'read-write'],
    ['viewer', 'read-only'],
  ] as const)('lets the user key of a %s with the scope %s do what both permit', async (role, scope) => {
    const maker = acme.people[role];
    const { secret } = role === 'viewer' ? await ownKey(maker) : await userKey(maker, acme.workspace, scope);
    const who = { title: `user key of ${role}, ${scope}`, token: secret, person: maker };
    const wrong = await refuseAll(
      who,
      ids.flatMap((id): Array<readonly [WorkspaceOperation, ErrorCode]> => {
        const refusal = scopeMay(id, scope) ? undefined : keyRefusalOf(id, scope);
        // What people decide is refused by its handler, after the role.
        const isLater = rowOf(id)[1] === 'people' && scope === 'admin';
        if (refusal === 'insufficient_scope' && !isLater) return [[id, refusal]];
        if (!keyRoleMay(id, role)) return [[id, 'insufficient_role']];
        return refusal === undefined ? [] : [[id, refusal]];
      }),
    );
    for (const id of ids.filter((one) => scopeMay(one, scope) && keyRoleMay(one, role))) {
      wrong.push(...(await attempt(id, who, undefined)));
    }
    expect(wrong).toEqual([]);
  });
});

describe('a custom role', () => {
  const inWorkspaces = operations.filter(
    ({ id, path, schema }) =>
      isOfWorkspace(id) &&
      path.startsWith('/v1/workspaces/{workspace}') &&
      schema['x-permission'] !== 'operator',
  );
  /** Names that stay in a request for a change. Nothing else of that name exists, so that nothing is taken from other tests. */
  const KEPT = new Set([
    'workspace',
    'project',
    'calendar',
    'date',
    'pair',
    'payment_method_id',
    'version',
    'override',
  ]);

  it.each(Object.entries(CUSTOM_ROLE_PATTERNS))(
    'for the pattern %s may do what is listed, and nothing else',
    async (name, { permissions, may }) => {
      const { workspace, ids } = acme;
      const role = await server.operator.roles.create({ workspace, name, permissions, all_projects: true });
      const { id: user_id, token } = await createUser(server, 'Custom');
      await server.operator.members.add({ workspace, user_id, role: role.id });
      const allowed: string[] = [];
      for (const { id, method } of inWorkspaces) {
        const { params = {}, ...call } = callOf(id, ids);
        const kept = Object.entries(params).map(([key, value]) => [
          key,
          method === 'GET' || KEPT.has(key) ? value : 'unknown',
        ]);
        const answer = await request(server, id, { ...call, params: Object.fromEntries(kept) }, { token });
        if (answer.body?.code !== 'insufficient_role') allowed.push(id);
      }
      const listed = may.filter((id) => inWorkspaces.some((one) => one.id === id));
      expect(allowed.sort()).toEqual([...listed].sort());
    },
  );
});
