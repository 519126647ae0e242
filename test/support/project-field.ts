import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MIGRATION = `import type { Knex } from 'knex';

export const projectCostCenters = {
  async up(knex: Knex): Promise<void> {
    await knex.raw('alter table projects add column cost_center text');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('alter table projects drop column cost_center');
  },
};
`;

const propertyOf = (limit = '') =>
  `      cost_center: { type: [string, "null"], ${limit}description: Who pays for the project. }\n`;

const TEST = `  it('keeps the cost center that is given, changes it and clears it', async () => {
    const made = await owner.projects.create({ ...draft(), cost_center: 'CC-17' });
    const project = made.id;
    expect(await owner.projects.get({ workspace, project })).toMatchObject({ cost_center: 'CC-17' });
    const changed = await owner.projects.update({ workspace, project, cost_center: 'CC-18' });
    expect(changed.cost_center).toBe('CC-18');
    const cleared = await owner.projects.update({ workspace, project, cost_center: null });
    expect(cleared.cost_center).toBeNull();
    expect((await owner.projects.create(draft())).cost_center).toBeNull();
  });

`;

/** A field of projects, `cost_center`, as a contributor adds it: each file, and what is put after what stands there. */
const EDITS: ReadonlyArray<readonly [file: string, ...edits: ReadonlyArray<readonly [RegExp, string]>]> = [
  [
    'server/features/tenancy/projects/openapi.yaml',
    // The schema of a project.
    [/^ {8}environment,\n {8}description,\n/m, '        cost_center,\n'],
    [/^ {6}description: \{ type: \[string, "null"\], description: .*\n/m, propertyOf()],
    // Those of the bodies of requests.
    [
      /^ {6}description:\n {8}type: \[string, "null"\]\n {8}maxLength: 500\n.*\n/gm,
      propertyOf('maxLength: 50, '),
    ],
    // The example.
    [/^ {4}description: Invoices and dunning\n/m, '    cost_center: CC-17\n'],
  ],
  [
    'server/database/migrations/index.ts',
    [
      /^import (?=\{ foundation0001)/m,
      "{ projectCostCenters } from './9000-project-cost-centers.ts';\nimport ",
    ],
    [/^ {2}'\d+_\w+': \w+,\n(?=\})/m, "  '9000_project_cost_centers': projectCostCenters,\n"],
  ],
  [
    'server/features/tenancy/projects/repository.ts',
    [/^ {2}description: string \| null;\n/m, '  cost_center: string | null;\n'],
    [/(?<=Pick<[^>]*)'description' \| /g, "'cost_center' | "],
    [/environment, description, (?=created_by)/, 'cost_center, '],
    [/values \((?=\?)/, '?, '],
    [/^ {8}row\.description,\n/m, '        row.cost_center,\n'],
  ],
  [
    'server/features/tenancy/projects/handlers.ts',
    [/^ {2}description: row\.description,\n/m, '  cost_center: row.cost_center,\n'],
    [/description = null(?= \} = body)/, ', cost_center = null'],
    [/environment, description(?= \})/, ', cost_center'],
  ],
  ['test/features/tenancy/projects.test.ts', [/^describe\('creating a project', \(\) => \{\n/m, TEST]],
];

/** Adds the field to a copy of the repository and returns the files that it edits. @throws when a place that it is added to is no longer there */
export function addProjectField(root: string): string[] {
  const migration = 'server/database/migrations/9000-project-cost-centers.ts';
  writeFileSync(join(root, migration), MIGRATION);
  for (const [file, ...edits] of EDITS) {
    let text = readFileSync(join(root, file), 'utf8');
    for (const [place, addition] of edits) {
      if (text.search(place) < 0) throw new Error(`${file} has no ${place}.`);
      text = text.replace(place, (found) => found + addition);
    }
    writeFileSync(join(root, file), text);
  }
  return [migration, ...EDITS.map(([file]) => file)];
}
