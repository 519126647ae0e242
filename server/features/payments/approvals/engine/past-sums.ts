import type { CumulativePer, Money } from './types.ts';

const DAY_MS = 86_400_000;

/** A payment that is added up under the ids of its parties. */
interface Paid extends Money {
  readonly at: Date;
  /** What is added up together: all live projects, or one simulated project. */
  readonly book: string;
  readonly parties: Readonly<Record<CumulativePer, string>>;
}

/** The payments of one party in the last days, and their sums by currency. */
interface Window {
  readonly payments: Paid[];
  first: number;
  readonly sums: Map<string, bigint>;
}

export interface PastSums {
  /** Returns what the ids of a party paid in the days before a time, by currency. Times only grow. */
  before(
    at: Date,
    where: { book: string; per: CumulativePer; days: number; ids: readonly string[] },
  ): Money[];
  add(payment: Paid): void;
}

/** Moves a window, so that it contains what was paid after a time. */
function advance(window: Window, after: number): void {
  for (;;) {
    const oldest = window.payments[window.first];
    if (oldest === undefined || oldest.at.getTime() > after) return;
    window.sums.set(oldest.currency, (window.sums.get(oldest.currency) ?? 0n) - BigInt(oldest.amount));
    window.first += 1;
  }
}

/** Adds up payments in the order of their times, each once and each subtracted once, for the given windows. */
export function openPastSums(wanted: ReadonlyArray<{ per: CumulativePer; days: number }>): PastSums {
  const windows = new Map<string, Window>();
  const keyOf = (book: string, per: CumulativePer, days: number, id: string) =>
    `${book} ${per} ${days} ${id}`;
  return {
    before(at, { book, per, days, ids }) {
      const sums = new Map<string, bigint>();
      for (const id of ids) {
        const window = windows.get(keyOf(book, per, days, id));
        if (window === undefined) continue;
        advance(window, at.getTime() - days * DAY_MS);
        for (const [currency, sum] of window.sums) sums.set(currency, (sums.get(currency) ?? 0n) + sum);
      }
      const capped = (sum: bigint) => Math.min(Number(sum), Number.MAX_SAFE_INTEGER);
      return [...sums].flatMap(([currency, sum]) => (sum > 0n ? [{ currency, amount: capped(sum) }] : []));
    },
    add(payment) {
      for (const { per, days } of wanted) {
        const key = keyOf(payment.book, per, days, payment.parties[per]);
        const window: Window = windows.get(key) ?? { payments: [], first: 0, sums: new Map() };
        windows.set(key, window);
        window.payments.push(payment);
        const { currency } = payment;
        window.sums.set(currency, (window.sums.get(currency) ?? 0n) + BigInt(payment.amount));
      }
    },
  };
}
