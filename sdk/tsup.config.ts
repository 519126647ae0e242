import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', audit: 'src/audit/index.ts' },
  format: ['esm', 'cjs'],
  dts: true,
  target: 'es2022',
  platform: 'neutral',
  clean: true,
});
