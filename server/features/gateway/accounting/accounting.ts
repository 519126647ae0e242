import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import { newId } from '../../../api/ids.ts';
import type { ChangeFeed } from '../../../database/change-feed/change-feed.ts';
import {
  limitOf,
  MAX_BUCKETS,
  OTHER_BUCKET,
  type Place,
  placesOf,
  reservedBy,
  reservedOutput,
} from './budget.ts';
import { BudgetCache } from './budget-cache.ts';
import { budgetRepository } from './budget-repository.ts';
import {
  type Admission,
  type Amounts,
  type CallFacts,
  type CallResult,
  type NewCallRow,
  periodKeyText,
  rowOf,
} from './call.ts';
import type { Journal } from './journal.ts';
import type { Lease } from './lease.ts';
import { type Lacking, LeaseBroker, MissingPeriods, type Need } from './lease-broker.ts';
import { leaseRepository } from './lease-repository.ts';
import type { Notice } from './notices.ts';
import { clamped, lookAhead, type Outlook, unpricedBy } from './outlook.ts';
import { Recall } from './recall.ts';
import { accountingUnavailable, budgetExhausted, type CallRefused } from './refusals.ts';
import { CallReservation, type Hold, type ReservationTools } from './reservation.ts';
import { type Announce, announceOnce, settleBatch } from './settle-batch.ts';
import { chargesOf, type Settled } from './settlement-repository.ts';
import { Settler } from './settler.ts';

const RENEW_MS = 5000;
const SWEEP_MS = 1000;
/** A budget counts as used up when a call is refused and less than this part of the limit is left. */
const USED_UP = 0.1;
const ATTEMPTS = 3;

export interface AccountingOptions {
  knex: Knex;
  changes: ChangeFeed;
  journal: Journal;
  /** The name of the folder of the journal. */
  holder: string;
  announce?: Announce | undefined;
  onError(error: unknown): void;
  /** The time in milliseconds by which periods begin. */
  now?: () => number;
}

/**
 * Admits the calls of this process and counts what they use. Budgets are spent from leases in memory, so that a call needs no
 * statement, and rows are written in batches.
 */
export class Accounting {
  readonly #options: AccountingOptions;
  readonly #broker: LeaseBroker;
  readonly #budgets: BudgetCache;
  readonly #recall: Recall;
  readonly #settler: Settler;
  readonly #reservationTools: ReservationTools;
  readonly #now: () => number;
  readonly #timers: NodeJS.Timeout[];
  /** Buckets beyond the maximum of a budget. */
  readonly #overflow = new Set<string>();

