import { typeidUnboxed } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import { createUserCode } from '../../../server/features/access/devices/user-codes.ts';
import { BUDGET_FIELDS } from '../../support/every-operation/budget-things.ts';
import { DIRECTORY_FIELDS } from '../../support/every-operation/directory-calls.ts';
import { DOMAIN_FIELDS } from '../../support/every-operation/domain-calls.ts';
import { insertPasskey } from '../../support/every-operation/factor-things.ts';
import { GATEWAY_FIELDS } from '../../support/every-operation/gateway-things.ts';
import { IDENTITY_FIELDS } from '../../support/every-operation/identity-calls.ts';
import { LEDGER_FIELDS } from '../../support/every-operation/ledger-things.ts';
import {
  allOperations,
  applicationKeyOf,
  callOf,
  createTenantWithEverything,
  customKey,
  type DocumentedOperation,
  isPublic,
  operations,
  request,
  rowsMentioning,
  serviceKey,
  type TestResponse,
  type TestTenant,
  userKey,
} from '../../support/every-operation/operations.ts';
import { PAYMENT_FIELDS } from '../../support/every-operation/payment-things.ts';
import { derivedResources, operationCalls } from '../../support/every-operation/resource-fixtures.ts';
import { SETUP_LINK_FIELDS, setupLinkBody } from '../../support/every-operation/setup-link-calls.ts';
import { SSO_FIELDS, SSO_TEST_FIELDS } from '../../support/every-operation/sso-calls.ts';
import type { FixtureCall, Ids } from '../../support/operation-calls.ts';
import { rounds, seedOf } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTenant;
let other: TestTenant;
let principals: Record<string, string | undefined>;
/** Everything that names the other tenant or a thing in it. */
let traces: string[];

/** What belongs to a person of the other tenant. */
const OF_PEOPLE = ['passkey_id'] as const;

/** Ids as long as those of the other tenant, of things that do not exist, so that answers can be compared by bytes. */
function none(model: Ids): Ids {
  const like = <Id extends string>(text: Id): Id =>
    // It has the prefix of the id that it replaces.
    (text.includes('_')
      ? typeidUnboxed(text.split('_')[0] ?? '')
      : `${'zz'.repeat(40)}`.slice(0, text.length)) as Id;
  return {
    workspace: like(model.workspace),
    slug: like(model.slug),
    project: like(model.project),
    projectId: like(model.projectId),
    userId: like(model.userId),
    newcomerId: like(model.newcomerId),
    roleId: like(model.roleId),
    approver_id: like(model.approver_id ?? ''),
    delegation_id: like(model.delegation_id ?? ''),
    keyId: like(model.keyId),
    secret: createToken('service'),
    userCode: createUserCode(),
    deviceCode: createToken('device'),
    decisionId: like(model.decisionId),
    organizationDecisionId: like(model.organizationDecisionId),
    auditEventId: like(model.auditEventId),
    exportId: like(model.exportId),
    endpointId: like(model.endpointId),
    deliveryId: like(model.deliveryId),
    invitationId: like(model.invitationId),
    invitationToken: createToken('invitation'),
    importId: like(model.importId),
    verificationToken: createToken('verification'),
    resetToken: createToken('reset'),
    totpCode: '000000',
    newPasskey: '',
    sessionId: like(model.sessionId),
    organization: like(model.organization),
    organizationSlug: like(model.organizationSlug),
    organizationId: like(model.organizationId),
    organizationUserId: like(model.organizationUserId),
    organizationInvitationId: like(model.organizationInvitationId),
    organizationAuditEventId: like(model.organizationAuditEventId),
    organizationExportId: like(model.organizationExportId),
    organizationEndpointId: like(model.organizationEndpointId),
    organizationDeliveryId: like(model.organizationDeliveryId),
    organizationKeyId: like(model.organizationKeyId),
    applicationKeyId: like(model.applicationKeyId),
    grantId: like(model.grantId),
    requestId: like(model.requestId),
    installLinkId: like(model.installLinkId),
    installLinkHash: like(model.installLinkHash),
    moveId: like(model.moveId),
    templateId: like(model.templateId),
    templateDigest: 'z'.repeat(43),
    changeDigest: 'f'.repeat(64),
    approvalDigest: 'f'.repeat(64),
    // It is of the installation, and the same to all tenants.
    applicationPermission: model.applicationPermission,
    permissionPlan: model.permissionPlan,
    planId: model.planId,
    usageId: like(model.usageId),
    runId: like(model.runId),
    email: `${'z'.repeat(model.email.length - 12)}@example.com`,
    ...Object.fromEntries(
      [
        ...LEDGER_FIELDS,
        ...PAYMENT_FIELDS,
        ...BUDGET_FIELDS,
        ...DOMAIN_FIELDS,
        ...DIRECTORY_FIELDS,
        ...SSO_FIELDS,
        ...SSO_TEST_FIELDS,
        ...IDENTITY_FIELDS,
        ...SETUP_LINK_FIELDS,
        ...GATEWAY_FIELDS,
        ...OF_PEOPLE,
      ].map((field) => [field, like(model[field] ?? '')]),
    ),
    ...Object.fromEntries(derivedResources.map(({ parameter }) => [parameter, like(model[parameter] ?? '')])),
  };
}

