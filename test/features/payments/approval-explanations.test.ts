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

describe('testing the approval rules', () => {
  const TRY = { currencies: ['TRY' as const] };
  const one = [{ needed: 1 }];

  it('says of one payment which rules match, or the first condition that does not, and who is missing', async () => {
    const { owner, admin, manager, member, viewer } = acme.people;
    const { workspace, project, from, to } = scene;
    const payment = { project, from_account: from, to_account: to, currency: 'TRY', method: 'eft' } as const;
    const test = async (more: object, by = owner.api) =>
      by.approvalRules.test({ workspace, payment: { ...payment, amount: 60_000 }, ...more } as never);
    const now = await test({}, viewer.api);
    expect(now).toMatchObject({
      history: null,
      payment: {
        rules: [
          {
            name: 'One of us',
            unmet: null,
            steps: [{ needed: 1, eligible_count: 3, missing: 0 }],
            satisfiable: true,
          },
        ],
        satisfiable: true,
        excluded: [],
      },
    });
    expect((await test({})).payment?.excluded).toEqual([{ user: owner.id, because: 'requester' }]);
    const rule = now.payment?.rules[0]?.rule;
    const unmet = async (when: object, change: object = {}) => {
      const answer = await test({
        rule: { name: 'Draft', when, steps: one },
        payment: { ...payment, amount: 60_000, ...change },
      });
      const draft = answer.payment?.rules.find(({ name }) => name === 'Draft');
      expect(draft?.rule).toBeNull();
      return draft?.unmet;
    };
    expect(await unmet({ ...TRY, min_amount: 60_001 })).toBe('amount');
    expect(await unmet({ currencies: ['EUR'], min_amount: 60_001 })).toBe('currencies');
    expect(await unmet({ methods: ['card'] })).toBe('methods');
    expect(await unmet({ requested_by: 'keys' })).toBe('requested_by');
    expect(await unmet({ projects: [acme.project.slug] })).toBe('projects');
    expect(await unmet({ beneficiary_age_days_below: 1 })).toBe('beneficiary_age_days_below');
    expect(await unmet({ beneficiary_age_days_below: 1 }, { to_account: undefined })).toBeNull();
    const sum = (min_amount: number) => ({ ...TRY, cumulative: { days: 1, min_amount, per: 'requester' } });
    expect(await unmet(sum(60_001))).toBe('cumulative');
    expect(await unmet(sum(60_000))).toBeNull();
    const key = await createKey(server, admin.api, { workspace });
    const byKey = { requested_by: key.id };
    expect(await unmet({ requested_by: 'keys' }, byKey)).toBeNull();
    // Without the saved rule, and with a stricter one that the people who know the key cannot meet.
    const stricter = { name: 'Three', when: TRY, steps: [{ needed: 3 }] };
    const change = await test({
      rule: stricter,
      replaces: rule,
      payment: { ...payment, amount: 1, ...byKey },
    });
    expect(change.payment).toMatchObject({
      rules: [{ rule, name: 'Three', unmet: null, steps: [{ missing: 1 }], satisfiable: false }],
      satisfiable: false,
      excluded: [{ user: admin.id, because: 'knew_key_secret' }],
    });
    expect((await test({ replaces: rule })).payment?.rules).toEqual([]);
    // Who had a part in the requests of others is for those who may explain their access.
    expect(await statusOrCode(test({ payment: { ...payment, amount: 1, ...byKey } }, manager.api))).toBe(
      'insufficient_role',
    );
    const other = { ...payment, amount: 1, requested_by: member.id };
    expect((await test({ payment: other })).payment?.excluded).toEqual([]);
    expect(await statusOrCode(test({ replaces: 'rul_none' }))).toBe('invalid_request');
    const elsewhere = await newPaymentScene(server, acme);
    await owner.api.projectMembers.remove({ workspace, project: elsewhere.project, user_id: member.id });
    const hidden = { ...payment, amount: 1, project: elsewhere.project };
    expect(await statusOrCode(test({ payment: hidden }, member.api))).toBe('not_found');
    expect(await statusOrCode(test({ payment: { ...payment, amount: 1, from_account: to } }))).toBe(
      'not_found',
    );
  });

  it('counts the payments of 90 days that rules would match, and those that too few could approve', async () => {
    const { owner, admin, manager, member } = acme.people;
    const team = await newPaymentScene(server, acme, { money: 100_000_000 });
    const hidden = await newPaymentScene(server, acme, { money: 100_000_000 });
    const { workspace } = team;
    await owner.api.projectMembers.remove({ workspace, project: hidden.project, user_id: member.id });
    const pay = async (by: TestUser, minor: number, at = team) =>
      (await by.api.payments.create(at.draft({ amount: minor }))).id;
    for (const [by, minor] of [
      [admin, 4_001],
      [admin, 4_002],
      [manager, 4_003],
    ] as const)
      await pay(by, minor);
    const old = await pay(admin, 4_004);
    const longAgo = new Date(Date.now() - 91 * 86_400_000);
    await server.knex('payments').where({ id: old }).update({ requested_at: longAgo, created_at: longAgo });
    await pay(owner, 4_005, hidden);
    const projects = (scenes: PaymentScene[]) => scenes.map(({ project }) => project);
    const count = async (when: object, steps: object[], by = owner.api) => {
      const { history } = await by.approvalRules.test({
        workspace,
        rule: { name: 'Draft', when, steps },
      } as never);
      const draft = history?.rules.find(({ rule }) => rule === null);
      return { complete: history?.complete, ...draft };
    };
    const both = { ...TRY, projects: projects([team, hidden]) };
    expect(await count(both, one)).toMatchObject({
      complete: true,
      matched: 4,
      sums: [{ currency: 'TRY', amount: 4_001 + 4_002 + 4_003 + 4_005 }],
      unsatisfiable: 0,
    });
    // An admin cannot approve what they requested, and there is no other one.
    const admins = [{ needed: 1, roles: ['admin'] }];
    expect(await count(both, admins)).toMatchObject({ matched: 4, unsatisfiable: 2 });
    expect(await count(both, one, member.api)).toMatchObject({ matched: 3 });
    const sum = { days: 1, min_amount: 8_000, per: 'requester' };
    expect(await count({ ...both, cumulative: sum }, one)).toMatchObject({ matched: 1 });
    const account = { days: 1, min_amount: 8_000, per: 'account' };
    expect(await count({ ...both, cumulative: account }, one)).toMatchObject({ matched: 2 });
  });
});

