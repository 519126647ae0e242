import type { ErrorCode, Schemas } from '../../../api/types.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import type { PaymentState } from '../../../database/schema/payment-transitions.ts';
import type { ApprovalRequirement } from '../approvals/service.ts';
import type { ReachedLimit } from '../limits/service.ts';

/**
 * What happens to a payment follows from these facts alone. Preview and creation call the same function, with facts that are
 * read, or that are read under locks, so that they cannot disagree.
 */

export type DuplicatePolicy = Schemas['DuplicatePolicy'];

/** An account, as far as it decides about a payment. */
export interface AccountFacts {
  id: string;
  isOwn: boolean;
  live: boolean;
  currency: string;
  status: Schemas['Account']['status'];
}

/** The smallest and the largest amount of a method. */
interface AmountRange {
  min: number;
  max: number | null;
}

export type ScheduleFacts = Schemas['PaymentSchedule'] & {
  /** Whether the day that was asked for is another one. */
  moved: boolean;
  /** Whether the payment can be sent at once. */
  due: boolean;
};

export interface FundsFacts {
  check: Schemas['PaymentFunds']['check'];
  /** Whether the balance stays at or above the floor. */
  ok: boolean;
  /** Unknown where the money has just been reserved. */
  available: number | null;
}

export interface PaymentFacts {
  live: boolean;
  /** Whether it asks for an outcome, as only payments of simulated projects can. */
  simulates: boolean;
  currency: Schemas['Currency'];
  amount: number;
  from: AccountFacts;
  to: AccountFacts;
  range: AmountRange;
  schedule: ScheduleFacts;
  strictDate: boolean;
  funds: FundsFacts;
  waitForFunds: boolean;
  duplicates: ReadonlyArray<Schemas['PaymentDuplicate']>;
  duplicatePolicy: DuplicatePolicy;
  exceededLimits: ReadonlyArray<Pick<ReachedLimit, 'limit_id' | 'on_exceed'>>;
  bank: Schemas['PaymentBankPreview'];
  /** What the approval rules ask for; null for nothing. */
  requirement: ApprovalRequirement | null;
}

/** Codes of what can be wrong with a payment. */
export type PaymentProblemCode = Extract<
  ErrorCode,
  | 'currency_mismatch'
  | 'untransliterable_name'
  | 'mode_mismatch'
  | 'account_blocked'
  | 'amount_out_of_range'
  | 'cut_off_missed'
  | 'duplicate_suspected'
  | 'limit_exceeded'
  | 'insufficient_funds'
>;

interface PaymentProblem {
  code: PaymentProblemCode;
  /** Whether the payment is refused for it. */
  blocking: boolean;
  message: string;
}

export interface PaymentOutcome {
  /** `null` if the payment is refused. */
  would: PaymentState | null;
  holdReasons: PaymentRow['hold_reasons'];
  problems: PaymentProblem[];
}

const modeOf = (live: boolean): string => (live ? 'live' : 'simulated');

/** Returns why an account takes part in no payment. */
export const unusableText = (id: string, status: string): string =>
  status === 'pending_approval'
    ? `The account ${id} waits for approval. See controlChanges.list for who can approve it.`
    : `The account ${id} is ${status}.`;

function* accountProblems({ live, simulates, currency, from, to }: PaymentFacts): Generator<PaymentProblem> {
  if (live && simulates)
    yield {
      code: 'mode_mismatch',
      blocking: true,
      message: 'The project is live, and no bank simulates an outcome. Leave out simulate.',
    };
  for (const account of [from, to]) {
    if (account.live !== live)
      yield {
        code: 'mode_mismatch',
        blocking: true,
        message: `The project is ${modeOf(live)}, and the account ${account.id} is ${modeOf(account.live)}.`,
      };
    if (account.currency !== currency)
      yield {
        code: 'currency_mismatch',
        blocking: true,
        message: `The account ${account.id} is in ${account.currency}, and the payment in ${currency}.`,
      };
    if (account.status !== 'active')
      yield {
        code: 'account_blocked',
        blocking: true,
        message: unusableText(account.id, account.status),
      };
  }
}

/** Whether a text was given of which the bank would get nothing. */
const isLost = ({ remittance, changes }: PaymentFacts['bank']): boolean =>
  remittance === '' && changes.some(({ field }) => field === 'remittance');

