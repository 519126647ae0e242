import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', audit: 'src/audit/index.ts', webhooks: 'src/webhooks.ts' },
  // All entries share one class of each error, so that `instanceof` holds across them, in CommonJS, too.
  splitting: true,
  esbuildOptions(options) {
    options.chunkNames = 'shared';
  },
  format: ['esm', 'cjs'],
  dts: true,
  target: 'es2022',
  platform: 'neutral',
  clean: true,
});
