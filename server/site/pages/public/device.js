import { call, input, message, Refusal, refusal, show, stay } from './page.js';
import { signOut } from './session.js';
import { signIn } from './sign-in-steps.js';

/** The person signs in after the program has asked, which is the proof that an approval needs. */
async function waiting(user_code, token) {
  const request = await call('POST', 'device-authorizations/preview', { token, body: { user_code } });
  const { data } = await call('GET', 'me/workspaces?limit=100', { token });
  const own = data.filter(({ relation, status }) => relation === 'member' && status === 'active');
  if (own.length === 0) throw refusal('no_workspace');
  return { request, workspaces: own.map(({ workspace }) => workspace) };
}

/** Asks for the code until a program waits with it. The person signs in once. */
async function askCode() {
  let token;
  let error;
  let typed;
  for (;;) {
    typed = await stay('code', { submit: (values) => values }, { values: typed, error });
    token ??= (await signIn()).token;
    try {
      return { ...typed, token, ...(await waiting(typed.user_code, token)) };
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      error = failure;
    }
  }
}

/** Shows the request until it is answered. @returns the state in which it ends, or why the person has to sign in again */
function decide({ user_code, token, request, workspaces }) {
  const submit = async ({ workspace, answer }) => {
    const approves = answer === 'approve';
    const path = approves ? `workspaces/${workspace}/` : '';
    const verb = approves ? 'approve' : 'deny';
    try {
      await call('POST', `${path}device-authorizations/${verb}`, { token, body: { user_code } });
    } catch (error) {
      if (error.code === 'reauthentication_required') return { error };
      throw error;
    }
    return { state: approves ? 'approved' : 'denied' };
  };
  const values = {
    program: request.client_name,
    address: request.ip_address,
    network: message(request.same_network ? 'same_network' : 'other_network'),
  };
  const prepare = () =>
    input('workspace').replaceChildren(...workspaces.map(({ id, name }) => new Option(name, id)));
  return stay('decision', { submit }, { values, prepare });
}

const asked = await askCode();
let outcome = await decide(asked);
while (outcome.state === undefined) {
  await signOut();
  const { token } = await signIn({ step: { next: 'address', error: outcome.error } });
  outcome = await decide({ ...asked, token });
}
await signOut();
show(outcome.state);
