import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LedgerResult, verifyLedgerBundle } from '../../../sdk/src/ledger/index.ts';
import { createSecrets } from '../../../server/auth/secrets/secrets.ts';
import type { Database } from '../../../server/database/connect.ts';
import { TenantScope } from '../../../server/database/tenant-scope.ts';
import { ledgerChainBookRepository } from '../../../server/features/payments/ledger/chain-book-repository.ts';
import { ledgerRenderer } from '../../../server/features/payments/ledger/export.ts';
import { ledgerRepository } from '../../../server/features/payments/ledger/repository.ts';
import { createExportJob } from '../../../server/operations/exports/export-job.ts';
import { exportQueueRepository } from '../../../server/operations/exports/repository.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, newWorkspace, type TestUser, unique } from '../../support/users.ts';

/** The job is run here, with the same key. */
const PEPPER = 'a pepper that this test and its server have';
const signer = createSecrets(PEPPER).auditSigner;

let server: TestServer;
let owner: TestUser;
let publicKey: string;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false', TENANTRY_PEPPER: PEPPER } });
  owner = await createUser(server);
  publicKey = (await owner.api.auditKeys.list()).data[0]?.public_key ?? '';
});
afterAll(() => server.stop());

const newProject = (workspace: string) =>
  owner.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });

/** A project in a workspace of its own. */
async function newPlace() {
  const { id: workspace } = await owner.api.workspaces.get({ workspace: await newWorkspace(owner) });
  return { workspace, project: (await newProject(workspace)).id };
}

/** A project whose ledger has transfers between two accounts. */
async function newLedger(transfers: number) {
  const { workspace, project } = await newPlace();
  const ledger = ledgerRepository(new TenantScope(server.knex, workspace));
  const accounts = [unique('acc'), unique('acc')] as const;
  for (const accountId of accounts)
    await ledger.openAccount({ projectId: project, accountId, currency: 'TRY', floor: null }, new Date());
  const legs = accounts.map((account, index) => ({
    account: `bank:${account}` as const,
    amount: index === 0 ? -7 : 7,
  }));
  const posting = { projectId: project, currency: 'TRY', effectiveDate: '2026-03-02', legs };
  for (let left = transfers; left > 0; left -= 200)
    await ledger.post(
      Array.from({ length: Math.min(left, 200) }, () => ({ ...posting, kind: 'transferred' as const })),
      new Date(),
    );
  return { workspace, project };
}
type Place = Awaited<ReturnType<typeof newLedger>>;

async function verified(bundle: string): Promise<LedgerResult[]> {
  const results: LedgerResult[] = [];
  for await (const result of verifyLedgerBundle(bundle, { publicKey })) results.push(result);
  return results;
}
const downloadOf = (place: Place, id: string) =>
  owner.api.ledgerExports.download({ ...place, ledger_export_id: id as never });

describe('an export of a ledger', () => {
  it('has all transactions that exist, sealed and signed, and proves itself', async () => {
    const place = await newLedger(700);
    const made = await owner.api.ledgerExports.create(place);
    expect(made).toMatchObject({
      status: 'ready',
      transactions: 700,
      last_seq: 700,
      created_by: owner.id,
    });
    const results = await verified(await downloadOf(place, made.id));
    expect(results).toMatchObject([
      {
        valid: true,
        exportId: made.id,
        projectId: place.project,
        accounts: 9,
        transactions: 700,
        entries: 1_400,
      },
    ]);
    const { data } = await owner.api.auditEvents.list({ workspace: place.workspace, target: made.id });
    expect(data.map(({ action }) => action)).toEqual(['ledger_export.created']);
    // What is posted later is in the next one.
    expect(await owner.api.ledgerExports.create(place)).toMatchObject({ transactions: 700 });
    expect((await owner.api.ledgerCheckpoints.list(place)).data[0]?.seq).toBe(700);
  });

  it('of a project without accounts is empty, and proves that', async () => {
    const place = await newPlace();
    const { id } = await owner.api.ledgerExports.create(place);
    expect(await verified(await downloadOf(place, id))).toMatchObject([
      { valid: true, accounts: 0, transactions: 0 },
    ]);
  });

  it('that is large is written by a job, part by part, and is deleted after a day', async () => {
    const place = await newLedger(600);
    const { id } = await owner.api.ledgerExports.create(place);
    const row = () => server.knex('exports').where({ id });
    await row().update({ status: 'running', rows_done: 0, finished_at: null, expires_at: null });
    const get = () => owner.api.ledgerExports.get({ ...place, ledger_export_id: id });
    expect(await get()).toMatchObject({ status: 'running', transactions_done: 0 });
    expect(await expectProblem(downloadOf(place, id))).toMatchObject({ code: 'invalid_state' });
    const render = (scope: TenantScope) => ledgerRenderer(ledgerChainBookRepository(scope), signer);
    // The job uses nothing else of the database.
    await createExportJob({ knex: server.knex } as Database, {
      audit: render,
      ledger: render,
      usage: render,
    }).run();
    expect(await get()).toMatchObject({ status: 'ready', transactions_done: 600 });
    expect((await row())[0]?.parts).toBe(2);
    expect(await verified(await downloadOf(place, id))).toMatchObject([{ valid: true, transactions: 600 }]);
    await row().update({ expires_at: new Date(Date.now() - 1000) });
    await exportQueueRepository(server.knex).purgeExpired();
    expect(await get()).toMatchObject({ status: 'expired' });
    expect(await server.knex('export_parts').where({ export_id: id })).toEqual([]);
  });

  it('is deleted when the sandbox is reset, with the ledger that it would read', async () => {
    const place = await newLedger(3);
    const { id } = await owner.api.ledgerExports.create(place);
    await owner.api.sandbox.reset(place);
    expect(await expectProblem(downloadOf(place, id))).toMatchObject({ status: 404 });
  });

  it('belongs to one project', async () => {
    const [place, other] = [await newLedger(1), await newLedger(1)];
    const { id } = await owner.api.ledgerExports.create(place);
    expect(await expectProblem(downloadOf(other, id))).toMatchObject({ status: 404 });
    const elsewhere = { ...place, project: (await newProject(place.workspace)).id };
    expect(await expectProblem(downloadOf(elsewhere, id))).toMatchObject({ status: 404 });
  });
});
