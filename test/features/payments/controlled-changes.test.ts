import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId, PendingChange, ProjectId } from '../../../sdk/src/index.ts';
import { customKey } from '../../support/every-operation/operations.ts';
import { statusOrCode } from '../../support/keys.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { type TestTeam, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let scene: PaymentScene;
let workspace: string;
let project: ProjectId;
let owner: TestUser;
let admin: TestUser;
let member: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  workspace = acme.workspace;
  ({ owner, admin, member } = acme.people);
  scene = await newPaymentScene(server, acme);
  project = scene.project;
  await server
    .knex('members')
    .where({ tenant_id: acme.workspaceId })
    .update({ role_since: new Date(Date.now() - 60 * 86_400_000) });
}, 60_000);
afterAll(() => server.stop());
beforeEach(async () => {
  await server.knex('approval_rules').delete();
});

type Change = PendingChange | null;
const at = (change: Change) => ({ workspace, change_id: change?.id ?? ('chg_' as const) });
const named = (change: Change) => ({ ...at(change), digest: change?.digest ?? '' });
const approve = (by: TestUser, change: Change) => by.api.controlChanges.approve(named(change));
const reject = (by: TestUser, change: Change) =>
  by.api.controlChanges.reject({ ...named(change), reason: 'No' });
const ruleOn = (applies_to: 'controls' | 'beneficiary', more: object = {}) =>
  owner.api.approvalRules.create({
    workspace,
    name: 'Second person',
    applies_to,
    steps: [{ needed: 1, roles: ['owner', 'admin'] }],
    ...more,
  });

describe('a rule about controls or beneficiaries', () => {
  it('refuses conditions that only payments have, and what too few people could meet', async () => {
    const limits = { currencies: ['TRY'], min_amount: 5 };
    expect(await statusOrCode(ruleOn('controls', { when: { currencies: ['TRY'] } }))).toBe('invalid_request');
    expect(await statusOrCode(ruleOn('beneficiary', { when: limits }))).toBe('invalid_request');
    expect(await statusOrCode(ruleOn('beneficiary', { when: { projects: [project] } }))).toBe(
      'invalid_request',
    );
    expect(await statusOrCode(ruleOn('controls', { on_expiry: 'hold' }))).toBe('invalid_request');
    expect(await statusOrCode(ruleOn('controls', { steps: [{ needed: 9 }] }))).toBe(
      'approval_rule_unsatisfiable',
    );
    // The one admin could approve what others propose, and the others nothing that the admin proposes.
    const alone = { needed: 1, roles: ['admin'] };
    expect(await statusOrCode(ruleOn('controls', { steps: [alone] }))).toBe('approval_rule_unsatisfiable');
    expect(await statusOrCode(ruleOn('beneficiary', { when: { currencies: ['TRY'] } }))).toBe('served');
    const payment = await member.api.payments.preview(scene.draft());
    expect(payment.approvals).toEqual([]);
  });
});

