import { RowsOfTenants } from '../../../database/rows-of-tenants.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { LogLevel } from '../payloads/policies.ts';

type Metadata = Readonly<Record<string, string>>;

/** What a key and its workspace fix of its calls. */
export interface KeySettings {
  metadata: Metadata;
  /** It precedes that of the key. */
  workspaceMetadata: Metadata;
  log: LogLevel | null;
}

interface SettingsOfWorkspace {
  metadata: Metadata;
  byKey: ReadonlyMap<string, Pick<KeySettings, 'metadata' | 'log'>>;
}

const NONE = { metadata: {}, log: null };

const WORKSPACE_SQL = `select call_metadata as metadata from workspace_settings where workspace_id = :tenantId`;
const KEYS_SQL = `
  select id, call_metadata as metadata, call_log as log from api_keys
  where tenant_id = :tenantId and (call_log is not null or call_metadata <> '{}') and revoked_at is null`;

interface KeyRow {
  id: string;
  metadata: Metadata;
  log: LogLevel | null;
}

async function load({ db, tenantId }: TenantScope): Promise<SettingsOfWorkspace[]> {
  const [workspaces, keys] = await Promise.all([
    db.raw<{ rows: Array<{ metadata: Metadata }> }>(WORKSPACE_SQL, { tenantId }),
    db.raw<{ rows: KeyRow[] }>(KEYS_SQL, { tenantId }),
  ]);
  const byKey = new Map(keys.rows.map(({ id, ...settings }) => [id, settings]));
  return [{ metadata: workspaces.rows[0]?.metadata ?? {}, byKey }];
}

/** What workspaces and their keys fix of their calls, in memory. */
export class SettingsOfKeys {
  readonly #rows: RowsOfTenants<SettingsOfWorkspace>;

  constructor(tools: ConstructorParameters<typeof RowsOfTenants>[0]) {
    this.#rows = new RowsOfTenants(tools, { tag: 'gateway_keys ', load });
  }

  async of(workspaceId: string, keyId: string): Promise<KeySettings> {
    const [found] = this.#rows.current(workspaceId) ?? (await this.#rows.get(workspaceId));
    return { ...(found?.byKey.get(keyId) ?? NONE), workspaceMetadata: found?.metadata ?? {} };
  }
}
