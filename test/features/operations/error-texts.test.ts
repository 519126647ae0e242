import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toViolations } from '../../../server/http/validation-errors.ts';
import { sourcesIn } from '../../support/every-operation/import-graph.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server, 'Owner');
});
afterAll(() => server.stop());

interface Problem {
  status: number;
  code: string;
  detail: string;
  errors?: Array<{ path: string; code: string; message: string }>;
}

async function send(method: string, path: string, init: RequestInit = {}): Promise<Problem> {
  const headers = { authorization: `Bearer ${owner.token}`, ...(init.headers as Record<string, string>) };
  const response = await fetch(server.url + path, { method, ...init, headers });
  // Each test looks at the properties that it asks for.
  return (await response.json()) as Problem;
}

const json = (method: string, path: string, body: object) =>
  send(method, path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

describe('the response to a mistake', () => {
  it.each([
    ['tn_ses_x', 'Send the token as `Authorization: Bearer <token>`.'],
    ['Basic dXNlcjpwYXNz', 'Send the token as `Authorization: Bearer <token>`.'],
    ['Bearer', 'Send the token as `Authorization: Bearer <token>`.'],
    [
      'Bearer Bearer tn_ses_x',
      'The Authorization header has the word Bearer twice. Send it once, before the token.',
    ],
    ['Bearer tn_ses_x', 'This is not a valid token of this server. Check that you sent all of it.'],
  ])('says what to change in the Authorization header: %s', async (authorization, detail) => {
    const problem = await send('GET', '/v1/me', { headers: { authorization } });
    expect([problem.status, problem.code, problem.detail]).toEqual([401, 'invalid_credentials', detail]);
  });

  it.each([
    ['/v1/workspace', ' Did you mean /v1/workspaces?'],
    ['/workspaces', ' Did you mean /v1/workspaces?'],
    ['/v1/workspaces/acme/project', ' Did you mean /v1/workspaces/{workspace}/projects?'],
    ['/v1/workspaces/acme/api_keys', ' Did you mean /v1/workspaces/{workspace}/api-keys?'],
    ['/v1/entirely/different', ''],
    [`/v1/${'x'.repeat(4000)}`, ''],
  ])('says what to change in the path: %s', async (path, hint) => {
    const problem = await json('POST', path, {});
    expect([problem.status, problem.code]).toEqual([404, 'not_found']);
    expect(problem.detail).toBe(`No such route.${hint} All routes are in /reference.`);
  });

  it.each([
    ['POST', '/v1/workspaces/acme/projects/shop/members', 'PUT', 'projectMembers.set'],
    ['DELETE', '/v1/workspaces/acme/projects', 'DELETE', 'projects.delete'],
    ['PUT', '/v1/workspaces/acme/members/usr_1', 'PATCH', 'members.update'],
    ['POST', '/v1/workspaces/acme', 'POST', 'workspaces.create'],
    ['GET', '/v1/workspaces/acme/access/check', 'POST', 'access.check'],
  ])('says what to change in the method: %s %s', async (method, path, right, operationId) => {
    const { status, detail } = await send(method, path);
    expect(status).toBe(405);
    expect(detail).toMatch(
      new RegExp(` Use ${right} /v1/[^ ]+ \\(${operationId.replace('.', '\\.')}\\)\\.$`),
    );
  });

  it('says what to change in the media type', async () => {
    const bytes = new TextEncoder().encode('{}');
    const missing = await send('POST', '/v1/workspaces', { body: bytes });
    expect([missing.status, missing.detail]).toEqual([
      415,
      'Add the header Content-Type: application/json; this request has none. The body is in UTF-8.',
    ]);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const other = await send('POST', '/v1/workspaces', { body: '{}', headers: form });
    expect(other.detail).toContain('this request has application/x-www-form-urlencoded.');
  });

  it('reports an empty name once', async () => {
    const { detail, errors } = await json('POST', '/v1/workspaces', { name: '' });
    expect(detail).toBe('The request does not match this operation. name must not be empty.');
    expect(errors).toEqual([expect.objectContaining({ path: 'name', message: 'name must not be empty.' })]);
  });

  it('suggests the nearest permission', async () => {
    const body = { name: 'Reader', permissions: ['project:read'] };
    const { errors } = await json('POST', `/v1/workspaces/${owner.workspace}/roles`, body);
    expect(errors?.[0]?.message).toBe('Did you mean projects:read? All are listed at /v1/permissions.');
  });
});

describe('the page of an error', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const own = () => `/v1/workspaces/${owner.workspace}`;
  const aKey = async () => {
    const { workspace } = owner;
    const key = await owner.api.apiKeys.create({ workspace, name: 'k', kind: 'service', scope: 'read-only' });
    return { authorization: `Bearer ${key.secret}`, 'content-type': 'application/json' };
  };
  const ANSWERS: Array<[code: string, operation: string, () => Promise<Problem>]> = [
    ['invalid_request', 'projects.create', () => json('POST', `${own()}/projects`, { name: '' })],
    ['invalid_credentials', 'me.get', () => send('GET', '/v1/me', { headers: bearer('tn_ses_x') })],
    ['not_found', 'webhookEndpoints.get', () => send('GET', `${own()}/webhook-endpoints/none`)],
    [
      'slug_taken',
      'workspaces.create',
      () => json('POST', '/v1/workspaces', { name: 'A', slug: owner.workspace }),
    ],
    ['last_owner', 'members.remove', () => send('DELETE', `${own()}/members/${owner.id}`)],
    [
      'insufficient_scope',
      'projects.create',
      async () => send('POST', `${own()}/projects`, { headers: await aKey(), body: PROJECT }),
    ],
    [
      'precondition_failed',
      'workspaces.update',
      () =>
        send('PATCH', own(), {
          headers: { 'content-type': 'application/json', 'if-match': '"9"' },
          body: '{"name":"New"}',
        }),
    ],
    [
      'malformed_json',
      'projects.create',
      () => send('POST', `${own()}/projects`, { headers: { 'content-type': 'application/json' }, body: '{' }),
    ],
    [
      'unsupported_media_type',
      'projects.create',
      () => send('POST', `${own()}/projects`, { headers: { 'content-type': 'text/plain' }, body: 'x' }),
    ],
  ];
  const PROJECT = JSON.stringify({ name: 'P', slug: 'ppp', environment: 'production' });

  it.each(ANSWERS)(
    'shows an answer that has the properties of a real one: %s of %s',
    async (code, operation, provoke) => {
      const real = await provoke();
      expect(real.code).toBe(code);
      const { type } = real as Problem & { type: string };
      const page = await (await fetch(type.replace(/^.*(?=\/errors\/)/, server.url))).text();
      const shown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
      expect(Object.keys(shown).sort()).toEqual(Object.keys(real).sort());
      for (const name of ['type', 'title', 'status', 'code'])
        expect(shown[name], name).toEqual(Reflect.get(real, name));
      expect(page.includes('Returned by every operation.') || page.includes(`[${operation}](`)).toBe(true);
    },
  );
});

