import { frontendLink } from '../../../api/frontend-links.ts';
import type { Refuser } from '../../../api/problem.ts';
import { HOUR_MS } from '../../../api/times.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { SingleUseTokenRow } from '../../../database/schema/mail-tables.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { MailLimits } from '../../../mail/limits.ts';
import type { Mail } from '../../../mail/queue.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { Repositories } from '../../../operations/repositories.ts';
import type { TokenPurpose } from './single-use-token-repository.ts';

const LINK_TYPES = {
  email_verification: { token: 'verification', page: 'verify-email' },
  password_reset: { token: 'reset', page: 'reset-password' },
} as const;

interface SingleUseLinkDependencies {
  repositories: Pick<Repositories, 'singleUseTokens'>;
  secrets: Secrets;
  appUrl: string;
  now: Date;
  mailLimits: Pick<MailLimits, 'account'>;
}

/** Sends a mail with a single-use link that is valid for one hour; nothing if the user has reached the mail limit. */
export async function sendSingleUseLink(
  { repositories: { singleUseTokens }, secrets, appUrl, now, mailLimits }: SingleUseLinkDependencies,
  purpose: TokenPurpose,
  user: UserRow,
): Promise<{ mail: Mail; expiresAt: Date } | undefined> {
  const sent = await singleUseTokens.countSince(user.id, purpose, new Date(now.getTime() - HOUR_MS));
  if (sent >= mailLimits.account) return undefined;
  const form = LINK_TYPES[purpose];
  const token = createToken(form.token);
  const expiresAt = new Date(now.getTime() + HOUR_MS);
  await singleUseTokens.insert({
    hash: secrets.digest('single-use', token),
    purpose,
    user_id: user.id,
    expires_at: expiresAt,
  });
  const data = { url: frontendLink(appUrl, form.page, token) };
  return { mail: { template: purpose, data, to: user.email, language: user.language ?? 'en' }, expiresAt };
}

/** Error codes of an unusable link. */
export type LinkCode = 'not_found' | 'invalid_state';

function assertValidLink<Row>(by: Refuser<'not_found'>, row: Row | undefined): Row {
  if (row === undefined) throw by.refuse('not_found', 'This link is not valid. Request a new mail.');
  return row;
}

/** Checks that a token is usable before work is spent on it. @throws not_found or invalid_state */
export async function requireLink(
  context: HandlerContext<LinkCode>,
  purpose: TokenPurpose,
  token: string,
): Promise<UserRow> {
  const { repositories, secrets, now } = context;
  const found = await repositories.singleUseTokens.find(secrets.digest('single-use', token), purpose);
  requireUsable(context, assertValidLink(context, found), now);
  return assertValidLink(context, await repositories.users.find(assertValidLink(context, found).user_id));
}

function requireUsable(
  by: Refuser<'invalid_state'>,
  { used_at, expires_at }: Pick<SingleUseTokenRow, 'used_at' | 'expires_at'>,
  now: Date,
): void {
  if (used_at !== null) {
    throw by.refuse('invalid_state', 'This link was used already, or a later one was. Ask for a new mail.');
  }
  if (expires_at <= now) {
    throw by.refuse('invalid_state', 'This link has expired after one hour. Request a new mail.');
  }
}

/** Redeems a token from a mail. The user is locked first, so that two requests with the same token are serialized. */
export async function redeemSingleUseLink(
  context: HandlerContext<LinkCode>,
  purpose: TokenPurpose,
  token: string,
): Promise<UserRow> {
  const { repositories, secrets, now, address } = context;
  const { singleUseTokens, users } = repositories;
  const hash = secrets.digest('single-use', token);
  const { user_id } = assertValidLink(context, await singleUseTokens.find(hash, purpose));
  const user = assertValidLink(context, await users.lock(user_id));
  requireUsable(context, assertValidLink(context, await singleUseTokens.find(hash, purpose)), now);
  await singleUseTokens.consume(user_id, purpose, now, address);
  return user;
}
