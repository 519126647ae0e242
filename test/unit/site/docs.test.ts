import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../../server/api/openapi-types.ts';
import { errorCodesOf } from '../../../server/api/operation-errors.ts';
import { createDocsRouter } from '../../../server/site/docs/docs-router.ts';
import { listOperations } from '../../../server/site/docs/document.ts';
import { renderError, renderErrorHtml } from '../../../server/site/docs/error-page.ts';
import { GUIDES } from '../../../server/site/docs/guides.ts';
import { renderLlms } from '../../../server/site/docs/llms.ts';
import { fence, withoutHeadings } from '../../../server/site/docs/markdown.ts';
import { markdownToHtml } from '../../../server/site/docs/markdown-to-html.ts';
import { renderOperation } from '../../../server/site/docs/operation-page.ts';
import { renderOperationHtml } from '../../../server/site/docs/reference-page.ts';
import { toSource } from '../../../server/site/docs/snippets.ts';
import { toSwaggerDocument } from '../../../server/site/docs/swagger-document.ts';

const yaml = readFileSync(new URL('../../../openapi.yaml', import.meta.url), 'utf8');
const document: OpenApiDocument = parse(yaml);
const operations = listOperations(document);
/** Whether the SDK has an operation: those of a standard have clients of their own. */
const inSdk = (operation: { 'x-surface'?: string }) => operation['x-surface'] === undefined;
const PUBLIC_URL = 'https://tenantry.example.com';

/** Every shape that the pages have to render, and text that would break them if it were not escaped. */
const fixture: OpenApiDocument = parse(`
info: {title: Pets <1>, version: '1', description: "The first\\nparagraph.\\n\\n## Notes\\n\\nMore."}
tags: [{name: zebras}, {name: pets}]
x-tagGroups: [{name: Animals, tags: [pets, zebras]}]
paths:
  /v1/pets/{pet}:
    patch:
      operationId: pets.update
      tags: [pets]
      summary: Update a pet
      x-permission: pets:write
      x-errors: [pet_taken]
      parameters:
        - {$ref: '#/components/parameters/pet'}
        - {name: confirm, in: query, required: true, schema: {type: string}, example: it's}
        - {name: If-Match, in: header, schema: {type: string, example: '"1"'}, example: '"1"'}
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/PetUpdate'}}}}
      responses: {'200': {$ref: '#/components/responses/Pet'}, '409': {}, '412': {}}
  /v1/zebras:
    get: {operationId: zebras.list, tags: [zebras], security: [], x-permission: public, responses: {'204': {description: None.}}}
components:
  parameters:
    pet: {name: pet, in: path, required: true, schema: {type: string}, example: a/b}
  responses:
    Pet: {description: The pet., content: {application/json: {schema: {$ref: '#/components/schemas/PetUpdate'}, examples: {rex: {$ref: '#/components/examples/Rex'}}}}}
  examples:
    Rex: {value: {name: Rex}}
  schemas:
    Tag: {type: object, required: [label], properties: {label: {type: string, maxLength: 9, description: A | B}}}
    PetUpdate:
      type: object
      required: [name]
      properties:
        name: {type: [string, 'null'], format: email, minLength: 1, maxLength: 50, description: Its name.}
        kind: {type: string, enum: [cat, dog], default: cat}
        tags: {type: array, maxItems: 3, items: {$ref: '#/components/schemas/Tag'}}
        owner: {anyOf: [{$ref: '#/components/schemas/Tag'}, {type: 'null'}]}
        parent: {$ref: '#/components/schemas/PetUpdate', description: Itself.}
x-permissions: [{name: 'pets:write', category: pets, class: write, description: Change pets., roles: [owner, member], organization_roles: [owner]}]
x-errors:
  pet_taken: {status: 409, title: 'Taken <b>', description: 'Say "no" to <script>alert(1)</script> in \`x<y\`.'}
  precondition_failed: {status: 412, title: Changed, description: It changed.}
  not_found: {status: 404, title: Not found, description: Nothing.}
`);

describe('an operation of a standard', () => {
  test('shows a form as curl sends it, the statuses of the standard, and no call of the SDK', () => {
    const page = renderOperation(document, 'oauth.createToken', PUBLIC_URL);
    expect(page).toContain("-d 'grant_type=client_credentials&client_id=key_");
    expect(page).toContain('// Not in the SDK. Use a library for OAuth 2.0.');
    expect(page).toMatch(/400[^\n]*not_found/);
  });
});

