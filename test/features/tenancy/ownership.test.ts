import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltinRole } from '../../../sdk/src/index.ts';
import { permitAuditDeletes } from '../../../server/features/records/audit/retention.ts';
import { purgeRepository } from '../../../server/features/records/data-retention/purge-repository.ts';
import { createKey, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, type TestUser, unique } from '../../support/users.ts';

/** Who a workspace belongs to, before and after it is moved, and when several things happen to it at once. */
let server: TestServer;
/** Owner, admin and two members of the organization, one of whom inherits workspaces, and an outsider. */
let owner: TestUser;
let admin: TestUser;
let member: TestUser;
let newOwner: TestUser;
let outsider: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  [owner, admin, member, newOwner, outsider] = (await Promise.all(
    ['Owner', 'Admin', 'Member', 'Successor', 'Outsider'].map((name) => createUser(server, name)),
  )) as [TestUser, TestUser, TestUser, TestUser, TestUser];
});
afterAll(() => server.stop());

async function newOrganization(): Promise<string> {
  const { id } = await owner.api.organizations.create({ name: 'Globex', slug: unique('org') });
  await server.operator.organizationMembers.add({ organization: id, user_id: admin.id, role: 'admin' });
  for (const { id: user_id } of [member, newOwner]) {
    await server.operator.organizationMembers.add({ organization: id, user_id });
  }
  return id;
}

async function place(...people: ReadonlyArray<readonly [TestUser, BuiltinRole]>) {
  const organization = await newOrganization();
  const { id: workspace, slug } = await owner.api.workspaces.create({
    name: 'W',
    slug: unique('w'),
    organization,
  });
  for (const [{ id: user_id }, role] of people)
    await server.operator.members.add({ workspace, user_id, role });
  return { organization, workspace, slug };
}

const roleIn = async (workspace: string, { id: user_id }: TestUser) =>
  (await server.operator.members.get({ workspace, user_id })).role;

describe('a workspace that an organization owns', () => {
  it('has owners only by its owners, because they would own it once it is released', async () => {
    const { workspace } = await place([member, 'admin'], [newOwner, 'viewer']);
    const key = await createKey(server, owner.api, { workspace });
    for (const { api } of [member, admin, key]) {
      for (const { id: user_id } of [member, newOwner]) {
        expect(await statusOrCode(api.members.update({ workspace, user_id, role: 'owner' }))).toBe(
          'privilege_escalation',
        );
      }
      const emails = [`${unique('new')}@example.com`];
      expect(await statusOrCode(api.invitations.create({ workspace, emails, role: 'owner' }))).toBe(
        'privilege_escalation',
      );
    }
    expect(
      await statusOrCode(owner.api.members.update({ workspace, user_id: newOwner.id, role: 'owner' })),
    ).toBe('served');
  });

  it('has one owner after a release, and nothing of users who are not in it', async () => {
    const { workspace } = await place([member, 'owner'], [newOwner, 'admin']);
    const ours = await createKey(server, owner.api, { workspace });
    const nested = await createKey(server, ours.api, { workspace, scope: 'read-only' });
    const theirs = await createKey(server, newOwner.api, { workspace, scope: 'read-only' });
    const emails = [`${unique('new')}@example.com`];
    await admin.api.invitations.create({ workspace, emails, role: 'admin' });
    await owner.api.workspaces.release({ workspace, owner_id: newOwner.id });
    expect([await roleIn(workspace, newOwner), await roleIn(workspace, member)]).toEqual(['owner', 'admin']);
    const works = ({ api }: Pick<TestUser, 'api'>) => statusOrCode(api.members.list({ workspace }));
    expect([await works(ours), await works(nested), await works(theirs)]).toEqual([
      'credential_revoked',
      'credential_revoked',
      'served',
    ]);
    expect((await newOwner.api.invitations.list({ workspace, status: 'pending' })).data).toEqual([]);
    const { data } = await newOwner.api.auditEvents.list({ workspace, action: 'api_key.revoked' });
    expect(data.map(({ target }) => target.id).sort()).toEqual([ours.id, nested.id].sort());
  });

  it('keeps its new owner while it is released', async () => {
    for (let delay = 0; delay < 8; delay += 1) {
      const { workspace } = await place([member, 'admin'], [newOwner, 'member']);
      const release = statusOrCode(owner.api.workspaces.release({ workspace, owner_id: newOwner.id }));
      await new Promise((resolve) => setTimeout(resolve, delay));
      await statusOrCode(member.api.members.update({ workspace, user_id: newOwner.id, role: 'viewer' }));
      expect(await release).toBe('served');
      expect(await roleIn(workspace, newOwner)).toBe('owner');
    }
  }, 60_000);

  it('accepts no member from outside while it joins', async () => {
    for (let delay = 0; delay < 8; delay += 1) {
      const organization = await newOrganization();
      const workspace = await newWorkspace(newOwner);
      const { id: move_id } = await newOwner.api.workspaceMoves.create({ workspace, organization });
      const accept = statusOrCode(owner.api.organizationMoves.accept({ organization, move_id }));
      await new Promise((resolve) => setTimeout(resolve, delay));
      const add = statusOrCode(newOwner.api.members.add({ workspace, user_id: outsider.id, role: 'viewer' }));
      const results = await Promise.all([accept, add]);
      expect(
        results.filter((result) => result === 'served'),
        results.join(),
      ).toHaveLength(1);
    }
  }, 60_000);

  it('cannot be restored while its organization is deleted', async () => {
    const { organization, workspace, slug } = await place();
    await server.operator.members.add({ workspace, user_id: member.id, role: 'owner' });
    await owner.api.workspaces.delete({ workspace, confirm: slug });
    const { slug: confirm } = await owner.api.organizations.get({ organization });
    await owner.api.organizations.delete({ organization, confirm });
    expect(await statusOrCode(member.api.workspaces.restore({ workspace }))).not.toBe('served');
    expect(await statusOrCode(owner.api.workspaces.restore({ workspace }))).not.toBe('served');
    expect(await statusOrCode(server.operator.workspaces.restore({ workspace }))).toBe('invalid_state');
    await owner.api.organizations.restore({ organization });
    expect(await statusOrCode(owner.api.workspaces.restore({ workspace }))).toBe('served');
  });
});

