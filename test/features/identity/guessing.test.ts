import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUserCode } from '../../../server/features/access/devices/user-codes.ts';
import { totpCode } from '../../support/every-operation/factor-things.ts';
import { send, type TestResponse } from '../../support/every-operation/operations.ts';
import { challengeFor, createCarefulUser, mailedCode, renewSteps, signIn } from '../../support/factors.ts';
import { type Mailbox, startMailbox } from '../../support/mailbox.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser } from '../../support/users.ts';

/** Each guess is sent from an address of its own. */
const GUESSES = rounds({ sample: 25, full: 1000 });
const AT_ONCE = 25;
const TRIES_OF_CHALLENGE = 5;
const MOST = 10;

let mailbox: Mailbox;
let server: TestServer;
let replica: Awaited<ReturnType<TestServer['replica']>>;
beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({
    env: { SMTP_URL: mailbox.url, TRUST_PROXY: '1', ACCOUNT_GUESS_LIMIT: '10' },
  });
  replica = await server.replica();
}, 60_000);
afterAll(async () => {
  await replica.stop();
  await server.stop();
  await mailbox.stop();
});

let addresses = 0;
const newAddress = () => {
  addresses += 1;
  return `203.${Math.floor(addresses / 250)}.${addresses % 250}.1`;
};

/** Guesses at both replicas, some at once. @returns how many guesses were looked at */
async function guessAll(
  guess: (at: { url: string }, index: number) => Promise<TestResponse>,
): Promise<number> {
  const statuses: number[] = [];
  for (let done = 0; done < GUESSES; done += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, (_, index) =>
      guess(index % 2 === 0 ? server : replica, done + index),
    );
    statuses.push(...(await Promise.all(batch)).map(({ status }) => status));
  }
  const others = statuses.filter((status) => status !== 429);
  expect(new Set(others).size).toBe(1);
  expect(others[0]).toBeOneOf([401, 404]);
  return others.length;
}

describe(`of ${GUESSES} guesses from as many addresses, ten an hour are checked`, () => {
  it.each([
    ['codes of an app', 'totp', () => '000000'],
    ['recovery codes', 'recovery_code', () => 'aaaaa-aaaaa-aaaaa'],
  ])('when they are at %s', async (_, method, code) => {
    const user = await createCarefulUser(server);
    const challenges: Promise<string>[] = [];
    const looked = await guessAll(async (at, index) => {
      const turn = Math.floor(index / TRIES_OF_CHALLENGE);
      challenges[turn] ??= challengeFor(server, user);
      return signIn(at, { method, challenge: await challenges[turn], code: code() });
    });
    expect(looked).toBe(MOST);
    await renewSteps(server, user.id);
    const challenge = await challengeFor(server, user);
    const right = await signIn(server, { method: 'totp', challenge, code: totpCode(user.secret) });
    expect(right.status).toBe(429);
  });

  it('ten guesses an hour are checked for mailed codes, from any number of addresses', async () => {
    const { email } = await createUser(server, 'Target');
    const given = await Promise.all([1, 2].map(() => mailedCode(server, mailbox, email)));
    const looked = await guessAll((at, index) => {
      const { challenge, code } = given[index % 2] as (typeof given)[number];
      const wrong = String((Number(code) + 1 + index) % 100_000_000).padStart(8, '0');
      return signIn(at, { method: 'email_code', challenge, code: wrong });
    });
    // A code that was tried five times is refused without a look.
    const [row] = await server.knex('address_guesses').where({ email_key: email });
    expect(row?.guessed_at).toHaveLength(MOST);
    expect(looked).toBeGreaterThanOrEqual(MOST);
    const last = await mailedCode(server, mailbox, email);
    expect((await signIn(server, { method: 'email_code', ...last })).status).toBe(429);
  });

  it('ten guesses an hour are checked for codes of devices, from any number of addresses', async () => {
    const { token } = await createUser(server, 'Guesser');
    const preview = (at: { url: string }) =>
      send(at, 'POST', '/v1/device-authorizations/preview', {
        token,
        body: { user_code: createUserCode() },
        headers: { 'x-forwarded-for': newAddress() },
      });
    expect(await guessAll(preview)).toBe(MOST);
  });
});
