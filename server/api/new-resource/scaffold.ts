import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ID_TARGETS } from '../declarations.gen.ts';
import { fillTemplate, type ResourceNames, resourceNamesOf } from './names.ts';

const TEMPLATES = new URL('./templates/', import.meta.url);
const MIGRATIONS = 'server/database/migrations';

type Values = ResourceNames & { area: string; number: string };

/** Each template, and the file that is made of it. */
const FILES: Readonly<Record<string, string>> = {
  'openapi.yaml': 'server/features/{{area}}/{{path}}/openapi.yaml',
  'handlers.ts': 'server/features/{{area}}/{{path}}/handlers.ts',
  'repository.ts': 'server/features/{{area}}/{{path}}/repository.ts',
  'serializers.ts': 'server/features/{{area}}/{{path}}/serializers.ts',
  'migration.ts': `${MIGRATIONS}/{{number}}-{{path}}.ts`,
  'feature.test.ts': 'test/features/{{area}}/{{path}}.test.ts',
};

/** The entry of a resource in a list of all of them: the last one of the list that begins with `list`. */
interface Registry {
  file: string;
  list: string;
  entry: string;
  /** Where the entry is imported from. */
  imported?: string;
}

const REGISTRIES: readonly Registry[] = [
  {
    file: 'server/features/handlers.ts',
    list: 'export const operationHandlers',
    entry: '...{{resource}}Handlers',
    imported: "import { {{resource}}Handlers } from './{{area}}/{{path}}/handlers.ts';",
  },
  {
    file: 'server/features/repositories.ts',
    list: 'const tenantFactories',
    entry: '{{resources}}: {{resource}}Repository',
    imported: "import { {{resource}}Repository } from './{{area}}/{{path}}/repository.ts';",
  },
  {
    file: `${MIGRATIONS}/index.ts`,
    list: 'export const migrations',
    entry: "'{{number}}_{{table}}': {{resources}}{{number}}",
    imported: "import { {{resources}}{{number}} } from './{{number}}-{{path}}.ts';",
  },
  { file: 'server/database/tenant-scope.ts', list: 'const WORKSPACE_TABLES', entry: '{{table}}: true' },
];

/**
 * Writes the files of a new resource of workspaces and enters it in the registries.
 * @param root the folder of the repository
 * @param name area and plural: `tenancy/labels`
 * @param prefix of its ids, where the derived one is taken
 * @returns the files that were written or changed
 * @throws when the area does not exist, or the name or the prefix is taken
 */
export function scaffoldResource(root: string, name: string, prefix?: string): string[] {
  const [area = '', path = ''] = name.split('/');
  const values: Values = { ...resourceNamesOf(path, prefix), area, number: nextMigration(root) };
  if (!existsSync(join(root, 'server/features', area))) throw new Error(`There is no area "${area}".`);
  if (values.prefix in ID_TARGETS) {
    throw new Error(`Other ids begin with ${values.prefix}_. Give a prefix of your own after the name.`);
  }
  const made = Object.entries(FILES).map(([template, target]) => {
    const text = readFileSync(new URL(`${template}.template`, TEMPLATES), 'utf8');
    return { file: fillTemplate(target, { ...values }), text: fillTemplate(text, { ...values }) };
  });
  for (const { file } of made) {
    if (existsSync(join(root, file))) throw new Error(`${file} exists already.`);
  }
  for (const { file, text } of made) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  for (const registry of REGISTRIES) enter(root, registry, values);
  return [...made, ...REGISTRIES].map(({ file }) => file);
}

function enter(root: string, { file, list, entry, imported }: Registry, values: Values): void {
  const text = readFileSync(join(root, file), 'utf8');
  const start = text.indexOf(list);
  const end = text.indexOf('\n}', start);
  if (start < 0 || end < 0) throw new Error(`${file} has no "${list}".`);
  const entered = `${text.slice(0, end)}\n  ${fillTemplate(entry, { ...values })},${text.slice(end)}`;
  // The formatter puts imports into their order.
  const head = imported === undefined ? '' : `${fillTemplate(imported, { ...values })}\n`;
  writeFileSync(join(root, file), head + entered);
}

function nextMigration(root: string): string {
  const numbers = readdirSync(join(root, MIGRATIONS)).map((file) => Number.parseInt(file, 10) || 0);
  return String(Math.max(...numbers) + 1).padStart(4, '0');
}
