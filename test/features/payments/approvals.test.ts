import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, ApprovalId, PaymentId } from '../../../sdk/src/index.ts';
import { createKey, statusOrCode } from '../../support/keys.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { rounds } from '../../support/scale.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import type { TestTeam, TestUser } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let scene: PaymentScene;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  scene = await newPaymentScene(server, acme, { money: 100_000_000 });
});
afterAll(() => server.stop());

const ANY = { when: { currencies: ['TRY'] } };
let amount = 10_000;

type Rule = Parameters<TestUser['api']['approvalRules']['create']>[0];

/** Creates a payment while the given rules apply, and only they. */
async function requested(
  rules: ReadonlyArray<Omit<Rule, 'workspace' | 'name'>>,
  {
    by = acme.people.member.api,
    at = scene,
    ...overrides
  }: Parameters<PaymentScene['draft']>[0] & {
    by?: TestUser['api'];
    at?: PaymentScene;
  } = {},
) {
  await server.knex('approval_rules').delete();
  for (const [index, rule] of rules.entries())
    await acme.people.owner.api.approvalRules.create({
      workspace: acme.workspace,
      name: `Rule ${index}`,
      ...rule,
    });
  amount += 1;
  const payment = await by.payments.create(at.draft({ amount, ...overrides }));
  const { workspace, project } = at;
  const place = { workspace, project, approval_id: (payment.approval_id ?? 'apr_') as ApprovalId };
  const approval = payment.approval_id === null ? null : await acme.people.owner.api.approvals.get(place);
  const digest = approval?.digest ?? '';
  return {
    payment,
    approval,
    place,
    now: () => acme.people.owner.api.payments.get({ workspace, project, payment_id: payment.id }),
    approve: (person: { api: TestUser['api'] }, seen = digest) =>
      person.api.approvals.approve({ ...place, digest: seen }),
    digest,
  };
}
const stateOf = ({ status, stage }: { status: string; stage: string | null }) => `${status}/${stage}`;

