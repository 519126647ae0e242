import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, root } from '../support/packed-sdk.ts';

const run = promisify(execFile);
const strict = { strict: true, noEmit: true, target: 'ES2022', types: [] };
const forBundlers = {
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['ES2022', 'DOM', 'DOM.AsyncIterable'],
};
let project: string;

beforeAll(async () => {
  project = await createProject();
}, 120_000);

afterAll(() => rm(project, { recursive: true, force: true }));

/** Compiles a folder of sources under one way to resolve modules. */
async function compile(name: string, sources: Record<string, string>, options: object): Promise<void> {
  const folder = join(project, name);
  await mkdir(folder);
  for (const [file, text] of Object.entries(sources)) await writeFile(join(folder, file), text);
  const compilerOptions = { ...strict, ...options };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  // The compiler exits with an error when a type is wrong, and reports it on the standard output.
  await run(process.execPath, [tsc, '-p', folder]).catch(({ stdout }) => Promise.reject(new Error(stdout)));
}

const use = `
  const tenantry = new Tenantry({ token: 'tn_svc_secret', baseUrl: 'https://api.test' });
  export const project: Promise<Project> = tenantry.projects.get({ workspace: 'acme', project: 'billing' });
  // @ts-expect-error the project is missing
  tenantry.projects.get({ workspace: 'acme' });
  // @ts-expect-error there is no such role
  tenantry.members.add({ workspace: 'acme', email: 'grace@example.com', role: 'boss' });
  tenantry.members.add({ workspace: 'acme', email: 'grace@example.com', role: 'rol_01kah4x8v5ezf9w2m4n6wh6vg5' });
  // @ts-expect-error the id of a workspace is no id of a user
  project.then(({ workspace_id }) => tenantry.members.get({ workspace: 'acme', user_id: workspace_id }));
  export const isTaken = (error: ApiError): boolean => error.code === 'slug_taken';
  const role = { workspace: 'acme', name: 'Books' };
  tenantry.roles.create({ ...role, permissions: ['invoices:read', 'projects:read'] });
  // @ts-expect-error this permission is not registered
  tenantry.roles.create({ ...role, permissions: ['invoices:raed'] });
`;
const registered = `
  declare module '@tenantry/sdk' {
    interface ApplicationPermissions {
      'invoices:read': true;
      'invoices:write': true;
    }
  }
`;
const imported = `import { type ApiError, type Project, Tenantry } from '@tenantry/sdk';${use}${registered}`;
const required = `import sdk = require('@tenantry/sdk');
  import { type ApiError, type Project, Tenantry } from '@tenantry/sdk';
  export const same: typeof sdk.Tenantry = Tenantry;${use}${registered}`;

