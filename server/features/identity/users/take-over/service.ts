import type { HandlerContext } from '../../../../operations/handler-context.ts';
import { endMadeByAccount } from '../../../tenancy/provenance/account-end.ts';

/** Ends all sessions of a user, except one if it is named. */
export async function endSessions(
  { repositories, now }: HandlerContext,
  userId: string,
  except?: string,
): Promise<void> {
  const ids = (await repositories.sessions.listActiveIds(userId)).filter((id) => id !== except);
  await repositories.sessions.end(ids, now);
  await repositories.credentials.end(ids, now);
}

/**
 * Ends what the account has made and how it confirms sign-ins, once the owner of its unconfirmed address proves to own it:
 * a stranger may have created the account.
 */
export async function takeOver(context: HandlerContext, userId: string): Promise<void> {
  await endMadeByAccount(context, userId);
  await context.repositories.factors.removeAll(userId);
  await context.repositories.passkeys.removeAll(userId);
}
