import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activeDirectory, type Scim, verifiedDomain } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, type TestTeam, unique } from '../../support/users.ts';

let server: TestServer;
let team: TestTeam;
let scim: Scim;
let grace: string;
let ada: string;

const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  team = await createTeam(server);
  const domain = await verifiedDomain(server, team.workspaceId);
  scim = await activeDirectory(server, team.people.admin.api, { workspace: team.workspace });
  const person = async (name: string) =>
    (await scim.send('POST', '/Users', { userName: `${name}@${domain}` })).body.id as string;
  [grace, ada] = [await person('grace'), await person('ada')];
}, 60_000);
afterAll(() => server.stop());

const group = async (...members: string[]) => {
  const fields = {
    displayName: unique('Group'),
    externalId: unique('ext'),
    members: members.map((value) => ({ value })),
  };
  const { status, body } = await scim.send('POST', '/Groups', fields);
  expect([status, body.detail]).toEqual([201, undefined]);
  return body;
};
const idsOf = ({ members = [] }: { members?: Array<{ value: string }> }) => members.map(({ value }) => value);
const membersOf = async (id: string) => idsOf((await scim.send('GET', `/Groups/${id}`)).body);
const patch = (id: string, ...Operations: object[]) => scim.send('PATCH', `/Groups/${id}`, { Operations });

