import { isDead, openLink } from './link.js';
import { call, message, Refusal, stay } from './page.js';
import { signOut } from './session.js';
import { signIn } from './sign-in-steps.js';

const nameOf = ({ workspace, organization }) => (workspace ?? organization).name;

function inWords(invitation) {
  const kind = invitation.workspace === null ? 'organization' : 'workspace';
  const inviter = invitation.invited_by?.name;
  const name = inviter === undefined ? `${kind}_anonymous` : kind;
  return message(name, { inviter, place: nameOf(invitation) });
}

/** Asks what the invitation is, until the server answers. @returns the invitation, or the state in which it ends */
async function preview(token) {
  for (;;) {
    try {
      return await call('POST', 'invitations/preview', { body: { token } });
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      const reason = failure.message;
      if (isDead(failure) || failure.status === 400) return { state: 'dead', values: { reason } };
      await stay('unreachable', { submit: () => true }, { values: { reason } });
    }
  }
}

const ACCOUNT = { next: 'account' };

const signUp = (token, invitation) =>
  stay(
    'sign_up',
    {
      async submit(person) {
        await call('POST', 'users', { body: { ...person, invitation_token: token } });
        return { email: person.email };
      },
      account: () => ACCOUNT,
    },
    { values: { email: invitation.email, invitation: inWords(invitation) } },
  );

/** Signs in only to accept. @returns the address, or why the account cannot accept */
async function acceptWithAccount(token, { email, error }) {
  const session = await signIn({ email, step: { next: 'address', error } });
  try {
    const { user } = await call('GET', 'me', { token: session.token });
    await call('POST', 'invitations/accept', { token: session.token, body: { token } });
    return { email: user.email };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    return { ...ACCOUNT, error: failure };
  } finally {
    await signOut();
  }
}

async function join(token, invitation) {
  const { email } = invitation;
  const values = { email, invitation: inWords(invitation) };
  let step = await stay(
    'invitation',
    { submit: () => ({ next: 'sign_up' }), account: () => ACCOUNT },
    { values },
  );
  while (step.next !== undefined)
    step =
      step.next === 'sign_up'
        ? await signUp(token, invitation)
        : await acceptWithAccount(token, { email, error: step.error });
  return { state: 'joined', values: { place: nameOf(invitation), email: step.email } };
}

openLink(async (token) => {
  const invitation = await preview(token);
  return invitation.state === undefined ? join(token, invitation) : invitation;
});
