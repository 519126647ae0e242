import type { Knex } from 'knex';

/**
 * Where events are sent to, and the deliveries: one for each event and endpoint, both the queue and the log.
 *
 * The partial index is the queue: by endpoint, then by time, so that whoever takes work finds each endpoint that is owed
 * something without reading the backlog of any. Taking a delivery changes columns that no index has, and pages keep room
 * for that, so it costs no index entry.
 */
const sql = `
alter table events add column test boolean not null default false;
create index events_by_time on events (workspace_id, created_at);

create table webhook_endpoints (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  url text not null,
  description text,
  events text[] not null,
  enabled boolean not null,
  disabled_at timestamptz(3),
  disabled_reason text,
  sealed_secret bytea not null,
  masked text not null,
  sealed_previous_secret bytea,
  previous_masked text,
  rotated_at timestamptz(3),
  previous_ends_at timestamptz(3),
  created_by text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);

create table webhook_deliveries (
  workspace_id text not null,
  id text not null,
  endpoint_id text not null,
  event_id text not null,
  event_type text not null,
  status text not null default 'pending',
  attempts integer not null default 0,
  -- How often it failed since it was queued, which says when it is tried again.
  failures integer not null default 0,
  next_attempt_at timestamptz(3) default now(),
  -- Asked for by hand: one attempt, after which the schedule goes on where it was.
  manual boolean not null default false,
  resume_at timestamptz(3),
  lease text,
  leased_until timestamptz(3),
  last_attempt_at timestamptz(3),
  delivered_at timestamptz(3),
  response_status integer,
  error text,
  attempt_log jsonb not null default '[]',
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, endpoint_id) references webhook_endpoints on delete cascade,
  foreign key (workspace_id, event_id) references events on delete cascade
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
create index webhook_deliveries_due on webhook_deliveries (workspace_id, endpoint_id, next_attempt_at)
  where next_attempt_at is not null;
create index webhook_deliveries_of_endpoint on webhook_deliveries (workspace_id, endpoint_id, id desc);
create index webhook_deliveries_of_event on webhook_deliveries (workspace_id, event_id);
`;

export const webhooks0005 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0005_webhooks is not undone: it would lose the delivery log.');
  },
};
