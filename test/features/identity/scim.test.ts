import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scimOperations } from '../../support/every-operation/document.ts';
import {
  allOperations,
  callOf,
  createTenantWithEverything,
  isPublic,
  request,
  type TestTenant,
} from '../../support/every-operation/operations.ts';
import { createKey } from '../../support/keys.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import {
  activeDirectory,
  deactivation,
  reactivation,
  type Scim,
  sendScim,
  verifiedDomain,
} from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTenant;
let domain: string;
let scim: Scim;
let grace: string;

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';

beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTenantWithEverything(server);
  domain = await verifiedDomain(server, acme.workspaceId);
  scim = await activeDirectory(server, acme.people.owner.api, { workspace: acme.workspace });
  const { body } = await scim.send('POST', '/Users', {
    userName: `grace@${domain}`,
    externalId: 'E-1',
    name: { givenName: 'Grace', familyName: 'Hopper' },
    title: '100%',
    emails: [
      { value: `grace@${domain}`, type: 'work', primary: true },
      { value: 'g@home.example', type: 'home' },
    ],
    [ENTERPRISE]: { department: 'Navy' },
  });
  grace = body.id;
  await scim.send('POST', '/Users', { userName: `ada@${domain}`, active: false });
}, 60_000);
afterAll(() => server.stop());

const find = async (filter: string) => {
  const { status, body } = await scim.send('GET', `/Users?filter=${encodeURIComponent(filter)}`);
  return status === 200
    ? body.Resources.map(({ userName }: { userName: string }) => userName.split('@')[0]).sort()
    : body;
};

describe('a filter', () => {
  it.each([
    [() => `userName eq "GRACE@${domain}"`, ['grace']],
    [() => `USERNAME ne "grace@${domain}"`, ['ada']],
    [() => `id eq "${grace}"`, ['grace']],
    [() => 'externalId eq "E-1"', ['grace']],
    [() => 'externalId eq "e-1"', []],
    [() => 'externalId pr', ['grace']],
    [() => 'not (externalId pr)', ['ada']],
    [() => 'active eq true', ['grace']],
    [() => 'active eq "False"', ['ada']],
    [() => 'name.familyName sw "hop"', ['grace']],
    [() => 'title co "%"', ['grace']],
    [() => 'title co "_"', []],
    [() => 'title ew "0%"', ['grace']],
    [() => 'emails.value eq "g@home.example"', ['grace']],
    [() => 'emails co "home"', ['grace']],
    [() => 'emails[type eq "home" and value ew "example"]', ['grace']],
    [() => `emails[type eq "home" and value ew "${domain}"]`, []],
    [() => 'emails[primary eq true]', ['grace']],
    [() => `${ENTERPRISE}:department eq "navy"`, ['grace']],
    [() => `${CORE}:userName sw "ada"`, ['ada']],
    [
      () => 'meta.created gt "2020-01-01T00:00:00Z" and (userName sw "g" or userName sw "a")',
      ['ada', 'grace'],
    ],
    [() => 'title eq null', ['ada']],
  ])('finds who passes it: %#', async (filter, names) => {
    expect(await find(filter())).toEqual(names);
  });

  it('is read with the flag that Entra ID adds to the address, and not under a misspelled name', async () => {
    const filter = `filter=${encodeURIComponent(`userName eq "ada@${domain}"`)}`;
    for (const query of [`?aadOptscim062020&${filter}`, `?${filter}&aadOptscim062020=&other=1`])
      expect((await scim.send('GET', `/Users${query}`)).body.totalResults, query).toBe(1);
    expect((await scim.send('GET', `/Users?F${filter.slice(1)}`)).status).toBe(400);
  });

  it('that is wrong is refused as SCIM says', async () => {
    const { status, headers, body } = await scim.send('GET', '/Users?filter=userName%20eq');
    expect([status, headers.get('content-type')]).toEqual([400, 'application/scim+json']);
    expect(body).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '400',
      scimType: 'invalidFilter',
    });
  });
});

