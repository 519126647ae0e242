import { invalidRequest } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { CallerPermissions, LackCode } from '../../../operations/caller-permissions.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { requireOwnAccount } from '../../payments/accounts/service.ts';
import { strictestPolicy } from '../../payments/payments/policies.ts';
import { timezoneViolations } from '../settings/policies.ts';

/** @throws insufficient_scope or insufficient_role */
function assertMayChangePayments(
  { duplicate_policy, default_account }: Schemas['ProjectSettingsUpdate'],
  access: CallerPermissions<LackCode>,
): void {
  if (duplicate_policy !== undefined || default_account !== undefined)
    access.assert('payment_controls:manage');
}

const NO_NOTIFICATIONS = { digest: null, mentions: null, project_updates: null };

async function toProjectSettings({ tenant, projectId }: HandlerContext): Promise<Schemas['ProjectSettings']> {
  const workspace = assertFound(await tenant.settings.get(), 'workspace');
  const own = await tenant.projectSettings.find(projectId);
  const {
    timezone = null,
    language = null,
    duplicate_policy = null,
    default_account_id = null,
    digest,
    mentions,
    project_updates,
  } = {
    ...NO_NOTIFICATIONS,
    ...own,
  };
  const differs = [digest, mentions, project_updates].some((value) => value !== null);
  return {
    project_id: projectId,
    timezone,
    language,
    notifications: differs ? { digest, mentions, project_updates } : null,
    duplicate_policy,
    default_account: default_account_id,
    effective: {
      timezone: timezone ?? workspace.timezone,
      language: language ?? workspace.language,
      notifications: {
        digest: digest ?? workspace.digest,
        mentions: mentions ?? workspace.mentions,
        project_updates: project_updates ?? workspace.project_updates,
      },
      duplicate_policy: strictestPolicy(workspace.duplicate_policy, duplicate_policy),
    },
    etag: `${own?.version ?? 0}.${workspace.version}`,
  };
}

export const projectSettingsHandlers = {
  async 'projectSettings.get'(_input, context) {
    return toProjectSettings(context);
  },

  async 'projectSettings.update'({ body }, context) {
    const { tenant, projectId } = context;
    const { notifications, default_account, ...fields } = body;
    assertMayChangePayments(body, context.access);
    const violations = timezoneViolations(fields.timezone ?? undefined);
    if (violations.length > 0) throw invalidRequest(violations);
    assertFound(await tenant.projects.lock(projectId), 'project');
    context.assertIfMatch((await toProjectSettings(context)).etag);
    if (default_account != null) await requireOwnAccount(context, default_account);
    await tenant.projectSettings.set(projectId, {
      ...fields,
      ...(default_account !== undefined && { default_account_id: default_account }),
      ...(notifications === null ? NO_NOTIFICATIONS : notifications),
    });
    return toProjectSettings(context);
  },
} satisfies Partial<Handlers>;
