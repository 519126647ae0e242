import type { VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';
import type { PriceOverride } from '../prices/overrides.ts';
import { namesOfModels } from '../prices/service.ts';
import { allowsModel } from '../virtual-keys/policies.ts';

/** What of a virtual key says which models it can call. */
export type ModelSource = Pick<VirtualKeyRow, 'slug' | 'provider' | 'azure' | 'models' | 'created_at'>;

/** A model that a virtual key can call. */
export interface CallableModel {
  source: ModelSource;
  /** The name that the provider gave it. */
  name: string;
}

const isPattern = (text: string): boolean => text.includes('*');

/**
 * Returns the names of the models of a virtual key, in order: those of the price table, of price overrides and of its allowlist, as
 * far as that allows them. A virtual key of Azure has the one model that is deployed.
 */
export function modelNamesOf(
  { provider, azure, models }: ModelSource,
  overrides: readonly (readonly PriceOverride[])[],
): string[] {
  const known = azure === null ? namesOfModels(provider) : [azure.deployment];
  const priced = overrides
    .flat()
    .flatMap((override) => (override.provider === provider ? [override.model] : []));
  const names = [...known, ...[...priced, ...(models ?? [])].filter((name) => !isPattern(name))];
  return [...new Set(names)].filter((name) => allowsModel(models, name)).sort();
}

const inOrder = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** Returns the models of virtual keys in the order of their ids, at most `count` of those after a slug and a name. */
export function callableModels(
  sources: readonly ModelSource[],
  overrides: readonly (readonly PriceOverride[])[],
  {
    after: [afterSlug = '', afterName = ''] = [],
    count,
  }: { after?: readonly string[] | undefined; count: number },
): CallableModel[] {
  const found: CallableModel[] = [];
  for (const source of [...sources].sort((one, other) => inOrder(one.slug, other.slug))) {
    if (found.length >= count) break;
    if (source.slug < afterSlug) continue;
    for (const name of modelNamesOf(source, overrides))
      if (source.slug > afterSlug || name > afterName) found.push({ source, name });
  }
  return found.slice(0, count);
}
