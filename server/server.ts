import type { Logger } from 'pino';
import { enableTracing } from './api/tracing.ts';
import type { ResolveHost } from './auth/network/host-resolver.ts';
import { createTxtResolver, type ResolveTxt } from './auth/network/txt-resolver.ts';
import { createUrlGuard } from './auth/network/url-guard.ts';
import type { Secrets } from './auth/secrets/secrets.ts';
import { bootstrapInstallation, discardOperatorKey, loadSecrets, type NewOperatorKey } from './bootstrap.ts';
import { type Config, ConfigError } from './config.ts';
import { type Database, type DatabaseOptions, openDatabase } from './database/connect.ts';
import { errorCodeOf } from './database/errors.ts';
import { migrate } from './database/migrate.ts';
import { explainConnectionError, isPermissionMissing } from './database/pg/explain-connection-error.ts';
import { keepSigningKeys } from './features/access/access-tokens/service.ts';
import {
  JournalError,
  type RunningAccounting,
  startAccounting,
} from './features/gateway/accounting/service.ts';
import { createAnnounce } from './features/gateway/budgets/service.ts';
import { createUpstreamNetwork } from './features/gateway/virtual-keys/network.ts';
import { createIdentityProviders } from './features/identity/sso-connections/identity-providers.ts';
import { createJobs, type JobDependencies } from './features/jobs.ts';
import { startWebhookWorker, type WorkerDependencies } from './features/records/webhooks/delivery-worker.ts';
import { createDeliveryMetrics } from './features/records/webhooks/metrics.ts';
import { createRepositories } from './features/repositories.ts';
import type { App, CompiledApi } from './http/app.ts';
import type { HttpServer } from './http/express-app.ts';
import type { ResponseMismatch } from './http/validator.ts';
import { startJobs } from './jobs/job-runner.ts';
import { measureJobs } from './jobs/metrics.ts';
import { mailLimitsOf } from './mail/limits.ts';
import { createMailTransport } from './mail/transport.ts';
import { MAILBOX_PATH } from './site/dev-mailbox/pages.ts';
import { readableUrl } from './startup-banner.ts';

export interface RunningServer {
  url: string;
  database: Database;
  newOperatorKey: NewOperatorKey | undefined;
  /** Permissions of the application that Tenantry itself has by now, under the names by which they are served. */
  renamedPermissions: readonly string[];
  /** Lets requests in flight finish, then closes the database. */
  stop(): Promise<void>;
}

export interface StartOptions {
  onInvalidResponse?: ResponseMismatch;
  /** Database settings without an environment variable. */
  database?: Partial<DatabaseOptions>;
  webhooks?: WebhookOptions;
  /** Looks up the records that prove domains, instead of DNS. */
  resolveTxt?: ResolveTxt;
  /** Compiles the validators of all operations while no request arrives, as by default, or each at its first request. */
  compileAhead?: boolean;
}

export interface WebhookOptions {
  /** Seconds between delivery attempts. */
  retrySeconds?: readonly number[];
  /** Resolves host names instead of DNS. */
  resolve?: ResolveHost;
}

/**
 * Starts a server. It listens last, when it can serve.
 * @throws ConfigError or DocumentError with what to change, when it cannot start
 */
