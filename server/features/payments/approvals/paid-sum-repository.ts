import { type PaymentRow, SAME_BANK_ACCOUNT_SQL } from '../../../database/schema/payment-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { CumulativePer } from './engine/types.ts';

/** An account or a requester whose payments are added up, with the ids under which they are stored. */
export interface SummedParty {
  id: string;
  ids: readonly string[];
}

/** The payments that are added up: those of all live projects, or of one simulated project. */
interface SumTerms {
  live: boolean;
  projectId: string;
  since: Date;
  /** A payment that is left out; null for none. */
  except: string | null;
}

/** What was paid by or to a party in one currency; minor units, which the driver returns as text. */
interface PaidRow {
  party: string;
  currency: string;
  sum: string;
}

/** A person and their user keys are one requester. */
const COLUMNS: Readonly<Record<CumulativePer, string>> = {
  beneficiary: 'p.to_account_id',
  requester: 'coalesce(p.requester_user_id, p.requester_id)',
  account: 'p.from_account_id',
};

/** Another entry for the same bank account is the same beneficiary. */
const ALIKE_SQL = `
  select one.id, array_agg(same.id) as ids
  from accounts one ${SAME_BANK_ACCOUNT_SQL}
  where one.workspace_id = :workspace and one.id = any(:accounts::text[])
  group by one.id`;

/** The locks of a workspace, so that a large batch does not fill the table of locks of the database. */
const LOCKS = 1024;

/**
 * All locks are taken in one order, so that payments never deadlock. Entries for the same bank account share its IBAN or its
 * number, and each entry takes the locks of both.
 */
const TAKE_TURNS_SQL = `
  with named as (
    select unnest(:names::text[]) as name
    union all select unnest(array[iban, country || ' ' || coalesce(bank_code, bic) || ' ' || account_number])
    from accounts where workspace_id = :workspace and id = any(:beneficiaries::text[])),
  places as materialized (
    select distinct hashtext(name) & ${LOCKS - 1} as place from named where name is not null order by place)
  select pg_advisory_xact_lock(hashtextextended('approvals:' || :workspace || ':' || place, 0)) from places`;

const sumsSql = (per: CumulativePer): string => `
  select m.party, p.currency, sum(p.amount) as sum
  from json_to_recordset(:members::json) as m (party text, id text)
    join payments p on p.workspace_id = :workspace and ${COLUMNS[per]} = m.id
  where p.live = :live and (p.live or p.project_id = :project) and p.created_at > :since
    and p.status not in ('failed', 'cancelled') and p.id <> :except
  group by m.party, p.currency`;

/** A payment, as rules saw it when it was requested. */
export interface PastPayment
  extends Pick<
    PaymentRow,
    | 'id'
    | 'project_id'
    | 'live'
    | 'amount'
    | 'currency'
    | 'method'
    | 'status'
    | 'from_account_id'
    | 'to_account_id'
    | 'requester_type'
    | 'requester_id'
    | 'requester_user_id'
    | 'created_at'
    | 'requested_at'
  > {
  beneficiary_since: Date;
}

const NEWEST_SQL = `
  select p.id, p.project_id, p.live, p.amount, p.currency, p.method, p.status, p.from_account_id, p.to_account_id,
    p.requester_type, p.requester_id, p.requester_user_id, p.created_at, p.requested_at, a.created_at as beneficiary_since
  from payments p join accounts a on a.workspace_id = p.workspace_id and a.id = p.to_account_id
  where p.workspace_id = :workspace and p.project_id = any(:projects::text[]) order by p.id desc limit :limit`;

/** Adds up what was paid, for rules about sums. */
export const paidSumRepository = ({ db, tenantId: workspace }: TenantScope) => ({
  /**
   * Lets one transaction at a time count payments of the same sums.
   * @param names names of accounts and requesters
   */
  async takeTurns(names: readonly string[], beneficiaries: readonly string[]): Promise<void> {
    const bindings = { workspace, names: [...names], beneficiaries: [...beneficiaries] };
    await db.raw(TAKE_TURNS_SQL, bindings);
  },

  /** Returns beneficiaries with all entries for the same bank account. */
  async alike(accounts: readonly string[]): Promise<SummedParty[]> {
    return (await db.raw<{ rows: SummedParty[] }>(ALIKE_SQL, { workspace, accounts: [...accounts] })).rows;
  },

  /** Returns the newest payments of some projects, the newest first. */
  async newest(projects: readonly string[], limit: number): Promise<PastPayment[]> {
    const bindings = { workspace, projects: [...projects], limit };
    return (await db.raw<{ rows: PastPayment[] }>(NEWEST_SQL, bindings as never)).rows; // Knex's type omits arrays.
  },

  /** Returns the sums of the payments since a time that have neither failed nor been cancelled. */
  async since(
    per: CumulativePer,
    parties: readonly SummedParty[],
    { live, projectId: project, since, except }: SumTerms,
  ): Promise<PaidRow[]> {
    const members = parties.flatMap(({ id: party, ids }) => ids.map((id) => ({ party, id })));
    const terms = { workspace, live, project, since, except: except ?? '' };
    const bindings = { ...terms, members: JSON.stringify(members) };
    return (await db.raw<{ rows: PaidRow[] }>(sumsSql(per), bindings)).rows;
  },
});
