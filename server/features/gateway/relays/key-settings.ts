import { RowsOfTenants } from '../../../database/rows-of-tenants.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { LogLevel } from '../payloads/policies.ts';

/** What a key fixes of its calls. */
export interface KeySettings {
  metadata: Readonly<Record<string, string>>;
  log: LogLevel | null;
}

type SettingsByKey = ReadonlyMap<string, KeySettings>;

const NONE: KeySettings = { metadata: {}, log: null };

const SETTINGS_SQL = `
  select id, call_metadata as metadata, call_log as log from api_keys
  where tenant_id = :tenantId and (call_log is not null or call_metadata <> '{}') and revoked_at is null`;

async function load({ db, tenantId }: TenantScope): Promise<SettingsByKey[]> {
  const { rows } = await db.raw<{ rows: Array<KeySettings & { id: string }> }>(SETTINGS_SQL, { tenantId });
  return [new Map(rows.map(({ id, ...settings }) => [id, settings]))];
}

/** What the keys of workspaces fix of their calls, in memory. */
export class SettingsOfKeys {
  readonly #rows: RowsOfTenants<SettingsByKey>;

  constructor(tools: ConstructorParameters<typeof RowsOfTenants>[0]) {
    this.#rows = new RowsOfTenants(tools, { tag: 'gateway_keys ', load });
  }

  async of(workspaceId: string, keyId: string): Promise<KeySettings> {
    const [byKey] = this.#rows.current(workspaceId) ?? (await this.#rows.get(workspaceId));
    return byKey?.get(keyId) ?? NONE;
  }
}
