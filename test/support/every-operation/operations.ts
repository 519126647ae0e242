import type { Knex } from 'knex';
import { ApiError, type OrganizationId, type ProjectId, type WorkspaceId } from '../../../sdk/src/index.ts';
import { newId } from '../../../server/api/ids.ts';
import type { OperationId, Permission } from '../../../server/api/types.ts';
import { errorOf } from '../errors.ts';
import type { DerivedParameter, FixtureCall, Ids } from '../operation-calls.ts';
import type { TestServer } from '../server.ts';
import { invitationTo, mailedToken, organizationInvitationTo } from '../tokens.ts';
import { createTeam, createUser, type TestTeam, type TestUser, unique } from '../users.ts';
import { newOrganizationBudgets } from './budget-things.ts';
import { newDevice } from './device-things.ts';
import { newDirectories } from './directory-calls.ts';
import { type DocumentedOperation, operation } from './document.ts';
import { newDomains } from './domain-calls.ts';
import { newGatewayThings } from './gateway-things.ts';
import { newIdentities } from './identity-things.ts';
import { newLedgerThings } from './ledger-things.ts';
import { newLogThings } from './log-things.ts';
import { newPayments } from './payment-things.ts';
import { derivedResources, operationCalls } from './resource-fixtures.ts';
import { newSetupLinks } from './setup-link-calls.ts';
import { newConnections } from './sso-calls.ts';

export {
  allOperations,
  type DocumentedOperation,
  document,
  isForOperator,
  isPublic,
  keyOperations,
  operation,
  operations,
} from './document.ts';

/** The request of an operation. @throws for one that has no fixture and follows from no part, so that none is forgotten */
export function callOf(id: OperationId, ids: Ids): FixtureCall {
  if (!Object.hasOwn(operationCalls, id))
    throw new Error(`test/support/every-operation has no request for ${id}.`);
  return operationCalls[id].call(ids);
}

export interface TestResponse {
  status: number;
  headers: Headers;
  text: string;
  /** The body, when it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: the walks look into the bodies of all operations alike
  body: any;
}

export interface RequestOptions {
  token?: string | undefined;
  headers?: Record<string, string>;
}

export function pathOf(
  { path }: Pick<DocumentedOperation, 'path'>,
  { params = {}, query = {} }: FixtureCall,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

/** Sends a request as it is, without the SDK's help. */
export async function send(
  server: Pick<TestServer, 'url'>,
  method: string,
  path: string,
  { token, headers = {}, body }: RequestOptions & { body?: unknown } = {},
): Promise<TestResponse> {
  const response = await fetch(server.url + path, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && {
        'content-type': 'application/json',
      }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    redirect: 'manual',
  });
  const text = await response.text();
  const isJson = /\/(?:[\w.]+\+)?json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}

/** Asks for an operation of the document. */
export function request(
  server: Pick<TestServer, 'url'>,
  id: OperationId,
  call: FixtureCall,
  options: RequestOptions = {},
): Promise<TestResponse> {
  const { method, path } = operation(id);
  const file = typeof call.body === 'string' ? { 'content-type': 'text/csv' } : {};
  const headers = { ...file, ...options.headers };
  return send(server, method, pathOf({ path }, call), { ...options, headers, body: call.body });
}

/** Returns the id of the refusal that a call ends with. */
async function refusalOf(call: PromiseLike<unknown>): Promise<string> {
  const error = await errorOf(call);
  if (error instanceof ApiError && error.decision_id !== undefined) return error.decision_id;
  throw new Error(`This is no refusal with an id: ${String(error)}`);
}

/** A tenant with one of everything. */
export interface TestTenant extends TestTeam {
  ids: Ids;
  newcomer: TestUser;
  colleague: TestUser;
}

/** Creates one of a resource whose fixtures follow from the contract. @returns its id, by its parameter in paths */
export async function createDerived(
  server: TestServer,
  { name, parameter }: (typeof derivedResources)[number],
  place: Pick<Ids, 'workspace'>,
): Promise<Record<DerivedParameter, string>> {
  const id = operation(`${name}.create` as OperationId).id;
  // What it is created in is all that its request takes.
  const { status, text, body } = await request(server, id, callOf(id, place as Ids), {
    token: server.operatorKey,
  });
  if (status !== 201) throw new Error(`${id}: ${status} ${text}`);
  return { [parameter]: body.id };
}

export async function newPlan({ operator }: TestServer) {
  const { id } = await operator.plans.create({ name: unique('walk'), title: 'Walk' });
  return { planId: id };
}

/** A consumption of a meter that the plan of new workspaces includes without a limit. */
export async function newUsage({ operator }: TestServer, workspace: string) {
  await operator.plans.update({ plan_id: 'enterprise', application_limits: { walks: null } });
  const { id } = await operator.usage.consume({
    workspace,
    meter: 'walks',
    quantity: 1,
    event_id: unique('w'),
  });
  return { usageId: id };
}

