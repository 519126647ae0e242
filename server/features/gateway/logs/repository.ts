import type { Knex } from 'knex';
import type { Schemas } from '../../../api/types.ts';
import type { GatewayCallRow } from '../../../database/schema/gateway-accounting-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** The projects whose calls a caller may see, as a subquery for their ids; `null` for all calls. */
export type VisibleProjects = Knex.QueryBuilder | null;

const EQUAL = [
  'project_id',
  'api_key_id',
  'user_id',
  'virtual_key_id',
  'config_id',
  'provider',
  'model',
  'operation',
  'status',
  'trace_id',
] as const;

const COST_SQL = 'coalesce(cost_nano_usd, 0)';
const TOKENS_SQL = 'input_tokens + output_tokens';
/** Filters by what a call has cost and used. */
const RANGES = {
  min_cost_nano_usd: `${COST_SQL} >= ?`,
  max_cost_nano_usd: `${COST_SQL} <= ?`,
  min_tokens: `${TOKENS_SQL} >= ?`,
  max_tokens: `${TOKENS_SQL} <= ?`,
} as const;
const RANGE_NAMES = Object.keys(RANGES) as Array<keyof typeof RANGES>;

export type LogFilters = {
  [Name in (typeof EQUAL)[number]]?: string | number | undefined;
} & { [Name in keyof typeof RANGES]?: number | undefined } & {
  since?: string | undefined;
  until?: string | undefined;
  failed?: boolean | undefined;
  /** `key=value` */
  metadata?: string | undefined;
};

export interface UsageQuery {
  since: string;
  until: string;
  groupBy: Schemas['GatewayUsageGroup'] | undefined;
  /** A key of the metadata of calls to group by instead. */
  metadataKey: string | undefined;
  byDay: boolean;
}

type Sum =
  | 'calls'
  | 'failed'
  | 'input_tokens'
  | 'output_tokens'
  | 'cost_nano_usd'
  | 'saved_nano_usd'
  | 'unpriced';
/** Sums are 64-bit integers, which the driver returns as text. */
export type UsageRow = { day: string | null; value: string | null } & Record<Sum, string>;

const SUMS = [
  'calls',
  'failed',
  'input_tokens',
  'output_tokens',
  'cost_nano_usd',
  'saved_nano_usd',
  'unpriced',
];
const COLUMNS: Readonly<Record<Schemas['GatewayUsageGroup'], string>> = {
  model: 'model',
  provider: 'provider',
  usage_source: 'usage_source',
  api_key: 'api_key_id',
  user: 'user_id',
  project: 'project_id',
  virtual_key: 'virtual_key_id',
};

/** The calls of days, with the columns of their sums. */
const CALLS_SQL = `(
  select tenant_id, (admitted_at at time zone 'UTC')::date as day, project_id, metadata ->> :metadataKey as value,
    1 as calls, (status is null or status >= 400)::int as failed, input_tokens, output_tokens,
    coalesce(cost_nano_usd, 0) as cost_nano_usd, saved_nano_usd, (cost_nano_usd is null)::int as unpriced
  from gateway_calls
  where tenant_id = :tenantId and month between date_trunc('month', :since::date) and :until::date
    and admitted_at >= :since::date::timestamp at time zone 'UTC'
    and admitted_at < (:until::date + 1)::timestamp at time zone 'UTC') calls`;

/** Splits a text at the first place where a separator stands. */
const splitOnce = (text: string, separator: string): [string, string] => {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
};

const MAX_CALLS = 100;
const MAX_ROWS = 1000;

/** A call without an answer, or with one that is no success, has failed. */
const FAILED_SQL = '(error_code is not null or status is null or status >= 400)';

export const gatewayLogRepository = (scope: TenantScope) => {
  const visible = (projects: VisibleProjects) => {
    const query = scope.rows('gateway_calls').select('*');
    if (projects !== null) query.whereIn('project_id', projects);
    return query;
  };
  return {
    list(filters: LogFilters, projects: VisibleProjects, page: PageRequest): Promise<GatewayCallRow[]> {
      const { since, until, failed, metadata } = filters;
      const query = visible(projects);
      for (const name of EQUAL) if (filters[name] !== undefined) query.where(name, filters[name]);
      for (const name of RANGE_NAMES) {
        const bound = filters[name];
        if (bound !== undefined) query.whereRaw(RANGES[name], [bound]);
      }
      if (metadata !== undefined) query.whereRaw('metadata ->> ?::text = ?', splitOnce(metadata, '='));
      if (since !== undefined) query.where('admitted_at', '>=', new Date(since));
      if (until !== undefined) query.where('admitted_at', '<', new Date(until));
      if (failed !== undefined) query.whereRaw(failed ? FAILED_SQL : `not ${FAILED_SQL}`);
      return applyKeyset(query, ['admitted_at', 'id'], page);
    },

    find: (id: string, projects: VisibleProjects): Promise<GatewayCallRow | undefined> =>
      visible(projects).where({ id }).first(),

    /** Returns the calls of a trace in the order in which they began. */
    ofTrace: (trace_id: string, projects: VisibleProjects): Promise<GatewayCallRow[]> =>
      visible(projects).where({ trace_id }).orderBy(['admitted_at', 'id']).limit(MAX_CALLS),

    /** Returns sums of the calls of days. */
    async usage(
      { since, until, groupBy, metadataKey, byDay }: UsageQuery,
      projects: VisibleProjects,
    ): Promise<UsageRow[]> {
      const { db, tenantId } = scope;
      const property = groupBy === undefined ? 'null::text' : `nullif(${COLUMNS[groupBy]}, '')`;
      const [value, source] = metadataKey === undefined ? [property, 'gateway_daily'] : ['value', CALLS_SQL];
      const day = byDay ? "to_char(day, 'YYYY-MM-DD')" : 'null::text';
      const sums = SUMS.map((name) => `sum(${name})::text as ${name}`).join(', ');
      const inReach = projects === null ? '' : 'and project_id in (:projects)';
      const { rows } = await db.raw<{ rows: UsageRow[] }>(
        `select ${day} as day, ${value} as value, ${sums} from ${source}
         where tenant_id = :tenantId and day between :since and :until ${inReach}
         group by 1, 2 order by 1 desc nulls last, sum(cost_nano_usd) desc, 2 limit ${MAX_ROWS}`,
        {
          tenantId,
          since,
          until,
          ...(metadataKey !== undefined && { metadataKey }),
          ...(projects !== null && { projects }),
        } as Knex.ValueDict,
      );
      return rows;
    },
  };
};
