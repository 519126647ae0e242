import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../support/every-operation/operations.ts';
import { type Mailbox, startMailbox, tokenIn } from '../../support/mailbox.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, PASSWORD, type TestUser, unique } from '../../support/users.ts';

const LIMIT = 4;

let mailbox: Mailbox;
let server: TestServer;
beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({
    env: {
      SMTP_URL: mailbox.url,
      TRUST_PROXY: '1',
      ACCOUNT_GUESS_LIMIT: String(LIMIT),
      SIGN_UP_LIMIT: '3',
      AUTH_FAILURE_LIMIT: '',
    },
  });
});
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

let lastAddress = 0;
/** An address in a network that no other test uses. */
const newAddress = () => {
  lastAddress += 1;
  return `198.${lastAddress}.7.1`;
};
const from = (address: string) => ({ 'x-forwarded-for': address });
const signIn = (email: string, password: string, address: string) =>
  send(server, 'POST', '/v1/sessions', { body: { email, password }, headers: from(address) });
const signUp = (address: string, body: object = {}) =>
  send(server, 'POST', '/v1/users', {
    body: { email: `${unique('new')}@example.com`, password: PASSWORD, name: 'New', ...body },
    headers: from(address),
  });

/** A person who has signed up and in from an address of their own, and has confirmed theirs. */
async function confirmed(address: string): Promise<{ id: string; email: string }> {
  const email = `${unique('victim')}@example.com`;
  const { body } = await signUp(address, { email, name: 'Victim' });
  await server.knex('users').where({ email_key: email }).update({ email_verified_at: new Date() });
  expect((await signIn(email, PASSWORD, address)).status).toBe(201);
  return { id: (body as { id: string }).id, email };
}

async function resetToken(email: string): Promise<string> {
  let mail = await mailbox.next(email);
  while (!mail.text.includes('tn_rst_')) mail = await mailbox.next(email);
  return tokenIn(mail);
}

async function guess(email: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let count = 0; count < times; count += 1) {
    statuses.push((await signIn(email, 'not the password', newAddress())).status);
  }
  return statuses;
}

