import type { Knex } from 'knex';

/**
 * How people come in: proof of their address, invitations, imports. Of every token only the HMAC is stored, in a
 * directory of its own, because whoever follows a link does not name a workspace.
 */
const sql = `
alter table users add column email_verified_at timestamptz(3);

-- Links in mails that prove an address or replace a password.
create table single_use_tokens (
  hash bytea primary key,
  purpose text not null,
  user_id text not null references users on delete cascade,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index single_use_tokens_of_user on single_use_tokens (user_id, purpose, created_at);
create index single_use_tokens_by_age on single_use_tokens (created_at);

-- What was asked for at an address, before anybody has looked whether somebody has it: a job does, so that the time
-- of the answer cannot tell.
create table password_reset_requests (
  id text primary key,
  email_key text not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null default now()
);

create table imports (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  created_by text,
  row_count integer not null,
  counts jsonb not null,
  undone_at timestamptz(3),
  cancelled integer,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);

-- An invitation that has run out is still 'pending' here until something asks; its status is computed where it is read.
create table invitations (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  email text not null,
  email_key text not null,
  role text not null,
  -- A role that an open invitation gives cannot be deleted, whoever is faster.
  custom_role_id text generated always as (case when status = 'pending' and role like 'rol\\_%' then role end) stored,
  project_ids text[] not null default '{}',
  first_name text,
  last_name text,
  status text not null default 'pending',
  invited_by text,
  import_id text,
  sends integer not null default 1,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  accepted_by text,
  cancelled_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, import_id) references imports,
  constraint invitations_role_exists foreign key (workspace_id, custom_role_id) references roles (workspace_id, id)
);
create unique index invitations_pending_unique on invitations (workspace_id, email_key) where status = 'pending';
create index invitations_of_inviter on invitations (workspace_id, invited_by) where status = 'pending';
create index invitations_of_import on invitations (workspace_id, import_id) where import_id is not null;
create index invitations_by_role on invitations (workspace_id, custom_role_id) where custom_role_id is not null;

create table invitation_tokens (
  hash bytea primary key,
  workspace_id text not null,
  invitation_id text not null,
  foreign key (workspace_id, invitation_id) references invitations on delete cascade
);
create index invitation_tokens_of_invitation on invitation_tokens (workspace_id, invitation_id);
`;

export const invitations0003 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0003_invitations is not undone: it would lose who was invited, and by whom.');
  },
};
