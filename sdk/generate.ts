/**
 * Generates what follows from `openapi.yaml`: the types and the route table of the SDK (`generated/types.gen.ts`,
 * `generated/routes.gen.ts`), its currencies (`generated/currencies.gen.ts`), and the types of the server (`generated/schema.gen.ts`). With `--check` it writes nothing
 * and fails when the committed files are stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../server/api/openapi-types.ts';
import { writeModels } from './generator/models.ts';
import { createIdNames } from './generator/naming.ts';
import { writeResources } from './generator/resources.ts';
import { routesFile } from './generator/routes.ts';
import { schemaFile } from './generator/server-schema.ts';
import { createTypeWriter } from './generator/type-writer.ts';

const header =
  '// Generated from openapi.yaml by sdk/generate.ts. Do not edit: change the document and run `npm run generate`.\n';

export interface GeneratedFiles {
  'currencies.gen.ts': string;
  'routes.gen.ts': string;
  'schema.gen.ts': string;
  'types.gen.ts': string;
}

/** Returns the generated files for the text of an OpenAPI document. */
export async function generate(source: string, version: string): Promise<GeneratedFiles> {
  // The text is the repository's own document, which the server checks against its rules before it starts.
  const document = parse(source) as OpenApiDocument;
  return {
    'currencies.gen.ts': `${header}\n${currenciesFile(document)}`,
    'routes.gen.ts': `${header}\n${routesFile(document, version)}`,
    'types.gen.ts': `${header}\n${typesFile(document)}`,
    'schema.gen.ts': `${header}\n${await schemaFile(document)}`,
  };
}

const currenciesFile = (document: OpenApiDocument): string =>
  `/** The number of decimal digits of each currency. */
export const currencies = ${JSON.stringify(document['x-currencies'] ?? {}, null, 2)} as const;
`;

function typesFile(document: OpenApiDocument): string {
  const ids = createIdNames(document);
  const writer = createTypeWriter(document, ids);
  const permissions = writeModels(document, ids, writer);
  const resources = writeResources(document, ids, writer);
  const body = [writer.text(), permissions, resources].filter(Boolean).join('\n');
  const names =
    'AnyOptions ApiPromise CallOptions ConditionalOptions CsvFile EventsPromise IdempotentOptions NoParams PagePromise TextPromise';
  const used = names.split(' ').filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return `import type {\n${used.map((name) => `  ${name},\n`).join('')}} from '../src/types.ts';\n\n${body}`;
}

async function main(check: boolean): Promise<void> {
  const source = await readFile(new URL('../openapi.yaml', import.meta.url), 'utf8');
  const manifest: unknown = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));
  // The manifest beside this file contains its version.
  const files = await generate(source, (manifest as { version: string }).version);
  for (const [name, text] of Object.entries(files)) {
    const target = new URL(`generated/${name}`, import.meta.url);
    if (!check) await writeFile(target, text);
    else if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
      console.error(`sdk/generated/${name} is stale: run \`npm run generate\`.`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await main(process.argv.includes('--check'));
