/** As many deliveries may be under way at once. */
const MAX_IN_FLIGHT = 512;
/** And as many of them to endpoints that are not quick, so that all of those together leave room. */
const MAX_IN_FLIGHT_SLOW = 256;
/** What one tenant has at most of the places of quick endpoints, and of the others. */
const TENANT_QUICK = 128;
const TENANT_SLOW = 64;
/** An endpoint starts with this, gains one with each quick success, and loses half with any other outcome. */
const INITIAL_LIMIT = 2;
const MAX_LIMIT = 64;
/** An answer that takes longer is slow. */
const SLOW_MS = 1000;
/** Endpoints that are remembered while nothing is under way to them. */
const REMEMBERED = 2000;

interface EndpointState {
  tenant: string;
  /** How many may be under way. */
  limit: number;
  inFlight: number;
  /** It answered in time at last. An endpoint of which nothing is known is not quick. */
  quick: boolean;
  /** When it last answered, or was first sent something after a pause. */
  since: number;
}

/** The places that are free, as one statement takes them. */
export interface Room {
  /** Room of each endpoint that something is known of. */
  endpoints: string[];
  room: number[];
  quick: boolean[];
  /** Room of an endpoint of which nothing is known. */
  start: number;
  /** The tenants with something under way, and how many places they hold of either kind. */
  tenants: string[];
  held_quick: number[];
  held_slow: number[];
  /** What one tenant may hold. */
  tenant_quick: number;
  tenant_slow: number;
  /** Room altogether, and of that the room for endpoints that are not quick. */
  free: number;
  free_slow: number;
}

/** How much may be sent to whom at once, learned from how quickly each endpoint answers, as TCP does. */
export interface EndpointConcurrency {
  room(): Room;
  begin(tenant: string, endpoint: string): void;
  end(endpoint: string, outcome: { success: boolean; durationMs: number }): void;
}

/** The places that each tenant holds, of quick endpoints and of others. */
function holdingsOf(lanes: Iterable<EndpointState>): Map<string, { quick: number; slow: number }> {
  const holdings = new Map<string, { quick: number; slow: number }>();
  for (const { tenant, inFlight: under, quick } of lanes) {
    if (under === 0) continue;
    const held = holdings.get(tenant) ?? { quick: 0, slow: 0 };
    held[quick ? 'quick' : 'slow'] += under;
    holdings.set(tenant, held);
  }
  return holdings;
}

export function createEndpointConcurrency(now: () => number = () => performance.now()): EndpointConcurrency {
  const lanes = new Map<string, EndpointState>();
  let total = 0;

  function forget(): void {
    for (const [endpoint, { inFlight: under }] of lanes) {
      if (lanes.size <= REMEMBERED) return;
      if (under === 0) lanes.delete(endpoint);
    }
  }

  /** An endpoint that holds places without answering is not quick any more, before its outcome says so. */
  function markStuck(): void {
    const before = now() - SLOW_MS;
    for (const lane of lanes.values()) if (lane.inFlight > 0 && lane.since < before) lane.quick = false;
  }

  return {
    room() {
      markStuck();
      const holdings = holdingsOf(lanes.values());
      const slow = [...holdings.values()].reduce((sum, held) => sum + held.slow, 0);
      return {
        endpoints: [...lanes.keys()],
        room: [...lanes.values()].map(({ limit: width, inFlight: under }) => Math.max(0, width - under)),
        quick: [...lanes.values()].map(({ quick }) => quick),
        start: INITIAL_LIMIT,
        tenants: [...holdings.keys()],
        held_quick: [...holdings.values()].map((held) => held.quick),
        held_slow: [...holdings.values()].map((held) => held.slow),
        tenant_quick: TENANT_QUICK,
        tenant_slow: TENANT_SLOW,
        free: MAX_IN_FLIGHT - total,
        free_slow: MAX_IN_FLIGHT_SLOW - slow,
      };
    },
    begin(tenant, endpoint) {
      const lane = lanes.get(endpoint) ?? {
        tenant,
        limit: INITIAL_LIMIT,
        inFlight: 0,
        quick: false,
        since: 0,
      };
      lanes.set(endpoint, lane);
      if (lane.inFlight === 0) lane.since = now();
      lane.inFlight += 1;
      total += 1;
    },
    end(endpoint, { success, durationMs }) {
      const lane = lanes.get(endpoint);
      if (lane === undefined) return;
      lane.inFlight -= 1;
      lane.since = now();
      total -= 1;
      lane.quick = success && durationMs < SLOW_MS;
      lane.limit = lane.quick ? Math.min(MAX_LIMIT, lane.limit + 1) : Math.max(1, Math.floor(lane.limit / 2));
      forget();
    },
  };
}
