import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltinRole, RoleId } from '../../../sdk/src/index.ts';
import { createKey, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { invitationTo, mailedToken, organizationInvitationTo } from '../../support/tokens.ts';
import {
  createUnconfirmedUser,
  createUser,
  expectProblem,
  PASSWORD,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
/** Has an account, and nothing to do with the owner. */
let outsider: TestUser;
/** Has signed up with an address that belongs to another person. */
let impostor: TestUser;

beforeAll(async () => {
  server = await startTestServer();
  [owner, outsider, impostor] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Outsider'),
    createUnconfirmedUser(server, 'Impostor'),
  ]);
});
afterAll(() => server.stop());

const ABSENT_USER = 'usr_00000000000000000000000000';

describe('a person outside the organization', () => {
  it('gets the same refusal with an account, without one and with an unconfirmed address', async () => {
    const { api } = owner;
    const { id: organization } = await api.organizations.create({ name: 'Globex' });
    const { id: owned } = await api.workspaces.create({ name: 'W', organization });
    const who = [outsider, impostor].flatMap(({ id, email }) => [{ user_id: id }, { email }]);
    const all = [...who, { user_id: ABSENT_USER } as const, { email: `${unique('unknown')}@example.com` }];
    const tries = [
      (one: (typeof all)[number]) => api.members.add({ workspace: owner.workspace, ...one, role: 'admin' }),
      (one: (typeof all)[number]) => api.members.add({ workspace: owned, ...one, role: 'viewer' }),
      (one: (typeof all)[number]) => api.organizationMembers.add({ organization, ...one }),
    ];
    for (const attempt of tries) {
      const answers = await Promise.all(all.map(async (one) => expectProblem(attempt(one))));
      const texts = answers.map(({ problem }) => JSON.stringify({ ...problem, request_id: '' }));
      expect(answers[0]).toMatchObject({ status: 409, code: 'invitation_required' });
      expect(new Set(texts).size).toBe(1);
    }
  });

  it('is not found by the operator under an unconfirmed address', async () => {
    const { workspace } = owner;
    const add = (email: string) =>
      statusOrCode(server.operator.members.add({ workspace, email, role: 'viewer' }));
    expect(await add(impostor.email)).toBe('not_found');
  });
});

/** Resets the password of an account by the mail to its address. @returns a session with the new one */
async function recover({ id, email }: TestUser): Promise<string> {
  const [anyone, password] = [server.client(), `${PASSWORD} 2`];
  await anyone.passwordResets.confirm({ token: await mailedToken(server, 'password_reset', id), password });
  return (await anyone.sessions.create({ email, password })).token;
}

describe('a user who left the organization', () => {
  /** Two workspaces of an organization, in both of which a person of that is a member. */
  async function place() {
    const { api } = owner;
    const member = await createUser(server, 'Member');
    const { id: organization } = await api.organizations.create({ name: 'Globex' });
    await server.operator.organizationMembers.add({ organization, user_id: member.id });
    const { id: one } = await api.workspaces.create({ name: 'One', organization });
    const { id: other } = await api.workspaces.create({ name: 'Other', organization });
    const at = (workspace: string) => ({ workspace, user_id: member.id });
    const add = (workspace: string, by = api) =>
      statusOrCode(by.members.add({ ...at(workspace), role: 'viewer' }));
    for (const workspace of [one, other]) expect(await add(workspace)).toBe('served');
    return { organization, one, other, member, at, add };
  }

  it('is put back into the workspace by no one, and joins it again by an invitation', async () => {
    const { one, other, member, at, add } = await place();
    await member.api.members.remove({ ...at(one), dry_run: true });
    await member.api.members.remove(at(one));
    expect(await add(one)).toBe('invitation_required');
    expect(await add(one, server.operator)).toBe('invitation_required');
    // In the other workspace they have not left.
    await owner.api.members.remove(at(other));
    expect(await add(other)).toBe('served');

    const invited = await invitationTo(server, one, member.email);
    await member.api.invitations.accept({ token: invited.token });
    expect((await owner.api.members.get(at(one))).role).toBe('viewer');
    await owner.api.members.remove(at(one));
    expect(await add(one)).toBe('served');
  });

  it('is not put back after leaving with a user key, or while they were deactivated', async () => {
    const { one, other, member, at, add } = await place();
    await owner.api.members.update({ ...at(one), role: 'manager' });
    const key = await createKey(server, member.api, { workspace: one, kind: 'user', scope: 'admin' });
    await key.api.members.remove(at(one));
    await owner.api.members.deactivate(at(other));
    await member.api.members.remove(at(other));
    expect([await add(one), await add(other)]).toEqual(['invitation_required', 'invitation_required']);
  });

  it('is put back into the organization by no one, and joins it again by an invitation', async () => {
    const { organization, one, member, add } = await place();
    const { organization: second } = await place();
    const who = { organization, user_id: member.id };
    const addTo = (place: string) =>
      statusOrCode(server.operator.organizationMembers.add({ ...who, organization: place }));
    await member.api.organizationMembers.remove(who);
    expect(await addTo(organization)).toBe('invitation_required');
    expect(await addTo(second)).toBe('served');
    const invited = await organizationInvitationTo(server, organization, member.email);
    await member.api.invitations.accept({ token: invited.token });
    await owner.api.organizationMembers.remove(who);
    expect(await addTo(organization)).toBe('served');
    // They left the workspace only with the organization, and belong to that again.
    expect(await add(one)).toBe('served');
  });
});