const byId = (place: TestTenant): Ids => ({
  ...place.ids,
  workspace: place.workspaceId,
  project: place.ids.projectId,
  organization: place.ids.organizationId,
});

async function deactivated(place: TestTenant): Promise<TestUser> {
  const { workspace, people } = place;
  const user = await createUser(server, 'Former');
  await server.operator.members.add({ workspace, user_id: user.id, role: 'admin' });
  await people.owner.api.members.deactivate({ workspace, user_id: user.id });
  return user;
}

/** Those who are in the organization of a place, and its key. */
async function ofOrganization({ ids, people }: TestTenant): Promise<Record<string, string>> {
  const { organizationId: organization } = ids;
  const roles = ['owner', 'admin', 'member'] as const;
  const sessions = roles.map(async (role) => {
    const user = await createUser(server, 'Colleague');
    await server.operator.organizationMembers.add({ organization, user_id: user.id });
    await people.owner.api.organizationMembers.update({ organization, user_id: user.id, role });
    return [`session of an organization ${role}`, user.token] as const;
  });
  const { organizationKeys } = people.owner.api;
  const key = await organizationKeys.create({ organization, name: 'Walk', scope: 'admin' });
  return { ...Object.fromEntries(await Promise.all(sessions)), 'organization key': key.secret };
}

type Grant = 'granted' | 'paused' | 'expired' | 'revoked';

/** A member of an organization that manages the workspace, or did before. */
async function managingAdmin({ workspace, people }: TestTenant, state: Grant): Promise<string> {
  const { managers } = people.owner.api;
  const user = await createUser(server, 'Managing');
  const { id: organization } = await user.api.organizations.create({
    name: 'Agency',
    slug: unique('agency'),
  });
  const { id: grant_id } = await managers.grant({ workspace, organization, paused: state === 'paused' });
  if (state === 'expired') {
    await server.knex('manager_grants').where({ id: grant_id }).update({ expires_at: new Date() });
  }
  if (state === 'revoked') await managers.revoke({ workspace, grant_id });
  return user.token;
}

/** The links of a place for people without an account. */
async function setupLinks({ ids, workspace, people }: TestTenant): Promise<Record<string, string>> {
  const { ssoSetupLinks, organizationSsoSetupLinks } = people.owner.api;
  const { organizationId: organization } = ids;
  const ofDirectory = { new: { kind: 'scim' as const, name: unique('link') } };
  const links = {
    'set-up link of a connection': await ssoSetupLinks.create({ workspace, ...setupLinkBody('link') }),
    'set-up link of a directory': await ssoSetupLinks.create({ workspace, ...ofDirectory }),
    'set-up link of an organization': await organizationSsoSetupLinks.create({
      organization,
      ...setupLinkBody('link'),
    }),
  };
  return Object.fromEntries(Object.entries(links).map(([kind, { token }]) => [kind, token]));
}

