import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SigningCertificate } from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import { statusOrCode } from '../../support/keys.ts';
import { type Mailbox, startMailbox } from '../../support/mailbox.ts';
import { createSigner } from '../../support/saml/signer.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  type ProviderAccount,
  startOidcProvider,
  type TestProvider,
} from '../../support/sso/oidc-provider.ts';
import {
  begin,
  codeByOidc,
  codeBySaml,
  createBrowser,
  exchange,
  oidcSettings,
  pkce,
  putConnection,
  putDomain,
  REDIRECT_URI,
  samlForm,
  samlSettings,
} from '../../support/sso/sign-in.ts';
import { createUser, expectProblem, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let mailbox: Mailbox;
let signer: SigningCertificate;
let provider: TestProvider;
let owner: TestUser;
let workspaceId: string;
/** Connections of the workspace, whose activator is an admin. */
let oidc: string;
let saml: string;
const domain = `${unique('acme')}.example`;
const accounts: ProviderAccount[] = [];
const elsewhere = 'person@other.example';

beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({ env: { SIGN_IN_REDIRECT_URIS: REDIRECT_URI, SMTP_URL: mailbox.url } });
  [owner, signer] = await Promise.all([createUser(server, 'Owner'), createSigner()]);
  workspaceId = (await owner.api.workspaces.get({ workspace: owner.workspace })).id;
  await putDomain(server, workspaceId, domain);
  const anywhere = new URL((await begin0()).url);
  provider = await startOidcProvider(accounts, `${anywhere.origin}/sso/callback`);
  oidc = await putConnection(server, workspaceId, oidcSettings(provider.issuer));
  saml = await putConnection(server, workspaceId, samlSettings(signer.certificate));
}, 60_000);
afterAll(async () => {
  await Promise.all([server.stop(), provider.stop(), mailbox.stop()]);
});

/** Begins a sign-in only to learn under which address the server is known. */
async function begin0() {
  const id = await putConnection(server, workspaceId, samlSettings(signer.certificate));
  return server.client().sso.authorize({
    connection_id: id as never,
    redirect_uri: REDIRECT_URI,
    state: 'x',
    code_challenge: pkce().challenge,
  });
}

/** Someone whom the provider knows. */
function account(claims: Record<string, unknown> = {}): string {
  const subject = unique('subject');
  accounts.push({ subject, claims: { email: `${subject}@${domain}`, name: 'Ada', ...claims } });
  return subject;
}
const signIn = async (subject: string, connection = oidc) =>
  exchange(server, await codeByOidc(server, provider, connection, subject));
const signInRefused = async (subject: string, connection = oidc) =>
  expectProblem(signIn(subject, connection));

/** A member of the workspace, with an address of its domain. */
async function member(role: 'admin' | 'member' | 'owner' = 'member', email = `${unique('m')}@${domain}`) {
  const user = await createUser(server, 'Member');
  await server.knex('users').where({ id: user.id }).update({ email, email_key: email });
  await server.operator.members.add({ workspace: owner.workspace, user_id: user.id, role });
  return { ...user, email };
}
const asHolder = (email: string) => account({ email });
/** Returns the code of the next mail to an address that has one. */
async function mailedCode(to: string): Promise<string> {
  for (;;) {
    const code = /\b\d{8}\b/.exec((await mailbox.next(to)).text)?.[0];
    if (code !== undefined) return code;
  }
}
const promote = (id: string, role: string) =>
  owner.api.members.update({ workspace: owner.workspace, user_id: id as never, role: role as never });

