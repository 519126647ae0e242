import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES } from '../../../server/site/pages/pages.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const PATHS = PAGES.map(({ name }) => `/${name}`);
const ASSETS = ['/pages/pages.css', '/pages/page.js', '/pages/mark.svg'];

describe('the pages that links in mails lead to', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it.each(PATHS)('%s is a page that runs our script alone, and is not cached', async (path) => {
    const answer = await fetch(`${server.url}${path}`);
    expect(answer.status).toBe(200);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const html = await answer.text();
    expect(html).toContain(`<main data-page="${path.slice(1)}">`);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).not.toContain('{{');
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });

  it.each(['/unsubscribe/%E0%A4', '/errors/%ff'])('%s, which is not valid text, is refused', async (path) => {
    const answer = await fetch(`${server.url}${path}`);
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'invalid_request' }]);
  });

  it.each<[path: string, accepted: string, language: string]>([
    ['/sign-in', '', 'en'],
    ['/sign-in', 'tr-TR,tr;q=0.9,en;q=0.8', 'tr'],
    ['/sign-in', 'de-DE, tr;q=0.3, en-GB;q=0.7', 'en'],
    ['/sign-in', 'trx, en;q=0, tr;q=0.1', 'tr'],
    ['/sign-in?lang=tr', 'en', 'tr'],
    ['/sign-in?lang=en', 'tr', 'en'],
    ['/sign-in?lang=__proto__', 'tr', 'tr'],
  ])('%s with Accept-Language "%s" is in %s', async (path, accepted, language) => {
    const answer = await fetch(`${server.url}${path}`, { headers: { 'accept-language': accepted } });
    expect(await answer.text()).toContain(`<html lang="${language}">`);
    expect(answer.headers.get('vary')).toContain('Accept-Language');
  });

  it('answer HEAD on every path, and serve their files', async () => {
    const head = await fetch(`${server.url}/verify-email?from=mail`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(500);
    const types = await Promise.all(
      ASSETS.map(async (path) => (await fetch(`${server.url}${path}`)).headers.get('content-type')),
    );
    expect(types).toEqual(['text/css; charset=utf-8', 'text/javascript; charset=utf-8', 'image/svg+xml']);
  });

  it('leave everything else to the API', async () => {
    const paths = ['/invitations/', '/pages', '/pages/', '/pages/layout.ts', '/pages/../app.ts'];
    for (const path of paths) expect((await fetch(`${server.url}${path}`)).status, path).toBe(404);
    const posted = await fetch(`${server.url}/verify-email`, { method: 'POST' });
    expect(posted.status).toBe(404);
    expect(posted.headers.get('content-type')).toContain('application/problem+json');
  });
});

it('are not served by an installation with a front end of its own', async () => {
  const server = await startTestServer({ env: { APP_URL: 'https://app.example.com' } });
  for (const path of PATHS) {
    // The page of set-up links is for people who have no account there.
    const status = path === '/setup' ? 200 : 404;
    expect((await fetch(`${server.url}${path}`)).status, path).toBe(status);
  }
  // The pages of single sign-on remain, and need their style.
  expect((await fetch(`${server.url}/pages/pages.css`)).status).toBe(200);
  await server.stop();
});
