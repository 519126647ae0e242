import {
  type LocatedOperation,
  operationsIn,
  parametersOf,
  resolveReference,
} from '../../server/api/openapi-document.ts';
import type {
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  SchemaObject,
} from '../../server/api/openapi-types.ts';
import { errorCodesOf } from '../../server/api/operation-errors.ts';
import { flatten } from './object-schema.ts';

const identifier = /^[A-Za-z][A-Za-z0-9]*$/;

/** An operation, as the SDK needs it. */
export interface Operation extends LocatedOperation {
  id: string;
  resource: string;
  verb: string;
  path: string;
  /** Parameters of the path and the query. */
  parameters: ParameterObject[];
  /** The schema of its JSON body. */
  body: SchemaObject | undefined;
  /** An example of its JSON body. */
  bodyExample: unknown;
  takesFile: boolean;
  takesKey: boolean;
  takesEtag: boolean;
  /** The schema of its JSON response. */
  result: SchemaObject | undefined;
  returnsText: boolean;
  /** Whether it answers events instead of JSON if the caller asks for them. */
  returnsEvents: boolean;
  /** The codes of the errors that it can answer with. */
  errors: string[];
}

/** Returns the operations of a document that the SDK has: those of a standard have clients of their own. @throws when the SDK cannot express one */
export const readOperations = (document: OpenApiDocument): Operation[] =>
  operationsIn(document).flatMap((located) =>
    located.operation['x-surface'] === undefined ? [readOperation(document, located)] : [],
  );

function readOperation(document: OpenApiDocument, located: LocatedOperation): Operation {
  const { operation, path, method } = located;
  const { 'x-errors': catalogue } = document;
  const { operationId: id = `${method} ${path}` } = operation;
  const [resource = '', verb = '', ...rest] = id.split('.');
  if (rest.length || !identifier.test(resource) || !identifier.test(verb)) {
    throw new Error(`${id}: an operationId is "resource.verb"`);
  }
  const all = parametersOf(document, operation);
  const parameters = all.filter((one) => one.in !== 'header');
  const input = readBody(document, operation, id);
  const fields = input.body ? Object.keys(flatten(document, input.body).properties ?? {}) : [];
  assertUniqueFieldNames(
    [...parameters.map((one) => one.name), ...fields, ...(input.takesFile ? ['csv'] : [])],
    id,
  );
  return {
    ...located,
    id,
    resource,
    verb,
    parameters,
    ...input,
    takesKey: hasHeader(all, 'Idempotency-Key'),
    takesEtag: hasHeader(all, 'If-Match'),
    ...readResponse(document, operation, id),
    errors: catalogue ? errorCodesOf(catalogue, { ...operation, method, path, parameters: all }) : [],
  };
}

function assertUniqueFieldNames(names: string[], id: string): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin)
    throw new Error(`${id}: two fields are named "${twin}", so they cannot be merged into one argument`);
}

const hasHeader = (parameters: ParameterObject[], name: string): boolean =>
  parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === name.toLowerCase());

/** Reads the body: a JSON object, or a CSV file, which becomes the field `csv`. */
function readBody(
  document: OpenApiDocument,
  { requestBody }: OperationObject,
  id: string,
): Pick<Operation, 'body' | 'bodyExample' | 'takesFile'> {
  if (!requestBody) return { body: undefined, bodyExample: undefined, takesFile: false };
  const { content, required } = resolveReference(document, requestBody);
  if (content['text/csv'] && required) return { body: undefined, bodyExample: undefined, takesFile: true };
  const json = content['application/json'];
  if (!json?.schema || !required)
    throw new Error(`${id}: a body is required, and application/json or text/csv`);
  if (!flatten(document, json.schema).properties) throw new Error(`${id}: a body is an object`);
  const [first] = Object.values(json.examples ?? {});
  const bodyExample = json.example ?? (first && resolveReference(document, first).value);
  return { body: json.schema, bodyExample, takesFile: false };
}

/** Reads the successful response: JSON, text such as CSV, or nothing. */
function readResponse(
  document: OpenApiDocument,
  { responses }: OperationObject,
  id: string,
): Pick<Operation, 'result' | 'returnsText' | 'returnsEvents'> {
  const successes = Object.keys(responses).filter((status) => status.startsWith('2'));
  const [response] = successes.map((status) => responses[status]);
  if (!response || successes.length > 1) throw new Error(`${id}: there is one success`);
  const content = resolveReference(document, response).content ?? {};
  const result = content['application/json']?.schema;
  const returnsEvents = result !== undefined && content['text/event-stream'] !== undefined;
  return { result, returnsText: !result && Object.keys(content).length > 0, returnsEvents };
}
