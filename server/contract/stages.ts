import type { Request, RequestHandler, Response } from 'express';
import type { Authenticator } from '../access/authenticate.ts';
import { canonicalAddress } from '../access/network.ts';
import { rateLimitHeaders } from '../access/rate-limits.ts';
import { requestContext } from '../logging.ts';
import { readBody } from './body.ts';
import { note, noted } from './exchange.ts';
import { methodNotAllowed, notFound, ProblemError } from './problem.ts';
import type { Match, Matched, Router } from './router.ts';
import type { Contract } from './spec.ts';
import type { OperationId } from './types.ts';
import type { Validator } from './validator.ts';

/** A step of every request to the API. What it throws is the answer. */
export type Stage = (req: Request, res: Response) => void | Promise<void>;

/** The stages one after the other, as one middleware: each that Express knows of costs as much as a stage does. */
export const inTurn =
  (stages: readonly Stage[]): RequestHandler =>
  async (req, res) => {
    for (const stage of stages) await stage(req, res);
  };

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

/**
 * Which operation is asked for (404, 405) and by whom (429, 401). A request that goes no further is counted as well,
 * so that every answer has the rate limit headers and guessing paths is limited, too.
 */
export const admit =
  (contract: Contract, router: Router, authenticator: Authenticator): Stage =>
  async (req, res) => {
    const match = router.match(req.method, req.path);
    const context = requestContext(res);
    if (isMatched(match)) context.operation = match.operation;
    // The operations of the router and of the contract are those of one document.
    const operation = isMatched(match)
      ? contract.operations.get(match.operation.operationId as OperationId)
      : undefined;
    const address = addressOf(req);
    const admission = await authenticator.admit(req.headers.authorization, address, operation);
    res.setHeaders(rateLimitHeaders(admission.budget));
    if (match === undefined) throw admission.refusal ?? notFound('route');
    if (!isMatched(match)) throw admission.refusal ?? methodNotAllowed(match.allowed);
    if (admission.refusal !== undefined) throw admission.refusal;
    if (admission.principal !== null) context.principalId = admission.principal.id;
    if (operation !== undefined) {
      note(res, { match, operation, address, admission, wasComplete: req.complete });
    }
  };

/** Reads the body (413, 415, 400), once it is known that somebody may send one. */
export const read: Stage = readBody((res: Response) => noted(res, 'match').operation);

/** A body may take a minute to arrive, and a credential that has ended by then does nothing more (401). */
export const confirm =
  (authenticator: Authenticator): Stage =>
  async (_req, res) => {
    if (noted(res, 'wasComplete')) return;
    note(res, { admission: await authenticator.confirm(noted(res, 'admission')) });
  };

/** Holds the request against the document (400). */
export const validate =
  (validator: Validator): Stage =>
  (req, res) =>
    note(res, { input: validator.validate(req, noted(res, 'match')) });
