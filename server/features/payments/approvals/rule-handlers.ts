import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { assertNoCardNumber } from '../payments/policies.ts';
import { createRule, deleteRule, presentRules, updateRule } from './rule-service.ts';
import { testRules } from './rule-test.ts';

export const approvalRuleHandlers = {
  async 'approvalRules.create'({ body }, context) {
    assertNoCardNumber(context, body);
    return createRule(context, body);
  },

  async 'approvalRules.list'({ query }, context) {
    const { tenant, pager } = context;
    const rows = await tenant.approvalRules.list(pager.request(query));
    const rules = await presentRules(context, rows);
    return pager.page(
      query,
      rules,
      (rule) => rule,
      (rule) => [rule.id],
    );
  },

  async 'approvalRules.get'({ params }, context) {
    const rule = assertFound(await context.tenant.approvalRules.find(params.rule_id), 'approval rule');
    const [presented] = await presentRules(context, [rule]);
    return assertFound(presented, 'approval rule');
  },

  async 'approvalRules.update'({ params, body }, context) {
    assertNoCardNumber(context, body);
    return updateRule(context, params.rule_id, body);
  },

  async 'approvalRules.delete'({ params }, context) {
    return deleteRule(context, params.rule_id);
  },

  async 'approvalRules.test'({ body }, context) {
    assertNoCardNumber(context, body.rule ?? {});
    return testRules(context, body);
  },
} satisfies Partial<Handlers>;
