import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserId } from '../../../sdk/src/index.ts';
import { createKey, idsOf, statusesOrCodes, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { invitationTo } from '../../support/tokens.ts';
import {
  createUnconfirmedUser,
  createUser,
  expectProblem,
  newWorkspace,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
/** Owner, admin and member of the organization, and an outsider. */
let owner: TestUser;
let admin: TestUser;
let member: TestUser;
let outsider: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, admin, member, outsider] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Admin'),
    createUser(server, 'Member'),
    createUser(server, 'Outsider'),
  ]);
});
afterAll(() => server.stop());

async function organization() {
  const { id } = await owner.api.organizations.create({ name: 'Globex', slug: unique('org') });
  await server.operator.organizationMembers.add({ organization: id, user_id: admin.id, role: 'admin' });
  await server.operator.organizationMembers.add({ organization: id, user_id: member.id });
  return id;
}

const owned = (creator: TestUser, organization: string) =>
  creator.api.workspaces.create({ name: 'Owned', slug: unique('own'), organization });

/** An organization with one workspace. */
async function place() {
  const organizationId = await organization();
  const { id: workspace, slug } = await owned(owner, organizationId);
  return { organization: organizationId, workspace, slug };
}

describe('a workspace that an organization owns', () => {
  it('is created by owners and admins of the organization, and has no other owner', async () => {
    const id = await organization();
    const made = await owned(admin, id);
    expect(made.organization_id).toBe(id);
    expect((await owner.api.members.list({ workspace: made.id })).data).toEqual([]);
    expect(await statusOrCode(owned(member, id))).toBe('insufficient_role');
    expect(await statusOrCode(owned(outsider, id))).toBe('not_found');
    const both = { name: 'X', organization: id, owner_id: owner.id };
    expect(await statusOrCode(server.operator.workspaces.create(both))).toBe('invalid_request');
    expect(idsOf(await member.api.organizations.listWorkspaces({ organization: id }))).toEqual([made.id]);
    expect(await statusOrCode(outsider.api.organizations.listWorkspaces({ organization: id }))).toBe(
      'not_found',
    );
  });

  it('has the owners and admins of the organization as admins, without being added', async () => {
    const { workspace } = await place();
    for (const who of [owner, admin]) {
      await who.api.settings.update({ workspace, session_idle_minutes: 600 });
      const project = await who.api.projects.create({
        workspace,
        name: 'P',
        slug: unique('p'),
        environment: 'sandbox',
      });
      expect(await who.api.projects.get({ workspace, project: project.id })).toMatchObject({
        id: project.id,
      });
      await createKey(server, who.api, { workspace });
    }
    expect(await statusOrCode(member.api.workspaces.get({ workspace }))).toBe('not_found');
    expect(await statusOrCode(outsider.api.workspaces.get({ workspace }))).toBe('not_found');
  });

  it('lets them create service keys, and no user keys, which would end at once', async () => {
    const { workspace } = await place();
    const own = () => createKey(server, admin.api, { workspace, kind: 'user', scope: 'read-only' });
    expect(await statusOrCode(own())).toBe('invalid_state');
    expect(await statusOrCode(createKey(server, admin.api, { workspace }))).toBe('served');
    await server.operator.members.add({ workspace, user_id: admin.id, role: 'viewer' });
    expect(await statusOrCode((await own()).api.me.get())).toBe('served');
    await owner.api.members.deactivate({ workspace, user_id: admin.id });
    expect(await statusOrCode(own())).toBe('invalid_state');
  });

  it('is listed for them apart from those that they are members of', async () => {
    const { organization: id, workspace } = await place();
    await server.operator.members.add({ workspace, user_id: member.id, role: 'member' });
    const relations = async (who: TestUser, relation?: 'member' | 'organization' | 'shared') =>
      (await who.api.me.listWorkspaces({ ...(relation && { relation }), limit: 100 })).data
        .filter((one) => one.workspace.id === workspace)
        .map((one) => [one.relation, one.organization?.id, one.role]);
    expect(await relations(owner)).toEqual([['organization', id, 'owner']]);
    expect(await relations(admin, 'organization')).toEqual([['organization', id, 'admin']]);
    expect(await relations(admin, 'member')).toEqual([]);
    expect(await relations(member)).toEqual([['member', undefined, 'member']]);
    expect(await relations(member, 'organization')).toEqual([]);
    await server.operator.members.add({ workspace, user_id: admin.id, role: 'viewer' });
    expect(await relations(admin)).toEqual([
      ['organization', id, 'admin'],
      ['member', undefined, 'viewer'],
    ]);
  });

  it('is deleted and restored by the organization, and not by an owner of its own', async () => {
    const { organization: id, workspace, slug } = await place();
    await server.operator.members.add({ workspace, user_id: member.id, role: 'owner' });
    const remove = (who: TestUser) => who.api.workspaces.delete({ workspace, confirm: slug });
    expect(await statusOrCode(remove(member))).toBe('insufficient_role');
    expect(await statusOrCode(member.api.settings.update({ workspace, language: 'tr' }))).toBe('served');
    expect(await statusOrCode(owner.api.organizations.delete({ organization: id, confirm: 'x' }))).toBe(
      'invalid_request',
    );
    const { slug: confirm } = await owner.api.organizations.get({ organization: id });
    expect(await statusOrCode(owner.api.organizations.delete({ organization: id, confirm }))).toBe(
      'invalid_state',
    );
    expect(await statusOrCode(remove(admin))).toBe('served');
    expect(await statusOrCode(member.api.workspaces.restore({ workspace }))).toBe('insufficient_role');
    expect(await statusOrCode(owner.api.workspaces.restore({ workspace }))).toBe('served');
  });

  it('accepts members of the organization only, in every way', async () => {
    const { organization: id, workspace } = await place();
    const add = (user_id: UserId) => server.operator.members.add({ workspace, user_id, role: 'member' });
    expect((await expectProblem(add(outsider.id))).problem).toMatchObject({
      code: 'organization_membership_required',
      users: [outsider.id],
    });
    const { token } = await invitationTo(server, workspace, outsider.email);
    expect(await statusOrCode(outsider.api.invitations.accept({ token }))).toBe(
      'organization_membership_required',
    );
    await server.operator.organizationMembers.add({ organization: id, user_id: outsider.id });
    expect(await statusOrCode(outsider.api.invitations.accept({ token }))).toBe('served');
    expect(await statusOrCode(outsider.api.projects.list({ workspace }))).toBe('served');
  });

  it('adds no user who leaves the organization at the same time', async () => {
    const { organization: id, workspace } = await place();
    for (let round = 0; round < 5; round += 1) {
      await statusOrCode(server.operator.organizationMembers.add({ organization: id, user_id: outsider.id }));
      await Promise.all([
        statusOrCode(owner.api.members.add({ workspace, user_id: outsider.id, role: 'member' })),
        statusOrCode(owner.api.organizationMembers.remove({ organization: id, user_id: outsider.id })),
      ]);
      expect(await statusOrCode(outsider.api.workspaces.get({ workspace }))).toBe('not_found');
      expect(await server.knex('members').where({ tenant_id: workspace, user_id: outsider.id })).toEqual([]);
    }
  });

  it('loses a member who leaves the organization, with their keys, and emits events', async () => {
    const { organization: id, workspace } = await place();
    const other = await owned(owner, id);
    for (const one of [workspace, other.id]) {
      await server.operator.members.add({ workspace: one, user_id: member.id, role: 'member' });
    }
    const key = await createKey(server, member.api, { workspace, kind: 'user', scope: 'read-only' });
    const one = { organization: id, user_id: member.id };
    const preview = await admin.api.organizationMembers.remove({ ...one, dry_run: true });
    expect(await statusOrCode(member.api.projects.list({ workspace }))).toBe('served');
    const receipt = await admin.api.organizationMembers.remove(one);
    expect(receipt).toEqual({ ...preview, dry_run: false });
    expect(receipt.ends.workspaces.map(({ workspace_id }) => workspace_id)).toEqual(
      [workspace, other.id].toSorted(),
    );
    expect(receipt.ends.api_keys).toMatchObject([{ id: key.id }]);
    expect(
      await statusesOrCodes(
        member.api.projects.list({ workspace }),
        member.api.workspaces.get({ workspace: other.id }),
      ),
    ).toEqual(['not_found']);
    expect(await statusOrCode(key.api.me.get())).toBe('credential_revoked');
    const { data } = await owner.api.auditEvents.list({ workspace, action: 'member.removed' });
    expect(data).toMatchObject([{ target: { id: member.id }, actor: { id: admin.id } }]);
    // Coming back gives nothing back.
    await server.operator.organizationMembers.add(one);
    expect(await statusesOrCodes(member.api.workspaces.get({ workspace }), key.api.me.get())).toEqual([
      'credential_revoked',
      'not_found',
    ]);
  });

  it('may be without owners of its own', async () => {
    const { workspace } = await place();
    await server.operator.members.add({ workspace, user_id: member.id, role: 'owner' });
    expect(await statusOrCode(admin.api.members.remove({ workspace, user_id: member.id }))).toBe('served');
  });

  it('gives nothing to the organization’s owners once the organization is deleted', async () => {
    const { organization: id, workspace } = await place();
    await server.knex('organizations').where({ id }).update({ archived_at: new Date() });
    expect(await statusOrCode(owner.api.workspaces.get({ workspace }))).toBe('not_found');
  });
});

