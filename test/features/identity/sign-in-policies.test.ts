import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationId } from '../../../sdk/src/index.ts';
import { createKey } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let member: TestUser;
let stranger: TestUser;
let organization: OrganizationId;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer();
  [owner, member, stranger] = (await Promise.all(
    ['Owner', 'Member', 'Stranger'].map((name) => createUser(server, name)),
  )) as [TestUser, TestUser, TestUser];
  organization = (await owner.api.organizations.create({ name: 'Globex', slug: unique('org') })).id;
  workspace = (await owner.api.workspaces.create({ name: 'Owned', slug: unique('ws'), organization })).slug;
  await server.operator.organizationMembers.add({ organization, user_id: member.id });
  await server.operator.members.add({ workspace, user_id: member.id, role: 'admin' });
});
afterAll(() => server.stop());
beforeEach(async () => {
  await server.knex('sign_in_policies').delete();
  await server.knex('users').update({ second_factors: [] });
  await prove(member, { method: 'password' });
});

/** Replaces the proofs of the sessions of a person. */
const prove = ({ id }: TestUser, ...given: Array<{ method: string; strength?: number }>) => {
  const at = new Date().toISOString();
  const proofs = given.map((one) => ({ strength: 1, at, ...one }));
  return server.knex.raw('update sessions set proofs = ?::jsonb where user_id = ?', [
    JSON.stringify(proofs),
    id,
  ]);
};
const enrol = ({ id }: TestUser, ...second_factors: Array<'totp' | 'passkey'>) =>
  server.knex('users').where({ id }).update({ second_factors });
/** What a request gets, once every cache has forgotten what the test wrote past the server. */
const answerTo = (call: () => PromiseLike<unknown>) =>
  call().then(
    () => 'allowed',
    (error: { code: string }) => error.code,
  );
const read =
  ({ api }: { api: TestUser['api'] }) =>
  () =>
    api.workspaces.get({ workspace });
const eventually = (call: () => PromiseLike<unknown>, answer: string) =>
  expect.poll(() => answerTo(call)).toBe(answer);

