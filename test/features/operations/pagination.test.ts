import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currencies } from '../../../sdk/generated/currencies.gen.ts';
import type { PaymentId } from '../../../sdk/src/index.ts';
import type { OperationId } from '../../../server/api/types.ts';
import { addPeriod } from '../../support/every-operation/budget-things.ts';
import {
  addDirectoryGroup,
  addDirectoryRequest,
  addDirectoryUser,
} from '../../support/every-operation/directory-calls.ts';
import { insertPasskey } from '../../support/every-operation/factor-things.ts';
import { sessionTokenOf } from '../../support/every-operation/fresh-things.ts';
import {
  configBody,
  newGatewayThings,
  overrideBody,
  virtualKeyBody,
} from '../../support/every-operation/gateway-things.ts';
import { addIdentity } from '../../support/every-operation/identity-things.ts';
import { addLedgerAccount } from '../../support/every-operation/ledger-things.ts';
import { addClosedDay, addGatewayCall } from '../../support/every-operation/log-things.ts';
import {
  callOf,
  createDerived,
  createTenantWithEverything,
  customKey,
  isForOperator,
  operation,
  operations,
  request,
  send,
  type TestResponse,
  type TestTenant,
} from '../../support/every-operation/operations.ts';
import { newApproval, newControlChange, newPayments } from '../../support/every-operation/payment-things.ts';
import { derivedResources } from '../../support/every-operation/resource-fixtures.ts';
import { setupLinkBody } from '../../support/every-operation/setup-link-calls.ts';
import { addSignIn, connectionBody } from '../../support/every-operation/sso-calls.ts';
import { signLedger } from '../../support/ledger-seals.ts';
import type { Ids } from '../../support/operation-calls.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTenant;
let second: Ids;

const lists = operations.filter(
  // The prices of models are those of the product: nothing can be added. Their test reads all pages.
  ({ id, parameters }) => parameters.query.includes('cursor') && id !== 'modelPrices.list',
);

/** Adds one thing to a list: to be called often enough, and for what comes in between pages. */
type Add = (owner: TestUser, ids: Ids) => Promise<unknown>;
const addMember: Add = async (_owner, { workspace }) => {
  const user = await createUser(server, 'Page');
  return server.operator.members.add({ workspace, user_id: user.id, role: 'viewer' });
};
const renameOrganization: Add = ({ api }, { organization }) =>
  api.organizations.update({ organization, name: unique('Page') });
async function newGrant({ api }: TestUser, { workspace }: Ids) {
  const { id: organization } = await api.organizations.create({ name: 'Page' });
  return api.managers.grant({ workspace, organization, paused: true });
}
const newTemplate = (api: TestUser['api'], organization: string) =>
  api.templates.create({ organization, name: unique('Page'), content: { roles: [] } });
async function newMove({ api }: TestUser, { workspace, organization }: Ids) {
  const { data } = await api.workspaceMoves.list({ workspace, limit: 100 });
  for (const { id: move_id, status } of data) {
    if (status === 'pending') await api.workspaceMoves.cancel({ workspace, move_id });
  }
  return api.workspaceMoves.create({ workspace, organization });
}
const adjustLedger: Add = ({ api }, { workspace, project, ledger_bank_id = '', ledger_fees_id = '' }) =>
  api.ledgerTransactions.create({
    workspace,
    project,
    reason: 'Page',
    entries: [
      { ledger_account_id: ledger_bank_id, amount: 1 },
      { ledger_account_id: ledger_fees_id, amount: -1 },
    ],
  });
