import { randomInt } from 'node:crypto';
import type { ApprovalId, PaymentId, ProjectId } from '../../../sdk/src/index.ts';
import { newId } from '../../../server/api/ids.ts';
import type { OperationId } from '../../../server/api/types.ts';
import { movePayment } from '../payments/move-payment.ts';
import type { TestServer } from '../server.ts';
import { createUser } from '../users.ts';
import { freshProject, type Prepare } from './fresh-things.ts';

/** The fields of the ids of a walk that name things of payments. */
export const PAYMENT_FIELDS = [
  'payment_id',
  'approval_id',
  'batch_id',
  'payer_id',
  'payee_id',
  'change_id',
] as const;

type Scene = Parameters<Prepare>[0];

const freshAccount = async ({
  server: { operator },
  place: { workspaceId: workspace },
}: Parameters<Prepare>[0]) => {
  const { id } = await operator.accounts.create({
    workspace,
    live: false,
    name: 'Walk',
    currency: 'TRY',
    identifiers: { iban: 'TR330006100519786457841326' },
    holder: { name: 'Walk Ltd' },
  });
  return { account_id: id };
};

interface Place {
  workspace: string;
  project: string;
}

/** Two own accounts of a project. */
async function newOwnAccounts({ operator }: TestServer, { workspace, project }: Place) {
  const connect = async (name: string) =>
    (
      await operator.accounts.connect({
        workspace,
        project,
        name,
        currency: 'TRY',
        identifiers: { account_number: String(randomInt(1e12)), bank_code: '00062', country: 'TR' },
        holder: { name: 'Walk Ltd' },
      })
    ).id;
  return { payer_id: await connect('Payer'), payee_id: await connect('Payee') };
}

/** A payment between two own accounts that waits for its date. The second of two looks like the first, so it is held. */
const newPayment = async ({ operator }: TestServer, place: Place, { payer_id, payee_id }: Accounts) => {
  const { id } = await operator.payments.create({
    ...place,
    amount: 100,
    currency: 'TRY',
    method: 'bank_transfer',
    from_account: payer_id,
    to_account: payee_id,
    execution_date: '2030-03-04',
    wait_for_funds: true,
  });
  return id;
};
type Accounts = Awaited<ReturnType<typeof newOwnAccounts>>;

/** A payment that waits for the approval of so many people. The rule is gone again, so that it stops nothing else. */
export async function newApproval(
  { operator, knex }: TestServer,
  { place, accounts, needed = 1 }: { place: Place; accounts: Accounts; needed?: number },
): Promise<{ approval_id: string; approvalDigest: string; approvedPayment: string }> {
  const { workspace, project } = place;
  const { id } = await operator.approvalRules.create({
    workspace,
    name: 'Walk',
    when: { currencies: ['TRY'], min_amount: 800_000, max_amount: 899_999 },
    steps: [{ needed }],
  });
  const { approval_id, id: approvedPayment } = await operator.payments.create({
    ...place,
    amount: randomInt(800_000, 899_999),
    currency: 'TRY',
    method: 'bank_transfer',
    from_account: accounts.payer_id,
    to_account: accounts.payee_id,
    execution_date: '2030-03-04',
    wait_for_funds: true,
  });
  await knex('approval_rules').where({ id }).delete();
  const found = { workspace, project, approval_id: approval_id as ApprovalId };
  const { digest } = await operator.approvals.get(found);
  return { approval_id: found.approval_id, approvalDigest: digest, approvedPayment };
}

/** A change of a rule that waits for the approval of so many people. */
export async function newControlChange(
  { operator }: TestServer,
  workspace: string,
  needed = 1,
): Promise<{ change_id: string; changeDigest: string }> {
  const { id: rule_id } = await operator.approvalRules.create({
    workspace,
    name: 'Walk',
    when: { currencies: ['CHF'] },
    steps: [{ needed }],
  });
  const { pending_change } = await operator.approvalRules.update({ workspace, rule_id, enabled: false });
  return { change_id: pending_change?.id ?? '', changeDigest: pending_change?.digest ?? '' };
}

