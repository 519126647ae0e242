import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApprovalRuleId, PendingChange, Permission } from '../../../sdk/src/index.ts';
import { statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let admin: TestUser;
let otherAdmin: TestUser;
let manager: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  [owner, admin, otherAdmin, manager] = (await Promise.all(
    ['Owner', 'Admin', 'Other', 'Manager'].map((name) => createUser(server, name)),
  )) as [TestUser, TestUser, TestUser, TestUser];
}, 60_000);
afterAll(() => server.stop());

/** Lets everyone in a workspace have had their role for some days, and so be beyond the time in which they do not count. */
const ageRoles = (workspaceId: string, days = 60) =>
  server
    .knex('members')
    .where({ tenant_id: workspaceId })
    .update({ role_since: new Date(Date.now() - days * 86_400_000) });

async function freshWorkspace(days?: number) {
  const workspace = await newWorkspace(owner, [
    [admin, 'admin'],
    [otherAdmin, 'admin'],
    [manager, 'manager'],
  ]);
  const { id } = await owner.api.workspaces.get({ workspace });
  await ageRoles(id, days);
  return { workspace, id };
}

type Change = PendingChange | null;

const twoAdmins = { name: 'Two admins', steps: [{ needed: 2, roles: ['admin'] }] };

/** Approves the change of a rule that waits, and returns the rule afterwards. */
async function approveChange(
  by: TestUser,
  place: { workspace: string; rule_id: ApprovalRuleId },
  change: Change,
  digest = change?.digest ?? '',
) {
  const { workspace } = place;
  await by.api.controlChanges.approve({ workspace, change_id: change?.id ?? 'chg_', digest });
  return owner.api.approvalRules.get(place);
}

/** A workspace with a rule that needs two admins, and the proposal of the owner to need one. */
async function weakened(days?: number) {
  const { workspace, id } = await freshWorkspace(days);
  const rule = await owner.api.approvalRules.create({ workspace, ...twoAdmins });
  const proposed = await owner.api.approvalRules.update({
    workspace,
    rule_id: rule.id,
    steps: [{ needed: 1, roles: ['admin'] }],
  });
  const digest = proposed.pending_change?.digest ?? '';
  const place = { workspace, rule_id: rule.id };
  const change = proposed.pending_change;
  const approve = (by: TestUser, seen = change, own = seen?.digest) => approveChange(by, place, seen, own);
  return { workspace, id, rule, proposed, place, digest, change, approve };
}

