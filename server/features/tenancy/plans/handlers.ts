import { newId } from '../../../api/ids.ts';
import { assertFound, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toWorkspace } from '../workspaces/serializers.ts';
import { toPlan } from './serializers.ts';
import { assertAssignable, changePlan, MAX_PLANS } from './service.ts';

export const planHandlers = {
  async 'plans.create'({ body }, context) {
    const { contract, repositories } = context;
    const { name, title, limits = {}, features = [] } = body;
    const { application_limits = {}, application_periods = {} } = body;
    await repositories.catalogue.beginChange();
    if ((await repositories.plans.count()) >= MAX_PLANS) {
      throw context.refuse(
        'limit_reached',
        `An installation has at most ${MAX_PLANS} plans. Reuse an archived one.`,
      );
    }
    const fields = { title, limits, features, application_limits, application_periods };
    return toPlan(contract, await repositories.plans.insert({ id: newId('pln'), name, ...fields }));
  },

  async 'plans.list'({ query }, { contract, repositories, pager }) {
    const rows = await repositories.plans.list(pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toPlan(contract, row),
      ({ id }) => [id],
    );
  },

  async 'plans.get'({ params }, { contract, repositories }) {
    return toPlan(contract, assertFound(await repositories.plans.find(params.plan_id), 'plan'));
  },

  async 'plans.update'({ params, body }, context) {
    const plan = await changePlan(context, params.plan_id, ({ limits }) => ({
      ...body,
      limits: { ...limits, ...body.limits },
    }));
    return toPlan(context.contract, plan);
  },

  async 'plans.archive'({ params }, context) {
    const { now, installation } = context;
    const plan = await changePlan(context, params.plan_id, ({ name, archived_at }) => {
      if (name === installation.defaultPlan) {
        throw context.refuse(
          'invalid_state',
          `New workspaces get the plan ${name} (DEFAULT_PLAN). Set another default first.`,
        );
      }
      return archived_at === null ? { archived_at: now } : undefined;
    });
    return toPlan(context.contract, plan);
  },

  async 'plans.unarchive'({ params }, context) {
    const plan = await changePlan(context, params.plan_id, ({ archived_at }) =>
      archived_at === null ? undefined : { archived_at: null },
    );
    return toPlan(context.contract, plan);
  },

  async 'plans.set'({ body }, context) {
    const { repositories, workspaceId } = context;
    await lockCurrent(context, repositories.workspaces, workspaceId, 'workspace');
    await assertAssignable(context, body.plan);
    return toWorkspace(
      assertFound(await repositories.workspaces.update(workspaceId, { plan: body.plan }), 'workspace'),
    );
  },
} satisfies Partial<Handlers>;