/** A workspace of an organization, with a connection that an admin of the workspace has activated. */
async function ownedWorkspace() {
  const head = await createUser(server, 'Head');
  const { id: organization } = await head.api.organizations.create({ name: 'O', slug: unique('org') });
  const { id, slug: workspace } = await head.api.workspaces.create({ name: 'W', organization });
  const theirs = `${unique('owned')}.example`;
  await putDomain(server, id, theirs);
  const connection = await putConnection(server, id, oidcSettings(provider.issuer));
  /** Makes a member of the workspace, with a role in the organization. */
  const join = async (role?: 'member' | 'owner') => {
    const user = await createUser(server, 'Person');
    const email = `${unique('person')}@${theirs}`;
    await server.knex('users').where({ id: user.id }).update({ email, email_key: email });
    if (role !== undefined)
      await server.operator.organizationMembers.add({ organization, user_id: user.id, role });
    await server.operator.members.add({ workspace, user_id: user.id, role: 'member' });
    return { id: user.id, subject: asHolder(email) };
  };
  return { head, organization, workspace, workspaceId: id, connection, join };
}

describe('a sign-in through an identity provider', () => {
  it('single sign-on adds a new person as a member, whose session reaches only that tenant', async () => {
    const subject = account();
    const first = await signIn(subject);
    expect(first.proofs).toMatchObject([
      { method: 'sso', connection_id: oidc, tenant_id: workspaceId, strength: 1 },
    ]);
    const api = server.client(first.token);
    expect((await api.me.listWorkspaces()).data.map(({ workspace }) => workspace.id)).toEqual([workspaceId]);
    expect((await expectProblem(api.sessions.list())).code).toBe('sign_in_method_not_allowed');
    const found = await owner.api.members.get({
      workspace: owner.workspace,
      user_id: first.user_id as never,
    });
    expect(found).toMatchObject({ email: `${subject}@${domain}`, role: 'member', name: 'Ada' });
    expect((await signIn(subject)).user_id).toBe(first.user_id);
    const events = await owner.api.events.list({ workspace: owner.workspace, limit: 100 });
    const linked = events.data.filter(
      ({ type, data }) => type === 'identity.linked' && (data as { subject: string }).subject === subject,
    );
    expect(linked).toHaveLength(1);
  });

  it('single sign-on works with SAML, with the typed address or another one', async () => {
    const attributes = { email: [`${unique('s')}@${domain}`], name: ['Grace'] };
    const nameId = unique('name-id');
    const typed = await codeBySaml(server, signer, saml, nameId, attributes);
    const first = await exchange(server, typed);
    expect(first.signed_in_as).toBeUndefined();
    await server
      .knex('sso_connections')
      .where({ id: saml })
      .update({ domains: [domain] });
    const asked = await codeBySaml(server, signer, saml, nameId, attributes, { email: `else@${domain}` });
    expect(await exchange(server, asked)).toMatchObject({
      user_id: first.user_id,
      signed_in_as: attributes.email[0],
    });
  });

  it('is in the export of the data of its person', async () => {
    const person = await member();
    const subject = asHolder(person.email);
    await signIn(subject);
    const { identities } = await person.api.me.export();
    expect(identities).toEqual([
      expect.objectContaining({
        workspace_id: workspaceId,
        connection_id: oidc,
        subject,
        email: person.email,
      }),
    ]);
  });

  it('a session of single sign-on ends after the session_hours of the connection', async () => {
    const brief = await putConnection(server, workspaceId, oidcSettings(provider.issuer), {
      session_hours: 2,
    });
    const { id, token, expires_at, proofs } = await signIn(account(), brief);
    expect(Date.parse(expires_at)).toBeLessThanOrEqual(Date.now() + 7_200_000);
    expect(proofs[0]?.expires_at).toBe(expires_at);
    await server
      .knex('credentials')
      .where({ subject_id: id })
      .update({ ends_at: new Date(0) });
    const { code } = await expectProblem(server.client(token).me.get());
    expect(code).toBe('credential_expired');
  });

  it('an expired proof of a provider no longer counts, and other proofs of the session do', async () => {
    const person = await member();
    const past = new Date(Date.now() - 1000).toISOString();
    const { id, token } = await server.client().sessions.create({ email: person.email, password: PASSWORD });
    const own = { method: 'password', strength: 1, at: past };
    const over = {
      method: 'sso',
      connection_id: oidc,
      tenant_id: workspaceId,
      strength: 2,
      at: past,
      expires_at: past,
    };
    const put = (proofs: object[]) =>
      server.knex.raw('update sessions set proofs = ?::jsonb where id = ?', [JSON.stringify(proofs), id]);
    await put([own, over]);
    await server.client(token).me.get();
    await put([over]);
    await expect.poll(() => statusOrCode(server.client(token).me.get())).toBe('credential_expired');
  });

  it('groups give the highest mapped role, also in projects, but none above the activator and never owner', async () => {
    const project = await owner.api.projects.create({
      workspace: owner.workspace,
      name: 'Books',
      slug: unique('books'),
      environment: 'development',
    });
    const role_mappings = [
      { group: 'Staff', role: 'viewer' },
      { group: 'Staff', role: 'manager' },
      { group: 'Root', role: 'owner' },
      { group: 'Staff', role: 'admin', project_id: project.id },
    ];
    const connection = await putConnection(server, workspaceId, oidcSettings(provider.issuer), {
      authority: 'manager',
      role_mappings,
    });
    const subject = account({ groups: ['Staff', 'Root'] });
    const { user_id } = await signIn(subject, connection);
    const roleOf = async () =>
      (await owner.api.members.get({ workspace: owner.workspace, user_id: user_id as never })).role;
    expect(await roleOf()).toBe('manager');
    expect(await server.knex('project_members').where({ user_id })).toEqual([]);
    await server.knex('sso_connections').where({ id: connection }).update({ authority: 'admin' });
    await promote(user_id, 'viewer');
    const { code, verifier } = await codeByOidc(server, provider, connection, subject);
    const exchanged = server.client().sso.exchange({ code, code_verifier: verifier });
    // The session is for a role that all replicas know of.
    expect((await exchanged.withResponse()).response.headers.has('server-timing')).toBe(true);
    expect(await roleOf()).toBe('manager');
    expect(await server.knex('project_members').where({ user_id })).toMatchObject([
      { project_id: project.id, role: 'admin' },
    ]);
  });

  it('a lower mapped role cancels the invitations that it could not send', async () => {
    const role_mappings = [{ group: 'Staff', role: 'viewer' }];
    const connection = await putConnection(server, workspaceId, oidcSettings(provider.issuer), {
      authority: 'owner',
      role_mappings,
    });
    const { api, email, id } = await member('admin');
    const { workspace } = owner;
    await api.invitations.create({ workspace, emails: [`${unique('i')}@example.com`], role: 'member' });
    await signIn(account({ email, groups: ['Staff'] }), connection);
    expect((await owner.api.members.get({ workspace, user_id: id as never })).role).toBe('viewer');
    expect(await server.knex('invitations').where({ invited_by: id })).toMatchObject([
      { cancelled_at: expect.any(Date) },
    ]);
  });
});

