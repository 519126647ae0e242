import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authenticator, type AuthenticatorFlaws } from '../../support/authenticator.ts';
import { totpCode } from '../../support/every-operation/factor-things.ts';
import { send, snapshotDatabase } from '../../support/every-operation/operations.ts';
import { challengeFor, createCarefulUser, mailedCode, PUBLIC_URL, signIn } from '../../support/factors.ts';
import { type Mailbox, startMailbox } from '../../support/mailbox.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUnconfirmedUser, createUser, expectProblem, PASSWORD, unique } from '../../support/users.ts';

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

const wrong = { status: 401, code: 'invalid_credentials' };
const byCode = (given: { challenge: string; code: string }, at: { url: string } = server) =>
  signIn(at, { method: 'email_code', ...given });
const ask = (email: string) => send(server, 'POST', '/v1/sign-in-codes', { body: { email } });

describe('a mailed code', () => {
  it('signs in once, with the challenge that the client has kept, on one of two replicas', async () => {
    const { email } = await createUser(server, 'Reader');
    const given = await mailedCode(server, mailbox, email);
    const { challenge } = (await ask(email)).body;
    expect((await byCode({ ...given, challenge })).body).toMatchObject(wrong);
    const answers = await Promise.all([server, replica, server, replica].map((at) => byCode(given, at)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401]);
    const session = answers.find(({ status }) => status === 201);
    expect(session?.body.proofs).toMatchObject([{ method: 'email_code', strength: 1 }]);
    const stored = (await snapshotDatabase(server.knex)).join('\n') + server.logs.join('\n');
    for (const text of [given.code, given.challenge]) expect(stored).not.toContain(text);
  });

  it('is answered alike for an unknown address, also when it is guessed', async () => {
    const { email } = await createUser(server, 'Known');
    const unknown = `${unique('unknown')}@example.com`;
    const shapes = await Promise.all([email, unknown].map(ask));
    expect(shapes.map(({ status, body }) => [status, Object.keys(body)])).toEqual(
      Array(2).fill([202, ['email', 'challenge', 'expires_at']]),
    );
    const guesses = async ({ body }: (typeof shapes)[0]) => {
      const texts: string[] = [];
      for (let guess = 0; guess < 6; guess += 1) {
        const answer = await byCode({ challenge: body.challenge, code: '00000000' });
        texts.push(`${answer.status} ${answer.body.detail}`);
      }
      return texts;
    };
    const [first, second] = await Promise.all(shapes.map(guesses));
    expect(first).toEqual(second);
    expect(new Set(first?.map((text) => text.slice(0, 3)))).toEqual(new Set(['401']));
  });

  it('is tried five times, and an address ten times in an hour, from all addresses of the network', async () => {
    const { email } = await createUser(server, 'Target');
    for (const target of [email, `${unique('unknown')}@example.com`]) {
      const requests = await Promise.all([1, 2, 3].map(() => ask(target)));
      const answers = await Promise.all(
        requests.flatMap(({ body }, index) =>
          Array.from({ length: 7 }, () =>
            byCode({ challenge: body.challenge, code: '00000000' }, index === 0 ? replica : server),
          ),
        ),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([...Array(16).fill(401), ...Array(5).fill(429)]);
      const limited = answers.find(({ status }) => status === 429);
      expect(Number(limited?.headers.get('retry-after'))).toBeGreaterThan(3500);
    }
    const right = await byCode(await mailedCode(server, mailbox, email));
    expect(right.status).toBe(429);
    await server.knex('address_guesses').where({ email_key: email }).update({ guessed_at: [] });
  });

  it('expires after ten minutes, and is not mailed more than five times an hour', async () => {
    const { id, email } = await createUser(server, 'Late');
    const given = await mailedCode(server, mailbox, email);
    const past = new Date(Date.now() - 1000);
    await server.knex('sign_in_codes').where({ user_id: id }).update({ expires_at: past });
    expect((await byCode(given)).body).toMatchObject(wrong);
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => ask(email)));
    const waiting = () => server.knex('sign_in_codes').whereNull('processed_at');
    await expect.poll(waiting, { timeout: 10_000 }).toEqual([]);
    expect(await server.knex('sign_in_codes').where({ user_id: id })).toHaveLength(5);
  });

  it('confirms an address, and leaves nothing to a stranger who has taken it', async () => {
    const stranger = await createUnconfirmedUser(server, 'Stranger');
    const { secret } = await stranger.api.totp.enroll();
    await stranger.api.totp.confirm({ code: totpCode(secret) });
    const key = await stranger.api.apiKeys.create({
      ...{ workspace: stranger.workspace, name: 'Left', kind: 'user', scope: 'read-only' },
    });
    const { status, body } = await byCode(await mailedCode(server, mailbox, stranger.email));
    expect(status).toBe(201);
    const owner = server.client(body.token);
    expect(await owner.me.getFactors()).toMatchObject({ has_password: false, has_second_factor: false });
    expect((await owner.me.get()).user?.email_verified_at).not.toBeNull();
    for (const token of [stranger.token, key.secret])
      expect(await expectProblem(server.client(token).me.get())).toMatchObject({ status: 401 });
    expect((await signIn(server, { email: stranger.email, password: PASSWORD })).status).toBe(401);
  });

  it('begins a sign-in that a second factor confirms, and works no second time', async () => {
    const user = await createCarefulUser(server);
    const given = await mailedCode(server, mailbox, user.email);
    const { body } = await byCode(given);
    expect(body).toMatchObject({ status: 401, code: 'mfa_required' });
    expect((await byCode(given)).body).toMatchObject(wrong);
    const { challenge } = body;
    const done = await signIn(server, { method: 'totp', challenge, code: totpCode(user.secret) });
    expect(done.body.proofs).toMatchObject([{ method: 'email_code' }, { method: 'totp' }]);
  });

  it('renews a session of its person alone', async () => {
    const [user, other] = [await createUser(server, 'Mine'), await createUser(server, 'Other')];
    const theirs = await mailedCode(server, mailbox, other.email);
    const refused = user.api.sessions.reauthenticate({ method: 'email_code', ...theirs });
    expect(await expectProblem(refused)).toMatchObject(wrong);
    const mine = await mailedCode(server, mailbox, user.email);
    const { proofs } = await user.api.sessions.reauthenticate({ method: 'email_code', ...mine });
    expect(proofs.map(({ method }) => method)).toEqual(['password', 'email_code']);
  });
});

