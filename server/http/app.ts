import cors from 'cors';
import express, { type Express, type Request, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { ApiDocument } from '../api/api-document.ts';
import { createAuthenticator } from '../auth/authentication/authenticator.ts';
import { createUsageRecorder } from '../auth/authentication/usage-recorder.ts';
import { createAuthorizationCache } from '../auth/authorization/authorization-cache.ts';
import { createRateLimits } from '../auth/rate-limiting/rate-limiter.ts';
import type { ExecutorDependencies } from '../operations/handler-execution.ts';
import { createOperationExecutor, type ExecuteInternal } from '../operations/operation-executor.ts';
import {
  createProblemFactory,
  errorHandler,
  fallbackErrorHandler,
  type ProblemFactory,
} from './error-handler.ts';
import { createExpressApp } from './express-app.ts';
import { allowedHosts, checkHostHeader, type HostSettings } from './host-check.ts';
import { createMetrics } from './metrics.ts';
import { createRequestLogger } from './request-log.ts';
import { countAnonymous, createRequestHandler, requireHttps } from './request-pipeline.ts';
import type { Router } from './router.ts';
import { securityHeaders } from './security-headers.ts';
import type { Validator } from './validator.ts';

/** What follows from the document alone. */
export interface CompiledApi {
  contract: ApiDocument;
  router: Router;
  validator: Validator;
}

/** The settings that say how requests are taken. */
interface HttpSettings extends HostSettings {
  TRUST_PROXY: number | string[];
  REQUIRE_TLS: boolean;
  CORS_ORIGINS: readonly string[];
  REDIS_URL?: string | undefined;
  METRICS_TOKEN?: string | undefined;
  AUTH_FAILURE_LIMIT: number;
  RATE_LIMIT: number;
  PERSON_RATE_LIMIT?: number | undefined;
}

/** What operations are run with, handed in by the server. */
type OperationOptions = Pick<
  ExecutorDependencies,
  'database' | 'secrets' | 'handlers' | 'createRepositories' | 'webhookUrls' | 'installation'
>;

export interface AppOptions extends CompiledApi, OperationOptions {
  config: HttpSettings;
  operatorKeyHash: Buffer;
  /** Where clients reach the server. With PORT=0 it is known once the server listens. */
  publicUrl: () => string;
  /** The pages, for what is not a path of the API. */
  site: readonly RequestHandler[];
  /** Answers before CORS, so that no other origin reads it. */
  devMailbox: RequestHandler | undefined;
  logger: Logger;
}

export interface App {
  app: Express;
  problems: ProblemFactory;
  executeInternal: ExecuteInternal;
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
const isApiRequest = ({ url }: Request): boolean => url.startsWith('/v1/');

/** The order of the middlewares: what every request passes through. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { config, contract, router, validator, database, secrets, operatorKeyHash, publicUrl, logger } =
    options;
  const rateLimits = await createRateLimits({
    database,
    redisUrl: config.REDIS_URL,
    authentication: { requests: config.AUTH_FAILURE_LIMIT, seconds: 60 },
  });
  const usage = createUsageRecorder(database, (error) =>
    logger.warn({ err: error }, 'could not write last uses'),
  );
  const allowance = { requests: config.RATE_LIMIT, seconds: 60 };
  const access = createAuthorizationCache(database, contract);
  const authenticator = createAuthenticator({
    access,
    secrets,
    rateLimits,
    usage,
    operatorKeyHash,
    allowance,
    personAllowance: { requests: config.PERSON_RATE_LIMIT ?? config.RATE_LIMIT, seconds: 60 },
  });
  const problems = createProblemFactory(contract.errors, publicUrl);
  const metrics = createMetrics();
  const begin = createRequestLogger(logger, metrics);
  const headers = securityHeaders(config.REQUIRE_TLS);
  const hosts = allowedHosts(config);

  const app = createExpressApp();
  app.set('trust proxy', config.TRUST_PROXY);
  // Little is done in each of few middlewares, for each that Express knows of costs as much as what is done in it.
  app.use((req, res, next) => {
    begin(req, res);
    (isApiRequest(req) ? headers.api : headers.site)(res);
    checkHostHeader(req, hosts);
    next();
  });
  // Before anything that is for clients: a scraper comes from inside, over plain HTTP, and is no web page.
  if (config.METRICS_TOKEN !== undefined) app.get('/metrics', metrics.handler(config.METRICS_TOKEN));
  if (config.REQUIRE_TLS) app.use(requireHttps(router));
  if (options.devMailbox !== undefined) app.use(options.devMailbox);
  if (config.CORS_ORIGINS.length > 0)
    app.use(
      cors({ ...CORS_HEADERS, origin: config.CORS_ORIGINS.includes('*') ? '*' : [...config.CORS_ORIGINS] }),
    );
  const site = express.Router({ caseSensitive: true, strict: true });
  site.use(countAnonymous(rateLimits, allowance));
  for (const page of options.site) site.use(page);
  const executor = createOperationExecutor({
    contract,
    database,
    access,
    handlers: options.handlers,
    createRepositories: options.createRepositories,
    secrets,
    rateLimits,
    usage,
    webhookUrls: options.webhookUrls,
    installation: options.installation,
  });
  const api = createRequestHandler({ contract, router, authenticator, validator, dispatch: executor });
  app.use((req, res, next) => (isApiRequest(req) ? api : site)(req, res, next));
  // What is no page either is answered as the API answers it.
  app.use(api);
  app.use(errorHandler(problems));
  app.use(fallbackErrorHandler);
  return {
    app,
    problems,
    executeInternal: executor.executeInternal,
    registry: metrics.registry,
    async close() {
      await usage.close();
      await rateLimits.close();
    },
  };
}
