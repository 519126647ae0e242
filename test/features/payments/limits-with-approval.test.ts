import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ApprovalId,
  ApprovalRuleId,
  Payment,
  PaymentBatchId,
  PaymentId,
  PaymentLimitId,
} from '../../../sdk/src/index.ts';
import { statusOrCode } from '../../support/keys.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { expectProblem, type TestTeam, type TestUser } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let workspace: string;
let owner: TestUser;
let member: TestUser;
let rule: ApprovalRuleId;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  ({ workspace } = acme);
  ({ owner, member } = acme.people);
  await owner.api.settings.update({ workspace, duplicate_policy: 'off' });
  rule = await newRule('Over the limit');
  const role_since = new Date(Date.now() - 60 * 86_400_000);
  await server.knex('members').where({ tenant_id: acme.workspaceId }).update({ role_since });
}, 60_000);
afterAll(() => server.stop());

const newRule = async (name: string, more: object = {}): Promise<ApprovalRuleId> => {
  const steps = [{ needed: 1, roles: ['owner'] }];
  return (await owner.api.approvalRules.create({ workspace, name, applies_to: 'limit', steps, ...more })).id;
};

interface LimitedScene extends PaymentScene {
  limit: PaymentLimitId;
}

/** A project with a limit of its own, beyond which the rule decides. */
async function newLimitedScene(fields: object = {}): Promise<LimitedScene> {
  const scene = await newPaymentScene(server, acme, { money: 10_000_000 });
  const { id } = await owner.api.paymentLimits.create({
    workspace,
    name: 'Limit',
    scope: 'project',
    scope_id: scene.project,
    currency: 'TRY',
    per_day: 15_000,
    on_exceed: 'approve',
    approval_rule: rule,
    ...fields,
  });
  return { ...scene, limit: id };
}

const stateOf = ({ status, stage }: Payment) => `${status}/${stage}`;
const of = ({ project }: PaymentScene, payment_id: PaymentId) => ({ workspace, project, payment_id });
const get = (at: PaymentScene, { id }: Payment) => member.api.payments.get(of(at, id));
const usage = async (at: LimitedScene) =>
  (await owner.api.payments.preview(at.draft())).limits.map(({ used }) => used);

async function approvalOf(at: PaymentScene, payment: Payment) {
  const place = { workspace, project: at.project, approval_id: payment.approval_id as ApprovalId };
  const approval = await owner.api.approvals.get(place);
  return { ...place, digest: approval.digest, rules: approval.rules.map((one) => one.rule) };
}

describe('a payment over a limit about which a rule decides', () => {
  it('waits for the approvers of the rule, counts at once, and goes on when they approve', async () => {
    const at = await newLimitedScene();
    expect(stateOf(await member.api.payments.create(at.draft()))).toBe('pending/queued');
    const over = at.draft();
    const preview = await member.api.payments.preview(over);
    expect(preview).toMatchObject({
      would: { status: 'pending', stage: 'approval' },
      approvals: [{ rule, satisfiable: true }],
      problems: [{ code: 'limit_exceeded', blocking: false }],
      limits: [{ on_exceed: 'approve', used: 10_000, after: 20_000, ok: false }],
    });
    const payment = await member.api.payments.create({ ...over, preview_digest: preview.digest });
    expect(payment).toMatchObject({ status: 'pending', stage: 'approval', hold_reasons: [] });
    expect(await usage(at)).toEqual([20_000]);
    const { rules, ...vote } = await approvalOf(at, payment);
    expect(rules).toEqual([rule]);
    expect(await statusOrCode(acme.people.manager.api.approvals.approve(vote))).toBe('approval_not_eligible');
    await owner.api.approvals.approve(vote);
    expect(stateOf(await get(at, payment))).toBe('approved/queued');
    expect(await usage(at)).toEqual([20_000]);
    const { data } = await owner.api.events.list({ workspace, type: 'payment_limit.reached', limit: 1 });
    expect(data.map((event) => event.data)).toMatchObject([{ payment_id: payment.id, exceeded: true }]);
  });

  it('gives back what it took when the approvers reject it', async () => {
    const at = await newLimitedScene({ per_day: null, count_per_day: 0 });
    const payment = await member.api.payments.create(at.draft());
    expect(await usage(at)).toEqual([1]);
    const { rules: _, ...vote } = await approvalOf(at, payment);
    await owner.api.approvals.reject({ ...vote, reason: 'Too much' });
    expect(stateOf(await get(at, payment))).toBe('cancelled/null');
    expect(await usage(at)).toEqual([0]);
  });

  it('needs the rule also after a person has released it', async () => {
    const at = await newLimitedScene({ per_payment: 9_000, per_month: 15_000 });
    await newHoldingLimit(at);
    const [within, over] = [at.draft({ amount: 8_000 }), at.draft()];
    await member.api.payments.create(within);
    // One payment a day goes on. Of the others, one is over the limit of a month, and one of a payment.
    const held = [await member.api.payments.create(within), await member.api.payments.create(over)];
    expect(held.map(stateOf)).toEqual(['pending/hold', 'pending/hold']);
    const released: Payment[] = [];
    for (const { id } of held)
      released.push(await acme.people.manager.api.payments.release({ ...of(at, id), reason: 'Meant' }));
    expect(released.map(stateOf)).toEqual(['pending/approval', 'pending/approval']);
  });

  /** Holds all but the first payment of a project. */
  const newHoldingLimit = ({ project }: PaymentScene) =>
    owner.api.paymentLimits.create({
      workspace,
      name: 'One a day',
      scope: 'project',
      scope_id: project,
      currency: 'TRY',
      count_per_day: 1,
      on_exceed: 'hold',
    });

  it('makes a batch with one approval wait for the rule as a whole', async () => {
    const at = await newLimitedScene();
    const rows = [1, 2, 3].map(() => {
      const { workspace: _workspace, project: _project, ...row } = at.draft();
      return row;
    });
    const batch = { workspace, project: at.project, payments: rows, approval: 'batch' } as const;
    expect(await member.api.paymentBatches.preview(batch)).toMatchObject({ approvals: [{ rule }] });
    const { id } = await member.api.paymentBatches.create(batch);
    const stages = () => server.knex('payments').where({ batch_id: id }).pluck('stage');
    expect(await stages()).toEqual(['approval', 'approval', 'approval']);
    const place = { workspace, project: at.project, batch_id: id as PaymentBatchId };
    const approval_id = (await owner.api.paymentBatches.get(place)).approval_id as ApprovalId;
    const approval = await owner.api.approvals.get({ workspace, project: at.project, approval_id });
    expect(approval.rules.map((one) => one.rule)).toEqual([rule]);
    expect(await usage(at)).toEqual([30_000]);
  });
});

