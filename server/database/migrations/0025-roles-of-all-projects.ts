import type { Knex } from 'knex';

/** A custom role may reach all projects, as the built-in ones of owners, admins and managers do. */
export const rolesOfAllProjects0025 = {
  up: async (knex: Knex) => {
    await knex.raw(`
alter table roles add column all_projects boolean not null default false;
drop trigger roles_decided_from on roles;
create trigger roles_decided_from after update of permissions, all_projects or delete on roles
  for each row execute function note_access_change('$1.workspace_id');
`);
  },
  async down(): Promise<void> {
    throw new Error(
      '0025_roles_of_all_projects is not undone: it would take projects from people who reach them.',
    );
  },
};
