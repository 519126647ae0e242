import cors from 'cors';
import express, { type Express, type Request } from 'express';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { type ApiDocument, loadApiDocument } from './api/api-document.ts';
import { createAuthenticator } from './auth/authentication/authenticator.ts';
import { limitPasswords } from './auth/authentication/passwords.ts';
import { createUsageRecorder } from './auth/authentication/usage-recorder.ts';
import { createAuthorizationCache } from './auth/authorization/authorization-cache.ts';
import { createRateLimits } from './auth/rate-limiting/rate-limiter.ts';
import type { Secrets } from './auth/secrets/secrets.ts';
import type { Config } from './config.ts';
import type { Database } from './database/connect.ts';
import { operationHandlers } from './features/handlers.ts';
import type { WebhookUrlGuard } from './features/records/webhooks/url-guard.ts';
import {
  createProblemFactory,
  errorHandler,
  fallbackErrorHandler,
  type ProblemFactory,
} from './http/error-handler.ts';
import { createExpressApp } from './http/express-app.ts';
import { allowedHosts, checkHostHeader } from './http/host-check.ts';
import { createMetrics } from './http/metrics.ts';
import { createRequestLogger } from './http/request-log.ts';
import { countAnonymous, createRequestHandler, requireHttps } from './http/request-pipeline.ts';
import { createRouter, type Router } from './http/router.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createValidator, type ResponseMismatch, type Validator } from './http/validator.ts';
import { mailLimitsOf } from './mail/limits.ts';
import { createOperationExecutor, type ExecuteInternal } from './operations/operation-executor.ts';
import { projectPath } from './project-path.ts';
import { createDevMailbox } from './site/dev-mailbox/create-dev-mailbox.ts';
import { createDocsRouter } from './site/docs/docs-router.ts';
import { createPages } from './site/pages/create-pages.ts';
import { createUnsubscribeRoute } from './site/unsubscribe.ts';

/** What follows from the document alone. */
export interface CompiledApi {
  contract: ApiDocument;
  router: Router;
  validator: Validator;
}

export interface AppOptions extends CompiledApi {
  config: Config;
  database: Database;
  secrets: Secrets;
  operatorKeyHash: Buffer;
  /** Where clients reach the server. With PORT=0 it is known once the server listens. */
  publicUrl: () => string;
  destinations: WebhookUrlGuard;
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

const DOCUMENT_PATH = projectPath('openapi.yaml');

/**
 * Reads and checks the document. What requests are held against is compiled at the first one, or by `validator.warm`.
 * @param onInvalidResponse told of answers that do not match the document; leaving it out saves the check
 * @throws ContractError
 */
export function compileApi(onInvalidResponse?: ResponseMismatch): CompiledApi {
  const contract = loadApiDocument(DOCUMENT_PATH, Object.keys(operationHandlers));
  const router = createRouter(contract.document);
  const validator = createValidator(contract.document, onInvalidResponse ? { onInvalidResponse } : {});
  return { contract, router, validator };
}

/** A workspace gets as much as so many credentials, unless it is configured. */
const WORKSPACE_CREDENTIALS_AT_FULL_RATE = 10;

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
  // Before CORS: no other origin reads it.
  if (config.DEV_MAILBOX) app.use(createDevMailbox(config));
  if (config.CORS_ORIGINS.length > 0)
    app.use(cors({ ...CORS_HEADERS, origin: config.CORS_ORIGINS.includes('*') ? '*' : config.CORS_ORIGINS }));
  const site = express.Router({ caseSensitive: true, strict: true });
  site.use(countAnonymous(rateLimits, allowance));
  site.use(createDocsRouter({ document: contract.document, yaml: contract.yaml, publicUrl }));
  site.use(createUnsubscribeRoute(database, secrets));
  if (config.APP_URL === undefined) site.use(createPages());
  limitPasswords({ parallel: config.PASSWORD_PARALLEL, queue: config.PASSWORD_QUEUE });
  const installation = {
    signUp: config.SIGN_UP,
    workspaceRateLimit: config.WORKSPACE_RATE_LIMIT ?? WORKSPACE_CREDENTIALS_AT_FULL_RATE * config.RATE_LIMIT,
    signUpLimit: config.SIGN_UP_LIMIT,
    accountGuessLimit: config.ACCOUNT_GUESS_LIMIT,
    get appUrl() {
      return config.APP_URL ?? publicUrl();
    },
    mailLimits: mailLimitsOf(config),
  };
  const dispatch = createOperationExecutor({
    contract,
    database,
    access,
    handlers: operationHandlers,
    secrets,
    rateLimits,
    usage,
    destinations,
    installation,
  });
  const api = createRequestHandler({ contract, router, authenticator, validator, dispatch });
  app.use((req, res, next) => (isApiRequest(req) ? api : site)(req, res, next));
  // What is no page either is answered as the API answers it.
  app.use(api);
  app.use(errorHandler(problems));
  app.use(fallbackErrorHandler);
  return {
    app,
    problems,
    executeInternal: dispatch.executeInternal,
    registry: metrics.registry,
    async close() {
      await usage.close();
      await rateLimits.close();
    },
  };
}
