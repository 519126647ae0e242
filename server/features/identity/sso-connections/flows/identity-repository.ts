import type { IdentityRow } from '../../../../database/schema/sso-tables.ts';
import type { TenantScope } from '../../../../database/tenant-scope.ts';

type Subject = Pick<IdentityRow, 'connection_id' | 'issuer' | 'subject'>;
type NewIdentity = Omit<IdentityRow, 'tenant_id' | 'last_used_at' | 'created_at'>;

/** Who the subjects of the identity providers of a tenant are. */
export const identityRepository = (scope: TenantScope) => ({
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
