import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { Created } from './repository.ts';

/** The list as the caller may read it: the names of projects are for those whose role reaches all of them. */
export function withVisibleNames({ access }: Pick<HandlerContext, 'access'>, created: Created): Created {
  if (access.workspaceRole?.allProjects !== false) return created;
  return created.map((kind) =>
    kind.resource === 'project'
      ? { ...kind, items: kind.items.map((item) => ({ ...item, name: null })) }
      : kind,
  );
}
