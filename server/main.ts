import cluster from 'node:cluster';
import { type Config, readConfig } from './config.ts';
import { createLogger } from './logging.ts';
import { misspeltVariables } from './misspelt-variables.ts';
import { startServer } from './server.ts';
import { notesOn, notesOnPermissions, printStartupBanner, type StartupInfo } from './startup-banner.ts';

type Logger = ReturnType<typeof createLogger>;

/** The running server, as one process or several. */
interface RunningProcess {
  announcement: StartupInfo;
  /** Replaces what can be replaced while serving. */
  restart?: () => Promise<void>;
  stop(): Promise<void>;
}

/** Maximum time for closing the database, after the last request has been answered or cut off. */
const CLOSING_SECONDS = 15;

/** Creates the shutdown, which stops the server once, and then the process, even if something hangs. */
function createShutdown(starting: Promise<RunningProcess>, config: Config, logger: Logger) {
  let stopping = false;
  return (reason: string, exitCode: number): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ reason }, 'stopping');
    setTimeout(
      () => {
        logger.error('could not stop in time');
        process.exit(1);
      },
      (Math.max(config.SHUTDOWN_SECONDS, config.GATEWAY_DRAIN_SECONDS) + CLOSING_SECONDS) * 1000,
    ).unref();
    starting
      .then((server) => server.stop())
      .then(
        () => process.exit(exitCode),
        (error: unknown) => {
          logger.error({ err: error }, 'could not stop cleanly');
          process.exit(1);
        },
      );
  };
}

const whereMailsGo = ({ SMTP_URL, DEV_MAILBOX }: Config): StartupInfo['mails'] => {
  if (SMTP_URL !== undefined) return 'smtp';
  return DEV_MAILBOX ? 'mailbox' : 'files';
};

/** Starts a single process that serves. */
async function startSingleProcess(config: Config, logger: Logger): Promise<RunningProcess> {
  const { url, database, newOperatorKey, renamedPermissions, stop } = await startServer(config, logger, {
    ...(config.VALIDATE_RESPONSES && {
      onInvalidResponse: (operation, errors) =>
        logger.error({ operation, errors }, 'response does not match the document'),
    }),
  });
  const notes = notesOn(config, (process.env.SIGN_UP ?? '') !== '');
  notes.push(...notesOnPermissions(renamedPermissions));
  const mails = whereMailsGo(config);
  return { announcement: { url, engine: database.engine, newOperatorKey, mails, notes }, stop };
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (cluster.isPrimary)
    for (const warning of misspeltVariables(process.env)) process.stderr.write(`${warning}\n`);
  const logger = createLogger(config.LOG_LEVEL);
  const severalProcesses = config.WORKERS > 1 && cluster.isPrimary;
  const starting: Promise<RunningProcess> = severalProcesses
    ? import('./cluster.ts').then(({ startCluster }) => startCluster(config, logger))
    : startSingleProcess(config, logger);
  const stop = createShutdown(starting, config, logger);
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  // A promise without a handler concerns at most one request; the others continue.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
  // The state is undefined from here on: requests in flight are answered, and the process manager restarts the server.
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught exception');
    stop('uncaught exception', 1);
  });
  process.on('SIGHUP', () => {
    starting
      .then(({ restart }) => {
        if (restart === undefined) {
          // The terminal was closed.
          if (process.stdout.isTTY) return stop('SIGHUP', 0);
          return logger.warn('SIGHUP restarts workers, but this server runs as a single process');
        }
        logger.info('restarting the workers one by one');
        return restart();
      })
      .catch((error: unknown) => logger.error({ err: error }, 'could not restart the workers'));
  });
  const { announcement } = await starting;
  if (cluster.isWorker) process.send?.({ kind: 'ready', announcement });
  else printStartupBanner(announcement);
}

/** JavaScript's own errors are bugs and need their stack; all others say what to change. */
const formatStartError = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const isFault = [TypeError, RangeError, ReferenceError, SyntaxError].some((type) => error instanceof type);
  return (isFault ? error.stack : error.message) ?? error.message;
};

main().catch((error: unknown) => {
  const reason = formatStartError(error);
  if (cluster.isWorker) process.send?.({ kind: 'failed', reason }, () => process.exit(1));
  else {
    process.stderr.write(`${reason}\n`);
    process.exit(1);
  }
});
