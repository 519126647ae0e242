import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { Tenantry } from '../../sdk/src/index.ts';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import type { ResolveTxt } from '../../server/auth/network/txt-resolver.ts';
import { readConfig } from '../../server/config.ts';
import { createLogger } from '../../server/logging.ts';
import { startServer, type WebhookOptions } from '../../server/server.ts';
import { createTestDatabase, type Engine } from './database.ts';
import { METRICS_TOKEN } from './process.ts';
import { noteErrors } from './seen-errors.ts';

export { METRICS_TOKEN };

/** The engine that this run of the suite is on. */
export const engine: Engine = process.env.TEST_ENGINE === 'postgres' ? 'postgres' : 'embedded';

export interface TestServer {
  url: string;
  /** Where it keeps its files, mails that are not sent by SMTP among them. */
  dataDir: string;
  operatorKey: string;
  /** A client with the operator key. */
  operator: Tenantry;
  /** A client with any credential, or none. Nothing is retried, so that a test sees every answer. */
  client(token?: string): Tenantry;
  /** The server's own database, to look behind the API and to move times back. */
  knex: Knex;
  /** Another server on the same database, where the engine takes several. @returns how it is reached, and how it ends */
  replica(): Promise<{ url: string; stop(): Promise<void> }>;
  /** The TXT records that the server finds, by name. */
  txt: Map<string, readonly string[]>;
  /** Everything that was logged so far. */
  logs: string[];
  /** What answers differed from the document in. */
  invalidResponses: string[];
  /** @throws when any answer did not match the document */
  stop(): Promise<void>;
}

export interface TestServerOptions {
  engine?: Engine;
  /** Environment variables, over those that keep tests from limiting each other. */
  env?: Record<string, string>;
  webhooks?: WebhookOptions;
  /** Looks up TXT records, instead of `txt`. */
  resolveTxt?: ResolveTxt;
}

/** Mails to one recipient, of one tenant, are not limited or merged over time unless a test says so. */
const MAIL_SETTINGS = [
  'MAIL_LIMIT_RECIPIENT',
  'MAIL_LIMIT_RECIPIENT_DAY',
  'MAIL_LIMIT_SENDER',
  'MAIL_LIMIT_TENANT',
  'MAIL_MERGE_SECONDS',
];

/** The whole server on a port and a database of its own, with every answer held against the document. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = await createTestDatabase(options.engine ?? engine);
  const dataDir = mkdtempSync(join(tmpdir(), 'tenantry-data-'));
  const operatorKey = createToken('operator');
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    TENANTRY_OPERATOR_KEY: operatorKey,
    RATE_LIMIT: '1000000',
    AUTH_FAILURE_LIMIT: '1000000',
    ...Object.fromEntries(MAIL_SETTINGS.map((name) => [name, '0'])),
    ACCOUNT_GUESS_LIMIT: '1000000',
    SIGN_UP_LIMIT: '0',
    PASSWORD_QUEUE: '100000',
    SHUTDOWN_SECONDS: '2',
    GATEWAY_DRAIN_SECONDS: '2',
    SIGN_UP: 'open',
    METRICS_TOKEN,
    WEBHOOK_ALLOW_PRIVATE: 'loopback',
    GATEWAY_PRIVATE_UPSTREAMS: 'loopback=*',
    LOG_LEVEL: 'debug',
    ...options.env,
  });
  const logs: string[] = [];
  const logger = createLogger(config.LOG_LEVEL, { write: (line: string) => void logs.push(line) });
  const invalidResponses: string[] = [];
  const txt: TestServer['txt'] = new Map();
  const run = () =>
    startServer(config, logger, {
      database: database.options,
      ...(options.webhooks && { webhooks: options.webhooks }),
      resolveTxt: options.resolveTxt ?? (async (name) => txt.get(name) ?? []),
      // A test file uses few operations.
      compileAhead: false,
      onInvalidResponse: (operation, errors) =>
        void invalidResponses.push(`${operation}: ${errors.join('; ')}`),
    });
  const server = await run();
  const client = (token?: string) =>
    new Tenantry({ baseUrl: server.url, maxRetries: 0, ...(token !== undefined && { token }) });
  return {
    url: server.url,
    dataDir,
    operatorKey,
    operator: client(operatorKey),
    client,
    knex: server.database.knex,
    replica: run,
    txt,
    logs,
    invalidResponses,
    async stop() {
      await server.stop();
      noteErrors(logs);
      await database.cleanup();
      rmSync(dataDir, { recursive: true, force: true });
      if (invalidResponses.length > 0) {
        throw new Error(`Answers did not match the document:\n${[...new Set(invalidResponses)].join('\n')}`);
      }
    },
  };
}