describe('guesses at an account', () => {
  it('are limited over all addresses, with an account and without', async () => {
    const { email } = await confirmed(newAddress());
    for (const target of [email, `${unique('unknown')}@example.com`]) {
      expect(await guess(target, LIMIT + 2)).toEqual([...Array(LIMIT).fill(401), 429, 429]);
    }
    const limited = await signIn(email, PASSWORD, newAddress());
    expect(limited.body).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(limited.headers.get('ratelimit-policy')).toBe(`"account";q=${LIMIT};w=900`);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('do not lock the owner out of networks that they have used', async () => {
    const home = newAddress();
    const { email } = await confirmed(home);
    await guess(email, LIMIT + 3);
    expect((await signIn(email, PASSWORD, home)).status).toBe(201);
    expect((await signIn(email, PASSWORD, home.replace(/1$/, '200'))).status).toBe(201);
  });

  it('do not lock the owner out of a network from which they have reset the password', async () => {
    const { email } = await confirmed(newAddress());
    await guess(email, LIMIT + 1);
    const hotel = newAddress();
    expect((await signIn(email, PASSWORD, hotel)).status).toBe(429);
    await send(server, 'POST', '/v1/password-resets', { body: { email }, headers: from(hotel) });
    const token = await resetToken(email);
    const body = { token, password: 'a new long password' };
    const reset = await send(server, 'POST', '/v1/password-resets/confirm', { body, headers: from(hotel) });
    expect(reset.status, reset.text).toBe(200);
    expect((await signIn(email, body.password, hotel)).status).toBe(201);
  });

  it('send the owner one notice, if the address is confirmed', async () => {
    const { email } = await confirmed(newAddress());
    const outsider = `${unique('unconfirmed')}@example.com`;
    await signUp(newAddress(), { email: outsider });
    await guess(email, LIMIT + 4);
    await guess(outsider, LIMIT + 4);
    let mail = await mailbox.next(email);
    while (!mail.subject.startsWith('Wrong')) mail = await mailbox.next(email);
    expect(mail.subject).toBe('Wrong passwords for your account');
    await delay(1500);
    const told = mailbox.mails.filter(({ subject }) => subject === mail.subject).map(({ to }) => to);
    expect(told.filter((to) => [email, outsider].includes(to))).toEqual([email]);
  });

  it('are logged once a minute as anonymous, without text that the attacker chose', async () => {
    const { id, email } = await confirmed(newAddress());
    await guess(email, LIMIT);
    const entries = async () =>
      server.knex('audit_events').where({ action: 'session.refused', target_id: id });
    await expect.poll(entries, { timeout: 15_000 }).not.toEqual([]);
    await delay(300);
    expect(await entries()).toMatchObject([
      { actor_type: 'anonymous', actor_id: null, user_agent: null, request_id: null },
    ]);
  });

  it('with a session are counted for that session, and do not limit sign-ins', async () => {
    const home = newAddress();
    const { email } = await confirmed(home);
    const { body } = await signIn(email, PASSWORD, home);
    const token = (body as { token: string }).token;
    const reauthenticate = (password: string) =>
      send(server, 'POST', '/v1/sessions/current/reauthentication', {
        token,
        body: { password },
        headers: from(newAddress()),
      });
    const statuses: number[] = [];
    for (let count = 0; count < LIMIT; count += 1) statuses.push((await reauthenticate('guess')).status);
    expect(statuses).toEqual(Array(LIMIT).fill(401));
    expect((await reauthenticate(PASSWORD)).body).toMatchObject({ code: 'rate_limited' });
    expect((await signIn(email, PASSWORD, newAddress())).status).toBe(201);
  });

  it('at tokens do not stop sign-ins and new sessions of the same address', async () => {
    const office = newAddress();
    const { email } = await confirmed(office);
    const stale = () => send(server, 'GET', '/v1/me', { token: 'tn_ses_stale', headers: from(office) });
    for (let count = 0; count < 31; count += 1) await stale();
    expect((await stale()).status).toBe(429);
    const { status, body } = await signIn(email, PASSWORD, office);
    expect(status).toBe(201);
    const { token } = body as { token: string };
    expect((await send(server, 'GET', '/v1/me', { token, headers: from(office) })).status).toBe(200);
  });
});

describe('sign-ups', () => {
  it('have a budget for each address, which failed ones consume as well', async () => {
    const address = newAddress();
    expect((await signUp(address)).status).toBe(201);
    const taken = { workspace: { name: 'Taken', slug: unique('taken') } };
    expect((await signUp(address, taken)).status).toBe(201);
    expect((await signUp(address, taken)).status).toBe(409);
    const limited = await signUp(address);
    expect(limited.body).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(limited.headers.get('ratelimit-policy')).toBe('"sign_up";q=3;w=3600');
    expect((await signUp(newAddress())).status).toBe(201);
  });

  it('of invited users and by the operator are not counted', async () => {
    const owner = await createUser(server, 'Owner');
    const address = newAddress();
    for (let count = 0; count < 3; count += 1) await signUp(address);
    const emails = [`${unique('guest')}@example.com`];
    await owner.api.invitations.create({ workspace: owner.workspace, emails, role: 'viewer' });
    const invitation_token = tokenIn(await mailbox.next(emails[0] ?? ''));
    expect((await signUp(address, { email: emails[0], invitation_token })).status).toBe(201);
    const wrong = await signUp(address, { invitation_token: 'tn_inv_wrong' });
    expect(wrong.body).toMatchObject({ code: 'rate_limited' });
    const email = `${unique('by-operator')}@example.com`;
    await server.operator.users.signUp({ email, password: PASSWORD, name: 'Made' });
  });
});

describe('new passwords', () => {
  const codes = async (call: PromiseLike<unknown>) => {
    const { status, errors } = await expectProblem(call);
    return [status, ...errors.map(({ path, code }) => `${path} ${code}`)];
  };
  const MANY = readFileSync(
    new URL('../../../server/auth/authentication/common-passwords.txt', import.meta.url),
    'utf8',
  )
    .split('\n')
    .slice(1, -1);

  it('are refused when they are common, the own name or address, or repetitive', async () => {
    expect(MANY).toHaveLength(10_000);
    const email = `${unique('grace.hopper')}@example.com`;
    const attempt = (password: string) =>
      server.operator.users.signUp({ email, password, name: 'Grace Hopper' });
    const refused = [
      ['password', 'common_password'],
      ['12345678', 'common_password'],
      [' QWERTYUIOP ', 'common_password'],
      [MANY.at(-1) ?? '', 'common_password'],
      ['aaaaaaaaa', 'repetitive_password'],
      ['        ', 'repetitive_password'],
      ['xyzxyzxyzxyz', 'repetitive_password'],
      [email.toUpperCase(), 'personal_password'],
      [email.split('@')[0] ?? '', 'personal_password'],
      ['gracehopper', 'personal_password'],
    ] as const;
    for (const [password, code] of refused) {
      expect(await codes(attempt(password)), password).toEqual([400, `password ${code}`]);
    }
    expect((await attempt('nanosecond wire')).email).toBe(email);
  });

  it('are checked in the same way when they are changed or reset', async () => {
    const user: TestUser = await createUser(server, 'Changing');
    const change = (new_password: string) => user.api.me.update({ new_password, current_password: PASSWORD });
    expect(await codes(change('iloveyou'))).toEqual([400, 'new_password common_password']);
    expect(await codes(change(user.email))).toEqual([400, 'new_password personal_password']);
    await server.client().passwordResets.create({ email: user.email });
    const token = await resetToken(user.email);
    const reset = server.client().passwordResets.confirm({ token, password: 'sunshine' });
    expect(await codes(reset)).toEqual([400, 'password common_password']);
    await server.client().passwordResets.confirm({ token, password: 'not so common at all' });
  });
});
