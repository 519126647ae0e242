import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smtpSettings } from '../../../server/mail/transport.ts';
import { type Mailbox, startMailbox } from '../../support/mailbox.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, PASSWORD, unique } from '../../support/users.ts';

/** Addresses that this mail server refuses: those that begin with a reply of three digits, until they are accepted. */
const accepted = new Set<string>();
const refuse = (address: string) => {
  if (accepted.has(address)) return undefined;
  const reply = Number(/^refused-(\d{3})/.exec(address)?.[1]);
  return Number.isNaN(reply) ? undefined : reply;
};

let mailbox: Mailbox;
let server: TestServer;
beforeAll(async () => {
  mailbox = await startMailbox({ maxClients: 3, delay: 20, refuse });
  server = await startTestServer({ env: { SMTP_URL: `${mailbox.url}?pool=true`, SMTP_CONNECTIONS: '8' } });
});
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

const newEmail = () => `${unique('new')}@example.com`;
const rowOf = async (recipient: string) => (await server.knex('mails').where({ recipient }))[0];
const signUp = async (email: string) =>
  server.client().users.signUp({ email, password: PASSWORD, name: 'Ada' });
const csvOf = (emails: readonly string[]) =>
  `email,role\n${emails.map((email) => `${email},viewer`).join('\n')}`;

describe('a mail server that takes three connections at once', () => {
  it('receives every mail of an import once, over few connections, and no attempt is counted', async () => {
    const owner = await createUser(server, 'Importer');
    const emails = Array.from({ length: rounds({ sample: 60, full: 200 }) }, newEmail);
    const before = mailbox.connections.all;
    await owner.api.invitations.import({ workspace: owner.workspace, csv: csvOf(emails) });
    const received = () => mailbox.mails.map(({ to }) => to).filter((to) => emails.includes(to));
    await expect.poll(() => new Set(received()).size, { timeout: 60_000, interval: 250 }).toBe(emails.length);
    // The mail server has each mail a moment before the row records it.
    const unsent = () => server.knex('mails').whereIn('recipient', emails).whereNull('sent_at');
    await expect.poll(unsent, { timeout: 10_000 }).toEqual([]);
    expect(received()).toHaveLength(emails.length);
    const attempts = await server.knex('mails').whereIn('recipient', emails).distinct('attempts');
    expect(attempts).toEqual([{ attempts: 0 }]);
    expect(mailbox.connections.most).toBeLessThanOrEqual(3);
    expect(mailbox.connections.all - before).toBeLessThan(emails.length / 4);
  });

  it('receives the password reset of one user within seconds while another tenant has thousands of mails waiting', async () => {
    const { email } = await createUser(server, 'Uninvolved');
    const owner = await createUser(server, 'Busy');
    await mailbox.next(email);
    const { id: lane } = await owner.api.workspaces.get({ workspace: owner.workspace });
    const vaultKey = await server.knex('vault_keys').first('id');
    const waiting = Array.from({ length: rounds({ sample: 3000, full: 30_000 }) }, (_, at) => ({
      ...{
        id: unique('mail'),
        tenant_id: lane,
        recipient: `r${at}@example.com`,
        template: 'role_changed',
      },
      // None of them can be opened, so that the server is not kept busy with them after this test.
      ...{
        language: 'en',
        rank: 2,
        ...{ sealed: Buffer.from('x'), wrapped_key: Buffer.from('x'), vault_key_id: vaultKey?.id },
        next_attempt_at: new Date(Date.now() - 60_000),
      },
    }));
    await server.knex.batchInsert('mails', waiting as never, 1000);
    const begun = Date.now();
    await server.client().passwordResets.create({ email });
    expect((await mailbox.next(email)).subject).toBe('Choose a new password');
    expect(Date.now() - begun).toBeLessThan(10_000);
    const left = await server
      .knex('mails')
      .where({ tenant_id: lane, attempts: 0 })
      .whereNull('sent_at')
      .count();
    expect(Number(left[0]?.count)).toBeGreaterThan(0);
    await server.knex('mails').where({ tenant_id: lane }).delete();
  });
});

describe('a rejection', () => {
  it('with 550 fails the mail at once, and deletes its content', async () => {
    const email = `refused-550-${newEmail()}`;
    await signUp(email);
    await expect.poll(async () => (await rowOf(email))?.attempts, { timeout: 15_000 }).toBe(1);
    expect(await rowOf(email)).toMatchObject({ next_attempt_at: null, sealed: null, sent_at: null });
  });

  it.each([450, 451, 452])(
    'with %i lets that mail wait, counts no attempt and delays no other',
    async (reply) => {
      const email = `refused-${reply}-${newEmail()}`;
      await signUp(email);
      await expect
        .poll(async () => (await rowOf(email))?.last_error, { timeout: 15_000 })
        .toContain('refused');
      const row = await rowOf(email);
      expect(row).toMatchObject({ attempts: 0, started_at: null, sealed: expect.any(Buffer) });
      expect(Number(row?.next_attempt_at)).toBeGreaterThan(Date.now() + 30_000);
      const other = newEmail();
      await signUp(other);
      await mailbox.next(other);
    },
  );

  it.each([421, 432])(
    'with %i slows down sending, counts no attempt, and the mail is sent afterwards',
    async (reply) => {
      const email = `refused-${reply}-${newEmail()}`;
      await signUp(email);
      await expect
        .poll(async () => (await rowOf(email))?.last_error, { timeout: 15_000 })
        .toContain('refused');
      expect(await rowOf(email)).toMatchObject({ attempts: 0, sent_at: null });
      accepted.add(email);
      await mailbox.next(email);
      expect(await rowOf(email)).toMatchObject({ attempts: 0 });
    },
  );
});

