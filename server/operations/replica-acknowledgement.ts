import type { OperationSpec } from '../api/api-document.ts';
import { CACHE_LEASE_MS, type ChangeFeed } from '../database/change-feed/change-feed.ts';
import type { Reply } from './idempotency.ts';

/** A reply, and the transaction that others may have to know of before it is sent. */
export interface CommittedReply extends Reply {
  transaction: string | undefined;
}

/**
 * Waits until every replica goes by what was committed.
 * @returns milliseconds that it took; `undefined` when there was nothing to wait for
 */
export async function waitForReplicas(
  changes: ChangeFeed,
  operation: OperationSpec,
  { transaction, replayed }: CommittedReply,
): Promise<number | undefined> {
  if (!operation.awaitsReplicas) return undefined;
  if (transaction !== undefined) return changes.waitForReplicas(transaction);
  if (!replayed) return undefined;
  // The first answer was perhaps lost because its server died while it waited. After the lease nobody is behind.
  await new Promise((resolve) => setTimeout(resolve, CACHE_LEASE_MS));
  return CACHE_LEASE_MS;
}

/** The answer with the time in its receipt, where it has one: a revocation's, which no idempotent reply is kept of. */
export function withPropagationTime(body: unknown, ms: number): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if (!('revocation' in body) || typeof body.revocation !== 'object') return body;
  return { ...body, revocation: { ...body.revocation, acknowledged_ms: ms } };
}
