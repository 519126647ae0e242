import type { Context } from '../contract/context.ts';
import type { TemplateData } from '../mail/templates.ts';

/** Mails that tell of a change to who may do what. */
type Notice = 'api_key_created' | 'api_key_expiring' | 'role_changed' | 'allowlist_changed';

/**
 * Tells owners, admins and those whom it concerns, at once. These notices cannot be switched off: they are how somebody
 * learns of a change that they did not make.
 */
export async function notify<Name extends Notice>(
  { tenant, workspaceId, sendMail }: Pick<Context, 'tenant' | 'workspaceId' | 'sendMail'>,
  template: Name,
  data: TemplateData[Name],
  concerned: readonly string[],
): Promise<void> {
  for (const { email, language } of await tenant.notifications.addressees(concerned)) {
    // Template and data belong together, by the types of this function.
    sendMail({ template, data, to: email, language, workspaceId } as Parameters<typeof sendMail>[0]);
  }
}
