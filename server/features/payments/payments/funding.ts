import type { Creation } from './creation.ts';
import type { Parts } from './facts.ts';
import { type FundsFacts, isInternal } from './outcome.ts';
import { reserveOrWait } from './start-again.ts';

/** A payment, as far as it takes money. */
export interface Funded {
  id: string;
  payer: Pick<Parts['payer'], 'id' | 'funds_check'>;
  draft: Pick<Parts['draft'], 'amount'>;
}

/** The money of the accounts from which some payments are made. */
export interface Funding<Payment = Parts> {
  /**
   * Returns whether the money for a payment is there.
   * @param goesOn whether the payment is neither refused nor waits for something else
   */
  fundsOf(payment: Payment, goesOn: boolean): Promise<FundsFacts>;
  /** Takes the money, so that later payments do not have it. */
  take(payment: Payment): void;
  /** Reserves what was taken. @returns the funds of a payment whose money turns out not to be there; `null` if there is none */
  write(): Promise<FundsFacts | null>;
}

type Reservations = Parameters<Creation['tenant']['ledger']['reserveAll']>[0];

/**
 * Opens the balances from which payments are made.
 * @param lock whether they stay locked until the end of the transaction, so that what is decided here holds
 */
export async function openFunding(
  { tenant, now }: Pick<Creation, 'tenant' | 'now'>,
  all: readonly Funded[],
  lock: boolean,
): Promise<Funding<Funded>> {
  const payers = [...new Set(all.map(({ payer }) => payer.id))].sort();
  const balances = await tenant.ledger.balancesOf(payers, lock);
  const reservations: Array<Reservations[number]> = [];
  const look = ({ payer, draft: { amount } }: Funded): FundsFacts => {
    const { available = 0, floor = null } = balances.get(payer.id) ?? {};
    const check = payer.funds_check;
    return { check, available, ok: check === 'none' || floor === null || available - amount >= floor };
  };
  return {
    fundsOf: async (payment) => look(payment),
    take(payment) {
      const { id, payer, draft } = payment;
      const balance = balances.get(payer.id);
      if (balance === undefined || payer.funds_check === 'none' || !look(payment).ok) return;
      balance.available -= draft.amount;
      reservations.push({ paymentId: id, accountId: payer.id, amount: draft.amount });
    },
    async write() {
      if (reservations.length > 0) await tenant.ledger.reserveAll(reservations, now);
      return null;
    },
  };
}

/** Opens the balance for one payment, which is locked only when its money is reserved: a hot account is locked briefly. */
export function openFundingOfOne(creation: Creation): Funding {
  const { tenant, now } = creation;
  const look = async (parts: Parts) => (await openFunding(creation, [parts], false)).fundsOf(parts, false);
  const reservationOf = ({ id, payer, draft: { amount } }: Parts) => ({
    paymentId: id,
    accountId: payer.id,
    amount,
  });
  const lock = async ({ payer, payee, facts }: Parts) => {
    if (isInternal(facts) && facts.schedule.due) await tenant.ledger.lockBalances([payer.id, payee.id]);
  };
  // What a preview said may depend on the money.
  const isReservedLast = ({ payer, facts, draft }: Parts) =>
    payer.funds_check === 'strict' && !facts.waitForFunds && draft.preview_digest === undefined;
  const reserveNow = (parts: Parts) =>
    parts.facts.waitForFunds
      ? reserveOrWait({ tenant, now }, reservationOf(parts))
      : tenant.ledger.reserve(reservationOf(parts), now);
  let taken: Parts | undefined;
  return {
    async fundsOf(parts, goesOn) {
      const check = parts.payer.funds_check;
      // The database decides with the reservation whether the money is there.
      if (goesOn && isReservedLast(parts)) return { check, ok: true, available: null };
      if (!goesOn || check !== 'strict') return look(parts);
      await lock(parts);
      if (await reserveNow(parts)) return { check, ok: true, available: null };
      return { ...(await look(parts)), ok: false };
    },
    take(parts) {
      if (parts.payer.funds_check === 'warn' || isReservedLast(parts)) taken = parts;
    },
    async write() {
      if (taken === undefined) return null;
      await lock(taken);
      const isReserved = await tenant.ledger.reserve(reservationOf(taken), now);
      return isReserved || taken.payer.funds_check === 'warn' ? null : { ...(await look(taken)), ok: false };
    },
  };
}
