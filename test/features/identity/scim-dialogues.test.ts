import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIALOGUES, type Step } from '../../support/scim/dialogues.ts';
import { activeDirectory, type Scim, sendScim, verifiedDomain } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let domain: string;

beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  owner = await createUser(server);
  const { id } = await owner.api.workspaces.get({ workspace: owner.workspace });
  domain = await verifiedDomain(server, id);
}, 60_000);
afterAll(() => server.stop());

interface Names {
  user: string;
  group: string;
}

const filled = (text: string, names: Names): string =>
  text
    .replaceAll('{domain}', domain)
    .replaceAll('%7Bdomain%7D', domain)
    .replaceAll('{user}', names.user)
    .replaceAll('{group}', names.group);

/** Sends the steps in turn. @returns the statuses */
async function play(scim: Scim, steps: readonly Step[], names: Names): Promise<number[]> {
  const statuses: number[] = [];
  for (const { method, path, body } of steps) {
    const filledBody = body && JSON.parse(filled(JSON.stringify(body), names));
    const answer = await scim.send(method, filled(path, names), filledBody);
    statuses.push(answer.status);
    if (answer.status === 201) names[path === '/Users' ? 'user' : 'group'] = answer.body.id;
  }
  return statuses;
}

/** The text of a resource, with what differs from run to run under its name. */
async function textOf(scim: Scim, path: string, names: Names): Promise<string> {
  const response = await fetch(`${server.url}/scim/v2${path}`, {
    headers: { authorization: `Bearer ${scim.token}` },
  });
  return (await response.text())
    .replaceAll(/"\d{4}-[\d-]+T[\d:.]+Z"/g, '"{time}"')
    .replaceAll(/"W\/\\"\d+\\""/g, '"{version}"')
    .replaceAll(/http:\/\/[^/"]+\/scim\/v2/g, '{url}')
    .replaceAll(names.user, '{user}')
    .replaceAll(names.group, '{group}')
    .replaceAll(domain, '{domain}');
}

describe.each(DIALOGUES)('the dialogue of $provider', ({ steps, user, group }) => {
  it('ends in the state that it describes, and changes nothing when it is repeated', async () => {
    const scim = await activeDirectory(server, owner.api, { workspace: owner.workspace });
    const names = { user: '', group: '' };
    expect(await play(scim, steps, names)).toEqual(steps.map(({ status }) => status));
    const state = async () => [
      await textOf(scim, `/Users/${names.user}`, names),
      await textOf(scim, `/Groups/${names.group}`, names),
    ];
    expect(await state()).toEqual([user, group]);
    const count = async () =>
      Promise.all(
        ['/Users?count=0', '/Groups?count=0'].map(
          async (path) => (await scim.send('GET', path)).body.totalResults,
        ),
      );
    expect(await count()).toEqual([1, 1]);
    expect(await play(scim, steps, names)).toEqual(steps.map(({ status, again = status }) => again));
    expect([await state(), await count()]).toEqual([
      [user, group],
      [1, 1],
    ]);
    // What ended it once, ends it again.
    for (const path of [`/Users/${names.user}`, `/Groups/${names.group}`]) {
      expect((await scim.send('DELETE', path)).status).toBe(204);
      expect((await scim.send('DELETE', path)).status).toBe(404);
    }
    expect(await count()).toEqual([0, 0]);
  });
});

it('SCIM accepts plain JSON and an address with a slash at its end', async () => {
  const scim = await activeDirectory(server, owner.api, { workspace: owner.workspace });
  const { status } = await sendScim(
    server,
    scim.token,
    ['POST', '/Groups/'],
    { displayName: 'Trailing slash' },
    { 'content-type': 'application/json' },
  );
  expect(status).toBe(201);
});
