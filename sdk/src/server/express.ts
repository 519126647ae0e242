import type { Request, RequestHandler } from 'express';
import { createGuard } from './guard.ts';
import { GuardError } from './guard-error.ts';
import type { Access, GuardOptions, Verifier } from './types.ts';

export { GuardError } from './guard-error.ts';
export type * from './types.ts';

declare global {
  namespace Express {
    interface Request {
      /** The caller, on routes behind a guard. */
      tenantry: Access;
    }
  }
}

/**
 * Returns a guard for routes of Express.
 * @example
 * ```ts
 * const guard = protect(tenantry, { permission: 'projects:read', workspace: (req) => req.params.workspace });
 * app.get('/:workspace/projects', guard, (req, res) => res.json({ by: req.tenantry.principal.id }));
 * ```
 */
export function protect(tenantry: Verifier, options: GuardOptions<[req: Request]> = {}): RequestHandler {
  const check = createGuard(tenantry, options, (req) => req.ip);
  return (req, res, next) => {
    // Express 4 does not wait for promises.
    check(req.headers.authorization, req).then(
      (access) => {
        req.tenantry = access;
        next();
      },
      (error) => {
        if (options.refusals === 'throw' || !(error instanceof GuardError)) next(error);
        else res.writeHead(error.status, error.headers).end(error.body());
      },
    );
  };
}
