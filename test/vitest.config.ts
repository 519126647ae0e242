import { defineConfig } from 'vitest/config';
import { hasPostgres } from './support/postgres.ts';

const HOUR = 3_600_000;

/** `vitest run --mode full`, or TEST_SCALE, runs more of a test that otherwise runs a sample, see test/support/scale.ts. */
export default defineConfig(({ mode }) => {
  if (mode === 'full') process.env.TEST_SCALE = 'full';
  const isLong = process.env.TEST_SCALE !== undefined;
  const shared = { testTimeout: isLong ? HOUR : 60_000, hookTimeout: 120_000, pool: 'forks' } as const;

  /**
   * Run on PostgreSQL alone where it is installed: mails and webhooks wait for time and for other servers, requests are validated
   * and decided in the server, and the rest is read and written by statements that both engines run.
   */
  const onOneEngine = hasPostgres()
    ? [
        'test/features/mail/**',
        'test/features/operations/{security-input,strict-values,error-texts,role-matrix,pagination,preconditions}.test.ts',
        'test/features/access/authorization-checks.test.ts',
        'test/features/tenancy/{templates,invitations}.test.ts',
        'test/features/access/access-tokens.test.ts',
        'test/features/records/webhook*.test.ts',
        'test/features/gateway/{configs,explain,gateway-logs,prices,relays,virtual-keys,virtual-key-upstream}.test.ts',
      ]
    : [];

  /** The features run once on each engine; everything else chooses its own, or needs none. */
  const onEngine = (engine: 'embedded' | 'postgres', exclude: string[] = []) => ({
    test: {
      ...shared,
      name: engine,
      include: ['test/features/**/*.test.ts'],
      exclude,
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
            ...shared,
            name: 'unit',
            include: ['test/unit/**/*.test.ts', 'test/architecture/**/*.test.ts', 'test/sdk/**/*.test.ts'],
          },
        },
        onEngine('embedded', onOneEngine),
        ...(hasPostgres() ? [onEngine('postgres')] : []),
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
