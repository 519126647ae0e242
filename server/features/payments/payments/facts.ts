import { invalidField, notFound, ProblemError, refuser } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { startSlices } from '../../../jobs/time-slices.ts';
import { mergeMetadata } from '../../tenancy/external-ids/service.ts';
import type { AccountRow } from '../accounts/service.ts';
import { assertCovered } from '../calendars/policies.ts';
import { bankTextsOf } from './bank-text.ts';
import type { Creation } from './creation.ts';
import { type Fingerprint, fingerprintsOf } from './fingerprints.ts';
import { type AccountFacts, isInternal, type PaymentFacts } from './outcome.ts';
import { openPlans, type Plan } from './plan.ts';
import { assertNoCardNumber } from './policies.ts';
import type { SituationRow } from './situation-repository.ts';

export type Draft = Schemas['PaymentCreate'];

/** A payment that is asked for, under the id that it will have. */
export interface DraftRow {
  id: string;
  draft: Draft;
}

/** What is known of a payment by itself, without other payments. */
export interface Parts extends DraftRow {
  payer: AccountRow;
  payee: AccountRow;
  plan: Plan;
  /** As JSON text. */
  metadata: Record<string, string>;
  /** By which payments that look the same are found. */
  fingerprints: Fingerprint[];
  facts: Pick<
    PaymentFacts,
    | 'live'
    | 'simulates'
    | 'currency'
    | 'amount'
    | 'from'
    | 'to'
    | 'range'
    | 'schedule'
    | 'strictDate'
    | 'waitForFunds'
    | 'bank'
  >;
}

/** A payment that is refused, whatever other payments there are. */
export interface RefusedDraft extends DraftRow {
  refusal: ProblemError;
}

const factsOf = ({ id, kind, live, currency, status }: AccountRow): AccountFacts => ({
  id,
  isOwn: kind === 'own',
  live,
  currency,
  status,
});

/** @throws invalid_request without an account that pays, or when it is also the one that is paid */
function payerIdOf(draft: Draft, { default_account_id }: SituationRow): string {
  const id = draft.from_account ?? default_account_id;
  if (id === null)
    throw invalidField(
      'from_account',
      'required',
      'The project has no default_account, so name from_account.',
    );
  if (id === draft.to_account)
    throw invalidField('to_account', 'same', 'An account cannot pay itself. Name another to_account.');
  return id;
}

/** Accounts by their ids. */
export type Accounts = ReadonlyMap<string, AccountRow>;

/**
 * Returns the accounts that payments name, and that of the project where one names none, as the project may use them.
 * @param hold whether to keep them from being blocked or archived until the payments are committed
 */
export async function accountsOf(
  { tenant, projectId }: Pick<Creation, 'tenant' | 'projectId'>,
  rows: readonly DraftRow[],
  hold: boolean,
): Promise<Accounts> {
  const named = new Set(rows.flatMap(({ draft }) => [draft.from_account ?? [], draft.to_account].flat()));
  const orDefault = rows.some(({ draft }) => draft.from_account === undefined);
  const found = await tenant.accounts.findUsable([...named], projectId, { hold, orDefault });
  return new Map(found.map((account) => [account.id, account]));
}

/** @throws not_found */
function accountIn(accounts: Accounts, id: string): AccountRow {
  const account = accounts.get(id);
  if (account === undefined) throw notFound('account');
  return account;
}

/** The identifier of the payee, which two entries for one supplier share. */
const identifierOf = ({ iban, country, bank_code, bic, account_number }: AccountRow): string =>
  iban ?? [country, bank_code ?? bic, account_number].join(' ');

const fingerprints = (
  { settings, projectId }: Creation,
  { amount, currency, reference }: Draft,
  { payer, payee }: Pick<Parts, 'payer' | 'payee'>,
): Fingerprint[] =>
  fingerprintsOf({
    realm: settings.live ? 'live' : projectId,
    fromAccount: payer.id,
    payee: identifierOf(payee),
    currency,
    amount,
    reference: reference ?? null,
  });

/** Returns the parts of one payment. @throws not_found, invalid_request, card_data_not_allowed or method_unavailable */
function partsOf(
  creation: Creation,
  { id, draft }: DraftRow,
  accounts: Accounts,
  planOf: ReturnType<typeof openPlans>,
): Parts {
  const { settings } = creation;
  assertNoCardNumber(refuser, draft);
  const { amount, currency, reference = null, description = null, execution_date: date } = draft;
  const payer = accountIn(accounts, payerIdOf(draft, settings));
  const payee = accountIn(accounts, draft.to_account);
  const [from, to] = [factsOf(payer), factsOf(payee)];
  if (!from.isOwn)
    throw refuser.refuse('method_unavailable', 'not_own: Payments are made from own accounts.');
  if (date !== undefined) assertCovered('execution_date', date, 'body');
  const { method, rail } = draft;
  const plan = planOf({ method, currency, rail, isInternal: isInternal({ from, to }), date });
  if (typeof plan === 'string') throw refuser.refuse('method_unavailable', plan);
  const { min, max, schedule } = plan;
  const facts: Parts['facts'] = {
    live: settings.live,
    simulates: draft.simulate !== undefined,
    amount,
    currency,
    from,
    to,
    range: { min, max },
    schedule,
    strictDate: draft.strict_date === true,
    waitForFunds: draft.wait_for_funds === true,
    bank: { rail: plan.rail, ...bankTextsOf({ payee: payee.holder.name, reference, description }) },
  };
  return {
    id,
    draft,
    payer,
    payee,
    plan,
    facts,
    metadata: mergeMetadata({}, draft.metadata ?? {}),
    fingerprints: fingerprints(creation, draft, { payer, payee }),
  };
}

/** Returns the parts of payments, or why they are refused already. @param accounts those that the payments name */
export async function partsOfAll(
  creation: Creation,
  rows: readonly DraftRow[],
  accounts: Accounts,
): Promise<Array<Parts | RefusedDraft>> {
  const planOf = openPlans(creation);
  const parts: Array<Parts | RefusedDraft> = [];
  const slices = startSlices();
  for (const row of rows) {
    if (rows.length > 1 && slices.isDue()) await slices.rest();
    try {
      parts.push(partsOf(creation, row, accounts, planOf));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      parts.push({ ...row, refusal: error });
    }
  }
  return parts;
}
