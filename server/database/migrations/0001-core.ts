import type { Knex } from 'knex';

/**
 * Workspace-owned tables have `workspace_id` first in their primary and foreign keys: a reference into another tenant
 * is impossible even when code is wrong, and the data can be sharded by workspace. Times have millisecond precision,
 * which is what a JavaScript date holds, so that keyset cursors are exact.
 */
const sql = `
create table installation (
  id boolean primary key default true check (id),
  pepper_check bytea not null,
  operator_key_hash bytea,
  created_at timestamptz(3) not null default now()
);

create table users (
  id text primary key,
  email text not null,
  email_key text not null constraint users_email_unique unique,
  name text not null,
  language text,
  password_hash text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);

create table sessions (
  id text primary key,
  user_id text not null references users on delete cascade,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3) not null default now(),
  reauthenticated_at timestamptz(3),
  ended_at timestamptz(3)
);
create index sessions_of_user on sessions (user_id, id desc);

create table workspaces (
  id text primary key,
  slug text not null,
  name text not null,
  plan text not null default 'enterprise',
  archived_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);

-- Present and former slugs; a former one goes on resolving, so nobody else can take it.
create table workspace_slugs (
  slug text constraint workspace_slugs_unique primary key,
  workspace_id text not null references workspaces on delete cascade
);
create index workspace_slugs_of_workspace on workspace_slugs (workspace_id);

create table workspace_settings (
  workspace_id text primary key references workspaces on delete cascade,
  timezone text not null default 'UTC',
  language text not null default 'en',
  session_idle_minutes integer not null default 10080,
  require_reauthentication boolean not null default false,
  ip_allowlist text[] not null default '{}',
  digest text not null default 'weekly',
  mentions boolean not null default true,
  project_updates boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz(3) not null default now()
);

create table roles (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  name text not null,
  name_key text not null,
  description text,
  permissions text[] not null,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  constraint roles_name_unique unique (workspace_id, name_key)
);

-- A role is a built-in name or the id of a custom role. The generated column carries the foreign key of the latter,
-- so that a role in use cannot be deleted, whoever is faster.
create table members (
  workspace_id text not null references workspaces on delete cascade,
  user_id text not null references users on delete cascade,
  role text not null,
  custom_role_id text generated always as (case when role like 'rol\\_%' then role end) stored,
  status text not null default 'active',
  deactivated_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, user_id),
  constraint members_role_exists foreign key (workspace_id, custom_role_id) references roles (workspace_id, id)
);
create index members_of_user on members (user_id, workspace_id desc);
create index members_by_joining on members (workspace_id, created_at desc, user_id desc);
create index members_by_role on members (workspace_id, role);

create table projects (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  slug text not null,
  name text not null,
  environment text not null,
  description text,
  archived_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);

create table project_slugs (
  workspace_id text not null,
  slug text not null,
  project_id text not null,
  constraint project_slugs_unique primary key (workspace_id, slug),
  foreign key (workspace_id, project_id) references projects on delete cascade
);
create index project_slugs_of_project on project_slugs (workspace_id, project_id);

create table project_members (
  workspace_id text not null,
  project_id text not null,
  user_id text not null,
  role text,
  custom_role_id text generated always as (case when role like 'rol\\_%' then role end) stored,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, project_id, user_id),
  foreign key (workspace_id, project_id) references projects on delete cascade,
  foreign key (workspace_id, user_id) references members on delete cascade,
  constraint project_members_role_exists foreign key (workspace_id, custom_role_id) references roles (workspace_id, id)
);
create index project_members_of_user on project_members (workspace_id, user_id, project_id);
create index project_members_by_joining on project_members (workspace_id, project_id, created_at desc, user_id desc);
create index project_members_by_role on project_members (workspace_id, custom_role_id);

create table api_keys (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  kind text not null,
  name text not null,
  description text,
  scope text not null,
  permissions text[],
  user_id text references users on delete cascade,
  project_ids text[],
  ip_allowlist text[] not null default '{}',
  rate_limit_requests integer,
  rate_limit_seconds integer,
  masked text not null,
  created_by text,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  rotated_at timestamptz(3),
  rotation_ends_at timestamptz(3),
  previous_masked text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
create index api_keys_of_user on api_keys (workspace_id, user_id, id desc) where user_id is not null;

-- Where the old secret of a rotating key is still used.
create table previous_secret_uses (
  workspace_id text not null,
  key_id text not null,
  ip_address text not null,
  uses integer not null,
  last_used_at timestamptz(3) not null,
  primary key (workspace_id, key_id, ip_address),
  foreign key (workspace_id, key_id) references api_keys on delete cascade
);

-- The directory of secrets: only their HMAC. A rotating key has two rows, a session one.
create table credentials (
  hash bytea primary key,
  kind text not null,
  subject_id text not null,
  workspace_id text references workspaces on delete cascade,
  previous boolean not null default false,
  ends_at timestamptz(3),
  ended_at timestamptz(3)
);
create index credentials_of_subject on credentials (subject_id);

create table idempotency_records (
  principal text not null,
  key_hash bytea not null,
  fingerprint bytea not null,
  reply bytea,
  created_at timestamptz(3) not null default now(),
  primary key (principal, key_hash)
);
create index idempotency_records_by_age on idempotency_records (created_at);

-- Counters that may be lost in a crash, in the form that the rate limiter's library expects.
create unlogged table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
`;

export const core0001 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0001_core creates the database; to undo it, drop the database.');
  },
};
