import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emailChangeRepository } from '../../../server/features/identity/email-changes/repository.ts';
import { mailedCodeTo, totpCode } from '../../support/every-operation/factor-things.ts';
import { send } from '../../support/every-operation/operations.ts';
import { challengeFor, createCarefulUser, renewSteps, signIn } from '../../support/factors.ts';
import { statusOrCode } from '../../support/keys.ts';
import { queuedMail } from '../../support/queued-mails.ts';
import { activeDirectory, verifiedDomain } from '../../support/scim/directories.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import { mailedToken } from '../../support/tokens.ts';
import { createTeam, createUser, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false', TRUST_PROXY: '1' } });
}, 60_000);
afterAll(() => server.stop());

const newAddress = () => `${unique('new')}@example.com`;
const longAgo = new Date(Date.now() - 3_600_000);
/** The token of the link in the mail about a change. */
const undoTokenTo = async (address: string): Promise<string> =>
  (await queuedMail(server, address, 'email_changed')).url.split('#token=')[1] ?? '';

/** Asks for an address, and reads the code that it gets. */
async function codeFor({ api }: TestUser, email: string): Promise<string> {
  await api.me.changeEmail({ email });
  return (await queuedMail(server, email, 'email_change_code')).code;
}

/** Gives a person another address. @returns the token of the link in the mail to the old one */
async function changeTo(user: TestUser, email: string): Promise<string> {
  const code = await codeFor(user, email);
  await user.api.me.confirmEmail({ code });
  return undoTokenTo(user.email);
}

const undo = (token: string) => statusOrCode(server.client().me.undoEmail({ token }));

