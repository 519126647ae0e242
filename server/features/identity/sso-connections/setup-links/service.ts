import type { HandlerContext } from '../../../../operations/handler-context.ts';

/**
 * Ends the set-up links of a connection or directory that is activated or deleted. Its row is locked.
 * @param completed whether it was activated
 */
export async function endSetupLinks(
  { tenant, repositories, now }: Pick<HandlerContext, 'tenant' | 'repositories' | 'now'>,
  targetId: string,
  completed: boolean,
): Promise<void> {
  const links = await tenant.setupLinks.lockOpenOf(targetId);
  for (const { id } of links) await tenant.setupLinks.update(id, { ended_at: now, completed });
  await repositories.credentials.end(
    links.map(({ id }) => id),
    now,
  );
}