describe('a change of members or roles that leaves too few approvers', () => {
  it('is made, and says which rules and payments can no longer be approved', async () => {
    const { owner, admin, manager, member } = acme.people;
    const { workspace, project } = scene;
    const { id: rule } = await owner.api.approvalRules.create({
      workspace,
      name: 'Three of us',
      when: { currencies: ['TRY'], min_amount: 900_000, max_amount: 999_999 },
      steps: [{ needed: 3 }],
    });
    const waiting = await member.api.payments.create(scene.draft({ amount: 900_001 }));
    const approval_id = waiting.approval_id as ApprovalId;
    const lost = {
      approval_rules: [{ rule, name: 'Three of us', project_id: null, steps: [{ step: 1, missing: 1 }] }],
      approvals: [{ id: approval_id, payment_id: waiting.id, project_id: project }],
    };
    const missing = [{ rule, step: 1, missing: 1 }];
    const told = async () => {
      const { data } = await owner.api.events.list({ workspace, limit: 100 });
      return data.filter(({ type }) => type === 'approval.blocked' || type === 'approval_rule.unsatisfiable');
    };
    const blocked = async () => {
      const { blocked, missing } = await owner.api.approvals.get({ workspace, project, approval_id });
      return { blocked, missing };
    };
    const leaving = { workspace, user_id: manager.id };
    expect((await owner.api.members.remove({ ...leaving, dry_run: true })).leaves).toMatchObject(lost);
    expect((await owner.api.members.deactivate({ ...leaving, dry_run: true })).leaves).toMatchObject(lost);
    expect(await told()).toEqual([]);
    expect(await blocked()).toEqual({ blocked: false, missing: [] });
    expect((await owner.api.members.deactivate(leaving)).leaves).toMatchObject(lost);
    expect(await blocked()).toEqual({ blocked: true, missing });
    const events = await told();
    expect(events.map(({ type }) => type).sort()).toEqual([
      'approval.blocked',
      'approval_rule.unsatisfiable',
    ]);
    expect(events.map(({ data }) => data)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: approval_id, missing }), lost.approval_rules[0]]),
    );
    // One event: a further loss makes nothing impossible that was possible before.
    const role = await owner.api.roles.create({
      workspace,
      name: 'Payer',
      permissions: ['payments:approve'],
      all_projects: true,
    });
    await owner.api.members.update({ workspace, user_id: admin.id, role: role.id });
    expect(await told()).toHaveLength(2);
    await owner.api.members.reactivate(leaving);
    expect(await blocked()).toEqual({ blocked: false, missing: [] });
    await owner.api.roles.update({ workspace, role_id: role.id, permissions: ['payments:read'] });
    expect(await told()).toHaveLength(4);
    await owner.api.members.update({ workspace, user_id: admin.id, role: 'admin' });
    await owner.api.members.update({ workspace, user_id: admin.id, role: 'viewer' });
    expect(await told()).toHaveLength(6);
    await owner.api.members.update({ workspace, user_id: admin.id, role: 'admin' });
    // A role in one project concerns the payments there, and no rule of all projects.
    await owner.api.projectMembers.set({ workspace, project, user_id: admin.id, role: 'viewer' });
    expect(await told()).toHaveLength(7);
    await owner.api.projectMembers.remove({ workspace, project, user_id: admin.id });
    expect(await blocked()).toEqual({ blocked: false, missing: [] });
  });
});

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
