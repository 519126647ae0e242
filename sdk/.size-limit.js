const limits = { path: 'dist/index.js', gzip: true };

/** Leaves out what the document generates, which grows with every operation. */
const withoutTable = {
  name: 'without-table',
  setup(build) {
    build.onLoad({ filter: /routes\.gen\.ts$/ }, () => ({
      contents: "export const routes = {}, version = '0.0.0'",
    }));
  },
};

export default [
  { ...limits, name: 'the client with the route table', limit: '12 kB' },
  {
    ...limits,
    name: 'the same without the route table',
    path: 'src/index.ts',
    limit: '6.5 kB',
    modifyEsbuildConfig: (config) => ({ ...config, plugins: [...(config.plugins ?? []), withoutTable] }),
  },
  { ...limits, name: 'money and its currencies', path: 'dist/money.js', limit: '2 kB' },
];
