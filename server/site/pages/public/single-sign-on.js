/*
 * Sign-in through the identity provider of a company. The browser goes there and comes back with a code, which only the tab that
 * has begun can exchange: it keeps the verifier.
 */
import { call, goOn, message, Refusal, refusal, stay } from './page.js';
import { keep, signOut, takeAlong } from './session.js';

const STARTED = 'tenantry:single-sign-on';

const base64Url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
const randomText = () => base64Url(crypto.getRandomValues(new Uint8Array(32)));

/**
 * Leaves for the provider. It does not return.
 * @param to the `connection_id`, or the `email` whose domain leads to it
 * @param token of the session that gets the proof; without it the sign-in makes one
 */
export async function leaveFor(to, token) {
  if (!isSecureContext) throw refusal('sso_needs_https');
  const [state, verifier] = [randomText(), randomText()];
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const redirect_uri = new URL(location.pathname, location.href).href;
  const body = { ...to, redirect_uri, state, code_challenge: base64Url(digest) };
  const { url } = await call('POST', 'sso/authorizations', { body, token });
  if (token !== undefined) takeAlong();
  sessionStorage.setItem(STARTED, JSON.stringify({ state, verifier, token }));
  location.assign(url);
  return new Promise(() => undefined);
}

/** Exchanges what the provider has led to. @returns the session, or what is still to be confirmed */
async function exchange(body) {
  goOn();
  try {
    return { session: keep(await call('POST', 'sso/sessions', { body })) };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const { code, challenge, reason } = failure.problem;
    if (code === 'identity_link_required') return { next: 'sso_confirm', challenge };
    if (code === 'invalid_credentials' && body.challenge !== undefined) {
      failure.message = message('wrong_code');
      throw failure;
    }
    return { next: 'sso_failed', reason: reasonOf(reason) ?? failure.message };
  }
}

/** Gives the proof of the provider to the session that has asked for it. It ends with the page as before, whatever the result is. */
async function addProof(token, body) {
  goOn();
  try {
    const session = await call('POST', 'sessions/current/proofs', { body, token });
    return { session: { ...session, token } };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    return { next: 'sso_failed', reason: reasonOf(failure.problem.reason) ?? failure.message };
  }
}

const reasonOf = (reason) => (/^[a-z_]+$/.test(reason ?? '') ? message(`sso_${reason}`) : undefined);

/** Returns the step with which a sign-in goes on where the browser comes back; undefined where it does not. */
export async function comeBack() {
  const query = new URLSearchParams(location.search);
  const [code, error, connection_id] = ['code', 'error', 'connection_id'].map((name) => query.get(name));
  const started = JSON.parse(sessionStorage.getItem(STARTED));
  // The address keeps neither the code nor what came with it.
  const language = query.get('lang');
  history.replaceState(
    null,
    '',
    location.pathname + (language ? `?${new URLSearchParams({ lang: language })}` : ''),
  );
  if (connection_id !== null) return { next: 'unsolicited', connection_id };
  const token = started?.token;
  sessionStorage.removeItem(STARTED);
  if (token !== undefined) keep({ token });
  if (code === null && error === null) {
    // The person came back by another way than through the provider.
    await signOut();
    return undefined;
  }
  if (started === null || started.state !== query.get('state'))
    return { next: 'sso_failed', reason: message('sso_other_browser') };
  if (code === null)
    return { next: 'sso_failed', reason: reasonOf(query.get('error_reason')) ?? message('sso_failed') };
  const { verifier: code_verifier } = started;
  return token === undefined
    ? exchange({ code, code_verifier })
    : addProof(token, { sso_code: code, code_verifier });
}

const restart = () => ({ next: 'address' });

/** The states of this way, by the name with which a step leads to them. */
export const PROVIDER_STEPS = {
  unsolicited: ({ connection_id }) =>
    stay('unsolicited', { submit: () => leaveFor({ connection_id }), restart }),
  sso_confirm: ({ challenge }) =>
    stay('sso_confirm', { submit: ({ code }) => exchange({ challenge, mailed_code: code }), restart }),
  sso_failed: ({ reason }) => stay('sso_failed', { submit: restart }, { values: { reason } }),
};
