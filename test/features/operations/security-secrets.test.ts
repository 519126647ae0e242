import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import {
  operations,
  send,
  snapshotDatabase,
  type TestResponse,
} from '../../support/every-operation/operations.ts';
import { type Mailbox, startMailbox, tokenIn } from '../../support/mailbox.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { pendingSecret } from '../../support/tokens.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let mailbox: Mailbox;
let hook: Receiver;
/** Every secret that was ever sent or answered, by what it is. */
const secrets = new Map<string, string>();
/** Lists, events and exports, in which no secret may appear. */
const shown: string[] = [];
/** Every response to a refused caller. */
const problems: TestResponse[] = [];

const remember = (what: string, secret: string): string => {
  secrets.set(`${what} ${secrets.size}`, secret);
  return secret;
};
const newPassword = () => remember('password', `Zwölf Boxkämpfer ${unique('pass')} "quoted"`);

async function ask(
  method: string,
  path: string,
  token: string | undefined,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<TestResponse> {
  const answer = await send(server, method, path, { token, body, headers });
  if (answer.status >= 400) problems.push(answer);
  if (typeof answer.body?.token === 'string') remember('token', answer.body.token);
  if (typeof answer.body?.secret === 'string') remember('key', answer.body.secret);
  return answer;
}

async function signUp(): Promise<{ email: string; password: string; workspace: string; id: string }> {
  const [email, password, workspace] = [`${unique('secret')}@example.com`, newPassword(), unique('vault')];
  const body = { email, password, name: 'Keeper', workspace: { name: 'Vault', slug: workspace } };
  const answer = await ask('POST', '/v1/users', undefined, body, {
    'idempotency-key': remember('idempotency key', unique('once')),
  });
  expect(answer.status, answer.text).toBe(201);
  return { email, password, workspace, id: answer.body.id };
}

async function signIn(email: string, password: string): Promise<string> {
  const key = remember('idempotency key', unique('sign-in'));
  const answer = await ask(
    'POST',
    '/v1/sessions',
    undefined,
    { email, password },
    { 'idempotency-key': key },
  );
  const again = await ask('POST', '/v1/sessions', undefined, { email, password }, { 'idempotency-key': key });
  expect(again.text).toBe(answer.text);
  return answer.body.token;
}

/** Keys of both kinds through their whole life, each request with a key of idempotency of its own. */
async function liveWithKeys(token: string, workspace: string): Promise<void> {
  const base = `/v1/workspaces/${workspace}/api-keys`;
  for (const kind of ['service', 'user']) {
    const once = { 'idempotency-key': remember('idempotency key', unique('mint')) };
    const made = await ask('POST', base, token, { name: `A ${kind} key`, kind, scope: 'admin' }, once);
    expect((await ask('POST', base, token, { name: `A ${kind} key`, kind, scope: 'admin' }, once)).text).toBe(
      made.text,
    );
    const { id, secret } = made.body;
    await ask('GET', '/v1/me', secret);
    await ask('PATCH', '/v1/me', secret, { name: 'Not a person' });
    const rotated = await ask(
      'POST',
      `${base}/${id}/rotate`,
      token,
      { transition_seconds: 600 },
      {
        'idempotency-key': remember('idempotency key', unique('rotate')),
      },
    );
    for (const present of [secret, rotated.body.secret]) {
      await ask('GET', `/v1/workspaces/${workspace}`, present);
      await ask('POST', '/v1/api-keys/verify', token, { key: present });
    }
    await ask('GET', `${base}/${id}`, token);
    await ask('POST', `${base}/${id}/rotation/finish`, token);
    await ask('GET', '/v1/me', secret);
    await ask('DELETE', `${base}/${id}`, token);
    await ask('GET', '/v1/me', rotated.body.secret);
  }
}

/** Secrets in places where they do not belong, as they are pasted by mistake. */
async function misplace(token: string, workspace: string, password: string): Promise<void> {
  const key = remember('key', createToken('service'));
  await ask('GET', `/v1/workspaces/${key}`, token);
  await ask('GET', `/v1/workspaces/${workspace}/projects/${key}`, token);
  await ask('GET', `/v1/workspaces/${workspace}/members?token=${key}`, token);
  await ask('GET', `/v1/workspaces/${workspace}/members?${key}=1`, token);
  await ask('GET', `/v1/workspaces/${workspace}/members?cursor=${key}`, token);
  await ask('GET', `/v1/${key}`, token);
  await ask('GET', `/errors/${key}`, undefined);
  await ask('DELETE', `/v1/sessions/${key}`, token);
  await ask('POST', '/v1/sessions', undefined, { email: 'unknown@example.com', password, [key]: password });
  await ask('POST', '/v1/sessions', undefined, { email: key, password });
  await ask('POST', '/v1/sessions', undefined, { email: 'unknown@example.com', password: [password] });
  await ask('POST', '/v1/sessions', undefined, `{"password": "${key}", oops`);
  await ask('POST', '/v1/users', undefined, { email: 'not an address', password, name: '' });
  await ask('POST', '/v1/users', undefined, {
    email: 'a@example.com',
    password: { value: password },
    name: 'A',
  });
  await ask('POST', '/v1/api-keys/verify', token, { key, permission: key });
  await ask('POST', '/v1/api-keys/verify', token, { key: `${key}x` });
  await ask('PATCH', '/v1/me', token, { current_password: 'wrong', new_password: password });
  await ask('PATCH', '/v1/me', token, { new_password: password });
  await ask('POST', `/v1/workspaces/${workspace}/projects`, token, {
    name: 'P',
    slug: key,
    environment: key,
  });
  await ask('PATCH', `/v1/workspaces/${workspace}/settings`, token, { timezone: key, ip_allowlist: [key] });
  await ask('GET', '/v1/me', undefined, undefined, { authorization: key });
  await ask('GET', '/v1/me', undefined, undefined, { authorization: `Bearer ${key}` });
  await ask('GET', '/v1/me', undefined, undefined, { authorization: `Bearer Bearer ${key}` });
  await ask('GET', '/v1/me', undefined, undefined, {
    authorization: `Basic ${Buffer.from(`x:${key}`).toString('base64')}`,
  });
  await ask('GET', '/v1/me', token, undefined, {
    cookie: `session=${key}`,
    'x-api-key': key,
    'x-request-id': 'plain',
  });
  await ask('POST', `/v1/workspaces/${workspace}/restore`, token, undefined, {
    'if-match': key,
    'user-agent': key,
  });
}

/** A failure of our own, so that whatever is logged with an error is looked at, too. */
async function fail(token: string, password: string): Promise<void> {
  await server.knex.raw('alter table sessions rename to sessions_elsewhere');
  try {
    const answer = await ask('POST', '/v1/sessions', token, { email: keeper.email, password });
    expect(answer.status).toBe(500);
    await ask('GET', '/v1/me', remember('key', createToken('service')));
  } finally {
    await server.knex.raw('alter table sessions_elsewhere rename to sessions');
  }
}

/** Secrets of webhooks and of automatic rotations, which the server has to read again: given, created, used and changed. */
async function useSealedSecrets(token: string, workspace: string): Promise<void> {
  const base = `/v1/workspaces/${workspace}`;
  const given = () => remember('given secret', `whsec_${randomBytes(32).toString('base64')}`);
  const [secret, url] = [given(), `${hook.url}/first`];
  const made = await ask('POST', `${base}/webhook-endpoints`, token, {
    url,
    secret,
    events: ['workspace.updated'],
  });
  expect(made.status, made.text).toBe(201);
  const endpoint = `${base}/webhook-endpoints/${made.body.id}`;
  const delivered = async (name: string) => {
    await ask('PATCH', base, token, { name });
    await hook.wait(1, ({ body }) => body.includes(name));
  };
  await delivered('Signed with a given secret');
  const next = `${hook.url}/second`;
  await ask('PATCH', endpoint, token, { url: next });
  await ask('PATCH', endpoint, token, { url: next, secret: given() });
  await ask('PATCH', endpoint, token, { secret });
  await ask('PATCH', endpoint, token, { url: next, secret });
  await ask('POST', `${endpoint}/rotate-secret`, token, { secret: given() });
  await delivered('Signed with two secrets');
  await ask('POST', `${endpoint}/rotate-secret`, token, { transition_seconds: 0 });
  await ask('POST', `${base}/webhook-endpoints`, token, { url: next, secret: `${given()}!` });
  await ask('GET', `${base}/webhook-deliveries`, token);
  const key = await ask('POST', `${base}/api-keys`, token, {
    name: 'Rotating',
    kind: 'service',
    scope: 'read-only',
  });
  for (const taken of [true, false]) {
    remember('pending secret', await pendingSecret(server, key.body.id));
    await ask('GET', `${base}/api-keys/${key.body.id}`, token);
    if (taken) await ask('POST', `${base}/api-keys/${key.body.id}/secret/collect`, token);
  }
  await ask('POST', '/v1/vault-keys/rotation', server.operatorKey);
  const exported = await ask('POST', `${base}/audit-exports`, token, { format: 'csv' });
  const paths = ['events', 'webhook-deliveries', 'audit-events', 'api-keys', 'webhook-endpoints'];
  for (const path of [...paths, `audit-exports/${exported.body.id}/download`]) {
    const { status, text } = await ask('GET', `${base}/${path}`, token);
    expect(status, text).toBe(200);
    shown.push(text);
  }
}

/** The tokens of links in mails, each used once and then again. */
async function receiveMails(token: string, workspace: string, email: string): Promise<void> {
  const received = async (to: string) => remember('mailed token', tokenIn(await mailbox.next(to)));
  await ask('POST', '/v1/email-verifications', token);
  const verification = await received(email);
  for (let time = 0; time < 2; time += 1)
    await ask('POST', '/v1/email-verifications/confirm', token, { token: verification });
  const guest = `${unique('guest')}@example.com`;
  const invited = await ask('POST', `/v1/workspaces/${workspace}/invitations`, token, {
    emails: [guest],
    role: 'viewer',
  });
  const first = await received(guest);
  await ask('GET', `/v1/invitations/${first}`, undefined);
  await ask('POST', '/v1/invitations/accept', token, { token: first });
  await ask(
    'POST',
    `/v1/workspaces/${workspace}/invitations/${invited.body.data[0].invitation.id}/resend`,
    token,
  );
  const second = await received(guest);
  await ask('GET', `/v1/invitations/${first}`, undefined);
  await ask('GET', `/v1/invitations/${second}`, undefined);
}

let keeper: Awaited<ReturnType<typeof signUp>>;
let outsider: TestUser;
/** A session of the keeper's that is still live. */
let current: string;

beforeAll(async () => {
  mailbox = await startMailbox();
  hook = await startReceiver();
  server = await startTestServer({ env: { LOG_LEVEL: 'trace', SMTP_URL: mailbox.url } });
  remember('operator key', server.operatorKey);
  outsider = await createUser(server, 'Outsider');
  remember('token', outsider.token);
  keeper = await signUp();
  const token = await signIn(keeper.email, keeper.password);
  await liveWithKeys(token, keeper.workspace);
  await misplace(token, keeper.workspace, newPassword());
  await receiveMails(token, keeper.workspace, keeper.email);
  await useSealedSecrets(token, keeper.workspace);
  const changed = newPassword();
  current = token;
  const body = { current_password: keeper.password, new_password: changed };
  expect((await ask('PATCH', '/v1/me', token, body)).status).toBe(200);
  await ask(
    'POST',
    '/v1/sessions/current/reauthentication',
    token,
    { password: changed },
    { 'idempotency-key': remember('idempotency key', unique('again')) },
  );
  await ask('POST', '/v1/sessions/current/reauthentication', token, { password: newPassword() });
  const second = await signIn(keeper.email, changed);
  await ask('DELETE', '/v1/sessions/current', second);
  await ask('GET', '/v1/me', second);
  for (const { method, path } of operations) {
    await ask(
      method,
      path.replace(/\{\w+\}/g, keeper.workspace),
      outsider.token,
      method === 'GET' || method === 'DELETE' ? undefined : {},
    );
  }
  await fail(token, changed);
  // Last uses are written a second later.
  await new Promise((resolve) => setTimeout(resolve, 1200));
}, 120_000);
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
  await hook.close();
});

