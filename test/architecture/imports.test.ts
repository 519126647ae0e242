import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, type Source, sourcesIn } from '../support/every-operation/import-graph.ts';

const server = sourcesIn('server');
const sdk = [...sourcesIn('sdk/src'), ...sourcesIn('sdk/generated')];

/** A folder for each family of resources. */
const features = new Set(
  server
    .filter(({ file }) => /^server\/features\/.+handlers\.ts$/.test(file))
    .map(({ file }) => dirname(file)),
);
features.delete('server/features');

const inFeature = server.filter(({ file }) => features.has(dirname(file)));
const isPackage = (to: string) => !to.startsWith('server/') && !to.startsWith('sdk/');

/** The imports of the files that a rule forbids, as `file → import`. */
const offences = (files: readonly Source[], isOffence: (found: Import, file: string) => boolean): string[] =>
  files.flatMap(({ file, imports }) =>
    imports.filter((found) => isOffence(found, file)).map(({ to }) => `${file} → ${to}`),
  );

/** Returns what a tenant's repository writes into tenant columns other than the id of its scope. */
function foreignTenants(text: string): string[] {
  const [parameter = '', alias = 'tenantId'] =
    /\((?:scope|\{[^}]*?tenantId(?:: (\w+))?[^}]*\}): TenantScope\)/.exec(text) ?? [];
  const column = alias.replace(/Id$/, '_id');
  const values = text
    .slice(text.indexOf(parameter))
    .matchAll(new RegExp(`\\b(?:tenant_id|workspace_id|${column}): ?([\\w.]+)`, 'g'));
  const own = ['scope.tenantId', alias, 'string'];
  return [...values].map(([, value = '']) => value).filter((value) => !own.includes(value));
}

// `.dependency-cruiser.cjs` has the rules on folders; these are about packages and what files say.
describe('the parts of a feature', () => {
  it('include every file with its imports', () => {
    expect(features.size).toBeGreaterThan(7);
    expect(sdk.length).toBeGreaterThan(6);
    const handlers = server.find(({ file }) => file === 'server/features/tenancy/projects/handlers.ts');
    expect(handlers?.imports).toContainEqual({ to: 'server/api/ids.ts', typeOnly: false });
    expect(handlers?.imports).toContainEqual({ to: 'server/api/types.ts', typeOnly: true });
  });

  it('keep the request and the database out of handlers: no express, no knex, no driver', () => {
    const handlers = inFeature.filter(({ file }) => !file.endsWith('repository.ts'));
    const hidden = /^(express|knex|pg|pino|node:http|@electric-sql\/pglite|ioredis)(\/|$)/;
    // Webhooks are sent from there, as a client; it sees no request of ours.
    const sends = (to: string, file: string) =>
      to === 'node:http' && file === 'server/features/records/webhooks/http-exchange.ts';
    expect(offences(handlers, ({ to }, file) => hidden.test(to) && !sends(to, file))).toEqual([]);
    for (const { file, text } of handlers)
      expect(text, file).not.toMatch(/\b(req|res)\.(headers|body|query|params|set)\b/);
  });

  it('build SQL only in repositories and sources of facts', () => {
    const sql = /\b(select|insert into|update|delete from)\b[^'"`\n]*\b(from|values|set|where)\b/i;
    for (const { file, text } of inFeature) {
      if (/\/(?:.*repository|authorization)\.ts$/.test(file)) continue;
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, '');
      expect(sql.test(code) ? file : '', file).toBe('');
    }
  });

  it('import express only at the edge', () => {
    const edge = /^server\/(?:http|site)\/|^server\/operations\/operation-executor\.ts$/;
    expect(offences(server, ({ to }, file) => to === 'express' && !edge.test(file))).toEqual([]);
  });

  it('write only the id of the scope into queries of tenant repositories', () => {
    const registry = server.find(({ file }) => file === 'server/features/repositories.ts')?.text ?? '';
    const registered = /const tenantFactories = \{(.*?)\n\};/s.exec(registry)?.[1] ?? '';
    const repositories = server.filter(({ text }) => /: TenantScope\) =>/.test(text));
    expect(repositories).toHaveLength(registered.trim().split('\n').length);
    for (const { file, text } of repositories) expect(foreignTenants(text), file).toEqual([]);
  });

  it('keep the SDK free of server imports, of packages except for the types of frameworks, and of Node except for its command line', () => {
    const isOwn = (to: string) => !isPackage(to) || to === '@tenantry/sdk';
    const isFramework = (file: string, to: string) => file === `sdk/src/server/${to}.ts`;
    const isAllowed = (file: string, to: string, typeOnly: boolean) =>
      isOwn(to) ||
      (file.startsWith('sdk/src/cli/') && to.startsWith('node:')) ||
      (typeOnly && isFramework(file, to));
    const found = sdk.flatMap(({ file, imports }) =>
      imports
        .filter(({ to, typeOnly }) => to.startsWith('server/') || !isAllowed(file, to, typeOnly))
        .map(({ to }) => `${file} → ${to}`),
    );
    expect(sdk.length).toBeGreaterThan(10);
    expect(found).toEqual([]);
  });

  it('import the SDK from the server in one place, for the types of the document', () => {
    const into = server.flatMap(({ file, imports }) =>
      imports.filter(({ to }) => to.startsWith('sdk/')).map(({ to, typeOnly }) => [file, to, typeOnly]),
    );
    expect(into).toEqual([['server/api/types.ts', 'sdk/generated/schema.gen.ts', true]]);
  });
});