describe('the types of the installed package', () => {
  test('compile without an error under nodenext, from ES modules and CommonJS, with every strictness', async () => {
    const exact = { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
    const nodenext = { module: 'nodenext', moduleResolution: 'nodenext', lib: ['ES2022', 'DOM'], ...exact };
    await compile('nodenext', { 'a.mts': imported, 'b.cts': required }, nodenext);
  }, 60_000);

  test('compile without an error for bundlers, with the code of the README and an example of every method', async () => {
    const readme = await readFile(join(root, 'sdk/README.md'), 'utf8');
    const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code).join('\n');
    const types = await readFile(join(root, 'sdk/generated/types.gen.ts'), 'utf8');
    const examples = [...types.matchAll(/ {3}\* ```ts\n([\s\S]*?) {3}\* ```/g)].map(
      ([, code = '']) => `{\n${code.replaceAll(/^ {3}\* /gm, '')}}\n`,
    );
    const methods = [...types.matchAll(/^ {2}'\w+\.\w+': \{$/gm)];
    expect(examples).toHaveLength(methods.length);
    const head = `import { Tenantry } from '@tenantry/sdk';\nconst tenantry = new Tenantry();\n`;
    const sources = { 'a.ts': imported, 'readme.ts': blocks, 'examples.ts': head + examples.join('') };
    await compile('bundler', sources, forBundlers);
  }, 60_000);

  test('compile without an error with the types of Node alone', async () => {
    const node = { typeRoots: [join(root, 'node_modules/@types')], types: ['node'], lib: ['ES2022'] };
    const streams = `import { createReadStream, createWriteStream } from 'node:fs';
      import { pipeline } from 'node:stream/promises';
      import { Tenantry } from '@tenantry/sdk';
      const tenantry = new Tenantry();
      tenantry.invitations.import({ workspace: 'acme', csv: createReadStream('people.csv') });
      const file = { workspace: 'acme', export_id: 'exp_1' } as const;
      pipeline(await tenantry.auditExports.download(file).stream(), createWriteStream('audit.jsonl'));`;
    await compile(
      'node',
      { 'a.mts': streams },
      { module: 'nodenext', moduleResolution: 'nodenext', ...node },
    );
  }, 60_000);
});

describe('an editor', () => {
  /** Returns what an editor shows for the word after a mark in a program. */
  function createHovers(text: string) {
    const file = join(project, 'hover.ts');
    const options = ts.convertCompilerOptionsFromJson({ ...strict, ...forBundlers }, project).options;
    const host: ts.LanguageServiceHost = {
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
      getCompilationSettings: () => options,
      getScriptFileNames: () => [file],
      getScriptVersion: () => '1',
      getScriptSnapshot: (name) => {
        const source = name === file ? text : ts.sys.readFile(name);
        return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source);
      },
      getCurrentDirectory: () => project,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
    };
    const service = ts.createLanguageService(host);
    return (word: string) => {
      const info = service.getQuickInfoAtPosition(file, text.indexOf(word) + word.lastIndexOf('.') + 1);
      return {
        type: ts.displayPartsToString(info?.displayParts),
        doc: ts.displayPartsToString(info?.documentation),
        tags: info?.tags?.map(({ name, text: parts }) => `@${name} ${ts.displayPartsToString(parts)}`) ?? [],
      };
    };
  }

  test('shows named types and a text for every part of a call', () => {
    const hover = createHovers(`import { Tenantry } from '@tenantry/sdk';
      const tenantry = new Tenantry();
      const made = await tenantry.projects.create({ workspace: 'acme', name: 'B', slug: 'b', environment: 'sandbox' });
      made.slug;
      const page = await tenantry.members.list({ workspace: 'acme' });
      for await (const member of tenantry.members.list({ workspace: 'acme' })) member.role;
    `);
    expect(hover('made').type).toBe('const made: Project');
    const create = hover('tenantry.projects.create');
    expect(create.type).toBe(
      '(method) ProjectsResource.create(params: ProjectCreateParams, options?: IdempotentOptions): ApiPromise<Project>',
    );
    expect(create.doc).toMatch(/^Create a project\n/);
    expect(create.doc).toContain('Permission: `projects:create`.');
    expect(create.doc).toMatch(/Errors: .*`slug_taken`/);
    expect(create.tags.join()).toContain('await tenantry.projects.create({');
    expect(hover('tenantry.projects').doc).not.toBe('');
    expect(hover('workspace: ').doc).toBe('Slug or id of the workspace, or `ext:` and its `external_id`.');
    expect(hover('made.slug').doc).not.toBe('');
    expect(hover('page').type).toBe('const page: Page<MemberList>');
    expect(hover('member of').type).toBe('const member: Member');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is how the compiler shows the type.
    expect(hover('member.role').type).toBe('(property) Member.role: BuiltinRole | `rol_${string}`');
    for (const word of ['made', 'tenantry.projects.create', 'page', 'member of'])
      expect(hover(word).type).not.toMatch(/components\[|operations\[|\{/);
  });
});

test('every resource, method and field of the types has a text', async () => {
  const source = await readFile(join(root, 'sdk/generated/types.gen.ts'), 'utf8');
  const file = ts.createSourceFile('types.gen.ts', source, ts.ScriptTarget.Latest, true);
  const silent: string[] = [];
  const members = file.statements
    .filter(ts.isInterfaceDeclaration)
    .flatMap((one) => one.members.map((member) => ({ owner: one.name.text, member })));
  for (const { owner, member } of members)
    if (owner !== 'Operations' && !ts.getJSDocCommentsAndTags(member).length)
      silent.push(`${owner}.${member.name?.getText(file)}`);
  expect(members.length).toBeGreaterThan(1_000);
  expect(silent).toEqual([]);
});
