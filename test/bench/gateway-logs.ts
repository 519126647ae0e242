/**
 * Does reading the log cost the same among 1,000,000 calls as among 10,000? Each in a workspace of its own in one database, asked by
 * turns, one request after the other: the first page, and pages by a filter. Then the oldest month is dropped, as retention does. The
 * bars: medians 1.2 times as long, one second for the month, and memory that stays as it is.
 */
import pg from 'pg';
import { bearer, seedWorkspace, startBench } from './support/bench-server.ts';
import { conclude, median, ratioOf, round, spread } from './support/report.ts';
import { inTurns } from './support/rounds.ts';
import { sampleProcess } from './support/watch.ts';

const SMALL = 10_000;
const LARGE = Number(process.env.SIZE ?? 1_000_000);
const ROUNDS = Number(process.env.ROUNDS ?? 10);
const CALLS = 50;
const MONTHS = 3;
const BARS = { ratio: 1.2, dropMs: 1000, memoryMb: 20 };

const MONTHS_SQL = `
  select add_gateway_month((date_trunc('month', now()) - make_interval(months => m))::date)
  from generate_series(0, ${MONTHS}) m`;
/** A call a moment, over some months back from now. Every hundredth has failed. */
const FILL_SQL = `
  insert into gateway_calls (tenant_id, id, month, admitted_at, request_id, trace_id, operation, attempt, provider, model,
    stream, status, error_code, queued_ms, first_byte_ms, total_ms, usage, input_tokens, output_tokens, usage_source,
    cost_nano_usd, saved_nano_usd, metadata, charges)
  select $1, 'glg_01' || substr(md5($1 || n), 1, 24), date_trunc('month', at at time zone 'UTC')::date, at, 'req-' || n,
    'trace-' || n, 'chat', 0, 'openai', 'gpt-4o-mini', false, case when n % 100 = 0 then 500 else 200 end,
    case when n % 100 = 0 then 'upstream' end, 0, 5, 10, '{}', 100, 20, 'provider', 1000, 0, '{}', '[]'
  from (select n, now() - make_interval(secs => n * ${MONTHS} * 27 * 86400.0 / $2) as at from generate_series(1, $2::int) n) t`;

const bench = await startBench();
const client = new pg.Client({ connectionString: bench.databaseUrl });
await client.connect();
await client.query(MONTHS_SQL);

async function startSide(slug: string, count: number) {
  const { id, secret } = await seedWorkspace(bench.operator, slug);
  await client.query(FILL_SQL, [id, count]);
  return { url: `${bench.url}/v1/workspaces/${slug}/gateway-logs`, headers: bearer(secret) };
}
type Side = Awaited<ReturnType<typeof startSide>>;

const small = await startSide('small', SMALL);
const large = await startSide('large', LARGE);
await client.query('vacuum analyze gateway_calls');

/** Returns the milliseconds of the request in the middle. */
async function time({ url, headers }: Side, query: string): Promise<number> {
  const took: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const began = performance.now();
    const response = await fetch(`${url}?limit=20${query}`, { headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    took.push(performance.now() - began);
  }
  return median(took);
}

const turns = (query: string) =>
  inTurns(ROUNDS, { small: () => time(small, query), large: () => time(large, query) });
const pid = bench.server.process.pid ?? 0;
const resident = async () => (await sampleProcess(pid, bench.url, 0)).residentMb;
const list = await turns('');
const filtered = await turns('&failed=true');
const before = await resident();
const { rows } = await client.query<{ name: string }>(`
  select c.oid::regclass::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'gateway_calls'::regclass order by 1 limit 1`);
const began = performance.now();
await client.query(`drop table ${rows[0]?.name ?? ''}`);
const dropMs = performance.now() - began;
const memory = (await resident()) - before;
await client.end();
await bench.stop();

const figures = {
  list_ratio: ratioOf(list.large, list.small),
  filter_ratio: ratioOf(filtered.large, filtered.small),
  drop_ms: round(dropMs),
  memory_mb: round(memory, 1),
};
conclude(
  [
    { page: `first of ${SMALL}`, ...spread(list.small) },
    { page: `first of ${LARGE}`, ...spread(list.large) },
    { page: `failed of ${SMALL}`, ...spread(filtered.small) },
    { page: `failed of ${LARGE}`, ...spread(filtered.large) },
  ],
  {
    bench: 'gateway-logs',
    ...figures,
    bars: BARS,
    passed:
      figures.list_ratio <= BARS.ratio &&
      figures.filter_ratio <= BARS.ratio &&
      figures.drop_ms <= BARS.dropMs &&
      figures.memory_mb <= BARS.memoryMb,
  },
);
