import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Action, type Cast, conspiracy, newConspiracy } from '../../support/payments/colluders.ts';
import { rounds, seedOf } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser } from '../../support/users.ts';

let server: TestServer;
let cast: Cast;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  const [founder, ...others] = await Promise.all(Array.from({ length: 7 }, () => createUser(server)));
  if (founder === undefined) throw new Error('There is no founder.');
  cast = { server, founder, colluders: others.slice(0, 3), puppets: others.slice(3) };
}, 60_000);
afterAll(() => server.stop());

/**
 * What the design says, without the code that counts: a payment needs people besides the one who requested it, each of them
 * one person, and users whom a person has made approvers in the last 30 days are that person.
 */
it('fewer people than a payment needs never get one through, whatever they do with users, keys, roles and rules', async () => {
  const seen = new Map<string, number>();
  const property = fc.asyncProperty(conspiracy, async ({ roles, ordered, actions }) => {
    const plot = await newConspiracy(cast, { roles, ordered, needed: roles.length + 1 });
    const done: string[] = [];
    // In the end each of them asks for a payment, and a day later all of them approve whatever they can.
    const ends = [0, 1, 2, 3, 4, 5].flatMap((pick): Action[] => [{ kind: 'approve', by: 0, whom: 0, pick }]);
    const asks = [0, 1, 4, 7].map((by): Action => ({ kind: 'pay', by, whom: 0, pick: 0 }));
    for (const one of [...actions, ...asks, { kind: 'wait', by: 0, whom: 0, pick: 2 } as const, ...ends]) {
      done.push(await plot.run(one));
      expect(await plot.through(), done.join(', ')).toEqual([]);
    }
    for (const one of done) seen.set(one, (seen.get(one) ?? 0) + 1);
  });
  await fc.assert(property, {
    numRuns: rounds({ sample: 4, full: 2000 }),
    seed: seedOf('approval-collusion'),
    endOnFailure: true,
  });
  const served = [...seen].filter(([one]) => one.endsWith('served')).map(([one, times]) => `${one} ${times}`);
  process.stdout.write(`approval-collusion: ${served.join(', ')}\n`);
  for (const kind of ['pay', 'approve', 'promote', 'wait'])
    expect(seen.get(`${kind}: served`) ?? 0, kind).toBeGreaterThan(0);
});

it('as many people as a payment needs get it through, so that the plots above could succeed', async () => {
  const plot = await newConspiracy(cast, { roles: ['admin', 'admin', 'manager'], ordered: false, needed: 2 });
  const run = (kind: Action['kind']) => plot.run({ kind, by: 0, whom: 0, pick: 0 });
  expect(await run('pay')).toBe('pay: served');
  expect(await plot.through()).toEqual([]);
  expect(await run('approve')).toBe('approve: served');
  expect(await plot.through()).toHaveLength(1);
});
