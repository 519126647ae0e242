import { type Budget, unitsOf, withOutput } from './budget.ts';
import {
  type Admission,
  type Amounts,
  type CallFacts,
  type CallResult,
  type NewCallRow,
  rowOf,
} from './call.ts';
import type { JournalRecord } from './journal.ts';
import type { Lease } from './lease.ts';
import type { Need } from './lease-broker.ts';

/** What a call holds of a budget. */
export interface Hold {
  lease: Lease;
  budget: Budget;
  units: number;
  /** How many output tokens are in it. */
  outputTokens: number;
}

/** How much further than the client the journal is, so that it has a record for every 8 percent and not for every chunk. */
const AHEAD = 1.08;

export interface ReservationTools {
  /** Holds more, of all leases or of none. */
  hold(needs: readonly Need[]): Promise<boolean>;
  /** Writes to the journal at once. */
  write(record: JournalRecord): void;
  finish(row: NewCallRow): void;
}

/** A call that was admitted. It ends by `settle`, once and whatever happens. */
export class CallReservation {
  readonly id: string;
  /** What `max_tokens` was lowered to for each answer, so that the call fits. */
  readonly clampedMaxTokens: number | undefined;
  readonly #admission: Admission;
  readonly #facts: CallFacts;
  readonly #amounts: Amounts;
  readonly #holds: Hold[];
  readonly #tools: ReservationTools;
  #journaled = 0;
  #isSettled = false;
  /** The extension under way. */
  #extending: Promise<unknown> = Promise.resolve();

  constructor(
    tools: ReservationTools,
    call: {
      admission: Admission;
      facts: CallFacts;
      amounts: Amounts;
      holds: Hold[];
      clampedMaxTokens: number | undefined;
    },
  ) {
    this.#tools = tools;
    this.#admission = call.admission;
    this.#facts = call.facts;
    this.#amounts = call.amounts;
    this.#holds = call.holds;
    this.id = call.admission.id;
    this.clampedMaxTokens = call.clampedMaxTokens;
  }

  /** How many output tokens the call may stream before it must `extend`. */
  get coveredTokens(): number {
    return Math.min(Number.POSITIVE_INFINITY, ...this.#counting().map(({ outputTokens }) => outputTokens));
  }

  /** What is left of the scarcest budget of money, as far as it is known here; undefined without one. */
  get remainingNanoUsd(): number | undefined {
    const left = this.#holds
      .filter(({ budget }) => budget.measure === 'cost')
      .map(({ lease }) => lease.free + Math.max(0, lease.room));
    const least = Math.min(...left);
    return Number.isFinite(least) ? Math.max(0, least) : undefined;
  }

  /** Notes how much output is about to pass to the client. */
  progress(outputTokens: number): void {
    if (outputTokens <= this.#journaled || this.#isSettled) return;
    this.#journaled = Math.ceil(outputTokens * AHEAD) + 1;
    this.#tools.write({ kind: 'progressed', id: this.id, outputTokens: this.#journaled });
  }

  /**
   * Reserves what the call uses with so many output tokens, after what is being reserved for it already.
   * @returns false when a budget does not have it
   */
  extend(outputTokens: number): Promise<boolean> {
    const extending = this.#extending.then(() => this.#extend(outputTokens));
    this.#extending = extending.catch(() => undefined);
    return extending;
  }

  async #extend(outputTokens: number): Promise<boolean> {
    if (this.#isSettled) return true;
    const amounts = withOutput(this.#amounts, outputTokens);
    const wanted = this.#counting().map((hold) => ({ hold, units: unitsOf(hold.budget.measure, amounts) }));
    const needs = wanted
      .map(({ hold, units }) => ({ lease: hold.lease, units: units - hold.units }))
      .filter(({ units }) => units > 0);
    if (!(await this.#tools.hold(needs))) return false;
    if (this.#isSettled) {
      for (const { lease, units } of needs) lease.hold(-units);
      return true;
    }
    for (const { hold, units } of wanted) {
      hold.units = Math.max(hold.units, units);
      hold.outputTokens = Math.max(hold.outputTokens, outputTokens);
    }
    return true;
  }

  /** Replaces what was reserved by what was used. Only the first call counts. */
  settle(result: CallResult): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const row = rowOf(this.#admission, this.#facts, result);
    const isUsed = result.usageSource !== 'none' && result.usageSource !== 'cache';
    const used = { costNanoUsd: result.costNanoUsd, tokens: result.inputTokens + result.outputTokens };
    for (const { lease, budget, units: reserved } of this.#holds) {
      const units = isUsed ? unitsOf(budget.measure, used) : 0;
      lease.hold(units - reserved);
      lease.users -= 1;
      if (units > 0) row.charges.push({ ...lease.key, units });
    }
    this.#tools.finish(row);
  }

  /** The holds that grow with the output. */
  #counting = (): Hold[] => this.#holds.filter(({ budget }) => budget.measure !== 'requests');
}
