import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activeDirectory, deactivation, type Scim, verifiedDomain } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { oidcSettings, pkce, putCode, putConnection } from '../../support/sso/sign-in.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
}, 60_000);
afterAll(() => server.stop());

/** An organization with two workspaces, one of which has a rule that only all of its approvers can meet. */
async function company() {
  const owner = await createUser(server, 'Owner');
  const { id: organization } = await owner.api.organizations.create({ name: 'O' });
  const domain = await verifiedDomain(server, organization);
  const make = () => owner.api.workspaces.create({ name: 'W', slug: unique('ws'), organization });
  const [{ slug: workspace, id: workspace_id }] = [await make(), await make()];
  const scim = await activeDirectory(server, owner.api, { organization });
  return { owner, organization, domain, workspace, workspace_id, scim };
}
type Company = Awaited<ReturnType<typeof company>>;

/** A person whom the directory provisions. */
async function provision({ scim, domain }: Company): Promise<{ id: string; user_id: string }> {
  const { body } = await scim.send('POST', '/Users', { userName: `${unique('p')}@${domain}` });
  const row = await server.knex('directory_users').where({ id: body.id }).first('user_id');
  return { id: body.id, user_id: row?.user_id ?? '' };
}

/** Makes an admin of the workspace by hand, and a rule that needs the owner of the organization and them. */
async function ruleWith({ owner, workspace, workspace_id }: Company, user_id: string) {
  await owner.api.members.add({ workspace, user_id: user_id as never, role: 'admin' });
  const { id: rule } = await owner.api.approvalRules.create({
    workspace,
    name: 'Both of us',
    when: { currencies: ['TRY'], min_amount: 50_000 },
    steps: [{ needed: 2 }],
  });
  const lost = { rule, name: 'Both of us', project_id: null, steps: [{ step: 1, missing: 1 }] };
  const events = async () =>
    (await owner.api.events.list({ workspace, type: 'approval_rule.unsatisfiable' })).data.map(
      ({ data }) => data,
    );
  return { lost, inReceipt: [{ workspace_id, ...lost }], events };
}

const group = async (scim: Scim, ...members: string[]): Promise<string> =>
  (
    await scim.send('POST', '/Groups', {
      displayName: unique('G'),
      members: members.map((value) => ({ value })),
    })
  ).body.id;

describe('an approver who leaves an organization', () => {
  it('is missed in the workspaces that it owns, as a dry run and the receipt say', async () => {
    const acme = await company();
    const { owner, organization } = acme;
    const colleague = await createUser(server, 'Colleague');
    await server.operator.organizationMembers.add({ organization, user_id: colleague.id, role: 'member' });
    const { lost, inReceipt, events } = await ruleWith(acme, colleague.id);
    const leaving = { organization, user_id: colleague.id };
    const dry = await owner.api.organizationMembers.remove({ ...leaving, dry_run: true });
    expect(dry.leaves).toMatchObject({ approval_rules: inReceipt, approvals: [] });
    expect(await events()).toEqual([]);
    const receipt = await owner.api.organizationMembers.remove(leaving);
    expect(receipt.leaves).toMatchObject({ approval_rules: inReceipt, approvals: [] });
    expect(await events()).toEqual([lost]);
  });

  it('by the decision of its directory is missed in the same way', async () => {
    const acme = await company();
    const { id, user_id } = await provision(acme);
    const { lost, inReceipt, events } = await ruleWith(acme, user_id);
    expect((await acme.scim.send('PATCH', `/Users/${id}`, deactivation)).status).toBe(200);
    expect(await events()).toEqual([lost]);
    const row = await server.knex('directory_users').where({ id }).first('receipt');
    expect(row?.receipt).toMatchObject({ approval_rules: inReceipt, approvals: [] });
    const deactivated = await server.knex('events').where({ type: 'directory.user_deactivated' });
    expect(deactivated.map((one) => one.data)).toContainEqual(
      expect.objectContaining({ receipt: expect.objectContaining({ approval_rules: inReceipt }) }),
    );
  });

  it('is missed where a group took them out of one workspace', async () => {
    const acme = await company();
    const { owner, organization, scim, workspace_id } = acme;
    const { id, user_id } = await provision(acme);
    const { lost, events } = await ruleWith(acme, user_id);
    const group_id = await group(scim, id);
    const body = { organization, directory_id: scim.directoryId as never };
    const role_mappings = [{ group_id, role: 'admin', workspace_id }];
    const { digest } = await owner.api.organizationDirectories.plan({ ...body, role_mappings });
    await owner.api.organizationDirectories.apply({ ...body, role_mappings, digest });
    expect(await events()).toEqual([]);
    const leave = { Operations: [{ op: 'remove', path: 'members', value: [{ value: id }] }] };
    expect((await scim.send('PATCH', `/Groups/${group_id}`, leave)).status).toBe(200);
    expect(await server.knex('members').where({ tenant_id: workspace_id, user_id })).toEqual([]);
    expect(await events()).toEqual([lost]);
  });
});

