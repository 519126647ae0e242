import { z } from 'zod';
import {
  isAllowedHostEntry,
  isLoopbackHost,
  type PrivateUpstream,
} from './auth/network/allowed-private-hosts.ts';
import { isRange } from './auth/network/ip-address.ts';
import { isLoopbackAddress } from './auth/network/public-address.ts';
import { vaultKeyList } from './auth/secrets/vault-keys.ts';
import { DatabaseUrlError, parseDatabaseUrl } from './database/pg/database-url.ts';

const integer = (low: number, high: number) => {
  const error = `must be a whole number from ${low} to ${high}`;
  return z.coerce.number(error).int(error).min(low, error).max(high, error);
};
const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`);
const flag = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .transform((value) => value === 'true' || value === '1');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);
const atLeast = (length: number) => z.string().min(length, `must have at least ${length} characters`);
/** Base URL of a site. Paths are appended to it, so it has no trailing slash. */
const site = z.string().transform((value, check) => {
  const { protocol, username, password, search, hash, href } = URL.canParse(value) ? new URL(value) : NO_URL;
  if (protocol !== 'http:' && protocol !== 'https:')
    check.addIssue('must be a URL that begins with http:// or https://');
  if (username !== '' || password !== '') check.addIssue('must have no user name or password');
  // A bare `?` or `#` would end the path as well.
  if (search !== '' || hash !== '' || /[?#]/.test(href)) check.addIssue('must have no query and no fragment');
  return href.replace(/\/+$/, '');
});
const NO_URL = { protocol: '', username: '', password: '', search: '', hash: '', href: '' };
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
const databaseUrl = z.string().superRefine((value, check) => {
  try {
    parseDatabaseUrl(value);
  } catch (error) {
    if (!(error instanceof DatabaseUrlError)) throw error;
    check.addIssue(error.message);
  }
});
/** The number of trusted proxies, or their addresses; `true` would let any client choose its own address. */
const trustProxy = z.string().transform((value, check) => {
  if (/^\d{1,2}$/.test(value)) return Number(value);
  const entries = value.split(',').map((entry) => entry.trim());
  if (!entries.every((entry) => PROXY_NETWORKS.has(entry) || isRange(entry))) {
    check.addIssue('must be a number of proxies, or their addresses and ranges, separated by commas');
  }
  return entries;
});
/** Hosts, each with the workspaces and organizations that may use it: `host=ws_1,org_2,other=*`. */
const privateUpstreams = z.string().transform((value, check): PrivateUpstream[] => {
  const upstreams: Array<{ host: string; tenants: string[] }> = [];
  for (const entry of value.split(',').map((text) => text.trim())) {
    const [, host, tenant = ''] = /^(?:([^=]+)=)?([^=]+)$/.exec(entry) ?? [];
    if (host !== undefined || upstreams.length === 0)
      upstreams.push({ host: (host ?? '').toLowerCase(), tenants: [] });
    upstreams.at(-1)?.tenants.push(tenant);
  }
  const isValid = ({ host, tenants }: PrivateUpstream) =>
    isAllowedHostEntry(host) && tenants.every((tenant) => tenant === '*' || TENANT_ID.test(tenant));
  if (upstreams.length === 0 || !upstreams.every(isValid))
    check.addIssue(
      'must be hosts or ranges, each with the ids of workspaces and organizations or with *, such as ollama.internal=*,10.1.0.0/16=ws_01kah4x8v5ezf9w2m4n68xj7wh',
    );
  return upstreams;
});
const TENANT_ID = /^(?:ws|org)_[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const PROXY_NETWORKS: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);
/** Origins of mobile and desktop applications, whose schemes URL reports no origin for. */
const APPLICATION_ORIGIN = /^(?!https?:)[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+(?::\d{1,5})?$/;
const isOrigin = (text: string) =>
  text === '*' ||
  APPLICATION_ORIGIN.test(text) ||
  (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text);
/** Hosts that only programs on the same machine reach. */
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
/** Schemes of applications on devices have a dot, so that none of a browser is among them. */
const APPLICATION_SCHEME = /^[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+:$/;
function isRedirectUri(text: string): boolean {
  if (!URL.canParse(text) || text.includes('#')) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && LOOPBACK.test(hostname)) ||
    APPLICATION_SCHEME.test(protocol)
  );
}
/** A host name as in a Host header, without the port. */
const HOST_NAME = /^(?:[a-z0-9_-]+\.)*[a-z0-9_-]+$|^\[[0-9a-f:.]+\]$/;

