import type { DataKeyRow } from './sealed-secrets.ts';
import type { Table } from './tables.ts';

export interface GatewayPayloadRow {
  tenant_id: string;
  /** The call. */
  log_id: string;
  admitted_at: Date;
  data_key_id: string;
  content: Buffer;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    data_keys: Table<DataKeyRow, Exclude<keyof DataKeyRow, 'created_at'>>;
    gateway_payloads: Table<GatewayPayloadRow, keyof GatewayPayloadRow>;
  }
}
