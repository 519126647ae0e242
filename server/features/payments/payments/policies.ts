import type { Refuser } from '../../../api/problem.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import type { PaymentState } from '../../../database/schema/payment-transitions.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { findCardNumber } from './card-data.ts';
import { type DuplicatePolicy, unusableText } from './outcome.ts';

const STRICTNESS: readonly DuplicatePolicy[] = ['off', 'warn', 'hold', 'refuse'];

/** Returns the stricter of the policies of the workspace and the project. */
export const strictestPolicy = (
  workspace: DuplicatePolicy,
  project: DuplicatePolicy | null,
): DuplicatePolicy =>
  STRICTNESS[Math.max(STRICTNESS.indexOf(workspace), STRICTNESS.indexOf(project ?? 'off'))] ?? workspace;

/** Texts of a request that may hold what a person has typed. */
interface Texts {
  name?: string | null;
  holder?: object;
  reference?: string;
  description?: string;
  comment?: string;
  note?: string | null;
  reason?: string;
  evidence?: string;
  metadata?: Record<string, string | null>;
}

/** Returns where a text contains a card number, as a sentence that says what to change. */
export function cardNumberProblem(body: Texts): string | undefined {
  const { name, holder, reference, description, comment, note, reason, evidence, metadata } = body;
  const texts = { name, holder, reference, description, comment, note, reason, evidence, metadata };
  const field = findCardNumber(texts);
  return field === undefined ? undefined : `${field} contains a card number. Remove it.`;
}

/** @throws card_data_not_allowed for a card number in any text */
export function assertNoCardNumber(by: Refuser<'card_data_not_allowed'>, body: Texts): void {
  const problem = cardNumberProblem(body);
  if (problem !== undefined) throw by.refuse('card_data_not_allowed', problem);
}

/**
 * Asserts that a project, or a whole workspace, can be deleted as far as payments are concerned.
 * @throws account_in_use
 */
export async function assertNoOpenPayments(
  context: HandlerContext<'account_in_use'>,
  projectId?: string,
): Promise<void> {
  const { payments, paymentBatches } = context.tenant;
  if (!(await payments.hasOpen(projectId)) && !(await paymentBatches.hasWaiting(projectId))) return;
  throw context.refuse(
    'account_in_use',
    'There are payments that have not ended. Cancel them, or wait until they settle.',
  );
}

const nameOf = ({ status, stage }: PaymentState): string =>
  stage === 'none' ? status : `${status}/${stage}`;

/**
 * Asserts that a payment is in a certain state.
 * @param action what is asked for, as in "can be released"
 * @throws invalid_transition
 */
export function assertIn(
  by: Refuser<'invalid_transition'>,
  payment: PaymentState,
  allowed: PaymentState,
  action: string,
): void {
  if (payment.status === allowed.status && payment.stage === allowed.stage) return;
  throw by.refuse(
    'invalid_transition',
    `The payment is in ${nameOf(payment)}. Only a payment in ${nameOf(allowed)} can be ${action}.`,
  );
}

/** Stages in which the execution date may still change. A queued payment may be sent at any moment. */
const RESCHEDULABLE: ReadonlySet<string> = new Set(['approval', 'hold', 'scheduled', 'funds']);

/** @throws invalid_transition for a payment that is queued, has been approved or was sent */
export function assertReschedulable(by: Refuser<'invalid_transition'>, payment: PaymentState): void {
  if (payment.status === 'pending' && RESCHEDULABLE.has(payment.stage)) return;
  throw by.refuse(
    'invalid_transition',
    `The payment is in ${nameOf(payment)}, so that its execution date can no longer change.`,
  );
}

/** An account that the payments of a project can use. */
type UsableAccount = Awaited<ReturnType<HandlerContext['tenant']['accounts']['findUsable']>>[number];

/** Those accounts by their ids. */
type UsableAccounts = ReadonlyMap<string, UsableAccount>;

/** Returns those accounts of payments that the project can use, and keeps them from being blocked meanwhile. */
export async function holdAccounts(
  { tenant, projectId }: HandlerContext,
  payments: readonly PaymentRow[],
): Promise<UsableAccounts> {
  const ids = payments.flatMap(({ from_account_id, to_account_id }) => [from_account_id, to_account_id]);
  const found =
    ids.length === 0
      ? []
      : await tenant.accounts.findUsable([...new Set(ids)], projectId, { hold: true, orDefault: false });
  return new Map(found.map((account) => [account.id, account]));
}

/** Asserts that a payment still can use its accounts, and returns the one that pays. @throws account_blocked */
export function assertUsable(
  by: Refuser<'account_blocked'>,
  { from_account_id, to_account_id }: PaymentRow,
  usable: UsableAccounts,
): UsableAccount {
  const [payer] = [from_account_id, to_account_id].map((id) => {
    const account = usable.get(id);
    if (account?.status === 'active') return account;
    const status = account?.status ?? 'no longer shared with the project';
    throw by.refuse('account_blocked', unusableText(id, status));
  });
  return assertFound(payer, 'account');
}
