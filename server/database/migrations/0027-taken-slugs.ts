import type { Knex } from 'knex';

const TABLES = [
  { table: 'workspace_slugs', subject: '$1.workspace_id' },
  { table: 'organization_slugs', subject: '$1.organization_id' },
  { table: 'project_slugs', subject: '$1.project_id' },
];

/**
 * A slug that was released may be taken at once, before every replica has heard of its release. So taking one is a change,
 * too: its answer waits for what was released before it.
 */
export const takenSlugs0027 = {
  up: async (knex: Knex) => {
    for (const { table, subject } of TABLES) {
      await knex.raw(`
drop trigger ${table}_decided_from on ${table};
create trigger ${table}_decided_from after insert or delete on ${table}
  for each row execute function note_access_change('${subject}');
`);
    }
  },
  down: async (knex: Knex) => {
    for (const { table, subject } of TABLES) {
      await knex.raw(`
drop trigger ${table}_decided_from on ${table};
create trigger ${table}_decided_from after delete on ${table}
  for each row execute function note_access_change('${subject}');
`);
    }
  },
};
