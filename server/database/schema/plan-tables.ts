import type { StoredPlan } from '../../api/plans.ts';
import type { Table, Versioned } from './tables.ts';

export interface PlanRow extends StoredPlan, Versioned {
  id: string;
  archived_at: Date | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    plans: Table<PlanRow, 'id' | 'name' | 'title'>;
  }
}
