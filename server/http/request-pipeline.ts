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
import type { OperationExecutor } from '../operations/operation-executor.ts';
import { toFieldViolations } from './data-exception.ts';
import { readBody } from './request-body.ts';
import { getRequestLogContext } from './request-log.ts';
import type { RouteLookup, RouteMatch, Router } from './router.ts';
import { sendResponse } from './send-response.ts';
import type { Validator } from './validator.ts';

export interface PipelineDependencies {
  contract: ApiDocument;
  router: Router;
  authenticator: Authenticator;
  validator: Validator;
  dispatch: OperationExecutor;
}

/** Probes come from inside, over plain HTTP. */
const HEALTH_PATHS: ReadonlySet<string> = new Set<OperationId>(['meta.health', 'meta.ready']);

/** Address of the caller, IPv4 unwrapped from IPv6, so that it compares with allowlists. */
const addressOf = (req: Request): string => canonicalAddress(req.ip ?? '') ?? 'unknown';

const isRouteMatch = (match: RouteLookup): match is RouteMatch => match !== undefined && 'operation' in match;

/** Behind a proxy that ends TLS: nothing that came in the clear is looked at, least of all its credential. */
export const requireHttps =
  (router: Router): RequestHandler =>
  (req, _res, next) => {
    const match = router.match(req.method, req.path);
    if (req.secure || (isRouteMatch(match) && HEALTH_PATHS.has(match.operation.operationId))) return next();
    throw new ProblemError(
      'tls_required',
      'Send this over HTTPS. If the request carried a credential, replace it: it has travelled in the clear.',
    );
  };

/** Pages cost little each, and are counted against the budget of the address as requests without a credential are. */
export const countAnonymous =
  (rateLimits: RateLimits, allowance: RateLimit): RequestHandler =>
  async (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    const budget = await rateLimits.consumeAnonymous(rateLimitBucketOf(addressOf(req)), allowance);
    if (!budget.exceeded) return next();
    setRateLimitHeaders(res, budget);
    throw rateLimited(budget);
  };

interface AuthenticatedRequest {
  match: RouteMatch;
  operation: OperationSpec;
  address: string;
  admission: AuthenticationResult;
}

/**
 * Which operation is asked for (404, 405) and by whom (429, 401). A request that goes no further is counted as well,
 * so that every answer has the rate limit headers and guessing paths is limited, too.
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
    validator.watch(res, match.operation);
  }
  // The operations of the router and of the contract are those of one document.
  const operation = isRouteMatch(match)
    ? contract.operations.get(match.operation.operationId as OperationId)
    : undefined;
  const address = addressOf(req);
  const admission = await authenticator.authenticate(req.headers.authorization, address, operation);
  setRateLimitHeaders(res, admission.budget);
  if (admission.rejection !== undefined) throw admission.rejection;
  if (match === undefined) throw noSuchRoute(router.nearest(req.path));
  if (!isRouteMatch(match)) throw methodNotAllowed(match.allowed, match.instead);
  if (operation === undefined) throw new Error(`${match.operation.operationId} is not in the document.`);
  if (admission.principal !== null) context.principalId = admission.principal.id;
  return { match, operation, address, admission };
}

/** Answers OPTIONS with the methods of a path. @returns false for other methods, and paths that do not exist */
function answerOptions(router: Router, req: Request, res: Response): boolean {
  const match = req.method === 'OPTIONS' ? router.match(req.method, req.path) : undefined;
  if (match === undefined || isRouteMatch(match)) return false;
  res.statusCode = 204;
  res.setHeader('Allow', match.allowed.join(', '));
  res.end();
  return true;
}

/**
 * What every request to the API passes through, in this order. What a stage throws is the answer. One middleware: each
 * that Express knows of costs as much as a stage does.
 */
export const createRequestHandler =
  (stages: PipelineDependencies): RequestHandler =>
  async (req, res) => {
    if (answerOptions(stages.router, req, res)) return;
    const { authenticator, validator, dispatch } = stages;
    const { match, operation, address, admission } = await authenticateRequest(stages, req, res);
    const wasComplete = req.complete;
    // Once it is known that somebody may send a body (413, 415, 400).
    const body = await readBody(req, res, match.operation);
    // A body may take a minute to arrive, and a credential that has ended by then does nothing more (401).
    const { principal } = wasComplete ? admission : await authenticator.recheck(admission);
    // Held against the document (400).
    const input = validator.validate(req, match, body);
    const { requestId } = getRequestLogContext(res);
    const now = new Date();
    const { digest } = admission;
    const call = { operation, principal, digest, address, input, req, requestId, now };
    const reply = await dispatch.execute(call, res).catch((error: unknown) => {
      throw toFieldViolations(error, input);
    });
    await sendResponse(res, operation, reply);
  };
