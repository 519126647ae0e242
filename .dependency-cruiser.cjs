/**
 * Which file may import which: `npm run check:imports`. Imports of types count as any other.
 *
 *   features → operations → outbox, mail, jobs → auth → database → api
 *   http → operations, and all below      site → api
 *
 * The files of `server/` itself start and stop the server: they hand registries, pages and settings to the folders, which
 * never import them.
 */

/** From the top down. Folders of one layer may import each other where that makes no cycle. */
const LAYERS = [['features'], ['operations'], ['outbox', 'mail', 'jobs'], ['auth'], ['database'], ['api']];

const pathOf = (folders) => `^server/(?:${folders.join('|')})/`;
/** It has to be one folder below the root, built or not. */
const PROJECT_PATH = '^server/project-path\\.ts$';
/** The types that are generated from the contract. */
const GENERATED_TYPES = '^sdk/generated/schema\\.gen\\.ts$';
/** Our own files. Packages have rules of their own. */
const OURS = '^(?:server|sdk|test)/';

/** A layer imports itself and the layers below it. */
const layerRules = LAYERS.map((folders, index) => ({
  name: `${folders.join('-')}-imports-downwards`,
  comment: 'A layer imports itself and the layers below it. What it needs from above is handed in.',
  severity: 'error',
  from: { path: pathOf(folders) },
  to: {
    path: OURS,
    pathNot: [
      pathOf(LAYERS.slice(index).flat()),
      PROJECT_PATH,
      ...(index === LAYERS.length - 1 ? [GENERATED_TYPES] : []),
    ],
  },
}));

const FEATURE = '^server/features/([^/]+/[^/]+)/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Move what both files need into a third one, or hand one of them to the other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-lead-to-a-file',
      comment: 'The import leads to no file and no installed package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...layerRules,
    {
      name: 'http-imports-operations',
      comment:
        'HTTP knows operations and what they are built on. Features and pages are handed in by the server.',
      severity: 'error',
      from: { path: pathOf(['http']) },
      to: { path: OURS, pathNot: [pathOf(['http', ...LAYERS.slice(1).flat()]), PROJECT_PATH] },
    },
    {
      name: 'site-imports-the-contract',
      comment: 'Pages are made from the contract. What a page needs beyond that is handed in by the server.',
      severity: 'error',
      from: { path: pathOf(['site']) },
      to: { path: OURS, pathNot: [pathOf(['site', 'api']), PROJECT_PATH] },
    },
    {
      name: 'features-use-services',
      comment: 'A feature uses the rules of another one, and never its handlers or its repository.',
      severity: 'error',
      from: { path: FEATURE },
      to: {
        path: '^server/features/',
        // How a thing of each feature ends is shared: provenance.
        pathNot: [
          '^server/features/$1/',
          '/(?:service|policies|serializers)\\.ts$',
          '^server/features/tenancy/provenance/',
          // What providers say and what it costs is read in one way by all parts of the gateway.
          '^server/features/gateway/formats/',
          '^server/features/gateway/prices/(?:cost|overrides|price)\\.ts$',
          // The parts of the gateway meet in the path of a call: the providers, and a virtual key as calls use it.
          '^server/features/gateway/providers/',
          '^server/features/gateway/virtual-keys/upstream\\.ts$',
          // The methods of a sign-in meet in the sessions.
          '^server/features/identity/sessions/proof-method\\.ts$',
          '^server/features/identity/[\\w-]+/[\\w-]+-proof\\.ts$',
        ],
      },
    },
    {
      name: 'sdk-stands-alone',
      comment: 'The SDK is published without the server.',
      severity: 'error',
      from: { path: '^sdk/(?:src|generated)/' },
      to: { path: '^(?:server|test)/' },
    },
    {
      name: 'server-imports-no-test',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
