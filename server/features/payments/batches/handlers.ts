import type { Handlers } from '../../../operations/handler-types.ts';
import { createColumnCheck } from './columns.ts';
import { readPaymentFile } from './file-rows.ts';
import { importBatch } from './import.ts';
import { previewBatch } from './preview.ts';
import { toPaymentBatch, toPaymentBatchResult } from './serializers.ts';
import { cancelBatch, createBatch, findBatch } from './service.ts';

export const paymentBatchHandlers = {
  async 'paymentBatches.create'({ body }, context) {
    return toPaymentBatch(await createBatch(context, body));
  },

  async 'paymentBatches.preview'({ body }, context) {
    return previewBatch(context, body);
  },

  'paymentBatches.import': {
    async prepare({ query, body }, { contract }) {
      const { from_account } = query;
      const defaults = from_account === undefined ? {} : { from_account };
      const file = await readPaymentFile(body.csv, createColumnCheck(contract), defaults);
      return (context) => importBatch(context, file, { query, csv: body.csv });
    },
  },

  async 'paymentBatches.list'({ query }, { tenant, pager, projectId }) {
    const rows = await tenant.paymentBatches.list(projectId, pager.request(query));
    return pager.page(query, rows, toPaymentBatch, (row) => [row.id]);
  },

  async 'paymentBatches.get'({ params }, context) {
    return toPaymentBatch(await findBatch(context, params.batch_id));
  },

  async 'paymentBatches.listResults'({ params, query }, context) {
    const { id } = await findBatch(context, params.batch_id);
    const { tenant, pager } = context;
    const rows = await tenant.paymentBatches.listItems(id, query.status, pager.request(query));
    return pager.page(query, rows, toPaymentBatchResult, (row) => [String(row.place)]);
  },

  async 'paymentBatches.cancel'({ params, body }, context) {
    const batch = toPaymentBatch(await cancelBatch(context, params.batch_id, body));
    context.emit('payment_batch.cancelled', batch);
    return batch;
  },
} satisfies Partial<Handlers>;