async function everyKind(): Promise<Record<string, string | undefined>> {
  const { people, workspace, project } = acme;
  const { owner } = people;
  const outsider = await createUser(server, 'Outsider');
  return {
    'no token': undefined,
    'session of the owner': owner.token,
    'session of an admin': people.admin.token,
    'session of a manager': people.manager.token,
    'session of a member': people.member.token,
    'session of a viewer': people.viewer.token,
    'session of a deactivated admin': (await deactivated(acme)).token,
    'user key': (await userKey(owner, workspace, 'admin')).secret,
    'service key, read-only': (await serviceKey(owner, workspace, 'read-only')).secret,
    'service key, read-write': (await serviceKey(owner, workspace, 'read-write')).secret,
    'service key, admin': (await serviceKey(owner, workspace, 'admin')).secret,
    'service key, custom': (await customKey(owner, workspace, ['projects:read', 'projects:update'])).secret,
    'service key, limited to a project': (await serviceKey(owner, workspace, 'admin', [project.id])).secret,
    ...(await ofOrganization(acme)),
    'managing admin': await managingAdmin(acme, 'granted'),
    'managing admin, paused': await managingAdmin(acme, 'paused'),
    'managing admin, expired': await managingAdmin(acme, 'expired'),
    'managing admin, revoked': await managingAdmin(acme, 'revoked'),
    'session of an outsider': outsider.token,
    'service key of an outsider': (await serviceKey(outsider, outsider.workspace, 'admin')).secret,
    ...(await setupLinks(acme)),
    'application key': (await applicationKeyOf(server, acme.workspaceId)).secret,
    operator: server.operatorKey,
  };
}

beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTenantWithEverything(server);
  other = await createTenantWithEverything(server);
  other.ids.passkey_id = await insertPasskey(server, other.people.owner.id);
  principals = await everyKind();
  const { ids, workspaceId, people, newcomer } = other;
  const persons = [...Object.values(people), other.colleague, newcomer];
  traces = [
    ...[workspaceId, ids.slug, ids.project, ids.projectId, ids.roleId, ids.keyId, ids.sessionId],
    ...[
      ids.organization,
      ids.organizationId,
      ids.organizationInvitationId,
      ids.moveId,
      ids.templateId,
      ids.runId,
      ids.grantId,
      ids.requestId,
      ids.installLinkId,
      ids.installLinkHash,
      ids.organizationKeyId,
      ...[
        ...PAYMENT_FIELDS,
        ...BUDGET_FIELDS,
        ...DOMAIN_FIELDS,
        ...DIRECTORY_FIELDS,
        ...SSO_FIELDS,
        ...SSO_TEST_FIELDS,
        ...IDENTITY_FIELDS,
        ...SETUP_LINK_FIELDS,
        ...GATEWAY_FIELDS,
        ...OF_PEOPLE,
      ].map((field) => ids[field] ?? ''),
      ...derivedResources.map(({ parameter }) => ids[parameter] ?? ''),
    ],
    ...persons.flatMap(({ id, email }) => [id, email]),
  ];
}, 120_000);
afterAll(() => server.stop());

interface Attempt {
  name: string;
  foreign: FixtureCall;
  /** The same with ids of things that do not exist. */
  missing: FixtureCall;
  /** Whether the whole request is to the other tenant. */
  abroad: boolean;
}