describe('a move of a workspace', () => {
  it('into an organization needs both sides', async () => {
    const id = await organization();
    const workspace = await newWorkspace(owner, [[member, 'admin']]);
    const propose = (who: TestUser) => who.api.workspaceMoves.create({ workspace, organization: id });
    expect(await statusOrCode(propose(member))).toBe('insufficient_role');
    const move = await propose(owner);
    expect(await statusOrCode(propose(owner))).toBe('already_exists');
    expect(move).toMatchObject({ status: 'pending', workspace: { slug: workspace }, organization: { id } });
    const one = { organization: id, move_id: move.id };
    expect((await member.api.organizationMoves.list({ organization: id, status: 'pending' })).data).toEqual([
      move,
    ]);
    expect(await statusOrCode(member.api.organizationMoves.accept(one))).toBe('insufficient_role');
    expect(await statusOrCode(outsider.api.organizationMoves.accept(one))).toBe('not_found');
    const accepted = await admin.api.organizationMoves.accept(one);
    expect(accepted).toMatchObject({ status: 'accepted', decided_by: admin.id });
    expect(await statusOrCode(admin.api.organizationMoves.accept(one))).toBe('invalid_state');
    expect(await admin.api.workspaces.get({ workspace })).toMatchObject({ organization_id: id });
    expect((await owner.api.workspaceMoves.list({ workspace })).data).toEqual([accepted]);
    const { data } = await owner.api.auditEvents.list({ workspace, action: 'workspace.*' });
    expect(data.map(({ action }) => action)).toContain('workspace.joined_organization');
  });

  it('happens once, however many accept it, and not after it was withdrawn', async () => {
    const id = await organization();
    const workspace = await newWorkspace(owner);
    const first = await owner.api.workspaceMoves.create({ workspace, organization: id });
    const one = { organization: id, move_id: first.id };
    await owner.api.workspaceMoves.cancel({ workspace, move_id: first.id });
    expect(await statusOrCode(admin.api.organizationMoves.accept(one))).toBe('invalid_state');
    const second = await owner.api.workspaceMoves.create({ workspace, organization: id });
    const accept = (who: TestUser) => who.api.organizationMoves.accept({ ...one, move_id: second.id });
    expect(await statusesOrCodes(accept(admin), accept(owner), accept(admin))).toEqual([
      'invalid_state',
      'served',
    ]);
  });

  it('can be declined', async () => {
    const id = await organization();
    const workspace = await newWorkspace(owner);
    const { id: move_id } = await owner.api.workspaceMoves.create({ workspace, organization: id });
    expect(await admin.api.organizationMoves.decline({ organization: id, move_id })).toMatchObject({
      status: 'declined',
    });
    expect(await owner.api.workspaces.get({ workspace })).toMatchObject({ organization_id: null });
  });

  it('waits until all members belong to the organization, and its proposer is still an owner', async () => {
    const id = await organization();
    const workspace = await newWorkspace(outsider, [
      [member, 'owner'],
      [owner, 'viewer'],
    ]);
    const { id: move_id } = await outsider.api.workspaceMoves.create({ workspace, organization: id });
    const accept = () => admin.api.organizationMoves.accept({ organization: id, move_id });
    expect((await expectProblem(accept())).problem).toMatchObject({ users: [outsider.id] });
    await server.operator.organizationMembers.add({ organization: id, user_id: outsider.id });
    await member.api.members.update({ workspace, user_id: outsider.id, role: 'viewer' });
    expect(await statusOrCode(accept())).toBe('invalid_state');
    await member.api.members.update({ workspace, user_id: outsider.id, role: 'owner' });
    expect(await statusOrCode(accept())).toBe('served');
  });

  it('out of an organization leaves it to one of its members', async () => {
    const { organization: id, workspace } = await place();
    await server.operator.members.add({ workspace, user_id: member.id, role: 'member' });
    const release = (who: TestUser, owner_id = member.id) =>
      who.api.workspaces.release({ workspace, owner_id });
    expect(await statusOrCode(release(admin))).toBe('insufficient_role');
    expect(await statusOrCode(release(member))).toBe('insufficient_role');
    expect(await statusOrCode(release(owner, outsider.id))).toBe('not_found');
    const unconfirmed = await createUnconfirmedUser(server, 'Successor');
    await server.operator.organizationMembers.add({ organization: id, user_id: unconfirmed.id });
    await server.operator.members.add({ workspace, user_id: unconfirmed.id, role: 'member' });
    expect(await statusOrCode(release(owner, unconfirmed.id))).toBe('unconfirmed_address');
    expect(await release(owner)).toMatchObject({ organization_id: null });
    expect(await statusOrCode(owner.api.workspaces.get({ workspace }))).toBe('not_found');
    expect(await member.api.members.get({ workspace, user_id: member.id })).toMatchObject({ role: 'owner' });
    expect(await statusOrCode(member.api.workspaces.release({ workspace, owner_id: member.id }))).toBe(
      'invalid_state',
    );
    expect(idsOf(await owner.api.organizations.listWorkspaces({ organization: id }))).toEqual([]);
  });

  it('of ownership inside needs the owner of the organization, who need not be a member', async () => {
    const { workspace } = await place();
    await server.operator.members.add({ workspace, user_id: member.id, role: 'member' });
    const transfer = (who: TestUser) =>
      who.api.workspaces.transferOwnership({ workspace, user_id: member.id });
    expect(await statusOrCode(transfer(admin))).toBe('insufficient_role');
    expect(await transfer(owner)).toMatchObject({
      owner: { user_id: member.id, role: 'owner' },
      previous_owner: null,
    });
  });
});
