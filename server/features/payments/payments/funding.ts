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
  /** Reserves what was taken. */
  write(): Promise<void>;
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
    },
  };
}

/** Reserves the money for one payment. With `strict` the database decides whether it is there. */
async function takeFunds(creation: Creation, parts: Parts): Promise<FundsFacts> {
  const { tenant, now } = creation;
  const { id, payer, payee, facts, draft } = parts;
  const { schedule, waitForFunds } = facts;
  if (isInternal(facts) && schedule.due) await tenant.ledger.lockBalances([payer.id, payee.id]);
  const check = payer.funds_check;
  const reservation = { paymentId: id, accountId: payer.id, amount: draft.amount };
  const look = async () => (await openFunding(creation, [parts], false)).fundsOf(parts, false);
  if (check === 'strict') {
    const reserved = waitForFunds
      ? await reserveOrWait({ tenant, now }, reservation)
      : await tenant.ledger.reserve(reservation, now);
    if (reserved) return { check, ok: true, available: null };
    return { ...(await look()), ok: false };
  }
  const seen = await look();
  if (check === 'warn') await tenant.ledger.reserve(reservation, now);
  return seen;
}

/** Opens the balance for one payment, which is locked only when its money is reserved: a hot account is locked briefly. */
export const openFundingOfOne = (creation: Creation): Funding => ({
  async fundsOf(parts, goesOn) {
    if (goesOn) return takeFunds(creation, parts);
    return (await openFunding(creation, [parts], false)).fundsOf(parts, false);
  },
  take: () => undefined,
  write: async () => undefined,
});
