import type { Schemas } from '../../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import { applyProjectSettings } from '../../../tenancy/projects/service.ts';
import { applySettings } from '../../../tenancy/settings/service.ts';
import { applyLimitChange } from '../../limits/service.ts';
import { applyRuleChange } from '../rule-service.ts';
import { ACCOUNTS } from './account-kind.ts';
import type { ControlKind } from './kind.ts';

/** What changes hold is what the feature of the control has proposed. */
export const CONTROL_KINDS: Readonly<Record<Schemas['ControlKind'], ControlKind>> = {
  approval_rule: {
    lock: ({ tenant }, id) => tenant.approvalRules.lock(id),
    apply: (context, { target_id, change }) => applyRuleChange(context, target_id, change as never),
  },
  settings: {
    lock: ({ tenant }) => tenant.settings.lock(),
    apply: (context, { change }) => applySettings(context, change as never),
  },
  project_settings: {
    lock: ({ tenant }, id) => tenant.projects.lock(id),
    apply: (context, { target_id, change }) => applyProjectSettings(context, target_id, change as never),
  },
  payment_limit: {
    lock: ({ tenant }, id) => tenant.paymentLimits.lock(id),
    apply: (context, { target_id, change }) => applyLimitChange(context, target_id, change as never),
  },
  account: ACCOUNTS,
  exchange_rate: {
    // A rate that is new has no row to lock.
    lock: ({ tenant }: HandlerContext) => tenant.settings.lock(),
    async apply({ tenant }, { target_id, change }) {
      assertFound(await tenant.exchangeRates.set(target_id, change as never), 'exchange rate');
    },
  },
};
