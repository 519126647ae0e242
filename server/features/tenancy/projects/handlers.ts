import { isKey, userOf } from '../../../auth/authentication/principal.ts';
import { type Context, found } from '../../../operations/handler-context.ts';
import { newId } from '../../../api/ids.ts';
import type { Handlers, Schemas } from '../../../api/types.ts';
import type { ProjectRow } from '../../../database/schema/tables.ts';
import { purgeTime } from '../workspaces/serializers.ts';
import type { ProjectReach } from './repository.ts';

const toProject = (row: ProjectRow): Schemas['Project'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  slug: row.slug,
  name: row.name,
  environment: row.environment,
  description: row.description,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  archived_at: row.archived_at?.toISOString() ?? null,
  purge_at: purgeTime(row.archived_at),
  etag: String(row.version),
});

/** Lists show what requests reach: see the step `reach` of a decision. */
function reachOf({ principal, access }: Context): ProjectReach {
  const userId = userOf(principal) ?? undefined;
  return {
    memberId: access.workspaceRole?.allProjects ? undefined : userId,
    readerId: userId,
    ids: isKey(principal) ? principal.projectIds : null,
  };
}

/** The project of the request, which nobody else changes meanwhile, in the version that the caller has seen. */
async function lockPresent(context: Context): Promise<ProjectRow> {
  const project = found(await context.tenant.projects.lock(context.projectId), 'project');
  context.ifMatch(String(project.version));
  return project;
}

export const projectHandlers = {
  async 'projects.create'({ body }, context) {
    const { tenant, principal } = context;
    const { name, slug, environment, description = null } = body;
    const made = await context.made();
    const named = { id: newId('prj'), name, slug, environment, description };
    const project = await tenant.projects.insert({ ...named, ...made });
    const creator = userOf(principal);
    // Who is there through an organization belongs to every project, and to none in particular.
    if (creator !== null && (await tenant.members.hold(creator)) !== undefined) {
      await tenant.projectMembers.set(project.id, creator, null, made);
    }
    return toProject(project);
  },

  async 'projects.list'({ query }, context) {
    const { tenant, pager } = context;
    const filters = { environment: query.environment, archived: query.archived === true };
    const rows = await tenant.projects.list(reachOf(context), filters, pager.request(query));
    return pager.page(query, rows, toProject, (row) => [row.id]);
  },

  async 'projects.get'(_input, { tenant, projectId }) {
    return toProject(found(await tenant.projects.find(projectId), 'project'));
  },

  async 'projects.update'({ body }, context) {
    const { projects } = context.tenant;
    const { id, slug } = await lockPresent(context);
    if (body.slug !== undefined) await projects.changeSlug(id, slug, body.slug);
    return toProject(found(await projects.update(id, body), 'project'));
  },

  async 'projects.delete'(_input, context) {
    const { id } = await lockPresent(context);
    return toProject(
      found(await context.tenant.projects.update(id, { archived_at: context.now }), 'project'),
    );
  },

  async 'projects.restore'(_input, context) {
    const { projectId } = context;
    const { projects } = context.tenant;
    const project = found(await projects.lock(projectId), 'project');
    if (project.archived_at === null) throw context.refuse('invalid_state', 'The project is not deleted.');
    return toProject(found(await projects.update(projectId, { archived_at: null }), 'project'));
  },
} satisfies Partial<Handlers>;
