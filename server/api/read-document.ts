import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { projectPath } from '../project-path.ts';
import type { OpenApiDocument } from './openapi-types.ts';

/** The document as `npm run build` has parsed it: parsing YAML takes a fifth of a start, and JSON a hundredth. */
const PARSED = projectPath('dist/openapi.json');

const digestOf = (yaml: string): string => createHash('sha256').update(yaml).digest('hex');

// JSON's types alone, so that a time stays the text that it is. The linter verifies the shape.
const parse = (yaml: string) => load(yaml, { schema: CORE_SCHEMA }) as OpenApiDocument;

/** Returns what the build has parsed, unless it is missing or of another text. */
function readParsed(yaml: string): OpenApiDocument | undefined {
  try {
    const [digest, ...lines] = readFileSync(PARSED, 'utf8').split('\n');
    return digest === digestOf(yaml) ? (JSON.parse(lines.join('\n')) as OpenApiDocument) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the API document as text and as what it means. */
export function readDocument(file: string | URL): { yaml: string; document: OpenApiDocument } {
  const yaml = readFileSync(file, 'utf8');
  return { yaml, document: readParsed(yaml) ?? parse(yaml) };
}

/** Parses the document ahead of time, for the starts that follow. */
export function writeParsed(file: string | URL): void {
  const yaml = readFileSync(file, 'utf8');
  writeFileSync(PARSED, `${digestOf(yaml)}\n${JSON.stringify(parse(yaml))}`);
}
