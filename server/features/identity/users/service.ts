import { normalizeEmail } from '../../../api/normalize.ts';
import { invalidRequest } from '../../../api/problem.ts';
import { rateLimited } from '../../../auth/authentication/authenticator.ts';
import { verifyPassword } from '../../../auth/authentication/passwords.ts';
import { type SessionPrincipal, userOf } from '../../../auth/authentication/principal.ts';
import { providerNetworkOf } from '../../../auth/network/ip-address.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { Mail } from '../../../mail/queue.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';

/** As many mails of a kind as an address gets, so that nobody has a stranger's mailbox filled. */
export const MAX_MAILS_PER_HOUR = 5;

/** The signed-in person. Operations for sessions are reached by nobody else. */
export function requireSession({ principal }: HandlerContext): SessionPrincipal {
  if (principal.type !== 'session') throw new Error('This operation is for sessions only.');
  return principal;
}

/** A violation: a field of the body that this request cannot do without. */
export const requiredField = (path: string, message: string) => ({
  location: 'body' as const,
  path,
  code: 'required',
  message,
});

/** Who owns what is being created: whoever creates it, or whom the operator names. */
export async function resolveOwner(
  { principal, repositories }: HandlerContext,
  given: string | undefined,
): Promise<string | undefined> {
  if (principal.type === 'operator') {
    return given === undefined ? undefined : assertFound(await repositories.users.find(given), 'user').id;
  }
  if (given === undefined) return userOf(principal) ?? undefined;
  const message = 'Leave this out: you become the owner.';
  throw invalidRequest([{ location: 'body', path: 'owner_id', code: 'forbidden', message }]);
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
  key: `guesses:${normalizeEmail(email)}`,
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
async function isKnownNetwork({ repositories, address }: HandlerContext, userId = ''): Promise<boolean> {
  const { sessions, singleUseTokens } = repositories;
  const known = [...(await sessions.addressesOf(userId)), ...(await singleUseTokens.addressesOf(userId))];
  return known.some((other) => providerNetworkOf(other) === providerNetworkOf(address));
}

/** Warns the person once in a window, with the guess that uses up the budget. An unconfirmed address may be a stranger's. */
function warning({ now, address }: HandlerContext, user: UserRow | undefined): Mail | undefined {
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
  context: HandlerContext<'invalid_credentials'>,
  { key, user, sparesKnownNetworks }: Target,
  password: string,
  detail: string,
): Promise<void> {
  const { rateLimits, installation, address } = context;
  const requests = installation.accountGuessLimit;
  const budget = await rateLimits.consume(key, { requests, seconds: WINDOW_SECONDS }, 'account');
  if (budget.exceeded && !(sparesKnownNetworks && (await isKnownNetwork(context, user?.id)))) {
    throw rateLimited(budget);
  }
  if (await verifyPassword(password, user?.password_hash, address)) {
    await rateLimits.refund(key, WINDOW_SECONDS);
    return;
  }
  const mail = budget.remaining === 0 && !budget.exceeded ? warning(context, user) : undefined;
  throw context.refuse('invalid_credentials', detail, {
    ...(user && { userId: user.id }),
    ...(mail && { mail }),
  });
}