describe('an answer', () => {
  it('comes in pages and sorted', async () => {
    const { body } = await scim.send(
      'GET',
      '/Users/?sortBy=userName&sortOrder=descending&startIndex=2&count=1',
    );
    expect(body).toMatchObject({
      totalResults: 2,
      startIndex: 2,
      itemsPerPage: 1,
      Resources: [{ userName: `ada@${domain}` }],
    });
    expect((await scim.send('GET', '/Users?count=-3&startIndex=-1')).body).toMatchObject({
      itemsPerPage: 0,
      startIndex: 1,
    });
    expect((await scim.send('GET', '/Users?sortBy=shoeSize')).body.scimType).toBe('invalidPath');
  });

  it('has the attributes that the request asks for', async () => {
    const only = await scim.send(
      'GET',
      `/Users/${grace}?attributes=userName,name.givenName,${ENTERPRISE}:department`,
    );
    expect(only.body).toEqual({
      schemas: expect.any(Array),
      id: grace,
      userName: `grace@${domain}`,
      name: { givenName: 'Grace' },
      [ENTERPRISE]: { department: 'Navy' },
    });
    const { body } = await scim.send('GET', `/Users/${grace}?excludedAttributes=emails,meta,name.givenName`);
    expect(body).toMatchObject({ name: { familyName: 'Hopper' } });
    expect(Object.keys(body)).not.toContain('emails');
  });

  it('has a version, which a change may name', async () => {
    const { headers, body } = await scim.send('GET', `/Users/${grace}`);
    expect([headers.get('etag'), headers.get('location')]).toEqual([body.meta.version, body.meta.location]);
    const change = { Operations: [{ op: 'add', path: 'nickName', value: unique('n') }] };
    const stale = await scim.send('PATCH', `/Users/${grace}`, change, { 'if-match': 'W/"99"' });
    expect([stale.status, stale.body.status]).toEqual([412, '412']);
    const done = await scim.send('PATCH', `/Users/${grace}`, change, { 'if-match': body.meta.version });
    expect(done.status).toBe(200);
    expect((await scim.send('PATCH', `/Users/${grace}`, change)).body.meta.version).toBe(
      done.body.meta.version,
    );
  });

  it('to a search in a body is that of the query', async () => {
    const search = { filter: 'userName sw "grace"', attributes: ['userName'] };
    for (const path of ['/.search', '/Users/.search']) {
      const { status, body } = await scim.send('POST', path, search);
      expect([status, body.Resources]).toEqual([
        200,
        [{ schemas: expect.any(Array), id: grace, userName: `grace@${domain}` }],
      ]);
    }
  });

  it('about the server says what it supports', async () => {
    const config = await scim.send('GET', '/ServiceProviderConfig');
    expect(config.body).toMatchObject({ patch: { supported: true }, bulk: { supported: false } });
    const types = (await scim.send('GET', '/ResourceTypes')).body.Resources;
    expect(types.map(({ id }: { id: string }) => id)).toEqual(['User', 'Group']);
    expect((await scim.send('GET', '/ResourceTypes/User')).body).toEqual(types[0]);
    expect((await scim.send('GET', `/Schemas/${CORE}`)).body.name).toBe('User');
    expect((await scim.send('GET', '/Schemas')).body.totalResults).toBe(4);
    for (const path of ['/Schemas/x', '/ResourceTypes/x', '/Users/x', '/Nothing'])
      expect((await scim.send('GET', path)).body).toMatchObject({ status: '404' });
  });
});

