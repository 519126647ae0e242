import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { demandsOn, pendingChangeOf, proposeChange } from '../approvals/control-changes/service.ts';
import type { ExchangeRateRow, Rate } from './repository.ts';

const rateOf = (row: ExchangeRateRow): Rate => ({
  numerator: Number(row.numerator),
  denominator: Number(row.denominator),
  date: row.date,
});

const NO_RATE = { numerator: null, denominator: null, date: null, updated_at: null, etag: '0' };

/** Returns a rate as the API has it. @param row nothing while the first rate of the pair waits for approval */
export const toExchangeRate = (
  pair: string,
  row: ExchangeRateRow | undefined,
  pending_change: Schemas['PendingChange'] | null,
): Schemas['ExchangeRate'] => ({
  pair,
  ...(row === undefined
    ? NO_RATE
    : { ...rateOf(row), updated_at: row.updated_at.toISOString(), etag: String(row.version) }),
  pending_change,
});

/**
 * Sets a rate, or lets it wait while a rule about controls is enabled: each rate can move an amount below a threshold. The
 * settings of the workspace are locked, since a new rate has no row.
 */
export async function setRate(
  context: HandlerContext,
  pair: string,
  after: Rate,
): Promise<Schemas['ExchangeRate']> {
  const { exchangeRates, settings, controlChanges } = context.tenant;
  assertFound(await settings.lock(), 'workspace');
  const current = await exchangeRates.lock(pair);
  context.assertIfMatch(current === undefined ? undefined : String(current.version));
  if (current !== undefined) context.recordBefore(toExchangeRate(pair, current, null));
  await controlChanges.end('exchange_rate', pair, context.now);
  const asked = await demandsOn(context, 'controls');
  if (asked === null) return toExchangeRate(pair, await exchangeRates.set(pair, after), null);
  const before = current === undefined ? null : rateOf(current);
  await proposeChange(context, { kind: 'exchange_rate', target_id: pair, ...asked, before, after });
  return toExchangeRate(pair, current, await pendingChangeOf(context, 'exchange_rate', pair));
}
