import type { Principal } from './principal.ts';

/** How long a confirmed password counts. */
export const REAUTHENTICATION_MINUTES = 15;

/** Whether a person has given the password of their session just now. */
export const isReauthenticated = (principal: Principal, now: Date): boolean =>
  principal.type === 'session' &&
  now.getTime() - (principal.reauthenticatedAt?.getTime() ?? 0) <= REAUTHENTICATION_MINUTES * 60_000;
