import type { OperationSpec } from '../api/api-document.ts';
import type { ChangeFeed } from '../database/change-feed/change-feed.ts';
import type { Reply } from './idempotency.ts';

/** A reply, with the transaction that other replicas may have to apply before the reply is sent. */
export interface CommittedReply extends Reply {
  transaction: string | undefined;
}

/**
 * Waits until every replica has applied a committed change.
 * @returns the time in milliseconds; `undefined` when there was nothing to wait for
 */
export async function waitForReplicas(
  changes: ChangeFeed,
  operation: OperationSpec,
  { transaction, replayed }: CommittedReply,
): Promise<number | undefined> {
  // An identity provider repeats what it has sent, without a key that says so.
  const isRepetition = replayed || operation.surface === 'scim';
  if (!operation.awaitsReplicas || (transaction === undefined && !isRepetition)) return undefined;
  // A repetition waits as well: the first reply may have been lost in a crash while waiting.
  return changes.waitForReplicas(transaction);
}

/** Adds the time to the receipt of a response that has one. A repetition reports its own wait: it is not stored. */
export function withPropagationTime(body: unknown, ms: number): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if (!('revocation' in body) || typeof body.revocation !== 'object') return body;
  return { ...body, revocation: { ...body.revocation, acknowledged_ms: ms } };
}
