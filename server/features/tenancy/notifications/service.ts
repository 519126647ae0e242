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

/** Mails that tell of a change to who may do what. */
type AccessNotice = 'api_key_created' | 'role_changed' | 'allowlist_changed';

/**
 * Tells owners, admins and those whom it concerns, at once. These notices cannot be switched off: they are how somebody
 * learns of a change that they did not make.
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
  for (const { email, language } of await tenant.notifications.addressees(userIds)) {
    const mail = { template, data: { ...data, workspace }, to: email, language, workspaceId: tenantId };
    // Template and data belong together, by the types of this function.
    context.sendMail(mail as unknown as Mail);
  }
}

/** Ends the digests of a member, who follows the link of one without signing in. */
export async function unsubscribe(
  repositories: Repositories,
  { workspaceId, userId }: Subscription,
): Promise<void> {
  const { members, notifications } = repositories.tenant(workspaceId);
  if ((await members.find(userId)) !== undefined) await notifications.set(userId, { digest: 'off' });
}

/** The person who calls, if it is one. */
async function personCalling({ principal, repositories }: HandlerContext): Promise<NamedPerson | undefined> {
  const userId = userOf(principal);
  const user = userId === null ? undefined : await repositories.users.find(userId);
  return user && { name: user.name, email: user.email };
}

/** The person, the id of the key, or `null` for the operator. */
export async function callerInMails(context: HandlerContext): Promise<NamedPerson | string | null> {
  const { principal } = context;
  return (await personCalling(context)) ?? (principal.type === 'operator' ? null : principal.id);
}

/** Tells a person that they were added to the workspace or the organization in the path, and with which role. */
export async function notifyAdded(
  context: HandlerContext,
  user: Pick<UserRow, 'email' | 'language'>,
  role: string,
): Promise<void> {
  const { repositories, tenantId, tenant } = context;
  const { name: place } = assertFound(await repositories.tenants.find(tenantId), 'tenant');
  const by = (await personCalling(context)) ?? null;
  context.sendMail({
    template: 'member_added',
    data: { by, kind: tenantKindOf(tenantId), place, role: await roleDisplayName(context, role) },
    to: user.email,
    language: user.language ?? (await tenant.settings.get())?.language ?? 'en',
    workspaceId: tenantId,
  });
}
