import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { routesFile } from '../../sdk/generator/routes.ts';
import { operationsIn } from '../../server/api/openapi-document.ts';
import type { OpenApiDocument } from '../../server/api/openapi-types.ts';

// The document is the repository's own.
const document: OpenApiDocument = parse(
  await readFile(new URL('../../openapi.yaml', import.meta.url), 'utf8'),
);
const entry = fileURLToPath(new URL('../../sdk/src/index.ts', import.meta.url));

/** Returns the size of the client, minified and gzipped, with another route table. */
async function sizeWith(contents: string): Promise<number> {
  const table = {
    name: 'route-table',
    setup: (one: { onLoad(options: { filter: RegExp }, load: () => object): void }) =>
      one.onLoad({ filter: /routes\.gen\.ts$/ }, () => ({ contents, loader: 'ts' })),
  };
  const options = { bundle: true, minify: true, write: false, format: 'esm', target: 'es2022' } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [entry], plugins: [table] });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

/** Returns the size of an entry of its own. What it loads on demand is not counted. */
async function sizeOfEntry(name: string): Promise<number> {
  const options = { bundle: true, minify: true, write: false, format: 'esm', target: 'es2022' } as const;
  const { outputFiles } = await build({
    ...options,
    entryPoints: [fileURLToPath(new URL(`../../sdk/src/server/${name}.ts`, import.meta.url))],
    external: ['./memory.ts'],
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

const core = await sizeWith("export const routes = {}, version = '0.0.0';");

/** Adds resources with paths and names of their own, of the form that the document's resources have. */
function padded(count: number): OpenApiDocument {
  const areas = 'ledger payment gateway statement prompt budget connector invoice'.split(' ');
  const kinds = 'Accounts Batches Policies Reports Approvals Entries Limits Keys Logs'.split(' ');
  const names = kinds.flatMap((kind) => areas.map((area) => area + kind));
  const template = operationsIn(document).filter(({ operation }) =>
    operation.operationId.startsWith('roles.'),
  );
  const paths = structuredClone(document.paths);
  let total = operationsIn(document).length;
  for (const name of names) {
    for (const { path, method, operation } of template) {
      if (total++ >= count) return { ...document, paths };
      const plural = name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);
      const target = path
        .replace('/roles', `/${plural}`)
        .replace('role_id', `${plural.replace('-', '_')}_id`);
      const [, verb] = operation.operationId.split('.');
      const parameters = operation.parameters?.map((one) =>
        one.$ref?.endsWith('/role_id') ? { name: `${plural.replace('-', '_')}_id`, in: 'path' } : one,
      );
      paths[target] ??= {};
      paths[target][method] = {
        ...operation,
        operationId: `${name}.${verb}`,
        ...(parameters && { parameters }),
      };
    }
  }
  throw new Error(`There are names for ${total} operations only.`);
}

test('the client without its route table takes at most 6.5 kB', () => {
  expect(core).toBeLessThanOrEqual(6_500);
});

test.each([
  ['the document', document],
  ['a document of 450 operations', padded(450)],
])('the route table of %s takes at most 12 bytes for each operation', async (_, document) => {
  const count = operationsIn(document).length;
  const table = (await sizeWith(routesFile(document, '0.0.0'))) - core;
  expect(count).toBeGreaterThan(150);
  expect(table / count).toBeLessThanOrEqual(12);
  expect(table / count).toBeGreaterThan(3);
});

test.each(['index', 'express', 'fastify', 'hono'])('the guard %s takes less than 1.5 kB', async (name) => {
  const size = await sizeOfEntry(name);
  expect(size).toBeLessThan(1_500);
  expect(size).toBeGreaterThan(500);
});
