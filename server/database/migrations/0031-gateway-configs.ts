import type { Knex } from 'knex';

/** How calls of models are routed. */
const sql = `
create table gateway_configs (
  workspace_id text not null references workspaces on delete cascade,
  id text not null,
  slug text not null,
  name text not null,
  note text,
  -- The version by which calls are routed.
  latest integer not null default 1,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  constraint gateway_configs_slug_unique unique (workspace_id, slug)
);
create trigger gateway_configs_changed after delete or update of slug, latest on gateway_configs
  for each row execute function record_access_change('$1.id');

-- A version is never changed.
create table gateway_config_versions (
  workspace_id text not null,
  config_id text not null,
  number integer not null,
  -- As it was sent, with the order of its names.
  content json not null,
  -- The version whose content it has again.
  restored_from integer,
  created_by text,
  created_with text,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, config_id, number),
  foreign key (workspace_id, config_id) references gateway_configs on delete cascade
);

-- The configs of calls that name none. A config that is used here cannot be deleted.
alter table workspace_settings add column default_config_id text;
alter table project_settings add column default_config_id text;
create trigger workspace_default_config_changed after update on workspace_settings
  for each row when (old.default_config_id is distinct from new.default_config_id)
  execute function record_access_change('$1.workspace_id');
create trigger project_default_config_changed after update on project_settings
  for each row when (old.default_config_id is distinct from new.default_config_id)
  execute function record_access_change('$1.workspace_id');
create trigger project_default_config_set after insert on project_settings
  for each row when (new.default_config_id is not null)
  execute function record_access_change('$1.workspace_id');
`;

export const gatewayConfigs0031 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger project_default_config_set on project_settings;
      drop trigger project_default_config_changed on project_settings;
      drop trigger workspace_default_config_changed on workspace_settings;
      alter table project_settings drop column default_config_id;
      alter table workspace_settings drop column default_config_id;
      drop table gateway_config_versions, gateway_configs`);
  },
};