function* methodProblems({
  amount,
  range,
  schedule,
  strictDate,
  bank,
}: PaymentFacts): Generator<PaymentProblem> {
  const blocking = true;
  if (bank.beneficiary_name === '' || isLost(bank))
    yield {
      code: 'untransliterable_name',
      blocking,
      message:
        'Nothing of the name of the payee, or of the reference and description, can be written in the characters that banks accept.',
    };
  const { min, max } = range;
  if (amount < min || (max !== null && amount > max))
    yield {
      code: 'amount_out_of_range',
      blocking,
      message: `The method allows at least ${min}${max === null ? '' : ` and at most ${max}`} minor units in a payment.`,
    };
  if (schedule.moved)
    yield {
      code: 'cut_off_missed',
      blocking: strictDate,
      message: `The payment cannot be executed on the day that was asked for. The next possible day is ${schedule.execution_date}.`,
    };
}

/** Returns the ids of the limits that a payment exceeds, each once. */
export const limitIdsOf = ({ exceededLimits }: Pick<PaymentFacts, 'exceededLimits'>): string[] =>
  [...new Set(exceededLimits.map(({ limit_id }) => limit_id))].sort();

function* controlProblems(facts: PaymentFacts): Generator<PaymentProblem> {
  const { duplicates, duplicatePolicy, exceededLimits } = facts;
  if (duplicates.length > 0)
    yield {
      code: 'duplicate_suspected',
      blocking: duplicatePolicy === 'refuse',
      message: `It looks like ${duplicates.map(({ payment }) => payment).join(', ')}. Name them in allow_duplicate_of if all are meant.`,
    };
  if (exceededLimits.length > 0)
    yield {
      code: 'limit_exceeded',
      blocking: exceededLimits.some(({ on_exceed }) => on_exceed === 'refuse'),
      message: `The payment exceeds ${limitIdsOf(facts).join(', ')}.`,
    };
}

function* fundsProblems({ funds, waitForFunds, amount }: PaymentFacts): Generator<PaymentProblem> {
  if (funds.check !== 'none' && !funds.ok)
    yield {
      code: 'insufficient_funds',
      blocking: funds.check === 'strict' && !waitForFunds,
      message: `The account has ${funds.available ?? 'less'} available, and the payment needs ${amount}.`,
    };
}

/** Returns where a payment that is not held begins. */
export function startOf({ funds, schedule }: Pick<PaymentFacts, 'funds' | 'schedule'>): PaymentState {
  if (funds.check === 'strict' && !funds.ok) return { status: 'pending', stage: 'funds' };
  return { status: 'pending', stage: schedule.due ? 'queued' : 'scheduled' };
}

export const isInternal = ({ from, to }: Pick<PaymentFacts, 'from' | 'to'>): boolean =>
  from.isOwn && to.isOwn;

/** A transfer between own accounts needs no bank, and settles as soon as it is due. */
function initialStateOf(facts: PaymentFacts): PaymentState {
  if (facts.requirement !== null) return { status: 'pending', stage: 'approval' };
  const start = startOf(facts);
  return isInternal(facts) && start.stage === 'queued' ? { status: 'settled', stage: 'none' } : start;
}

/** Returns the reasons to hold a payment. */
const holdReasonsOf = ({
  duplicates,
  duplicatePolicy,
  exceededLimits,
}: PaymentFacts): PaymentOutcome['holdReasons'] => [
  ...(duplicates.length > 0 && duplicatePolicy === 'hold' ? (['duplicate_suspected'] as const) : []),
  ...(exceededLimits.some(({ on_exceed }) => on_exceed === 'hold') ? (['limit_exceeded'] as const) : []),
];

/** Decides what happens to a payment. */
export function outcomeOf(facts: PaymentFacts): PaymentOutcome {
  const holdReasons = holdReasonsOf(facts);
  const problems = [
    ...accountProblems(facts),
    ...methodProblems(facts),
    ...controlProblems(facts),
    // A held payment reserves nothing, so that funds are checked when it is released.
    ...(holdReasons.length === 0 ? fundsProblems(facts) : []),
  ];
  if (problems.some(({ blocking }) => blocking)) return { would: null, holdReasons: [], problems };
  const would: PaymentState =
    holdReasons.length > 0 ? { status: 'pending', stage: 'hold' } : initialStateOf(facts);
  return { would, holdReasons, problems };
}
