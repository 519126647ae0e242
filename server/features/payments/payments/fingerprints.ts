import { createHash } from 'node:crypto';
import type { Schemas } from '../../../api/types.ts';

/** What two payments have in common when they look the same. */
export interface Likeness {
  /** `live`, or the simulated project: simulated payments never look like others. */
  realm: string;
  fromAccount: string;
  /** The identifier of the payee, such as the IBAN: it is the same in two entries for one supplier. */
  payee: string;
  currency: string;
  amount: number;
  reference: string | null;
}

export interface Fingerprint {
  because: Schemas['PaymentDuplicate']['because'];
  fingerprint: string;
  /** For how many days it is compared. */
  days: number;
}

const AMOUNT_DAYS = 7;
const REFERENCE_DAYS = 365;
/** The longest time for which payments are compared. */
export const COMPARED_DAYS = Math.max(AMOUNT_DAYS, REFERENCE_DAYS);

const digestOf = (...parts: ReadonlyArray<string | number>): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Spelling and spaces do not make another reference. */
const normalized = (reference: string): string => reference.replace(/\s+/g, '').toUpperCase();

/** Returns the fingerprints of a payment, in the order in which they are locked. */
export function fingerprintsOf({
  realm,
  fromAccount,
  payee,
  currency,
  amount,
  reference,
}: Likeness): Fingerprint[] {
  const byAmount: Fingerprint = {
    because: 'amount',
    fingerprint: digestOf('amount', realm, fromAccount, payee, currency, amount),
    days: AMOUNT_DAYS,
  };
  if (reference === null) return [byAmount];
  const byReference: Fingerprint = {
    because: 'reference',
    fingerprint: digestOf('reference', realm, payee, normalized(reference)),
    days: REFERENCE_DAYS,
  };
  return [byAmount, byReference].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}