/** A person with a passkey, and nothing else to confirm a sign-in. */
async function withPasskey(name = 'Keyholder') {
  const user = await createUser(server, name);
  const passkey = new Authenticator(PUBLIC_URL);
  const { public_key } = await user.api.passkeys.options();
  const { id } = await user.api.passkeys.create({ name: 'Laptop', credential: passkey.create(public_key) });
  return { user, passkey, id };
}

const options = async () => (await server.client().passkeyChallenges.create()).public_key;
const byPasskey = async (passkey: Authenticator, flaws?: AuthenticatorFlaws, at: { url: string } = server) =>
  signIn(at, { method: 'passkey', credential: passkey.get(await options(), flaws) });

describe('a passkey', () => {
  it('is added once, and shown without its key', async () => {
    const user = await createUser(server, 'Person');
    const passkey = new Authenticator(PUBLIC_URL);
    const { public_key } = await user.api.passkeys.options();
    expect(public_key.rp.id).toBe('localhost');
    const credential = passkey.create(public_key);
    const { recovery_codes, ...made } = await user.api.passkeys.create({ credential });
    expect(recovery_codes?.codes).toHaveLength(10);
    expect(made).toMatchObject({ name: 'Passkey', last_used_at: null, counter_regressed_at: null });
    expect(await expectProblem(user.api.passkeys.create({ credential }))).toMatchObject({
      code: 'invalid_state',
    });
    await user.api.sessions.addProof({ method: 'passkey', credential: passkey.get(await options()) });
    const again = passkey.create((await user.api.passkeys.options()).public_key);
    expect(await expectProblem(user.api.passkeys.create({ credential: again }))).toMatchObject({
      code: 'already_exists',
    });
    const { data } = await user.api.passkeys.list();
    expect(data).toMatchObject([{ id: made.id }]);
    expect((await user.api.passkeys.update({ passkey_id: made.id, name: 'Phone' })).name).toBe('Phone');
    expect(JSON.stringify(data)).not.toContain(credential.id);
  });

  it('signs in without a password, and counts for two factors', async () => {
    const { user, passkey } = await withPasskey();
    const credential = passkey.get(await options());
    const answers = await Promise.all(
      [server, replica, server, replica].map((at) => signIn(at, { method: 'passkey', credential })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401]);
    const { body } = answers.find(({ status }) => status === 201) ?? {};
    expect(body).toMatchObject({ user_id: user.id, proofs: [{ method: 'passkey', strength: 2 }] });
    const { data } = await user.api.passkeys.list();
    expect(data[0]?.last_used_at).not.toBeNull();
  });

  it('confirms a sign-in that a password has begun, of its person alone', async () => {
    const [mine, theirs] = [await withPasskey(), await withPasskey()];
    const challenge = await challengeFor(server, mine.user);
    const foreign = { method: 'passkey', challenge, credential: theirs.passkey.get(await options()) };
    expect((await signIn(server, foreign)).body).toMatchObject(wrong);
    const own = { method: 'passkey', challenge, credential: mine.passkey.get(await options()) };
    expect((await signIn(server, own)).status).toBe(201);
  });

  const flaws: ReadonlyArray<[string, AuthenticatorFlaws]> = [
    ['wrong_origin', { origin: 'https://evil.example' }],
    ['wrong_origin', { origin: `${PUBLIC_URL}.evil.example` }],
    ['wrong_origin', { crossOrigin: true }],
    ['wrong_rp_id', { rpId: 'evil.example' }],
    ['user_not_verified', { verified: false }],
    ['wrong_type', { type: 'webauthn.other' }],
  ];
  it.each(flaws)('is refused as %s, when it is added and when it signs in: %o', async (code, flaw) => {
    const { passkey } = await withPasskey();
    const problem = { status: 400, code: 'invalid_request', errors: [{ path: 'credential', code }] };
    const credential = passkey.get(await options(), flaw);
    expect((await signIn(server, { method: 'passkey', credential })).body).toMatchObject(problem);
    // The challenge is used up by the wrong answer.
    expect((await signIn(server, { method: 'passkey', credential })).body).toMatchObject(wrong);
    const user = await createUser(server, 'Person');
    const { public_key } = await user.api.passkeys.options();
    const made = new Authenticator(PUBLIC_URL).create(public_key, flaw);
    const refused = await expectProblem(user.api.passkeys.create({ credential: made }));
    expect(refused.problem).toMatchObject(problem);
  });

  it('is refused with a challenge that is made up, expired or for something else', async () => {
    const { user, passkey } = await withPasskey();
    expect((await byPasskey(passkey, { challenge: 'bWFkZSB1cA' })).body).toMatchObject(wrong);
    const expired = passkey.get(await options());
    await server.knex('passkey_challenges').update({ expires_at: new Date(Date.now() - 1000) });
    expect((await signIn(server, { method: 'passkey', credential: expired })).body).toMatchObject(wrong);
    const other = await createUser(server, 'Other');
    const { public_key } = await other.api.passkeys.options();
    const misused = passkey.get({ challenge: public_key.challenge, rpId: 'localhost' });
    expect((await signIn(server, { method: 'passkey', credential: misused })).body).toMatchObject(wrong);
    const credential = new Authenticator(PUBLIC_URL).create(public_key);
    const stolen = server.client((await byPasskey(passkey)).body.token).passkeys.create({ credential });
    expect(await expectProblem(stolen)).toMatchObject({ code: 'invalid_state' });
    expect(user.id).not.toBe(other.id);
  });

  it('is refused with another key, a changed answer, or a statement that comes with certificates', async () => {
    const { passkey } = await withPasskey();
    const [mine, forged] = [passkey.get(await options()), new Authenticator(PUBLIC_URL).get(await options())];
    const credential = { ...forged, id: mine.id, rawId: mine.id };
    const unsigned = {
      ...credential,
      response: { ...forged.response, userHandle: mine.response.userHandle },
    };
    const invalid = { status: 400, errors: [{ code: 'invalid' }] };
    expect((await signIn(server, { method: 'passkey', credential: unsigned })).body).toMatchObject(invalid);
    expect((await signIn(server, { method: 'passkey', credential: forged })).body).toMatchObject(wrong);
    const user = await createUser(server, 'Person');
    const { public_key } = await user.api.passkeys.options();
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const certificate = publicKey.export({ format: 'der', type: 'spki' });
    const attStmt = new Map<string, unknown>([
      ['alg', -7],
      ['sig', Buffer.alloc(8)],
      ['x5c', [certificate]],
    ]);
    const attested = new Authenticator(PUBLIC_URL).create(public_key, {
      attestation: { fmt: 'packed', attStmt },
    });
    const refused = await expectProblem(user.api.passkeys.create({ credential: attested }));
    expect(refused.problem).toMatchObject(invalid);
  });

  it('is refused once its counter does not grow, which its person can see', async () => {
    const { user, passkey } = await withPasskey();
    expect((await byPasskey(passkey, { counter: 7 })).status).toBe(201);
    expect((await byPasskey(passkey, { counter: 7 })).body).toMatchObject(wrong);
    expect((await user.api.passkeys.list()).data[0]?.counter_regressed_at).not.toBeNull();
    expect((await byPasskey(passkey, { counter: 8 })).status).toBe(201);
  });

  it('is deleted after a proof by a second factor, and signs in no longer', async () => {
    const { user, passkey, id } = await withPasskey();
    const { token } = (await byPasskey(passkey)).body;
    await server.client(token).passkeys.delete({ passkey_id: id });
    expect((await byPasskey(passkey)).body).toMatchObject(wrong);
    expect(await user.api.me.getFactors()).toMatchObject({ has_second_factor: false, recovery_codes: null });
    expect(await expectProblem(user.api.passkeys.delete({ passkey_id: id }))).toMatchObject({ status: 404 });
  });

  it('is one of twenty at most', async () => {
    const { user, passkey } = await withPasskey();
    const [row] = await server.knex('passkeys').where({ user_id: user.id });
    if (row === undefined) throw new Error('The passkey is stored.');
    const more = Array.from({ length: 19 }, (_, index) => ({
      ...row,
      id: `${row.id.slice(0, -2)}${10 + index}`,
      credential_id: unique('credential'),
    }));
    await server.knex('passkeys').insert(more);
    await user.api.sessions.addProof({ method: 'passkey', credential: passkey.get(await options()) });
    const { public_key } = await user.api.passkeys.options();
    const credential = new Authenticator(PUBLIC_URL).create(public_key);
    expect(await expectProblem(user.api.passkeys.create({ credential }))).toMatchObject({
      code: 'limit_reached',
    });
  });
});
