import { unsubscribeToken } from '../../../server/features/tenancy/notifications/unsubscribe-token.ts';
import { putIdentity, undoableLink } from '../every-operation/identity-things.ts';
import { oidcSettings, putConnection } from '../sso/sign-in.ts';
import { secretsOf } from '../tokens.ts';
import { createUser, PASSWORD, unique } from '../users.ts';
import { givePassword, linkTo, mailedCode, type Walk } from './visitor.ts';

/** Confirms the address of a new account. */
export const confirmAddress: Walk = async ({ page, open, sees, press, type }, { server, mailbox }) => {
  const email = `${unique('new')}@example.com`;
  await server.client().users.signUp({ email, password: PASSWORD, name: 'Grace' });
  const link = await linkTo(mailbox, email, 'verify-email');
  await open('/verify-email');
  await sees('incomplete');
  await open(link);
  await sees('confirm');
  await type('password', 'not my password');
  await press();
  await sees('confirm', 'refused');
  await type('password', PASSWORD);
  await press();
  await sees('verified');
  await page.reload();
  await sees('verified', 'reload');
  await open(link);
  await type('password', PASSWORD);
  await press();
  await sees('dead');
};

/** Chooses a new password. */
export const choosePassword: Walk = async ({ page, open, sees, press, type }, { server, mailbox }) => {
  const { email } = await createUser(server, 'Person');
  await mailbox.next(email);
  await server.client().passwordResets.create({ email });
  const link = await linkTo(mailbox, email, 'reset-password');
  await open('/reset-password');
  await sees('incomplete');
  await open(link);
  await sees('choose');
  await type('password', 'password');
  await press();
  await sees('choose', 'refused');
  await type('password', 'a quite different horse');
  await press();
  await sees('changed');
  await page.reload();
  await sees('changed', 'reload');
  await open(link);
  await type('password', 'a quite different horse');
  await press();
  await sees('dead');
};

/** Accepts an invitation with a new account. */
export const acceptInvitation: Walk = async ({ page, open, sees, press, type }, { server, mailbox }) => {
  const owner = await createUser(server, 'Owner');
  const email = `${unique('guest')}@example.com`;
  await owner.api.invitations.create({ workspace: owner.workspace, emails: [email], role: 'member' });
  const link = await linkTo(mailbox, email, 'invitations');
  await open('/invitations');
  await sees('incomplete');
  await page.route('**/invitations/preview', (route) => route.abort('internetdisconnected'), {
    times: 1,
  });
  await open(link);
  await sees('unreachable');
  await press();
  await sees('invitation');
  await page.reload();
  await sees('invitation', 'reload');
  await press('account');
  await sees('address');
  await page.reload();
  await press();
  await sees('sign_up');
  await press();
  await sees('sign_up', 'refused');
  await type('name', 'Grace Hopper');
  await type('password', PASSWORD);
  await press();
  await sees('joined');
  await page.reload();
  await sees('joined', 'reload');
  await open(link);
  await sees('dead');
};

/** Gives an account another address, and brings the former one back. */
export const changeAddress: Walk = async (visitor, { server, mailbox }) => {
  const { page, open, sees, press, type } = visitor;
  const { email } = await createUser(server, 'Person');
  const other = `${unique('other')}@example.com`;
  await open('/sign-in');
  await givePassword(visitor, email);
  await sees('account');
  await press('email');
  await sees('new_address');
  await type('email', 'nowhere');
  await press();
  await sees('new_address', 'refused');
  await type('email', other);
  await press();
  await sees('address_code');
  await type('code', '00000000');
  await press();
  await sees('address_code', 'refused');
  await type('code', await mailedCode(mailbox, other));
  await press();
  await sees('account', 'notice');
  await open('/undo-email');
  await sees('incomplete');
  const link = await linkTo(mailbox, email, 'undo-email');
  await open(link);
  await sees('confirm');
  await press();
  await sees('undone');
  await page.reload();
  await sees('undone', 'reload');
  await open(link);
  await press();
  await sees('dead');
};

/** Undoes an automatic link of an identity provider. */
export const undoLink: Walk = async ({ page, open, sees, press }, { server }) => {
  const { id, api, workspace } = await createUser(server, 'Person');
  const { id: tenant } = await api.workspaces.get({ workspace });
  const connection = await putConnection(server, tenant, oidcSettings('https://login.example.com'));
  const token = await undoableLink(server, await putIdentity(server, tenant, connection, id));
  await open('/undo-link');
  await sees('incomplete');
  await open(`/undo-link#token=${token}`);
  await sees('confirm');
  await press();
  await sees('undone');
  await page.reload();
  await sees('undone', 'reload');
  await open(`/undo-link#token=${token}`);
  await press();
  await sees('dead');
};

/** Receives no more digests of a workspace. */
export const stopDigests: Walk = async ({ open, sees, press }, { server }) => {
  const { id: userId, workspace, api } = await createUser(server, 'Reader');
  const { id: workspaceId } = await api.workspaces.get({ workspace });
  const link = `/unsubscribe/${unsubscribeToken(secretsOf(server), { workspaceId, userId })}`;
  await open(`${link}x`);
  await sees('incomplete');
  await open(link);
  await sees('confirm');
  await press();
  await sees('unsubscribed');
};
