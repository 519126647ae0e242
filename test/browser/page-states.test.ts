import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../server/site/pages/page-types.ts';
import { PAGES } from '../../server/site/pages/pages.ts';
import { readableUrl } from '../../server/startup-banner.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { totpCode } from '../support/every-operation/factor-things.ts';
import { renewSteps } from '../support/factors.ts';
import { type Mailbox, startMailbox } from '../support/mailbox.ts';
import { ALL_STATES, createGallery, WIDE } from '../support/page-gallery.ts';
import { seedOf } from '../support/scale.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { createUser, PASSWORD, unique } from '../support/users.ts';

const seed = seedOf('page-states');
const gallery = createGallery(seed);
/** Each walk through a page takes one language in a sample, and both in a full run. */
const inLanguages = () => (gallery.isWhole ? [...LANGUAGES] : [LANGUAGES[gallery.random(2)] ?? 'en']);
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', tr: 'tr-TR' };

let mailbox: Mailbox;
let server: TestServer;
let browser: Browser;
let root: string;
const contexts = new Map<string, BrowserContext>();
beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({ env: { SMTP_URL: mailbox.url } });
  root = readableUrl(server.url);
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await mailbox?.stop();
});

const contextFor = async (language: Language): Promise<BrowserContext> => {
  const known =
    contexts.get(language) ?? (await browser.newContext({ locale: LOCALES[language], viewport: WIDE }));
  contexts.set(language, known);
  return known;
};

/** A person in front of a page, who reads one language. */
interface Visitor {
  page: Page;
  sees(state: string, variant?: string): Promise<void>;
  /** Presses the button of an action, or that of the form. */
  press(action?: string): Promise<void>;
  type(field: string, value: string): Promise<void>;
  open(path: string): Promise<void>;
}

/** Runs a walk, and checks that the browser had nothing to complain of but what the page shows. */
async function walk(language: Language, run: (visitor: Visitor) => Promise<void>): Promise<void> {
  const page = await (await contextFor(language)).newPage();
  const { complaints, hosts } = watchPage(page);
  await run({
    page,
    sees: (state, variant) => gallery.sees(page, language, state, variant),
    press: (action) =>
      page.locator(action === undefined ? 'button[type=submit]' : `[data-action="${action}"]`).click(),
    type: (field, value) => page.locator(`#${field}`).fill(value),
    open: async (path) => void (await page.goto(`${root}${path}`)),
  });
  await page.close();
  expect(complaints.filter((text) => !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(text))).toEqual([]);
  expect([...hosts]).toEqual([new URL(root).host]);
}

