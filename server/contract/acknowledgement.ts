import type { Knex } from 'knex';
import { type ChangeFeed, LEASE_MS } from '../database/changes.ts';
import type { Reply } from './idempotency.ts';
import type { OperationSpec } from './spec.ts';

/** A reply, and the transaction that others have to know of before it is sent. */
export interface Committed extends Reply {
  transaction: string | undefined;
}

const CHANGED = `
  select pg_current_xact_id()::text as id
  where exists (select from access_changes where transaction = pg_current_xact_id_if_assigned())`;

/** The present transaction, when the operation asks for acknowledgement and has changed what decisions are made from. */
export async function changedBy(trx: Knex, operation: OperationSpec): Promise<string | undefined> {
  if (!operation.acknowledged) return undefined;
  const { rows } = await trx.raw<{ rows: Array<{ id: string }> }>(CHANGED);
  return rows[0]?.id;
}

/**
 * Waits until every replica goes by what was committed.
 * @returns milliseconds that it took; `undefined` when there was nothing to wait for
 */
export async function acknowledge(
  changes: ChangeFeed,
  operation: OperationSpec,
  { transaction, replayed }: Committed,
): Promise<number | undefined> {
  if (transaction !== undefined) return changes.acknowledged(transaction);
  if (!replayed || !operation.acknowledged) return undefined;
  // The first answer was perhaps lost because its server died while it waited. After the lease nobody is behind.
  await new Promise((resolve) => setTimeout(resolve, LEASE_MS));
  return LEASE_MS;
}

/** The answer with the time in its receipt, where it has one: a revocation's, which no idempotent reply is kept of. */
export function withReceipt(body: unknown, ms: number): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if (!('revocation' in body) || typeof body.revocation !== 'object') return body;
  return { ...body, revocation: { ...body.revocation, acknowledged_ms: ms } };
}