interface Document {
  paths: unknown;
  components: { schemas: Record<string, unknown>; parameters: Record<string, unknown> };
  'x-errors': Record<string, { example?: string }>;
}
const document = parse(readFileSync(new URL('../../../openapi.yaml', import.meta.url), 'utf8')) as Document;

const resolve = (reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, name) => Reflect.get(Object(at), name), document);

describe('error texts', () => {
  it('show no regular expression', async () => {
    const { workspace } = owner;
    const bad = { name: 'a\nb', slug: 'My Team!' };
    const problems = [
      await json('POST', '/v1/workspaces', bad),
      await json('POST', `/v1/workspaces/${workspace}/members`, { user_id: 'x', role: 'Integrator' }),
      await json('POST', `/v1/workspaces/${workspace}/api-keys`, {
        name: 'k',
        kind: 'service',
        scope: 'read-only',
        project_ids: ['shop'],
      }),
      await send('GET', `/v1/workspaces/${workspace}/audit-events?action=x`),
      await json('POST', `/v1/workspaces/${workspace}/roles`, { name: ' ', permissions: ['nonsense'] }),
    ];
    const messages = problems.flatMap(({ errors = [] }) => errors.map(({ message }) => message));
    expect(messages.length).toBeGreaterThanOrEqual(6);
    for (const message of messages) expect(message).not.toMatch(/[\\^$]|pattern|documentation describes/);
  });

  it('describe every pattern of a request in words', () => {
    const patterns = new Set<string>();
    const seen = new Set<unknown>();
    const collect = (part: unknown): void => {
      if (typeof part !== 'object' || part === null || seen.has(part)) return;
      seen.add(part);
      for (const [key, value] of Object.entries(part)) {
        if (key === 'pattern' && typeof value === 'string') patterns.add(value);
        if (key === '$ref') collect(resolve(value));
        else if (key !== 'responses') collect(value);
      }
    };
    collect(document.paths);
    expect(patterns.size).toBeGreaterThan(9);
    for (const pattern of patterns) {
      const error = {
        keyword: 'pattern',
        instancePath: '/body/x',
        schemaPath: '#/pattern',
        params: { pattern },
      };
      const message = toViolations([error])[0]?.message ?? '';
      expect(message, pattern).not.toMatch(/[\\^$]|pattern|documentation describes|\[/);
    }
  });

  it('that the reference shows are texts of the server', () => {
    const sources = sourcesIn('server').filter(({ file }) => !file.startsWith('server/site/'));
    const forms = sources.flatMap(({ file, text }) => formsIn(file, text));
    const isRaised = (code: string) => sources.some(({ text }) => text.includes(`'${code}'`));
    for (const [code, { example }] of Object.entries(document['x-errors']))
      if (example !== undefined && isRaised(code))
        expect(
          forms.some((form) => form.test(example)),
          `${code}: ${example}`,
        ).toBe(true);
  });
});

/** Returns the forms of the sentences in a source: its texts, with any text in place of what is inserted. */
function formsIn(file: string, text: string): RegExp[] {
  const forms: RegExp[] = [];
  const add = (parts: string[]) => {
    const literals = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    if (parts.join('').length > 12) forms.push(new RegExp(`^${literals.join('.*')}$`));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) add([node.text]);
    if (ts.isTemplateExpression(node))
      add([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return forms;
}
