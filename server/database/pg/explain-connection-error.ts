import { errorCodeOf, isUnavailable, reasonOf, sqlstate, sqlstateOf } from '../errors.ts';
import { type DatabaseAddress, hostName, parseDatabaseUrl } from './database-url.ts';
import { UnfitDatabaseError } from './session-settings.ts';

interface ConnectionTarget extends Pick<DatabaseAddress, 'user' | 'database'> {
  /** The servers by name. Nothing else of the URL is shown, because it may contain a password. */
  server: string;
  reason: string;
}

/** Explanations of SQLSTATEs that a wrong URL causes. */
const EXPLANATIONS: Readonly<Record<string, (target: ConnectionTarget) => string>> = {
  [sqlstate.undefinedDatabase]: ({ server, reason }) =>
    `the PostgreSQL server at ${server} has no such database (${reason}). Correct its name, or create it.`,
  [sqlstate.invalidPassword]: ({ server, reason }) =>
    `the PostgreSQL server at ${server} refuses the user or the password (${reason}).`,
  [sqlstate.invalidAuthorization]: ({ server, reason }) =>
    `the PostgreSQL server at ${server} refuses the user (${reason}).`,
  [sqlstate.insufficientPrivilege]: ({ user, reason }) =>
    `${user === undefined ? 'the user' : `the user "${user}"`} lacks a right (${reason}). It needs to create tables: as the owner of the database run grant create on schema public to ${user === undefined ? 'it' : `"${user}"`}.`,
  [sqlstate.protocolViolation]: ({ server, reason }) =>
    `the server at ${server} refuses the connection (${reason}). If it is a pooler such as PgBouncer, set DATABASE_PREPARE=false.`,
};

/** Whether the database user lacks a permission that the server needs. */
export const isPermissionMissing = (error: unknown): boolean =>
  sqlstateOf(error) === sqlstate.insufficientPrivilege;

/**
 * Explains in one sentence why a database could not be opened, and what to change. The text never contains a password.
 */
export function explainConnectionError(error: unknown, url: string): string {
  const { hosts, user, database } = parseDatabaseUrl(url);
  const server = hosts.map(hostName).join(', ');
  const reason = reasonOf(error);
  if (error instanceof UnfitDatabaseError) return `${reason}.`;
  const explain = EXPLANATIONS[sqlstateOf(error) ?? ''];
  if (explain !== undefined) return explain({ server, user, database, reason });
  const code = errorCodeOf(error);
  if (code === 'ENOENT' || code === 'EACCES')
    return `no PostgreSQL server can be reached at the socket ${server} (${code}).`;
  if (isUnavailable(error))
    return `the PostgreSQL server at ${server} cannot be reached (${code ?? reason}).`;
  if (/certificate/i.test(reason))
    return `the certificate of the PostgreSQL server at ${server} is not trusted (${reason}). Name the authority that signed it: ?sslmode=verify-full&sslrootcert=<file>`;
  return `the PostgreSQL server at ${server} cannot be used (${reason}).`;
}
