import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../../../sdk/src/index.ts';
import { newId } from '../../../server/api/ids.ts';
import type { SsoSettings } from '../../../server/database/schema/sso-tables.ts';
import type { SigningCertificate } from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import { connectionBody } from '../../support/every-operation/sso-calls.ts';
import { createSigner } from '../../support/saml/signer.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import { verifiedDomain } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { activate, idpMetadata } from '../../support/sso/connections.ts';
import {
  type ProviderAccount,
  startOidcProvider,
  type TestProvider,
} from '../../support/sso/oidc-provider.ts';
import {
  codeByOidc,
  codeBySaml,
  exchange,
  oidcSettings,
  putConnection,
  REDIRECT_URI,
  samlSettings,
} from '../../support/sso/sign-in.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

const ENTITY = 'https://idp.example/saml';

let server: TestServer;
let workspace: string;
let workspaceId: string;
let domain: string;
let admin: TestUser;
let limited: TestUser;
/** The keys of the tenant's provider, and of one that an attacker has. */
let theirs: SigningCertificate;
let rogue: SigningCertificate;
let provider: TestProvider;
let rogueProvider: TestProvider;
let metadataHost: Server;
const accounts: ProviderAccount[] = [];

/** What each member is, and what the provider makes of an assertion of them when an admin has activated it. */
const MEMBERS = {
  'an owner': 'identity_link_required',
  'an owner of break_glass': 'identity_link_required',
  'an owner of the organization': 'identity_link_required',
  'an admin of the organization': 'signs in',
  'another admin': 'signs in',
  'a member below': 'signs in',
  'a suspended member': 'sso_failed',
} as const;
type MemberKind = keyof typeof MEMBERS;
const KINDS = Object.keys(MEMBERS) as MemberKind[];
/** Those who are above a person who may only manage connections. */
const ABOVE_LIMITED: readonly MemberKind[] = [
  'an admin of the organization',
  'another admin',
  'a member below',
];
const people = {} as Record<MemberKind, TestUser>;

beforeAll(async () => {
  server = await startTestServer({
    env: { SIGN_IN_REDIRECT_URIS: REDIRECT_URI, BACKGROUND_WORK: 'false' },
  });
  [theirs, rogue] = await Promise.all([createSigner(), createSigner()]);
  metadataHost = createServer((_, res) => res.end(idpMetadata([rogue.certificate]))).listen(0, '127.0.0.1');
  const head = await createUser(server, 'Head');
  const { id: organization } = await head.api.organizations.create({ name: 'O', slug: unique('org') });
  ({ id: workspaceId, slug: workspace } = await head.api.workspaces.create({ name: 'W', organization }));
  domain = await verifiedDomain(server, workspaceId);
  const join = async (role: string, above: 'owner' | 'admin' | 'member' = 'member') => {
    const user = await createUser(server, 'Person');
    const email = `${unique('m')}@${domain}`;
    await server.knex('users').where({ id: user.id }).update({ email, email_key: email });
    await server.operator.organizationMembers.add({ organization, user_id: user.id, role: above });
    await server.operator.members.add({ workspace, user_id: user.id, role: role as never });
    return { ...user, email };
  };
  const { id: role } = await head.api.roles.create({
    workspace,
    name: 'Connector',
    permissions: ['sso:read', 'sso:manage'],
  });
  [admin, limited] = [await join('admin'), await join(role)];
  const { id: connection_id, sp } = await admin.api.ssoConnections.create({ workspace, ...connectionBody() });
  await admin.api.ssoConnections.delete({ workspace, connection_id });
  provider = await startOidcProvider(accounts, sp.redirect_uri ?? '');
  rogueProvider = await startOidcProvider(accounts, sp.redirect_uri ?? '');
  people['an owner'] = await join('owner');
  people['an owner of break_glass'] = await join('owner');
  people['an owner of the organization'] = await join('member', 'owner');
  people['an admin of the organization'] = await join('member', 'admin');
  people['another admin'] = await join('admin');
  people['a member below'] = await join('member');
  people['a suspended member'] = await join('member');
  const { id: user_id } = people['a suspended member'];
  await server.operator.members.deactivate({ workspace, user_id });
  const break_glass = [people['an owner of break_glass'].id];
  await people['an owner'].api.signInPolicy.update({ workspace, break_glass });
}, 60_000);
afterAll(async () => {
  metadataHost.close();
  await Promise.all([server.stop(), provider.stop(), rogueProvider.stop()]);
});

