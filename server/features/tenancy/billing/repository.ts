import type { BillingRow } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

type BillingContact = Omit<BillingRow, 'workspace_id' | 'updated_at'>;

export const billingRepository = (scope: TenantScope) => ({
  get: (): Promise<BillingRow | undefined> => scope.rows('workspace_billing').first(),

  /** Sets the billing contact. */
  async set(contact: BillingContact, at: Date): Promise<void> {
    await scope
      .db('workspace_billing')
      .insert({ ...contact, workspace_id: scope.tenantId, updated_at: at })
      .onConflict('workspace_id')
      .merge();
  },

  async clear(): Promise<void> {
    await scope.rows('workspace_billing').delete();
  },
});
