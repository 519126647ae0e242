import { readdirSync, readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { isLocal } from '../../../server/http/local-request.ts';
import { isPresent, pollUntil } from '../../support/poll.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, PASSWORD, unique } from '../../support/users.ts';

let server: TestServer;
let port: string;
beforeAll(async () => {
  server = await startTestServer({ env: { DEV_MAILBOX: 'true', CORS_ORIGINS: '*' } });
  port = new URL(server.url).port;
});
afterAll(() => server.stop());

const newEmail = () => `${unique('new')}@example.com`;

interface Listed {
  id: string;
  to: string;
  subject: string;
  text: string;
  links: string[];
}

async function newestTo(email: string): Promise<Listed> {
  const url = `${server.url}/dev/mailbox?to=${encodeURIComponent(email)}`;
  const newest = async () => {
    const response = await fetch(url, { headers: { accept: 'application/json' } });
    return ((await response.json()) as { data: Listed[] }).data[0];
  };
  return pollUntil(newest, isPresent, { what: `a mail to ${email}`, interval: 100 });
}

/** The status of the mailbox with headers of one's own choice. */
const statusWith = (headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path: '/dev/mailbox', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.on('error', reject).end();
  });

describe('the development mailbox', () => {
  it('shows a mail as a user sees it: in the list, as HTML and as text, with a working link', async () => {
    const email = newEmail();
    await server.client().users.signUp({ email, password: PASSWORD, name: 'Ada' });
    const mail = await newestTo(email);
    expect(mail).toMatchObject({ to: email, subject: 'Confirm your e-mail address' });
    const list = await (await fetch(`${server.url}/dev/mailbox`)).text();
    expect(list).toContain(`<a href="/dev/mailbox/${mail.id}">Confirm your e-mail address</a>`);
    const page = await fetch(`${server.url}/dev/mailbox/${mail.id}`);
    const link = mail.links[0] ?? '';
    expect(await page.text()).toContain(`<a href="${link}" rel="noreferrer">${link}</a>`);
    const token = new URL(link).hash.slice('#token='.length);
    const confirmed = await server.client().emailVerifications.confirm({ token, password: PASSWORD });
    expect(confirmed.email).toBe(email);
  });

  it('runs nothing of a mail: its own pages load their style alone, and the HTML part is sandboxed', async () => {
    const owner = await createUser(server, 'Owner');
    const { workspace } = owner;
    await owner.api.workspaces.update({ workspace, name: '<script>alert(1)</script> Ğ "Co"' });
    const email = newEmail();
    await owner.api.invitations.create({ workspace, emails: [email], role: 'viewer' });
    const mail = await newestTo(email);
    expect(mail.subject).toBe(`You are invited to "<script>alert(1)</script> Ğ 'Co'"`);
    const page = await fetch(`${server.url}/dev/mailbox/${mail.id}`);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; frame-src 'self'/,
    );
    expect(await page.text()).not.toContain('<script');
    const part = await fetch(`${server.url}/dev/mailbox/${mail.id}/html`);
    expect(part.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups [a-z-]+; default-src 'none'/,
    );
    expect(await part.text()).not.toContain('<script');
    for (const answer of [page, part]) expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('writes text in 8 bits and without wrapping, so that a link can be copied from the file', async () => {
    const email = newEmail();
    await server.client().users.signUp({ email, password: PASSWORD, name: 'Ada' });
    const { id, links } = await newestTo(email);
    const folder = join(server.dataDir, 'outbox');
    expect(readdirSync(folder)).toContain(`${id}.eml`);
    const source = readFileSync(join(folder, `${id}.eml`), 'utf8');
    expect(source).toContain(`\nConfirm the address: ${links[0]}\n`);
    expect(source.match(/Content-Transfer-Encoding: 8bit/g)).toHaveLength(2);
  });

  it('is named in the log by its address, without any link or token', async () => {
    const email = newEmail();
    await server.client().users.signUp({ email, password: PASSWORD, name: 'Ada' });
    await newestTo(email);
    const lines = server.logs.filter((line) => line.includes(email));
    expect(lines.join('\n')).toContain('/dev/mailbox"');
    expect(server.logs.join('\n')).not.toMatch(/#token=|tn_vfy_[0-9A-Za-z]{20}/);
  });

  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1', '127.0.0.1:1', '[::1]', '[::1]:3000'])(
    'accepts the Host %s',
    async (host) => expect(await statusWith({ host })).toBe(200),
  );

  it.each([
    { host: 'evil.example' },
    { host: 'localhost.evil.example' },
    { host: 'evil.localhost' },
    { host: '127.0.0.2' },
    { host: '0.0.0.0' },
    { host: '[::]' },
    { host: '[::ffff:127.0.0.1]' },
    { host: 'localhost@evil.example' },
    { host: 'localhost', forwarded: 'for=127.0.0.1' },
    { host: 'localhost', 'x-forwarded-for': '127.0.0.1' },
    { host: 'localhost', 'x-forwarded-host': 'localhost' },
    { host: 'localhost', 'X-Forwarded-Proto': 'http' },
    { host: 'localhost', 'x-forwarded-anything': '' },
  ])('refuses a request with the headers %j', async (headers) => {
    expect([400, 403]).toContain(await statusWith(headers as Record<string, string>));
  });

  it('refuses a request with two Host headers', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(
          'GET /dev/mailbox HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n',
        ),
      );
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('end', () => resolve(text)).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 40[03] /);
  });

  it('lets no other origin read it, with any CORS_ORIGINS', async () => {
    const answer = await fetch(`${server.url}/dev/mailbox`, { headers: { origin: 'https://evil.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(
      (await fetch(`${server.url}/v1/health`, { headers: { origin: 'https://evil.example' } })).headers.get(
        'access-control-allow-origin',
      ),
    ).toBe('*');
  });

  it('reads no file but mails of the outbox', async () => {
    for (const id of ['..%2fpepper', 'pepper', 'mail_', '..', 'mail_01kah4x8v5ezf9w2m4n6hj7k3p']) {
      expect((await fetch(`${server.url}/dev/mailbox/${id}`)).status, id).toBe(404);
    }
  });

  it('is neither in the document nor served unless DEV_MAILBOX is set', async () => {
    expect(await (await fetch(`${server.url}/openapi.yaml`)).text()).not.toContain('/dev/mailbox');
    const plain = await startTestServer();
    try {
      expect((await fetch(`${plain.url}/dev/mailbox`)).status).toBe(404);
    } finally {
      await plain.stop();
    }
  });
});

