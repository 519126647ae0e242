import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRepositories } from '../../../server/features/repositories.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, PASSWORD, type TestUser } from '../../support/users.ts';

let server: TestServer;
let person: TestUser;
/** A person with a second factor, who signed in before they had it. */
let careful: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [person, careful] = await Promise.all([createUser(server, 'Person'), createUser(server, 'Careful')]);
  await server
    .knex('users')
    .where({ id: careful.id })
    .update({ second_factors: ['totp'] });
});
afterAll(() => server.stop());

const current = async ({ api }: TestUser) => {
  const { data } = await api.sessions.list();
  return data.find((session) => session.current);
};

/** Makes the proofs of the session that the fixture has as old as given. */
const age = (user: TestUser, minutes: number) => {
  const at = new Date(Date.now() - minutes * 60_000);
  const proofs = JSON.stringify([{ method: 'password', strength: 1, at: at.toISOString() }]);
  return server.knex.raw('update sessions set proofs = ?::jsonb, reauthenticated_at = ? where user_id = ?', [
    proofs,
    at,
    user.id,
  ]);
};

const post = async (path: string, body: object, token?: string) => {
  const response = await fetch(`${server.url}/v1/sessions${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  return { response, body: (await response.json()) as Record<string, unknown> };
};

const violationsOf = ({ body }: Awaited<ReturnType<typeof post>>) =>
  (body.errors as Array<{ path: string; code: string }>).map(({ path, code }) => `${path} ${code}`).sort();

describe('the proofs of a session', () => {
  it('begin with the password of the sign-in, with and without its name', async () => {
    for (const method of [undefined, 'password' as const]) {
      const session = await server
        .client()
        .sessions.create({ email: person.email, password: PASSWORD, ...(method && { method }) });
      expect(session.proofs).toEqual([{ method: 'password', strength: 1, at: session.reauthenticated_at }]);
    }
  });

  it.each([
    ['sessions.reauthenticate', () => person.api.sessions.reauthenticate({ password: PASSWORD })],
    ['sessions.addProof', () => person.api.sessions.addProof({ method: 'password', password: PASSWORD })],
  ] as const)('are renewed by %s, which counts as a reauthentication', async (_id, renew) => {
    await age(person, 60);
    const before = Date.now();
    const renewed = await renew();
    expect(renewed.proofs).toHaveLength(1);
    expect(Date.parse(renewed.proofs[0]?.at ?? '')).toBeGreaterThanOrEqual(before);
    expect(renewed.reauthenticated_at).toBe(renewed.proofs[0]?.at);
    expect((await current(person))?.proofs).toEqual(renewed.proofs);
  });

  it('stay as they are after a wrong password', async () => {
    await age(person, 60);
    const { proofs } = (await current(person)) ?? {};
    for (const attempt of [
      () => person.api.sessions.addProof({ method: 'password', password: 'wrong' }),
      () => person.api.sessions.reauthenticate({ password: 'wrong' }),
    ])
      expect(await expectProblem(attempt())).toMatchObject({ status: 401, code: 'invalid_credentials' });
    expect((await current(person))?.proofs).toEqual(proofs);
  });

  it('are not complete without the second factor of a person who has one', async () => {
    await age(careful, 60);
    const renewed = await careful.api.sessions.reauthenticate({ password: PASSWORD });
    expect(Date.parse(renewed.reauthenticated_at ?? '')).toBeLessThan(Date.now() - 59 * 60_000);
    expect(Date.parse(renewed.proofs[0]?.at ?? '')).toBeGreaterThan(Date.now() - 59 * 60_000);
  });

  it('are given with the fields of the method alone', async () => {
    const given = { email: person.email, password: PASSWORD };
    expect(violationsOf(await post('', { method: 'password', password: PASSWORD }))).toEqual([
      'email required',
    ]);
    expect(violationsOf(await post('/current/proofs', { password: PASSWORD }, person.token))).toEqual([
      'method required',
    ]);
    expect(
      violationsOf(await post('/current/proofs', { ...given, method: 'password' }, person.token)),
    ).toHaveLength(1);
    const crossed = await post('', { ...given, challenge: 'tn_chl_0' });
    expect([crossed.response.status, violationsOf(crossed)]).toEqual([400, ['method forbidden']]);
  });
});

describe('a sign-in that needs a second factor', () => {
  it('is answered with a challenge, which only its digest is stored of', async () => {
    const { response, body } = await post('', { email: careful.email, password: PASSWORD });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="tenantry"');
    expect(body).toMatchObject({
      status: 401,
      code: 'mfa_required',
      challenge: expect.stringMatching(/^tn_chl_[0-9A-Za-z]{38}$/),
      sign_in: { sso: [], methods: ['totp'] },
    });
    const stored = await server.knex('sign_in_challenges').where({ user_id: careful.id });
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(String(body.challenge).slice(7));
  });

  it('makes no session, and says nothing before the password is right', async () => {
    const count = async () => (await server.knex('sessions').where({ user_id: careful.id })).length;
    const before = await count();
    const { body } = await post('', { email: careful.email, password: 'wrong' });
    expect(body).toMatchObject({ code: 'invalid_credentials' });
    expect(body).not.toHaveProperty('sign_in');
    await post('', { email: careful.email, password: PASSWORD });
    expect(await count()).toBe(before);
  });
});

describe('a challenge', () => {
  const made = async () => {
    const repository = createRepositories(server.knex).signInChallenges;
    const hash = randomBytes(32);
    const expires_at = new Date(Date.now() + 60_000);
    const digest = { password_digest: randomBytes(32), proofs: [] };
    await repository.insert({ hash, user_id: careful.id, expires_at, ...digest });
    return { repository, hash };
  };
  const inParallel = <Result>(times: number, act: () => Promise<Result>) =>
    Promise.all(Array.from({ length: times }, act));

  it('is tried five times and used once, however many requests race', async () => {
    for (let round = 0; round < rounds({ sample: 2, full: 20 }); round += 1) {
      const { repository, hash } = await made();
      const tries = await inParallel(12, () => repository.countTry(hash, new Date()));
      expect(tries.filter((row) => row !== undefined)).toHaveLength(5);
      const uses = await inParallel(8, () => repository.use(hash, new Date()));
      expect(uses.filter(Boolean)).toHaveLength(1);
      expect(await repository.countTry(hash, new Date())).toBeUndefined();
    }
  });

  it('is not tried after its time', async () => {
    const { repository, hash } = await made();
    expect(await repository.countTry(hash, new Date(Date.now() + 61_000))).toBeUndefined();
  });

  it('is deleted after a day', async () => {
    const { repository, hash } = await made();
    await server
      .knex('sign_in_challenges')
      .where({ hash })
      .update({ created_at: new Date(Date.now() - 25 * 3_600_000) });
    await repository.purgeExpired();
    expect(await server.knex('sign_in_challenges').where({ hash })).toEqual([]);
  });

  it('shares ten wrong guesses an hour with every other challenge of its person', async () => {
    const repository = createRepositories(server.knex).factorGuesses;
    const guesses = await inParallel(30, () => repository.count(careful.id));
    const [first] = guesses.filter((guess) => guess !== undefined);
    expect(guesses.filter((guess) => guess !== undefined)).toHaveLength(10);
    await repository.takeBack(careful.id, first ?? '');
    expect(await repository.count(careful.id)).toBeDefined();
    expect(await repository.count(careful.id)).toBeUndefined();
    expect(await repository.secondsUntilNext(careful.id)).toBeGreaterThan(3500);
    const hourAgo =
      "update factor_guesses set guessed_at = array[now() - interval '61 minutes'] where ?::boolean";
    await server.knex.raw(hourAgo, [true]);
    expect(await repository.count(careful.id)).toBeDefined();
    const [kept] = await server.knex('factor_guesses').where({ user_id: careful.id });
    expect(kept?.guessed_at).toHaveLength(1);
  });
});
