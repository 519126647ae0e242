import type { HandlerContext } from '../../../operations/handler-context.ts';
import {
  type ApproverChange,
  type ApproverLoss,
  emitLoss,
  lossOf,
  withoutPerson,
} from './approver-changes.ts';
import type { ApproverScope } from './people-service.ts';

/** The request holds locks meanwhile, so that a change in many workspaces is looked at in this many. */
export const MAX_WORKSPACES = 20;

/** Returns a workspace, which may be another than that of the request, as far as its approvers are loaded. */
const scopeIn = (context: HandlerContext, workspaceId: string): ApproverScope => ({
  contract: context.contract,
  now: context.now,
  loadFactsOfQuestions: context.loadFactsOfQuestions,
  tenant: context.repositories.tenant(workspaceId),
  workspaceId,
});

/** Emits what a change of people makes impossible in a workspace, and returns it. */
export async function emitLossIn(
  context: HandlerContext,
  workspaceId: string,
  change: ApproverChange,
): Promise<ApproverLoss> {
  const loss = await lossOf(scopeIn(context, workspaceId), change);
  emitLoss({ emit: (type, data) => context.emit(type, data, workspaceId) }, loss);
  return loss;
}

/** What could not be approved any more in a workspace. */
export interface LossInWorkspace extends ApproverLoss {
  readonly workspace_id: string;
}

/**
 * Emits what could not be approved any more in the workspaces that a person leaves at once: those of an organization, or all.
 * It is called before the person leaves.
 * @returns what was emitted
 */
export async function emitLossOfLeaver(
  context: HandlerContext,
  userId: string,
  organizationId: string | null,
): Promise<LossInWorkspace[]> {
  const { approverWorkspaces } = context.repositories;
  const losses: LossInWorkspace[] = [];
  for (const id of await approverWorkspaces.withApprovals([userId], organizationId, MAX_WORKSPACES))
    losses.push({ workspace_id: id, ...(await emitLossIn(context, id, withoutPerson(userId))) });
  return losses;
}

/** Returns what could not be approved any more as receipts list it. */
export const toLostApprovals = (losses: readonly LossInWorkspace[]) => ({
  approval_rules: losses.flatMap(({ workspace_id, rules }) =>
    rules.map((rule) => ({ workspace_id, ...rule })),
  ),
  approvals: losses.flatMap(({ workspace_id, approvals }) =>
    approvals.map(({ id, payment_id, batch_id, project_id }) => ({
      workspace_id,
      id,
      payment_id,
      batch_id,
      project_id,
    })),
  ),
});
