import type { SessionPrincipal } from '../access/principal.ts';
import type { Context } from '../contract/context.ts';

/** As many mails of a kind as an address gets, so that nobody has a stranger's mailbox filled. */
export const MAILS_IN_AN_HOUR = 5;

/** The signed-in person. Operations for sessions are reached by nobody else. */
export function session({ principal }: Context): SessionPrincipal {
  if (principal.type !== 'session') throw new Error('This operation is for sessions only.');
  return principal;
}
