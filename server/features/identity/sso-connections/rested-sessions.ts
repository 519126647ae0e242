import type { HandlerContext } from '../../../operations/handler-context.ts';

/**
 * Ends the sessions that rest on a connection alone, and takes from others what it proved.
 * @param userIds whose; of all people of the connection without them
 */
export async function endSessionsOf(
  { repositories, tenant, now }: HandlerContext,
  id: string,
  userIds?: string[],
): Promise<void> {
  const ended = await tenant.ssoConnections.withdrawProofs(id, now, { userIds: userIds ?? null });
  await repositories.credentials.end(ended, now);
}
