import { userOf } from '../access/principal.ts';
import { type Context, found } from '../contract/context.ts';
import type { Mail } from '../mail/queue.ts';
import type { TemplateData } from '../mail/templates.ts';

/** Mails that tell of a change to who may do what. */
type Notice = 'api_key_created' | 'role_changed' | 'allowlist_changed';

/**
 * Tells owners, admins and those whom it concerns, at once. These notices cannot be switched off: they are how somebody
 * learns of a change that they did not make.
 */
export async function notify<Name extends Notice>(
  context: Context,
  template: Name,
  data: Omit<TemplateData[Name], 'workspace'>,
  concerned: ReadonlyArray<string | null>,
): Promise<void> {
  const { repositories, tenant, tenantId } = context;
  const { name: workspace } = found(await repositories.tenants.find(tenantId), 'workspace');
  const userIds = concerned.filter((id) => id !== null);
  for (const { email, language } of await tenant.notifications.addressees(userIds)) {
    const mail = { template, data: { ...data, workspace }, to: email, language, workspaceId: tenantId };
    // Template and data belong together, by the types of this function.
    context.sendMail(mail as unknown as Mail);
  }
}

/** The caller in words. */
export async function nameOfCaller({ principal, repositories }: Context): Promise<string> {
  if (principal.type === 'operator') return 'The operator';
  const userId = userOf(principal);
  const user = userId === null ? undefined : await repositories.users.find(userId);
  return user === undefined ? `The key ${principal.id}` : `${user.name} (${user.email})`;
}
