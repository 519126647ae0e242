import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { invitationTo } from '../../support/tokens.ts';
import { createUser, expectProblem, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server);
  workspace = owner.workspace;
});
afterAll(() => server.stop());

const addProject = () =>
  owner.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
const quota = async (resource: string) =>
  (await owner.api.usage.get({ workspace })).quotas.find((entry) => entry.resource === resource);

describe('billing', () => {
  it('has no contact until one is set, keeps all of it, and removes it', async () => {
    expect(await owner.api.billing.get({ workspace })).toMatchObject({ plan: 'enterprise', contact: null });
    const contact = { name: 'Ada', email: 'bill@example.com', company: 'Acme', address: null, tax_id: 'TR1' };
    const set = await owner.api.billing.update({ workspace, contact });
    expect(set.contact).toEqual(contact);
    const cleared = await owner.api.billing.update({ workspace, contact: null }, { ifMatch: set.etag });
    expect(cleared.contact).toBeNull();
    const stale = owner.api.billing.update({ workspace, contact: null }, { ifMatch: set.etag });
    expect(await expectProblem(stale)).toMatchObject({ status: 412, code: 'precondition_failed' });
  });

  it('lets only the operator set a plan', async () => {
    const call = owner.api.plans.set({ workspace, plan: 'pro' });
    expect(await expectProblem(call)).toMatchObject({ status: 403, code: 'insufficient_scope' });
    expect(await server.operator.plans.set({ workspace, plan: 'pro' })).toMatchObject({ plan: 'pro' });
    expect((await owner.api.usage.get({ workspace })).audit_retention_days).toBe(90);
    await server.operator.plans.set({ workspace, plan: 'enterprise' });
  });

  it('counts nothing against a plan without limits', async () => {
    expect(await quota('projects')).toEqual({ resource: 'projects', used: 0, limit: null });
  });

  it('lets 50 concurrent creates fill a quota exactly', async () => {
    await server.operator.plans.set({ workspace, plan: 'free' });
    const calls = await Promise.allSettled(Array.from({ length: 50 }, addProject));
    const refused = calls.filter((call) => call.status === 'rejected').map(({ reason }) => reason.code);
    expect(calls.length - refused.length).toBe(3);
    expect(new Set(refused)).toEqual(new Set(['limit_reached']));
    expect(await quota('projects')).toEqual({ resource: 'projects', used: 3, limit: 3 });
  });

  it('frees room when something is deleted, and requires room when it is restored', async () => {
    const [first] = (await owner.api.projects.list({ workspace })).data;
    await owner.api.projects.delete({ workspace, project: first?.id ?? '' });
    await addProject();
    const restore = owner.api.projects.restore({ workspace, project: first?.id ?? '' });
    expect(await expectProblem(restore)).toMatchObject({ status: 409, code: 'limit_reached' });
  });

  it('deletes nothing when the plan is lowered, and allows no more', async () => {
    await server.operator.plans.set({ workspace, plan: 'pro' });
    await addProject();
    await server.operator.plans.set({ workspace, plan: 'free' });
    expect((await owner.api.projects.list({ workspace })).data).toHaveLength(4);
    expect(await expectProblem(addProject())).toMatchObject({ code: 'limit_reached' });
    expect(await quota('projects')).toEqual({ resource: 'projects', used: 4, limit: 3 });
  });

  it('limits keys and members in the same way', async () => {
    const key = () => owner.api.apiKeys.create({ workspace, name: 'k', kind: 'service', scope: 'read-only' });
    for (let made = 0; made < 5; made += 1) await key();
    expect(await expectProblem(key())).toMatchObject({ code: 'limit_reached' });
    const people = await Promise.all(Array.from({ length: 5 }, () => createUser(server)));
    const added = await Promise.allSettled(
      people.map(({ id }) => server.operator.members.add({ workspace, user_id: id, role: 'viewer' })),
    );
    expect(added.filter((call) => call.status === 'fulfilled')).toHaveLength(4);
    expect(await quota('members')).toEqual({ resource: 'members', used: 5, limit: 5 });
  });

  it('limits users who accept invitations, with an account or without', async () => {
    const guest = await createUser(server);
    const invited = await invitationTo(server, workspace, guest.email);
    const accept = guest.api.invitations.accept({ token: invited.token });
    expect(await expectProblem(accept)).toMatchObject({ status: 409, code: 'limit_reached' });
    const email = `${unique('new')}@example.com`;
    const { token } = await invitationTo(server, workspace, email);
    const body = { email, password: PASSWORD, name: 'New', invitation_token: token };
    expect(await expectProblem(server.client().users.signUp(body))).toMatchObject({ code: 'limit_reached' });
    expect(await quota('members')).toMatchObject({ used: 5 });
    await server.operator.plans.set({ workspace, plan: 'pro' });
    await guest.api.invitations.accept({ token: invited.token });
    expect(await quota('members')).toMatchObject({ used: 6 });
    await server.operator.plans.set({ workspace, plan: 'free' });
  });

  it('limits webhook endpoints, exactly', async () => {
    const create = () =>
      owner.api.webhookEndpoints.create({
        workspace,
        url: `https://hooks.example.com/${unique('hook')}`,
        enabled: false,
      });
    const made = await Promise.allSettled(Array.from({ length: 10 }, create));
    expect(made.filter((call) => call.status === 'fulfilled')).toHaveLength(1);
    expect(await expectProblem(create())).toMatchObject({ status: 409, code: 'limit_reached' });
  });

  it('allows custom roles from business up', async () => {
    const create = () =>
      owner.api.roles.create({ workspace, name: unique('role'), permissions: ['projects:read'] });
    expect(await expectProblem(create())).toMatchObject({ status: 403, code: 'plan_required' });
    await server.operator.plans.set({ workspace, plan: 'business' });
    expect((await create()).builtin).toBe(false);
  });

  it('limits the requests of a whole workspace in a minute, and of no other', async () => {
    await server.operator.plans.set({ workspace, plan: 'free' });
    const { secret } = await server.operator.apiKeys
      .list({ workspace })
      .then(({ data }) => server.operator.apiKeys.rotate({ workspace, key_id: data[0]?.id ?? 'key_' }));
    const calls = Array.from({ length: 620 }, (_, index) =>
      server.client(index % 2 ? secret : owner.token).workspaces.get({ workspace }),
    );
    const codes = await Promise.allSettled(calls);
    expect(codes.filter((call) => call.status === 'rejected').length).toBeGreaterThan(10);
    expect(await expectProblem(owner.api.workspaces.get({ workspace }))).toMatchObject({ status: 429 });
    expect((await owner.api.me.get()).user?.id).toBe(owner.id);
    await server.operator.plans.set({ workspace, plan: 'enterprise' }).catch(() => undefined);
  });
});
