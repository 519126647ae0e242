import type { Knex } from 'knex';

const sql = `
-- What an organization wants the same in many workspaces.
create table templates (
  organization_id text not null references organizations on delete cascade,
  id text not null,
  name text not null,
  name_key text not null,
  description text,
  content jsonb not null,
  created_by text,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (organization_id, id)
);
create unique index templates_name_unique on templates (organization_id, name_key);

-- A template as it was applied, and by whom: it may be changed or deleted while the run goes on, and the report stays.
create table template_runs (
  organization_id text not null references organizations on delete cascade,
  id text not null,
  template_id text not null,
  template_name text not null,
  template_version integer not null,
  content jsonb not null,
  credential_id text,
  secret_ends_at timestamptz(3),
  started_by text,
  address text not null,
  user_agent text,
  created_at timestamptz(3) not null default now(),
  turned_at timestamptz,
  finished_at timestamptz(3),
  primary key (organization_id, id)
);
create index template_runs_turned on template_runs (organization_id, turned_at);
create unique index template_runs_unfinished_unique on template_runs (organization_id, template_id)
  where finished_at is null;

-- A row for each workspace: what is pending is what is left to do, however often the server is killed. Turns go round:
-- whose last one is longest ago has the next one, organizations, their runs and the workspaces of these alike.
create table template_run_results (
  organization_id text not null,
  run_id text not null,
  workspace_id text not null references workspaces on delete cascade,
  digest text not null,
  status text not null default 'pending',
  problem jsonb,
  changes jsonb,
  tried_at timestamptz,
  finished_at timestamptz(3),
  primary key (organization_id, run_id, workspace_id),
  foreign key (organization_id, run_id) references template_runs on delete cascade
);
create index template_run_results_of_workspace on template_run_results (workspace_id);
create index template_run_results_pending
  on template_run_results (organization_id, run_id, tried_at nulls first, workspace_id)
  where status = 'pending';
`;

export const templates0015 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error('0015_templates is not undone: it would lose templates and the reports on them.');
  },
};
