import type { Knex } from 'knex';

/**
 * The audit log as a chain. Entries are never changed, so what the chain adds stands in tables of its own: a seal for
 * each entry, the head of each chain, and signed checkpoints.
 */
const sql = `
drop index audit_events_by_actor;
drop index audit_events_by_target;
create index audit_events_by_time on audit_events (workspace_id, created_at desc, id desc);
create index audit_events_by_actor on audit_events (workspace_id, actor_id, created_at desc, id desc);
create index audit_events_by_target on audit_events (workspace_id, target_id, created_at desc, id desc);
create index audit_events_by_action on audit_events (workspace_id, action, created_at desc, id desc);
create index audit_events_by_project on audit_events (workspace_id, project_id, created_at desc, id desc)
  where project_id is not null;

-- What the sealer has yet to chain: a row for each entry, from the transaction of the entry, however that came about.
-- No foreign key to the entries: entries stay, and a trigger writes these rows.
create table audit_unsealed (
  workspace_id text not null references workspaces on delete cascade,
  event_id text not null,
  primary key (workspace_id, event_id)
);
create index audit_unsealed_by_age on audit_unsealed (event_id);
insert into audit_unsealed (workspace_id, event_id) select workspace_id, id from audit_events;

create function audit_queue_for_sealing() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (workspace_id, event_id) select workspace_id, id from added;
  return null;
end $$;
create trigger audit_events_queued after insert on audit_events
  referencing new table as added for each statement execute function audit_queue_for_sealing();

-- Where the chain of a workspace ends, and where it begins since retention has cut it. Whoever holds this row, and
-- nobody else, extends the chain.
create table audit_heads (
  workspace_id text primary key references workspaces on delete cascade,
  seq bigint not null default 0,
  hash bytea not null default '\\x0000000000000000000000000000000000000000000000000000000000000000',
  checkpoint_seq bigint not null default 0,
  checkpoint_due_at timestamptz(3),
  floor_seq bigint not null default 0
);
create index audit_heads_due on audit_heads (checkpoint_due_at) where checkpoint_due_at is not null;

create table audit_seals (
  workspace_id text not null references workspaces on delete cascade,
  seq bigint not null,
  event_id text not null,
  hash bytea not null,
  primary key (workspace_id, seq),
  constraint audit_seals_once unique (workspace_id, event_id)
);

create table audit_checkpoints (
  workspace_id text not null references workspaces on delete cascade,
  seq bigint not null,
  hash bytea not null,
  key_id text not null,
  signature bytea not null,
  created_at timestamptz(3) not null,
  primary key (workspace_id, seq)
);
create index audit_checkpoints_by_time on audit_checkpoints (workspace_id, created_at desc);

-- The log is added to and read. Retention, and the purge of a whole workspace, say so in their own transaction.
create function audit_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('tenantry.audit_removal', true) = 'on' then return old; end if;
  raise exception '% on % is refused: the audit log is only ever added to', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;
create trigger audit_events_kept before update or delete on audit_events
  for each row execute function audit_is_kept();
create trigger audit_seals_kept before update or delete on audit_seals
  for each row execute function audit_is_kept();
create trigger audit_checkpoints_kept before update or delete on audit_checkpoints
  for each row execute function audit_is_kept();
create trigger audit_events_not_truncated before truncate on audit_events
  for each statement execute function audit_is_kept();
create trigger audit_seals_not_truncated before truncate on audit_seals
  for each statement execute function audit_is_kept();
create trigger audit_checkpoints_not_truncated before truncate on audit_checkpoints
  for each statement execute function audit_is_kept();

create table audit_exports (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
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
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  expires_at timestamptz(3),
  primary key (workspace_id, id)
);
create index audit_exports_running on audit_exports (created_at) where status = 'running';
create index audit_exports_expiring on audit_exports (expires_at) where expires_at is not null;

-- A large export as far as the job has written it, each part compressed by itself.
create table audit_export_parts (
  workspace_id text not null,
  export_id text not null,
  part integer not null,
  content bytea not null,
  primary key (workspace_id, export_id, part),
  foreign key (workspace_id, export_id) references audit_exports on delete cascade
);
`;

export const audit0004 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0004_audit is not undone: it would lose the chain of the audit log.');
  },
};
