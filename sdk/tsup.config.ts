import { defineConfig } from 'tsup';

const common = { target: 'es2022', platform: 'neutral' } as const;

export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      audit: 'src/audit/index.ts',
      ledger: 'src/ledger/index.ts',
      usage: 'src/usage/index.ts',
      webhooks: 'src/webhooks.ts',
      money: 'src/money.ts',
      until: 'src/until.ts',
      openai: 'src/openai.ts',
      server: 'src/server/index.ts',
      express: 'src/server/express.ts',
      fastify: 'src/server/fastify.ts',
      hono: 'src/server/hono.ts',
    },
    // Each entry is whole: splitting rewrites the classes of CommonJS and loses their names. `instanceof` compares names
    // that are our own, so that it holds across entries and builds.
    splitting: false,
    format: ['esm', 'cjs'],
    ...common,
    esbuildPlugins: [
      {
        name: 'parts-on-demand',
        setup: ({ onResolve }) =>
          // Guards load these parts only when their options ask for them.
          onResolve({ filter: /^\.\/\w+\.ts$/ }, ({ path, kind }) =>
            kind === 'dynamic-import' ? { path: path.replace(/ts$/, 'js'), external: true } : undefined,
          ),
      },
    ],
  },
  { entry: { memory: 'src/server/memory.ts' }, format: 'esm', ...common },
  { entry: { cli: 'src/cli/main.ts' }, format: 'esm', target: 'es2022', platform: 'node' },
]);