describe('a group', () => {
  it('a SCIM group has people of the directory as members, and a version', async () => {
    const made = await group(grace);
    expect(made).toEqual({
      schemas: [GROUP],
      id: expect.stringMatching(/^dgr_/),
      externalId: expect.any(String),
      displayName: expect.any(String),
      members: [
        {
          value: grace,
          $ref: expect.stringContaining(`/scim/v2/Users/${grace}`),
          type: 'User',
        },
      ],
      meta: expect.objectContaining({ resourceType: 'Group', version: 'W/"1"' }),
    });
    const read = await scim.send('GET', `/Groups/${made.id}`);
    expect([read.body, read.headers.get('etag')]).toEqual([made, 'W/"1"']);
    expect(
      (await scim.send('GET', `/Groups/${made.id}?excludedAttributes=members`)).body.members,
    ).toBeUndefined();
  });

  it('a SCIM group accepts the schema that Entra ID adds', async () => {
    const schemas = [GROUP, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'];
    const made = await scim.send('POST', '/Groups', { schemas, displayName: unique('Entra') });
    expect([made.status, made.body.schemas]).toEqual([201, [GROUP]]);
  });

  it('a SCIM group without a name or with unknown members is refused', async () => {
    const nameless = await scim.send('POST', '/Groups', { members: [] });
    expect([nameless.status, nameless.body.scimType]).toEqual([400, 'invalidValue']);
    const stranger = await scim.send('POST', '/Groups', { displayName: 'X', members: [{ value: 'dru_x' }] });
    expect([stranger.status, stranger.body.scimType]).toEqual([400, 'invalidValue']);
    expect(stranger.body.detail).toContain('"dru_x"');
  });

  it('a SCIM group with an existing externalId or name is refused', async () => {
    const { externalId } = await group();
    const again = await scim.send('POST', '/Groups', { displayName: 'Another', externalId });
    expect([again.status, again.body.scimType]).toEqual([409, 'uniqueness']);
    const displayName = unique('Named');
    expect((await scim.send('POST', '/Groups', { displayName })).status).toBe(201);
    expect((await scim.send('POST', '/Groups', { displayName })).status).toBe(409);
    expect((await scim.send('POST', '/Groups', { displayName, externalId: unique('ext') })).status).toBe(201);
  });

  it('a SCIM group is found by its attributes and members', async () => {
    const made = await group(grace);
    const find = async (filter: string) =>
      (await scim.send('GET', `/Groups?filter=${encodeURIComponent(filter)}`)).body.Resources.map(
        ({ id }: { id: string }) => id,
      );
    expect(await find(`displayName eq "${made.displayName.toUpperCase()}"`)).toEqual([made.id]);
    expect(await find(`externalId eq "${made.externalId}"`)).toEqual([made.id]);
    expect(await find(`id eq "${made.id}" and members.value eq "${grace}"`)).toEqual([made.id]);
    expect(await find(`id eq "${made.id}" and members[value eq "${ada}"]`)).toEqual([]);
    expect(await find(`id eq "${made.id}" and meta.resourceType eq "Group"`)).toEqual([made.id]);
    const search = { filter: `id eq "${made.id}"`, excludedAttributes: ['members'] };
    for (const path of ['/Groups/.search', '/.search']) {
      const { body } = await scim.send('POST', path, search);
      expect([body.totalResults, body.Resources[0].members]).toEqual([1, undefined]);
    }
  });

  it('a search of all SCIM resources returns people before groups', async () => {
    const made = await group();
    const none = await scim.send('POST', '/.search', { filter: 'shoeSize pr' });
    expect([none.status, none.body.scimType]).toEqual([400, 'invalidFilter']);
    const filter = `displayName eq "${made.displayName}" or members pr`;
    expect((await scim.send('POST', '/.search', { filter })).body.Resources).toContainEqual(made);
    const all = (await scim.send('POST', '/.search', {})).body;
    const types = all.Resources.map(({ meta }: { meta: { resourceType: string } }) => meta.resourceType);
    expect(types).toEqual([...types].sort().reverse());
    const second = (await scim.send('POST', '/.search', { startIndex: 2, count: 2 })).body;
    expect(second.Resources).toEqual(all.Resources.slice(1, 3));
  });
});

describe('the members of a group', () => {
  it('members of a group are added and removed, and a repetition changes nothing', async () => {
    const { id } = await group();
    const added = await patch(id, { op: 'Add', path: 'members', value: [{ value: grace }, { value: ada }] });
    expect([added.status, idsOf(added.body), added.body.meta.version]).toEqual([
      200,
      [grace, ada].sort(),
      'W/"2"',
    ]);
    const again = await patch(id, { op: 'Add', path: 'members', value: [{ value: grace }] });
    expect(again.body).toEqual(added.body);
    await patch(id, { op: 'remove', path: 'members', value: [{ value: grace }] });
    expect(await membersOf(id)).toEqual([ada]);
    const gone = await patch(id, { op: 'remove', path: `members[value eq "${grace}"]` });
    expect(gone.body.meta.version).toBe('W/"3"');
    await patch(id, { op: 'remove', path: 'members' });
    expect(await membersOf(id)).toEqual([]);
  });

  it('members of a group are replaced by a list, and stay if the list is omitted', async () => {
    const made = await group(grace);
    const put = (more: object) => scim.send('PUT', `/Groups/${made.id}`, { displayName: 'Renamed', ...more });
    expect((await put({})).body).toMatchObject({ displayName: 'Renamed', members: [{ value: grace }] });
    expect(idsOf((await put({ members: [{ value: ada }] })).body)).toEqual([ada]);
    expect(idsOf((await put({ members: [] })).body)).toEqual([]);
  });

  it('a deleted person leaves the group, and a provider may still send the id', async () => {
    const userName = `${unique('p')}@${(await scim.send('GET', `/Users/${ada}`)).body.userName.split('@')[1]}`;
    const { body: person } = await scim.send('POST', '/Users', { userName });
    const made = await group(ada, person.id);
    await scim.send('DELETE', `/Users/${person.id}`);
    const read = await scim.send('GET', `/Groups/${made.id}`);
    expect([idsOf(read.body), read.body.meta.version]).toEqual([[ada], 'W/"2"']);
    const replaced = await patch(made.id, { op: 'replace', path: 'members', value: [{ value: person.id }] });
    expect([replaced.status, idsOf(replaced.body)]).toEqual([200, []]);
  });

  it('a group can have thousands of members with all their attributes', async () => {
    const { id } = await group();
    const value = Array.from({ length: 4000 }, (_, index) => ({
      value: index === 0 ? grace : ada,
      display: `Person ${index}`,
      $ref: `../Users/${ada}`,
    }));
    const { status, body } = await patch(id, { op: 'add', path: 'members', value });
    expect([status, idsOf(body)]).toEqual([200, [grace, ada].sort()]);
    const beyond = await patch(id, { op: 'add', path: 'members', value: [...value, ...value] });
    expect([beyond.status, beyond.body.scimType]).toEqual([400, 'invalidValue']);
  });
});

describe('a change of a group', () => {
  it('a change of a group checks If-Match, and finds only groups of its directory', async () => {
    const { id } = await group(grace);
    const rename = { Operations: [{ op: 'replace', value: { displayName: unique('New') } }] };
    const stale = await scim.send('PATCH', `/Groups/${id}`, rename, { 'if-match': 'W/"9"' });
    expect(stale.status).toBe(412);
    expect((await scim.send('PATCH', `/Groups/${id}`, rename, { 'if-match': 'W/"1"' })).status).toBe(200);
    const other = await activeDirectory(server, team.people.admin.api, { workspace: team.workspace });
    for (const [method, body] of [
      ['GET'],
      ['PUT', { displayName: 'X' }],
      ['PATCH', rename],
      ['DELETE'],
    ] as const)
      expect((await other.send(method, `/Groups/${id}`, body)).status).toBe(404);
    const foreign = await other.send('POST', '/Groups', { displayName: 'X', members: [{ value: grace }] });
    expect(foreign.body.scimType).toBe('invalidValue');
    expect((await scim.send('DELETE', `/Groups/${id}`)).status).toBe(204);
    expect((await scim.send('DELETE', `/Groups/${id}`)).status).toBe(404);
  });
});
