import { createGuard } from './guard.ts';
import { GuardError } from './guard-error.ts';
import type { Access, GuardOptions, Verifier } from './types.ts';

export { GuardError } from './guard-error.ts';
export type * from './types.ts';

/** A handler of standard requests, such as a route handler of Next.js, with what it gets after the request. */
export type GuardedHandler<Context extends unknown[]> = (
  request: Request & { readonly tenantry: Access },
  ...context: Context
) => Response | Promise<Response>;

/**
 * Returns a guard in front of handlers of standard requests.
 * @example
 * ```ts
 * const guard = protect(tenantry, { permission: 'projects:read' });
 * export const GET = guard((request) => Response.json({ by: request.tenantry.principal.id }));
 * ```
 */
export function protect<Context extends unknown[] = []>(
  tenantry: Verifier,
  options: GuardOptions<[request: Request, ...context: Context]> = {},
): (handler: GuardedHandler<Context>) => (request: Request, ...context: Context) => Promise<Response> {
  const check = createGuard(tenantry, options);
  return (handler) =>
    (request, ...context) =>
      check(request.headers.get('authorization'), request, ...context).then(
        (access) =>
          handler(Object.defineProperty(request, 'tenantry', { value: access }) as never, ...context),
        (error) => {
          if (options.refusals === 'throw' || !(error instanceof GuardError)) throw error;
          return new Response(error.body(), error);
        },
      );
}
