import { frontendLink } from '../../../api/frontend-links.ts';
import { newId } from '../../../api/ids.ts';
import { normalizeEmail } from '../../../api/normalize.ts';
import { DAY_MS, HOUR_MS, HOUR_SECONDS, MINUTE_MS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import { digestsEqual, type Secrets } from '../../../auth/secrets/secrets.ts';
import type { EmailChangeRow } from '../../../database/schema/email-changes.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { domainOfAddress } from '../domains/policies.ts';
import { requireFreshProof } from '../factors/policies.ts';
import { removeFactorsSince } from '../factors/service.ts';
import { guessMailedCode, newCode } from '../sign-in-codes/service.ts';
import { toUser } from '../users/serializers.ts';
import { lockPerson, requireSession } from '../users/service.ts';
import { endSessions } from '../users/take-over/service.ts';

const CODE_MINUTES = 10;
/** Days for which the owner of the old address can undo a change. */
const UNDO_DAYS = 7;

type ProofCode = 'reauthentication_required';

const codeHash = (secrets: Secrets, id: string, code: string): Buffer =>
  secrets.digest('email-change', `${id}\0${code}`);

const passwordDigest = (secrets: Secrets, { id, password_hash }: UserRow): Buffer =>
  secrets.digest('email-change', `${id}\n${password_hash ?? ''}`);

/**
 * Asserts that no tenant decides about the address: one that has proven its domain and manages the person.
 * @throws managed_by_directory
 */
async function assertOwnAddress(
  context: HandlerContext<'managed_by_directory'>,
  user: UserRow,
): Promise<void> {
  const { domainHolders, emailChanges } = context.repositories;
  const domain = domainOfAddress(user.email);
  const holder = domain && (await domainHolders.verifiedTenantOf(domain));
  if (holder === undefined || !(await emailChanges.isManagedBy(holder, user.id))) return;
  throw context.refuse(
    'managed_by_directory',
    'A company manages your account and its address. Ask its administrator to change the address in the identity provider.',
  );
}

/** Limits the mails that a person can send to addresses of others. @throws rate_limited */
async function assertFewRequests(context: HandlerContext<'rate_limited'>, userId: string): Promise<void> {
  const { repositories, installation, now } = context;
  const limit = installation.mailLimits.account;
  if ((await repositories.emailChanges.countSince(userId, new Date(now.getTime() - HOUR_MS))) < limit) return;
  throw context.refuse(
    'rate_limited',
    `You have asked ${limit} times within an hour. Use the last mail, or try again later.`,
    { retryAfter: HOUR_SECONDS },
  );
}

type RequestCode = ProofCode | 'managed_by_directory' | 'invalid_state' | 'rate_limited';

/**
 * Asks for another address. A mail goes to it either way, with a code or with the news that an account has it, so
 * that the
 * caller cannot tell one from the other.
 */
export async function requestEmail(
  context: HandlerContext<RequestCode>,
  email: string,
): Promise<Schemas['EmailChange']> {
  const { repositories, secrets, now } = context;
  const { emailChanges } = repositories;
  const user = await lockPerson(context, requireSession(context).userId);
  requireFreshProof(context, user);
  await assertOwnAddress(context, user);
  const email_key = normalizeEmail(email);
  if (email_key === user.email_key)
    throw context.refuse('invalid_state', 'This is the address of your account already.');
  await assertFewRequests(context, user.id);
  await emailChanges.endWaiting(user.id, now);
  const holder = await emailChanges.holderOf(email_key);
  const isFree = holder === undefined || holder.id === user.id;
  const [id, code] = [newId('emc'), newCode()];
  const expires_at = new Date(now.getTime() + CODE_MINUTES * MINUTE_MS);
  const code_hash = isFree ? codeHash(secrets, id, code) : null;
  await emailChanges.insert({ user_id: user.id, id, email, email_key, code_hash, expires_at });
  const { language } = isFree ? user : holder;
  const to = { to: email, language: language ?? 'en' };
  if (isFree) context.sendMail({ template: 'email_change_code', data: { code }, ...to });
  else context.sendMail({ template: 'email_change_taken', data: {}, ...to });
  return { user_id: user.id, email, expires_at: expires_at.toISOString() };
}

const WRONG =
  'The code is incorrect, or it was used, has expired, or was tried five times. Ask for a new one with me.changeEmail.';

/**
 * Checks a code before the transaction. Guesses are counted for the address before the check, and a wrong one as a
 * try of the code
 * after it: a right code that is sent twice at once is no try.
 * @returns the change that it confirms
 * @throws invalid_credentials or rate_limited
 */
export async function checkCode(
  context: HandlerContext<ProofCode | 'invalid_credentials'>,
  code: string,
): Promise<EmailChangeRow> {
  const { repositories, secrets, now } = context;
  const { userId } = requireSession(context);
  requireFreshProof(context, assertFound(await repositories.users.find(userId), 'user'));
  const change = await repositories.emailChanges.findWaiting(userId);
  if (change && (await guessMailedCode(context, change, codeHash(secrets, change.id, code)))) return change;
  if (change) await repositories.emailChanges.countTry(change.id, now);
  throw context.refuse('invalid_credentials', WRONG);
}

/** Ends links and codes that were mailed to the current address of a person, and sign-ins that the address began. */
async function endMailed({ repositories, now }: HandlerContext, userId: string): Promise<void> {
  await repositories.singleUseTokens.consume(userId, 'password_reset', now);
  await repositories.singleUseTokens.consume(userId, 'email_verification', now);
  await repositories.signInCodes.endAll(userId, now);
  await repositories.signInChallenges.endAll(userId, now);
  await repositories.emailChanges.endWaiting(userId, now);
}

/** Notifies the old address, whose owner can undo the change. One that was never confirmed may be a stranger's. */
async function offerUndo(context: HandlerContext, user: UserRow, { id }: EmailChangeRow): Promise<void> {
  if (user.email_verified_at === null) return;
  const { repositories, secrets, installation, now, address } = context;
  const token = createToken('undo');
  await repositories.emailChanges.setUndo(user.id, id, {
    old_email: user.email,
    old_email_key: user.email_key,
    undo_hash: secrets.digest('email-change', token),
    password_digest: passwordDigest(secrets, user),
    undo_until: new Date(now.getTime() + UNDO_DAYS * DAY_MS),
  });
  context.sendMail({
    template: 'email_changed',
    data: {
      name: user.name,
      address,
      at: now.toISOString(),
      url: frontendLink(installation.appUrl, 'undo-email', token),
    },
    to: user.email,
    language: user.language ?? 'en',
  });
}

/** Gives the account its new address, and ends its other sessions, as a change of the password does. */
export async function confirmEmail(
  context: HandlerContext<ProofCode | 'managed_by_directory' | 'invalid_credentials'>,
  change: EmailChangeRow,
): Promise<Schemas['User']> {
  const { repositories, now } = context;
  const session = requireSession(context);
  const user = await lockPerson(context, session.userId);
  requireFreshProof(context, user);
  await assertOwnAddress(context, user);
  if (!(await repositories.emailChanges.use(change.id, now)))
    throw context.refuse('invalid_credentials', WRONG);
  await endMailed(context, user.id);
  await offerUndo(context, user, change);
  const { email, email_key } = change;
  const changed = await repositories.emailChanges.setEmail(user.id, {
    email,
    email_key,
    email_verified_at: now,
  });
  await endSessions(context, user.id, session.id);
  return toUser(assertFound(changed, 'user'));
}

/** Finds the change that a mailed link undoes. @throws not_found or invalid_state */
async function requireUndo(
  context: HandlerContext<'not_found' | 'invalid_state'>,
  token: string,
): Promise<EmailChangeRow & { old_email: string; old_email_key: string; used_at: Date }> {
  const { repositories, secrets, now } = context;
  const found = await repositories.emailChanges.findByUndo(secrets.digest('email-change', token));
  const { old_email = null, old_email_key = null, undo_until = null, used_at = null } = found ?? {};
  if (!found || old_email === null || old_email_key === null || used_at === null)
    throw context.refuse('not_found', 'This link is not valid. Open it from the mail again.');
  if (undo_until === null || undo_until <= now)
    throw context.refuse(
      'invalid_state',
      'This link was used already, or an earlier one was, or it has expired after seven days.',
    );
  return { ...found, old_email, old_email_key, used_at };
}

/**
 * Brings the old address back, for its owner. Another person may have changed it, so that all sessions end, and with
 * them the
 * factors and the password that were set since.
 */
export async function undoEmail(
  context: HandlerContext<'not_found' | 'invalid_state'>,
  token: string,
): Promise<Schemas['User']> {
  const { repositories, secrets, now } = context;
  const user = await lockPerson(context, (await requireUndo(context, token)).user_id);
  const change = await requireUndo(context, token);
  await endMailed(context, user.id);
  await repositories.emailChanges.endUndo(change);
  await removeFactorsSince(context, user.id, change.used_at);
  await endSessions(context, user.id);
  const isSamePassword = digestsEqual(
    change.password_digest ?? Buffer.alloc(0),
    passwordDigest(secrets, user),
  );
  const restored = await repositories.emailChanges.setEmail(user.id, {
    email: change.old_email,
    email_key: change.old_email_key,
    email_verified_at: now,
    ...(!isSamePassword && { password_hash: null }),
  });
  return toUser(assertFound(restored, 'user'));
}
