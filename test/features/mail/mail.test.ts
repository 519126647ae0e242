import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mailbox, startMailbox, tokenIn } from '../../support/mailbox.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createUnconfirmedUser,
  createUser,
  expectProblem,
  PASSWORD,
  type TestUser,
  unique,
} from '../../support/users.ts';

const APP = 'https://app.example.com/tenancy';
let mailbox: Mailbox;
let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({ env: { SMTP_URL: mailbox.url, APP_URL: `${APP}/` } });
  owner = await createUser(server, 'Owner');
});
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

const newEmail = () => `${unique('new')}@example.com`;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const signIn = async (email: string, password = PASSWORD) =>
  server.client((await server.client().sessions.create({ email, password })).token);

describe('mails', () => {
  it('come in plain text and in HTML, with a link to the front end whose token stays in the browser', async () => {
    const email = newEmail();
    await server.client().users.signUp({ email, password: PASSWORD, name: 'Grace' });
    const mail = await mailbox.next(email);
    expect(mail).toMatchObject({ subject: 'Confirm your e-mail address', to: email });
    expect(mail.text.replace(/\s+/g, ' ')).toContain('The page asks for the password of your account');
    expect(mail.from).toBe('Tenantry <tenantry@localhost>');
    expect(mail.text).toMatch(
      /https:\/\/app\.example\.com\/tenancy\/verify-email#token=tn_vfy_[0-9A-Za-z]{38}\n/,
    );
    expect(mail.html).toContain(`href="${APP}/verify-email#token=${tokenIn(mail)}"`);
  });

  it('do not contain the words of a person who signs up with the address of another', async () => {
    const email = newEmail();
    await server.client().users.signUp({ email, password: PASSWORD, name: 'You won 500 USD' });
    await server.client().passwordResets.create({ email });
    for (const mail of [await mailbox.next(email), await mailbox.next(email)]) {
      expect(mail.text).toMatch(/^Hello,\n/);
      expect(JSON.stringify(mail)).not.toContain('500 USD');
    }
  });

  it('quote the names that users chose, escaped and on one line, without links', async () => {
    const { api, workspace, id } = owner;
    const email = newEmail();
    await api.workspaces.update({
      workspace,
      name: 'Claim "500" at http://evil.example/x =?utf-8?q?Your_bank?=',
    });
    for (const name of [
      'Eve\n\nPay here',
      'Eve\r\nBcc: x',
      'Eve\u2028Pay',
      'Eve\u0085Pay',
      'Eve\u0007',
      'Eve \u202ekcab',
      '\u2067Eve',
    ]) {
      const refused = await expectProblem(api.me.update({ name }));
      expect([refused.status, refused.errors.map(({ path }) => path)]).toEqual([400, ['name']]);
    }
    // As it came in before names were checked.
    await server.knex('users').where({ id }).update({ name: 'Eve <b>\n\nPay\u2028here, \u202eelpmaxe.live' });
    await api.invitations.create({ workspace, emails: [email], role: 'viewer' });
    const mail = await mailbox.next(email);
    const name = `"Claim '500' at http[:]//evil[.]example/x = ?utf-8?q?Your_bank?="`;
    expect(mail.subject).toBe(`You are invited to ${name}`);
    expect(mail.text).toContain(`"Eve <b> Pay here, elpmaxe[.]live" invites you to the workspace ${name}.`);
    expect(mail.html).toContain('&quot;Eve &lt;b&gt; Pay here, elpmaxe[.]live&quot; invites you');
    await api.workspaces.update({ workspace, name: 'Ada Ltd' });
  });

  it('are in the language of the recipient', async () => {
    const { api, email } = await createUnconfirmedUser(server, 'Zeynep');
    await mailbox.next(email);
    await api.me.update({ language: 'tr' });
    await api.emailVerifications.create();
    const mail = await mailbox.next(email);
    expect(mail.subject).toBe('E-posta adresinizi doğrulayın');
    expect(mail.text).toContain('Merhaba,');
  });

  it('wait while the mail server is out of order, count no attempt, and are then sent once', async () => {
    mailbox.failing = true;
    const email = newEmail();
    const rows = () => server.knex('mails').where({ recipient: email });
    try {
      await server.client().users.signUp({ email, password: PASSWORD, name: 'Patient' });
      await expect
        .poll(async () => (await rows())[0]?.last_error, { timeout: 15_000 })
        .toContain('out of order');
      expect((await rows())[0]).toMatchObject({ sent_at: null, attempts: 0 });
    } finally {
      mailbox.failing = false;
    }
    const { messageId } = await mailbox.next(email);
    expect(messageId).toContain((await rows())[0]?.id ?? '-');
    await wait(1500);
    expect(mailbox.mails.filter(({ to }) => to === email)).toHaveLength(1);
    // The content is deleted, because it held a token.
    await expect
      .poll(async () => (await rows())[0], { timeout: 15_000 })
      .toMatchObject({ sealed: null, next_attempt_at: null, attempts: 0 });
  });

  it('are neither sent nor kept when the change that caused them fails', async () => {
    const email = newEmail();
    const taken = owner.workspace;
    const call = server.client().users.signUp({
      email,
      password: PASSWORD,
      name: 'Newcomer',
      workspace: { name: 'Taken', slug: taken },
    });
    expect(await expectProblem(call)).toMatchObject({ status: 409, code: 'slug_taken' });
    expect(await server.knex('mails').where({ recipient: email })).toEqual([]);
  });

  it('are not sent again for a repeated request', async () => {
    const { api, email } = await createUnconfirmedUser(server, 'Twice');
    await mailbox.next(email);
    const options = { idempotencyKey: unique('again') };
    await api.emailVerifications.create({}, options);
    await api.emailVerifications.create({}, options);
    await mailbox.next(email);
    await wait(2500);
    expect(mailbox.mails.filter(({ to }) => to === email)).toHaveLength(2);
  });
});

