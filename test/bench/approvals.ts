/**
 * How long does it take to decide about 100 payments at once? `approvals.decide` with as many decisions as it takes, each of the
 * last approval that its payment needs, so that all payments are queued by it. The bar: 150 ms.
 */
import type { ApprovalId } from '../../sdk/src/index.ts';
import { clientOf } from '../support/process.ts';
import { startBench } from './support/bench-server.ts';
import { createPaymentsScene } from './support/payments-scene.ts';
import { conclude, median, spread } from './support/report.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 15);
const DECISIONS = 100;
const BAR_MS = 150;
const PASSWORD = 'correct horse battery staple';

const bench = await startBench();
const { workspace, project, secret, payers, payees } = await createPaymentsScene(bench, DECISIONS);
const email = 'approver@example.com';
const user = { email, password: PASSWORD, name: 'Approver', workspace: { name: 'Own' } };
const { id } = await bench.client().users.signUp(user);
await bench.operator.members.add({ workspace, user_id: id, role: 'owner' });
const { token } = await bench.client().sessions.create({ email, password: PASSWORD });
const [requester, approver] = [clientOf(bench.url, secret), clientOf(bench.url, token)];
const rule = { name: 'All', when: { currencies: ['TRY'] }, steps: [{ needed: 1 }] };
await approver.approvalRules.create({ workspace, ...rule });

/** Creates a payment from and to accounts of its own. @returns what its approver decides */
async function request(index: number, amount: number) {
  const from_account = payers[index] ?? '';
  const to_account = payees[index] ?? '';
  const draft = { workspace, project, currency: 'TRY', method: 'eft', amount } as const;
  const { approval_id } = await requester.payments.create({ ...draft, from_account, to_account });
  if (approval_id === null) throw new Error('The payment needs no approval.');
  const { digest } = await approver.approvals.get({
    workspace,
    project,
    approval_id: approval_id as ApprovalId,
  });
  return { approval_id: approval_id as ApprovalId, digest, decision: 'approve' as const };
}

const times: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const decisions = [];
  for (let index = 0; index < DECISIONS; index += 1)
    decisions.push(await request(index, 100_000 + round * DECISIONS + index));
  const start = performance.now();
  const { data } = await approver.approvals.decide({ workspace, project, decisions });
  times.push(performance.now() - start);
  if (!data.every(({ approval }) => approval?.status === 'approved'))
    throw new Error(`Some payments were not approved: ${JSON.stringify(data.slice(0, 2))}`);
}
await bench.stop();

// The server compiles its code in the first rounds.
const warm = times.slice(Math.min(5, ROUNDS - 1));
conclude([{ measure: 'milliseconds for 100 decisions', ...spread(warm) }], {
  bench: 'approvals',
  milliseconds: times.map(Math.round),
  bar_ms: BAR_MS,
  passed: median(warm) <= BAR_MS,
});