export async function startServer(
  config: Config,
  logger: Logger,
  options: StartOptions = {},
): Promise<RunningServer> {
  enableTracing();
  // The database starts on its own thread or machine. Loading and compiling everything else takes longer, so it is
  // imported here instead of above, and both run in parallel.
  const [opening, compiling] = await Promise.allSettled([
    openResources(config, logger, options.database),
    import('./assemble.ts').then(({ compileApi }) => compileApi(options.onInvalidResponse)),
  ]);
  if (opening.status === 'rejected') throw opening.reason;
  const database = opening.value;
  try {
    if (compiling.status === 'rejected') throw compiling.reason;
    return await startHttp({ config, logger, database, api: compiling.value }, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openResources(
  config: Config,
  logger: Logger,
  settings: Partial<DatabaseOptions> | undefined,
): Promise<Database> {
  try {
    return await openDatabase({
      databaseUrl: config.DATABASE_URL,
      dataDir: config.DATA_DIR,
      poolSize: config.DATABASE_POOL,
      tenantConnections: config.DATABASE_TENANT_POOL,
      tenantQueue: config.DATABASE_TENANT_QUEUE,
      preparedStatements: config.DATABASE_PREPARE,
      driver: config.DATABASE_DRIVER,
      log: (message) => logger.warn(message),
      ...settings,
    });
  } catch (error) {
    if (config.DATABASE_URL === undefined) throw error;
    throw new ConfigError(`DATABASE_URL: ${explainConnectionError(error, config.DATABASE_URL)}`);
  }
}

async function migrateOrExplain(database: Database, { DATABASE_URL }: Config): Promise<void> {
  try {
    await migrate(database);
  } catch (error) {
    if (DATABASE_URL === undefined || !isPermissionMissing(error)) throw error;
    throw new ConfigError(`DATABASE_URL: ${explainConnectionError(error, DATABASE_URL)}`);
  }
}

/** Creates the guarded ways to other servers. */
function createNetworks(
  { WEBHOOK_ALLOW_PRIVATE, GATEWAY_PRIVATE_UPSTREAMS }: Config,
  { webhooks: { resolve } = {}, resolveTxt = createTxtResolver() }: StartOptions,
) {
  const webhookUrls = createUrlGuard({ allowPrivate: WEBHOOK_ALLOW_PRIVATE, resolve });
  return {
    webhookUrls,
    upstreams: createUpstreamNetwork(GATEWAY_PRIVATE_UPSTREAMS, resolve),
    identityProviders: createIdentityProviders(webhookUrls),
    resolveTxt,
  };
}

/** What a start has opened before it listens. */
interface Opened {
  config: Config;
  logger: Logger;
  database: Database;
  api: CompiledApi;
}

async function startHttp(opened: Opened, options: StartOptions): Promise<RunningServer> {
  const { config, logger, database } = opened;
  await migrateOrExplain(database, config);
  database.changes.open();
  const secrets = loadSecrets(config);
  database.changes.onChange(secrets.vault.invalidate);
  const { operatorKeyHash, newOperatorKey } = await bootstrapInstallation(database, config, secrets);
  let accounting: RunningAccounting | undefined;
  try {
    await keepSigningKeys(createRepositories(database.knex), secrets.vault);
    const announce = createAnnounce({ secrets, build: createRepositories });
    accounting = await startAccountingOrExplain({ config, database, logger, announce });
    const served = await serve(opened, options, { secrets, operatorKeyHash, accounting });
    return { ...served, database, newOperatorKey };
  } catch (error) {
    await accounting?.stop(0);
    // Only a successful start shows the key: after a failed one, the next start generates another.
    if (newOperatorKey !== undefined)
      await discardOperatorKey(database, { hash: operatorKeyHash, file: newOperatorKey.file });
    throw error;
  }
}

/** What requests need of an installation that is ready. */
interface Ready {
  secrets: Secrets;
  operatorKeyHash: Buffer;
  accounting: RunningAccounting;
}

/** Listens, and starts the background work. */
async function serve(
  { config, logger, database, api }: Opened,
  options: StartOptions,
  { secrets, operatorKeyHash, accounting }: Ready,
): Promise<Pick<RunningServer, 'url' | 'renamedPermissions' | 'stop'>> {
  const { assembleApp } = await import('./assemble.ts');
  // Known once the server listens, which it does last: PORT may be 0.
  let ownUrl = '';
  const publicUrl = () => config.PUBLIC_URL ?? ownUrl;
  const networks = createNetworks(config, options);
  const common = { ...api, ...networks, config, database, secrets, operatorKeyHash, logger };
  const parts = { ...common, publicUrl, accounting: accounting.accounting };
  const { applicationPermissions } = await api.authorizer.loadContract(database.knex);
  const renamedPermissions = [...applicationPermissions].filter((name) => name.startsWith('app.'));
  const app = await assembleApp(parts);
  const server = await listen(app, config);
  ownUrl = readableUrl(server.url);
  if (options.compileAhead ?? true) compileRest(api, logger);
  const background = config.BACKGROUND_WORK
    ? await startBackgroundWork({
        ...parts,
        publicUrl: publicUrl(),
        appUrl: config.APP_URL ?? publicUrl(),
        executeInternal: app.executeInternal,
        registry: app.registry,
        retrySeconds: options.webhooks?.retrySeconds,
      })
    : undefined;
  const stop = async () => {
    const grace = config.SHUTDOWN_SECONDS * 1000;
    app.endStreams();
    const { liveCalls } = app.gateway;
    const ended = liveCalls.drain(config.GATEWAY_DRAIN_SECONDS * 1000);
    await Promise.all([server.stop(grace, { includes: liveCalls.includes, ended }), background?.stop(grace)]);
    await accounting.stop(grace);
    const { upstreams, identityProviders } = networks;
    await Promise.all([app.close(), app.gateway.close(), upstreams.close(), identityProviders.close()]);
    await database.close();
  };
  return { url: server.url, renamedPermissions, stop };
}

/** Compiling takes milliseconds per operation, which a start does not wait for. An earlier request compiles its own operation. */
function compileRest({ validator, router }: CompiledApi, logger: Logger): void {
  validator
    .precompile(router.operations)
    .catch((error) => logger.error({ err: error }, 'the document cannot be compiled'));
}

async function startAccountingOrExplain(
  options: Parameters<typeof startAccounting>[0],
): Promise<RunningAccounting> {
  try {
    return await startAccounting(options);
  } catch (error) {
    throw error instanceof JournalError ? new ConfigError(error.message) : error;
  }
}

type BackgroundDependencies = Omit<JobDependencies, 'transport' | 'mailLimits' | 'paymentRetentionYears'> &
  Pick<WorkerDependencies, 'webhookUrls' | 'retrySeconds'> & { config: Config };

/** Starts the work besides requests: jobs and webhook delivery. */
async function startBackgroundWork(tools: BackgroundDependencies) {
  const { config, database, secrets, webhookUrls, logger, publicUrl, retrySeconds, registry } = tools;
  const mailboxUrl = config.DEV_MAILBOX ? `${publicUrl}${MAILBOX_PATH}` : undefined;
  const mail = {
    transport: createMailTransport(config, logger, mailboxUrl),
    mailLimits: mailLimitsOf(config),
  };
  const jobs = await startJobs(
    database,
    measureJobs(
      registry,
      createJobs({ ...tools, ...mail, paymentRetentionYears: config.PAYMENT_RETENTION_YEARS }),
    ),
    (job, error) => logger.error({ err: error, job }, 'a job failed; it will be retried'),
  );
  const hostLimit = config.WEBHOOK_HOST_LIMIT;
  const worker = startWebhookWorker({
    database,
    secrets,
    webhookUrls,
    logger,
    hostLimit,
    retrySeconds,
    count: createDeliveryMetrics(registry),
  });
  return {
    async stop(grace: number) {
      await worker.stop(grace);
      await jobs.stop();
    },
  };
}

const LISTEN_ERRORS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use: stop what listens there, or set another PORT',
  EACCES: 'may not be used by this account: set another PORT',
  EADDRNOTAVAIL: 'is not an address of this machine: set another HOST',
  ENOTFOUND: 'is not an address of this machine: set another HOST',
};

async function listen(
  { app, problems }: Pick<App, 'app' | 'problems'>,
  { HOST, PORT }: Config,
): Promise<HttpServer> {
  const { listenHttp: startServer } = await import('./http/express-app.ts');
  try {
    return await startServer(app, { host: HOST, port: PORT, problems });
  } catch (error) {
    const reason = LISTEN_ERRORS[errorCodeOf(error) ?? ''];
    throw reason === undefined ? error : new ConfigError(`PORT: ${HOST}:${PORT} ${reason}.`);
  }
}
