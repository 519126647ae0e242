import { createUser } from '../users.ts';
import { givePassword, type Walk } from './visitor.ts';

/** What the API answers to a device in another network, when the person signed in before it asked. */
const TOO_OLD = {
  status: 403,
  contentType: 'application/problem+json',
  body: JSON.stringify({ code: 'reauthentication_required' }),
};

/** Denies a program, and lets another one in after a second sign-in. */
export const answerDevices: Walk = async (visitor, { server }) => {
  const { page, open, sees, press, type } = visitor;
  const owner = await createUser(server, 'Owner');
  for (const answer of ['deny', 'approve'] as const) {
    const { user_code } = await server.client().deviceAuthorizations.create({ client_name: 'Acme CLI' });
    await open('/device');
    await sees('code');
    await type('user_code', answer === 'deny' ? user_code : 'BBBB-BBBB');
    await press();
    await givePassword(visitor, owner.email);
    if (answer === 'approve') {
      await sees('code', 'refused');
      await type('user_code', user_code);
      await press();
    }
    await sees('decision');
    await page.locator(`[value=${answer}]`).check();
    if (answer === 'approve') {
      await page.route('**/approve', (route) => route.fulfill(TOO_OLD), { times: 1 });
      await press();
      await sees('address', 'refused');
      await givePassword(visitor, owner.email);
      await sees('decision');
      await page.locator('[value=approve]').check();
    }
    await press();
    await sees(answer === 'deny' ? 'denied' : 'approved');
  }
};
