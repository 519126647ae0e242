import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '../../support/every-operation/factor-things.ts';
import { snapshotDatabase } from '../../support/every-operation/operations.ts';
import {
  type CarefulUser,
  challengeFor,
  createCarefulUser,
  PUBLIC_URL,
  renewSteps,
  signIn,
} from '../../support/factors.ts';
import { type Mailbox, startMailbox } from '../../support/mailbox.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { mailedToken } from '../../support/tokens.ts';
import {
  createUnconfirmedUser,
  createUser,
  expectProblem,
  PASSWORD,
  type TestUser,
} from '../../support/users.ts';

let mailbox: Mailbox;
let server: TestServer;
let replica: { url: string; stop(): Promise<void> };
beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({ env: { SMTP_URL: mailbox.url, PUBLIC_URL, TRUST_PROXY: '1' } });
  replica = await server.replica();
}, 60_000);
afterAll(async () => {
  await replica.stop();
  await server.stop();
  await mailbox.stop();
});

const rested = { status: 403, code: 'reauthentication_required' };
const wrong = { status: 401, code: 'invalid_credentials' };

/** Makes the proofs of a person's sessions as old as given. */
const age = ({ id }: TestUser, minutes: number) =>
  server.knex.raw(
    `update sessions set proofs = (select jsonb_agg(one || jsonb_build_object('at', now() - make_interval(mins => ?::int)))
       from jsonb_array_elements(proofs) one) where user_id = ?`,
    [minutes, id],
  );

/** Completes a sign-in by a code. */
async function finish({ email }: Pick<TestUser, 'email'>, method: string, code: string, at = server) {
  const challenge = await challengeFor(server, { email });
  return signIn(at, { method, challenge, code });
}

/** Waits for the mail about a change. */
async function mailAbout({ email }: TestUser, text: string): Promise<void> {
  for (;;) if ((await mailbox.next(email)).text.includes(text)) return;
}

/** The events about a person's factors, in the workspace that they own. */
async function eventsOf({ id, workspace }: TestUser): Promise<Array<[string, unknown]>> {
  const { id: tenant_id } = await server.operator.workspaces.get({ workspace });
  const rows = await server.knex('events').where({ tenant_id }).where('type', 'like', 'mfa.%').orderBy('id');
  return rows.map(({ type, data }) => {
    expect(data).toMatchObject({ user_id: id });
    return [type, data];
  });
}

