import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'import-rules-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Returns the names of the rules that refuse a set of files, each with what it imports the type of. */
async function refusals(imports: Readonly<Record<string, readonly string[]>>): Promise<string[]> {
  const folder = mkdtempSync(join(root, 'case-'));
  const write = (file: string, targets: readonly string[]) => {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    const up = '../'.repeat(file.split('/').length - 1);
    const lines = targets.map((to, index) => `export type { T as T${index} } from '${up}${to}';\n`);
    writeFileSync(join(folder, file), `${lines.join('')}export type T = string;\n`);
  };
  for (const target of Object.values(imports).flat()) write(target, []);
  for (const [file, targets] of Object.entries(imports)) write(file, targets);
  const { tsConfig: _, ...rest } = options;
  const { output } = await cruise(['.'], {
    ...rest,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden },
  });
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
}

describe('the import rules', () => {
  it.each([
    ['database-imports-downwards', 'server/database/connect.ts', 'server/auth/principal.ts'],
    ['auth-imports-downwards', 'server/auth/principal.ts', 'server/mail/queue.ts'],
    ['outbox-mail-jobs-imports-downwards', 'server/mail/queue.ts', 'server/config.ts'],
    ['operations-imports-downwards', 'server/operations/executor.ts', 'server/features/repositories.ts'],
    ['api-imports-downwards', 'server/api/problem.ts', 'server/mail/queue.ts'],
    ['features-imports-downwards', 'server/features/jobs.ts', 'server/http/app.ts'],
    ['http-imports-operations', 'server/http/app.ts', 'server/site/pages.ts'],
    ['site-imports-the-contract', 'server/site/pages.ts', 'server/auth/secrets.ts'],
    [
      'features-use-services',
      'server/features/tenancy/members/service.ts',
      'server/features/tenancy/roles/repository.ts',
    ],
    ['sdk-stands-alone', 'sdk/src/client.ts', 'server/api/types.ts'],
    ['server-imports-no-test', 'server/main.ts', 'test/support/server.ts'],
  ])('%s refuses that %s imports a type of %s', async (rule, from, to) => {
    expect(await refusals({ [from]: [to] })).toContain(rule);
  });

  it('no-cycles refuses two files that import types of each other', async () => {
    const [first, second] = ['server/api/ids.ts', 'server/api/times.ts'];
    expect(await refusals({ [first]: [second], [second]: [first] })).toContain('no-cycles');
  });

  it('allow a layer to import the layers below it, and a feature to import the service of another', async () => {
    const allowed = {
      'server/server.ts': ['server/http/app.ts', 'server/features/jobs.ts', 'server/site/pages.ts'],
      'server/http/app.ts': ['server/operations/executor.ts'],
      'server/features/tenancy/members/service.ts': [
        'server/features/tenancy/roles/service.ts',
        'server/operations/executor.ts',
      ],
      'server/operations/executor.ts': ['server/mail/queue.ts', 'server/api/types.ts'],
      'server/mail/queue.ts': ['server/jobs/time-slices.ts', 'server/database/connect.ts'],
      'server/api/types.ts': ['sdk/generated/schema.gen.ts'],
      'server/auth/passwords.ts': ['server/project-path.ts'],
    };
    expect(await refusals(allowed)).toEqual([]);
  });
});
