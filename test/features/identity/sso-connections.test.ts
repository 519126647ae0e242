import { verify, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionBody } from '../../support/every-operation/sso-calls.ts';
import { runJob } from '../../support/jobs.ts';
import { createSigner } from '../../support/saml/signer.ts';
import { verifiedDomain } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  activate,
  idpMetadata,
  type MetadataHost,
  startMetadataHost,
} from '../../support/sso/connections.ts';
import { begin, REDIRECT_URI, samlRequest } from '../../support/sso/sign-in.ts';
import { createTeam, createUser, expectProblem, type TestTeam, unique } from '../../support/users.ts';

let server: TestServer;
let team: TestTeam;
let host: MetadataHost;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer({ env: { SIGN_IN_REDIRECT_URIS: REDIRECT_URI } });
  team = await createTeam(server);
  host = await startMetadataHost();
  ({ workspace } = team);
}, 60_000);
afterAll(async () => {
  host.stop();
  await server.stop();
});

const api = () => team.people.admin.api;
const create = (more: object = {}) =>
  api().ssoConnections.create({ workspace, ...connectionBody('c'), ...more });
const saml = (settings: object) => ({ name: unique('saml'), protocol: 'saml' as const, saml: settings });
/** Makes room: there are at most ten. */
const clear = () => server.knex('sso_connections').where({ tenant_id: team.workspaceId }).delete();

