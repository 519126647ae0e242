import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditBundle } from '../../../sdk/src/audit/index.ts';
import type { Tenantry } from '../../../sdk/src/index.ts';
import { permitAuditDeletes, removeOldEntries } from '../../../server/features/records/audit/retention.ts';
import { document } from '../../support/every-operation/document.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, type TestUser } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let publicKey: string;
beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server, 'Owner');
  publicKey = (await server.client().auditKeys.list()).data[0]?.public_key ?? '';
});
afterAll(() => server.stop());

/** Exports, and thereby signs, the log. */
async function bundleOf(api: Tenantry, workspace: string): Promise<string> {
  const { id } = await api.auditExports.create({ workspace, format: 'jsonl' });
  return api.auditExports.download({ workspace, export_id: id });
}

const KEPT = {
  plans: document['x-plan-limits'].audit_retention_days.defaults as Record<string, number>,
  organizations: 365,
};
/** With no day of retention, everything up to the last checkpoint is too old. */
const NOTHING_KEPT = { plans: { free: 365, pro: 365, business: 365, enterprise: 0 }, organizations: 0 };

describe('retention', () => {
  it('keeps the log for 90 days, and for a year on the largest plan', () => {
    expect(KEPT.plans).toEqual({ free: 90, pro: 90, business: 90, enterprise: 365 });
  });

  it('leaves a young log alone', async () => {
    const workspace = await newWorkspace(owner);
    await bundleOf(owner.api, workspace);
    expect(await removeOldEntries(server.knex, KEPT)).toBe(false);
    const { data } = await owner.api.auditEvents.list({ workspace });
    expect(data).toHaveLength(2);
  });

  it('removes old entries up to a checkpoint, and the rest verifies from there', async () => {
    const { api } = owner;
    const workspace = await newWorkspace(owner);
    const { id } = await api.workspaces.get({ workspace });
    for (let index = 0; index < 4; index += 1) await api.workspaces.update({ workspace, name: `N${index}` });
    const before = await bundleOf(api, workspace);
    await api.workspaces.update({ workspace, name: 'Later' });
    expect(await removeOldEntries(server.knex, NOTHING_KEPT)).toBe(false);
    const { data } = await api.auditEvents.list({ workspace });
    expect(data.map(({ action }) => action)).toEqual(['workspace.updated', 'audit_export.created']);

    const after = await bundleOf(api, workspace);
    expect(await verifyAuditBundle(after, { publicKey })).toMatchObject({
      valid: true,
      entries: 2,
      firstSeq: 6,
      lastSeq: 7,
    });
    // What was exported before the cut still verifies, and both show the same place.
    expect(await verifyAuditBundle(before, { publicKey })).toMatchObject({ valid: true, lastSeq: 5 });
    const start = JSON.parse(after.split('\n')[0] ?? '').start;
    expect(before).toContain(`"hash":"${start.hash}"`);
    const { data: checkpoints } = await api.auditCheckpoints.list({ workspace });
    expect(checkpoints.map(({ seq }) => seq)).toEqual([7, 5]);
    expect(await server.knex('audit_seals').where({ tenant_id: id, seq: '5' })).toEqual([]);
  });

  it('follows the plan of each workspace', async () => {
    const workspace = await newWorkspace(owner);
    await server.knex('workspaces').where({ slug: workspace }).update({ plan: 'free' });
    await bundleOf(owner.api, workspace);
    await removeOldEntries(server.knex, NOTHING_KEPT);
    expect((await owner.api.auditEvents.list({ workspace })).data).toHaveLength(2);
    await removeOldEntries(server.knex, { plans: { free: 0 }, organizations: 365 });
    expect((await owner.api.auditEvents.list({ workspace })).data).toHaveLength(1);
  });

  it('never removes entries that are not sealed and signed', async () => {
    const workspace = await newWorkspace(owner);
    await removeOldEntries(server.knex, NOTHING_KEPT);
    expect((await owner.api.auditEvents.list({ workspace })).data).toHaveLength(1);
  });

  it('runs in parts, each of which leaves a chain that verifies', async () => {
    const workspace = await newWorkspace(owner);
    const { id } = await owner.api.workspaces.get({ workspace });
    await server.knex.raw(
      `insert into audit_events (tenant_id, id, action, actor_type)
       select ?, 'aud_' || lpad(n::text, 26, '0'), 'test.filled', 'system' from generate_series(1, 2500) n`,
      [id],
    );
    await bundleOf(owner.api, workspace);
    const removal = removeOldEntries(server.knex, NOTHING_KEPT);
    const meanwhile = await bundleOf(owner.api, workspace);
    expect(await verifyAuditBundle(meanwhile, { publicKey })).toMatchObject({ valid: true });
    await removal;
    expect(await verifyAuditBundle(await bundleOf(owner.api, workspace), { publicKey })).toMatchObject({
      valid: true,
      firstSeq: 2502,
    });
    expect(await server.knex('audit_seals').where({ tenant_id: id }).andWhere('seq', '<=', 2501)).toEqual([]);
  });
});

describe('the purge of a workspace', () => {
  it('removes its log, too, when it says so', async () => {
    const workspace = await newWorkspace(owner);
    const { id } = await owner.api.workspaces.get({ workspace });
    await bundleOf(owner.api, workspace);
    await server.knex.transaction(async (trx) => {
      await permitAuditDeletes(trx);
      await trx('tenants').where({ id }).delete();
    });
    for (const table of [
      'audit_events',
      'audit_seals',
      'audit_chain_heads',
      'audit_checkpoints',
      'exports',
      'audit_pending',
    ] as const) {
      expect(await server.knex(table).where({ tenant_id: id }), table).toEqual([]);
    }
  });
});
