import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { assertBelow } from '../../tenancy/roles/policies.ts';
import { resetFactors } from './reset.ts';

type Code = 'privilege_escalation' | 'not_managed';

const NOT_BELOW =
  'You reset the second factors of people below you. Ask the operator for those of this person.';

/**
 * Asserts that the tenant may decide about the whole account, of which the factors are a part. The message does not say what the
 * person has elsewhere.
 * @throws not_managed
 */
async function assertOwnPerson(context: HandlerContext<'not_managed'>, userId: string): Promise<void> {
  const { repositories, tenantId, operation } = context;
  if (await repositories.factors.belongsOnlyTo(tenantId, userId)) return;
  const kind = operation.inOrganization ? 'organization' : 'workspace';
  throw context.refuse(
    'not_managed',
    `Only the operator resets the factors of this person, because this ${kind} does not manage the whole of their account.`,
  );
}

/** Resets the factors of a member whom the tenant manages. Locks the tenant, the member and then the account. */
export async function resetMemberFactors(
  context: HandlerContext<Code>,
  userId: string,
): Promise<Schemas['Factors']> {
  const { repositories, tenant, tenantId } = context;
  const { locked, fresh } = await context.lockForUpdate(async () => {
    await repositories.tenants.lock(tenantId);
    const member = await tenant.members.lock(userId);
    await repositories.users.lock(userId);
    return member;
  });
  await assertBelow(fresh, assertFound(locked, 'member').role, NOT_BELOW);
  await assertOwnPerson(context, userId);
  return resetFactors(context, userId);
}