/** Brings money to the own account of the tenant. */
const addEntry: Add = async (owner, ids) => {
  const { workspace, project, payer_id } = ids;
  const { data } = await owner.api.ledgerAccounts.list({ workspace, project, limit: 100 });
  const bank = data.find(({ account_id }) => account_id === payer_id);
  await adjustLedger(owner, { ...ids, ledger_bank_id: bank?.id ?? '' });
};
const addPayment: Add = async (owner, ids) => {
  const { status, text } = await request(server, 'payments.create', callOf('payments.create', ids), {
    token: owner.token,
  });
  expect(status, text).toBe(201);
};
const addBatch: Add = async (owner, ids) => {
  const call = callOf('paymentBatches.create', ids);
  const { status, text } = await request(server, 'paymentBatches.create', call, { token: owner.token });
  expect(status, text).toBe(201);
};
/** Rows are only added with their batch. */
const addBatchRow: Add = async (_owner, { workspace, batch_id = '' }) => {
  const { id: workspace_id } = await server.operator.workspaces.get({ workspace });
  const rows = server.knex('payment_batch_rows').where({ workspace_id, batch_id });
  const last = await rows.max({ place: 'place' }).first();
  const place = Number(last?.place) + 1;
  await server
    .knex('payment_batch_rows')
    .insert({ workspace_id, batch_id, place, line: place + 1, code: 'not_found', message: 'Page' } as never);
};
/** Requested by the operator, so that the owner can approve. */
const addApproval: Add = async (_owner, { workspace, projectId: project, payer_id, payee_id }) => {
  const accounts = { payer_id, payee_id } as Awaited<ReturnType<typeof newPayments>>;
  await newApproval(server, { place: { workspace, project }, accounts });
};
const addDelegation: Add = async (owner, { workspace }) => {
  const user = await createUser(server, 'Page');
  await server.operator.members.add({ workspace, user_id: user.id, role: 'manager' });
  return owner.api.approvalDelegations.create({ workspace, to: user.id, until: '2099-02-01T00:00:00Z' });
};
const CURRENCIES = Object.keys(currencies).filter((code) => code !== 'EUR');
let rates = 0;
const ADD: Readonly<Partial<Record<OperationId, Add>>> = {
  ...Object.fromEntries(
    derivedResources.map((resource) => [
      `${resource.name}.list`,
      (_owner: TestUser, ids: Ids) => createDerived(server, resource, ids),
    ]),
  ),
  'me.listWorkspaces': ({ api }) => api.workspaces.create({ name: 'Page', slug: unique('page') }),
  'workspaces.list': ({ api }) => api.workspaces.create({ name: 'Page', slug: unique('page') }),
  'passkeys.list': ({ id }) => insertPasskey(server, id),
  'identities.list': ({ id }) => addIdentity(server, acme.workspaceId, id),
  'memberIdentities.list': (_owner, { userId }) => addIdentity(server, acme.workspaceId, userId),
  'organizationMemberIdentities.list': (_owner, { organizationId, organizationUserId }) =>
    addIdentity(server, organizationId, organizationUserId),
  'sessions.list': (owner) => sessionTokenOf(server, owner),
  'members.list': addMember,
  'priceOverrides.list': ({ api }, { workspace }) =>
    api.priceOverrides.set({ workspace, override: unique('page'), ...overrideBody() }),
  'organizationPriceOverrides.list': ({ api }, { organization }) =>
    api.organizationPriceOverrides.set({ organization, override: unique('page'), ...overrideBody() }),
  'configs.list': ({ api }, { workspace, virtual_key_id }) =>
    api.configs.create({ workspace, ...configBody(virtual_key_id) }),
  'gatewayTargets.list': ({ api }, { workspace, virtual_key_id }) =>
    api.configs.create({ workspace, ...configBody(virtual_key_id) }),
  'configVersions.list': async ({ api }, ids) =>
    api.configs.update({
      workspace: ids.workspace,
      config_id: ids.config_id ?? '',
      config: { virtual_key: ids.virtual_key_id, name: unique('version') },
    }),
  'virtualKeys.list': ({ api }, { workspace }) => api.virtualKeys.create({ workspace, ...virtualKeyBody() }),
  'roles.list': ({ api }, { workspace }) =>
    api.roles.create({ workspace, name: unique('Page'), permissions: ['projects:read'] }),
  'projects.list': ({ api }, { workspace }) =>
    api.projects.create({ workspace, name: 'Page', slug: unique('page'), environment: 'sandbox' }),
  'projectMembers.list': async (owner, ids) => {
    const { workspace, projectId } = ids;
    const user = await createUser(server, 'Page');
    await server.operator.members.add({ workspace, user_id: user.id, role: 'viewer' });
    return owner.api.projectMembers.set({ workspace, project: projectId, user_id: user.id, role: null });
  },
  'invitations.list': ({ api }, { workspace }) =>
    api.invitations.create({ workspace, emails: [`${unique('page')}@example.com`], role: 'viewer' }),
  'webhookEndpoints.list': ({ api }, { workspace }) =>
    api.webhookEndpoints.create({
      workspace,
      url: `https://hooks.example.com/${unique('hook')}`,
      enabled: false,
    }),
  'webhookDeliveries.list': ({ api }, { workspace, endpointId }) =>
    api.webhookEndpoints.test({ workspace, endpoint_id: endpointId }),
  'events.list': ({ api }, { workspace }) => api.workspaces.update({ workspace, name: unique('Page') }),
  'auditEvents.list': ({ api }, { workspace }) => api.workspaces.update({ workspace, name: unique('Page') }),
  // An export signs the chain, as far as it goes.
  'auditCheckpoints.list': async ({ api }, { workspace }) => {
    await api.workspaces.update({ workspace, name: unique('Page') });
    await api.auditExports.create({ workspace, format: 'jsonl' });
  },
  'exchangeRates.list': ({ api }, { workspace }) => {
    rates += 1;
    const rate = { numerator: 1, denominator: 2, date: '2026-03-02' };
    return api.exchangeRates.set({ workspace, pair: `EUR-${CURRENCIES[rates]}`, ...rate });
  },
  'ledgerAccounts.list': (_owner, { projectId }) =>
    addLedgerAccount(server, { workspaceId: acme.workspaceId, projectId }),
  'ledgerTransactions.list': adjustLedger,
  'accounts.listEntries': addEntry,
  'ledgerCheckpoints.list': async (owner, ids) => {
    await adjustLedger(owner, ids);
    await signLedger(server.knex, ids.projectId);
  },
  'payments.list': addPayment,
  'paymentBatches.list': addBatch,
  'paymentBatches.listResults': addBatchRow,
  'approvals.list': addApproval,
  'controlChanges.list': (_owner, { workspace }) => newControlChange(server, workspace),
  'myApprovals.list': addApproval,
  'approvalDelegations.list': addDelegation,
  'workspacePayments.list': addPayment,
  'payments.listEvents': ({ api }, { workspace, project, payment_id }) =>
    api.payments.update({ workspace, project, payment_id: payment_id as PaymentId, note: unique('Page') }),
  'users.list': () => createUser(server, 'Page'),
  'applicationKeys.list': () =>
    server.operator.applicationKeys.create({ name: unique('page'), permissions: ['credentials:verify'] }),
  'plans.list': () => server.operator.plans.create({ name: unique('page'), title: 'Page' }),
  'applicationPermissions.list': () =>
    server.operator.applicationPermissions.create({
      name: `${unique('page').replace('-', '_')}:read`,
      description: 'Pages',
      class: 'admin',
      roles: ['owner', 'admin'],
    }),
  'apiKeys.list': (owner, { workspace }) => customKey(owner, workspace, ['projects:read']),
  'managers.list': newGrant,
  'accessRequests.list': async ({ api }, { workspace }) => {
    const { id: organization } = await api.organizations.create({ name: 'Page' });
    return api.accessRequests.create({ organization, workspace });
  },
  'workspaceMoves.list': newMove,
  'organizationMoves.list': newMove,
  'templates.list': ({ api }, { organization }) => newTemplate(api, organization),
  'templateRuns.list': async ({ api }, { organization }) => {
    const { id: template_id } = await newTemplate(api, organization);
    const { digest } = await api.templates.plan({ organization, template_id });
    return api.templates.apply({ organization, template_id, digest });
  },
  // A run is for the workspaces that it began with, so another one is put in behind its back.
  'templateRuns.listResults': async ({ api }, { organizationId: organization, runId: run_id }) => {
    const { id: workspace_id } = await api.workspaces.create({ name: 'Page', organization });
    const row = { organization_id: organization, run_id, workspace_id, digest: '' };
    return server.knex('template_run_results').insert(row);
  },
  'organizations.list': ({ api }) => api.organizations.create({ name: 'Page' }),
  'organizations.listWorkspaces': ({ api }, { organization }) =>
    api.workspaces.create({ name: 'Page', organization }),
  'organizations.listGrants': async ({ api }, { organization }) => {
    const { slug: workspace } = await api.workspaces.create({ name: 'Page' });
    return api.managers.grant({ workspace, organization, paused: true });
  },
  'installLinks.list': ({ api }, { organization }) => api.installLinks.create({ organization }),
  'organizationMembers.list': async (_owner, { organization }) =>
    server.operator.organizationMembers.add({ organization, user_id: (await createUser(server, 'Page')).id }),
  'organizationInvitations.list': ({ api }, { organization }) =>
    api.organizationInvitations.create({ organization, emails: [`${unique('page')}@example.com`] }),
  'organizationKeys.list': ({ api }, { organization }) =>
    api.organizationKeys.create({ organization, name: unique('key'), scope: 'read-only' }),
  'gatewayLogs.list': async (_owner, { workspace, projectId: project_id }) => {
    const { id } = await server.operator.workspaces.get({ workspace });
    await addGatewayCall(server, id, { project_id });
  },
  'gatewayReconciliations.list': async (_owner, { workspace }) => {
    const { id } = await server.operator.workspaces.get({ workspace });
    await addClosedDay(server, id);
  },
  'budgetUsage.list': async (_owner, { workspace, budget_id = '' }) => {
    const { id } = await server.operator.workspaces.get({ workspace });
    await addPeriod(server, id, budget_id);
  },
  'organizationBudgets.list': ({ api }, { organization }) =>
    api.organizationBudgets.create({
      organization,
      name: unique('Page'),
      scope: 'organization',
      measure: 'requests',
      limit: 1,
    }),
  'directories.list': ({ api }, { workspace }) => api.directories.create({ workspace, name: unique('page') }),
  'organizationDirectories.list': ({ api }, { organization }) =>
    api.organizationDirectories.create({ organization, name: unique('page') }),
  'ssoConnections.list': ({ api }, { workspace }) =>
    api.ssoConnections.create({ workspace, ...connectionBody() }),
  'organizationSsoConnections.list': ({ api }, { organization }) =>
    api.organizationSsoConnections.create({ organization, ...connectionBody() }),
  'ssoSetupLinks.list': ({ api }, { workspace }) =>
    api.ssoSetupLinks.create({ workspace, ...setupLinkBody() }),
  'organizationSsoSetupLinks.list': ({ api }, { organization }) =>
    api.organizationSsoSetupLinks.create({ organization, ...setupLinkBody() }),
  'ssoSignIns.list': (_owner, { connection_id = '' }) => addSignIn(server, connection_id),
  'organizationSsoSignIns.list': (_owner, { organization_connection_id = '' }) =>
    addSignIn(server, organization_connection_id),
  'directoryUsers.list': async (_owner, { workspace, directory_id = '' }) => {
    const { id } = await server.operator.workspaces.get({ workspace });
    await addDirectoryUser(server, id, directory_id);
  },
  'organizationDirectoryUsers.list': (_owner, { organizationId, organization_directory_id = '' }) =>
    addDirectoryUser(server, organizationId, organization_directory_id),
  'directoryGroups.list': async (_owner, { workspace, directory_id = '' }) => {
    const { id } = await server.operator.workspaces.get({ workspace });
    await addDirectoryGroup(server, id, directory_id);
  },
  'organizationDirectoryGroups.list': (_owner, { organizationId, organization_directory_id = '' }) =>
    addDirectoryGroup(server, organizationId, organization_directory_id),
  'directoryRequests.list': async (_owner, { workspace, directory_id = '' }) => {
    const { id } = await server.operator.workspaces.get({ workspace });
    await addDirectoryRequest(server, id, directory_id);
  },
  'organizationDirectoryRequests.list': (_owner, { organizationId, organization_directory_id = '' }) =>
    addDirectoryRequest(server, organizationId, organization_directory_id),
  'organizationBudgetUsage.list': (_owner, { organizationId, organization_budget_id = '' }) =>
    addPeriod(server, organizationId, organization_budget_id),
  'organizationRateLimits.list': ({ api }, { organization }) =>
    api.organizationRateLimits.create({
      organization,
      name: unique('Page'),
      scope: 'organization',
      measure: 'requests',
      unit: 'rpm',
      limit: 1,
    }),
  'domains.list': ({ api }, { workspace }) =>
    api.domains.create({ workspace, domain: `${unique('page')}.example` }),
  'organizationDomains.list': ({ api }, { organization }) =>
    api.organizationDomains.create({ organization, domain: `${unique('page')}.example` }),
  'organizationWebhookEndpoints.list': ({ api }, { organization }) =>
    api.organizationWebhookEndpoints.create({
      organization,
      url: `https://hooks.example.com/${unique('hook')}`,
      enabled: false,
    }),
  'organizationWebhookDeliveries.list': ({ api }, { organization, organizationEndpointId }) =>
    api.organizationWebhookEndpoints.test({ organization, endpoint_id: organizationEndpointId }),
  'organizationEvents.list': renameOrganization,
  'organizationAuditEvents.list': renameOrganization,
  'organizationAuditCheckpoints.list': async (owner, ids) => {
    await renameOrganization(owner, ids);
    const { organization } = ids;
    await owner.api.organizationAuditExports.create({ organization, format: 'jsonl' });
  },
};
/** Two filters of each list that has any; a page of the one is none of the other. */
const FILTERS: Readonly<Partial<Record<OperationId, readonly [string, string, string]>>> = {
  'me.listWorkspaces': ['relation', 'member', 'shared'],
  'workspaces.list': ['archived', 'false', 'true'],
  'members.list': ['role', 'viewer', 'admin'],
  'virtualKeys.list': ['provider', 'openai-compatible', 'groq'],
  'accounts.list': ['kind', 'external', 'own'],
  'projects.list': ['environment', 'sandbox', 'production'],
  'invitations.list': ['status', 'pending', 'cancelled'],
  'webhookDeliveries.list': ['status', 'pending', 'failed'],
  'events.list': ['type', 'workspace.updated', 'member.added'],
  'auditEvents.list': ['action', 'workspace.updated', 'member.added'],
  'applicationKeys.list': ['status', 'active', 'revoked'],
  'apiKeys.list': ['kind', 'service', 'user'],
  'managers.list': ['status', 'paused', 'active'],
  'accessRequests.list': ['status', 'pending', 'declined'],
  'organizations.list': ['archived', 'false', 'true'],
  'templateRuns.list': ['status', 'running', 'finished'],
  'templateRuns.listResults': ['status', 'pending', 'applied'],
  'organizations.listGrants': ['status', 'paused', 'active'],
  'organizations.listWorkspaces': ['relation', 'owned', 'managed'],
  'organizationMoves.list': ['status', 'cancelled', 'pending'],
  'installLinks.list': ['status', 'active', 'archived'],
  'payments.list': ['status', 'pending', 'cancelled'],
  'paymentBatches.listResults': ['status', 'refused', 'waiting'],
  'approvals.list': ['status', 'pending', 'withdrawn'],
  'controlChanges.list': ['kind', 'approval_rule', 'settings'],
  'workspacePayments.list': ['status', 'pending', 'cancelled'],
  'ledgerAccounts.list': ['currency', 'TRY', 'USD'],
  'ledgerTransactions.list': ['kind', 'adjustment', 'reversal'],
  'accounts.listEntries': ['since', '2020-01-01T00:00:00.000Z', '2020-01-02T00:00:00.000Z'],
  'gatewayLogs.list': ['provider', 'openai', 'groq'],
  'gatewayReconciliations.list': ['balanced', 'true', 'false'],
  'budgets.list': ['status', 'active', 'archived'],
  'budgetUsage.list': ['current', 'false', 'true'],
  'organizationBudgets.list': ['status', 'active', 'archived'],
  'organizationBudgetUsage.list': ['current', 'false', 'true'],
  'directoryUsers.list': ['state', 'active', 'inactive'],
  'organizationDirectoryUsers.list': ['state', 'active', 'inactive'],
  'directoryRequests.list': ['outcome', 'succeeded', 'refused'],
  'organizationDirectoryRequests.list': ['outcome', 'succeeded', 'refused'],
  'rateLimits.list': ['status', 'active', 'archived'],
  'organizationRateLimits.list': ['status', 'active', 'archived'],
  'domains.list': ['status', 'pending', 'lapsed'],
  'organizationDomains.list': ['status', 'pending', 'lapsed'],
  'organizationMembers.list': ['role', 'member', 'owner'],
  'organizationInvitations.list': ['status', 'pending', 'cancelled'],
  'organizationKeys.list': ['status', 'active', 'revoked'],
  'organizationWebhookDeliveries.list': ['status', 'pending', 'failed'],
  'organizationEvents.list': ['type', 'organization.updated', 'member.added'],
  'organizationAuditEvents.list': ['action', 'organization.updated', 'member.added'],
};

