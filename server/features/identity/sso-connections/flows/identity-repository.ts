import type { IdentityRow } from '../../../../database/schema/sso-tables.ts';
import type { TenantScope } from '../../../../database/tenant-scope.ts';

type Subject = Pick<IdentityRow, 'connection_id' | 'issuer' | 'subject'>;
type NewIdentity = Omit<IdentityRow, 'tenant_id' | 'last_used_at' | 'created_at'>;
/** An identity with the role that its person has in the tenant, and in the organization that owns it. */
export type MemberIdentity = IdentityRow & { role: string; role_above: string | null };

const withMembers = (scope: TenantScope) =>
  scope
    .rows('identities')
    .join('members as m', (on) =>
      on.on('m.tenant_id', 'identities.tenant_id').andOn('m.user_id', 'identities.user_id'),
    )
    .leftJoin('workspaces as w', 'w.id', 'identities.tenant_id')
    .leftJoin('members as o', (on) =>
      on
        .on('o.tenant_id', 'w.organization_id')
        .andOn('o.user_id', 'identities.user_id')
        .andOnVal('o.status', 'active'),
    );

/** Who the subjects of the identity providers of a tenant are. */
export const identityRepository = (scope: TenantScope) => ({
  /** Returns the roles of the members whom a connection signs in. */
  async rolesOf(connection_id: string): Promise<string[]> {
    const rows = await withMembers(scope)
      .where('identities.connection_id', connection_id)
      .distinct<Array<{ role: string }>>('m.role');
    return rows.map(({ role }) => role);
  },

  /**
   * Returns the identities at a connection of the members who have one of the roles, are owners or admins of the organization
   * that owns the workspace, or are named.
   */
  ofMembers: (
    connection_id: string,
    roles: readonly string[],
    userIds: readonly string[],
  ): Promise<MemberIdentity[]> =>
    withMembers(scope)
      .where('identities.connection_id', connection_id)
      .whereRaw("(m.role = any(?) or m.user_id = any(?) or o.role in ('owner', 'admin'))", [
        [...roles],
        [...userIds],
      ])
      .orderBy('identities.id')
      .select<MemberIdentity[]>('identities.*', 'm.role', 'o.role as role_above'),

  find: (subject: Subject): Promise<IdentityRow | undefined> =>
    scope.rows('identities').where(subject).first(),

  /** Returns the identity, locked until the transaction ends. */
  lock: (subject: Subject): Promise<IdentityRow | undefined> =>
    scope.rows('identities').where(subject).forUpdate().first(),

  insert: (row: NewIdentity): Promise<IdentityRow> => scope.insert('identities', row),

  async update(
    id: string,
    changes: Partial<
      Pick<IdentityRow, 'email' | 'confirmed_digest' | 'confirmed_by' | 'confirmed_at' | 'last_used_at'>
    >,
  ): Promise<void> {
    await scope.rows('identities').where({ id }).update(changes);
  },
});
