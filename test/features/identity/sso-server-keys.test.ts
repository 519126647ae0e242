import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../server/api/times.ts';
import type { SsoSigningKeyRow } from '../../../server/database/schema/sso-tables.ts';
import {
  createSigningCertificate,
  type SigningCertificate,
} from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import { signingKeyRow } from '../../../server/features/identity/sso-connections/signing-keys.ts';
import { runJob } from '../../support/jobs.ts';
import { statusOrCode } from '../../support/keys.ts';
import { encryptAssertion, oaep } from '../../support/saml/encrypt.ts';
import { createSigner, signElement } from '../../support/saml/signer.ts';
import { rounds } from '../../support/scale.ts';
import { verifiedDomain } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { begin, putConnection, REDIRECT_URI, samlForm, samlSettings } from '../../support/sso/sign-in.ts';
import { secretsOf } from '../../support/tokens.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let workspaceId: string;
let domain: string;
let signer: SigningCertificate;

beforeAll(async () => {
  server = await startTestServer({ env: { SIGN_IN_REDIRECT_URIS: REDIRECT_URI } });
  [owner, signer] = await Promise.all([createUser(server, 'Owner'), createSigner()]);
  workspaceId = (await owner.api.workspaces.get({ workspace: owner.workspace })).id;
  domain = await verifiedDomain(server, workspaceId);
}, 60_000);
afterAll(() => server.stop());

/** Puts a key of the server for a connection into the database, whose certificate ends after some days. */
async function putKey(
  connection_id: string,
  state: SsoSigningKeyRow['state'],
  { days = 100, isReadable = true } = {},
): Promise<string> {
  const now = Date.now();
  const signing = await createSigningCertificate('S', new Date(now - DAY_MS), new Date(now + days * DAY_MS));
  const row = signingKeyRow(
    secretsOf(server).vault,
    { tenant_id: workspaceId, connection_id },
    signing,
    state,
  );
  await server.knex('sso_signing_keys').insert({ ...row, ...(!isReadable && { vault_key_id: 'missing' }) });
  return signing.certificate;
}
const connect = () => putConnection(server, workspaceId, samlSettings(signer.certificate));

/** Signs a person in with an answer of some shape. @returns where the browser goes, or the status of the page that it sees */
async function answer(connection: string, sign?: (xml: string) => string): Promise<string | number> {
  const begun = await begin(server, connection);
  const email = `${unique('p')}@${domain}`;
  const { acs, body } = await samlForm(begun, signer, email, { email: [email] }, {}, sign);
  const response = await begun.browser.request(acs, { method: 'POST', body });
  const location = response.headers.get('location');
  if (location === null) return response.status;
  const { searchParams } = new URL(location);
  return searchParams.get('error_reason') ?? (searchParams.has('code') ? 'code' : '');
}
const encrypted =
  (certificate: string, how = {}) =>
  (xml: string) =>
    signElement(encryptAssertion(xml, certificate, how), 'Response', signer);

describe('a key of the server that cannot be opened', () => {
  it('a server key that cannot be opened prevents only the sign-ins that need it', async () => {
    const connection = await connect();
    const certificate = await putKey(connection, 'current', { isReadable: false });
    expect(await answer(connection)).toBe('code');
    expect(await answer(connection, encrypted(certificate))).toBe(503);
    const previous = await putKey(connection, 'previous');
    expect(await answer(connection, encrypted(previous))).toBe('code');
    expect(await answer(connection, encrypted(certificate))).toBe('invalid_signature');
  });
});

