import cors from 'cors';
import express, { type Express, type Request, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { ApiDocument } from '../api/api-document.ts';
import { withRequestSpan } from '../api/tracing.ts';
import { createAuthenticator } from '../auth/authentication/authenticator.ts';
import { createUsageRecorder } from '../auth/authentication/usage-recorder.ts';
import { createAuthorizationCache } from '../auth/authorization/authorization-cache.ts';
import type { Authorizer } from '../auth/authorization/authorizer.ts';
import { createGuardStreams } from '../auth/guards/guard-streams.ts';
import { createRateLimits } from '../auth/rate-limiting/rate-limiter.ts';
import { createReplicaGauge } from '../database/metrics.ts';
import type { ExecutorDependencies } from '../operations/handler-execution.ts';
import { createOperationExecutor, type ExecuteInternal } from '../operations/operation-executor.ts';
import { createDecisionRecorder } from '../operations/refusals/decision-recorder.ts';
import type { Relays } from '../operations/relay-types.ts';
import type { RecordScimRequest } from '../operations/scim-request.ts';
import { createTallies } from '../operations/tallies.ts';
import { createBodyMemory } from './body-memory.ts';
import { createBusinessMetrics } from './business-metrics.ts';
import { CORS_HEADERS } from './cors-headers.ts';
import {
  createProblemFactory,
  errorHandler,
  fallbackErrorHandler,
  type ProblemFactory,
} from './error-handler.ts';
import { createExpressApp } from './express-app.ts';
import { allowedHosts, createHostCheck, type HostSettings } from './host-check.ts';
import { createMetrics } from './metrics.ts';
import { createRequestLogger } from './request-log.ts';
import {
  type CountFor,
  countAnonymous,
  countForOthers,
  createRequestHandler,
  requireHttps,
} from './request-pipeline.ts';
import type { Router } from './router.ts';
import { securityHeaders } from './security-headers.ts';
import type { Validator } from './validator.ts';

/** Everything that is compiled from the document alone. */
export interface CompiledApi {
  contract: ApiDocument;
  authorizer: Authorizer;
  router: Router;
  validator: Validator;
}

/** Settings that determine how requests are accepted. */
interface HttpSettings extends HostSettings {
  TRUST_PROXY: number | string[];
  REQUIRE_TLS: boolean;
  CORS_ORIGINS: readonly string[];
  REDIS_URL?: string | undefined;
  METRICS_TOKEN?: string | undefined;
  AUTH_FAILURE_LIMIT: number;
  RATE_LIMIT: number;
  PERSON_RATE_LIMIT?: number | undefined;
  BODY_MEMORY_MB: number;
}

/** Dependencies of the operations, passed in by the server. */
type OperationOptions = Pick<
  ExecutorDependencies,
  | 'database'
  | 'secrets'
  | 'handlers'
  | 'createRepositories'
  | 'webhookUrls'
  | 'upstreams'
  | 'features'
  | 'installation'
  | 'followUps'
>;

export interface AppOptions extends CompiledApi, OperationOptions {
  config: HttpSettings;
  operatorKeyHash: Buffer;
  /** Returns the URL under which clients reach the server. With PORT=0 it is known once the server listens. */
  publicUrl: () => string;
  relays: Relays;
  /** The pages, for paths outside the API. */
  site(countFor: CountFor): readonly RequestHandler[];
  /** Responds before CORS, so that no other origin can read it. */
  devMailbox: RequestHandler | undefined;
  logger: Logger;
  recordScimRequest: RecordScimRequest;
}

export interface App {
  app: Express;
  problems: ProblemFactory;
  executeInternal: ExecuteInternal;
  /** Registry of the metrics that `/metrics` shows. */
  registry: Registry;
  /** Ends the responses that last until the server stops. Call it before the server stops. */
  endStreams(): void;
  /** Flushes pending writes. Call it after the last response. */
  close(): Promise<void>;
}

/** Operations are under these paths; everything else is a page. */
const API_PATHS = ['/v1/', '/.well-known/', '/oauth/', '/scim/v2/'];
const isApiRequest = ({ url }: Request): boolean => API_PATHS.some((path) => url.startsWith(path));

/** Defines what every request passes through before it is an operation or a page. */
function useCommon(
  app: Express,
  { config, router, logger, devMailbox }: AppOptions,
  metrics: ReturnType<typeof createMetrics>,
): void {
  const begin = createRequestLogger(logger, metrics);
  const headers = securityHeaders(config.REQUIRE_TLS);
  const checkHost = createHostCheck(allowedHosts(config));
  app.set('trust proxy', config.TRUST_PROXY);
  // Few middlewares with little work each, because Express's own cost per middleware equals their work.
  app.use((req, res, next) =>
    withRequestSpan(req.headers, (span) => {
      begin(req, res, span);
      (isApiRequest(req) ? headers.api : headers.site)(res);
      checkHost(req);
      next();
    }),
  );
  // Before everything that is for clients: a scraper uses the internal network, over plain HTTP, and needs no page
  // headers.
  if (config.METRICS_TOKEN !== undefined) app.get('/metrics', metrics.handler(config.METRICS_TOKEN));
  if (config.REQUIRE_TLS) app.use(requireHttps(router));
  if (devMailbox !== undefined) app.use(devMailbox);
  if (config.CORS_ORIGINS.length > 0)
    app.use(
      cors({ ...CORS_HEADERS, origin: config.CORS_ORIGINS.includes('*') ? '*' : [...config.CORS_ORIGINS] }),
    );
}

/** Creates what requests are counted and authenticated with. */
async function createAdmission({
  config,
  database,
  authorizer,
  secrets,
  operatorKeyHash,
  logger,
}: AppOptions) {
  const rateLimits = await createRateLimits({
    database,
    redisUrl: config.REDIS_URL,
    authentication: { requests: config.AUTH_FAILURE_LIMIT, seconds: 60 },
  });
  const usage = createUsageRecorder(database, (error) =>
    logger.warn({ err: error }, 'could not record the last use of credentials'),
  );
  const allowance = { requests: config.RATE_LIMIT, seconds: 60 };
  const access = createAuthorizationCache(database, authorizer);
  const authenticator = createAuthenticator({
    access,
    secrets,
    rateLimits,
    usage,
    operatorKeyHash,
    allowance,
    personAllowance: { requests: config.PERSON_RATE_LIMIT ?? config.RATE_LIMIT, seconds: 60 },
  });
  return { rateLimits, usage, allowance, access, authenticator };
}

/** Defines the middlewares in order: what every request passes through. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { config, contract, database, secrets, publicUrl } = options;
  const { rateLimits, usage, allowance, access, authenticator } = await createAdmission(options);
  const guardStreams = createGuardStreams(database.changes, secrets);
  const tallies = createTallies();
  const problems = createProblemFactory(contract.errors, publicUrl);
  const metrics = createMetrics();
  const app = createExpressApp();
  useCommon(app, options, metrics);
  const site = express.Router({ caseSensitive: true, strict: true });
  site.use(countAnonymous(rateLimits, allowance));
  for (const page of options.site(countForOthers(rateLimits, allowance))) site.use(page);
  const decisions = createDecisionRecorder(database, metrics.recordDecision);
  const services = { access, rateLimits, guardStreams, decisions, tallies, usage };
  const executor = createOperationExecutor({ ...options, ...services });
  const bodyMemory = createBodyMemory(config.BODY_MEMORY_MB);
  const api = createRequestHandler({ ...options, authenticator, executor, bodyMemory });
  app.use((req, res, next) => (isApiRequest(req) ? api : site)(req, res, next));
  // Paths that are not pages either get a problem response.
  app.use(api);
  createReplicaGauge(metrics.registry, database.knex);
  createBusinessMetrics(metrics.registry, tallies, access);
  app.use(errorHandler(problems, metrics.refuse));
  app.use(fallbackErrorHandler);
  return {
    app,
    problems,
    executeInternal: executor.executeInternal,
    registry: metrics.registry,
    endStreams: () => guardStreams.close(),
    async close() {
      await usage.close();
      await rateLimits.close();
      // The metrics of Node are observed as long as the process lives, and would keep the app in memory.
      metrics.registry.clear();
    },
  };
}
