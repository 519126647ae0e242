import { invalidRequest } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { CallerPermissions, LackCode } from '../../../operations/caller-permissions.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { defaultConfigColumns } from '../../gateway/configs/service.ts';
import { requireOwnAccount } from '../../payments/accounts/service.ts';
import { timezoneViolations } from '../settings/policies.ts';
import { holdBackRule, NO_NOTIFICATIONS, toProjectSettings } from './settings-service.ts';

/** @throws insufficient_scope or insufficient_role */
function assertMayChangePayments(
  { duplicate_policy, require_rule, default_account }: Schemas['ProjectSettingsUpdate'],
  access: CallerPermissions<LackCode>,
): void {
  if ([duplicate_policy, require_rule, default_account].some((value) => value !== undefined))
    access.assert('payment_controls:manage');
}

export const projectSettingsHandlers = {
  async 'projectSettings.get'(_input, context) {
    return toProjectSettings(context, context.projectId);
  },

  async 'projectSettings.update'({ body }, context) {
    const { tenant, projectId } = context;
    const { notifications, default_account, default_config, require_rule, ...fields } = body;
    assertMayChangePayments(body, context.access);
    const violations = timezoneViolations(fields.timezone ?? undefined);
    if (violations.length > 0) throw invalidRequest(violations);
    assertFound(await tenant.projects.lock(projectId), 'project');
    context.assertIfMatch((await toProjectSettings(context, projectId)).etag);
    if (default_account != null) await requireOwnAccount(context, default_account);
    const isHeldBack = await holdBackRule(context, require_rule);
    await tenant.projectSettings.set(projectId, {
      ...fields,
      ...(require_rule !== undefined && !isHeldBack && { require_rule }),
      ...(default_account !== undefined && { default_account_id: default_account }),
      ...(await defaultConfigColumns(context, default_config)),
      ...(notifications === null ? NO_NOTIFICATIONS : notifications),
    });
    return toProjectSettings(context, projectId);
  },
} satisfies Partial<Handlers>;
