import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountId,
  ApiError,
  type ApprovalId,
  type Payment,
  type PaymentPreview,
  type ProjectId,
} from '../../../sdk/src/index.ts';
import { statusOrCode } from '../../support/keys.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { newPreviewWorld, type PreviewWorld, requestersOf } from '../../support/payments/preview-world.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { expectProblem, type TestTeam } from '../../support/users.ts';

type Draft = ReturnType<PaymentScene['draft']>;

let server: TestServer;
let acme: TestTeam;
let scene: PaymentScene;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  scene = await newPaymentScene(server, acme, { money: 60_000 });
});
afterAll(() => server.stop());

const codeOf = (error: unknown): string => {
  if (error instanceof ApiError) return error.code;
  throw error;
};
type Said = { world: PreviewWorld; preview: PaymentPreview; draft: Draft; from: string };

/** What a preview says: the state, or the code of the first problem that refuses the payment. */
function saidBy({ would, problems }: PaymentPreview): string {
  return would === null
    ? (problems.find(({ blocking }) => blocking)?.code ?? '')
    : `${would.status}/${would.stage}`;
}
const stateOf = ({ status, stage }: Payment): string => `${status}/${stage}`;

/** A project that pays from an account that another project shares with it, unless a payment names another one. */
async function newChangingScene() {
  const [at, other] = [await newPaymentScene(server, acme), await newPaymentScene(server, acme)];
  const second = await at.connect(100_000);
  await acme.people.member.api.sandbox.setClock({ ...placeOf(at), time: '2030-03-07T06:00:00.000Z' });
  const scene = { ...at, second, shared: other.from };
  await method(scene, { opens: '08:00', enabled: true });
  await share(scene, [at.project]);
  await defaults(scene, other.from);
  return scene;
}
type Scene = Awaited<ReturnType<typeof newChangingScene>>;
const placeOf = ({ workspace, project }: PaymentScene) => ({ workspace, project });
const defaults = (at: PaymentScene, default_account: AccountId | null) =>
  acme.people.owner.api.projectSettings.update({ ...placeOf(at), default_account });
const method = ({ workspace }: PaymentScene, changes: { opens?: string; enabled?: boolean }) =>
  acme.people.owner.api.paymentMethods.update({ workspace, payment_method_id: 'eft_try', ...changes });
const share = ({ workspace, shared: account_id }: Scene, shared_with: ProjectId[]) =>
  acme.people.owner.api.accounts.update({ workspace, account_id, shared_with });

/** The fields of a payment, as its preview promises them. */
function promisedBy({ preview, from }: Said) {
  const { schedule, bank, problems } = preview;
  return {
    from_account: from,
    execution_date: schedule.execution_date,
    value_date: schedule.value_date,
    cut_off_at: schedule.cut_off_at,
    rail: bank.rail,
    what_the_bank_sees: { beneficiary_name: bank.beneficiary_name, remittance: bank.remittance },
    possible_duplicates: preview.duplicates.map(({ payment }) => payment).sort(),
    hold_reasons:
      preview.would?.stage === 'hold'
        ? expect.arrayContaining(
            problems.filter(({ code }) => code === 'limit_exceeded').map(({ code }) => code),
          )
        : [],
  };
}

/** Asserts that a payment is as its preview said, also behind the API. */
async function assertKept(said: Said, made: Payment) {
  const { preview, draft, world } = said;
  const { possible_duplicates, ...rest } = made;
  const { charset: _, ...seen } = made.what_the_bank_sees;
  expect({
    ...rest,
    possible_duplicates: [...possible_duplicates].sort(),
    what_the_bank_sees: seen,
  }).toMatchObject(promisedBy(said));
  const [row, limits, uses, reservation] = await Promise.all([
    server.knex('payments').where({ id: made.id }).first('opens_at'),
    server.knex('payment_limits').where({ workspace_id: acme.workspaceId }).pluck('id'),
    server.knex('payment_limit_uses').where({ payment_id: made.id }).pluck('limit_id'),
    server.knex('ledger_reservations').where({ payment_id: made.id }).first('amount'),
  ]);
  expect(row?.opens_at.toISOString()).toBe(preview.schedule.opens_at);
  // What was counted in a limit is deleted with it.
  const counted = preview.limits.filter(
    ({ limit, maximum }) => maximum !== 'per_payment' && limits.includes(limit),
  );
  const isCounted = ({ limit }: (typeof counted)[number]) => uses.includes(limit);
  if (preview.would?.stage !== 'hold') {
    expect(preview.limits.filter(({ ok }) => !ok)).toEqual([]);
    expect(counted.every(isCounted)).toBe(true);
  }
  const reserves = preview.funds.check !== 'none' && ['queued', 'scheduled'].includes(made.stage ?? '');
  expect(Number(reservation?.amount ?? 0)).toBe(reserves ? draft.amount : 0);
  expect(made.approval_id === null).toBe(preview.approvals.length === 0);
  if (made.approval_id === null) return;
  const place = { workspace: world.scene.workspace, project: world.scene.project };
  const { rules } = await acme.people.owner.api.approvals.get({
    ...place,
    approval_id: made.approval_id as ApprovalId,
  });
  const asked = (all: ReadonlyArray<{ rule: string | null; steps: ReadonlyArray<{ needed: number }> }>) =>
    all.map(({ rule, steps }) => [rule, steps.map(({ needed }) => needed)]);
  expect(asked(rules)).toEqual(asked(preview.approvals));
}

