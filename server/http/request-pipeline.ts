import type { Request, RequestHandler, Response } from 'express';
import type { ApiDocument, OperationSpec } from '../api/api-document.ts';
import { methodNotAllowed, noSuchRoute, ProblemError } from '../api/problem.ts';
import type { OperationId } from '../api/types.ts';
import {
  type AuthenticationResult,
  type Authenticator,
  rateLimited,
} from '../auth/authentication/authenticator.ts';
import { canonicalAddress, rateLimitBucketOf } from '../auth/network/ip-address.ts';
import { type RateLimit, type RateLimits, setRateLimitHeaders } from '../auth/rate-limiting/rate-limiter.ts';
import type { Reply } from '../operations/idempotency.ts';
import type { OperationExecutor } from '../operations/operation-executor.ts';
import type { RecordScimRequest } from '../operations/scim-request.ts';
import { toFieldViolations } from './data-exception.ts';
import { isForm, readForm } from './form-body.ts';
import { admitClient, authorizationOfClient } from './oauth-client.ts';
import { authorizationOfKey, type RelayDependencies, relayRequest } from './relay-request.ts';
import { readBody } from './request-body.ts';
import { getRequestLogContext } from './request-log.ts';
import type { RouteLookup, RouteMatch, Router } from './router.ts';
import { observeScim } from './scim-log.ts';
import { sendResponse } from './send-response.ts';

export interface PipelineDependencies extends RelayDependencies {
  contract: ApiDocument;
  router: Router;
  authenticator: Authenticator;
  executor: OperationExecutor;
  recordScimRequest: RecordScimRequest;
}

/** Health probes come from the internal network, over plain HTTP. */
const HEALTH_PATHS: ReadonlySet<string> = new Set<OperationId>(['meta.health', 'meta.ready']);

/**
 * Returns the address of the caller with IPv4 unwrapped from IPv6, so that it can be compared with allowlists. Without a
 * header of proxies it is that of the connection, whichever proxies Express trusts.
 */
const addressOf = (req: Request): string => {
  const isForwarded = req.headers['x-forwarded-for'] !== undefined;
  return canonicalAddress((isForwarded ? req.ip : req.socket.remoteAddress) ?? '') ?? 'unknown';
};

const isRouteMatch = (match: RouteLookup): match is RouteMatch => match !== undefined && 'operation' in match;

/**
 * Behind a proxy that terminates TLS: rejects a plain-HTTP request before reading anything, above all its credential.
 */
export const requireHttps =
  (router: Router): RequestHandler =>
  (req, _res, next) => {
    const match = router.match(req.method, req.path);
    if (req.secure || (isRouteMatch(match) && HEALTH_PATHS.has(match.operation.operationId))) return next();
    throw new ProblemError(
      'tls_required',
      'Use HTTPS. If this request contained a credential, replace it: it was sent unencrypted.',
    );
  };

/** Counts a page request against the budget of its address, like an anonymous API request. */
export const countAnonymous =
  (rateLimits: RateLimits, allowance: RateLimit): RequestHandler =>
  async (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    const budget = await rateLimits.consumeAnonymous(rateLimitBucketOf(addressOf(req)), allowance);
    if (!budget.exceeded) return next();
    setRateLimitHeaders(res, budget);
    throw rateLimited(budget);
  };

/** Returns the credential of a request as an Authorization header of this API, whose place depends on the clients. */
function authorizationOf(req: Request, operation: OperationSpec | undefined): string | undefined {
  if (operation?.inWorkspaceOfCredential === true) return authorizationOfKey(req);
  return operation?.surface === 'oauth' ? authorizationOfClient(req) : req.headers.authorization;
}

/** Counts a request against a budget beside that of its address. @throws rate_limited */
export type CountFor = (key: string) => Promise<void>;

/** Returns what counts anonymous requests against what they are for, however many addresses they come from. */
export const countForOthers =
  (rateLimits: RateLimits, allowance: RateLimit): CountFor =>
  async (key) => {
    const budget = await rateLimits.consume(key, allowance);
    if (budget.exceeded) throw rateLimited(budget);
  };

interface AuthenticatedRequest {
  match: RouteMatch;
  operation: OperationSpec;
  address: string;
  admission: AuthenticationResult;
}

/**
 * Routes a request (404, 405) and authenticates it (429, 401). Rejected requests are counted as well, so that every
 * response has rate-limit headers and guessing paths is limited.
 */
