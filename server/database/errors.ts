import pg from 'pg';
import { QueueTimeoutError } from './pg/transaction-queue.ts';

/** The SQLSTATEs that the code handles, by name. Appendix A of the PostgreSQL manual lists them all. */
export const sqlstate = {
  notNullViolation: '23502',
  foreignKeyViolation: '23503',
  uniqueViolation: '23505',
  checkViolation: '23514',
  exclusionViolation: '23P01',
  serializationFailure: '40001',
  deadlockDetected: '40P01',
  idleInTransactionTimeout: '25P03',
  readOnlyTransaction: '25006',
  failedTransaction: '25P02',
  transactionTimeout: '25P04',
  invalidStatementName: '26000',
  undefinedTable: '42P01',
  insufficientPrivilege: '42501',
  invalidAuthorization: '28000',
  invalidPassword: '28P01',
  undefinedDatabase: '3D000',
  protocolViolation: '08P01',
  featureNotSupported: '0A000',
  lockNotAvailable: '55P03',
  queryCanceled: '57014',
  adminShutdown: '57P01',
  crashShutdown: '57P02',
  cannotConnectNow: '57P03',
  databaseDropped: '57P04',
  idleSessionTimeout: '57P05',
  tooManyConnections: '53300',
  connectionFailure: '08006',
  /** Tenantry's own code, raised by `require_same_access()` in the migrations. */
  accessChanged: 'TY001',
} as const;

/** Returns the SQLSTATE of a database error, or undefined for any other thrown value. */
export function sqlstateOf(error: unknown): string | undefined {
  const code = errorCodeOf(error);
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code) ? code : undefined;
}

// Weak, so that each message lives exactly as long as its error.
const reasons = new WeakMap<Error, string>();

/** Stores the message of the database before Knex prefixes the statement. */
export function keepReason(error: unknown): void {
  if (error instanceof Error) reasons.set(error, error.message);
}

/** Returns the message of the database without the statement. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? (reasons.get(error) ?? error.message) : String(error);

/** Returns the name of the violated constraint, if the database reports one. */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('constraint' in error)) return undefined;
  return typeof error.constraint === 'string' ? error.constraint : undefined;
}

/**
 * Whether an error is of class 22, "data exception": a value that the column type cannot hold (a NUL in text, a number
 * or date out of range, a lone surrogate in jsonb). The caller's input is invalid.
 */
export function isDataException(error: unknown): boolean {
  return sqlstateOf(error)?.startsWith('22') ?? false;
}

/** Whether the transaction lost a race and would succeed if it were retried from the start. */
export function isRetryable(error: unknown): boolean {
  const state = sqlstateOf(error);
  return state === sqlstate.serializationFailure || state === sqlstate.deadlockDetected;
}

/** Returns the `code` of an error: a SQLSTATE, or a name of the operating system such as ECONNREFUSED. */
export function errorCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Thrown when there is no connection to the database, or it failed. The message has the reason, and `cause` the
 * original error if there is one.
 */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError';
  readonly code: string;

  constructor(message: string, code: string = sqlstate.connectionFailure, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

// The server sends one of these and then disconnects, which the client only notices later.
const fatal = new Set<string>([
  sqlstate.readOnlyTransaction, // connected to a server that a failover has made a standby
  sqlstate.idleInTransactionTimeout,
  sqlstate.transactionTimeout,
  sqlstate.adminShutdown,
  sqlstate.crashShutdown,
  sqlstate.cannotConnectNow,
  sqlstate.databaseDropped,
  sqlstate.idleSessionTimeout,
]);

const states = new Set<string>([
  ...fatal,
  sqlstate.lockNotAvailable,
  sqlstate.queryCanceled, // by statement_timeout: the code never cancels queries itself
]);

const systemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
]);

/** Classes 08, 53 and 58: connections, resources, and failures outside PostgreSQL, such as a disk. */
const STATES_OUTSIDE = /^(08|53|58)[0-9A-Z]{3}$/;

// pg and tarn raise these errors without a code; the texts are those of pg 8 and tarn 3.
const messages =
  /Connection terminated|timeout expired|Query read timeout$|connection error and is not queryable|Client was closed|Unable to acquire a connection|acquiring a connection|^aborted$/;

/**
 * Whether the database was unreachable or overloaded, so that the same request may succeed later: the response is 503,
 * never 401 or 500.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof QueueTimeoutError || error instanceof DatabaseUnavailableError) return true;
  const code = errorCodeOf(error);
  if (code !== undefined && (states.has(code) || systemCodes.has(code))) return true;
  if (code !== undefined && STATES_OUTSIDE.test(code)) return true;
  return (
    error.name === 'KnexTimeoutError' ||
    isLast(error) ||
    isStalePlan(error) ||
    isStandby(error) ||
    messages.test(error.message)
  );
}

/** Whether the session of the error is gone or must be closed, so that it gets no further queries. */
export function isFatalToConnection(error: unknown): boolean {
  const code = errorCodeOf(error) ?? '';
  if (fatal.has(code) || code.startsWith('08')) return true;
  return error instanceof Error && (isLast(error) || isStalePlan(error) || isStandby(error));
}

/**
 * Whether the server, or a pooler in front of it, ends the session with this error, or the driver could not parse a
 * response, for which it raises a server error without SQLSTATE. After such a response the connection cannot be
 * trusted.
 */
const isLast = (error: Error): boolean =>
  error instanceof pg.DatabaseError &&
  (error.code === undefined || error.severity === 'FATAL' || error.severity === 'PANIC');

/**
 * Whether a standby refused to begin a writable transaction. The name of the check is that of PostgreSQL 15 and later.
 */
const isStandby = (error: Error): boolean =>
  errorCodeOf(error) === sqlstate.featureNotSupported &&
  'routine' in error &&
  (error.routine === 'check_XactReadOnly' || error.routine === 'check_transaction_read_only');

/**
 * Whether a migration of another replica changed the columns of a prepared statement. The session is discarded, and the
 * next attempt prepares the statement again.
 */
function isStalePlan(error: Error): boolean {
  return (
    errorCodeOf(error) === sqlstate.featureNotSupported &&
    'routine' in error &&
    error.routine === 'RevalidateCachedQuery'
  );
}
