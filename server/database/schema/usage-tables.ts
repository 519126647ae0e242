import type { Schemas } from '../../api/types.ts';
import type { Table } from './tables.ts';

export interface UsageEntryRow {
  workspace_id: string;
  id: string;
  meter: string;
  event_id: string;
  kind: Schemas['UsageEntry']['kind'];
  /** A 64-bit integer, as text. */
  quantity: string;
  at: Date;
  released_at: Date | null;
  /** When its `event_id` may be used again; `null` if its period has no end. */
  expires_at: Date | null;
  created_at: Date;
}

interface UsageCounterRow {
  workspace_id: string;
  meter: string;
  period: Schemas['UsagePeriod'];
  period_start: Date;
  used: string;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    usage_entries: Table<UsageEntryRow, keyof UsageEntryRow>;
    usage_counters: Table<UsageCounterRow, keyof UsageCounterRow>;
  }
}
