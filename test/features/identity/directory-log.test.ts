import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purgeDirectoryRequests } from '../../../server/features/identity/directories/requests/repository.ts';
import { runJob } from '../../support/jobs.ts';
import { pollUntil } from '../../support/poll.ts';
import {
  activeDirectory,
  deactivation,
  reactivation,
  type Scim,
  sendScim,
  verifiedDomain,
} from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let organization: string;
let scim: Scim;
let domain: string;

beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server);
  ({ id: organization } = await owner.api.organizations.create({ name: 'O' }));
  domain = await verifiedDomain(server, organization);
  scim = await activeDirectory(server, owner.api, { organization });
}, 60_000);
afterAll(() => server.stop());

const which = () => ({ organization, directory_id: scim.directoryId as never });
const person = async () =>
  (await scim.send('POST', '/Users', { userName: `${unique('p')}@${domain}` })).body.id;
const AGES = { key_rotation_days: 30, key_rotation_since: new Date('2020-01-01') };
const limitAge = (limit: object) =>
  server
    .knex('organization_settings')
    .insert({ organization_id: organization, ...limit } as never)
    .onConflict('organization_id')
    .merge(limit as never);
const aged = (days: number) =>
  server
    .knex('directories')
    .where({ id: scim.directoryId })
    .update({
      rotated_at: null,
      created_at: new Date(Date.now() - days * 86_400_000),
      age_noticed_days: null,
    });

describe('the log of a directory', () => {
  it('the log of a directory lists the requests of the provider without personal data', async () => {
    const id = await person();
    await scim.send('GET', `/Users?filter=${encodeURIComponent('userName eq "grace@acme.com"')}`);
    await scim.send('PATCH', `/Users/${id}`, {
      Operations: [{ op: 'add', path: 'shoeSize', value: 'secret' }],
    });
    const list = async () => (await owner.api.organizationDirectoryRequests.list(which())).data;
    const rows = await pollUntil(list, ({ length }) => length >= 3, { what: 'the log' });
    expect(rows[0]).toMatchObject({
      directory_id: scim.directoryId,
      method: 'PATCH',
      path: `/scim/v2/Users/${id}`,
      status: 400,
      detail: expect.stringContaining('shoeSize'),
      body: '{"Operations":[{"op":"add","path":"shoeSize","value":"…"}]}',
    });
    expect(rows[1]).toMatchObject({
      method: 'GET',
      filter: 'userName eq "…"',
      status: 200,
      detail: null,
      body: null,
    });
    expect(JSON.stringify(rows)).not.toMatch(/secret|grace@acme|@corp/);
    const { data: refused } = await owner.api.organizationDirectoryRequests.list({
      ...which(),
      outcome: 'refused',
    });
    expect(refused.map(({ status }) => status)).toEqual([400]);
  });

  it('entries in the log of a directory are deleted after 30 days', async () => {
    await server.knex('directory_requests').update({ created_at: new Date(Date.now() - 31 * 86_400_000) });
    await purgeDirectoryRequests(server.knex);
    expect((await owner.api.organizationDirectoryRequests.list(which())).data).toEqual([]);
  });
});

describe('the groups of a directory', () => {
  it('the groups of a directory are listed with the number of their members', async () => {
    const id = await person();
    const { body } = await scim.send('POST', '/Groups', { displayName: 'Staff', members: [{ value: id }] });
    const { data } = await owner.api.organizationDirectoryGroups.list(which());
    expect(data).toMatchObject([{ id: body.id, display_name: 'Staff', member_count: 1, external_id: null }]);
  });
});

describe('a resource that the client has already', () => {
  it('a SCIM resource that the client has already is answered with 304 and no body', async () => {
    const id = await person();
    const { headers } = await scim.send('GET', `/Users/${id}`);
    const etag = headers.get('etag') ?? '';
    const ask = (value: string) => scim.send('GET', `/Users/${id}`, undefined, { 'if-none-match': value });
    for (const value of [etag, `W/"0", ${etag}`, '*']) {
      const known = await ask(value);
      expect([known.status, known.body, known.headers.get('etag')]).toEqual([304, undefined, etag]);
    }
    expect((await ask('W/"0"')).status).toBe(200);
    const { body: group } = await scim.send('POST', '/Groups', { displayName: unique('G') });
    const known = { 'if-none-match': group.meta.version };
    expect((await scim.send('GET', `/Groups/${group.id}`, undefined, known)).status).toBe(304);
  });
});

describe('the token of a directory', () => {
  it('the token of a directory has a limit of 25 requests a second over a minute', async () => {
    const { headers } = await sendScim(server, scim.token, ['GET', '/ServiceProviderConfig']);
    expect(headers.get('ratelimit-policy')).toContain('q=1500;w=60');
  });

  it('a token of a directory above the age limit can only end access, until it is replaced', async () => {
    const [id, leaver] = [await person(), await person()];
    const { body: group } = await scim.send('POST', '/Groups', { displayName: unique('G') });
    await limitAge(AGES);
    await aged(31);
    const rename = { Operations: [{ op: 'replace', path: 'displayName', value: 'X' }] };
    const refused = [
      await scim.send('POST', '/Users', { userName: `${unique('p')}@${domain}` }),
      await scim.send('PATCH', `/Users/${id}`, rename),
      await scim.send('POST', '/Groups', { displayName: 'X' }),
      await scim.send('PATCH', `/Groups/${group.id}`, rename),
      await scim.send('DELETE', `/Groups/${group.id}`),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(refused[0]?.body.detail).toContain('older than the organization allows');
    expect((await scim.send('GET', '/Users')).status).toBe(200);
    expect((await scim.send('PATCH', `/Users/${id}`, deactivation)).status).toBe(200);
    expect((await scim.send('PATCH', `/Users/${id}`, reactivation)).status).toBe(403);
    expect((await scim.send('DELETE', `/Users/${leaver}`)).status).toBe(204);
    const { token } = await owner.api.organizationDirectories.rotateToken(which());
    const again = await sendScim(server, token, ['PATCH', `/Users/${id}`], reactivation);
    expect(again.status).toBe(200);
  });

  it('owners get each notice about the age of a directory token once', async () => {
    await limitAge(AGES);
    await aged(17);
    const mails = async () =>
      (await server.knex('mails').where({ template: 'directory_token_aging' })).length;
    await runJob(server, 'directory-token-age');
    await runJob(server, 'directory-token-age');
    expect(await mails()).toBe(1);
    await server
      .knex('directories')
      .where({ id: scim.directoryId })
      .update({ created_at: new Date(Date.now() - 28 * 86_400_000) });
    await runJob(server, 'directory-token-age');
    expect(await mails()).toBe(2);
  });
});