describe('DEV_MAILBOX', () => {
  it.each([
    [{ SMTP_URL: 'smtp://127.0.0.1:25' }, 'SMTP_URL'],
    [{ TRUST_PROXY: '1' }, 'TRUST_PROXY'],
    [{ TRUST_PROXY: 'loopback' }, 'TRUST_PROXY'],
    [{ REQUIRE_TLS: 'true' }, 'REQUIRE_TLS'],
    [{ PUBLIC_URL: 'https://api.example.com' }, 'an https PUBLIC_URL'],
    [{ PUBLIC_URL: 'HTTPS://localhost' }, 'an https PUBLIC_URL'],
    [{ HOST: '0.0.0.0' }, 'a HOST that is not loopback'],
    [{ HOST: '::' }, 'a HOST that is not loopback'],
    [{ HOST: '192.168.1.2' }, 'a HOST that is not loopback'],
    [{ HOST: 'example.com' }, 'a HOST that is not loopback'],
    [{ SMTP_URL: 'smtp://x:25', REQUIRE_TLS: '1', TRUST_PROXY: '2' }, 'SMTP_URL, TRUST_PROXY, REQUIRE_TLS'],
  ])('is refused at start together with %j', (environment, named) => {
    expect(() => readConfig({ DEV_MAILBOX: 'true', ...environment })).toThrow(
      `cannot be used with ${named}. Unset DEV_MAILBOX.`,
    );
    expect(() => readConfig({ DEV_MAILBOX: 'false', ...environment })).not.toThrow();
  });

  it.each(['127.0.0.1', '127.0.0.9', '::1', 'localhost'])('is accepted with HOST=%s', (host) => {
    expect(
      readConfig({ DEV_MAILBOX: 'true', HOST: host, PUBLIC_URL: 'http://localhost:3000' }).DEV_MAILBOX,
    ).toBe(true);
  });
});

describe('a connection from another machine', () => {
  it('is refused with any Host', () => {
    const asked = (remoteAddress: string) =>
      // It looks at nothing else of a request.
      isLocal({ socket: { remoteAddress }, rawHeaders: ['Host', 'localhost:3000'] } as IncomingMessage);
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map(asked)).toEqual([true, true, true]);
    expect(['10.0.0.1', '::ffff:10.0.0.1', 'fe80::1', ''].map(asked)).toEqual([false, false, false, false]);
  });
});
