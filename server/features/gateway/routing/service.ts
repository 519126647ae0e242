export { CircuitBreakers } from './circuit-breakers.ts';
export type { RoutingRequest } from './conditions.ts';
export { runConfig } from './engine.ts';
export type { Attempt, Failure, Outcome, Tools } from './plan.ts';
export { retryAfterMs } from './retry.ts';
