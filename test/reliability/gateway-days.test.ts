import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TenantScope } from '../../server/database/tenant-scope.ts';
import { Journal } from '../../server/features/gateway/accounting/journal.ts';
import { settleBatch } from '../../server/features/gateway/accounting/settle-batch.ts';
import { gatewayDayRepository } from '../../server/features/gateway/reconciliations/repository.ts';
import { engines } from '../support/database.ts';
import { type BudgetScene, newBudgetScene, WORKSPACE } from '../support/gateway/budget-scene.ts';
import { closeDays, settleCalls, settledCall } from '../support/gateway/settled-calls.ts';
import { pollUntil } from '../support/poll.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';

let scene: BudgetScene;
beforeAll(async () => {
  scene = await newBudgetScene(engines.at(-1) ?? 'embedded');
}, 120_000);
afterAll(() => scene.close());

/** Days are closed in a workspace of the test's own. */
let workspace: string;
let tests = 0;
beforeEach(async () => {
  tests += 1;
  workspace = `${WORKSPACE}_${tests}`;
  await scene.database.knex('tenants').insert({ id: workspace } as never);
});

const dayOf = (number: number) => new Date(Date.UTC(2025, 0, number)).toISOString().slice(0, 10);
const callAt = (day: string) => settledCall({ workspaceId: workspace, at: `${day}T12:00:00Z` });

/** The closings of a day, with the calls that each has. */
async function closingsOf(day: string) {
  const closings = gatewayDayRepository(new TenantScope(scene.database.knex, workspace));
  const rows = await closings.ofDays([day]);
  return Promise.all(
    rows.map(async (row) => ({
      serial: Number(row.serial),
      late: row.late,
      sealed: Number(row.calls),
      ids: (await closings.calls(row, {}, 1000)).map(({ id }) => id),
    })),
  );
}

describe('the closings of a day', () => {
  it('have each call once, however settlements and the end of the day race', async () => {
    const { knex } = scene.database;
    const random = randomOf(seedOf('closings'));
    for (let round = 1; round <= rounds({ sample: 12, full: 300 }); round += 1) {
      const day = dayOf(round);
      const batches = Array.from({ length: 6 }, () =>
        Array.from({ length: 1 + random(4) }, () => callAt(day)),
      );
      await settleCalls(knex, batches[0] ?? []);
      await Promise.all([
        ...batches.slice(1).map(async (batch) => {
          await delay(random(12));
          await settleCalls(knex, batch);
        }),
        ...[1, 2].map(async () => {
          await delay(random(12));
          await closeDays(knex);
        }),
      ]);
      await closeDays(knex);
      const closings = await closingsOf(day);
      expect(closings.map(({ sealed }) => sealed)).toEqual(closings.map(({ ids }) => ids.length));
      expect(closings.flatMap(({ ids }) => ids).sort()).toEqual(
        batches
          .flat()
          .map(({ id }) => id)
          .sort(),
      );
      expect(closings.map(({ late }) => late)).toEqual(closings.map((_, index) => index > 0));
    }
    const serials = await knex('gateway_closings')
      .where({ tenant_id: workspace })
      .orderBy('serial')
      .pluck('serial');
    expect(serials.map(Number)).toEqual(serials.map((_, index) => index + 1));
    expect(await knex('gateway_days').where({ tenant_id: workspace, is_balanced: false })).toEqual([]);
  });

  it('wait for calls that are being settled when the day ends', async () => {
    const { knex } = scene.database;
    const day = dayOf(1);
    const budget_id = await scene.addBudget({ tenant_id: workspace, alerts: [{ percent: 1 }] });
    const place = { tenant_id: workspace, budget_id, bucket: '', period_start: `${day}T00:00:00.000Z` };
    await knex('gateway_budget_periods').insert({ ...place, target_units: '9', limit_units: '9' } as never);
    const first = callAt(day);
    await settleCalls(knex, [first]);
    let [open, reach] = [() => {}, () => {}];
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    const slow = { ...callAt(day), charges: [{ ...place, units: 1 }] };
    // Notices are the last thing that a settlement does before it commits.
    const announce = async () => {
      reach();
      await opened;
    };
    const settling = settleBatch({ knex, announce }, [slow], { holder: 'slow' });
    await reached;
    const closing = closeDays(knex);
    await delay(50);
    open();
    await Promise.all([settling, closing]);
    await closeDays(knex);
    const closings = await closingsOf(day);
    expect(closings.flatMap(({ ids }) => ids).sort()).toEqual([first.id, slow.id].sort());
    expect(closings.map(({ sealed }) => sealed)).toEqual(closings.map(({ ids }) => ids.length));
  });

  it('are one for each day, when several replicas catch up at once', async () => {
    const { knex } = scene.database;
    const days = [1, 2, 3].map(dayOf);
    for (const day of days) await settleCalls(knex, [callAt(day), callAt(day)]);
    await Promise.all([closeDays(knex), closeDays(knex), closeDays(knex)]);
    const found = await Promise.all(days.map(closingsOf));
    expect(found.flat().map(({ serial, sealed }) => [serial, sealed])).toEqual([
      [1, 2],
      [2, 2],
      [3, 2],
    ]);
    const entries = await knex('audit_events').where({ tenant_id: workspace, action: 'gateway.day_closed' });
    expect(entries).toHaveLength(3);
  });

  it('have the calls of a lost server late, when its journal comes back', async () => {
    const { knex } = scene.database;
    const day = dayOf(1);
    const [settled, lost] = [callAt(day), callAt(day)];
    await settleCalls(knex, [settled]);
    await closeDays(knex);
    const folder = join(scene.folder, 'gateway', `lost-${workspace}`);
    mkdirSync(folder, { recursive: true });
    const journal = new Journal(folder, { fsync: false });
    journal.write({ kind: 'finished', row: lost });
    journal.close();
    const server = await scene.start();
    await pollUntil(
      () => Promise.resolve(existsSync(folder)),
      (exists) => !exists,
      { what: 'the end of the lost journal' },
    );
    await server.stop(5000);
    await closeDays(knex);
    expect(await closingsOf(day)).toEqual([
      { serial: 1, late: false, sealed: 1, ids: [settled.id] },
      { serial: 2, late: true, sealed: 1, ids: [lost.id] },
    ]);
  });
});
