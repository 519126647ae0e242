import cors from 'cors';
import express, { type Express, type Request } from 'express';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { createAccessMemory } from './auth/authorization/authorization-cache.ts';
import { createAuthenticator } from './auth/authentication/authenticator.ts';
import { limitPasswords } from './auth/authentication/passwords.ts';
import { createRateLimits } from './auth/rate-limiting/rate-limiter.ts';
import type { Secrets } from './auth/secrets/secrets.ts';
import { createUsageRecorder } from './auth/authentication/usage-recorder.ts';
import type { Config } from './config.ts';
import { createDispatch, type Perform } from './operations/operation-executor.ts';
import { createProblems, lastResort, type Problems, problemHandler } from './api/problem.ts';
import { createRouter, type Router } from './http/router.ts';
import { type Contract, loadContract } from './api/api-document.ts';
import { countAnonymous, refusePlainHttp, serve } from './http/request-pipeline.ts';
import { createValidator, type InvalidResponseReport, type Validator } from './http/validator.ts';
import type { Database } from './database/connect.ts';
import { createDevMailbox } from './site/dev-mailbox/create-dev-mailbox.ts';
import { createDocs } from './site/docs/docs-router.ts';
import { allowedHosts, checkEnvelope } from './http/host-check.ts';
import { handlers } from './features/handlers.ts';
import { createApp } from './http/express-app.ts';
import { mailLimitsOf } from './mail/limits.ts';
import { createMetrics } from './http/metrics.ts';
import { observe } from './http/request-log.ts';
import { createPages } from './site/pages/create-pages.ts';
import { productFile } from './project-path.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createUnsubscribe } from './site/unsubscribe.ts';
import type { Destinations } from './features/records/webhooks/url-guard.ts';

/** What follows from the document alone. */
export interface Groundwork {
  contract: Contract;
  router: Router;
  validator: Validator;
}

export interface AppOptions extends Groundwork {
  config: Config;
  database: Database;
  secrets: Secrets;
  operatorKeyHash: Buffer;
  /** Where clients reach the server. With PORT=0 it is known once the server listens. */
  publicUrl: () => string;
  destinations: Destinations;
  logger: Logger;
}

export interface App {
  app: Express;
  problems: Problems;
  perform: Perform;
  /** Of the metrics that `/metrics` shows. */
  registry: Registry;
  /** Writes what is still in memory. Call it when the last request is answered. */
  close(): Promise<void>;
}

/** Headers that a browser's script may send and read. */
const CORS_HEADERS = {
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: [
    'Authorization',
    'Content-Type',
    'Idempotency-Key',
    'If-Match',
    'X-Request-Id',
    'traceparent',
  ],
  exposedHeaders: [
    'ETag',
    'Retry-After',
    'X-Request-Id',
    'RateLimit',
    'RateLimit-Policy',
    'Idempotency-Replayed',
  ],
  maxAge: 600,
};

/** Where the operations are; anything else is a page. */
const isOfApi = ({ url }: Request): boolean => url.startsWith('/v1/');

const CONTRACT = productFile('openapi.yaml');

/**
 * Reads and checks the document, and compiles what requests are held against: most of the work of a start.
 * @param onInvalidResponse told of answers that do not match the document; leaving it out saves the check
 * @throws ContractError
 */
export function layGroundwork(onInvalidResponse?: InvalidResponseReport): Groundwork {
  const contract = loadContract(CONTRACT, Object.keys(handlers));
  const router = createRouter(contract.document);
  const validator = createValidator(contract.document, onInvalidResponse ? { onInvalidResponse } : {});
  validator.warm(router.operations);
  return { contract, router, validator };
}

/** A workspace gets as much as so many credentials, unless it is configured. */
const WORKSPACE_SHARES = 10;

/** The order of the middlewares: what every request passes through. */
export async function buildApp(options: AppOptions): Promise<App> {
  const {
    config,
    contract,
    router,
    validator,
    database,
    secrets,
    operatorKeyHash,
    publicUrl,
    destinations,
    logger,
  } = options;
  const rateLimits = await createRateLimits({
    database,
    redisUrl: config.REDIS_URL,
    authentication: { requests: config.AUTH_FAILURE_LIMIT, seconds: 60 },
  });
  const usage = createUsageRecorder(database, (error) =>
    logger.warn({ err: error }, 'could not write last uses'),
  );
  const allowance = { requests: config.RATE_LIMIT, seconds: 60 };
  const access = createAccessMemory(database, contract);
  const authenticator = createAuthenticator({
    access,
    secrets,
    rateLimits,
    usage,
    operatorKeyHash,
    allowance,
    personAllowance: { requests: config.PERSON_RATE_LIMIT ?? config.RATE_LIMIT, seconds: 60 },
  });
  const problems = createProblems(contract.errors, publicUrl);
  const metrics = createMetrics();
  const begin = observe(logger, metrics);
  const headers = securityHeaders(config.REQUIRE_TLS);
  const hosts = allowedHosts(config);

  const app = createApp();
  app.set('trust proxy', config.TRUST_PROXY);
  // Little is done in each of few middlewares, for each that Express knows of costs as much as what is done in it.
  app.use((req, res, next) => {
    begin(req, res);
    (isOfApi(req) ? headers.api : headers.site)(res);
    checkEnvelope(req, hosts);
    next();
  });
  // Before anything that is for clients: a scraper comes from inside, over plain HTTP, and is no web page.
  if (config.METRICS_TOKEN !== undefined) app.get('/metrics', metrics.expose(config.METRICS_TOKEN));
  if (config.REQUIRE_TLS) app.use(refusePlainHttp(router));
  // Before CORS: no other origin reads it.
  if (config.DEV_MAILBOX) app.use(createDevMailbox(config));
  if (config.CORS_ORIGINS.length > 0)
    app.use(cors({ ...CORS_HEADERS, origin: config.CORS_ORIGINS.includes('*') ? '*' : config.CORS_ORIGINS }));
  const site = express.Router({ caseSensitive: true, strict: true });
  site.use(countAnonymous(rateLimits, allowance));
  site.use(createDocs({ document: contract.document, yaml: contract.yaml, publicUrl }));
  site.use(createUnsubscribe(database, secrets));
  if (config.APP_URL === undefined) site.use(createPages());
  limitPasswords({ parallel: config.PASSWORD_PARALLEL, queue: config.PASSWORD_QUEUE });
  const installation = {
    signUp: config.SIGN_UP,
    workspaceRateLimit: config.WORKSPACE_RATE_LIMIT ?? WORKSPACE_SHARES * config.RATE_LIMIT,
    signUpLimit: config.SIGN_UP_LIMIT,
    accountGuessLimit: config.ACCOUNT_GUESS_LIMIT,
    get appUrl() {
      return config.APP_URL ?? publicUrl();
    },
    mailLimits: mailLimitsOf(config),
  };
  const dispatch = createDispatch({
    contract,
    database,
    access,
    handlers,
    secrets,
    rateLimits,
    usage,
    destinations,
    installation,
  });
  const api = serve({ contract, router, authenticator, validator, dispatch });
  app.use((req, res, next) => (isOfApi(req) ? api : site)(req, res, next));
  // What is no page either is answered as the API answers it.
  app.use(api);
  app.use(problemHandler(problems));
  app.use(lastResort);
  return {
    app,
    problems,
    perform: dispatch.perform,
    registry: metrics.registry,
    async close() {
      await usage.close();
      await rateLimits.close();
    },
  };
}