describe('an account that exists already', () => {
  it('an existing account of a member below the activator is linked, and the person gets a mail', async () => {
    const person = await member();
    await mailbox.next(person.email);
    const { user_id } = await signIn(asHolder(person.email));
    expect(user_id).toBe(person.id);
    expect((await mailbox.next(person.email)).subject).toContain('signs you in by');
  });

  it.each([
    ['an owner', () => member('owner')],
    [
      'a person whose address is not confirmed',
      async () => {
        const person = await member();
        await server.knex('users').where({ id: person.id }).update({ email_verified_at: null });
        return person;
      },
    ],
    [
      'a person of other tenants alone',
      async () => {
        const person = await member();
        await owner.api.members.remove({ workspace: owner.workspace, user_id: person.id });
        return person;
      },
    ],
  ])('of %s is linked only with the code that is mailed to it', async (_, make) => {
    const person = await make();
    const subject = asHolder(person.email);
    const { code, problem } = await signInRefused(subject);
    expect(code).toBe('identity_link_required');
    const challenge = problem?.challenge ?? '';
    const mailed_code = await mailedCode(person.email);
    const wrong = mailed_code === '00000000' ? '11111111' : '00000000';
    const confirm = (given: string) => server.client().sso.exchange({ challenge, mailed_code: given });
    expect((await expectProblem(confirm(wrong))).code).toBe('invalid_credentials');
    expect((await confirm(mailed_code)).user_id).toBe(person.id);
    expect((await expectProblem(confirm(mailed_code))).code).toBe('invalid_credentials');
    expect((await signIn(subject)).user_id).toBe(person.id);
  });

  it('an account is not linked by a code that was mailed for another subject', async () => {
    const person = await member('owner');
    const [mine, theirs] = [asHolder(person.email), asHolder(person.email)];
    await signInRefused(mine);
    const mailed_code = await mailedCode(person.email);
    const { problem } = await signInRefused(theirs);
    await mailbox.next(person.email);
    const challenge = problem?.challenge ?? '';
    const { code } = await expectProblem(server.client().sso.exchange({ challenge, mailed_code }));
    expect(code).toBe('invalid_credentials');
  });

  it('an account that becomes an owner can no longer sign in through a confirmation of the tenant', async () => {
    const person = await member();
    const subject = asHolder(person.email);
    const { token } = await signIn(subject);
    await mailbox.next(person.email);
    await promote(person.id, 'owner');
    expect((await expectProblem(server.client(token).me.get())).status).toBe(401);
    expect((await signInRefused(subject)).code).toBe('identity_link_required');
  });

  it('a removed member can no longer sign in through a confirmation of the tenant, even if added again', async () => {
    const person = await member();
    const { token } = await signIn(asHolder(person.email));
    const me = { workspace: owner.workspace, user_id: person.id };
    await owner.api.members.remove(me);
    await server.operator.members.add({ ...me, role: 'owner' });
    expect((await expectProblem(server.client(token).me.get())).status).toBe(401);
  });

  it('a person who is above the workspace through the organization must confirm a sign-in', async () => {
    const { head, organization, workspace, workspaceId: id, connection, join } = await ownedWorkspace();
    const signedIn = async ({ subject }: { subject: string }) => (await signIn(subject, connection)).token;
    const statusOf = async (token: string) => (await expectProblem(server.client(token).me.get())).status;
    const add = (user_id: TestUser['id'], role: 'admin' | 'member' | 'owner') =>
      server.operator.organizationMembers.add({ organization, user_id, role });
    const move = (organization_id: string | null) =>
      server.knex('workspaces').where({ id }).update({ organization_id });

    const promoted = await join('member');
    const ofPromoted = await signedIn(promoted);
    await head.api.organizationMembers.update({ organization, user_id: promoted.id, role: 'admin' });
    expect(await statusOf(ofPromoted)).toBe(401);

    await move(null);
    const [added, before, other] = [await join(), await join(), await join()];
    const [ofAdded, ofBefore, ofOther] = [
      await signedIn(added),
      await signedIn(before),
      await signedIn(other),
    ];
    await add(before.id, 'owner');
    await add(other.id, 'member');
    expect((await server.client(ofBefore).workspaces.get({ workspace })).id).toBe(id);
    await move(organization);
    await expect.poll(() => statusOrCode(server.client(ofBefore).me.get())).toBe('credential_revoked');
    expect((await server.client(ofOther).workspaces.get({ workspace })).id).toBe(id);
    await add(added.id, 'admin');
    expect(await statusOf(ofAdded)).toBe(401);
  });

  it('no session is created for a person who gets above the workspace concurrently', async () => {
    const { head, organization, connection, join } = await ownedWorkspace();
    for (let round = 0; round < rounds({ sample: 3, full: 200 }); round += 1) {
      const { id: user_id, subject } = await join('member');
      const returned = await codeByOidc(server, provider, connection, subject);
      const [signedIn] = await Promise.allSettled([
        exchange(server, returned),
        head.api.organizationMembers.update({ organization, user_id, role: 'owner' }),
      ]);
      if (signedIn.status === 'rejected') continue;
      expect((await expectProblem(server.client(signedIn.value.token).me.get())).status).toBe(401);
    }
  });

  it('an account of an owner of the owning organization is not linked automatically', async () => {
    const { connection, join } = await ownedWorkspace();
    const [other, plain] = [await join('owner'), await join('member')];
    expect((await signIn(plain.subject, connection)).user_id).toBe(plain.id);
    expect(await signInRefused(other.subject, connection)).toMatchObject({ code: 'identity_link_required' });
  });

  it('an owner signs in by their confirmation only while the configuration is the same', async () => {
    const person = await member('owner');
    const connection = await putConnection(server, workspaceId, oidcSettings(provider.issuer));
    const subject = asHolder(person.email);
    const { problem } = await signInRefused(subject, connection);
    const mailed_code = await mailedCode(person.email);
    await server.client().sso.exchange({ challenge: problem?.challenge ?? '', mailed_code });
    await signIn(subject, connection);
    await server.knex.raw("update sso_configurations set digest = 'next' where connection_id = ?", [
      connection,
    ]);
    await server.knex('sso_connections').where({ id: connection }).update({ active_digest: 'next' });
    expect((await signInRefused(subject, connection)).code).toBe('identity_link_required');
  });

  it('a removed member comes back only by an invitation and a mailed code', async () => {
    const subject = account();
    const { user_id } = await signIn(subject);
    await owner.api.members.remove({ workspace: owner.workspace, user_id: user_id as never });
    expect(await signInRefused(subject)).toMatchObject({
      code: 'sso_failed',
      problem: { reason: 'not_a_member' },
    });
    const email = `${subject}@${domain}`;
    await owner.api.invitations.create({ workspace: owner.workspace, emails: [email], role: 'viewer' });
    await mailbox.next(email);
    const { problem } = await signInRefused(subject);
    const mailed_code = await mailedCode(email);
    const challenge = problem?.challenge ?? '';
    expect((await server.client().sso.exchange({ challenge, mailed_code })).user_id).toBe(user_id);
  });
});

