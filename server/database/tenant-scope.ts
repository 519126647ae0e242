import type { Knex } from 'knex';
import type { Tables } from 'knex/types/tables.js';
import type { RowOf } from './schema/tables.ts';

/** The tables with a non-null column `Column` for their tenant. */
type TablesBy<Column extends string> = {
  [Name in keyof Tables]: RowOf<Name> extends Record<Column, string> ? Name : never;
}[keyof Tables];

/** Tables that only workspaces have; their rows name the workspace. */
type WorkspaceTable = Exclude<TablesBy<'workspace_id'>, 'template_run_results'>;
/** Tables of tenants: those with a `tenant_id`, and those that only workspaces have. */
export type TenantTable = TablesBy<'tenant_id'> | WorkspaceTable;

// Omitting a table does not compile.
const WORKSPACE_TABLES: Readonly<Record<WorkspaceTable, true>> = {
  workspace_slugs: true,
  workspace_settings: true,
  workspace_billing: true,
  notification_preferences: true,
  digest_runs: true,
  roles: true,
  projects: true,
  project_slugs: true,
  project_members: true,
  project_settings: true,
  imports: true,
  grant_changes: true,
  manager_grants: true,
  access_requests: true,
  workspace_moves: true,
  access_tokens: true,
  usage_entries: true,
  usage_counters: true,
  ledgers: true,
  ledger_accounts: true,
  ledger_balances: true,
  ledger_transactions: true,
  ledger_entries: true,
  ledger_reservations: true,
  ledger_pending: true,
  ledger_seals: true,
  ledger_checkpoints: true,
  ledger_checkpoint_balances: true,
  accounts: true,
  account_shares: true,
  calendar_days: true,
  payment_methods: true,
  exchange_rates: true,
  payment_limits: true,
  payment_limit_windows: true,
  payment_limit_uses: true,
  payments: true,
  payment_events: true,
  payment_batches: true,
  payment_batch_rows: true,
  payment_fingerprints: true,
  funds_admissions: true,
  kept_payments: true,
  sandbox_clocks: true,
  sandbox_faults: true,
  sandbox_reports: true,
  sandbox_submissions: true,
  connector_messages: true,
  payment_observations: true,
  approval_rules: true,
  approvals: true,
  approval_votes: true,
  approval_delegations: true,
  gateway_configs: true,
  gateway_config_versions: true,
  gateway_cache: true,
  gateway_cache_generations: true,
  virtual_keys: true,
};
const columnOf = (table: TenantTable) => (table in WORKSPACE_TABLES ? 'workspace_id' : 'tenant_id');

type Row<Name extends TenantTable> = RowOf<Name>;
type NewRow<Name extends TenantTable> = Omit<
  Knex.ResolveTableType<Tables[Name], 'insert'>,
  'tenant_id' | 'workspace_id'
>;

/**
 * The rows of one tenant, a workspace or an organization. A repository built on it can neither read nor write rows of
 * another tenant.
 */
export class TenantScope {
  constructor(
    /** For statements with joins, which take `tenantId` as a binding. */
    readonly db: Knex,
    readonly tenantId: string,
  ) {}

  /** Returns a query for the tenant's rows in a table. */
  rows<Name extends TenantTable>(table: Name): Knex.QueryBuilder<Tables[Name], Row<Name>[]> {
    // Knex cannot relate a table name that is a type parameter to its row.
    return this.db(table).where(`${table}.${columnOf(table)}`, this.tenantId) as never;
  }

  /** Inserts a row and returns it as stored. */
  async insert<Name extends TenantTable>(table: Name, row: NewRow<Name>): Promise<Row<Name>> {
    const complete = { ...row, [columnOf(table)]: this.tenantId };
    // As above: the row type follows from the table, which the compiler cannot see here.
    const [inserted] = (await this.db(table)
      .insert(complete as never)
      .returning('*')) as Row<Name>[];
    if (inserted === undefined) throw new Error(`The insert into ${table} returned no row.`);
    return inserted;
  }
}