describe('an approver by a role in the organization', () => {
  it('is missed when that role is taken back, unless a role in the workspace remains', async () => {
    const acme = await company();
    const { owner, organization, workspace } = acme;
    const colleague = await createUser(server, 'Colleague');
    const place = { organization, user_id: colleague.id };
    await server.operator.organizationMembers.add({ ...place, role: 'admin' });
    const { lost, events } = await ruleWith(acme, colleague.id);
    await owner.api.organizationMembers.update({ ...place, role: 'member' });
    expect(await events()).toEqual([]);
    await owner.api.organizationMembers.update({ ...place, role: 'admin' });
    await owner.api.members.update({ workspace, user_id: colleague.id, role: 'viewer' });
    expect(await events()).toEqual([]);
    await owner.api.organizationMembers.update({ ...place, role: 'member' });
    expect(await events()).toEqual([lost]);
  });

  it('is missed when a group no longer gives it', async () => {
    const acme = await company();
    const { owner, organization, scim } = acme;
    const { id, user_id } = await provision(acme);
    const group_id = await group(scim, id);
    const body = { organization, directory_id: scim.directoryId as never };
    const role_mappings = [{ group_id, role: 'admin' }];
    const { digest } = await owner.api.organizationDirectories.plan({ ...body, role_mappings });
    await owner.api.organizationDirectories.apply({ ...body, role_mappings, digest });
    const { lost, events } = await ruleWith(acme, user_id);
    await owner.api.members.update({
      workspace: acme.workspace,
      user_id: user_id as never,
      role: 'viewer',
    });
    expect(await events()).toEqual([]);
    const leave = { Operations: [{ op: 'remove', path: 'members', value: [{ value: id }] }] };
    expect((await scim.send('PATCH', `/Groups/${group_id}`, leave)).status).toBe(200);
    expect(await events()).toEqual([lost]);
  });

  it('is not missed when a role in a workspace that it owns changes', async () => {
    const acme = await company();
    const { owner, organization, workspace } = acme;
    const colleague = await createUser(server, 'Colleague');
    await server.operator.organizationMembers.add({ organization, user_id: colleague.id, role: 'admin' });
    const { events } = await ruleWith(acme, colleague.id);
    await owner.api.members.update({ workspace, user_id: colleague.id, role: 'viewer' });
    expect(await events()).toEqual([]);
  });
});

describe('an approver by a role that groups of an identity provider give', () => {
  it('is missed when a sign-in gives them another one', async () => {
    const acme = await company();
    const { challenge: code_challenge, verifier: code_verifier } = pkce();
    const settings = oidcSettings('https://idp.example');
    const changes = { authority: 'owner', role_mappings: [{ group: 'Staff', role: 'viewer' }] };
    const { workspace, workspace_id, owner, organization } = acme;
    const connection = await putConnection(server, workspace_id, settings, changes);
    const code = await putCode(server, workspace_id, connection, { code_challenge, groups: ['Staff'] });
    const identity = await server.knex('identities').where({ connection_id: connection }).first();
    const user_id = identity?.user_id ?? '';
    await server.knex('members').insert({ tenant_id: organization, user_id, role: 'member' });
    await server.knex('members').where({ tenant_id: workspace_id, user_id }).delete();
    const { lost, events } = await ruleWith(acme, user_id);
    const { user_id: signedIn } = await server.client().sso.exchange({ code, code_verifier });
    expect(signedIn).toBe(user_id);
    expect((await owner.api.members.get({ workspace, user_id: user_id as never })).role).toBe('viewer');
    expect(await events()).toEqual([lost]);
  });
});

describe('an approver who deletes the account', () => {
  it('is missed in every workspace', async () => {
    const acme = await company();
    const colleague: TestUser = await createUser(server, 'Colleague');
    const { organization } = acme;
    await server.operator.organizationMembers.add({ organization, user_id: colleague.id, role: 'member' });
    const { lost, events } = await ruleWith(acme, colleague.id);
    await server.operator.members.add({
      workspace: colleague.workspace,
      user_id: acme.owner.id,
      role: 'owner',
    });
    await colleague.api.me.delete();
    expect(await events()).toEqual([lost]);
  });
});
