import { tenantKindOf } from '../../../api/ids.ts';
import { limitOfOrganizations, verifiedPlanOf } from '../../../api/plans.ts';
import type { ProblemError, Refuser } from '../../../api/problem.ts';
import { DAY_SECONDS } from '../../../api/times.ts';
import { isKey, userOf } from '../../../auth/authentication/principal.ts';
import type { InvitationMailUsage } from '../../../mail/budget-repository.ts';
import type { MailLimits } from '../../../mail/limits.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';

/** Why an address cannot be invited now. */
export type MailRefusal = { outcome: 'rate_limited'; retryAfter: number } | { outcome: 'limit_reached' };

export interface MailAllowance {
  /** Consumes the budgets for the addresses, in order, as far as they allow. @returns why the others are not invited */
  consume(emailKeys: readonly string[]): Promise<Map<string, MailRefusal>>;
}

/** Invitations may use at most half of the mails to an address, so that they never displace notices. */
const half = (limit: number): number => Math.ceil(limit / 2);

/** Returns the seconds until the address may be invited again; 0 if it may be now. */
function waitOf(
  counted: InvitationMailUsage,
  { invitation, recipientHour, recipientDay }: MailLimits,
): number {
  return Math.max(
    counted.here >= invitation ? Math.max(1, counted.here_frees_in) : 0,
    counted.hour >= half(recipientHour) ? Math.max(1, counted.hour_frees_in) : 0,
    counted.day >= half(recipientDay) ? Math.max(1, counted.day_frees_in) : 0,
  );
}

/** Returns the maximum number of pending invitations. */
async function mostOpen({ contract, repositories, tenantId }: HandlerContext): Promise<number> {
  if (tenantKindOf(tenantId) === 'organization') return limitOfOrganizations(contract, 'open_invitations');
  const { plan } = assertFound(await repositories.workspaces.find(tenantId), 'workspace');
  return verifiedPlanOf(contract, plan).limits.open_invitations ?? Number.POSITIVE_INFINITY;
}

/**
 * Opens the mail budgets of a request that sends invitations. Concurrent requests of the same tenant or sender wait for
 * each other, so that the counts are exact.
 */
export async function openMailAllowance(
  context: HandlerContext,
  sentBy: string | null,
): Promise<MailAllowance> {
  const { principal, repositories, tenantId, installation } = context;
  // One application key provisions the tenants of all customers, so only their budgets count.
  const senderId = principal.type === 'application_key' ? null : sentBy;
  const { mailBudgets } = repositories;
  const limits = installation.mailLimits;
  await mailBudgets.lock(senderId === null ? [tenantId] : [tenantId, senderId]);
  const { by_sender, by_tenant, open } = await mailBudgets.spent(tenantId, senderId);
  let mailsLeft = Math.min(
    limits.tenant - by_tenant,
    senderId === null ? Number.POSITIVE_INFINITY : limits.sender - by_sender,
  );
  let placesLeft = (await mostOpen(context)) - open;

  return {
    async consume(emailKeys) {
      const counts = await mailBudgets.invited(tenantId, emailKeys);
      const countOf = new Map(counts.map((counted) => [counted.key, counted]));
      const refused = new Map<string, MailRefusal>();
      for (const key of emailKeys) {
        const counted = countOf.get(key);
        const wait = counted === undefined ? 0 : waitOf(counted, limits);
        if (wait > 0) refused.set(key, { outcome: 'rate_limited', retryAfter: wait });
        else if (placesLeft <= 0) refused.set(key, { outcome: 'limit_reached' });
        else if (mailsLeft <= 0) refused.set(key, { outcome: 'rate_limited', retryAfter: DAY_SECONDS });
        else {
          mailsLeft -= 1;
          placesLeft -= 1;
        }
      }
      return refused;
    },
  };
}

/** Converts a refusal to the problem of a request for a single address. */
export const problemOf = (by: Refuser<MailRefusal['outcome']>, refusal: MailRefusal): ProblemError =>
  refusal.outcome === 'limit_reached'
    ? by.refuse(
        'limit_reached',
        'The plan allows no more open invitations. Cancel some, or wait until they are accepted or expire.',
      )
    : by.refuse(
        'rate_limited',
        'This address, or the sender, has used up a budget for invitation mails. Try again later.',
        {
          retryAfter: refusal.retryAfter,
        },
      );

/**
 * Invitations carry text of their sender to strangers, so the sender needs a verified address: that of the caller, or
 * of the user who created the calling key.
 * @throws email_not_verified
 */
export async function assertSenderConfirmed(context: HandlerContext<'email_not_verified'>): Promise<void> {
  const { principal, repositories } = context;
  const userId = userOf(principal) ?? (isKey(principal) ? await makerOf(context, principal.id) : null);
  if (userId === null) return;
  const user = await repositories.users.find(userId);
  if (user === undefined || user.email_verified_at !== null) return;
  throw context.refuse(
    'email_not_verified',
    'Confirm your e-mail address before you invite people: use emailVerifications.create to get another mail.',
  );
}

/** Returns the user who created a key, directly or through other keys. */
async function makerOf({ principal, repositories }: HandlerContext, keyId: string): Promise<string | null> {
  if (!isKey(principal)) return null;
  const { apiKeys } = repositories.tenant(principal.tenantId);
  let maker: string | null = keyId;
  while (maker?.startsWith('key_')) maker = (await apiKeys.find(maker))?.created_by ?? null;
  return maker;
}
