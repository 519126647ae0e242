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