describe('confirming an address', () => {
  it('accepts the token of the mail, once', async () => {
    const { api, email, id } = await createUnconfirmedUser(server, 'Vera');
    expect((await api.me.get()).user?.email_verified_at).toBeNull();
    const token = tokenIn(await mailbox.next(email));
    const confirmed = await api.emailVerifications.confirm({ token });
    expect(confirmed).toMatchObject({ id, email });
    expect(Date.parse(confirmed.email_verified_at ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect((await api.me.get()).user?.email_verified_at).toBe(confirmed.email_verified_at);
    const again = await expectProblem(api.emailVerifications.confirm({ token }));
    expect(again).toMatchObject({ status: 409, code: 'invalid_state' });
    const needless = await expectProblem(api.emailVerifications.create());
    expect(needless).toMatchObject({ status: 409, code: 'invalid_state' });
  });

  it('requires the password where there is no session of the account, and a wrong one leaves the token usable', async () => {
    const { api, email } = await createUnconfirmedUser(server, 'Stolen');
    const token = tokenIn(await mailbox.next(email));
    const anyone = server.client();
    const bare = await expectProblem(anyone.emailVerifications.confirm({ token }));
    expect([bare.status, bare.errors.map(({ path, code }) => [path, code])]).toEqual([
      400,
      [['password', 'required']],
    ]);
    // The session and the keys of another person prove nothing.
    const other = await expectProblem(owner.api.emailVerifications.confirm({ token }));
    expect([other.status, other.code]).toEqual([400, 'invalid_request']);
    const wrong = await expectProblem(anyone.emailVerifications.confirm({ token, password: 'not this one' }));
    expect([wrong.status, wrong.code]).toEqual([401, 'invalid_credentials']);
    const ended = server.client(`${'tn_ses_'}${'0'.repeat(38)}`);
    expect(
      (await expectProblem(ended.emailVerifications.confirm({ token, password: PASSWORD }))).status,
    ).toBe(401);
    expect((await api.me.get()).user?.email_verified_at).toBeNull();
    const confirmed = await anyone.emailVerifications.confirm({ token, password: PASSWORD });
    expect(confirmed.email_verified_at).not.toBeNull();
  });

  it('keeps an account unconfirmed that was created with the address of another, until its owner takes it over', async () => {
    const outsider = await createUnconfirmedUser(server, 'Outsider');
    const { email } = outsider;
    const token = tokenIn(await mailbox.next(email));
    // The owner of the mailbox opens the link. They do not know the password of the person who signed up.
    const owner = server.client();
    const guess = await expectProblem(
      owner.emailVerifications.confirm({ token, password: 'my own password' }),
    );
    expect(guess.detail).toContain('reset its password');
    expect((await outsider.api.me.get()).user?.email_verified_at).toBeNull();
    await owner.passwordResets.create({ email });
    const reset = tokenIn(await mailbox.next(email));
    const taken = await owner.passwordResets.confirm({ token: reset, password: 'my own password' });
    expect(taken.email_verified_at).not.toBeNull();
    expect((await expectProblem(outsider.api.me.get())).status).toBe(401);
    expect((await expectProblem(signIn(email))).status).toBe(401);
    await signIn(email, 'my own password');
  });

  it('succeeds for exactly one of several concurrent requests', async () => {
    const { email } = await createUnconfirmedUser(server, 'Racer');
    const token = tokenIn(await mailbox.next(email));
    const calls = Array.from({ length: 8 }, () =>
      server.client().emailVerifications.confirm({ token, password: PASSWORD }),
    );
    const results = await Promise.allSettled(calls);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses a token that is unknown, older than an hour, or for another purpose', async () => {
    const { api, email } = await createUnconfirmedUser(server, 'Late');
    const anyone = server.client();
    const token = tokenIn(await mailbox.next(email));
    const unknown = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    expect(await expectProblem(anyone.emailVerifications.confirm({ token: unknown }))).toMatchObject({
      status: 404,
      code: 'not_found',
    });
    expect(await expectProblem(anyone.passwordResets.confirm({ token, password: PASSWORD }))).toMatchObject({
      status: 404,
    });
    await server.knex('single_use_tokens').update({ expires_at: new Date(Date.now() - 1) });
    const late = await expectProblem(anyone.emailVerifications.confirm({ token }));
    expect(late).toMatchObject({ status: 409, code: 'invalid_state' });
    expect(late.detail).toContain('expired after one hour');
    await api.emailVerifications.create();
    const fresh = tokenIn(await mailbox.next(email));
    expect(
      (await anyone.emailVerifications.confirm({ token: fresh, password: PASSWORD })).email_verified_at,
    ).not.toBeNull();
  });

  it('stores and logs no token, only its digest', async () => {
    const { email } = await createUnconfirmedUser(server, 'Quiet');
    const token = tokenIn(await mailbox.next(email));
    await server.client().emailVerifications.confirm({ token, password: PASSWORD });
    for (const table of ['single_use_tokens', 'mails', 'audit_events', 'idempotency_records']) {
      expect(JSON.stringify(await server.knex(table).select('*')), table).not.toContain(token);
    }
    expect(server.logs.join('')).not.toContain(token);
  });

  it('sends at most five mails in an hour', async () => {
    const { api } = await createUnconfirmedUser(server, 'Flood');
    const calls = Array.from({ length: 8 }, () => api.emailVerifications.create());
    const refused = (await Promise.allSettled(calls)).filter(({ status }) => status === 'rejected');
    // Signing up sent the first one.
    expect(refused).toHaveLength(4);
    expect(await expectProblem(api.emailVerifications.create())).toMatchObject({
      code: 'rate_limited',
      status: 429,
    });
  });
});

describe('resetting the password', () => {
  it('sets a new one, ends every session, and keeps the keys of an account that was confirmed before', async () => {
    const { api, email, workspace } = await createUser(server, 'Forgetful');
    await mailbox.next(email);
    const key = await api.apiKeys.create({ workspace, name: 'k', kind: 'user', scope: 'read-only' });
    expect((await mailbox.next(email)).subject).toContain('New API key');
    const other = await signIn(email);
    expect(await server.client().passwordResets.create({ email: email.toUpperCase() })).toEqual({
      email: email.toUpperCase(),
    });
    const mail = await mailbox.next(email);
    expect(mail.subject).toBe('Choose a new password');
    expect(mail.text).toContain(`${APP}/reset-password#token=tn_rst_`);
    const token = tokenIn(mail);
    const user = await server.client().passwordResets.confirm({ token, password: 'a new password' });
    expect(user).toMatchObject({ email, email_verified_at: expect.any(String) });
    for (const session of [api, other]) {
      expect(await expectProblem(session.me.get())).toMatchObject({
        status: 401,
        code: 'credential_revoked',
      });
    }
    expect(await expectProblem(signIn(email))).toMatchObject({ status: 401, code: 'invalid_credentials' });
    expect((await (await signIn(email, 'a new password')).me.get()).user?.email).toBe(email);
    expect((await server.client(key.secret).me.get()).user?.email).toBe(email);
    const again = server.client().passwordResets.confirm({ token, password: 'yet another one' });
    expect(await expectProblem(again)).toMatchObject({ status: 409, code: 'invalid_state' });
  });

  it('invalidates the links of the other mails, too', async () => {
    const { email } = await createUnconfirmedUser(server, 'Impatient');
    await mailbox.next(email);
    const tokens: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      await server.client().passwordResets.create({ email });
      tokens.push(tokenIn(await mailbox.next(email)));
    }
    const [first = '', second = ''] = tokens;
    const user = await server.client().passwordResets.confirm({ token: second, password: 'a new password' });
    // The link proves the address.
    expect(user.email_verified_at).not.toBeNull();
    const late = server.client().passwordResets.confirm({ token: first, password: 'an evil password' });
    expect(await expectProblem(late)).toMatchObject({ status: 409, code: 'invalid_state' });
  });

  it('invalidates its link once the password was changed', async () => {
    const { email, api } = await createUnconfirmedUser(server, 'Careful');
    await mailbox.next(email);
    await server.client().passwordResets.create({ email });
    const token = tokenIn(await mailbox.next(email));
    await api.me.update({ current_password: PASSWORD, new_password: 'a new password' });
    const late = server.client().passwordResets.confirm({ token, password: 'an evil password' });
    expect(await expectProblem(late)).toMatchObject({ status: 409, code: 'invalid_state' });
  });

  it('does not reveal whether an address is known: the response and the work are the same', async () => {
    const { email } = await createUnconfirmedUser(server, 'Known');
    await mailbox.next(email);
    const ask = (address: string) => server.client().passwordResets.create({ email: address }).withResponse();
    const [known, unknown] = [await ask(email), await ask('unknown@example.com')];
    expect([known.data, unknown.data]).toEqual([{ email }, { email: 'unknown@example.com' }]);
    expect(known.response.status).toBe(unknown.response.status);
    const names = ({ response }: typeof known) => [...response.headers.keys()].sort();
    expect(names(known)).toEqual(names(unknown));
    await mailbox.next(email);
    await wait(2500);
    expect(mailbox.mails.filter(({ to }) => to === 'unknown@example.com')).toEqual([]);
    expect(await server.knex('password_reset_requests')).toEqual([]);
  });

  it('leaves no session that was begun with the old password meanwhile', async () => {
    const { email } = await createUnconfirmedUser(server, 'Contested');
    await mailbox.next(email);
    await server.client().passwordResets.create({ email });
    const token = tokenIn(await mailbox.next(email));
    const attempts = Array.from({ length: 4 }, () => signIn(email).catch(() => undefined));
    await server.client().passwordResets.confirm({ token, password: 'a new password' });
    for (const session of (await Promise.all(attempts)).filter((one) => one !== undefined)) {
      expect(await expectProblem(session.me.get())).toMatchObject({
        status: 401,
        code: 'credential_revoked',
      });
    }
  });

  it('is recorded in the audit log of the workspaces of the user', async () => {
    const { email, id, workspace, api, token: session } = await createUnconfirmedUser(server, 'Audited');
    await mailbox.next(email);
    const { id: workspaceId } = await api.workspaces.get({ workspace });
    const headers = { 'user-agent': `mail ${session} ${'x'.repeat(300)}` };
    await server.client().passwordResets.create({ email }, { headers });
    const token = tokenIn(await mailbox.next(email));
    await server.client().passwordResets.confirm({ token, password: 'a new password' });
    const entries = await server
      .knex('audit_events')
      .where({ tenant_id: workspaceId, target_id: id })
      .orderBy('id');
    expect(entries.map(({ action }) => action)).toEqual([
      'user.signed_up',
      'password_reset.requested',
      'user.password_reset',
    ]);
    expect(entries[1]?.user_agent).toMatch(/^mail tn_ses_\[redacted\] x+$/);
    expect(entries[1]?.user_agent).toHaveLength(256);
  });
});

describe('sign-up', () => {
  const policies = ['invited', 'closed'] as const;

  it.each(policies)('is refused to everyone except the operator when SIGN_UP is %s', async (policy) => {
    const closed = await startTestServer({ env: { SIGN_UP: policy, SMTP_URL: mailbox.url } });
    try {
      const fields = { email: newEmail(), password: PASSWORD, name: 'Outsider' };
      const outsider = await expectProblem(closed.client().users.signUp(fields));
      expect(outsider).toMatchObject({ status: 403, code: 'sign_up_closed' });
      const wrong = await expectProblem(closed.client('tn_op_nonsense').users.signUp(fields));
      expect(wrong).toMatchObject({ status: 403, code: 'sign_up_closed' });
      const user = await closed.operator.users.signUp(fields);
      const { token } = await closed.client().sessions.create({ email: fields.email, password: PASSWORD });
      expect((await closed.client(token).me.get()).user?.id).toBe(user.id);
      const [entry] = await closed.knex('audit_events').where({ action: 'user.signed_up' });
      expect(entry).toMatchObject({ actor_type: 'operator', target_id: user.id });
      expect((await mailbox.next(fields.email)).text).toContain('/verify-email#token=');
    } finally {
      await closed.stop();
    }
  });

  it.each([
    ['an unknown credential', () => server.client('tn_ses_nonsense')],
    ['the credential of another user', () => owner.api],
  ])(
    'creates an account for a request with %s when it is open, and ignores the credential',
    async (_, client) => {
      const email = newEmail();
      const { id } = await client().users.signUp({ email, password: PASSWORD, name: 'Newcomer' });
      const { token } = await server.client().sessions.create({ email, password: PASSWORD });
      expect((await server.client(token).me.get()).user).toMatchObject({ id, email });
      const entries = await server.knex('audit_events').where({ action: 'user.signed_up', target_id: id });
      expect(entries).toMatchObject([{ actor_type: 'user', actor_id: id }]);
    },
  );
});
