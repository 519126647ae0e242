import { constraintOf, sqlstate, sqlstateOf } from '../../../database/errors.ts';
import { type PeriodKey, periodKeyText } from './call.ts';
import { type Lease, LeaseBook, USABLE_MS } from './lease.ts';
import type { LeaseRepository, LeaseRoom } from './lease-repository.ts';
import type { Asked } from './period-sql.ts';
import { accountingUnavailable } from './refusals.ts';

/** Units that a call needs of a lease. */
export interface Need {
  lease: Lease;
  units: number;
}

/** A lease that does not have what a call needs, and neither has its period. */
export interface Lacking extends Need {
  remaining: number;
}

/** How often a call may lose a race for the last room of a budget. */
const ATTEMPTS = 20;
/** A lease that could not grow in the background waits so long for another attempt. */
const PAUSE_MS = 500;

/** The budget was archived, or has no room for another bucket. */
export class MissingPeriods extends Error {
  readonly leases: readonly Lease[];

  constructor(leases: readonly Lease[]) {
    super('A period of a budget could not be created.');
    this.leases = leases;
  }
}

const emptyRoom = (key: PeriodKey): LeaseRoom => ({ key, room: 0, holders: 1 });

const isRefused = (error: unknown): boolean =>
  sqlstateOf(error) === sqlstate.checkViolation && constraintOf(error) === 'gateway_budget_room';

/** Returns the needs that their leases, with all that the periods have left, do not cover. */
const lackingOf = (needs: readonly Need[]): Lacking[] =>
  needs.flatMap(({ lease, units }) => {
    const remaining = lease.remaining();
    return remaining !== undefined && remaining < units ? [{ lease, units, remaining }] : [];
  });

/** Keeps enough leased: what calls need before they need it, and no more. */
export class LeaseBroker {
  readonly book = new LeaseBook();
  readonly #repository: LeaseRepository;
  readonly #onError: (error: unknown) => void;
  readonly #pausedUntil = new WeakMap<Lease, number>();

  constructor(repository: LeaseRepository, onError: (error: unknown) => void) {
    this.#repository = repository;
    this.#onError = onError;
  }

  /** Holds what a call needs, of all leases or of none, in one turn of the event loop. */
  tryHold(needs: readonly Need[]): boolean {
    if (!needs.every(({ lease, units }) => lease.covers(units))) return false;
    const now = performance.now();
    const low: Lease[] = [];
    for (const { lease, units } of needs) {
      lease.hold(units);
      if (lease.isLow && (this.#pausedUntil.get(lease) ?? 0) < now) low.push(lease);
    }
    if (low.length > 0) this.#grow(low);
    return true;
  }

  /**
   * Holds what a call needs, after leasing more.
   * @returns the leases that do not have it; nothing is held then
   * @throws CallRefused when the database does not answer
   */
  async hold(needs: readonly Need[]): Promise<Lacking[]> {
    for (let attempt = 0; attempt < ATTEMPTS; ) {
      if (this.tryHold(needs)) return [];
      const short = needs.filter(({ lease, units }) => !lease.covers(units));
      const changing = short.flatMap(({ lease }) => lease.changing ?? []);
      if (changing.length > 0) {
        if ((await Promise.all(changing)).includes(false)) throw accountingUnavailable();
        continue;
      }
      const lacking = lackingOf(short);
      if (lacking.length > 0) return lacking;
      attempt += 1;
      await this.#ask(short).catch((error: unknown) => {
        if (error instanceof MissingPeriods) throw error;
        this.#onError(error);
        throw accountingUnavailable();
      });
    }
    throw accountingUnavailable();
  }

