import type { IdentityUndoRow } from '../../../../database/schema/identity-tables.ts';
import type { IdentityRow } from '../../../../database/schema/sso-tables.ts';
import type { TenantScope } from '../../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../../operations/keyset.ts';
import type { PageRequest } from '../../../../operations/pagination.ts';

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

/** The identities of the identity providers of a tenant. */
export const identityRepository = (scope: TenantScope) => ({
  /** Returns the roles of the members whom a connection signs in. */
  async rolesOf(connection_id: string): Promise<string[]> {
    const rows = await withMembers(scope)
      .where('identities.connection_id', connection_id)
      .distinct<Array<{ role: string }>>('m.role');
    return rows.map(({ role }) => role);
  },

  /**
   * Returns the identities at a connection of the members who have one of the roles, are owners or admins of the
   * organization
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

  list: (userId: string, page: PageRequest): Promise<IdentityRow[]> =>
    applyKeyset(scope.rows('identities').where({ user_id: userId }).select('*'), ['id'], page),

  /** Returns an identity of a person, locked until the transaction ends. */
  lockOf: (userId: string, id: string): Promise<IdentityRow | undefined> =>
    scope.rows('identities').where({ user_id: userId, id }).forUpdate().first(),

  /** Returns an identity, and others of its person that the same connection has linked by itself, locked. */
  lockLinked: ({
    user_id,
    connection_id,
    identity_id,
  }: Pick<IdentityUndoRow, 'user_id' | 'connection_id' | 'identity_id'>): Promise<IdentityRow[]> =>
    scope
      .rows('identities')
      .where({ user_id, connection_id })
      .where((one) => one.where({ id: identity_id }).orWhere({ confirmed_by: 'domain' }))
      .orderBy('id')
      .forUpdate(),

  async remove(id: string): Promise<void> {
    await scope.rows('identities').where({ id }).delete();
  },

  /** Records that a connection no longer signs a person in. What the person has undone stays undone. */
  async rememberUnlinked(
    { connection_id, user_id }: Pick<IdentityRow, 'connection_id' | 'user_id'>,
    { isUndone }: { isUndone: boolean },
  ): Promise<void> {
    await scope
      .db('unlinked_identities')
      .insert({ tenant_id: scope.tenantId, connection_id, user_id, is_undone: isUndone })
      .onConflict(['tenant_id', 'connection_id', 'user_id'])
      .merge({ is_undone: scope.db.raw('unlinked_identities.is_undone or excluded.is_undone') as never });
  },

  /** Forgets it, when the connection signs the person in again. */
  async forgetUnlinked({
    connection_id,
    user_id,
  }: Pick<IdentityRow, 'connection_id' | 'user_id'>): Promise<void> {
    await scope.rows('unlinked_identities').where({ connection_id, user_id }).delete();
  },

  /** Returns the connections that have signed a person in until they were unlinked, and whether the person undid that. */
  unlinked: (user_id: string): Promise<Array<{ connection_id: string; is_undone: boolean }>> =>
    scope.rows('unlinked_identities').where({ user_id }).select('connection_id', 'is_undone'),

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
