import { DAY_MS } from '../../../api/times.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { CumulativePer, Money, RuleConditions } from './engine/types.ts';
import type { SummedParty } from './paid-sum-repository.ts';
import type { ApprovalTerms } from './terms.ts';

type Tenant = Pick<HandlerContext['tenant'], 'paidSums'>;
export type Cumulative = NonNullable<RuleConditions['cumulative']>;

/** What was paid before, for rules about sums. */
export interface PaidSums {
  /** Returns the sums of the same account, beneficiary or requester, by currency. */
  of(per: CumulativePer, days: number, terms: ApprovalTerms): Money[];
  /** Lets later payments of the transaction count one that is not stored yet. */
  add(terms: ApprovalTerms): void;
}

export const PARTIES: Readonly<Record<CumulativePer, (terms: ApprovalTerms) => string>> = {
  account: ({ from_account_id }) => from_account_id,
  beneficiary: ({ to_account_id }) => to_account_id,
  requester: ({ requester_user_id, requester_id }) => requester_user_id ?? requester_id,
};

/** Returns the account, beneficiary or requester of a payment. */
export const partyOf = (per: CumulativePer, terms: ApprovalTerms): string => PARTIES[per](terms);

type Parties = ReadonlyMap<CumulativePer, ReadonlyMap<string, SummedParty>>;

/** Returns the parties of some payments, each once. */
async function partiesOf({ paidSums }: Tenant, ids: ReadonlyMap<CumulativePer, string[]>): Promise<Parties> {
  const parties = new Map<CumulativePer, ReadonlyMap<string, SummedParty>>();
  for (const [per, own] of ids) {
    const found = per === 'beneficiary' ? await paidSums.alike(own) : own.map((id) => ({ id, ids: [id] }));
    parties.set(per, new Map(found.map((party) => [party.id, party])));
  }
  return parties;
}

const toMoney = (currency: string, sum: string | number): Money => ({
  currency,
  amount: Math.min(Number(sum), Number.MAX_SAFE_INTEGER),
});

/** Reads each sum once. @returns the amounts by sum and party */
async function readSums(
  { paidSums }: Tenant,
  parties: Parties,
  wanted: readonly Cumulative[],
  { payment, now }: { payment: ApprovalTerms; now: Date },
): Promise<Map<string, Money[]>> {
  const { live, project_id: projectId, id: except } = payment;
  const sums = new Map<string, Money[]>();
  for (const { per, days } of wanted) {
    const since = new Date(now.getTime() - days * DAY_MS);
    const own = [...(parties.get(per)?.values() ?? [])];
    for (const { party, currency, sum } of await paidSums.since(per, own, {
      live,
      projectId,
      since,
      except,
    })) {
      const key = `${per} ${days} ${party}`;
      sums.set(key, [...(sums.get(key) ?? []), toMoney(currency, sum)]);
    }
  }
  return sums;
}

/** Counts payments of the transaction by the ids of their parties. */
function openAdded(pers: readonly CumulativePer[]) {
  const added = new Map<string, Map<string, number>>();
  return {
    of: (per: CumulativePer, ids: readonly string[]): Money[] =>
      ids.flatMap((id) => [...(added.get(`${per} ${id}`) ?? [])].map(([name, sum]) => toMoney(name, sum))),
    add(terms: ApprovalTerms): void {
      for (const per of pers) {
        const key = `${per} ${partyOf(per, terms)}`;
        const sums = added.get(key) ?? new Map<string, number>();
        sums.set(terms.currency, (sums.get(terms.currency) ?? 0) + terms.amount);
        added.set(key, sums);
      }
    },
  };
}

/**
 * Opens what was paid before some payments, which are of one project and one requester. The locks are taken by its first
 * statement, so that they come before those of balances.
 * @param hold whether other payments of the same sums wait for the end of the transaction, so that none is missed
 */
export async function openPaidSums(
  tenant: Tenant,
  payments: readonly [ApprovalTerms, ...ApprovalTerms[]],
  cumulatives: readonly Cumulative[],
  { now, hold }: { now: Date; hold: boolean },
): Promise<PaidSums> {
  const wanted = [...new Map(cumulatives.map((one) => [`${one.per} ${one.days}`, one])).values()];
  const pers = [...new Set(wanted.map(({ per }) => per))];
  const ids = new Map(pers.map((per) => [per, [...new Set(payments.map(PARTIES[per]))]]));
  const names = pers.flatMap((per) =>
    per === 'beneficiary' ? [] : (ids.get(per) ?? []).map((id) => `${per} ${id}`),
  );
  if (hold && pers.length > 0) await tenant.paidSums.takeTurns(names, ids.get('beneficiary') ?? []);
  const parties = await partiesOf(tenant, ids);
  const stored = await readSums(tenant, parties, wanted, { payment: payments[0], now });
  const added = openAdded(pers);
  return {
    of(per, days, terms) {
      const party = partyOf(per, terms);
      const members = parties.get(per)?.get(party)?.ids ?? [];
      return [...(stored.get(`${per} ${days} ${party}`) ?? []), ...added.of(per, members)];
    },
    add: added.add,
  };
}
