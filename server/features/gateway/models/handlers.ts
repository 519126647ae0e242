import type { Schemas } from '../../../api/types.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import type { CallableModel } from './callable-models.ts';
import { findModel, listModels } from './service.ts';

/** Clients of OpenAI ask for no page, and read one answer. */
const MAX_MODELS = 10_000;

const toModel = ({ source, name }: CallableModel): Schemas['CallableModel'] => ({
  id: `@${source.slug}/${name}`,
  object: 'model',
  created: Math.floor(source.created_at.getTime() / 1000),
  owned_by: source.provider,
});

export const modelHandlers = {
  async 'models.list'({ query }, context) {
    const asked = { ...query, limit: query.limit ?? MAX_MODELS };
    const models = await listModels(context, context.pager.request(asked));
    const page = context.pager.page(asked, models, toModel, ({ source, name }) => [source.slug, name]);
    return { object: 'list', ...page };
  },

  async 'models.get'({ params }, context) {
    return toModel(await findModel(context, params.model));
  },
} satisfies Partial<Handlers>;
