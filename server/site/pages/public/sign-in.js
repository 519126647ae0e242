import { beginApp, beginPasskey, replaceRecoveryCodes } from './factor-steps.js';
import { call, message, Refusal, say, slot, stay } from './page.js';
import { signIn, signOut } from './sign-in-steps.js';

/** As many workspaces as are asked whether they let the person in. */
const MOST = 20;

/** Asks a workspace whether it lets the session in, and returns what to say of it. */
async function accessTo({ slug, name: place }, token) {
  try {
    await call('GET', `workspaces/${slug}`, { token });
    return message('workspace_ready', { place });
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const lacksFactor = failure.code === 'mfa_enrollment_required';
    return message(lacksFactor ? 'workspace_enroll' : 'workspace_refused', { place });
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
  const items = places.map((place) => {
    const item = document.createElement('li');
    item.textContent = place;
    return item;
  });
  const all = document.createElement('ul');
  all.append(...items);
  if (items.length > 0) slot('workspaces').append(all);
}

/** Shows the account until the person signs out. */
async function stayInAccount(token) {
  let notice = '';
  for (;;) {
    const { email, places } = await accountOf(token);
    const next = await stay(
      'account',
      {
        totp: () => beginApp(token),
        passkey: () => beginPasskey(token),
        codes: () => replaceRecoveryCodes(token),
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

let error;
for (;;) {
  const { token } = await signIn({ error });
  error = undefined;
  try {
    await stayInAccount(token);
    await stay('signed_out', { submit: () => true });
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    error = failure;
  } finally {
    await signOut();
  }
}
