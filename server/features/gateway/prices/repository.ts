import type { Schemas } from '../../../api/types.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { Table, Versioned } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export interface PriceOverrideRow extends Versioned {
  tenant_id: string;
  slug: string;
  provider: string;
  model: string;
  rates: Schemas['ModelRatesStated'] | null;
  multiplier_ppm: number;
  context: number | null;
  max_output: number | null;
  effective_at: Date;
}

type Fields = Omit<PriceOverrideRow, 'tenant_id' | 'slug' | keyof Versioned>;

declare module 'knex/types/tables.js' {
  interface Tables {
    gateway_price_overrides: Table<PriceOverrideRow, 'tenant_id' | 'slug' | keyof Fields>;
  }
}

export const priceOverrideRepository = (scope: TenantScope) => {
  const one = (slug: string) => scope.rows('gateway_price_overrides').where({ slug });
  return {
    lock: (slug: string): Promise<PriceOverrideRow | undefined> => one(slug).forUpdate().first(),

    list: (page: PageRequest): Promise<PriceOverrideRow[]> =>
      applyKeyset(scope.rows('gateway_price_overrides').select('*'), ['slug'], page),

    all: (): Promise<PriceOverrideRow[]> => scope.rows('gateway_price_overrides').select('*'),

    async count(): Promise<number> {
      const [row] = await scope.rows('gateway_price_overrides').count({ count: '*' });
      return Number(row?.count);
    },

    async set(slug: string, { rates, ...fields }: Fields): Promise<PriceOverrideRow | undefined> {
      // Knex's types want an object where the driver wants JSON as text.
      const row = { ...fields, rates: (rates && JSON.stringify(rates)) as never };
      const [set] = await scope
        .db('gateway_price_overrides')
        .insert({ tenant_id: scope.tenantId, slug, ...row })
        .onConflict(['tenant_id', 'slug'])
        .merge({ ...row, ...incrementVersion(scope.db, 'gateway_price_overrides') })
        .returning('*');
      return set;
    },

    async remove(slug: string): Promise<void> {
      await one(slug).delete();
    },
  };
};