describe('an address in a domain that the tenant has not proven', () => {
  it('an address in another domain is refused, unless it is invited', async () => {
    const subject = account({ email: elsewhere });
    expect((await signInRefused(subject)).code).toBe('sso_domain_not_verified');
    await owner.api.invitations.create({ workspace: owner.workspace, emails: [elsewhere], role: 'viewer' });
    await mailbox.next(elsewhere);
    const { code, problem } = await signInRefused(subject);
    expect(code).toBe('identity_link_required');
    const mailed_code = await mailedCode(elsewhere);
    const challenge = problem?.challenge ?? '';
    const { user_id } = await server.client().sso.exchange({ challenge, mailed_code });
    const found = await owner.api.members.get({ workspace: owner.workspace, user_id: user_id as never });
    expect(found).toMatchObject({ email: elsewhere, role: 'viewer' });
  });

  it('a sign-in without an address is refused, and so is a new person if jit is off', async () => {
    expect(await signInRefused(account({ email: 'no address' }))).toMatchObject({
      problem: { reason: 'no_email' },
    });
    const closed = await putConnection(server, workspaceId, oidcSettings(provider.issuer), {
      default_role: null,
    });
    expect(await signInRefused(account(), closed)).toMatchObject({ problem: { reason: 'not_a_member' } });
  });
});