describe('approval rules', () => {
  it('do not change when the people whom the change names have left since it was proposed', async () => {
    const { workspace } = await freshWorkspace();
    const steps = [{ needed: 1, roles: ['owner', 'admin'] }];
    const rule = await owner.api.approvalRules.create({ workspace, name: 'One', steps });
    const place = { workspace, rule_id: rule.id };
    const named = { steps: [{ needed: 1, users: [manager.id] }] };
    const { pending_change } = await owner.api.approvalRules.update({ ...place, ...named });
    expect(pending_change).not.toBeNull();
    await owner.api.members.remove({ workspace, user_id: manager.id });
    const approve = () => statusOrCode(approveChange(admin, place, pending_change));
    expect(await approve()).toBe('approval_rule_unsatisfiable');
    expect(await owner.api.approvalRules.get(place)).toMatchObject({ steps: rule.steps });
  });

  it('resolve roles and projects, and refuse what cannot be met or understood', async () => {
    const { workspace } = await freshWorkspace();
    const create = (more: object) => owner.api.approvalRules.create({ workspace, ...twoAdmins, ...more });
    const role = await owner.api.roles.create({
      workspace,
      name: unique('Treasurer'),
      permissions: ['payments:approve', 'workspace:read'],
    });
    const project = await owner.api.projects.create({
      workspace,
      name: 'P',
      slug: unique('p'),
      environment: 'production',
    });
    const rule = await create({
      steps: [{ needed: 1, roles: [role.name, 'owner'] }],
      when: { currencies: ['TRY'], min_amount: 5, projects: [project.slug] },
    });
    expect(rule).toMatchObject({
      steps: [{ needed: 1, roles: [role.id, 'owner'], users: [] }],
      when: { projects: [project.id] },
      pending_change: null,
      expires_after: 72,
    });
    expect(await owner.api.approvalRules.get({ workspace, rule_id: rule.id })).toEqual(rule);
    expect((await owner.api.approvalRules.list({ workspace })).data).toEqual([rule]);
    expect(await statusOrCode(create({ steps: [{ needed: 3, roles: ['admin'] }] }))).toBe(
      'approval_rule_unsatisfiable',
    );
    // The manager and the admins may approve, but three steps of one person each need three people.
    const one = { needed: 1, users: [admin.id] };
    expect(await statusOrCode(create({ steps: [one, one] }))).toBe('approval_rule_unsatisfiable');
    expect(await statusOrCode(create({ steps: [{ needed: 5 }] }))).toBe('approval_rule_unsatisfiable');
    expect(await statusOrCode(create({ steps: [{ needed: 4 }] }))).toBe('served');
    expect(await statusOrCode(create({ enabled: false, steps: [{ needed: 5 }] }))).toBe('served');
    expect(await statusOrCode(create({ when: { min_amount: 5 } }))).toBe('invalid_request');
    expect(await statusOrCode(create({ when: { from_accounts: ['acc_none'] } }))).toBe('invalid_request');
    expect(await statusOrCode(create({ when: { currencies: ['TRY'], min_amount: 5, max_amount: 4 } }))).toBe(
      'invalid_request',
    );
    expect(await statusOrCode(create({ steps: [{ needed: 1, roles: ['nonexistent'] }] }))).toBe(
      'invalid_request',
    );
  });

  it('become stricter at once, and weaker only with the approvals that they ask for themselves', async () => {
    const { workspace, rule, proposed, place, approve } = await weakened();
    expect(proposed).toMatchObject({
      steps: rule.steps,
      etag: rule.etag,
      pending_change: { after: { steps: [{ needed: 1 }] }, proposed_by: owner.id, approved_by: [] },
    });
    const stricter = await owner.api.approvalRules.update({ ...place, when: {}, ordered: true });
    expect(stricter).toMatchObject({ ordered: true, pending_change: null, etag: '2' });
    expect(await statusOrCode(approve(admin))).toBe('approval_already_decided');
    const again = await owner.api.approvalRules.update({ ...place, enabled: false });
    const change = again.pending_change;
    expect(await approve(admin, change)).toMatchObject({
      enabled: true,
      pending_change: { approved_by: [admin.id] },
    });
    expect(await statusOrCode(approve(admin, change))).toBe('approval_not_eligible');
    expect(await statusOrCode(approve(owner, change))).toBe('approval_own_request');
    expect(await statusOrCode(approve(manager, change))).toBe('approval_not_eligible');
    expect(await statusOrCode(approve(otherAdmin, change, 'f'.repeat(64)))).toBe('approval_digest_mismatch');
    expect(await approve(otherAdmin, change)).toMatchObject({ enabled: false, pending_change: null });
    expect(await statusOrCode(approve(otherAdmin, change))).toBe('approval_already_decided');
    // A disabled rule protects nothing, so it is deleted at once.
    expect(await owner.api.approvalRules.delete(place)).toMatchObject({ id: rule.id, pending_change: null });
    expect(await statusOrCode(owner.api.approvalRules.get(place))).toBe('not_found');
    const { data } = await owner.api.events.list({ workspace, type: 'approval_rule.changed' });
    expect(data.length).toBe(6);
  });

  it('are deleted with the approvals that they ask for', async () => {
    const { workspace } = await freshWorkspace();
    const rule = await owner.api.approvalRules.create({ workspace, ...twoAdmins });
    const place = { workspace, rule_id: rule.id };
    const { pending_change } = await owner.api.approvalRules.delete(place);
    expect(pending_change).toMatchObject({ after: null });
    await approveChange(admin, place, pending_change);
    expect(await statusOrCode(approveChange(otherAdmin, place, pending_change))).toBe('not_found');
    const { data } = await owner.api.controlChanges.list({ workspace, status: 'approved' });
    expect(data).toMatchObject([{ id: pending_change?.id, target_id: rule.id, after: null }]);
    expect(await statusOrCode(owner.api.approvalRules.get(place))).toBe('not_found');
  });

  it('stay as they are when the change is rejected or expires', async () => {
    const { workspace, place, digest, change, approve, rule } = await weakened();
    const reject = { workspace, change_id: change?.id ?? 'chg_', digest, reason: 'No' } as const;
    expect(await manager.api.controlChanges.reject(reject)).toMatchObject({
      status: 'rejected',
      reason: 'No',
    });
    expect(await owner.api.approvalRules.get(place)).toMatchObject({
      steps: rule.steps,
      pending_change: null,
    });
    expect(await statusOrCode(approve(admin))).toBe('approval_already_decided');
    const again = await owner.api.approvalRules.update({
      ...place,
      separate: false,
      steps: [{ needed: 1, roles: ['admin'] }],
    });
    await server
      .knex('approvals')
      .where({ target_id: rule.id, status: 'pending' })
      .update({ expires_at: new Date(Date.now() - 1000) });
    expect(await owner.api.approvalRules.get(place)).toMatchObject({ pending_change: null });
    expect(await statusOrCode(approve(admin, again.pending_change))).toBe('approval_expired');
  });
});

