import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Schemas } from '../../server/api/types.ts';
import { readableUrl } from '../../server/startup-banner.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { createUser } from '../support/users.ts';

let server: TestServer;
let browser: Browser;
let page: Page;
let devices: CDPSession;
beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  page = await browser.newPage();
  devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await page.goto(`${readableUrl(server.url)}/v1/health`);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Plugs an authenticator in, which verifies its person or not. */
const plugIn = (isUserVerified: boolean) =>
  devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified, automaticPresenceSimulation: true },
    },
  });

/** Lets the browser make a passkey or sign with one, as a page of the product would. */
const ceremony = <Credential>(verb: 'create' | 'get', options: object): Promise<Credential> =>
  page.evaluate<Credential>(`(async () => {
    const parse = PublicKeyCredential.parse${verb === 'create' ? 'Creation' : 'Request'}OptionsFromJSON;
    const publicKey = parse(${JSON.stringify(options)});
    return (await navigator.credentials.${verb}({ publicKey })).toJSON();
  })()`);

test('a browser makes a passkey and signs in with it, without a name or a password', async () => {
  const { authenticatorId } = await plugIn(true);
  const user = await createUser(server, 'Person');
  const { public_key } = await user.api.passkeys.options();
  const made = await ceremony<Schemas['RegistrationCredential']>('create', public_key);
  const passkey = await user.api.passkeys.create({ name: 'Chromium', credential: made });
  expect(passkey).toMatchObject({ name: 'Chromium', last_used_at: null });
  for (let time = 0; time < 2; time += 1) {
    const challenge = await server.client().passkeyChallenges.create();
    const credential = await ceremony<Schemas['AssertionCredential']>('get', challenge.public_key);
    const session = await server.client().sessions.create({ method: 'passkey', credential });
    expect(session).toMatchObject({ user_id: user.id, proofs: [{ method: 'passkey', strength: 2 }] });
  }
  await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
});

test('a browser makes no second passkey on a device that has one', async () => {
  const { authenticatorId } = await plugIn(true);
  const user = await createUser(server, 'Person');
  const first = await user.api.passkeys.options();
  const credential = await ceremony<Schemas['RegistrationCredential']>('create', first.public_key);
  await user.api.passkeys.create({ credential });
  const challenge = await server.client().passkeyChallenges.create();
  const proof = await ceremony<Schemas['AssertionCredential']>('get', challenge.public_key);
  await user.api.sessions.addProof({ method: 'passkey', credential: proof });
  const { public_key } = await user.api.passkeys.options();
  expect(public_key.excludeCredentials).toHaveLength(1);
  await expect(ceremony('create', public_key)).rejects.toThrow('InvalidStateError');
  await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
});

test('a browser makes no passkey on a device that does not verify its person', async () => {
  const { authenticatorId } = await plugIn(false);
  const user = await createUser(server, 'Person');
  const { public_key } = await user.api.passkeys.options();
  await expect(ceremony('create', public_key)).rejects.toThrow('NotAllowedError');
  await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
});
