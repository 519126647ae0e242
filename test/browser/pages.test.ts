import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Mailbox, startMailbox } from '../support/mailbox.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { createUser, expectProblem, PASSWORD, type TestUser, unique } from '../support/users.ts';

const NEW_PASSWORD = 'a quite different horse';
let mailbox: Mailbox;
let server: TestServer;
let browser: Browser;
let owner: TestUser;
let complaints: string[] = [];
let workspaceId: string;

beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({ env: { SMTP_URL: mailbox.url } });
  owner = await createUser(server, 'Owner');
  workspaceId = (await owner.api.workspaces.get({ workspace: owner.workspace })).id;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await mailbox?.stop();
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  // A refused call is one that the page shows; anything else that the browser complains of is our fault.
  expect(complaints.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
  complaints = [];
});

const newEmail = () => `${unique('guest')}@example.com`;

/** The path and the fragment of the link in the next mail to an address. The port is known once the server listens. */
async function linkTo(email: string): Promise<string> {
  const { text } = await mailbox.next(email);
  const link = /https?:\/\/[^/\s]+(\/\S+#token=\w+)/.exec(text)?.[1];
  if (link === undefined) throw new Error(`There is no link in the mail: ${text}`);
  return link;
}

async function open(link: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 800, height: 900 }, ...options });
  page.on('console', (entry) => ['error', 'warning'].includes(entry.type()) && complaints.push(entry.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${server.url}${link}`);
  return page;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** Waits until the page says so, as its outcome or as what is wrong. */
const says = (page: Page, text: string) => page.locator('main').filter({ hasText: text }).waitFor();
const fill = (page: Page, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).fill(value);

/** Signs in, step by step. */
async function signIn(page: Page, { email }: Pick<TestUser, 'email'>, password = PASSWORD) {
  await fill(page, 'E-mail address', email);
  await press(page, 'Continue');
  await fill(page, 'Password', password);
  await press(page, 'Sign in');
}

async function invite(email: string): Promise<string> {
  await owner.api.invitations.create({ workspace: owner.workspace, emails: [email], role: 'member' });
  return linkTo(email);
}

const members = async () => (await owner.api.members.list({ workspace: owner.workspace })).data;

describe('verify-email', () => {
  async function newPerson() {
    const email = newEmail();
    await server.client().users.signUp({ email, password: PASSWORD, name: 'Grace' });
    return { email, link: await linkTo(email) };
  }
  const confirm = async (page: Page) => {
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await press(page, 'Confirm');
  };
  const verifiedAt = async (email: string) =>
    (await server.knex('users').where({ email }).first())?.email_verified_at;

  test('confirms the address with the password of the account, once, when the button is pressed', async () => {
    const { email, link } = await newPerson();
    const page = await open(link);
    await page.getByRole('button', { name: 'Confirm' }).waitFor();
    expect(page.url()).toBe(`${server.url}/verify-email`);
    await page.getByLabel('Password', { exact: true }).fill('not my password');
    await press(page, 'Confirm');
    await says(page, 'Incorrect password. If you did not create this account');
    expect(await verifiedAt(email)).toBeNull();
    await confirm(page);
    await says(page, `Thank you: ${email} is confirmed.`);
    expect(await verifiedAt(email)).toBeInstanceOf(Date);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');

    await page.reload();
    await says(page, `Thank you: ${email} is confirmed.`);

    // The same link in the same tab: only the fragment differs.
    await page.goto(`${server.url}${link}`);
    await confirm(page);
    await says(page, 'This link was used already, or is too old.');
    expect(await page.getByRole('button').count()).toBe(0);
    await page.reload();
    await says(page, 'This link was used already, or is too old.');
  });

  test('reports a link without a token as incomplete', async () => {
    const page = await open('/verify-email');
    await says(page, 'This link is not complete');
    expect(await page.getByRole('button').count()).toBe(0);
  });

  test('reports that the server cannot be reached, and tries again', async () => {
    const { email, link } = await newPerson();
    const page = await open(link);
    await page.context().setOffline(true);
    await confirm(page);
    await says(page, 'The server cannot be reached.');
    await page.context().setOffline(false);
    await press(page, 'Confirm');
    await says(page, `${email} is confirmed`);
    complaints = complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'));
  });
});

describe('reset-password', () => {
  test('shows an error next to its field, and then sets the password', async () => {
    const { email } = await createUser(server, 'Forgetful');
    await mailbox.next(email);
    await server.client().passwordResets.create({ email });
    const page = await open(await linkTo(email));
    const password = page.getByLabel('New password');
    await press(page, 'Set the password');
    expect(await page.locator('#password-errors li').allTextContents()).toEqual(['Please fill this in.']);

    await password.fill('short');
    await press(page, 'Set the password');
    await page.getByText('Use at least 8 characters.').waitFor();
    expect(await page.locator('#password-errors li').count()).toBe(1);
    expect(await password.getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');

    await page.getByLabel('Show the password').check();
    expect(await password.getAttribute('type')).toBe('text');
    await page.getByLabel('Show the password').uncheck();
    expect(await password.getAttribute('type')).toBe('password');
    await password.fill(NEW_PASSWORD);
    await press(page, 'Set the password');
    await says(page, 'Your new password is set.');
    const anyone = server.client();
    expect((await anyone.sessions.create({ email, password: NEW_PASSWORD })).token).toMatch(/^tn_ses_/);
    expect(await expectProblem(anyone.sessions.create({ email, password: PASSWORD }))).toMatchObject({
      status: 401,
    });
  });
});

describe('invitations', () => {
  test('let a new user in', async () => {
    const email = newEmail();
    const page = await open(await invite(email));
    await page.getByText('Owner invites you to the workspace Owner Ltd.').waitFor();
    expect(page.url()).toBe(`${server.url}/invitations`);
    await press(page, 'Create an account');
    await press(page, 'Join');
    await says(page, 'Please correct the marked fields.');
    // The address is filled in from the invitation.
    expect(await page.locator('.errors li').count()).toBe(2);
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(email);
    await page.getByLabel('Your name').fill('Grace Hopper');
    await page.getByLabel('E-mail address').fill('grace');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await press(page, 'Join');
    await page.locator('#email-errors li').waitFor();
    expect(await page.locator('.errors li').count()).toBe(2);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await press(page, 'Join');
    await says(page, 'You are a member of Owner Ltd now.');
    expect(await members()).toContainEqual(
      expect.objectContaining({ email, name: 'Grace Hopper', role: 'member' }),
    );
  });

  test('work after a reload, and show the result once they have been accepted', async () => {
    const page = await open(await invite(newEmail()));
    await page.getByText('Owner invites you to the workspace Owner Ltd.').waitFor();
    await page.reload();
    await page.getByText('Owner invites you to the workspace Owner Ltd.').waitFor();
    await press(page, 'Create an account');
    await page.getByLabel('Your name').fill('Grace Hopper');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await press(page, 'Join');
    await says(page, 'You are a member of Owner Ltd now.');
    await page.reload();
    await says(page, 'You are a member of Owner Ltd now.');
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('tn_inv_');
  });

  test('into an organization name it, and let a user in', async () => {
    const { id: organization } = await owner.api.organizations.create({ name: 'Globex' });
    const email = newEmail();
    await owner.api.organizationInvitations.create({ organization, emails: [email] });
    const urls: string[] = [];
    const page = await open(await linkTo(email));
    page.on('request', (request) => urls.push(request.url()));
    await page.getByText('Owner invites you to the organization Globex.').waitFor();
    await press(page, 'Create an account');
    await page.getByLabel('Your name').fill('Grace Hopper');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await press(page, 'Join');
    await says(page, 'You are a member of Globex now.');
    expect(urls.join('\n')).not.toContain('tn_inv_');
  });

  test('let a user in who has an account, and leave no session behind', async () => {
    const invitee = await createUser(server, 'Invitee');
    await mailbox.next(invitee.email);
    const before = (await invitee.api.sessions.list()).data.map(({ id }) => id);
    const page = await open(await invite(invitee.email));
    await press(page, 'I have an account');
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(invitee.email);
    await signIn(page, invitee, 'not the password');
    await says(page, 'Incorrect e-mail address or password.');
    await fill(page, 'Password', PASSWORD);
    await press(page, 'Sign in');
    await says(page, 'You are a member of Owner Ltd now.');
    expect(await members()).toContainEqual(expect.objectContaining({ user_id: invitee.id, role: 'member' }));
    expect((await invitee.api.sessions.list()).data.map(({ id }) => id)).toEqual(before);
  });

  test('for another user are refused, and leave no session behind', async () => {
    const outsider = await createUser(server, 'Outsider');
    const page = await open(await invite(newEmail()));
    await press(page, 'I have an account');
    await signIn(page, outsider);
    await says(page, 'The invitation was sent to another address.');
    await expect.poll(async () => (await outsider.api.sessions.list()).data.length).toBe(1);
    expect((await members()).map(({ user_id }) => user_id)).not.toContain(outsider.id);
  });

  test('that have ended say why, and offer nothing', async () => {
    const email = newEmail();
    const link = await invite(email);
    const [invitation] = (await owner.api.invitations.list({ workspace: owner.workspace })).data.filter(
      (one) => one.email === email,
    );
    const invitations = () => server.knex('invitations').where({ tenant_id: workspaceId, email });
    await invitations().update({ expires_at: new Date(Date.now() - 1000) });
    await says(await open(link), 'This invitation has expired after 72 hours.');
    await invitations().update({ expires_at: new Date(Date.now() + 60_000) });
    await owner.api.invitations.cancel({
      workspace: owner.workspace,
      invitation_id: invitation?.id ?? 'inv_',
    });
    const page = await open(link);
    await says(page, 'This invitation was cancelled.');
    expect(await page.getByRole('button').count()).toBe(0);
  });
});

describe('the page for devices', () => {
  test('shows which program asks, and gives it a key once the person approves', async () => {
    const device = server.client();
    const asked = await device.deviceAuthorizations.create({ client_name: 'Acme CLI' });
    const sessions = (await owner.api.sessions.list()).data.length;
    const page = await open('/device');
    await fill(page, 'Code that the program shows', 'BBBB-BBBB');
    await press(page, 'Continue');
    await signIn(page, owner);
    await says(page, 'No program waits with this code.');
    await fill(page, 'Code that the program shows', asked.user_code.toLowerCase());
    await press(page, 'Continue');
    await says(page, '“Acme CLI” asks for a key of yours. It runs at 127.0.0.1, in your network.');
    await page.getByLabel('Give it a key that reads only').check();
    await press(page, 'Continue');
    await says(page, 'The program has its key');
    expect((await owner.api.sessions.list()).data).toHaveLength(sessions);
    const { device_code } = asked;
    expect((await device.deviceTokens.create({ device_code })).workspace_id).toBe(workspaceId);
  });

  test('denies unless the person chooses to approve', async () => {
    const device = server.client();
    const { device_code, user_code } = await device.deviceAuthorizations.create({ client_name: 'Acme CLI' });
    const page = await open('/device', { locale: 'tr-TR' });
    await page.locator('#user_code').fill(user_code);
    await press(page, 'Devam et');
    await page.locator('#email').fill(owner.email);
    await press(page, 'Devam et');
    await page.locator('#password').fill(PASSWORD);
    await press(page, 'Oturum aç');
    await page.locator('#workspace').waitFor();
    await press(page, 'Devam et');
    await says(page, 'Programa anahtar verilmedi');
    expect((await expectProblem(device.deviceTokens.create({ device_code }))).code).toBe('access_denied');
  });
});
