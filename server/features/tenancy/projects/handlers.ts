import { newId } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import { assertFound, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { asSeenBy, externalIdFilter, joinedColumns, toJoined } from '../external-ids/service.ts';
import { purgeAt } from '../workspaces/serializers.ts';
import type { ProjectRow } from './repository.ts';
import { assertProjectUnused, prepareEnvironment, visibilityOf } from './service.ts';

const toProject = (row: ProjectRow): Schemas['Project'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  slug: row.slug,
  name: row.name,
  environment: row.environment,
  description: row.description,
  ...toJoined(row),
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  archived_at: row.archived_at?.toISOString() ?? null,
  purge_at: purgeAt(row.archived_at),
  etag: String(row.version),
});

export const projectHandlers = {
  async 'projects.create'({ body }, context) {
    const { tenant, principal } = context;
    const { name, slug, environment, description = null } = body;
    const provenance = await context.provenance();
    const named = { id: newId('prj'), name, slug, environment, description };
    const project = await tenant.projects.insert({
      ...named,
      ...provenance,
      ...joinedColumns(context, body),
    });
    const creator = userOf(principal);
    // A caller who has access through an organization covers every project, and is a member of none.
    if (creator !== null && (await tenant.members.lockRow(creator)) !== undefined) {
      await tenant.projectMembers.set(project.id, creator, null, provenance);
    }
    return toProject(project);
  },

  async 'projects.list'({ query }, context) {
    const { tenant, pager } = context;
    const filters = {
      environment: query.environment,
      archived: query.archived === true,
      externalId: externalIdFilter(context, query.external_id),
    };
    const rows = await tenant.projects.list(visibilityOf(context), filters, pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toProject(asSeenBy(context, row)),
      (row) => [row.id],
    );
  },

  async 'projects.get'(_input, context) {
    const project = assertFound(await context.tenant.projects.find(context.projectId), 'project');
    return toProject(asSeenBy(context, project));
  },

  async 'projects.update'({ body }, context) {
    const { projects } = context.tenant;
    const current = await lockCurrent(context, projects, context.projectId, 'project');
    const { id, slug } = current;
    await prepareEnvironment(context, current, body.environment);
    const { external_id, metadata, ...fields } = body;
    const joined = joinedColumns(context, body, { current });
    if (body.slug !== undefined) await projects.slugs.change(id, slug, body.slug);
    return toProject(assertFound(await projects.update(id, { ...fields, ...joined }), 'project'));
  },

  async 'projects.delete'(_input, context) {
    const { projects } = context.tenant;
    const { id } = await lockCurrent(context, projects, context.projectId, 'project');
    const archived = await projects.update(id, { archived_at: context.now });
    // Requests in the project wait for the change from here on, so that no account or payment is added meanwhile.
    await assertProjectUnused(context, id);
    return toProject(assertFound(archived, 'project'));
  },

  async 'projects.restore'(_input, context) {
    const { projectId } = context;
    const { projects } = context.tenant;
    const project = assertFound(await projects.lock(projectId), 'project');
    if (project.archived_at === null) throw context.refuse('invalid_state', 'The project is not deleted.');
    return toProject(assertFound(await projects.update(projectId, { archived_at: null }), 'project'));
  },
} satisfies Partial<Handlers>;
