import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mailbox, startMailbox } from '../../support/mailbox.ts';
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
  type Returned,
} from '../../support/sso/sign-in.ts';
import { createUser, expectProblem, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let mailbox: Mailbox;
let provider: TestProvider;
let owner: TestUser;
let workspaceId: string;
let connection: string;
const domain = `${unique('acme')}.example`;
const accounts: ProviderAccount[] = [];

beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({ env: { SIGN_IN_REDIRECT_URIS: REDIRECT_URI, SMTP_URL: mailbox.url } });
  owner = await createUser(server, 'Owner');
  workspaceId = (await owner.api.workspaces.get({ workspace: owner.workspace })).id;
  await putDomain(server, workspaceId, domain);
  provider = await startOidcProvider(accounts, `http://localhost:${new URL(server.url).port}/sso/callback`);
  connection = await putConnection(server, workspaceId, oidcSettings(provider.issuer));
}, 60_000);
afterAll(async () => {
  await Promise.all([server.stop(), provider.stop(), mailbox.stop()]);
});

/** A member of the workspace, and the subject by which the provider names their address. */
async function member(role: 'member' | 'owner' = 'member') {
  const user = await createUser(server, 'Member');
  const email = `${unique('m')}@${domain}`;
  await server
    .knex('users')
    .where({ id: user.id })
    .update({ email, email_key: email, email_verified_at: new Date() });
  await server.operator.members.add({ workspace: owner.workspace, user_id: user.id, role });
  return { ...user, email, subject: subjectOf(email) };
}

function subjectOf(email: string): string {
  const subject = unique('subject');
  accounts.push({ subject, claims: { email, name: 'Ada' } });
  return subject;
}

type Person = Pick<TestUser, 'api' | 'token'>;
const codeFor = ({ token }: Person, subject: string, reauthenticate = false) =>
  codeByOidc(server, provider, connection, subject, { token, reauthenticate });
const bodyOf = ({ code, verifier }: Pick<Returned, 'code' | 'verifier'>) => ({
  sso_code: code,
  code_verifier: verifier,
});
const addProof = ({ api }: Person, returned: Pick<Returned, 'code' | 'verifier'>) =>
  api.sessions.addProof(bodyOf(returned));
const refused = async (call: Promise<unknown>) => (await expectProblem(call)).code;

/** Another session of a person. */
async function secondSession(email: string): Promise<Person> {
  const { token } = await server.client().sessions.create({ email, password: PASSWORD });
  return { token, api: server.client(token) };
}

/** Makes the proofs of the sessions of a person an hour old. */
const age = async ({ id }: { id: string }) => {
  const at = new Date(Date.now() - 3_600_000);
  const proofs = JSON.stringify([{ method: 'password', strength: 1, at: at.toISOString() }]);
  await server.knex.raw('update sessions set proofs = ?::jsonb, reauthenticated_at = ? where user_id = ?', [
    proofs,
    at,
    id,
  ]);
};
const identityOf = (subject: string) => server.knex('identities').where({ subject }).first();

