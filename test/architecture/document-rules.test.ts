import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { documentViolations } from '../../server/api/document-rules.ts';
import type { OpenApiDocument, OperationObject, SchemaObject } from '../../server/api/openapi-types.ts';

// The same text that the server reads.
const committed: OpenApiDocument = parse(
  readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'),
);

/** What is said about a document that differs from ours in one thing. */
function violations(change: (document: OpenApiDocument) => void): string[] {
  const document = structuredClone(committed);
  change(document);
  return documentViolations(document);
}

function schema(document: OpenApiDocument, name: string): SchemaObject {
  const found = document.components.schemas[name];
  if (found === undefined) throw new Error(`The document has no schema ${name}.`);
  return found;
}

function operation(document: OpenApiDocument, path: string, method: string): OperationObject {
  const found = document.paths[path]?.[method];
  if (found === undefined) throw new Error(`The document has no ${method} ${path}.`);
  return found;
}

const createProject = (document: OpenApiDocument) =>
  operation(document, '/v1/workspaces/{workspace}/projects', 'post');

const BROKEN: ReadonlyArray<
  readonly [title: string, change: (document: OpenApiDocument) => void, said: string]
> = [
  [
    'a schema that has the name of a property with an enumeration of its own',
    ({ components }) => {
      components.schemas.TemplateRunStatus = { type: 'string' };
    },
    'schemas/TemplateRunStatus and TemplateRun.status give generated clients two types named TemplateRunStatus',
  ],
  [
    'a parameter that has the name of a schema',
    ({ components }) => {
      components.parameters.workspace = { name: 'workspace', in: 'path', schema: { type: 'string' } };
    },
    'schemas/Workspace and parameters/workspace give generated clients two types named Workspace',
  ],
  [
    'a schema that has the name of the body of an operation',
    ({ components }) => {
      components.schemas.ProjectsCreateBody = { type: 'string' };
    },
    'schemas/ProjectsCreateBody and projects.create give generated clients two types named ProjectsCreateBody',
  ],
  [
    'alternatives that only require properties',
    (document) => {
      schema(document, 'MemberAdd').oneOf = [{ required: ['user_id'] }, { required: ['email'] }];
    },
    'MemberAdd has alternatives that only require properties: write them with if, then and else',
  ],
  [
    'an error without an example',
    (document) => {
      document['x-errors'].unconfirmed_address.example = '';
    },
    'the error unconfirmed_address has no example',
  ],
  [
    'a URL that has no format',
    (document) => {
      schema(document, 'WebhookEndpointCreate').properties = { url: { type: 'string' } };
    },
    'WebhookEndpointCreate.url is a URL and does not have the format uri',
  ],
  [
    'a token in a path or a query',
    (document) => {
      createProject(document).parameters = [
        { name: 'invitation_token', in: 'query', schema: { type: 'string' } },
      ];
    },
    'projects.create takes the credential invitation_token in its URL',
  ],
  [
    'a tag that operations and webhooks share',
    ({ webhooks }) => {
      for (const { post } of Object.values(webhooks)) post.tags = ['events'];
    },
    'tag events is used by operations and by webhooks',
  ],
  [
    'a tag that is not declared',
    (document) => {
      document.tags = document.tags?.filter(({ name }) => name !== 'projects') ?? [];
    },
    'tag projects is not declared',
  ],
  [
    'a name that may have several lines',
    (document) => {
      const { name } = schema(document, 'ProjectCreate').properties ?? {};
      if (name) name.pattern = '^\\S$';
    },
    'ProjectCreate.name is a name and does not have the pattern of one line',
  ],
  [
    'a pattern that is not anchored',
    (document) => {
      const { slug } = schema(document, 'ProjectCreate').properties ?? {};
      if (slug) slug.pattern = '[a-z]';
    },
    'ProjectCreate.slug has a pattern that is not anchored',
  ],
  [
    'an allowlist that may hold an entry twice',
    (document) => {
      const { ip_allowlist } = schema(document, 'OrganizationSettingsUpdate').properties ?? {};
      if (ip_allowlist) Reflect.deleteProperty(ip_allowlist, 'uniqueItems');
    },
    'OrganizationSettingsUpdate.ip_allowlist is a list of values and does not have uniqueItems',
  ],
  [
    'a list without an end',
    (document) => {
      const { ip_allowlist } = schema(document, 'OrganizationSettingsUpdate').properties ?? {};
      if (ip_allowlist) Reflect.deleteProperty(ip_allowlist, 'maxItems');
    },
    'OrganizationSettingsUpdate.ip_allowlist is a list without maxItems',
  ],
  [
    'a file that may be empty',
    (document) => {
      const file = operation(document, '/v1/workspaces/{workspace}/invitations/import', 'post');
      const content = file.requestBody?.content['text/csv'];
      if (content?.schema) Reflect.deleteProperty(content.schema, 'minLength');
    },
    'invitations.import takes a text body without minLength',
  ],
  [
    'an example that cannot be sent for long',
    (document) => {
      const content = createProject(document).requestBody?.content['application/json'];
      if (content) content.example = { expires_at: '2026-04-15T00:00:00.000Z' };
    },
    'projects.create has an example that expires in 2026',
  ],
  [
    'an answer without a header that it has',
    (document) => {
      const answer = createProject(document).responses['201'];
      if (answer?.headers) Reflect.deleteProperty(answer.headers, 'ETag');
    },
    'projects.create 201 does not declare the headers ETag',
  ],
  [
    'an error answer without the headers of every answer',
    ({ components }) => {
      const answer = components.responses.Forbidden;
      if (answer) answer.headers = {};
    },
    'response Forbidden does not declare the headers X-Request-Id, RateLimit-Policy, RateLimit',
  ],
  [
    'an error answer that does not name one of its codes',
    ({ components }) => {
      const answer = components.responses.Forbidden;
      if (answer?.description) answer.description = answer.description.replace('`plan_required`, ', '');
    },
    'response Forbidden does not name the codes plan_required',
  ],
  [
    'a limit without a default for a seeded plan',
    ({ 'x-plan-limits': { members } }) => Reflect.deleteProperty(members.defaults, 'pro'),
    'the limit members has no defaults for free, pro, business, enterprise',
  ],
  [
    'a default that no request could set',
    ({ 'x-plan-limits': { custom_roles } }) => Object.assign(custom_roles.defaults, { enterprise: null }),
    'the limit custom_roles has a default that it does not allow',
  ],
];

describe('the rules over the whole document', () => {
  it('pass on the committed document', () => {
    expect(documentViolations(committed)).toEqual([]);
  });

  it.each(BROKEN)('refuse %s', (_, change, said) => {
    expect(violations(change)).toContain(said);
  });
});
