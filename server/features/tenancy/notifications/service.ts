import { tenantKindOf } from '../../../api/ids.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { Mail } from '../../../mail/queue.ts';
import type { NamedPerson } from '../../../mail/templates/people.ts';
import type { TemplateData } from '../../../mail/templates.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Repositories } from '../../../operations/repositories.ts';
import { roleDisplayName } from '../roles/policies.ts';
import type { Subscription } from './unsubscribe-token.ts';

/** Mails about a change of access. */
type AccessNotice = 'api_key_created' | 'role_changed' | 'allowlist_changed';

/**
 * Notifies owners, admins and the affected users immediately. These notices cannot be switched off: they reveal changes
 * that the recipients did not make themselves.
 */
export async function notifyAdministrators<Name extends AccessNotice>(
  context: HandlerContext,
  template: Name,
  data: Omit<TemplateData[Name], 'workspace'>,
  concerned: ReadonlyArray<string | null>,
): Promise<void> {
  const { repositories, tenant, tenantId } = context;
  const { name: workspace } = assertFound(await repositories.tenants.find(tenantId), 'workspace');
  const userIds = concerned.filter((id) => id !== null);
  for (const { email, language } of await tenant.notifications.recipients(userIds)) {
    const mail = { template, data: { ...data, workspace }, to: email, language, tenantId };
    // The types of this function guarantee that template and data match.
    context.sendMail(mail as unknown as Mail);
  }
}

/** Ends the digests of a member, who opened the unsubscribe link without signing in. */
export async function unsubscribe(
  repositories: Repositories,
  { workspaceId, userId }: Subscription,
): Promise<void> {
  const { members, notifications } = repositories.tenant(workspaceId);
  if ((await members.find(userId)) !== undefined) await notifications.set(userId, { digest: 'off' });
}

/** Returns the calling user, if the caller is one. */
async function personCalling({ principal, repositories }: HandlerContext): Promise<NamedPerson | undefined> {
  const userId = userOf(principal);
  const user = userId === null ? undefined : await repositories.users.find(userId);
  return user && { name: user.name, email: user.email };
}

/** Returns the user, the id of the key, or `null` for the operator. */
export async function callerInMails(context: HandlerContext): Promise<NamedPerson | string | null> {
  const { principal } = context;
  return (await personCalling(context)) ?? (principal.type === 'operator' ? null : principal.id);
}

/** Notifies a user that they were added to the workspace or organization in the path, and with which role. */
export async function notifyAdded(
  context: HandlerContext,
  user: Pick<UserRow, 'email' | 'language'>,
  role: string,
): Promise<void> {
  const { repositories, tenantId, tenant } = context;
  const { name: tenantName } = assertFound(await repositories.tenants.find(tenantId), 'tenant');
  const by = (await personCalling(context)) ?? null;
  context.sendMail({
    template: 'member_added',
    data: {
      by,
      kind: tenantKindOf(tenantId),
      tenant: tenantName,
      role: await roleDisplayName(context, role),
    },
    to: user.email,
    language: user.language ?? (await tenant.settings.get())?.language ?? 'en',
    tenantId,
  });
}
