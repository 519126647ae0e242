import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import {
  assertOwnerApproves,
  pendingChangeOf,
  proposeToOwners,
} from '../../payments/approvals/control-changes/service.ts';
import { strictestPolicy } from '../../payments/payments/policies.ts';
import type { ProjectSettingsRow } from './settings-repository.ts';

export const NO_NOTIFICATIONS = { digest: null, mentions: null, project_updates: null };

/** Returns the settings of a project as the API has them, with the change that waits. */
export async function toProjectSettings(
  { tenant, now }: Pick<HandlerContext, 'tenant' | 'now'>,
  projectId: string,
): Promise<Schemas['ProjectSettings']> {
  const workspace = assertFound(await tenant.settings.get(), 'workspace');
  const own = await tenant.projectSettings.find(projectId);
  const {
    timezone = null,
    language = null,
    duplicate_policy = null,
    require_rule = null,
    default_account_id = null,
    default_config_id = null,
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
    require_rule,
    default_account: default_account_id,
    default_config: default_config_id,
    effective: {
      timezone: timezone ?? workspace.timezone,
      language: language ?? workspace.language,
      notifications: {
        digest: digest ?? workspace.digest,
        mentions: mentions ?? workspace.mentions,
        project_updates: project_updates ?? workspace.project_updates,
      },
      duplicate_policy: strictestPolicy(workspace.duplicate_policy, duplicate_policy),
      require_rule: workspace.require_rule || require_rule === true,
      default_config: default_config_id ?? workspace.default_config_id,
    },
    pending_change: await pendingChangeOf({ tenant, now }, 'project_settings', projectId),
    etag: `${own?.version ?? 0}.${workspace.version}`,
  };
}

/**
 * Lets the locked project require no rule any more only when another owner approves that. Each change of the setting ends
 * the one that waits.
 * @returns whether the change waits
 * @throws approval_rule_unsatisfiable when no owner could approve what a required rule would ask for
 */
export async function holdBackRule(
  context: HandlerContext<'approval_rule_unsatisfiable'>,
  require_rule: boolean | null | undefined,
): Promise<boolean> {
  const { tenant, projectId: project_id, now } = context;
  if (require_rule === undefined) return false;
  if (require_rule) await assertOwnerApproves(context, project_id);
  await tenant.controlChanges.end('project_settings', project_id, now);
  const before = (await tenant.projectSettings.find(project_id))?.require_rule;
  if (require_rule || !before) return false;
  const target = { kind: 'project_settings', target_id: project_id, project_id } as const;
  await proposeToOwners(context, { ...target, before: { require_rule: true }, after: { require_rule } });
  return true;
}

/** Changes the settings of a locked project, because another owner has approved that. */
export async function applyProjectSettings(
  context: HandlerContext,
  projectId: string,
  changes: Pick<ProjectSettingsRow, 'require_rule'>,
): Promise<void> {
  await context.tenant.projectSettings.set(projectId, changes);
  context.emit('project.settings_updated', await toProjectSettings(context, projectId));
}
