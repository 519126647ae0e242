import type { Schemas } from '../../../api/types.ts';
import { mapInSlices } from '../../../jobs/time-slices.ts';
import type { Emitter, HandlerContext } from '../../../operations/handler-context.ts';
import type { LimitControls } from './controls.ts';
import { combinationOf, concerns, reach, standingsOf, take, toLimitCount } from './counting.ts';
import type { LimitQuestion, ReachedLimit } from './repository.ts';
import { toColumns, toPaymentLimits } from './serializers.ts';
import { LIVE, type LimitFacts, type LimitUse, windowsAt } from './windows.ts';

export type { LimitUse, ReachedLimit };

/** What limits know of a payment. */
export interface LimitedPayment {
  id: string;
  project_id: string;
  live: boolean;
  amount: number | string;
  currency: string;
  method: Schemas['PaymentMethodName'];
  from_account_id: string;
  to_account_id: string;
  requester_type: Schemas['PaymentRequester']['type'];
  requester_id: string;
  requester_user_id: string | null;
  key_maker_id: string | null;
}

type Tenant = Pick<HandlerContext['tenant'], 'paymentLimits'>;

/** When a payment is counted, and the time zone in which days and months begin. */
interface Moment {
  timezone: string;
  now: Date;
}

const KEYS: ReadonlySet<string> = new Set(['user_key', 'service_key', 'organization_key']);

const factsOf = (payment: LimitedPayment): LimitFacts => ({
  paymentId: payment.id,
  realm: payment.live ? LIVE : payment.project_id,
  currency: payment.currency,
  amount: Number(payment.amount),
  method: payment.method,
  projectId: payment.project_id,
  accountId: payment.from_account_id,
  beneficiaryId: payment.to_account_id,
  userId: payment.requester_user_id ?? payment.key_maker_id,
  keyId: KEYS.has(payment.requester_type) ? payment.requester_id : null,
});

/** The limits that concern some payments, with what was used of them. */
export interface LimitBook {
  standingsOf(payment: LimitedPayment): Array<Schemas['PaymentLimitStanding']>;
  /** Returns what a payment reaches and would take. It counts for others only once it was taken. */
  reach(payment: LimitedPayment): { reached: ReachedLimit[]; uses: LimitUse[] };
  /** Returns the rules that may have to decide about the payments, if all of them are created in this order. */
  rulesOf(payments: readonly LimitedPayment[]): Promise<string[]>;
  take(uses: readonly LimitUse[]): void;
  /** Writes what was taken since the last time. */
  write(): Promise<void>;
}

/**
 * Returns by what the limits of payments are found, which are of one project and one requester; `undefined` without payments.
 */
export async function limitQuestionOf(
  payments: readonly LimitedPayment[],
): Promise<LimitQuestion | undefined> {
  const facts = await mapInSlices(payments, factsOf);
  const combinations = await mapInSlices(facts, combinationOf);
  const [first] = facts;
  return first && { ...first, combinations: [...new Set(combinations)] };
}

/**
 * Opens the limits that concern some payments.
 * @param lock whether other payments of these limits wait, because those here will count
 */
export async function openLimits(
  { paymentLimits }: Tenant,
  question: LimitQuestion | undefined,
  { timezone, now }: Moment,
  lock: boolean,
): Promise<LimitBook> {
  const windows = windowsAt(timezone, now);
  const rows = question === undefined ? [] : await paymentLimits.concerning(question, windows, lock);
  const limits = rows.map(toLimitCount);
  const concerning = (facts: LimitFacts) => limits.filter((limit) => concerns(limit, facts));
  let taken: LimitUse[] = [];
  return {
    standingsOf(payment) {
      const facts = factsOf(payment);
      return standingsOf(concerning(facts), facts);
    },
    reach(payment) {
      const facts = factsOf(payment);
      return reach(concerning(facts), facts, false, []);
    },
    async rulesOf(all) {
      if (!limits.some(({ on_exceed }) => on_exceed === 'approve')) return [];
      // Counts all of them, also where a limit will refuse one: the more is counted, the more rules are asked.
      const trial = limits.map((limit) => ({ ...limit }));
      const rules = await mapInSlices(all, (payment) => {
        const facts = factsOf(payment);
        const own = trial.filter((limit) => concerns(limit, facts));
        const { reached, uses } = reach(own, facts, true, []);
        take(own, uses);
        return rulesThatDecide(reached);
      });
      return [...new Set(rules.flat())];
    },
    take(uses) {
      take(limits, uses);
      taken.push(...uses);
    },
    async write() {
      const uses = taken;
      taken = [];
      if (question !== undefined && uses.length > 0) await paymentLimits.use(uses, question.realm, windows);
    },
  };
}

/** Returns the ids of the rules that decide about a payment, because it exceeds their limits. */
export const rulesThatDecide = (reached: readonly ReachedLimit[]): string[] => [
  ...new Set(reached.flatMap(({ exceeded, rule_id }) => (exceeded && rule_id !== null ? [rule_id] : []))),
];

/**
 * Counts a payment that a person has released, also where it exceeds a limit.
 * @returns the limits that it uses up, and those it exceeds about which a rule decides
 */
export async function countReleased(
  { paymentLimits }: Tenant,
  payment: LimitedPayment,
  { timezone, now }: Moment,
): Promise<ReachedLimit[]> {
  const windows = windowsAt(timezone, now);
  const facts = factsOf(payment);
  const limits = (
    await paymentLimits.concerning({ ...facts, combinations: [combinationOf(facts)] }, windows, true)
  ).map(toLimitCount);
  if (limits.length === 0) return [];
  const { reached, uses } = reach(limits, facts, true, await paymentLimits.usesOf(payment.id));
  if (uses.length > 0) await paymentLimits.use(uses, facts.realm, windows);
  return reached;
}

interface Reaching {
  payment: Pick<LimitedPayment, 'id' | 'project_id'>;
  reached: readonly ReachedLimit[];
}

/** Emits an event for each limit that a payment exceeds or uses up. @param now the real time */
export async function emitReached(
  { tenant, emit }: Pick<HandlerContext, 'tenant'> & Emitter,
  reaching: readonly Reaching[],
  now: Date,
): Promise<void> {
  const ids = new Set(reaching.flatMap(({ reached }) => reached.map(({ limit_id }) => limit_id)));
  if (ids.size === 0) return;
  const rows = await tenant.paymentLimits.findAll([...ids]);
  const limits = await toPaymentLimits(rows, { tenant, now });
  for (const { payment, reached } of reaching) {
    const exceeded = new Set(reached.flatMap((one) => (one.exceeded ? [one.limit_id] : [])));
    const own = new Set(reached.map(({ limit_id }) => limit_id));
    for (const limit of limits)
      if (own.has(limit.id))
        emit('payment_limit.reached', {
          limit,
          payment_id: payment.id,
          project_id: payment.project_id,
          exceeded: exceeded.has(limit.id),
        });
  }
}

/** Changes or deletes a locked limit, because enough people have approved that. */
export async function applyLimitChange(
  { tenant }: Pick<HandlerContext, 'tenant'>,
  id: string,
  after: Partial<LimitControls> | null,
): Promise<void> {
  if (after === null) return tenant.paymentLimits.remove(id);
  await tenant.paymentLimits.update(id, toColumns(after));
}