describe('a connection', () => {
  it('a new connection is a draft with the values for the provider, and never returns its secret', async () => {
    const made = await create();
    expect(made).toMatchObject({
      status: 'draft',
      active: null,
      workspace_id: team.workspaceId,
      jit: { enabled: false, default_role: null },
      sp: { redirect_uri: expect.stringMatching(/\/sso\/callback$/), acs_url: null },
      config_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const stored = await server.knex('sso_configurations').where({ connection_id: made.id });
    const { data: entries } = await team.people.owner.api.auditEvents.list({ workspace, limit: 5 });
    const { rows: events } = await server.knex.raw('select * from events where tenant_id = ?', [
      team.workspaceId,
    ]);
    expect(JSON.stringify([made, stored, entries, events, server.logs])).not.toContain('not-a-secret');
  });

  it('a change of a connection creates a draft with another digest beside the active configuration', async () => {
    const made = await create();
    const one = { workspace, connection_id: made.id };
    // As an activation leaves it; activations have tests of their own.
    await server
      .knex('sso_connections')
      .where({ id: made.id })
      .update({ active_digest: made.config_digest, draft_digest: null, activated_at: new Date() });
    const active = await api().ssoConnections.get(one);
    expect(active).toMatchObject({ status: 'active', config_digest: made.config_digest });
    const changed = await api().ssoConnections.update({ ...one, oidc: { client_id: 'another' } });
    expect(changed.config_digest).not.toBe(made.config_digest);
    expect(changed).toMatchObject({
      oidc: { client_id: 'another' },
      active: { oidc: { client_id: 'tenantry' }, config_digest: made.config_digest },
    });
    // Another secret is another configuration; the former one is the active one again.
    const secret = { client_id: 'tenantry', client_secret: 'another-secret' };
    expect((await api().ssoConnections.update({ ...one, oidc: secret })).config_digest).not.toBe(
      made.config_digest,
    );
    const back = { client_secret: 'not-a-secret' };
    expect((await api().ssoConnections.update({ ...one, oidc: back })).config_digest).toBe(
      made.config_digest,
    );
    const named = await api().ssoConnections.update({ ...one, name: unique('named'), session_hours: 8 });
    expect(named).toMatchObject({ session_hours: 8, config_digest: made.config_digest });
  });

  it('a change of the issuer requires the client secret again', async () => {
    const { id: connection_id } = await create();
    const issuer = 'https://other.example.com';
    const update = (oidc: object) => api().ssoConnections.update({ workspace, connection_id, oidc });
    expect(await expectProblem(update({ issuer }))).toMatchObject({ code: 'secret_required' });
    expect((await update({ issuer, client_secret: 'new' })).oidc?.issuer).toBe(issuer);
    for (const bad of ['http://idp.example.com', 'https://10.0.0.1', 'https://idp.example.com/?a=b'])
      expect(await expectProblem(update({ issuer: bad, client_secret: 'x' })), bad).toMatchObject({
        code: 'invalid_request',
      });
  });

  it('a tenant can have ten connections with different names', async () => {
    await clear();
    const [first] = await Promise.all(Array.from({ length: 10 }, () => create()));
    expect(await expectProblem(create())).toMatchObject({ code: 'limit_reached' });
    const [, other] = (await api().ssoConnections.list({ workspace })).data;
    const connection_id = other?.id ?? 'sso_';
    const renamed = api().ssoConnections.update({ workspace, connection_id, name: first?.name ?? '' });
    expect(await expectProblem(renamed)).toMatchObject({ code: 'already_exists' });
    await api().ssoConnections.delete({ workspace, connection_id });
    expect(await expectProblem(api().ssoConnections.get({ workspace, connection_id }))).toMatchObject({
      code: 'not_found',
    });
    await clear();
  });
});

describe('the domains of a connection', () => {
  it('domains of a connection must be proven, and belong to one connection', async () => {
    const domain = await verifiedDomain(server, team.workspaceId);
    const foreign = await verifiedDomain(server, team.people.viewer.id.replace('usr', 'ws')).catch(
      () => 'x.example',
    );
    expect(await expectProblem(create({ domains: [foreign] }))).toMatchObject({
      code: 'domain_not_verified',
    });
    expect(await expectProblem(create({ domains: ['no domain'] }))).toMatchObject({
      code: 'invalid_request',
    });
    const made = await create({ domains: [domain.toUpperCase()] });
    expect(made.domains).toEqual([domain]);
    const other = await create();
    const take = api().ssoConnections.update({ workspace, connection_id: other.id, domains: [domain] });
    expect(await expectProblem(take)).toMatchObject({ code: 'already_exists' });
  });
});

describe('the roles that a connection gives', () => {
  it('a connection cannot give the role of owner or a role above the caller', async () => {
    await clear();
    const role = await team.people.owner.api.roles.create({
      workspace,
      name: unique('sso'),
      permissions: ['sso:read', 'sso:manage'],
    });
    const limited = await createUser(server);
    await server.operator.members.add({ workspace, user_id: limited.id, role: role.id });
    const connection = (more: object) =>
      limited.api.ssoConnections.create({ workspace, ...connectionBody(), ...more });
    const mapped = (to: string, more: object = {}) => ({
      role_mappings: [{ group: 'g', role: to, ...more }],
    });
    for (const more of [mapped('admin'), { jit: { enabled: true, default_role: 'member' } }])
      expect(await expectProblem(connection(more))).toMatchObject({ code: 'privilege_escalation' });
    expect((await connection(mapped(role.name))).role_mappings).toEqual([{ group: 'g', role: role.id }]);
    const inProject = mapped(role.name, { project_id: team.project.id });
    expect(await expectProblem(connection(inProject))).toMatchObject({ code: 'invalid_request' });
    expect((await create(inProject)).role_mappings).toHaveLength(1);
    for (const more of [
      mapped('owner'),
      { jit: { enabled: true, default_role: 'owner' } },
      mapped('no such role'),
      mapped('member', { project_id: 'prj_none' }),
      mapped('member', { workspace_id: team.people.viewer.workspace }),
    ])
      expect(await expectProblem(create(more))).toMatchObject({ code: 'invalid_request' });
    await clear();
  });

  it('role mappings of an organization apply only to the workspaces that it owns', async () => {
    const owner = await createUser(server);
    const { id: organization } = await owner.api.organizations.create({ name: 'O', slug: unique('org') });
    const { id: owned } = await owner.api.workspaces.create({ name: 'W', organization });
    const { id: project_id } = await owner.api.projects.create({
      workspace: owned,
      name: 'P',
      slug: unique('p'),
      environment: 'sandbox',
    });
    const make = (mapping: object) =>
      owner.api.organizationSsoConnections.create({
        organization,
        ...connectionBody(),
        role_mappings: [{ group: 'g', role: 'member', ...mapping }],
      });
    const made = await make({ workspace_id: owned, role: 'admin', project_id });
    expect(made).toMatchObject({
      organization_id: organization,
      workspace_id: null,
      role_mappings: [{ workspace_id: owned, project_id, role: 'admin' }],
    });
    expect((await make({})).role_mappings).toEqual([{ group: 'g', role: 'member' }]);
    for (const mapping of [{ workspace_id: team.workspaceId }, { role: 'owner' }, { project_id }])
      expect(await expectProblem(make(mapping))).toMatchObject({ code: 'invalid_request' });
    expect(await expectProblem(make({ role: 'viewer' }))).toMatchObject({ code: 'not_found' });
  });
});

describe('the metadata of a provider', () => {
  it('the metadata of a provider is accepted as an address and as text', async () => {
    const settings = {
      idp_entity_id: 'https://idp.example/saml',
      idp_sso_url: 'https://idp.example/sso',
      sign_requests: true,
      certificates: [{ fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    };
    const byUrl = await create({ ...saml({ metadata_url: host.url }), oidc: undefined });
    expect(byUrl).toMatchObject({
      saml: { ...settings, metadata_url: host.url },
      sp: {
        entity_id: expect.stringMatching(`/sso/${byUrl.id}/metadata$`),
        acs_url: expect.stringMatching(`/sso/${byUrl.id}/acs$`),
      },
    });
    const byText = await create({ ...saml({ metadata_xml: host.xml }), oidc: undefined });
    expect(byText).toMatchObject({ saml: { ...settings, metadata_url: null } });
    const { privateKey: _, certificate } = await createSigner();
    const written = await create({
      ...saml({ idp_entity_id: 'x', idp_sso_url: 'https://x.example', certificates: [certificate] }),
      oidc: undefined,
    });
    expect(written.saml).toMatchObject({ idp_entity_id: 'x', sign_requests: false });
  });

  it('metadata with a DOCTYPE, without a certificate, or for another protocol is refused', async () => {
    await clear();
    const { xml } = host;
    const bomb = '<!DOCTYPE a [<!ENTITY b "b">]>';
    const refused = {
      doctype: xml.replace('?>', `?>${bomb}`),
      'not XML': 'metadata',
      'no certificate': idpMetadata([]),
      'two providers': `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${xml.replace(/<\?.*?\?>/, '').repeat(2)}</md:EntitiesDescriptor>`,
      'no address': xml.replace('HTTP-Redirect', 'HTTP-POST'),
      'another protocol': xml.replaceAll('SAML:2.0:protocol', 'SAML:1.1:protocol'),
    };
    for (const [title, metadata_xml] of Object.entries(refused))
      expect(
        await expectProblem(create({ ...saml({ metadata_xml }), oidc: undefined })),
        title,
      ).toMatchObject({
        code: 'invalid_request',
        errors: [{ path: expect.stringMatching(/^saml/) }],
      });
    for (const settings of [
      { metadata_url: 'http://127.0.0.1:1/metadata' },
      { metadata_url: 'https://10.0.0.1/metadata' },
      { metadata_url: host.url, idp_entity_id: 'x' },
      { idp_entity_id: 'x' },
    ])
      expect(await expectProblem(create({ ...saml(settings), oidc: undefined }))).toMatchObject({
        code: 'invalid_request',
      });
    expect(await expectProblem(create({ saml: { metadata_url: host.url } }))).toMatchObject({
      code: 'invalid_request',
    });
  });
});

describe('the upkeep of connections', () => {
  it('new certificates at the unchanged metadata URL are added, and identities stay confirmed', async () => {
    await clear();
    const made = await create({ ...saml({ metadata_url: host.url }), oidc: undefined });
    const one = { workspace, connection_id: made.id };
    const active = await activate(server, team.people.owner.api, { workspace }, made.id);
    await server.knex.table('identities').insert({
      tenant_id: team.workspaceId,
      connection_id: made.id,
      id: 'idn_01kah4x8v5ezf9w2m4n6dm0a1c',
      issuer: 'i',
      subject: 's',
      user_id: team.people.member.id,
      confirmed_digest: active.config_digest,
      confirmed_by: 'person',
      confirmed_at: new Date(),
    } as never);
    expect((await api().ssoConnections.refreshMetadata(one)).config_digest).toBe(made.config_digest);
    const { certificate } = await createSigner();
    host.xml = idpMetadata([host.certificate, certificate]);
    await server
      .knex('sso_connections')
      .where({ id: made.id })
      .update({ metadata_read_at: new Date(0) });
    await runJob(server, 'sso-metadata');
    const renewed = await api().ssoConnections.get(one);
    expect(renewed.active?.saml?.certificates).toHaveLength(2);
    expect(renewed.config_digest).not.toBe(made.config_digest);
    const identity = await server.knex('identities').where({ connection_id: made.id }).first();
    expect(identity?.confirmed_digest).toBe(renewed.config_digest);
    // Metadata of another provider add nothing.
    host.xml = idpMetadata([(await createSigner()).certificate], 'https://other.example/saml');
    expect((await api().ssoConnections.refreshMetadata(one)).config_digest).toBe(renewed.config_digest);
    host.xml = 'no metadata';
    expect(await expectProblem(api().ssoConnections.refreshMetadata(one))).toMatchObject({
      code: 'invalid_state',
    });
  });

  it('owners and admins get one mail about certificates that expire soon', async () => {
    await runJob(server, 'sso-certificates');
    await runJob(server, 'sso-certificates');
    const events = await server.knex('events').where({ type: 'sso_connection.certificate_expiring' });
    expect(events).toHaveLength(1);
    const mails = await server.knex('mails').where({ template: 'sso_certificate_expiring' });
    expect(mails).toHaveLength(2);
  });
});

describe('the sign-ins of a connection', () => {
  it('requests are signed with the published key if the provider requires it', async () => {
    await clear();
    host.xml = idpMetadata([host.certificate]);
    const made = await create({ ...saml({ metadata_url: host.url }), oidc: undefined });
    await activate(server, team.people.owner.api, { workspace }, made.id);
    const { provider } = await begin(server, made.id);
    const metadata = await (await fetch(new URL(`/sso/${made.id}/metadata`, server.url))).text();
    const [, certificate = ''] = /X509Certificate>([^<]+)</.exec(metadata) ?? [];
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    const [signed = '', signature = ''] = provider.search.slice(1).split('&Signature=');
    const bytes = Buffer.from(decodeURIComponent(signature), 'base64');
    expect(verify('RSA-SHA256', Buffer.from(signed), publicKey, bytes)).toBe(true);
  });

  it('requests are signed with the next key after its rotation is finished', async () => {
    const [made] = (await api().ssoConnections.list({ workspace })).data;
    if (made === undefined) throw new Error('There is no connection.');
    const one = { workspace, connection_id: made.id };
    const published = async () => {
      const metadata = await (await fetch(new URL(`/sso/${made.id}/metadata`, server.url))).text();
      return [...metadata.matchAll(/use="signing">.*?X509Certificate>([^<]+)</g)].map(
        ([, text = '']) => new X509Certificate(Buffer.from(text, 'base64')),
      );
    };
    const isSignedBy = async (certificate: X509Certificate | undefined) => {
      const { provider } = await begin(server, made.id);
      const [signed = '', signature = ''] = provider.search.slice(1).split('&Signature=');
      const bytes = Buffer.from(decodeURIComponent(signature), 'base64');
      return certificate && verify('RSA-SHA256', Buffer.from(signed), certificate.publicKey, bytes);
    };
    const fingerprints = (certificates: X509Certificate[]) =>
      certificates.map(({ fingerprint256 }) => fingerprint256.replaceAll(':', '').toLowerCase());
    expect((await expectProblem(api().ssoConnections.finishRotation(one))).code).toBe('invalid_state');
    const rotated = await api().ssoConnections.rotateCertificate(one);
    expect(rotated.sp.certificates.map(({ state }) => state)).toEqual(['current', 'next']);
    expect(rotated.etag).not.toBe(made.etag);
    const both = await published();
    expect(fingerprints(both)).toEqual(rotated.sp.certificates.map(({ fingerprint }) => fingerprint));
    expect(await isSignedBy(both[0])).toBe(true);
    expect((await expectProblem(api().ssoConnections.rotateCertificate(one))).code).toBe('invalid_state');

    const finished = await api().ssoConnections.finishRotation(one);
    const [current, next] = rotated.sp.certificates;
    expect(finished.sp.certificates).toEqual([
      { ...next, state: 'current' },
      { ...current, state: 'previous' },
    ]);
    expect(fingerprints(await published())).toEqual([next?.fingerprint]);
    expect(await isSignedBy(both[1])).toBe(true);

    await api().ssoConnections.rotateCertificate(one);
    const again = await api().ssoConnections.finishRotation(one);
    expect(again.sp.certificates).toHaveLength(2);
    expect(again.sp.certificates[1]).toEqual({ ...next, state: 'previous' });
    const oidc = await create();
    const other = { workspace, connection_id: oidc.id };
    expect(oidc.sp.certificates).toEqual([]);
    for (const ask of [
      () => api().ssoConnections.rotateCertificate(other),
      () => api().ssoConnections.finishRotation(other),
    ])
      expect((await expectProblem(ask())).code).toBe('invalid_state');
    await api().ssoConnections.delete(other);
  });

  it('20 failures in a row set the state failing and emit one event', async () => {
    const [made] = (await api().ssoConnections.list({ workspace })).data;
    if (made === undefined) throw new Error('There is no connection.');
    const fail = async () => {
      const { browser, ...begun } = await begin(server, made.id);
      const { acs, relayState: RelayState } = samlRequest(begun);
      const body = new URLSearchParams({ SAMLResponse: 'AAAA', RelayState });
      return browser.follow(acs, { method: 'POST', body });
    };
    const statusOf = async () =>
      (await api().ssoConnections.get({ workspace, connection_id: made.id })).status;
    const count = (failures: number, minutes: number) =>
      server
        .knex('sso_connections')
        .where({ id: made.id })
        .update({ failures, failures_since: new Date(Date.now() - minutes * 60_000) });
    await count(19, 16);
    await fail();
    expect(await statusOf()).toBe('active');
    await count(18, 5);
    await fail();
    expect(await statusOf()).toBe('active');
    await fail();
    await fail();
    expect(await statusOf()).toBe('failing');
    expect(await server.knex('events').where({ type: 'sso_connection.failing' })).toHaveLength(1);
  });
});