describe('a limit that names a rule', () => {
  it('accepts only an enabled rule about limits, and needs one to ask for approval', async () => {
    const { limit } = await newLimitedScene();
    const other = await newRule('About payments', { applies_to: 'payment', when: { currencies: ['USD'] } });
    const disabled = await newRule('Disabled', { enabled: false });
    const update = (fields: object) =>
      statusOrCode(owner.api.paymentLimits.update({ workspace, payment_limit_id: limit, ...fields }));
    for (const approval_rule of [other, disabled, 'rul_00000000000000000000000000', null])
      expect(await update({ approval_rule }), String(approval_rule)).toBe('invalid_request');
    expect(await update({ on_exceed: 'refuse', approval_rule: null })).toBe('served');
    expect(await update({ on_exceed: 'approve' })).toBe('invalid_request');
    const conditions = newRule('Conditions', { when: { currencies: ['TRY'] } });
    expect(await statusOrCode(conditions)).toBe('invalid_request');
  });

  it('keeps the rule from being disabled, deleted or used for something else', async () => {
    const named = await newRule('Named');
    const { limit } = await newLimitedScene({ approval_rule: named });
    const { update, delete: remove } = owner.api.approvalRules;
    const at = { workspace, rule_id: named };
    for (const changing of [
      () => update({ ...at, enabled: false }),
      () => update({ ...at, applies_to: 'payment' }),
      () => remove(at),
    ]) {
      const problem = await expectProblem(changing());
      expect(problem.code).toBe('invalid_state');
      expect(problem.message).toContain(limit);
    }
    expect((await update({ ...at, name: 'Renamed' })).name).toBe('Renamed');
  });

  it('keeps its rule while a weaker action waits for approval', async () => {
    const { limit } = await newLimitedScene();
    const steps = [{ needed: 1, roles: ['owner', 'admin'] }];
    const controls = await newRule('Controls', { applies_to: 'controls', steps });
    const at = { workspace, payment_limit_id: limit };
    const weaker = { on_exceed: 'hold', approval_rule: null } as const;
    expect(await statusOrCode(owner.api.paymentLimits.update({ ...at, ...weaker }))).toBe('invalid_request');
    const waiting = await owner.api.paymentLimits.update({ ...at, on_exceed: 'hold' });
    expect(waiting).toMatchObject({
      on_exceed: 'approve',
      approval_rule: rule,
      pending_change: { after: { on_exceed: 'hold' } },
    });
    const another = await newRule('Another');
    await owner.api.paymentLimits.update({ ...at, approval_rule: another });
    // The change that waits needs the rule as well.
    expect(await statusOrCode(owner.api.approvalRules.delete({ workspace, rule_id: another }))).toBe(
      'invalid_state',
    );
    const { pending_change } = await owner.api.paymentLimits.get(at);
    const change = {
      workspace,
      change_id: pending_change?.id ?? 'chg_',
      digest: pending_change?.digest ?? '',
    } as const;
    await acme.people.admin.api.controlChanges.approve(change);
    expect((await owner.api.paymentLimits.get(at)).approval_rule).toBe(another);
    await server.knex('approval_rules').where({ id: controls }).delete();
  });
});