describe('a sign-in under way', () => {
  it('a sign-in returns only to listed addresses, and begins only at an active connection', async () => {
    const ask = (given: object) =>
      expectProblem(
        server.client().sso.authorize({
          connection_id: oidc as never,
          redirect_uri: REDIRECT_URI,
          state: 'x',
          code_challenge: pkce().challenge,
          ...given,
        }),
      );
    expect((await ask({ redirect_uri: `${REDIRECT_URI}/` })).code).toBe('invalid_request');
    expect((await ask({ email: `a@${domain}` })).code).toBe('invalid_request');
    expect((await ask({ connection_id: undefined })).code).toBe('invalid_request');
    expect((await ask({ connection_id: undefined, email: elsewhere })).code).toBe('not_found');
    const off = await putConnection(server, workspaceId, samlSettings(signer.certificate), {
      disabled_at: new Date(),
    });
    expect((await ask({ connection_id: off })).code).toBe('not_found');
  });

  it('a sign-in continues only in the browser that began it, and once', async () => {
    const begun = await begin(server, oidc);
    expect((await createBrowser().request(begun.start)).status).toBe(400);
    const callback = await provider.signIn(begun.provider, account());
    expect((await createBrowser().request(callback.href)).status).toBe(400);
    const back = await begun.browser.follow(callback.href);
    expect(back.searchParams.get('state')).toBe('state of the program');
    expect((await begun.browser.request(callback.href)).status).toBe(400);
  });

  it('the code of a sign-in works once, for a minute, with its verifier', async () => {
    const used = await codeByOidc(server, provider, oidc, account());
    await exchange(server, used);
    const other = await codeByOidc(server, provider, oidc, account());
    const stolen = { ...other, verifier: pkce().verifier };
    const late = await codeByOidc(server, provider, oidc, account());
    for (const returned of [used, stolen, other])
      expect((await expectProblem(exchange(server, returned))).code).toBe('invalid_credentials');
    await server
      .knex('sso_codes')
      .whereNull('used_at')
      .update({ expires_at: new Date(0) });
    expect((await expectProblem(exchange(server, late))).code).toBe('invalid_credentials');
    const half = server.client().sso.exchange({ code: late.code, mailed_code: '1' });
    expect((await expectProblem(half)).code).toBe('invalid_request');
  });

  it('a pending sign-in ends when the connection or its configuration changes', async () => {
    const connection = await putConnection(server, workspaceId, oidcSettings(provider.issuer));
    const returned = await codeByOidc(server, provider, connection, account());
    await server.knex('sso_connections').where({ id: connection }).update({ disabled_at: new Date() });
    expect((await expectProblem(exchange(server, returned))).code).toBe('invalid_credentials');
  });

  it('a failed sign-in returns its reason to the program, and is recorded', async () => {
    const begun = await begin(server, oidc);
    const refused = new URL(begun.provider.searchParams.get('redirect_uri') ?? '');
    refused.searchParams.set('state', begun.provider.searchParams.get('state') ?? '');
    refused.searchParams.set('iss', 'https://another.example');
    refused.searchParams.set('code', 'stolen from another provider');
    const back = await begun.browser.follow(refused.href);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error: 'sso_failed',
      error_reason: expect.stringMatching(/wrong_issuer|malformed_response/),
      state: 'state of the program',
    });
    const [row] = await server
      .knex('sso_sign_ins')
      .where({ connection_id: oidc, outcome: 'failed' })
      .orderBy('id', 'desc');
    expect(row?.reason).toBe(back.searchParams.get('error_reason'));
  });
});