describe('those who weaken a rule', () => {
  it('do not count with a key, as keys never approve', async () => {
    const { workspace, digest, change } = await weakened();
    const { secret } = await admin.api.apiKeys.create({ workspace, name: 'K', kind: 'user', scope: 'admin' });
    const approve = { workspace, change_id: change?.id ?? 'chg_', digest } as const;
    const byKey = server.client(secret).controlChanges;
    expect(await statusOrCode(byKey.approve(approve))).toBe('approval_not_by_key');
    expect(await statusOrCode(byKey.reject({ ...approve, reason: 'No' }))).toBe('approval_not_by_key');
  });

  it('do not include new approvers for a day, nor for a month beside the person who appointed them', async () => {
    const { id, place, approve, digest } = await weakened();
    const since = (user: TestUser, hours: number, role_given_by: string | null) =>
      server
        .knex('members')
        .where({ tenant_id: id, user_id: user.id })
        .update({ role_since: new Date(Date.now() - hours * 3_600_000), role_given_by });
    await since(otherAdmin, 1, admin.id);
    expect(await statusOrCode(approve(otherAdmin))).toBe('approval_not_eligible');
    await since(otherAdmin, 25, admin.id);
    await approve(admin);
    expect(await statusOrCode(approve(otherAdmin))).toBe('approval_not_eligible');
    await since(otherAdmin, 25, manager.id);
    expect(await approve(otherAdmin)).toMatchObject({ steps: [{ needed: 1 }], pending_change: null });
    expect(digest).not.toBe('');
    expect((await owner.api.approvalRules.get(place)).pending_change).toBeNull();
  });

  it('include the founder of the workspace from the beginning', async () => {
    const workspace = await newWorkspace(owner, [[admin, 'admin']]);
    const rule = await owner.api.approvalRules.create({ workspace, name: 'One', steps: [{ needed: 1 }] });
    const place = { workspace, rule_id: rule.id };
    const propose = async (by: TestUser) =>
      (await by.api.approvalRules.update({ ...place, enabled: false })).pending_change;
    const own = await propose(owner);
    expect(await statusOrCode(approveChange(admin, place, own))).toBe('approval_not_eligible');
    expect(await approveChange(owner, place, await propose(admin))).toMatchObject({
      enabled: false,
    });
  });

  it('include owners of the organization that the workspace joined like approvers whom its proposer appointed', async () => {
    const { workspace, id } = await freshWorkspace();
    const boss = await createUser(server, 'Boss');
    const organization = await boss.api.organizations.create({ name: 'Holding', slug: unique('org') });
    const rule = await owner.api.approvalRules.create({ workspace, name: 'Two', steps: [{ needed: 2 }] });
    const place = { workspace, rule_id: rule.id };
    const { pending_change } = await admin.api.approvalRules.update({ ...place, enabled: false });
    const approve = (by: TestUser) => approveChange(by, place, pending_change);
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    const { knex } = server;
    for (const { id: user_id } of [owner, admin])
      await knex('members').insert({ tenant_id: organization.id, user_id, role: 'member' });
    await knex('workspaces').where({ id }).update({ organization_id: organization.id });
    const move = { workspace_id: id, id: 'mov_1', organization_id: organization.id };
    await knex('workspace_moves').insert({ ...move, status: 'accepted', proposed_by: owner.id });
    const joined = (hours: number) =>
      knex('workspace_moves')
        .where(move)
        .update({ decided_at: hoursAgo(hours) });
    await joined(1);
    await approve(owner);
    expect(await statusOrCode(approve(boss))).toBe('approval_not_eligible');
    await joined(25);
    expect(await statusOrCode(approve(boss))).toBe('approval_not_eligible');
    await joined(40 * 24);
    expect(await approve(boss)).toMatchObject({ enabled: false, pending_change: null });
  });

  it('are new approvers only by a change of a custom role that lets its holders approve', async () => {
    const { workspace, id } = await freshWorkspace();
    const role = await owner.api.roles.create({
      workspace,
      name: unique('R'),
      permissions: ['workspace:read'],
    });
    const change = (by: TestUser, permissions: [Permission, ...Permission[]]) =>
      by.api.roles.update({ workspace, role_id: role.id, permissions });
    const origin = () =>
      server.knex('roles').where({ workspace_id: id }).first('role_since', 'role_given_by');
    const before = await origin();
    await change(admin, ['workspace:read', 'audit:read']);
    expect(await origin()).toEqual(before);
    await change(admin, ['workspace:read', 'payments:approve']);
    const given = await origin();
    expect(given).toMatchObject({ role_given_by: admin.id });
    expect(given?.role_since.getTime()).toBeGreaterThan(before?.role_since.getTime() ?? 0);
    await change(otherAdmin, ['audit:read', 'payments:approve']);
    expect(await origin()).toEqual(given);
  });

  it('cannot end the month beside the person who appointed them by roles that they give themselves', async () => {
    const { workspace, id } = await freshWorkspace();
    const project = await owner.api.projects.create({
      workspace,
      name: 'P',
      slug: unique('p'),
      environment: 'production',
    });
    const givers = () =>
      server
        .knex('members')
        .where({ tenant_id: id, user_id: otherAdmin.id })
        .first('role_given_by', 'role_since');
    await owner.api.members.update({ workspace, user_id: otherAdmin.id, role: 'manager' });
    await admin.api.members.update({ workspace, user_id: otherAdmin.id, role: 'admin' });
    const before = await givers();
    expect(before).toMatchObject({ role_given_by: admin.id });
    await otherAdmin.api.members.update({ workspace, user_id: otherAdmin.id, role: 'admin' });
    await owner.api.members.update({ workspace, user_id: otherAdmin.id, role: 'admin' });
    expect(await givers()).toEqual(before);
    const place = { workspace, project: project.id, user_id: otherAdmin.id };
    await otherAdmin.api.projectMembers.set({ ...place, role: 'viewer' });
    await owner.api.projectMembers.remove(place);
    expect(await givers()).toMatchObject({ role_given_by: admin.id });
    await otherAdmin.api.members.update({ workspace, user_id: otherAdmin.id, role: 'manager' });
    expect(await givers()).toMatchObject({ role_given_by: admin.id });
  });

  it('do not include people who know the secret of the key that proposed it, or changed the key', async () => {
    const { workspace, id } = await freshWorkspace();
    const rule = await owner.api.approvalRules.create({
      workspace,
      name: 'One',
      steps: [{ needed: 1, roles: ['admin', 'manager'] }],
    });
    const key = await admin.api.apiKeys.create({ workspace, name: 'K', kind: 'service', scope: 'admin' });
    await otherAdmin.api.apiKeys.update({ workspace, key_id: key.id, ip_allowlist: [] });
    const place = { workspace, rule_id: rule.id };
    // The people who know a key know its next secret too if the key itself replaces it, however short the transition.
    const { secret } = await server
      .client(key.secret)
      .apiKeys.rotate({ workspace, key_id: key.id, transition_seconds: 0 });
    const { pending_change } = await server.client(secret).approvalRules.update({ ...place, enabled: false });
    const approve = (by: TestUser) => approveChange(by, place, pending_change);
    expect(await statusOrCode(approve(admin))).toBe('approval_not_eligible');
    expect(await statusOrCode(approve(otherAdmin))).toBe('approval_not_eligible');
    expect(
      await server.knex('key_insiders').where({ tenant_id: id }).orderBy('at').select('kind', 'user_id'),
    ).toEqual([
      { kind: 'shown', user_id: admin.id },
      { kind: 'changed', user_id: otherAdmin.id },
      { kind: 'shown', user_id: admin.id },
    ]);
    expect(await approve(manager)).toMatchObject({ enabled: false });
  });

  it('are replaced by the operator only where too few are left', async () => {
    const { workspace, place, digest, change, approve } = await weakened();
    const approval = { workspace, change_id: change?.id ?? 'chg_', digest } as const;
    const rescue = () => server.operator.controlChanges.approve(approval);
    expect(await statusOrCode(rescue())).toBe('approval_not_by_key');
    await approve(admin);
    await owner.api.members.deactivate({ workspace, user_id: otherAdmin.id });
    expect(await rescue()).toMatchObject({ status: 'approved' });
    expect(await owner.api.approvalRules.get(place)).toMatchObject({
      steps: [{ needed: 1 }],
      pending_change: null,
    });
  });

  it('no longer count when they have been deactivated since', async () => {
    const { workspace, place, approve } = await weakened();
    await approve(admin);
    await owner.api.members.deactivate({ workspace, user_id: admin.id });
    expect(await approve(otherAdmin)).toMatchObject({ steps: [{ needed: 2 }] });
    expect((await owner.api.approvalRules.get(place)).pending_change).toMatchObject({
      approved_by: [admin.id, otherAdmin.id],
    });
  });

  it('make the change once when all approve at the same time', async () => {
    const { place, approve } = await weakened();
    const answers = await Promise.all(
      [admin, otherAdmin, admin, otherAdmin].map((by) => statusOrCode(approve(by))),
    );
    expect(answers.filter((answer) => answer === 'served').length).toBe(2);
    expect(await owner.api.approvalRules.get(place)).toMatchObject({
      steps: [{ needed: 1 }],
      etag: '2',
      pending_change: null,
    });
  });
});