/** The ways in which a secret may lie around: as it is, escaped, encoded, and without its prefix. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = bytes.toString('base64');
  const inner = secret.replace(/^(?:tn_\w+?|whsec)_/, '');
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString('hex'),
    base64,
    base64.replace(/=+$/, ''),
    bytes.toString('base64url'),
    ...(inner === secret
      ? []
      : [inner, Buffer.from(inner).toString('hex'), Buffer.from(inner).toString('base64').slice(0, 40)]),
  ];
}

/** Which secrets are in the text, in whatever form. */
const found = (text: string): string[] =>
  [...secrets].flatMap(([what, secret]) =>
    formsOf(secret).some((form) => text.includes(form)) ? [what] : [],
  );

/** Every column of every table: as the text that PostgreSQL makes of it, and the bytes of binary ones as they are. */
async function everyColumn(): Promise<string> {
  const { rows: columns } = await server.knex.raw<{
    rows: Array<{ table: string; column: string; type: string }>;
  }>(
    `select table_name as "table", column_name as "column", data_type as type
     from information_schema.columns where table_schema = current_schema()`,
  );
  const texts: string[] = [];
  for (const { table, column, type } of columns) {
    const value = type === 'bytea' ? '??' : '??::text';
    const { rows } = await server.knex.raw<{ rows: Array<{ value: Buffer | string | null }> }>(
      `select ${value} as value from ?? where ?? is not null`,
      [column, table, column],
    );
    for (const row of rows) {
      if (Buffer.isBuffer(row.value))
        texts.push(row.value.toString('latin1'), row.value.toString('utf8'), row.value.toString('hex'));
      else texts.push(String(row.value));
    }
  }
  return texts.join('\n');
}

