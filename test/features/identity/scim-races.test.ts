import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../../../sdk/src/index.ts';
import type { SigningCertificate } from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import { createSigner } from '../../support/saml/signer.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import {
  activeDirectory,
  deactivation,
  reactivation,
  type Scim,
  type ScimAnswer,
  verifiedDomain,
} from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  codeBySaml,
  exchange,
  putConnection,
  REDIRECT_URI,
  samlSettings,
} from '../../support/sso/sign-in.ts';
import { createTeam, createUser, type TestTeam, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let team: TestTeam;
let domain: string;

beforeAll(async () => {
  server = await startTestServer({
    env: {
      BACKGROUND_WORK: 'false',
      RATE_LIMIT: '1000000',
      PERSON_RATE_LIMIT: '1000000',
      SIGN_IN_REDIRECT_URIS: REDIRECT_URI,
    },
  });
  team = await createTeam(server);
  domain = await verifiedDomain(server, team.workspaceId);
}, 60_000);
afterAll(() => server.stop());

/** A person with an account and an address of the domain. */
async function resident(): Promise<TestUser> {
  const user = await createUser(server);
  const email = `${unique('r')}@${domain}`;
  await server.knex('users').where({ id: user.id }).update({ email, email_key: email });
  return { ...user, email };
}

/** Sends a request, and once more after the time that a limit says. */
async function insist(send: () => Promise<ScimAnswer>): Promise<ScimAnswer> {
  for (;;) {
    const answer = await send();
    if (answer.status !== 429) return answer;
    await delay(Number(answer.headers.get('retry-after')) * 1000);
  }
}

/** Signs in by an identity provider. @returns the status, also where the provider's answer is refused */
async function signInBySaml(signer: SigningCertificate, connection: string, email: string): Promise<number> {
  const subject = `subject of ${email}`;
  try {
    const attributes = { email: [email], groups: ['Staff'] };
    await exchange(server, await codeBySaml(server, signer, connection, subject, attributes));
    return 200;
  } catch (error) {
    // A role changed during the sign-in, which may be repeated.
    if (error instanceof ApiError) return error.status === 503 ? 429 : error.status;
    if (error instanceof Error && error.message.startsWith('The sign-in has no code')) return 403;
    throw error;
  }
}

describe('two directories, a connection and people who change members by hand', () => {
  it('concurrent directories, sign-ins and people leave one source per membership, and an owner', async () => {
    const random = randomOf(seedOf('scim-sources'));
    const { workspace } = team;
    const { owner, admin } = team.people;
    const directories = [
      await activeDirectory(server, owner.api, { workspace }, { managesOwners: true }),
      await activeDirectory(server, admin.api, { workspace }),
    ];
    const signer = await createSigner();
    const connection = await putConnection(server, team.workspaceId, samlSettings(signer.certificate), {
      role_mappings: [{ group: 'Staff', role: 'manager' }],
    });
    const people = [await resident(), await resident(), owner];
    const email = `${unique('owner')}@${domain}`;
    await server.knex('users').where({ id: owner.id }).update({ email, email_key: email });
    // The last one has no account yet.
    const newcomer = `${unique('new')}@${domain}`;
    const addresses = [people[0]?.email ?? '', people[1]?.email ?? '', email, newcomer];
    const idIn = async ({ directoryId }: Scim, userName: string) =>
      (
        await server
          .knex('directory_users')
          .where({ directory_id: directoryId, user_name: userName })
          .whereNull('deleted_at')
          .first('id')
      )?.id ?? 'none';
    const acts = [
      (who: number, scim: Scim) => scim.send('POST', '/Users', { userName: addresses[who] }),
      async (who: number, scim: Scim) =>
        scim.send('PATCH', `/Users/${await idIn(scim, addresses[who] ?? '')}`, deactivation),
      async (who: number, scim: Scim) =>
        scim.send('PATCH', `/Users/${await idIn(scim, addresses[who] ?? '')}`, reactivation),
      async (who: number, scim: Scim) =>
        scim.send('DELETE', `/Users/${await idIn(scim, addresses[who] ?? '')}`),
      async (who: number) => ({ status: await signInBySaml(signer, connection, addresses[who] ?? '') }),
      (who: number) => byHand('PATCH', who, { role: 'manager' }),
      (who: number) => byHand('DELETE', who),
      (who: number) => byHand('POST', who, undefined, '/deactivate'),
      (who: number) => byHand('POST', who, undefined, '/reactivate'),
    ];
    async function byHand(method: string, who: number, body?: object, more = '') {
      const response = await fetch(
        `${server.url}/v1/workspaces/${workspace}/members/${people[who]?.id}${more}`,
        {
          method,
          headers: { authorization: `Bearer ${server.operatorKey}`, 'content-type': 'application/json' },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        },
      );
      await response.arrayBuffer();
      return { status: response.status };
    }
    const present = await server.knex('directories').where({ tenant_id: team.workspaceId }).select('id');
    const known = new Set<string | null>([null, ...present.map(({ id }) => id)]);
    for (let round = 0; round < rounds({ sample: 5, full: 500 }); round += 1) {
      const statuses = await Promise.all(
        Array.from({ length: 6 }, async () => {
          const scim = directories[random(2)] as Scim;
          const act = acts[random(acts.length)] as (typeof acts)[number];
          return (await act(random(addresses.length), scim)).status;
        }),
      );
      expect(statuses.filter((status) => status >= 500)).toEqual([]);
      const rows = await server.knex('members').where({ tenant_id: team.workspaceId });
      expect(rows.filter(({ managed_by }) => !known.has(managed_by))).toEqual([]);
      expect(rows.filter(({ role }) => role === 'owner').length).toBeGreaterThan(0);
      // With a directory in the tenant, a sign-in gives the role of the connection, and its groups none.
      const bySignIn = rows.filter(({ role_given_by }) => role_given_by === connection);
      expect(bySignIn.filter(({ role }) => role !== 'member')).toEqual([]);
      expect((await server.knex('users').where({ email_key: newcomer })).length).toBeLessThan(2);
      // Two entries may name a person, and one of them decides.
      const active = await server
        .knex('directory_users as r')
        .join('members as m', 'm.user_id', 'r.user_id')
        .where({ 'm.tenant_id': team.workspaceId, 'r.state': 'active', 'm.status': 'deactivated' })
        .whereRaw('m.managed_by = r.directory_id')
        .whereNull('r.deleted_at');
      expect(active).toEqual([]);
    }
  });
});

describe('the directory of an admin', () => {
  it('a directory that an admin activated removes no owner, and changes no account', async () => {
    const { people, workspace, workspaceId: id } = await createTeam(server);
    const own = await verifiedDomain(server, id);
    const scim = await activeDirectory(server, people.admin.api, { workspace });
    const kept: string[] = [];
    for (const [role, user] of Object.entries(people)) {
      const userName = `${role}-${unique('m')}@${own}`;
      await server.knex('users').where({ id: user.id }).update({ email: userName, email_key: userName });
      const before = await server.knex('users').where({ id: user.id }).first();
      const { body } = await scim.send('POST', '/Users', { userName, displayName: 'Mallory' });
      const changes = [
        { op: 'replace', path: 'userName', value: `${unique('x')}@${own}` },
        { op: 'replace', path: 'emails', value: [{ value: `${unique('x')}@${own}`, primary: true }] },
        { op: 'replace', path: 'name.givenName', value: 'Mallory' },
        { op: 'add', value: { password: 'mallory', displayName: 'Mallory' } },
      ];
      await scim.send('PATCH', `/Users/${body.id}`, { Operations: changes });
      const off = await scim.send('PATCH', `/Users/${body.id}`, deactivation);
      expect([role, off.status]).toEqual([role, 200]);
      expect(await server.knex('users').where({ id: user.id }).first()).toEqual(before);
      const member = await server.knex('members').where({ tenant_id: id, user_id: user.id }).first();
      if (member?.status === 'active') kept.push(role);
    }
    expect(kept).toEqual(['owner']);
  });
});

describe('junk', () => {
  it('junk in SCIM filters, paths and bodies is refused without a server error', async () => {
    const random = randomOf(seedOf('scim-junk'));
    const scim = await activeDirectory(server, team.people.admin.api, { workspace: team.workspace });
    const { body: person } = await scim.send('POST', '/Users', { userName: `${unique('p')}@${domain}` });
    const { body: group } = await scim.send('POST', '/Groups', { displayName: unique('G') });
    const parts = [
      ...['userName', 'members', 'emails', 'meta', 'schemas', '__proto__', 'constructor', 'value', 'active'],
      ...[
        '[',
        ']',
        '(',
        ')',
        '.',
        ':',
        ' eq ',
        ' and ',
        ' or ',
        'not ',
        ' pr',
        ' co ',
        ' gt ',
        '"x"',
        '"',
        '\\',
        'true',
      ],
      ...[
        'null',
        '%',
        '_',
        "'",
        ';--',
        '\u2028',
        'é',
        '5',
        '(((((',
        '[[[[',
        'a'.repeat(200),
        '?',
        '??',
        '$1',
        ':a',
      ],
    ];
    const text = () => Array.from({ length: 1 + random(8) }, () => parts[random(parts.length)]).join('');
    const value = (depth = 0): unknown => {
      const kinds = [text, () => random(9), () => null, () => true];
      const nested = [
        () => [value(depth + 1), value(depth + 1)],
        () => ({ [text()]: value(depth + 1), value: text() }),
      ];
      const all = depth < 3 ? [...kinds, ...nested] : kinds;
      return all[random(all.length)]?.();
    };
    const wrong: unknown[] = [];
    for (let round = 0; round < rounds({ sample: 80, full: 5000 }); round += 1) {
      const [where, id] = random(2) === 0 ? ['/Users', person.id] : ['/Groups', group.id];
      const filter = encodeURIComponent(text());
      const op = ['add', 'replace', 'remove', 'Remove', 'x'][random(5)];
      const operation = { op, ...(random(4) > 0 && { path: text() }), value: value() };
      const calls = [
        () => scim.send('GET', `${where}?filter=${filter}&sortBy=${filter}`),
        () => scim.send('POST', '/.search', { filter: text(), sortBy: text(), attributes: [text()] }),
        () => scim.send('PATCH', `${where}/${id}`, { Operations: [operation] }),
        () =>
          scim.send('PUT', `${where}/${id}`, { displayName: text(), [text()]: value(), members: value() }),
      ];
      const call = calls[random(calls.length)] as () => Promise<ScimAnswer>;
      const { status, body } = await insist(call);
      if (status >= 500) wrong.push({ status, body, filter: decodeURIComponent(filter), operation });
    }
    expect(wrong).toEqual([]);
    expect(Reflect.get({}, 'value')).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
