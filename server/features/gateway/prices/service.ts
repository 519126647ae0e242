import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import { currentTable } from './current-table.ts';
import type { PriceOverride } from './overrides.ts';
import { toModelPrice, toOverride, toPriceOverride } from './serializers.ts';
import type { TableRow } from './table-format.ts';

export { OverridesOfTenants } from './overrides-of-tenants.ts';

/** Each price of a call is compared with all overrides of its tenants. */
const MAX_OVERRIDES = 1_000;

/** Returns the names of the models of a provider that the table has. */
export const namesOfModels = (provider: string): string[] => currentTable().namesOf(provider);

/** Returns the overrides that apply to calls of the workspace of a key: its own, then those of its organization. */
export async function priceOverridesOf({
  tenant,
  repositories,
  owningOrganization,
}: HandlerContext): Promise<PriceOverride[][]> {
  const tenants = [
    tenant,
    ...(owningOrganization === null ? [] : [repositories.tenant(owningOrganization.id)]),
  ];
  return Promise.all(
    tenants.map(async ({ priceOverrides }) => (await priceOverrides.all()).map((row) => toOverride(row))),
  );
}

interface PriceFilters {
  provider?: string | undefined;
  model?: string | undefined;
}

/** Returns the rows of the table that filters mean: of a model, the one that each provider bills it by. */
function rowsOf({ provider, model }: PriceFilters): readonly TableRow[] {
  const table = currentTable();
  if (model === undefined)
    return table.rows.filter((row) => provider === undefined || row.provider === provider);
  const providers = provider === undefined ? [...new Set(table.rows.map((row) => row.provider))] : [provider];
  return providers.flatMap((one) => table.rowOf(one, model) ?? []);
}

export interface ListedPrice {
  /** Its place in the list. */
  place: number;
  price: Schemas['ModelPrice'];
}

/** Lists prices as they are at a time, in the order of the table, one more than the page has. */
export function listPrices(filters: PriceFilters, { limit, after }: PageRequest, at: Date): ListedPrice[] {
  const start = after === undefined ? 0 : Number(after[0]) + 1;
  const table = currentTable();
  return rowsOf(filters)
    .slice(start, start + limit + 1)
    .flatMap((row, index) => {
      const price = table.toPrice(row, at);
      return price === undefined ? [] : [{ place: start + index, price: toModelPrice(row, price) }];
    });
}

/** Sets an override. @throws invalid_request if it would change nothing, limit_reached or precondition_failed */
export async function setOverride(
  context: HandlerContext<'limit_reached'>,
  slug: string,
  body: Schemas['PriceOverrideSet'],
): Promise<Schemas['PriceOverride']> {
  const {
    rates = null,
    multiplier_ppm,
    context: size = null,
    max_output = null,
    effective_at,
    ...names
  } = body;
  if (rates === null && multiplier_ppm === undefined)
    throw invalidField(
      'rates',
      'required',
      'Give the rates of the model, or a multiplier of its price, or both.',
    );
  const { priceOverrides } = context.tenant;
  // Concurrent calls wait here, so that the count is exact.
  await context.repositories.tenants.lock(context.tenantId);
  const current = await priceOverrides.lock(slug);
  context.assertIfMatch(current === undefined ? undefined : String(current.version));
  if (current !== undefined) context.recordBefore(toPriceOverride(current));
  else if ((await priceOverrides.count()) >= MAX_OVERRIDES)
    throw context.refuse(
      'limit_reached',
      `There are at most ${MAX_OVERRIDES} price overrides. Remove one first.`,
    );
  const row = await priceOverrides.set(slug, {
    ...names,
    rates,
    multiplier_ppm: multiplier_ppm ?? 1_000_000,
    context: size,
    max_output,
    effective_at: effective_at === undefined ? context.now : new Date(effective_at),
  });
  return toPriceOverride(assertFound(row, 'price override'));
}