const LENGTH = 3;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTenantWithEverything(server);
  for (const { id } of lists) {
    for (let index = 0; index < LENGTH; index += 1) await ADD[id]?.(acme.people.owner, acme.ids);
  }
  const { owner, admin } = acme.people;
  const organization = acme.ids.organizationId;
  await server.operator.organizationMembers.add({ organization, user_id: admin.id, role: 'admin' });
  const other = await owner.api.workspaces.create({ name: 'Second', slug: unique('second') });
  const project = await owner.api.projects.create({
    workspace: other.slug,
    name: 'P',
    slug: acme.ids.project,
    environment: 'sandbox',
  });
  const payments = await newPayments(server, { workspace: other.slug, project: project.id });
  const gateway = await newGatewayThings(server, other.slug);
  const terms = { name: 'Calls', scope: 'workspace', measure: 'requests', limit: 100 } as const;
  const { id: budget_id } = await owner.api.budgets.create({ workspace: other.slug, ...terms });
  const { id: directory_id } = await owner.api.directories.create({ workspace: other.slug, name: 'Second' });
  const connection = { workspace: other.slug, ...connectionBody('second') };
  const { id: connection_id } = await owner.api.ssoConnections.create(connection);
  second = {
    ...acme.ids,
    ...payments,
    ...gateway,
    budget_id,
    directory_id,
    connection_id,
    workspace: other.slug,
    projectId: project.id,
  };
}, 120_000);
afterAll(() => server.stop());

