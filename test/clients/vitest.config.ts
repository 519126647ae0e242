import { defineConfig } from 'vitest/config';

/** Clients of others, which `npm run test:foreign` installs. */
export default defineConfig({
  test: {
    include: ['test/clients/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { TEST_ENGINE: 'embedded' },
  },
});
