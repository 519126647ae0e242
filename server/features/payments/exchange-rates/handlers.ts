import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import type { ExchangeRateRow } from './repository.ts';

const toExchangeRate = (row: ExchangeRateRow): Schemas['ExchangeRate'] => ({
  pair: row.pair,
  numerator: Number(row.numerator),
  denominator: Number(row.denominator),
  date: row.date,
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

export const exchangeRateHandlers = {
  async 'exchangeRates.list'({ query }, { tenant, pager }) {
    const rows = await tenant.exchangeRates.list(pager.request(query));
    return pager.page(query, rows, toExchangeRate, (row) => [row.pair]);
  },

  async 'exchangeRates.set'({ params: { pair }, body }, context) {
    const [from, to] = pair.split('-');
    if (from === to) throw invalidField('pair', 'pattern', 'Name two different currencies.', 'path');
    const { exchangeRates } = context.tenant;
    const current = await exchangeRates.lock(pair);
    context.assertIfMatch(current === undefined ? undefined : String(current.version));
    if (current !== undefined) context.recordBefore(toExchangeRate(current));
    return toExchangeRate(assertFound(await exchangeRates.set(pair, body), 'exchange rate'));
  },
} satisfies Partial<Handlers>;