describe('the pages of the fixture', () => {
  const page = renderOperation(fixture, 'pets.update', PUBLIC_URL);

  test('say who may call the operation', () => {
    expect(page).toContain(
      '`pets:write` (class write; workspace roles: owner, member; organization roles: owner; key scopes: read-write, admin)',
    );
    expect(renderOperation(fixture, 'zebras.list', PUBLIC_URL)).toContain('Needs no credential.');
  });

  test('render references, null, arrays, enums, limits and defaults on one line each', () => {
    expect(page).toContain('| `pet` | path | string | yes |');
    expect(page).toContain('| `name` | string (email) or null, 1–50 characters | yes | Its name. |');
    expect(page).toContain('| `kind` | `"cat"`, `"dog"` | no | Default `"cat"`. |');
    expect(page).toContain('| `tags` | array of object, at most 3 items | no |');
    expect(page).toContain('| `tags[].label` | string, at most 9 characters | yes | A \\| B |');
    expect(page).toContain('| `owner` | object or null | no |');
    expect(page).toContain('| `owner.label` |');
    expect(page).toContain('| `parent` | object | no | Itself. |');
  });

  test('show calls with every required field, quoted for the shell and for TypeScript', () => {
    expect(page).toContain(`curl -X PATCH '${PUBLIC_URL}/v1/pets/a%2Fb?confirm=it%27s'`);
    expect(page).toContain('-H "Authorization: Bearer $TENANTRY_TOKEN"');
    expect(page).toContain("await tenantry.pets.update({ pet: 'a/b', confirm: 'it\\'s', name: ");
    expect(renderOperation(fixture, 'zebras.list', PUBLIC_URL)).not.toContain('Authorization');
  });

  test('list the errors of the shape and its own, as far as the status is declared', () => {
    const [operation] = listOperations(fixture);
    expect(operation && errorCodesOf(fixture['x-errors'], operation)).toEqual([
      'pet_taken',
      'precondition_failed',
    ]);
  });

  test('follow the form of llms.txt: one H1, a summary, no heading before the sections', () => {
    const lines = renderLlms(fixture, PUBLIC_URL).split('\n');
    expect(lines[0]).toBe('# Pets <1>');
    expect(lines[2]).toBe('> The first paragraph.');
    expect(lines.filter((line) => line.startsWith('#'))).toEqual([
      '# Pets <1>',
      '## zebras',
      '## pets',
      '## Errors',
      '## Guides',
      '## Optional',
    ]);
    expect(lines).toContain('**Notes**');
    expect(lines).toContain(`- [pets.update](${PUBLIC_URL}/reference/pets.update): Update a pet`);
  });

  test('escape everything in HTML, in the reference as well', () => {
    const reference = renderOperationHtml(fixture, 'pets.update', PUBLIC_URL);
    expect(reference).toContain('string, at most 9 characters');
    expect(reference).toContain('<dd>A | B</dd>');
    expect(reference).toContain('<title>Update a pet · Pets &lt;1&gt;</title>');
    expect(reference).not.toMatch(/<b>|Pets <1>/);
    const html = renderErrorHtml(fixture, 'pet_taken', PUBLIC_URL);
    expect(html).not.toMatch(/<script|<b>|Pets <1>/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; in <code>x&lt;y</code>');
    expect(html).toContain('<title>pet_taken · Pets &lt;1&gt;</title>');
  });

  test('keep fences, headings in code and quotes intact', () => {
    expect(fence('', 'a ``` b')).toBe('````\na ``` b\n````');
    expect(withoutHeadings('# A\n```sh\n# b\n```\n## C')).toBe('**A**\n```sh\n# b\n```\n**C**');
    expect(toSource({ 'a-b': ["it's", 'say "hi"', 'a\nb', null, 1] })).toBe(
      `{ 'a-b': ['it\\'s', 'say "hi"', 'a\\nb', null, 1] }`,
    );
  });

  test('prefill required parameters alone in Swagger UI', () => {
    const parameters = toSwaggerDocument(fixture).paths['/v1/pets/{pet}']?.patch?.parameters;
    expect(parameters).toMatchObject([{ example: 'a/b' }, { example: "it's" }, { name: 'If-Match' }]);
    expect(JSON.stringify(parameters?.[2])).not.toContain('example');
  });

  test('offer one field for a token in Swagger UI, while the document names the grant of OAuth as well', () => {
    const { security, components } = toSwaggerDocument(document);
    expect([security, Object.keys(components.securitySchemes ?? {})]).toEqual([[{ bearer: [] }], ['bearer']]);
    expect(document.components.securitySchemes).toMatchObject({
      oauth: { flows: { clientCredentials: { tokenUrl: '/oauth/token' } } },
    });
  });
});

describe('the served documentation', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const app = express();
    app.use(createDocsRouter({ document, yaml, publicUrl: () => PUBLIC_URL }));
    app.use((_request, response) => {
      response.status(404).json({ code: 'not_found' });
    });
    server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    // A TCP server that listens has an address with a port.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => server.close());

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${url}${path}`, { headers, method, redirect: 'manual' });

  test('is the document itself, as YAML and as JSON', async () => {
    const text = await get('/openapi.yaml');
    expect(text.headers.get('content-type')).toBe('application/yaml');
    expect(await text.text()).toBe(yaml);
    expect(await (await get('/openapi.json')).json()).toEqual(document);
  });

  test.each(operations)('has a page for $operationId that describes all of it', async (operation) => {
    const response = await get(`/reference/${operation.operationId}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const page = await response.text();
    expect(page).toContain(`${operation.method} ${operation.path}\n`);
    expect(page).toContain(inSdk(operation) ? `await tenantry.${operation.operationId}(` : 'Not in the SDK.');
    for (const parameter of operation.parameters) expect(page).toContain(`| \`${parameter.name}\` |`);
    for (const code of operation['x-errors'] ?? []) expect(page).toContain(`[${code}](../errors/${code})`);
    expect(page).not.toMatch(/undefined|\[object Object\]/);
  });

  test.each(operations)('has a page for $operationId in the reference for browsers', async (operation) => {
    const response = await get(`/reference/${operation.operationId}`, { accept: 'text/html,*/*;q=0.8' });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    const main = /<main[\s\S]*<\/aside>/.exec(page)?.[0] ?? '';
    expect(main).toContain(`<code>${operation.path}</code>`);
    expect(main).toContain(inSdk(operation) ? `tenantry.${operation.operationId}(` : 'Not in the SDK.');
    for (const { name } of operation.parameters) expect(main).toContain(`<dt><code>${name}</code>`);
    for (const code of operation['x-errors'] ?? []) expect(main).toContain(`href="../errors/${code}"`);
    // Nothing of the Markdown is left, and the page is marked in the contents.
    const prose = main.replace(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/g, '');
    expect(prose).not.toMatch(/undefined|\[object Object\]|\*\*|`|\]\(|^\|/m);
    expect(page.match(/aria-current="page"/g)).toHaveLength(1);
  });

  test('has a search over titles, paths and texts of operations, guides, errors and permissions', async () => {
    const index: Array<Record<'title' | 'detail' | 'path' | 'text', string>> = await (
      await get('/reference/search.json')
    ).json();
    for (const path of new Set(index.map((entry) => entry.path.replace(/#.*/, ''))))
      expect((await get(path, {}, 'HEAD')).status, path).toBe(200);
    const paths = index.map((entry) => entry.path);
    for (const { operationId } of operations) expect(paths).toContain(`/reference/${operationId}`);
    for (const code of Object.keys(document['x-errors'])) expect(paths).toContain(`/errors/${code}`);
    for (const { name } of GUIDES) expect(paths).toContain(`/docs/guides/${name}`);
    expect(index).toContainEqual({
      title: 'Sign in',
      detail: 'POST /v1/sessions',
      path: '/reference/sessions.create',
      text: expect.stringContaining('sessions.create'),
    });
  });

  test.each(Object.keys(document['x-errors']))('explains %s to programs and to people', async (code) => {
    const markdown = await get(`/errors/${code}`);
    expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(markdown.headers.get('vary')).toBe('Accept, Accept-Encoding');
    expect(await markdown.text()).toBe(renderError(document, code, PUBLIC_URL).replaceAll('](/', '](../'));
    const html = await get(`/errors/${code}`, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await html.text()).toContain(`<h1>${code}</h1>`);
  });

  test.each(GUIDES)('serves the guide $name to programs and to browsers', async ({ name, title }) => {
    const markdown = await get(`/docs/guides/${name}`);
    expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const text = await markdown.text();
    expect(text.startsWith(`# ${title}\n`)).toBe(true);
    expect(text).not.toContain('<!--');
    const html = await get(`/docs/guides/${name}`, { accept: 'text/html,*/*;q=0.8' });
    expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const page = await html.text();
    expect(page).toContain(`>${title}</h1>`);
    for (const [, heading = ''] of text.matchAll(/^## (.+)$/gm)) expect(page).toContain(`>${heading}</h2>`);
    // Neither Markdown nor a tag from the text is left in what a browser shows.
    const prose = page.replace(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/g, '');
    expect(prose).not.toMatch(/\*\*|```|\]\(|^\|/m);
  });

  test('renders the Markdown of guides, and escapes everything else', () => {
    expect(
      markdownToHtml(
        '## A <b>\n\n- **x** `<i>`\n  y\n- z\n\n| h |\n| --- |\n| [l](/m) |\n\n```sh\na < b\n```',
      ),
    ).toBe(
      [
        '<h2 id="a-b">A &lt;b&gt;</h2>',
        '<ul>\n<li><strong>x</strong> <code>&lt;i&gt;</code> y</li>\n<li>z</li>\n</ul>',
        '<div class="table" tabindex="0"><table>\n<thead><tr><th>h</th></tr></thead>\n<tbody>\n<tr><td><a href="/m">l</a></td></tr>\n</tbody>\n</table></div>',
        '<pre tabindex="0"><code>a &lt; b</code></pre>',
      ].join('\n'),
    );
  });

  test('links every operation, error and permission, and every link works', async () => {
    const llms = await (await get('/llms.txt')).text();
    const links = [...llms.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBe(
      operations.length + Object.keys(document['x-errors']).length + GUIDES.length + 5,
    );
    for (const link of links) {
      expect(link.startsWith(`${PUBLIC_URL}/`)).toBe(true);
      expect((await get(link.slice(PUBLIC_URL.length), {}, 'HEAD')).status, link).toBe(200);
    }
    const full = await (await get('/llms-full.txt')).text();
    const index = await (await get('/reference')).text();
    for (const { operationId } of operations) {
      expect(full).toContain(`\n## ${operationId}\n`);
      expect(index).toContain(`[${operationId}](`);
    }
    const matrix = await (await get('/reference/permissions')).text();
    for (const { name } of document['x-permissions']) expect(matrix).toContain(`| \`${name}\` |`);
  });

  const references = new Map<string, Promise<string>>();
  /** Returns the page of an operation, which is rendered once. */
  function referenceOf(operationId: string): Promise<string> {
    const page =
      references.get(operationId) ?? get(`/reference/${operationId}`).then((response) => response.text());
    references.set(operationId, page);
    return page;
  }

  test.each(Object.keys(document['x-errors']))(
    'lists exactly the operations that return %s',
    async (code) => {
      const page = await (await get(`/errors/${code}`)).text();
      const returning = operations.filter((one) =>
        errorCodesOf(document['x-errors'], one).some((own) => own === code),
      );
      const listed = [...page.matchAll(/\[([\w.]+)\]\([./]+reference/g)].map(([, id]) => id);
      if (returning.length === operations.length) expect(page).toContain('Returned by every operation.');
      else expect(listed).toEqual(returning.map(({ operationId }) => operationId));
      for (const { operationId } of returning)
        expect(await referenceOf(operationId)).toContain(`errors/${code})`);
    },
  );

  test('names the roles of each permission, including those of organizations', async () => {
    const full = await (await get('/llms-full.txt')).text();
    expect(full).not.toMatch(/roles: [;)]/);
    expect(full).toContain('`organization_keys:manage` (class admin; organization roles: owner, admin; key');
    const matrix = await (await get('/reference/permissions')).text();
    for (const { name, organization_roles } of document['x-permissions']) {
      const row = matrix.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
      expect(
        row
          .split('|')
          .slice(8, 11)
          .filter((cell) => cell.includes('✓')),
      ).toHaveLength(organization_roles.length);
    }
  });

  test('refers to existing operations, and in an organization to its own', () => {
    const ids = new Set(operations.map(({ operationId }) => operationId));
    const { webhooks } = parse(yaml) as { webhooks: Record<string, unknown> };
    for (const { operationId, path, description = '' } of operations)
      for (const [, name = ''] of description.matchAll(/`([a-z][A-Za-z]*\.[a-z][A-Za-z]*)`/g)) {
        expect(ids.has(name) || name in webhooks, `${operationId}: ${name}`).toBe(true);
        const own = `organization${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
        // An operation may say how it differs from the one of a workspace.
        const isTwin =
          /^webhook|^audit/.test(name) &&
          path.includes('{organization}') &&
          ids.has(own) &&
          own !== operationId;
        expect(isTwin, `${operationId}: ${name}`).toBe(false);
      }
  });

  test('lets browsers load nothing from elsewhere and nothing inline', async () => {
    const response = await get('/docs');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get('link')).toContain('<./llms.txt>; rel="describedby"');
    const html = await response.text();
    expect(html).not.toMatch(/<style|style=|<script>|\son\w+=|https?:/);
    for (const [, path = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await get(new URL(path, `${url}/docs`).pathname)).status, path).toBe(200);
    }
  });

  test('uses relative links alone, so that a proxy may serve it under a path of its own', async () => {
    for (const path of [
      '/docs',
      '/errors',
      '/errors/not_found',
      ...GUIDES.map(({ name }) => `/docs/guides/${name}`),
      '/reference',
      '/reference/projects.create',
      '/reference/permissions',
      '/docs/guides',
      '/docs/swagger.json',
    ]) {
      for (const accept of ['text/html', 'text/markdown']) {
        const text = await (await get(path, { accept })).text();
        const links = [...text.matchAll(/(?:(?:href|src)="|\]\()([^")#]+)/g)].map(([, link = '']) => link);
        for (const link of links.slice(0, 60)) {
          if (link.startsWith('http')) continue;
          expect(link, path).toMatch(/^\.{1,2}\//);
          const from = path.endsWith('.json') ? '/docs' : path;
          expect((await get(new URL(link, url + from).pathname)).status, `${path}: ${link}`).toBe(200);
        }
      }
    }
  });

  test('is cached by a strong ETag and answers HEAD', async () => {
    for (const path of ['/docs', '/llms.txt', '/openapi.yaml', '/docs/swagger-ui-bundle.js', '/errors']) {
      const head = await get(path, {}, 'HEAD');
      const etag = head.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]{43}-gzip"$/);
      expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
      // Without a Cache-Control of ours, fetch would add `no-cache`, which asks for the whole answer.
      const again = await get(path, { 'if-none-match': etag, 'cache-control': 'max-age=0' });
      expect(again.status).toBe(304);
    }
  });

  test('is sent as brotli, as gzip or as it is, each under an ETag of its own', async () => {
    const inEncoding = async (encoding: string) => {
      const response = await get('/docs/swagger-ui-bundle.js', { 'accept-encoding': encoding });
      const { headers } = response;
      const text = createHash('sha256').update(await response.text());
      const size = Number(headers.get('content-length'));
      return {
        name: headers.get('content-encoding'),
        etag: headers.get('etag'),
        size,
        text: text.digest('hex'),
      };
    };
    const br = await inEncoding('gzip, deflate, br, zstd');
    const gzip = await inEncoding('br;q=0, gzip');
    const plain = await inEncoding('identity');
    expect([br.name, gzip.name, plain.name]).toEqual(['br', 'gzip', null]);
    expect(new Set([br.etag, gzip.etag, plain.etag]).size).toBe(3);
    expect(new Set([br.text, gzip.text, plain.text]).size).toBe(1);
    expect(br.size).toBeLessThan(gzip.size);
    expect(gzip.size).toBeLessThan(plain.size / 3);
  });

  test('redirects the root, and leaves unknown paths to the API', async () => {
    for (const path of ['/', '/docs/']) {
      const response = await get(path);
      const location = new URL(response.headers.get('location') ?? '', url + path).pathname;
      expect([response.status, location]).toEqual([302, '/docs']);
    }
    for (const path of ['/errors/nonsense', '/reference/nonsense', '/docs/package.json', '/v1/me']) {
      expect(await (await get(path)).json()).toEqual({ code: 'not_found' });
    }
    expect((await get('/docs', {}, 'POST')).status).toBe(404);
  });
});