describe('a response of SAML', () => {
  const person = () => ({ nameId: unique('name-id'), attributes: { email: [`${unique('s')}@${domain}`] } });

  it('a SAML response is accepted only by the connection that sent the request', async () => {
    const other = await putConnection(server, workspaceId, samlSettings(signer.certificate));
    const begun = await begin(server, saml);
    const { nameId, attributes } = person();
    const { acs, body } = await samlForm(begun, signer, nameId, attributes);
    const back = await begun.browser.follow(acs.replace(saml, other), { method: 'POST', body });
    expect(back.searchParams.get('error_reason')).toBe('wrong_request');
  });

  it('a SAML response without the cookie, in another format, or too large is refused', async () => {
    const begun = await begin(server, saml);
    const { nameId, attributes } = person();
    const { acs, body } = await samlForm(begun, signer, nameId, attributes);
    const stranger = createBrowser();
    expect((await stranger.request(acs, { method: 'POST', body })).status).toBe(400);
    const { browser } = begun;
    const large = new URLSearchParams({
      SAMLResponse: 'A'.repeat(400_000),
      RelayState: body.get('RelayState') ?? '',
    });
    const forms: RequestInit[] = [
      { body: JSON.stringify({}), headers: { 'content-type': 'application/json' } },
      { body: large },
      { body: new URLSearchParams([...body, ...body]) },
    ];
    for (const init of forms)
      expect((await browser.request(acs, { method: 'POST', ...init })).status).toBe(400);
    expect((await browser.follow(acs, { method: 'POST', body })).searchParams.get('code')).toBeTruthy();
  });

  it('an unsolicited SAML response begins a new sign-in if the connection allows it', async () => {
    const open = await putConnection(server, workspaceId, samlSettings(signer.certificate, true));
    const metadata = await (await fetch(new URL(`/sso/${open}/metadata`, server.url))).text();
    const acs = /Location="([^"]*)"/.exec(metadata)?.[1] ?? '';
    const body = new URLSearchParams({ SAMLResponse: 'ignored' });
    const url = await createBrowser().follow(acs, { method: 'POST', body });
    expect(url.pathname + url.search).toBe(`/sign-in?connection_id=${open}`);
  });

  it('a SAML response signs in once, on any replica', async () => {
    const { nameId, attributes } = person();
    const assertionId = `_${unique('assertion')}`;
    const answer = async () => {
      const begun = await begin(server, saml);
      const { acs, body } = await samlForm(begun, signer, nameId, attributes, { assertionId });
      return begun.browser.follow(acs, { method: 'POST', body });
    };
    expect((await answer()).searchParams.get('code')).toBeTruthy();
    expect((await answer()).searchParams.get('error_reason')).toBe('replayed_response');
  });
});

