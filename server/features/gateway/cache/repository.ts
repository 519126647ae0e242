import { randomUUID } from 'node:crypto';
import type { Table } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

export interface GatewayCacheRow {
  workspace_id: string;
  /** A digest of the request. */
  id: string;
  namespace: string;
  data_key_id: string;
  /** Encrypted under the data key. */
  content: Buffer;
  expires_at: Date;
}

interface GatewayCacheGenerationRow {
  workspace_id: string;
  /** Another one after each purge. */
  generation: string;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    gateway_cache: Table<GatewayCacheRow, keyof GatewayCacheRow>;
    gateway_cache_generations: Table<GatewayCacheGenerationRow, keyof GatewayCacheGenerationRow>;
  }
}

export const gatewayCacheRepository = (scope: TenantScope) => ({
  /** Deletes the kept answers, and lets no answer to a call that has begun be kept. The change of the generation reaches every replica. */
  async purge(namespace: string | undefined): Promise<void> {
    const generation = randomUUID();
    await scope
      .db('gateway_cache_generations')
      .insert({ workspace_id: scope.tenantId, generation })
      .onConflict('workspace_id')
      .ignore();
    await scope.rows('gateway_cache_generations').update({ generation: randomUUID() });
    const answers = scope.rows('gateway_cache');
    await (namespace === undefined ? answers : answers.where({ namespace })).delete();
  },
});
