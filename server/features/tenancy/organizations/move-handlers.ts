import { userOf } from '../../../auth/authentication/principal.ts';
import { type Context, found } from '../../../operations/handler-context.ts';
import { newId } from '../../../api/ids.ts';
import type { EventType, Handlers } from '../../../api/types.ts';
import { toGrant } from '../management-grants/serializers.ts';
import { giveRole } from '../members/service.ts';
import { cancelInvitations, endKeys } from '../provenance/revoke-keys.ts';
import { endUnderGrant } from '../provenance/end-grant.ts';
import { placeOf } from '../provenance/revocation-scope.ts';
import { toWorkspace } from '../workspaces/serializers.ts';
import { toMove } from './serializers.ts';
import type { MoveSide, MoveWithNames } from './move-repository.ts';
import { deciderOf } from './policies.ts';

type Decided = 'accepted' | 'declined' | 'cancelled';

async function present({ repositories }: Context, side: MoveSide, id: string) {
  return toMove(found(await repositories.workspaceMoves.find(side, id), 'move'));
}

/** A move that nobody has decided on, and nobody else decides on meanwhile. */
async function lockPending(
  context: Context<'invalid_state'>,
  side: MoveSide,
  id: string,
): Promise<MoveWithNames> {
  const { repositories } = context;
  const move = found(await repositories.workspaceMoves.lock(side, id), 'move');
  if (move.status === 'pending') return move;
  throw context.refuse('invalid_state', `This move is ${move.status} already.`);
}

async function decideOn(context: Context, side: MoveSide, move: MoveWithNames, status: Decided) {
  const { repositories, principal, now } = context;
  const decided_by = deciderOf(principal);
  await repositories.workspaceMoves.decide(move, { status, decided_by, decided_at: now });
  return present(context, side, move.id);
}

/** Tells both sides of a move. */
function tellBoth(
  context: Context,
  type: Extract<EventType, `workspace.move_${string}`>,
  move: Awaited<ReturnType<typeof present>>,
): void {
  for (const tenant of [move.workspace.id, move.organization.id]) context.emit(type, move, tenant);
}

/** Both have to agree at the moment of the move: who proposed it is still an owner of the workspace, standing alone. */
async function requireStillMovable(
  context: Context<'invalid_state' | 'organization_membership_required'>,
  move: MoveWithNames,
): Promise<void> {
  const { repositories } = context;
  const workspace = await repositories.workspaces.lock(move.workspace_id);
  if (workspace === undefined || workspace.archived_at !== null || workspace.organization_id !== null) {
    throw context.refuse('invalid_state', 'The workspace is deleted, or belongs to an organization by now.');
  }
  const { members } = repositories.tenant(move.workspace_id);
  const proposer = move.proposed_by === null ? undefined : await members.hold(move.proposed_by);
  if (move.proposed_by !== null && (proposer?.role !== 'owner' || proposer.status !== 'active')) {
    throw context.refuse('invalid_state', 'Who proposed this is no longer an owner of the workspace.');
  }
  const outsiders = await repositories.workspaceMoves.outsiders(move);
  if (outsiders.length === 0) return;
  throw context.refuse(
    'organization_membership_required',
    'Some people in the workspace do not belong to the organization. Invite them into it, or take them out of the workspace.',
    { users: outsiders },
  );
}

/** Who owns a workspace does not manage it: all of their people would be admins of it, and not the few who are to be. */
async function endGrant(context: Context, workspaceId: string): Promise<void> {
  const { repositories, organizationId, principal, now } = context;
  const tenant = repositories.tenant(workspaceId);
  const id = await tenant.managerGrants.endOf(organizationId, userOf(principal), now);
  if (id === undefined) return;
  await endUnderGrant(placeOf(context, workspaceId), id);
  const ended = toGrant(found(await tenant.managerGrants.find(id), 'grant'));
  context.audit('manager.revoked', id, workspaceId);
  for (const place of [workspaceId, organizationId]) context.emit('manager.revoked', ended, place);
}

/** Ends what the organization's people, who are in the workspace no more, have left in it. */
async function endOfOutsiders(context: Context): Promise<void> {
  const place = placeOf(context);
  await endKeys(place, await context.tenant.apiKeys.serviceKeysOfOutsiders());
  await cancelInvitations(place, {});
}