describe('an authenticator app', () => {
  it('is shown once, and counts once its first code is confirmed', async () => {
    const user = await createUser(server, 'Person');
    const { id, secret, uri } = await user.api.totp.enroll();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toContain(`secret=${secret}`);
    expect(uri).toContain(encodeURIComponent(user.email));
    expect(await user.api.me.getFactors()).toMatchObject({ totp: null, has_second_factor: false });
    expect(await expectProblem(user.api.totp.confirm({ code: '000000' }))).toMatchObject(wrong);
    const { recovery_codes, ...confirmed } = await user.api.totp.confirm({ code: totpCode(secret) });
    expect(confirmed.id).toBe(id);
    expect(new Set(recovery_codes?.codes)).toHaveProperty('size', 10);
    expect(await user.api.me.getFactors()).toMatchObject({
      ...{ has_password: true, has_second_factor: true, totp: { id, status: 'active', last_used_at: null } },
      recovery_codes: { remaining: 10 },
    });
    await mailAbout(user, 'an authenticator app was added');
    expect(await eventsOf(user)).toEqual([
      ['mfa.enrolled', { user_id: user.id, factor: 'totp', has_second_factor: true }],
    ]);
    const { data } = await user.api.auditEvents.list({ workspace: user.workspace });
    expect(data.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['totp.enrollment_started', 'totp.enrolled']),
    );
    const stored = (await snapshotDatabase(server.knex)).join('\n') + server.logs.join('\n');
    for (const text of [secret, totpCode(secret), ...(recovery_codes?.codes ?? [])])
      expect(stored).not.toContain(text);
  });

  it('confirms each sign-in with a password, and the session says so', async () => {
    const user = await createCarefulUser(server);
    const first = await signIn(server, { email: user.email, password: PASSWORD });
    expect(first.body).toMatchObject({
      ...{ status: 401, code: 'mfa_required' },
      sign_in: { methods: ['totp', 'recovery_code'] },
    });
    const { challenge } = first.body;
    expect((await signIn(server, { method: 'totp', challenge, code: '000000' })).body).toMatchObject(wrong);
    const done = await signIn(server, { method: 'totp', challenge, code: totpCode(user.secret) });
    expect(done.body.proofs).toMatchObject([{ method: 'password' }, { method: 'totp', strength: 1 }]);
    expect((await server.client(done.body.token).me.getFactors()).totp?.last_used_at).not.toBeNull();
  });

  it('signs in once by a code, whichever of two replicas it reaches', async () => {
    const user = await createCarefulUser(server);
    const challenges = await Promise.all([1, 2, 3, 4].map(() => challengeFor(server, user)));
    const code = totpCode(user.secret);
    const answers = await Promise.all(
      challenges.map((challenge, index) =>
        signIn(index % 2 === 0 ? server : replica, { method: 'totp', challenge, code }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401]);
    expect((await finish(user, 'totp', code)).body).toMatchObject(wrong);
  });

  it('is not replaced until the new one is confirmed', async () => {
    const user = await createCarefulUser(server);
    await user.api.sessions.addProof({ method: 'totp', code: totpCode(user.secret) });
    const { secret } = await user.api.totp.enroll();
    await renewSteps(server, user.id);
    expect((await finish(user, 'totp', totpCode(user.secret))).status).toBe(201);
    const { recovery_codes } = await user.api.totp.confirm({ code: totpCode(secret) });
    expect(recovery_codes).toBeNull();
    await renewSteps(server, user.id);
    expect((await finish(user, 'totp', totpCode(user.secret))).status).toBe(401);
    expect((await finish(user, 'totp', totpCode(secret))).status).toBe(201);
  });

  it('is refused while its vault key is missing, and recovery codes help', async () => {
    const user = await createCarefulUser(server);
    await server.knex('totp_factors').where({ user_id: user.id }).update({ vault_key_id: 'gone' });
    expect((await user.api.me.getFactors()).totp?.status).toBe('unreadable');
    const refused = await finish(user, 'totp', totpCode(user.secret));
    expect(refused.body.detail).toContain('Use a recovery code');
    expect((await finish(user, 'recovery_code', user.recoveryCodes[0] ?? '')).status).toBe(201);
    await server.knex('totp_factors').where({ user_id: user.id }).delete();
  });

  it('expires an hour after its start, and then waits for no code', async () => {
    const user = await createUser(server, 'Slow');
    const none = { status: 409, code: 'invalid_state' };
    expect(await expectProblem(user.api.totp.confirm({ code: '123456' }))).toMatchObject(none);
    const { secret } = await user.api.totp.enroll();
    const created_at = new Date(Date.now() - 61 * 60_000);
    await server.knex('totp_factors').where({ user_id: user.id }).update({ created_at });
    expect(await expectProblem(user.api.totp.confirm({ code: totpCode(secret) }))).toMatchObject(none);
  });
});

describe('a change to the factors', () => {
  it('needs a proof of the last 15 minutes', async () => {
    const user = await createUser(server, 'Rested');
    await age(user, 16);
    // The cached session is renewed within half a second of the change.
    await expect.poll(async () => (await expectProblem(user.api.totp.enroll())).code).toBe(rested.code);
    await user.api.sessions.reauthenticate({ password: PASSWORD });
    await user.api.totp.enroll();
  });

  it('needs the second factor where there is one, also to begin another', async () => {
    const user = await createCarefulUser(server);
    const calls = [
      () => user.api.totp.enroll(),
      () => user.api.totp.confirm({ code: '000000' }),
      () => user.api.totp.remove(),
      () => user.api.recoveryCodes.create(),
      () => user.api.passkeys.options(),
      () => user.api.passkeys.delete({ passkey_id: 'psk_00000000000000000000000000' }),
    ];
    for (const call of calls) expect(await expectProblem(call())).toMatchObject(rested);
    await user.api.sessions.addProof({ method: 'totp', code: totpCode(user.secret) });
    await user.api.totp.enroll();
  });

  it('removes the recovery codes with the last factor', async () => {
    const user = await createCarefulUser(server);
    await user.api.sessions.addProof({ method: 'totp', code: totpCode(user.secret) });
    expect(await user.api.totp.remove()).toMatchObject({ has_second_factor: false, recovery_codes: null });
    expect((await signIn(server, { email: user.email, password: PASSWORD })).status).toBe(201);
    await mailAbout(user, 'the authenticator app was removed');
    expect((await eventsOf(user)).at(-1)).toMatchObject(['mfa.removed', { has_second_factor: false }]);
    expect(await expectProblem(user.api.totp.remove())).toMatchObject({ code: 'not_found' });
    expect(await expectProblem(user.api.recoveryCodes.create())).toMatchObject({ code: 'invalid_state' });
  });
});

