export { type SharedBreakers, shareBreakers } from './breaker-exchange.ts';
export { CircuitBreakers } from './circuit-breakers.ts';
export type { RoutingRequest } from './conditions.ts';
export { runConfig } from './engine.ts';
export { createFindRoute, type FindRoute } from './find-route.ts';
export { type Attempt, type Failure, KEY_UNAVAILABLE, type Outcome, type Tools } from './plan.ts';
export { retryAfterMs } from './retry.ts';
export { type AskedRoute, chooseRoute, type Route, type RouteSources, splitModel } from './routes.ts';
