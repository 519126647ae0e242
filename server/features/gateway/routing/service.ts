export { CircuitBreakers } from './circuit-breakers.ts';
export type { RoutingRequest } from './conditions.ts';
export { runConfig } from './engine.ts';
export { type Attempt, type Failure, KEY_UNAVAILABLE, type Outcome, type Tools } from './plan.ts';
export { retryAfterMs } from './retry.ts';
