/** Maximum number of concurrent deliveries. */
const MAX_IN_FLIGHT = 512;
/** Maximum number of these to endpoints that are not quick, so that all of them together leave room for others. */
const MAX_IN_FLIGHT_SLOW = 256;
/** Maximum share of one tenant in the slots for quick endpoints, and in the others. */
const TENANT_QUICK = 128;
const TENANT_SLOW = 64;
/** An endpoint starts with this limit, gains one with each quick success, and loses half with any other outcome. */
const INITIAL_LIMIT = 2;
const MAX_LIMIT = 64;
/** Slower responses count as slow. */
const SLOW_MS = 1000;
/** Number of endpoints to keep state of without deliveries in flight. */
const MAX_IDLE_STATES = 2000;

interface EndpointState {
  tenant: string;
  /** Maximum number of concurrent deliveries to the endpoint. */
  limit: number;
  inFlight: number;
  /** Whether the last response was in time. An unknown endpoint is not quick. */
  quick: boolean;
  /** When it last responded, or was first sent something after a pause. */
  since: number;
}

/** The free slots, as bindings of one statement. */
export interface FreeSlots {
  /** Room of each known endpoint. */
  endpoints: string[];
  room: number[];
  quick: boolean[];
  /** Room of an unknown endpoint. */
  start: number;
  /** The tenants with deliveries in flight, and their slots of either kind. */
  tenants: string[];
  held_quick: number[];
  held_slow: number[];
  /** Maximum slots of one tenant. */
  tenant_quick: number;
  tenant_slow: number;
  /** Total room, and the room for endpoints that are not quick. */
  free: number;
  free_slow: number;
}

/** Limits the concurrent deliveries per endpoint, learned from how quickly each responds, as TCP does. */
export interface EndpointConcurrency {
  room(): FreeSlots;
  begin(tenant: string, endpoint: string): void;
  end(endpoint: string, outcome: { success: boolean; durationMs: number }): void;
}

/** Returns the slots that each tenant uses, of quick endpoints and of others. */
function holdingsOf(states: Iterable<EndpointState>): Map<string, { quick: number; slow: number }> {
  const holdings = new Map<string, { quick: number; slow: number }>();
  for (const { tenant, inFlight: under, quick } of states) {
    if (under === 0) continue;
    const slots = holdings.get(tenant) ?? { quick: 0, slow: 0 };
    slots[quick ? 'quick' : 'slow'] += under;
    holdings.set(tenant, slots);
  }
  return holdings;
}

export function createEndpointConcurrency(now: () => number = () => performance.now()): EndpointConcurrency {
  const states = new Map<string, EndpointState>();
  let total = 0;

  function evictIdle(): void {
    for (const [endpoint, { inFlight: under }] of states) {
      if (states.size <= MAX_IDLE_STATES) return;
      if (under === 0) states.delete(endpoint);
    }
  }

  /** Marks an endpoint that occupies slots without responding as not quick, before its deliveries fail. */
  function markStuck(): void {
    const before = now() - SLOW_MS;
    for (const state of states.values()) if (state.inFlight > 0 && state.since < before) state.quick = false;
  }

  return {
    room() {
      markStuck();
      const holdings = holdingsOf(states.values());
      const slow = [...holdings.values()].reduce((sum, slots) => sum + slots.slow, 0);
      return {
        endpoints: [...states.keys()],
        room: [...states.values()].map(({ limit: width, inFlight: under }) => Math.max(0, width - under)),
        quick: [...states.values()].map(({ quick }) => quick),
        start: INITIAL_LIMIT,
        tenants: [...holdings.keys()],
        held_quick: [...holdings.values()].map((slots) => slots.quick),
        held_slow: [...holdings.values()].map((slots) => slots.slow),
        tenant_quick: TENANT_QUICK,
        tenant_slow: TENANT_SLOW,
        free: MAX_IN_FLIGHT - total,
        free_slow: MAX_IN_FLIGHT_SLOW - slow,
      };
    },
    begin(tenant, endpoint) {
      const state = states.get(endpoint) ?? {
        tenant,
        limit: INITIAL_LIMIT,
        inFlight: 0,
        quick: false,
        since: 0,
      };
      states.set(endpoint, state);
      if (state.inFlight === 0) state.since = now();
      state.inFlight += 1;
      total += 1;
    },
    end(endpoint, { success, durationMs }) {
      const state = states.get(endpoint);
      if (state === undefined) return;
      state.inFlight -= 1;
      state.since = now();
      total -= 1;
      state.quick = success && durationMs < SLOW_MS;
      state.limit = state.quick
        ? Math.min(MAX_LIMIT, state.limit + 1)
        : Math.max(1, Math.floor(state.limit / 2));
      evictIdle();
    },
  };
}
