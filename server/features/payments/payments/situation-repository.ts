import type { Table } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { ApprovalRule } from '../approvals/service.ts';
import type { CalendarOverride } from '../calendars/policies.ts';
import type { MethodChange } from '../methods/service.ts';
import type { DuplicatePolicy } from './outcome.ts';

/** What the settings of a project and its workspace say about payments. */
export interface SituationRow {
  live: boolean;
  /** The time to which the clock of a simulated project was set. */
  clock: Date | null;
  timezone: string;
  workspace_policy: DuplicatePolicy;
  project_policy: DuplicatePolicy | null;
  default_account_id: string | null;
  /** The approval rules that are enabled. */
  rules: ApprovalRule[];
  /** Whether a payment that none of them matches waits for an owner. */
  require_rule: boolean;
  /** What the workspace has changed in payment methods. */
  methods: MethodChange[];
  /** The days of calendars that the workspace has set, from the day before. */
  days: CalendarOverride[];
}

interface PaymentFingerprintRow {
  workspace_id: string;
  fingerprint: string;
  payment_ids: string[];
}

declare module 'knex/types/tables.js' {
  interface Tables {
    payment_fingerprints: Table<PaymentFingerprintRow, keyof PaymentFingerprintRow>;
  }
}

/** More payments of one fingerprint are not compared. */
export const KEPT = 100;

/** Rows become JSON as they are, which takes PostgreSQL half the time of building each object as `jsonb`. */
const listSql = (select: string): string => `coalesce((select json_agg(one) from (${select}) one), '[]')`;

const RULES_SQL = listSql(`
  select r.id, r.name, r.enabled, r.applies_to, r.conditions as "when", r.steps, r.ordered, r.separate, r.expires_after, r.on_expiry
  from approval_rules r where r.workspace_id = p.workspace_id and r.enabled order by r.id`);

const METHODS_SQL = listSql(`
  select m.method_id, m.settings, m.version from payment_methods m where m.workspace_id = p.workspace_id`);

/** In some time zone it is still the day before. */
const DAYS_SQL = listSql(`
  select d.calendar, d.date, d.kind, d.name from calendar_days d
  where d.workspace_id = p.workspace_id and d.date >= (coalesce(c.time, now()) at time zone 'UTC')::date - 1`);

const SITUATION_SQL = `
  select p.live, c.time as clock, w.timezone, w.duplicate_policy as workspace_policy,
    s.duplicate_policy as project_policy, s.default_account_id,
    w.require_rule or coalesce(s.require_rule, false) as require_rule, ${RULES_SQL} as rules, ${METHODS_SQL} as methods, ${DAYS_SQL} as days
  from projects p
    join workspace_settings w on w.workspace_id = p.workspace_id
    left join project_settings s on s.workspace_id = p.workspace_id and s.project_id = p.id
    left join sandbox_clocks c on c.workspace_id = p.workspace_id and c.project_id = p.id and not p.live
  where p.workspace_id = :workspace and p.id = :project`;

/** A concurrent payment with the same fingerprint waits here until the other one is committed, and then sees it. */
const CLAIM_SQL = `
  insert into payment_fingerprints as f (workspace_id, fingerprint, payment_ids)
  select :workspace, c.fingerprint, array_agg(c.payment order by c.place)
  from json_to_recordset(:claims::json) as c (fingerprint text, payment text, place int)
  group by c.fingerprint order by c.fingerprint
  on conflict (workspace_id, fingerprint) do update
    set payment_ids = f.payment_ids[greatest(cardinality(f.payment_ids) - ${KEPT - 2}, 1):] || excluded.payment_ids
  returning fingerprint, payment_ids`;

const DISCLAIM_SQL = `
  update payment_fingerprints f set payment_ids = array(
    select id from unnest(f.payment_ids) with ordinality as p (id, place) where not id = any(:payments::text[]) order by place)
  where workspace_id = :workspace and fingerprint = any(:fingerprints::text[])`;

/** A payment that is one of those with a fingerprint. */
export interface FingerprintClaim {
  fingerprint: string;
  payment: string;
}

type Claimed = Pick<PaymentFingerprintRow, 'fingerprint' | 'payment_ids'>;

/** Reads what decides about a new payment of a project. */
export const paymentSituationRepository = (scope: TenantScope) => {
  const { db, tenantId: workspace } = scope;
  return {
    async find(project: string): Promise<SituationRow | undefined> {
      const { rows } = await db.raw<{ rows: SituationRow[] }>(SITUATION_SQL, { workspace, project });
      return rows[0];
    },

    /** Adds payments to those with their fingerprints, in this order. @returns all of these, with the new ones at the end */
    async claimFingerprints(claims: readonly FingerprintClaim[]): Promise<Claimed[]> {
      const { rows } = await db.raw<{ rows: Claimed[] }>(CLAIM_SQL, {
        workspace,
        claims: JSON.stringify(claims.map((claim, place) => ({ ...claim, place }))),
      });
      return rows;
    },

    /** Takes payments out again that were not created. */
    async disclaimFingerprints(claims: readonly FingerprintClaim[]): Promise<void> {
      const fingerprints = [...new Set(claims.map(({ fingerprint }) => fingerprint))].sort();
      const payments = [...new Set(claims.map(({ payment }) => payment))];
      await db.raw(DISCLAIM_SQL, { workspace, fingerprints, payments });
    },

    /** Returns the payments with some fingerprints. */
    withFingerprints: (fingerprints: readonly string[]): Promise<Claimed[]> =>
      scope
        .rows('payment_fingerprints')
        .whereIn('fingerprint', [...fingerprints])
        .select('fingerprint', 'payment_ids'),
  };
};
