import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { CreatedThings } from './repository.ts';

/** Returns the list as the caller may read it: names of projects require a role that covers all of them. */
export function withVisibleNames(
  { access }: Pick<HandlerContext, 'access'>,
  created: CreatedThings,
): CreatedThings {
  if (access.workspaceRole?.allProjects !== false) return created;
  return created.map((kind) =>
    kind.resource === 'project'
      ? { ...kind, items: kind.items.map((item) => ({ ...item, name: null })) }
      : kind,
  );
}
