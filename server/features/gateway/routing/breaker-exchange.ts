import type { Database } from '../../../database/connect.ts';
import type { BreakerRule } from '../configs/policies.ts';
import { createExchange } from './breaker-repository.ts';
import {
  type BreakerState,
  breakerKeyOf,
  type CircuitBreakers,
  type ExchangeReports,
  groupReports,
} from './circuit-breakers.ts';
import type { BreakerId } from './plan.ts';

/** Interval at which replicas exchange reports. One that opens a breaker reports it at once. */
const INTERVAL_MS = 250;
/** The breakers of this replica, in step with those of the others. */
export interface SharedBreakers {
  /** Returns how breakers are, with what all replicas have counted. */
  statesOf(breakers: ReadonlyArray<{ id: BreakerId; rule: BreakerRule }>): Promise<BreakerState[]>;
  /** Ends the exchange. */
  close(): Promise<void>;
}

/**
 * Keeps breakers in step with those of other replicas. While the database is unreachable, each replica decides on its own. An
 * embedded server has no replicas.
 */
export function shareBreakers(
  breakers: CircuitBreakers,
  { knex, engine }: Pick<Database, 'knex' | 'engine'>,
): SharedBreakers {
  const exchange: ExchangeReports = engine === 'embedded' ? async () => [] : createExchange(knex, Date.now);
  let running: Promise<void> | undefined;
  let isDue = false;
  const turn = (): void => {
    isDue = false;
    running ??= breakers
      .share(exchange)
      .catch(() => undefined)
      .finally(() => {
        running = undefined;
        if (isDue) turn();
      });
  };
  breakers.whenOpened(() => {
    isDue = true;
    if (running === undefined) queueMicrotask(turn);
  });
  const timer = setInterval(turn, INTERVAL_MS).unref();
  return {
    async statesOf(asked) {
      const reports = await exchange(
        [],
        asked.map(({ id }) => id),
      );
      const byKey = groupReports(reports);
      return asked.map(({ id, rule }) => breakers.status(id, rule, byKey.get(breakerKeyOf(id))));
    },
    async close() {
      clearInterval(timer);
      breakers.whenOpened(() => undefined);
      isDue = false;
      await running;
    },
  };
}
