import { newId } from '../../../../api/ids.ts';
import type { SsoSignInRow } from '../../../../database/schema/sso-tables.ts';
import type { TenantScope } from '../../../../database/tenant-scope.ts';

export type NewSignIn = Omit<SsoSignInRow, 'tenant_id' | 'id' | 'created_at'>;

/** The sign-ins by the connections of a tenant. */
export const ssoSignInRepository = (scope: TenantScope) => ({
  async insert(row: NewSignIn): Promise<void> {
    await scope.insert('sso_sign_ins', { id: newId('ssi'), ...row });
  },
});
