import { buildConnector } from 'undici';
import { errorCodeOf } from '../../database/errors.ts';
import type { UrlGuard } from './url-guard.ts';

const CONNECT_MS = 5000;
/** Nothing was sent, so the next address may work. */
export const NOT_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH']);

/** Opens connections only to addresses that the guard has just resolved and checked. */
export function guardedConnector(guard: UrlGuard): buildConnector.connector {
  const connect = buildConnector({ timeout: CONNECT_MS });
  return (options, callback) => {
    const tryAddress = ([address, ...others]: readonly string[]) =>
      connect({ ...options, hostname: address ?? '' }, (...[error, socket]) => {
        if (error === null) callback(null, socket);
        else if (others.length > 0 && NOT_CONNECTED.has(errorCodeOf(error) ?? '')) tryAddress(others);
        else callback(error, null);
      });
    guard
      .resolveAddresses(new URL(`${options.protocol}//${options.host ?? options.hostname}`))
      .then(tryAddress, (error: Error) => callback(error, null));
  };
}
