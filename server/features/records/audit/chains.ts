import type { Signer } from '../../../auth/secrets/signing.ts';
import type { Chains } from '../../../jobs/seal-job.ts';
import { auditChainRepository } from './chain-repository.ts';
import { signCheckpoint } from './checkpoint.ts';
import { sealEntries } from './seal-entries.ts';

/** The chains of the audit logs of all tenants, by tenant. */
export const auditChains = (signer: Signer): Chains<string> => ({
  waiting: (db, limit) => auditChainRepository(db).waiting(limit),
  due: (db, limit) => auditChainRepository(db).due(limit),
  async seal(trx, ids, limit) {
    const chains = auditChainRepository(trx);
    return sealEntries(chains, signer, await chains.lock(ids, false), limit);
  },
  async sign(trx, id) {
    const chains = auditChainRepository(trx);
    for (const head of await chains.lock([id], false)) await signCheckpoint(chains, signer, head);
  },
});
