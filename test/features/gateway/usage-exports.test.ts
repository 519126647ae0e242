import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type UsageResult, verifyUsageBundle } from '../../../sdk/src/usage/index.ts';
import { createSecrets } from '../../../server/auth/secrets/secrets.ts';
import type { Database } from '../../../server/database/connect.ts';
import type { TenantScope } from '../../../server/database/tenant-scope.ts';
import { usageRenderer } from '../../../server/features/gateway/reconciliations/export.ts';
import { gatewayDayRepository } from '../../../server/features/gateway/reconciliations/repository.ts';
import { createExportJob } from '../../../server/operations/exports/export-job.ts';
import { closeDays, settleCalls, settledCall } from '../../support/gateway/settled-calls.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, newWorkspace, type TestUser } from '../../support/users.ts';

/** The job is run here, with the same key. */
const PEPPER = 'a pepper that this test and its server have';
const signer = createSecrets(PEPPER).auditSigner;

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false', TENANTRY_PEPPER: PEPPER } });
  owner = await createUser(server);
});
afterAll(() => server.stop());

/** A workspace with calls on two days, one of which came late. */
let workspace: `ws_${string}`;
beforeEach(async () => {
  workspace = (await owner.api.workspaces.get({ workspace: await newWorkspace(owner) })).id;
  const callAt = (at: string) => settledCall({ workspaceId: workspace, at });
  await settleCalls(server.knex, [callAt('2026-01-14T10:00:00Z'), callAt('2026-01-15T10:00:00Z')]);
  await closeDays(server.knex);
  await settleCalls(server.knex, [callAt('2026-01-14T11:00:00Z')]);
  await closeDays(server.knex);
});

const PERIOD = { since: '2026-01-01', until: '2026-01-31' };
const exported = async () => {
  const { id: usage_export_id } = await owner.api.gatewayUsageExports.create({ workspace, ...PERIOD });
  return usage_export_id;
};
const download = (usage_export_id: `gux_${string}`) =>
  owner.api.gatewayUsageExports.download({ workspace, usage_export_id });

async function verified(bundle: string): Promise<UsageResult[]> {
  const { id: export_id } = await owner.api.auditExports.create({ workspace, format: 'jsonl' });
  const auditBundle = await owner.api.auditExports.download({ workspace, export_id });
  const results: UsageResult[] = [];
  for await (const result of verifyUsageBundle(bundle, { publicKey: signer.publicKey, auditBundle }))
    results.push(result);
  return results;
}

describe('an export of calls', () => {
  it('proves itself with the audit log, also with calls that came late', async () => {
    const id = await exported();
    expect(await owner.api.gatewayUsageExports.get({ workspace, usage_export_id: id })).toMatchObject({
      ...{ ...PERIOD, status: 'ready', calls: 3, calls_done: 3, last_closing: 3 },
    });
    const bundle = await download(id);
    expect(await verified(bundle)).toMatchObject([
      { type: 'summary', valid: true, exportId: id, closings: 3, calls: 3, costNanoUsd: 3000, ...PERIOD },
    ]);
    // What the client's network was is no part of a bill.
    expect(bundle).not.toContain('client_address');
  });

  it('is written by a job when it is large', async () => {
    const id = await exported();
    const small = await download(id);
    const row = { status: 'running', rows_done: 0, finished_at: null, expires_at: null } as const;
    await server.knex('exports').where({ id }).update(row);
    expect(await expectProblem(download(id))).toMatchObject({ code: 'invalid_state' });
    const render = (scope: TenantScope) => usageRenderer(gatewayDayRepository(scope), signer);
    // The job uses nothing else of the database.
    const renderers = { audit: render, ledger: render, usage: render };
    await createExportJob({ knex: server.knex } as Database, renderers).run();
    expect(await server.knex('exports').where({ id }).first()).toMatchObject({ status: 'ready', parts: 1 });
    expect(await download(id)).toBe(small);
  });

  it('shows that a price was changed in the database', async () => {
    const first = { tenant_id: workspace, admitted_at: new Date('2026-01-14T10:00:00Z') };
    await server.knex('gateway_calls').where(first).update({ cost_nano_usd: '999' });
    expect(await verified(await download(await exported()))).toMatchObject([
      { type: 'problem', code: 'altered', day: '2026-01-14' },
      { type: 'summary', valid: false, problems: 1 },
    ]);
  });

  it('has no period that ends before it begins, and no calls that retention has deleted', async () => {
    const wrong = owner.api.gatewayUsageExports.create({
      workspace,
      since: '2026-01-02',
      until: '2026-01-01',
    });
    expect((await expectProblem(wrong)).errors).toMatchObject([{ path: 'since', code: 'order' }]);
    await server
      .knex('gateway_calls')
      .where({ tenant_id: workspace })
      .where('admitted_at', '<', new Date('2026-01-15'))
      .delete();
    const deleted = owner.api.gatewayUsageExports.create({ workspace, ...PERIOD });
    expect((await expectProblem(deleted)).errors).toMatchObject([{ path: 'since', code: 'deleted' }]);
    const rest = await owner.api.gatewayUsageExports.create({ workspace, ...PERIOD, since: '2026-01-15' });
    expect(rest.calls).toBe(1);
  });
});