describe('a grant', () => {
  it('ends when its organization comes to own the workspace', async () => {
    const organization = await newOrganization();
    const workspace = await newWorkspace(owner);
    await owner.api.managers.grant({ workspace, organization });
    expect(await statusOrCode(member.api.members.list({ workspace }))).toBe('served');
    const { id: move_id } = await owner.api.workspaceMoves.create({ workspace, organization });
    await owner.api.organizationMoves.accept({ organization, move_id });
    expect(await statusOrCode(member.api.members.list({ workspace }))).toBe('not_found');
    expect((await owner.api.managers.list({ workspace })).data).toMatchObject([{ status: 'revoked' }]);
  });

  it('does not keep a deleted organization, nor what was created under the grant', async () => {
    const organization = await newOrganization();
    const workspace = await newWorkspace(outsider);
    await outsider.api.managers.grant({ workspace, organization });
    const key = await createKey(server, member.api, { workspace, scope: 'read-only' });
    expect(key.grant_id).not.toBeNull();
    const { slug: confirm } = await owner.api.organizations.get({ organization });
    await owner.api.organizations.delete({ organization, confirm });
    await server
      .knex('organizations')
      .where({ id: organization })
      .update({ archived_at: new Date(0) });
    await server.knex.transaction(async (trx) => {
      await permitAuditDeletes(trx);
      expect(await purgeRepository(trx).tenant(organization)).toBe(true);
    });
    await expect.poll(() => statusOrCode(key.api.members.list({ workspace }))).toBe('credential_revoked');
    expect((await outsider.api.apiKeys.get({ workspace, key_id: key.id })).status).toBe('revoked');
  });
});

describe('a user who leaves an organization', () => {
  it('leaves keys behind, which the receipt names', async () => {
    const { organization, workspace } = await place([admin, 'admin']);
    const customers = await newWorkspace(outsider);
    await outsider.api.managers.grant({ workspace: customers, organization });
    const made = await admin.api.organizationKeys.create({ organization, name: 'K', scope: 'read-only' });
    const owned = await createKey(server, admin.api, { workspace, scope: 'read-only' });
    const granted = await createKey(server, admin.api, { workspace: customers, scope: 'read-only' });
    const own = await createKey(server, admin.api, { workspace, kind: 'user', scope: 'read-only' });
    const one = { organization, user_id: admin.id };
    const preview = await owner.api.organizationMembers.remove({ ...one, dry_run: true });
    const receipt = await owner.api.organizationMembers.remove(one);
    expect({ ...receipt, dry_run: true }).toEqual(preview);
    expect(receipt.leaves.organization_keys.map(({ id }) => id)).toEqual([made.id]);
    expect(receipt.leaves.service_keys.map(({ id }) => id).sort()).toEqual([owned.id, granted.id].sort());
    const { data } = await owner.api.events.list({ workspace, type: 'api_key.revoked' });
    expect(data.map(({ data: key }) => (key as { id: string }).id)).toEqual([own.id]);
  });
});
