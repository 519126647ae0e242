import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError, type Payment, type PaymentPreview } from '../../../sdk/src/index.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import type { TestTeam } from '../../support/users.ts';

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

/** What a preview says: the state, or the code of the first problem that refuses the payment. */
function saidBy({ would, problems }: PaymentPreview): string {
  return would === null
    ? (problems.find(({ blocking }) => blocking)?.code ?? '')
    : `${would.status}/${would.stage}`;
}
const stateOf = ({ status, stage }: Payment): string => `${status}/${stage}`;

describe('the creation of a payment with the digest of its preview', () => {
  it('does what the preview said or answers stale_preview, whatever happens in between', async () => {
    const { payments, projectSettings } = acme.people.owner.api;
    const random = randomOf(seedOf('previews'));
    const pick = <Value>(...values: Value[]): Value => values[random(values.length)] as Value;
    const ownAccount = await scene.connect(0);
    const made: Payment[] = [];
    const draft = () =>
      scene.draft({
        amount: pick(1, 5_000, 5_000, 20_000, 90_000),
        to_account: pick(scene.to, scene.to, ownAccount),
        method: pick('eft', 'bank_transfer'),
        ...(random(3) === 0 && { wait_for_funds: true }),
        ...(random(3) === 0 && { execution_date: pick('2030-03-04', '2024-03-04') }),
        ...(random(4) === 0 && { strict_date: true }),
        ...(random(2) === 0 && { reference: pick('A', 'B') }),
        ...(made.length > 0 && random(3) === 0 && { allow_duplicate_of: [pick(...made).id] }),
      });
    const { workspace, project } = scene;
    /** The first drafts, undisturbed, so that each outcome is seen whatever the seed is. */
    const first = [
      scene.draft({ amount: 2, to_account: ownAccount, method: 'bank_transfer' }),
      scene.draft({ amount: 3 }),
      scene.draft({ amount: 3 }),
      scene.draft({ amount: 4, execution_date: '2030-03-04' }),
    ];
    const disturb = async () => {
      const kind = random(4);
      if (kind === 0) await payments.create(draft()).then((one) => made.push(one), codeOf);
      if (kind === 1 && made.length > 0)
        await payments.cancel({ workspace, project, payment_id: pick(...made).id }).catch(codeOf);
      if (kind === 2)
        await projectSettings.update({ workspace, project, duplicate_policy: pick('refuse', 'hold', null) });
    };
    const seen = new Map<string, number>();
    for (let round = 0; round < rounds({ sample: 60, full: 5000 }); round++) {
      const wanted = first[round] ?? draft();
      const said = await payments.preview(wanted).then(
        (preview) => ({ digest: preview.digest, what: saidBy(preview) }),
        (error: unknown) => ({ digest: '0'.repeat(64), what: codeOf(error) }),
      );
      if (round >= first.length) await disturb();
      const done = await payments.create({ ...wanted, preview_digest: said.digest }).then((one) => {
        made.push(one);
        return stateOf(one);
      }, codeOf);
      expect([said.what, 'stale_preview']).toContain(done);
      seen.set(done, (seen.get(done) ?? 0) + 1);
    }
    for (const outcome of [
      'pending/queued',
      'pending/hold',
      'pending/scheduled',
      'settled/null',
      'stale_preview',
    ])
      expect(seen.get(outcome) ?? 0, outcome).toBeGreaterThan(0);
  });
});

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
});
