import type { Schemas } from '../../api/types.ts';
import type { OptionalSealedSecret } from './sealed-secrets.ts';
import type { Provenance, Table, Versioned } from './tables.ts';

export interface AzureDeployment {
  resource: string | null;
  deployment: string;
  api_version: string;
}

export interface VirtualKeyRow extends Versioned, Provenance, OptionalSealedSecret {
  workspace_id: string;
  id: string;
  slug: string;
  name: string;
  note: string | null;
  provider: Schemas['GatewayProvider'];
  base_url: string | null;
  azure: AzureDeployment | null;
  /** Counts the secrets that it has had. */
  secret_version: number;
  masked_secret: string | null;
  fingerprint: string | null;
  models: string[] | null;
  project_ids: string[] | null;
  /** The most that its calls are recorded with; `null` for what the workspace allows. */
  log: Schemas['GatewayLogLevel'] | null;
  expires_at: Date | null;
  disabled_at: Date | null;
  disabled_reason: Schemas['VirtualKey']['disabled_reason'];
  last_used_at: Date | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    virtual_keys: Table<VirtualKeyRow, 'workspace_id' | 'id' | 'slug' | 'name' | 'provider'>;
  }
}