describe('a test of a connection', () => {
  async function testOf(connection_id: string, subject: string) {
    const given = { workspace: owner.workspace, connection_id: connection_id as never };
    const { test_id, url } = await owner.api.ssoConnections.test(given);
    const browser = createBrowser();
    const callback = await provider.signIn(await browser.follow(url), subject);
    const page = await browser.request(callback.href);
    expect(page.status).toBe(200);
    return owner.api.ssoTests.get({ ...given, test_id: test_id as never });
  }

  it('a test shows what the provider sent and the resulting account, and creates nothing', async () => {
    const draft = await putConnection(server, workspaceId, oidcSettings(provider.issuer));
    await server
      .knex('sso_connections')
      .where({ id: draft })
      .update({ draft_digest: server.knex.ref('active_digest') as never, active_digest: null });
    const subject = account({ groups: ['Staff'] });
    const test = await testOf(draft, subject);
    expect(test).toMatchObject({
      status: 'passed',
      would_be: { outcome: 'create', user_id: null, role: 'member' },
      checks: [
        { name: 'response', passed: true, reason: null },
        { name: 'email', passed: true },
        { name: 'domain', passed: true },
      ],
    });
    expect(test.attributes).toEqual(
      expect.arrayContaining([
        { name: 'email', values: [`${subject}@${domain}`] },
        { name: 'groups', values: ['Staff'] },
      ]),
    );
    expect(await server.knex('users').where({ email: `${subject}@${domain}` })).toEqual([]);
    const person = await member('owner');
    expect((await testOf(draft, asHolder(person.email))).would_be).toEqual({
      outcome: 'confirm',
      user_id: person.id,
      role: 'owner',
    });
  });

  it('a test fails without an address, or when the provider refuses the sign-in', async () => {
    const nameless = await testOf(oidc, account({ email: 'none' }));
    expect(nameless).toMatchObject({ status: 'failed', would_be: null });
    expect(nameless.checks[1]).toMatchObject({ name: 'email', passed: false, reason: 'no_email' });
    const wrong = await putConnection(server, workspaceId, oidcSettings(provider.issuer), {});
    await server.knex('sso_configurations').where({ connection_id: wrong }).delete();
    const given = { workspace: owner.workspace, connection_id: wrong as never };
    const { url } = await owner.api.ssoConnections.test(given);
    expect((await createBrowser().request(url)).status).toBe(400);
  });
});
