import type { Knex } from 'knex';

const FUNCTIONS = ['note_access_change', 'audit_queue_for_sealing', 'audit_is_kept'];

/**
 * Trigger functions find our tables whoever changes a row: psql with another search_path, or a restore of pg_dump, which
 * has none at all.
 */
const sql = `
do $$
declare
  name text;
begin
  foreach name in array array[${FUNCTIONS.map((name) => `'${name}'`).join(', ')}] loop
    execute format('alter function %I() set search_path = %I, pg_temp', name, current_schema());
  end loop;
end $$;

-- A restore of the data alone queues each entry once by the trigger and once by the rows of the dump. Sealing takes an
-- entry that is queued twice, or sealed already, for what it is.
alter table audit_unsealed drop constraint audit_unsealed_pkey;
create index audit_unsealed_by_entry on audit_unsealed (workspace_id, event_id);
`;

export const ownSchema0018 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(FUNCTIONS.map((name) => `alter function ${name}() reset search_path;`).join('\n'));
  },
};
