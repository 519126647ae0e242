import { changeAddress } from './email-change.js';
import { beginApp, beginPasskey, replaceRecoveryCodes } from './factor-steps.js';
import { call, message, Refusal, say, slot, stay } from './page.js';
import { signOut } from './session.js';
import { signIn } from './sign-in-steps.js';
import { comeBack, leaveFor } from './single-sign-on.js';

/** As many workspaces as are asked whether they let the person in. */
const MOST = 20;

/** Asks a workspace whether it lets the session in. Returns what to say of it, and the connection that it wants. */
async function accessTo({ slug, name: place }, token) {
  try {
    await call('GET', `workspaces/${slug}`, { token });
    return { text: message('workspace_ready', { place }) };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const [connection] = failure.problem.sign_in?.sso ?? [];
    if (failure.code === 'sso_required' && connection !== undefined)
      return { text: message('workspace_sso', { place, provider: connection.name }), connection };
    const lacksFactor = failure.code === 'mfa_enrollment_required';
    return { text: message(lacksFactor ? 'workspace_enroll' : 'workspace_refused', { place }) };
  }
}

async function accountOf(token) {
  const [{ user }, { data }] = await Promise.all([
    call('GET', 'me', { token }),
    call('GET', `me/workspaces?limit=${MOST}`, { token }),
  ]);
  const places = await Promise.all(data.map(({ workspace }) => accessTo(workspace, token)));
  return { email: user.email, places };
}

function list(places) {
  const items = places.map(({ text }) => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  });
  const all = document.createElement('ul');
  all.append(...items);
  if (items.length > 0) slot('workspaces').append(all);
}

/** What a person does in their account. A provider has vouched for them alone, so that its sessions change nothing there. */
const changes = ({ token, proofs }) =>
  proofs.every(({ method }) => method === 'sso')
    ? {}
    : {
        totp: () => beginApp(token),
        passkey: () => beginPasskey(token),
        codes: () => replaceRecoveryCodes(token),
        email: () => changeAddress(token),
      };

/** Shows the account until the person signs out. */
async function stayInAccount(session) {
  const { token, signed_in_as } = session;
  let notice = signed_in_as && message('signed_in_as', { email: signed_in_as });
  for (;;) {
    const { email, places } = await accountOf(token);
    const connection = places.find((place) => place.connection)?.connection;
    const next = await stay(
      'account',
      {
        ...changes(session),
        ...(connection && { sso: () => leaveFor({ connection_id: connection.connection_id }, token) }),
        out: () => signOut,
      },
      {
        values: { email },
        prepare() {
          list(places);
          if (notice) say('done', notice);
        },
      },
    );
    if (next === signOut) return signOut();
    notice = await next();
  }
}

let step = await comeBack();
for (;;) {
  const session = await signIn({ step, goesToProvider: true });
  step = undefined;
  try {
    await stayInAccount(session);
    await stay('signed_out', { submit: () => true });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    step = { next: 'address', error };
  } finally {
    await signOut();
  }
}
