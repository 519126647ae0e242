import type { Knex } from 'knex';

/**
 * Usage of the application's own meters: one entry for each event, and counts by day, by month and without end. All three
 * are kept, so that a plan may count a meter by another period at any time.
 */
const sql = `
create table usage_entries (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  meter text not null,
  event_id text not null,
  kind text not null,
  quantity bigint not null,
  at timestamptz(3) not null,
  released_at timestamptz(3),
  -- After this its event_id may be used again; null if its period has no end.
  expires_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  constraint usage_entries_event_unique unique (workspace_id, meter, event_id)
);
create index usage_entries_by_expiry on usage_entries (expires_at) where expires_at is not null;

-- Rows change often, so that each page keeps room for their next versions.
create table usage_counters (
  workspace_id text not null references workspaces on delete cascade,
  meter text not null,
  period text not null,
  period_start timestamptz(3) not null,
  used bigint not null,
  primary key (workspace_id, meter, period, period_start)
) with (fillfactor = 50);
create index usage_counters_by_start on usage_counters (period_start) where period <> 'none';
`;

export const usage0012 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table usage_counters; drop table usage_entries');
  },
};
