import type { Knex } from 'knex';

const TABLES = [
  { table: 'workspace_slugs', subject: '$1.workspace_id' },
  { table: 'organization_slugs', subject: '$1.organization_id' },
  { table: 'project_slugs', subject: '$1.project_id' },
];

/**
 * Former slugs are released in the order in which they were given up. Replicas remember where a slug leads, so its release
 * is a change that they are told of.
 */
export const formerSlugs0024 = {
  up: async (knex: Knex) => {
    for (const { table, subject } of TABLES) {
      await knex.raw(`
alter table ${table} add column used_at timestamptz not null default now();
create trigger ${table}_decided_from after delete on ${table}
  for each row execute function note_access_change('${subject}');
`);
    }
  },
  down: async (knex: Knex) => {
    for (const { table } of TABLES) {
      await knex.raw(`
drop trigger ${table}_decided_from on ${table};
alter table ${table} drop column used_at;
`);
    }
  },
};
