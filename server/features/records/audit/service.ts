import type { Database } from '../../../database/connect.ts';
import { auditChainRepository } from './chain-repository.ts';
import { permitAuditDeletes } from './retention.ts';

/**
 * Prepares a transaction that deletes a tenant with its audit log. The chain is locked first, in the order of the
 * sealing job, which holds the chain while it reads the tenant.
 */
export async function prepareAuditPurge(trx: Database['knex'], tenantId: string): Promise<void> {
  await auditChainRepository(trx).lock([tenantId], true);
  await permitAuditDeletes(trx);
}
