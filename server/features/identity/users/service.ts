import { overBudget } from '../../../auth/authentication/authenticator.ts';
import { networkOf } from '../../../auth/network/ip-address.ts';
import { isPassword } from '../../../auth/authentication/passwords.ts';
import { type SessionPrincipal, userOf } from '../../../auth/authentication/principal.ts';
import { type Context, found } from '../../../operations/handler-context.ts';
import { emailKey } from '../../../api/normalize.ts';
import { invalid } from '../../../api/problem.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { Mail } from '../../../mail/queue.ts';

/** As many mails of a kind as an address gets, so that nobody has a stranger's mailbox filled. */
export const MAILS_IN_AN_HOUR = 5;

/** The signed-in person. Operations for sessions are reached by nobody else. */
export function session({ principal }: Context): SessionPrincipal {
  if (principal.type !== 'session') throw new Error('This operation is for sessions only.');
  return principal;
}

/** A violation: a field of the body that this request cannot do without. */
export const missing = (path: string, message: string) => ({
  location: 'body' as const,
  path,
  code: 'required',
  message,
});

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

const WINDOW_SECONDS = 900;

/** Whose password is guessed, and how the guesses are told apart. */
interface Target {
  /** Under which guesses are counted. */
  key: string;
  user: UserRow | undefined;
  /** Whether networks that the person has used go on being let through. */
  sparesKnownNetworks: boolean;
}

/**
 * Guesses at an account from anywhere. The networks from which its owner has signed in, or has followed a link from a
 * mail, are spared, so that an attacker cannot shut the owner out.
 */
export const accountTarget = (email: string, user: UserRow | undefined): Target => ({
  key: `guesses:${emailKey(email)}`,
  user,
  sparesKnownNetworks: true,
});

/** Guesses by whoever holds a session; they are counted by session, so that only its own budget is spent. */
export const sessionTarget = (sessionId: string, user: UserRow): Target => ({
  key: `guesses:${sessionId}`,
  user,
  sparesKnownNetworks: false,
});

/** The same statements for an address without an account, so that the time of the answer does not tell. */
async function isKnownNetwork({ repositories, address }: Context, userId = ''): Promise<boolean> {
  const { sessions, singleUseTokens } = repositories;
  const known = [...(await sessions.addressesOf(userId)), ...(await singleUseTokens.addressesOf(userId))];
  return known.some((other) => networkOf(other) === networkOf(address));
}

/** Warns the person once in a window, with the guess that uses up the budget. An unconfirmed address may be a stranger's. */
function warning({ now, address }: Context, user: UserRow | undefined): Mail | undefined {
  if (user === undefined || user.email_verified_at === null) return undefined;
  return {
    template: 'password_guesses',
    data: { name: user.name, address, at: now.toISOString() },
    to: user.email,
    language: user.language ?? 'en',
    dedupeKey: `guesses:${user.id}:${Math.floor(now.getTime() / (WINDOW_SECONDS * 1000))}`,
  };
}

/**
 * Checks a password before the transaction. A guess counts from before it is checked until it turns out right: of many
 * at once, all would be checked before the first had counted.
 * @throws rate_limited, or invalid_credentials with `detail`
 */
export async function requirePassword(
  context: Context<'invalid_credentials'>,
  { key, user, sparesKnownNetworks }: Target,
  password: string,
  detail: string,
): Promise<void> {
  const { rateLimits, installation, address } = context;
  const requests = installation.accountGuessLimit;
  const budget = await rateLimits.spend(key, { requests, seconds: WINDOW_SECONDS }, 'account');
  if (budget.exceeded && !(sparesKnownNetworks && (await isKnownNetwork(context, user?.id)))) {
    throw overBudget(budget);
  }
  if (await isPassword(password, user?.password_hash, address)) {
    await rateLimits.takeBack(key, WINDOW_SECONDS);
    return;
  }
  const mail = budget.remaining === 0 && !budget.exceeded ? warning(context, user) : undefined;
  throw context.refuse('invalid_credentials', detail, {
    ...(user && { userId: user.id }),
    ...(mail && { mail }),
  });
}