describe('recovery codes', () => {
  it('work once each, as people type them, and the person gets a mail', async () => {
    const user = await createCarefulUser(server);
    const [code = '', other = ''] = user.recoveryCodes;
    const done = await finish(user, 'recovery_code', ` ${code.toLowerCase().replace('-', ' ')}`);
    expect(done.body.proofs).toMatchObject([{ method: 'password' }, { method: 'recovery_code' }]);
    expect((await finish(user, 'recovery_code', code)).body).toMatchObject(wrong);
    await mailAbout(user, 'a recovery code was used');
    expect((await eventsOf(user)).at(-1)).toEqual([
      'mfa.recovery_code_used',
      { user_id: user.id, remaining: 9 },
    ]);
    const challenges = await Promise.all([1, 2, 3].map(() => challengeFor(server, user)));
    const answers = await Promise.all(
      challenges.map((challenge, index) =>
        signIn(index === 0 ? server : replica, { method: 'recovery_code', challenge, code: other }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401]);
  });

  it('never sign in alone, and neither do codes of an app', async () => {
    const user = await createCarefulUser(server);
    for (const [method, code] of [
      ['recovery_code', user.recoveryCodes[0]],
      ['totp', totpCode(user.secret)],
    ]) {
      const { body } = await signIn(server, { method, code, email: user.email });
      expect(body).toMatchObject({ status: 400, errors: [{ path: 'challenge', code: 'required' }] });
    }
  });

  it('are replaced, and those before end', async () => {
    const user = await createCarefulUser(server);
    await user.api.sessions.addProof({ method: 'totp', code: totpCode(user.secret) });
    const { codes } = await user.api.recoveryCodes.create();
    expect((await finish(user, 'recovery_code', user.recoveryCodes[0] ?? '')).status).toBe(401);
    expect((await finish(user, 'recovery_code', codes[0] ?? '')).status).toBe(201);
    await mailAbout(user, 'new recovery codes were made');
  });
});

describe('guesses at a second factor', () => {
  it('are ten in an hour, from all addresses and by all methods', async () => {
    const user = await createCarefulUser(server);
    const challenges = await Promise.all([1, 2, 3].map(() => challengeFor(server, user)));
    const guesses = challenges.flatMap((challenge, index) =>
      [1, 2, 3, 4, 5].map((time) =>
        signIn(time % 2 === 0 ? server : replica, {
          method: index === 0 ? 'recovery_code' : 'totp',
          ...{ challenge, code: `00000${time}` },
        }),
      ),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(5).fill(429)]);
    const late = await finish(user, 'totp', totpCode(user.secret));
    expect(late.body).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(3500);
  });
});

describe('a lost factor', () => {
  const resetPassword = async (user: TestUser) => {
    const token = await mailedToken(server, 'password_reset', user.id);
    await server.client().passwordResets.confirm({ token, password: PASSWORD });
  };

  it('stays with a new password', async () => {
    const user = await createCarefulUser(server);
    await resetPassword(user);
    expect((await finish(user, 'totp', totpCode(user.secret))).status).toBe(201);
  });

  it('ends with an unconfirmed account whose address another person owns', async () => {
    const user = await createUnconfirmedUser(server, 'Squatter');
    const { secret } = await user.api.totp.enroll();
    await user.api.totp.confirm({ code: totpCode(secret) });
    await resetPassword(user);
    expect((await signIn(server, { email: user.email, password: PASSWORD })).status).toBe(201);
  });

  it('is reset by the operator, which ends all sessions', async () => {
    const user: CarefulUser = await createCarefulUser(server);
    expect(await expectProblem(user.api.users.resetMfa({ user_id: user.id }))).toMatchObject({ status: 403 });
    const left = await server.operator.users.resetMfa({ user_id: user.id });
    expect(left).toMatchObject({ has_second_factor: false, totp: null, recovery_codes: null });
    expect(await expectProblem(user.api.me.get())).toMatchObject({ status: 401 });
    await mailAbout(user, 'were removed by an administrator');
    expect((await eventsOf(user)).at(-1)?.[0]).toBe('mfa.removed');
    expect((await signIn(server, { email: user.email, password: PASSWORD })).status).toBe(201);
  });
});
