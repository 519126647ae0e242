import { newId } from '../../../api/ids.ts';
import type { EventType } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toGrant } from '../management-grants/serializers.ts';
import { changeRole } from '../members/service.ts';
import { revokeMadeUnderGrant } from '../provenance/end-grant.ts';
import { revocationScopeOf } from '../provenance/revocation-scope.ts';
import { cancelInvitations, revokeKeysWithInvitations } from '../provenance/revoke-keys.ts';
import { toWorkspace } from '../workspaces/serializers.ts';
import type { MoveFilter, MoveWithNames } from './move-repository.ts';
import { decidedByFields } from './policies.ts';
import { toMove } from './serializers.ts';

type MoveDecision = 'accepted' | 'declined' | 'cancelled';

async function getSerialized({ repositories }: HandlerContext, side: MoveFilter, id: string) {
  return toMove(assertFound(await repositories.workspaceMoves.find(side, id), 'move'));
}

/** Locks a pending move. */
async function lockPending(
  context: HandlerContext<'invalid_state'>,
  side: MoveFilter,
  id: string,
): Promise<MoveWithNames> {
  const { repositories } = context;
  const move = assertFound(await repositories.workspaceMoves.lock(side, id), 'move');
  if (move.status === 'pending') return move;
  throw context.refuse('invalid_state', `This move is already ${move.status}.`);
}

async function lockForDecision(
  context: HandlerContext,
  side: MoveFilter,
  move: MoveWithNames,
  status: MoveDecision,
) {
  const { repositories, principal, now } = context;
  const decided_by = decidedByFields(principal);
  await repositories.workspaceMoves.decide(move, { status, decided_by, decided_at: now });
  return getSerialized(context, side, move.id);
}

/** Notifies both tenants of a move. */
function notifyBothTenants(
  context: HandlerContext,
  type: Extract<EventType, `workspace.move_${string}`>,
  move: Awaited<ReturnType<typeof getSerialized>>,
): void {
  for (const tenant of [move.workspace.id, move.organization.id]) context.emit(type, move, tenant);
}

/**
 * Both parties must agree at the time of the move: the user who proposed it must still own the workspace, which must be
 * independent.
 */
async function assertStillMovable(
  context: HandlerContext<'invalid_state' | 'organization_membership_required'>,
  move: MoveWithNames,
): Promise<void> {
  const { repositories } = context;
  const workspace = await repositories.workspaces.lock(move.workspace_id);
  if (workspace === undefined || workspace.archived_at !== null || workspace.organization_id !== null) {
    throw context.refuse('invalid_state', 'The workspace is deleted, or belongs to an organization by now.');
  }
  const { members } = repositories.tenant(move.workspace_id);
  const proposer = move.proposed_by === null ? undefined : await members.lockRow(move.proposed_by);
  if (move.proposed_by !== null && (proposer?.role !== 'owner' || proposer.status !== 'active')) {
    throw context.refuse(
      'invalid_state',
      'The user who proposed this move is no longer an owner of the workspace.',
    );
  }
  const outsiders = await repositories.workspaceMoves.outsiders(move);
  if (outsiders.length === 0) return;
  throw context.refuse(
    'organization_membership_required',
    'Some people in the workspace do not belong to the organization. Invite them into it, or take them out of the workspace.',
    { users: outsiders },
  );
}

/** The owning organization cannot also manage the workspace: all of its members would be admins there. */
async function revokeOwnGrant(context: HandlerContext, workspaceId: string): Promise<void> {
  const { repositories, organizationId, principal, now } = context;
  const tenant = repositories.tenant(workspaceId);
  const id = await tenant.managerGrants.endFor(organizationId, userOf(principal), now);
  if (id === undefined) return;
  await revokeMadeUnderGrant(revocationScopeOf(context, workspaceId), id);
  const revokedGrant = toGrant(assertFound(await tenant.managerGrants.find(id), 'grant'));
  context.audit('manager.revoked', id, workspaceId);
  for (const tenantId of [workspaceId, organizationId])
    context.emit('manager.revoked', revokedGrant, tenantId);
}

/** Revokes what members of the organization, who no longer have access to the workspace, have left in it. */
async function revokeAccessOfOutsiders(context: HandlerContext): Promise<void> {
  const scope = revocationScopeOf(context);
  await revokeKeysWithInvitations(scope, await context.tenant.apiKeys.serviceKeysOfOutsiders());
  await cancelInvitations(scope, {});
}

