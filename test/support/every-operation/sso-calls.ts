import { newId } from '../../../server/api/ids.ts';
import type { OperationId, Schemas } from '../../../server/api/types.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';
import type { TestServer } from '../server.ts';
import { type MetadataHost, passedTest, startMetadataHost } from '../sso/connections.ts';
import { unique } from '../users.ts';
import type { Prepare } from './fresh-things.ts';

/** The fields of the ids of a walk that name connections. */
export const SSO_FIELDS = ['connection_id', 'organization_connection_id'] as const;
/** The fields of the ids of a walk that name tests of them. */
export const SSO_TEST_FIELDS = ['sso_test_id', 'organization_sso_test_id'] as const;

const workspace = (ids: Ids) => ({ workspace: ids.workspace });
const organization = (ids: Ids) => ({ organization: ids.organization });
const one = (ids: Ids) => ({ ...workspace(ids), connection_id: ids.connection_id ?? '' });
const itsOne = (ids: Ids) => ({ ...organization(ids), connection_id: ids.organization_connection_id ?? '' });

/** The body of a new connection with a provider that is never asked. */
export const connectionBody = (prefix = 'walk') => ({
  name: unique(prefix),
  protocol: 'oidc' as const,
  oidc: { issuer: 'https://login.example.com', client_id: 'tenantry', client_secret: 'not-a-secret' },
});

/** How to ask for connections. */
export const ssoCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'ssoConnections.create': { call: (ids) => ({ params: workspace(ids), body: connectionBody() }) },
  'ssoConnections.list': { call: (ids) => ({ params: workspace(ids) }) },
  'ssoConnections.get': { call: (ids) => ({ params: one(ids) }) },
  'ssoConnections.update': { call: (ids) => ({ params: one(ids), body: { name: unique('kept') } }) },
  'ssoConnections.delete': { call: (ids) => ({ params: one(ids) }) },
  'ssoConnections.activate': {
    call: (ids) => ({ params: one(ids), body: { test_id: 'tst_walk' } }),
    alternativeCall: (ids) => ({ params: one(ids), body: { test_id: 'tst_other' } }),
  },
  'ssoConnections.disable': {
    call: (ids) => ({ params: one(ids), body: {} }),
    alternativeCall: (ids) => ({ params: one(ids), body: { end_sessions: true } }),
  },
  'ssoConnections.test': { call: (ids) => ({ params: one(ids) }) },
  'ssoTests.get': { call: (ids) => ({ params: { ...one(ids), test_id: ids.sso_test_id ?? '' } }) },
  'ssoSignIns.list': { call: (ids) => ({ params: one(ids) }) },
  'organizationSsoSignIns.list': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationSsoConnections.test': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationSsoTests.get': {
    call: (ids) => ({ params: { ...itsOne(ids), test_id: ids.organization_sso_test_id ?? '' } }),
  },
  'ssoConnections.refreshMetadata': { call: (ids) => ({ params: one(ids) }) },
  'ssoConnections.rotateCertificate': { call: (ids) => ({ params: one(ids) }) },
  'ssoConnections.finishRotation': { call: (ids) => ({ params: one(ids) }) },
  'organizationSsoConnections.create': {
    call: (ids) => ({ params: organization(ids), body: connectionBody() }),
  },
  'organizationSsoConnections.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationSsoConnections.get': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationSsoConnections.update': {
    call: (ids) => ({ params: itsOne(ids), body: { name: unique('kept') } }),
  },
  'organizationSsoConnections.delete': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationSsoConnections.activate': {
    call: (ids) => ({ params: itsOne(ids), body: { test_id: 'tst_walk' } }),
    alternativeCall: (ids) => ({ params: itsOne(ids), body: { test_id: 'tst_other' } }),
  },
  'organizationSsoConnections.disable': {
    call: (ids) => ({ params: itsOne(ids), body: {} }),
    alternativeCall: (ids) => ({ params: itsOne(ids), body: { end_sessions: true } }),
  },
  'organizationSsoConnections.refreshMetadata': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationSsoConnections.rotateCertificate': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationSsoConnections.finishRotation': { call: (ids) => ({ params: itsOne(ids) }) },
};

interface Tenants {
  workspace: string;
  organization: string;
}

