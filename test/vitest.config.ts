import { defineConfig } from 'vitest/config';
import { hasPostgres } from './support/postgres.ts';

const HOUR = 3_600_000;

/** `vitest run --mode full`, or TEST_SCALE, runs more of a test that otherwise runs a sample, see test/support/scale.ts. */
export default defineConfig(({ mode }) => {
  if (mode === 'full') process.env.TEST_SCALE = 'full';
  const isLong = process.env.TEST_SCALE !== undefined;
  const shared = { testTimeout: isLong ? HOUR : 60_000, hookTimeout: 120_000, pool: 'forks' } as const;
  /** Files of these projects follow each other in a process: modules are loaded once, and no test changes what others see. */
  const inOneProcess = { ...shared, isolate: false } as const;

  /**
   * What `npm test` runs on the embedded engine as well, where PostgreSQL is installed: every operation, payments and what counts,
   * locks or streams. The rest is decided in the server, or reads and writes by statements that these run. `npm run test:full` runs all.
   */
  const onBothEngines = [
    'jobs/*',
    'operations/{existence,fuzz,idempotency,references,replica-acknowledgement,tenant-isolation}',
    'access/{key-verify,revoked-requests*,vault-keys}',
    'gateway/{budgets,rate-limits,relay-limits}',
    'payments/{approval-collusion,approval-races,approvals}',
    'payments/{account,kept,ledger,limit,paid,payment,sandbox-[bcp]}*',
    'records/{audit*,data-retention,large-exports}',
    'tenancy/{offboarding,plans,projects,usage}',
  ].map((name) => `test/features/${name}.test.ts`);
  const onEmbedded = hasPostgres() && !isLong ? onBothEngines : ['test/features/**/*.test.ts'];

  /** Everything but the features chooses its own engine, or needs none. */
  const onEngine = (engine: 'embedded' | 'postgres', include: string[]) => ({
    test: {
      ...inOneProcess,
      name: engine,
      include,
      env: { TEST_ENGINE: engine },
    },
  });

  return {
    test: {
      globalSetup: ['test/support/global-setup.ts'],
      maxWorkers: 2,
      reporters: ['default'],
      projects: [
        {
          test: {
            ...inOneProcess,
            name: 'unit',
            include: ['test/unit/**/*.test.ts', 'test/architecture/**/*.test.ts', 'test/sdk/**/*.test.ts'],
          },
        },
        onEngine('embedded', onEmbedded),
        ...(hasPostgres() ? [onEngine('postgres', ['test/features/**/*.test.ts'])] : []),
        // The whole suite passes with DATABASE_DRIVER=plain. These files cover what the private driver does differently.
        {
          test: {
            ...shared,
            name: 'plain',
            include: ['test/reliability/transactions.test.ts', 'test/features/tenancy/projects.test.ts'],
            env: { DATABASE_DRIVER: 'plain', TEST_ENGINE: hasPostgres() ? 'postgres' : 'embedded' },
          },
        },
        {
          test: {
            ...shared,
            name: 'reliability',
            include: ['test/reliability/**/*.test.ts', 'test/browser/**/*.test.ts'],
            testTimeout: isLong ? HOUR : 120_000,
          },
        },
      ],
    },
  };
});
