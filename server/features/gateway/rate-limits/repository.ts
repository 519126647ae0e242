import type { Schemas } from '../../../api/types.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { Table, Versioned } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export interface GatewayRateLimitRow extends Versioned {
  tenant_id: string;
  id: string;
  name: string;
  scope: Schemas['GatewayScope'];
  scope_id: string | null;
  conditions: Array<Schemas['PolicyCondition']>;
  group_by: string[];
  trust_request: boolean;
  measure: Schemas['RateLimitMeasure'];
  unit: Schemas['RateLimitUnit'];
  /** A 64-bit integer, which the driver returns as text. */
  max: string;
  archived_at: Date | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    gateway_rate_limits: Table<GatewayRateLimitRow, 'tenant_id' | keyof Fields>;
  }
}

type Fields = Omit<GatewayRateLimitRow, 'tenant_id' | 'archived_at' | keyof Versioned>;
type Changes = Partial<Pick<GatewayRateLimitRow, 'name' | 'max' | 'archived_at'>>;

export interface RateLimitFilters {
  status?: 'active' | 'archived' | undefined;
  scope?: GatewayRateLimitRow['scope'] | undefined;
  scope_id?: string | undefined;
}

export const gatewayRateLimitRepository = (scope: TenantScope) => {
  const one = (id: string) => scope.rows('gateway_rate_limits').where({ id });
  const active = () => scope.rows('gateway_rate_limits').whereNull('archived_at');
  return {
    find: (id: string): Promise<GatewayRateLimitRow | undefined> => one(id).first(),

    lock: (id: string): Promise<GatewayRateLimitRow | undefined> => one(id).forUpdate().first(),

    list(filters: RateLimitFilters, page: PageRequest): Promise<GatewayRateLimitRow[]> {
      const { status, scope: of, scope_id } = filters;
      const query = scope.rows('gateway_rate_limits').select('*');
      if (status === 'archived') query.whereNotNull('archived_at');
      else query.whereNull('archived_at');
      if (of !== undefined) query.where({ scope: of });
      if (scope_id !== undefined) query.where({ scope_id });
      return applyKeyset(query, ['id'], page);
    },

    active: (): Promise<GatewayRateLimitRow[]> => active().select('*').orderBy('id'),

    async count(): Promise<number> {
      const [row] = await active().count({ count: '*' });
      return Number(row?.count);
    },

    insert: ({ conditions, ...row }: Fields): Promise<GatewayRateLimitRow> =>
      // Knex's types want a list where the driver wants JSON as text.
      scope.insert('gateway_rate_limits', { ...row, conditions: JSON.stringify(conditions) as never }),

    async update(id: string, changes: Changes): Promise<GatewayRateLimitRow | undefined> {
      const [row] = await one(id)
        .update({ ...changes, ...incrementVersion(scope.db) })
        .returning('*');
      return row;
    },
  };
};
