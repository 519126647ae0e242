import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SigningCertificate } from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import { statusOrCode } from '../../support/keys.ts';
import { queuedMail } from '../../support/queued-mails.ts';
import { createSigner } from '../../support/saml/signer.ts';
import { rounds } from '../../support/scale.ts';
import { verifiedDomain } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  codeBySaml,
  exchange,
  putConnection,
  REDIRECT_URI,
  samlSettings,
} from '../../support/sso/sign-in.ts';
import { createUser, expectProblem, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let signer: SigningCertificate;
let owner: TestUser;
let workspace: string;
let workspaceId: string;
let domain: string;
let connection: string;

beforeAll(async () => {
  server = await startTestServer({
    env: { SIGN_IN_REDIRECT_URIS: REDIRECT_URI, BACKGROUND_WORK: 'false' },
  });
  [owner, signer] = await Promise.all([createUser(server, 'Owner'), createSigner()]);
  ({ workspace } = owner);
  workspaceId = (await owner.api.workspaces.get({ workspace })).id;
  domain = await verifiedDomain(server, workspaceId);
  connection = await putConnection(server, workspaceId, samlSettings(signer.certificate));
}, 60_000);
afterAll(() => server.stop());

/** A member with an address of the domain, whom the provider knows by it. */
async function member(role = 'member') {
  const user = await createUser(server, 'Member');
  const email = `${unique('m')}@${domain}`;
  await server.knex('users').where({ id: user.id }).update({ email, email_key: email });
  await server.operator.members.add({ workspace, user_id: user.id, role: role as never });
  return { ...user, email };
}
type Person = Awaited<ReturnType<typeof member>>;

const codeFor = ({ email }: { email: string }, given = {}, subject = email) =>
  codeBySaml(server, signer, connection, subject, { email: [email] }, given);
const signIn = async (person: { email: string }, subject?: string) =>
  exchange(server, await codeFor(person, {}, subject));
const confirmed = async ({ email }: { email: string }, challenge = '') => {
  const { code: mailed_code } = await queuedMail(server, email, 'identity_link_code');
  return server.client().sso.exchange({ challenge, mailed_code });
};
const isLive = async ({ token }: { token: string }) =>
  (await statusOrCode(server.client(token).me.get())) === 'served';
const identitiesOf = async (user_id: string) =>
  (await owner.api.memberIdentities.list({ workspace, user_id: user_id as never })).data;
const idOf = (identity: { id: `idn_${string}` } | undefined) => identity?.id ?? ('idn_' as const);
const unlink = async (by: TestUser, user_id: string) => {
  const [identity] = await identitiesOf(user_id);
  const one = { workspace, user_id: user_id as never, identity_id: idOf(identity) };
  return statusOrCode(by.api.memberIdentities.unlink(one));
};
const ofType = async (type: string) =>
  (await owner.api.events.list({ workspace, limit: 100 })).data
    .filter((event) => event.type === type)
    .map(({ data }) => (data as { user_id: string }).user_id);
const auditOf = async (action: string) =>
  (await owner.api.auditEvents.list({ workspace, limit: 100 })).data.filter(
    (entry) => entry.action === action,
  );

describe('an administrator', () => {
  it('unlinking an identity ends the sessions that have no other proof, and removes its proof from others', async () => {
    const person = await member();
    const [alone, byOther] = [await signIn(person), await signIn(person, `${person.email} other`)];
    const { token } = await server.client().sessions.create({ email: person.email, password: PASSWORD });
    const code = await codeFor(person, { token });
    await server.client(token).sessions.addProof({ sso_code: code.code, code_verifier: code.verifier });
    const [, first] = await identitiesOf(person.id);
    expect(first).toMatchObject({ subject: person.email, confirmed_by: 'domain', connection_id: connection });
    const one = { workspace, user_id: person.id, identity_id: idOf(first) };
    await owner.api.memberIdentities.unlink(one);
    expect(await Promise.all([alone, byOther, { token }].map(isLive))).toEqual([false, true, true]);
    const { data } = await server.client(token).sessions.list();
    expect(data.find(({ current }) => current)?.proofs).toMatchObject([{ method: 'password' }]);
    expect(await statusOrCode(owner.api.memberIdentities.unlink(one))).toBe('not_found');
    expect(await ofType('identity.unlinked')).toContain(person.id);
    expect(await auditOf('identity.unlinked')).toMatchObject([{ target: { id: first?.id } }]);
    // The same subject is linked anew.
    const again = await signIn(person);
    expect(again.user_id).toBe(person.id);
    expect((await identitiesOf(person.id)).map(({ id }) => id)).not.toContain(first?.id);
  });

  it('an administrator unlinks only people below them, and an owner confirms the next sign-in', async () => {
    const [admin, peer, ordinary, owning] = [
      await member('admin'),
      await member('admin'),
      await member(),
      await member('owner'),
    ];
    await signIn(peer);
    await signIn(ordinary);
    const asked = await expectProblem(signIn(owning));
    const session = await confirmed(owning, asked.problem?.challenge);
    expect(await unlink(admin, ordinary.id)).toBe('served');
    expect(await unlink(ordinary, peer.id)).toBe('insufficient_role');
    for (const other of [peer, owning]) expect(await unlink(admin, other.id)).toBe('privilege_escalation');
    const [own] = (await owning.api.identities.list()).data;
    await owning.api.identities.unlink({ identity_id: idOf(own) });
    expect(await isLive(session)).toBe(false);
    expect(await auditOf('identity.unlinked')).toMatchObject([
      { target: { id: own?.id }, actor: { id: owning.id } },
      {},
      {},
    ]);
    expect(await expectProblem(signIn(owning))).toMatchObject({ code: 'identity_link_required' });
  });

  it('an administrator finds no identities of other tenants or of people who are not members', async () => {
    const [person, other] = [await member(), await member()];
    await signIn(person);
    await signIn(other);
    const [identity] = await identitiesOf(person.id);
    const foreign = await createUser(server, 'Foreign');
    await server.operator.members.add({ workspace: foreign.workspace, user_id: person.id, role: 'member' });
    const at = { workspace: foreign.workspace, user_id: person.id };
    expect((await foreign.api.memberIdentities.list(at)).data).toEqual([]);
    const identity_id = idOf(identity);
    const attempts = [
      foreign.api.memberIdentities.unlink({ ...at, identity_id }),
      owner.api.memberIdentities.unlink({ workspace, user_id: other.id, identity_id }),
      other.api.identities.unlink({ identity_id }),
      owner.api.memberIdentities.list({ workspace, user_id: foreign.id }),
    ];
    expect(await Promise.all(attempts.map(statusOrCode))).toEqual(Array(4).fill('not_found'));
  });
});

describe('a person', () => {
  it('listing and unlinking own identities requires a proof of the person', async () => {
    const person = await member();
    const { token } = await signIn(person);
    const { identities } = server.client(token);
    const identity_id = idOf((await identitiesOf(person.id))[0]);
    expect(await statusOrCode(identities.list())).toBe('sign_in_method_not_allowed');
    expect(await statusOrCode(identities.unlink({ identity_id }))).toBe('sign_in_method_not_allowed');
    expect((await person.api.identities.list()).data).toMatchObject([{ id: identity_id }]);
  });

  it('a removed person returns only by an invitation, whether the identity was unlinked before or after', async () => {
    for (const isBefore of [true, false]) {
      const person = await member();
      await signIn(person);
      const remove = () => owner.api.members.remove({ workspace, user_id: person.id });
      if (!isBefore) await remove();
      expect(await unlink(owner, person.id)).toBe('served');
      if (isBefore) await remove();
      expect(await expectProblem(signIn(person))).toMatchObject({
        code: 'sso_failed',
        problem: { reason: 'not_a_member' },
      });
      await owner.api.invitations.create({ workspace, emails: [person.email], role: 'member' });
      const asked = await expectProblem(signIn(person));
      expect((await confirmed(person, asked.problem?.challenge)).user_id).toBe(person.id);
    }
  });

  it('a concurrent sign-in and unlinking never both succeed', async () => {
    const person = await member();
    await signIn(person);
    for (let round = 0; round < rounds({ sample: 4, full: 60 }); round += 1) {
      const code = await codeFor(person);
      const [signedIn] = await Promise.all([
        exchange(server, code).catch(() => undefined),
        unlink(owner, person.id),
      ]);
      const linked = await identitiesOf(person.id);
      if (signedIn !== undefined) expect(await isLive(signedIn)).toBe(linked.length === 1);
      if (linked.length === 0) await signIn(person);
    }
  });
});

describe('the undo of an automatic link', () => {
  async function linked(): Promise<{ person: Person; token: string; session: { token: string } }> {
    const person = await member();
    const session = await signIn(person);
    const { url } = await queuedMail(server, person.email, 'identity_linked');
    const [page, token = ''] = url?.split('#token=') ?? [];
    expect(page).toMatch(/\/undo-link$/);
    return { person, token, session };
  }
  const undo = (token: string) => statusOrCode(server.client().identities.undoLink({ token }));

  it('an undo of an automatic link ends its sessions, and only the person can link it again', async () => {
    const { person, token, session } = await linked();
    const undone = await server.client().identities.undoLink({ token });
    expect(undone).toMatchObject({
      user_id: person.id,
      connection_id: connection,
      workspace_id: workspaceId,
    });
    expect(await isLive(session)).toBe(false);
    expect(await undo(token)).toBe('invalid_state');
    expect(await ofType('identity.unlinked')).toContain(person.id);
    expect(await auditOf('identity.link_undone')).toMatchObject([{ target: { id: undone.identity_id } }]);
    const refused = await expectProblem(signIn(person));
    expect(refused).toMatchObject({ code: 'identity_link_required' });
    expect(refused.problem?.challenge).toBeUndefined();
    const { data } = await owner.api.ssoSignIns.list({ workspace, connection_id: connection as never });
    expect(data[0]).toMatchObject({ outcome: 'failed', reason: 'link_undone' });
    const own = await server.client().sessions.create({ email: person.email, password: PASSWORD });
    const code = await codeFor(person, { token: own.token });
    const proof = { sso_code: code.code, code_verifier: code.verifier };
    expect((await server.client(own.token).sessions.addProof(proof)).proofs).toHaveLength(2);
    expect((await signIn(person)).user_id).toBe(person.id);
    expect((await queuedMail(server, person.email, 'identity_linked')).url).toBeNull();
  });

  it('an undo of an automatic link applies after an unlinking, and to earlier mailed codes', async () => {
    const { person, token } = await linked();
    expect(await unlink(owner, person.id)).toBe('served');
    await server.knex('users').where({ id: person.id }).update({ email_verified_at: null });
    const { problem } = await expectProblem(signIn(person));
    expect(await undo(token)).toBe('served');
    expect(await expectProblem(confirmed(person, problem?.challenge))).toMatchObject({
      code: 'identity_link_required',
    });
  });

  it('an automatic link can be undone once, for seven days', async () => {
    const { token } = await linked();
    const answers = await Promise.all([undo(token), undo(token), undo(token)]);
    expect(answers.toSorted()).toEqual(['invalid_state', 'invalid_state', 'served']);
    const late = await linked();
    await server
      .knex('identity_undos')
      .where({ user_id: late.person.id })
      .update({ expires_at: new Date(Date.now() - 1) });
    expect(await undo(late.token)).toBe('invalid_state');
    expect(await isLive(late.session)).toBe(true);
    expect(await undo('tn_und_none')).toBe('not_found');
  });
});
