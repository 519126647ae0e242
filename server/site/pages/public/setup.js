/* Sets up what a link is for. The token is in the memory of the page alone: a page that is loaded again needs the link again. */
import { call, Refusal, refusal, say, show, stay } from './page.js';
import { showDomains, showOpener, showRequests, showResults, showSteps, showValues } from './setup-parts.js';

const POLL_MS = 2000;

const token = new URLSearchParams(location.hash.slice(1)).get('token');
// Removes the token from the address bar and the history.
history.replaceState(null, '', location.pathname + location.search);
addEventListener('hashchange', () => location.reload());
// A page that comes back from the history begins again.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
// To change the language is to load the page again, which needs the token.
for (const link of document.querySelectorAll('footer a'))
  link.addEventListener('click', () => {
    if (token !== null) link.hash = `token=${token}`;
  });

/** The link has ended: by the code of the refusal, the state that says so. */
const ENDS = { credential_expired: 'expired', credential_revoked: 'ended', invalid_credentials: 'unknown' };

class Over extends Error {
  constructor(state) {
    super(state);
    this.state = state;
  }
}

/** Calls an operation of the link. Refusals name fields by the last part of their path. @throws Over when the link has ended */
async function ask(method, path, body) {
  try {
    return await call(method, `setup${path}`, { token, body });
  } catch (failure) {
    if (ENDS[failure.code]) throw new Over(ENDS[failure.code]);
    for (const violation of failure.problem?.errors ?? []) violation.path = violation.path.split('/').at(-1);
    throw failure;
  }
}

/** Asks again and again until `find` returns something, and returns that as an action. */
const poll = (find) => async (signal) => {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    if (signal.aborted) return undefined;
    try {
      const found = await find();
      if (found !== undefined) return () => found;
    } catch (failure) {
      // What did not work once may work the next time.
      if (!(failure instanceof Refusal))
        return () => {
          throw failure;
        };
    }
  }
};

const filled = (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));

/** What a form says in the terms of the API. */
const BODIES = {
  saml({ metadata_url, metadata_xml, email }, { status }) {
    const saml = metadata_xml === '' ? filled({ metadata_url }) : { metadata_xml };
    const isEmpty = Object.keys(saml).length === 0;
    if (isEmpty && status === 'new') throw refusal('metadata_needed');
    return { ...(!isEmpty && { saml }), attributes: { email } };
  },
  oidc({ email, ...settings }, _, provider) {
    const ofEntra = provider === 'entra';
    // The subject of Entra ID differs between applications, and its object id does not.
    const subject = {
      subject_claim: ofEntra ? 'oid' : 'sub',
      ...(ofEntra && { token_auth: 'client_secret_post' }),
    };
    return { oidc: { ...filled(settings), ...subject }, attributes: { email } };
  },
};

/** Shows the form until it is saved or left. @returns the connection, or that another provider is wanted */
function settings(connection, provider) {
  const { protocol, sp, attributes, saml, oidc } = connection;
  const known = { ...oidc, metadata_url: saml?.metadata_url, email: attributes.email };
  return stay(
    protocol,
    {
      submit: async (typed) => ({
        saved: await ask('PATCH', '/connection', BODIES[protocol](typed, connection, provider)),
      }),
      ...(connection.status !== 'new' && { test: () => ({ saved: connection }) }),
      other: () => ({}),
    },
    {
      values: known,
      prepare() {
        showSteps(protocol, provider);
        const { entity_id, acs_url, metadata_url, redirect_uri, backchannel_logout_uri } = sp;
        showValues({ entity_id, acs_url, metadata_url, redirect_uri, backchannel_logout_uri });
      },
    },
  );
}

/** Begins a test, and waits until the provider has answered. @returns the test, or nothing when it is left */
async function test(connection) {
  const { test_id, url } = await ask('POST', '/connection/test');
  return stay(
    'test',
    { again: () => ({ again: true }), change: () => ({}) },
    {
      prepare() {
        showOpener(url);
        showDomains(connection);
      },
      meanwhile: poll(async () => {
        const result = await ask('GET', `/connection/tests/${test_id}`);
        return result.status === 'pending' ? undefined : { result };
      }),
    },
  );
}

/** Tests until the settings are to be changed. */
async function testUntilChange(connection, named) {
  for (;;) {
    const { result, again } = await test(connection);
    if (result === undefined && !again) return;
    if (again) continue;
    const { change } = await stay(
      result.status === 'passed' ? 'done' : 'failed',
      { again: () => ({}), change: () => ({ change: true }) },
      {
        values: named,
        prepare() {
          showResults(result);
          showDomains(connection);
        },
      },
    );
    if (change) return;
  }
}

async function setUpConnection(setup, named) {
  let connection = setup.connection;
  for (;;) {
    const { provider } = await stay('provider', { submit: (typed) => typed }, { values: named });
    for (;;) {
      const { saved } = await settings(connection, provider);
      if (saved === undefined) break;
      connection = saved;
      await testUntilChange(connection, named);
    }
  }
}

/** Creates a token, and waits until the provider has used it. @returns what to do next */
async function giveToken(named) {
  const { token: secret, scim_url, last_used_at: before } = await ask('POST', '/directory/token');
  const { directory, ...next } = await stay(
    'scim_token',
    { again: () => ({ again: true }), other: () => ({}) },
    {
      prepare: () => showValues({ scim_url, token: secret }),
      meanwhile: poll(async () => {
        const { directory: present } = await ask('GET', '');
        return present.last_used_at === before ? undefined : { directory: present };
      }),
    },
  );
  if (directory === undefined) return next;
  return stay(
    'scim_done',
    { again: () => ({ again: true }) },
    { values: named, prepare: () => showRequests(directory) },
  );
}

async function setUpDirectory({ directory }, named) {
  for (;;) {
    const { provider } = await stay('provider_scim', { submit: (typed) => typed }, { values: named });
    const prepare = () => {
      showSteps('scim', provider);
      showValues({ scim_url: directory.scim_url });
    };
    const { creates } = await stay(
      'scim',
      { submit: () => ({ creates: true }), other: () => ({}) },
      { prepare },
    );
    let next = { again: creates };
    while (next.again) next = await giveToken(named);
  }
}

try {
  if (token === null) throw new Over('incomplete');
  const setup = await ask('POST', '/open');
  const { place, connection, directory } = setup;
  const until = new Date(setup.expires_at).toLocaleString(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const named = { place, until, name: (connection ?? directory).name };
  await (connection === null ? setUpDirectory(setup, named) : setUpConnection(setup, named));
} catch (failure) {
  if (failure instanceof Over) show(failure.state);
  else if (failure instanceof Refusal) {
    show('unknown');
    say('error', failure.message, failure.language);
  } else throw failure;
}
