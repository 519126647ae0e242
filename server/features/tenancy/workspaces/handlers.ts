import { userOf } from '../../../auth/authentication/principal.ts';
import { type Context, found } from '../../../operations/handler-context.ts';
import { invalid } from '../../../api/problem.ts';
import type { Handlers, Input } from '../../../api/types.ts';
import { giveRole } from '../members/service.ts';
import type { OrganizationCode } from '../organizations/policies.ts';
import { requireInOrganization } from '../organizations/policies.ts';
import { ownerFor } from '../../identity/users/service.ts';
import { toWorkspace } from './serializers.ts';
import type { WorkspaceReach } from './repository.ts';
import { createWorkspace } from './service.ts';

/** The organization that is to own a new workspace, in which the caller may create some. */
async function organizationFor(
  context: Context<OrganizationCode>,
  { organization, owner_id }: Body,
): Promise<string | null> {
  const { principal } = context;
  const reference = organization ?? (principal.type === 'organization_key' ? principal.tenantId : undefined);
  if (reference === undefined) return null;
  if (owner_id !== undefined) {
    const message = 'Leave this out: the organization owns the workspace.';
    throw invalid([{ location: 'body', path: 'owner_id', code: 'forbidden', message }]);
  }
  const { id } = await requireInOrganization(context, reference, 'organization_workspaces:create');
  // It is not deleted before the workspace is there.
  await context.repositories.organizations.lock(id);
  await requireInOrganization(context, id, 'organization_workspaces:create');
  return id;
}

type Body = Input<'workspaces.create'>['body'];

function reachOf({ principal }: Context): WorkspaceReach {
  if (principal.type === 'operator') return 'all';
  if (principal.type === 'session') return { userId: principal.userId };
  return principal.type === 'organization_key'
    ? { organizationId: principal.tenantId }
    : { workspaceId: principal.tenantId };
}

/** The workspace of the request, which nobody else changes meanwhile, in the version that the caller has seen. */
async function lockPresent(context: Context) {
  const workspace = found(await context.repositories.workspaces.lock(context.workspaceId), 'workspace');
  context.ifMatch(String(workspace.version));
  return workspace;
}

export const workspaceHandlers = {
  async 'workspaces.create'({ body }, context) {
    const { name, slug } = body;
    const organizationId = await organizationFor(context, body);
    const ownerId = organizationId === null ? await ownerFor(context, body.owner_id) : undefined;
    const made = await createWorkspace(context, { name, slug, ownerId, organizationId });
    const workspace = toWorkspace(made);
    context.emit('workspace.created', workspace);
    if (organizationId !== null) {
      context.emit('workspace.created', workspace, organizationId);
      context.audit('workspace.created', workspace.id, organizationId);
    }
    return workspace;
  },

  async 'workspaces.list'({ query }, context) {
    const { pager, repositories } = context;
    const rows = await repositories.workspaces.list(
      reachOf(context),
      query.archived === true,
      pager.request(query),
    );
    return pager.page(query, rows, toWorkspace, (row) => [row.id]);
  },

  async 'workspaces.get'(_input, { repositories, workspaceId }) {
    return toWorkspace(found(await repositories.workspaces.find(workspaceId), 'workspace'));
  },

  async 'workspaces.update'({ body }, context) {
    const { workspaces } = context.repositories;
    const workspace = await lockPresent(context);
    if (body.slug !== undefined) await workspaces.changeSlug(workspace.id, workspace.slug, body.slug);
    return toWorkspace(found(await workspaces.update(workspace.id, body), 'workspace'));
  },

  async 'workspaces.delete'({ query }, context) {
    const workspace = await lockPresent(context);
    if (query.confirm !== workspace.slug) {
      throw invalid([
        {
          location: 'query',
          path: 'confirm',
          code: 'mismatch',
          message: 'Repeat the present slug of the workspace here, to confirm that you mean this one.',
        },
      ]);
    }
    const archived = await context.repositories.workspaces.update(workspace.id, { archived_at: context.now });
    return toWorkspace(found(archived, 'workspace'));
  },

  async 'workspaces.restore'(_input, context) {
    const { workspaceId, repositories } = context;
    const { workspaces } = repositories;
    const workspace = found(await workspaces.lock(workspaceId), 'workspace');
    if (workspace.archived_at === null)
      throw context.refuse('invalid_state', 'The workspace is not deleted.');
    if (context.owner?.archivedAt)
      throw context.refuse('invalid_state', 'Its organization is deleted. Restore that first.');
    return toWorkspace(found(await workspaces.update(workspaceId, { archived_at: null }), 'workspace'));
  },

  async 'workspaces.transferOwnership'({ body }, context) {
    const { repositories, tenant, workspaceId, principal } = context;
    await repositories.workspaces.lock(workspaceId);
    await context.decideAgain();
    const caller = userOf(principal);
    const heir = found(await tenant.members.lock(body.user_id), 'member');
    if (heir.user_id === caller)
      throw context.refuse('invalid_state', 'You are the owner already. Name another member.');
    if (heir.status !== 'active') {
      throw context.refuse(
        'invalid_state',
        'This member is deactivated. Reactivate them, or name another one.',
      );
    }
    // The owner of an organization need not be a member.
    const previous = caller === null ? undefined : await tenant.members.lock(caller);
    return {
      owner: await giveRole(context, heir, 'owner'),
      previous_owner: previous === undefined ? null : await giveRole(context, previous, 'admin'),
    };
  },
} satisfies Partial<Handlers>;
