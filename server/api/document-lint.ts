import { documentViolations } from './document-rules.ts';
import {
  declaredPermissions,
  effectRules,
  type LintedOperation,
  type LintRule,
  spanningPermissions,
} from './effect-rules.ts';
import { operationsIn, parametersOf, resolveReference } from './openapi-document.ts';
import { isAudience, type MediaType, type OpenApiDocument, type SchemaObject } from './openapi-types.ts';
import { statusIn } from './operation-errors.ts';
import { relayRules } from './relay-rules.ts';

/** Thrown when the document violates Tenantry's own rules. The message lists each operation and its violation. */
export class DocumentError extends Error {
  override name = 'ContractError';
  constructor(readonly violations: readonly string[]) {
    super(
      `openapi.yaml breaks the rules of this server:\n${violations.map((line) => `  ${line}`).join('\n')}`,
    );
  }
}

/** Media types of a body: an object, or a file. */
const BODY_TYPES = ['application/json', 'text/csv'];
const OPERATION_ID = /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/;

const resolveSchema = (document: OpenApiDocument, schema: SchemaObject = {}): SchemaObject =>
  resolveReference(document, schema);

const hasHeader = (subject: LintedOperation, name: string) =>
  parametersOf(subject.document, subject.operation).some(
    (parameter) => parameter.in === 'header' && parameter.name === name,
  );

const successes = ({ operation }: LintedOperation) =>
  Object.keys(operation.responses).filter((status) => /^2/.test(status));

const successSchema = (subject: LintedOperation) => {
  const { content } = subject.operation.responses[successes(subject)[0] ?? ''] ?? {};
  const media = content?.['application/json'] ?? content?.['application/scim+json'];
  return resolveSchema(subject.document, media?.schema);
};

const bodySchema = ({ document, operation }: LintedOperation) =>
  resolveSchema(document, operation.requestBody?.content['application/json']?.schema);

/** Returns the request and response content of an operation that is written in place. */
const contentOf = ({ operation }: LintedOperation): MediaType[] => [
  ...Object.values(operation.requestBody?.content ?? {}),
  ...Object.values(operation.responses).flatMap(({ content }) => Object.values(content ?? {})),
];

const permissionNames = (document: OpenApiDocument) =>
  new Set<string>(document['x-permissions'].map(({ name }) => name));

/** An empty list, or an empty entry, which makes the others optional, requires nothing. */
const isPublic = ({ operation: { security } }: LintedOperation) =>
  security?.length === 0 || (security?.some((entry) => Object.keys(entry).length === 0) ?? false);

