import type { Knex } from 'knex';

const sql = `
-- Links with which a person without an account sets up one connection or directory.
create table sso_setup_links (
  tenant_id text not null references tenants on delete cascade,
  id text not null,
  kind text not null check (kind in ('oidc', 'saml', 'scim')),
  -- The connection or directory. A new connection has its id before it exists: the link makes it when it first saves.
  target_id text not null,
  name text not null,
  email text,
  masked text not null,
  -- The link works only while this person may do what it does.
  created_by text not null references users on delete cascade,
  expires_at timestamptz(3) not null,
  opened_at timestamptz(3),
  tested_at timestamptz(3),
  ended_at timestamptz(3),
  -- Whether it has ended because what it set up was activated.
  completed boolean not null default false,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
create index sso_setup_links_of_target on sso_setup_links (tenant_id, target_id);
create index sso_setup_links_of_person on sso_setup_links (created_by);
create trigger sso_setup_links_access_changed after delete on sso_setup_links
  for each row execute function record_access_change('$1.id');

-- The link that has begun a test, and alone reads its result besides those who manage the connection.
alter table sso_tests add column setup_link_id text;
`;

export const setupLinks0061 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('alter table sso_tests drop column setup_link_id');
    await knex.raw('drop table sso_setup_links');
  },
};
