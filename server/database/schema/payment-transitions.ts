/** Status of a payment. */
export type PaymentStatus =
  | 'pending'
  | 'approved'
  | 'processing'
  | 'settled'
  | 'reconciled'
  | 'failed'
  | 'cancelled';

/** What a pending, approved or processing payment waits for. `none` for every other status. */
export type PaymentStage =
  | 'approval'
  | 'hold'
  | 'scheduled'
  | 'funds'
  | 'queued'
  | 'submitting'
  | 'submitted'
  | 'accepted'
  | 'unknown'
  | 'none';

/** Where a payment is: its status and stage. */
export interface PaymentState {
  status: PaymentStatus;
  stage: PaymentStage;
}

/** The state of a payment that does not exist yet. */
interface NewState {
  status: 'new';
  stage: 'none';
}

const state = (status: PaymentStatus, ...stages: PaymentStage[]): PaymentState[] =>
  stages.map((stage) => ({ status, stage }));

const BEFORE_APPROVAL = state('pending', 'approval', 'hold');
const WAITING = [
  ...state('pending', 'scheduled', 'funds', 'queued'),
  ...state('approved', 'scheduled', 'funds', 'queued'),
];
const PROCESSING = state('processing', 'submitting', 'submitted', 'accepted', 'unknown');
const SETTLED = state('settled', 'none');
const RECONCILED = state('reconciled', 'none');
const FAILED = state('failed', 'none');
const CANCELLED = state('cancelled', 'none');

/** All states of payments. */
export const PAYMENT_STATES: readonly PaymentState[] = [
  ...BEFORE_APPROVAL,
  ...WAITING,
  ...PROCESSING,
  ...SETTLED,
  ...RECONCILED,
  ...FAILED,
  ...CANCELLED,
];

interface Moves {
  from: ReadonlyArray<PaymentState | NewState>;
  to: readonly PaymentState[];
}

const sameStatus = (status: 'pending' | 'approved'): Moves[] => [
  { from: state(status, 'scheduled'), to: state(status, 'funds', 'queued') },
  { from: state(status, 'funds'), to: state(status, 'scheduled', 'queued') },
];

/** The legal moves, in the order of the life of a payment. */
const MOVES: readonly Moves[] = [
  {
    from: [{ status: 'new', stage: 'none' }],
    to: state('pending', 'approval', 'hold', 'scheduled', 'funds', 'queued'),
  },
  { from: state('pending', 'hold'), to: state('pending', 'approval', 'scheduled', 'funds', 'queued') },
  {
    from: state('pending', 'approval'),
    to: [...state('approved', 'scheduled', 'funds', 'queued'), ...state('pending', 'hold')],
  },
  ...sameStatus('pending'),
  ...sameStatus('approved'),
  { from: [...BEFORE_APPROVAL, ...WAITING], to: CANCELLED },
  { from: WAITING.filter(({ stage }) => stage !== 'scheduled'), to: FAILED },
  { from: WAITING.filter(({ stage }) => stage === 'queued'), to: state('processing', 'submitting') },
  { from: state('processing', 'submitting'), to: state('processing', 'submitted', 'unknown') },
  { from: state('processing', 'submitted', 'unknown'), to: state('processing', 'accepted') },
  { from: PROCESSING, to: [...SETTLED, ...FAILED] },
  { from: SETTLED, to: RECONCILED },
  { from: RECONCILED, to: SETTLED },
];

export interface PaymentTransition {
  from_status: PaymentStatus | 'new';
  from_stage: PaymentStage;
  to_status: PaymentStatus;
  to_stage: PaymentStage;
}

/** Every legal move of a payment. The database has the same rows, and refuses an event that is none of them. */
export const PAYMENT_TRANSITIONS: readonly PaymentTransition[] = MOVES.flatMap(({ from, to }) =>
  from.flatMap((before) =>
    to.map((after) => ({
      from_status: before.status,
      from_stage: before.stage,
      to_status: after.status,
      to_stage: after.stage,
    })),
  ),
);

/** Events that change no state, such as a changed note or a returned amount. They may happen in every state. */
export const PAYMENT_STAYS: readonly PaymentTransition[] = PAYMENT_STATES.map(({ status, stage }) => ({
  from_status: status,
  from_stage: stage,
  to_status: status,
  to_stage: stage,
}));

/** A stage as the API shows it. */
export const stageOrNull = (stage: PaymentStage): Exclude<PaymentStage, 'none'> | null =>
  stage === 'none' ? null : stage;
