import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadApiDocument } from '../../server/api/api-document.ts';
import { DocumentError, lintDocument } from '../../server/api/document-lint.ts';
import type { OpenApiDocument, OperationObject } from '../../server/api/openapi-types.ts';
import { operationNames } from '../../server/features/handlers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const yaml = readFileSync(join(root, 'openapi.yaml'), 'utf8');
// The same text that the server reads. To parse it takes much longer than to check it.
const committed = parse(yaml) as OpenApiDocument;
const fresh = (): OpenApiDocument => structuredClone(committed);
const names = operationNames;

const PROJECTS = '/v1/workspaces/{workspace}/projects';
const PROJECT = `${PROJECTS}/{project}`;

function at(document: OpenApiDocument, path: string, method: string): OperationObject {
  const operation = document.paths[path]?.[method];
  if (operation === undefined) throw new Error(`The document has no ${method} ${path}.`);
  return operation;
}

/** What is said about a document that differs from ours in one thing. */
function violations(change: (document: OpenApiDocument) => void, handlerNames = names): readonly string[] {
  const document = fresh();
  change(document);
  try {
    lintDocument(document, handlerNames);
  } catch (error) {
    if (error instanceof DocumentError) return error.violations;
    throw error;
  }
  return [];
}

const create = (document: OpenApiDocument) => at(document, PROJECTS, 'post');
const list = (document: OpenApiDocument) => at(document, PROJECTS, 'get');
const chat = (document: OpenApiDocument) => at(document, '/v1/chat/completions', 'post');
const update = (document: OpenApiDocument) => at(document, PROJECT, 'patch');
const inline = { type: 'object', properties: { x: { type: 'string' } } };

/** One change for each rule, and what is then said. */
const BROKEN: ReadonlyArray<
  readonly [title: string, change: (document: OpenApiDocument) => void, said: RegExp]
