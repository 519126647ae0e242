import { newId } from '../../../../api/ids.ts';
import type { SsoSignInRow } from '../../../../database/schema/sso-tables.ts';
import type { TenantScope } from '../../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../../operations/keyset.ts';
import type { PageRequest } from '../../../../operations/pagination.ts';

export type NewSignIn = Omit<SsoSignInRow, 'tenant_id' | 'id' | 'created_at'>;

/** The sign-ins by the connections of a tenant. */
export const ssoSignInRepository = (scope: TenantScope) => ({
  list: (connection_id: string, page: PageRequest): Promise<SsoSignInRow[]> =>
    applyKeyset(scope.rows('sso_sign_ins').where({ connection_id }).select('*'), ['id'], page),

  async insert(row: NewSignIn): Promise<void> {
    await scope.insert('sso_sign_ins', { id: newId('ssi'), ...row });
  },
});