type Query = Record<string, string>;
const tokenFor = (id: OperationId) =>
  isForOperator(operation(id)) ? server.operatorKey : acme.people.owner.token;
const page = (id: OperationId, query: Query, ids: Ids = acme.ids, token = tokenFor(id)) => {
  const call = callOf(id, ids);
  return request(server, id, { ...call, query: { ...call.query, ...query } }, { token });
};

interface Row {
  id?: string;
  user_id?: string;
  workspace?: { id: string };
  permission?: string;
  seq?: number;
  pair?: string;
  override?: string;
  version?: number;
  line?: number;
  period_start?: string;
}
const nameOf = ({
  id,
  user_id,
  workspace,
  permission,
  pair,
  override,
  version,
  seq,
  line,
  period_start,
}: Row) =>
  id ??
  user_id ??
  workspace?.id ??
  permission ??
  pair ??
  override ??
  String(version ?? seq ?? line ?? period_start ?? '');
const names = ({ body, text }: TestResponse): string[] => {
  expect(body.data, text).toBeInstanceOf(Array);
  return body.data.map(nameOf);
};

async function everything(id: OperationId, query: Query): Promise<{ rows: string[]; pages: TestResponse[] }> {
  const pages: TestResponse[] = [];
  let cursor: string | undefined;
  do {
    const answer = await page(id, { ...query, ...(cursor !== undefined && { cursor }) });
    pages.push(answer);
    names(answer);
    cursor = answer.body.next_cursor ?? undefined;
  } while (cursor !== undefined && pages.length < 1000);
  return { rows: pages.flatMap(names), pages };
}

