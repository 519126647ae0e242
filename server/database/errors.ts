import pg from 'pg';
import { QueueTimeoutError } from './pg/transaction-queue.ts';
import { codeOf, sqlstate } from './sqlstate.ts';

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
