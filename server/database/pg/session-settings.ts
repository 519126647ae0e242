import { DatabaseUnavailableError } from '../errors.ts';

/** A setting of the database session that the code relies on. */
interface Setting {
  readonly name: string;
  readonly value: string;
  /** Other spellings with the same meaning. */
  readonly synonyms?: RegExp;
  /** Only a superuser may set it, so it is only checked. */
  readonly fixed?: true;
}

/** With other values, times, numbers or bytes would be misread or rejected. */
const SETTINGS: readonly Setting[] = [
  { name: 'DateStyle', value: 'ISO', synonyms: /^ISO\b/ },
  { name: 'IntervalStyle', value: 'postgres' },
  { name: 'TimeZone', value: 'UTC', synonyms: /^(Etc\/)?(UTC|UCT|Universal|Zulu|GMT)$/ },
  { name: 'standard_conforming_strings', value: 'on' },
  { name: 'bytea_output', value: 'hex', synonyms: /^escape$/ },
  { name: 'extra_float_digits', value: '1', synonyms: /^[1-3]$/ },
  { name: 'array_nulls', value: 'on' },
  { name: 'transform_null_equals', value: 'off' },
  { name: 'default_transaction_isolation', value: 'read committed' },
  { name: 'default_transaction_read_only', value: 'off' },
  { name: 'client_encoding', value: 'UTF8', fixed: true },
  { name: 'session_replication_role', value: 'origin', fixed: true },
];

/** The oldest PostgreSQL version with the features that the SQL uses. */
const OLDEST_VERSION = 150_000;

/** Returns the start-up parameter `options`: the settings of the URL, overridden by those that the code relies on. */
export function startupOptions(given: string | undefined): string {
  const own = SETTINGS.filter(({ fixed }) => !fixed).map(
    ({ name, value }) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`,
  );
  return [...(given === undefined ? [] : [given]), ...own].join(' ');
}

/** Thrown for a database or session with unsuitable settings. The message says what to change. */
export class UnfitDatabaseError extends DatabaseUnavailableError {
  override name = 'UnfitDatabaseError';
}

/**
 * The query that checks a session before its first use. Names are fully qualified, since the search path is not trusted
 * yet.
 */
export const SESSION_CHECK_SQL = `
  select pg_catalog.pg_is_in_recovery() as standby, current_schema() as schema, current_user as "user",
    pg_catalog.current_database() as database, pg_catalog.clock_timestamp()::text as born,
    pg_catalog.current_setting('server_encoding') as encoding,
    pg_catalog.current_setting('server_version_num')::int as version,
    pg_catalog.current_setting('server_version') as release,
    pg_catalog.current_setting('search_path') as path,
    pg_catalog.current_setting('statement_timeout') as statement_timeout,
    array[${SETTINGS.map(({ name }) => `pg_catalog.current_setting('${name}')`).join(', ')}] as settings`;

/** The result of the check. `born` is a time of the database clock at which the session existed. */
export interface SessionFacts {
  standby: boolean;
  schema: string | null;
  user: string;
  database: string;
  born: string;
  encoding: string;
  version: number;
  release: string;
  path: string;
  statement_timeout: string;
  settings: string[];
}

/**
 * Checks that a session is usable.
 * @param isPooled whether a pooler may have dropped start-up parameters
 * @throws UnfitDatabaseError
 */
export function checkSession(facts: SessionFacts, isPooled: boolean): void {
  const fault = unsuitabilityOf(facts) ?? settingFault(facts, isPooled);
  if (fault !== undefined) throw new UnfitDatabaseError(fault);
}

function unsuitabilityOf({ standby, schema, encoding, version, release, path, database }: SessionFacts) {
  if (standby) return 'this PostgreSQL server is a standby, which may be behind: the primary is needed';
  if (version < OLDEST_VERSION) return `PostgreSQL 15 or later is needed, and this is ${release}`;
  if (encoding !== 'UTF8')
    return (
      `the database "${database}" has the encoding ${encoding}, which cannot hold every character: ` +
      `create one with "create database … encoding 'UTF8' template template0"`
    );
  if (schema === null)
    return `no schema of the search_path (${path}) exists in the database "${database}": create it`;
  return undefined;
}

function settingFault({ settings, user, database }: SessionFacts, isPooled: boolean): string | undefined {
  const wrong = SETTINGS.flatMap((setting, index) => {
    const found = settings[index] ?? '';
    const isRight = found === setting.value || setting.synonyms?.test(found) === true;
    return isRight ? [] : [{ ...setting, found }];
  });
  const [first] = wrong;
  if (first === undefined) return undefined;
  const changes = wrong.map(
    ({ name, value }) => `alter role "${user}" in database "${database}" set ${name} = '${value}';`,
  );
  const through = isPooled
    ? 'A pooler does not allow setting this for each connection'
    : 'The server did not accept it when connecting';
  return `${first.name} is "${first.found}" and must be "${first.value}". ${through}, so run: ${changes.join(' ')}`;
}