> = [
  [
    'an operation without a name',
    (d) => Reflect.deleteProperty(create(d), 'operationId'),
    /^POST \/v1\/workspaces\/\{workspace\}\/projects is not named/,
  ],
  [
    'a name of another form',
    (d) => {
      create(d).operationId = 'create_project';
    },
    /^create_project is not named resource\.verb/,
  ],
  [
    'a tag that is not the resource',
    (d) => {
      create(d).tags = ['roles'];
    },
    /^projects\.create is not tagged with its resource/,
  ],
  ['no tag', (d) => Reflect.deleteProperty(create(d), 'tags'), /^projects\.create is not tagged/],
  [
    'a description that does not say when to use the operation',
    (d) => {
      create(d).description = 'Creates a project. The creator becomes a member of it.';
    },
    /^projects\.create does not say when to use it/,
  ],
  [
    'no x-permission',
    (d) => Reflect.deleteProperty(create(d), 'x-permission'),
    /^projects\.create declares no x-permission/,
  ],
  [
    'an empty x-permission',
    (d) => {
      create(d)['x-permission'] = [];
    },
    /^projects\.create declares no x-permission/,
  ],
  [
    'an unknown permission',
    (d) => {
      create(d)['x-permission'] = 'projects:fly';
    },
    /^projects\.create names an unknown permission: projects:fly/,
  ],
  [
    'an unknown permission among known ones',
    (d) => {
      create(d)['x-permission'] = ['projects:create', 'projects:fly'];
    },
    /^projects\.create names an unknown permission: projects:fly/,
  ],
  [
    'no security without saying public',
    (d) => {
      create(d).security = [];
    },
    /^projects\.create must declare x-permission public exactly when its security asks for nothing/,
  ],
  [
    'public with security',
    (d) => {
      create(d)['x-permission'] = 'public';
    },
    /^projects\.create must declare x-permission public exactly/,
  ],
  [
    'a permission where there is no workspace',
    (d) => {
      at(d, '/v1/me', 'get')['x-permission'] = 'projects:read';
    },
    /^me\.get asks for a permission outside a workspace/,
  ],
  [
    'an operation that tells of all projects and does not say so',
    (d) => Reflect.deleteProperty(at(d, '/v1/workspaces/{workspace}/events', 'get'), 'x-spans-projects'),
    /^events\.list lacks x-spans-projects, which other operations of its permission declare/,
  ],
  [
    'an operation that says nothing of re-authentication',
    (d) => Reflect.deleteProperty(at(d, '/v1/workspaces/{workspace}/roles', 'post'), 'x-reauthentication'),
    /^roles\.create says nothing of x-reauthentication/,
  ],
  [
    'an operation that gives access without re-authentication',
    (d) => {
      at(d, '/v1/organizations/{organization}/members', 'post')['x-reauthentication'] = false;
    },
    /^organizationMembers\.add gives access or sends data elsewhere, so its x-reauthentication must be true/,
  ],
  [
    'the deletion of a place without re-authentication',
    (d) => Reflect.deleteProperty(at(d, '/v1/organizations/{organization}', 'delete'), 'x-reauthentication'),
    /^organizations\.delete says nothing of x-reauthentication/,
  ],
  [
    'two successes',
    (d) => {
      create(d).responses['200'] = create(d).responses['201'] ?? {};
    },
    /^projects\.create must have exactly one 2xx answer/,
  ],
  [
    'no success',
    (d) => Reflect.deleteProperty(create(d).responses, '201'),
    /^projects\.create must have exactly one 2xx answer/,
  ],
  [
    'a range of statuses',
    (d) => {
      create(d).responses['4XX'] = create(d).responses['400'] ?? {};
    },
    /^projects\.create has an answer that is not a plain status/,
  ],
  [
    'a default answer',
    (d) => {
      create(d).responses.default = create(d).responses['400'] ?? {};
    },
    /^projects\.create has an answer that is not a plain status/,
  ],
  [
    'an error whose status is not documented',
    (d) => Reflect.deleteProperty(create(d).responses, '409'),
    /^projects\.create lists errors that it does not document: limit_reached, slug_taken/,
  ],
  [
    'an unknown error',
    (d) => {
      create(d)['x-errors'] = ['out_of_tea'];
    },
    /^projects\.create lists errors that it does not document: out_of_tea/,
  ],
  [
    'a POST without Idempotency-Key',
    (d) => {
      create(d).parameters =
        create(d).parameters?.filter(({ $ref }) => !$ref?.endsWith('IdempotencyKey')) ?? [];
    },
    /^projects\.create must take Idempotency-Key/,
  ],
  [
    'a body that may be left out',
    (d) => {
      create(d).requestBody = {
        ...create(d).requestBody,
        required: false,
        content: create(d).requestBody?.content ?? {},
      };
    },
    /^projects\.create must require its body/,
  ],
  [
    'a body of another type',
    (d) => {
      const { content } = create(d).requestBody ?? { content: {} };
      create(d).requestBody = {
        required: true,
        content: { 'text/plain': content['application/json'] ?? {} },
      };
    },
    /^projects\.create must require its body, as application\/json or text\/csv/,
  ],
  [
    'a body that is no object',
    (d) => {
      const { content } = create(d).requestBody ?? { content: {} };
      Object.assign(content['application/json'] ?? {}, {
        schema: { type: 'array', items: { type: 'string' } },
      });
    },
    /^projects\.create must take an object as its body/,
  ],
  [
    'a field of one name in path and body',
    (d) => {
      Object.assign(d.components.schemas.ProjectUpdate?.properties ?? {}, { project: { type: 'string' } });
    },
    /^projects\.update has two fields of one name: project/,
  ],
  [
    'a field of one name in query and body',
    (d) => {
      create(d).parameters?.push({ name: 'slug', in: 'query', schema: { type: 'string' } });
    },
    /^projects\.create has two fields of one name: slug/,
  ],
  [
    'a parameter of the path that is not declared',
    (d) => {
      update(d).parameters =
        update(d).parameters?.filter(({ $ref }) => !$ref?.endsWith('/project_reference')) ?? [];
    },
    /^projects\.update does not declare the parameters of its path/,
  ],
  [
    'a declared parameter that the path lacks',
    (d) => {
      create(d).parameters?.push({ $ref: '#/components/parameters/project_reference' });
    },
    /^projects\.create does not declare the parameters of its path/,
  ],
  [
    'a list without data',
    (d) => {
      Reflect.deleteProperty(d.components.schemas.ProjectList?.properties ?? {}, 'data');
    },
    /^projects\.list must answer a list as \{ data \}/,
  ],
  [
    'a list without cursor',
    (d) => {
      list(d).parameters = list(d).parameters?.filter(({ $ref }) => !$ref?.endsWith('/cursor')) ?? [];
    },
    /^projects\.list must take limit and cursor/,
  ],
  [
    'a list without limit',
    (d) => {
      list(d).parameters = list(d).parameters?.filter(({ $ref }) => !$ref?.endsWith('/limit')) ?? [];
    },
    /^projects\.list must take limit and cursor/,
  ],
  [
    'an x-self that the path lacks',
    (d) => {
      create(d)['x-self'] = 'user_id';
    },
    /^projects\.create names a parameter in x-self that its path lacks: user_id/,
  ],
  [
    'an x-anywhere that is no permission',
    (d) => {
      // The compiler would not let it be written.
      create(d)['x-anywhere'] = 'owners' as 'managers:manage';
    },
    /^projects\.create names an unknown permission in x-anywhere: owners/,
  ],
  [
    'a limit that no feature declares',
    (d) => {
      create(d)['x-plan'] = 'planets' as 'projects';
    },
    /^projects\.create names limits that no feature declares: planets/,
  ],
  [
    'a request without an example',
    (d) => {
      Reflect.deleteProperty(create(d).requestBody?.content['application/json'] ?? {}, 'example');
    },
    /^projects\.create lacks an example/,
  ],
  [
    'an answer without an example',
    (d) => {
      Reflect.deleteProperty(create(d).responses['201']?.content?.['application/json'] ?? {}, 'example');
    },
    /^projects\.create lacks an example/,
  ],
  [
    'a schema that takes any property',
    (d) => {
      Reflect.deleteProperty(d.components.schemas.Project ?? {}, 'additionalProperties');
    },
    /^schema Project leaves additionalProperties open/,
  ],
  [
    'a schema inside a schema that takes any property',
    (d) => {
      Object.assign(d.components.schemas.Project?.properties ?? {}, { more: { type: ['object', 'null'] } });
    },
    /^schema Project leaves additionalProperties open/,
  ],
  [
    'a map whose values take any property',
    (d) => {
      const map = { type: 'object', additionalProperties: { type: 'object' } };
      Object.assign(d.components.schemas.Project?.properties ?? {}, { more: map });
    },
    /^schema Project leaves additionalProperties open/,
  ],
  [
    'a body written in place that takes any property',
    (d) => {
      Object.assign(create(d).requestBody?.content['application/json'] ?? {}, { schema: inline });
    },
    /^projects\.create leaves additionalProperties open/,
  ],
  [
    'an answer written in place that takes any property',
    (d) => {
      Object.assign(create(d).responses['201']?.content?.['application/json'] ?? {}, { schema: inline });
    },
    /^projects\.create leaves additionalProperties open/,
  ],
  [
    'a permission that the schema does not know',
    (d) => {
      d['x-permissions'].push({
        ...(d['x-permissions'][0] as OpenApiDocument['x-permissions'][number]),
        name: 'projects:fly' as 'projects:read',
      });
    },
    /^schema Permission does not list the names of x-permissions/,
  ],
  [
    'a permission that only the schema knows',
    (d) => {
      d.components.schemas.Permission?.enum?.push('projects:fly');
    },
    /^schema Permission does not list/,
  ],
  [
    'an error that the schema does not know',
    (d) => {
      Object.assign(d['x-errors'], { out_of_tea: d['x-errors'].not_found });
    },
    /^schema ErrorCode does not list the codes of x-errors/,
  ],
  [
    'an operation declared twice',
    (d) => {
      update(d).operationId = 'projects.create';
    },
    /^projects\.create is declared twice/,
  ],
  [
    'an operation without a handler',
    (d) => {
      create(d).operationId = 'projects.fly';
    },
    /^projects\.fly has no handler/,
  ],
  [
    'an operation with two workspaces',
    (d) => {
      create(d)['x-workspace'] = 'credential';
    },
    /^projects\.create has the workspace of the credential and another one in its path/,
  ],
  [
    'a relay outside the workspace of a key',
    (d) => {
      Reflect.deleteProperty(chat(d), 'x-workspace');
    },
    /^chatCompletions\.create relays a provider outside the workspace of its key/,
  ],
  [
    'a relay of something that is no answer of a model',
    (d) => {
      Object.assign(chat(d).responses['200']?.content ?? {}, { 'text/html': { example: '<p>' } });
    },
    /^chatCompletions\.create must be a POST that relays JSON/,
  ],
  [
    'a relay with a closed body',
    (d) => {
      Reflect.deleteProperty(d.components.schemas.ChatCompletionRequest ?? {}, 'x-open');
    },
    /^chatCompletions\.create closes the body that it relays/,
  ],
  [
    'a body of a provider that is not relayed',
    (d) => {
      const schema = { $ref: '#/components/schemas/ChatCompletionRequest' };
      create(d).requestBody = { required: true, content: { 'application/json': { schema, example: {} } } };
    },
    /^projects\.create takes the body of a provider and relays none/,
  ],
  [
    'a relay with an audit entry',
    (d) => {
      chat(d)['x-audit'] = { action: 'chat.created', target: 'id' };
    },
    /^chatCompletions\.create relays a provider in no transaction/,
  ],
  [
    'a handler without an operation',
    (d) => {
      Reflect.deleteProperty(d.paths[PROJECTS] ?? {}, 'post');
    },
    /^handler projects\.create serves no operation/,
  ],
];

