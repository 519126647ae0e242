import { resolveReference } from '../../server/api/openapi-document.ts';
import type { OpenApiDocument, ParameterObject } from '../../server/api/openapi-types.ts';
import { type Operation, readOperations } from './operations.ts';

/** Returns the operations by resource, in the order of the document. */
export function byResource<One extends Operation>(operations: One[]): Map<string, One[]> {
  const resources = new Map<string, One[]>();
  for (const one of operations) resources.set(one.resource, [...(resources.get(one.resource) ?? []), one]);
  return resources;
}

/** Returns the route table, which the client reads at run time. */
export function routesFile(document: OpenApiDocument, version: string): string {
  const table = [...byResource(readOperations(document))].map(([resource, operations]) => {
    const lines = operations.map((one) => `    ${one.verb}: '${routeOf(document, one)}',\n`);
    return `  ${resource}: {\n${lines.join('')}  },\n`;
  });
  return `/** The version of this package. */
export const version = '${version}';

/**
 * Per operation: the method, the URI template (RFC 6570), and flags. "body": it takes a body; "csv": it takes a file;
 * "match": it takes If-Match; "explode": an array in the query repeats its name; "text": the response is not JSON.
 */
export const routes = {
${table.join('')}} as const;
`;
}

function routeOf(document: OpenApiDocument, operation: Operation): string {
  const query = operation.parameters.filter((one) => one.in === 'query');
  const flags = [
    operation.body && 'body',
    operation.takesFile && 'csv',
    operation.takesEtag && 'match',
    query.some((one) => isExploded(document, one)) && 'explode',
    operation.returnsText && 'text',
  ].filter(Boolean);
  const target = operation.path + (query.length ? `{?${query.map((one) => one.name).join(',')}}` : '');
  return [operation.method.toUpperCase(), target, ...flags].join(' ');
}

/** An array in a query is `name=a&name=b` unless the document says `explode: false`. */
function isExploded(document: OpenApiDocument, { schema = {}, explode }: ParameterObject): boolean {
  return [resolveReference(document, schema).type].flat().includes('array') && explode !== false;
}
