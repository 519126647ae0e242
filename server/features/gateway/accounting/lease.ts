import { limitOf, type Place } from './budget.ts';
import { type PeriodKey, periodKeyText } from './call.ts';
import type { LeaseRoom } from './lease-repository.ts';
import { LEASE_SECONDS } from './period-sql.ts';

/** A lease is not used in its last seconds, so that it ends here before it ends in the database. */
export const USABLE_MS = (LEASE_SECONDS - 5) * 1000;
/** What a lease did not need for so long goes back. */
const IDLE_MS = 10_000;
/** What a period has left is known for so long. */
const KNOWN_MS = 250;
/** A lease that is used up within this time was too small. */
const QUICK_MS = 1000;

/** A first lease is this part of the limit. */
const FIRST_PART = 64;
const firstSize = (place: Place): number => Math.max(1, Math.ceil(limitOf(place) / FIRST_PART));

/** What this process may spend of a period without asking the database. Everything here happens in one turn of the event loop. */
export class Lease {
  place: Place;
  /** What was leased and not yet settled or given back. */
  granted = 0;
  /** Calls that hold of it, or wait to. */
  users = 0;
  /** Reservations of calls under way, and what finished calls have cost that is not settled. */
  held = 0;
  /** Until when it may be used, by `performance.now`. */
  validUntil = 0;
  /** The statement that adds to it or gives a part of it back. Resolves to whether the database answered. */
  changing: Promise<boolean> | undefined;
  /** What the period had left, and for how many processes, when the database last said it. */
  room = Number.POSITIVE_INFINITY;
  holders = 1;
  /** Whether all that is free goes back, because the budget has changed. */
  isRecalled = false;
  /** Whether other replicas were asked for what they do not use, and have not answered. */
  isRecalling = false;
  /** Whether it is announced that calls are refused. */
  isExhausted = false;
  /** Counts the changes of `granted`, so that a renewal knows whether it has read an old state. */
  changes = 0;
  #roomKnownAt = Number.NEGATIVE_INFINITY;
  #size: number;
  #grantedAt = Number.NEGATIVE_INFINITY;
  #windowStart = performance.now();
  #windowFree = 0;
  #windowUse = 0;

  constructor(place: Place) {
    this.place = place;
    this.#size = firstSize(place);
  }

  get key(): PeriodKey {
    return this.place.key;
  }

  get free(): number {
    return this.granted - this.held;
  }

  isValid = (now = performance.now()): boolean => now < this.validUntil;

  covers = (units: number): boolean => this.isValid() && this.free >= units;

  /** Returns what the call may have at most, if the database has said it a moment ago: a used up budget refuses from memory. */
  remaining(now = performance.now()): number | undefined {
    return now - this.#roomKnownAt < KNOWN_MS ? this.free + Math.max(0, this.room) : undefined;
  }

  hold(units: number): void {
    this.held += units;
    this.#windowUse += Math.max(0, units);
    this.#windowFree = Math.min(this.#windowFree, this.free);
  }

  /** Forgets what was held for calls that are settled. */
  settled(units: number): void {
    this.held -= units;
  }

  /** Whether half of it is used, so that more should arrive before the rest is. */
  get isLow(): boolean {
    return this.free < this.#size / 2 && this.changing === undefined && this.askFor(0) > 0;
  }

  /** Returns how much to ask for, so that the need is covered: more while it is used up quickly, and less near the end. */
  askFor(need: number): number {
    const share = Math.floor(this.room / 2 / this.holders);
    return Math.max(need - this.free, Math.min(this.#size, share), 0);
  }

  grant(amount: number, sentAt: number, { room, holders }: LeaseRoom): void {
    const now = performance.now();
    const since = now - this.#grantedAt;
    if (since < QUICK_MS) this.#size *= 2;
    else if (since > IDLE_MS) this.#size = firstSize(this.place);
    this.#grantedAt = now;
    this.add(amount);
    this.validUntil = sentAt + USABLE_MS;
    this.learn({ room, holders });
  }

  learn({ room, holders }: Pick<LeaseRoom, 'room' | 'holders'>): void {
    this.room = room;
    this.holders = holders;
    this.#roomKnownAt = performance.now();
    // It is doubled from a size that it could have.
    this.#size = Math.max(1, Math.min(this.#size, Math.floor(Math.max(room, this.granted) / 2)));
  }

  add(amount: number): void {
    this.granted += amount;
    this.changes += 1;
  }

  /** Lets go of what is free, because the budget has changed, or another replica needs it. */
  recall(): void {
    this.isRecalled = true;
    this.forgetRoom();
  }

  /** Forgets what the period had left, because that has changed. */
  forgetRoom(): void {
    this.room = Number.POSITIVE_INFINITY;
    this.#roomKnownAt = Number.NEGATIVE_INFINITY;
  }

  /** Whether calls need it no longer. */
  get isUnused(): boolean {
    return this.granted === 0 && this.held === 0 && this.users === 0;
  }

  /** Returns what goes back; undefined for nothing at the moment. */
  surplus(): number | undefined {
    if (!this.isRecalled) return this.#idle();
    this.isRecalled = false;
    return Math.max(0, this.free);
  }

  /** Returns what it did not need in the last seconds; undefined until they are over. */
  #idle(now = performance.now()): number | undefined {
    if (now - this.#windowStart < IDLE_MS) return undefined;
    const idle = Math.min(this.#windowFree - this.#windowUse, this.free);
    this.#windowStart = now;
    this.#windowFree = this.free;
    this.#windowUse = 0;
    return Math.max(0, Math.floor(idle));
  }
}

/** The leases of this process. */
export class LeaseBook {
  readonly #leases = new Map<string, Lease>();

  /** Returns the lease of a place, which is empty at first. */
  at(place: Place): Lease {
    const text = periodKeyText(place.key);
    const known = this.#leases.get(text);
    if (known) {
      known.place = place;
      return known;
    }
    const lease = new Lease(place);
    this.#leases.set(text, lease);
    return lease;
  }

  find = (key: PeriodKey): Lease | undefined => this.#leases.get(periodKeyText(key));

  all = (): Lease[] => [...this.#leases.values()];

  remove(lease: Lease): void {
    this.#leases.delete(periodKeyText(lease.key));
  }
}
