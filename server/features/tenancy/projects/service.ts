import { notFound } from '../../../api/problem.ts';
import { isKey, userOf } from '../../../auth/authentication/principal.ts';
import { addressFormOf } from '../../../auth/authorization/facts-sql.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { ProjectVisibility } from './repository.ts';

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
