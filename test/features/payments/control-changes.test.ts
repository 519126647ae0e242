import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApprovalId, PendingChange, ProjectId, Tenantry } from '../../../sdk/src/index.ts';
import { statusOrCode } from '../../support/keys.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestTeam, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let workspace: string;
let owner: TestUser;
let otherOwner: TestUser;
let admin: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  workspace = acme.workspace;
  ({ owner, admin } = acme.people);
  otherOwner = await createUser(server, 'Second');
  await server.operator.members.add({ workspace, user_id: otherOwner.id, role: 'owner' });
  await server
    .knex('members')
    .where({ tenant_id: acme.workspaceId })
    .update({ role_since: new Date(Date.now() - 60 * 86_400_000) });
}, 60_000);
afterAll(() => server.stop());

type Change = PendingChange | null;
const at = (change: Change) => ({ workspace, change_id: change?.id ?? ('chg_' as const) });
const named = (change: Change) => ({ ...at(change), digest: change?.digest ?? '' });
const approve = (by: Pick<TestUser, 'api'>, change: Change) => by.api.controlChanges.approve(named(change));
const settingsOf = () => owner.api.settings.get({ workspace });
type SettingsChange = Omit<Parameters<Tenantry['settings']['update']>[0], 'workspace'>;
const update = (changes: SettingsChange, by = owner) => by.api.settings.update({ workspace, ...changes });
/** Sets columns of the settings as the operator of the database. */
const reset = (columns: object) =>
  server.knex('workspace_settings').where({ workspace_id: acme.workspaceId }).update(columns);
const eventsOf = async (type: string) =>
  (await owner.api.events.list({ workspace, type: type as 'control_change.proposed' })).data.length;

