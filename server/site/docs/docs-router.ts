import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response, Router } from 'express';
import express from 'express';
import type { OpenApiDocument } from '../../api/openapi-types.ts';
import { chooseEncoding, createCompressor } from './compression.ts';
import { listOperations } from './document.ts';
import { renderError, renderErrorHtml, renderErrorIndex, renderErrorIndexHtml } from './error-page.ts';
import { GUIDES, GUIDES_PATH, guidePath, renderGuide, renderGuideHtml, renderGuideIndex } from './guides.ts';
import { renderLlms, renderLlmsFull } from './llms.ts';
import { operationPath, renderOperation, renderOperationIndex } from './operation-page.ts';
import { renderPermissions } from './permissions.ts';
import { renderOperationHtml, renderPermissionsHtml, renderReferenceHtml } from './reference-page.ts';
import { searchIndex } from './search-index.ts';
import { toSwaggerDocument } from './swagger-document.ts';
import { docsAssets, renderDocsHtml } from './swagger-ui.ts';

const MARKDOWN = 'text/markdown; charset=utf-8';
const HTML = 'text/html; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Nothing from other hosts and nothing inline; the pages run only the scripts of this server, and call only this API. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const linkHeader = (root: string): string =>
  `<${root}llms.txt>; rel="describedby"; type="text/plain", <${root}openapi.yaml>; rel="service-desc"; type="application/yaml"`;

/**
 * Returns the relative path from a page to the root of the site. Links use it instead of absolute paths, since a proxy
 * may serve the site under a prefix that only browsers see.
 */
const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 2) || './';

