import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { loadContract } from './contract/spec.ts';
import type { InvalidResponseReport } from './contract/validator.ts';
import { type Database, type DatabaseOptions, openDatabase } from './database/connect.ts';
import { migrate } from './database/migrate.ts';
import { handlers } from './handlers.ts';
import { startServer } from './http-server.ts';
import { openInstallation, openSecrets } from './installation.ts';
import { createJobs } from './jobs/jobs.ts';
import { startJobs } from './jobs/runner.ts';
import { createDestinations, type Resolve } from './webhooks/destination.ts';
import { startWebhookWorker } from './webhooks/worker.ts';

export interface RunningServer {
  url: string;
  database: Database;
  /** The operator key, when it was made on this start. */
  newOperatorKey: string | undefined;
  /** Lets requests in flight finish, then closes the database. */
  stop(): Promise<void>;
}

export interface StartOptions {
  onInvalidResponse?: InvalidResponseReport;
  /** Settings of the database that no environment variable has. */
  database?: Partial<DatabaseOptions>;
  webhooks?: WebhookOptions;
}

export interface WebhookOptions {
  /** Seconds from each failed attempt to the next. */
  retrySeconds?: readonly number[];
  /** Looks host names up, in place of the name servers. */
  resolve?: Resolve;
}

/** Without HTTPS in front it is a machine for developing, on which receivers run as well. */
const isDevelopment = ({ REQUIRE_TLS, PUBLIC_URL }: Config) =>
  !REQUIRE_TLS && PUBLIC_URL?.startsWith('https:') !== true;

const CONTRACT = new URL('../openapi.yaml', import.meta.url);

/**
 * Starts a server: contract, database, migrations, application, port; in this order, so that it listens only when it
 * can serve.
 * @throws ConfigError or ContractError when it cannot start, with what to change
 */
export async function start(
  config: Config,
  logger: Logger,
  options: StartOptions = {},
): Promise<RunningServer> {
  const contract = loadContract(CONTRACT, Object.keys(handlers));
  const database = await openDatabase({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    poolSize: config.DATABASE_POOL,
    preparedStatements: config.DATABASE_PREPARE,
    log: (message) => logger.warn(message),
    ...options.database,
  });
  try {
    await migrate(database);
    const secrets = openSecrets(config);
    const { operatorKeyHash, newOperatorKey } = await openInstallation(database, config, secrets);
    const publicUrl = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
    const { onInvalidResponse, webhooks = {} } = options;
    const destinations = createDestinations({
      allowLoopback: isDevelopment(config),
      resolve: webhooks.resolve,
    });
    const parts = {
      config,
      contract,
      database,
      secrets,
      operatorKeyHash,
      publicUrl,
      destinations,
      logger,
      onInvalidResponse,
    };
    const { app, problems, close } = await buildApp(parts);
    const server = await startServer(app, { host: config.HOST, port: config.PORT, problems });
    const jobs = await startJobs(
      database,
      createJobs({ config, database, secrets, logger, publicUrl }),
      (job, error) => logger.error({ err: error, job }, 'a job has failed; it is tried again'),
    );
    const { retrySeconds } = webhooks;
    const worker = startWebhookWorker({ database, secrets, destinations, logger, retrySeconds });
    return {
      url: server.url,
      database,
      newOperatorKey,
      async stop() {
        const grace = config.SHUTDOWN_SECONDS * 1000;
        await Promise.all([server.stop(grace), worker.stop(grace)]);
        await jobs.stop();
        await close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
