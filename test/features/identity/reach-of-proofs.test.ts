import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  callOf,
  createTenantWithEverything,
  isForOperator,
  isPublic,
  operations,
  request,
  type TestResponse,
  type TestTenant,
} from '../../support/every-operation/operations.ts';
import { connectionBody } from '../../support/every-operation/sso-calls.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  type ProviderAccount,
  startOidcProvider,
  type TestProvider,
} from '../../support/sso/oidc-provider.ts';
import {
  codeByOidc,
  exchange,
  oidcSettings,
  putConnection,
  putDomain,
  REDIRECT_URI,
} from '../../support/sso/sign-in.ts';
import { createUser, expectProblem, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
/** The tenants of one owner: one with everything in it, and an organization with a workspace of its own. */
let elsewhere: TestTenant;
let owner: TestUser;
let organizationId: string;
let ownedSlug: string;
let ownedId: string;
beforeAll(async () => {
  server = await startTestServer({ env: { SIGN_IN_REDIRECT_URIS: REDIRECT_URI } });
  elsewhere = await createTenantWithEverything(server);
  owner = elsewhere.people.owner;
  const organization = await owner.api.organizations.create({ name: 'Globex', slug: unique('org') });
  organizationId = organization.id;
  ownedSlug = unique('owned');
  const owned = await owner.api.workspaces.create({
    name: 'Owned',
    slug: ownedSlug,
    organization: organization.id,
  });
  ownedId = owned.id;
});
afterAll(() => server.stop());

/** What any session may do: look at and end itself, add a proof, see what its tenant sees, and act there for a short time. */
const FOR_ANY_PROOF: ReadonlySet<string> = new Set([
  'me.get',
  'me.listWorkspaces',
  'sessions.revoke',
  'sessions.addProof',
  'sessions.reauthenticate',
  'sso.authorize',
  'accessTokens.create',
]);
const FOR_NO_SESSION = /^(?:scim|credentialChanges)\./;

type Given = { method: string; tenant_id?: string; at?: string };

/** Signs the owner in, and replaces what they have proved. */
async function sessionWith(...given: Given[]) {
  const { id, token } = await server.client().sessions.create({ email: owner.email, password: PASSWORD });
  const proofs = given.map((one) => ({
    strength: 1,
    at: new Date().toISOString(),
    ...(one.method === 'sso' && { connection_id: 'sso_1' }),
    ...one,
  }));
  await server.knex.raw('update sessions set proofs = ?::jsonb where id = ?', [JSON.stringify(proofs), id]);
  return { id, token, api: server.client(token) };
}
const ofOrganization = () => sessionWith({ method: 'sso', tenant_id: organizationId });
const isInTenant = (path: string) => /\{(workspace|organization)\}/.test(path);
const codeOf = async (call: PromiseLike<unknown>) => (await expectProblem(call)).code;

describe('a session whose proofs are all of an identity provider', () => {
  it('reaches the tenant of the connection, and the workspaces that it owns', async () => {
    const { api } = await ofOrganization();
    expect((await api.organizations.get({ organization: organizationId })).id).toBe(organizationId);
    expect((await api.workspaces.get({ workspace: ownedSlug })).id).toBe(ownedId);
    const { api: inWorkspace } = await sessionWith({ method: 'sso', tenant_id: ownedId });
    expect((await inWorkspace.workspaces.get({ workspace: ownedSlug })).id).toBe(ownedId);
    expect(await codeOf(inWorkspace.organizations.get({ organization: organizationId }))).toBe('not_found');
  });

  it('finds no operation in any other tenant of the person', async () => {
    const { token } = await ofOrganization();
    const wrong: string[] = [];
    for (const one of operations.filter(({ path, ...rest }) => isInTenant(path) && !isPublic(rest))) {
      const { status, body } = await request(server, one.id, callOf(one.id, elsewhere.ids), { token });
      if (status !== 404 || body.code !== 'not_found') wrong.push(`${one.id} ${status} ${body?.code}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each<[place: string, tenant: () => string]>([
    ['an organization', () => organizationId],
    ['a workspace', () => ownedId],
  ])('of %s reaches nothing of the account but itself and what its tenant sees', async (_, tenant) => {
    const { token } = await sessionWith({ method: 'sso', tenant_id: tenant() });
    const outside = operations.filter(({ path }) => !isInTenant(path));
    expect(outside.filter(({ schema }) => schema['x-any-proof']).map(({ id }) => id)).toEqual(
      expect.arrayContaining([...FOR_ANY_PROOF]),
    );
    expect(outside.filter(({ schema }) => schema['x-any-proof'])).toHaveLength(FOR_ANY_PROOF.size);
    const answers = new Map<string, string[]>();
    for (const one of outside) {
      const isFree = isPublic(one) || isForOperator(one) || FOR_ANY_PROOF.has(one.id);
      if (isFree) continue;
      const { status, body } = await request(server, one.id, callOf(one.id, elsewhere.ids), { token });
      const answer = `${status} ${body?.code}`;
      answers.set(answer, [...(answers.get(answer) ?? []), one.id]);
    }
    // Those that no session may call say so first.
    expect([...answers.keys()].sort(), JSON.stringify([...answers])).toEqual([
      '403 insufficient_scope',
      '403 sign_in_method_not_allowed',
    ]);
    expect(answers.get('403 insufficient_scope')?.filter((id) => !FOR_NO_SESSION.test(id))).toEqual([]);
    expect(answers.get('403 sign_in_method_not_allowed')?.length).toBeGreaterThan(30);
  });

  it('gets an answer that names the proofs that would do, and why', async () => {
    const { api } = await ofOrganization();
    const problem = await expectProblem(api.me.update({ name: 'Other' }));
    expect(problem).toMatchObject({ status: 403, code: 'sign_in_method_not_allowed' });
    expect(problem.problem).toMatchObject({
      sign_in: { sso: [], methods: ['password', 'email_code', 'passkey'] },
    });
  });

  it('shows of the person what that tenant sees', async () => {
    const joined = { external_id: unique('crm'), metadata: { plan: 'gold' } };
    await server
      .knex('users')
      .where({ id: owner.id })
      .update(joined as never);
    const { api, id } = await ofOrganization();
    const me = await api.me.get();
    expect(me.user).toMatchObject({ id: owner.id, email: owner.email, external_id: null, metadata: {} });
    expect(me.principal.id).toBe(id);
    expect((await owner.api.me.get()).user).toMatchObject(joined);
    const { data } = await api.me.listWorkspaces({});
    expect(data.map(({ workspace }) => workspace.slug)).toEqual([ownedSlug]);
    const all = (await owner.api.me.listWorkspaces({})).data.map(({ workspace }) => workspace.slug);
    expect(all).toEqual(expect.arrayContaining([ownedSlug, elsewhere.workspace]));
  });

  it('ends itself and no other session', async () => {
    const [{ api }, other] = [await ofOrganization(), await ofOrganization()];
    expect(await codeOf(api.sessions.revoke({ session_id: other.id }))).toBe('sign_in_method_not_allowed');
    await api.sessions.revoke({ session_id: 'current' });
    expect(await codeOf(api.me.get())).toBe('credential_revoked');
  });

  it('makes access tokens for what it reaches, which reach no more', async () => {
    const { api } = await ofOrganization();
    const audience = 'https://api.example.com';
    const { token } = await api.accessTokens.create({ workspace: ownedSlug, audience });
    expect(await codeOf(api.accessTokens.create({ workspace: elsewhere.workspace, audience }))).toBe(
      'not_found',
    );
    const withToken = server.client(token);
    expect((await withToken.me.get()).user?.external_id).toBeNull();
    expect(await codeOf(withToken.workspaces.get({ workspace: elsewhere.workspace }))).toBe('not_found');
    const valid = async (credential: string, workspace: string) =>
      (await server.operator.credentials.verify({ credential, workspace, audience })).valid;
    expect([await valid(token, ownedSlug), await valid(token, elsewhere.workspace)]).toEqual([true, false]);
  });

  it('keeps an access token of the whole account within the proofs that remain', async () => {
    const session = await sessionWith({ method: 'password' });
    const audience = 'https://api.example.com';
    const { token } = await session.api.accessTokens.create({ workspace: elsewhere.workspace, audience });
    const verify = async () =>
      (
        await server.operator.credentials.verify({
          credential: token,
          workspace: elsewhere.workspace,
          audience,
        })
      ).valid;
    expect(await verify()).toBe(true);
    const proofs = [{ method: 'sso', tenant_id: ownedId, strength: 1, at: new Date().toISOString() }];
    await server.knex.raw('update sessions set proofs = ?::jsonb where id = ?', [
      JSON.stringify(proofs),
      session.id,
    ]);
    await expect.poll(verify).toBe(false);
  });

  it('reaches everything once a proof of its own is added, and not by a code alone', async () => {
    const workspace = elsewhere.workspace;
    const withCode = await sessionWith({ method: 'sso', tenant_id: ownedId }, { method: 'totp' });
    expect(await codeOf(withCode.api.workspaces.get({ workspace }))).toBe('not_found');
    expect(await codeOf(withCode.api.me.update({ name: 'Other' }))).toBe('sign_in_method_not_allowed');
    const { api } = await ofOrganization();
    const { proofs } = await api.sessions.addProof({ method: 'password', password: PASSWORD });
    expect(proofs.map(({ method }) => method)).toEqual(['sso', 'password']);
    expect((await api.workspaces.get({ workspace })).slug).toBe(workspace);
    expect((await api.me.update({ name: 'Other' })).user?.name).toBe('Other');
  });
});

/** An answer without what differs between any two answers. */
const essence = ({ status, text }: TestResponse, ...names: string[]) =>
  `${status} ${names.reduce((rest, name) => rest.replaceAll(name, ''), text)}`.replace(
    /"(?:request_id|instance|decision_id)":"[^"]*",?/g,
    '',
  );

describe('a provider that names an owner of another tenant', () => {
  let rogue: TestUser;
  let rogueId: string;
  let provider: TestProvider;
  let connection: string;
  const accounts: ProviderAccount[] = [];
  const ownDomain = `${unique('rogue')}.example`;

  beforeAll(async () => {
    rogue = await createUser(server, 'Rogue');
    rogueId = (await rogue.api.workspaces.get({ workspace: rogue.workspace })).id;
    const made = await rogue.api.ssoConnections.create({ workspace: rogue.workspace, ...connectionBody() });
    provider = await startOidcProvider(accounts, made.sp.redirect_uri ?? '');
    connection = await putConnection(server, rogueId, oidcSettings(provider.issuer));
    await putDomain(server, rogueId, ownDomain);
  });
  afterAll(() => provider.stop());

  /** What a sign-in through the provider comes to: a token, or the code of the refusal. */
  async function signIn(email: string, email_verified: boolean | undefined): Promise<string> {
    const subject = unique('subject');
    accounts.push({ subject, claims: { email, name: 'Eve', email_verified } });
    const code = await codeByOidc(server, provider, connection, subject);
    return exchange(server, code).then(
      ({ token }) => token,
      ({ code: refusal }) => refusal,
    );
  }

  /** Asks for everything of the other tenant, and for the same of one that does not exist. */
  async function expectNothingElsewhere(token: string): Promise<void> {
    const { ids } = elsewhere;
    const absent = { ...ids, workspace: unique('none'), organization: unique('none') };
    const wrong: string[] = [];
    const inTenant = operations.filter(({ path, ...rest }) => isInTenant(path) && !isPublic(rest));
    for (const { id } of inTenant) {
      const there = await request(server, id, callOf(id, ids), { token });
      const nowhere = await request(server, id, callOf(id, absent), { token });
      const same =
        essence(there, ids.workspace, ids.organization) ===
        essence(nowhere, absent.workspace, absent.organization);
      if (there.status !== 404 || !same) wrong.push(`${id}: ${there.text} ${nowhere.text}`);
    }
    expect(wrong).toEqual([]);
    expect(inTenant.length).toBeGreaterThan(100);
  }

  const CLAIMS = [true, false, undefined];

  it('a provider signs no one in by an address outside the domains of its tenant, verified or not', async () => {
    for (const verified of CLAIMS)
      expect(await signIn(owner.email, verified)).toBe('sso_domain_not_verified');
    // Where the tenant has proven the domain, the person has to confirm.
    await putDomain(server, rogueId, owner.email.split('@')[1] ?? '');
    for (const verified of CLAIMS) expect(await signIn(owner.email, verified)).toBe('identity_link_required');
  });

  it('reaches nothing there as a new person, or as that owner who is a member of its tenant', async () => {
    const stranger = await signIn(`${unique('eve')}@${ownDomain}`, true);
    await server.operator.members.add({ workspace: rogue.workspace, user_id: owner.id, role: 'viewer' });
    const tokens = await Promise.all(CLAIMS.map((verified) => signIn(owner.email, verified)));
    for (const token of tokens)
      expect((await server.client(token).workspaces.get({ workspace: rogue.workspace })).id).toBe(rogueId);
    for (const token of [...tokens, stranger].slice(0, rounds({ sample: 1, full: 4 })))
      await expectNothingElsewhere(token);
  });
});

describe('a reauthentication', () => {
  const strict = () => owner.api.settings.update({ workspace: ownedSlug, require_reauthentication: true });
  const change = ({ api }: { api: TestUser['api'] }) =>
    api.roles.create({ workspace: ownedSlug, name: unique('role'), permissions: ['projects:read'] });
  const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();

  it('counts proofs that reach the tenant, and the second factor of a person who has one', async () => {
    await strict();
    const recent = await sessionWith({ method: 'sso', tenant_id: organizationId });
    expect(await change(recent)).toHaveProperty('id');
    const old = await sessionWith(
      { method: 'password', at: anHourAgo },
      { method: 'sso', tenant_id: elsewhere.workspaceId },
    );
    expect(await codeOf(change(old))).toBe('reauthentication_required');
    await server
      .knex('users')
      .where({ id: owner.id })
      .update({ second_factors: ['totp'] });
    await expect
      .poll(() =>
        change(recent).then(
          () => 'made',
          ({ code }) => code,
        ),
      )
      .toBe('reauthentication_required');
    const stale = await sessionOf({ method: 'password' }, { method: 'totp', at: anHourAgo });
    expect(await codeOf(change(stale))).toBe('reauthentication_required');
    expect(await change(await sessionOf({ method: 'password' }, { method: 'totp' }))).toHaveProperty('id');
  });

  /** The same session again, since a sign-in now needs the second factor. */
  async function sessionOf(...given: Given[]) {
    await server.knex('users').where({ id: owner.id }).update({ second_factors: [] });
    const made = await sessionWith(...given);
    await server
      .knex('users')
      .where({ id: owner.id })
      .update({ second_factors: ['totp'] });
    return made;
  }
});