describe('a user whose address is not confirmed', () => {
  it('is shown as such, and gets no further permissions until they confirm it', async () => {
    const { workspace, api } = owner;
    const { id: user_id } = await createUnconfirmedUser(server, 'Newcomer');
    await server.operator.members.add({ workspace, user_id, role: 'member' });
    expect((await api.members.get({ workspace, user_id })).email_verified_at).toBeNull();
    const project = await api.projects.create({
      workspace,
      name: 'P',
      slug: unique('p'),
      environment: 'sandbox',
    });
    const give = (role: BuiltinRole | RoleId) =>
      statusOrCode(api.members.update({ workspace, user_id, role }));
    expect(await give('admin')).toBe('unconfirmed_address');
    expect(await statusOrCode(api.workspaces.transferOwnership({ workspace, user_id }))).toBe(
      'unconfirmed_address',
    );
    const inProject = { workspace, project: project.id, user_id, role: 'admin' } as const;
    expect(await statusOrCode(api.projectMembers.set(inProject))).toBe('unconfirmed_address');
    expect(await give('viewer')).toBe('served');
    await server.knex('users').where({ id: user_id }).update({ email_verified_at: new Date() });
    expect(await give('admin')).toBe('served');
  });

  it('keeps no key and no session when the owner of the address resets the password', async () => {
    const { workspace } = impostor;
    const service = await createKey(server, impostor.api, { workspace, scope: 'admin' });
    const own = await createKey(server, impostor.api, { workspace, kind: 'user', scope: 'read-only' });
    await recover(impostor);
    for (const api of [service.api, own.api, impostor.api]) {
      expect(await expectProblem(api.me.get())).toMatchObject({ status: 401, code: 'credential_revoked' });
    }
  });

  it.each([
    ['ends, and is reported, when the address was not confirmed', createUnconfirmedUser, true],
    ['stays when the address was confirmed before', createUser, false],
  ] as const)('gives access that %s', async (_, make, ends) => {
    const account = await make(server, 'Account');
    const { workspace, api } = account;
    const { id: accomplice } = await outsider.api.organizations.create({ name: 'O', slug: unique('o') });
    const grant = await api.managers.grant({ workspace, organization: accomplice });
    const key = await createKey(server, api, { workspace, scope: 'admin' });
    const byKey = await createKey(server, key.api, { workspace, scope: 'read-only' });
    const at = (name: string) => ({ workspace, url: `https://hooks.example.com/${unique(name)}` });
    const endpoint = await api.webhookEndpoints.create(at('own'));
    const endpointOfKey = await key.api.webhookEndpoints.create(at('key'));
    const virtualKey = () => ({
      workspace,
      slug: unique('vk'),
      name: 'Models',
      provider: 'openai' as const,
      secret: 'sk-0123456789',
    });
    const virtualKeys = [
      await api.virtualKeys.create(virtualKey()),
      await key.api.virtualKeys.create(virtualKey()),
    ];
    const { id: organization } = await api.organizations.create({ name: 'O', slug: unique('o') });
    const fields = { organization, name: unique('key'), scope: 'read-only' } as const;
    const { id: organizationKey } = await api.organizationKeys.create(fields);
    expect(await statusOrCode(outsider.api.workspaces.get({ workspace }))).toBe('served');

    const now = server.client(await recover(account));
    for (const { id: endpoint_id } of [endpoint, endpointOfKey]) {
      const { enabled, disabled_reason } = await now.webhookEndpoints.get({ workspace, endpoint_id });
      expect([enabled, disabled_reason]).toEqual(ends ? [false, 'account_recovered'] : [true, null]);
    }
    for (const { id: virtual_key } of virtualKeys) {
      const { status, disabled_reason } = await now.virtualKeys.get({ workspace, virtual_key });
      expect([status, disabled_reason]).toEqual(ends ? ['disabled', 'account_recovered'] : ['active', null]);
    }
    for (const one of [key, byKey]) {
      expect(await statusOrCode(one.api.me.get())).toBe(ends ? 'credential_revoked' : 'served');
    }
    expect(await statusOrCode(outsider.api.workspaces.get({ workspace }))).toBe(
      ends ? 'not_found' : 'served',
    );
    const ended = [
      `api_key.revoked ${key.id}`,
      `api_key.revoked ${byKey.id}`,
      `manager.revoked ${grant.id}`,
      `webhook_endpoint.disabled ${endpoint.id}`,
      `webhook_endpoint.disabled ${endpointOfKey.id}`,
      ...virtualKeys.map(({ id }) => `virtual_key.disabled ${id}`),
    ];
    const entries = (await now.auditEvents.list({ workspace, limit: 100 })).data;
    const told = entries.filter(({ action }) => /revoked|disabled/.test(action));
    expect(told.map(({ action, target }) => `${action} ${target?.id}`).sort()).toEqual(
      ends ? ended.sort() : [],
    );
    for (const { actor } of told) expect(actor).toMatchObject({ type: 'user', id: account.id });
    const events = (await now.events.list({ workspace, limit: 100 })).data.map(({ type }) => type);
    const types = events.filter((type) => /revoked|disabled|virtual_key.updated/.test(type)).sort();
    // A virtual key that is disabled is one that is updated.
    const expected = ended.map((one) =>
      one.split(' ')[0]?.replace('virtual_key.disabled', 'virtual_key.updated'),
    );
    expect(types).toEqual(ends ? expected.sort() : []);
    const its = await now.organizationKeys.get({ organization, key_id: organizationKey });
    expect(its.status).toBe(ends ? 'revoked' : 'active');
    // The other side of the grant hears of it, too.
    const theirs = (await outsider.api.organizationAuditEvents.list({ organization: accomplice })).data;
    expect(theirs.some(({ action }) => action === 'manager.revoked')).toBe(ends);
  });
});
