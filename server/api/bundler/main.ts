import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';
import { readParts } from './parts.ts';

// `npm run generate` writes openapi.yaml from its parts; `npm run generate:check` fails when it is stale.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const target = `${root}openapi.yaml`;
const { head, parts } = readParts(root);
const text = bundle(head, parts);
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('openapi.yaml is stale: run `npm run generate`.');
  process.exitCode = 1;
}
