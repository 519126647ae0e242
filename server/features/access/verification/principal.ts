import type { KeyPrincipal, SessionPrincipal } from '../../../auth/authentication/principal.ts';

/** Whom a credential that is verified belongs to. */
export type VerifiedPrincipal = SessionPrincipal | KeyPrincipal;
