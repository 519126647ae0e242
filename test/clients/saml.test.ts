import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SsoConnection, Tenantry } from '../../sdk/src/index.ts';
import { createSigner } from '../support/saml/signer.ts';
import { verifiedDomain } from '../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { activate } from '../support/sso/connections.ts';
import { type Begun, begin, createBrowser, exchange, REDIRECT_URI } from '../support/sso/sign-in.ts';
import { createUser, expectProblem, unique } from '../support/users.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const PYTHON = process.env.FOREIGN_PYTHON ?? join(folder, '../../.cache/foreign-clients/bin/python');

let server: TestServer;
let api: Tenantry;
let workspace: string;
let domain: string;
let connection: SsoConnection;
let files: string;
let spMetadata: string;

interface Form {
  response: string;
  relay_state: string;
  acs: string;
}

/** Asks pysaml2, which runs xmlsec1. */
function ask(question: object): { metadata: string } & Form {
  const keys = { key_file: join(files, 'key.pem'), cert_file: join(files, 'cert.pem') };
  const input = JSON.stringify({ sp_metadata: spMetadata, ...keys, ...question });
  return JSON.parse(execFileSync(PYTHON, [join(folder, 'python/saml_idp.py')], { input, encoding: 'utf8' }));
}

function requireXmlsec(): void {
  try {
    execFileSync('xmlsec1', ['--version']);
  } catch {
    throw new Error('pysaml2 needs xmlsec1, which is not installed. Install it: apt-get install xmlsec1');
  }
}

beforeAll(async () => {
  requireXmlsec();
  files = mkdtempSync(join(tmpdir(), 'tenantry-saml-'));
  const { privateKey, certificate } = await createSigner();
  writeFileSync(join(files, 'key.pem'), privateKey);
  writeFileSync(join(files, 'cert.pem'), certificate);
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false', SIGN_IN_REDIRECT_URIS: REDIRECT_URI } });
  ({ api, workspace } = await createUser(server));
  domain = await verifiedDomain(server, (await api.workspaces.get({ workspace })).id);
  connection = await api.ssoConnections.create({
    workspace,
    name: 'pysaml2',
    protocol: 'saml',
    saml: { metadata_xml: ask({ ask: 'metadata' }).metadata },
    attributes: {
      email: 'urn:oid:0.9.2342.19200300.100.1.3',
      name: 'urn:oid:2.16.840.1.113730.3.1.241',
    },
    jit: { enabled: true },
  });
  await activate(server, api, { workspace }, connection.id);
  const { pathname } = new URL(connection.sp.metadata_url ?? '');
  spMetadata = await (await fetch(server.url + pathname)).text();
});
afterAll(async () => {
  rmSync(files, { recursive: true, force: true });
  await server.stop();
});

/** Someone whom the provider knows. */
const person = () => {
  const subject = unique('ada');
  return { subject, email: `${subject}@${domain}`, name: 'Ada Lovelace' };
};

const post = (browser: Begun['browser'], { acs, response, relay_state }: Form) =>
  browser.request(server.url + new URL(acs).pathname, {
    method: 'POST',
    body: new URLSearchParams({
      SAMLResponse: Buffer.from(response).toString('base64'),
      RelayState: relay_state,
    }),
  });

async function signIn(who: ReturnType<typeof person>, more: object = {}) {
  const begun = await begin(server, connection.id);
  const form = ask({ ask: 'response', request_url: begun.provider.href, ...who, ...more });
  const answer = await post(begun.browser, form);
  const code = new URL(answer.headers.get('location') ?? 'http://none').searchParams.get('code');
  if (code === null)
    throw new Error(`${answer.status}: ${answer.headers.get('location')} ${await answer.text()}`);
  return { form, session: await exchange(server, { code, verifier: begun.verifier }), begun };
}

describe('pysaml2', () => {
  it('reads our metadata, verifies our signed request, and signs a person in, once', async () => {
    const ada = person();
    const { session, form, begun } = await signIn(ada);
    const member = await api.members.get({ workspace, user_id: session.user_id });
    expect(member).toMatchObject({ email: ada.email, name: ada.name, role: 'member' });
    expect((await signIn(ada)).session.user_id).toBe(session.user_id);
    expect((await post(begun.browser, form)).headers.get('location') ?? '').not.toContain('code=');
  });

  it('signs a person in by an assertion that it has encrypted for our certificate', async () => {
    const ada = person();
    const encryption_certificate = /<X509Certificate>([^<]+)/.exec(spMetadata)?.[1];
    const { form, session } = await signIn(ada, { encryption_certificate });
    expect(form.response).toContain('EncryptedAssertion');
    expect(form.response).not.toContain(ada.email);
    expect((await api.members.get({ workspace, user_id: session.user_id })).email).toBe(ada.email);
  });

  it('signs no one in without a request, and begins a sign-in with one where that is on', async () => {
    const form = ask({ ask: 'response', ...person() });
    const off = await post(createBrowser(), form);
    expect([off.status, off.headers.get('location')]).toEqual([400, null]);
    const { id: connection_id } = connection;
    await api.ssoConnections.update({ workspace, connection_id, saml: { unsolicited: true } });
    await activate(server, api, { workspace }, connection_id);
    const on = await post(createBrowser(), form);
    const to = new URL(on.headers.get('location') ?? '');
    expect([to.pathname, to.searchParams.get('connection_id')]).toEqual(['/sign-in', connection_id]);
    expect(to.href).not.toContain('code=');
    const ada = person();
    expect((await signIn(ada)).session.user_id).toMatch(/^usr_/);
    const problem = expectProblem(
      server.client().sso.exchange({ code: 'none', code_verifier: 'x'.repeat(43) }),
    );
    expect((await problem).status).toBeGreaterThanOrEqual(400);
  });
});