describe('a payment limit', () => {
  const newLimit = () =>
    owner.api.paymentLimits.create({
      workspace,
      name: 'Daily',
      scope: 'workspace',
      currency: 'TRY',
      per_day: 50_000_000,
      per_payment: 5_000_000,
    });

  it('becomes weaker at once without such a rule', async () => {
    const { id: payment_limit_id } = await newLimit();
    const place = { workspace, payment_limit_id };
    const raised = await owner.api.paymentLimits.update({ ...place, per_day: 60_000_000 });
    expect(raised).toMatchObject({ per_day: 60_000_000, pending_change: null });
    expect(await owner.api.paymentLimits.delete(place)).toMatchObject({ pending_change: null });
    expect(await statusOrCode(owner.api.paymentLimits.get(place))).toBe('not_found');
  });

  it('becomes stricter at once and weaker with approval, while the rule is enabled', async () => {
    await ruleOn('controls');
    const { id: payment_limit_id } = await newLimit();
    const place = { workspace, payment_limit_id };
    const proposed = await owner.api.paymentLimits.update({
      ...place,
      name: 'Renamed',
      per_day: null,
      per_payment: 4_000_000,
      on_exceed: 'hold',
    });
    expect(proposed).toMatchObject({
      name: 'Renamed',
      per_day: 50_000_000,
      per_payment: 4_000_000,
      on_exceed: 'refuse',
      pending_change: { after: { per_day: null, on_exceed: 'hold' }, proposed_by: owner.id },
    });
    const renamed = await owner.api.paymentLimits.update({ ...place, name: 'Again' });
    expect(renamed.pending_change).toEqual(proposed.pending_change);
    expect(await statusOrCode(approve(owner, proposed.pending_change))).toBe('approval_own_request');
    expect(await approve(admin, proposed.pending_change)).toMatchObject({
      status: 'approved',
      kind: 'payment_limit',
      before: { per_day: 50_000_000, on_exceed: 'refuse' },
    });
    expect(await owner.api.paymentLimits.get(place)).toMatchObject({
      per_day: null,
      on_exceed: 'hold',
      pending_change: null,
    });
    const deletion = await owner.api.paymentLimits.delete(place);
    expect(deletion.pending_change).toMatchObject({ after: null });
    // A stricter change ends the deletion that waits.
    expect(await owner.api.paymentLimits.update({ ...place, per_payment: 1 })).toMatchObject({
      per_payment: 1,
      pending_change: null,
    });
    expect(await statusOrCode(approve(admin, deletion.pending_change))).toBe('approval_already_decided');
    const again = await owner.api.paymentLimits.delete(place);
    await approve(admin, again.pending_change);
    expect(await statusOrCode(owner.api.paymentLimits.get(place))).toBe('not_found');
    const { data } = await owner.api.auditEvents.list({ workspace, target: payment_limit_id });
    const actions = data.map(({ action }) => action);
    expect(actions).not.toContain('payment_limit.deleted');
    expect(actions.slice(0, 3)).toEqual([
      'control_change.made',
      'control_change.proposed',
      'payment_limit.deletion_proposed',
    ]);
  });
});

describe('an exchange rate', () => {
  it('waits for approval whatever it is, also as the first of its pair', async () => {
    const rate = { workspace, pair: 'USD-TRY', numerator: 40, denominator: 1, date: '2026-01-15' };
    await ruleOn('controls');
    const first = await owner.api.exchangeRates.set(rate);
    expect(first).toMatchObject({
      numerator: null,
      date: null,
      pending_change: { after: { numerator: 40 } },
    });
    expect((await owner.api.exchangeRates.list({ workspace })).data).toEqual([]);
    await approve(admin, first.pending_change);
    const second = await admin.api.exchangeRates.set({ ...rate, numerator: 41 });
    expect(second).toMatchObject({ numerator: 40, pending_change: { after: { numerator: 41 } } });
    expect((await owner.api.exchangeRates.list({ workspace })).data).toEqual([second]);
    expect(await reject(owner, second.pending_change)).toMatchObject({ status: 'rejected' });
    await server.knex('approval_rules').delete();
    expect(await owner.api.exchangeRates.set({ ...rate, numerator: 42 })).toMatchObject({
      numerator: 42,
      pending_change: null,
    });
  });

  it('is proposed once by two requests at the same time', async () => {
    await ruleOn('controls');
    const rate = { workspace, pair: 'EUR-TRY', denominator: 1, date: '2026-01-15' };
    await Promise.all([40, 41].map((numerator) => owner.api.exchangeRates.set({ ...rate, numerator })));
    const { data } = await owner.api.controlChanges.list({
      workspace,
      kind: 'exchange_rate',
      status: 'pending',
    });
    expect(data.map(({ target_id }) => target_id)).toEqual(['EUR-TRY']);
  });
});