describe('payments with approval rules', () => {
  it('wait for as many people as the rules ask for, reserve their money then, and go on', async () => {
    const { owner, admin, manager, member } = acme.people;
    const before = await scene.available();
    const made = await requested([{ ...ANY, steps: [{ needed: 2 }] }]);
    expect(stateOf(made.payment)).toBe('pending/approval');
    expect(made.approval).toMatchObject({
      payment_id: made.payment.id,
      status: 'pending',
      requested_by: member.id,
      rules: [{ name: 'Rule 0', steps: [{ needed: 2 }] }],
      votes: [],
      can_decide: true,
      blocked: false,
    });
    expect(made.approval?.who_can.map(({ user }) => user).sort()).toEqual(
      [owner.id, admin.id, manager.id].sort(),
    );
    expect(await scene.available()).toBe(before);
    expect((await manager.api.myApprovals.list({ workspace: acme.workspace })).data).toMatchObject([
      { id: made.place.approval_id },
    ]);
    expect(await made.approve(manager)).toMatchObject({
      status: 'pending',
      votes: [{ user_id: manager.id, on_behalf_of: null }],
      can_decide: false,
      why_not: 'already_approved',
    });
    expect((await manager.api.myApprovals.list({ workspace: acme.workspace })).data).toEqual([]);
    expect(await made.approve(admin)).toMatchObject({ status: 'approved', can_decide: false, why_not: null });
    expect(stateOf(await made.now())).toBe('approved/queued');
    expect(await scene.available()).toBe(before - made.payment.amount);
    const { data } = await owner.api.events.list({ workspace: acme.workspace });
    expect(data.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'approval.requested',
        'approval.approved',
        'approval.completed',
        'payment.approved',
      ]),
    );
  });

  it('go on at once where no rule matches, and meet every rule that does', async () => {
    const { admin, manager } = acme.people;
    const none = await requested([
      { when: { currencies: ['EUR'] }, steps: [{ needed: 1 }] },
      { when: { currencies: ['TRY'], min_amount: 1_000_000 }, steps: [{ needed: 1 }] },
      { ...ANY, enabled: false, steps: [{ needed: 1 }] },
    ]);
    expect(none.payment).toMatchObject({ status: 'pending', stage: 'queued', approval_id: null });
    const both = await requested([
      { ...ANY, steps: [{ needed: 1 }] },
      { ...ANY, steps: [{ needed: 1, roles: ['admin'] }] },
    ]);
    // One approval counts in both rules where the person is eligible for both.
    expect((await both.approve(manager)).status).toBe('pending');
    expect((await both.approve(admin)).status).toBe('approved');
    const one = await requested([
      { ...ANY, steps: [{ needed: 1 }] },
      { ...ANY, steps: [{ needed: 1, roles: ['admin'] }] },
    ]);
    expect((await one.approve(admin)).status).toBe('approved');
  });

  it('add up what was paid, also when two are requested at once', async () => {
    await server
      .knex('payments')
      .where({ requester_id: acme.people.admin.id })
      .update({ created_at: new Date(0) });
    const cumulative = { days: 1, min_amount: 2_500_000, per: 'requester' as const };
    const rule = { when: { currencies: ['TRY'] as string[], cumulative }, steps: [{ needed: 1 }] };
    await requested([rule]);
    const draft = (minor: number) =>
      acme.people.admin.api.payments.create(scene.draft({ amount: minor })).then(stateOf);
    const states = await Promise.all([draft(1_000_001), draft(1_000_002), draft(1_000_003)]);
    expect(states.sort()).toEqual(['pending/approval', 'pending/queued', 'pending/queued']);
  });

  it('add up what was paid to one bank account, whichever entry for it the payment names', async () => {
    const { owner, admin } = acme.people;
    const { workspace } = acme;
    const newEntry = async (name: string) => {
      const identifiers = { iban: 'TR280001009999901234567890' };
      const entry = { workspace, live: false, name, currency: 'TRY', identifiers, holder: { name } } as const;
      return (await owner.api.accounts.create(entry)).id;
    };
    const [one, other] = [await newEntry('Supplier'), await newEntry('The same supplier')];
    const cumulative = { days: 1, min_amount: 30_000, per: 'beneficiary' as const };
    await requested([{ when: { currencies: ['TRY'], cumulative }, steps: [{ needed: 1 }] }]);
    const pay = async (to_account: typeof one, minor: number) =>
      stateOf(await admin.api.payments.create(scene.draft({ amount: minor, to_account })));
    expect(await pay(one, 20_001)).toBe('pending/queued');
    expect(await pay(other, 9_000)).toBe('pending/queued');
    expect(await pay(other, 9_001)).toBe('pending/approval');
  });

  it('compare amounts in the base currency with the rates of the workspace, and ask where there is none', async () => {
    const base = (base_currency: string, min_amount: number) => [
      { when: { base_currency, min_amount }, steps: [{ needed: 1 }] },
    ];
    expect(stateOf((await requested(base('USD', 1_000_000))).payment)).toBe('pending/approval');
    await acme.people.owner.api.exchangeRates.set({
      workspace: acme.workspace,
      pair: 'USD-TRY',
      numerator: 4000,
      denominator: 100,
      date: '2026-01-15',
    });
    // 40 TRY for one dollar: 400.00 TRY are 10.00 USD.
    expect(stateOf((await requested(base('USD', 1_001), { amount: 40_000 })).payment)).toBe('pending/queued');
    expect(stateOf((await requested(base('USD', 1_000), { amount: 40_001 })).payment)).toBe(
      'pending/approval',
    );
  });

  it('are approved, and released where they were held, also beyond the days that the calendars have', async () => {
    const at = await newPaymentScene(server, acme);
    const { workspace, project } = at;
    await acme.people.member.api.sandbox.setClock({ workspace, project, time: '2090-03-06T06:00:00Z' });
    const made = await requested([{ ...ANY, steps: [{ needed: 1 }] }], { at });
    expect(await made.approve(acme.people.manager)).toMatchObject({ status: 'approved' });
    await server.knex('approval_rules').delete();
    const { amount } = made.payment;
    const held = await acme.people.member.api.payments.create(at.draft({ amount }));
    expect(held.stage).toBe('hold');
    const release = { workspace, project, payment_id: held.id, reason: 'Meant' };
    expect(await acme.people.manager.api.payments.release(release)).toMatchObject({ stage: 'queued' });
  });

  it.runIf(engine === 'postgres')(
    'are refused to those who have not seen them before their payments are locked',
    async () => {
      const made = await requested([{ ...ANY, steps: [{ needed: 1 }] }]);
      const { manager } = acme.people;
      const key = await createKey(server, acme.people.owner.api, { workspace: acme.workspace });
      await server.knex.transaction(async (other) => {
        await other('payments').where({ id: made.payment.id }).forUpdate();
        expect(await statusOrCode(made.approve(manager, 'f'.repeat(64)))).toBe('approval_digest_mismatch');
        expect(await statusOrCode(made.approve(key))).toBe('approval_not_by_key');
      });
      expect((await made.approve(manager)).status).toBe('approved');
    },
  );

  it('are approved by people only, with the digest of what they saw, and by no one who had a part', async () => {
    const { owner, admin, manager, member } = acme.people;
    const made = await requested([{ ...ANY, steps: [{ needed: 1 }] }], { by: admin.api });
    expect(await statusOrCode(made.approve(manager, 'f'.repeat(64)))).toBe('approval_digest_mismatch');
    expect(await statusOrCode(made.approve(admin))).toBe('approval_own_request');
    expect(await statusOrCode(made.approve(member))).toBe('insufficient_role');
    const key = await createKey(server, owner.api, { workspace: acme.workspace });
    expect(await statusOrCode(made.approve(key))).toBe('approval_not_by_key');
    const byKey = await requested([{ ...ANY, steps: [{ needed: 1 }] }], { by: key.api });
    expect(byKey.payment.requested_by).toMatchObject({ type: 'service_key', user_id: null });
    expect(byKey.approval).toMatchObject({ can_decide: false, why_not: 'knew_key_secret' });
    expect(await statusOrCode(byKey.approve(owner))).toBe('approval_not_eligible');
    expect((await byKey.approve(manager)).status).toBe('approved');
    // The digest is of other terms once the date has moved; after an approval it cannot move.
    const dated = await requested([{ ...ANY, steps: [{ needed: 2 }] }]);
    const { workspace, project } = scene;
    const at = { workspace, project, payment_id: dated.payment.id };
    await member.api.payments.update({ ...at, execution_date: '2030-03-04' });
    expect(await statusOrCode(dated.approve(manager))).toBe('approval_digest_mismatch');
    const { digest } = await manager.api.approvals.get(dated.place);
    await dated.approve(manager, digest);
    expect(await statusOrCode(member.api.payments.update({ ...at, execution_date: '2030-03-05' }))).toBe(
      'invalid_transition',
    );
  });

  it('do not count the person who created or unblocked the beneficiary on that day', async () => {
    const { owner, admin } = acme.people;
    const { workspace } = acme;
    const { id } = await admin.api.accounts.create({
      workspace,
      live: false,
      name: 'New supplier',
      currency: 'TRY',
      identifiers: { iban: 'TR330006100519786457841326' },
      holder: { name: 'New supplier' },
    });
    const made = await requested([{ ...ANY, steps: [{ needed: 1 }] }], { to_account: id });
    expect(await statusOrCode(made.approve(admin))).toBe('approval_not_eligible');
    await server
      .knex('accounts')
      .where({ id })
      .update({ created_at: new Date(Date.now() - 2 * 86_400_000) });
    await owner.api.accounts.block({ workspace, account_id: id, reason: 'Check' });
    await owner.api.accounts.unblock({ workspace, account_id: id });
    expect(await statusOrCode(made.approve(owner))).toBe('approval_not_eligible');
    expect((await made.approve(admin)).status).toBe('approved');
  });

  it('are cancelled by one rejection, and keep no approval when they are cancelled', async () => {
    const { manager, admin, member } = acme.people;
    const rejected = await requested([{ ...ANY, steps: [{ needed: 2 }] }]);
    await rejected.approve(admin);
    const { place, digest } = rejected;
    expect(await manager.api.approvals.reject({ ...place, digest, reason: 'Not ours' })).toMatchObject({
      status: 'rejected',
      reason: 'Not ours',
    });
    expect(await rejected.now()).toMatchObject({
      status: 'cancelled',
      cancellation: { by: manager.id, because: 'rejected', reason: 'Not ours' },
    });
    expect(await statusOrCode(rejected.approve(manager))).toBe('approval_already_decided');
    const cancelled = await requested([{ ...ANY, steps: [{ needed: 1 }] }]);
    const { workspace, project } = scene;
    await member.api.payments.cancel({ workspace, project, payment_id: cancelled.payment.id });
    expect(await manager.api.approvals.get(cancelled.place)).toMatchObject({ status: 'withdrawn' });
    expect(await statusOrCode(cancelled.approve(manager))).toBe('approval_already_decided');
  });

  it('count neither a withdrawn approval nor one of a person who has left', async () => {
    const { owner, manager, admin } = acme.people;
    const made = await requested([{ ...ANY, steps: [{ needed: 2 }] }]);
    await made.approve(manager);
    expect((await manager.api.approvals.withdraw(made.place)).votes).toEqual([]);
    expect(await statusOrCode(manager.api.approvals.withdraw(made.place))).toBe('not_found');
    expect((await made.approve(admin)).status).toBe('pending');
    await owner.api.members.deactivate({ workspace: acme.workspace, user_id: admin.id });
    expect(await made.approve(manager)).toMatchObject({ status: 'pending', blocked: false });
    expect(await made.approve(owner)).toMatchObject({ status: 'approved' });
    await owner.api.members.reactivate({ workspace: acme.workspace, user_id: admin.id });
  });

  it('keep what was asked when the rule changes, and wait for approvals after a release', async () => {
    const { owner, manager, member } = acme.people;
    const made = await requested([{ ...ANY, steps: [{ needed: 1, roles: ['manager'] }] }]);
    await server.knex('approval_rules').delete();
    expect(await made.approve(manager)).toMatchObject({ status: 'approved' });
    // A duplicate is held first. The rules are asked when it is released.
    const same = { amount: made.payment.amount };
    const held = await requested([{ ...ANY, steps: [{ needed: 1 }] }], same);
    expect(held.payment).toMatchObject({ stage: 'hold', approval_id: null });
    const { workspace, project } = scene;
    const at = { workspace, project, payment_id: held.payment.id as PaymentId };
    expect(await statusOrCode(member.api.payments.release({ ...at, reason: 'Meant' }))).toBe(
      'insufficient_role',
    );
    const released = await owner.api.payments.release({ ...at, reason: 'Meant' });
    expect(stateOf(released)).toBe('pending/approval');
    const approval_id = (released.approval_id ?? '') as ApprovalId;
    const { digest } = await manager.api.approvals.get({ workspace, project, approval_id });
    await manager.api.approvals.approve({ workspace, project, approval_id, digest });
    expect(stateOf(await held.now())).toBe('approved/queued');
  });

  it('keep out the people who knew the key when it requested a payment that was held, until it is approved', async () => {
    const { owner, admin, manager } = acme.people;
    const { workspace, project } = scene;
    const key = await createKey(server, owner.api, { workspace });
    const { payment } = await requested([], { by: key.api });
    const held = await requested([{ ...ANY, steps: [{ needed: 1 }] }], {
      by: key.api,
      amount: payment.amount,
    });
    expect(held.payment).toMatchObject({ stage: 'hold' });
    await admin.api.apiKeys.rotate({ workspace, key_id: key.id, transition_seconds: 0 });
    const at = { workspace, project, payment_id: held.payment.id as PaymentId };
    expect(await statusOrCode(owner.api.payments.release({ ...at, reason: 'Meant' }))).toBe(
      'approval_not_eligible',
    );
    const released = await manager.api.payments.release({ ...at, reason: 'Meant' });
    const place = { workspace, project, approval_id: (released.approval_id ?? '') as ApprovalId };
    const { digest, why_not } = await owner.api.approvals.get(place);
    expect(why_not).toBe('knew_key_secret');
    expect(await statusOrCode(owner.api.approvals.approve({ ...place, digest }))).toBe(
      'approval_not_eligible',
    );
    expect(await admin.api.approvals.approve({ ...place, digest })).toMatchObject({ status: 'approved' });
  });

  it('remind of their approval by the clock of the project, and are cancelled or held when it expires', async () => {
    const { owner, admin, manager } = acme.people;
    const at = await newPaymentScene(server, acme, { money: 1_000_000 });
    const { workspace, project } = at;
    const place = { workspace, project };
    await owner.api.sandbox.setClock({ ...place, time: '2031-03-03T06:00:00Z' });
    const wait = (by: string) => owner.api.sandbox.setClock({ ...place, advance: by });
    const rule = { ...ANY, steps: [{ needed: 2 }], expires_after: 10 };
    const cancelled = await requested([rule], { at });
    const held = await requested([{ ...rule, on_expiry: 'hold' as const }], { at });
    await held.approve(admin);
    expect(held.approval).toMatchObject({
      requested_at: '2031-03-03T06:00:00.000Z',
      expires_at: '2031-03-03T16:00:00.000Z',
      on_expiry: 'hold',
    });
    const typesOf = async (approval_id: string) => {
      const { data } = await owner.api.events.list({ workspace, limit: 100 });
      return data.flatMap(({ type, data: about }) =>
        (about as { id?: string }).id === approval_id ? [type as string] : [],
      );
    };
    const { approval_id } = cancelled.place;
    await wait('PT4H59M');
    expect(await typesOf(approval_id)).toEqual(['approval.requested']);
    await wait('PT1M');
    expect(await typesOf(approval_id)).toEqual(['approval.expiring', 'approval.requested']);
    await wait('PT4H59M');
    expect((await typesOf(approval_id)).filter((type) => type === 'approval.expiring').length).toBe(2);
    expect(stateOf(await cancelled.now())).toBe('pending/approval');
    await wait('PT1M');
    expect((await typesOf(approval_id))[0]).toBe('approval.expired');
    expect(await manager.api.approvals.get(cancelled.place)).toMatchObject({
      status: 'expired',
      decided_at: '2031-03-03T16:00:00.000Z',
      can_decide: false,
    });
    expect(await cancelled.now()).toMatchObject({
      status: 'cancelled',
      cancellation: { by: null, because: 'expired', reason: null },
    });
    expect(await held.now()).toMatchObject({
      status: 'pending',
      stage: 'hold',
      hold_reasons: ['approval_expired'],
    });
    expect(await statusOrCode(held.approve(manager))).toBe('approval_expired');
    const { data } = await owner.api.auditEvents.list({ workspace, action: 'approval.expired' });
    expect(data.map(({ actor, target }) => [actor.type, target?.id]).sort()).toEqual(
      [approval_id, held.place.approval_id].map((id) => ['system', id]).sort(),
    );
    // The rules ask again when it is released, and earlier approvals do not count.
    const payment_id = held.payment.id;
    const released = await owner.api.payments.release({ ...place, payment_id, reason: 'Still meant' });
    expect(released.approval_id).not.toBe(held.place.approval_id);
    const again = { ...place, approval_id: (released.approval_id ?? '') as ApprovalId };
    expect(await owner.api.approvals.get(again)).toMatchObject({ status: 'pending', votes: [] });
  });

  it('are approved once when all approve at the same time, with one person too few or one too many', async () => {
    const { owner, admin, manager } = acme.people;
    for (const needed of [2, 3]) {
      const made = await requested([{ ...ANY, steps: [{ needed }] }]);
      const codes = await Promise.all(
        [owner, admin, manager].map((person) => statusOrCode(made.approve(person))),
      );
      expect(codes.filter((code) => code === 'served').length).toBe(needed);
      const { data } = await owner.api.payments.listEvents({
        workspace: scene.workspace,
        project: scene.project,
        payment_id: made.payment.id,
      });
      expect(data.filter(({ type }) => type === 'approved').length).toBe(1);
      const { votes } = await owner.api.approvals.get(made.place);
      expect(votes.length).toBe(needed);
    }
  });

  it('are decided together, each on its own', async () => {
    const { owner, admin, manager, member } = acme.people;
    const { workspace, project } = scene;
    const rule = [{ ...ANY, steps: [{ needed: 1 }] }];
    const [whole, stale, rejected] = [await requested(rule), await requested(rule), await requested(rule)];
    const own = await requested(rule, { by: manager.api });
    const partial = await requested([{ ...ANY, steps: [{ needed: 2 }] }]);
    const elsewhere = await requested(rule, { at: await newPaymentScene(server, acme) });
    const of = ({ place: { approval_id }, digest }: typeof whole) => ({ approval_id, digest });
    const approve = 'approve' as const;
    const before = await scene.available();
    const { data } = await manager.api.approvals.decide({
      workspace,
      project,
      decisions: [
        { ...of(partial), decision: approve, comment: 'Checked' },
        { ...of(stale), decision: approve, digest: 'f'.repeat(64) },
        { ...of(own), decision: approve },
        { ...of(whole), decision: approve },
        { ...of(rejected), decision: 'reject', reason: 'Not ours' },
        { approval_id: 'apr_', digest: whole.digest, decision: approve },
        { ...of(elsewhere), decision: approve },
      ],
    });
    expect(
      data.map(({ outcome, approval, problem }) => problem?.code ?? `${outcome} ${approval?.status}`),
    ).toEqual([
      'approved pending',
      'approval_digest_mismatch',
      'approval_own_request',
      'approved approved',
      'rejected rejected',
      'not_found',
      'not_found',
    ]);
    expect(stateOf(await elsewhere.now())).toBe('pending/approval');
    expect(data[0]?.approval?.votes).toMatchObject([{ user_id: manager.id, comment: 'Checked' }]);
    const states = [whole, stale, rejected, own, partial].map(async ({ now }) => stateOf(await now()));
    expect(await Promise.all(states)).toEqual([
      'approved/queued',
      'pending/approval',
      'cancelled/null',
      'pending/approval',
      'pending/approval',
    ]);
    expect(await scene.available()).toBe(before - whole.payment.amount);
    const { data: audited } = await owner.api.auditEvents.list({ workspace, limit: 3 });
    expect(audited.map(({ action, target }) => [action, target?.id]).sort()).toEqual(
      [
        ['approval.approved', whole.place.approval_id],
        ['approval.approved', partial.place.approval_id],
        ['approval.rejected', rejected.place.approval_id],
      ].sort(),
    );
    const { data: events } = await owner.api.events.list({ workspace, limit: 12 });
    const emitted = events.map(({ type }) => type as string).filter((type) => !type.endsWith('requested'));
    expect(emitted.sort()).toEqual(
      expect.arrayContaining([
        'approval.approved',
        'approval.completed',
        'approval.rejected',
        'payment.approved',
        'payment.cancelled',
      ]),
    );
    const last = { workspace, project, decisions: [{ ...of(partial), decision: approve }] };
    expect((await admin.api.approvals.decide(last)).data).toMatchObject([
      { approval: { status: 'approved' } },
    ]);
    expect(await statusOrCode(member.api.approvals.decide(last))).toBe('insufficient_role');
    const key = await createKey(server, owner.api, { workspace });
    expect(await statusOrCode(key.api.approvals.decide(last))).toBe('approval_not_by_key');
    for (const decisions of [
      [last.decisions, last.decisions].flat(),
      [{ ...of(own), decision: 'reject' as const }],
    ])
      expect(await statusOrCode(admin.api.approvals.decide({ workspace, project, decisions }))).toBe(
        'invalid_request',
      );
  });

  it('are cancelled together, each with the reason for its own rejection', async () => {
    const { workspace, project } = scene;
    const rule = [{ ...ANY, steps: [{ needed: 1 }] }];
    const made = [await requested(rule), await requested(rule)];
    const reasons = ['Not ours', 'Paid already'];
    const decisions = made.map(({ place: { approval_id }, digest }, index) => ({
      ...{ approval_id, digest, decision: 'reject' as const },
      reason: reasons[index] ?? '',
    }));
    await acme.people.manager.api.approvals.decide({ workspace, project, decisions });
    const payments = await Promise.all(made.map(({ now }) => now()));
    expect(payments.map(({ cancellation }) => cancellation)).toEqual(
      reasons.map((reason) => ({ by: acme.people.manager.id, because: 'rejected', reason })),
    );
  });

  it('are approved once each when several people decide about all of them at the same time', async () => {
    const { owner, admin, manager } = acme.people;
    const { workspace, project } = scene;
    const made = [];
    for (const index of Array.from({ length: 6 }, (_, at) => at))
      made.push(await requested([{ ...ANY, steps: [{ needed: 1 + (index % 3) }] }]));
    const decisions = made.map(({ place: { approval_id }, digest }) => ({
      approval_id,
      digest,
      decision: 'approve' as const,
    }));
    const answers = await Promise.all(
      [owner, admin, manager].map((person, index) =>
        person.api.approvals.decide({
          workspace,
          project,
          decisions: index === 1 ? decisions.toReversed() : decisions,
        }),
      ),
    );
    const outcomes = answers.flatMap(({ data }) => data);
    for (const [index, { place, now }] of made.entries()) {
      const own = outcomes.filter(({ approval_id }) => approval_id === place.approval_id);
      expect(own.filter(({ outcome }) => outcome === 'approved')).toHaveLength(1 + (index % 3));
      expect(own.filter(({ approval }) => approval?.status === 'approved')).toHaveLength(1);
      expect(stateOf(await now())).toBe('approved/queued');
    }
  });

  it('never wait for each other in a circle when two people decide about several accounts in opposite orders', async () => {
    const { owner, admin, manager } = acme.people;
    const { workspace, project } = scene;
    const rule = [{ ...ANY, steps: [{ needed: 1 }] }];
    const limit = {
      workspace,
      name: 'Mixed',
      scope: 'account',
      currency: 'TRY',
      per_day: 90_000_000,
    } as const;
    const accounts = [await scene.connect(1_000_000), await scene.connect(1_000_000)];
    for (const scope_id of accounts)
      await owner.api.paymentLimits.create({ ...limit, scope_id, on_exceed: 'refuse' });
    const deadlocks: unknown[] = [];
    const note = (error: { code?: string }) => void (error.code === '40P01' && deadlocks.push(error));
    server.knex.on('query-error', note);
    const [one, other] = accounts as [AccountId, AccountId];
    const make = async (from_account: AccountId) => {
      const { place, digest } = await requested(rule, { from_account });
      return { approval_id: place.approval_id, digest };
    };
    const decide = (person: TestUser, ...[good, bad]: Array<Awaited<ReturnType<typeof make>>>) => {
      const decisions = [
        { ...good, decision: 'approve' },
        { ...bad, decision: 'reject', reason: 'Not ours' },
      ] as Parameters<TestUser['api']['approvals']['decide']>[0]['decisions'];
      return person.api.approvals.decide({ workspace, project, decisions });
    };
    for (let round = 0; round < rounds({ sample: 4, full: 100 }); round += 1) {
      const made = [await make(one), await make(other), await make(other), await make(one)];
      const answers = await Promise.all([
        decide(admin, ...made.slice(0, 2)),
        decide(manager, ...made.slice(2)),
      ]);
      const outcomes = answers.flatMap(({ data }) => data.map(({ outcome }) => outcome));
      expect(outcomes).toEqual(['approved', 'rejected', 'approved', 'rejected']);
    }
    server.knex.off('query-error', note);
    expect(deadlocks).toEqual([]);
  });

  it('say in their preview who could approve, and who is excluded, and do what the preview said', async () => {
    const { admin, manager, owner } = acme.people;
    await requested([{ ...ANY, steps: [{ needed: 2 }] }]);
    amount += 1;
    const draft = scene.draft({ amount });
    const preview = await admin.api.payments.preview(draft);
    expect(preview).toMatchObject({
      would: { status: 'pending', stage: 'approval' },
      approvals: [{ name: 'Rule 0', steps: [{ needed: 2, eligible_count: 2 }], satisfiable: true }],
      excluded: [{ user: admin.id, because: 'requester' }],
    });
    expect(preview.approvals[0]?.steps[0]?.eligible_sample.sort()).toEqual([manager.id, owner.id].sort());
    await server.knex('approval_rules').delete();
    const create = () => admin.api.payments.create({ ...draft, preview_digest: preview.digest });
    expect(await statusOrCode(create())).toBe('stale_preview');
  });
});
