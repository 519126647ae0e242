import type { OperationInput } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { cancelByRequest, releasePayment, resolvePayment, updatePayment } from './actions.ts';
import type { PaymentFilters } from './repository.ts';
import { toPayment, toPaymentEvent } from './serializers.ts';
import { createPayment, previewPayment } from './service.ts';

type ListQuery = OperationInput<'payments.list'>['query'];

const filtersOf = (query: ListQuery, projectId: string | undefined): PaymentFilters => ({
  projectId,
  status: query.status,
  stage: query.stage,
  method: query.method,
  fromAccount: query.from_account,
  toAccount: query.to_account,
  batchId: query.batch_id,
  reference: query.reference,
  amount: query.amount,
  since: query.since,
  until: query.until,
  returned: query.returned,
  createdBy: query.created_by,
});

async function listPayments({ tenant, pager }: HandlerContext, query: ListQuery, projectId?: string) {
  const rows = await tenant.payments.list(filtersOf(query, projectId), pager.request(query));
  return pager.page(query, rows, toPayment, (row) => [row.id]);
}

const findPayment = async ({ tenant, projectId }: HandlerContext, id: string) =>
  assertFound(await tenant.payments.find(id, projectId), 'payment');

export const paymentHandlers = {
  async 'payments.create'({ body }, context) {
    return toPayment(await createPayment(context, body));
  },

  async 'payments.preview'({ body }, context) {
    return previewPayment(context, body);
  },

  async 'payments.list'({ query }, context) {
    return listPayments(context, query, context.projectId);
  },

  async 'workspacePayments.list'({ query }, context) {
    return listPayments(context, query);
  },

  async 'payments.get'({ params }, context) {
    return toPayment(await findPayment(context, params.payment_id));
  },

  async 'payments.update'({ params, body }, context) {
    return toPayment(await updatePayment(context, params.payment_id, body));
  },

  async 'payments.cancel'({ params, body }, context) {
    return toPayment(await cancelByRequest(context, params.payment_id, body));
  },

  async 'payments.release'({ params, body }, context) {
    return toPayment(await releasePayment(context, params.payment_id, body));
  },

  async 'payments.resolve'({ params, body }, context) {
    return toPayment(await resolvePayment(context, params.payment_id, body));
  },

  async 'payments.listEvents'({ params, query }, context) {
    const { id } = await findPayment(context, params.payment_id);
    const rows = await context.tenant.payments.listEvents(id, context.pager.request(query));
    return context.pager.page(query, rows, toPaymentEvent, (row) => [String(row.version)]);
  },
} satisfies Partial<Handlers>;
