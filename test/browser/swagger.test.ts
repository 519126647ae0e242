import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
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

let target: Target;
let browser: Browser;

beforeAll(async () => {
  target = await startServer();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await target?.close();
});

/** Opens a page in a fresh profile and records what it should not do. */
async function open(path: string): Promise<{ page: Page; complaints: string[]; hosts: Set<string> }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  const complaints: string[] = [];
  const hosts = new Set<string>();
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()),
  );
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:') hosts.add(url.host);
  });
  await page.goto(`${target.url}${path}`);
  return { page, complaints, hosts };
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
  const document = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'));
  expect(shown).toEqual(document.tags.map((tag: { name: string }) => tag.name));
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
