import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { engines } from '../support/database.ts';
import { type BudgetScene, newBudgetScene, WORKSPACE } from '../support/gateway/budget-scene.ts';
import { rounds } from '../support/scale.ts';
import { runChild } from './children/run.ts';

const KILLS = rounds({ sample: 2, full: 20 });
/** Hundreds of calls that have ended before a kill. */
const HUNDREDS = 4;

let scene: BudgetScene;
beforeAll(async () => {
  scene = await newBudgetScene('postgres');
}, 120_000);
afterAll(() => scene.close());

/** What the provider and the clients have seen of a call. */
interface Seen {
  passed: number;
  finished: number | undefined;
}

function read(lines: readonly string[], seen: Map<string, Seen>): void {
  for (const line of lines) {
    const [kind, id = '', tokens = '0'] = line.split(' ');
    const call = seen.get(id) ?? { passed: 0, finished: undefined };
    seen.set(id, call);
    if (kind === 'T') call.passed = Number(tokens);
    if (kind === 'F') call.finished = Number(tokens);
  }
}

it.skipIf(!engines.includes('postgres'))(
  'kills under load lose no call, count none twice, and count those in flight to what has passed',
  async () => {
    const { knex } = scene.database;
    await scene.addBudget({ limit_amount: '100000' });
    await scene.addBudget({ limit_amount: '1000000000', measure: 'tokens' });
    await scene.addBudget({ limit_amount: '1000000000', measure: 'requests' });
    const seen = new Map<string, Seen>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const file = join(scene.folder, `seen-${kill}`);
      const child = runChild('gateway-streams', scene.test.options.databaseUrl ?? '', scene.folder, file);
      await child.waitForLines(HUNDREDS);
      await child.end('SIGKILL');
      read(readFileSync(file, 'utf8').trimEnd().split('\n'), seen);
    }
    // What the dead had leased is free when it has expired.
    await knex('gateway_leases').update({ expires_at: new Date(Date.now() - 1000) });
    const running = await scene.start();
    await expect
      .poll(async () => (await scene.periods()).map(({ leased, in_doubt }) => leased + in_doubt), {
        timeout: 30_000,
      })
      .toEqual([0, 0, 0]);
    await running.stop(10_000);
    const rows = await knex('gateway_calls').where({ tenant_id: WORKSPACE });
    const byId = new Map(rows.map((row) => [row.id, row]));
    expect(byId.size).toBe(rows.length);
    const wrong = [...seen].flatMap(([id, { passed, finished }]) => {
      const row = byId.get(id);
      const tokens = Number(row?.output_tokens ?? -1);
      const isRight =
        finished !== undefined ? tokens === finished : tokens >= passed && tokens <= passed * 1.1 + 12;
      return isRight ? [] : [{ id, passed, finished, tokens, source: row?.usage_source }];
    });
    expect(wrong).toEqual([]);
    // A call may be in the journal before the provider accepts it: at most those that began at a kill.
    expect(rows.length - seen.size).toBeLessThanOrEqual(KILLS * 200);
    expect(rows.length).toBeGreaterThan(KILLS * 200);
    expect((await scene.periods()).map(({ overrun }) => overrun)).toEqual([0, 0, 0]);
    expect(await scene.problems()).toEqual([]);
  },
);