  constructor(options: AccountingOptions) {
    const { knex, changes, holder, journal, announce, onError } = options;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#broker = new LeaseBroker(leaseRepository(knex, holder), onError);
    this.#budgets = new BudgetCache(changes, budgetRepository(knex).ofCall, (tenant) =>
      this.#recallOf(tenant),
    );
    this.#recall = new Recall({ knex, changes, leases: this.#broker.book.all, giveBack: this.#sweep });
    this.#settler = new Settler({
      settle: (rows) => settleBatch({ knex, announce }, rows, { holder }),
      onSettled: (rows, result) => this.#onSettled(rows, result),
      onRefused: (_row, error) => onError(error),
      onError,
    });
    this.#reservationTools = {
      hold: async (needs) => (await this.#hold(needs)).length === 0,
      write: (record) => {
        try {
          journal.write(record);
        } catch (error) {
          onError(error);
        }
      },
      finish: (row) => {
        journal.append({ kind: 'finished', row }).catch(onError);
        this.#settler.add(row);
      },
    };
    this.#timers = [
      setInterval(() => void this.#broker.renew().catch(onError), RENEW_MS).unref(),
      setInterval(() => void this.#sweep(), SWEEP_MS).unref(),
    ];
  }

  /**
   * Reserves the most that a call may use in all budgets that concern it, or in none.
   * @throws CallRefused
   */
  async admit(facts: CallFacts, amounts: Amounts): Promise<CallReservation> {
    const admission = { id: newId('glg'), admittedAt: this.#now() };
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const budgets = this.#budgets.current(facts) ?? (await this.#budgets.get(facts));
      const places = placesOf(budgets, facts, admission.admittedAt).map((place) =>
        this.#withinBuckets(place),
      );
      const unpriced = unpricedBy(places, facts, amounts);
      if (unpriced !== undefined) throw unpriced;
      try {
        return await this.#reserve(admission, { facts, amounts, places });
      } catch (error) {
        if (!(error instanceof MissingPeriods)) throw error;
        // Callers may invent values again and again, so that not all of them are remembered.
        if (this.#overflow.size >= MAX_BUCKETS) this.#overflow.clear();
        for (const { key, place } of error.leases)
          if (place.budget.group_by.length > 0) this.#overflow.add(periodKeyText(key));
      }
    }
    throw accountingUnavailable();
  }

  /** Writes the row of a call that no provider was asked for, and that no budget counts. */
  record(facts: CallFacts, result: CallResult): string {
    const id = newId('glg');
    this.#reservationTools.finish(rowOf({ id, admittedAt: this.#now() }, facts, result));
    return id;
  }

  async #reserve(
    admission: Admission,
    { facts, amounts, places }: { facts: CallFacts; amounts: Amounts; places: readonly Place[] },
  ): Promise<CallReservation> {
    const leases = places.map((place) => this.#broker.book.at(place));
    for (const lease of leases) lease.users += 1;
    try {
      let reserved = amounts;
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const holds = leases.map((lease) => holdOf(lease, reserved));
        const lacking = this.#broker.tryHold(holds) ? [] : await this.#hold(holds);
        if (lacking.length === 0)
          return await this.#begin({ admission, facts, amounts: reserved, holds }, amounts);
        reserved = this.#clamped(lacking, reserved, admission.admittedAt);
      }
      throw accountingUnavailable();
    } catch (error) {
      for (const lease of leases) lease.users -= 1;
      throw error;
    }
  }

  /** Holds what a call needs, with what other replicas do not use. @returns the leases that do not have it */
  async #hold(needs: readonly Need[]): Promise<Lacking[]> {
    const lacking = await this.#broker.hold(needs);
    if (lacking.length === 0) return lacking;
    const mayHaveMore = await this.#recall
      .fromOthers(lacking.map(({ lease }) => lease))
      .catch((error: unknown) => {
        this.#options.onError(error);
        throw accountingUnavailable();
      });
    return mayHaveMore ? this.#broker.hold(needs) : lacking;
  }

  /** Writes the call to the journal, before it is sent. */
  async #begin(
    call: { admission: Admission; facts: CallFacts; amounts: Amounts; holds: Hold[] },
    asked: Amounts,
  ): Promise<CallReservation> {
    const { admission, facts, amounts, holds } = call;
    const charges = holds.map(({ lease, budget }) => ({ key: lease.key, measure: budget.measure }));
    try {
      await this.#options.journal.append({ kind: 'begun', ...admission, facts, amounts, charges });
    } catch (error) {
      this.#options.onError(error);
      for (const { lease, units } of holds) lease.hold(-units);
      this.#options.journal.committed([admission.id]);
      throw accountingUnavailable();
    }
    const { output } = amounts;
    const isClamped = output !== undefined && output.tokens < (asked.output?.tokens ?? 0);
    const clampedMaxTokens = isClamped ? Math.floor(output.tokens / output.choices) : undefined;
    return new CallReservation(this.#reservationTools, { ...call, clampedMaxTokens });
  }

  /** Returns the amounts with as much output as the budgets have room for. @throws CallRefused when that is too little */
  #clamped(lacking: readonly Lacking[], amounts: Amounts, time: number): Amounts {
    const short = lacking.map((one) => ({ ...one, place: one.lease.place }));
    const lowered = clamped(short, amounts);
    if ('refusing' in lowered) throw this.#refuse(lowered.refusing, time);
    return lowered;
  }

  /** Tells what would happen to a call, and reserves nothing. What calls under way on other replicas hold is not known here. */
  async lookAhead(facts: CallFacts, amounts: Amounts): Promise<Outlook> {
    const time = this.#now();
    const budgets = this.#budgets.current(facts) ?? (await this.#budgets.get(facts));
    const places = placesOf(budgets, facts, time).map((place) => this.#withinBuckets(place));
    const { knex, holder } = this.#options;
    const unspent = await leaseRepository(knex, holder).unspent(places.map(({ key }) => key));
    const remainingOf = (place: Place) =>
      (unspent.get(periodKeyText(place.key)) ?? unusedOf(place)) -
      (this.#broker.book.find(place.key)?.held ?? 0);
    return lookAhead({ places, facts, amounts, time, remainingOf });
  }

  #refuse({ lease, units, remaining }: Lacking, time: number): CallRefused {
    const { budget, key } = lease.place;
    if (remaining <= limitOf(lease.place) * USED_UP) void this.#announceExhausted(lease);
    return budgetExhausted(budget, { bucket: key.bucket, required: units, remaining, time });
  }

  async #announceExhausted(lease: Lease): Promise<void> {
    const { knex, announce, onError } = this.#options;
    if (lease.isExhausted || announce === undefined) return;
    lease.isExhausted = true;
    const notice: Notice = { kind: 'exhausted', key: lease.key, percent: 100 };
    await knex.transaction((trx) => announceOnce(trx, [notice], announce)).catch(onError);
  }

  /** Returns the place, or that of all other buckets when there are too many. */
  #withinBuckets(place: Place): Place {
    if (this.#overflow.size === 0 || !this.#overflow.has(periodKeyText(place.key))) return place;
    return { ...place, key: { ...place.key, bucket: OTHER_BUCKET } };
  }

  #onSettled(
    rows: readonly NewCallRow[],
    { fresh, settled }: { fresh: NewCallRow[]; settled: Settled[] },
  ): void {
    const { book } = this.#broker;
    for (const { key, amount } of chargesOf(rows)) book.find(key)?.settled(amount);
    for (const { key, taken } of settled) book.find(key)?.add(-taken);
    // These were written by an attempt whose answer was lost: what they took is not known, and at most all of it.
    const isFresh = new Set(fresh.map(({ id }) => id));
    for (const { key, amount } of chargesOf(rows.filter(({ id }) => !isFresh.has(id)))) {
      const lease = book.find(key);
      lease?.add(-Math.min(amount, Math.max(0, lease.granted)));
    }
    this.#options.journal.committed(rows.map(({ id }) => id));
  }

  /** Lets go of what a tenant's budgets have free, because one of them has changed. */
  #recallOf(tenantId: string | undefined): void {
    if (tenantId === undefined) return;
    for (const lease of this.#broker.book.all()) if (lease.key.tenant_id === tenantId) lease.recall();
    void this.#sweep();
  }

  #sweep = (): Promise<void> =>
    this.#broker.giveBack((lease) => lease.surplus()).catch(this.#options.onError);

  /** Writes what calls have used until now. */
  flush = (): Promise<void> => this.#settler.flush();

  /** Writes all rows, and gives back the leases. Call it when no call is under way. */
  async stop(graceMs: number): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const { journal, knex, holder, onError } = this.#options;
    const isWritten = await this.#settler.stop(graceMs);
    // What calls under way hold is left to the process that adopts the journal.
    await Promise.race([this.#broker.idle(), delay(graceMs, undefined, { ref: false })]);
    const hasLeased = this.#broker.book.all().length > 0;
    if (hasLeased && isWritten && journal.isEmpty)
      await leaseRepository(knex, holder).endAll().catch(onError);
  }
}

/** Returns what a call holds of a lease. */
const holdOf = (lease: Lease, amounts: Amounts): Hold => {
  const { budget } = lease.place;
  const units = reservedBy(budget, amounts);
  return { lease, budget, units, outputTokens: reservedOutput(budget, amounts) };
};

/** Returns what a place has in which nothing was used. */
const unusedOf = (place: Place): number =>
  Math.floor((limitOf(place) * (100 + place.budget.tolerance_percent)) / 100);
