import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send, serviceKey, userKey } from '../../support/every-operation/operations.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

// An outsider cannot tell by the time of a response whether a resource exists: the same statements run for both.

let server: TestServer;
let owner: TestUser;
let outsider: TestUser;
const statements: string[] = [];
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  [owner, outsider] = await Promise.all([createUser(server, 'Owner'), createUser(server, 'Outsider')]);
  server.knex.on('query', ({ sql }: { sql: string }) => void statements.push(sql));
});
afterAll(() => server.stop());

/** Statements that are made now and then, whatever is asked. */
const isOfRequest = (sql: string) =>
  !/from credentials c|rate_limits|replicas|access_changes|update sessions|update "?api_keys|pg_notify/.test(
    sql,
  );

/** Asks several times, and returns each time what is answered and which statements that took. */
async function asking(token: string, method: string, path: string, body?: object) {
  const rounds = [];
  for (let round = 0; round < 3; round += 1) {
    statements.length = 0;
    const headers = method === 'GET' ? {} : { 'idempotency-key': unique('key') };
    const { status } = await send(server, method, path, { token, body, headers });
    rounds.push({
      status,
      statements: statements.filter(isOfRequest).map((sql) => sql.replace(/\s+/g, ' ')),
    });
  }
  return rounds;
}

describe('an outsider', () => {
  const callers = {
    'a session': async () => outsider.token,
    'a user key': async () => (await userKey(outsider, outsider.workspace, 'admin')).secret,
    'a service key': async () => (await serviceKey(outsider, outsider.workspace, 'admin')).secret,
    'an organization key': async () => {
      const { id: organization } = await outsider.api.organizations.create({ name: 'O', slug: unique('o') });
      const fields = { organization, name: unique('key'), scope: 'admin' } as const;
      return (await outsider.api.organizationKeys.create(fields)).secret;
    },
  };

  it.each(Object.entries(callers))('cannot tell with %s whether a workspace exists', async (_, tokenOf) => {
    const token = await tokenOf();
    const { id } = await owner.api.workspaces.get({ workspace: owner.workspace });
    await serviceKey(owner, owner.workspace, 'admin').then(({ secret }) =>
      server.client(secret).workspaces.get({ workspace: owner.workspace }),
    );
    const pairs = [
      [owner.workspace, unique('absent')],
      [id, `ws_${'0'.repeat(26)}`],
    ] as const;
    for (const [theirs, absent] of pairs) {
      for (const [method, path, body] of [
        ['GET', ''],
        ['GET', '/projects'],
        ['PATCH', '', { name: 'X' }],
        ['POST', '/projects', { name: 'P', slug: unique('p'), environment: 'sandbox' }],
      ] as const) {
        const at = (workspace: string) => asking(token, method, `/v1/workspaces/${workspace}${path}`, body);
        const [existing, missing] = [await at(theirs), await at(absent)];
        expect(existing).toEqual(missing);
        expect(existing.map(({ status }) => status)).toEqual([404, 404, 404]);
      }
    }
  });

  it('cannot tell whether an organization, or a project of their own workspace, exists', async () => {
    const { id: organization } = await owner.api.organizations.create({ name: 'O', slug: unique('o') });
    const viewer = await createUser(server, 'Viewer');
    const { workspace } = owner;
    await server.operator.members.add({ workspace, user_id: viewer.id, role: 'viewer' });
    const slug = unique('prj');
    await owner.api.projects.create({ workspace, name: 'P', slug, environment: 'sandbox' });
    for (const [token, theirs, absent] of [
      [outsider.token, `organizations/${organization}`, `organizations/org_${'0'.repeat(26)}`],
      [
        viewer.token,
        `workspaces/${workspace}/projects/${slug}`,
        `workspaces/${workspace}/projects/${unique('p')}`,
      ],
    ] as const) {
      const [existing, missing] = [
        await asking(token, 'GET', `/v1/${theirs}`),
        await asking(token, 'GET', `/v1/${absent}`),
      ];
      expect(existing).toEqual(missing);
      expect(existing[0]?.status).toBe(404);
    }
  });
});

describe('a member', () => {
  it('is authorized from the cache', async () => {
    const rounds = await asking(owner.token, 'GET', `/v1/workspaces/${owner.workspace}/roles`);
    const facts = rounds.map(
      (round) => round.statements.filter((sql) => sql.includes('workspaces w')).length,
    );
    expect(facts.slice(1)).toEqual([0, 0]);
  });
});