export const moveHandlers = {
  async 'workspaceMoves.create'({ body }, context) {
    const { repositories, workspaceId, principal } = context;
    const { locked } = await context.lockForUpdate(() => repositories.workspaces.lock(workspaceId));
    const workspace = assertFound(locked, 'workspace');
    const { organization } = await context.loadFacts({ organization: body.organization, userId: null });
    const target = assertFound(organization?.archivedAt === null ? organization : undefined, 'organization');
    if (workspace.organization_id !== null) {
      throw context.refuse(
        'invalid_state',
        'The workspace belongs to an organization. It has to release it first.',
      );
    }
    const id = newId('mov');
    const row = { id, workspace_id: workspaceId, organization_id: target.id, proposed_by: userOf(principal) };
    await repositories.workspaceMoves.insert(row);
    const move = await getSerialized(context, { workspace_id: workspaceId }, id);
    context.audit('workspace.move_proposed', workspaceId, target.id);
    notifyBothTenants(context, 'workspace.move_proposed', move);
    return move;
  },

  async 'workspaceMoves.list'({ query }, { repositories, pager, workspaceId }) {
    const side = { workspace_id: workspaceId };
    const rows = await repositories.workspaceMoves.list(side, undefined, pager.request(query));
    return pager.page(query, rows, toMove, (row) => [row.id]);
  },

  async 'workspaceMoves.cancel'({ params }, context) {
    const side = { workspace_id: context.workspaceId };
    const move = await lockForDecision(
      context,
      side,
      await lockPending(context, side, params.move_id),
      'cancelled',
    );
    context.audit('workspace.move_cancelled', context.workspaceId, move.organization.id);
    notifyBothTenants(context, 'workspace.move_cancelled', move);
    return move;
  },

  async 'organizationMoves.list'({ query }, { repositories, pager, organizationId }) {
    const side = { organization_id: organizationId };
    const rows = await repositories.workspaceMoves.list(side, query.status, pager.request(query));
    return pager.page(query, rows, toMove, (row) => [row.id]);
  },

  async 'organizationMoves.accept'({ params }, context) {
    const { repositories, organizationId } = context;
    const side = { organization_id: organizationId };
    // Locked so that no member leaves the organization, and it is not deleted, between the check of its members and the
    // move.
    await context.lockForUpdate(() => repositories.organizations.lock(organizationId));
    const pending = await lockPending(context, side, params.move_id);
    await assertStillMovable(context, pending);
    await revokeOwnGrant(context, pending.workspace_id);
    const joined = { organization_id: organizationId };
    const workspace = toWorkspace(
      assertFound(await repositories.workspaces.update(pending.workspace_id, joined), 'workspace'),
    );
    context.audit('workspace.joined_organization', workspace.id, workspace.id);
    for (const tenant of [workspace.id, organizationId]) {
      context.emit('workspace.joined_organization', workspace, tenant);
    }
    return lockForDecision(context, side, pending, 'accepted');
  },

  async 'organizationMoves.decline'({ params }, context) {
    const side = { organization_id: context.organizationId };
    const move = await lockForDecision(
      context,
      side,
      await lockPending(context, side, params.move_id),
      'declined',
    );
    context.audit('workspace.move_declined', move.workspace.id, move.workspace.id);
    notifyBothTenants(context, 'workspace.move_declined', move);
    return move;
  },

  async 'workspaces.release'({ body }, context) {
    const { repositories, tenant, workspaceId } = context;
    const { locked, fresh } = await context.lockForUpdate(async () => ({
      workspace: await repositories.workspaces.lock(workspaceId),
      newOwner: await tenant.members.lock(body.owner_id),
    }));
    const newOwner = assertFound(locked.newOwner, 'member');
    const { organization_id: organizationId } = assertFound(locked.workspace, 'workspace');
    if (organizationId === null) {
      throw context.refuse('invalid_state', 'The workspace belongs to no organization.');
    }
    if (newOwner.status !== 'active') {
      throw context.refuse(
        'invalid_state',
        'This member is deactivated. Reactivate them, or name another one.',
      );
    }
    // They were owners through the organization. Now the workspace has the one owner whom the organization names.
    for (const other of await tenant.members.owners()) {
      if (other.user_id !== newOwner.user_id) await changeRole(fresh, other, 'admin');
    }
    await changeRole(fresh, newOwner, 'owner');
    await revokeAccessOfOutsiders(context);
    const released = toWorkspace(
      assertFound(await repositories.workspaces.update(workspaceId, { organization_id: null }), 'workspace'),
    );
    context.audit('workspace.left_organization', workspaceId, organizationId);
    for (const tenantId of [workspaceId, organizationId]) {
      context.emit('workspace.left_organization', released, tenantId);
    }
    return released;
  },
} satisfies Partial<Handlers>;