describe('settings about approvals', () => {
  it('become stricter at once, and weaker when another owner approves', async () => {
    expect(await update({ require_rule: true })).toMatchObject({ require_rule: true, pending_change: null });
    const before = await eventsOf('workspace.settings_updated');
    const proposed = await update({
      require_rule: false,
      approver_cooling_hours: 12,
      beneficiary_cooling_hours: 30,
      timezone: 'Asia/Tokyo',
    });
    expect(proposed).toMatchObject({
      require_rule: true,
      approver_cooling_hours: 24,
      beneficiary_cooling_hours: 30,
      timezone: 'Asia/Tokyo',
      pending_change: {
        after: { require_rule: false, approver_cooling_hours: 12 },
        proposed_by: owner.id,
        approved_by: [],
      },
    });
    const change = proposed.pending_change;
    // Other settings leave the change that waits as it is.
    expect(await update({ timezone: 'UTC' })).toMatchObject({ pending_change: change });
    expect(await statusOrCode(approve(owner, change))).toBe('approval_own_request');
    expect(await statusOrCode(approve(admin, change))).toBe('approval_not_eligible');
    expect(await statusOrCode(approve({ api: server.operator }, change))).toBe('approval_not_by_key');
    const wrong = otherOwner.api.controlChanges.approve({ ...named(change), digest: 'f'.repeat(64) });
    expect(await statusOrCode(wrong)).toBe('approval_digest_mismatch');
    expect(await approve(otherOwner, change)).toMatchObject({
      status: 'approved',
      kind: 'settings',
      before: { require_rule: true, approver_cooling_hours: 24 },
      after: { require_rule: false, approver_cooling_hours: 12 },
      votes: [{ user_id: otherOwner.id }],
      can_decide: false,
    });
    expect(await settingsOf()).toMatchObject({
      require_rule: false,
      approver_cooling_hours: 12,
      beneficiary_cooling_hours: 30,
      pending_change: null,
    });
    expect(await statusOrCode(approve(otherOwner, change))).toBe('approval_already_decided');
    expect((await eventsOf('workspace.settings_updated')) - before).toBe(3);
    const { data } = await owner.api.auditEvents.list({ workspace, action: 'control_change.approved' });
    expect(data).toMatchObject([{ target: { id: change?.id, type: 'control_change' } }]);
  });

  it('shorten the cooling time at once where nothing asks for approvals', async () => {
    await reset({ require_rule: false, approver_cooling_hours: 24 });
    expect(await update({ approver_cooling_hours: 5 })).toMatchObject({
      approver_cooling_hours: 5,
      pending_change: null,
    });
    await owner.api.approvalRules.create({ workspace, name: 'Any', steps: [{ needed: 1 }] });
    const { approver_cooling_hours, pending_change } = await update({ approver_cooling_hours: 4 });
    expect([approver_cooling_hours, pending_change?.after]).toEqual([5, { approver_cooling_hours: 4 }]);
    // Another change of the same settings ends the one that waits.
    expect(await update({ approver_cooling_hours: 24 })).toMatchObject({ pending_change: null });
    expect(await statusOrCode(approve(otherOwner, pending_change))).toBe('approval_already_decided');
    await server.knex('approval_rules').delete();
  });

  it('stay as they are when the change is rejected, withdrawn or expires', async () => {
    await reset({ require_rule: true });
    const propose = async () => (await update({ require_rule: false })).pending_change;
    const reject = (by: TestUser, change: Change) =>
      by.api.controlChanges.reject({ ...named(change), reason: 'No' });
    expect(await reject(admin, await propose())).toMatchObject({ status: 'rejected', reason: 'No' });
    expect(await reject(owner, await propose())).toMatchObject({ status: 'withdrawn' });
    const late = await propose();
    await server
      .knex('approvals')
      .where({ id: late?.id ?? '' })
      .update({ expires_at: new Date(Date.now() - 1000) });
    expect(await settingsOf()).toMatchObject({ require_rule: true, pending_change: null });
    expect(await statusOrCode(approve(otherOwner, late))).toBe('approval_expired');
    const { data } = await owner.api.controlChanges.list({ workspace, status: 'expired' });
    expect(data.map(({ id }) => id)).toEqual([late?.id]);
    expect((await propose())?.id).not.toBe(late?.id);
    expect(await owner.api.controlChanges.get(at(late))).toMatchObject({ status: 'expired' });
  });

  it('are listed to those who can approve what waits', async () => {
    await reset({ require_rule: true });
    const change = (await update({ require_rule: false })).pending_change;
    const waiting = async ({ api }: TestUser) =>
      (await api.controlChanges.list({ workspace, waiting_for_me: true })).data.map(({ id }) => id);
    expect(await waiting(otherOwner)).toEqual([change?.id]);
    expect(await waiting(owner)).toEqual([]);
    expect(await waiting(admin)).toEqual([]);
    expect(await admin.api.controlChanges.get(at(change))).toMatchObject({
      can_decide: false,
      why_not: 'place_not_open',
      who_can: [{ user: otherOwner.id }],
      blocked: false,
    });
  });

  it('are approved by the operator where no other owner is left', async () => {
    await reset({ require_rule: true });
    const change = (await update({ require_rule: false })).pending_change;
    await owner.api.members.deactivate({ workspace, user_id: otherOwner.id });
    expect(await owner.api.controlChanges.get(at(change))).toMatchObject({ blocked: true });
    expect(await statusOrCode(approve(admin, change))).toBe('approval_not_eligible');
    expect(await approve({ api: server.operator }, change)).toMatchObject({ status: 'approved', votes: [] });
    expect(await settingsOf()).toMatchObject({ require_rule: false });
    await server.operator.members.reactivate({ workspace, user_id: otherOwner.id });
    await server
      .knex('members')
      .where({ tenant_id: acme.workspaceId })
      .update({ role_since: new Date(Date.now() - 60 * 86_400_000) });
  });

  it('change once when owners approve at the same time as each other and as another update', async () => {
    for (let round = 0; round < 4; round += 1) {
      await reset({ require_rule: true, version: 1 });
      const change = (await update({ require_rule: false }, admin)).pending_change;
      const answers = await Promise.all([
        statusOrCode(approve(owner, change)),
        statusOrCode(approve(otherOwner, change)),
        statusOrCode(update({ require_rule: true }, admin)),
      ]);
      const { require_rule, pending_change } = await settingsOf();
      const { status } = await owner.api.controlChanges.get(at(change));
      const served = answers.slice(0, 2).filter((answer) => answer === 'served').length;
      expect(pending_change).toBeNull();
      expect([served, status]).toEqual(served === 1 ? [1, 'approved'] : [0, 'withdrawn']);
      if (served === 0) expect(require_rule).toBe(true);
    }
  });

  it('stay as they are when the approver is deactivated before the commit', async () => {
    await reset({ require_rule: true });
    const change = (await update({ require_rule: false })).pending_change;
    const [approved, ended] = await Promise.all([
      statusOrCode(approve(otherOwner, change)),
      statusOrCode(owner.api.members.deactivate({ workspace, user_id: otherOwner.id })),
    ]);
    expect(ended).toBe('served');
    expect((await settingsOf()).require_rule).toBe(approved !== 'served');
    await server.operator.members.reactivate({ workspace, user_id: otherOwner.id });
    await server
      .knex('members')
      .where({ tenant_id: acme.workspaceId })
      .update({ role_since: new Date(Date.now() - 60 * 86_400_000) });
  });
});

