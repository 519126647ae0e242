import type { Knex } from 'knex';
import { useOwnSchema } from '../own-schema.ts';

const sql = `
-- The groups of directories, and the roles that follow from them.
create table directory_groups (
  tenant_id text not null,
  directory_id text not null,
  id text not null,
  external_id text,
  display_name text not null,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, directory_id, id),
  foreign key (tenant_id, directory_id) references directories on delete cascade
);
create index directory_groups_by_name on directory_groups (tenant_id, directory_id, lower(display_name));
create index directory_groups_by_external_id on directory_groups (tenant_id, directory_id, external_id);

create table directory_group_members (
  tenant_id text not null,
  directory_id text not null,
  group_id text not null,
  directory_user_id text not null,
  primary key (tenant_id, directory_id, group_id, directory_user_id),
  foreign key (tenant_id, directory_id, group_id) references directory_groups on delete cascade,
  foreign key (tenant_id, directory_id, directory_user_id) references directory_users on delete cascade
);
create index directory_group_members_of_person
  on directory_group_members (tenant_id, directory_id, directory_user_id);

-- Which role a group gives, in order: the first mapping that names a group of a person counts.
alter table directories add column role_mappings jsonb not null default '[]';
-- The role that a mapping gave last, in the tenant of the directory.
alter table directory_users add column mapped_role text;
-- The directory whose mapping gave the membership of a project.
alter table project_members add column managed_by text;
create index project_members_managed on project_members (managed_by) where managed_by is not null;

-- The requests of identity providers, for the people who set them up. A job deletes them after 30 days.
create table directory_requests (
  tenant_id text not null,
  directory_id text not null,
  id text not null,
  method text not null,
  path text not null,
  -- The filter and the body without the values that are about people.
  filter text,
  body text,
  status integer not null,
  detail text,
  duration_ms integer not null,
  request_id text not null,
  ip_address text not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, directory_id, id),
  foreign key (tenant_id, directory_id) references directories on delete cascade
);
create index directory_requests_by_age on directory_requests (created_at);

-- The notices about the age of the token that were sent, by the days that were left.
alter table directories add column age_noticed_days integer;

-- The directories of an organization decide in the workspaces that it owns, and no longer once a workspace has left.
create function release_from_directories() returns trigger
language plpgsql as $$
begin
  update members m set managed_by = null from directories d
    where m.tenant_id = new.id and d.id = m.managed_by and d.tenant_id = old.organization_id;
  update project_members p set managed_by = null from directories d
    where p.workspace_id = new.id and d.id = p.managed_by and d.tenant_id = old.organization_id;
  return null;
end
$$;
create trigger workspace_left_directories after update of organization_id on workspaces for each row
  when (old.organization_id is distinct from new.organization_id) execute function release_from_directories();
${useOwnSchema('release_from_directories()')}
`;

export const directoryGroups0054 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger workspace_left_directories on workspaces;
      drop function release_from_directories();
      alter table project_members drop column managed_by;
      alter table directory_users drop column mapped_role;
      alter table directories drop column role_mappings, drop column age_noticed_days;
      drop table directory_requests, directory_group_members, directory_groups`);
  },
};
