/*
 * The steps of a sign-in: the address, a first proof, and a second factor if the account has one. The session is in the
 * memory of the page alone, and ends when the page is left.
 */
import { call, message, Refusal, say, stay } from './page.js';
import { offerPasskeys, usePasskey } from './passkeys.js';

/** What the API allows for a challenge. */
const TRIES = 5;
const CHALLENGE_MS = 10 * 60_000;

/** The message of a wrong proof, by its method. */
const WRONG = {
  email_code: 'wrong_code',
  totp: 'wrong_code',
  recovery_code: 'wrong_code',
  passkey: 'passkey_refused',
};

let current;

/** Ends the session that a page has made. The result does not depend on it, and the session expires. */
export async function signOut() {
  const token = current;
  current = undefined;
  if (token !== undefined)
    await call('DELETE', 'sessions/current', { token, keepalive: true }).catch(() => undefined);
}
addEventListener('pagehide', signOut);
// A page that comes back from the history has no session any more.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());

/** Gives a proof. @returns the session, or what the second step needs */
async function prove(proof) {
  try {
    const session = await call('POST', 'sessions', { body: proof });
    current = session.token;
    return { session };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const { code, challenge, sign_in } = failure.problem;
    if (code === 'mfa_required' && challenge !== undefined) return { challenge, methods: sign_in.methods };
    const known = code === 'invalid_credentials' && message(WRONG[proof.method] ?? '');
    if (known) failure.message = known;
    throw failure;
  }
}

const passkeyProof = async () => prove({ method: 'passkey', credential: await usePasskey() });

/** The first step: who it is. A passkey answers that as well. */
const askAddress = (email, error) =>
  stay(
    'address',
    { submit: (typed) => ({ email: typed.email, next: 'password' }), passkey: passkeyProof },
    {
      ...{ values: { email }, error },
      async meanwhile(signal) {
        const credential = await offerPasskeys(signal);
        return credential && (() => prove({ method: 'passkey', credential }));
      },
    },
  );

const askPassword = (email, error) =>
  stay(
    'password',
    {
      submit: ({ password }) => prove({ email, password }),
      email_code: () => ({ next: 'email_code' }),
      passkey: passkeyProof,
      forgot: async () => {
        await call('POST', 'password-resets', { body: { email } });
        return { next: 'reset_sent' };
      },
      restart: () => ({ next: 'address' }),
    },
    { values: { email }, error },
  );

async function askMailedCode(email) {
  let challenge;
  const send = async () => {
    ({ challenge } = await call('POST', 'sign-in-codes', { body: { email } }));
  };
  try {
    await send();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { next: 'password', error };
  }
  return stay(
    'email_code',
    {
      submit: ({ code }) => prove({ method: 'email_code', code, challenge }),
      password: () => ({ next: 'password' }),
      async again() {
        await send();
        say('done', message('sent_again'));
      },
      restart: () => ({ next: 'address' }),
    },
    { values: { email } },
  );
}

const FIRST_STEPS = {
  address: askAddress,
  password: askPassword,
  email_code: askMailedCode,
  reset_sent: (email) => stay('reset_sent', { submit: () => ({ next: 'password' }) }, { values: { email } }),
  expired: () => stay('expired', { submit: () => ({ next: 'address' }) }),
};

/** The second step, by one of the methods that the account has. The first of these is asked for first. */
const SECOND_METHODS = ['totp', 'passkey', 'recovery_code'];

async function askSecondFactor({ challenge, methods }) {
  const until = Date.now() + CHALLENGE_MS;
  let tries = 0;
  const confirm = async (method, given) => {
    tries += 1;
    if (Date.now() > until) return { next: 'expired' };
    try {
      return await prove({ method, challenge, ...given });
    } catch (failure) {
      if (failure.code === 'invalid_credentials' && tries >= TRIES) return { next: 'expired' };
      throw failure;
    }
  };
  const byPasskey = async () => confirm('passkey', { credential: await usePasskey() });
  let method = SECOND_METHODS.find((one) => methods.includes(one));
  for (;;) {
    const others = methods
      .filter((other) => other !== 'passkey' && other !== method)
      .map((other) => [other, () => ({ method: other })]);
    const acts = {
      ...Object.fromEntries(others),
      ...(methods.includes('passkey') && { passkey: byPasskey }),
      submit: method === 'passkey' ? byPasskey : (given) => confirm(method, given),
      restart: () => ({ next: 'address' }),
    };
    const result = await stay(method, acts);
    if (result.method === undefined) return result;
    method = result.method;
  }
}

/**
 * Signs a person in, step by step.
 * @param options.email the address that is filled in at first
 * @param options.error a refusal that led here
 */
export async function signIn({ email: known = '', error } = {}) {
  let email = known;
  let step = { next: 'address', error };
  while (step.session === undefined) {
    email = step.email ?? email;
    step = step.challenge ? await askSecondFactor(step) : await FIRST_STEPS[step.next](email, step.error);
  }
  return step.session;
}
