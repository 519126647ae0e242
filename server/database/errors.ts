import pg from 'pg';
import { QueueTimeoutError } from './pg/transaction-queue.ts';

/** The SQLSTATEs this code acts on, by name. Appendix A of the PostgreSQL manual lists them all. */
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
  /** Our own code, raised by `require_same_access()` in the migrations. */
  accessChanged: 'TY001',
} as const;

/** The SQLSTATE of an error raised by the database, or undefined for any other thrown value. */
export function sqlstateOf(error: unknown): string | undefined {
  const code = codeOf(error);
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code) ? code : undefined;
}

// An error belongs to what raised it, so what is known of it lasts exactly as long.
const reasons = new WeakMap<Error, string>();

/** Keeps what the database has said, before Knex puts the statement in front of it. */
export function keepReason(error: unknown): void {
  if (error instanceof Error) reasons.set(error, error.message);
}

/** What the database has said, without the statement. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? (reasons.get(error) ?? error.message) : String(error);

/** The name of the constraint an error violates, when the database names one. */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('constraint' in error)) return undefined;
  return typeof error.constraint === 'string' ? error.constraint : undefined;
}

/**
 * Class 22, "data exception": a value the column's type cannot hold (a NUL in text, a number or date out of
 * range, a lone surrogate in jsonb). It is the caller's input that is wrong.
 */
export function isDataException(error: unknown): boolean {
  return sqlstateOf(error)?.startsWith('22') ?? false;
}

/** The transaction lost a race and would succeed if it were run again from its start. */
export function isRetryable(error: unknown): boolean {
  const state = sqlstateOf(error);
  return state === sqlstate.serializationFailure || state === sqlstate.deadlockDetected;
}

/** The `code` of an error, be it a SQLSTATE or an operating system's name such as ECONNREFUSED. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** There is no connection to the database, or it has failed. The reason is the message, and the cause where there is one. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError';
  readonly code: string;

  constructor(message: string, code: string = sqlstate.connectionFailure, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

// The server says so and then hangs up, which the client notices only a moment later.
const fatal = new Set<string>([
  sqlstate.readOnlyTransaction, // connected to a server that a failover has made a replica
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
  sqlstate.queryCanceled, // by statement_timeout: nothing here cancels a query by hand
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

/** Classes 08, 53 and 58: connections, resources, and what goes wrong outside PostgreSQL, such as a disk. */
const STATES_OUTSIDE = /^(08|53|58)[0-9A-Z]{3}$/;

// pg and tarn raise these without a code; the texts are those of pg 8 and tarn 3.
const messages =
  /Connection terminated|timeout expired|Query read timeout$|connection error and is not queryable|Client was closed|Unable to acquire a connection|acquiring a connection|^aborted$/;

/**
 * True when the database could not be reached or had no room for the request, so that the same request may
 * succeed later: the answer is 503, never 401 and never 500.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof QueueTimeoutError || error instanceof DatabaseUnavailableError) return true;
  const code = codeOf(error);
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

/** True when the session the error came from is gone, or has to go, so that no other query may be given to it. */
export function isFatalToConnection(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  if (fatal.has(code) || code.startsWith('08')) return true;
  return error instanceof Error && (isLast(error) || isStalePlan(error) || isStandby(error));
}

/**
 * True when the server, or a pooler before it, ends the session with this error, or when the driver could not read an
 * answer, for which it raises the error of a server without a SQLSTATE: nothing after such an answer can be relied on.
 */
const isLast = (error: Error): boolean =>
  error instanceof pg.DatabaseError &&
  (error.code === undefined || error.severity === 'FATAL' || error.severity === 'PANIC');

/** A standby was asked to begin a transaction that may write, or to allow it. The name of the check is that of 15, or later. */
const isStandby = (error: Error): boolean =>
  codeOf(error) === sqlstate.featureNotSupported &&
  'routine' in error &&
  (error.routine === 'check_XactReadOnly' || error.routine === 'check_transaction_read_only');

/**
 * A migration of another replica changed the columns under a prepared statement. The session that holds it
 * is discarded, and the next attempt prepares the statement anew.
 */
function isStalePlan(error: Error): boolean {
  return (
    codeOf(error) === sqlstate.featureNotSupported &&
    'routine' in error &&
    error.routine === 'RevalidateCachedQuery'
  );
}
