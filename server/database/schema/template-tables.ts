import type { Schemas, StoredPermission } from '../../api/types.ts';
import type { Table, Versioned } from './tables.ts';

type TemplateContent = Schemas['TemplateContent'];
type TemplateRole = NonNullable<TemplateContent['roles']>[number];

/** The content of a template, with permissions as roles store them. */
export interface StoredTemplateContent extends Omit<TemplateContent, 'roles'> {
  roles?: Array<Omit<TemplateRole, 'permissions'> & { permissions: StoredPermission[] }>;
}

export interface TemplateRow extends Versioned {
  organization_id: string;
  id: string;
  name: string;
  name_key: string;
  description: string | null;
  /** Written as JSON text. */
  content: StoredTemplateContent;
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
  /** The template at the time of the run. Written as JSON text. */
  content: StoredTemplateContent;
  /** The session or key that applied it, and its user; both `null` for the operator. */
  credential_id: string | null;
  /** When the secret that applied it expires, if it was the previous one of a rotating key. */
  secret_ends_at: Date | null;
  started_by: string | null;
  address: string;
  user_agent: string | null;
  created_at: Date;
  /** When the last workspace of the run was attempted. */
  last_attempt_at: Date | null;
  finished_at: Date | null;
}

export interface TemplateRunResultRow {
  organization_id: string;
  run_id: string;
  workspace_id: string;
  /** Digest of the plan for this workspace. */
  digest: string;
  status: Schemas['TemplateOutcome'];
  /** Both are written as JSON text. */
  problem: Schemas['TemplateProblem'] | null;
  changes: Schemas['TemplateChanges'] | null;
  /** When it was last attempted. An interrupted attempt is repeated. */
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