describe('a body', () => {
  it('may be plain JSON, and replaces a whole person', async () => {
    const json = { 'content-type': 'application/json; charset=utf-8' };
    const person = { userName: `grace@${domain}`, externalId: 'E-1', displayName: 'Grace', active: 'True' };
    const { status, body } = await scim.send('PUT', `/Users/${grace}`, person, json);
    expect([status, body.displayName, body.title, body.active]).toEqual([200, 'Grace', undefined, true]);
    const silent = await scim.send('PUT', `/Users/${grace}`, { userName: `grace@${domain}` });
    expect(silent.body.active).toBe(true);
    expect((await scim.send('PUT', `/Users/${grace}`, { displayName: 'x' })).body.scimType).toBe(
      'invalidValue',
    );
    const text = await scim.send('PUT', `/Users/${grace}`, person, { 'content-type': 'text/plain' });
    expect([text.status, text.body.status]).toEqual([415, '415']);
  });

  it('that takes active away is refused, and gives no one access', async () => {
    const { body } = await scim.send('POST', '/Users', { userName: `off@${domain}`, active: false });
    for (const operation of [
      { op: 'replace', path: 'active', value: null },
      { op: 'replace', path: 'active', value: [] },
      { op: 'Replace', value: { Active: null } },
      { op: 'remove', path: 'active' },
    ]) {
      const { status } = await scim.send('PATCH', `/Users/${body.id}`, { Operations: [operation] });
      expect(status, JSON.stringify(operation)).toBe(400);
    }
    const silent = await scim.send('PUT', `/Users/${body.id}`, { userName: `off@${domain}`, active: null });
    expect([silent.status, silent.body.active]).toEqual([200, false]);
  });

  it('that ends access is not refused for anything else in it', async () => {
    const { body } = await scim.send('POST', '/Users', { userName: `bad@${domain}`, title: 'Old' });
    const at = `/Users/${body.id}`;
    const off = { op: 'Replace', path: 'active', value: 'False' };
    const unknown = { op: 'Add', path: 'urn:example:custom:2.0:User:tag', value: 'x' };
    const long = { title: 'x'.repeat(2000) };
    const ending: ReadonlyArray<readonly [string, object]> = [
      ['PATCH', { Operations: [unknown, off] }],
      ['PATCH', { Operations: [off, { op: 'replace', value: long }] }],
      ['PATCH', { Operations: [{ op: 'replace', value: { ACTIVE: false, ...long } }] }],
      ['PUT', { userName: `bad@${domain}`, active: 'False', ...long }],
      ['PUT', { active: false }],
    ];
    for (const [method, change] of ending) {
      expect((await scim.send('PATCH', at, reactivation)).body.active).toBe(true);
      // A repetition of the request, too.
      for (const _ of [1, 2]) {
        const ended = await scim.send(method, at, change);
        expect([ended.status, ended.body.active, ended.body.title], JSON.stringify(change)).toEqual([
          200,
          false,
          'Old',
        ]);
      }
    }
    for (const refused of [
      { Operations: [unknown] },
      { Operations: [off, { op: 'replace', path: 'active', value: 'True' }, unknown] },
    ])
      expect((await scim.send('PATCH', at, refused)).status).toBe(400);
  });

  it('with junk is refused, and changes no prototype', async () => {
    const operations = ['__proto__.x', 'constructor.prototype.x', 'name.__proto__', 'emails[__proto__ pr].x'];
    for (const path of operations) {
      const { status } = await scim.send('PATCH', `/Users/${grace}`, {
        Operations: [{ op: 'add', path, value: 'x' }],
      });
      expect(status).toBe(400);
    }
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });
});

describe('the token of a directory', () => {
  it('reaches no other operation', async () => {
    const closed = allOperations.filter((one) => !isPublic(one));
    const count = rounds({ sample: 60, full: closed.length });
    const first = randomOf(seedOf('scim-token'))(closed.length);
    for (const operation of [...closed, ...closed].slice(first, first + count)) {
      const { status, body } = await request(server, operation.id, callOf(operation.id, acme.ids), {
        token: scim.token,
      });
      expect([operation.id, status, body?.code]).toEqual([
        operation.id,
        expect.any(Number),
        expect.stringMatching(/^(insufficient_scope|not_found)$/),
      ]);
      expect([403, 404]).toContain(status);
    }
  });

  it('is the only credential that reaches /scim/v2', async () => {
    const key = await createKey(server, acme.people.owner.api, { workspace: acme.workspace });
    const tokens = [acme.people.owner.token, server.operatorKey, key.secret];
    for (const { method, path } of scimOperations) {
      const call = [method, path.replace('/scim/v2', '').replace('{id}', grace)] as const;
      const body = ['POST', 'PUT', 'PATCH'].includes(method) ? {} : undefined;
      for (const token of tokens) expect((await sendScim(server, token, call, body)).status).toBe(403);
      expect((await sendScim(server, undefined, call, body)).status).toBe(401);
    }
  });

  it('reaches no person of another directory', async () => {
    const other = await activeDirectory(server, acme.people.owner.api, { workspace: acme.workspace });
    expect((await other.send('GET', '/Users')).body.totalResults).toBe(0);
    for (const [method, body] of [
      ['GET'],
      ['PUT', { userName: 'x' }],
      ['PATCH', deactivation],
      ['DELETE'],
    ] as const)
      expect((await other.send(method, `/Users/${grace}`, body)).status).toBe(404);
  });
});
