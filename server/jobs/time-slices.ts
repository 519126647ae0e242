/** The longest that a piece of long work keeps the event loop before requests have their turn. */
const SLICE_MS = 5;

// One queue for the process, because all long work shares its one event loop: in each turn of the loop one piece goes on.
const waiting: Array<() => void> = [];

function resumeNext(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(resumeNext);
}

/** Waits until the event loop has dealt with what has arrived, and other long work has had its turn. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(resumeNext);
  });
}

/** Divides long work into slices. The work asks `isDue` after each step and waits for the next turn when it is. */
export interface Slices {
  isDue(): boolean;
  /** Waits for the next turn, where a new slice begins. */
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