/** A permission of the application that all who administer hold, so that they can still make any key. */
const applicationPermission = () => ({
  name: `${unique('walk').replace('-', '_')}:read`,
  description: 'Walks',
  class: 'admin' as const,
  roles: ['owner' as const, 'admin' as const],
});

/** Lets the admin approve on behalf of the owner. */
async function delegationIn(
  { knex }: TestServer,
  workspace_id: string,
  { owner, admin }: Pick<TestTeam['people'], 'owner' | 'admin'>,
): Promise<string> {
  const id = newId('dlg');
  const [since, until] = [new Date(), new Date('2099-02-01')];
  await knex('approval_delegations').insert({
    workspace_id,
    id,
    from_user: owner.id,
    to_user: admin.id,
    since,
    until,
  });
  return id;
}

/** A tenant with one of everything, for requests to be made to it. */
export async function createTenantWithEverything(server: TestServer): Promise<TestTenant> {
  const base = await createTeam(server);
  const { workspace, people, project } = base;
  const { api } = people.owner;
  const [colleague, newcomer] = [await createUser(server, 'Colleague'), await createUser(server, 'Newcomer')];
  await server.operator.members.add({ workspace, user_id: colleague.id, role: 'viewer' });
  await api.projectMembers.set({ workspace, project: project.id, user_id: colleague.id, role: null });
  const role = await api.roles.create({ workspace, name: unique('Role'), permissions: ['projects:read'] });
  const key = await serviceKey(people.owner, workspace, 'read-only');
  const [session] = (await colleague.api.sessions.list({})).data;
  const hook = { workspace, url: `https://hooks.example.com/${unique('hook')}`, enabled: false };
  const endpoint = await api.webhookEndpoints.create(hook);
  const delivery = await api.webhookEndpoints.test({ workspace, endpoint_id: endpoint.id });
  const [entry] = (await api.auditEvents.list({ workspace, limit: 1 })).data;
  const invitation = await invitationTo(server, workspace);
  const imported = await api.invitations.import({
    workspace,
    csv: `email,role\n${unique('row')}@example.com,viewer\n`,
  });
  const organization = await api.organizations.create({ name: 'Walk', slug: unique('org') });
  await server.operator.organizationMembers.add({ organization: organization.id, user_id: colleague.id });
  const outsider = await organizationInvitationTo(server, organization.id);
  const organizationKey = await api.organizationKeys.create({
    organization: organization.id,
    name: unique('key'),
    scope: 'read-only',
  });
  const at = { organization: organization.id };
  const itsEndpoint = await api.organizationWebhookEndpoints.create({ ...at, url: hook.url, enabled: false });
  const itsDelivery = await api.organizationWebhookEndpoints.test({ ...at, endpoint_id: itsEndpoint.id });
  const [itsEntry] = (await api.organizationAuditEvents.list({ ...at, limit: 1 })).data;
  const itsExport = await api.organizationAuditExports.create({ ...at, format: 'csv' });
  const move = await api.workspaceMoves.create({ workspace, organization: organization.id });
  const applicationKey = await applicationKeyOf(server, base.workspaceId);
  const grant = await api.managers.grant({ workspace, organization: organization.id, paused: true });
  const template = await api.templates.create({ ...at, name: unique('Template'), content: { roles: [] } });
  const { digest } = await api.templates.plan({ ...at, template_id: template.id });
  const run = await api.templates.apply({ ...at, template_id: template.id, digest });
  await api.accessRequests.create({ organization: organization.id, workspace });
  const [asked] = (await api.accessRequests.list({ workspace })).data;
  const link = await api.installLinks.create({ organization: organization.id });
  const permission = await server.operator.applicationPermissions.create(applicationPermission());
  const { planId } = await newPlan(server);
  const { usageId } = await newUsage(server, workspace);
  const exported = await api.auditExports.create({ workspace, format: 'csv' });
  const ledger = await newLedgerThings(server, { workspaceId: base.workspaceId, projectId: project.id });
  const payment = await newPayments(server, { workspace, project: project.id });
  const gateway = await newGatewayThings(server, workspace);
  const derived = derivedResources.map((resource) => createDerived(server, resource, { workspace }));
  return {
    ...base,
    colleague,
    newcomer,
    ids: {
      workspace,
      slug: workspace,
      project: project.slug,
      projectId: project.id,
      userId: colleague.id,
      newcomerId: newcomer.id,
      roleId: role.id,
      keyId: key.id,
      secret: key.secret,
      decisionId: await refusalOf(server.client(key.secret).workspaces.update({ workspace, name: 'No' })),
      organizationDecisionId: await refusalOf(
        server.client(organizationKey.secret).organizations.update({ ...at, name: 'No' }),
      ),
      auditEventId: entry?.id ?? '',
      exportId: exported.id,
      ...payment,
      ...gateway,
      endpointId: endpoint.id,
      deliveryId: delivery.id,
      invitationId: invitation.id,
      invitationToken: invitation.token,
      importId: imported.import?.id ?? '',
      verificationToken: await mailedToken(server, 'email_verification', colleague.id),
      resetToken: await mailedToken(server, 'password_reset', colleague.id),
      totpCode: '000000',
      newPasskey: '',
      sessionId: session?.id ?? '',
      organization: organization.slug,
      organizationSlug: organization.slug,
      organizationId: organization.id,
      organizationUserId: colleague.id,
      organizationInvitationId: outsider.id,
      organizationAuditEventId: itsEntry?.id ?? '',
      organizationExportId: itsExport.id,
      organizationEndpointId: itsEndpoint.id,
      organizationDeliveryId: itsDelivery.id,
      organizationKeyId: organizationKey.id,
      applicationKeyId: applicationKey.id,
      grantId: grant.id,
      requestId: asked?.id ?? '',
      installLinkId: link.id,
      installLinkHash: link.hash,
      moveId: move.id,
      templateId: template.id,
      templateDigest: digest,
      changeDigest: 'f'.repeat(64),
      approvalDigest: 'f'.repeat(64),
      approver_id: people.manager.id,
      delegation_id: await delegationIn(server, base.workspaceId, people),
      applicationPermission: permission.name,
      permissionPlan: '',
      planId,
      usageId,
      runId: run.id,
      email: people.owner.email,
      ...(await newDevice(server)),
      ...ledger,
      ...(await newOrganizationBudgets(server, organization.id)),
      ...(await newDomains(server, { workspace, organization: organization.id }, 'kept')),
      ...(await newDirectories(server, { workspace, organization: organization.id })),
      ...(await newConnections(server, { workspace, organization: organization.id })),
      ...(await newIdentities(server, [base.workspaceId, organization.id], colleague.id)),
      ...(await newSetupLinks(people.owner, { workspace, organization: organization.id })),
      ...(await newLogThings(server, base.workspaceId, project.id)),
      ...Object.assign({}, ...(await Promise.all(derived))),
    },
  };
}

