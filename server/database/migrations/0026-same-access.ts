import type { Knex } from 'knex';

/**
 * Fails unless access_changed() answers 'none', and says what it answered in the detail. So the last decision of a
 * transaction can travel in one message with its last statement and its commit: once it fails, PostgreSQL skips the rest.
 *
 * The subjects are separated by commas, as those of a notification are.
 */
const sql = `
create function require_same_access(about text) returns boolean language plpgsql volatile as $$
declare
  changed text := access_changed(string_to_array(about, ','), null);
begin
  if changed <> 'none' then
    raise exception 'Access has changed since the decision.' using errcode = 'TY001', detail = changed;
  end if;
  return true;
end
$$;

do $$
begin
  execute format('alter function require_same_access(text) set search_path = %I, pg_temp', current_schema());
end
$$;
`;

export const sameAccess0026 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop function require_same_access(text)');
  },
};
