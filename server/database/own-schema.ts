/**
 * Returns the SQL that lets functions use the schema in which they are created, regardless of the session's search_path: psql
 * may have another, and a restore has none.
 * @param functions names with the types of their parameters
 */
export const useOwnSchema = (...functions: string[]): string => `
do $$
declare
  name text;
begin
  foreach name in array array[${functions.map((name) => `'${name}'`).join(', ')}] loop
    execute format('alter function %s set search_path = %I, pg_temp', name, current_schema());
  end loop;
end
$$;
`;
