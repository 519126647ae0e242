import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApprovalId, ApprovalRuleId, PaymentId } from '../../../sdk/src/index.ts';
import { statusOrCode } from '../../support/keys.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { rounds, seedOf } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestTeam, type TestUser } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let scene: PaymentScene;
let approvers: TestUser[];
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  scene = await newPaymentScene(server, acme, { money: 900_000_000_000 });
  const { owner, admin, manager } = acme.people;
  const fourth = await createUser(server, 'Fourth');
  await server.operator.members.add({ workspace: acme.workspace, user_id: fourth.id, role: 'manager' });
  const { workspace, project } = scene;
  for (const { id: user_id } of [manager, fourth])
    await server.operator.projectMembers.set({ workspace, project, user_id, role: null });
  approvers = [owner, admin, manager, fourth];
});
afterAll(() => server.stop());

const KINDS = [
  'approve',
  'approve',
  'approve',
  'decide',
  'withdraw',
  'reject',
  'deactivate',
  'change rule',
  'cancel',
  'expire',
] as const;
const action = fc.record({
  kind: fc.constantFrom(...KINDS),
  by: fc.integer({ min: 0, max: 3 }),
  after: fc.integer({ min: 0, max: 12 }),
});
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;
const schedule = fc.record({
  needed: fc.integer({ min: 1, max: 3 }),
  actions: fc.array(action, { minLength: 4, maxLength: 12 }),
});

const now = (kind: Action['kind'], by = 1): Action => ({ kind, by, after: 0 });
/** One for each way in which an approval can end, so that no run is without them. */
const EXAMPLES = [
  { needed: 2, actions: [now('approve'), now('decide', 2)] },
  { needed: 2, actions: [now('approve', 3)] },
  { needed: 3, actions: [now('approve'), now('approve', 2)] },
  {
    needed: 2,
    actions: [now('approve', 2), { ...now('deactivate', 2), after: 100 }, { ...now('approve'), after: 250 }],
  },
  { needed: 2, actions: [now('reject')] },
  { needed: 2, actions: [now('cancel')] },
  { needed: 2, actions: [now('expire')] },
].map((one): [typeof one] => [one]);

interface Request {
  digest: string;
  place: { workspace: string; project: string; approval_id: ApprovalId };
  payment: PaymentId;
  rule: ApprovalRuleId;
}

let amount = 10_000;

/** A payment that waits for so many people. */
async function request(needed: number): Promise<Request> {
  const { workspace, project } = scene;
  const { owner, member } = acme.people;
  await server.knex('approval_rules').delete();
  const when = { currencies: ['TRY'] };
  const rule = await owner.api.approvalRules.create({ workspace, name: 'Race', when, steps: [{ needed }] });
  amount += 1;
  const made = await member.api.payments.create(scene.draft({ amount }));
  const place = { workspace, project, approval_id: (made.approval_id ?? 'apr_') as ApprovalId };
  const { digest } = await owner.api.approvals.get(place);
  return { digest, place, payment: made.id, rule: rule.id };
}

/** Sends one action. @returns its code, or `completed` where it was the approval that completed the request */
async function send({ kind, by }: Action, { place, digest, payment, rule }: Request): Promise<string> {
  const person = approvers[by] ?? acme.people.owner;
  const { owner, member } = acme.people;
  const { workspace, project, approval_id } = place;
  let status: string | undefined;
  const code = await statusOrCode(
    {
      approve: async () => {
        status = (await person.api.approvals.approve({ ...place, digest })).status;
      },
      decide: async () => {
        const decisions = [{ approval_id, digest, decision: 'approve' as const }];
        const { data } = await person.api.approvals.decide({ workspace, project, decisions });
        status = data[0]?.approval?.status;
      },
      withdraw: () => person.api.approvals.withdraw(place),
      reject: () => person.api.approvals.reject({ ...place, digest, reason: 'Race' }),
      deactivate: () =>
        owner.api.members.deactivate({ workspace, user_id: (approvers[Math.max(by, 1)] ?? owner).id }),
      'change rule': () =>
        owner.api.approvalRules.update({ workspace, rule_id: rule, steps: [{ needed: 1 + by }] }),
      cancel: () => member.api.payments.cancel({ workspace, project, payment_id: payment }),
      expire: () => owner.api.sandbox.setClock({ workspace, project, advance: 'PT73H' }),
    }[kind](),
  );
  return status === 'approved' ? 'completed' : code;
}

/** Codes with which the server may refuse an action that came too late or from a person who does not count. */
const REFUSALS = [
  'served',
  'completed',
  'not_found',
  'insufficient_role',
  'member_deactivated',
  'approval_not_eligible',
  'approval_already_decided',
  'approval_expired',
  'approval_rule_unsatisfiable',
  'payment_not_cancellable',
  'invalid_state',
];

/** Runs the actions at the same time, each after a moment. */
async function race(actions: readonly Action[], requested: Request) {
  const run = async (one: Action) => {
    await delay(one.after);
    const sent = performance.now();
    const code = await send(one, requested);
    return { ...one, code, sent, answered: performance.now() };
  };
  const done = await Promise.all(actions.map(run));
  for (const { code, kind } of done) expect(REFUSALS, `${kind} answers ${code}`).toContain(code);
  return done;
}

const TERMINAL = new Set(['approved', 'cancelled']);

/** Asserts that a request was decided at most once, and approved only by enough people who still counted. */
async function assertDecidedOnce(
  { needed }: { needed: number },
  { place, payment }: Request,
  done: Awaited<ReturnType<typeof race>>,
) {
  const { workspace, project } = place;
  const api = server.operator;
  const { status, votes } = await api.approvals.get(place);
  const { data } = await api.payments.listEvents({ workspace, project, payment_id: payment });
  const decided = data.filter(({ type, to }) => TERMINAL.has(type) && to.status !== 'pending');
  const completed = done.filter(({ code }) => code === 'completed');
  expect(decided.filter(({ type }) => type === 'approved').length).toBe(status === 'approved' ? 1 : 0);
  expect(completed.length).toBe(status === 'approved' ? 1 : 0);
  if (status === 'pending') expect(decided).toEqual([]);
  const [last] = completed;
  if (last === undefined) return status;
  const gone = new Set<string>(
    done.flatMap(({ kind, code, by, answered }) =>
      kind === 'deactivate' && code === 'served' && answered < last.sent
        ? [(approvers[Math.max(by, 1)] ?? acme.people.owner).id]
        : [],
    ),
  );
  const counting = new Set(votes.map(({ user_id }) => user_id).filter((id) => !gone.has(id)));
  expect(counting.size).toBeGreaterThanOrEqual(needed);
  return status;
}

it('decides once, and approves only with enough people who count, whatever happens at the same time', async () => {
  const seen = new Set<string>();
  const property = fc.asyncProperty(schedule, async (one) => {
    const requested = await request(one.needed);
    const done = await race(one.actions, requested);
    seen.add(await assertDecidedOnce(one, requested, done));
    await server.knex('members').where({ tenant_id: acme.workspaceId }).update({ status: 'active' });
  });
  const numRuns = rounds({ sample: 8, full: 10_000 });
  const seed = seedOf('approval races');
  await fc.assert(property, { numRuns, seed, examples: EXAMPLES, endOnFailure: true });
  expect(seen).toEqual(new Set(['approved', 'rejected', 'withdrawn', 'expired', 'pending']));
}, 3_600_000);
