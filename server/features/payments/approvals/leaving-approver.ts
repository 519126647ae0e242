import type { HandlerContext } from '../../../operations/handler-context.ts';
import { type ApproverLoss, emitLoss, lossOf, withoutPerson } from './approver-changes.ts';
import type { ApproverScope } from './people-service.ts';

/** The request holds locks meanwhile, so that a person who leaves many workspaces is looked at in this many. */
const MAX_WORKSPACES = 20;

/** Returns another workspace than that of the request, as far as its approvers are loaded. */
const scopeIn = (context: HandlerContext, workspaceId: string): ApproverScope => ({
  contract: context.contract,
  now: context.now,
  loadFactsOfQuestions: context.loadFactsOfQuestions,
  tenant: context.repositories.tenant(workspaceId),
  workspaceId,
});

/**
 * Emits what could not be approved any more in the workspaces that a person leaves at once: those of an organization, or all.
 * It is called before the person leaves.
 * @returns what was emitted, for each workspace
 */
export async function emitLossOfLeaver(
  context: HandlerContext,
  userId: string,
  organizationId: string | null,
): Promise<Map<string, ApproverLoss>> {
  const { approverWorkspaces } = context.repositories;
  const losses = new Map<string, ApproverLoss>();
  for (const id of await approverWorkspaces.withApprovals(userId, organizationId, MAX_WORKSPACES)) {
    const loss = await lossOf(scopeIn(context, id), withoutPerson(userId));
    emitLoss({ emit: (type, data) => context.emit(type, data, id) }, loss);
    losses.set(id, loss);
  }
  return losses;
}
