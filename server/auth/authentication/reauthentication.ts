import { MINUTE_MS } from '../../api/times.ts';
import type { Principal } from './principal.ts';
import { REAUTHENTICATION_MINUTES } from './proofs.ts';

/** Whether a user confirmed the password of their session recently enough. */
export const isReauthenticated = (principal: Principal, now: Date): boolean =>
  principal.type === 'session' &&
  now.getTime() - (principal.reauthenticatedAt?.getTime() ?? 0) <= REAUTHENTICATION_MINUTES * MINUTE_MS;
