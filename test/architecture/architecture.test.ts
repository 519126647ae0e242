import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generate } from '../../sdk/generate.ts';
import { loadApiDocument } from '../../server/api/api-document.ts';
import { operationNames } from '../../server/features/handlers.ts';
import { sourcesIn } from '../support/every-operation/import-graph.ts';
import { operations } from '../support/every-operation/operations.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const contract = loadApiDocument(fileURLToPath(new URL('openapi.yaml', root)), operationNames);
const sources = [...sourcesIn('server'), ...sourcesIn('sdk/src'), ...sourcesIn('sdk/generated')];

describe('the repository', () => {
  it('has nothing at the top but the listed files and folders', () => {
    const ignored = read('.gitignore')
      .split('\n')
      .map((line) => line.replace(/^\/|\/$/g, '').trim());
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !ignored.includes(entry.name))
      .map(({ name }) => name);
    expect(folders.sort()).toEqual(['sdk', 'server', 'test']);
    const files = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !/\.(tgz|log|gz)$/.test(entry.name))
      .map(({ name }) => name);
    expect(files.sort()).toEqual([
      ...['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md'],
      ...['openapi.yaml', 'package-lock.json', 'package.json', 'tsconfig.json'],
    ]);
  });

  it('is checked out with the same line endings on every system, since its checks compare bytes', () => {
    expect(read('.gitattributes')).toMatch(/^\* text=auto eol=lf$/m);
  });

  it('contains the generated files that the document produces', async () => {
    const { version } = JSON.parse(read('sdk/package.json'));
    for (const [name, text] of Object.entries(await generate(read('openapi.yaml'), version))) {
      expect(
        text === read(`sdk/generated/${name}`),
        `sdk/generated/${name} is stale: run npm run generate`,
      ).toBe(true);
      expect(text).toMatch(/^\/\/ Generated from openapi\.yaml/);
    }
  });

  it('keeps files small and names them in lower case', () => {
    for (const { file, text } of sources.filter((source) => !source.file.endsWith('.gen.ts'))) {
      expect(file).toMatch(/^[a-z0-9/.-]+$/);
      expect(text.split('\n').length, `lines of ${file}`).toBeLessThanOrEqual(301);
      expect(text, file).not.toMatch(/^export default/m);
    }
  });

  it('keeps each part of the contract at most 900 lines long', () => {
    const parts = readdirSync(new URL('server', root), { recursive: true, encoding: 'utf8' }).filter((path) =>
      /(?:^|\/)openapi(?:\.[\w-]+)?\.yaml$/.test(path),
    );
    expect(parts.length).toBeGreaterThan(50);
    for (const path of parts)
      expect(read(`server/${path}`).split('\n').length, path).toBeLessThanOrEqual(901);
  });

  it('uses neither any nor TODO', () => {
    for (const { file, text } of sources.filter((source) => !source.file.endsWith('.gen.ts'))) {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      expect(code, file).not.toMatch(/[:<,(|]\s*any\b(?!\s*thing)/);
      expect(code, file).not.toMatch(/@ts-(ignore|nocheck)/);
      expect(text, file).not.toMatch(/\b(TODO|FIXME|XXX)\b/);
    }
  });
});

describe('the catalogue of permissions', () => {
  const { permissions, permissionsOf, classOf } = contract;

  it('knows every permission that the code asks for', () => {
    const known = new Set<string>(permissions.map(({ name }) => name));
    const asked = sources.flatMap(({ file, text }) =>
      file.endsWith('.gen.ts')
        ? []
        : [
            ...text.matchAll(
              /'((?:workspace|security|billing|managers|members|roles|projects|project_members|own_keys|api_keys|webhooks|audit|access|organization(?:_[a-z]+)?):[a-z]+)'/g,
            ),
          ].map((match) => match[1] ?? ''),
    );
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });

  it('gives each role every permission of the roles below it', () => {
    const ladder = ['viewer', 'member', 'manager', 'admin', 'owner'] as const;
    for (const [index, role] of ladder.entries()) {
      const below = ladder[index - 1];
      for (const name of below === undefined ? [] : (permissionsOf.get(below) ?? [])) {
        expect(permissionsOf.get(role)?.has(name), `${role} has ${name}`).toBe(true);
      }
    }
    const ofWorkspaces = permissions.filter(({ category }) => category !== 'organization');
    expect(permissionsOf.get('owner')?.size).toBe(ofWorkspaces.length);
  });

  it('gives each organization role every permission of the roles below it, and owners everything', () => {
    const { organizationPermissionsOf: held } = contract;
    for (const name of held.get('member') ?? []) expect(held.get('admin')?.has(name), name).toBe(true);
    for (const name of held.get('admin') ?? []) expect(held.get('owner')?.has(name), name).toBe(true);
    expect(held.get('owner')?.size).toBe(permissions.length);
  });

  it('gives managers of a workspace the permissions of its admins, except those about money and who signs in', () => {
    const less = [...(permissionsOf.get('admin') ?? [])].filter(
      (name) => !contract.managerPermissions.has(name),
    );
    expect(less).toEqual([
      ...['billing:read', 'billing:manage', 'sso:read', 'sso:manage'],
      ...['directories:read', 'directories:manage', 'domains:manage'],
      ...['payments:release', 'payments:resolve', 'payments:approve'],
      ...['payment_controls:manage', 'ledger:post'],
    ]);
    for (const name of contract.managerPermissions)
      expect(permissionsOf.get('admin')?.has(name), name).toBe(true);
  });

  it('limits viewers to reading, and reserves class owner for owners', () => {
    for (const name of permissionsOf.get('viewer') ?? []) expect(classOf.get(name), name).toBe('read');
    for (const { name, class: kind, roles, category } of permissions) {
      if (kind === 'owner') expect(roles, name).toEqual(category === 'organization' ? [] : ['owner']);
      if (kind === 'admin') expect(roles, name).not.toContain('member');
    }
  });
});

describe('the table of operations', () => {
  it('requires a read permission for reads, and a stronger one for changes', () => {
    for (const { id, isWrite, permissions, audience } of contract.operations.values()) {
      if (permissions.length === 0) {
        expect(audience.length, id).toBeGreaterThan(0);
        continue;
      }
      const kinds = permissions.map((name) => contract.classOf.get(name));
      // An export is a file of what the caller may read.
      if (isWrite && id !== 'ledgerExports.create') expect(kinds, id).not.toContain('read');
    }
  });

  it('documents for every operation the errors that any operation can return', () => {
    for (const { id, schema, parameters, method, path } of operations) {
      const statuses = Object.keys(schema.responses);
      // Where a credential is optional, one that is not accepted is not looked at.
      const isOptional = schema.security?.some((entry) => Object.keys(entry).length === 0);
      const needed = [
        '400',
        '500',
        '503',
        ...(schema.security?.length === 0 ? [] : ['403', '429']),
        ...(schema.security?.length === 0 || isOptional ? [] : ['401']),
        ...(path.includes('{') ? ['404'] : []),
        ...(schema.requestBody === undefined ? [] : ['413', '415']),
        ...(parameters.header.includes('If-Match') ? ['412'] : []),
        ...(method === 'POST' ? ['422'] : []),
      ];
      expect(statuses, id).toEqual(expect.arrayContaining(needed));
    }
  });

  it('gives each operation a summary and a description', () => {
    for (const { id, schema } of operations) {
      expect(schema.summary, id).toMatch(/^[A-Z].{2,60}[^.]$/);
      expect(schema.description, id).toMatch(/\.$/);
    }
  });
});
