import { normalizeEmail } from '../../../api/normalize.ts';
import { invalidField } from '../../../api/problem.ts';
import { rateLimited } from '../../../auth/authentication/authenticator.ts';
import { verifyPassword } from '../../../auth/authentication/passwords.ts';
import { type SessionPrincipal, userOf } from '../../../auth/authentication/principal.ts';
import { providerNetworkOf } from '../../../auth/network/ip-address.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { Mail } from '../../../mail/queue.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { assertCoversAllTenants } from '../../access/application-keys/policies.ts';

/** Mails of one kind per address, so that a stranger's mailbox cannot be flooded. */
export const MAX_MAILS_PER_HOUR = 5;

/** Locks a person, so that changes to their account happen one after another. */
export const lockPerson = async ({ repositories }: HandlerContext, userId: string): Promise<UserRow> =>
  assertFound(await repositories.users.lock(userId), 'user');

/** Returns the session of the caller, for operations that only sessions may call. */
export function requireSession({ principal }: HandlerContext): SessionPrincipal {
  if (principal.type !== 'session') throw new Error('This operation is for sessions only.');
  return principal;
}

/**
 * Returns the owner of a new resource: the caller, or the user whom the operator names.
 * @param alternative what an application key that is limited to tenants can do instead
 */
export async function resolveOwner(
  context: HandlerContext<'insufficient_scope'>,
  given: string | undefined,
  alternative?: string,
): Promise<string | undefined> {
  const { principal, repositories } = context;
  if (principal.type === 'operator') {
    return given === undefined ? undefined : assertFound(await repositories.users.find(given), 'user').id;
  }
  assertCoversAllTenants(context, alternative);
  if (given === undefined) return userOf(principal) ?? undefined;
  const message =
    principal.type === 'application_key'
      ? 'Omit this field, and invite the first owner.'
      : 'Omit this field: you become the owner.';
  throw invalidField('owner_id', 'forbidden', message);
}

const WINDOW_SECONDS = 900;

/** The account whose password is checked, and how to count wrong guesses. */
interface Target {
  /** Key under which guesses are counted. */
  key: string;
  user: UserRow | undefined;
  /** Whether networks that the user has used before are exempt. */
  sparesKnownNetworks: boolean;
}

/**
 * Guesses at an account from anywhere. Networks from which its user has signed in or opened a mailed link are exempt,
 * so that an attacker cannot lock the user out.
 */
export const accountTarget = (email: string, user: UserRow | undefined): Target => ({
  key: `guesses:${normalizeEmail(email)}`,
  user,
  sparesKnownNetworks: true,
});

/** Guesses within a session. They are counted by session, so that only its own budget is consumed. */
export const sessionTarget = (sessionId: string, user: UserRow): Target => ({
  key: `guesses:${sessionId}`,
  user,
  sparesKnownNetworks: false,
});

/** Runs the same statements for an address without an account, so that the response time reveals nothing. */
async function isKnownNetwork({ repositories, address }: HandlerContext, userId = ''): Promise<boolean> {
  const { sessions, singleUseTokens } = repositories;
  const knownAddresses = [
    ...(await sessions.addressesOf(userId)),
    ...(await singleUseTokens.addressesOf(userId)),
  ];
  return knownAddresses.some((other) => providerNetworkOf(other) === providerNetworkOf(address));
}

/**
 * Warns the user once per window, with the guess that exhausts the budget. An unverified address may be a stranger's,
 * so it gets no mail.
 */
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
 * Checks a password before the transaction. The attempt is counted as failed before the check and refunded on success.
 * Counting afterwards would let parallel guesses through.
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