describe('our rules over the document', () => {
  it('pass on the committed document', () => expect(violations(() => undefined)).toEqual([]));

  it.each(BROKEN)('name the operation: %s', (_, change, said) => {
    expect(violations(change)).toEqual(expect.arrayContaining([expect.stringMatching(said)]));
  });

  it('report all problems at once', () => {
    const all = violations((document) => {
      Reflect.deleteProperty(create(document), 'x-permission');
      update(document).tags = ['roles'];
    });
    expect(all).toEqual(
      expect.arrayContaining([
        'projects.create declares no x-permission',
        'projects.update is not tagged with its resource',
      ]),
    );
  });
});

describe('open schemas', () => {
  it('are only those of what providers take and answer', () => {
    const open = Object.entries(committed.components.schemas).flatMap(([name, schema]) =>
      JSON.stringify(schema).includes('"additionalProperties":true') &&
      schema['x-open'] !== 'scim' &&
      schema['x-open'] !== 'oauth'
        ? [name]
        : [],
    );
    expect(open.sort()).toEqual([
      'ChatCompletion',
      'ChatCompletionRequest',
      'EmbeddingList',
      'EmbeddingRequest',
      'Message',
      'MessageRequest',
      'MessageTokenCount',
      'ModelResponse',
      'ModelResponseRequest',
      'RelayedMessages',
      'RelayedTools',
      'RelayedUsage',
    ]);
  });

  it('are refused without their mark', () => {
    const said = violations((document) => {
      const schema = document.components.schemas.ProjectCreate ?? {};
      schema.additionalProperties = true;
    });
    expect(said).toContain('schema ProjectCreate leaves additionalProperties open');
  });
});

