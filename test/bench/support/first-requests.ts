import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../../server/api/openapi-types.ts';
import { unique } from '../../support/users.ts';

/** A request to an operation: what its example sends. */
interface ExampleRequest {
  id: string;
  method: string;
  path: string;
  example: object | undefined;
}

/** How many milliseconds the first and the second request to an operation took. */
export interface FirstRequest {
  id: string;
  first: number;
  second: number;
}

/** Reads a request to every operation of a document, made of the examples in it. */
export function readRequests(root: string): ExampleRequest[] {
  // The linter has checked the document.
  const document = parse(readFileSync(join(root, 'openapi.yaml'), 'utf8')) as OpenApiDocument;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, requestBody }]) => {
      const example = requestBody?.content['application/json']?.example;
      return {
        id: operationId,
        method: method.toUpperCase(),
        path,
        // As above.
        example: example as object | undefined,
      };
    }),
  );
}

/** Names that are not taken, so that the second request does the same as the first. */
const withFreshNames = (example: object): object =>
  Object.fromEntries(
    Object.entries(example).map(([name, value]) => {
      if (name === 'email') return [name, `${unique('bench')}@example.com`];
      return [name, name === 'slug' || name === 'name' ? unique('bench') : value];
    }),
  );

/**
 * Calls each operation twice, one after the other, with the operator key and in a workspace that exists; everything else
 * that a path names does not.
 */
export async function callEach(
  url: string,
  token: string,
  requests: readonly ExampleRequest[],
  place: Readonly<Record<'workspace' | 'organization', string>>,
): Promise<FirstRequest[]> {
  const known = new Map<string, string>(Object.entries(place));
  const callTwice = async ({ id, method, path, example }: ExampleRequest): Promise<FirstRequest> => {
    const target = url + path.replace(/\{(\w+)\}/g, (_, name: string) => known.get(name) ?? 'missing');
    const headers = {
      authorization: `Bearer ${token}`,
      ...(example !== undefined && { 'content-type': 'application/json' }),
    };
    const time = async () => {
      const body = example && { body: JSON.stringify(withFreshNames(example)) };
      const since = performance.now();
      await (await fetch(target, { method, headers, ...body })).text();
      return performance.now() - since;
    };
    return { id, first: await time(), second: await time() };
  };
  // The first requests of the process open its connections, whichever operation they are to.
  for (const one of requests.filter(({ id }) => id === 'workspaces.list' || id === 'organizations.create'))
    await callTwice(one);
  const results: FirstRequest[] = [];
  for (const one of requests) results.push(await callTwice(one));
  return results;
}