const rules: readonly LintRule[] = [
  ({ operation }) =>
    !OPERATION_ID.test(operation.operationId) && 'is not named resource.verb in camelCase letters',
  ({ operation }) =>
    operation.tags?.[0] !== operation.operationId?.split('.')[0] && 'is not tagged with its resource',
  // People and agents choose between similar operations by this sentence.
  ({ operation }) =>
    !/\buse it\b/i.test(operation.description ?? '') &&
    'does not say when to use it: add a sentence such as "Use it when …" to its description',
  (subject) => declaredPermissions(subject).length === 0 && 'declares no x-permission',
  (subject) => {
    const knownNames = permissionNames(subject.document);
    const unknown = declaredPermissions(subject).filter((name) => !isAudience(name) && !knownNames.has(name));
    return unknown.length > 0 && `names an unknown permission: ${unknown.join(', ')}`;
  },
  (subject) =>
    isPublic(subject) !== declaredPermissions(subject).includes('public') &&
    'must declare x-permission public exactly when its security asks for nothing',
  (subject) =>
    declaredPermissions(subject).some((name) => !isAudience(name)) &&
    !/\{(workspace|organization)\}/.test(subject.path) &&
    subject.operation['x-in-own-tenants'] !== true &&
    subject.operation['x-workspace'] === undefined &&
    'asks for a permission outside a workspace',
  (subject) => {
    const isOfOrganization = new Set<string>(
      subject.document['x-permissions'].flatMap(({ name, category }) =>
        category === 'organization' ? [name] : [],
      ),
    );
    return (
      declaredPermissions(subject).some(
        (name) => !isAudience(name) && isOfOrganization.has(name) !== subject.path.includes('{organization}'),
      ) && 'asks for a permission of an organization in a workspace, or the other way round'
    );
  },
  (subject) => successes(subject).length !== 1 && 'must have exactly one 2xx answer',
  (subject) => {
    const { 'x-relay': relay, 'x-surface': surface } = subject.operation;
    if (relay !== undefined || surface !== undefined) return undefined;
    const types = Object.keys(subject.operation.responses[successes(subject)[0] ?? '']?.content ?? {});
    if (types.includes('application/json')) return types.length > 1 && 'answers JSON and something else';
    // A stored reply is repeated, which is impossible for a stream.
    return types.length > 0 && subject.method !== 'get' && 'changes something and streams its answer';
  },
  ({ operation }) =>
    Object.keys(operation.responses).some((status) => !/^[2345]\d\d$/.test(status)) &&
    'has an answer that is not a plain status',
  ({ operation, document }) => {
    const statuses = Object.keys(operation.responses);
    const missing = (operation['x-errors'] ?? []).filter((code) => {
      // Codes come from the document, which may contain any string.
      const error = document['x-errors'][code as keyof (typeof document)['x-errors']];
      return error === undefined || !statuses.includes(statusIn(error, operation));
    });
    return missing.length > 0 && `lists errors that it does not document: ${missing.join(', ')}`;
  },
  (subject) =>
    subject.method !== 'get' &&
    subject.operation['x-surface'] === undefined &&
    !hasHeader(subject, 'Idempotency-Key') &&
    'must take Idempotency-Key',
  ({ operation }) =>
    operation.requestBody !== undefined &&
    operation['x-surface'] === undefined &&
    (operation.requestBody.required !== true ||
      Object.keys(operation.requestBody.content).length !== 1 ||
      !BODY_TYPES.some((type) => operation.requestBody?.content[type] !== undefined)) &&
    `must require its body, as ${BODY_TYPES.join(' or ')}`,
  (subject) =>
    subject.operation.requestBody?.content['application/json'] !== undefined &&
    resolveSchema(subject.document, bodySchema(subject)).type !== 'object' &&
    'must take an object as its body',
  (subject) => {
    const names = [
      ...parametersOf(subject.document, subject.operation).flatMap((parameter) =>
        parameter.in === 'header' ? [] : [parameter.name],
      ),
      ...Object.keys(bodySchema(subject).properties ?? {}),
    ];
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    return twice.length > 0 && `has two fields of one name: ${twice.join(', ')}`;
  },
  (subject) => {
    const inPath = [...subject.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const declaredParameters = parametersOf(subject.document, subject.operation).flatMap((parameter) =>
      parameter.in === 'path' ? [parameter.name] : [],
    );
    return (
      inPath.sort().join() !== declaredParameters.sort().join() &&
      'does not declare the parameters of its path'
    );
  },
  (subject) => {
    if (!subject.operation.operationId?.split('.')[1]?.startsWith('list')) return undefined;
    if (subject.operation['x-surface'] !== undefined) return undefined;
    const properties = successSchema(subject).properties ?? {};
    if (properties.data === undefined) return 'must answer a list as { data }';
    if (properties.next_cursor === undefined) return undefined;
    const names = parametersOf(subject.document, subject.operation).map(({ name }) => name);
    return !(names.includes('limit') && names.includes('cursor')) && 'must take limit and cursor';
  },
  (subject) => {
    const parameter = subject.operation['x-self'];
    return (
      parameter !== undefined &&
      !subject.path.includes(`{${parameter}}`) &&
      `names a parameter in x-self that its path lacks: ${parameter}`
    );
  },
  ({ document, operation: { 'x-anywhere': name } }) =>
    name !== undefined &&
    !permissionNames(document).has(name) &&
    `names an unknown permission in x-anywhere: ${name}`,
  ...effectRules,
  ...relayRules,
  ({ method, operation }) =>
    method !== 'get' &&
    operation['x-safe'] !== true &&
    operation['x-relay'] === undefined &&
    operation['x-audit'] === undefined &&
    'changes something and declares no x-audit',
  (subject) => {
    const target = (subject.operation['x-audit'] || undefined)?.target.split('.')[0];
    if (target === undefined) return undefined;
    const knownNames = [
      ...parametersOf(subject.document, subject.operation).map(({ name }) => name),
      ...Object.keys(successSchema(subject).properties ?? {}),
    ];
    return (
      !knownNames.includes(target) &&
      `has no parameter or property ${target}, which x-audit names as its target`
    );
  },
  ({ operation, document }) => {
    const declared = [...(operation['x-event'] ?? []), ...(operation['x-further-events'] ?? [])];
    const unknown = declared.filter((type) => document.webhooks[type] === undefined);
    return unknown.length > 0 && `emits events that the webhooks section lacks: ${unknown.join(', ')}`;
  },
  ({ document, operation }) => {
    const limits = [operation['x-plan'], operation['x-quota']].filter((name) => name !== undefined);
    const unknown = limits.filter((name) => document['x-plan-limits'][name]?.unit !== 'count');
    return unknown.length > 0 && `names limits that no feature declares: ${unknown.join(', ')}`;
  },
  (subject) =>
    contentOf(subject).some(({ example }) => example === undefined) &&
    'lacks an example for its request or answer',
  (subject) =>
    contentOf(subject).some(({ schema }) => schemasAllowingExtras('', schema).length > 0) &&
    'leaves additionalProperties open in a schema of its own',
];

/**
 * Every object schema must close its properties: TypeScript permits extra ones, so the schema must reject them. A map has a
 * schema for the values of any name, and a limit. A provider's schema is marked as open.
 */
function schemasAllowingExtras(name: string, schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((item) => schemasAllowingExtras(name, item));
  // Any object of the document can be read as a schema; missing keywords are undefined.
  const { type, additionalProperties, ...rest } = schema as SchemaObject;
  const isMap = typeof additionalProperties === 'object' && rest.maxProperties !== undefined;
  const isOfProvider = additionalProperties === true && rest['x-open'] !== undefined;
  const open = [type].flat().includes('object') && additionalProperties !== false && !isMap && !isOfProvider;
  return [
    ...(open ? [`schema ${name} leaves additionalProperties open`] : []),
    ...Object.values({ ...rest, additionalProperties }).flatMap((value) =>
      schemasAllowingExtras(name, value),
    ),
  ];
}

function catalogueViolations(document: OpenApiDocument): string[] {
  const same = (left: readonly unknown[], right: readonly unknown[]) => left.join() === right.join();
  const { Permission, ErrorCode, EventType } = document.components.schemas;
  return [
    ...(same(
      Permission?.enum ?? [],
      document['x-permissions'].map(({ name }) => name),
    )
      ? []
      : ['schema Permission does not list the names of x-permissions, in their order']),
    ...(same(ErrorCode?.enum ?? [], Object.keys(document['x-errors']))
      ? []
      : ['schema ErrorCode does not list the codes of x-errors, in their order']),
    ...(same([...(EventType?.enum ?? [])].sort(), Object.keys(document.webhooks).sort())
      ? []
      : ['schema EventType does not list the webhooks']),
  ];
}

function handlerViolations(operationIds: readonly string[], handlers: readonly string[]): string[] {
  return [
    ...operationIds.filter((id) => !handlers.includes(id)).map((id) => `${id} has no handler`),
    ...handlers.filter((id) => !operationIds.includes(id)).map((id) => `handler ${id} serves no operation`),
    ...operationIds
      .filter((id, index) => operationIds.indexOf(id) !== index)
      .map((id) => `${id} is declared twice`),
  ];
}

/**
 * Checks the document against all rules.
 * @throws DocumentError when it violates one
 */
export function lintDocument(document: OpenApiDocument, handlers: readonly string[]): void {
  const spanning = spanningPermissions(document);
  const subjects = operationsIn(document).map(
    (located): LintedOperation => ({ document, spanning, ...located }),
  );
  const violations = [
    ...subjects.flatMap((subject) =>
      rules.flatMap((rule) => {
        const wrong = rule(subject);
        const name = subject.operation.operationId ?? `${subject.method.toUpperCase()} ${subject.path}`;
        return wrong ? [`${name} ${wrong}`] : [];
      }),
    ),
    ...Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      schemasAllowingExtras(name, schema),
    ),
    ...catalogueViolations(document),
    ...documentViolations(document),
    ...handlerViolations(
      subjects.map(({ operation }) => operation.operationId),
      handlers,
    ),
  ];
  if (violations.length > 0) throw new DocumentError(violations);
}