describe('a delegation', () => {
  it('lets another approver fill a place of the delegator after a day, and both never count', async () => {
    const { workspace, id, place, approve } = await weakened();
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const delegate = (more: object = {}) =>
      admin.api.approvalDelegations.create({ workspace, to: manager.id, until, ...more });
    const made = await delegate();
    expect(made).toMatchObject({ from: admin.id, to: manager.id, rules: null });
    expect((await manager.api.approvalDelegations.list({ workspace })).data).toEqual([made]);
    expect(await statusOrCode(approve(manager))).toBe('approval_not_eligible');
    const created_at = new Date(Date.now() - 25 * 3_600_000);
    await server.knex('approval_delegations').where({ workspace_id: id }).update({ created_at });
    await approve(manager);
    expect(await statusOrCode(approve(admin))).toBe('approval_not_eligible');
    expect(await approve(otherAdmin)).toMatchObject({ steps: [{ needed: 1 }], pending_change: null });
    const votes = await server.knex('approval_votes').where({ workspace_id: id }).orderBy('position');
    expect(votes.map(({ user_id, on_behalf_of }) => [user_id, on_behalf_of])).toEqual([
      [manager.id, admin.id],
      [otherAdmin.id, null],
    ]);
    const end = (by: TestUser) => by.api.approvalDelegations.delete({ workspace, delegation_id: made.id });
    expect(await statusOrCode(end(manager))).toBe('served');
    expect(await statusOrCode(end(admin))).toBe('not_found');
    expect(place.workspace).toBe(workspace);
  });

  it('is refused to people who may not approve, to oneself, with a key, for the past, and beyond fifty', async () => {
    const { workspace, id } = await freshWorkspace();
    const viewer = await createUser(server, 'Viewer');
    await server.operator.members.add({ workspace, user_id: viewer.id, role: 'viewer' });
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const delegate = (more: object, api = admin.api) =>
      statusOrCode(api.approvalDelegations.create({ workspace, to: manager.id, until, ...more }));
    expect(await delegate({ to: viewer.id })).toBe('invalid_state');
    expect(await delegate({ to: admin.id })).toBe('invalid_request');
    expect(await delegate({ until: '2020-01-01T00:00:00Z' })).toBe('invalid_request');
    expect(await delegate({ rules: ['rul_none'] })).toBe('invalid_request');
    const { secret } = await admin.api.apiKeys.create({ workspace, name: 'K', kind: 'user', scope: 'admin' });
    expect(await delegate({}, server.client(secret))).toBe('approval_not_by_key');
    const mine = await admin.api.approvalDelegations.create({ workspace, to: manager.id, until });
    const end = { workspace, delegation_id: mine.id };
    expect(await statusOrCode(otherAdmin.api.approvalDelegations.delete(end))).toBe('served');
    await server.knex.raw(
      `insert into approval_delegations (workspace_id, id, from_user, to_user, since, until)
       select :workspace, 'dlg_' || one, :giver, :taker, now(), :until::timestamptz from generate_series(1, 49) one`,
      { workspace: id, giver: admin.id, taker: manager.id, until },
    );
    expect(await delegate({})).toBe('served');
    expect(await delegate({})).toBe('invalid_state');
  });
});
