import { MINUTE_MS } from '../../api/times.ts';
import type { Principal, SessionPrincipal } from './principal.ts';
import {
  areComplete,
  freshProofs,
  proofsReaching,
  REAUTHENTICATION_MINUTES,
  type ReachedPlace,
} from './proofs.ts';

/** The account of a person is in no tenant, so that no identity provider reaches it. */
const ACCOUNT: ReachedPlace = { organization: null };

/** Whether the recent proofs that count in the place are complete, with the second factor of a person who has one. */
const areRecent = ({ proofs, secondFactors }: SessionPrincipal, place: ReachedPlace, now: Date): boolean => {
  if (proofs === null) return true;
  return areComplete(proofsReaching(freshProofs(proofs, now), place), secondFactors);
};

/** Whether a user has confirmed who they are recently enough, by proofs that reach the place. */
export const isReauthenticated = (
  principal: Principal,
  place: ReachedPlace | undefined,
  now: Date,
): boolean =>
  principal.type === 'session' &&
  areRecent(principal, place ?? ACCOUNT, now) &&
  now.getTime() - (principal.reauthenticatedAt?.getTime() ?? 0) <= REAUTHENTICATION_MINUTES * MINUTE_MS;
