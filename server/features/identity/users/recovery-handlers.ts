import { newId } from '../../../api/ids.ts';
import { normalizeEmail } from '../../../api/normalize.ts';
import { invalidField } from '../../../api/problem.ts';
import { HOUR_SECONDS } from '../../../api/times.ts';
import type { OperationResult } from '../../../api/types.ts';
import { hashPassword } from '../../../auth/authentication/passwords.ts';
import { haveOwnProof } from '../../../auth/authentication/proofs.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import type { LinkCode } from './mailed-links.ts';
import { redeemSingleUseLink, requireLink, sendSingleUseLink } from './mailed-links.ts';
import { assertStrongPassword } from './password-policy.ts';
import { toUser } from './serializers.ts';
import { accountTarget, requirePassword, requireSession } from './service.ts';
import { endSessions, takeOver } from './take-over/service.ts';

/**
 * Requires proof that the caller owns the account. Otherwise the owner of a mailbox could confirm an account that a
 * stranger created with their address, and in which the stranger is still signed in.
 * @throws invalid_credentials
 */
async function requireAccount(
  context: HandlerContext<'invalid_credentials'>,
  user: UserRow,
  password: string | undefined,
) {
  const { optionalPrincipal } = context;
  if (
    optionalPrincipal?.type === 'session' &&
    optionalPrincipal.userId === user.id &&
    haveOwnProof(optionalPrincipal.proofs)
  )
    return;
  if (password === undefined) {
    throw invalidField(
      'password',
      'required',
      'Add the password of the account, or send a token of one of its sessions in Authorization.',
    );
  }
  const detail =
    'The password of the account is incorrect. If you did not create the account, reset its password.';
  await requirePassword(context, accountTarget(user.email, user), password, detail);
}

export const recoveryHandlers = {
  async 'emailVerifications.create'(_input, context) {
    const { repositories, secrets, installation, now } = context;
    const user = assertFound(await repositories.users.lock(requireSession(context).userId), 'user');
    if (user.email_verified_at !== null)
      throw context.refuse('invalid_state', 'The address is already confirmed.');
    const link = await sendSingleUseLink(
      { repositories, secrets, now, ...installation },
      'email_verification',
      user,
    );
    if (link === undefined) {
      throw context.refuse(
        'rate_limited',
        `You have received ${installation.mailLimits.account} of these mails within an hour. Check your spam folder.`,
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

  /**
   * Does not look up the address: a job does, so that response and timing are the same for an address without an
   * account.
   */
  async 'passwordResets.create'({ body }, { repositories, address, userAgent }) {
    await repositories.passwordResetRequests.insert({
      id: newId('prr'),
      email_key: normalizeEmail(body.email),
      ip_address: address,
      user_agent: userAgent,
    });
    return { email: body.email };
  },

  'passwordResets.confirm': {
    async prepare({ body }, before) {
      assertStrongPassword(
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
  context: HandlerContext<LinkCode>,
  token: string,
): Promise<OperationResult<'emailVerifications.confirm'>> {
  const user = await redeemSingleUseLink(context, 'email_verification', token);
  const email_verified_at = user.email_verified_at ?? context.now;
  return toUser(assertFound(await context.repositories.users.update(user.id, { email_verified_at }), 'user'));
}

async function resetPassword(
  context: HandlerContext<LinkCode>,
  token: string,
  password_hash: string,
): Promise<OperationResult<'passwordResets.confirm'>> {
  const { users } = context.repositories;
  const user = await redeemSingleUseLink(context, 'password_reset', token);
  await endSessions(context, user.id);
  // The owner of the address may not be the person who created the account, so whatever that person created ends.
  if (user.email_verified_at === null) await takeOver(context, user.id);
  const updated = await users.update(user.id, {
    password_hash,
    email_verified_at: user.email_verified_at ?? context.now,
  });
  return toUser(assertFound(updated, 'user'));
}
