import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres } from '../support/postgres.ts';
import { addProjectField } from '../support/project-field.ts';
import { type ChangedFile, copyRepository, type RepositoryCopy } from '../support/repository-copy.ts';
import { rounds } from '../support/scale.ts';

const GENERATED = /^(openapi\.yaml|.*\.gen\.ts)$/;
const byHand = (changes: readonly ChangedFile[]) => changes.filter(({ file }) => !GENERATED.test(file));
const namesOf = (changes: readonly ChangedFile[]) => changes.map(({ file }) => file).sort();

/** The tests of the resource, and the tests of all operations, limited to those of the resource. */
const TESTS = [
  'test/features/tenancy/labels.test.ts',
  'test/features/tenancy/projects.test.ts',
  ...['idempotency', 'tenant-isolation', 'pagination', 'preconditions', 'role-matrix']
    .slice(0, rounds({ sample: 2, full: 5 }))
    .map((name) => `test/features/operations/${name}.test.ts`),
];
const TITLES = [
  'labels',
  'cost center',
  'role matrix (has a row|lets the role)',
  'scope matrix lets a service key',
  'another tenant',
];

let copy: RepositoryCopy;
let changes: { field: ChangedFile[]; resource: ChangedFile[] };
beforeAll(async () => {
  copy = copyRepository();
  const edited = addProjectField(copy.root);
  await copy.run('npx', ['biome', 'check', '--write', ...edited]);
  const field = copy.takeChanges();
  await copy.run('npm', ['run', '-s', 'new:resource', 'tenancy/labels']);
  changes = { field, resource: copy.takeChanges() };
}, 240_000);
afterAll(() => copy.remove());

describe('a resource that was made by npm run new:resource', () => {
  it('touches its folder, its migration, its test, and one entry in each registry', () => {
    const touched = byHand(changes.resource);
    expect(namesOf(touched.filter(({ isNew }) => isNew))).toEqual([
      expect.stringMatching(/^server\/database\/migrations\/\d{4}-labels\.ts$/),
      'server/features/tenancy/labels/handlers.ts',
      'server/features/tenancy/labels/openapi.yaml',
      'server/features/tenancy/labels/repository.ts',
      'server/features/tenancy/labels/serializers.ts',
      'test/features/tenancy/labels.test.ts',
    ]);
    const registries = touched.filter(({ isNew }) => !isNew);
    expect(namesOf(registries)).toEqual([
      'server/database/migrations/index.ts',
      'server/database/tenant-scope.ts',
      'server/features/handlers.ts',
      'server/features/repositories.ts',
    ]);
    // An entry, and where there is one, its import.
    for (const { file, added, removed } of registries) {
      expect(added, file).toBeLessThanOrEqual(2);
      expect(removed, file).toBe(0);
    }
  });
});

describe('a field that is added to projects', () => {
  it('touches at most six files that are written by hand', () => {
    expect(byHand(changes.field).length, namesOf(changes.field).join('\n')).toBeLessThanOrEqual(6);
    expect(changes.field.length).toBeGreaterThan(0);
  });
});

describe('a repository with a new resource and a new field', () => {
  it('passes the checks of types, format, lint and contract', async () => {
    const files = namesOf([...byHand(changes.field), ...byHand(changes.resource)]);
    await copy.run('npx', ['biome', 'check', ...files]);
    await copy.run('npm', ['run', '-s', 'check:types']);
    await copy.run('npm', ['run', '-s', 'check:spec']);
  }, 240_000);

  it('passes the tests of both, and the tests of all operations', async () => {
    const report = join(copy.root, 'report.log');
    // With PostgreSQL, some of these files run on it alone (test/vitest.config.ts).
    const engine = hasPostgres() ? 'postgres' : 'embedded';
    const vitest = ['vitest', 'run', '--config', 'test/vitest.config.ts', '--project', engine];
    // A machine that runs other tests as well takes its time.
    const patience = ['--testTimeout', '120000', '--hookTimeout', '120000'];
    const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile', report];
    await copy.run('npx', [...vitest, ...patience, ...reporters, '-t', TITLES.join('|'), ...TESTS], {
      TEST_OPERATIONS: 'labels.',
    });
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
      testResults: Array<{ name: string; assertionResults: Array<{ status: string }> }>;
    };
    const passed = testResults.map(({ name, assertionResults }) => [
      name.slice(copy.root.length + 1),
      assertionResults.filter(({ status }) => status === 'passed').length,
    ]);
    // None has passed because its titles have changed.
    expect(passed.sort()).toEqual(TESTS.toSorted().map((file) => [file, expect.any(Number)]));
    for (const [file, count] of passed) expect(count, String(file)).toBeGreaterThan(0);
  }, 240_000);
});
