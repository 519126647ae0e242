import { defineConfig } from 'tsup';

export default defineConfig([
  {
    entry: { index: 'src/index.ts', audit: 'src/audit/index.ts', webhooks: 'src/webhooks.ts' },
    // Each entry is whole: splitting rewrites the classes of CommonJS and loses their names. `instanceof` compares names
    // that are our own, so that it holds across entries and builds.
    splitting: false,
    format: ['esm', 'cjs'],
    target: 'es2022',
    platform: 'neutral',
  },
  { entry: { cli: 'src/cli/main.ts' }, format: 'esm', target: 'es2022', platform: 'node' },
]);
