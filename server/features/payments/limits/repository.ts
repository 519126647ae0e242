import type { Knex } from 'knex';
import { incrementVersion } from '../../../database/row-version.ts';
import { SAME_BANK_ACCOUNT_SQL } from '../../../database/schema/payment-tables.ts';
import type { Table, Versioned } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import {
  type CountedUse,
  LIVE,
  type LimitFacts,
  type LimitScope,
  type LimitUse,
  type LimitWindow,
  type Windows,
} from './windows.ts';

/** The most that a limit allows; amounts in minor units, which the driver returns as text. */
export interface LimitMaxima {
  per_payment: string | null;
  per_day: string | null;
  per_month: string | null;
  count_per_day: number | null;
}

export interface PaymentLimitRow extends Versioned, LimitMaxima {
  workspace_id: string;
  id: string;
  name: string;
  scope: LimitScope;
  /** What it limits; `null` for the workspace. */
  scope_id: string | null;
  currency: string;
  method: string | null;
  on_exceed: 'refuse' | 'hold' | 'approve';
  /** The rule whose approvers are asked, with `approve`. */
  approval_rule_id: string | null;
}

/** What was counted in a day or a month. */
export interface LimitWindowRow {
  workspace_id: string;
  limit_id: string;
  /** `live`, or a simulated project, which counts on its own. */
  realm: string;
  period: LimitWindow;
  starts: string;
  used: string;
  count: number;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    payment_limits: Table<PaymentLimitRow, 'workspace_id' | 'id' | 'name' | 'scope' | 'currency'>;
    payment_limit_windows: Table<LimitWindowRow, keyof LimitWindowRow>;
    payment_limit_uses: Table<
      Omit<LimitWindowRow, 'used' | 'count'> & { payment_id: string; amount: string; exceeded: boolean },
      'workspace_id' | 'payment_id' | 'limit_id' | 'realm' | 'period' | 'starts' | 'amount' | 'exceeded'
    >;
  }
}

/** A limit that a payment exceeds, or that it uses up. */
export interface ReachedLimit {
  limit_id: string;
  on_exceed: PaymentLimitRow['on_exceed'];
  /** The rule that decides about payments that exceed it; null if none does. */
  rule_id: string | null;
  by: 'payment' | LimitWindow;
  /** Whether the payment exceeds the limit. It is counted then only if a rule decides. */
  exceeded: boolean;
}

/** A limit with what was used of it in the windows of a moment. */
export interface LockedLimit extends PaymentLimitRow {
  day_used: string | null;
  day_count: number | null;
  month_used: string | null;
  /** The beneficiaries of the payments that are the bank account that is limited; null alone unless a beneficiary is. */
  beneficiaries: Array<string | null>;
}

/**
 * The limits that may concern any of the payments, which are of one project and one requester: found by what the payments name.
 * A limit on a beneficiary concerns every entry for the same bank account. `offset 0` makes each look-up one in an index.
 */
const MATCHING_SQL = `payment as materialized (
    select * from json_to_recordset(:payments::json) as p (currency text, method text, account text, beneficiary text)),
  kinds as (select distinct currency, method from payment),
  scopes (scope, scope_id, beneficiary) as (
    values ('workspace', '', null), ('project', :project::text, null), ('user', :user::text, null), ('key', :key::text, null)
    union select 'account', account, null from payment
    union select 'beneficiary', same.id, one.id from (select distinct beneficiary from payment) p
      cross join lateral (
        select * from accounts a where a.workspace_id = :workspace and a.id = p.beneficiary offset 0) one
      ${SAME_BANK_ACCOUNT_SQL}),
  matching as (
    select l.*, s.beneficiaries
    from (select scope, scope_id, array_agg(beneficiary) as beneficiaries from scopes group by 1, 2) s
      cross join lateral (
        select * from payment_limits one
        where one.workspace_id = :workspace and coalesce(one.scope_id, '') = s.scope_id and one.scope = s.scope offset 0) l
    where exists (select from kinds k where k.currency = l.currency and (l.method is null or k.method = l.method)))`;

