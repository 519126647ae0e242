import type { Knex } from 'knex';

/** Settings of a project, where they differ from those of its workspace; null means no difference. */
const sql = `
create table project_settings (
  workspace_id text not null,
  project_id text not null,
  timezone text,
  language text,
  digest text,
  mentions boolean,
  project_updates boolean,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, project_id),
  foreign key (workspace_id, project_id) references projects on delete cascade
);
`;

export const projectSettings0013 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table project_settings');
  },
};
