import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';
import { declarationsOf } from './declarations.ts';
import { readContractParts } from './parts.ts';

// `npm run generate` writes these files from the parts of the contract; `npm run generate:check` fails when one is stale.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const { head, parts } = readContractParts(root);
const files = {
  'openapi.yaml': bundle(head, parts),
  'server/api/declarations.gen.ts': declarationsOf(head, parts),
};
const isCheck = process.argv.includes('--check');
for (const [file, text] of Object.entries(files)) {
  if (!isCheck) writeFileSync(root + file, text);
  else if (readFileSync(root + file, 'utf8') !== text) {
    console.error(`${file} is stale: run \`npm run generate\`.`);
    process.exitCode = 1;
  }
}
