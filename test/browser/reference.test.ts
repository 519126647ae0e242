import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createDocsRouter } from '../../server/site/docs/docs-router.ts';
import { accessibilityFaults, launchBrowser, watchPage } from '../support/browser.ts';
import { startPrefixProxy } from '../support/prefix-proxy.ts';

const yaml = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8');
const DESKTOP = { width: 1400, height: 900 };
const PHONE = { width: 390, height: 800 };
const PAGES = [
  '/reference',
  '/reference/projects.create',
  '/reference/permissions',
  '/errors',
  '/errors/slug_taken',
  '/docs/guides',
  '/docs/guides/operations',
];

let proxy: Awaited<ReturnType<typeof startPrefixProxy>>;
let server: Server;
let browser: Browser;

/** The documentation alone, behind a proxy that serves it under a path. */
beforeAll(async () => {
  proxy = await startPrefixProxy();
  const document = parse(yaml);
  server = express()
    .use(createDocsRouter({ document, yaml, publicUrl: () => proxy.publicUrl }))
    .listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // A TCP server that listens has an address with a port.
  proxy.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  proxy?.close();
  server?.close();
});

async function open(path: string, options: BrowserContextOptions = {}) {
  const page = await browser.newPage({ viewport: DESKTOP, ...options });
  const watched = watchPage(page);
  await page.goto(`${proxy.publicUrl}${path}`);
  return { page, ...watched };
}

const searchField = (page: Page) => page.getByRole('searchbox', { name: 'Search the documentation' });
const results = (page: Page) => page.locator('#results a');

async function search(page: Page, text: string): Promise<string[]> {
  await searchField(page).fill(text);
  await page.getByRole('status').filter({ hasText: 'result' }).waitFor();
  return results(page).evaluateAll((links) =>
    links.map((link) => (link as HTMLAnchorElement).pathname.replace(/^.*?\/(?=reference|docs|errors)/, '')),
  );
}

test.each(PAGES)(
  '%s is accessible, fits a phone, and asks no other host, in light and dark',
  async (path) => {
    const { page, complaints, hosts } = await open(path);
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe('rgb(255, 255, 255)');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background()).toBe('rgb(28, 32, 34)');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([new URL(proxy.publicUrl).host]);
    await page.close();
  },
);

test('the search finds operations by title, path and text, errors by code, and sections of guides', async () => {
  const { page } = await open('/reference/me.get');
  await page.keyboard.press('/');
  expect(await search(page, 'sign in')).toContain('reference/sessions.create');
  expect((await search(page, 'invite'))[0]).toBe('reference/invitations.create');
  expect(await search(page, 'apiKeys.rotate')).toContain('reference/apiKeys.rotate');
  expect((await search(page, 'api key')).slice(0, 8)).toContain('reference/apiKeys.create');
  expect(await search(page, '/v1/vault-keys')).toContain('reference/vaultKeys.status');
  expect(await search(page, 'creator becomes')).toEqual(['reference/projects.create']);
  expect((await search(page, 'slug taken'))[0]).toBe('errors/slug_taken');
  expect(await search(page, 'pgbouncer')).toContain('docs/guides/operations');
  expect(await search(page, 'no such thing at all')).toEqual([]);
  await page.close();
});

test('the search is usable by keyboard alone', async () => {
  const { page } = await open('/reference');
  await page.keyboard.press('/');
  await page.keyboard.type('rotate an api key');
  await results(page).first().waitFor();
  await page.keyboard.press('ArrowDown');
  expect(
    await results(page)
      .first()
      .evaluate((link) => link === document.activeElement),
  ).toBe(true);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/reference/apiKeys.rotate');
  await page.close();
});

test('the samples switch between curl and TypeScript, and the browser remembers the language', async () => {
  const { page } = await open('/reference/projects.create');
  const samples = () => page.locator('.samples pre:visible').allTextContents();
  expect((await samples())[0]).toContain('curl -X POST');
  await page.getByLabel('TypeScript').check();
  expect((await samples())[0]).toContain('await tenantry.projects.create(');
  expect(await samples()).toHaveLength(2);
  await page.locator('.menu').getByRole('link', { name: 'Update a project' }).click();
  await page.waitForURL('**/reference/projects.update');
  await page.getByLabel('TypeScript', { exact: true }).and(page.locator(':checked')).waitFor();
  expect((await samples())[0]).toContain('await tenantry.projects.update(');
  await page.close();
});

test('a link to an operation opens it, with its place in the contents in sight', async () => {
  const { page } = await open('/reference/webhookEndpoints.replay#errors');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
    parse(yaml).paths['/v1/workspaces/{workspace}/webhook-endpoints/{endpoint_id}/replay'].post.summary,
  );
  const current = page.locator('[aria-current=page]');
  expect(await current.isVisible()).toBe(true);
  const box = await current.boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  expect(box?.y).toBeLessThan(DESKTOP.height);
  await page.close();
});

test('on a phone, the contents open when asked', async () => {
  const { page } = await open('/reference/projects.create', { viewport: PHONE, hasTouch: true });
  expect(await searchField(page).isVisible()).toBe(false);
  await page.getByText('Search and contents').tap();
  expect(await search(page, 'invite')).toContain('reference/invitations.create');
  await results(page).first().tap();
  await page.waitForURL('**/reference/invitations.create');
  await page.close();
});
