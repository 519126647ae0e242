import { ConfigError, readConfig } from './config.ts';
import { ContractError } from './contract/spec-rules.ts';
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

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  const server = await start(config, logger, {
    ...(config.VALIDATE_RESPONSES && {
      onInvalidResponse: (operation, errors) =>
        logger.error({ operation, errors }, 'answer does not match the document'),
    }),
  });
  announce(server);
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof ContractError;
  process.stderr.write(
    `${error instanceof Error ? (expected ? error.message : error.stack) : String(error)}\n`,
  );
  process.exit(1);
});
