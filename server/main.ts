import cluster from 'node:cluster';
import { type Config, readConfig } from './config.ts';
import { createLogger } from './logging.ts';
import { misspeltVariables } from './misspelt-variables.ts';
import { startServer } from './server.ts';
import { notesOn, printStartupBanner, type StartupInfo } from './startup-banner.ts';

type Logger = ReturnType<typeof createLogger>;

/** What runs, whether it is one process or several. */
interface RunningProcess {
  announcement: StartupInfo;
  /** Replaces what can be replaced while it serves. */
  restart?: () => Promise<void>;
  stop(): Promise<void>;
}

/** How long the database may take to close, after the last request has been answered or cut off. */
const CLOSING_SECONDS = 15;

/** Stops the server once, and then the process, whatever hangs. */
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
      (config.SHUTDOWN_SECONDS + CLOSING_SECONDS) * 1000,
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

/** One process that serves. */
async function startSingleProcess(config: Config, logger: Logger): Promise<RunningProcess> {
  const { url, database, newOperatorKey, stop } = await startServer(config, logger, {
    ...(config.VALIDATE_RESPONSES && {
      onInvalidResponse: (operation, errors) =>
        logger.error({ operation, errors }, 'answer does not match the document'),
    }),
  });
  const notes = notesOn(config, (process.env.SIGN_UP ?? '') !== '');
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
  // A promise that nobody waited for concerns one request at most; the others go on.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
  // After this nothing is certain: requests in flight are answered, and whoever runs the process starts another.
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught exception');
    stop('uncaught exception', 1);
  });
  process.on('SIGHUP', () => {
    starting
      .then(({ restart }) => {
        if (restart === undefined) {
          // The terminal that it runs in was closed.
          if (process.stdout.isTTY) return stop('SIGHUP', 0);
          return logger.warn('SIGHUP replaces workers, and this is one process alone');
        }
        logger.info('replacing the workers one by one');
        return restart();
      })
      .catch((error: unknown) => logger.error({ err: error }, 'the workers could not be replaced'));
  });
  const { announcement } = await starting;
  if (cluster.isWorker) process.send?.({ tell: 'ready', announcement });
  else printStartupBanner(announcement);
}

/** JavaScript's own errors are faults of ours, and their stack is what helps; all others say what to change. */
const formatStartError = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const isFault = [TypeError, RangeError, ReferenceError, SyntaxError].some((type) => error instanceof type);
  return (isFault ? error.stack : error.message) ?? error.message;
};

main().catch((error: unknown) => {
  const reason = formatStartError(error);
  if (cluster.isWorker) process.send?.({ tell: 'failed', reason }, () => process.exit(1));
  else {
    process.stderr.write(`${reason}\n`);
    process.exit(1);
  }
});