/** Which field of the ids a path parameter takes. */
const FIELDS: Readonly<Record<string, keyof Ids>> = {
  virtual_key: 'virtual_key_id',
  project: 'project',
  user_id: 'userId',
  role_id: 'roleId',
  delegation_id: 'delegation_id',
  key_id: 'keyId',
  session_id: 'sessionId',
  passkey_id: 'passkey_id',
  decision_id: 'decisionId',
  event_id: 'auditEventId',
  export_id: 'exportId',
  endpoint_id: 'endpointId',
  delivery_id: 'deliveryId',
  invitation_id: 'invitationId',
  import_id: 'importId',
  move_id: 'moveId',
  template_id: 'templateId',
  run_id: 'runId',
  transaction_id: 'ledger_transaction_id',
  ledger_export_id: 'ledger_export_id',
  payment_id: 'payment_id',
  approval_id: 'approval_id',
  change_id: 'change_id',
  batch_id: 'batch_id',
  config_id: 'config_id',
  log_id: 'log_id',
  trace_id: 'trace_id',
  reconciliation_id: 'reconciliation_id',
  usage_export_id: 'usage_export_id',
  grant_id: 'grantId',
  request_id: 'requestId',
  link_id: 'installLinkId',
  application_key_id: 'applicationKeyId',
  domain_id: 'domain_id',
  organization_domain_id: 'organization_domain_id',
  organization_budget_id: 'organization_budget_id',
  organization_rate_limit_id: 'organization_rate_limit_id',
  directory_id: 'directory_id',
  test_id: 'sso_test_id',
  identity_id: 'identity_id',
  organization_identity_id: 'organization_identity_id',
  organization_sso_test_id: 'organization_sso_test_id',
  connection_id: 'connection_id',
  setup_link_id: 'setup_link_id',
  organization_setup_link_id: 'organization_setup_link_id',
  organization_connection_id: 'organization_connection_id',
  organization_directory_id: 'organization_directory_id',
  organization_user_id: 'organizationUserId',
  organization_invitation_id: 'organizationInvitationId',
  organization_key_id: 'organizationKeyId',
  organization_decision_id: 'organizationDecisionId',
  organization_event_id: 'organizationAuditEventId',
  organization_export_id: 'organizationExportId',
  organization_endpoint_id: 'organizationEndpointId',
  organization_delivery_id: 'organizationDeliveryId',
};
/** Operations whose account has to be an own one. */
const OF_OWN_ACCOUNTS: ReadonlySet<string> = new Set(['accounts.getBalance', 'accounts.listEntries']);
const OF_ORGANIZATION: Readonly<Record<string, string>> = {
  budget_id: 'organization_budget_id',
  domain_id: 'organization_domain_id',
  rate_limit_id: 'organization_rate_limit_id',
  directory_id: 'organization_directory_id',
  test_id: 'organization_sso_test_id',
  identity_id: 'organization_identity_id',
  connection_id: 'organization_connection_id',
  setup_link_id: 'organization_setup_link_id',
  user_id: 'organization_user_id',
  invitation_id: 'organization_invitation_id',
  key_id: 'organization_key_id',
  decision_id: 'organization_decision_id',
  event_id: 'organization_event_id',
  export_id: 'organization_export_id',
  endpoint_id: 'organization_endpoint_id',
  delivery_id: 'organization_delivery_id',
};

/**
 * Parameters that name nothing of a tenant: the holder of a token or hash may see what it is for, and the rest is alike
 * for all tenants.
 */
const OF_NO_TENANT: ReadonlySet<string> = new Set([
  ...['token', 'hash', 'registered_name', 'plan_id', 'meter'],
  ...['calendar', 'date', 'payment_method_id', 'pair', 'version', 'override'],
]);