/** Adds a connection to a workspace and one to an organization. */
export async function newConnections(
  { operator }: Pick<TestServer, 'operator'>,
  { workspace: inWorkspace, organization: inOrganization }: Tenants,
  prefix = 'thing',
): Promise<Record<(typeof SSO_FIELDS)[number] | (typeof SSO_TEST_FIELDS)[number], string>> {
  const made = await operator.ssoConnections.create({ workspace: inWorkspace, ...connectionBody(prefix) });
  const its = await operator.organizationSsoConnections.create({
    organization: inOrganization,
    ...connectionBody(prefix),
  });
  const test = await operator.ssoConnections.test({ workspace: inWorkspace, connection_id: made.id });
  const itsTest = await operator.organizationSsoConnections.test({
    organization: inOrganization,
    connection_id: its.id,
  });
  return {
    connection_id: made.id,
    organization_connection_id: its.id,
    sso_test_id: test.test_id,
    organization_sso_test_id: itsTest.test_id,
  };
}

/** Adds a sign-in to the log of a connection. */
export async function addSignIn({ knex }: Pick<TestServer, 'knex'>, connection_id: string): Promise<void> {
  const connection = await knex('sso_connections').where({ id: connection_id }).first();
  if (connection === undefined) throw new Error('There is no such connection.');
  const { tenant_id } = connection;
  await knex('sso_sign_ins').insert({ tenant_id, connection_id, id: newId('ssi'), outcome: 'sign_in' });
}

const freshConnections: Prepare = async ({ server, place: { workspaceId, ids } }) => {
  // There may be ten.
  await server.knex('sso_connections').where('name', 'like', 'walk-%').delete();
  return newConnections(server, { workspace: workspaceId, organization: ids.organizationId }, 'walk');
};

/** The same with a test that has just passed. */
const testedConnections: Prepare = async (scene) => {
  const fresh = await freshConnections(scene);
  const { knex } = scene.server;
  const rows = await knex('sso_connections')
    .whereIn(
      'id',
      SSO_FIELDS.map((field) => fresh[field] ?? ''),
    )
    .select('*');
  for (const row of rows) await knex.table('sso_tests').insert(passedTest(row, 'tst_walk') as never);
  return fresh;
};

/** The same after their activation. */
const activeConnections: Prepare = async (scene) => {
  const fresh = await freshConnections(scene);
  const { knex } = scene.server;
  await knex('sso_connections')
    .whereIn(
      'id',
      SSO_FIELDS.map((field) => fresh[field] ?? ''),
    )
    .update({ active_digest: knex.ref('draft_digest') as never, draft_digest: null });
  return fresh;
};

/** A connection by SAML for a workspace, and one for an organization. */
const samlConnections =
  (saml: () => Promise<Schemas['SsoSamlUpdate']>): Prepare =>
  async ({ server: { knex, operator }, place: { workspaceId, ids } }) => {
    await knex('sso_connections').where('name', 'like', 'walk-%').delete();
    const given = await saml();
    const body = () => ({ name: unique('walk'), protocol: 'saml' as const, saml: given });
    const made = await operator.ssoConnections.create({ workspace: workspaceId, ...body() });
    const its = await operator.organizationSsoConnections.create({
      organization: ids.organizationId,
      ...body(),
    });
    return { connection_id: made.id, organization_connection_id: its.id };
  };

let host: Promise<MetadataHost> | undefined;
const published = (): Promise<MetadataHost> => {
  host ??= startMetadataHost();
  return host;
};
/** Connections whose provider publishes metadata, which are read a number of times in an hour. */
const publishedConnections = samlConnections(async () => ({ metadata_url: (await published()).url }));
/** Connections whose settings were given. */
const describedConnections = samlConnections(async () => ({
  idp_entity_id: 'https://idp.example/saml',
  idp_sso_url: 'https://idp.example/sso',
  certificates: [(await published()).certificate],
}));

/** The same while the certificate of this server is rotated. */
const rotatingConnections: Prepare = async (scene) => {
  const fresh = await describedConnections(scene);
  const { workspaceId: inWorkspace, ids } = scene.place;
  const { operator } = scene.server;
  await operator.ssoConnections.rotateCertificate({
    workspace: inWorkspace,
    connection_id: fresh.connection_id as never,
  });
  await operator.organizationSsoConnections.rotateCertificate({
    organization: ids.organizationId,
    connection_id: fresh.organization_connection_id as never,
  });
  return fresh;
};

/** What operations on connections need that they use up. */
export const prepareConnections: Readonly<Partial<Record<OperationId, Prepare>>> = Object.fromEntries(
  (['ssoConnections', 'organizationSsoConnections'] as const).flatMap((resource) => [
    [`${resource}.create`, freshConnections],
    [`${resource}.delete`, freshConnections],
    [`${resource}.activate`, testedConnections],
    [`${resource}.disable`, activeConnections],
    [`${resource}.refreshMetadata`, publishedConnections],
    [`${resource}.rotateCertificate`, describedConnections],
    [`${resource}.finishRotation`, rotatingConnections],
  ]),
);
