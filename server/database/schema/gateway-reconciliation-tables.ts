import type { Schemas } from '../../api/types.ts';
import type { Table } from './tables.ts';

/** What a comparison of a day with the other books has found. */
export type ReconciliationResult = Pick<
  Schemas['GatewayReconciliation'],
  'calls' | 'cost_nano_usd' | 'sources' | 'stated' | 'daily' | 'periods' | 'doubts'
>;

/** A day on which a workspace has calls. */
export interface GatewayDayRow {
  tenant_id: string;
  /** A calendar date, as text. */
  day: string;
  id: string;
  /** From when on calls of the day are late. */
  ended_at: Date | null;
  /** When its first closing was sealed. */
  closed_at: Date | null;
  is_balanced: boolean | null;
  /** What the comparison has found. */
  result: ReconciliationResult | null;
}

interface GatewayLateCallRow {
  tenant_id: string;
  day: string;
  call_id: string;
  /** The closing that has it. */
  closing: string | null;
}

/** 64-bit integers are text. */
export interface GatewayClosingRow {
  tenant_id: string;
  serial: string;
  day: string;
  late: boolean;
  calls: string;
  cost_nano_usd: string;
  merkle_root: Buffer;
  closed_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    gateway_days: Table<GatewayDayRow, 'tenant_id' | 'day' | 'id'>;
    gateway_late_calls: Table<GatewayLateCallRow, 'tenant_id' | 'day' | 'call_id'>;
    gateway_closings: Table<GatewayClosingRow, keyof GatewayClosingRow>;
  }
}
