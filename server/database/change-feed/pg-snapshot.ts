/** The set of transactions visible to a statement, as `pg_current_snapshot()` prints it: `xmin:xmax:in,progress`. */
export interface PgSnapshot {
  /** Every transaction with a lower id had ended. */
  oldest: bigint;
  /** No transaction with this id or a higher one had begun. */
  next: bigint;
  running: ReadonlySet<bigint>;
}

export function parseSnapshot(text: string): PgSnapshot {
  const [oldest = '0', next = '0', running = ''] = text.split(':');
  const list = running === '' ? [] : running.split(',');
  return { oldest: BigInt(oldest), next: BigInt(next), running: new Set(list.map(BigInt)) };
}

/** Whether a committed transaction is visible in a snapshot. */
export const isVisible = ({ oldest, next, running }: PgSnapshot, transaction: bigint): boolean =>
  transaction < oldest || (transaction < next && !running.has(transaction));
