import type { Table } from './tables.ts';

type BudgetScope = 'organization' | 'workspace' | 'project' | 'user' | 'api_key' | 'virtual_key' | 'policy';
type BudgetMeasure = 'cost' | 'tokens' | 'requests';
type BudgetPeriod = 'none' | 'day' | 'week' | 'month';
export type UsageSource = 'provider' | 'estimated' | 'none' | 'cache' | 'unattributed';

/** 64-bit integers are text in all rows of this file. */
export interface GatewayBudgetRow {
  tenant_id: string;
  id: string;
  name: string;
  scope: BudgetScope;
  scope_id: string | null;
  conditions: Array<{ key: string; value: string }>;
  group_by: string[];
  measure: BudgetMeasure;
  /** Cents for the measure `cost`. */
  limit_amount: string;
  /** Of all buckets together. */
  ceiling_amount: string | null;
  period: BudgetPeriod;
  tolerance_percent: number;
  on_shortfall: 'refuse' | 'clamp';
  unpriced: 'refuse' | 'allow';
  metering: 'full' | 'incremental';
  alerts: Array<{ percent: number; members?: string[]; event?: boolean }>;
  trust_request: boolean;
  reset_at: Date | null;
  archived_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export interface GatewayBudgetPeriodRow {
  tenant_id: string;
  budget_id: string;
  bucket: string;
  period_start: Date;
  target_units: string;
  limit_units: string;
  settled: string;
  leased: string;
  in_doubt: string;
  overrun: string;
  announced: number[];
  /** How much of `settled` the calls of closings count. */
  closed_units: string;
  created_at: Date;
}

interface GatewayLeaseRow {
  tenant_id: string;
  budget_id: string;
  bucket: string;
  period_start: Date;
  holder: string;
  units: string;
  expires_at: Date;
  expired_at: Date | null;
}

/** What a call counts in a budget. */
export interface ChargeRow {
  tenant_id: string;
  budget_id: string;
  bucket: string;
  period_start: string;
  units: number;
}

export interface GatewayCallRow {
  tenant_id: string;
  id: string;
  /** A calendar date, as text. */
  month: string;
  admitted_at: Date;
  request_id: string;
  trace_id: string;
  parent_span_id: string | null;
  operation: string;
  organization_id: string | null;
  project_id: string | null;
  api_key_id: string | null;
  user_id: string | null;
  virtual_key_id: string | null;
  config_id: string | null;
  config_version: number | null;
  target: string | null;
  attempt: number;
  prompt_id: string | null;
  prompt_version: number | null;
  provider: string;
  model: string;
  answered_model: string | null;
  stream: boolean;
  status: number | null;
  error_code: string | null;
  cache_status: string | null;
  queued_ms: number;
  first_byte_ms: number | null;
  total_ms: number;
  usage: Record<string, number>;
  input_tokens: string;
  output_tokens: string;
  usage_source: UsageSource;
  cost_nano_usd: string | null;
  saved_nano_usd: string;
  stated_nano_usd: string | null;
  prices_version: string | null;
  guardrails: unknown;
  metadata: Record<string, string>;
  client_address: string | null;
  /** At which level it was recorded; `null` for `metadata`. */
  log: 'redacted' | 'full' | null;
  charges: ChargeRow[];
}

interface GatewayDailyRow {
  tenant_id: string;
  /** A calendar date, as text. */
  day: string;
  api_key_id: string;
  user_id: string;
  project_id: string;
  virtual_key_id: string;
  provider: string;
  model: string;
  usage_source: UsageSource;
  calls: string;
  failed: string;
  input_tokens: string;
  output_tokens: string;
  cost_nano_usd: string;
  saved_nano_usd: string;
  unpriced: string;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    gateway_budgets: Table<GatewayBudgetRow, keyof GatewayBudgetRow>;
    gateway_budget_periods: Table<GatewayBudgetPeriodRow, keyof GatewayBudgetPeriodRow>;
    gateway_leases: Table<GatewayLeaseRow, keyof GatewayLeaseRow>;
    gateway_calls: Table<GatewayCallRow, keyof GatewayCallRow>;
    gateway_daily: Table<GatewayDailyRow, keyof GatewayDailyRow>;
  }
}