describe('another address', () => {
  it('a new address is confirmed by a code, which ends other sessions and mailed links', async () => {
    const user = await createUser(server, 'Mover');
    const other = server.client((await signIn(server, { email: user.email, password: PASSWORD })).body.token);
    const reset = await mailedToken(server, 'password_reset', user.id);
    const email = newAddress();
    const code = await codeFor(user, email);
    expect(await statusOrCode(user.api.me.confirmEmail({ code: '00000000' }))).toBe('invalid_credentials');
    const changed = await user.api.me.confirmEmail({ code });
    expect(changed).toMatchObject({ id: user.id, email });
    expect(changed.email_verified_at).not.toBeNull();
    expect(await statusOrCode(user.api.me.confirmEmail({ code }))).toBe('invalid_credentials');
    expect(await statusOrCode(other.me.get())).toBe('credential_revoked');
    expect(
      await statusOrCode(
        server.client().passwordResets.confirm({ token: reset, password: 'four words that fit' }),
      ),
    ).toBe('invalid_state');
    expect((await signIn(server, { email, password: PASSWORD })).status).toBe(201);
    expect((await signIn(server, { email: user.email, password: PASSWORD })).status).toBe(401);
    expect(await statusOrCode(user.api.me.changeEmail({ email: email.toUpperCase() }))).toBe('invalid_state');
  });

  it('the response to a new address is the same whether another account has it or not', async () => {
    const [user, holder] = [await createUser(server, 'Curious'), await createUser(server, 'Holder')];
    await server.knex('users').where({ id: holder.id }).update({ language: 'tr' });
    const answers = [];
    for (const email of [newAddress(), holder.email]) {
      const { status, body } = await send(server, 'POST', '/v1/me/email', {
        token: user.token,
        body: { email },
      });
      answers.push([status, Object.keys(body), body.user_id]);
    }
    expect(answers[0]).toEqual(answers[1]);
    const mails = await server
      .knex('mails')
      .where({ recipient: holder.email })
      .select('template', 'language');
    expect(mails).toContainEqual({ template: 'email_change_taken', language: 'tr' });
    expect(JSON.stringify(mails)).not.toContain('email_change_code');
    const wrong = await statusOrCode(user.api.me.confirmEmail({ code: '00000000' }));
    expect(wrong).toBe('invalid_credentials');
    expect(await statusOrCode(user.api.me.get())).toBe('served');
  });

  it('a new address is refused if another account takes it before the code is sent', async () => {
    const user = await createUser(server, 'Slow');
    const email = newAddress();
    const code = await codeFor(user, email);
    await server.client().users.signUp({ email, password: PASSWORD, name: 'Fast' });
    expect(await statusOrCode(user.api.me.confirmEmail({ code }))).toBe('already_exists');
  });

  it('both steps of a change of the address require a recent proof with the second factor', async () => {
    const user = await createCarefulUser(server);
    const email = newAddress();
    await server.knex('sessions').where({ user_id: user.id }).update({ reauthenticated_at: longAgo });
    const old = JSON.stringify([{ method: 'password', strength: 1, at: longAgo.toISOString() }]) as never;
    await server.knex('sessions').where({ user_id: user.id }).update({ proofs: old });
    expect(await statusOrCode(user.api.me.changeEmail({ email }))).toBe('reauthentication_required');
    await user.api.sessions.reauthenticate({ password: PASSWORD });
    expect(await statusOrCode(user.api.me.changeEmail({ email }))).toBe('reauthentication_required');
    expect(await statusOrCode(user.api.me.confirmEmail({ code: '0' }))).toBe('reauthentication_required');
    await renewSteps(server, user.id);
    await user.api.sessions.reauthenticate({ method: 'totp', code: totpCode(user.secret) });
    await user.api.me.confirmEmail({ code: await codeFor(user, email) });
    expect((await user.api.me.get()).user?.email).toBe(email);
  });

  it('a change of the address allows five tries of a code, ten guesses and five mails an hour', async () => {
    const user = await createUser(server, 'Guesser');
    const email = newAddress();
    for (let request = 0; request < 2; request += 1) {
      const code = await codeFor(user, email);
      for (let round = 0; round < 5; round += 1)
        expect(await statusOrCode(user.api.me.confirmEmail({ code: '1' }))).toBe('invalid_credentials');
      expect(await statusOrCode(user.api.me.confirmEmail({ code }))).toBe('invalid_credentials');
    }
    const code = await codeFor(user, email);
    expect(await statusOrCode(user.api.me.confirmEmail({ code }))).toBe('rate_limited');
    for (let request = 0; request < 2; request += 1) await user.api.me.changeEmail({ email: newAddress() });
    expect(await statusOrCode(user.api.me.changeEmail({ email: newAddress() }))).toBe('rate_limited');
  });

  it('people whom the tenant of their domain manages cannot change their address', async () => {
    const team = await createTeam(server);
    const domain = await verifiedDomain(server, team.workspaceId);
    const scim = await activeDirectory(server, team.people.owner.api, { workspace: team.workspace });
    const managed = await createUser(server, 'Managed');
    const email = `${unique('managed')}@${domain}`;
    await server.knex('users').where({ id: managed.id }).update({ email, email_key: email });
    const membership = { tenant_id: team.workspaceId, user_id: managed.id };
    await server.operator.members.add({ workspace: team.workspace, user_id: managed.id, role: 'member' });
    expect(await statusOrCode(managed.api.me.changeEmail({ email: newAddress() }))).toBe('served');
    await server.knex('members').where(membership).update({ managed_by: scim.directoryId });
    expect(await statusOrCode(managed.api.me.changeEmail({ email: newAddress() }))).toBe(
      'managed_by_directory',
    );
    const { id } = (await server.knex('email_changes').where({ user_id: managed.id }).first()) ?? {};
    expect(id).toBeDefined();
  });
});

