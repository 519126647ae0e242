/**
 * Classification of a failed attempt. `permanent`: the server will never accept this mail. `recipient`: it may accept
 * this mail later. `server`: it accepts no mail at the moment, or the configuration is wrong; the mail is not at fault.
 * `unknown`: anything else.
 */
export type FailureKind = 'permanent' | 'recipient' | 'server' | 'unknown';

/** Replies that concern the connection or the whole server, whatever the command. */
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

/** Classifies an error of nodemailer by the server's reply and the command that it answered. */
export function classifyFailure(error: unknown): FailureKind {
  const reply = propertyOf(error, 'responseCode');
  const command = propertyOf(error, 'command');
  if (typeof reply !== 'number') {
    return NETWORK_ERRORS.has(String(propertyOf(error, 'code'))) ? 'server' : 'unknown';
  }
  // A refused greeting, login or sender is refused for every mail.
  if (BUSY_REPLIES.has(reply) || (command !== 'RCPT TO' && command !== 'DATA')) return 'server';
  if (reply >= 500) return 'permanent';
  return command === 'RCPT TO' ? 'recipient' : 'server';
}
