import type { Knex } from 'knex';

/** Where slugs are, whom each leads to, and what makes it unique: `$1` is the row. */
const TABLES = [
  { table: 'workspace_slugs', holder: '$1.workspace_id', name: '$1.slug' },
  { table: 'organization_slugs', holder: '$1.organization_id', name: '$1.slug' },
  { table: 'project_slugs', holder: '$1.project_id', name: `$1.workspace_id || ' ' || $1.slug` },
];
const FUNCTIONS = ['remember_released_slug()', 'was_released(text)'];

/**
 * A slug that was released may be taken at once, before every replica has heard of its release. So taking a slug within a
 * minute of its release is a change that replicas confirm. Taking any other slug changes nothing that they remember.
 */
const functions = `
-- Unlogged like access_changes: what replicas remember does not outlive a crash either.
create unlogged table released_slugs (
  name text primary key, -- the table, the workspace of a project, and the slug
  released_at timestamptz not null default clock_timestamp()
);

create function remember_released_slug() returns trigger language plpgsql as $$
declare
  released text;
begin
  execute format('select %s', tg_argv[0]) into released using old;
  delete from released_slugs where name = any(array(
    select name from released_slugs where released_at < clock_timestamp() - interval '1 minute'
      limit 100 for update skip locked));
  insert into released_slugs (name) values (tg_table_name || ' ' || released)
    on conflict (name) do update set released_at = excluded.released_at;
  return null;
end
$$;

-- Volatile, so that it sees the release for which the unique index has waited.
create function was_released(slug text) returns boolean language plpgsql volatile as $$
begin
  return exists (select from released_slugs
    where name = slug and released_at > clock_timestamp() - interval '1 minute');
end
$$;

do $$
declare
  signature text;
begin
  foreach signature in array array[${FUNCTIONS.map((name) => `'${name}'`).join(', ')}] loop
    execute format('alter function %s set search_path = %I, pg_temp', signature, current_schema());
  end loop;
end
$$;
`;

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

export const takenSlugs0027 = {
  up: async (knex: Knex) => {
    await knex.raw(functions);
    for (const { table, holder, name } of TABLES) {
      await knex.raw(`
create trigger ${table}_released after delete on ${table}
  for each row execute function remember_released_slug(${quoted(name)});
create trigger ${table}_taken after insert on ${table}
  for each row when (was_released('${table} ' || ${name.replaceAll('$1', 'new')}))
  execute function note_access_change('${holder}');
`);
    }
  },
  down: async (knex: Knex) => {
    for (const { table } of TABLES) {
      await knex.raw(`drop trigger ${table}_released on ${table}; drop trigger ${table}_taken on ${table};`);
    }
    await knex.raw(`drop function ${FUNCTIONS.join(', ')}; drop table released_slugs;`);
  },
};
