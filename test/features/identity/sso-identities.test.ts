import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SigningCertificate } from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import { type Mailbox, startMailbox } from '../../support/mailbox.ts';
import { createSigner } from '../../support/saml/signer.ts';
import { verifiedDomain } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { activate } from '../../support/sso/connections.ts';
import {
  codeBySaml,
  exchange,
  putConnection,
  REDIRECT_URI,
  samlSettings,
} from '../../support/sso/sign-in.ts';
import { createUser, expectProblem, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let mailbox: Mailbox;
let signer: SigningCertificate;
let owner: TestUser;
let workspace: string;
let workspaceId: string;
let domain: string;

beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({ env: { SIGN_IN_REDIRECT_URIS: REDIRECT_URI, SMTP_URL: mailbox.url } });
  [owner, signer] = await Promise.all([createUser(server, 'Owner'), createSigner()]);
  ({ workspace } = owner);
  workspaceId = (await owner.api.workspaces.get({ workspace })).id;
  domain = await verifiedDomain(server, workspaceId);
}, 60_000);
afterAll(async () => {
  await Promise.all([server.stop(), mailbox.stop()]);
});

const connect = (authority: string) =>
  putConnection(server, workspaceId, samlSettings(signer.certificate), { authority });

/** A member with an address of the domain, whom the provider knows by it. */
async function member(role: string) {
  const user = await createUser(server, 'Member');
  const email = `${unique('m')}@${domain}`;
  await server.knex('users').where({ id: user.id }).update({ email, email_key: email });
  await server.operator.members.add({ workspace, user_id: user.id, role: role as never });
  await mailbox.next(email);
  return { ...user, email };
}

/** Signs a person in. A person whom the connection is not trusted for confirms by the mailed code. */
async function signIn(connection: string, { email }: { email: string }) {
  const code = await codeBySaml(server, signer, connection, email, { email: [email] });
  return exchange(server, code);
}
async function confirm(connection: string, person: { email: string }) {
  const { code, problem } = await expectProblem(signIn(connection, person));
  expect(code).toBe('identity_link_required');
  for (;;) {
    const mailed_code = /\b\d{8}\b/.exec((await mailbox.next(person.email)).text)?.[0];
    if (mailed_code === undefined) continue;
    return server.client().sso.exchange({ challenge: problem?.challenge ?? '', mailed_code });
  }
}
const isLive = ({ token }: { token: string }) =>
  server
    .client(token)
    .me.get()
    .then(
      () => true,
      () => false,
    );
const unconfirmed = async (connection: string) =>
  (await owner.api.events.list({ workspace, limit: 100 })).data
    .filter(({ type }) => type === 'identity.unconfirmed')
    .map(({ data }) => data as { connection_id: string; user_id: string })
    .filter(({ connection_id }) => connection_id === connection)
    .map(({ user_id }) => user_id)
    .toSorted();

