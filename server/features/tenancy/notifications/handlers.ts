import type { Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';

/** Returns the member whose preferences the request concerns. Service keys receive no mail. */
function requireMember(context: HandlerContext<'insufficient_scope'>): string {
  const { principal } = context;
  const userId = userOf(principal);
  if (userId === null)
    throw context.refuse('insufficient_scope', 'Only people have notification preferences.');
  return userId;
}

async function toPreferences(
  context: HandlerContext<'insufficient_scope'>,
): Promise<Schemas['NotificationPreferences']> {
  const { tenant } = context;
  const settings = assertFound(await tenant.settings.get(), 'workspace');
  const own = await tenant.notifications.find(requireMember(context));
  const { digest = null, mentions = null, project_updates = null } = own ?? {};
  return {
    digest,
    mentions,
    project_updates,
    effective: {
      digest: digest ?? settings.digest,
      mentions: mentions ?? settings.mentions,
      project_updates: project_updates ?? settings.project_updates,
    },
    etag: `${own?.version ?? 0}.${settings.version}`,
  };
}

export const notificationHandlers = {
  async 'notificationPreferences.get'(_input, context) {
    return toPreferences(context);
  },

  async 'notificationPreferences.update'({ body }, context) {
    const userId = requireMember(context);
    assertFound(await context.tenant.members.lock(userId), 'member');
    context.assertIfMatch((await toPreferences(context)).etag);
    await context.tenant.notifications.set(userId, body);
    return toPreferences(context);
  },
} satisfies Partial<Handlers>;
