import { type Config, readConfig } from './config.ts';
import { createLogger } from './logging.ts';
import { type RunningServer, start } from './server.ts';

function announce({ url, database, newOperatorKey }: RunningServer): void {
  const lines = [
    `Tenantry is ready at ${url}`,
    `  documentation  ${url}/docs`,
    `  database       ${database.engine}`,
  ];
  if (newOperatorKey !== undefined) {
    lines.push(
      `  operator key   ${newOperatorKey}`,
      '                 (shown this once: keep it in a safe place)',
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

type Logger = ReturnType<typeof createLogger>;

/** How long the database may take to close, after the last request has been answered or cut off. */
const CLOSING_SECONDS = 15;

/** Stops the server once, and then the process, whatever hangs. */
function createStop(starting: Promise<RunningServer>, config: Config, logger: Logger) {
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

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  const starting = start(config, logger, {
    ...(config.VALIDATE_RESPONSES && {
      onInvalidResponse: (operation, errors) =>
        logger.error({ operation, errors }, 'answer does not match the document'),
    }),
  });
  const stop = createStop(starting, config, logger);
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  // A promise that nobody waited for concerns one request at most; the others go on.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
  // After this nothing is certain: requests in flight are answered, and whoever runs the process starts another.
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught exception');
    stop('uncaught exception', 1);
  });
  announce(await starting);
}

/** JavaScript's own errors are faults of ours, and their stack is what helps; all others say what to change. */
const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const isFault = [TypeError, RangeError, ReferenceError, SyntaxError].some((type) => error instanceof type);
  return (isFault ? error.stack : error.message) ?? error.message;
};

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
