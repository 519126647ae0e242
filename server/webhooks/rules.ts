import { ProblemError } from '../contract/problem.ts';

/** As many endpoints as a workspace may have: each event is sent to all of them. */
const MAX_ENDPOINTS = 50;

/** @throws limit_reached when there are to be more endpoints than there may be */
export function requireEndpointRoom(count: number): void {
  if (count <= MAX_ENDPOINTS) return;
  throw new ProblemError(
    'limit_reached',
    `There are at most ${MAX_ENDPOINTS} webhook endpoints. Delete one first.`,
  );
}
