import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { escapeHtml } from '../../api/escape-html.ts';
import { DEVICE_PAGE, type FrontendPage } from '../../api/frontend-links.ts';
import { projectPath } from '../../project-path.ts';

/** Titles of the pages that links in mails open, and of that for devices. The content of each is the file with its name. */
const TITLES: Readonly<Record<FrontendPage | typeof DEVICE_PAGE, string>> = {
  'verify-email': 'Confirm your e-mail address',
  'reset-password': 'Choose a new password',
  invitations: 'Your invitation',
  [DEVICE_PAGE]: 'Sign a program in',
};

/** Only the page's own script and style, and calls to the own API: visitors of these pages hold a secret. */
const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
const ASSETS = {
  'pages.css': 'text/css; charset=utf-8',
  'pages.js': 'text/javascript; charset=utf-8',
  'messages.js': 'text/javascript; charset=utf-8',
};

interface File {
  headers: Readonly<Record<string, string>>;
  body: string;
}

const read = (name: string): string => readFileSync(projectPath(`server/site/pages/public/${name}`), 'utf8');

function renderPage(name: string, title: string): string {
  const parts: Readonly<Record<string, string>> = {
    name,
    title: escapeHtml(title),
    content: read(`${name}.html`).trim(),
  };
  return read('frame.html').replace(/\{\{(\w+)\}\}/g, (_, part: string) => parts[part] ?? '');
}

/**
 * Creates the pages that links in mails and programs open, for installations without a front end. They use the public API only.
 * Other requests are passed to the next handler.
 */
export function createPages() {
  const files = new Map<string, File>([
    ...Object.entries(TITLES).map(([name, title]): [string, File] => [
      `/${name}`,
      { headers: PAGE_HEADERS, body: renderPage(name, title) },
    ]),
    ...Object.entries(ASSETS).map(([name, type]): [string, File] => [
      `/pages/${name}`,
      { headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=300' }, body: read(name) },
    ]),
  ]);
  return ({ method, url = '' }: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const file = method === 'GET' || method === 'HEAD' ? files.get(url.replace(/\?.*/, '')) : undefined;
    if (file === undefined) {
      next();
      return;
    }
    response.writeHead(200, { ...file.headers, 'Content-Length': Buffer.byteLength(file.body) });
    response.end(file.body);
  };
}
