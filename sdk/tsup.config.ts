import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', audit: 'src/audit/index.ts', webhooks: 'src/webhooks.ts' },
  // Each entry is whole: splitting rewrites the classes of CommonJS and loses their names. `instanceof` compares the brands of
  // classes, so that it holds across entries and builds.
  splitting: false,
  format: ['esm', 'cjs'],
  dts: true,
  target: 'es2022',
  platform: 'neutral',
  clean: true,
});