describe('every secret that the server received or created', () => {
  it('is known to this test: passwords, tokens, keys', () => {
    const kinds = [...secrets.keys()].map((name) => name.replace(/ \d+$/, ''));
    for (const kind of [
      ...['password', 'token', 'mailed token', 'key', 'operator key', 'idempotency key'],
      ...['given secret', 'pending secret'],
    ])
      expect(kinds).toContain(kind);
    expect(secrets.size).toBeGreaterThan(25);
    expect(problems.length).toBeGreaterThan(40);
    expect(new Set(problems.map(({ status }) => status))).toEqual(
      new Set([400, 401, 403, 404, 409, 415, 500]),
    );
  });

  it('would be found by this test', () => {
    const [what, secret] = [...secrets][5] ?? ['', ''];
    for (const form of formsOf(secret)) expect(found(`…${form}…`)).toContain(what);
  });

  it('is in no column of any table', async () => {
    const text = await everyColumn();
    expect(text).toContain(keeper.email);
    expect(found(text)).toEqual([]);
    expect(found((await snapshotDatabase(server.knex)).join('\n'))).toEqual([]);
  });

  it('is in no line of the log, at any level', () => {
    const text = server.logs.join('\n');
    expect(server.logs.length).toBeGreaterThan(60);
    expect(text).toContain('"level":"error"');
    expect(found(text)).toEqual([]);
    // Neither is what goes with it.
    expect(text).not.toMatch(/"authorization"|authorization:/i);
    expect(text).not.toContain(keeper.email);
  });

  it('is in no problem, neither in its body nor in its headers', () => {
    for (const { text, headers, status } of problems) {
      expect(found(`${text}\n${[...headers].join('\n')}`), `${status} ${text}`).toEqual([]);
    }
  });

  it('is in no list, event, export or webhook', () => {
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.every((text) => text.length > 100)).toBe(true);
    expect(hook.received.length).toBeGreaterThan(1);
    expect(found(shown.join('\n'))).toEqual([]);
    expect(found(hook.received.map((request) => JSON.stringify(request)).join('\n'))).toEqual([]);
  });

  it('is stored under a digest that requires the pepper, and passwords with argon2id', async () => {
    const rows = await server.knex('users').select('password_hash');
    for (const { password_hash } of rows)
      expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const credentials = await server.knex('credentials').select('hash');
    for (const { hash } of credentials) expect(hash).toHaveLength(32);
  });

  it('is shown once: no operation returns it again', async () => {
    for (const bearer of [current, outsider.token, server.operatorKey]) {
      for (const path of ['/v1/me', '/v1/sessions', `/v1/workspaces/${keeper.workspace}/api-keys`]) {
        const { text } = await send(server, 'GET', path, { token: bearer });
        expect(found(text), path).toEqual([]);
      }
    }
  });
});
