import { devicePage } from './device.ts';
import { invitationsPage } from './invitations.ts';
import type { Page } from './page-types.ts';
import { resetPasswordPage } from './reset-password.ts';
import { signInPage } from './sign-in.ts';
import { undoEmailPage } from './undo-email.ts';
import { undoLinkPage } from './undo-link.ts';
import { verifyEmailPage } from './verify-email.ts';

/** The pages of an installation without a front end. */
export const PAGES: readonly Page[] = [
  signInPage,
  devicePage,
  invitationsPage,
  verifyEmailPage,
  undoEmailPage,
  undoLinkPage,
  resetPasswordPage,
];