const LINKS_TO_ROOT = /((?:href|src)="|\]\()\/(?!\/)/g;
/** Makes the links of an HTML or Markdown page relative. */
const relative = (path: string, text: string): string => text.replace(LINKS_TO_ROOT, `$1${rootOf(path)}`);

/** Rendered on first request, because rendering all pages would slow down every start. */
interface Page {
  type: string;
  content(): { body: Buffer; etag: string; compress: ReturnType<typeof createCompressor> };
}

export interface DocsOptions {
  document: OpenApiDocument;
  /** The text of the document, including comments. */
  yaml: string;
  /** Returns the URL under which clients reach this server. Links and examples start with it. */
  publicUrl: () => string;
}

/**
 * Creates the documentation, rendered from the document and served from memory. Other requests are passed to the next
 * handler, so an unknown operation or error code gets the API's own 404.
 */
export function createDocsRouter(options: DocsOptions): Router {
  const pages = buildPages(options);
  const router = express.Router({ strict: true });
  router.get(['/', '/docs/'], (request, response) => response.redirect(302, `${rootOf(request.path)}docs`));
  router.use(servePages(pages));
  return router;
}

function servePages(pages: ReadonlyMap<string, Page[]>): RequestHandler {
  return async (request, response, next) => {
    const variants =
      request.method === 'GET' || request.method === 'HEAD' ? pages.get(request.path) : undefined;
    const page = variants && preferredType(request, variants);
    if (!page) return next();
    if (variants.length > 1) response.vary('Accept');
    await send(response, page);
  };
}

/** Returns the variant that the client prefers; the first one without a preference. */
function preferredType(request: Request, variants: Page[]): Page | undefined {
  const accepted = request.accepts(variants.map((page) => mimeOf(page.type)));
  return variants.find((page) => mimeOf(page.type) === accepted) ?? variants[0];
}

function mimeOf(type: string): string {
  return type.replace(/;.*/, '');
}

/** `response.send` also handles HEAD and a matching If-None-Match. */
async function send(response: Response, page: Page): Promise<void> {
  const { body, etag, compress } = page.content();
  const encoding = chooseEncoding(body, (name) => response.req.acceptsEncodings(name));
  response.set({
    'Content-Type': page.type,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'public, max-age=300',
    ETag: `"${etag}${encoding ? `-${encoding}` : ''}"`,
  });
  response.vary('Accept-Encoding');
  if (page.type === HTML) response.set('Link', linkHeader(rootOf(response.req.path)));
  if (encoding) response.set('Content-Encoding', encoding);
  response.send(encoding ? await compress(encoding) : body);
}

function toPage(type: string, render: () => string | Buffer): Page {
  let rendered: ReturnType<Page['content']> | undefined;
  const content = () => {
    const body = Buffer.from(render());
    const etag = createHash('sha256').update(body).digest('base64url');
    return { body, etag, compress: createCompressor(body) };
  };
  return {
    type,
    content() {
      rendered ??= content();
      return rendered;
    },
  };
}

/** Returns every page by its path; the first variant is the default. */
function buildPages(options: DocsOptions): Map<string, Page[]> {
  const { document, publicUrl } = options;
  const swagger = () => JSON.stringify(under(toSwaggerDocument(document), '..'));
  return new Map([
    ['/openapi.yaml', [toPage('application/yaml', () => withServer(options.yaml, pathOf(publicUrl())))]],
    ['/openapi.json', [toPage(JSON_TYPE, () => JSON.stringify(under(document, pathOf(publicUrl()))))]],
    ['/llms.txt', [toPage(TEXT, () => renderLlms(document, publicUrl()))]],
    ['/llms-full.txt', [toPage(TEXT, () => renderLlmsFull(document, publicUrl()))]],
    linked('/docs', [HTML, () => renderDocsHtml(document)]),
    // The page at /docs shows its texts.
    ['/docs/swagger.json', [toPage(JSON_TYPE, () => relative('/docs', swagger()))]],
    linked(
      '/reference',
      [MARKDOWN, () => renderOperationIndex(document)],
      [HTML, () => renderReferenceHtml(document, publicUrl())],
    ),
    linked(
      '/reference/permissions',
      [MARKDOWN, () => renderPermissions(document)],
      [HTML, () => renderPermissionsHtml(document)],
    ),
    ['/reference/search.json', [toPage(JSON_TYPE, () => JSON.stringify(searchIndex(document)))]],
    linked(
      '/errors',
      [MARKDOWN, () => renderErrorIndex(document)],
      [HTML, () => renderErrorIndexHtml(document)],
    ),
    guide(document, GUIDES_PATH, 'Guides', renderGuideIndex),
    ...GUIDES.map(({ name, title }) => guide(document, guidePath(name), title, () => renderGuide(name))),
    ...pageOfEach(options),
    ...Object.entries(docsAssets()).map(([name, { type, read }]): [string, Page[]] => [
      `/docs/${name}`,
      [toPage(type, read)],
    ]),
  ]);
}

/** A page that links to other pages, in one or more types. */
const linked = (path: string, ...variants: [type: string, render: () => string][]): [string, Page[]] => [
  path,
  variants.map(([type, render]) => toPage(type, () => relative(path, render()))),
];

/** A guide, or their list. */
const guide = (document: OpenApiDocument, path: string, title: string, render: () => string) =>
  linked(path, [MARKDOWN, render], [HTML, () => renderGuideHtml(document, title, render())]);

/** Returns the path of the operations: `/`, or the prefix of a proxy. */
const pathOf = (publicUrl: string): string => new URL(publicUrl).pathname;

/** Returns the document of a server whose operations have a path prefix. */
const under = (document: OpenApiDocument, url: string): OpenApiDocument => ({
  ...document,
  servers: document.servers?.map((server) => ({ ...server, url })) ?? [{ url }],
});

/** Returns the text of the document, whose operations are under `/`, with the server's path. */
const withServer = (yaml: string, path: string): string =>
  yaml.replace(/^(servers:\n\s+- url: )\/$/m, (_, head: string) => head + path);

/** Returns a page for each operation and each error code. */
function pageOfEach({ document, publicUrl }: DocsOptions): [string, Page[]][] {
  const operations = listOperations(document).map(({ operationId }) =>
    linked(
      operationPath(operationId),
      [MARKDOWN, () => renderOperation(document, operationId, publicUrl())],
      [HTML, () => renderOperationHtml(document, operationId, publicUrl())],
    ),
  );
  const errors = Object.keys(document['x-errors']).map((name) =>
    linked(
      `/errors/${name}`,
      [MARKDOWN, () => renderError(document, name, publicUrl())],
      [HTML, () => renderErrorHtml(document, name, publicUrl())],
    ),
  );
  return [...operations, ...errors];
}
