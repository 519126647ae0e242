/** Pages of the front end that links in mails open. */
export type FrontendPage =
  | 'invitations'
  | 'verify-email'
  | 'reset-password'
  | 'undo-email'
  | 'undo-link'
  | 'setup';

/** The page on which a person types the code of a device. No link has the code, so that a link approves nothing. */
export const DEVICE_PAGE = 'device';

/**
 * Returns a link to a page of the front end. The token follows the `#`, which browsers do not send: it appears in no
 * server log and in no Referer header.
 */
export const frontendLink = (appUrl: string, page: FrontendPage, token: string): string =>
  `${appUrl}/${page}#token=${token}`;