/** A change by which a connection says something else of the same people. */
interface Edit {
  name: string;
  /** As an owner has activated it; undefined for a connection that is new. */
  before: () => SsoSettings | undefined;
  body: () => object;
  /** Whether subjects that the connection knows stay known: the issuer is the same. */
  keepsSubjects: boolean;
  issuer: () => string;
  assert: (connection: string, subject: string, email: string) => Promise<{ code: string; verifier: string }>;
}

const bySaml =
  (signer: () => SigningCertificate): Edit['assert'] =>
  (connection, subject, email) =>
    codeBySaml(server, signer(), connection, subject, { email: [email], uid: [subject] });
const byOidc =
  (of: () => TestProvider, claim?: string): Edit['assert'] =>
  (connection, id, email) => {
    const subject = claim === undefined ? id : unique('subject');
    accounts.push({ subject, claims: { email, ...(claim !== undefined && { [claim]: id }) } });
    return codeByOidc(server, of(), connection, subject);
  };

const SAML = { before: () => samlSettings(theirs.certificate), issuer: () => ENTITY };
const ofProvider = { before: () => oidcSettings(provider.issuer), issuer: () => provider.issuer };
const client = { client_id: 'tenantry', client_secret: 'a-secret-of-the-provider' };
const samlOf = (signer: SigningCertificate) => ({
  idp_entity_id: ENTITY,
  idp_sso_url: 'https://idp.example/sso',
  certificates: [signer.certificate],
});

const EDITS: readonly Edit[] = [
  {
    name: 'a new connection of SAML',
    ...SAML,
    before: () => undefined,
    body: () => ({ protocol: 'saml', saml: samlOf(rogue) }),
    keepsSubjects: false,
    assert: bySaml(() => rogue),
  },
  {
    name: 'another certificate',
    ...SAML,
    body: () => ({ saml: { certificates: [rogue.certificate] } }),
    keepsSubjects: true,
    assert: bySaml(() => rogue),
  },
  {
    name: 'another metadata URL',
    ...SAML,
    body: () => ({
      saml: { metadata_url: `http://127.0.0.1:${(metadataHost.address() as AddressInfo).port}/metadata` },
    }),
    keepsSubjects: true,
    assert: bySaml(() => rogue),
  },
  {
    name: 'another subject attribute',
    ...SAML,
    body: () => ({ saml: { subject_attribute: 'uid' } }),
    keepsSubjects: true,
    assert: (connection, subject, email) =>
      codeBySaml(server, theirs, connection, unique('name-id'), { email: [email], uid: [subject] }),
  },
  {
    name: 'another attribute of addresses',
    ...SAML,
    body: () => ({ attributes: { email: 'alias' } }),
    keepsSubjects: true,
    assert: (connection, subject, email) =>
      codeBySaml(server, theirs, connection, subject, { email: ['mallory@other.example'], alias: [email] }),
  },
  {
    name: 'a new connection of OpenID Connect',
    ...ofProvider,
    before: () => undefined,
    body: () => ({
      protocol: 'oidc',
      oidc: { issuer: rogueProvider.issuer, scopes: ['email'], ...client },
    }),
    keepsSubjects: false,
    assert: byOidc(() => rogueProvider),
  },
  {
    name: 'another issuer',
    ...ofProvider,
    body: () => ({ oidc: { issuer: rogueProvider.issuer, client_secret: client.client_secret } }),
    keepsSubjects: false,
    assert: byOidc(() => rogueProvider),
  },
  {
    name: 'another client',
    ...ofProvider,
    before: () => {
      const { oidc, ...rest } = oidcSettings(provider.issuer);
      return { ...rest, ...(oidc && { oidc: { ...oidc, client_id: 'former' } }) };
    },
    body: () => ({ oidc: client }),
    keepsSubjects: true,
    assert: byOidc(() => provider),
  },
  {
    name: 'another subject claim',
    ...ofProvider,
    body: () => ({ oidc: { subject_claim: 'oid' } }),
    keepsSubjects: true,
    assert: byOidc(() => provider, 'oid'),
  },
];

