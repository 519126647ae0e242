import { devicePage } from './device.ts';
import { invitationsPage } from './invitations.ts';
import type { SitePage } from './page-types.ts';
import { resetPasswordPage } from './reset-password.ts';
import { setupPage } from './setup.ts';
import { signInPage } from './sign-in.ts';
import { undoEmailPage } from './undo-email.ts';
import { undoLinkPage } from './undo-link.ts';
import { verifyEmailPage } from './verify-email.ts';

/** The pages that no front end replaces: a link for a person without an account leads to this server. */
export const OWN_PAGES: readonly SitePage[] = [setupPage];

/** The pages of an installation without a front end. */
export const PAGES: readonly SitePage[] = [
  signInPage,
  devicePage,
  invitationsPage,
  verifyEmailPage,
  undoEmailPage,
  undoLinkPage,
  resetPasswordPage,
  setupPage,
];
