import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bundle } from '../../../server/api/bundler/bundle.ts';
import { declarationsOf } from '../../../server/api/bundler/declarations.ts';
import { locate } from '../../../server/api/bundler/locate.ts';
import { readContractParts } from '../../../server/api/bundler/parts.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const HEAD = `openapi: 3.1.0
areas:
  tenancy: { title: Tenancy, features: [workspaces] }
errors:
  invalid_request: { status: 400 }
  missing_credentials: { status: 401 }
  invalid_credentials: { status: 401 }
  credential_expired: { status: 401 }
  credential_revoked: { status: 401 }
  ip_not_allowed: { status: 403 }
  rotation_required: { status: 403 }
  insufficient_scope: { status: 403 }
  insufficient_role: { status: 403 }
  member_deactivated: { status: 403 }
  reauthentication_required: { status: 403 }
  tls_required: { status: 403 }
  not_found: { status: 404 }
  ambiguous_external_id: { status: 409 }
  precondition_failed: { status: 412 }
  malformed_json: { status: 400 }
  payload_too_large: { status: 413 }
  unsupported_media_type: { status: 415 }
  idempotency_key_reused: { status: 422 }
  rate_limited: { status: 429 }
  internal_error: { status: 500 }
  unavailable: { status: 503 }
tags:
  - { name: meta, description: The server itself. }
examples: {}
envelope:
  description: Sent to endpoints.
  schema: { type: object, properties: { id: { type: string }, type: { type: string } } }
  example: { id: evt_1 }
  responses: { '200': { description: Received } }
components:
  parameters:
    workspace: { name: workspace, in: path }
  responses:
    Conflict:
      description: It does not fit.
      content: { application/problem+json: { example: { status: 409 } } }
    NotFound: { description: There is none., content: { application/problem+json: { example: { status: 404 } } } }
  schemas:
    Currency: { type: string }
    Permission: { type: string }
    ErrorCode: { type: string }
`;
const WORKSPACES = `tags:
  - { name: workspaces, description: Workspaces. }
permissions:
  - { name: 'workspace:read' }
currencies: { TRY: 2, JPY: 0 }
errors:
  slug_taken: { status: 409 }
paths:
  /v1/workspaces:
    post:
      operationId: workspaces.create
      summary: Create a workspace
      x-permission: authenticated
      x-acknowledged: true
      x-errors: [slug_taken]
      request: { schema: Workspace, example: { $example: Workspace, slug: other } }
      response: { status: 201, description: The workspace, schema: Workspace, example: { $example: Workspace } }
  /v1/workspaces/{workspace}:
    patch:
      operationId: workspaces.update
      summary: Update a workspace
      x-permission: workspace:read
      response: { status: 200, description: The workspace, schema: DetailedWorkspace }
    get:
      operationId: workspaces.get
      summary: Get a workspace
      x-permission: workspace:read
      never-answers: [429]
      response: { status: 204, description: Nothing }
webhooks:
  workspace.created:
    summary: A workspace was created.
    data: Workspace
    example: { $example: Workspace }
schemas:
  EventType: { type: string }
  Workspace:
    type: object
    description: A workspace.
    required: [slug]
    properties: { slug: { type: string }, owner: { type: object }, etag: { type: string } }
  DetailedWorkspace:
    $extends: Workspace
    required: [size]
    properties: { size: { type: integer } }
examples:
  Workspace: { slug: acme, owner: { id: usr_1, name: Ada }, etag: '1' }
