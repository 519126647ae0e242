import type { Knex } from 'knex';
import type { WorkScope } from '../connectors/service.ts';

/** A batch on which something is to be done. */
export interface DueBatch extends WorkScope {
  id: string;
}

const BATCHES = 20;

/** Batches whose rows wait, and those whose last payment has ended. */
const DUE_SQL = `
  select workspace_id, project_id, id from payment_batches b
  where completed_at is null and (made_at is null or not exists (
    select from payments p where p.workspace_id = b.workspace_id and p.batch_id = b.id
      and p.status in ('pending', 'approved', 'processing')))
  order by random() limit :limit`;

/** Returns some of the batches of all tenants on which something is to be done. Those that fail hold up no others. */
export const dueBatches = async (db: Knex, limit = BATCHES): Promise<DueBatch[]> =>
  (await db.raw<{ rows: DueBatch[] }>(DUE_SQL, { limit })).rows;
