import type { Schemas } from '../../api/types.ts';
import type { Table, Versioned } from './tables.ts';

export interface TemplateRow extends Versioned {
  organization_id: string;
  id: string;
  name: string;
  name_key: string;
  description: string | null;
  /** As JSON text on the way in. */
  content: Schemas['TemplateContent'];
  /** `null` for the operator. */
  created_by: string | null;
  created_with: string | null;
}

export interface TemplateRunRow {
  organization_id: string;
  id: string;
  template_id: string;
  template_name: string;
  template_version: number;
  /** As the template was then. As JSON text on the way in. */
  content: Schemas['TemplateContent'];
  /** The session or key that has applied it, and whose; both `null` for the operator. */
  credential_id: string | null;
  /** Until when the secret works with which it was applied: that of a key that was being rotated. */
  secret_ends_at: Date | null;
  started_by: string | null;
  address: string;
  user_agent: string | null;
  created_at: Date;
  /** When one of its workspaces last had its turn. */
  last_attempt_at: Date | null;
  finished_at: Date | null;
}

export interface TemplateRunResultRow {
  organization_id: string;
  run_id: string;
  workspace_id: string;
  /** That of the plan, for this workspace. */
  digest: string;
  status: Schemas['TemplateOutcome'];
  /** As JSON text on the way in, both. */
  problem: Schemas['TemplateProblem'] | null;
  changes: Schemas['TemplateChanges'] | null;
  /** When it last had its turn. It has another one when that was cut off. */
  attempted_at: Date | null;
  finished_at: Date | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    templates: Table<
      TemplateRow,
      'organization_id' | 'id' | 'name' | 'name_key' | 'content' | 'created_by' | 'created_with'
    >;
    template_runs: Table<
      TemplateRunRow,
      Exclude<keyof TemplateRunRow, 'created_at' | 'last_attempt_at' | 'finished_at'>
    >;
    template_run_results: Table<
      TemplateRunResultRow,
      'organization_id' | 'run_id' | 'workspace_id' | 'digest'
    >;
  }
}
