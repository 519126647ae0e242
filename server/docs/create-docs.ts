import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response, Router } from 'express';
import express from 'express';
import type { ApiDocument } from './document.ts';
import { listOperations } from './document.ts';
import { renderError, renderErrorHtml, renderErrorIndex, renderErrorIndexHtml } from './error-page.ts';
import { renderLlms, renderLlmsFull } from './llms.ts';
import { operationPath, renderOperation, renderOperationIndex } from './operation-page.ts';
import { renderPermissions } from './permissions.ts';
import { toSwaggerDocument } from './swagger-document.ts';
import { docsAssets, renderDocsHtml } from './swagger-ui.ts';

const MARKDOWN = 'text/markdown; charset=utf-8';
const HTML = 'text/html; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Nothing from elsewhere, nothing inline; the reference alone runs scripts and calls the API. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const LINK =
  '</llms.txt>; rel="describedby"; type="text/plain", </openapi.yaml>; rel="service-desc"; type="application/yaml"';

/** Rendered when it is first asked for: rendering all of them would make every start longer. */
interface Page {
  type: string;
  content(): { body: Buffer; etag: string };
}

export interface DocsOptions {
  document: ApiDocument;
  /** The document's own text, comments included. */
  yaml: string;
  /** Where clients reach this server: links and examples start with it. */
  publicUrl: string;
}

/**
 * The documentation, rendered from the document and served from memory. Any other request is left to the next
 * handler, so an unknown operation or error code gets the API's own 404.
 */
export function createDocs(options: DocsOptions): Router {
  const pages = pagesOf({ ...options, publicUrl: options.publicUrl.replace(/\/+$/, '') });
  const router = express.Router({ strict: true });
  router.get(['/', '/docs/'], (_request, response) => response.redirect(302, '/docs'));
  router.use(servePages(pages));
  return router;
}

function servePages(pages: ReadonlyMap<string, Page[]>): RequestHandler {
  return (request, response, next) => {
    const variants =
      request.method === 'GET' || request.method === 'HEAD' ? pages.get(request.path) : undefined;
    const page = variants && preferred(request, variants);
    if (!page) return next();
    if (variants.length > 1) response.vary('Accept');
    send(response, page);
  };
}

/** The variant that the client likes best; the first one for those that do not mind. */
function preferred(request: Request, variants: Page[]): Page | undefined {
  const accepted = request.accepts(variants.map((page) => mimeOf(page.type)));
  return variants.find((page) => mimeOf(page.type) === accepted) ?? variants[0];
}

function mimeOf(type: string): string {
  return type.replace(/;.*/, '');
}

/** `send` answers HEAD and a matching If-None-Match by itself. */
function send(response: Response, page: Page): void {
  const { body, etag } = page.content();
  response.set({
    'Content-Type': page.type,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'public, max-age=300',
    ETag: etag,
  });
  if (page.type === HTML) response.set('Link', LINK);
  response.send(body);
}

function toPage(type: string, render: () => string | Buffer): Page {
  let rendered: ReturnType<Page['content']> | undefined;
  const content = () => {
    const body = Buffer.from(render());
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
  };
  return {
    type,
    content() {
      rendered ??= content();
      return rendered;
    },
  };
}

/** Every page by its path; the first variant is the default one. */
function pagesOf(options: DocsOptions): Map<string, Page[]> {
  const { document, yaml, publicUrl } = options;
  return new Map([
    ['/openapi.yaml', [toPage('application/yaml', () => yaml)]],
    ['/openapi.json', [toPage(JSON_TYPE, () => JSON.stringify(document))]],
    ['/llms.txt', [toPage(TEXT, () => renderLlms(document, publicUrl))]],
    ['/llms-full.txt', [toPage(TEXT, () => renderLlmsFull(document, publicUrl))]],
    ['/docs', [toPage(HTML, () => renderDocsHtml(document))]],
    ['/docs/swagger.json', [toPage(JSON_TYPE, () => JSON.stringify(toSwaggerDocument(document)))]],
    ['/docs/permissions.md', [toPage(MARKDOWN, () => renderPermissions(document))]],
    ['/docs/operations', [toPage(MARKDOWN, () => renderOperationIndex(document))]],
    [
      '/errors',
      [
        toPage(MARKDOWN, () => renderErrorIndex(document)),
        toPage(HTML, () => renderErrorIndexHtml(document)),
      ],
    ],
    ...pageOfEach(options),
    ...Object.entries(docsAssets()).map(([name, { type, read }]): [string, Page[]] => [
      `/docs/${name}`,
      [toPage(type, read)],
    ]),
  ]);
}

/** A page for each operation and for each error code. */
function pageOfEach({ document, publicUrl }: DocsOptions): [string, Page[]][] {
  const operations = listOperations(document).map(({ operationId }): [string, Page[]] => [
    operationPath(operationId),
    [toPage(MARKDOWN, () => renderOperation(document, operationId, publicUrl))],
  ]);
  const errors = Object.keys(document['x-errors']).map((name): [string, Page[]] => [
    `/errors/${name}`,
    [
      toPage(MARKDOWN, () => renderError(document, name, publicUrl)),
      toPage(HTML, () => renderErrorHtml(document, name, publicUrl)),
    ],
  ]);
  return [...operations, ...errors];
}
