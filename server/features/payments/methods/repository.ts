import type { Knex } from 'knex';
import type { Table } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { MethodSettings } from './method-data.ts';

/** What a workspace has changed in a payment method. */
export interface PaymentMethodRow {
  workspace_id: string;
  method_id: string;
  settings: Partial<MethodSettings>;
  version: number;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    payment_methods: Table<PaymentMethodRow, 'workspace_id' | 'method_id'>;
  }
}

const SET_SQL = `
  insert into payment_methods as m (workspace_id, method_id, settings) values (:workspace, :id, :settings::jsonb)
  on conflict (workspace_id, method_id) do update set settings = m.settings || excluded.settings, version = m.version + 1`;

export const paymentMethodRepository = (scope: TenantScope) => ({
  changes: (): Promise<PaymentMethodRow[]> => scope.rows('payment_methods').select('*'),

  /** Changes the given settings. */
  async set(id: string, settings: Partial<MethodSettings>): Promise<void> {
    const bindings = { workspace: scope.tenantId, id, settings: JSON.stringify(settings) };
    await scope.db.raw(SET_SQL, bindings as Knex.ValueDict);
  },
});
