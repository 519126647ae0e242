/** As many deliveries may be under way at once. */
const TOTAL = 512;
/** And as many of them to endpoints that were slow or failed at last, so that all of those together leave room. */
const TOTAL_SLOW = 256;
/** An endpoint starts with this, gains one with each quick success, and loses half with whatever else comes of it. */
const START = 2;
const MOST = 64;
/** An answer that takes longer is slow. */
const SLOW_MS = 1000;
/** Endpoints that are remembered while nothing is under way to them. */
const REMEMBERED = 2000;

interface Lane {
  /** How many may be under way. */
  width: number;
  under: number;
  slow: boolean;
}

/** How much may be sent to whom at once, learned from how quickly each endpoint answers, as TCP does. */
export interface Lanes {
  /** Room altogether. */
  free(): number;
  /** Room of an endpoint of which nothing is known. */
  readonly start: number;
  /** Room of every endpoint that something is known of. */
  rooms(): { endpoints: string[]; room: number[] };
  begin(endpoint: string): void;
  end(endpoint: string, outcome: { success: boolean; durationMs: number }): void;
}

export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();
  let total = 0;
  let totalSlow = 0;

  const roomOf = ({ width, under, slow }: Lane) =>
    slow && totalSlow >= TOTAL_SLOW ? 0 : Math.max(0, width - under);

  function forget(): void {
    for (const [endpoint, { under }] of lanes) {
      if (lanes.size <= REMEMBERED) return;
      if (under === 0) lanes.delete(endpoint);
    }
  }

  function mark(lane: Lane, slow: boolean): void {
    if (lane.slow !== slow) totalSlow += slow ? lane.under : -lane.under;
    lane.slow = slow;
  }

  return {
    free: () => TOTAL - total,
    start: START,
    rooms: () => ({ endpoints: [...lanes.keys()], room: [...lanes.values()].map(roomOf) }),
    begin(endpoint) {
      const lane = lanes.get(endpoint) ?? { width: START, under: 0, slow: false };
      lanes.set(endpoint, lane);
      lane.under += 1;
      total += 1;
      if (lane.slow) totalSlow += 1;
    },
    end(endpoint, { success, durationMs }) {
      const lane = lanes.get(endpoint);
      if (lane === undefined) return;
      lane.under -= 1;
      total -= 1;
      if (lane.slow) totalSlow -= 1;
      const quick = success && durationMs < SLOW_MS;
      mark(lane, !quick);
      lane.width = quick ? Math.min(MOST, lane.width + 1) : Math.max(1, Math.floor(lane.width / 2));
      forget();
    },
  };
}
