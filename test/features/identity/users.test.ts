import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createUser,
  expectProblem,
  expectProblems,
  newWorkspace,
  PASSWORD,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let colleague: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, colleague] = await Promise.all([createUser(server, 'Owner'), createUser(server, 'Colleague')]);
});
afterAll(() => server.stop());

const newEmail = () => `${unique('new')}@example.com`;
const signUp = (fields: { email?: string; name?: string; workspace?: { name: string; slug?: string } }) =>
  server.client().users.signUp({ email: newEmail(), password: PASSWORD, name: 'Newcomer', ...fields });
/** Signs in; a session apart from the one that the fixture has. */
const signIn = async (email: string, password = PASSWORD) =>
  server.client((await server.client().sessions.create({ email, password })).token);

describe('signing up', () => {
  it('creates the user and the named workspace, which they own', async () => {
    const [email, slug] = [newEmail(), unique('own')];
    const user = await signUp({ email, name: 'Ada Lovelace', workspace: { name: 'Analytical', slug } });
    expect(user).toMatchObject({ email, name: 'Ada Lovelace', language: null });
    expect(user.id).toMatch(/^usr_/);
    expect(user.workspace).toMatchObject({ slug, name: 'Analytical', plan: 'enterprise', archived_at: null });
    const mine = await (await signIn(email)).me.listWorkspaces();
    expect(mine.data.map(({ workspace, role }) => [workspace.slug, role])).toEqual([[slug, 'owner']]);
  });

  it('creates a first workspace for a user who names none', async () => {
    const { workspace } = await signUp({ name: 'Mary Shelley' });
    expect(workspace.name).toBe("Mary Shelley's workspace");
    expect(workspace.slug).toMatch(/^mary-shelley-s-workspace/);
    const long = await signUp({ name: `a${'😀'.repeat(60)}` });
    expect(long.workspace.name).toBe(`a${'😀'.repeat(39)}'s workspace`);
  });

  it.each([
    ['Şişli Öğretmenevi', 'sisli-ogretmenevi'],
    ['Işık Çağrı İnşaat', 'isik-cagri-insaat'],
    ['Café Zoë & Søren', 'cafe-zoe-soren'],
    ['Straße Łódź', 'strasse-lodz'],
    ['  --Two   words--  ', 'two-words'],
  ])('makes a slug of plain letters from the name %s', async (name, slug) => {
    const { workspace } = await signUp({ workspace: { name } });
    expect(workspace).toMatchObject({ name, slug });
  });

  it('makes a slug where the name has no usable letter, or too many', async () => {
    const short = await signUp({ workspace: { name: '株式会社' } });
    expect(short.workspace.slug).toMatch(/^workspace/);
    const long = await signUp({ workspace: { name: 'a'.repeat(100) } });
    expect(long.workspace.slug).toMatch(/^a{3,39}$/);
  });

  it('makes another slug when the first is taken', async () => {
    const name = unique('Twice');
    const [first, second] = [await signUp({ workspace: { name } }), await signUp({ workspace: { name } })];
    expect(first.workspace.slug).toBe(name.toLowerCase());
    expect(second.workspace.slug).toMatch(new RegExp(`^${name.toLowerCase()}-[0-9a-f]{6}$`));
    const seen = await server.operator.workspaces.get({ workspace: second.workspace.slug });
    expect(seen.slug).toBe(second.workspace.slug);
  });

  it('refuses an address that another user has, in another case, too', async () => {
    const email = owner.email.toUpperCase();
    expect(await expectProblem(signUp({ email }))).toMatchObject({ status: 409, code: 'already_exists' });
  });

  it('accepts exactly one of two concurrent sign-ups with one address', async () => {
    const email = newEmail();
    const results = await Promise.allSettled([signUp({ email }), signUp({ email })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('creates no user when the slug is taken', async () => {
    const email = newEmail();
    const workspace = { name: 'Mine', slug: owner.workspace };
    expect(await expectProblem(signUp({ email, workspace }))).toMatchObject({
      status: 409,
      code: 'slug_taken',
    });
    expect((await signUp({ email })).email).toBe(email);
  });

  it('reports a bad address and a short password together', async () => {
    const call = server.client().users.signUp({ email: 'not an address', password: 'short', name: 'X' });
    const { status, code, errors } = await expectProblem(call);
    expect([status, code]).toEqual([400, 'invalid_request']);
    expect(errors.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'email format',
      'password min_length',
    ]);
  });

  it('never returns the password or its hash', async () => {
    const { data } = await server
      .client()
      .users.signUp({ email: newEmail(), password: PASSWORD, name: 'Quiet' })
      .withResponse();
    expect(JSON.stringify(data)).not.toMatch(/argon2|correct horse|password/);
  });
});

describe('me', () => {
  it('returns the operator for the operator key', async () => {
    expect(await server.operator.me.get()).toMatchObject({
      principal: { type: 'operator', id: 'operator' },
      scope: null,
      user: null,
      workspace: null,
      expires_at: null,
    });
  });

  it('returns the user of a session and when it ends', async () => {
    const me = await owner.api.me.get();
    expect(me.principal).toMatchObject({ type: 'session', id: expect.stringMatching(/^ses_/) });
    expect(me).toMatchObject({ scope: null, workspace: null, user: { id: owner.id, email: owner.email } });
    expect(Date.parse(me.expires_at ?? '')).toBeGreaterThan(Date.now());
    expect(me.etag).toBe(me.user?.etag);
  });

  it.each([
    ['user', 'user_key', true],
    ['service', 'service_key', false],
  ] as const)('returns the scope, workspace and expiry of a %s key', async (kind, type, acts) => {
    const { workspace } = owner;
    const expires_at = new Date(Date.now() + 86_400_000).toISOString();
    const key = await owner.api.apiKeys.create({
      workspace,
      name: 'k',
      kind,
      scope: 'read-only',
      expires_at,
    });
    const me = await server.client(key.secret).me.get();
    expect(me).toMatchObject({
      principal: { type, id: key.id },
      scope: 'read-only',
      workspace: { slug: workspace },
      expires_at,
    });
    expect(me.user?.id).toBe(acts ? owner.id : undefined);
  });

  it('changes name and language, each alone, and clears the language with null', async () => {
    expect((await colleague.api.me.update({ language: 'tr' })).user).toMatchObject({
      name: 'Colleague',
      language: 'tr',
    });
    expect((await colleague.api.me.update({ name: 'Grace Hopper' })).user).toMatchObject({
      name: 'Grace Hopper',
      language: 'tr',
    });
    expect((await colleague.api.me.update({ language: null })).user).toMatchObject({ language: null });
    expect((await colleague.api.me.get()).user).toMatchObject({ name: 'Grace Hopper', language: null });
  });

  it('accepts a change only of the version that was read', async () => {
    const { etag: stale } = await colleague.api.me.get();
    const { etag } = await colleague.api.me.update({ name: 'Newer' }, { ifMatch: stale });
    expect(await expectProblem(colleague.api.me.update({ name: 'Older' }, { ifMatch: stale }))).toMatchObject(
      {
        status: 412,
        code: 'precondition_failed',
      },
    );
    expect((await colleague.api.me.get()).user?.name).toBe('Newer');
    await colleague.api.me.update({ name: 'Unquoted' }, { headers: { 'If-Match': etag } });
    expect((await colleague.api.me.get()).user?.name).toBe('Unquoted');
  });

  it('refuses to change the operator or the user of a key', async () => {
    const { workspace } = owner;
    const { secret } = await owner.api.apiKeys.create({ workspace, name: 'k', kind: 'user', scope: 'admin' });
    for (const api of [server.operator, server.client(secret)]) {
      expect(await expectProblem(api.me.update({ name: 'X' }))).toMatchObject({
        status: 403,
        code: 'insufficient_scope',
      });
    }
  });
});

describe('changing the password', () => {
  it('requires the present password', async () => {
    const none = await expectProblem(owner.api.me.update({ new_password: 'another password' }));
    expect([none.status, none.errors.map(({ path }) => path)]).toEqual([400, ['current_password']]);
    const useless = await expectProblem(owner.api.me.update({ current_password: PASSWORD }));
    expect([useless.status, useless.errors.map(({ path }) => path)]).toEqual([400, ['new_password']]);
    const wrong = owner.api.me.update({ new_password: 'another password', current_password: 'wrong' });
    expect(await expectProblem(wrong)).toMatchObject({ status: 401, code: 'invalid_credentials' });
    expect((await owner.api.me.get()).user?.id).toBe(owner.id);
  });

  it('refuses a short password, and changes nothing else with it', async () => {
    const call = owner.api.me.update({ name: 'Changed', new_password: 'short', current_password: PASSWORD });
    expect(await expectProblem(call)).toMatchObject({ status: 400, code: 'invalid_request' });
    expect((await owner.api.me.get()).user?.name).toBe('Owner');
  });

  it('ends every other session at once, keeps this one and the keys, and invalidates the old password', async () => {
    const { workspace, email, api } = await createUser(server, 'Mover');
    const { secret } = await api.apiKeys.create({ workspace, name: 'k', kind: 'user', scope: 'read-only' });
    const others = [await signIn(email), await signIn(email)];
    await api.me.update({ current_password: PASSWORD, new_password: 'another password' });
    for (const other of others) {
      expect(await expectProblem(other.me.get())).toMatchObject({ status: 401, code: 'credential_revoked' });
    }
    expect((await api.sessions.list()).data.map(({ current }) => current)).toEqual([true]);
    expect((await server.client(secret).me.get()).user?.email).toBe(email);
    expect(await expectProblem(signIn(email))).toMatchObject({ status: 401, code: 'invalid_credentials' });
    expect((await (await signIn(email, 'another password')).me.get()).user?.email).toBe(email);
  });

  it('leaves no session that was begun with the old password while it was changed', async () => {
    const { email, api } = await createUser(server, 'Racer');
    const attempts = Array.from({ length: 4 }, () => signIn(email).catch(() => undefined));
    await api.me.update({ current_password: PASSWORD, new_password: 'another password' });
    const begun = (await Promise.all(attempts)).filter((session) => session !== undefined);
    for (const session of begun) {
      expect(await expectProblem(session.me.get())).toMatchObject({
        status: 401,
        code: 'credential_revoked',
      });
    }
  });
});

describe('my workspaces', () => {
  it('shows each with the role in it, newest first, a page at a time', async () => {
    const user = await createUser(server, 'Busy');
    const asViewer = await newWorkspace(owner, [[user, 'viewer']]);
    const own = await newWorkspace(user);
    const seen: string[][] = [];
    for await (const { workspace, role, relation, status } of user.api.me.listWorkspaces({ limit: 1 })) {
      seen.push([workspace.slug, role, relation, status]);
    }
    expect(seen).toEqual([
      [own, 'owner', 'member', 'active'],
      [asViewer, 'viewer', 'member', 'active'],
      [user.workspace, 'owner', 'member', 'active'],
    ]);
  });

  it('filters by the way the user reaches them', async () => {
    const slugs = async (relation: 'member' | 'organization' | 'shared') =>
      (await colleague.api.me.listWorkspaces({ relation })).data.map(({ workspace }) => workspace.slug);
    expect(await slugs('member')).toEqual([colleague.workspace]);
    expect(await slugs('organization')).toEqual([]);
    expect(await slugs('shared')).toEqual([]);
  });

  it('shows that a membership is deactivated, and leaves archived workspaces out', async () => {
    const deactivated = await newWorkspace(owner, [[colleague, 'member']]);
    await owner.api.members.deactivate({ workspace: deactivated, user_id: colleague.id });
    const archived = await newWorkspace(owner, [[colleague, 'member']]);
    await owner.api.workspaces.delete({ workspace: archived, confirm: archived });
    const { data } = await colleague.api.me.listWorkspaces();
    expect(data.find(({ workspace }) => workspace.slug === deactivated)?.status).toBe('deactivated');
    expect(data.map(({ workspace }) => workspace.slug)).not.toContain(archived);
  });

  it('is refused to a key and to the operator', async () => {
    expect(await expectProblem(server.operator.me.listWorkspaces())).toMatchObject({
      status: 403,
      code: 'insufficient_scope',
    });
  });

  it('refuses a cursor that was changed, or that another user received', async () => {
    await newWorkspace(colleague);
    const { next_cursor } = await colleague.api.me.listWorkspaces({ limit: 1 });
    const cursor = next_cursor ?? '';
    const tampered = `${cursor.startsWith('A') ? 'B' : 'A'}${cursor.slice(1)}`;
    for (const { status, errors } of await expectProblems([
      colleague.api.me.listWorkspaces({ limit: 1, cursor: tampered }),
      owner.api.me.listWorkspaces({ limit: 1, cursor }),
    ])) {
      expect([status, errors.map(({ path }) => path)]).toEqual([400, ['cursor']]);
    }
  });
});
