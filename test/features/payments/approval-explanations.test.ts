import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApprovalId } from '../../../sdk/src/index.ts';
import { createKey, createMemberWithPermissions, statusOrCode } from '../../support/keys.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import type { TestTeam, TestUser } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let scene: PaymentScene;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  scene = await newPaymentScene(server, acme, { money: 100_000_000 });
  await acme.people.owner.api.approvalRules.create({
    workspace: acme.workspace,
    name: 'One of us',
    when: { currencies: ['TRY'], min_amount: 50_000 },
    steps: [{ needed: 1 }],
  });
});
afterAll(() => server.stop());

let amount = 50_000;
const request = (by: { api: TestUser['api'] }) => {
  amount += 1;
  return by.api.payments.create(scene.draft({ amount }));
};

describe('access.check with an approval', () => {
  it('answers with what keeps the caller, or another principal, from approving it', async () => {
    const { owner, admin, manager, member, viewer } = acme.people;
    const { workspace, project } = scene;
    const key = await createKey(server, owner.api, { workspace });
    const byAdmin = (await request(admin)).approval_id as ApprovalId;
    const byKey = (await request(key)).approval_id as ApprovalId;
    const ask = async (
      by: { api: TestUser['api'] },
      approval: string,
      principal?: string,
      what: { permission?: 'payments:approve'; operation?: string } = { permission: 'payments:approve' },
    ) => {
      const check = { ...what, project, approval, ...(principal !== undefined && { principal }) };
      const { results } = await by.api.access.check({ workspace, checks: [check as never] });
      const { allowed, code, decided_by, trace, why_not } = results[0] ?? {};
      return { allowed, code, decided_by, why_not, failed: trace?.find((entry) => entry.outcome === 'fail') };
    };
    const may = { allowed: true, code: null, why_not: null };
    expect(await ask(manager, byAdmin)).toMatchObject(may);
    expect(await ask(manager, byAdmin, undefined, { operation: 'approvals.approve' })).toMatchObject(may);
    expect(await ask(admin, byAdmin)).toMatchObject({
      allowed: false,
      code: 'approval_own_request',
      decided_by: 'role',
      why_not: 'requester',
      failed: { step: 'role' },
    });
    expect(await ask(owner, byAdmin, admin.id)).toMatchObject({ code: 'approval_own_request' });
    expect(await ask(admin, byKey, owner.id)).toMatchObject({
      code: 'approval_not_eligible',
      why_not: 'knew_key_secret',
    });
    expect(await ask(owner, byAdmin, key.id)).toMatchObject({
      code: 'approval_not_by_key',
      decided_by: 'credential',
      why_not: 'not_a_person',
    });
    expect(await ask(key, byAdmin)).toMatchObject({ code: 'approval_not_by_key' });
    // A role that does not let them approve decides first.
    expect(await ask(member, byAdmin)).toMatchObject({ code: 'insufficient_role', why_not: null });
    expect(await ask(owner, byAdmin, viewer.id)).toMatchObject({ code: 'insufficient_role', why_not: null });
    const unknown = { allowed: false, code: 'not_found', decided_by: 'reach', why_not: null };
    expect(await ask(owner, 'apr_none')).toMatchObject(unknown);
    const other = await newPaymentScene(server, acme);
    const elsewhere = await owner.api.access.check({
      workspace,
      checks: [{ permission: 'payments:approve', project: other.project, approval: byAdmin }],
    });
    expect(elsewhere.results).toMatchObject([unknown]);
    const blind = await createMemberWithPermissions(server, acme, ['workspace:read', 'payments:approve']);
    await owner.api.projectMembers.set({ workspace, project, user_id: blind.id, role: null });
    expect(await ask(blind, byAdmin)).toMatchObject(unknown);
    const { digest } = await manager.api.approvals.get({ workspace, project, approval_id: byAdmin });
    await manager.api.approvals.approve({ workspace, project, approval_id: byAdmin, digest });
    expect(await ask(owner, byAdmin)).toMatchObject({ code: 'approval_already_decided', why_not: null });
    await server
      .knex('approvals')
      .where({ id: byKey })
      .update({ expires_at: new Date(0) });
    expect(await ask(manager, byKey)).toMatchObject({ code: 'approval_expired', why_not: null });
  });

  it('is about approving in a project, and about nothing else', async () => {
    const { api } = acme.people.owner;
    const { workspace, project } = scene;
    const check = (one: object) =>
      statusOrCode(api.access.check({ workspace, checks: [{ approval: 'apr_x', ...one } as never] }));
    expect(await check({ permission: 'payments:approve' })).toBe('invalid_request');
    expect(await check({ permission: 'payments:read', project })).toBe('invalid_request');
    expect(await check({ operation: 'approvals.reject', project })).toBe('invalid_request');
    const { results } = await api.access.check({
      workspace,
      checks: [{ permission: 'payments:approve', project }],
    });
    expect(results[0]).not.toHaveProperty('why_not');
  });
});
