import { incrementVersion } from '../../../database/row-version.ts';
import type { SealedSecret } from '../../../database/schema/sealed-secrets.ts';
import type {
  SsoConfigurationRow,
  SsoConnectionRow,
  SsoSettings,
} from '../../../database/schema/sso-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export type SsoConnectionChanges = Partial<
  Omit<SsoConnectionRow, 'tenant_id' | 'id' | 'protocol' | 'version' | 'created_at' | 'updated_at'>
>;
type NewConnection = Pick<SsoConnectionRow, 'id' | 'name' | 'protocol'> & SsoConnectionChanges;

/** The connections of a workspace or an organization, and their configurations. */
export const ssoConnectionRepository = (scope: TenantScope) => {
  const one = (id: string) => scope.rows('sso_connections').where({ id });
  return {
    find: (id: string): Promise<SsoConnectionRow | undefined> => one(id).first(),

    /** Returns the connection, locked until the transaction ends. */
    lock: (id: string): Promise<SsoConnectionRow | undefined> => one(id).forUpdate().first(),

    list: (page: PageRequest): Promise<SsoConnectionRow[]> =>
      applyKeyset(scope.rows('sso_connections').select('*'), ['id'], page),

    async count(): Promise<number> {
      const [row] = await scope.rows('sso_connections').count({ count: '*' });
      return Number(row?.count);
    },

    insert: ({ role_mappings, ...row }: NewConnection): Promise<SsoConnectionRow> =>
      scope.insert('sso_connections', {
        ...row,
        ...(role_mappings !== undefined && { role_mappings: JSON.stringify(role_mappings) as never }),
      }),

    async update(
      id: string,
      { role_mappings, ...changes }: SsoConnectionChanges,
    ): Promise<SsoConnectionRow | undefined> {
      const [row] = await one(id)
        .update({
          ...changes,
          ...(role_mappings !== undefined && { role_mappings: JSON.stringify(role_mappings) as never }),
          ...incrementVersion(scope.db),
        })
        .returning('*');
      return row;
    },

    async remove(id: string): Promise<void> {
      await one(id).delete();
    },

    configuration: (connectionId: string, digest: string): Promise<SsoConfigurationRow | undefined> =>
      scope.rows('sso_configurations').where({ connection_id: connectionId, digest }).first(),

    /** Keeps a configuration. One with the same digest is the same. */
    async keepConfiguration(
      connection_id: string,
      digest: string,
      settings: SsoSettings,
      secret: SealedSecret | null,
    ): Promise<void> {
      await scope
        .db('sso_configurations')
        .insert({ tenant_id: scope.tenantId, connection_id, digest, settings, ...secret })
        .onConflict(['tenant_id', 'connection_id', 'digest'])
        .ignore();
    },
  };
};