const SCHEMA = z.object({
  PORT: integer(0, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL: integer(2, 200).default(10),
  DATABASE_TENANT_POOL: integer(1, 200).optional(),
  DATABASE_TENANT_QUEUE: integer(1, 100_000).default(1000),
  DATABASE_PREPARE: flag.default(true),
  DATABASE_DRIVER: oneOf('pipelined', 'plain').default('pipelined'),
  DATA_DIR: z.string().default('.tenantry'),
  TENANTRY_OPERATOR_KEY: z
    .string()
    .min(32, 'must have at least 32 random characters, such as `openssl rand -hex 32` prints')
    .optional(),
  TENANTRY_PEPPER: atLeast(32).optional(),
  TENANTRY_VAULT_KEYS: vaultKeyList.optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  REQUIRE_TLS: flag.default(false),
  PUBLIC_URL: site.optional(),
  APP_URL: site.optional(),
  ALLOWED_HOSTS: list
    .transform((hosts) => hosts.map((host) => host.toLowerCase()))
    .refine(
      (hosts) => hosts.every((host) => HOST_NAME.test(host)),
      'must be host names or addresses without ports, separated by commas',
    )
    .optional(),
  TRUST_PROXY: trustProxy.default(0),
  CORS_ORIGINS: list
    .refine(
      (origins) => origins.every(isOrigin),
      'must be origins such as https://app.example.com or capacitor://localhost, or *',
    )
    .default([]),
  SIGN_IN_REDIRECT_URIS: list
    .refine(
      (uris) => uris.every(isRedirectUri),
      'must be https URLs, http URLs of localhost, or URLs with a scheme such as com.example.app:, each without a fragment',
    )
    .default([]),
  RATE_LIMIT: integer(1, 1_000_000).default(6000),
  PERSON_RATE_LIMIT: integer(1, 10_000_000).optional(),
  WORKSPACE_RATE_LIMIT: integer(1, 10_000_000).optional(),
  AUTH_FAILURE_LIMIT: integer(1, 1_000_000).default(30),
  ACCOUNT_GUESS_LIMIT: integer(1, 1_000_000).default(10),
  PASSWORD_PARALLEL: integer(1, 64).default(2),
  PASSWORD_QUEUE: integer(1, 100_000).default(200),
  SIGN_UP_LIMIT: integer(0, 1_000_000).default(20),
  DEFAULT_PLAN: z.string().default('enterprise'),
  SIGN_UP: oneOf('open', 'invited', 'closed').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  SMTP_CONNECTIONS: integer(1, 100).optional(),
  MAIL_LIMIT_ACCOUNT: integer(0, 1_000_000).default(5),
  MAIL_LIMIT_INVITATION: integer(0, 1_000_000).default(5),
  MAIL_LIMIT_RECIPIENT: integer(0, 1_000_000).default(20),
  MAIL_LIMIT_RECIPIENT_DAY: integer(0, 1_000_000).default(60),
  MAIL_LIMIT_SENDER: integer(0, 100_000_000).default(10_000),
  MAIL_LIMIT_TENANT: integer(0, 100_000_000).default(10_000),
  MAIL_MERGE_SECONDS: integer(0, 86_400).default(600),
  DEV_MAILBOX: flag.default(false),
  MAIL_FROM: atLeast(3).default('Tenantry <tenantry@localhost>'),
  PAYMENT_RETENTION_YEARS: integer(1, 100).default(10),
  WEBHOOK_ALLOW_PRIVATE: list
    .transform((entries) => entries.map((entry) => entry.toLowerCase()))
    .refine(
      (entries) => entries.every(isAllowedHostEntry),
      'must be `loopback`, addresses and ranges such as 10.0.0.0/8, and host names or suffixes such as .svc.cluster.local, separated by commas',
    )
    .default([]),
  GATEWAY_PRIVATE_UPSTREAMS: privateUpstreams.default([]),
  WEBHOOK_HOST_LIMIT: integer(1, 1_000_000).default(6000),
  GATEWAY_PRICES: z.string().optional(),
  GATEWAY_JOURNAL_FSYNC: flag.default(false),
  METRICS_TOKEN: atLeast(20).optional(),
  VALIDATE_RESPONSES: flag.default(false),
  WORKERS: integer(1, 64).default(1),
  BACKGROUND_WORK: flag.default(true),
  SHUTDOWN_SECONDS: integer(0, 300).default(10),
  GATEWAY_DRAIN_SECONDS: integer(0, 3600).default(120),
  BODY_MEMORY_MB: integer(16, 65_536).default(256),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
});

/** The validated environment with defaults. `config-descriptions.ts` describes the variables. */
export type Config = z.output<typeof SCHEMA> & { SIGN_UP: SignUp };
type SignUp = 'open' | 'invited' | 'closed';

/** Thrown for an invalid environment. The message names each variable and its valid values. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const defined = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = SCHEMA.safeParse(defined);
  if (result.success) {
    const against = settingsAgainst(result.data);
    if (against.length > 0)
      throw new ConfigError(
        `The configuration is not valid:\n  DEV_MAILBOX: shows every mail to this machine, so it cannot be used with ${against.join(', ')}. Unset DEV_MAILBOX.`,
      );
    const { SIGN_UP = reachableBy(result.data) === undefined ? 'open' : 'invited' } = result.data;
    return { ...result.data, SIGN_UP };
  }
  const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new ConfigError(`The configuration is not valid:\n${lines.join('\n')}`);
}

/**
 * Returns the settings that forbid the development mailbox: each implies real mail recipients, or a server that others
 * can reach.
 */
function settingsAgainst(config: z.output<typeof SCHEMA>): string[] {
  if (!config.DEV_MAILBOX) return [];
  const against: Record<string, boolean> = {
    SMTP_URL: config.SMTP_URL !== undefined,
    TRUST_PROXY: config.TRUST_PROXY !== 0,
    REQUIRE_TLS: config.REQUIRE_TLS,
    'an https PUBLIC_URL':
      config.PUBLIC_URL !== undefined && new URL(config.PUBLIC_URL).protocol === 'https:',
    'a HOST that is not loopback': config.HOST !== 'localhost' && !isLoopbackAddress(config.HOST),
  };
  return Object.keys(against).filter((name) => against[name]);
}

type NetworkSettings = Pick<z.output<typeof SCHEMA>, 'HOST' | 'PUBLIC_URL' | 'TRUST_PROXY' | 'REQUIRE_TLS'>;

/** Returns the setting through which other machines can reach the server; `undefined` if only this machine can. */
export function reachableBy({
  HOST,
  PUBLIC_URL,
  TRUST_PROXY,
  REQUIRE_TLS,
}: NetworkSettings): string | undefined {
  if (!isLoopbackHost(HOST)) return `HOST is ${HOST}`;
  if (PUBLIC_URL !== undefined && !isLoopbackHost(new URL(PUBLIC_URL).hostname.replace(/^\[|\]$/g, '')))
    return `PUBLIC_URL is ${PUBLIC_URL}`;
  if (REQUIRE_TLS) return 'REQUIRE_TLS is set';
  return TRUST_PROXY === 0 ? undefined : 'TRUST_PROXY is set';
}

/** Names of all variables that the server reads. */
export const VARIABLES: readonly string[] = Object.keys(SCHEMA.shape);
