import type { Request, RequestHandler, Response } from 'express';
import { type Admission, type Authenticator, overBudget } from '../auth/authentication/authenticator.ts';
import { addressBlock, canonicalAddress } from '../auth/network/ip-address.ts';
import { type Allowance, type RateLimits, setRateLimit } from '../auth/rate-limiting/rate-limiter.ts';
import { requestContext } from './request-log.ts';
import { readBody } from './request-body.ts';
import { namingFields } from './data-exception.ts';
import type { Dispatch } from '../operations/operation-executor.ts';
import { methodNotAllowed, noSuchRoute, ProblemError } from '../api/problem.ts';
import type { Match, Matched, Router } from './router.ts';
import { send } from './send-response.ts';
import type { Contract, OperationSpec } from '../api/api-document.ts';
import type { OperationId } from '../api/types.ts';
import type { Validator } from './validator.ts';

export interface Stages {
  contract: Contract;
  router: Router;
  authenticator: Authenticator;
  validator: Validator;
  dispatch: Dispatch;
}

/** Probes come from inside, over plain HTTP. */
const PROBES: ReadonlySet<string> = new Set<OperationId>(['meta.health', 'meta.ready']);

/** Address of the caller, IPv4 unwrapped from IPv6, so that it compares with allowlists. */
const addressOf = (req: Request): string => canonicalAddress(req.ip ?? '') ?? 'unknown';

const isMatched = (match: Match): match is Matched => match !== undefined && 'operation' in match;

/** Behind a proxy that ends TLS: nothing that came in the clear is looked at, least of all its credential. */
export const refusePlainHttp =
  (router: Router): RequestHandler =>
  (req, _res, next) => {
    const match = router.match(req.method, req.path);
    if (req.secure || (isMatched(match) && PROBES.has(match.operation.operationId))) return next();
    throw new ProblemError(
      'tls_required',
      'Send this over HTTPS. If the request carried a credential, replace it: it has travelled in the clear.',
    );
  };

/** Pages cost little each, and are counted against the budget of the address as requests without a credential are. */
export const countAnonymous =
  (rateLimits: RateLimits, allowance: Allowance): RequestHandler =>
  async (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    const budget = await rateLimits.spendAnonymous(addressBlock(addressOf(req)), allowance);
    if (!budget.exceeded) return next();
    setRateLimit(res, budget);
    throw overBudget(budget);
  };

interface Admitted {
  match: Matched;
  operation: OperationSpec;
  address: string;
  admission: Admission;
}

/**
 * Which operation is asked for (404, 405) and by whom (429, 401). A request that goes no further is counted as well,
 * so that every answer has the rate limit headers and guessing paths is limited, too.
 */
async function admit(
  { contract, router, authenticator, validator }: Stages,
  req: Request,
  res: Response,
): Promise<Admitted> {
  const match = router.match(req.method, req.path);
  const context = requestContext(res);
  if (isMatched(match)) {
    context.operation = match.operation;
    validator.watch(res, match.operation);
  }
  // The operations of the router and of the contract are those of one document.
  const operation = isMatched(match)
    ? contract.operations.get(match.operation.operationId as OperationId)
    : undefined;
  const address = addressOf(req);
  const admission = await authenticator.admit(req.headers.authorization, address, operation);
  setRateLimit(res, admission.budget);
  if (admission.refusal !== undefined) throw admission.refusal;
  if (match === undefined) throw noSuchRoute(router.nearest(req.path));
  if (!isMatched(match)) throw methodNotAllowed(match.allowed, match.instead);
  if (operation === undefined) throw new Error(`${match.operation.operationId} is not in the document.`);
  if (admission.principal !== null) context.principalId = admission.principal.id;
  return { match, operation, address, admission };
}

/** Answers OPTIONS with the methods of a path. @returns false for other methods, and paths that do not exist */
function answerOptions(router: Router, req: Request, res: Response): boolean {
  const match = req.method === 'OPTIONS' ? router.match(req.method, req.path) : undefined;
  if (match === undefined || isMatched(match)) return false;
  res.statusCode = 204;
  res.setHeader('Allow', match.allowed.join(', '));
  res.end();
  return true;
}

/**
 * What every request to the API passes through, in this order. What a stage throws is the answer. One middleware: each
 * that Express knows of costs as much as a stage does.
 */
export const serve =
  (stages: Stages): RequestHandler =>
  async (req, res) => {
    if (answerOptions(stages.router, req, res)) return;
    const { authenticator, validator, dispatch } = stages;
    const { match, operation, address, admission } = await admit(stages, req, res);
    const wasComplete = req.complete;
    // Once it is known that somebody may send a body (413, 415, 400).
    const body = await readBody(req, res, match.operation);
    // A body may take a minute to arrive, and a credential that has ended by then does nothing more (401).
    const { principal } = wasComplete ? admission : await authenticator.confirm(admission);
    // Held against the document (400).
    const input = validator.validate(req, match, body);
    const { requestId } = requestContext(res);
    const now = new Date();
    const { digest } = admission;
    const call = { operation, principal, digest, address, input, req, requestId, now };
    const reply = await dispatch.answer(call, res).catch((error: unknown) => {
      throw namingFields(error, input);
    });
    await send(res, operation, reply);
  };
