/**
 * Does a call cost the same among many virtual keys, configs and budgets? 100,000, 10,000 and 50,000 of them in ten workspaces against
 * ten of each, each in a database of its own with a server of its own, asked by turns, one call after the other. The bar: 1.2.
 */

import pg from 'pg';
import { Agent, request } from 'undici';
import { addBudgets, type GatewayBench, startGatewayBench } from './support/gateway-scene.ts';
import { conclude, median, ratioOf, spread } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 10);
const CALLS = Number(process.env.CALLS ?? 200);
const SIZE = Number(process.env.SIZE ?? 100_000);
const WORKSPACES = 10;
const BAR = 1.2;

/** Rows of each table for one of virtual keys. */
const SHARES = { virtual_keys: 1, gateway_configs: 0.1, gateway_budgets: 0.5 } as const;

/** Copies the first row of a table into workspaces, under other names. */
const copies = (table: keyof typeof SHARES, tenant: string, named: string) => `
  insert into ${table}
  select (jsonb_populate_record(one, jsonb_build_object(
    '${tenant}', w.id, 'id', 'copy_' || w.id || '_' || n, ${named}))).*
  from ${table} one, workspaces w, generate_series(1, $1::int) n
  where one.id = (select id from ${table} limit 1)`;
const FILL = {
  virtual_keys: copies('virtual_keys', 'workspace_id', "'slug', 'copy-' || n"),
  gateway_configs: copies('gateway_configs', 'workspace_id', "'slug', 'copy-' || n"),
  // Each is for a model of its own, so that calls are compared with all of them and count in none.
  gateway_budgets: copies(
    'gateway_budgets',
    'tenant_id',
    `'scope', 'policy', 'scope_id', null, 'group_by', '[]'::jsonb, 'conditions', jsonb_build_array(
      jsonb_build_object('key', 'model', 'value', 'model-' || n))`,
  ),
} as const satisfies Record<keyof typeof SHARES, string>;

async function fill({ bench, slug }: GatewayBench, size: number): Promise<void> {
  await bench.operator.configs.create({
    workspace: slug,
    ...{ slug: 'first', name: 'First', config: { virtual_key: 'provider' } },
  });
  for (let index = 1; index < WORKSPACES; index += 1)
    await bench.operator.workspaces.create({ name: 'Other', slug: `other-${index}` });
  const client = new pg.Client({ connectionString: bench.databaseUrl });
  await client.connect();
  for (const [table, share] of Object.entries(SHARES) as Array<[keyof typeof SHARES, number]>)
    await client.query(FILL[table], [Math.max(1, Math.floor((size * share) / WORKSPACES))]);
  await client.query('analyze virtual_keys, gateway_configs, gateway_budgets');
  await client.end();
}

async function startSide(size: number) {
  const scene = await startGatewayBench();
  await addBudgets(scene);
  await fill(scene, size);
  return { scene, agent: new Agent({ connections: 1, pipelining: 1 }) };
}
type Side = Awaited<ReturnType<typeof startSide>>;

const body = JSON.stringify({
  model: 'gpt-4o-mini',
  messages: [{ role: 'user', content: 'Hello' }],
  max_tokens: 64,
});

/** Returns the milliseconds of the call in the middle. */
async function time({ scene, agent }: Side): Promise<number> {
  const took: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const began = performance.now();
    const answer = await request(`${scene.bench.url}/v1/chat/completions`, {
      method: 'POST',
      dispatcher: agent,
      headers: {
        'content-type': 'application/json',
        authorization: scene.headers.Authorization,
        'x-portkey-config': 'first',
      },
      body,
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${text}`);
    took.push(performance.now() - began);
  }
  return median(took);
}

const small = await startSide(WORKSPACES);
const large = await startSide(SIZE);
const results = await inTurns(ROUNDS, { small: () => time(small), large: () => time(large) });
for (const { scene, agent } of [small, large]) {
  await agent.close();
  await scene.stop();
}

const ratio = ratioOf(results.large, results.small);
conclude(
  [
    { side: 'ten of each', ...spread(results.small) },
    { side: `${SIZE} virtual keys`, ...spread(results.large) },
  ],
  { bench: 'gateway-scale', ratio, bar: BAR, passed: ratio <= BAR },
);