export const moveHandlers = {
  async 'workspaceMoves.create'({ body }, context) {
    const { repositories, workspaceId, principal } = context;
    const workspace = found(await repositories.workspaces.lock(workspaceId), 'workspace');
    await context.decideAgain();
    const { organization } = await context.factsAbout({ organization: body.organization, userId: null });
    const target = found(organization?.archivedAt === null ? organization : undefined, 'organization');
    if (workspace.organization_id !== null) {
      throw context.refuse(
        'invalid_state',
        'The workspace belongs to an organization. It has to release it first.',
      );
    }
    const id = newId('mov');
    const row = { id, workspace_id: workspaceId, organization_id: target.id, proposed_by: userOf(principal) };
    await repositories.workspaceMoves.insert(row);
    const move = await present(context, { workspace_id: workspaceId }, id);
    context.audit('workspace.move_proposed', workspaceId, target.id);
    tellBoth(context, 'workspace.move_proposed', move);
    return move;
  },

  async 'workspaceMoves.list'({ query }, { repositories, pager, workspaceId }) {
    const side = { workspace_id: workspaceId };
    const rows = await repositories.workspaceMoves.list(side, undefined, pager.request(query));
    return pager.page(query, rows, toMove, (row) => [row.id]);
  },

  async 'workspaceMoves.cancel'({ params }, context) {
    const side = { workspace_id: context.workspaceId };
    const move = await decideOn(context, side, await lockPending(context, side, params.move_id), 'cancelled');
    context.audit('workspace.move_cancelled', context.workspaceId, move.organization.id);
    tellBoth(context, 'workspace.move_cancelled', move);
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
    // Nobody leaves the organization, and it is not deleted, between the look at its people and the move.
    await repositories.organizations.lock(organizationId);
    await context.decideAgain();
    const pending = await lockPending(context, side, params.move_id);
    await requireStillMovable(context, pending);
    await endGrant(context, pending.workspace_id);
    const joined = { organization_id: organizationId };
    const workspace = toWorkspace(
      found(await repositories.workspaces.update(pending.workspace_id, joined), 'workspace'),
    );
    context.audit('workspace.joined_organization', workspace.id, workspace.id);
    for (const tenant of [workspace.id, organizationId]) {
      context.emit('workspace.joined_organization', workspace, tenant);
    }
    return decideOn(context, side, pending, 'accepted');
  },

  async 'organizationMoves.decline'({ params }, context) {
    const side = { organization_id: context.organizationId };
    const move = await decideOn(context, side, await lockPending(context, side, params.move_id), 'declined');
    context.audit('workspace.move_declined', move.workspace.id, move.workspace.id);
    tellBoth(context, 'workspace.move_declined', move);
    return move;
  },

  async 'workspaces.release'({ body }, context) {
    const { repositories, tenant, workspaceId } = context;
    const workspace = found(await repositories.workspaces.lock(workspaceId), 'workspace');
    await context.decideAgain();
    const heir = found(await tenant.members.lock(body.owner_id), 'member');
    const { organization_id: organizationId } = workspace;
    if (organizationId === null) {
      throw context.refuse('invalid_state', 'The workspace belongs to no organization.');
    }
    if (heir.status !== 'active') {
      throw context.refuse(
        'invalid_state',
        'This member is deactivated. Reactivate them, or name another one.',
      );
    }
    // As owners they were admins here, for the organization owned it. Now there is one owner, whom it names.
    for (const other of await tenant.members.owners()) {
      if (other.user_id !== heir.user_id) await giveRole(context, other, 'admin');
    }
    await giveRole(context, heir, 'owner');
    await endOfOutsiders(context);
    const released = toWorkspace(
      found(await repositories.workspaces.update(workspaceId, { organization_id: null }), 'workspace'),
    );
    context.audit('workspace.left_organization', workspaceId, organizationId);
    for (const place of [workspaceId, organizationId]) {
      context.emit('workspace.left_organization', released, place);
    }
    return released;
  },
} satisfies Partial<Handlers>;
