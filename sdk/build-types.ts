/**
 * Writes the declarations of the package, file by file, for ES modules and for CommonJS. One bundled file would not do:
 * an application can only add to an interface that its module exports with a star.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = fileURLToPath(new URL('.', import.meta.url));
const guards = ['index', 'express', 'fastify', 'hono'].map((name) => `server/${name}`);
const entries = [
  'index',
  'audit/index',
  'ledger/index',
  'usage/index',
  'webhooks',
  'money',
  'until',
  'openai',
  ...guards,
];

/** Changes the ends of the imports, which name source files. */
const withImports = (text: string, end: string): string =>
  text.replace(
    /(from |import\()'(\.[^']*)\.ts'/g,
    (_, before: string, path: string) => `${before}'${path}.${end}'`,
  );

const program = ts.createProgram(
  entries.map((entry) => `${folder}src/${entry}.ts`),
  {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: folder,
    outDir: `${folder}dist/types`,
    types: ['node'],
  },
);
const declarations = new Map<string, string>();
program.emit(undefined, (name, text) => declarations.set(name, text));

/** Writes a declaration and those that it imports: the others are of no use to an application. */
function write(name: string, written = new Set<string>()): void {
  const text = declarations.get(name);
  if (text === undefined || written.has(name)) return;
  written.add(name);
  mkdirSync(dirname(name), { recursive: true });
  writeFileSync(name, withImports(text, 'js'));
  writeFileSync(name.replace(/\.d\.ts$/, '.d.cts'), withImports(text, 'cjs'));
  for (const [, path = ''] of text.matchAll(/'(\.[^']*)\.ts'/g))
    write(`${join(dirname(name), path)}.d.ts`, written);
}

for (const entry of entries) write(`${folder}dist/types/src/${entry}.d.ts`);
