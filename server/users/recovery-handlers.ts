import { hashPassword } from '../access/passwords.ts';
import { type Context, found } from '../contract/context.ts';
import { emailKey } from '../contract/email-address.ts';
import { newId } from '../contract/ids.ts';
import type { Handlers, Result } from '../contract/types.ts';
import { toUser } from './api.ts';
import { mailLink, redeemLink, requireLink } from './mailed-links.ts';
import { requireStrongPassword } from './password-rules.ts';
import { session } from './rules.ts';

const HOUR_SECONDS = 3600;

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

  async 'emailVerifications.confirm'({ body }, context) {
    const user = await redeemLink(context, 'email_verification', body.token);
    const email_verified_at = user.email_verified_at ?? context.now;
    return toUser(found(await context.repositories.users.update(user.id, { email_verified_at }), 'user'));
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

async function resetPassword(
  context: Context,
  token: string,
  password_hash: string,
): Promise<Result<'passwordResets.confirm'>> {
  const { users, sessions, credentials } = context.repositories;
  const user = await redeemLink(context, 'password_reset', token);
  // The owner of the address may be another person than the one who made the account, who then keeps nothing.
  if (user.email_verified_at === null) await users.endAllMadeBy(user.id, context.now);
  const ended = await sessions.unendedOf(user.id);
  await sessions.end(ended, context.now);
  await credentials.end(ended, context.now);
  const updated = await users.update(user.id, {
    password_hash,
    email_verified_at: user.email_verified_at ?? context.now,
  });
  return toUser(found(updated, 'user'));
}
