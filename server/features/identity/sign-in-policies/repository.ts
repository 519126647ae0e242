import type { Knex } from 'knex';
import { incrementVersion } from '../../../database/row-version.ts';
import type { SignInPolicyRow } from '../../../database/schema/sign-in-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { SignInMember } from './policies.ts';

export type PolicyChanges = Partial<
  Omit<SignInPolicyRow, 'tenant_id' | 'version' | 'created_at' | 'updated_at'>
>;

const LAST_BREAK_GLASS_SQL = `
  select from sign_in_policies p
  where p.tenant_id = :tenantId and p.sso = 'required' and :userId = any(p.break_glass)
    and not exists (select from members m join users u on u.id = m.user_id
      where m.tenant_id = p.tenant_id and m.user_id = any(p.break_glass) and m.user_id <> :userId
        and m.role = 'owner' and m.status = 'active' and u.second_factors <> '{}')`;
const IS_ACTIVE_SQL = 'c.active_digest is not null and c.disabled_at is null';

export const signInPolicyRepository = (scope: TenantScope) => ({
  get: (): Promise<SignInPolicyRow | undefined> => scope.rows('sign_in_policies').first(),

  /** Returns the policy, locked until the transaction ends. A tenant without one gets the defaults first. */
  async lock(): Promise<SignInPolicyRow | undefined> {
    await scope.db('sign_in_policies').insert({ tenant_id: scope.tenantId }).onConflict('tenant_id').ignore();
    return scope.rows('sign_in_policies').forUpdate().first();
  },

  /** Whether a person is the last owner who can sign in without the identity provider that the policy requires. */
  async isLastBreakGlass(userId: string): Promise<boolean> {
    const { rows } = await scope.db.raw<{ rows: unknown[] }>(LAST_BREAK_GLASS_SQL, {
      tenantId: scope.tenantId,
      userId,
    });
    return rows.length > 0;
  },

  async update(changes: PolicyChanges): Promise<SignInPolicyRow | undefined> {
    const [policy] = await scope
      .rows('sign_in_policies')
      .update({ ...changes, ...incrementVersion(scope.db) })
      .returning('*');
    return policy;
  },

  /**
   * Returns the active members with what they can sign in by.
   * @param tenants ids of the tenant, and of the organization that owns it
   */
  members: (tenants: readonly string[]): Promise<SignInMember[]> =>
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
        scope.db.raw(
          `exists (select from identities i
            join sso_connections c on c.tenant_id = i.tenant_id and c.id = i.connection_id
            where i.user_id = users.id and i.tenant_id = any(?) and ${IS_ACTIVE_SQL}) as has_identity`,
          [[...tenants]],
        ),
      ),
});

const BREAK_GLASS_SQL = `
  select p.tenant_id from sign_in_policies p
  join members m on m.tenant_id = p.tenant_id and m.user_id = :userId and m.status = 'active'
  where p.sso = 'required' and :userId = any(p.break_glass) and (p.effective_at is null or p.effective_at <= :now)
    and not exists (select from workspaces w where w.id = p.tenant_id and w.archived_at is not null)
    and not exists (select from organizations o where o.id = p.tenant_id and o.archived_at is not null)
  order by p.tenant_id`;

/** How many connections sign people of a tenant in, its own and those of the organization that owns it. */
const ACTIVE_CONNECTIONS_SQL = `
  select count(*)::integer as count from sso_connections c where c.tenant_id = any(:tenants) and ${IS_ACTIVE_SQL}`;

const STRANDED_SQL = `
  select p.tenant_id from sign_in_policies p
  left join workspaces w on w.id = p.tenant_id
  where p.sso = 'required' and (p.tenant_id = :tenantId or (w.organization_id = :tenantId and w.archived_at is null))
    and not exists (select from sso_connections c
      where c.tenant_id in (p.tenant_id, w.organization_id) and c.id <> :connectionId and ${IS_ACTIVE_SQL})
  order by p.tenant_id limit 1`;

/** The sign-in policies of all tenants. */
export const signInPolicyHolderRepository = (db: Knex) => ({
  /** Returns the tenants in which a person is an owner who may sign in without the identity provider. */
  async breakGlassOf(userId: string, now: Date): Promise<string[]> {
    const { rows } = await db.raw<{ rows: Array<{ tenant_id: string }> }>(BREAK_GLASS_SQL, { userId, now });
    return rows.map(({ tenant_id }) => tenant_id);
  },

  async activeConnections(tenants: readonly string[]): Promise<number> {
    const { rows } = await db.raw<{ rows: Array<{ count: number }> }>(ACTIVE_CONNECTIONS_SQL, {
      tenants: [...tenants],
    });
    return rows[0]?.count ?? 0;
  },

  /**
   * Returns a tenant that requires single sign-on and would have no connection left without one: that of the connection, or a
   * workspace that it owns.
   */
  async strandedWithout(tenantId: string, connectionId: string): Promise<string | undefined> {
    const { rows } = await db.raw<{ rows: Array<{ tenant_id: string }> }>(STRANDED_SQL, {
      tenantId,
      connectionId,
    });
    return rows[0]?.tenant_id;
  },
});
