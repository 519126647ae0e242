import { invalidField } from '../../../api/problem.ts';
import type { OperationInput } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import {
  assertFound,
  type HandlerContext,
  lockAuthorized,
  lockCurrent,
} from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { assertOnlyJoins } from '../../access/application-keys/policies.ts';
import { resolveOwner } from '../../identity/users/service.ts';
import { assertNoOpenPayments } from '../../payments/payments/policies.ts';
import { asSeenBy, externalIdFilter, joinedColumns, partyOutside } from '../external-ids/service.ts';
import { changeRole } from '../members/service.ts';
import type { OrganizationCode } from '../organizations/policies.ts';
import { assertPermissionInOrganization } from '../organizations/policies.ts';
import type { WorkspaceVisibility } from './repository.ts';
import { toWorkspace } from './serializers.ts';
import { createWorkspace } from './service.ts';

/** Returns the organization that will own the new workspace, in which the caller may create workspaces. */
async function organizationFor(
  context: HandlerContext<OrganizationCode>,
  { organization, owner_id }: Body,
): Promise<string | null> {
  const { principal } = context;
  const reference = organization ?? (principal.type === 'organization_key' ? principal.tenantId : undefined);
  if (reference === undefined) return null;
  if (owner_id !== undefined) {
    const message = 'Omit this field: the organization owns the workspace.';
    throw invalidField('owner_id', 'forbidden', message);
  }
  const authorize = async (named: string) =>
    (await assertPermissionInOrganization(context, named, 'organization_workspaces:create')).id;
  const { organizations } = context.repositories;
  // Locked, so that it is not deleted before the workspace exists.
  return (await lockAuthorized(authorize, reference, organizations, 'organization')).id;
}

type Body = OperationInput<'workspaces.create'>['body'];

function visibilityOf({ principal }: HandlerContext): WorkspaceVisibility {
  if (principal.type === 'operator') return 'all';
  if (principal.type === 'session') return { userId: principal.userId };
  if (principal.type === 'application_key')
    return principal.tenants === null ? 'all' : { tenants: principal.tenants };
  return principal.type === 'organization_key'
    ? { organizationId: principal.tenantId }
    : { workspaceId: principal.tenantId };
}

/** The party of the caller for the workspace in the path: its organization, for those who may create workspaces there. */
function partyOf(context: HandlerContext): string | null {
  const { principal, owningOrganization: owner } = context;
  const actsForIt =
    principal.type === 'organization_key' ||
    (principal.type === 'session' && owner?.role?.permissions.has('organization_workspaces:create') === true);
  return partyOutside(context, actsForIt ? owner?.id : null);
}

export const workspaceHandlers = {
  async 'workspaces.create'({ body }, context) {
    const { name, slug } = body;
    const organizationId = await organizationFor(context, body);
    const ownerId =
      organizationId === null
        ? await resolveOwner(context, body.owner_id, 'name an organization among them')
        : undefined;
    // Who may create workspaces in an organization acts for it.
    const joined = joinedColumns(context, body, { party: partyOutside(context, organizationId) });
    const created = await createWorkspace(context, { name, slug, ownerId, organizationId, joined });
    const workspace = toWorkspace(created);
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
      visibilityOf(context),
      { archived: query.archived === true, externalId: externalIdFilter(context, query.external_id) },
      pager.request(query),
    );
    return pager.page(
      query,
      rows,
      (row) => toWorkspace(asSeenBy(context, row)),
      (row) => [row.id],
    );
  },

  async 'workspaces.get'(_input, context) {
    const { repositories, workspaceId } = context;
    const workspace = assertFound(await repositories.workspaces.find(workspaceId), 'workspace');
    return toWorkspace(asSeenBy(context, workspace));
  },

  async 'workspaces.update'({ body }, context) {
    const { workspaces } = context.repositories;
    const { external_id, metadata, ...texts } = body;
    assertOnlyJoins(context, texts);
    const current = await lockCurrent(context, workspaces, context.workspaceId, 'workspace');
    const joined = joinedColumns(context, body, { current, party: partyOf(context) });
    if (body.slug !== undefined) await workspaces.slugs.change(current.id, current.slug, body.slug);
    return toWorkspace(
      assertFound(await workspaces.update(current.id, { ...texts, ...joined }), 'workspace'),
    );
  },

  async 'workspaces.delete'({ query }, context) {
    const { workspaces } = context.repositories;
    const workspace = await lockCurrent(context, workspaces, context.workspaceId, 'workspace');
    if (query.confirm !== workspace.slug) {
      throw invalidField(
        'confirm',
        'mismatch',
        'Repeat the current slug of the workspace to confirm.',
        'query',
      );
    }
    const archived = await workspaces.update(workspace.id, { archived_at: context.now });
    // Requests in the workspace wait for the change from here on, so that no payment is added meanwhile.
    await assertNoOpenPayments(context);
    return toWorkspace(assertFound(archived, 'workspace'));
  },

  async 'workspaces.restore'(_input, context) {
    const { workspaceId, repositories } = context;
    const { workspaces } = repositories;
    const workspace = assertFound(await workspaces.lock(workspaceId), 'workspace');
    if (workspace.archived_at === null)
      throw context.refuse('invalid_state', 'The workspace is not deleted.');
    if (context.owningOrganization?.archivedAt)
      throw context.refuse('invalid_state', 'Its organization is deleted. Restore that first.');
    return toWorkspace(assertFound(await workspaces.update(workspaceId, { archived_at: null }), 'workspace'));
  },

  async 'workspaces.transferOwnership'({ body }, context) {
    const { repositories, tenant, workspaceId, principal } = context;
    const { locked, fresh } = await context.lockForUpdate(async () => {
      await repositories.workspaces.lock(workspaceId);
      return tenant.members.lock(body.user_id);
    });
    const caller = userOf(principal);
    const newOwner = assertFound(locked, 'member');
    if (newOwner.user_id === caller)
      throw context.refuse('invalid_state', 'You are already the owner. Name another member.');
    if (newOwner.status !== 'active') {
      throw context.refuse(
        'invalid_state',
        'This member is deactivated. Reactivate them, or name another one.',
      );
    }
    // The owner of an organization need not be a member.
    const previous = caller === null ? undefined : await tenant.members.lock(caller);
    return {
      owner: await changeRole(fresh, newOwner, 'owner'),
      previous_owner: previous === undefined ? null : await changeRole(fresh, previous, 'admin'),
    };
  },
} satisfies Partial<Handlers>;
