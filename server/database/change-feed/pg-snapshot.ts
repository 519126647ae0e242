/** Which transactions a statement could see, as `pg_current_snapshot()` writes it: `xmin:xmax:in,progress`. */
export interface PgSnapshot {
  /** All before it had ended. */
  oldest: bigint;
  /** None from it on had begun. */
  next: bigint;
  running: ReadonlySet<bigint>;
}

export function parseSnapshot(text: string): PgSnapshot {
  const [oldest = '0', next = '0', running = ''] = text.split(':');
  const list = running === '' ? [] : running.split(',');
  return { oldest: BigInt(oldest), next: BigInt(next), running: new Set(list.map(BigInt)) };
}

/** Whether a committed transaction is part of what was seen. */
export const isVisible = ({ oldest, next, running }: PgSnapshot, transaction: bigint): boolean =>
  transaction < oldest || (transaction < next && !running.has(transaction));