describe('the metadata of the server', () => {
  it('the metadata has an encryption key, which the server opens before, during and after a rotation', async () => {
    const connection = await connect();
    await putKey(connection, 'current');
    const one = { workspace: owner.workspace, connection_id: connection as never };
    const published = async () => {
      const metadata = await (await fetch(new URL(`/sso/${connection}/metadata`, server.url))).text();
      const all = [...metadata.matchAll(/use="(\w+)">.*?X509Certificate>([^<]+)</g)];
      const of = (use: string) =>
        all.flatMap(([, found, text = '']) =>
          found === use ? [new X509Certificate(Buffer.from(text, 'base64')).toString()] : [],
        );
      return { signing: of('signing'), encryption: of('encryption') };
    };
    const encryptsFor = (text = '') =>
      answer(connection, encrypted(text, { hash: 'sha256', keyMethod: oaep('sha256', 'sha256') }));
    const first = await published();
    expect(first.encryption).toEqual(first.signing);
    expect(await encryptsFor(first.encryption[0])).toBe('code');
    await owner.api.ssoConnections.rotateCertificate(one);
    const during = await published();
    expect([during.signing.length, during.encryption]).toEqual([2, first.encryption]);
    await owner.api.ssoConnections.finishRotation(one);
    const after = await published();
    expect(after.encryption).toEqual([during.signing[1]]);
    for (const text of [first.encryption[0], after.encryption[0]])
      expect(await encryptsFor(text)).toBe('code');
  });
});

describe('a rotation', () => {
  it('concurrent rotations begin and finish once, and never sign with an unpublished key', async () => {
    const connection = await connect();
    await putKey(connection, 'current');
    const one = { workspace: owner.workspace, connection_id: connection as never };
    const { ssoConnections } = owner.api;
    const rotate = () => statusOrCode(ssoConnections.rotateCertificate(one));
    const finish = () => statusOrCode(ssoConnections.finishRotation(one));
    const stateOf = async () => {
      const { certificates } = (await ssoConnections.get(one)).sp;
      const by = (wanted: string) =>
        certificates.filter(({ state }) => state === wanted).map(({ fingerprint }) => fingerprint);
      return { current: by('current'), next: by('next'), previous: by('previous') };
    };
    const served = (answers: string[]) => answers.filter((one) => one === 'served').length;
    for (let round = 0; round < rounds({ sample: 2, full: 40 }); round += 1) {
      expect(served(await Promise.all([rotate(), rotate(), rotate()]))).toBe(1);
      const before = await stateOf();
      expect([before.current.length, before.next.length]).toEqual([1, 1]);
      const [rotated, ...finished] = await Promise.all([rotate(), finish(), finish()]);
      const after = await stateOf();
      expect(served(finished)).toBeGreaterThanOrEqual(1);
      expect(after.current).toEqual(served(finished) === 1 ? before.next : [expect.any(String)]);
      expect(after.next).toHaveLength(rotated === 'served' && served(finished) === 1 ? 1 : 0);
      expect(after.previous).toHaveLength(1);
      if (after.next.length === 1) expect(await finish()).toBe('served');
    }
  });
});

describe('a certificate of the server that ends soon', () => {
  it('owners and admins get each notice about an expiring server certificate once', async () => {
    const connection = await connect();
    await putKey(connection, 'current', { days: 10 });
    await putKey(connection, 'next', { days: 2 });
    await runJob(server, 'sso-certificates');
    await runJob(server, 'sso-certificates');
    const row = await server.knex('sso_connections').where({ id: connection }).first();
    expect(row?.sp_certificate_notice).toMatch(/\/14$/);
    const events = await server.knex('events').where({ type: 'sso_connection.certificate_expiring' });
    expect(events.filter(({ data }) => (data as { id: string }).id === connection)).toHaveLength(
      row?.certificate_notice === null ? 1 : 2,
    );
    const mails = await server.knex('mails').where({ template: 'sso_certificate_expiring' });
    expect(mails.length).toBeGreaterThan(0);
    await server.knex('sso_signing_keys').where({ connection_id: connection, state: 'current' }).delete();
    await putKey(connection, 'current', { days: 2.5 });
    await runJob(server, 'sso-certificates');
    const later = await server.knex('sso_connections').where({ id: connection }).first();
    expect(later?.sp_certificate_notice).toMatch(/\/3$/);
  });
});