describe('the undo of a change', () => {
  it('an undo restores the old address, and ends sessions, mails, and a password and factors set since', async () => {
    const user = await createUser(server, 'Victim');
    const email = newAddress();
    const token = await changeTo(user, email);
    const stolen = await mailedToken(server, 'password_reset', user.id);
    const thief = await mailedCodeTo(server, { id: user.id, email });
    await server.client().passwordResets.confirm({
      token: await mailedToken(server, 'password_reset', user.id),
      password: 'a password of the thief',
    });
    const signedIn = await signIn(server, { email, password: 'a password of the thief' });
    const intruder = server.client(signedIn.body.token);
    const { secret } = await intruder.totp.enroll();
    await intruder.totp.confirm({ code: totpCode(secret) });
    const challenge = await signIn(server, { email, password: 'a password of the thief' });
    expect(await undo('tn_und_unknown')).toBe('not_found');
    const restored = await server.client().me.undoEmail({ token });
    expect(restored).toMatchObject({ id: user.id, email: user.email });
    expect(await undo(token)).toBe('invalid_state');
    expect(await statusOrCode(intruder.me.get())).toBe('credential_revoked');
    expect(
      await statusOrCode(
        server.client().passwordResets.confirm({ token: stolen, password: 'four words that fit' }),
      ),
    ).toBe('invalid_state');
    for (const body of [
      thief,
      { method: 'totp', challenge: challenge.body.challenge, code: totpCode(secret) },
      { email, password: 'a password of the thief' },
      { email: user.email, password: 'a password of the thief' },
    ])
      expect((await signIn(server, body)).status).toBe(401);
    // Its owner signs in again with the old address alone.
    expect((await signIn(server, await mailedCodeTo(server, user))).status).toBe(201);
  });

  it('an undo keeps a password and factors that were set before the change', async () => {
    const user = await createCarefulUser(server);
    await user.api.sessions.addProof({ method: 'totp', code: totpCode(user.secret) });
    const token = await changeTo(user, newAddress());
    expect(await undo(token)).toBe('served');
    const challenge = await challengeFor(server, user);
    await renewSteps(server, user.id);
    const answer = await signIn(server, { method: 'totp', challenge, code: totpCode(user.secret) });
    expect(answer.status).toBe(201);
  });

  it('an undo works after further changes of the address, and cancels their undo', async () => {
    const user = await createUser(server, 'Chained');
    const second = newAddress();
    const first = await changeTo(user, second);
    const later = await changeTo({ ...user, email: second }, newAddress());
    expect(await undo(first)).toBe('served');
    expect(await undo(later)).toBe('invalid_state');
    const row = await server.knex('users').where({ id: user.id }).first();
    expect(row?.email).toBe(user.email);
  });

  it('other accounts cannot take the old address for seven days', async () => {
    const user = await createUser(server, 'Keeper');
    const token = await changeTo(user, newAddress());
    const squat = () =>
      statusOrCode(server.client().users.signUp({ email: user.email, password: PASSWORD, name: 'S' }));
    expect(await squat()).toBe('already_exists');
    const rival = await createUser(server, 'Rival');
    await rival.api.me.changeEmail({ email: user.email });
    await expect(queuedMail(server, user.email, 'email_change_code')).rejects.toThrow();
    await queuedMail(server, user.email, 'email_change_taken');
    await server
      .knex('email_changes')
      .where({ user_id: user.id })
      .update({ undo_until: new Date(Date.now() - 1000), created_at: new Date(Date.now() - 8 * 86_400_000) });
    expect(await undo(token)).toBe('invalid_state');
    await emailChangeRepository(server.knex).purgeOld();
    expect(await undo(token)).toBe('not_found');
    expect(await squat()).toBe('served');
  });

  it('an unconfirmed old address gets no link for an undo', async () => {
    const user = await createUser(server, 'Unconfirmed');
    await server.knex('users').where({ id: user.id }).update({ email_verified_at: null });
    const email = newAddress();
    await user.api.me.confirmEmail({ code: await codeFor(user, email) });
    const row = await server.knex('email_changes').where({ user_id: user.id }).first();
    expect([row?.undo_hash, row?.old_email]).toEqual([null, null]);
  });

  it.skipIf(engine === 'embedded')(
    'happens once, raced, and never lets a sign-up have the address',
    async () => {
      for (let round = 0; round < 3; round += 1) {
        const user = await createUser(server, 'Raced');
        const code = await codeFor(user, newAddress());
        const squat = (wait: number) =>
          new Promise((resolve) => setTimeout(resolve, wait)).then(() =>
            statusOrCode(server.client().users.signUp({ email: user.email, password: PASSWORD, name: 'S' })),
          );
        const [changed, ...squats] = await Promise.all([
          statusOrCode(user.api.me.confirmEmail({ code })),
          ...[0, 3, 6, 9].map(squat),
        ]);
        expect([changed, new Set(squats)]).toEqual(['served', new Set(['already_exists'])]);
        const token = await undoTokenTo(user.email);
        const outcomes = await Promise.all([undo(token), undo(token), undo(token)]);
        expect(outcomes.sort()).toEqual(['invalid_state', 'invalid_state', 'served']);
      }
    },
  );
});
