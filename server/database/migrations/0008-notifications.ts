import type { Knex } from 'knex';

const sql = `
-- What a member wants to be told, where it differs from the settings of the workspace: null is no difference.
create table notification_preferences (
  workspace_id text not null,
  user_id text not null,
  digest text,
  mentions boolean,
  project_updates boolean,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, user_id),
  foreign key (workspace_id, user_id) references members on delete cascade
);

-- The last day, in its own time zone, for which a workspace's digests were written.
create table digest_runs (
  workspace_id text primary key references workspaces on delete cascade,
  last_day date not null
);
`;

export const notifications0008 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0008_notifications is not undone: it would lose what people asked not to be sent.');
  },
};
