import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSigner } from '../../support/saml/signer.ts';
import {
  activeDirectory,
  deactivation,
  reactivation,
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
import { createUser, unique } from '../../support/users.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    env: { BACKGROUND_WORK: 'false', SIGN_IN_REDIRECT_URIS: REDIRECT_URI },
  });
}, 60_000);
afterAll(() => server.stop());

/** Gives a workspace a plan with a number of members. @returns what changes the number */
async function limit(workspace: string, members: number) {
  const { operator } = server;
  const { id: plan_id, name } = await operator.plans.create({
    name: unique('own'),
    title: 'Own',
    limits: { members },
  });
  await operator.plans.set({ workspace, plan: name });
  return (next: number) => operator.plans.update({ plan_id, limits: { members: next } });
}
const countOf = async (tenant_id: string): Promise<number> =>
  (await server.knex('members').where({ tenant_id, status: 'active' })).length;

describe('the members that the plan of a workspace allows', () => {
  it('are no more when a directory adds or brings back people, and it always takes them away', async () => {
    const owner = await createUser(server, 'Owner');
    const { workspace } = owner;
    const { id } = await owner.api.workspaces.get({ workspace });
    const domain = await verifiedDomain(server, id);
    const scim = await activeDirectory(server, owner.api, { workspace });
    const add = (userName: string) => scim.send('POST', '/Users', { userName });
    const setLimit = await limit(workspace, 2);
    const first = await add(`${unique('p')}@${domain}`);
    expect(first.status).toBe(201);
    const late = `${unique('p')}@${domain}`;
    const refused = await add(late);
    expect(refused.body).toMatchObject({ status: '400', scimType: 'invalidValue' });
    expect(refused.body.detail).toMatch(/^The plan of the workspace .+ allows 2 members\. Remove one there/);
    expect(await server.knex('users').where({ email: late })).toEqual([]);
    expect((await scim.send('GET', `/Users?filter=userName eq "${late}"`)).body.totalResults).toBe(0);
    // A person whom the directory has deactivated has no seat, and gets one again when there is room.
    expect((await scim.send('PATCH', `/Users/${first.body.id}`, deactivation)).status).toBe(200);
    expect((await add(late)).status).toBe(201);
    const again = () => scim.send('PATCH', `/Users/${first.body.id}`, reactivation);
    expect((await again()).body).toMatchObject({ status: '400', scimType: 'invalidValue' });
    expect((await scim.send('GET', `/Users/${first.body.id}`)).body.active).toBe(false);
    await setLimit(3);
    expect((await again()).status).toBe(200);
    expect(await countOf(id)).toBe(3);
    await setLimit(1);
    expect((await scim.send('DELETE', `/Users/${first.body.id}`)).status).toBe(204);
    expect(await countOf(id)).toBe(2);
  });

  it('are no more when groups of an organization give roles in it, or a deactivation there ends', async () => {
    const owner = await createUser(server, 'Owner');
    const { id: organization } = await owner.api.organizations.create({ name: 'O' });
    const domain = await verifiedDomain(server, organization);
    const made = await owner.api.workspaces.create({ name: 'W', slug: unique('ws'), organization });
    const { id: workspace_id, slug: workspace } = made;
    const scim = await activeDirectory(server, owner.api, { organization });
    const setLimit = await limit(workspace, 2);
    const people: string[] = [];
    for (let n = 0; n < 3; n += 1)
      people.push((await scim.send('POST', '/Users', { userName: `${unique('p')}@${domain}` })).body.id);
    const [one = '', two = '', three = ''] = people.toSorted();
    const members = [{ value: two }, { value: three }, { value: one }];
    const { body: group } = await scim.send('POST', '/Groups', { displayName: unique('G'), members });
    const mapping = {
      organization,
      directory_id: scim.directoryId as never,
      role_mappings: [{ group_id: group.id, role: 'member', workspace_id }],
    };
    const plan = await owner.api.organizationDirectories.plan(mapping);
    const before = await countOf(workspace_id);
    expect(plan.changes.map(({ directory_user_id: who, obstacle }) => [who, obstacle])).toEqual(
      [one, two, three].map((who, index) => [who, index < 2 - before ? null : 'plan_limit']),
    );
    await owner.api.organizationDirectories.apply({ ...mapping, digest: plan.digest });
    expect(await countOf(workspace_id)).toBe(2);
    // Those for whom there was no room join with the next change of the group or the mappings.
    await setLimit(before + 3);
    const { digest } = await owner.api.organizationDirectories.plan(mapping);
    await owner.api.organizationDirectories.apply({ ...mapping, digest });
    expect(await countOf(workspace_id)).toBe(before + 3);
    expect((await scim.send('PATCH', `/Users/${one}`, deactivation)).status).toBe(200);
    await setLimit(before + 2);
    const full = await scim.send('PATCH', `/Users/${one}`, reactivation);
    expect(full.body).toMatchObject({ status: '400', scimType: 'invalidValue' });
    await setLimit(before + 3);
    expect((await scim.send('PATCH', `/Users/${one}`, reactivation)).status).toBe(200);
    expect(await countOf(workspace_id)).toBe(before + 3);
  });

  it('are no more when an identity provider signs people in, who sign in all the same as members of its tenant', async () => {
    const [owner, signer] = await Promise.all([createUser(server, 'Owner'), createSigner()]);
    const { id: organization } = await owner.api.organizations.create({ name: 'O' });
    const domain = await verifiedDomain(server, organization);
    const made = await owner.api.workspaces.create({ name: 'W', slug: unique('ws'), organization });
    const setLimit = await limit(made.slug, await countOf(made.id));
    const role_mappings = [{ group: 'staff', role: 'member', workspace_id: made.id }];
    const connection = await putConnection(server, organization, samlSettings(signer.certificate), {
      authority: 'owner',
      role_mappings,
    });
    const email = `${unique('new')}@${domain}`;
    const attributes = { email: [email], groups: ['staff'] };
    const signIn = async () =>
      exchange(server, await codeBySaml(server, signer, connection, email, attributes));
    const { user_id } = await signIn();
    const membership = () => server.knex('members').where({ tenant_id: made.id, user_id }).first();
    expect(await membership()).toBeUndefined();
    await setLimit((await countOf(made.id)) + 1);
    await signIn();
    expect(await membership()).toMatchObject({ role: 'member' });
  });
});