describe('a mail', () => {
  it('is not sent once the link in it has expired', async () => {
    mailbox.failing = true;
    const email = newEmail();
    await signUp(email);
    await server
      .knex('mails')
      .where({ recipient: email })
      .update({ send_before: new Date(), next_attempt_at: new Date() });
    mailbox.failing = false;
    await expect.poll(async () => (await rowOf(email))?.next_attempt_at, { timeout: 15_000 }).toBeNull();
    expect(await rowOf(email)).toMatchObject({ sent_at: null, sealed: null });
    expect(mailbox.mails.filter(({ to }) => to === email)).toEqual([]);
  });

  it('with a link of an hour has no effect after an hour, and an invitation none after 72 hours', async () => {
    const owner = await createUser(server, 'Timely');
    const email = newEmail();
    await owner.api.invitations.create({ workspace: owner.workspace, emails: [email], role: 'viewer' });
    const hours = async (recipient: string) => {
      const row = await rowOf(recipient);
      return (Number(row?.send_before) - Number(row?.created_at)) / 3_600_000;
    };
    expect(await hours(owner.email)).toBeLessThan(1);
    expect(await hours(email)).toBeLessThan(72);
  });

  it('is sent before a stop or by the next server, and never twice', async () => {
    const emails = Array.from({ length: 12 }, newEmail);
    const slow = await startMailbox({ delay: 300 });
    const stopping = await startTestServer({ env: { SMTP_URL: slow.url, SMTP_CONNECTIONS: '2' } });
    const owner = await createUser(stopping, 'Stopping');
    await owner.api.invitations.import({ workspace: owner.workspace, csv: csvOf(emails) });
    await expect
      .poll(() => slow.mails.filter(({ to }) => emails.includes(to)).length, { timeout: 15_000 })
      .toBeGreaterThan(1);
    let unsent: string[] = [];
    const read = async () => {
      const rows = await stopping.knex('mails').whereIn('recipient', emails).whereNull('sent_at');
      unsent = rows.map(({ recipient }) => recipient);
    };
    await read();
    const before = slow.mails.length;
    await stopping.stop();
    const received = slow.mails.map(({ to }) => to).filter((to) => emails.includes(to));
    // Those that were under way have arrived, once; no further one was begun.
    expect(new Set(received).size).toBe(received.length);
    expect(slow.mails.length - before).toBeLessThanOrEqual(3);
    expect(unsent.length).toBeGreaterThan(0);
    await slow.stop();
  });
});

describe('the settings of the mail server', () => {
  it('take the number of connections from SMTP_CONNECTIONS, else from the URL, else five', () => {
    const url = 'smtp://mail.example.com:587?pool=true&maxConnections=2&requireTLS=true';
    expect(smtpSettings({ SMTP_URL: url, SMTP_CONNECTIONS: undefined })).toEqual({
      url: 'smtp://mail.example.com:587?requireTLS=true',
      connections: 2,
    });
    expect(smtpSettings({ SMTP_URL: url, SMTP_CONNECTIONS: 7 }).connections).toBe(7);
    expect(smtpSettings({ SMTP_URL: 'smtp://x:25', SMTP_CONNECTIONS: undefined }).connections).toBe(5);
  });
});

describe('an outbox folder that cannot be written to', () => {
  it('is reported once, and the mails are written as soon as it can be', async () => {
    const files = await startTestServer();
    try {
      const folder = join(files.dataDir, 'outbox');
      writeFileSync(folder, 'in the way');
      const email = newEmail();
      await files.client().users.signUp({ email, password: PASSWORD, name: 'Ada' });
      const warnings = () => files.logs.filter((line) => line.includes('mails cannot be written'));
      await expect.poll(() => warnings().length, { timeout: 15_000 }).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 3000));
      expect(warnings()).toHaveLength(1);
      rmSync(folder);
      mkdirSync(folder);
      chmodSync(folder, 0o700);
      await expect
        .poll(async () => (await files.knex('mails').where({ recipient: email }))[0]?.sent_at, {
          timeout: 20_000,
        })
        .not.toBeNull();
    } finally {
      await files.stop();
    }
  });
});
