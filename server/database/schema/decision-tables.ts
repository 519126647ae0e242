import type { Schemas } from '../../api/types.ts';
import type { Table } from './tables.ts';

/** A refusal that its caller can have explained. */
export interface DecisionRow {
  tenant_id: string;
  id: string;
  /** The project of the request, if it exists. */
  project_id: string | null;
  principal_type: Schemas['RefusedDecision']['principal']['type'];
  principal_id: string;
  user_id: string | null;
  operation_id: string;
  decision: Schemas['Decision'];
  required_permission: string | null;
  request_id: string;
  ip_address: string | null;
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    decisions: Table<DecisionRow, keyof DecisionRow>;
  }
}