/** A key of the operator's application that may do everything in one tenant. */
export const applicationKeyOf = ({ operator }: TestServer, tenantId: OrganizationId | WorkspaceId) =>
  operator.applicationKeys.create({
    name: unique('application'),
    permissions: ['credentials:verify', 'workspaces:provision', 'directory:read'],
    tenants: [tenantId],
  });

type Scope = 'read-only' | 'read-write' | 'admin';

export const serviceKey = (maker: TestUser, workspace: string, scope: Scope, project_ids?: ProjectId[]) =>
  maker.api.apiKeys.create({
    workspace,
    name: unique('key'),
    kind: 'service',
    scope,
    ...(project_ids !== undefined && { project_ids }),
  });

export const customKey = (maker: TestUser, workspace: string, permissions: Permission[]) =>
  maker.api.apiKeys.create({ workspace, name: unique('key'), kind: 'service', scope: 'custom', permissions });

export const userKey = (maker: TestUser, workspace: string, scope: Scope) =>
  maker.api.apiKeys.create({ workspace, name: unique('key'), kind: 'user', scope });

/** The time of last use and the pause before it are written a moment later, and say nothing about what a request did. */
const VOLATILE = ['last_used_at', 'longest_pause_seconds'];

/**
 * Returns a statement that reads every row of every table that a crash preserves: the others are counters, and what replicas
 * tell each other. Refusals are recorded, so that a refused request changes their table and no other.
 */
const SNAPSHOT_SQL = `
  select string_agg(
    format('select %L || (to_jsonb(t) - %L::text[])::text as line from %I t', relname || ' ', '{${VOLATILE}}', relname),
    ' union all ') as text
  from pg_class
  where relnamespace = current_schema()::regnamespace and relkind = 'r' and relpersistence = 'p'
    and relname <> 'decisions'`;

/** The statements by database, whose tables stay the same. */
const statements = new WeakMap<Knex, string>();

async function snapshotStatement(knex: Knex): Promise<string> {
  const known = statements.get(knex);
  if (known !== undefined) return known;
  const { rows } = await knex.raw<{ rows: [{ text: string }] }>(SNAPSHOT_SQL);
  statements.set(knex, rows[0].text);
  return rows[0].text;
}

/** Every row of every table as JSON text, times of last use aside. Binary columns are in hexadecimal. */
export async function snapshotDatabase(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: Array<{ line: string }> }>(await snapshotStatement(knex));
  return rows.map(({ line }) => line).sort();
}

/** How many rows a snapshot has. */
export async function sizeOfSnapshot(knex: Knex): Promise<number> {
  const { rows } = await knex.raw<{ rows: [{ count: string }] }>(
    `select count(*) from (${await snapshotStatement(knex)}) snapshot`,
  );
  return Number(rows[0].count);
}

/** The rows that mention any of the names: what a tenant consists of. */
export const rowsMentioning = async (knex: Knex, names: readonly string[]): Promise<string[]> =>
  (await snapshotDatabase(knex)).filter((line) => names.some((name) => line.includes(name)));