/** The windows are always locked in this order, so that payments never deadlock. */
const LOCKED_SQL = `counted as (
    insert into payment_limit_windows as w (workspace_id, limit_id, realm, period, starts, used, count)
    select :workspace, m.id, :realm, p.period, p.starts, 0, 0
    from matching m cross join (values ('day', :day::date), ('month', :month::date)) as p (period, starts)
    where case p.period when 'month' then m.per_month is not null
      else m.per_day is not null or m.count_per_day is not null end
    order by m.id, p.period
    on conflict (workspace_id, limit_id, realm, period, starts) do update set used = w.used
    returning limit_id, period, starts, used, count)`;

const SEEN_SQL = `counted as (
    select w.limit_id, w.period, w.starts, w.used, w.count from matching m cross join lateral (
      select * from payment_limit_windows one
      where one.workspace_id = :workspace and one.limit_id = m.id and one.realm = :realm and one.starts >= :month::date
      offset 0) w)`;

const limitsSql = (counted: string): string => `
  with ${MATCHING_SQL},
  ${counted}
  select m.*, d.used as day_used, d.count as day_count, x.used as month_used from matching m
    left join counted d on d.limit_id = m.id and d.period = 'day' and d.starts = :day::date
    left join counted x on x.limit_id = m.id and x.period = 'month' and x.starts = :month::date
  order by m.id`;
const LOCK_SQL = limitsSql(LOCKED_SQL);
const SEE_SQL = limitsSql(SEEN_SQL);

/** The windows are there: they were locked before. */
const USE_SQL = `
  with use as (
    select *, case period when 'month' then :month::date else :day::date end as starts
    from json_to_recordset(:uses::json) as u (payment_id text, limit_id text, period text, amount bigint, exceeded boolean)),
  counted as (
    insert into payment_limit_windows as w (workspace_id, limit_id, realm, period, starts, used, count)
    select :workspace, limit_id, :realm, period, starts, sum(amount), count(*) from use group by limit_id, period, starts
    on conflict (workspace_id, limit_id, realm, period, starts) do update
      set used = w.used + excluded.used, count = w.count + excluded.count)
  insert into payment_limit_uses (workspace_id, payment_id, limit_id, realm, period, starts, amount, exceeded)
  select :workspace, payment_id, limit_id, :realm, period, starts, amount, exceeded from use`;

const GIVE_BACK_SQL = `
  with gone as (
    delete from payment_limit_uses where workspace_id = :workspace and payment_id = any(:payments::text[])
    returning limit_id, realm, period, starts, amount),
  given as (
    select limit_id, realm, period, starts, sum(amount)::bigint as amount, count(*)::int as count
    from gone group by limit_id, realm, period, starts),
  locked as (
    select w.limit_id, w.realm, w.period, w.starts, given.amount, given.count from payment_limit_windows w
      join given using (limit_id, realm, period, starts)
    where w.workspace_id = :workspace order by limit_id, period, starts for update of w)
  update payment_limit_windows w set used = w.used - locked.amount, count = w.count - locked.count from locked
  where w.workspace_id = :workspace and w.limit_id = locked.limit_id and w.realm = locked.realm
    and w.period = locked.period and w.starts = locked.starts`;

const NAMING_SQL = `
  select id from payment_limits where workspace_id = :workspace and approval_rule_id = :rule
  union
  select target_id from approvals
  where workspace_id = :workspace and kind = 'payment_limit' and status = 'pending' and change ->> 'approval_rule' = :rule
  order by 1`;

/** By what the limits of some payments are found: what all of them have in common, and the combinations of other properties. */
export interface LimitQuestion extends Pick<LimitFacts, 'realm' | 'projectId' | 'userId' | 'keyId'> {
  /** As JSON text, each once. */
  combinations: readonly string[];
}

