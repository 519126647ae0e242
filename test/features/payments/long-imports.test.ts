import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentBatchId } from '../../../sdk/src/index.ts';
import { createVault } from '../../../server/auth/secrets/vault.ts';
import { processBatch } from '../../../server/features/payments/batches/process-batch.ts';
import { createRepositories } from '../../../server/features/repositories.ts';
import { contract } from '../../support/decisions.ts';
import { longestSliceOf } from '../../support/longest-slice.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import type { TestTeam } from '../../support/users.ts';

const ROWS = 10_000;
const MADE = rounds({ sample: 1_500, full: ROWS });
const APPROVALS = (['batch', 'each'] as const).slice(0, rounds({ sample: 1, full: 2 }));
/** Processor time without a turn of the event loop, collections of garbage included. */
const MOST_MS = 250;

let server: TestServer;
let acme: TestTeam;
let scene: PaymentScene;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  scene = await newPaymentScene(server, acme, { money: 1e12 });
  const { workspace, people } = acme;
  const money = { currency: 'TRY', per_day: 1e12 } as const;
  await people.owner.api.paymentLimits.create({ workspace, name: 'Day', scope: 'workspace', ...money });
  await people.owner.api.approvalRules.create({
    workspace,
    name: 'Large payments',
    when: { currencies: ['TRY'], min_amount: 10_010 },
    steps: [{ needed: 1, roles: ['owner'] }],
  });
});
afterAll(() => server.stop());

const csvOf = (count: number, name: string) =>
  [
    'amount;currency;method;to_account;reference',
    ...Array.from({ length: count }, (_, row) => `${10_000 + (row % 20)};TRY;eft;${scene.to};${name}${row}`),
  ].join('\r\n');

type Import = Parameters<TestTeam['people']['member']['api']['paymentBatches']['import']>[0];
const importRows = (query: Partial<Import>) => {
  const { workspace, project, from: from_account } = scene;
  return acme.people.member.api.paymentBatches.import(
    { workspace, project, format: 'csv', from_account, ...query } as Import,
    { timeout: 120_000 },
  );
};

describe('other requests are served while', () => {
  it.each(APPROVALS)(`a dry run looks at ${ROWS} payments with approval: %s`, async (approval) => {
    const csv = csvOf(ROWS, approval);
    const looking = importRows({ csv, approval, dry_run: true });
    expect(await longestSliceOf(looking)).toBeLessThan(MOST_MS);
    expect(await looking).toMatchObject({ rows: ROWS, refused: 0 });
  });

  it(`${MADE} payments are created in one transaction, and cancelled`, async () => {
    const { batch } = await importRows({ csv: csvOf(MADE, 'made'), approval: 'batch', mode: 'atomic' });
    const id = batch?.id as PaymentBatchId;
    const due = { workspace_id: acme.workspaceId, project_id: scene.project, id };
    const tools = {
      database: server,
      secrets: { vault: createVault('pepper', []) },
      build: createRepositories,
      contract,
    };
    expect(await longestSliceOf(processBatch(tools, due))).toBeLessThan(MOST_MS);
    const { workspace, project } = scene;
    const cancel = acme.people.owner.api.paymentBatches.cancel(
      { workspace, project, batch_id: id },
      { timeout: 120_000 },
    );
    expect(await longestSliceOf(cancel)).toBeLessThan(MOST_MS);
    expect((await cancel).counts).toMatchObject({ cancelled: MADE });
    const events = server.knex('events').where({ tenant_id: acme.workspaceId });
    expect(await events.clone().where({ type: 'payment.created' })).toHaveLength(MADE);
    expect(await events.clone().where({ type: 'payment.cancelled' })).toHaveLength(MADE);
  });
});