describe('an activation by a person of lower rank', () => {
  it('activating another configuration ends only the confirmations of owners and people above', async () => {
    const connection = await connect('owner');
    const [other, admin, ordinary] = await Promise.all([member('owner'), member('admin'), member('member')]);
    const ofOwner = await confirm(connection, other);
    const ofMember = await signIn(connection, ordinary);
    const ofAdmin = await signIn(connection, admin);
    // A session that rests on more than the connection goes on without what that has proved.
    const { id, token } = await server.client().sessions.create({ email: other.email, password: PASSWORD });
    const own = { method: 'password', strength: 1, at: new Date().toISOString() };
    const proofs = JSON.stringify([own, ...ofOwner.proofs]);
    await server.knex.raw('update sessions set proofs = ?::jsonb where id = ?', [proofs, id]);
    const one = { workspace, connection_id: connection as never };
    await admin.api.ssoConnections.update({ ...one, saml: { idp_sso_url: 'https://evil.example/sso' } });
    expect(await isLive(ofOwner)).toBe(true);
    await activate(server, admin.api, { workspace }, connection);
    expect(await Promise.all([ofOwner, ofMember, ofAdmin, { token }].map(isLive))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    const row = await server.knex('sessions').where({ id }).first('proofs');
    expect(row?.proofs).toMatchObject([{ method: 'password' }]);
    expect(await unconfirmed(connection)).toEqual([other.id]);
    // Another activation finds nothing that is new.
    await activate(server, admin.api, { workspace }, connection);
    expect(await unconfirmed(connection)).toEqual([other.id]);
    const again = await confirm(connection, other);
    await activate(server, admin.api, { workspace }, connection);
    expect(await isLive(again)).toBe(true);
  });

  it('is trusted no more for a person whose custom role gains permissions', async () => {
    const connection = await connect('manager');
    const { id: role } = await owner.api.roles.create({
      workspace,
      name: unique('role'),
      permissions: ['projects:read'],
    });
    const person = await member(role);
    const session = await signIn(connection, person);
    expect(session.user_id).toBe(person.id);
    await owner.api.roles.update({ workspace, role_id: role, permissions: ['projects:read', 'sso:manage'] });
    expect(await isLive(session)).toBe(false);
    expect((await expectProblem(signIn(connection, person))).code).toBe('identity_link_required');
    await owner.api.roles.update({ workspace, role_id: role, permissions: ['projects:read'] });
    const again = await signIn(connection, person);
    expect(again.user_id).toBe(person.id);
    await owner.api.roles.update({ workspace, role_id: role, name: unique('role') });
    expect(await isLive(again)).toBe(true);
  });

  it('activating the same configuration with a lower role ends confirmations of the tenant', async () => {
    const connection = await connect('admin');
    const role = await owner.api.roles.create({
      workspace,
      name: unique('sso'),
      permissions: ['sso:read', 'sso:manage'],
    });
    await server.knex('sso_connections').where({ id: connection }).update({ default_role: null });
    const [limited, admin, owning] = await Promise.all([member(role.id), member('admin'), member('owner')]);
    const [ofAdmin, ofLimited] = await Promise.all([signIn(connection, admin), signIn(connection, limited)]);
    const ofOwner = await confirm(connection, owning);
    await activate(server, limited.api, { workspace }, connection);
    expect(await Promise.all([ofAdmin, ofLimited, ofOwner].map(isLive))).toEqual([false, true, true]);
    expect(await unconfirmed(connection)).toEqual([admin.id]);
    expect(await expectProblem(signIn(connection, admin))).toMatchObject({ code: 'identity_link_required' });
  });
});

describe('a connection of a workspace that an organization owns', () => {
  it('an activation by another admin ends the proofs of an owner of the organization', async () => {
    const head = await createUser(server, 'Head');
    const { id: organization } = await head.api.organizations.create({ name: 'O', slug: unique('org') });
    const owned = await head.api.workspaces.create({ name: 'W', organization });
    const join = async (role: 'owner' | 'member', inside: 'admin' | 'member') => {
      const user = await createUser(server, 'Person');
      const email = `${unique(role)}@${await verifiedDomain(server, owned.id)}`;
      await server.knex('users').where({ id: user.id }).update({ email, email_key: email });
      await server.operator.organizationMembers.add({ organization, user_id: user.id, role });
      await server.operator.members.add({ workspace: owned.slug, user_id: user.id, role: inside });
      return { ...user, email };
    };
    const [owning, admin] = [await join('owner', 'member'), await join('member', 'admin')];
    const connection = await putConnection(server, owned.id, samlSettings(signer.certificate));
    const session = await confirm(connection, owning);
    expect(await isLive(session)).toBe(true);
    const one = { workspace: owned.slug, connection_id: connection as never };
    await admin.api.ssoConnections.update({ ...one, saml: { idp_sso_url: 'https://evil.example/sso' } });
    await activate(server, admin.api, { workspace: owned.slug }, connection);
    expect(await isLive(session)).toBe(false);
  });
});

describe('the sign-ins of a connection', () => {
  it('sign-ins are listed with their outcomes and reasons, and a part of the subject', async () => {
    const connection = await connect('admin');
    const [ordinary, owning] = [await member('member'), await member('owner')];
    await signIn(connection, ordinary);
    await expectProblem(signIn(connection, owning));
    const elsewhere = { email: `${unique('x')}@other.example` };
    await expectProblem(signIn(connection, elsewhere));
    const ask = { workspace, connection_id: connection as never };
    const { data } = await owner.api.ssoSignIns.list(ask);
    expect(data).toMatchObject([
      { outcome: 'failed', reason: 'domain_not_verified', user_id: null },
      { outcome: 'confirm', reason: null, user_id: owning.id },
      { outcome: 'link', reason: null, user_id: ordinary.id, ip_address: expect.any(String) },
    ]);
    expect(JSON.stringify(data)).not.toContain('@');
    const denied = (await member('member')).api.ssoSignIns.list(ask);
    expect((await expectProblem(denied)).status).toBe(403);
  });
});

describe('a response that no one has asked for', () => {
  it('an unsolicited response signs no one in, and begins a sign-in only if the connection allows it', async () => {
    const put = (unsolicited: boolean) =>
      putConnection(server, workspaceId, samlSettings(signer.certificate, unsolicited));
    const [off, on] = [await put(false), await put(true)];
    const post = (connection: string) =>
      fetch(`${server.url}/sso/${connection}/acs`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ SAMLResponse: 'bm90IHJlYWQ=' }),
      });
    const refused = await post(off);
    expect([refused.status, refused.headers.get('location')]).toEqual([400, null]);
    const begun = await post(on);
    const to = new URL(begun.headers.get('location') ?? '');
    expect([to.pathname, ...to.searchParams]).toEqual(['/sign-in', ['connection_id', on]]);
    expect(begun.headers.getSetCookie()).toEqual([]);
  });
});