describe('an own account', () => {
  it('becomes weaker with approval, and stricter at once', async () => {
    await ruleOn('controls');
    const account_id = await scene.connect(500_000, { funds_check: 'strict' });
    const place = { workspace, account_id };
    await owner.api.accounts.update({ ...place, floor: 1_000 });
    const other = await owner.api.projects.create({
      workspace,
      name: 'Other',
      slug: unique('p'),
      environment: 'sandbox',
    });
    const proposed = await owner.api.accounts.update({
      ...place,
      name: 'Main',
      floor: 0,
      funds_check: 'warn',
      shared_with: [other.id],
    });
    expect(proposed).toMatchObject({
      name: 'Main',
      floor: 1_000,
      funds_check: 'strict',
      shared_with: [],
      pending_change: { after: { floor: 0, funds_check: 'warn', shared_with: [other.id] } },
    });
    const [listed] = (await owner.api.accounts.list({ workspace, kind: 'own' })).data;
    expect(listed).toEqual(proposed);
    const events = async () =>
      (await owner.api.events.list({ workspace, type: 'account.updated' })).data.length;
    const before = await events();
    expect(await approve(admin, proposed.pending_change)).toMatchObject({ project_id: project });
    expect((await events()) - before).toBe(1);
    const changed = await owner.api.accounts.get(place);
    expect(changed).toMatchObject({
      floor: 0,
      funds_check: 'warn',
      shared_with: [other.id],
      pending_change: null,
    });
    const stricter = { floor: 2_000, funds_check: 'strict' as const, shared_with: [] };
    expect(await owner.api.accounts.update({ ...place, ...stricter })).toMatchObject({
      ...stricter,
      pending_change: null,
    });
  });

  it('is connected again with approval, so that nothing that limited it is left behind', async () => {
    const iban = 'TR330006100519786457841326';
    const connect = () =>
      owner.api.accounts.connect({
        workspace,
        project,
        name: 'Operating',
        currency: 'TRY',
        identifiers: { iban },
        holder: { name: 'Acme' },
      });
    const first = await connect();
    await owner.api.accounts.archive({ workspace, account_id: first.id });
    await ruleOn('controls');
    const again = await connect();
    expect(again).toMatchObject({
      status: 'blocked',
      block_reason: expect.stringContaining('connected before'),
      pending_change: { after: { status: 'active' } },
    });
    await approve(admin, again.pending_change);
    const after = await owner.api.accounts.get({ workspace, account_id: again.id });
    expect(after).toMatchObject({ status: 'active', block_reason: null, pending_change: null });
    await owner.api.accounts.archive({ workspace, account_id: again.id });
    await server.knex('approval_rules').delete();
    expect(await connect()).toMatchObject({ status: 'active', pending_change: null });
  });

  it('is unblocked with approval', async () => {
    await ruleOn('controls');
    const account_id = await scene.connect(0);
    const place = { workspace, account_id };
    await owner.api.accounts.block({ ...place, reason: 'Fraud' });
    const waiting = await owner.api.accounts.unblock(place);
    expect(waiting).toMatchObject({ status: 'blocked', pending_change: { after: { status: 'active' } } });
    expect(await reject(admin, waiting.pending_change)).toMatchObject({ status: 'rejected' });
    expect(await owner.api.accounts.get(place)).toMatchObject({ status: 'blocked', pending_change: null });
    const again = await owner.api.accounts.unblock(place);
    await approve(admin, again.pending_change);
    expect(await owner.api.accounts.get(place)).toMatchObject({ status: 'active', block_reason: null });
  });
});