describe('a required rule', () => {
  let scene: PaymentScene;
  let project: ProjectId;
  beforeAll(async () => {
    await reset({ require_rule: false, approver_cooling_hours: 24 });
    scene = await newPaymentScene(server, acme);
    project = scene.project;
  });

  it('of a project lets payments wait for an owner that no rule matches', async () => {
    const settings = owner.api.projectSettings;
    const free = await acme.people.member.api.payments.create(scene.draft());
    expect(free.stage).not.toBe('approval');
    expect(await settings.update({ workspace, project, require_rule: true })).toMatchObject({
      require_rule: true,
      effective: { require_rule: true },
      pending_change: null,
    });
    const preview = await acme.people.member.api.payments.preview(scene.draft({ amount: 20_000 }));
    expect(preview).toMatchObject({
      would: { stage: 'approval' },
      approvals: [{ rule: null, steps: [{ needed: 1 }], satisfiable: true }],
    });
    const asked = await acme.people.member.api.payments.create(scene.draft({ amount: 20_000 }));
    expect(asked).toMatchObject({ status: 'pending', stage: 'approval' });
    const place = { workspace, project, approval_id: (asked.approval_id ?? '') as ApprovalId };
    const { digest, rules } = await owner.api.approvals.get(place);
    expect(rules).toMatchObject([{ rule: null, steps: [{ needed: 1, roles: ['owner'] }] }]);
    expect(await statusOrCode(admin.api.approvals.approve({ ...place, digest }))).toBe(
      'approval_not_eligible',
    );
    expect(await owner.api.approvals.approve({ ...place, digest })).toMatchObject({ status: 'approved' });
    // A rule that matches asks instead of the owner.
    const steps: [{ needed: number; roles: string[] }] = [{ needed: 1, roles: ['admin'] }];
    const when = { currencies: ['TRY'], min_amount: 25_000 };
    await owner.api.approvalRules.create({ workspace, name: 'Admin', when, steps });
    const other = await acme.people.member.api.payments.preview(scene.draft({ amount: 30_000 }));
    expect(other.approvals).toMatchObject([{ name: 'Admin' }]);
    await server.knex('approval_rules').delete();
  });

  it('is taken from the owners by a rule of another person only when an owner approves it', async () => {
    await reset({ require_rule: true });
    const rules = admin.api.approvalRules;
    const made = await rules.create({ workspace, name: 'Admin', steps: [{ needed: 1, roles: ['admin'] }] });
    expect(made).toMatchObject({ enabled: false, pending_change: { after: { enabled: true } } });
    const { id: rule_id, pending_change } = made;
    expect(await statusOrCode(approve(admin, pending_change))).toBe('approval_own_request');
    await approve(otherOwner, pending_change);
    expect(await rules.get({ workspace, rule_id })).toMatchObject({ enabled: true, pending_change: null });
    // What the rule asks for is not about the owners, and what it matches is.
    const stricter = await rules.update({
      workspace,
      rule_id,
      steps: [{ needed: 2, roles: ['admin', 'owner'] }],
    });
    expect(stricter.pending_change).not.toBeNull();
    const renamed = await rules.update({ workspace, rule_id, name: 'Renamed' });
    expect(renamed).toMatchObject({ name: 'Renamed', pending_change: null });
    const wider = await rules.update({ workspace, rule_id, when: { currencies: ['TRY'] } });
    expect(wider).toMatchObject({ when: {}, pending_change: { after: { when: { currencies: ['TRY'] } } } });
    const own = await owner.api.approvalRules.create({ workspace, name: 'Owner', steps: [{ needed: 1 }] });
    expect(own).toMatchObject({ enabled: true, pending_change: null });
    const { data } = await owner.api.auditEvents.list({ workspace, target: rule_id });
    expect(data.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'approval_rule.update_proposed',
        'control_change.proposed',
        'control_change.made',
      ]),
    );
    await server.knex('approval_rules').delete();
    await reset({ require_rule: false });
  });

  it('of a project ends when another owner approves, and its workspace still requires it', async () => {
    const settings = owner.api.projectSettings;
    const proposed = await settings.update({ workspace, project, require_rule: null, language: 'tr' });
    expect(proposed).toMatchObject({
      require_rule: true,
      language: 'tr',
      pending_change: { after: { require_rule: null } },
    });
    const { project_id } = await owner.api.controlChanges.get(at(proposed.pending_change));
    expect(project_id).toBe(project);
    await approve(otherOwner, proposed.pending_change);
    await update({ require_rule: true });
    expect(await settings.get({ workspace, project })).toMatchObject({
      require_rule: null,
      effective: { require_rule: true },
      pending_change: null,
    });
    const asked = await acme.people.member.api.payments.create(scene.draft({ amount: 40_000 }));
    expect(asked).toMatchObject({ stage: 'approval' });
    await reset({ require_rule: false });
  });

  it('is refused where no owner could approve', async () => {
    const boss = await createUser(server, 'Boss');
    const organization = await boss.api.organizations.create({ name: 'Holding', slug: unique('org') });
    const { id } = await boss.api.workspaces.create({ name: 'W', organization: organization.id });
    const isRequired = boss.api.settings.update({ workspace: id, require_rule: true });
    expect(await statusOrCode(isRequired)).toBe('approval_rule_unsatisfiable');
  });

  it('shows the change of a project only to those who can access the project', async () => {
    const hidden = await owner.api.projects.create({
      workspace,
      name: 'Hidden',
      slug: unique('p'),
      environment: 'sandbox',
    });
    const place = { workspace, project: hidden.id };
    await owner.api.projectSettings.update({ ...place, require_rule: true });
    const { pending_change } = await owner.api.projectSettings.update({ ...place, require_rule: false });
    const role = await owner.api.roles.create({
      workspace,
      name: unique('Reader'),
      permissions: ['workspace:read', 'payment_controls:read'],
    });
    const reader = await createUser(server, 'Reader');
    await server.operator.members.add({ workspace, user_id: reader.id, role: role.id });
    expect(await statusOrCode(reader.api.controlChanges.get(at(pending_change)))).toBe('not_found');
    const { data } = await reader.api.controlChanges.list({ workspace, kind: 'project_settings' });
    expect(data.filter(({ project_id }) => project_id === hidden.id)).toEqual([]);
    expect(await owner.api.controlChanges.get(at(pending_change))).toMatchObject({ status: 'pending' });
  });
});

