import type { Knex } from 'knex';
import type { Table } from '../../../database/schema/tables.ts';
import type { Channel, Finding, Observation } from './connector.ts';
import type { WorkScope } from './project-work.ts';

/** What a bank reported about a payment, once for each fact. */
interface PaymentObservationRow {
  workspace_id: string;
  payment_id: string;
  key: string;
  project_id: string;
  channel: Channel;
  finding: Finding;
  at: Date;
  applied: boolean;
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    payment_observations: Table<PaymentObservationRow, Exclude<keyof PaymentObservationRow, 'created_at'>>;
  }
}

export interface RecordedObservation {
  payment_id: string;
  observation: Observation;
  applied: boolean;
}

const RECORD_SQL = `
  insert into payment_observations (workspace_id, project_id, payment_id, key, channel, finding, at, applied)
  select :workspace_id, :project_id, payment_id, key, channel, finding, at, applied
  from json_to_recordset(:observations::json) as o (payment_id text, key text, channel text, finding jsonb,
    at timestamptz, applied boolean)`;

/** What banks have reported about payments of a project. */
export const observationRepository = (db: Knex, { workspace_id, project_id }: WorkScope) => ({
  /** Returns the keys of what was reported before, by payment. */
  async keys(paymentIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const rows = await db('payment_observations')
      .where({ workspace_id })
      .whereIn('payment_id', [...paymentIds])
      .select('payment_id', 'key');
    const keys = new Map<string, Set<string>>();
    for (const { payment_id, key } of rows)
      keys.set(payment_id, (keys.get(payment_id) ?? new Set()).add(key));
    return keys;
  },

  async record(observations: readonly RecordedObservation[]): Promise<void> {
    const flat = observations.map(({ observation, ...recorded }) => ({ ...recorded, ...observation }));
    await db.raw(RECORD_SQL, { workspace_id, project_id, observations: JSON.stringify(flat) });
  },
});
