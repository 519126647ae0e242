import type { DirectoryUserRow } from '../../../database/schema/directory-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { MemberWithUser } from '../../tenancy/members/service.ts';

/** Tells the owners that a person keeps their access until an owner decides. */
export async function warnOwners(
  context: HandlerContext,
  { id }: Pick<DirectoryUserRow, 'id'>,
  { name, email }: Pick<MemberWithUser, 'name' | 'email'>,
): Promise<void> {
  const { repositories, tenant, tenantId, now } = context;
  const { name: tenantName } = assertFound(await repositories.tenants.find(tenantId), 'tenant');
  for (const owner of await tenant.members.owners()) {
    if (owner.status !== 'active' || owner.email_verified_at === null) continue;
    const account = await repositories.users.find(owner.user_id);
    context.sendMail({
      template: 'directory_conflict',
      data: { tenant: tenantName, member: { name, email } },
      to: owner.email,
      language: account?.language ?? 'en',
      tenantId,
      dedupeKey: `directory_conflict:${id}:${owner.user_id}:${now.toISOString().slice(0, 10)}`,
    });
  }
}
