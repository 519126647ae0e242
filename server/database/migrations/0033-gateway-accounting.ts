import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/**
 * The money of the AI gateway: its calls, the budgets that they count in, and the leases by which replicas spend budgets from
 * memory. Amounts of money are nano-dollars.
 */
const sql = `
-- One row for each attempt at a provider, which is both the ledger and the log. A row is never changed.
create table gateway_calls (
  -- The workspace of the call; the tenant of the budget in a row of the source 'unattributed'.
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  -- The first day of the month in which it was admitted, UTC.
  month date not null,
  admitted_at timestamptz(3) not null,
  request_id text not null,
  trace_id text not null,
  parent_span_id text,
  operation text not null,
  organization_id text,
  project_id text,
  api_key_id text,
  user_id text,
  virtual_key_id text,
  config_id text,
  config_version integer,
  -- Which target of the config, such as config.targets[1].
  target text,
  attempt integer not null,
  prompt_id text,
  prompt_version integer,
  provider text not null,
  -- The model that the call asked for, and the one that answered.
  model text not null,
  answered_model text,
  stream boolean not null,
  -- The answer's status; null if there was none.
  status smallint,
  error_code text,
  cache_status text,
  queued_ms integer not null,
  first_byte_ms integer,
  total_ms integer not null,
  -- What was used, in disjoint parts, and the sums of the parts.
  usage jsonb not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  usage_source text not null check (usage_source in ('provider', 'estimated', 'none', 'cache', 'unattributed')),
  -- Null where the model has no price.
  cost_nano_usd bigint,
  saved_nano_usd bigint not null,
  -- What the provider says that it cost.
  stated_nano_usd bigint,
  prices_version text,
  guardrails jsonb,
  metadata jsonb not null,
  client_address text,
  -- What it counts in which budgets, as {tenant_id, budget_id, bucket, period_start, units}.
  charges jsonb not null,
  primary key (tenant_id, id, month)
) partition by range (month);
create index gateway_calls_by_time on gateway_calls (tenant_id, admitted_at, id);
create index gateway_calls_by_trace on gateway_calls (tenant_id, trace_id);

-- Makes the partition of a month. It is attached instead of created in place, which would wait for every reader.
create function add_gateway_month(month date) returns void
language plpgsql as $$
declare
  name text := 'gateway_calls_' || to_char(month, 'YYYY_MM');
begin
  if to_regclass(name) is not null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('add_gateway_month', 0));
  if to_regclass(name) is not null then return; end if;
  execute format('create table %I (like gateway_calls including all)', name);
  execute format('alter table gateway_calls attach partition %I for values from (%L) to (%L)',
    name, month, month + interval '1 month');
end
$$;

create table gateway_budgets (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  name text not null,
  scope text not null check (scope in
    ('organization', 'workspace', 'project', 'user', 'api_key', 'virtual_key', 'policy')),
  -- What the scope names; null for the tenant itself and for a policy.
  scope_id text,
  -- Of a policy: [{key, value}], all of which must match, and the keys whose values have a bucket of their own.
  conditions jsonb not null default '[]',
  group_by text[] not null default '{}' check (cardinality(group_by) <= 3),
  measure text not null check (measure in ('cost', 'tokens', 'requests')),
  -- Cents for the measure 'cost'.
  limit_amount bigint not null check (limit_amount between 0 and 9007199254740991),
  -- Of all buckets together.
  ceiling_amount bigint check (ceiling_amount between 0 and 9007199254740991),
  period text not null check (period in ('none', 'day', 'week', 'month')),
  tolerance_percent integer not null default 0 check (tolerance_percent between 0 and 100),
  on_shortfall text not null default 'refuse' check (on_shortfall in ('refuse', 'clamp')),
  unpriced text not null default 'refuse' check (unpriced in ('refuse', 'allow')),
  metering text not null default 'full' check (metering in ('full', 'incremental')),
  -- [{percent, members, event}]
  alerts jsonb not null default '[]',
  -- Whether values of metadata that only the request gives have buckets of their own.
  trust_request boolean not null default false,
  -- From when on it counts anew.
  reset_at timestamptz(3),
  archived_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  check ((scope in ('project', 'user', 'api_key', 'virtual_key')) = (scope_id is not null)),
  check (scope = 'policy' or (conditions = '[]' and group_by = '{}')),
  check (not trust_request or ceiling_amount is not null),
  -- In nano-dollars, and with the tolerance, it fits into 64 bits.
  check (measure <> 'cost' or greatest(limit_amount, ceiling_amount) <= 400000000000)
);
create index gateway_budgets_by_scope on gateway_budgets (tenant_id, scope, scope_id) where archived_at is null;
create trigger gateway_budgets_changed after insert or update or delete on gateway_budgets
  for each row execute function record_access_change('''budgets '' || $1.tenant_id');

-- What a budget has spent in a period. Rows change often, so that each page keeps room for their next versions.
create table gateway_budget_periods (
  tenant_id text not null,
  budget_id text not null,
  -- The values of group_by as a JSON list; 'other' for values without a bucket; '*' for all buckets together.
  bucket text not null,
  period_start timestamptz(3) not null,
  -- The limit with its tolerance, in the unit of the budget: nano-dollars, tokens or requests.
  target_units bigint not null,
  -- The same; higher while more is spent or leased than a limit that was lowered.
  limit_units bigint not null,
  settled bigint not null default 0 check (settled >= 0),
  leased bigint not null default 0 check (leased >= 0),
  in_doubt bigint not null default 0 check (in_doubt >= 0),
  overrun bigint not null default 0 check (overrun >= 0),
  -- The percentages that were announced, each once.
  announced integer[] not null default '{}',
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, budget_id, bucket, period_start),
  foreign key (tenant_id, budget_id) references gateway_budgets on delete cascade,
  constraint gateway_budget_room check (settled + leased + in_doubt <= limit_units + overrun)
) with (fillfactor = 50);
create index gateway_budget_periods_by_start on gateway_budget_periods (tenant_id, budget_id, period_start);

-- What a process may spend of a period without asking, and what of it is not settled.
create table gateway_leases (
  tenant_id text not null,
  budget_id text not null,
  bucket text not null,
  period_start timestamptz(3) not null,
  -- The process, by the name of the folder of its journal.
  holder text not null,
  units bigint not null check (units >= 0),
  expires_at timestamptz not null,
  -- When its units became doubtful, because its holder did not renew it.
  expired_at timestamptz,
  primary key (tenant_id, budget_id, bucket, period_start, holder),
  foreign key (tenant_id, budget_id, bucket, period_start) references gateway_budget_periods on delete cascade
) with (fillfactor = 50);
create index gateway_leases_by_holder on gateway_leases (holder);

-- Sums of the calls of each day, UTC. An empty text stands for what a call does not have.
create table gateway_daily (
  tenant_id text not null references tenants on delete cascade,
  day date not null,
  api_key_id text not null,
  user_id text not null,
  project_id text not null,
  virtual_key_id text not null,
  provider text not null,
  model text not null,
  usage_source text not null,
  calls bigint not null,
  failed bigint not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  cost_nano_usd bigint not null,
  saved_nano_usd bigint not null,
  unpriced bigint not null,
  primary key (tenant_id, day, api_key_id, user_id, project_id, virtual_key_id, provider, model, usage_source)
) with (fillfactor = 50);
${useOwnSchema('add_gateway_month(date)')}`;

export const gatewayAccounting0033 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop table gateway_daily, gateway_leases, gateway_budget_periods, gateway_budgets, gateway_calls;
      drop function add_gateway_month(date)`);
  },
};
