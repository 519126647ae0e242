import { notFound } from '../../../api/problem.ts';
import { isKey, userOf } from '../../../auth/authentication/principal.ts';
import { addressFormOf } from '../../../auth/authorization/facts-sql.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { isLiveEnvironment } from '../../payments/accounts/policies.ts';
import { assertNoOpenPayments } from '../../payments/payments/policies.ts';
import type { ProjectRow, ProjectVisibility } from './repository.ts';

export type { ProjectMemberWithUser } from './member-repository.ts';
export { toProjectMember } from './member-serializers.ts';
export { applyProjectSettings } from './settings-service.ts';

/** Lists show the projects that requests can access: see the step `reach` of a decision. */
export function visibilityOf({ principal, access }: HandlerContext): ProjectVisibility {
  const userId = userOf(principal) ?? undefined;
  return {
    memberId: access.workspaceRole?.allProjects ? undefined : userId,
    readerId: userId,
    ids: isKey(principal) ? principal.projectIds : null,
  };
}

/**
 * Returns the ids of the projects that a caller refers to by slug or id, each once. Slugs can be guessed, so a slug finds
 * only a project that the caller can access.
 * @throws not_found
 */
export async function requireProjectIds(
  context: HandlerContext,
  references: readonly string[],
): Promise<string[]> {
  const { projects } = context.tenant;
  const ids = references.filter((reference) => addressFormOf(reference) === 'id');
  const slugs = references.filter((reference) => addressFormOf(reference) === 'slug');
  const found = new Map((await projects.filterExisting(ids)).map((id) => [id, id]));
  if (slugs.length > 0) {
    for (const { slug, id } of await projects.visibleWithSlugs(visibilityOf(context), slugs))
      found.set(slug, id);
  }
  if (!references.every((reference) => found.has(reference))) throw notFound('project');
  return [...new Set(found.values())];
}

/**
 * Prepares a change of the environment, which decides whether the accounts of a project are live: that never changes.
 * @throws invalid_state
 */
export async function prepareEnvironment(
  context: HandlerContext<'invalid_state'>,
  { id, environment }: ProjectRow,
  wanted: ProjectRow['environment'] | undefined,
): Promise<void> {
  if (wanted === undefined || wanted === environment) return;
  if (await context.tenant.accounts.isTiedTo(id))
    throw context.refuse(
      'invalid_state',
      'The environment of a project with own accounts, shared accounts or payments cannot change. Create another project.',
    );
  if (isLiveEnvironment(wanted)) await context.tenant.sandboxClocks.remove(id);
}

/** @throws account_in_use while the project has payments that have not ended, or own accounts that are not archived */
export async function assertProjectUnused(
  context: HandlerContext<'account_in_use'>,
  id: string,
): Promise<void> {
  await assertNoOpenPayments(context, id);
  const accounts = await context.tenant.accounts.countOfProject(id);
  if (accounts === 0) return;
  const are = accounts === 1 ? '1 own account that is' : `${accounts} own accounts that are`;
  throw context.refuse('account_in_use', `The project has ${are} not archived. Archive them first.`);
}