async function authenticateRequest(
  { contract, router, authenticator, validator }: PipelineDependencies,
  req: Request,
  res: Response,
): Promise<AuthenticatedRequest> {
  const match = router.match(req.method, req.path);
  const context = getRequestLogContext(res);
  if (isRouteMatch(match)) {
    context.operation = match.operation;
    validator.validateResponseOnSend(res, match.operation);
  }
  // The router and the contract have the operations of the same document.
  const operation = isRouteMatch(match)
    ? contract.operations.get(match.operation.operationId as OperationId)
    : undefined;
  const address = addressOf(req);
  const admission = await authenticator.authenticate(authorizationOf(req, operation), address, operation);
  setRateLimitHeaders(res, admission.budget);
  if (admission.rejection !== undefined) throw admission.rejection;
  if (match === undefined) throw noSuchRoute(router.nearest(req.path));
  if (!isRouteMatch(match)) throw methodNotAllowed(match.allowed, match.instead);
  if (operation === undefined) throw new Error(`${match.operation.operationId} is not in the document.`);
  if (admission.principal !== null) context.principalId = admission.principal.id;
  return { match, operation, address, admission };
}

/**
 * Reads the form of an OAuth request. Its client may be in the form, and is admitted then.
 * @throws the refusal of a client
 */
async function readOAuthForm(
  { authenticator }: Pick<PipelineDependencies, 'authenticator'>,
  { match, operation, address, admission: first }: AuthenticatedRequest,
  req: Request,
  res: Response,
): Promise<{ form: unknown; admission: AuthenticationResult }> {
  const form = await readForm(req, res, match.operation.schema['x-body-limit']);
  if (!operation.audience.includes('workspace_key')) return { form, admission: first };
  const admission = await admitClient(req, form, first, async (authorization) => {
    const admitted = await authenticator.authenticate(authorization, address, operation);
    setRateLimitHeaders(res, admitted.budget);
    return admitted;
  });
  if (admission.principal !== null) getRequestLogContext(res).principalId = admission.principal.id;
  return { form, admission };
}

/** Responds to OPTIONS with the methods of a path. @returns false for other methods and unknown paths */
function answerOptions(router: Router, req: Request, res: Response): boolean {
  const match = req.method === 'OPTIONS' ? router.match(req.method, req.path) : undefined;
  if (match === undefined || isRouteMatch(match)) return false;
  res.statusCode = 204;
  res.setHeader('Allow', match.allowed.join(', '));
  res.end();
  return true;
}

/** Relays a request to its upstream. The decision needs no more than the headers. */
function relayAdmitted(
  stages: PipelineDependencies,
  { match, operation, address, admission }: AuthenticatedRequest,
  req: Request,
  res: Response,
): Promise<void> {
  const input = { params: {}, query: {}, headers: req.headers, body: undefined };
  const { principal, digest } = admission;
  const { requestId } = getRequestLogContext(res);
  const call = { operation, principal, digest, address, input, req, requestId, now: new Date() };
  return relayRequest(stages, match, call, res);
}

/**
 * Creates the stages that every API request passes through, in this order. A stage responds by throwing a problem. It
 * is one middleware, because Express's own cost per middleware equals that of a stage.
 */
export const createRequestHandler =
  (stages: PipelineDependencies): RequestHandler =>
  async (req, res, next) => {
    if (answerOptions(stages.router, req, res)) return;
    const { authenticator, validator, executor } = stages;
    const admitted = await authenticateRequest(stages, req, res);
    const { match, operation, address } = admitted;
    if (operation.relay !== undefined) return relayAdmitted(stages, admitted, req, res);
    const { requestId } = getRequestLogContext(res);
    const wasComplete = req.complete;
    const observe =
      operation.surface === 'scim'
        ? observeScim(stages.recordScimRequest, {
            req,
            res,
            principal: admitted.admission.principal,
            address,
          })
        : undefined;
    // After authentication: the caller may send a body (413, 415, 400).
    const { form, admission } = isForm(match.operation.schema)
      ? await readOAuthForm(stages, admitted, req, res)
      : { form: undefined, admission: admitted.admission };
    const body = form ?? (await readBody(req, res, match.operation));
    const { digest } = admission;
    observe?.(body);
    // A body may take a minute to arrive. If the credential has ended by then, the request is rejected (401).
    const { principal } = wasComplete ? admission : await authenticator.recheck(admission);
    // Validates the input against the document (400).
    const input = validator.validate(req, match, body);
    const now = new Date();
    const call = { operation, principal, digest, address, input, req, requestId, now };
    let reply: Reply;
    try {
      reply = await executor.execute(call, res);
    } catch (error) {
      throw toFieldViolations(error, input);
    }
    await sendResponse(res, operation, reply, next);
  };