/** Every way to bring ids of the other tenant into a request. */
function attempts({ id, parameters }: DocumentedOperation): Attempt[] {
  const spellings = [
    ['by slug', other.ids, none(other.ids)] as const,
    ['by id', byId(other), none(byId(other))] as const,
  ];
  const { references } = operationCalls[id];
  return spellings.flatMap(([spelling, theirs, none]) => {
    const place = ['workspace', 'organization'].find((name) => parameters.path.includes(name));
    const abroad: Attempt[] = place
      ? [
          {
            name: `${place} ${spelling}`,
            foreign: callOf(id, theirs),
            missing: callOf(id, none),
            abroad: true,
          },
        ]
      : [];
    const inUrl = parameters.path
      .filter(
        (name) => name !== place && !OF_NO_TENANT.has(name) && (name === 'project' || spelling === 'by id'),
      )
      .map((name): Attempt => {
        const ownField = name === 'account_id' && OF_OWN_ACCOUNTS.has(id) ? 'payer_id' : undefined;
        const field =
          ownField ??
          FIELDS[place === 'organization' ? (OF_ORGANIZATION[name] ?? name) : name] ??
          derivedResources.find(({ parameter }) => parameter === name)?.parameter;
        if (field === undefined)
          throw new Error(`The walk does not know what ${name} is in the path of ${id}.`);
        const mixed = (ids: Ids) => callOf(id, { ...acme.ids, [field]: ids[field] ?? '' });
        return { name: `${name} ${spelling}`, foreign: mixed(theirs), missing: mixed(none), abroad: false };
      });
    const [foreign, missing] = [references?.(acme.ids, theirs) ?? {}, references?.(acme.ids, none) ?? {}];
    const inBody = Object.entries(foreign).map(
      ([name, call]): Attempt => ({
        name: `reference to ${name} ${spelling}`,
        foreign: call,
        missing: missing[name] ?? call,
        abroad: false,
      }),
    );
    return [...abroad, ...inUrl, ...inBody];
  });
}

const PASSING_HEADERS = new Set(['date', 'x-request-id', 'ratelimit', 'ratelimit-policy']);
const DECISION_ID = /,"decision_id":"[^"]+"/;

/**
 * An answer without what differs between any two answers: the ids of request and refusal, the path, and the time. Refusals
 * have no id of their own once their caller or workspace has had too many in an hour.
 */
function essence({ status, headers, text }: TestResponse): string {
  const [decision = ''] = text.match(DECISION_ID) ?? [];
  const kept = [...headers]
    .filter(([name]) => !PASSING_HEADERS.has(name))
    .map(([name, value]) => [name, name === 'content-length' ? Number(value) - decision.length : value]);
  const body = text
    .replace(/"request_id":"[^"]+"/, '"request_id":""')
    .replace(decision, '')
    .replace(/"instance":"[^"]+"/, '"instance":""');
  return JSON.stringify([status, kept, body]);
}

/** The operator reaches every tenant; for every other caller the other one does not exist. */
const reaches = (kind: string, { abroad }: Attempt, id: string) =>
  kind === 'operator' &&
  (abroad ||
    id.startsWith('applicationKeys.') ||
    id.startsWith('credentialChanges.') ||
    [
      'users.get',
      'users.update',
      'credentials.verify',
      'apiKeys.verify',
      'access.check',
      'workspaces.create',
      'users.resetMfa',
    ].includes(id));

/** Those who hold every permission that people or keys may have, so that nothing else is a reason to refuse them. */
const MIGHTY = new Set(['session of the owner', 'operator']);

function expectedStatuses(kind: string, attempt: Attempt, { method, schema }: DocumentedOperation): number[] {
  if (kind === 'no token') return isPublic({ schema }) ? [] : [401];
  if (attempt.abroad) return [404];
  const isVerdict = method === 'GET' || schema['x-safe'] === true;
  if (attempt.name.startsWith('reference') && isVerdict) return [200, 403, 404];
  const needed = [schema['x-permission']].flat();
  const isForOthers =
    kind === 'operator'
      ? needed.includes('session') && !needed.includes('operator')
      : needed.every((name) => name === 'operator');
  return MIGHTY.has(kind) && !isForOthers ? [404] : [403, 404];
}

async function attack(operation: DocumentedOperation, attempt: Attempt, kind: string): Promise<string[]> {
  const token = principals[kind];
  const foreign = await request(server, operation.id, attempt.foreign, { token });
  const missing = await request(server, operation.id, attempt.missing, { token });
  const where = `${operation.id}, ${attempt.name}, as ${kind}`;
  const allowed = expectedStatuses(kind, attempt, operation);
  const sent = JSON.stringify(attempt.foreign);
  const told = traces.filter((trace) => foreign.text.includes(trace) && !sent.includes(trace));
  return [
    ...(essence(foreign) === essence(missing)
      ? []
      : [`${where}: told apart\n    ${essence(foreign)}\n    ${essence(missing)}`]),
    ...(allowed.includes(foreign.status) ? [] : [`${where}: ${foreign.status} ${foreign.text}`]),
    ...(told.length > 0 ? [`${where}: tells of ${told.join(', ')}`] : []),
  ];
}