describe('a beneficiary', () => {
  const newBeneficiary = (by = member, currency: 'TRY' | 'EUR' = 'TRY') =>
    by.api.accounts.create({
      workspace,
      live: false,
      name: unique('Supplier'),
      currency,
      identifiers: { account_number: String(randomInt(1e12)), bank_code: '00062', country: 'TR' },
      holder: { name: 'Supplier Ltd' },
    });
  const pay = (to_account: AccountId, amount = randomInt(1_000, 90_000)) =>
    statusOrCode(member.api.payments.create(scene.draft({ to_account, amount })));

  it('receives no payment until another person approves it', async () => {
    await ruleOn('beneficiary', { when: { currencies: ['TRY'] } });
    const made = await newBeneficiary(owner);
    expect(made).toMatchObject({
      status: 'pending_approval',
      pending_change: { after: { status: 'active', holder: { name: 'Supplier Ltd' } } },
    });
    expect(await newBeneficiary(owner, 'EUR')).toMatchObject({ status: 'active', pending_change: null });
    expect(await pay(made.id)).toBe('account_blocked');
    const { problems } = await member.api.payments.preview(scene.draft({ to_account: made.id }));
    expect(problems).toMatchObject([{ code: 'account_blocked', blocking: true }]);
    expect(problems[0]?.message).toContain('waits for approval');
    expect(await statusOrCode(approve(owner, made.pending_change))).toBe('approval_own_request');
    // The holder and the identifiers are shown to those alone who can read accounts.
    const { secret } = await customKey(owner, workspace, ['payment_controls:read']);
    const changes = server.client(secret).controlChanges;
    expect((await changes.list({ workspace, kind: 'account' })).data).toEqual([]);
    expect(await statusOrCode(changes.get(at(made.pending_change)))).toBe('not_found');
    const { data } = await admin.api.controlChanges.list({
      workspace,
      kind: 'account',
      waiting_for_me: true,
    });
    expect(data.map(({ id }) => id)).toEqual([made.pending_change?.id]);
    await approve(admin, made.pending_change);
    const place = { workspace, account_id: made.id };
    expect(await owner.api.accounts.get(place)).toMatchObject({ status: 'active', pending_change: null });
    expect(await pay(made.id)).toBe('served');
  });

  it('is archived when it is rejected, and withdrawn when it is archived', async () => {
    await ruleOn('beneficiary');
    const made = await newBeneficiary();
    const place = { workspace, account_id: made.id };
    await reject(admin, made.pending_change);
    expect(await owner.api.accounts.get(place)).toMatchObject({ status: 'archived', pending_change: null });
    const other = await newBeneficiary();
    await owner.api.accounts.archive({ workspace, account_id: other.id });
    expect(await admin.api.controlChanges.get(at(other.pending_change))).toMatchObject({
      status: 'withdrawn',
    });
  });

  it('waits again when it is unblocked, and is blocked again when that is rejected', async () => {
    const { id: account_id } = await newBeneficiary();
    const place = { workspace, account_id };
    await owner.api.accounts.block({ ...place, reason: 'Fraud' });
    await ruleOn('beneficiary');
    const waiting = await owner.api.accounts.unblock(place);
    expect(waiting).toMatchObject({ status: 'pending_approval', block_reason: 'Fraud' });
    expect(await statusOrCode(owner.api.accounts.unblock(place))).toBe('invalid_state');
    await reject(admin, waiting.pending_change);
    expect(await owner.api.accounts.get(place)).toMatchObject({ status: 'blocked', block_reason: 'Fraud' });
    const again = await owner.api.accounts.unblock(place);
    await approve(admin, again.pending_change);
    expect(await owner.api.accounts.get(place)).toMatchObject({ status: 'active', block_reason: null });
  });

  it('is requested again once the first request has expired', async () => {
    await ruleOn('beneficiary');
    const made = await newBeneficiary();
    const place = { workspace, account_id: made.id };
    await server
      .knex('approvals')
      .where({ id: made.pending_change?.id ?? '' })
      .update({ expires_at: new Date(Date.now() - 1000) });
    expect(await owner.api.accounts.get(place)).toMatchObject({
      status: 'pending_approval',
      pending_change: null,
    });
    const again = await owner.api.accounts.unblock(place);
    await approve(admin, again.pending_change);
    expect(await owner.api.accounts.get(place)).toMatchObject({ status: 'active' });
  });

  it('becomes active or archived when it is approved and rejected at the same time', async () => {
    await ruleOn('beneficiary');
    for (let round = 0; round < 4; round += 1) {
      const made = await newBeneficiary();
      const [approved, rejected] = await Promise.all([
        statusOrCode(approve(admin, made.pending_change)),
        statusOrCode(reject(owner, made.pending_change)),
      ]);
      expect([approved, rejected].sort()).toEqual(['approval_already_decided', 'served']);
      const { status } = await owner.api.accounts.get({ workspace, account_id: made.id });
      expect(status).toBe(approved === 'served' ? 'active' : 'archived');
    }
  });
});
