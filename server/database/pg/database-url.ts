import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type pg from 'pg';

/** One server of a connection URL: a host name, an address, or the folder of a Unix socket. */
export interface DatabaseHost {
  readonly host: string;
  readonly port: number;
}

/** The parts of a connection URL. */
export interface DatabaseAddress {
  /** In the order of connection attempts. */
  readonly hosts: readonly [DatabaseHost, ...DatabaseHost[]];
  readonly user: string | undefined;
  readonly database: string | undefined;
  /** Server settings of the URL: the text of its `options`. */
  readonly options: string | undefined;
  readonly password: string | undefined;
  /** Absent if the URL has no TLS parameter: then `PGSSLMODE` applies. */
  readonly tls: Pick<pg.ClientConfig, 'ssl' | 'sslnegotiation'>;
}

/** Thrown for an unusable connection URL, with the reason. The message never contains a password. */
export class DatabaseUrlError extends Error {
  override name = 'DatabaseUrlError';
}

const DEFAULT_PORT = 5432;
/** TLS parameters that the driver reads. */
const TLS = ['ssl', 'sslmode', 'sslcert', 'sslkey', 'sslrootcert', 'sslnegotiation'];
/** Parameters of libpq that the server overrides or that have no effect here. */
const WITHOUT_EFFECT = [
  ...['application_name', 'fallback_application_name', 'client_encoding', 'connect_timeout', 'keepalives'],
  ...['keepalives_idle', 'keepalives_interval', 'keepalives_count', 'tcp_user_timeout', 'channel_binding'],
  ...['gssencmode', 'krbsrvname', 'gsslib', 'load_balance_hosts', 'sslcompression', 'sslsni', 'require_auth'],
  ...['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'query_timeout'],
];
const PLACE = ['host', 'port', 'user', 'password', 'dbname', 'options', 'target_session_attrs'];
const KNOWN: ReadonlySet<string> = new Set([...TLS, ...WITHOUT_EFFECT, ...PLACE]);
const PRIMARIES: ReadonlySet<string> = new Set(['any', 'read-write', 'primary', 'prefer-standby']);

/**
 * Parses a connection URL as libpq does, and additionally passwords with raw `#`, `/`, `?` or `@`.
 * @throws DatabaseUrlError
 */
export function parseDatabaseUrl(text: string): DatabaseAddress {
  const rest = /^postgres(?:ql)?:\/\/(.*)$/s.exec(text.trim())?.[1];
  if (rest === undefined)
    throw new DatabaseUrlError('must be a URL that begins with postgres:// or postgresql://');
  const { main, parameters } = splitQuery(rest);
  const at = main.lastIndexOf('@');
  const credentials = at < 0 ? '' : main.slice(0, at);
  const [, authority = '', path] = /^([^/]*)(?:\/(.*))?$/s.exec(main.slice(at + 1)) ?? [];
  const [, name = '', password] = /^([^:]*)(?::(.*))?$/s.exec(credentials) ?? [];
  const user = parameters.get('user') ?? (decode(name) || undefined);
  const database = parameters.get('dbname') ?? (decode(path ?? '') || undefined);
  const secret = parameters.get('password') ?? (password === undefined ? undefined : decode(password));
  const hosts = hostsOf(authority, parameters.get('host'), parameters.get('port'));
  return {
    hosts,
    user,
    database,
    password: secret,
    options: parameters.get('options'),
    tls: tlsOf(parameters),
  };
}

/** Returns the driver's TLS options for libpq's words: every mode except `no-verify` verifies the certificate. */
function tlsOf(parameters: ReadonlyMap<string, string>): DatabaseAddress['tls'] {
  const mode = parameters.get('sslmode') ?? parameters.get('ssl');
  const files = { ca: 'sslrootcert', cert: 'sslcert', key: 'sslkey' };
  const given = Object.entries(files).flatMap(([option, parameter]) => {
    const file = parameters.get(parameter);
    return file === undefined ? [] : [[option, contentOf(parameter, file)]];
  });
  const negotiation = parameters.get('sslnegotiation');
  if (negotiation !== undefined && negotiation !== 'postgres' && negotiation !== 'direct')
    throw new DatabaseUrlError('sslnegotiation must be postgres or direct');
  if (mode === 'disable' || mode === '0' || mode === 'false') return { ssl: false };
  if (mode === undefined && given.length === 0) return {};
  const ssl: ConnectionOptions = {
    ...Object.fromEntries(given),
    ...(mode === 'no-verify' && { rejectUnauthorized: false }),
  };
  return { ssl, ...(negotiation !== undefined && { sslnegotiation: negotiation }) };
}

function contentOf(parameter: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new DatabaseUrlError(`${parameter} cannot be read: ${String(error)}`);
  }
}

/** Splits off the parameters. A question mark inside a password starts none, because the host follows it. */
function splitQuery(rest: string): { main: string; parameters: Map<string, string> } {
  const at = [...rest.matchAll(/\?/g)]
    .map(({ index }) => index)
    .find((index) => rest.slice(0, index).includes('@') || !rest.slice(index).includes('@'));
  if (at === undefined) return { main: rest, parameters: new Map() };
  const parameters = new Map<string, string>();
  for (const part of rest
    .slice(at + 1)
    .split('&')
    .filter(Boolean)) {
    const [, key = part, value = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    if (!KNOWN.has(key)) throw unknownParameter(key);
    parameters.set(key, decode(value));
  }
  const target = parameters.get('target_session_attrs');
  if (target !== undefined && !PRIMARIES.has(target))
    throw new DatabaseUrlError(`target_session_attrs must be read-write: the server writes`);
  return { main: rest.slice(0, at), parameters };
}

const unknownParameter = (key: string): DatabaseUrlError =>
  new DatabaseUrlError(
    /^[a-z_]{1,40}$/i.test(key)
      ? `has the parameter "${key}", which PostgreSQL does not know: remove it or correct its name`
      : 'cannot be read. Write the characters @ : / ? # & % of a user, password or database as %40 %3A %2F %3F %23 %26 %25',
  );

/** Decodes percent-encoding and leaves a lone percent sign unchanged. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  } catch {
    return text;
  }
}

function hostsOf(authority: string, hosts: string | undefined, ports: string | undefined) {
  const listed = hosts?.split(',').map((host) => ({ host, port: undefined as string | undefined }));
  const named = listed ?? authority.split(',').map(splitPort);
  const given = ports?.split(',');
  const [first, ...others] = named.map(({ host, port }, index): DatabaseHost => {
    const chosen = given === undefined ? port : given.length === 1 ? given[0] : given[index];
    return { host: host || 'localhost', port: portOf(chosen) };
  });
  if (first === undefined) throw new DatabaseUrlError('names no host');
  return [first, ...others] as const;
}

/** Splits `name:5432`, `[::1]:5432` or `%2Frun%2Fpostgresql`. */
function splitPort(text: string): { host: string; port: string | undefined } {
  const [, ip, name = '', port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(text) ?? [];
  return { host: ip ?? decode(name), port };
}

function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new DatabaseUrlError(
    'has no port number after the host. Write the characters @ : / ? # & % of a password as %40 %3A %2F %3F %23 %26 %25',
  );
}

/** Formats a host for messages. */
export const hostName = ({ host, port }: DatabaseHost): string =>
  host.startsWith('/')
    ? `${host}/.s.PGSQL.${port}`
    : host.includes(':')
      ? `[${host}]:${port}`
      : `${host}:${port}`;