/** A batch of one payment that waits for its date. */
const newBatch = async ({ operator }: TestServer, place: Place, { payer_id, payee_id }: Accounts) => {
  const { id } = await operator.paymentBatches.create({
    ...place,
    payments: [
      {
        amount: randomInt(100_000, 199_999),
        currency: 'TRY',
        method: 'bank_transfer',
        from_account: payer_id,
        to_account: payee_id,
        execution_date: '2030-03-04',
        wait_for_funds: true,
      },
    ],
  });
  return id;
};

/** What requests about payments name: two accounts, and a payment that has ended. */
export async function newPayments(
  server: TestServer,
  place: Place,
): Promise<Accounts & { payment_id: string; approval_id: string; batch_id: string; change_id: string }> {
  const accounts = await newOwnAccounts(server, place);
  const payment_id = await newPayment(server, place, accounts);
  await server.operator.payments.cancel({ ...place, payment_id });
  const { approval_id, approvedPayment } = await newApproval(server, { place, accounts });
  await server.operator.payments.cancel({ ...place, payment_id: approvedPayment as PaymentId });
  const batch_id = await newBatch(server, place, accounts);
  await server.operator.paymentBatches.cancel({ ...place, batch_id });
  const { change_id } = await newControlChange(server, place.workspace);
  return { ...accounts, payment_id, approval_id, batch_id, change_id };
}

/** Lets a project pay from the account of another one, so that a reset of either is refused. */
export async function payAcross(
  server: TestServer,
  { workspace, project }: Place,
  guest: string,
  accounts: Accounts,
): Promise<void> {
  // The fixtures keep the ids of all kinds as texts.
  const shared_with = [project, guest] as ProjectId[];
  for (const account_id of [accounts.payer_id, accounts.payee_id])
    await server.operator.accounts.update({ workspace, account_id, shared_with });
  const place = { workspace, project: guest };
  const payment_id = await newPayment(server, place, accounts);
  await server.operator.payments.cancel({ ...place, payment_id });
}

const placeOf = ({ place: { workspaceId: workspace, ids } }: Scene): Place => ({
  workspace,
  project: ids.projectId,
});

const freshPayment = async (scene: Scene) => {
  const accounts = await newOwnAccounts(scene.server, placeOf(scene));
  return { ...accounts, payment_id: await newPayment(scene.server, placeOf(scene), accounts) };
};

const heldPayment: Prepare = async (scene) => {
  const first = await freshPayment(scene);
  return { ...first, payment_id: await newPayment(scene.server, placeOf(scene), first) };
};

const unknownPayment: Prepare = async (scene) => {
  const fresh = await freshPayment(scene);
  await movePayment(scene.server.knex, fresh.payment_id, [
    ['pending', 'queued'],
    ['processing', 'submitting'],
    ['processing', 'unknown'],
  ]);
  return fresh;
};

/** A workspace with open payments cannot be deleted, so those of earlier requests are cancelled. */
export const withoutOpenPayments: Prepare = async ({
  server: { knex },
  place: { workspaceId: workspace_id },
}) => {
  const open = await knex('payments')
    .where({ workspace_id })
    .whereIn('status', ['pending', 'approved', 'processing']);
  for (const { id, status } of open) {
    await movePayment(knex, id, [[status === 'processing' ? 'failed' : 'cancelled', 'none']]);
  }
  // No job reads the rows of files here.
  await knex('payment_batches').where({ workspace_id }).whereNull('made_at').update({ made_at: new Date() });
  return {};
};

/** Lets everyone be beyond the time in which new approvers do not count, whatever earlier requests did to their roles. */
async function ageRoles({ server: { knex }, place: { workspaceId } }: Scene): Promise<void> {
  const role_since = new Date(Date.now() - 60 * 86_400_000);
  await knex('members').where({ tenant_id: workspaceId }).update({ role_since });
  await knex('project_members').where({ workspace_id: workspaceId }).update({ role_since });
}

// A function, because the two files import each other.
const simulatedProject: Prepare = (scene) => freshProject(scene);
const freshBatch: Prepare = async (scene) => {
  const place = placeOf(scene);
  return { batch_id: await newBatch(scene.server, place, await newOwnAccounts(scene.server, place)) };
};

