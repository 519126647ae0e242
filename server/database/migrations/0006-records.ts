import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

/** The audit log with its hash chain, the events, and the webhooks that deliver them. */
const sql = `
-- The log is append-only. Retention, and the purge of a whole workspace, permit deletion in their own transaction.
create function audit_is_kept() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('tenantry.audit_removal', true) = 'on' then return old; end if;
  raise exception '% on % is refused: the audit log is only ever added to', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;

create function audit_queue_for_sealing() returns trigger
language plpgsql as $$
begin
  insert into audit_pending (tenant_id, event_id) select tenant_id, id from added;
  return null;
end $$;

-- Entries are inserted and read; only retention deletes them.
create table audit_events (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  action text not null,
  actor_type text not null,
  actor_id text,
  target_type text,
  target_id text,
  project_id text,
  changes text[] not null default '{}',
  ip_address text,
  user_agent text,
  request_id text,
  -- The grant under which the action was performed.
  grant_id text,
  grant_organization_id text,
  -- The actor's name and address at the time, changed values and parameters, bounded by the server.
  details jsonb,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
create index audit_events_by_action on audit_events (tenant_id, action, created_at desc, id desc);
create index audit_events_by_actor on audit_events (tenant_id, actor_id, created_at desc, id desc);
create index audit_events_by_project on audit_events (tenant_id, project_id, created_at desc, id desc)
  where project_id is not null;
create index audit_events_by_target on audit_events (tenant_id, target_id, created_at desc, id desc);
create index audit_events_by_time on audit_events (tenant_id, created_at desc, id desc);
create trigger audit_events_kept before delete or update on audit_events
  for each row execute function audit_is_kept();
create trigger audit_events_not_truncated before truncate on audit_events
  for each statement execute function audit_is_kept();
create trigger audit_events_queued after insert on audit_events
  referencing new table as added for each statement execute function audit_queue_for_sealing();

-- Entries that the sealing job has yet to chain: one row per entry, inserted by a trigger in the transaction of the
-- entry. A foreign key is not needed, because entries stay.
create table audit_pending (
  tenant_id text not null references tenants on delete cascade,
  event_id text not null
);
create index audit_pending_by_age on audit_pending (event_id);
create index audit_pending_by_entry on audit_pending (tenant_id, event_id);

-- The end of each tenant's chain, and its start after retention has cut it. Only a transaction that locks this row
-- extends the chain.
create table audit_chain_heads (
  tenant_id text primary key references tenants on delete cascade,
  seq bigint not null default 0,
  hash bytea not null default '\\x0000000000000000000000000000000000000000000000000000000000000000',
  checkpoint_seq bigint not null default 0,
  checkpoint_due_at timestamptz(3),
  floor_seq bigint not null default 0
);
create index audit_chain_heads_due on audit_chain_heads (checkpoint_due_at) where checkpoint_due_at is not null;

create table audit_seals (
  tenant_id text not null references tenants on delete cascade,
  seq bigint not null,
  event_id text not null,
  hash bytea not null,
  primary key (tenant_id, seq),
  constraint audit_seals_once unique (tenant_id, event_id)
);
create trigger audit_seals_kept before delete or update on audit_seals
  for each row execute function audit_is_kept();
create trigger audit_seals_not_truncated before truncate on audit_seals
  for each statement execute function audit_is_kept();

create table audit_checkpoints (
  tenant_id text not null references tenants on delete cascade,
  seq bigint not null,
  hash bytea not null,
  key_id text not null,
  signature bytea not null,
  created_at timestamptz(3) not null,
  primary key (tenant_id, seq)
);
create index audit_checkpoints_by_time on audit_checkpoints (tenant_id, created_at desc);
create trigger audit_checkpoints_kept before delete or update on audit_checkpoints
  for each row execute function audit_is_kept();
create trigger audit_checkpoints_not_truncated before truncate on audit_checkpoints
  for each statement execute function audit_is_kept();

-- Files that are written for download, of an audit log or of the ledger of a project.
create table exports (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  kind text not null,
  project_id text,
  format text not null,
  filters jsonb not null,
  status text not null,
  verifiable boolean not null,
  from_seq bigint not null,
  to_seq bigint not null,
  rows_total integer not null,
  rows_done integer not null default 0,
  done_seq bigint not null,
  parts integer not null default 0,
  attempts integer not null default 0,
  created_by text,
  finished_at timestamptz(3),
  expires_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects on delete cascade
);
create index exports_of_project on exports (tenant_id, project_id) where project_id is not null;
create index exports_expiring on exports (expires_at) where expires_at is not null;
create index exports_running on exports (created_at) where status = 'running';

-- The parts of a large export that the job has written so far, each compressed separately.
create table export_parts (
  tenant_id text not null,
  export_id text not null,
  part integer not null,
  content bytea not null,
  primary key (tenant_id, export_id, part),
  foreign key (tenant_id, export_id) references exports on delete cascade
);

-- The outbox: events for webhooks.
create table events (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  type text not null,
  data jsonb not null,
  test boolean not null default false,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
create index events_by_age on events (created_at);
create index events_by_time on events (tenant_id, created_at);

create table webhook_endpoints (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  url text not null,
  description text,
  events text[] not null,
  enabled boolean not null,
  disabled_at timestamptz(3),
  disabled_reason text,
  sealed bytea not null,
  wrapped_key bytea not null,
  vault_key_id text not null,
  secret_version integer not null default 1,
  -- A caller gave the secret, so it stays with the URL.
  secret_given boolean not null default false,
  masked text not null,
  previous_sealed bytea,
  previous_wrapped_key bytea,
  previous_vault_key_id text,
  previous_masked text,
  rotated_at timestamptz(3),
  previous_ends_at timestamptz(3),
  created_by text,
  created_with text,
  grant_id text,
  -- The grant under which the signing secret was read.
  secret_grant_id text,
  shares_url boolean not null default false,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  check (num_nulls(previous_sealed, previous_wrapped_key, previous_vault_key_id) in (0, 3))
);
create index webhook_endpoints_by_vault_key on webhook_endpoints (vault_key_id);
create index webhook_endpoints_by_previous_vault_key on webhook_endpoints (previous_vault_key_id)
  where previous_vault_key_id is not null;
create trigger webhook_endpoints_secret_changed after delete or update of sealed, previous_sealed on webhook_endpoints
  for each row execute function record_access_change('$1.id');
create index webhook_endpoints_of_grant on webhook_endpoints (tenant_id, grant_id) where grant_id is not null;
create unique index webhook_endpoints_url_unique on webhook_endpoints (tenant_id, md5(url)) where not shares_url;

create table webhook_deliveries (
  tenant_id text not null,
  id text not null,
  endpoint_id text not null,
  event_id text not null,
  event_type text not null,
  status text not null default 'pending',
  attempts integer not null default 0,
  -- Number of failures since it was queued, which determines the next retry.
  failures integer not null default 0,
  next_attempt_at timestamptz(3) default now(),
  -- A manual redelivery: one attempt, after which the schedule continues where it was.
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
  primary key (tenant_id, id),
  foreign key (tenant_id, endpoint_id) references webhook_endpoints on delete cascade,
  foreign key (tenant_id, event_id) references events on delete cascade
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
create index webhook_deliveries_due on webhook_deliveries (tenant_id, endpoint_id, next_attempt_at)
  where next_attempt_at is not null;
create index webhook_deliveries_of_endpoint on webhook_deliveries (tenant_id, endpoint_id, id desc);
create index webhook_deliveries_of_event on webhook_deliveries (tenant_id, event_id);

-- Unlogged like access_changes: the caches of replicas do not survive a crash either.
create unlogged table released_slugs (
  name text primary key,
  released_at timestamptz not null default clock_timestamp()
);
${useOwnSchema('audit_is_kept()', 'audit_queue_for_sealing()')}`;

export const records0006 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0006_records creates the schema; to undo it, drop the database.');
  },
};