describe('a preview', () => {
  it('takes at most six statements', async () => {
    const preview = () => acme.people.owner.api.payments.preview(scene.draft({ reference: 'STATEMENTS' }));
    // From then on the server remembers what decides about the caller.
    await preview();
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => void statements.push(sql);
    server.knex.on('query', note);
    try {
      await preview();
    } finally {
      server.knex.off('query', note);
    }
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(6);
    expect(statements.length).toBeGreaterThan(2);
  });

  it('says what is wrong whatever digest it is sent', async () => {
    const { payments } = acme.people.owner.api;
    const preview_digest = 'f'.repeat(64);
    const draft = { ...scene.draft({ reference: 'DIGEST' }), preview_digest };
    expect((await payments.preview(draft)).would).not.toBeNull();
    const to_account = 'acc_01kah4x8v5ezf9w2m4n6rd2qc1';
    expect(await statusOrCode(payments.preview({ ...draft, to_account }))).toBe('not_found');
    expect(await statusOrCode(payments.create({ ...draft, to_account }))).toBe('stale_preview');
  });
});

describe('the creation of a payment with the digest of its preview', () => {
  it('does what the preview said or answers stale_preview, whatever happens in between', async () => {
    const random = randomOf(seedOf('previews'));
    const world = await newPreviewWorld(server, acme, random);
    const requesters = await requestersOf(server, acme);
    const seen = new Map<string, number>();
    const see = (outcome: string) => seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    for (let round = 0; round < rounds({ sample: 90, full: 5000 }); round++) {
      // The first payment is possible whatever the seed is.
      const draft = round === 0 ? world.scene.draft({ from_account: world.scene.from }) : world.draft();
      const { payments } = requesters[random(requesters.length)] ?? acme.people.owner.api;
      const from = draft.from_account ?? (await world.defaultAccount()) ?? '';
      const said = await payments.preview(draft).catch(codeOf);
      const isDisturbed = round > 0 && random(3) > 0;
      if (isDisturbed) await world.change();
      const preview_digest = typeof said === 'string' ? '0'.repeat(64) : said.digest;
      const made = await payments.create({ ...draft, preview_digest }).catch(codeOf);
      const what = typeof said === 'string' ? said : saidBy(said);
      const done = typeof made === 'string' ? made : stateOf(made);
      see(done);
      // Without a preview there is nothing to be as it said.
      const isStale = done === 'stale_preview' && (isDisturbed || typeof said === 'string');
      if (!isStale) expect(done, JSON.stringify({ round, draft, said })).toBe(what);
      if (typeof made !== 'string') world.note(made);
      if (typeof made !== 'string' && typeof said !== 'string')
        await assertKept({ world, preview: said, draft, from }, made);
      await world.change();
    }
    process.stdout.write(`previews: ${JSON.stringify(Object.fromEntries(seen))}\n`);
    for (const outcome of ['pending/queued', 'stale_preview'])
      expect(seen.get(outcome) ?? 0, outcome).toBeGreaterThan(0);
  });

  it.each([
    ['the account that pays by default', (at) => defaults(at, at.second)],
    ['that there is such an account', (at) => defaults(at, null)],
    ['when the method opens', (at) => method(at, { opens: '10:00' })],
    ['whether the method is on', (at) => method(at, { enabled: false })],
    ['whether the project may use the account', (at) => share(at, [])],
  ] as Array<[string, (at: Scene) => PromiseLike<unknown>]>)(
    'is refused as stale once another person has changed %s',
    async (_, change) => {
      const at = await newChangingScene();
      const { payments } = acme.people.member.api;
      const { from_account: _from, ...draft } = at.draft({ execution_date: '2030-03-08' });
      const { digest } = await payments.preview(draft);
      await change(at);
      const stale = await expectProblem(payments.create({ ...draft, preview_digest: digest }));
      expect(stale).toMatchObject({ status: 409, code: 'stale_preview' });
    },
  );
});
