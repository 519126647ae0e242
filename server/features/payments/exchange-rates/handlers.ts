import { invalidField } from '../../../api/problem.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { pendingChangesOf } from '../approvals/control-changes/service.ts';
import { setRate, toExchangeRate } from './service.ts';

export const exchangeRateHandlers = {
  async 'exchangeRates.list'({ query }, context) {
    const { tenant, pager } = context;
    const rows = await tenant.exchangeRates.list(pager.request(query));
    const pairs = rows.map(({ pair }) => pair);
    const pending = await pendingChangesOf(context, 'exchange_rate', pairs);
    return pager.page(
      query,
      rows,
      (row) => toExchangeRate(row.pair, row, pending.get(row.pair) ?? null),
      (row) => [row.pair],
    );
  },

  async 'exchangeRates.set'({ params: { pair }, body }, context) {
    const [from, to] = pair.split('-');
    if (from === to) throw invalidField('pair', 'pattern', 'Name two different currencies.', 'path');
    return setRate(context, pair, body);
  },
} satisfies Partial<Handlers>;
