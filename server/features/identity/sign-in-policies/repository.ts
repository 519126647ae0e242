import { incrementVersion } from '../../../database/row-version.ts';
import type { SignInPolicyRow } from '../../../database/schema/sign-in-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { SignInMember } from './policies.ts';

export type PolicyChanges = Partial<
  Omit<SignInPolicyRow, 'tenant_id' | 'version' | 'created_at' | 'updated_at'>
>;

export const signInPolicyRepository = (scope: TenantScope) => ({
  get: (): Promise<SignInPolicyRow | undefined> => scope.rows('sign_in_policies').first(),

  /** Returns the policy, locked until the transaction ends. A tenant without one gets the defaults first. */
  async lock(): Promise<SignInPolicyRow | undefined> {
    await scope.db('sign_in_policies').insert({ tenant_id: scope.tenantId }).onConflict('tenant_id').ignore();
    return scope.rows('sign_in_policies').forUpdate().first();
  },

  async update(changes: PolicyChanges): Promise<SignInPolicyRow | undefined> {
    const [policy] = await scope
      .rows('sign_in_policies')
      .update({ ...changes, ...incrementVersion(scope.db) })
      .returning('*');
    return policy;
  },

  /** Returns the active members with what they can sign in by. */
  members: (): Promise<SignInMember[]> =>
    scope
      .rows('members')
      .join('users', 'users.id', 'members.user_id')
      .where('members.status', 'active')
      .orderBy('members.user_id')
      .select<SignInMember[]>(
        'users.id',
        'users.name',
        'users.second_factors',
        'members.role',
        scope.db.raw('users.password_hash is not null as has_password'),
        scope.db.raw('users.email_verified_at is not null as has_address'),
      ),
});
