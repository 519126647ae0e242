import { notFound } from '../../../api/problem.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import { priceOf } from '../prices/overrides.ts';
import { priceOverridesOf } from '../prices/service.ts';
import { splitModel } from '../routing/service.ts';
import { allowsModel } from '../virtual-keys/policies.ts';
import { isUsable, usableKeys } from '../virtual-keys/service.ts';
import { type CallableModel, callableModels, modelNamesOf } from './callable-models.ts';

/** Lists the models that the caller may call, one more than the page has. */
export async function listModels(
  context: HandlerContext,
  { limit, after }: PageRequest,
): Promise<CallableModel[]> {
  const [keys, overrides] = [await usableKeys(context), await priceOverridesOf(context)];
  return callableModels(keys, overrides, { after, count: limit + 1 });
}

/**
 * Finds a model that the caller may call, by its id.
 * @throws not_found
 */
export async function findModel(context: HandlerContext, id: string): Promise<CallableModel> {
  const { slug, model } = splitModel(id);
  const source = slug === undefined ? undefined : await context.tenant.virtualKeys.find(slug);
  if (source === undefined || !isUsable(source, context) || !allowsModel(source.models, model))
    throw notFound('model');
  const overrides = await priceOverridesOf(context);
  const isKnown =
    modelNamesOf(source, overrides).includes(model) ||
    priceOf(source.provider, model, overrides, context.now) !== undefined;
  if (!isKnown) throw notFound('model');
  return { source, name: model };
}
