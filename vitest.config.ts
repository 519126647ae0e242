import { defineConfig } from 'vitest/config';
import { hasPostgres } from './test/support/postgres.ts';

const shared = { testTimeout: 30_000, hookTimeout: 60_000, pool: 'forks' } as const;

/** The features run once on each engine; everything else chooses its own, or needs none. */
const onEngine = (engine: 'embedded' | 'postgres') => ({
  test: { ...shared, name: engine, include: ['test/features/**/*.test.ts'], env: { TEST_ENGINE: engine } },
});

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      {
        test: {
          ...shared,
          name: 'contract',
          include: ['test/contract/**/*.test.ts', 'test/sdk/**/*.test.ts'],
        },
      },
      onEngine('embedded'),
      ...(hasPostgres() ? [onEngine('postgres')] : []),
      {
        test: {
          ...shared,
          name: 'reliability',
          include: ['test/reliability/**/*.test.ts', 'test/browser/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
