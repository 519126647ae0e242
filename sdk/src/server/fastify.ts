import type { FastifyReply, FastifyRequest } from 'fastify';
import { createGuard } from './guard.ts';
import { GuardError } from './guard-error.ts';
import type { Access, GuardOptions, Verifier } from './types.ts';

export { GuardError } from './guard-error.ts';
export type * from './types.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller, on routes behind a guard. */
    tenantry: Access;
  }
}

/**
 * Returns a guard for routes of Fastify, as a `preHandler` or, before the body is read, an `onRequest` hook.
 * @example
 * ```ts
 * const guard = protect(tenantry, { permission: 'projects:read' });
 * fastify.get('/projects', { onRequest: guard }, async (request) => ({ by: request.tenantry.principal.id }));
 * ```
 */
export function protect(
  tenantry: Verifier,
  options: GuardOptions<[request: FastifyRequest]> = {},
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const check = createGuard(tenantry, options, (request) => request.ip);
  return async (request, reply) => {
    try {
      request.tenantry = await check(request.headers.authorization, request);
    } catch (error) {
      if (options.refusals === 'throw' || !(error instanceof GuardError)) throw error;
      // Awaited, so that Fastify ends the request here.
      await reply.code(error.status).headers(error.headers).send(error.body());
    }
  };
}
