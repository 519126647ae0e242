import { incrementVersion } from '../../../database/row-version.ts';
import type { Table, Versioned } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** What one unit of a currency is worth in another. */
export interface ExchangeRateRow extends Versioned {
  workspace_id: string;
  /** `USD-TRY`. */
  pair: string;
  /** An integer, which the driver returns as text. */
  numerator: string;
  denominator: string;
  date: string;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    exchange_rates: Table<ExchangeRateRow, 'workspace_id' | 'pair' | 'numerator' | 'denominator' | 'date'>;
  }
}

export interface Rate {
  numerator: number;
  denominator: number;
  date: string;
}

export const exchangeRateRepository = (scope: TenantScope) => ({
  lock: (pair: string): Promise<ExchangeRateRow | undefined> =>
    scope.rows('exchange_rates').where({ pair }).forUpdate().first(),

  list: (page: PageRequest): Promise<ExchangeRateRow[]> =>
    applyKeyset(scope.rows('exchange_rates').select('*'), ['pair'], page),

  all: (): Promise<ExchangeRateRow[]> => scope.rows('exchange_rates').select('*'),

  async set(pair: string, { numerator, denominator, date }: Rate): Promise<ExchangeRateRow | undefined> {
    const rate = { numerator: String(numerator), denominator: String(denominator), date };
    const [row] = await scope
      .db('exchange_rates')
      .insert({ workspace_id: scope.tenantId, pair, ...rate })
      .onConflict(['workspace_id', 'pair'])
      .merge({ ...rate, ...incrementVersion(scope.db, 'exchange_rates') })
      .returning('*');
    return row;
  },
});
