import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { DatabaseOptions } from './connect.ts';

/** Runs `main` when the module is the entry point, and prints a failure as one line with exit code 1. */
export function runAsScript(moduleUrl: string, main: (args: string[]) => Promise<void>): void {
  const script = process.argv[1];
  if (script === undefined || pathToFileURL(realpathSync(script)).href !== moduleUrl) return;
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

/** Returns the options of the database that the server would open in this environment, without a statement timeout. */
export function databaseFromEnvironment(environment: NodeJS.ProcessEnv = process.env): DatabaseOptions {
  return {
    databaseUrl: environment.DATABASE_URL || undefined,
    dataDir: environment.DATA_DIR || '.tenantry',
    driver: environment.DATABASE_DRIVER === 'plain' ? 'plain' : 'pipelined',
    preparedStatements: !['false', '0'].includes(environment.DATABASE_PREPARE ?? ''),
    statementTimeoutMs: 0,
  };
}
