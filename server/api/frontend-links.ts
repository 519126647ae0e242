/** Pages of the front end that the links in mails lead to. */
export type FrontendPage = 'invitations' | 'verify-email' | 'reset-password';

/**
 * A link to a page of the front end. The token stands behind the `#`, which browsers keep to themselves: it is in no
 * server's log and in no Referer header.
 */
export const frontendLink = (appUrl: string, page: FrontendPage, token: string): string =>
  `${appUrl}/${page}#token=${token}`;
