import { newId } from '../../../api/ids.ts';
import { HOUR_SECONDS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { MAX_MAILS_PER_HOUR } from '../../identity/users/service.ts';
import { decidedByFields } from '../organizations/policies.ts';
import type { RequestWithNames } from './request-repository.ts';
import { toAccessRequest } from './serializers.ts';
import { createGrant, parseFutureTime } from './service.ts';

/** Locks a pending request. */
async function lockPending(context: HandlerContext<'invalid_state'>, id: string): Promise<RequestWithNames> {
  const request = assertFound(await context.tenant.accessRequests.lock(id), 'request');
  if (request.status === 'pending') return request;
  throw context.refuse('invalid_state', `This request is already ${request.status}.`);
}

async function lockForDecision(
  context: HandlerContext,
  { id }: RequestWithNames,
  status: 'approved' | 'declined',
  grantId: string | null,
): Promise<Schemas['AccessRequest']> {
  const { tenant, principal, now } = context;
  const decision = { status, decided_by: decidedByFields(principal), decided_at: now, grant_id: grantId };
  await tenant.accessRequests.decide(id, decision);
  const decided = toAccessRequest(assertFound(await tenant.accessRequests.find(id), 'request'));
  const type = `access_request.${status}` as const;
  for (const tenantId of [decided.workspace.id, decided.organization.id])
    context.emit(type, decided, tenantId);
  context.audit(type, id, decided.organization.id);
  return decided;
}

/** Returns the expiry of the grant: the requested one, or an earlier one. @throws invalid_state */
function expiryOf(
  context: HandlerContext<'invalid_state'>,
  requested: Date | null,
  granted: Date | null,
): Date | null {
  if (requested !== null && granted === null && requested <= context.now) {
    throw context.refuse(
      'invalid_state',
      'The requested end date has passed. Set expires_at, or decline the request.',
    );
  }
  if (requested !== null && granted !== null && granted > requested) {
    throw context.refuse(
      'invalid_state',
      'This is later than requested. Approve the request, then update the grant.',
    );
  }
  return granted ?? requested;
}

/** Access requests per caller and hour, for all organizations together. */
const MAX_REQUESTS_PER_HOUR = 30;

/**
 * Counts a request against the limit of the caller: a user, or the organization of the key. Nonexistent workspaces
 * count as well. Their response is the same but faster, because nothing is stored. For this many names an hour, the
 * response time reveals what `workspaces.create` reveals about any slug (409 `slug_taken`).
 * @throws rate_limited
 */
async function consumeRequestBudget(context: HandlerContext<'rate_limited'>): Promise<void> {
  const { rateLimits, principal, organizationId } = context;
  const asking = userOf(principal) ?? organizationId;
  const allowance = { requests: MAX_REQUESTS_PER_HOUR, seconds: HOUR_SECONDS };
  const budget = await rateLimits.consume(`access_requests_by:${asking}`, allowance);
  if (!budget.exceeded) return;
  throw context.refuse('rate_limited', `Limit reached: ${budget.limit} access requests per hour.`, {
    retryAfter: budget.resetSeconds,
  });
}

/**
 * Whether the owners of a workspace may be mailed again. If not, the request is stored without a mail and without an
 * error, which would reveal that the workspace exists.
 */
const consumeOwnerMailBudget = async (
  { rateLimits }: HandlerContext,
  workspaceId: string,
): Promise<boolean> =>
  !(
    await rateLimits.consume(`access_requests:${workspaceId}`, {
      requests: MAX_MAILS_PER_HOUR,
      seconds: HOUR_SECONDS,
    })
  ).exceeded;

/** Creates an access request and mails the owners of the workspace. */
async function createAccessRequest(
  context: HandlerContext,
  workspaceId: string,
  { reason, expires_at }: Pick<RequestWithNames, 'reason' | 'expires_at'>,
): Promise<void> {
  const { repositories, organizationId, principal, now } = context;
  const tenant = repositories.tenant(workspaceId);
  const { id, isNew } = await tenant.accessRequests.insertUnlessPending({
    id: newId('req'),
    organization_id: organizationId,
    reason,
    expires_at,
    requested_by: decidedByFields(principal),
    created_at: now,
  });
  const request = toAccessRequest(assertFound(await tenant.accessRequests.find(id), 'request'));
  context.emit('access_request.created', request, workspaceId);
  context.audit('access_request.created', id, workspaceId);
  if (!isNew || !(await consumeOwnerMailBudget(context, workspaceId))) return;
  const data = { organization: request.organization.name, workspace: request.workspace.name, reason };
  for (const { email, language } of await tenant.notifications.recipients([])) {
    context.sendMail({ template: 'access_requested', data, to: email, language, tenantId: workspaceId });
  }
}

export const accessRequestHandlers = {
  async 'accessRequests.create'({ body }, context) {
    const { organizationId, now, loadFacts } = context;
    const { reason = null } = body;
    const expires_at = parseFutureTime(body.expires_at, now);
    const { workspace, organization } = await loadFacts({ workspace: body.workspace, userId: null });
    // Only after the first statement: from then on the request is known not to be a repetition.
    await consumeRequestBudget(context);
    const receipt = {
      workspace: body.workspace,
      organization_id: organizationId,
      reason,
      expires_at: expires_at?.toISOString() ?? null,
      created_at: now.toISOString(),
    };
    context.emit('access_request.sent', receipt);
    // Workspaces that the organization already owns, or that do not exist, are not asked; the response is the same.
    if (workspace && workspace.archivedAt === null && organization?.id !== organizationId) {
      await createAccessRequest(context, workspace.id, { reason, expires_at });
    }
    return receipt;
  },

  async 'accessRequests.list'({ query }, { tenant, pager }) {
    const rows = await tenant.accessRequests.list(query.status, pager.request(query));
    return pager.page(query, rows, toAccessRequest, (row) => [row.id]);
  },

  async 'accessRequests.approve'({ params, body }, context) {
    const { now } = context;
    const request = await lockPending(context, params.request_id);
    const expiresAt = expiryOf(context, request.expires_at, parseFutureTime(body.expires_at, now));
    const grant = await createGrant(context, {
      organizationId: request.organization_id,
      expiresAt,
      paused: false,
    });
    return { request: await lockForDecision(context, request, 'approved', grant.id), grant };
  },

  async 'accessRequests.decline'({ params }, context) {
    return lockForDecision(context, await lockPending(context, params.request_id), 'declined', null);
  },
} satisfies Partial<Handlers>;
