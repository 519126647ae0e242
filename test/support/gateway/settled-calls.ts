import type { Knex } from 'knex';
import { newId } from '../../../server/api/ids.ts';
import {
  type CallFacts,
  type CallResult,
  type NewCallRow,
  rowOf,
} from '../../../server/features/gateway/accounting/call.ts';
import { settleBatch } from '../../../server/features/gateway/accounting/settle-batch.ts';
import { createCloseDaysJob } from '../../../server/features/gateway/reconciliations/close-days-job.ts';
import { callOf, resultOf } from './budget-scene.ts';

export interface SettledCall {
  workspaceId: string;
  /** The time of its admission, such as `2026-01-14T10:00:00Z`. */
  at: string;
  facts?: Partial<CallFacts>;
  result?: Partial<CallResult>;
  charges?: NewCallRow['charges'];
}

/** Returns the row of a call that has ended. It costs 1,000 nano-dollars. */
export const settledCall = ({ workspaceId, at, facts, result, charges = [] }: SettledCall): NewCallRow => ({
  ...rowOf(
    { id: newId('glg'), admittedAt: Date.parse(at) },
    callOf({ workspaceId, organizationId: null, ...facts }),
    resultOf(1000, { usage: { input_uncached: 50, output_text: 50 }, ...result }),
  ),
  charges,
});

/** Settles calls as a server does that has no leases. */
export const settleCalls = (knex: Knex, rows: readonly NewCallRow[]) =>
  settleBatch({ knex }, rows, { holder: 'test' });

/** Closes the days that are over, and the calls that came late. */
export async function closeDays(knex: Knex): Promise<void> {
  const errors: unknown[] = [];
  const { run } = createCloseDaysJob(knex, (error) => errors.push(error));
  while (await run());
  if (errors.length > 0) throw errors[0];
}
