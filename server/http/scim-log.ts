import type { Request, Response } from 'express';
import type { Principal } from '../auth/authentication/principal.ts';
import { getRequestLogContext } from './request-log.ts';

/** A request of an identity provider, and how it was answered. */
export interface ScimRequest {
  tenantId: string;
  directoryId: string;
  method: string;
  path: string;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  status: number;
  /** What the answer says about a refusal. */
  detail: string | null;
  durationMs: number;
  requestId: string;
  address: string;
}

/** Records a request. It neither waits nor fails. */
export type RecordScimRequest = (request: ScimRequest) => void;

interface Observed {
  req: Request;
  res: Response;
  principal: Principal | null;
  address: string;
}

/** Records a request of a directory once it is answered. @returns a function that receives the body */
export function observeScim(
  record: RecordScimRequest,
  { req, res, principal, address }: Observed,
): (body: unknown) => void {
  let body: unknown;
  if (principal?.type === 'directory')
    res.once('finish', () => {
      const { requestId, startedAt, refusal = null } = getRequestLogContext(res);
      record({
        tenantId: principal.tenantId,
        directoryId: principal.id,
        method: req.method,
        path: req.path,
        query: req.query,
        body,
        status: res.statusCode,
        detail: refusal,
        durationMs: Math.round(performance.now() - startedAt),
        requestId,
        address,
      });
    });
  return (given) => {
    body = given;
  };
}
