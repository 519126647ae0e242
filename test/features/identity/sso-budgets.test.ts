import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSigner } from '../../support/saml/signer.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { type KeyHost, startKeyHost } from '../../support/sso/logout-tokens.ts';
import {
  codeBySaml,
  exchange,
  oidcSettings,
  putConnection,
  putDomain,
  REDIRECT_URI,
  samlSettings,
} from '../../support/sso/sign-in.ts';
import { createUser, unique } from '../../support/users.ts';

const LIMIT = 40;

let server: TestServer;
let workspaceId: string;
let host: KeyHost;
beforeAll(async () => {
  server = await startTestServer({
    env: {
      SIGN_IN_REDIRECT_URIS: REDIRECT_URI,
      BACKGROUND_WORK: 'false',
      RATE_LIMIT: String(LIMIT),
      TRUST_PROXY: '1',
    },
  });
  const owner = await createUser(server, 'Owner');
  workspaceId = (await owner.api.workspaces.get({ workspace: owner.workspace })).id;
  host = await startKeyHost();
}, 60_000);
afterAll(async () => {
  await Promise.all([server?.stop(), host?.stop()]);
});

/** Posts a form from an address, and returns the status. */
const post = async (path: string, body: Record<string, string>, address: string, cookie = '') =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(body),
    headers: { 'x-forwarded-for': address, cookie },
  });
const addressOf = (index: number) => `198.51.${100 + Math.floor(index / 200)}.${1 + (index % 200)}`;
const many = Array.from({ length: LIMIT + 1 }, (_, index) => index);

describe('the budget of logouts', () => {
  it('the logouts of one address are limited, whatever they are for', async () => {
    const path = '/sso/sso_01kah4x8v5ezf9w2m4n6dm0a1c/backchannel-logout';
    const statuses: number[] = [];
    for (const _ of many) statuses.push((await post(path, { logout_token: 'x' }, '203.0.113.7')).status);
    expect(statuses).toEqual([...Array(LIMIT).fill(400), 429]);
    expect((await post(path, { logout_token: 'x' }, '203.0.113.8')).status).toBe(400);
  });

  it('the logouts that fit a connection are limited, from any number of addresses', async () => {
    const connection = await putConnection(server, workspaceId, oidcSettings(host.issuer));
    const other = await putConnection(server, workspaceId, oidcSettings(host.issuer));
    const at = (id: string, token: string, index: number) =>
      post(`/sso/${id}/backchannel-logout`, { logout_token: token }, addressOf(index));
    // Tokens of others use up nothing.
    const foreign = await host.token({ sub: 'a', aud: 'another-client' });
    for (const index of many) expect((await at(connection, foreign, index)).status).toBe(400);
    const statuses: number[] = [];
    for (const index of many)
      statuses.push((await at(connection, await host.token({ sub: unique('s') }), index)).status);
    expect(statuses).toEqual([...Array(LIMIT).fill(200), 429]);
    expect((await at(other, await host.token({ sub: unique('s') }), 1)).status).toBe(200);
  });
});

describe('the budget of responses', () => {
  it('responses that no flow waits for keep no one from signing in', async () => {
    const signer = await createSigner();
    const connection = await putConnection(server, workspaceId, samlSettings(signer.certificate));
    const domain = `${unique('acme')}.example`;
    await putDomain(server, workspaceId, domain);
    const forged = { RelayState: `tn_chl_${'a'.repeat(38)}`, SAMLResponse: 'YQ==' };
    for (const index of many) {
      const { status } = await post(`/sso/${connection}/acs`, forged, addressOf(index), '__Host-tn_sso_a=b');
      expect(status).toBe(400);
    }
    const code = await codeBySaml(server, signer, connection, 'subject', { email: [`a@${domain}`] });
    expect((await exchange(server, code)).token).toEqual(expect.any(String));
  });
});
