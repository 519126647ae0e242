import { afterAll, beforeAll, expect, it } from 'vitest';
import { manageBy } from '../../support/every-operation/account-things.ts';
import { type CarefulUser, createCarefulUser } from '../../support/factors.ts';
import { statusOrCode } from '../../support/keys.ts';
import { activeDirectory } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, createUser, type TestTeam, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTeam(server);
  workspace = acme.workspace;
  await activeDirectory(server, acme.people.owner.api, { workspace });
}, 60_000);
afterAll(() => server.stop());

/** A person with an authenticator app, whom the directory of the workspace manages. */
async function managed(role: 'owner' | 'admin' | 'manager' | 'member' = 'member'): Promise<CarefulUser> {
  const user = await createCarefulUser(server);
  await server.operator.members.add({ workspace, user_id: user.id, role });
  await manageBy(server, acme.workspaceId, user.id);
  return user;
}
const reset = (by: Pick<TestUser, 'api'>, user_id: TestUser['id']) =>
  statusOrCode(by.api.members.resetMfa({ workspace, user_id }));

it('a reset removes the factors and sessions of a managed person below the caller', async () => {
  const user = await managed();
  const left = await acme.people.admin.api.members.resetMfa({ workspace, user_id: user.id });
  expect(left).toMatchObject({ has_second_factor: false, totp: null });
  expect(await statusOrCode(user.api.me.get())).toBe('credential_revoked');
  const [entry] = (await acme.people.owner.api.auditEvents.list({ workspace, limit: 1 })).data;
  expect(entry).toMatchObject({ action: 'mfa.reset', target: { id: user.id } });
  const events = await server.knex('events').where({ type: 'mfa.removed', tenant_id: acme.workspaceId });
  expect(JSON.stringify(events)).toContain(user.id);
});

it('a reset is refused for a person of the same role or above, and for an owner', async () => {
  const { admin, manager, member, owner } = acme.people;
  const peer = await managed('admin');
  expect(await reset(admin, peer.id)).toBe('privilege_escalation');
  expect(await reset(manager, peer.id)).toBe('privilege_escalation');
  expect(await reset(owner, (await managed('owner')).id)).toBe('privilege_escalation');
  expect(await reset(admin, admin.id)).toBe('privilege_escalation');
  expect(await reset(member, peer.id)).toBe('insufficient_role');
  expect(await reset(owner, peer.id)).toBe('served');
});

it('a reset is refused for a person who is not managed here or belongs to another tenant', async () => {
  const { owner } = acme.people;
  const free = await createCarefulUser(server);
  await server.operator.members.add({ workspace, user_id: free.id, role: 'member' });
  expect(await reset(owner, free.id)).toBe('not_managed');
  const elsewhere = await managed();
  const other = await createUser(server, 'Other');
  await server.operator.members.add({ workspace: other.workspace, user_id: elsewhere.id, role: 'viewer' });
  expect(await reset(owner, elsewhere.id)).toBe('not_managed');
  expect(await reset(owner, other.id)).toBe('not_found');
  expect(await reset(other, elsewhere.id)).toBe('not_found');
  for (const { id } of [free, elsewhere])
    expect(await statusOrCode(server.operator.users.resetMfa({ user_id: id }))).toBe('served');
});

it('a reset works for people whom a directory of the organization manages, also in its workspaces', async () => {
  const { owner } = acme.people;
  const { id: organization } = await owner.api.organizations.create({ name: 'Group', slug: unique('org') });
  await activeDirectory(server, owner.api, { organization });
  const own = await owner.api.workspaces.create({ name: 'Own', slug: unique('own'), organization });
  const user = await createCarefulUser(server);
  await server.operator.organizationMembers.add({ organization, user_id: user.id });
  await manageBy(server, organization, user.id);
  await server.operator.members.add({ workspace: own.id, user_id: user.id, role: 'member' });
  const at = { organization, user_id: user.id };
  const byWorkspace = owner.api.members.resetMfa({ workspace: own.id, user_id: user.id });
  expect(await statusOrCode(byWorkspace)).toBe('not_managed');
  expect(await statusOrCode(owner.api.organizationMembers.resetMfa(at))).toBe('served');
  expect(await statusOrCode(user.api.me.get())).toBe('credential_revoked');
});
