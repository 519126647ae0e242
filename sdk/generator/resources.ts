import { resolveReference } from '../../server/api/openapi-document.ts';
import type { OpenApiDocument } from '../../server/api/openapi-types.ts';
import { commentOf, quote } from './comments.ts';
import { methodText } from './method-text.ts';
import { type IdNames, pascalCase, resourceName } from './naming.ts';
import { type Operation, readOperations } from './operations.ts';
import { byResource } from './routes.ts';
import type { Field, TypeWriter } from './type-writer.ts';

/** An operation with the types of its method. */
interface TypedOperation extends Operation {
  params: string;
  isOptional: boolean;
  options: string;
  resultType: string;
  promise: string;
}

/** Declares the arguments of the operations. Returns the interfaces of the resources. */
export function writeResources(document: OpenApiDocument, ids: IdNames, writer: TypeWriter): string {
  const operations = readOperations(document).map((one) => typed(document, ids, writer, one));
  const resources = [...byResource(operations)].map(([resource, methods]) => ({
    resource,
    methods,
    doc: document.tags?.find(({ name }) => name === resource)?.description ?? '',
  }));
  const interfaces = resources.map(({ resource, methods, doc }) => {
    const lines = methods.map((one) => methodOf(document, one)).join('\n');
    return `${commentOf(doc)}export interface ${pascalCase(resource)}Resource {\n${lines}}\n`;
  });
  const members = resources.map(
    ({ resource, doc }) => `${commentOf(doc, '  ')}  ${resource}: ${pascalCase(resource)}Resource;\n`,
  );
  return [
    ...interfaces,
    `/** The methods of the client, by resource. */\nexport interface Resources {\n${members.join('')}}\n`,
    `/** The operations by id. */\nexport interface Operations {\n${operations.map(entryOf).join('')}}\n`,
  ].join('\n');
}

function methodOf(document: OpenApiDocument, one: TypedOperation): string {
  const input = `params${one.isOptional ? '?' : ''}: ${one.params}`;
  const doc = commentOf(methodText(document, one), '  ');
  return `${doc}  ${one.verb}(${input}, options?: ${one.options}): ${one.promise};\n`;
}

function entryOf({ id, parameters, params, options, resultType, errors }: TypedOperation): string {
  const union = (names: string[]) => names.map(quote).join(' | ') || 'never';
  const codes = union(errors);
  const path = union(parameters.flatMap((one) => (one.in === 'path' ? one.name : [])));
  return `  '${id}': {\n    params: ${params};\n    path: ${path};\n    options: ${options};\n    result: ${resultType};\n    errors: ${codes};\n  };\n`;
}

function typed(document: OpenApiDocument, ids: IdNames, writer: TypeWriter, one: Operation): TypedOperation {
  const name = `${resourceName(document, one.resource)}${pascalCase(one.verb)}Params`;
  const fields = fieldsOf(ids, writer, one, name);
  if (fields.length) writer.declareInterface(name, fields, `The arguments of \`${one.id}\`.`);
  return {
    ...one,
    params: fields.length ? name : 'NoParams',
    isOptional: !fields.some((field) => field.required),
    options: optionsOf(one),
    ...resultOf(document, writer, one, name),
  };
}

/** Returns the fields of the argument: those of path, query and body in one object. */
function fieldsOf(ids: IdNames, writer: TypeWriter, one: Operation, name: string): Field[] {
  const parameters = one.parameters.map(({ name: field, schema = {}, example, required, description }) => ({
    name: field,
    type: ids.ofExample(example) ?? writer.typeOf(schema, name + pascalCase(field)),
    required: required === true,
    doc: description ?? '',
  }));
  const body = one.body ? writer.fieldsOf(one.body, name) : [];
  const file = { name: 'csv', type: 'CsvFile', required: true, doc: 'The file.' };
  return [...parameters, ...body, ...(one.takesFile ? [file] : [])];
}

function optionsOf({ takesKey, takesEtag }: Operation): string {
  if (takesKey && takesEtag) return 'AnyOptions';
  if (takesKey) return 'IdempotentOptions';
  return takesEtag ? 'ConditionalOptions' : 'CallOptions';
}

function resultOf(
  document: OpenApiDocument,
  writer: TypeWriter,
  { result, returnsText, returnsEvents }: Operation,
  name: string,
): Pick<TypedOperation, 'resultType' | 'promise'> {
  if (returnsText) return { resultType: 'string', promise: 'TextPromise' };
  if (!result) return { resultType: 'void', promise: 'ApiPromise<void>' };
  const resultType = writer.typeOf(result, name.replace(/Params$/, 'Result'));
  if (returnsEvents) return { resultType, promise: `EventsPromise<${resultType}>` };
  const { data, next_cursor } = resolveReference(document, result).properties ?? {};
  if (!data?.items || !next_cursor) return { resultType, promise: `ApiPromise<${resultType}>` };
  const item = writer.typeOf(data.items, `${resultType}Item`);
  return { resultType, promise: `PagePromise<${resultType}, ${item}>` };
}