describe('the proof of an identity provider', () => {
  it('a proof of a provider is added to its session, and reauthenticates only after a new sign-in there', async () => {
    const person = await member();
    await age(person);
    const session = await addProof(person, await codeFor(person, person.subject));
    expect(session.proofs).toMatchObject([
      { method: 'password' },
      { method: 'sso', connection_id: connection, tenant_id: workspaceId, strength: 1, is_silent: true },
    ]);
    expect(Date.parse(session.reauthenticated_at ?? '')).toBeLessThan(Date.now() - 3_000_000);
    expect(await identityOf(person.subject)).toMatchObject({ user_id: person.id, confirmed_by: 'domain' });
    const again = await addProof(person, await codeFor(person, person.subject));
    expect(again.proofs).toHaveLength(2);
  });

  it('the code of a proof works once, for its session, its purpose and its verifier', async () => {
    const person = await member();
    const other = await secondSession(person.email);
    const used = await codeFor(person, person.subject);
    await addProof(person, used);
    expect(await refused(addProof(person, used))).toBe('invalid_credentials');
    const stolen = await codeFor(person, person.subject);
    for (const presented of [other, person])
      expect(await refused(addProof(presented, stolen))).toBe('invalid_credentials');
    const exchanged = await codeFor(person, person.subject);
    expect(await refused(exchange(server, exchanged))).toBe('invalid_credentials');
    expect(await refused(addProof(person, exchanged))).toBe('invalid_credentials');
    const ofSignIn = await codeByOidc(server, provider, connection, person.subject);
    expect(await refused(addProof(person, ofSignIn))).toBe('invalid_credentials');
    const guessed = await codeFor(person, person.subject);
    expect(await refused(addProof(person, { ...guessed, verifier: used.verifier }))).toBe(
      'invalid_credentials',
    );
    const late = await codeFor(person, person.subject);
    await server.knex('sso_codes').where({ connection_id: connection }).update({ expires_at: new Date() });
    expect(await refused(addProof(person, late))).toBe('invalid_credentials');
  });

  it('concurrent requests with one code add one proof', async () => {
    const person = await member();
    for (let round = 0; round < rounds({ sample: 2, full: 20 }); round += 1) {
      const other = await secondSession(person.email);
      const statusesOf = async (...presented: Person[]) => {
        const returned = await codeFor(person, person.subject);
        const results = await Promise.allSettled(presented.map((one) => addProof(one, returned)));
        return results.map(({ status }) => status);
      };
      expect((await statusesOf(person, person)).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await statusesOf(person, other))[1]).toBe('rejected');
      const { data } = await other.api.sessions.list();
      expect(data.find(({ current }) => current)?.proofs).toMatchObject([{ method: 'password' }]);
    }
  });

  it('the proof of a provider is sent as only a code and its verifier', async () => {
    const pathsOf = async (body: object) => {
      const { problem } = await expectProblem(owner.api.sessions.addProof(body as never));
      return problem?.errors?.map(({ path, code }) => `${path} ${code}`);
    };
    expect(await pathsOf({ sso_code: 'x' })).toEqual(['code_verifier required']);
    expect(await pathsOf({ sso_code: 'x', code_verifier: 'v'.repeat(43), password: PASSWORD })).toEqual([
      'password forbidden',
    ]);
    expect(await pathsOf({ password: PASSWORD })).toEqual(['method required']);
  });
});