/** Puts the identities of all members under a connection, each confirmed as far as it has to be. @returns subjects */
async function putIdentities(connection: string, issuer: string, digest: string) {
  const subjects = {} as Record<MemberKind, string>;
  for (const kind of KINDS) {
    subjects[kind] = unique('subject');
    const row = { tenant_id: workspaceId, connection_id: connection, id: newId('idn'), issuer };
    const confirmed = {
      confirmed_by: MEMBERS[kind] === 'identity_link_required' ? 'person' : 'domain',
      confirmed_digest: digest,
      confirmed_at: new Date(),
    };
    const { id: user_id, email } = people[kind];
    await server.knex('identities').insert({
      ...row,
      ...confirmed,
      subject: subjects[kind],
      user_id,
      email,
    } as never);
  }
  return subjects;
}

/** Makes a change as a person who may manage connections, and activates it. */
async function prepare({ before, body, issuer }: Edit, by: TestUser) {
  const settings = before();
  if (settings === undefined) {
    const made = await by.api.ssoConnections.create({ workspace, name: unique('c'), ...body() } as never);
    await activate(server, by.api, { workspace }, made.id);
    return { connection: made.id, subjects: undefined };
  }
  const connection = await putConnection(server, workspaceId, settings, {
    authority: 'owner',
    default_role: null,
  });
  const row = await server.knex('sso_connections').where({ id: connection }).first();
  const subjects = await putIdentities(connection, issuer(), row?.active_digest ?? '');
  await by.api.ssoConnections.update({ workspace, connection_id: connection as never, ...body() });
  await activate(server, by.api, { workspace }, connection);
  return { connection, subjects };
}

/** Whom an assertion signs in, or the code of the refusal. */
async function outcomeOf(edit: Edit, connection: string, subject: string, email: string): Promise<string> {
  try {
    return (await exchange(server, await edit.assert(connection, subject, email))).user_id;
  } catch (error) {
    if (error instanceof ApiError) return error.code ?? `${error.status}`;
    throw error;
  }
}

const random = randomOf(seedOf('sso-takeover'));
/** In a sample, each member is asserted in one of the ways, and a person of few permissions makes two of the changes. */
const ways = (): ReadonlyArray<'address' | 'subject'> =>
  rounds({ sample: 1, full: 2 }) === 2 ? ['address', 'subject'] : [random(2) === 0 ? 'address' : 'subject'];
const someEdits = EDITS.filter(
  (_, index) => index % rounds({ sample: 5, full: 1 }) === 1 % rounds({ sample: 5, full: 1 }),
);

describe.each([
  ['an admin', EDITS, () => admin, [] as readonly MemberKind[]],
  ['a person who may only manage connections', someEdits, () => limited, ABOVE_LIMITED],
])('a connection that %s has changed and activated', (_, edits, activator, above) => {
  it.each(edits.map((edit) => [edit.name, edit] as const))(
    'by %s signs in no one above',
    async (name, edit) => {
      const { connection, subjects } = await prepare(edit, activator());
      const found: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const kind of KINDS) {
        for (const way of ways()) {
          const person = people[kind];
          const known = way === 'subject' && subjects !== undefined;
          const subject = known ? subjects[kind] : unique('subject');
          const email = known ? `${unique('mallory')}@${domain}` : person.email;
          const outcome = await outcomeOf(edit, connection, subject, email);
          const title = `${kind} by ${known ? 'a known subject' : 'their address'}`;
          const isTheirs = !known || edit.keepsSubjects;
          found[title] = outcome === person.id ? 'signs in' : outcome;
          const refusal = above.includes(kind) ? 'identity_link_required' : MEMBERS[kind];
          // A subject of another issuer is a new one, whose address belongs to no one here.
          expected[title] = isTheirs ? refusal : 'sso_failed';
        }
      }
      expect(found, name).toEqual(expected);
      await server.knex('sso_connections').where({ id: connection }).delete();
    },
  );
});