type LimitFields = Omit<PaymentLimitRow, 'workspace_id' | keyof Versioned>;
type Changes = Partial<LimitMaxima & Pick<PaymentLimitRow, 'name' | 'on_exceed' | 'approval_rule_id'>>;

export const paymentLimitRepository = (scope: TenantScope) => {
  const one = (id: string) => scope.rows('payment_limits').where({ id });
  return {
    find: (id: string): Promise<PaymentLimitRow | undefined> => one(id).first(),

    findAll: (ids: readonly string[]): Promise<PaymentLimitRow[]> =>
      scope
        .rows('payment_limits')
        .whereIn('id', [...ids])
        .orderBy('id')
        .select('*'),

    lock: (id: string): Promise<PaymentLimitRow | undefined> => one(id).forUpdate().first(),

    /** Returns the ids of the limits that name an approval rule, or would after a change that waits. */
    async naming(rule: string): Promise<string[]> {
      const bindings = { workspace: scope.tenantId, rule };
      const { rows } = await scope.db.raw<{ rows: Array<{ id: string }> }>(NAMING_SQL, bindings);
      return rows.map(({ id }) => id);
    },

    list: (page: PageRequest): Promise<PaymentLimitRow[]> =>
      applyKeyset(scope.rows('payment_limits').select('*'), ['id'], page),

    async count(): Promise<number> {
      const [row] = await scope.rows('payment_limits').count({ count: '*' });
      return Number(row?.count);
    },

    insert: (row: LimitFields): Promise<PaymentLimitRow> => scope.insert('payment_limits', row),

    async update(id: string, changes: Changes): Promise<PaymentLimitRow | undefined> {
      const [row] = await one(id)
        .update({ ...changes, ...incrementVersion(scope.db) })
        .returning('*');
      return row;
    },

    async remove(id: string): Promise<void> {
      await one(id).delete();
    },

    /** Returns what was counted for limits on live payments in the windows of a moment. */
    windows: (ids: readonly string[], { day, month }: Windows): Promise<LimitWindowRow[]> =>
      scope
        .rows('payment_limit_windows')
        .where({ realm: LIVE })
        .whereIn('limit_id', ids)
        .whereIn('starts', [day, month])
        .select('*'),

    /**
     * Returns the limits that may concern any of the payments, which are of one project, moment and requester.
     * @param lock whether other payments of these limits wait for the end of the transaction
     */
    async concerning(
      { realm, projectId: project, userId: user, keyId: key, combinations }: LimitQuestion,
      windows: Windows,
      lock: boolean,
    ): Promise<LockedLimit[]> {
      const bindings = { workspace: scope.tenantId, realm, project, user, key, ...windows };
      const { rows } = await scope.db.raw<{ rows: LockedLimit[] }>(lock ? LOCK_SQL : SEE_SQL, {
        ...bindings,
        payments: `[${combinations.join()}]`,
      } as Knex.ValueDict); // Knex's type of bindings omits null
      return rows;
    },

    /** Returns the windows in which a payment counts already, and whether it exceeded them. */
    usesOf: (payment_id: string): Promise<CountedUse[]> =>
      scope.rows('payment_limit_uses').where({ payment_id }).select('limit_id', 'period', 'exceeded'),

    /** Counts payments in windows that the transaction has locked. */
    async use(uses: readonly LimitUse[], realm: string, windows: Windows): Promise<void> {
      const bindings = { workspace: scope.tenantId, realm, ...windows };
      await scope.db.raw(USE_SQL, { ...bindings, uses: JSON.stringify(uses) });
    },

    /** Gives back all that was counted for payments, once. */
    async giveBack(payments: readonly string[]): Promise<void> {
      await scope.db.raw(GIVE_BACK_SQL, { workspace: scope.tenantId, payments: [...payments] });
    },
  };
};
