import type { Knex } from 'knex';

const sql = `
-- The directories of identity providers that provision people by SCIM.
create table directories (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  name text not null,
  default_role text not null,
  ip_allowlist text[] not null default '{}',
  -- Who activated it, and with which role. It never does more than that role may.
  activated_by text references users on delete set null,
  authority text,
  activated_at timestamptz(3),
  manages_owners boolean not null default false,
  masked text not null,
  previous_masked text,
  rotated_at timestamptz(3),
  rotation_ends_at timestamptz(3),
  last_used_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  constraint directories_by_name unique (tenant_id, name)
);
create trigger directories_access_changed after delete or update of name, ip_allowlist, activated_at, rotation_ends_at
    on directories for each row execute function record_access_change('$1.id');

-- Addresses that still use the previous secret of a rotating directory token.
create table previous_directory_secret_uses (
  tenant_id text not null,
  directory_id text not null,
  ip_address text not null,
  uses integer not null,
  last_used_at timestamptz(3) not null,
  primary key (tenant_id, directory_id, ip_address),
  foreign key (tenant_id, directory_id) references directories on delete cascade
);

-- The people of a directory. A deleted one stays, so that a repeated external id finds its account again.
create table directory_users (
  tenant_id text not null,
  directory_id text not null,
  id text not null,
  external_id text,
  user_name text not null,
  -- In lower case; a deleted person leaves the name to another one.
  user_name_key text,
  active boolean not null,
  -- What the identity provider says about the person.
  attributes jsonb not null default '{}',
  user_id text references users on delete set null,
  state text not null check (state in ('inactive', 'active', 'pending_owner', 'suspended')),
  -- What the person gets back when the directory activates them again.
  ended jsonb,
  receipt jsonb,
  deleted_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, directory_id, id),
  constraint directory_users_by_name unique (tenant_id, directory_id, user_name_key),
  foreign key (tenant_id, directory_id) references directories on delete cascade
);
create index directory_users_by_external_id on directory_users (tenant_id, directory_id, external_id);
create unique index directory_users_by_person on directory_users (tenant_id, directory_id, user_id)
  where deleted_at is null;
create index directory_users_of_person on directory_users (user_id) where user_id is not null;

-- The directory that decides about a membership. That of an organization decides in the workspaces that it owns, too.
alter table members add column managed_by text;
create index members_managed on members (managed_by) where managed_by is not null;
`;

export const directories0048 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('alter table members drop column managed_by');
    await knex.raw('drop table directory_users, previous_directory_secret_uses, directories');
  },
};
