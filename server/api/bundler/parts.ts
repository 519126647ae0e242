import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';

export type Json = Record<string, unknown>;

/** A parsed file of the contract. */
interface Source<Content> {
  /** Its path from the root of the repository. */
  file: string;
  content: Content;
  document: Document;
  lines: LineCounter;
}

/** Sections that every file of the contract may have. */
interface Common {
  tags?: Json[];
  /** Error codes, see `x-errors` of the bundle. */
  errors?: Json;
  paths?: Record<string, Record<string, Json>>;
  /** Examples by name. `$example` refers to them anywhere in the contract. */
  examples?: Json;
  /** Prefixes of ids, each with the name of such a target in audit entries. */
  ids?: Record<string, string>;
}

/** The head of the contract: ordinary OpenAPI, and what the features share. */
export interface HeadContent extends Common, Json {
  /** The folders of `server/features` in the order of the documentation: their titles, and the order of their features. */
  areas: Record<string, { title: string; features: string[] }>;
  envelope: Envelope;
  components: { schemas: Json; parameters: Json; headers: Json; responses: Json } & Json;
}

/** Properties that the webhooks of all events share. */
export interface Envelope {
  description: string;
  schema: Json & { properties: Json };
  example: Json;
  responses: Json;
}

/** The sections that a feature adds to the contract. */
interface PartContent extends Common {
  permissions?: Json[];
  /** Resources whose names applications may not use in permissions, see `x-reserved-resources` of the bundle. */
  reserved_resources?: string[];
  /** Limits that plans set, see `x-plan-limits` of the bundle. */
  plan_limits?: Json;
  /** Currencies with their minor units, see `x-currencies` of the bundle. */
  currencies?: Json;
  webhooks?: Record<string, Json>;
  parameters?: Json;
  /** Headers of answers that only the operations of the feature have. */
  headers?: Json;
  schemas?: Json;
  /** Error codes and details of violated unique constraints. */
  constraints?: Record<string, { code: string; detail: string }>;
}

export type Head = Source<HeadContent>;

/** The part of a feature: `server/features/tenancy/projects/openapi.yaml` has the area `tenancy`. */
export interface Part extends Source<PartContent> {
  area: string;
  feature: string;
}

const FEATURES = 'server/features';
const PART = /^([\w-]+)\/([\w-]+)\/openapi(\.[\w-]+)?\.yaml$/;
const KEYS: readonly string[] = [
  'tags',
  'errors',
  'paths',
  'examples',
  'permissions',
  'reserved_resources',
  'plan_limits',
  'currencies',
  'webhooks',
  'parameters',
  'headers',
  'schemas',
  'ids',
  'constraints',
] satisfies Array<keyof PartContent>;

/**
 * Reads the head of the contract and the parts of all features, in the order of areas and features.
 * @param root the root of the repository
 * @throws when a file is not YAML, or a part has an unknown key or area
 */
export function readContractParts(root: string): { head: Head; parts: Part[] } {
  const head: Head = readSource(root, 'server/openapi.yaml');
  const { areas } = head.content;
  const parts = readdirSync(join(root, FEATURES), { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    const [, area = '', feature = ''] = PART.exec(path) ?? [];
    return area === '' ? [] : [{ ...readSource<PartContent>(root, `${FEATURES}/${path}`), area, feature }];
  });
  for (const { file, content, area } of parts) {
    const unknown = Object.keys(content).find((key) => !KEYS.includes(key));
    if (unknown !== undefined)
      throw new Error(`${file}: a part has no "${unknown}". It may have ${KEYS.join(', ')}.`);
    if (areas[area] === undefined) throw new Error(`${file}: server/openapi.yaml has no area "${area}".`);
  }
  return { head, parts: parts.sort(byPlace(areas)) };
}

function readSource<Content>(root: string, file: string): Source<Content> {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(join(root, file), 'utf8'), { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  return { file, content: document.toJS(), document, lines };
}

/** In the order of the head; features that it does not name come last in their area. A feature begins with `openapi.yaml`. */
const byPlace = (areas: HeadContent['areas']) => (a: Part, b: Part) => {
  const names = Object.keys(areas);
  const rank = ({ area, feature }: Part) => (areas[area]?.features.indexOf(feature) ?? -1) >>> 0;
  const isFirst = ({ file }: Part) => file.endsWith('/openapi.yaml');
  return (
    names.indexOf(a.area) - names.indexOf(b.area) ||
    rank(a) - rank(b) ||
    (dirname(a.file) === dirname(b.file) ? Number(isFirst(b)) - Number(isFirst(a)) : 0) ||
    (a.file < b.file ? -1 : 1)
  );
};