describe('linking in a session', () => {
  it('linking in a session requires a recent proof of the person, who gets a mail and can then sign in', async () => {
    const person = await member('owner');
    const returned = await codeFor(person, person.subject);
    await age(person);
    expect(await refused(addProof(person, returned))).toBe('reauthentication_required');
    expect(await identityOf(person.subject)).toBeUndefined();
    await person.api.sessions.reauthenticate({ password: PASSWORD });
    await addProof(person, returned);
    expect(await identityOf(person.subject)).toMatchObject({ user_id: person.id, confirmed_by: 'person' });
    const mails = [await mailbox.next(person.email), await mailbox.next(person.email)];
    expect(mails.some(({ text }) => text.includes(connection))).toBe(true);
    const { data } = await owner.api.events.list({ workspace: owner.workspace, limit: 100 });
    const linked = data.filter(
      (event) =>
        event.type === 'identity.linked' && (event.data as { subject: string }).subject === person.subject,
    );
    expect(linked).toHaveLength(1);
    const signedIn = await exchange(server, await codeByOidc(server, provider, connection, person.subject));
    expect(signedIn.user_id).toBe(person.id);
  });

  it('linking in a session requires both factors of the person, and a verified address', async () => {
    const careful = await member('owner');
    await server
      .knex('users')
      .where({ id: careful.id })
      .update({ second_factors: ['totp'] });
    const unverified = await member();
    await server.knex('users').where({ id: unverified.id }).update({ email_verified_at: null });
    for (const person of [careful, unverified]) {
      const returned = await codeFor(person, person.subject);
      expect(await refused(addProof(person, returned))).toBe('reauthentication_required');
      expect(await identityOf(person.subject)).toBeUndefined();
    }
  });

  it('linking in a session refuses a foreign subject without revealing whether it exists', async () => {
    const [person, other] = [await member(), await member()];
    const answers: unknown[] = [];
    for (const subject of [other.subject, subjectOf(`${unique('none')}@${domain}`)]) {
      const returned = await codeFor(person, subject);
      const { problem } = await expectProblem(addProof(person, returned));
      expect(JSON.stringify(problem)).not.toContain(other.id);
      answers.push({ ...problem, request_id: '' });
      expect(await refused(addProof(person, returned))).toBe('invalid_credentials');
      expect(await identityOf(subject)).toBeUndefined();
    }
    expect(answers[0]).toMatchObject({ code: 'sso_failed', reason: 'other_person' });
    expect(answers[1]).toEqual(answers[0]);
    const log = await server
      .knex('sso_sign_ins')
      .where({ connection_id: connection, reason: 'other_person' });
    expect(log.map(({ outcome, user_id }) => [outcome, user_id])).toEqual([
      ['failed', null],
      ['failed', null],
    ]);
  });

  it('linking in a session refuses a person who may not become a member', async () => {
    const stranger = await createUser(server, 'Stranger');
    const outside = await member();
    await server.knex('members').where({ user_id: outside.id, tenant_id: workspaceId }).delete();
    await server.knex('sso_connections').where({ id: connection }).update({ default_role: null });
    const problemOf = async (person: Person, subject: string) =>
      (await expectProblem(addProof(person, await codeFor(person, subject)))).problem;
    expect(await problemOf(outside, outside.subject)).toMatchObject({
      code: 'sso_failed',
      reason: 'not_a_member',
    });
    expect((await problemOf(stranger, subjectOf(stranger.email)))?.code).toBe('sso_domain_not_verified');
    await server.knex('sso_connections').where({ id: connection }).update({ default_role: 'member' });
  });
});

describe('a reauthentication by an identity provider', () => {
  it('a reauthentication requires that the provider asked the person to sign in again', async () => {
    const person = await member();
    await age(person);
    const silent = await codeFor(person, person.subject);
    expect(await refused(person.api.sessions.reauthenticate(bodyOf(silent)))).toBe('invalid_credentials');
    const asked = await codeFor(person, person.subject, true);
    const session = await person.api.sessions.reauthenticate(bodyOf(asked));
    expect(Date.parse(session.reauthenticated_at ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(session.proofs[1]).not.toHaveProperty('is_silent');
  });

  it('a reauthentication by a provider counts only in the tenant of the connection', async () => {
    const person = await member('owner');
    await addProof(person, await codeFor(person, person.subject));
    const tighten = (workspace: string) =>
      person.api.settings.update({ workspace, require_reauthentication: true });
    await Promise.all([tighten(owner.workspace), tighten(person.workspace)]);
    await age(person);
    await server.knex('sessions').where({ user_id: person.id }).update({ longest_pause_seconds: 3600 });
    for (const workspace of [owner.workspace, person.workspace])
      expect(await refused(tighten(workspace))).toBe('reauthentication_required');
    await person.api.sessions.reauthenticate(bodyOf(await codeFor(person, person.subject, true)));
    expect(await tighten(owner.workspace)).toMatchObject({ require_reauthentication: true });
    expect(await refused(tighten(person.workspace))).toBe('reauthentication_required');
    expect(await refused(person.api.totp.enroll())).toBe('reauthentication_required');
    // How long the person paused counts in the other workspace still.
    const row = await server.knex('sessions').where({ user_id: person.id }).first();
    expect(row?.longest_pause_seconds).toBe(3600);
  });
});
