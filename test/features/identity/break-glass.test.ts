import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSigningCertificate } from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import { totpCode } from '../../support/every-operation/factor-things.ts';
import { send } from '../../support/every-operation/operations.ts';
import { createCarefulUser, signIn } from '../../support/factors.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { oidcSettings, pkce, putConnection, REDIRECT_URI, samlSettings } from '../../support/sso/sign-in.ts';
import { createUser, PASSWORD } from '../../support/users.ts';

const MOST_MS = 10_000;

let server: TestServer;
/** Takes connections, and answers nothing. */
let hanging: Server;
beforeAll(async () => {
  hanging = createServer(() => undefined).listen(0, '127.0.0.1');
  server = await startTestServer({
    env: { SIGN_IN_REDIRECT_URIS: REDIRECT_URI, BACKGROUND_WORK: 'false', TRUST_PROXY: '1' },
  });
}, 60_000);
afterAll(async () => {
  await server.stop();
  hanging.close();
});

const at = (port: number) => oidcSettings(`http://127.0.0.1:${port}`);
const expired = async () => {
  const day = 86_400_000;
  const now = Date.now();
  const { certificate } = await createSigningCertificate('idp', new Date(now - 2 * day), new Date(now - day));
  return samlSettings(certificate);
};

describe.each([
  ['is dead', async () => at(9)],
  ['has a certificate that has expired', expired],
  ['takes connections and never answers', async () => at((hanging.address() as AddressInfo).port)],
])('while the identity provider %s', (_, settings) => {
  it('an owner in break_glass can sign in, and all owners get a mail', async () => {
    const [careful, second] = [await createCarefulUser(server), await createUser(server, 'Second')];
    const { workspace, email } = careful;
    const { id } = await careful.api.workspaces.get({ workspace });
    await server.operator.members.add({ workspace, user_id: second.id, role: 'owner' });
    const connection_id = await putConnection(server, id, await settings());
    const break_glass = [careful.id];
    await careful.api.signInPolicy.update({ workspace, sso: 'required', break_glass });
    // Others try at the provider meanwhile.
    const tries = Array.from({ length: 8 }, async () => {
      const asked = { connection_id: connection_id as never, redirect_uri: REDIRECT_URI, state: 'x' };
      const { url } = await server.client().sso.authorize({ ...asked, code_challenge: pkce().challenge });
      return (await fetch(url, { redirect: 'manual' })).status;
    });

    const since = performance.now();
    const { challenge } = (await signIn(server, { email, password: PASSWORD })).body;
    const { body } = await signIn(server, { challenge, method: 'totp', code: totpCode(careful.secret) });
    const entered = await send(server, 'GET', `/v1/workspaces/${workspace}`, { token: body.token });
    expect([entered.status, performance.now() - since < MOST_MS]).toEqual([200, true]);
    const mails = await server.knex('mails').where({ template: 'break_glass_used' }).select('recipient');
    const told = mails.map(({ recipient }) => recipient);
    expect(told).toEqual(expect.arrayContaining([email, second.email]));
    for (const status of await Promise.all(tries)) expect([302, 303, 400, 502, 503]).toContain(status);
  });
});
