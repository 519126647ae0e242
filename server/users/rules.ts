import type { SessionPrincipal } from '../access/principal.ts';
import type { Context } from '../contract/context.ts';

/** The signed-in person. Operations for sessions are reached by nobody else. */
export function session({ principal }: Context): SessionPrincipal {
  if (principal.type !== 'session') throw new Error('This operation is for sessions only.');
  return principal;
}
