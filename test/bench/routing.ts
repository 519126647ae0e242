/**
 * Does a request cost the same wherever its operation stands in the document? Measures the first and the last
 * operation of a document with 200, in turns, and takes the median of the ratios. The bar is 1.1.
 */
import { cpus } from 'node:os';
import autocannon from 'autocannon';
import type { OpenApiDocument } from '../../server/api/openapi-types.ts';
import { type ErrorCatalogue, notFound } from '../../server/api/problem.ts';
import { createProblemFactory, errorHandler } from '../../server/http/error-handler.ts';
import { createExpressApp, listenHttp } from '../../server/http/express-app.ts';
import { createRouter } from '../../server/http/router.ts';
import { createValidator } from '../../server/http/validator.ts';

const OPERATIONS = 200;
const ROUNDS = 7;
const SECONDS_PER_RUN = 2;
const CONNECTIONS = 20;
const BAR = 1.1;

const operation = (index: number): object => ({
  operationId: `things${index}.get`,
  parameters: [
    { name: 'workspace', in: 'path', required: true, schema: { type: 'string', maxLength: 64 } },
    { name: 'thing_id', in: 'path', required: true, schema: { type: 'string', pattern: '^thg_[a-z0-9]+$' } },
    { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 } },
  ],
  responses: { 200: { description: 'The input.' } },
});

const pathOf = (index: number): string => `/v1/workspaces/{workspace}/things${index}/{thing_id}`;

const document = {
  openapi: '3.1.0',
  info: { title: 'Routing', version: '1' },
  servers: [{ url: '/' }],
  paths: Object.fromEntries(
    Array.from({ length: OPERATIONS }, (_, index) => [pathOf(index), { get: operation(index) }]),
  ),
  components: { schemas: {}, parameters: {}, responses: {} },
  // Only what matching and validating read.
} as unknown as OpenApiDocument;

const serve = async () => {
  const router = createRouter(document);
  const validator = createValidator(document);
  await validator.precompile(router.operations);
  // No request of this benchmark is refused, so the catalogue of refusals is never read.
  const problems = createProblemFactory({} as ErrorCatalogue, () => 'http://localhost');
  const app = createExpressApp();
  app.use((req, res) => {
    const match = router.match(req.method, req.path);
    if (match === undefined || 'allowed' in match) throw notFound();
    res.json(validator.validate(req, match, undefined));
  });
  app.use(errorHandler(problems));
  return listenHttp(app, { host: '127.0.0.1', port: 0, problems });
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const measure = async (origin: string, index: number): Promise<number> => {
  const path = pathOf(index).replace('{workspace}', 'acme').replace('{thing_id}', 'thg_01');
  const { requests, non2xx, errors, duration } = await autocannon({
    url: `${origin}${path}?limit=20`,
    connections: CONNECTIONS,
    duration: SECONDS_PER_RUN,
    workers: 1,
  });
  if (non2xx > 0 || errors > 0) throw new Error(`${path}: ${non2xx} refusals, ${errors} errors`);
  return Math.round(requests.total / duration);
};

const server = await serve();
const first: number[] = [];
const last: number[] = [];
try {
  await measure(server.url, 0); // the compiler of the engine warms up
  for (let round = 0; round < ROUNDS; round += 1) {
    // The order changes with each round, so that a drift of the machine favours neither.
    const firstLeads = round % 2 === 0;
    if (firstLeads) first.push(await measure(server.url, 0));
    last.push(await measure(server.url, OPERATIONS - 1));
    if (!firstLeads) first.push(await measure(server.url, 0));
  }
} finally {
  await server.stop(0);
}

// Round by round, since the two runs of a round meet the same load from whatever else the machine does.
const ratio = Math.round(median(first.map((rate, round) => rate / (last[round] ?? rate))) * 1000) / 1000;
console.table([
  {
    operation: 'first of 200',
    'requests/s (median)': median(first),
    lowest: Math.min(...first),
    highest: Math.max(...first),
  },
  {
    operation: 'last of 200',
    'requests/s (median)': median(last),
    lowest: Math.min(...last),
    highest: Math.max(...last),
  },
]);
console.log(
  JSON.stringify({
    bench: 'routing',
    ratio,
    bar: BAR,
    passed: ratio <= BAR,
    first,
    last,
    machine: { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length },
  }),
);
process.exitCode = ratio <= BAR ? 0 : 1;
