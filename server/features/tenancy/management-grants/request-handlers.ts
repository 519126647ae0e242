import { userOf } from '../../../auth/authentication/principal.ts';
import { type Context, found } from '../../../operations/handler-context.ts';
import { newId } from '../../../api/ids.ts';
import type { Handlers, Schemas } from '../../../api/types.ts';
import { deciderOf } from '../organizations/policies.ts';
import { MAILS_IN_AN_HOUR } from '../../identity/users/service.ts';
import { toAccessRequest } from './serializers.ts';
import type { RequestWithNames } from './request-repository.ts';
import { future, grant } from './service.ts';

/** A request that nobody has decided on, and nobody else decides on meanwhile. */
async function lockPending(context: Context<'invalid_state'>, id: string): Promise<RequestWithNames> {
  const request = found(await context.tenant.accessRequests.lock(id), 'request');
  if (request.status === 'pending') return request;
  throw context.refuse('invalid_state', `This request is ${request.status} already.`);
}

async function decideOn(
  context: Context,
  { id }: RequestWithNames,
  status: 'approved' | 'declined',
  grantId: string | null,
): Promise<Schemas['AccessRequest']> {
  const { tenant, principal, now } = context;
  const decision = { status, decided_by: deciderOf(principal), decided_at: now, grant_id: grantId };
  await tenant.accessRequests.decide(id, decision);
  const decided = toAccessRequest(found(await tenant.accessRequests.find(id), 'request'));
  const type = `access_request.${status}` as const;
  for (const place of [decided.workspace.id, decided.organization.id]) context.emit(type, decided, place);
  context.audit(type, id, decided.organization.id);
  return decided;
}

/** Until when: as was asked for, or less. @throws invalid_state */
function endOf(context: Context<'invalid_state'>, asked: Date | null, given: Date | null): Date | null {
  if (asked !== null && given === null && asked <= context.now) {
    throw context.refuse(
      'invalid_state',
      'What was asked for is over. Say until when, or let them ask again.',
    );
  }
  if (asked !== null && given !== null && given > asked) {
    throw context.refuse(
      'invalid_state',
      'This is later than was asked for. Approve it, and change the grant.',
    );
  }
  return given ?? asked;
}

const HOUR_SECONDS = 3600;
/** As many requests as somebody makes, for whichever organizations. */
const ASKED_IN_AN_HOUR = 30;

/**
 * Counts a request against those of the caller: a person, or the organization whose key asks. A workspace that does not
 * exist counts as well. Its answer is the same, but takes less time, because nothing is stored. So the time tells of at most
 * this many names an hour what `workspaces.create` tells of any slug (409 `slug_taken`).
 * @throws rate_limited
 */
async function spendRequest(context: Context<'rate_limited'>): Promise<void> {
  const { rateLimits, principal, organizationId } = context;
  const asking = userOf(principal) ?? organizationId;
  const allowance = { requests: ASKED_IN_AN_HOUR, seconds: HOUR_SECONDS };
  const budget = await rateLimits.spend(`access_requests_by:${asking}`, allowance);
  if (!budget.exceeded) return;
  throw context.refuse('rate_limited', `You have asked ${budget.limit} times within an hour.`, {
    retryAfter: budget.resetSeconds,
  });
}

/**
 * Whether owners of a workspace are mailed once more. When they are not, the request is there all the same and nobody is
 * told: that it was refused would say that there is such a workspace.
 */
const mayMail = async ({ rateLimits }: Context, workspaceId: string): Promise<boolean> =>
  !(
    await rateLimits.spend(`access_requests:${workspaceId}`, {
      requests: MAILS_IN_AN_HOUR,
      seconds: HOUR_SECONDS,
    })
  ).exceeded;

/** Asks the owners of a workspace, and mails them. */
async function ask(
  context: Context,
  workspaceId: string,
  { reason, expires_at }: Pick<RequestWithNames, 'reason' | 'expires_at'>,
): Promise<void> {
  const { repositories, organizationId, principal, now } = context;
  const tenant = repositories.tenant(workspaceId);
  const { id, isNew } = await tenant.accessRequests.ask({
    id: newId('req'),
    organization_id: organizationId,
    reason,
    expires_at,
    requested_by: deciderOf(principal),
    created_at: now,
  });
  const request = toAccessRequest(found(await tenant.accessRequests.find(id), 'request'));
  context.emit('access_request.created', request, workspaceId);
  context.audit('access_request.created', id, workspaceId);
  if (!isNew || !(await mayMail(context, workspaceId))) return;
  const data = { organization: request.organization.name, workspace: request.workspace.name, reason };
  for (const { email, language } of await tenant.notifications.addressees([])) {
    context.sendMail({ template: 'access_requested', data, to: email, language, workspaceId });
  }
}

export const accessRequestHandlers = {
  async 'accessRequests.create'({ body }, context) {
    const { organizationId, now, factsAbout } = context;
    const { reason = null } = body;
    const expires_at = future(body.expires_at, now);
    const { workspace, organization } = await factsAbout({ workspace: body.workspace, userId: null });
    // Not before the first statement: it is known from then on that this is no repetition.
    await spendRequest(context);
    const receipt = {
      workspace: body.workspace,
      organization_id: organizationId,
      reason,
      expires_at: expires_at?.toISOString() ?? null,
      created_at: now.toISOString(),
    };
    context.emit('access_request.sent', receipt);
    // What is its own already, or is not there, is not asked: the answer is the same.
    if (workspace && workspace.archivedAt === null && organization?.id !== organizationId) {
      await ask(context, workspace.id, { reason, expires_at });
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
    const expiresAt = endOf(context, request.expires_at, future(body.expires_at, now));
    const given = await grant(context, { organizationId: request.organization_id, expiresAt, paused: false });
    return { request: await decideOn(context, request, 'approved', given.id), grant: given };
  },

  async 'accessRequests.decline'({ params }, context) {
    return decideOn(context, await lockPending(context, params.request_id), 'declined', null);
  },
} satisfies Partial<Handlers>;
