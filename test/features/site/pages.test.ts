import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';

const PAGES = ['/invitations', '/verify-email', '/reset-password'];
const ASSETS = ['/pages/pages.css', '/pages/pages.js'];

describe('the pages that links in mails lead to', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it.each(PAGES)('%s is a page that runs our script alone, and is not cached', async (path) => {
    const answer = await fetch(`${server.url}${path}`);
    expect(answer.status).toBe(200);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
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

  it.each(PAGES)('%s has every text in Turkish, too', async (path) => {
    const html = await (await fetch(`${server.url}${path}`)).text();
    const inEnglishAlone = [
      ...html.matchAll(/<(?:h1|label|legend|button|p|span)(?![^>]*\sdata-tr=)[^>]*>[^<\s]/g),
    ];
    // The name of the product has no translation, and what stands where scripts do not run is there in both languages.
    expect(inEnglishAlone.map(([tag]) => tag.slice(0, -1))).toEqual([
      '<p class="product">',
      '<p>',
      '<p lang="tr">',
    ]);
  });

  it('answer HEAD on every path, and serve their files', async () => {
    const head = await fetch(`${server.url}/verify-email?from=mail`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(500);
    const types = await Promise.all(
      ASSETS.map(async (path) => (await fetch(`${server.url}${path}`)).headers.get('content-type')),
    );
    expect(types).toEqual(['text/css; charset=utf-8', 'text/javascript; charset=utf-8']);
  });

  it('leave everything else to the API', async () => {
    const paths = ['/invitations/', '/pages', '/pages/', '/pages/frame.html', '/pages/../app.ts'];
    for (const path of paths) expect((await fetch(`${server.url}${path}`)).status, path).toBe(404);
    const posted = await fetch(`${server.url}/verify-email`, { method: 'POST' });
    expect(posted.status).toBe(404);
    expect(posted.headers.get('content-type')).toContain('application/problem+json');
  });
});

it('are not served by an installation with a front end of its own', async () => {
  const server = await startTestServer({ env: { APP_URL: 'https://app.example.com' } });
  for (const path of [...PAGES, ...ASSETS]) {
    expect((await fetch(`${server.url}${path}`)).status, path).toBe(404);
  }
  await server.stop();
});
