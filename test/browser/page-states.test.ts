import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, type PageLanguage } from '../../server/site/pages/page-types.ts';
import { PAGES } from '../../server/site/pages/pages.ts';
import { readableUrl } from '../../server/startup-banner.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { type Mailbox, startMailbox } from '../support/mailbox.ts';
import { ALL_STATES, createGallery, WIDE } from '../support/page-gallery.ts';
import { answerDevices } from '../support/page-walks/device.ts';
import {
  acceptInvitation,
  changeAddress,
  choosePassword,
  confirmAddress,
  stopDigests,
  undoLink,
} from '../support/page-walks/links.ts';
import { setUpByLink } from '../support/page-walks/setup.ts';
import { signInAndSetUpApp, usePasskeys } from '../support/page-walks/sign-in.ts';
import { signInThroughProvider } from '../support/page-walks/single-sign-on.ts';
import type { Visitor, Walk } from '../support/page-walks/visitor.ts';
import { seedOf } from '../support/scale.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const seed = seedOf('page-states');
const gallery = createGallery(seed);
/** Each walk through a page takes one language in a sample, and both in a full run. */
const inLanguages = () => (gallery.isWhole ? [...LANGUAGES] : [LANGUAGES[gallery.random(2)] ?? 'en']);
const LOCALES: Readonly<Record<PageLanguage, string>> = { en: 'en-GB', tr: 'tr-TR' };

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

const contextFor = async (language: PageLanguage): Promise<BrowserContext> => {
  const known =
    contexts.get(language) ?? (await browser.newContext({ locale: LOCALES[language], viewport: WIDE }));
  contexts.set(language, known);
  return known;
};

/** Runs a walk, and checks that the browser had nothing to complain of but what the page shows. */
async function walk(language: PageLanguage, run: Walk): Promise<void> {
  const page = await (await contextFor(language)).newPage();
  const { complaints, hosts } = watchPage(page);
  const visitor: Visitor = {
    page,
    language,
    sees: (state, variant) => gallery.sees(page, language, state, variant),
    press: (action) =>
      page.locator(action === undefined ? 'button[type=submit]' : `[data-action="${action}"]`).click(),
    type: (field, value) => page.locator(`#${field}`).fill(value),
    open: async (path) => void (await page.goto(`${root}${path}`)),
  };
  await run(visitor, { server, mailbox, root });
  await page.close();
  expect(complaints.filter((text) => !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(text))).toEqual([]);
  // Nothing is loaded from elsewhere, but identity providers are on this machine.
  expect([...hosts].filter((host) => !host.startsWith('127.0.0.1:'))).toEqual([new URL(root).host]);
}

const WALKS: Readonly<Record<string, Walk>> = {
  'the sign-in page takes passwords and mailed codes, and sets up an app': signInAndSetUpApp,
  'the sign-in page takes passkeys, as the only proof and as the second': usePasskeys,
  'the sign-in page goes through an identity provider and back': signInThroughProvider,
  'the page of a mail confirms an address': confirmAddress,
  'an account gets another address, and its former one back': changeAddress,
  'the page of a mail undoes an automatic link': undoLink,
  'the page of a mail takes a new password': choosePassword,
  'the page of an invitation lets a person in': acceptInvitation,
  'the page for devices denies and approves': answerDevices,
  'the page of a set-up link sets up a connection and a directory': setUpByLink,
  'the page of a digest ends the digests': stopDigests,
};

test.each(
  Object.entries(WALKS).flatMap(([title, run]) =>
    inLanguages().map((language) => [title, language, run] as const),
  ),
)('%s, in %s', (_, language, run) => walk(language, run));

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
