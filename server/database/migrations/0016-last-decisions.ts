import type { Knex } from 'knex';

/**
 * Lets a change decide once more at the end of its transaction. Whatever takes access away takes an advisory lock on what
 * it is about, exclusively, and notes that it does; a change that ends tries to take the same locks together with others.
 * Either it has them first, and what takes access away waits for it to commit; or it comes too late, and finds the note.
 *
 * The locks are taken by the trigger that notes the change, so no operation, job or statement by hand can forget them. A
 * row that is inserted only gives access, except a role in a project, which replaces a higher one in the workspace.
 */
const sql = `
alter table access_changes add column takes_away boolean not null default false;
create index access_changes_that_take_away on access_changes using gin (subjects) with (fastupdate = off)
  where takes_away;

-- Since when the changes are complete: unlogged like these, so a crash or a failover leaves it empty. Housekeeping fills it
-- again, and until a minute later, longer than a request lives, nobody relies on the absence of a change.
create unlogged table access_changes_complete (since timestamptz not null);
insert into access_changes_complete (since) values ('-infinity');

create or replace function note_access_change() returns trigger language plpgsql as $$
declare
  subjects text[];
  takes_away boolean := tg_op <> 'INSERT';
begin
  execute format('select array[%s]', tg_argv[0]) into subjects using coalesce(new, old);
  if tg_op = 'INSERT' and tg_table_name = 'project_members' then
    takes_away := new.role is not null;
  end if;
  if takes_away then
    perform pg_advisory_xact_lock(hashtextextended(subject, 0)) from unnest(subjects) as subject
      where position('_' in subject) > 0; -- not on names for many things at once, see subjects.ts
  end if;
  insert into access_changes (subjects, takes_away) values (subjects, takes_away);
  perform pg_notify('tenantry_access', array_to_string(subjects, ','));
  return null;
end
$$;

-- Whether what a decision was made from has changed: 'busy' when something that changes it is under way, 'theirs' when
-- another transaction has changed it, 'own' when this one has, 'both', or 'none'. The locks are held to the end of the
-- transaction. The plan takes the index although the table was empty when it was made, and is not compiled for the cost
-- that this seems to have. Each statement of a volatile function sees what was committed before it began, so the second one sees
-- whatever the locks were waited for. Changes that the basis has seen do not count.
create function access_changed(about text[], basis pg_snapshot) returns text
language plpgsql volatile set enable_seqscan = off set jit = off as $$
declare
  own boolean;
  theirs boolean;
begin
  if not (select bool_and(pg_try_advisory_xact_lock_shared(hashtextextended(subject, 0)))
          from unnest(about) as subject) then
    return 'busy';
  end if;
  select coalesce(bool_or(c.transaction is not distinct from pg_current_xact_id_if_assigned()), false),
      coalesce(bool_or(c.transaction is distinct from pg_current_xact_id_if_assigned()
        and (basis is null or not pg_visible_in_snapshot(c.transaction, basis))), false)
    into own, theirs
    from access_changes c where c.takes_away and c.subjects && about;
  theirs := theirs or basis is null and not exists (
    select from access_changes_complete where since < clock_timestamp() - interval '1 minute');
  return case when own and theirs then 'both' when own then 'own' when theirs then 'theirs' else 'none' end;
end
$$;

-- They find our tables whatever the search_path of the session is.
do $$
declare
  name text;
begin
  foreach name in array array['note_access_change()', 'access_changed(text[], pg_snapshot)'] loop
    execute format('alter function %s set search_path = %I, pg_temp', name, current_schema());
  end loop;
end
$$;
`;

export const lastDecisions0016 = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(sql);
  },
  async down(): Promise<void> {
    throw new Error(
      '0016_last_decisions is not undone: revoked credentials could finish what they have begun.',
    );
  },
};
