import type { Request, Response } from 'express';
import type { Principal } from '../auth/authentication/principal.ts';
import type { RecordScimRequest } from '../operations/scim-request.ts';
import { getRequestLogContext } from './request-log.ts';

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
