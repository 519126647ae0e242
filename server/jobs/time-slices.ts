/** Maximum time that a piece of long work occupies the event loop before requests are served. */
const SLICE_MS = 5;

// One queue per process, because all long work shares one event loop: each tick continues one piece of work.
const waiting: Array<() => void> = [];

function resumeNext(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(resumeNext);
}

/** Waits until the event loop has processed pending I/O and other long work has advanced. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(resumeNext);
  });
}

/** Divides long work into slices. The work checks `isDue` after each step, and calls `rest` when it is true. */
export interface Slices {
  isDue(): boolean;
  /** Waits for the next tick, where a new slice begins. */
  rest(): Promise<void>;
}

export function startSlices(): Slices {
  let end = performance.now() + SLICE_MS;
  return {
    isDue: () => performance.now() >= end,
    async rest() {
      await yieldToEventLoop();
      end = performance.now() + SLICE_MS;
    },
  };
}

/**
 * Calls a function with each item, in order. Requests are served in between, so that no number of items holds them up; one item
 * takes no turn of the event loop.
 */
export async function forEachInSlices<Item>(
  items: readonly Item[],
  visit: (item: Item, index: number) => void,
): Promise<void> {
  const slices = startSlices();
  for (const [index, item] of items.entries()) {
    if (index > 0 && slices.isDue()) await slices.rest();
    visit(item, index);
  }
}

/** Returns what a function makes of each item, as `forEachInSlices` calls it. */
export async function mapInSlices<Item, Result>(
  items: readonly Item[],
  map: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  await forEachInSlices(items, (item, index) => {
    results.push(map(item, index));
  });
  return results;
}
