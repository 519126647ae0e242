import type { readConfig } from './config.ts';

export type Variable = keyof ReturnType<typeof readConfig>;

interface Description {
  /** Value that applies when the variable is unset, if the schema has no default. */
  default?: string;
  meaning: string;
}

interface Section {
  title: string;
  variables: Partial<Record<Variable, Description>>;
}

/** Descriptions of every variable of `config.ts`, in the order of the guide. A test compares the two. */
export const SECTIONS: readonly Section[] = [
  {
    title: 'Server',
    variables: {
      PORT: { meaning: 'Port on which the server listens.' },
      HOST: {
        meaning:
          'Address on which the server listens. Use `0.0.0.0` to accept connections from other machines.',
      },
      PUBLIC_URL: {
        default: 'from `HOST` and `PORT`',
        meaning:
          'URL at which clients reach the server, including the path prefix of a proxy. Links in errors, documentation and emails start with it.',
      },
      ALLOWED_HOSTS: {
        default: 'none',
        meaning:
          'Further host names that the server accepts in the `Host` header, separated by commas. The host of `PUBLIC_URL` and this machine are always accepted. A server on a loopback address always checks the header; other servers check it when this variable is set.',
      },
      TRUST_PROXY: {
        meaning:
          'Number of trusted proxies in front of the server, or their addresses. The server reads `X-Forwarded-*` headers only from these.',
      },
      REQUIRE_TLS: {
        meaning: 'Rejects requests that did not arrive over HTTPS (as reported by the proxy) and sends HSTS.',
      },
      CORS_ORIGINS: {
        default: 'none',
        meaning: 'Origins of browser applications that may call the API, separated by commas.',
      },
      SIGN_IN_REDIRECT_URIS: {
        default: 'none',
        meaning:
          'URIs of your applications to which single sign-on may redirect, separated by commas, each exactly as the application sends it. The sign-in page of the server needs no entry.',
      },
      WORKERS: { meaning: 'Number of processes that share the port. More than one requires `DATABASE_URL`.' },
      BACKGROUND_WORK: {
        meaning:
          'Set to `false` on replicas that only serve requests. At least one replica must run jobs and deliver webhooks.',
      },
      SHUTDOWN_SECONDS: { meaning: 'Time in seconds that requests in flight get to finish after SIGTERM.' },
      GATEWAY_DRAIN_SECONDS: {
        meaning:
          'Time in seconds that calls to providers in progress get to finish after SIGTERM. After that they end with an error event.',
      },
      LOG_LEVEL: { meaning: 'One of `fatal`, `error`, `warn`, `info`, `debug`, `trace` and `silent`.' },
      METRICS_TOKEN: {
        default: 'none',
        meaning:
          'Bearer token for Prometheus, at least 20 characters. Without it, `/metrics` does not exist.',
      },
      VALIDATE_RESPONSES: {
        meaning: 'Logs responses that do not match the API document. Use it in staging.',
      },
    },
  },
  {
    title: 'Database',
    variables: {
      DATABASE_URL: {
        default: 'embedded database',
        meaning:
          "PostgreSQL 15 or later with the encoding UTF8, as `postgres://user:password@host/database`. Accepts libpq's forms: `?host=/run/postgresql` for a socket, `host1,host2` for several servers, of which the primary is used.",
      },
      DATABASE_POOL: {
        meaning:
          'Maximum number of PostgreSQL connections of a process, in addition to one for change notifications. Writes use at most 80 % of them; the rest is reserved for reads.',
      },
      DATABASE_TENANT_POOL: {
        default: 'one fewer than writes can use',
        meaning:
          'Maximum number of connections that the writes of one workspace, organization or anonymous address use. One caller uses at most one fewer.',
      },
      DATABASE_TENANT_QUEUE: {
        meaning:
          'Maximum number of writes of one workspace, organization or anonymous address that wait for a connection. Further writes fail with 429 `rate_limited`.',
      },
      DATABASE_PREPARE: {
        meaning: 'Set to `false` behind a pooler in transaction mode, to turn named statements off.',
      },
      DATABASE_DRIVER: {
        meaning:
          '`plain` sends one statement per round trip, in ordinary transactions. It is slower, and relies on no internals of the PostgreSQL driver. Use it if the default fails after an upgrade of the driver.',
      },
      DATA_DIR: {
        meaning:
          'Folder (mode 0700) for the embedded database, emails when `SMTP_URL` is not set, the pepper and operator key when the server generates them, and the journal of the gateway. The server must be able to write to it.',
      },
      GATEWAY_JOURNAL_FSYNC: {
        meaning:
          'Set to `true` so that the recorded usage of gateway calls always survives a power loss. Each call then waits for the disk. With `false`, usage that was not yet in the database counts as spent after a power loss.',
      },
    },
  },
  {
    title: 'Secrets',
    variables: {
      TENANTRY_OPERATOR_KEY: {
        default: 'generated into `DATA_DIR/operator-key`',
        meaning:
          'Key with access to the whole installation, at least 32 random characters (`openssl rand -hex 32`).',
      },
      TENANTRY_PEPPER: {
        default: 'generated into `DATA_DIR/pepper`',
        meaning:
          'Secret used to hash all credentials, at least 32 characters. All replicas must use the same one.',
      },
      TENANTRY_VAULT_KEYS: {
        default: 'one key, derived from the pepper',
        meaning:
          'Keys that encrypt webhook secrets, pending secrets of keys and queued emails, as `2026b:KEY,2026a:KEY`: an id of your choice and 32 random bytes in base64 (`openssl rand -base64 32`). The first key encrypts, all of them decrypt. See [Rotate the vault keys](/docs/guides/operations#rotate-the-vault-keys).',
      },
    },
  },
  {
    title: 'Sign-up and passwords',
    variables: {
      DEFAULT_PLAN: {
        meaning: 'Name of the plan that new workspaces get. The plan must exist, and must not be archived.',
      },
      SIGN_UP: {
        default:
          '`open`; `invited` if other machines can reach the server (`HOST` or `PUBLIC_URL` is not a loopback address, or `TRUST_PROXY` or `REQUIRE_TLS` is set)',
        meaning:
          'Who may sign up: everyone (`open`), people with an invitation (`invited`), or only users created by the operator (`closed`).',
      },
      SIGN_UP_LIMIT: {
        meaning:
          'Sign-ups per hour and address (or /64 network for IPv6), successful or not. 0 turns the limit off. Sign-ups with a valid invitation do not count.',
      },
      AUTH_FAILURE_LIMIT: {
        meaning:
          'Wrong tokens per 60 seconds and address. Wrong passwords are counted separately, with the same limit.',
      },
      ACCOUNT_GUESS_LIMIT: {
        meaning:
          'Wrong passwords per 15 minutes and account. Networks that the account has signed in from before are exempt. The same number limits wrong device codes per hour and person; one address may use a third of it.',
      },
      PASSWORD_PARALLEL: {
        meaning: 'Number of passwords that a process hashes concurrently. Each needs 19 MiB of memory.',
      },
      PASSWORD_QUEUE: {
        meaning:
          'Number of passwords that wait to be hashed in a process; one address may fill a quarter of the queue. Further requests fail with 429 or 503.',
      },
    },
  },
  {
    title: 'Rate limits',
    variables: {
      BODY_MEMORY_MB: {
        meaning:
          'Memory in MiB for the bodies of calls to providers that are being processed. One workspace may use a quarter of it. Further calls fail with 429.',
      },
      RATE_LIMIT: { meaning: 'Requests per 60 seconds and credential, or anonymous address.' },
      PERSON_RATE_LIMIT: {
        default: 'as `RATE_LIMIT`',
        meaning: 'Requests per 60 seconds and user, across all of their sessions and keys.',
      },
      WORKSPACE_RATE_LIMIT: {
        default: '10 × `RATE_LIMIT`',
        meaning:
          "Requests per 60 seconds to one workspace, or by one organization's keys, unless the plan sets a limit.",
      },
      REDIS_URL: {
        default: 'none',
        meaning:
          'Redis server through which replicas share rate limits. Without it they share them through PostgreSQL; the embedded database keeps them in memory.',
      },
    },
  },
  {
    title: 'Email',
    variables: {
      SMTP_URL: {
        default: 'none',
        meaning:
          'Mail server, as `smtp://user:password@host:587`. Without it, emails are written to `DATA_DIR/outbox` as .eml files.',
      },
      SMTP_CONNECTIONS: {
        default: '5, or `maxConnections` of `SMTP_URL`',
        meaning:
          'Maximum number of concurrent connections to the mail server. The server uses fewer when the mail server refuses connections.',
      },
      MAIL_FROM: { meaning: 'Sender of all emails.' },
      APP_URL: {
        default: 'none',
        meaning:
          "URL of your front end, to which the links in emails lead. Without it they lead to the server's own pages.",
      },
      MAIL_LIMIT_ACCOUNT: {
        meaning:
          'Verification emails per user and hour, and as many password reset emails. For this and the five limits below, 0 means no limit.',
      },
      MAIL_LIMIT_INVITATION: {
        meaning: 'Invitation emails per hour from one workspace or organization to one address.',
      },
      MAIL_LIMIT_RECIPIENT: {
        meaning:
          'Invitations, notices and digests per address and hour in the whole installation. Invitations may use half of them.',
      },
      MAIL_LIMIT_RECIPIENT_DAY: { meaning: 'The same per day.' },
      MAIL_LIMIT_SENDER: { meaning: 'Invitation emails per day from one user or key.' },
      MAIL_LIMIT_TENANT: {
        meaning: 'Invitation emails and notices per day from one workspace or organization.',
      },
      MAIL_MERGE_SECONDS: {
        meaning:
          'Time in seconds within which notices of one kind to one person are merged into one email. 0 sends each notice immediately.',
      },
      DEV_MAILBOX: {
        meaning:
          'Shows emails at `/dev/mailbox`, to this machine only. `npm run dev` turns it on. It cannot be combined with `SMTP_URL`, `TRUST_PROXY`, `REQUIRE_TLS`, an https `PUBLIC_URL`, or a `HOST` that is not a loopback address.',
      },
    },
  },
  {
    title: 'Payments',
    variables: {
      PAYMENT_RETENTION_YEARS: {
        meaning:
          'Years for which the ledger and the payments of a live project are kept after the project is purged. Those of a simulated project are purged with it.',
      },
    },
  },
  {
    title: 'Webhooks',
    variables: {
      WEBHOOK_ALLOW_PRIVATE: {
        default: 'none',
        meaning:
          'Receivers that are allowed in addition to the public internet, also over plain HTTP: `loopback`, addresses and ranges (`10.0.0.0/8`), host names and suffixes (`.svc.cluster.local`), separated by commas.',
      },
      WEBHOOK_HOST_LIMIT: {
        meaning:
          'Deliveries per 60 seconds to one host, across all tenants, on each replica. One tenant may use a quarter. A delivery that the host does not accept counts as 25. Hosts in `WEBHOOK_ALLOW_PRIVATE` have no limit.',
      },
    },
  },
  {
    title: 'Gateway',
    variables: {
      GATEWAY_PRICES: {
        default: 'the prices of this version',
        meaning:
          'File that replaces the built-in prices of models: one JSON value per line, as in `server/features/gateway/prices/table.jsonl`. The first line contains the `version`, which is logged with each call. The server reads the file when it starts, and applies the prices to calls from then on.',
      },
      GATEWAY_PRIVATE_UPSTREAMS: {
        default: 'none',
        meaning:
          'Hosts of model servers that virtual keys may use in addition to the public internet, also over plain HTTP. After each host come the ids of the workspaces and organizations that may use it, or `*` for all: `ollama.internal=*,10.1.0.0/16=org_…,ws_…`. An id without a host belongs to the host before it. A host is a name (which includes its subdomains), an address, a range or `loopback`.',
      },
    },
  },
];
