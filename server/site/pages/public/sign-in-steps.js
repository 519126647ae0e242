/*
 * The steps of a sign-in: the address, a first proof, and a second factor if the account has one.
 */
import { call, message, Refusal, say, stay } from './page.js';
import { offerPasskeys, usePasskey } from './passkeys.js';
import { keep } from './session.js';
import { leaveFor, PROVIDER_STEPS } from './single-sign-on.js';

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

/** Gives a proof. @returns the session, or what the second step needs */
async function prove(proof) {
  try {
    const session = keep(await call('POST', 'sessions', { body: proof }));
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

/** Asks in which ways people with an address sign in. The answer depends on its domain alone. */
async function waysOf(email, goesToProvider) {
  const { sso, methods } = await call('POST', 'sign-in/options', { body: { email } });
  const provider = goesToProvider ? sso?.name : undefined;
  const next = provider !== undefined ? 'provider' : methods.includes('password') ? 'password' : 'email_code';
  return { next, email, provider, methods };
}

/** The first step: who it is. A passkey answers that as well. */
const askAddress = ({ email, error, goesToProvider }) =>
  stay(
    'address',
    { submit: (typed) => waysOf(typed.email, goesToProvider), passkey: passkeyProof },
    {
      ...{ values: { email }, error },
      async meanwhile(signal) {
        const credential = await offerPasskeys(signal);
        return credential && (() => prove({ method: 'passkey', credential }));
      },
    },
  );

const restart = () => ({ next: 'address' });

/** The ways of a person but the one that is shown. */
const otherWays = (methods, shown) => {
  const ways = {
    password: () => ({ next: 'password' }),
    email_code: () => ({ next: 'email_code' }),
    passkey: passkeyProof,
  };
  return Object.fromEntries(
    Object.entries(ways).filter(([method]) => method !== shown && methods.includes(method)),
  );
};

const askProvider = ({ email, provider, methods }) =>
  stay(
    'provider',
    { ...otherWays(methods), submit: () => leaveFor({ email }), restart },
    { values: { email, provider } },
  );

const askPassword = ({ email, methods, error }) =>
  stay(
    'password',
    {
      ...otherWays(methods, 'password'),
      submit: ({ password }) => prove({ email, password }),
      forgot: async () => {
        await call('POST', 'password-resets', { body: { email } });
        return { next: 'reset_sent' };
      },
      restart,
    },
    { values: { email }, error },
  );

async function askMailedCode({ email, methods }) {
  let challenge;
  const send = async () => {
    ({ challenge } = await call('POST', 'sign-in-codes', { body: { email } }));
  };
  try {
    await send();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { next: methods.includes('password') ? 'password' : 'address', error };
  }
  return stay(
    'email_code',
    {
      ...otherWays(methods, 'email_code'),
      submit: ({ code }) => prove({ method: 'email_code', code, challenge }),
      async again() {
        await send();
        say('done', message('sent_again'));
      },
      restart,
    },
    { values: { email } },
  );
}

const FIRST_STEPS = {
  address: askAddress,
  provider: askProvider,
  password: askPassword,
  email_code: askMailedCode,
  reset_sent: ({ email }) =>
    stay('reset_sent', { submit: () => ({ next: 'password' }) }, { values: { email } }),
  expired: () => stay('expired', { submit: restart }),
  ...PROVIDER_STEPS,
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
      restart,
    };
    const result = await stay(method, acts);
    if (result.method === undefined) return result;
    method = result.method;
  }
}

/**
 * Signs a person in, step by step.
 * @param options.email the address that is filled in at first
 * @param options.step the step with which it begins
 * @param options.goesToProvider whether the session may be one of an identity provider, which reaches nothing of the account
 */
export async function signIn({ email = '', goesToProvider = false, step: first } = {}) {
  /** What is known of the person, from one step to the next. */
  let known = { email, goesToProvider, methods: [] };
  let step = first ?? { next: 'address' };
  while (step.session === undefined) {
    const { next, error, ...learned } = step;
    known = { ...known, ...learned };
    step = next === undefined ? await askSecondFactor(step) : await FIRST_STEPS[next]({ ...known, error });
  }
  return step.session;
}
