import type { CDPSession } from 'playwright-core';
import { expect } from 'vitest';
import { totpCode } from '../every-operation/factor-things.ts';
import { renewSteps } from '../factors.ts';
import { createUser, PASSWORD } from '../users.ts';
import { givePassword, mailedCode, type Walk } from './visitor.ts';

/** Signs in by password and by mail, sets up an authenticator app, and signs in with it. */
export const signInAndSetUpApp: Walk = async (visitor, { server, mailbox }) => {
  const { page, open, sees, press, type } = visitor;
  const user = await createUser(server, 'Person');
  await user.api.signInPolicy.update({ workspace: user.workspace, mfa: 'required' });
  await open('/sign-in');
  await sees('address');
  await press();
  await sees('address', 'refused');
  await givePassword(visitor, user.email, 'not my password');
  await sees('password', 'refused');
  await press('forgot');
  await sees('reset_sent');
  await press();
  await press('email_code');
  await sees('email_code');
  await type('code', '00000000');
  await press();
  await sees('email_code', 'refused');
  await type('code', await mailedCode(mailbox, user.email));
  await press();
  await sees('account');
  await press('totp');
  await sees('totp_setup');
  await page.locator('[data-slot="qr"] svg').waitFor();
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await type('code', '000000');
  await press();
  await sees('totp_setup', 'refused');
  await type('code', totpCode(secret));
  await press();
  await sees('recovery_codes');
  const codes = await page.locator('[data-slot="codes"] li').allTextContents();
  await press();
  await sees('recovery_codes', 'refused');
  await page.locator('#kept').check();
  await press();
  await sees('account', 'notice');
  await press('out');
  await sees('signed_out');
  await press();
  await givePassword(visitor, user.email);
  await sees('totp');
  await type('code', '000000');
  await press();
  await sees('totp', 'refused');
  await press('recovery_code');
  await sees('recovery_code');
  await type('code', codes[0] ?? '');
  await press();
  await sees('account');
  await page.reload();
  await renewSteps(server, user.id);
  await givePassword(visitor, user.email);
  for (let tries = 0; tries < 5; tries += 1) {
    await sees('totp', tries === 0 ? '' : 'refused');
    await type('code', '000000');
    await press();
  }
  await sees('expired');
  await press();
  await sees('address');
  expect((await user.api.sessions.list()).data).toHaveLength(1);
};

/** Plugs an authenticator in, which verifies its person and asks nothing. */
async function plugIn(devices: CDPSession): Promise<string> {
  await devices.send('WebAuthn.enable');
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return authenticatorId;
}

/** Adds a passkey, and signs in with it as the only proof and as the second. */
export const usePasskeys: Walk = async (visitor, { server }) => {
  const { page, open, sees, press, type } = visitor;
  const devices = await page.context().newCDPSession(page);
  const authenticatorId = await plugIn(devices);
  const user = await createUser(server, 'Person');
  await open('/sign-in');
  await press('passkey');
  await sees('address', 'refused');
  await givePassword(visitor, user.email);
  await sees('account');
  await press('passkey');
  await sees('passkey_setup');
  await type('name', 'Laptop');
  await press();
  await sees('recovery_codes');
  await page.locator('#kept').check();
  await press();
  await press('out');
  await sees('signed_out');
  await press();
  await press('passkey');
  await sees('account');
  const giveFinger = (enabled: boolean) =>
    devices.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  await giveFinger(false);
  await page.reload();
  await sees('address');
  await type('email', user.email);
  await press();
  await sees('password');
  // A passkey that the browser offered beside the address does not replace the sign-in that has gone on.
  await giveFinger(true);
  await type('password', PASSWORD);
  await press();
  await sees('passkey');
  await press();
  await sees('account');
  await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
};
