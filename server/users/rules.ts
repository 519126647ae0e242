import { type SessionPrincipal, userOf } from '../access/principal.ts';
import { type Context, found } from '../contract/context.ts';
import { invalid } from '../contract/problem.ts';

/** As many mails of a kind as an address gets, so that nobody has a stranger's mailbox filled. */
export const MAILS_IN_AN_HOUR = 5;

/** The signed-in person. Operations for sessions are reached by nobody else. */
export function session({ principal }: Context): SessionPrincipal {
  if (principal.type !== 'session') throw new Error('This operation is for sessions only.');
  return principal;
}

/** Who owns what is being created: whoever creates it, or whom the operator names. */
export async function ownerFor(
  { principal, repositories }: Context,
  given: string | undefined,
): Promise<string | undefined> {
  if (principal.type === 'operator') {
    return given === undefined ? undefined : found(await repositories.users.find(given), 'user').id;
  }
  if (given === undefined) return userOf(principal) ?? undefined;
  const message = 'Leave this out: you become the owner.';
  throw invalid([{ location: 'body', path: 'owner_id', code: 'forbidden', message }]);
}
