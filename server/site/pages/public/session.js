/*
 * The session that a page has made. It is in the memory of the page alone, and ends when the page is left. While the tab is at an
 * identity provider for a proof of the session, the tab keeps it.
 */
import { call } from './page.js';

let current;

/** Keeps a session until the page is left. */
export function keep(session) {
  current = session.token;
  return session;
}

/** Returns the token of the session, which then outlives the page: the tab keeps it while it is at an identity provider. */
export function takeAlong() {
  const token = current;
  current = undefined;
  return token;
}

/** Ends the session. The result does not depend on it, and the session expires. */
export async function signOut() {
  const token = current;
  current = undefined;
  if (token !== undefined)
    await call('DELETE', 'sessions/current', { token, keepalive: true }).catch(() => undefined);
}
addEventListener('pagehide', signOut);
// A page that comes back from the history has no session any more.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