`;

describe('the bundler of the contract', () => {
  let root: string;
  const write = (file: string, text: string) => {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const read = () => readContractParts(root);
  const bundled = () => {
    const { head, parts } = read();
    return parse(bundle(head, parts));
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tenantry-parts-'));
    write('server/openapi.yaml', HEAD);
    write('server/features/tenancy/workspaces/openapi.yaml', WORKSPACES);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('adds the parameters, headers and errors that follow from an operation', () => {
    const { post } = bundled().paths['/v1/workspaces'];
    expect(post.tags).toEqual(['workspaces']);
    expect(post.parameters).toEqual([{ $ref: '#/components/parameters/IdempotencyKey' }]);
    expect(Object.keys(post.responses)).toEqual([
      ...['201', '400', '401', '403', '409', '413', '415', '422', '429', '500', '503'],
    ]);
    expect(Object.keys(post.responses[201].headers)).toEqual([
      ...['X-Request-Id', 'RateLimit-Policy', 'RateLimit', 'ETag', 'Idempotency-Replayed', 'Server-Timing'],
    ]);
    expect(post.requestBody).toMatchObject({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Workspace' } } },
    });
  });

  it('describes the errors of an operation by the codes that it answers', () => {
    const { get } = bundled().paths['/v1/workspaces/{workspace}'];
    expect(get.responses['404']).toEqual({
      $ref: '#/components/responses/NotFound',
      description: 'Codes: `not_found`.',
    });
  });

  it('requires If-Match where an operation changes an existing resource, and lists no error that it never returns', () => {
    const { patch, get } = bundled().paths['/v1/workspaces/{workspace}'];
    expect(patch.parameters).toEqual([
      { $ref: '#/components/parameters/workspace' },
      { $ref: '#/components/parameters/IdempotencyKey' },
      { $ref: '#/components/parameters/IfMatch' },
    ]);
    expect(patch.responses).toHaveProperty('412');
    expect(get.parameters).toEqual([{ $ref: '#/components/parameters/workspace' }]);
    expect(Object.keys(get.responses)).toEqual(['204', '400', '401', '403', '404', '409', '500', '503']);
    expect(get.responses['204']).not.toHaveProperty('content');
  });

  it('collects prefixes of ids and constraints for the server, and keeps them out of the document', () => {
    const declared = `ids: { ws: workspace }\nconstraints:\n  slugs_unique: { code: slug_taken, detail: Taken. }\n`;
    write('server/features/tenancy/workspaces/openapi.yaml', declared + WORKSPACES);
    const { head, parts } = read();
    const text = declarationsOf(head, parts);
    expect(text).toContain('"ws": "workspace"');
    expect(text).toContain('"slugs_unique": {\n    "code": "slug_taken",\n    "detail": "Taken."');
    expect(bundled()).not.toHaveProperty('ids');
    expect(bundled()).not.toHaveProperty('constraints');
  });

  it('refuses a prefix of ids that two features declare', () => {
    write('server/features/tenancy/workspaces/openapi.yaml', `ids: { ws: workspace }\n${WORKSPACES}`);
    write('server/features/tenancy/wishes/openapi.yaml', 'ids: { ws: wish }\n');
    const { head, parts } = read();
    expect(() => declarationsOf(head, parts)).toThrow('ids ws is defined twice');
  });

  it('fills in named examples, with their overrides', () => {
    const { post } = bundled().paths['/v1/workspaces'];
    const owner = { id: 'usr_1', name: 'Ada' };
    expect(post.requestBody.content['application/json'].example).toEqual({ slug: 'other', owner, etag: '1' });
    expect(post.responses[201].content['application/json'].example).toEqual({
      slug: 'acme',
      owner,
      etag: '1',
    });
  });

  it('refuses an example that no part defines', () => {
    write(
      'server/features/tenancy/workspaces/openapi.yaml',
      WORKSPACES.replace('$example: Workspace }', '$example: Space }'),
    );
    expect(bundled).toThrow('No example is named "Space".');
  });

  it('writes schemas that extend others in full, and the values of those that list what parts declare', () => {
    const { schemas } = bundled().components;
    expect(schemas.DetailedWorkspace).toEqual({
      type: 'object',
      required: ['slug', 'size'],
      properties: {
        slug: { type: 'string' },
        owner: { type: 'object' },
        etag: { type: 'string' },
        size: { type: 'integer' },
      },
    });
    expect(schemas.Permission.enum).toEqual(['workspace:read']);
    expect(schemas.ErrorCode.enum).toContain('slug_taken');
    expect(schemas.EventType.enum).toEqual(['workspace.created']);
    expect(schemas.Currency.enum).toEqual(['TRY', 'JPY']);
    expect(bundled()['x-currencies']).toEqual({ TRY: 2, JPY: 0 });
  });

  it('names in shared responses the codes of their status that the head does not name', () => {
    const { Conflict, NotFound } = bundled().components.responses;
    expect(Conflict.description).toBe(
      'It does not fit. Codes of the resources: `ambiguous_external_id`, `slug_taken`.',
    );
    expect(NotFound.description).toBe('There is none. Codes of the resources: `not_found`.');
  });

  it('refuses a schema that extends itself', () => {
    const text = WORKSPACES.replace(
      '  Workspace:\n    type: object',
      '  Workspace:\n    $extends: DetailedWorkspace',
    );
    write('server/features/tenancy/workspaces/openapi.yaml', text);
    expect(bundled).toThrow('cannot extend');
  });

  it('puts the data of an event into the envelope of all events', () => {
    const { post } = bundled().webhooks['workspace.created'];
    expect(post).toMatchObject({
      operationId: 'webhooks.workspace.created',
      description: 'Sent to endpoints. A workspace was created.',
    });
    const { schema, example } = post.requestBody.content['application/json'];
    expect(schema.properties).toEqual({
      id: { type: 'string' },
      type: { type: 'string', const: 'workspace.created' },
      data: { $ref: '#/components/schemas/Workspace' },
    });
    expect(example).toMatchObject({ id: 'evt_1', type: 'workspace.created', data: { slug: 'acme' } });
  });

  it('groups tags by area', () => {
    expect(bundled()['x-tagGroups']).toEqual([
      { name: 'Installation', tags: ['meta'] },
      { name: 'Tenancy', tags: ['workspaces', 'tenancyWebhooks'] },
    ]);
  });

  it('orders features as the head does, and puts unnamed ones last', () => {
    write('server/features/tenancy/labels/openapi.yaml', 'tags: [{ name: labels }]');
    expect(bundled().tags.map(({ name }: { name: string }) => name)).toEqual([
      'meta',
      'workspaces',
      'labels',
      'tenancyWebhooks',
    ]);
  });

  it.each([
    ['a key that no part has', 'tenancy/labels', 'path: {}', 'a part has no "path"'],
    ['an area that the head does not name', 'sales/labels', 'tags: []', 'has no area "sales"'],
    [
      'what another part defines',
      'tenancy/labels',
      'schemas: { Workspace: {} }',
      'schemas Workspace is defined twice',
    ],
    ['no YAML', 'tenancy/labels', 'tags: [', 'server/features/tenancy/labels/openapi.yaml'],
  ])('refuses a part with %s', (_, place, text, message) => {
    write(`server/features/${place}/openapi.yaml`, text);
    expect(bundled).toThrow(message);
  });

  it.each([
    ['#/paths/~1v1~1workspaces/post/summary', 'summary: Create a workspace'],
    ['#/paths/~1v1~1workspaces/post/responses/413', 'post:'],
    ['#/components/schemas/Workspace/properties/slug', 'properties: { slug'],
    ['#/x-permissions', 'openapi: 3.1.0'],
    ['#/components/parameters/workspace', 'workspace: { name: workspace'],
  ])('finds the source of %s', (pointer, source) => {
    const { head, parts } = read();
    const { file, line } = locate(pointer, head, parts);
    expect(readFileSync(join(root, file), 'utf8').split('\n')[line - 1]).toContain(source);
  });

  it('generates the committed openapi.yaml', () => {
    const { head, parts } = readContractParts(ROOT);
    expect(bundle(head, parts) === readFileSync(join(ROOT, 'openapi.yaml'), 'utf8')).toBe(true);
  });
});
