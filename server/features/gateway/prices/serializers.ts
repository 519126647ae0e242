import { tenantIdFields } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type { PriceOverride } from './overrides.ts';
import type { Price } from './price.ts';
import type { PriceOverrideRow } from './repository.ts';
import type { TableRow } from './table-format.ts';

/** Returns the price of a model as the API has it. */
export const toModelPrice = (row: TableRow, price: Price): Schemas['ModelPrice'] => ({
  provider: row.provider,
  model: row.model,
  context: price.context ?? null,
  max_output: price.maxOutput ?? null,
  rates: price.rates,
  steps: [...price.steps],
  service_tiers: Object.entries(price.serviceTiers).map(([name, { rates, steps }]) => ({
    name,
    rates,
    steps: [...steps],
  })),
  prices_version: price.version,
});

/** Returns an override as the API has it. */
export const toPriceOverride = (row: PriceOverrideRow): Schemas['PriceOverride'] => ({
  override: row.slug,
  ...tenantIdFields(row.tenant_id),
  provider: row.provider,
  model: row.model,
  rates: row.rates,
  multiplier_ppm: row.multiplier_ppm,
  context: row.context,
  max_output: row.max_output,
  effective_at: row.effective_at.toISOString(),
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

/** Returns an override as calls are priced by it. */
export const toOverride = (row: PriceOverrideRow): PriceOverride => ({
  version: `${row.slug}@${row.version}`,
  provider: row.provider,
  model: row.model,
  rates: row.rates,
  multiplierPpm: row.multiplier_ppm,
  context: row.context,
  maxOutput: row.max_output,
  effectiveAt: row.effective_at,
});
