import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { startPrefixProxy } from '../support/prefix-proxy.ts';
import { startTestServer } from '../support/server.ts';
import { createUser } from '../support/users.ts';

interface Target {
  url: string;
  token: string;
  close(): Promise<void>;
}

/** The whole server behind a proxy that serves it under a path, and a person who is signed in to it. */
async function startServer(): Promise<Target> {
  const proxy = await startPrefixProxy();
  const server = await startTestServer({ env: { PUBLIC_URL: `${proxy.publicUrl}/` } });
  proxy.connect(server.url);
  const { token } = await createUser(server);
  const close = async () => {
    proxy.close();
    await server.stop();
  };
  return { url: proxy.publicUrl, token, close };
}

const document = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'));
let target: Target;
let browser: Browser;

beforeAll(async () => {
  target = await startServer();
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await target?.close();
});

/** Opens a page in a fresh profile. */
async function open(path: string, options: BrowserContextOptions = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, ...options });
  const watched = watchPage(page);
  await page.goto(`${target.url}${path}`);
  return { page, ...watched };
}

async function authorize(page: Page, token: string): Promise<void> {
  await page.locator('.scheme-container .btn.authorize').click();
  await page.getByLabel('auth-bearer-value').fill(token);
  await page.locator('.auth-container .btn.authorize').click();
  await page.locator('.btn-done').click();
}

test('Swagger UI renders every resource in the order of the document, and makes no request to another host', async () => {
  const { page, complaints, hosts } = await open('/docs');
  await page.locator('.opblock-tag').first().waitFor();
  const shown = await page.locator('.opblock-tag').evaluateAll((tags) => tags.map((tag) => tag.dataset.tag));
  const groups: Array<{ name: string; tags: string[] }> = document['x-tagGroups'];
  // The webhooks are in a section of their own.
  expect(shown).toEqual(groups.flatMap((group) => group.tags.filter((tag) => !tag.endsWith('Webhooks'))));
  expect(await page.locator('.area').allTextContents()).toEqual(groups.map((group) => group.name));
  expect(await page.locator('.opblock').count()).toBe(0);
  expect(await page.locator('.model-container').count()).toBe(0);
  expect(complaints).toEqual([]);
  expect([...hosts]).toEqual([new URL(target.url).host]);
  await page.close();
}, 60_000);

test('Swagger UI sends a request with a bearer token', async () => {
  const { page, complaints, hosts } = await open('/docs#/me/me.get');
  await authorize(page, target.token);
  await page.locator('.opblock.is-open .execute').click();
  const status = page.locator('.live-responses-table .response-col_status').last();
  await status.waitFor();
  expect(await status.textContent()).toMatch(/^200/);
  expect(complaints).toEqual([]);
  expect([...hosts]).toEqual([new URL(target.url).host]);
  await page.close();
}, 60_000);

test('Swagger UI leaves optional headers empty, so that two requests never share an idempotency key', async () => {
  const { page } = await open('/docs#/projects/projects.create');
  const block = page.locator('.opblock.is-open');
  const key = block.locator('[data-param-name="Idempotency-Key"]');
  await key.locator('input').waitFor();
  expect(await key.locator('input').inputValue()).toBe('');
  expect(await key.locator('.required').count()).toBe(0);
  expect(await block.locator('[data-param-name="workspace"] input').inputValue()).not.toBe('');
  await page.close();
}, 60_000);

const OPERATIONS = '.opblock-summary-operation-id';
const operationsIn = (page: Page) => page.locator(OPERATIONS).allTextContents();

test.each([
  ['invite', ['invitations.create', 'organizationInvitations.create']],
  ['api key', ['apiKeys.create', 'apiKeys.verify', 'organizationKeys.create']],
  ['sign in', ['sessions.create']],
  ['/v1/vault-keys', ['vaultKeys.status', 'vaultKeys.rotate']],
])(
  'searching Swagger UI for “%s” finds %j, and clearing it collapses everything again',
  async (phrase, found) => {
    const { page, complaints } = await open('/docs');
    const field = page.getByRole('searchbox', { name: 'Search operations' });
    await field.fill(phrase);
    await page.locator(OPERATIONS).first().waitFor();
    expect(await operationsIn(page)).toEqual(expect.arrayContaining(found));
    expect((await operationsIn(page)).length).toBeLessThan(25);
    await field.fill('');
    await page.locator('.opblock').first().waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.close();
  },
);

test('Swagger UI shows the errors of an operation as one table, and the schema of its response', async () => {
  const { page, complaints } = await open('/docs#/projects/projects.create');
  const responses = page.locator('.opblock.is-open .responses-table').first();
  await responses.waitFor();
  expect(await page.locator('.opblock.is-open').count()).toBe(1);
  expect(await responses.locator('.response').count()).toBe(2);
  const table = responses.locator('.response').nth(1).locator('table');
  const links = await table
    .locator('a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
  expect(links).toEqual(
    expect.arrayContaining(['/tenantry/errors/slug_taken', '/tenantry/errors/limit_reached']),
  );
  await responses
    .getByRole('button', { name: 'Schema' })
    .or(responses.getByRole('tab', { name: 'Schema' }))
    .first()
    .click();
  expect(await responses.locator('.json-schema-2020-12').first().textContent()).toContain('workspace_id');
  expect(complaints).toEqual([]);
  await page.close();
});

test('Swagger UI opens webhooks and single schemas when asked', async () => {
  const { page, complaints } = await open('/docs');
  await page.locator('summary', { hasText: 'Webhooks' }).click();
  const webhooks = page.locator('.webhooks .opblock');
  await webhooks.last().waitFor();
  expect(await webhooks.count()).toBe(Object.keys(document.webhooks).length);
  await page.locator('section.models button').first().click();
  await page.locator('section.models .json-schema-2020-12').nth(5).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('Swagger UI follows the dark mode of the system', async () => {
  const { page } = await open('/docs', { colorScheme: 'dark' });
  await page.locator('.opblock-tag').first().waitFor();
  const hasBackground = (colour: string) =>
    page.waitForFunction((sought) => getComputedStyle(document.body).backgroundColor === sought, colour);
  await hasBackground('rgb(28, 32, 34)');
  expect(await page.locator('html').getAttribute('class')).toBe('dark-mode');
  await page.emulateMedia({ colorScheme: 'light' });
  await hasBackground('rgb(255, 255, 255)');
  await page.locator('html:not(.dark-mode)').waitFor();
  await page.close();
});

/** Returns what a first visit transfers in an encoding, and the processor time until the operations are shown. */
async function firstVisit(encoding: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  await devtools.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': encoding } });
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`${target.url}/docs`);
  await page.locator('.opblock-tag').first().waitFor();
  const { metrics } = await devtools.send('Performance.getMetrics');
  await context.close();
  return { bytes, seconds: metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN };
}

test('Swagger UI needs under 700 kB on the wire, and is usable within 1.5 s of processor time', async () => {
  const [brotli, gzip] = [await firstVisit('gzip, br'), await firstVisit('gzip')];
  console.info(`/docs: ${JSON.stringify({ brotli, gzip })}`);
  expect(brotli.bytes).toBeGreaterThan(300_000);
  expect(gzip.bytes).toBeGreaterThan(brotli.bytes);
  // Browsers take brotli wherever they send credentials: over HTTPS, and from this machine.
  expect(brotli.bytes).toBeLessThan(700_000);
  expect(Math.min(brotli.seconds, gzip.seconds)).toBeLessThan(1.5);
});