const expectInvalidQuery = (answer: TestResponse, path: string) => {
  expect(answer.body, answer.text).toMatchObject({ status: 400, code: 'invalid_request' });
  expect(answer.body.errors).toEqual([expect.objectContaining({ location: 'query', path })]);
};

describe('every list', () => {
  it('is filled by this test', () => {
    expect(Object.keys(ADD).sort()).toEqual(lists.map(({ id }) => id).sort());
    for (const { id, parameters } of lists) {
      // What has one external id fits on a page.
      const filters = parameters.query.filter((name) => !['limit', 'cursor', 'external_id'].includes(name));
      expect(filters.includes(FILTERS[id]?.[0] ?? ''), id).toBe(filters.length > 0);
    }
  });

  it.each(lists)('$id returns each row exactly once, in the same order, for any limit', async ({ id }) => {
    const { rows: whole } = await everything(id, { limit: '100' });
    expect(whole.length).toBeGreaterThanOrEqual(LENGTH);
    expect(new Set(whole).size).toBe(whole.length);
    const limits = [1, 2, 3, whole.length - 1, whole.length, whole.length + 1];
    for (const limit of limits.filter((one) => one <= 100)) {
      const { rows, pages } = await everything(id, { limit: String(limit) });
      expect(rows, `limit ${limit}`).toEqual(whole);
      expect(pages.length).toBe(Math.ceil(whole.length / limit));
      for (const [index, { body }] of pages.entries()) {
        const isLast = index === pages.length - 1;
        expect(body.has_more).toBe(!isLast);
        expect(body.next_cursor === null).toBe(isLast);
      }
    }
  });

  it.each(lists)('$id does not repeat or lose a row when one is added between two pages', async ({ id }) => {
    const { rows: before } = await everything(id, { limit: '100' });
    const first = await page(id, { limit: '2' });
    await ADD[id]?.(acme.people.owner, acme.ids);
    const rows = names(first);
    let cursor: string | null = first.body.next_cursor;
    while (cursor !== null) {
      const next = await page(id, { limit: '2', cursor });
      rows.push(...names(next));
      cursor = next.body.next_cursor;
    }
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.filter((row) => before.includes(row))).toEqual(before);
    expect((await everything(id, { limit: '100' })).rows.length).toBe(before.length + 1);
  });

  it.each(lists)('$id refuses an invalid limit', async ({ id }) => {
    for (const limit of ['0', '101', '-1', 'abc', '1.5', ''])
      expectInvalidQuery(await page(id, { limit }), 'limit');
  });

  it.each(lists)('$id refuses a cursor that it did not return', async ({ id }) => {
    const { next_cursor: good } = (await page(id, { limit: '1' })).body;
    const [body = '', signature = ''] = good.split('.');
    const forged = Buffer.from(JSON.stringify(['zzz', 'zzz'])).toString('base64url');
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    const bad = [
      'x',
      '.',
      `${body}.`,
      `.${signature}`,
      body,
      `${forged}.${signature}`,
      `${body}.${flipped}`,
      `${good}x`,
      `${good}=`,
      `${good}.${signature}`,
      `${body}A.${signature}`,
      good.toUpperCase(),
      'null.null',
      `${body}.${signature.slice(0, -1)}`,
      'x'.repeat(1025),
    ];
    for (const cursor of bad) expectInvalidQuery(await page(id, { limit: '1', cursor }), 'cursor');
    expect((await page(id, { limit: '1', cursor: good })).status).toBe(200);
    // The length of a page may change on the way.
    expect((await page(id, { limit: '100', cursor: good })).status).toBe(200);
  });

  it.each(lists)('$id refuses the cursor of another list', async ({ id }) => {
    for (const { id: other } of lists.filter((one) => one.id !== id)) {
      const { next_cursor: cursor } = (await page(other, { limit: '1' })).body;
      expectInvalidQuery(await page(id, { limit: '1', cursor }), 'cursor');
    }
  });

  it.each(lists.filter(({ id }) => FILTERS[id] !== undefined))(
    '$id refuses the cursor of another filter',
    async ({ id }) => {
      const [name, value, another] = FILTERS[id] ?? ['', '', ''];
      const { next_cursor: cursor } = (await page(id, { limit: '1', [name]: value })).body;
      expect(cursor).toEqual(expect.any(String));
      expect((await page(id, { limit: '1', [name]: value, cursor })).status).toBe(200);
      expectInvalidQuery(await page(id, { limit: '1', [name]: another, cursor }), 'cursor');
    },
  );

  it.each(lists.filter(({ path }) => path.includes('{workspace}')))(
    '$id refuses the cursor of another workspace',
    async ({ id }) => {
      const { next_cursor: cursor } = (await page(id, { limit: '1' })).body;
      expectInvalidQuery(await page(id, { limit: '1', cursor }, second), 'cursor');
      // The slug and the id are the same workspace.
      const byId = { ...acme.ids, workspace: acme.workspaceId };
      expect((await page(id, { limit: '1', cursor }, byId)).status).toBe(200);
    },
  );

  /** Only owners, of whom there is one, see the former, and only the operator the latter. */
  const shared = lists.filter((one) => one.id !== 'accessRequests.list' && !isForOperator(one));
  it.each(shared)('$id refuses the cursor of another caller', async ({ id }) => {
    const { next_cursor: cursor } = (await page(id, { limit: '1' })).body;
    expectInvalidQuery(await page(id, { limit: '1', cursor }, acme.ids, acme.people.admin.token), 'cursor');
  });

  it.each(lists)(
    '$id refuses a parameter given twice, an unknown one and one without a value',
    async ({ id, path }) => {
      const call = callOf(id, acme.ids);
      const url = path.replace(/\{(\w+)\}/g, (_, name: string) => call.params?.[name] ?? '');
      for (const [query, name] of [
        ['limit=1&limit=2', 'limit'],
        ['page=2', 'page'],
        ['cursor=', 'cursor'],
        ['limit', 'limit'],
      ] as const) {
        expectInvalidQuery(
          await send(server, 'GET', `${url}?${query}`, { token: acme.people.owner.token }),
          name,
        );
      }
    },
  );

  it('has 50 rows on a page by default', async () => {
    const { api, workspace } = await createUser(server, 'Long');
    await server.knex.raw(
      `insert into projects (workspace_id, id, slug, name, environment)
       select w.id, 'prj_01kah4x8v5ezf9w2m4n6' || lpad(n::text, 6, '0'), 'page-' || n, 'P', 'sandbox'
       from workspaces w, generate_series(1, 101) n where w.slug = ?`,
      [workspace],
    );
    expect((await api.projects.list({ workspace })).data).toHaveLength(50);
    expect((await api.projects.list({ workspace, limit: 100 })).data).toHaveLength(100);
    let seen = 0;
    for await (const _project of api.projects.list({ workspace })) seen += 1;
    expect(seen).toBe(101);
  });
});