/** The path and the fragment of the link in the next mail to an address. */
async function linkTo(email: string): Promise<string> {
  const link = /https?:\/\/[^/\s]+(\/\S+#token=\w+)/.exec((await mailbox.next(email)).text)?.[1];
  return link ?? linkTo(email);
}

async function mailedCode(email: string): Promise<string> {
  return /\b\d{8}\b/.exec((await mailbox.next(email)).text)?.[0] ?? mailedCode(email);
}

async function givePassword(
  { sees, type, press }: Visitor,
  email: string,
  password = PASSWORD,
): Promise<void> {
  await sees('address');
  await type('email', email);
  await press();
  await sees('password');
  await type('password', password);
  await press();
}

describe('the sign-in page', () => {
  test.each(inLanguages())('signs in by password and by mail, and sets up an app, in %s', (language) =>
    walk(language, async (visitor) => {
      const { page, open, sees, press, type } = visitor;
      const user = await createUser(server, 'Person');
      await user.api.signInPolicy.update({ workspace: user.workspace, mfa: 'required' });
      await open('/sign-in');
      await sees('address');
      await press();
      await sees('address', 'refused');
      await givePassword(visitor, user.email, 'not my password');
      await sees('password', 'refused');
      await press('forgot');
      await sees('reset_sent');
      await press();
      await press('email_code');
      await sees('email_code');
      await type('code', '00000000');
      await press();
      await sees('email_code', 'refused');
      await type('code', await mailedCode(user.email));
      await press();
      await sees('account');
      await press('totp');
      await sees('totp_setup');
      await page.locator('[data-slot="qr"] svg').waitFor();
      const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
      await type('code', '000000');
      await press();
      await sees('totp_setup', 'refused');
      await type('code', totpCode(secret));
      await press();
      await sees('recovery_codes');
      const codes = await page.locator('[data-slot="codes"] li').allTextContents();
      await press();
      await sees('recovery_codes', 'refused');
      await page.locator('#kept').check();
      await press();
      await sees('account', 'notice');
      await press('out');
      await sees('signed_out');
      await press();
      await givePassword(visitor, user.email);
      await sees('totp');
      await type('code', '000000');
      await press();
      await sees('totp', 'refused');
      await press('recovery_code');
      await sees('recovery_code');
      await type('code', codes[0] ?? '');
      await press();
      await sees('account');
      await page.reload();
      await renewSteps(server, user.id);
      await givePassword(visitor, user.email);
      for (let tries = 0; tries < 5; tries += 1) {
        await sees('totp', tries === 0 ? '' : 'refused');
        await type('code', '000000');
        await press();
      }
      await sees('expired');
      await press();
      await sees('address');
      expect((await user.api.sessions.list()).data).toHaveLength(1);
    }),
  );

  test.each(inLanguages())('takes passkeys, as the only proof and as the second, in %s', (language) =>
    walk(language, async (visitor) => {
      const { page, open, sees, press, type } = visitor;
      const devices = await page.context().newCDPSession(page);
      const authenticatorId = await plugIn(devices);
      const user = await createUser(server, 'Person');
      await open('/sign-in');
      await press('passkey');
      await sees('address', 'refused');
      await givePassword(visitor, user.email);
      await sees('account');
      await press('passkey');
      await sees('passkey_setup');
      await type('name', 'Laptop');
      await press();
      await sees('recovery_codes');
      await page.locator('#kept').check();
      await press();
      await press('out');
      await sees('signed_out');
      await press();
      await press('passkey');
      await sees('account');
      const giveFinger = (enabled: boolean) =>
        devices.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
      await giveFinger(false);
      await page.reload();
      await sees('address');
      await type('email', user.email);
      await press();
      await sees('password');
      // A passkey that the browser offered beside the address does not replace the sign-in that has gone on.
      await giveFinger(true);
      await type('password', PASSWORD);
      await press();
      await sees('passkey');
      await press();
      await sees('account');
      await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    }),
  );
});

/** Plugs an authenticator in, which verifies its person and asks nothing. */
async function plugIn(devices: CDPSession): Promise<string> {
  await devices.send('WebAuthn.enable');
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return authenticatorId;
}

describe('the pages of links', () => {
  test.each(inLanguages())('confirm an address, in %s', (language) =>
    walk(language, async ({ page, open, sees, press, type }) => {
      const email = `${unique('new')}@example.com`;
      await server.client().users.signUp({ email, password: PASSWORD, name: 'Grace' });
      const link = await linkTo(email);
      await open('/verify-email');
      await sees('incomplete');
      await open(link);
      await sees('confirm');
      await type('password', 'not my password');
      await press();
      await sees('confirm', 'refused');
      await type('password', PASSWORD);
      await press();
      await sees('verified');
      await page.reload();
      await sees('verified', 'reload');
      await open(link);
      await type('password', PASSWORD);
      await press();
      await sees('dead');
    }),
  );

  test.each(inLanguages())('choose a password, in %s', (language) =>
    walk(language, async ({ page, open, sees, press, type }) => {
      const { email } = await createUser(server, 'Person');
      await mailbox.next(email);
      await server.client().passwordResets.create({ email });
      const link = await linkTo(email);
      await open('/reset-password');
      await sees('incomplete');
      await open(link);
      await sees('choose');
      await type('password', 'password');
      await press();
      await sees('choose', 'refused');
      await type('password', 'a quite different horse');
      await press();
      await sees('changed');
      await page.reload();
      await sees('changed', 'reload');
      await open(link);
      await type('password', 'a quite different horse');
      await press();
      await sees('dead');
    }),
  );

  test.each(inLanguages())('accept an invitation, in %s', (language) =>
    walk(language, async ({ page, open, sees, press, type }) => {
      const owner = await createUser(server, 'Owner');
      const email = `${unique('guest')}@example.com`;
      await owner.api.invitations.create({ workspace: owner.workspace, emails: [email], role: 'member' });
      const link = await linkTo(email);
      await open('/invitations');
      await sees('incomplete');
      await page.route('**/invitations/preview', (route) => route.abort('internetdisconnected'), {
        times: 1,
      });
      await open(link);
      await sees('unreachable');
      await press();
      await sees('invitation');
      await page.reload();
      await sees('invitation', 'reload');
      await press('account');
      await sees('address');
      await page.reload();
      await press();
      await sees('sign_up');
      await press();
      await sees('sign_up', 'refused');
      await type('name', 'Grace Hopper');
      await type('password', PASSWORD);
      await press();
      await sees('joined');
      await page.reload();
      await sees('joined', 'reload');
      await open(link);
      await sees('dead');
    }),
  );
});

/** What the API answers to a device in another network, when the person signed in before it asked. */
const TOO_OLD = {
  status: 403,
  contentType: 'application/problem+json',
  body: JSON.stringify({ code: 'reauthentication_required' }),
};

test.each(inLanguages())('the page for devices denies and approves, in %s', (language) =>
  walk(language, async (visitor) => {
    const { page, open, sees, press, type } = visitor;
    const owner = await createUser(server, 'Owner');
    for (const answer of ['deny', 'approve'] as const) {
      const { user_code } = await server.client().deviceAuthorizations.create({ client_name: 'Acme CLI' });
      await open('/device');
      await sees('code');
      await type('user_code', answer === 'deny' ? user_code : 'BBBB-BBBB');
      await press();
      await givePassword(visitor, owner.email);
      if (answer === 'approve') {
        await sees('code', 'refused');
        await type('user_code', user_code);
        await press();
      }
      await sees('decision');
      await page.locator(`[value=${answer}]`).check();
      if (answer === 'approve') {
        await page.route('**/approve', (route) => route.fulfill(TOO_OLD), { times: 1 });
        await press();
        await sees('address', 'refused');
        await givePassword(visitor, owner.email);
        await sees('decision');
        await page.locator('[value=approve]').check();
      }
      await press();
      await sees(answer === 'deny' ? 'denied' : 'approved');
    }
  }),
);

test.each(inLanguages())('every page says in %s that it needs its script', async (language) => {
  const context = await browser.newContext({
    locale: LOCALES[language],
    viewport: WIDE,
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  for (const { name, title } of PAGES) {
    await page.goto(`${root}/${name}`);
    expect(await page.title()).toBe(`${title[language]} – Tenantry`);
    await page.locator('noscript p', { hasText: 'JavaScript' }).waitFor();
    await page.screenshot({ path: `.cache/screenshots/${name}-no-script-${language}.png` });
    await page.getByRole('link', { name: 'Türkçe' }).click();
    expect(await page.getAttribute('html', 'lang')).toBe('tr');
  }
  await context.close();
});

test('every state of every page was seen', () => {
  expect([...gallery.seen].sort()).toEqual(ALL_STATES);
});
