import type { Knex } from 'knex';

/**
 * What happened and what has to happen: rows that commit with the change that causes them, for jobs to act on.
 */
const sql = `
-- Entries are inserted and read; only retention deletes them.
create table audit_events (
  workspace_id text not null references workspaces on delete cascade,
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
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
create index audit_events_by_actor on audit_events (workspace_id, actor_id, id desc);
create index audit_events_by_target on audit_events (workspace_id, target_id, id desc);

-- The outbox: what webhooks tell.
create table events (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  type text not null,
  data jsonb not null,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
create index events_by_age on events (created_at);

-- Mails to send. What a mail says may hold a link with a token, so it is sealed, and forgotten once it is sent.
create table mails (
  id text primary key,
  dedupe_key text constraint mails_dedupe_unique unique,
  workspace_id text references workspaces on delete cascade,
  recipient text not null,
  template text not null,
  language text not null,
  sealed_data bytea,
  attempts integer not null default 0,
  next_attempt_at timestamptz(3) default now(),
  last_error text,
  sent_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create index mails_due on mails (next_attempt_at) where next_attempt_at is not null;

-- Work that one replica at a time does.
create table jobs (
  name text primary key,
  next_run_at timestamptz(3) not null default now(),
  leased_until timestamptz(3),
  lease text
);
`;

export const traces0002 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0002_traces is not undone: it would lose the audit log.');
  },
};