describe('the cooling time of the workspace', () => {
  it('decides for how long new approvers do not count', async () => {
    await reset({ require_rule: true, approver_cooling_hours: 2 });
    const since = (hours: number) =>
      server
        .knex('members')
        .where({ tenant_id: acme.workspaceId, user_id: otherOwner.id })
        .update({ role_since: new Date(Date.now() - hours * 3_600_000), role_given_by: null });
    const change = (await update({ require_rule: false })).pending_change;
    await since(1);
    expect(await owner.api.controlChanges.get(at(change))).toMatchObject({ blocked: true });
    expect(await statusOrCode(approve(otherOwner, change))).toBe('approval_not_eligible');
    await since(3);
    expect(await approve(otherOwner, change)).toMatchObject({ status: 'approved' });
    await since(60 * 24);
  });

  it('decides for how long the person who created a beneficiary does not count for payments to it', async () => {
    await reset({ require_rule: true, beneficiary_cooling_hours: 2 });
    const { from, to, project, draft } = await newPaymentScene(server, acme);
    const { approval_id } = await acme.people.member.api.payments.create(draft({ from_account: from }));
    const place = { workspace, project, approval_id: (approval_id ?? '') as ApprovalId };
    const created = (hours: number) =>
      server
        .knex('accounts')
        .where({ id: to })
        .update({ created_at: new Date(Date.now() - hours * 3_600_000) });
    await created(1);
    expect(await owner.api.approvals.get(place)).toMatchObject({ why_not: 'changed_beneficiary' });
    await created(3);
    expect(await owner.api.approvals.get(place)).toMatchObject({ can_decide: true, why_not: null });
  });
});