/** A file with a document that breaks a rule. */
function brokenFile(folder: string): string {
  const document = fresh();
  Reflect.deleteProperty(create(document), 'x-permission');
  const file = join(folder, 'openapi.yaml');
  writeFileSync(file, stringify(document));
  return file;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-contract-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('a document that breaks a rule', () => {
  it('is not loaded', () => {
    const file = brokenFile(temporaryFolder());
    expect(() => loadApiDocument(file, names)).toThrow(DocumentError);
    expect(() => loadApiDocument(file, names)).toThrow(/projects\.create declares no x-permission/);
  });

  it('keeps the server from starting, and the error says what is wrong and how to find it', async () => {
    const folder = temporaryFolder();
    cpSync(join(root, 'server'), join(folder, 'server'), { recursive: true });
    mkdirSync(join(folder, 'sdk'));
    for (const part of ['sdk/src', 'sdk/generated'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    brokenFile(folder);
    const env = { ...process.env, PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' };
    const run = await new Promise<{
      code: number | string | null | undefined;
      stderr: string;
      stdout: string;
    }>((resolve) => {
      execFile(
        'node',
        ['--import', 'tsx', 'server/main.ts'],
        { cwd: folder, env, timeout: 25_000 },
        (error, stdout, stderr) => resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
      );
    });
    expect(run.code, run.stderr).toBe(1);
    expect(run.stderr).toContain('openapi.yaml');
    expect(run.stderr).toContain('projects.create declares no x-permission');
    expect(run.stderr).not.toMatch(/\n {4}at /);
    expect(run.stdout).not.toContain('ready');
  });
});