const seed = seedOf('tenant-isolation');

/**
 * Returns the kinds of callers that make one attempt: those with every permission and some of the others, all of them in
 * turn, or all at once in a full run.
 */
function callersOf(attempt: number): string[] {
  const others = Object.keys(principals).filter((kind) => !MIGHTY.has(kind));
  const some = rounds({ sample: 4, full: others.length });
  const first = seed + attempt * some;
  const turns = Array.from({ length: some }, (_, turn) => others[(first + turn) % others.length] ?? '');
  return [...MIGHTY, ...turns];
}

describe('another tenant', () => {
  it('is requested with every operation', () => {
    for (const { id, parameters } of allOperations) {
      const { params = {} } = callOf(id, acme.ids);
      expect(Object.keys(params).sort(), id).toEqual(parameters.path.toSorted());
    }
    expect(Object.keys(operationCalls).sort()).toEqual(allOperations.map(({ id }) => id).sort());
  });

  // The first test: an hour has a number of recorded decisions, which the attacks of the next test use up.
  it('gives a refusal an id as one about nothing has it', async () => {
    const { secret: token } = await serviceKey(acme.people.owner, acme.workspace, 'admin');
    const reading = allOperations.filter(
      ({ method, parameters }) => method === 'GET' && parameters.path.includes('project'),
    );
    expect(reading.length).toBeGreaterThan(10);
    for (const { id } of reading.slice(0, 20)) {
      const ask = (ids: Ids) =>
        request(server, id, callOf(id, { ...acme.ids, project: ids.projectId }), { token });
      const [foreign, missing] = [await ask(other.ids), await ask(none(other.ids))];
      expect(DECISION_ID.test(foreign.text), id).toBe(DECISION_ID.test(missing.text));
      expect(foreign.status, id).toBe(404);
    }
  });

  it('does not exist for any operation, principal or id, and nothing of it changes', async () => {
    const before = await rowsMentioning(server.knex, traces);
    expect(before.length).toBeGreaterThan(20);
    const wrong: string[] = [];
    const everyAttempt = operations.flatMap((operation) =>
      attempts(operation).map((attempt) => [operation, attempt] as const),
    );
    const asked = new Set<string>();
    for (const [index, [operation, attempt]] of everyAttempt.entries()) {
      for (const kind of callersOf(index)) {
        if (reaches(kind, attempt, operation.id)) continue;
        wrong.push(...(await attack(operation, attempt, kind)));
        asked.add(kind);
      }
    }
    expect(wrong).toEqual([]);
    expect(everyAttempt.length).toBeGreaterThan(operations.length);
    expect([...asked].sort()).toEqual(Object.keys(principals).sort());
    expect(await rowsMentioning(server.knex, traces)).toEqual(before);
  }, 240_000);

  it('is in no list or resource of the caller', async () => {
    const reading = operations.filter(({ method }) => method === 'GET');
    for (const [index, operation] of reading.entries()) {
      for (const kind of callersOf(index)) {
        if (kind === 'operator') continue;
        const token = principals[kind];
        const { text } = await request(server, operation.id, callOf(operation.id, acme.ids), { token });
        expect(
          traces.filter((trace) => text.includes(trace)),
          `${operation.id} as ${kind}`,
        ).toEqual([]);
      }
    }
  });

  it('has sessions that do not exist for the caller', async () => {
    const { owner } = acme.people;
    const [theirs, none] = await Promise.all(
      [other.ids.sessionId, typeidUnboxed('ses')].map((session_id) =>
        request(server, 'sessions.revoke', { params: { session_id } }, { token: owner.token }),
      ),
    );
    expect(theirs && essence(theirs)).toBe(none && essence(none));
    expect(theirs?.status).toBe(404);
  });
});
