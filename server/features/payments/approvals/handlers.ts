import type { Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { visibilityOf } from '../../tenancy/projects/service.ts';
import { assertNoCardNumber } from '../payments/policies.ts';
import { approve, reject, withdraw } from './actions.ts';
import { peopleOfAll } from './asked-people.ts';
import { decideOnApprovals } from './decide-all.ts';
import { toApproval } from './serializers.ts';
import type { ApprovalRow } from './tables.ts';
import { requirePerson } from './voting.ts';

/** Returns approvals with what the caller can do. The people of each project are loaded once. */
async function presentAll(
  context: HandlerContext,
  rows: readonly ApprovalRow[],
): Promise<Schemas['Approval'][]> {
  const { tenant, principal } = context;
  const votes = await tenant.approvals.votes(rows.map(({ id }) => id));
  const peopleOf = await peopleOfAll(context, rows);
  return rows.map((row) => {
    const own = votes.filter(({ approval_id }) => approval_id === row.id);
    return toApproval(row, own, peopleOf(row), userOf(principal));
  });
}

const idOf = ({ id }: { id: string }): string[] => [id];

export const approvalHandlers = {
  async 'approvals.list'({ query }, context) {
    const { tenant, pager, projectId } = context;
    const { status, payment_id: paymentId, batch_id: batchId } = query;
    const filters = { status, paymentId, batchId };
    const rows = await tenant.approvals.list(projectId, filters, pager.request(query));
    return pager.page(query, await presentAll(context, rows), (approval) => approval, idOf);
  },

  async 'approvals.get'({ params }, context) {
    const { tenant, projectId } = context;
    const row = assertFound(await tenant.approvals.find(params.approval_id, projectId), 'approval');
    const [approval] = await presentAll(context, [row]);
    return assertFound(approval, 'approval');
  },

  async 'approvals.approve'({ params, body }, context) {
    assertNoCardNumber(context, body);
    return approve(context, params.approval_id, body);
  },

  async 'approvals.reject'({ params, body }, context) {
    assertNoCardNumber(context, body);
    return reject(context, params.approval_id, body);
  },

  async 'approvals.decide'({ body: { decisions } }, context) {
    for (const decision of decisions) assertNoCardNumber(context, decision);
    return { data: await decideOnApprovals(context, decisions) };
  },

  async 'approvals.withdraw'({ params }, context) {
    return withdraw(context, params.approval_id);
  },

  async 'myApprovals.list'({ query }, context) {
    const { tenant, pager } = context;
    const user = requirePerson(context);
    const projects = tenant.projects.visibleIds(visibilityOf(context), 'payments:approve');
    const rows = await tenant.approvals.listWaiting(projects, user, pager.request(query));
    const page = pager.page(query, await presentAll(context, rows), (approval) => approval, idOf);
    return { ...page, data: page.data.filter(({ can_decide }) => can_decide) };
  },
} satisfies Partial<Handlers>;
