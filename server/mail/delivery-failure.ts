/**
 * What a failed attempt says. `permanent`: the server will never take this mail. `recipient`: it may take this mail later.
 * `server`: it takes no mail at the moment, or the configuration is wrong; that is no fault of the mail. `unknown`: anything
 * else.
 */
export type FailureKind = 'permanent' | 'recipient' | 'server' | 'unknown';

/** Replies that mean the connection or the whole server, at whatever command they come. */
const BUSY_REPLIES: ReadonlySet<number> = new Set([421, 432, 454]);
const NETWORK_ERRORS: ReadonlySet<string> = new Set([
  ...[
    'ECONNECTION',
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ESOCKET',
    'EDNS',
    'ETLS',
    'ENOTFOUND',
  ],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'EAUTH', 'EPROTOCOL', 'EPROXY', 'EOAUTH2', 'ABORT_ERR'],
]);

const propertyOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

/** Tells by an error of nodemailer, which has the reply of the server and the command that it answered. */
export function classifyFailure(error: unknown): FailureKind {
  const reply = propertyOf(error, 'responseCode');
  const command = propertyOf(error, 'command');
  if (typeof reply !== 'number') {
    return NETWORK_ERRORS.has(String(propertyOf(error, 'code'))) ? 'server' : 'unknown';
  }
  // A refused greeting, login or sender is refused for every mail alike.
  if (BUSY_REPLIES.has(reply) || (command !== 'RCPT TO' && command !== 'DATA')) return 'server';
  if (reply >= 500) return 'permanent';
  return command === 'RCPT TO' ? 'recipient' : 'server';
}