const freshApproval =
  (needed: number): Prepare =>
  async (scene) => {
    await ageRoles(scene);
    const place = placeOf(scene);
    const accounts = await newOwnAccounts(scene.server, place);
    const { approval_id, approvalDigest } = await newApproval(scene.server, { place, accounts, needed });
    return { approval_id, approvalDigest };
  };

/** An approval that every member has given, and that needs another one. */
const givenApproval: Prepare = async (scene) => {
  const { approval_id = '', ...fresh } = await freshApproval(3)(scene);
  const { knex } = scene.server;
  const workspace_id = scene.place.workspaceId;
  const members: Array<{ user_id: string }> = await knex('members')
    .where({ tenant_id: workspace_id })
    .select('user_id');
  await knex('approval_votes').insert(
    members.map(({ user_id }, index) => {
      return { workspace_id, approval_id, user_id, position: index + 1, cast_at: new Date() };
    }),
  );
  return { ...fresh, approval_id };
};

/** A change of a rule that any two approvers can approve. */
const freshChange: Prepare = async (scene) => {
  await ageRoles(scene);
  return newControlChange(scene.server, scene.place.workspaceId, 2);
};

/** Another approver, besides those who may delegate. */
const freshApprover: Prepare = async ({ server, place: { workspaceId: workspace } }) => {
  const { id: approver_id } = await createUser(server, 'Approver');
  await server.operator.members.add({ workspace, user_id: approver_id, role: 'manager' });
  return { approver_id };
};

const freshDelegation: Prepare = async (scene) => {
  const { approver_id = '' } = await freshApprover(scene);
  const { workspaceId, people } = scene.place;
  const since = new Date();
  const [delegation_id, until] = [newId('dlg'), new Date('2099-02-01')];
  await scene.server.knex('approval_delegations').insert({
    workspace_id: workspaceId,
    id: delegation_id,
    from_user: people.owner.id,
    to_user: approver_id,
    since,
    until,
  });
  return { delegation_id };
};

/** There may be fifty, so those of earlier requests make room. */
const withoutRules: Prepare = async ({ server: { knex }, place: { workspaceId, ids } }) => {
  await knex('approval_rules')
    .where({ workspace_id: workspaceId })
    .whereNot({ id: ids.rule_id ?? '' })
    .delete();
  return {};
};

/** The first payment begins to count in the limits, which later ones only go on with. */
const earlierPayment: Prepare = async (scene) => {
  const { payer_id = '', payee_id = '' } = scene.place.ids;
  await newPayment(scene.server, placeOf(scene), { payer_id, payee_id } as Accounts);
  return {};
};

/** What operations on payments need that they use up. */
export const preparePayments: Readonly<Partial<Record<OperationId, Prepare>>> = {
  'payments.create': earlierPayment,
  'paymentBatches.create': earlierPayment,
  // The project of the walk is live.
  'sandbox.getClock': simulatedProject,
  'sandbox.setClock': simulatedProject,
  'sandbox.setFaults': simulatedProject,
  'sandbox.reset': simulatedProject,
  'sandbox.simulate': async (scene) => {
    const fresh = await freshProject(scene);
    const place = { workspace: scene.place.workspaceId, project: fresh.projectId };
    return { ...fresh, ...(await newOwnAccounts(scene.server, place)) };
  },
  'payments.cancel': freshPayment,
  'paymentBatches.cancel': freshBatch,
  'payments.release': heldPayment,
  'payments.resolve': unknownPayment,
  'workspaces.delete': withoutOpenPayments,
  'accounts.block': freshAccount,
  'accounts.unblock': async (scene) => {
    const fresh = await freshAccount(scene);
    const { server, place } = scene;
    await server.operator.accounts.block({ workspace: place.workspaceId, ...fresh, reason: 'Walk' });
    return fresh;
  },
  'accounts.archive': freshAccount,
  'approvals.approve': freshApproval(1),
  'approvals.decide': freshApproval(1),
  'approvals.reject': freshApproval(1),
  'approvals.withdraw': givenApproval,
  'approvalRules.create': withoutRules,
  'controlChanges.approve': freshChange,
  'controlChanges.reject': freshChange,
  'approvalDelegations.create': freshApprover,
  'approvalDelegations.delete': freshDelegation,
};
