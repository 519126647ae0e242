import { RowsOfTenants } from '../../../database/rows-of-tenants.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { Wire } from '../providers/provider.ts';
import { type LogLevel, strictest } from './policies.ts';

/** What a workspace or an organization says of the recording of calls. */
interface LogSettings {
  level: LogLevel;
  /** Days for which payloads are kept. */
  days: number;
}

const SETTINGS_SQL = `
  select gateway_log as level, gateway_payload_days as days from workspace_settings where workspace_id = :tenantId
  union all
  select gateway_log_ceiling, 90 from organization_settings where organization_id = :tenantId`;

async function load({ db, tenantId }: TenantScope): Promise<LogSettings[]> {
  return (await db.raw<{ rows: LogSettings[] }>(SETTINGS_SQL, { tenantId })).rows;
}

/** What decides at which level a call is recorded, besides its workspace and organization. */
export interface LevelFacts {
  workspaceId: string;
  organizationId: string | null;
  wire: Wire;
  virtualKey: LogLevel | null;
  key: LogLevel | null;
  config: LogLevel | null;
  header: LogLevel | null;
}

/** Decides at which level calls are recorded: at the strictest that anyone concerned has set. */
export class LogSettingsOfTenants {
  readonly #rows: RowsOfTenants<LogSettings>;

  constructor(tools: ConstructorParameters<typeof RowsOfTenants>[0]) {
    this.#rows = new RowsOfTenants(tools, { tag: 'gateway_log ', load });
  }

  async levelOf(call: LevelFacts): Promise<LogLevel> {
    const { workspaceId, organizationId, wire, virtualKey, key, config, header } = call;
    // Vectors are large and say nothing that a reader understands.
    if (wire === 'embeddings' && config === null && header === null) return 'metadata';
    const tenants = organizationId === null ? [workspaceId] : [workspaceId, organizationId];
    const settings = await Promise.all(tenants.map(async (id) => (await this.#of(id)) ?? NOTHING));
    if (settings.some(({ days }) => days === 0)) return 'metadata';
    return strictest([...settings.map(({ level }) => level), virtualKey, key, config, header]) ?? 'metadata';
  }

  async #of(tenantId: string): Promise<LogSettings | undefined> {
    const [row] = this.#rows.current(tenantId) ?? (await this.#rows.get(tenantId));
    return row;
  }
}

/** Of a tenant that was purged. */
const NOTHING: LogSettings = { level: 'metadata', days: 0 };
