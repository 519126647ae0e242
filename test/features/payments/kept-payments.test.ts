import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/connect.ts';
import { createLedgerPurgeJob } from '../../../server/features/payments/ledger/purge-job.ts';
import { purgeRepository } from '../../../server/features/records/data-retention/purge-repository.ts';
import { runJob } from '../../support/jobs.ts';
import { copyPayments } from '../../support/payments/copy-payments.ts';
import { createPayers, newPaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { secretsOf } from '../../support/tokens.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const LONG_AGO = new Date(Date.now() - 31 * 86_400_000);
/** Payments of the live project: more than a batch. */
const PAYMENTS = 250;

/** A team with a live and a simulated project, each with payments. */
async function newPayments() {
  const acme = await createPayers(server);
  const { payments, approvalRules } = acme.people.owner.api;
  const pay = async (environment: 'production' | 'sandbox') => {
    const at = await newPaymentScene(server, acme, { environment });
    const payee = await at.connect(0);
    const draft = at.draft({ to_account: payee, method: 'bank_transfer', note: 'Confidential' });
    const { id, status } = await payments.create(draft);
    expect(status).toBe('settled');
    return { ...at, payee, payment: id };
  };
  const [live, simulated] = [await pay('production'), await pay('sandbox')];
  const later = live.draft({ to_account: live.payee, method: 'bank_transfer', execution_date: '2030-03-04' });
  const { id: scheduled } = await payments.create(later);
  await copyPayments(server.knex, scheduled, PAYMENTS - 4);
  await approvalRules.create({ workspace: acme.workspace, name: 'Any', steps: [{ needed: 1 }] });
  const { id: asked } = await payments.create({ ...later, amount: 10_001 });
  const { workspace, project, ...row } = { ...later, amount: 10_002 };
  const { paymentBatches } = acme.people.owner.api;
  const { id: batch } = await paymentBatches.create({ workspace, project, payments: [row] });
  return { ...acme, live, simulated, asked, batch };
}

const keptOf = (project_id: string) => server.knex('kept_payments').where({ project_id }).orderBy('id');
const countOf = async (workspace_id: string) =>
  (await server.knex('payments').where({ workspace_id })).length;

/** Opens what is kept of a project. */
async function contentOf(project: string) {
  const { vault } = secretsOf(server);
  return (await keptOf(project)).flatMap(({ workspace_id: tenantId, id: rowId, ...secret }) => {
    const identity = { tenantId, kind: 'kept_payments', rowId, version: 1, destination: '' } as const;
    return vault
      .open(identity, secret)
      .split('\n')
      .map((line) => JSON.parse(line));
  });
}

describe('the payments of a purged live project', () => {
  it('are kept with their accounts, batches, events and approvals, sealed, until the ledger is purged; those of a simulated one are not', async () => {
    const { live, simulated, workspaceId, asked, batch } = await newPayments();
    const projects = () => server.knex('projects').whereIn('id', [live.project, simulated.project]);
    await projects().update({ archived_at: LONG_AGO });
    await purgeRepository(server.knex).projects();
    expect(await projects()).toMatchObject([{ id: live.project }]);
    await runJob(server, 'purge');
    expect([await projects(), await countOf(workspaceId)]).toEqual([[], 0]);

    expect(await keptOf(simulated.project)).toEqual([]);
    const rows = await keptOf(live.project);
    expect(rows.map(({ payments }) => payments)).toEqual([200, PAYMENTS - 200]);
    const plain = rows.map(({ sealed }) => sealed.toString('latin1')).join();
    expect(plain).not.toContain('Confidential');
    const content = await contentOf(live.project);
    expect(content).toHaveLength(PAYMENTS);
    expect(content.find(({ payment }) => payment.id === live.payment)).toMatchObject({
      payment: { amount: 10_000, status: 'settled', note: 'Confidential' },
      from_account: { id: live.from, holder: { name: 'Acme Ltd' } },
      to_account: { id: live.payee },
      events: [{ type: 'created' }, { type: 'processing' }, { type: 'settled' }],
      approvals: [],
      batch: null,
    });
    expect(content.find(({ payment }) => payment.batch_id === batch)).toMatchObject({
      payment: { amount: 10_002 },
      batch: { id: batch, row_count: 1, totals: [{ currency: 'TRY', amount: 10_002 }] },
    });
    expect(content.find(({ payment }) => payment.id === asked)).toMatchObject({
      payment: { stage: 'approval' },
      approvals: [{ status: 'pending', requirement: { demands: [{ name: 'Any' }] }, votes: [] }],
    });

    const purge = () => createLedgerPurgeJob({ knex: server.knex } as Database, 10).run();
    await purge();
    expect(await keptOf(live.project)).toHaveLength(2);
    const orphaned_at = server.knex.raw(`now() - interval '11 years'`) as never;
    await server.knex('ledgers').where({ project_id: live.project }).update({ orphaned_at });
    await purge();
    expect(await keptOf(live.project)).toEqual([]);
  });

  it('are kept too when its whole workspace is purged', async () => {
    const { live, workspaceId } = await newPayments();
    await server.knex('workspaces').where({ id: workspaceId }).update({ archived_at: LONG_AGO });
    await runJob(server, 'purge');
    expect(await server.knex('workspaces').where({ id: workspaceId })).toEqual([]);
    expect(await contentOf(live.project)).toHaveLength(PAYMENTS);
  });
});
