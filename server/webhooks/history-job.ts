import type { Database } from '../database/connect.ts';
import type { Job } from '../jobs/runner.ts';

/** How long events, and with them their deliveries, are kept. */
const DAYS = 30;
const BATCH = 2000;

const FORGET = `
  delete from events using (
    select workspace_id, id from events
    where created_at < now() - interval '${DAYS} days' order by created_at limit ${BATCH}) old
  where events.workspace_id = old.workspace_id and events.id = old.id`;

/** Forgets what happened long ago. */
export const createHistoryJob = ({ knex }: Database): Job => ({
  name: 'event-history',
  everySeconds: 600,
  async run() {
    const { rowCount } = await knex.raw<{ rowCount: number }>(FORGET);
    return rowCount === BATCH;
  },
});
