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
`;

export const gatewayConfigs0031 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop table gateway_config_versions, gateway_configs');
  },
};
