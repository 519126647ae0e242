import type { Context, MiddlewareHandler } from 'hono';
import { createGuard } from './guard.ts';
import { GuardError } from './guard-error.ts';
import type { Access, GuardOptions, Verifier } from './types.ts';

export { GuardError } from './guard-error.ts';
export type * from './types.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** The caller, on routes behind a guard. */
    tenantry: Access;
  }
}

/**
 * Returns a guard for routes of Hono. Hono knows no address of the caller: pass `clientAddress` where keys have
 * allowlists.
 * @example
 * ```ts
 * const guard = protect(tenantry, { permission: 'projects:read' });
 * app.get('/projects', guard, (c) => c.json({ by: c.get('tenantry').principal.id }));
 * ```
 */
export function protect(tenantry: Verifier, options: GuardOptions<[c: Context]> = {}): MiddlewareHandler {
  const check = createGuard(tenantry, options);
  return async (c, next) => {
    try {
      c.set('tenantry', await check(c.req.header('authorization'), c));
    } catch (error) {
      if (options.refusals === 'throw' || !(error instanceof GuardError)) throw error;
      return new Response(error.body(), error);
    }
    await next();
  };
}
