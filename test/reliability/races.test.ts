import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError, type BuiltinRole, type RoleId } from '../../sdk/src/index.ts';
import { engines } from '../support/database.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { createUser, PASSWORD, type TestUser, unique } from '../support/users.ts';

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** What each call came to: `ok`, or the code of the problem. */
async function outcomes(calls: Array<PromiseLike<unknown>>): Promise<string[]> {
  const settled = await Promise.allSettled(calls);
  const names = settled.map((result) => {
    if (result.status === 'fulfilled') return 'ok';
    if (result.reason instanceof ApiError) return result.reason.code;
    throw result.reason;
  });
  return names.sort();
}

describe.each(engines)('concurrent requests on %s', (engine) => {
  let server: TestServer;
  let owner: TestUser;
  let workspace: string;

  beforeAll(async () => {
    server = await startTestServer({ engine });
    owner = await createUser(server, 'Owner');
    workspace = owner.workspace;
  });
  afterAll(() => server.stop());

  async function join(role: BuiltinRole | RoleId, into = workspace): Promise<TestUser> {
    const user = await createUser(server, 'Person');
    await server.operator.members.add({ workspace: into, user_id: user.id, role });
    return user;
  }

  const project = (slug: string) => ({ workspace, name: 'Race', slug, environment: 'sandbox' }) as const;

  it('with one Idempotency-Key take effect once and get one response', async () => {
    const options = { idempotencyKey: unique('twins') };
    const fields = { workspace, kind: 'service', name: 'Twins', scope: 'read-only' } as const;
    const replies = await Promise.all(
      times(8, () => owner.api.apiKeys.create(fields, options).withResponse()),
    );
    const first = replies[0]?.data;
    for (const { data } of replies) expect(data).toEqual(first);
    const replayed = replies.map(({ response }) => response.headers.get('idempotency-replayed'));
    expect(replayed.filter((header) => header === null)).toHaveLength(1);
    const keys = await owner.api.apiKeys.list({ workspace, limit: 100 });
    expect(keys.data.filter(({ name }) => name === 'Twins')).toHaveLength(1);
  });

  it('of the last two owners to leave let one stay', async () => {
    for (let round = 0; round < 5; round += 1) {
      const first = await createUser(server, 'First');
      const second = await join('owner', first.workspace);
      const leaving = [first, second].map(({ id, api }) =>
        api.members.remove({ workspace: first.workspace, user_id: id }),
      );
      expect(await outcomes(leaving)).toEqual(['last_owner', 'ok']);
    }
  });

  it('of the last two owners to remove each other let one stay', async () => {
    const first = await createUser(server, 'First');
    const second = await join('owner', first.workspace);
    const found = await outcomes([
      first.api.members.deactivate({ workspace: first.workspace, user_id: second.id }),
      second.api.members.remove({ workspace: first.workspace, user_id: first.id }),
    ]);
    expect(found).toContain('ok');
    expect(found).not.toEqual(['ok', 'ok']);
    const { data } = await server.operator.members.list({ workspace: first.workspace });
    expect(data.filter(({ role, status }) => role === 'owner' && status === 'active')).toHaveLength(1);
  });

  it('of twenty for one slug give it to one', async () => {
    const slug = unique('wanted');
    const found = await outcomes(times(20, () => owner.api.projects.create(project(slug))));
    expect(found).toEqual(['ok', ...times(19, () => 'slug_taken')]);
    const name = unique('wanted');
    const workspaces = times(20, () => owner.api.workspaces.create({ name, slug: name }));
    expect(await outcomes(workspaces)).toEqual(['ok', ...times(19, () => 'slug_taken')]);
    const unnamed = times(5, () => owner.api.workspaces.create({ name: `Same ${name}` }));
    expect(await outcomes(unnamed)).toEqual(times(5, () => 'ok'));
  });

  it('for two rotations let one succeed, and both of its secrets work', async () => {
    const key = await owner.api.apiKeys.create({ workspace, kind: 'service', name: 'R', scope: 'read-only' });
    const rotations = times(2, () => owner.api.apiKeys.rotate({ workspace, key_id: key.id }));
    expect(await outcomes(rotations)).toEqual(['ok', 'rotation_in_progress']);
    const rotated = (await Promise.allSettled(rotations)).flatMap((result) =>
      result.status === 'fulfilled' ? [result.value.secret] : [],
    );
    for (const secret of [key.secret, ...rotated]) await server.client(secret).me.get();
  });

  it('for two rotations of a key by the key itself let one succeed', async () => {
    const { id, secret } = await owner.api.apiKeys.create({
      workspace,
      kind: 'user',
      name: 'Self',
      scope: 'admin',
    });
    const own = server.client(secret);
    const rotations = times(2, () => own.apiKeys.rotate({ workspace, key_id: id }));
    expect(await outcomes(rotations)).toEqual(['ok', 'rotation_in_progress']);
  });

  it('that add one user twice add them once', async () => {
    const { id } = await createUser(server, 'New');
    const adding = times(4, () => server.operator.members.add({ workspace, user_id: id, role: 'viewer' }));
    expect(await outcomes(adding)).toEqual([...times(3, () => 'already_exists'), 'ok']);
  });

  it('that delete and assign a role let one of the two succeed', async () => {
    const { id: user_id } = await join('viewer');
    for (let round = 0; round < 5; round += 1) {
      const role = await owner.api.roles.create({
        workspace,
        name: unique('role'),
        permissions: ['projects:read'],
      });
      const found = await outcomes([
        owner.api.roles.delete({ workspace, role_id: role.id }),
        owner.api.members.update({ workspace, user_id, role: role.id }),
      ]);
      expect([
        ['not_found', 'ok'],
        ['ok', 'role_in_use'],
      ]).toContainEqual(found);
      await owner.api.members.update({ workspace, user_id, role: 'viewer' });
    }
  });

  it('that use and revoke a key are refused after the response to the revocation', async () => {
    const key = await owner.api.apiKeys.create({ workspace, kind: 'service', name: 'U', scope: 'read-only' });
    const api = server.client(key.secret);
    let isRevoked = false;
    let isOver = false;
    const found = { before: new Set<string>(), after: new Set<string>() };
    const using = times(20, async () => {
      while (!isOver) {
        const kind = isRevoked ? 'after' : 'before';
        for (const outcome of await outcomes([api.me.get()])) found[kind].add(outcome);
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await owner.api.apiKeys.revoke({ workspace, key_id: key.id });
    isRevoked = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
    isOver = true;
    await Promise.all(using);
    expect([...found.after]).toEqual(['credential_revoked']);
    expect(found.before).toContain('ok');
  });

  interface Minted {
    id: string;
    kind: string;
    secret: string;
  }
  /** Creates keys as a user without a pause, ends that after the first ones, and returns those that came too late. */
  async function mintWhile(
    by: TestUser,
    end: () => Promise<unknown>,
  ): Promise<{ made: Minted[]; late: Minted[] }> {
    const made: Minted[] = [];
    const unexpected: unknown[] = [];
    let isOver = false;
    const working = times(8, async (index) => {
      const kind = index % 2 === 0 ? 'user' : 'service';
      const fields = { workspace, name: 'Minted', scope: 'read-write', kind } as const;
      while (!isOver) {
        await by.api.apiKeys.create(fields).then(
          (key) => made.push(key),
          (error: unknown) => {
            if (!(error instanceof ApiError) || error.status >= 500) unexpected.push(error);
          },
        );
      }
    });
    try {
      await expect.poll(() => made.length, { timeout: 10_000, interval: 5 }).toBeGreaterThan(4);
      await end();
      // Every key that is ever created has been committed by now.
      const known = await idsNow();
      isOver = true;
      await Promise.all(working);
      expect(unexpected).toEqual([]);
      return { made, late: made.filter(({ id }) => !known.has(id)) };
    } finally {
      isOver = true;
      await Promise.all(working);
    }
  }

  const idsNow = async () => {
    const ids = new Set<string>();
    for await (const { id } of owner.api.apiKeys.list({ workspace, limit: 100 })) ids.add(id);
    return ids;
  };

  async function expectRefused(secrets: string[]): Promise<void> {
    const found = await outcomes(secrets.map((secret) => server.client(secret).me.get()));
    expect(new Set(found)).toEqual(new Set(['credential_revoked']));
  }

  const ENDINGS: Array<[string, (who: TestUser) => Promise<unknown>, (who: TestUser) => Promise<unknown>]> = [
    [
      'deactivated',
      ({ id }) => owner.api.members.deactivate({ workspace, user_id: id }),
      ({ id }) => owner.api.members.reactivate({ workspace, user_id: id }),
    ],
    [
      'removed',
      ({ id }) => owner.api.members.remove({ workspace, user_id: id }),
      ({ id }) => server.operator.members.add({ workspace, user_id: id, role: 'admin' }),
    ],
  ];

  it.each(ENDINGS)('that create keys while their user is %s leave none of them', async (_name, end, undo) => {
    for (let round = 0; round < 3; round += 1) {
      const user = await join('admin');
      const { made, late } = await mintWhile(user, () => end(user));
      expect(late).toEqual([]);
      const own = made.filter(({ kind }) => kind === 'user').map(({ secret }) => secret);
      await expectRefused(own);
      await undo(user);
      await expectRefused(own);
    }
  });

  it('that create keys for a user who is deactivated leave none of the keys', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { id: user_id } = await join('member');
      const made: string[] = [];
      const fields = { workspace, name: 'For', kind: 'user', scope: 'read-only', user_id } as const;
      const creating = times(12, () =>
        owner.api.apiKeys.create(fields).then(
          ({ secret }) => made.push(secret),
          () => undefined,
        ),
      );
      await expect.poll(() => made.length, { interval: 1, timeout: 10_000 }).toBeGreaterThan(0);
      await owner.api.members.deactivate({ workspace, user_id });
      await Promise.all(creating);
      await owner.api.members.reactivate({ workspace, user_id });
      await expectRefused(made);
    }
  });

  it('that create keys during a demotion create none with the earlier permissions', async () => {
    const user = await join('admin');
    const { late } = await mintWhile(user, () =>
      owner.api.members.update({ workspace, user_id: user.id, role: 'viewer' }),
    );
    expect(late).toEqual([]);
  });

  it('of a key that creates keys and is revoked create none after the response', async () => {
    const key = await owner.api.apiKeys.create({ workspace, kind: 'service', name: 'M', scope: 'admin' });
    const { late } = await mintWhile({ ...owner, api: server.client(key.secret) }, () =>
      owner.api.apiKeys.revoke({ workspace, key_id: key.id }),
    );
    expect(late).toEqual([]);
  });

  // On the embedded engine no request waits inside a transaction: there is one at a time.
  it.runIf(engine === 'postgres')('that wait during a demotion do nothing with the old role', async () => {
    const user = await join('admin');
    const { id } = await owner.api.workspaces.get({ workspace });
    const url = `https://hooks.example.com/${unique('hook')}`;
    const acts = [
      () => user.api.projects.create(project(unique('late'))),
      () =>
        user.api.invitations.create({
          workspace,
          emails: [`${unique('late')}@example.com`],
          role: 'viewer',
        }),
      () => user.api.webhookEndpoints.create({ workspace, url, enabled: false }),
    ];
    // Its quotas are why projects wait for the workspace.
    await server.operator.plans.set({ workspace, plan: 'business' });
    for (const act of acts) {
      await owner.api.members.update({ workspace, user_id: user.id, role: 'admin' });
      const waiting = await server.knex.transaction(async (trx) => {
        await trx('workspaces').where({ id }).forNoKeyUpdate().first();
        const membership = trx('members').where({ tenant_id: id, user_id: user.id });
        await membership.update({ role: 'viewer' });
        const outcome = outcomes([act()]);
        await new Promise((resolve) => setTimeout(resolve, 500));
        return { outcome };
      });
      expect(await waiting.outcome).toEqual(['insufficient_role']);
    }
    await server.operator.plans.set({ workspace, plan: 'enterprise' });
  });

  it('that sign in during a change of the password leave no session of the old one', async () => {
    for (let round = 0; round < 3; round += 1) {
      const user = await createUser(server, 'Person');
      const tokens: string[] = [];
      const signingIn = times(6, () =>
        server
          .client()
          .sessions.create({ email: user.email, password: PASSWORD })
          .then(
            ({ token }) => tokens.push(token),
            () => undefined,
          ),
      );
      await user.api.me.update({ current_password: PASSWORD, new_password: `${PASSWORD} 2` });
      await Promise.all(signingIn);
      if (tokens.length > 0) await expectRefused(tokens);
    }
  });
});
