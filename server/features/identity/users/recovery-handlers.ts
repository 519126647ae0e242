import { hashPassword } from '../../../auth/authentication/passwords.ts';
import { type Context, found } from '../../../operations/handler-context.ts';
import { emailKey } from '../../../api/normalize.ts';
import { newId } from '../../../api/ids.ts';
import { invalid } from '../../../api/problem.ts';
import type { Handlers, Result } from '../../../api/types.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import { endMadeByAccount } from '../../tenancy/provenance/account-end.ts';
import { toUser } from './serializers.ts';
import type { LinkCode } from './mailed-links.ts';
import { mailLink, redeemLink, requireLink } from './mailed-links.ts';
import { requireStrongPassword } from './password-policy.ts';
import { accountTarget, missing, requirePassword, session } from './service.ts';

const HOUR_SECONDS = 3600;

/**
 * Refuses a link without proof that the account is the caller's: the owner of the mailbox would otherwise confirm an
 * account that a stranger made with their address, and in which the stranger stays signed in.
 * @throws invalid_credentials
 */
async function requireAccount(
  context: Context<'invalid_credentials'>,
  user: UserRow,
  password: string | undefined,
) {
  const { caller } = context;
  if (caller?.type === 'session' && caller.userId === user.id) return;
  if (password === undefined) {
    throw invalid([
      missing(
        'password',
        'Add the password of the account, or send a token of one of its sessions in Authorization.',
      ),
    ]);
  }
  const detail =
    'This is not the password of the account. If you did not make the account, reset its password.';
  await requirePassword(context, accountTarget(user.email, user), password, detail);
}

export const recoveryHandlers = {
  async 'emailVerifications.create'(_input, context) {
    const { repositories, secrets, installation, now } = context;
    const user = found(await repositories.users.lock(session(context).userId), 'user');
    if (user.email_verified_at !== null)
      throw context.refuse('invalid_state', 'The address is confirmed already.');
    const link = await mailLink({ repositories, secrets, now, ...installation }, 'email_verification', user);
    if (link === undefined) {
      throw context.refuse(
        'rate_limited',
        `You were sent ${installation.mailLimits.account} of these mails within an hour. Look for them in your spam folder.`,
        { retryAfter: HOUR_SECONDS },
      );
    }
    context.sendMail(link.mail);
    return { user_id: user.id, email: user.email, expires_at: link.expiresAt.toISOString() };
  },

  'emailVerifications.confirm': {
    async prepare({ body }, before) {
      await requireAccount(
        before,
        await requireLink(before, 'email_verification', body.token),
        body.password,
      );
      return (context) => confirmAddress(context, body.token);
    },
  },

  /** Looks nobody up: a job does, so that the answer is the same, and as fast, for an address that nobody has. */
  async 'passwordResets.create'({ body }, { repositories, address, userAgent }) {
    await repositories.passwordResetRequests.insert({
      id: newId('prr'),
      email_key: emailKey(body.email),
      ip_address: address,
      user_agent: userAgent,
    });
    return { email: body.email };
  },

  'passwordResets.confirm': {
    async prepare({ body }, before) {
      requireStrongPassword(
        'password',
        body.password,
        await requireLink(before, 'password_reset', body.token),
      );
      const password_hash = await hashPassword(body.password, before.address);
      return (context) => resetPassword(context, body.token, password_hash);
    },
  },
} satisfies Partial<Handlers>;

async function confirmAddress(
  context: Context<LinkCode>,
  token: string,
): Promise<Result<'emailVerifications.confirm'>> {
  const user = await redeemLink(context, 'email_verification', token);
  const email_verified_at = user.email_verified_at ?? context.now;
  return toUser(found(await context.repositories.users.update(user.id, { email_verified_at }), 'user'));
}

async function resetPassword(
  context: Context<LinkCode>,
  token: string,
  password_hash: string,
): Promise<Result<'passwordResets.confirm'>> {
  const { users, sessions, credentials } = context.repositories;
  const user = await redeemLink(context, 'password_reset', token);
  const ended = await sessions.unendedOf(user.id);
  await sessions.end(ended, context.now);
  await credentials.end(ended, context.now);
  // The owner of the address may be another person than the one who made the account, who then keeps nothing.
  if (user.email_verified_at === null) await endMadeByAccount(context, user.id);
  const updated = await users.update(user.id, {
    password_hash,
    email_verified_at: user.email_verified_at ?? context.now,
  });
  return toUser(found(updated, 'user'));
}
