import { invalidRequest } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { timezoneViolations } from '../settings/policies.ts';

const NO_NOTIFICATIONS = { digest: null, mentions: null, project_updates: null };

async function toProjectSettings({ tenant, projectId }: HandlerContext): Promise<Schemas['ProjectSettings']> {
  const workspace = assertFound(await tenant.settings.get(), 'workspace');
  const own = await tenant.projectSettings.find(projectId);
  const {
    timezone = null,
    language = null,
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
    effective: {
      timezone: timezone ?? workspace.timezone,
      language: language ?? workspace.language,
      notifications: {
        digest: digest ?? workspace.digest,
        mentions: mentions ?? workspace.mentions,
        project_updates: project_updates ?? workspace.project_updates,
      },
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
    const { notifications, ...fields } = body;
    const violations = timezoneViolations(fields.timezone ?? undefined);
    if (violations.length > 0) throw invalidRequest(violations);
    assertFound(await tenant.projects.lock(projectId), 'project');
    context.assertIfMatch((await toProjectSettings(context)).etag);
    await tenant.projectSettings.set(projectId, {
      ...fields,
      ...(notifications === null ? NO_NOTIFICATIONS : notifications),
    });
    return toProjectSettings(context);
  },
} satisfies Partial<Handlers>;
