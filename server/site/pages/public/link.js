/* The pages that a link in a mail opens: the token follows the `#`, and works until it is used. */
import { Refusal, show } from './page.js';

const page = document.querySelector('main').dataset.page;

/** Storage keys of this tab: the token until it is used, so that the page can be reloaded, and then how it ended. */
const KEPT = `tenantry:${page}`;
const CONCLUDED = `${KEPT}:concluded`;

/** Shows how it ended, now and after a reload, and forgets the token. */
export function conclude(state, values) {
  sessionStorage.removeItem(KEPT);
  sessionStorage.setItem(CONCLUDED, JSON.stringify({ state, values }));
  show(state, values);
}

/** A link that is unknown, used or expired stays so. */
export const isDead = (failure) => failure instanceof Refusal && [404, 409].includes(failure.status);

/** Does what uses the token up, and concludes if the link is dead. */
export async function withLink(act) {
  try {
    return await act();
  } catch (failure) {
    if (!isDead(failure)) throw failure;
    return { state: 'dead', values: { reason: failure.message } };
  }
}

/** Runs a page with the token of its link. `act` returns the state in which it ends. */
export async function openLink(act) {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem(KEPT, given);
    sessionStorage.removeItem(CONCLUDED);
  }
  const token = given ?? sessionStorage.getItem(KEPT);
  // Removes the token from the history and the address bar.
  history.replaceState(null, '', location.pathname + location.search);
  // Opening a link while its page is already open only changes the fragment.
  addEventListener('hashchange', () => location.reload());
  const concluded = JSON.parse(sessionStorage.getItem(CONCLUDED));
  if (token) {
    const { state, values } = await act(token);
    conclude(state, values);
  } else if (concluded) show(concluded.state, concluded.values);
  else show('incomplete');
}
