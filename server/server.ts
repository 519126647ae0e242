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
}

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
    const { onInvalidResponse } = options;
    const parts = {
      config,
      contract,
      database,
      secrets,
      operatorKeyHash,
      publicUrl,
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
    return {
      url: server.url,
      database,
      newOperatorKey,
      async stop() {
        await server.stop(config.SHUTDOWN_SECONDS * 1000);
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
