import type { UserRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';

/**
 * Records that an owner has signed in without the identity provider that a tenant requires: in its audit log, by an event,
 * and by a mail to all owners. A session calls it once, when its own proofs are complete.
 */
export async function announceBreakGlass(
  context: HandlerContext,
  { id, name, email }: Pick<UserRow, 'id' | 'name' | 'email'>,
): Promise<void> {
  const { repositories, address, now } = context;
  const at = now.toISOString();
  for (const tenantId of await repositories.signInPolicyHolders.breakGlassOf(id, now)) {
    context.audit('sign_in.break_glass', id, tenantId);
    context.emit('sign_in.break_glass', { user_id: id, at }, tenantId);
    const { name: tenant } = assertFound(await repositories.tenants.find(tenantId), 'tenant');
    for (const owner of await repositories.tenant(tenantId).members.owners()) {
      if (owner.status !== 'active' || owner.email_verified_at === null) continue;
      const account = await repositories.users.find(owner.user_id);
      context.sendMail({
        template: 'break_glass_used',
        data: { tenant, member: { name, email }, address, at },
        to: owner.email,
        language: account?.language ?? 'en',
        tenantId,
      });
    }
  }
}
