import type { Knex } from 'knex';

/**
 * The permissions of the application, and the version of their catalogue.
 */
const sql = `
create table application_permissions (
  name text primary key,
  description text not null,
  category text not null,
  class text not null,
  roles text[] not null,
  project_scoped boolean not null,
  managing boolean not null,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);

-- Changes with every change of the catalogue. Facts are loaded with it, so that decisions never use an older catalogue.
-- Changes of the catalogue wait for each other here, and for the requests that compare its permissions.
alter table installation add column catalogue_version uuid not null default gen_random_uuid();
create trigger catalogue_changed after update of catalogue_version on installation
  for each row execute function record_access_change('''application_catalogue''');
`;

export const applicationPermissions0008 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(`
      drop trigger catalogue_changed on installation;
      alter table installation drop column catalogue_version;
      drop table application_permissions`);
  },
};
