import type { Schemas } from '../../api/types.ts';
import type { Table } from './tables.ts';

/** A file for download: of the audit log of a tenant, of the ledger of a project, or of the calls of a workspace. */
export interface ExportRow {
  tenant_id: string;
  id: string;
  kind: 'audit' | 'ledger' | 'usage';
  project_id: string | null;
  format: Schemas['AuditExport']['format'];
  /** Filters on entries of an audit log, or the first and the last day of calls. Written as JSON text. */
  filters: Schemas['AuditExport']['filters'];
  status: 'running' | 'ready' | 'failed';
  verifiable: boolean;
  from_seq: string;
  to_seq: string;
  rows_total: number;
  rows_done: number;
  done_seq: string;
  parts: number;
  attempts: number;
  created_by: string | null;
  created_at: Date;
  finished_at: Date | null;
  expires_at: Date | null;
}

interface ExportPartRow {
  tenant_id: string;
  export_id: string;
  part: number;
  content: Buffer;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    exports: Table<
      ExportRow,
      | 'tenant_id'
      | 'id'
      | 'kind'
      | 'format'
      | 'status'
      | 'verifiable'
      | 'from_seq'
      | 'to_seq'
      | 'rows_total'
      | 'done_seq'
    >;
    export_parts: Table<ExportPartRow, keyof ExportPartRow>;
  }
}