describe('a sign-in policy', () => {
  it('has defaults that accept every method', async () => {
    expect(await member.api.signInPolicy.get({ workspace })).toMatchObject({
      sso: 'optional',
      mfa: 'off',
      etag: '1',
    });
    expect(await answerTo(read(member))).toBe('allowed');
  });

  it('requires a second factor from the next request on, and says what is missing', async () => {
    const change = await owner.api.signInPolicy.update({ workspace, mfa: 'required' });
    expect(change).toMatchObject({ mfa: 'required', etag: '2', dry_run: false, refuses_caller: true });
    expect(change.refused).toContainEqual({
      user_id: member.id,
      name: 'Member',
      code: 'mfa_enrollment_required',
    });
    const unable = await expectProblem(read(member)() as Promise<unknown>);
    expect(unable).toMatchObject({ status: 403, code: 'mfa_enrollment_required' });
    await enrol(member, 'totp');
    await eventually(read(member), 'mfa_required');
    const { problem, status } = await expectProblem(read(member)() as Promise<unknown>);
    expect([status, problem?.sign_in]).toEqual([403, { sso: [], methods: ['totp'] }]);
    await prove(member, { method: 'password' }, { method: 'totp' });
    await eventually(read(member), 'allowed');
    expect(await answerTo(read(stranger))).toBe('not_found');
    expect(await answerTo(() => member.api.me.get())).toBe('allowed');
  });

  it('accepts a passkey as both factors', async () => {
    await owner.api.signInPolicy.update({ workspace, mfa: 'required', methods: ['passkey'] });
    expect(await answerTo(read(member))).toBe('sign_in_method_not_allowed');
    await prove(member, { method: 'passkey', strength: 2 });
    await eventually(read(member), 'allowed');
  });

  it('of an organization counts in the workspaces that it owns', async () => {
    const change = await owner.api.organizationSignInPolicy.update({ organization, mfa: 'required' });
    expect(change.refused.map(({ user_id }) => user_id)).toContain(member.id);
    expect(await answerTo(read(member))).toBe('mfa_enrollment_required');
    expect(await answerTo(() => member.api.organizations.get({ organization }))).toBe(
      'mfa_enrollment_required',
    );
    expect(await answerTo(() => owner.api.workspaces.get({ workspace: owner.workspace }))).toBe('allowed');
    await server.operator.organizationSignInPolicy.update({ organization, mfa: 'off' });
    expect((await member.api.organizationSignInPolicy.get({ organization })).etag).toBe('3');
  });

  it('changes nothing in a dry run', async () => {
    const dry = await owner.api.signInPolicy.update({ workspace, mfa: 'required', dry_run: true });
    expect(dry).toMatchObject({ mfa: 'required', dry_run: true, refuses_caller: true });
    expect((await owner.api.signInPolicy.get({ workspace })).mfa).toBe('off');
    expect(await answerTo(read(member))).toBe('allowed');
  });

  it('counts from its time on, and is not put off once it is in force', async () => {
    const later = new Date(Date.now() + 3_600_000).toISOString();
    await owner.api.signInPolicy.update({ workspace, mfa: 'required', effective_at: later });
    expect(await answerTo(read(member))).toBe('allowed');
    await owner.api.signInPolicy.update({ workspace, effective_at: null });
    expect(await answerTo(read(member))).toBe('mfa_enrollment_required');
    const put = () => server.operator.signInPolicy.update({ workspace, effective_at: later });
    expect(await answerTo(put)).toBe('invalid_state');
  });

  it('never counts for people who leave', async () => {
    const leaving = await createUser(server, 'Leaving');
    await server.operator.members.add({ workspace: owner.workspace, user_id: leaving.id, role: 'viewer' });
    await owner.api.signInPolicy.update({ workspace: owner.workspace, mfa: 'required' });
    const leave = () => leaving.api.members.remove({ workspace: owner.workspace, user_id: leaving.id });
    expect(await answerTo(leave)).toBe('allowed');
    await server.operator.signInPolicy.update({ workspace: owner.workspace, mfa: 'off' });
  });

  it('is explained by access.check', async () => {
    await owner.api.signInPolicy.update({ workspace, methods: ['passkey'] });
    // Nothing in the workspace answers this session, and another workspace does not explain it.
    const key = await createKey(server, server.operator, { workspace });
    expect(await answerTo(() => server.client(key.secret).workspaces.get({ workspace }))).toBe('allowed');
    const problem = await expectProblem(
      member.api.access.check({ workspace, checks: [{ permission: 'workspace:read' }] }),
    );
    expect(problem.problem).toMatchObject({
      code: 'sign_in_method_not_allowed',
      sign_in: { methods: ['passkey'] },
    });
    const [stored] = await server.knex('decisions').where({ id: problem.problem?.decision_id ?? '' });
    expect(stored?.decision).toMatchObject({
      decided_by: 'sign_in',
      would_suffice: { scope: null, role: null, sign_in: { sso: [], methods: ['passkey'] } },
    });
  });
});

describe('single sign-on', () => {
  const write = (values: object) =>
    server.knex.raw(
      `insert into sign_in_policies (tenant_id, sso, break_glass) select w.id, 'required', :list::text[] from workspaces w
       where w.slug = :workspace`,
      { workspace, list: [], ...values } as never,
    );

  it('is not required without a tested connection', async () => {
    const require = () => owner.api.signInPolicy.update({ workspace, sso: 'required' });
    expect(await answerTo(require)).toBe('sso_test_required');
  });

  it('is asked of everyone where it is required, but of break-glass owners with a second factor', async () => {
    await write({ list: [member.id] });
    await eventually(read(owner), 'sso_required');
    await eventually(read(member), 'mfa_enrollment_required');
    await enrol(member, 'totp');
    await prove(member, { method: 'password' }, { method: 'totp' });
    await eventually(read(member), 'allowed');
  });

  it('keeps a break-glass owner with a second factor on the list while it is required', async () => {
    await write({ list: [] });
    const list = (ids: string[]) => () =>
      server.operator.signInPolicy.update({ workspace, break_glass: ids as never });
    expect(await answerTo(list([]))).toBe('break_glass_required');
    expect(await answerTo(list([stranger.id]))).toBe('invalid_request');
  });
});

describe('keys', () => {
  it('skip the policy, unless their people need what it asks for', async () => {
    const user = await createKey(server, member.api, { workspace, kind: 'user' });
    const service = await createKey(server, owner.api, { workspace });
    const api = (secret: string) => ({ api: server.client(secret) });
    await owner.api.signInPolicy.update({ workspace, mfa: 'required' });
    expect(await answerTo(read(api(user.secret)))).toBe('allowed');
    await server.operator.signInPolicy.update({ workspace, keys_need_identity: true });
    expect(await answerTo(read(api(user.secret)))).toBe('mfa_enrollment_required');
    expect(await answerTo(read(api(service.secret)))).toBe('allowed');
    await enrol(member, 'totp');
    await eventually(read(api(user.secret)), 'allowed');
  });
});