  /** Leases more in the background. */
  #grow(leases: readonly Lease[]): void {
    const pause = () => {
      for (const lease of leases) this.#pausedUntil.set(lease, performance.now() + PAUSE_MS);
    };
    this.#ask(leases.map((lease) => ({ lease, units: 0 }))).then(
      (isGranted) => {
        if (!isGranted) pause();
      },
      (error: unknown) => {
        pause();
        this.#onError(error);
      },
    );
  }

  /** Leases more. @returns false when a period has no room; how much it has is known then */
  #ask(needs: readonly Need[]): Promise<boolean> {
    return this.#change(
      needs.map(({ lease }) => lease),
      () => this.#lease(needs),
    );
  }

  /** Runs a statement that changes leases, one at a time for each of them. */
  #change<Result>(leases: readonly Lease[], run: () => Promise<Result>): Promise<Result> {
    const changing = run().finally(() => {
      for (const lease of leases) lease.changing = undefined;
    });
    const answered = changing.then(
      () => true,
      () => false,
    );
    for (const lease of leases) lease.changing = answered;
    return changing;
  }

  async #lease(needs: readonly Need[]): Promise<boolean> {
    const asked = needs.map(({ lease, units }) => ({ key: lease.key, amount: lease.askFor(units) }));
    const sentAt = performance.now();
    try {
      let rooms = await this.#repository.lease(asked);
      if (rooms.length < asked.length) {
        const existing = await this.#repository.addPeriods(asked.map(({ key }) => key));
        rooms =
          existing.length < asked.length ? existing.map(emptyRoom) : await this.#repository.lease(asked);
      }
      const found = new Set(rooms.map(({ key }) => periodKeyText(key)));
      const missing = needs.filter(({ lease }) => !found.has(periodKeyText(lease.key)));
      if (missing.length > 0) throw new MissingPeriods(missing.map(({ lease }) => lease));
      this.#grant(asked, rooms, sentAt);
      return true;
    } catch (error) {
      if (!isRefused(error)) throw error;
      const rooms = await this.#repository.rooms(asked.map(({ key }) => key));
      for (const room of rooms) this.book.find(room.key)?.learn(room);
      return false;
    }
  }

  #grant(asked: readonly Asked[], rooms: readonly LeaseRoom[], sentAt: number): void {
    const amounts = new Map(asked.map(({ key, amount }) => [periodKeyText(key), amount]));
    for (const room of rooms)
      this.book.find(room.key)?.grant(amounts.get(periodKeyText(room.key)) ?? 0, sentAt, room);
  }

  /** Waits for the statements under way. */
  async idle(): Promise<void> {
    await Promise.all(this.book.all().map(({ changing }) => changing));
  }

  /** Renews all leases, and corrects those whose last statement was lost. */
  async renew(): Promise<void> {
    const sentAt = performance.now();
    const before = new Map(this.book.all().map((lease) => [lease, lease.changes]));
    const expired: Asked[] = [];
    for (const { key, units, isDoubtful } of await this.#repository.renew()) {
      const lease = this.book.find(key);
      if (lease === undefined) continue;
      const isQuiet = lease.changing === undefined && before.get(lease) === lease.changes;
      if (isQuiet && lease.granted !== units) lease.add(units - lease.granted);
      if (isDoubtful) expired.push({ key, amount: 0 });
      else lease.validUntil = Math.max(lease.validUntil, sentAt + USABLE_MS);
    }
    // What calls under way hold is doubtful no longer.
    if (expired.length > 0) this.#grant(expired, await this.#repository.lease(expired), sentAt);
  }

  /** Gives back parts of leases. @param surplusOf which part of a lease; undefined for none */
  async giveBack(surplusOf: (lease: Lease) => number | undefined): Promise<void> {
    const back: Array<{ lease: Lease; amount: number }> = [];
    for (const lease of this.book.all()) {
      if (lease.changing !== undefined) continue;
      const amount = surplusOf(lease);
      if (amount === undefined || amount < 0) continue;
      lease.add(-amount);
      if (amount > 0 || lease.isUnused) back.push({ lease, amount });
    }
    if (back.length === 0) return;
    const asked = back.map(({ lease: { key }, amount }) => ({ key, amount }));
    await this.#change(
      back.map(({ lease }) => lease),
      () => this.#repository.giveBack(asked),
    );
    for (const { lease, amount } of back) {
      lease.room += amount;
      if (lease.isUnused) this.book.remove(lease);
    }
  }
}
