import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { projectPath } from '../../project-path.ts';
import { renderPage } from './layout.ts';
import type { PageLanguage, SitePage } from './page-types.ts';
import { languageOf, sendPage } from './send-page.ts';

const FOLDER = 'server/site/pages/public';
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const inLanguages = (page: SitePage): Record<PageLanguage, string> => ({
  en: renderPage(page, { language: 'en' }),
  tr: renderPage(page, { language: 'tr' }),
});

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';
const pathOf = ({ url = '' }: IncomingMessage): string => url.replace(/\?.*/s, '');

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Serves the style and the scripts, also where a front end replaces the pages: those of single sign-on remain. */
export function createPageAssets(): Handler {
  const assets = new Map(
    readdirSync(projectPath(FOLDER)).map((name) => [
      `/pages/${name}`,
      { type: TYPES[extname(name)] ?? '', body: readFileSync(projectPath(`${FOLDER}/${name}`)) },
    ]),
  );
  return (request, response, next) => {
    const asset = isRead(request) ? assets.get(pathOf(request)) : undefined;
    if (asset === undefined) {
      next();
      return;
    }
    response.writeHead(200, {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=300',
      'Content-Length': asset.body.length,
    });
    response.end(asset.body);
  };
}

/**
 * Serves pages that people, links in mails and programs open. They use the public API only. Other requests are passed to
 * the next handler.
 */
export function createPages(given: readonly SitePage[]): Handler {
  const pages = new Map(given.map((page) => [`/${page.name}`, inLanguages(page)]));
  return (request, response, next) => {
    const page = isRead(request) ? pages.get(pathOf(request)) : undefined;
    if (page === undefined) next();
    else sendPage(response, 200, page[languageOf(request)]);
  };
}
