import type { Schemas } from '../../../../api/types.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import { applyProjectSettings } from '../../../tenancy/projects/service.ts';
import { applySettings } from '../../../tenancy/settings/service.ts';
import { applyRuleChange } from '../rule-service.ts';
import type { ControlChangeRow } from './repository.ts';

/** What can be done with the controls of one kind. */
interface ControlKind {
  /** Locks a control. @returns nothing if it no longer exists */
  lock(context: HandlerContext, id: string): Promise<object | undefined>;
  /** Makes a change of a locked control, and emits it. The change is what the feature of the control has proposed. */
  apply(context: HandlerContext, change: ControlChangeRow): Promise<void>;
}

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
};
