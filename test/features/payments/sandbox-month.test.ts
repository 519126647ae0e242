import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookProblems } from '../../support/payments/books.ts';
import { doBusiness, planBusiness } from '../../support/payments/business.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
});
afterAll(() => server.stop());

const [DAYS, PER_DAY] = [rounds({ sample: 7, full: 91 }), rounds({ sample: 12, full: 33 })];

it('a month of business by the clock of a project leaves the same in two projects, but for ids', async () => {
  const days = planBusiness(DAYS, PER_DAY, randomOf(seedOf('sandbox-month')));
  const first = await doBusiness(server, days);
  const second = await doBusiness(server, days);
  const place = first.findIndex((line, index) => line !== second[index]);
  expect(second.slice(Math.max(place, 0)).slice(0, 3)).toEqual(first.slice(Math.max(place, 0)).slice(0, 3));
  expect(second).toHaveLength(first.length);
  const [payments, text] = [first.filter((line) => line.includes('"what_the_bank_sees"')), first.join('\n')];
  process.stdout.write(`sandbox-month: ${payments.length} payments, ${first.length} lines\n`);
  // Without these, the month would prove little. A few days have most of them.
  const kinds = ['"expired"', '"rejected"', '"unknown"', '"returned"', '"hold"', '"funds"'];
  const unseen = kinds.filter((kind) => !text.includes(kind));
  expect(unseen.length, unseen.join()).toBeLessThanOrEqual(DAYS < 30 ? 3 : 0);
  expect(await bookProblems(server.knex)).toEqual([]);
});
