import { invalidField } from '../../../api/problem.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { findAccount } from '../accounts/service.ts';
import type { LimitControls } from './controls.ts';
import type { LimitMaxima } from './repository.ts';
import type { LimitScope } from './windows.ts';

/** How what a limit is for is looked up. */
const LOOK_UP: Readonly<
  Record<LimitScope, ((context: HandlerContext, id: string) => Promise<unknown>) | null>
> = {
  workspace: null,
  project: ({ tenant }, id) => tenant.projects.find(id),
  account: async (context, id) => {
    const account = await findAccount(context, id);
    return account?.kind === 'own' ? account : undefined;
  },
  beneficiary: findAccount,
  user: ({ tenant }, id) => tenant.members.find(id),
  key: ({ tenant }, id) => tenant.apiKeys.find(id),
};

const NAMES: Readonly<Partial<Record<LimitScope, string>>> = { account: 'own account' };

/** Asserts that what a limit is for exists in the workspace. @throws invalid_request */
export async function assertScope(
  context: HandlerContext,
  { scope, scope_id = null }: { scope: LimitScope; scope_id?: string | null },
): Promise<void> {
  const find = LOOK_UP[scope];
  if (find === null) {
    if (scope_id === null) return;
    throw invalidField('scope_id', 'unexpected', 'A limit of the workspace has no scope_id.');
  }
  if (scope_id === null) throw invalidField('scope_id', 'required', `Name the ${scope} that is limited.`);
  if ((await find(context, scope_id)) === undefined)
    throw invalidField('scope_id', 'unknown', `There is no such ${NAMES[scope] ?? scope} in this workspace.`);
}

/** Asserts that a limit limits something. @throws invalid_request */
export function assertLimits({ per_payment, per_day, per_month, count_per_day }: LimitMaxima): void {
  if ([per_payment, per_day, per_month, count_per_day].some((maximum) => maximum !== null)) return;
  throw invalidField('', 'required', 'Give per_payment, per_day, per_month or count_per_day.');
}

type Action = Pick<LimitControls, 'on_exceed' | 'approval_rule'>;

const RULE_NEEDED = 'Name the approval rule that decides about payments that exceed the limit.';

/**
 * Asserts that a rule can decide about payments that exceed a limit. The rule stays so until the end of the transaction.
 * @throws invalid_request
 */
export async function assertApprovalRule(
  { tenant }: Pick<HandlerContext, 'tenant'>,
  { on_exceed, approval_rule: id }: Action,
): Promise<void> {
  if (id === null) {
    if (on_exceed === 'approve') throw invalidField('approval_rule', 'required', RULE_NEEDED);
    return;
  }
  const rule = await tenant.approvalRules.lock(id);
  if (rule?.applies_to !== 'limit' || !rule.enabled)
    throw invalidField(
      'approval_rule',
      'unknown',
      'There is no such approval rule that is enabled and has applies_to limit.',
    );
}

/** Asserts that a limit keeps its rule as long as it needs one. @throws invalid_request */
export function assertRuleStays({ on_exceed, approval_rule }: Action): void {
  if (on_exceed === 'approve' && approval_rule === null)
    throw invalidField(
      'approval_rule',
      'required',
      'Keep approval_rule: the change of on_exceed waits for approval.',
    );
}
