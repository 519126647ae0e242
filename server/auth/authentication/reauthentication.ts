import { MINUTE_MS } from '../../api/times.ts';
import type { Principal, SessionPrincipal } from './principal.ts';
import {
  areComplete,
  freshProofs,
  proofsReaching,
  REAUTHENTICATION_MINUTES,
  type ReachedPlace,
} from './proofs.ts';

/** Whether the recent proofs that count in the place are complete, with the second factor of a person who has one. */
const areRecent = (
  { proofs, secondFactors }: SessionPrincipal,
  place: ReachedPlace | undefined,
  now: Date,
): boolean => {
  if (proofs === null) return true;
  const recent = freshProofs(proofs, now);
  return areComplete(place === undefined ? recent : proofsReaching(recent, place), secondFactors);
};

/** Whether a user has confirmed who they are recently enough, by proofs that reach the place. */
export const isReauthenticated = (
  principal: Principal,
  place: ReachedPlace | undefined,
  now: Date,
): boolean =>
  principal.type === 'session' &&
  areRecent(principal, place, now) &&
  now.getTime() - (principal.reauthenticatedAt?.getTime() ?? 0) <= REAUTHENTICATION_MINUTES * MINUTE_MS;
