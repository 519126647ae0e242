import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError, type ApiKeyId } from '../../../sdk/src/index.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, newWorkspace, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let leaver: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, leaver] = await Promise.all([createUser(server, 'Owner'), createUser(server, 'Leaver')]);
});
afterAll(() => server.stop());

const newEmail = () => `${unique('guest')}@example.com`;
const invite = async (who: TestUser, workspace: string) =>
  (await who.api.invitations.create({ workspace, emails: [newEmail()], role: 'viewer' })).data[0]?.invitation;
const newProject = (who: TestUser, workspace: string, name: string) =>
  who.api.projects.create({ workspace, name, slug: unique('prj'), environment: 'sandbox' });

/** A workspace in which the leaver has a bit of everything. */
async function scene() {
  const workspace = await newWorkspace(owner, [[leaver, 'manager']]);
  const key = await leaver.api.apiKeys.create({
    workspace,
    name: 'laptop',
    kind: 'user',
    scope: 'read-only',
  });
  const service = await leaver.api.apiKeys.create({
    workspace,
    name: 'erp',
    kind: 'service',
    scope: 'custom',
    permissions: ['projects:read'],
  });
  const ended = await leaver.api.apiKeys.create({
    workspace,
    name: 'old',
    kind: 'service',
    scope: 'custom',
    permissions: ['projects:read'],
  });
  await leaver.api.apiKeys.revoke({ workspace, key_id: ended.id });
  const [alone, together] = [
    await newProject(leaver, workspace, 'Alone'),
    await newProject(leaver, workspace, 'Two'),
  ];
  for (const { id } of [alone, together]) {
    await owner.api.projectMembers.set({ workspace, project: id, user_id: leaver.id, role: 'admin' });
  }
  await owner.api.projectMembers.set({ workspace, project: together.id, user_id: owner.id, role: null });
  const sent = await invite(leaver, workspace);
  const others = await invite(owner, workspace);
  if (!sent || !others) throw new Error('not invited');
  return { workspace, key, service, alone, together, sent, others };
}

describe.each(['remove', 'deactivate'] as const)('members.%s', (verb) => {
  it('returns a receipt of what ended and of what is left behind, and a dry run returns the same', async () => {
    const { workspace, key, service, alone, together, sent, others } = await scene();
    const place = { workspace, user_id: leaver.id };
    const dry = await owner.api.members[verb]({ ...place, dry_run: true });
    expect(dry.dry_run).toBe(true);
    expect((await server.client(key.secret).me.get()).user?.id).toBe(leaver.id);
    expect((await owner.api.invitations.get({ workspace, invitation_id: sent.id })).status).toBe('pending');
    const receipt = await owner.api.members[verb](place);
    expect(receipt.ends).toEqual({
      api_keys: [{ id: key.id, name: 'laptop', masked: key.masked }],
      sessions: expect.any(Number),
      project_memberships: [alone.id, together.id]
        .sort()
        .map((project_id) => ({ project_id, role: 'admin' })),
      invitations: [{ id: sent.id, email: sent.email }],
    });
    expect(receipt.leaves).toEqual({
      approval_rules: [],
      approvals: [],
      service_keys: [{ id: service.id, name: 'erp', masked: service.masked }],
      projects: [{ project_id: alone.id, name: 'Alone' }],
      created: [
        { resource: 'api_key', count: 1, items: [expect.objectContaining({ id: service.id })] },
        {
          resource: 'project',
          count: 2,
          items: [together, alone].map(({ id }) => expect.objectContaining({ id })),
        },
      ],
    });
    expect({ ...dry, dry_run: false, member: receipt.member }).toEqual(receipt);
    expect(await expectProblem(server.client(key.secret).me.get())).toMatchObject({
      code: 'credential_revoked',
    });
    expect((await owner.api.invitations.get({ workspace, invitation_id: sent.id })).status).toBe('cancelled');
    expect((await owner.api.invitations.get({ workspace, invitation_id: others.id })).status).toBe('pending');
    // A service key has no user: it continues, and the receipt says so.
    expect((await server.client(service.secret).projects.list({ workspace })).data).toHaveLength(2);
  });

  it('notifies webhooks of the member, the keys and the invitations, in one transaction', async () => {
    const { workspace, key, sent } = await scene();
    const { id: workspace_id } = await owner.api.workspaces.get({ workspace });
    const before = await server.knex('events').where({ tenant_id: workspace_id });
    await owner.api.members[verb]({ workspace, user_id: leaver.id });
    const after = await server.knex('events').where({ tenant_id: workspace_id }).orderBy('id');
    const seen = new Set(before.map(({ id }) => id));
    const told = after.filter(({ id }) => !seen.has(id));
    expect(told.map(({ type, data }) => [type, (data as { id?: string }).id]).sort()).toEqual(
      [
        ['api_key.revoked', key.id],
        ['invitation.cancelled', sent.id],
        [verb === 'remove' ? 'member.removed' : 'member.deactivated', undefined],
      ].sort(),
    );
    for (const [target_id, action] of [
      [sent.id, 'invitation.cancelled'],
      [key.id, 'api_key.revoked'],
    ] as const) {
      const trail = await server.knex('audit_events').where({ tenant_id: workspace_id, target_id });
      expect(trail.map((entry) => [entry.action, entry.actor_id])).toContainEqual([action, owner.id]);
    }
  });
});

describe('reactivation', () => {
  it('restores role and projects as they were, and neither keys nor invitations', async () => {
    const { workspace, key, alone, sent } = await scene();
    const place = { workspace, user_id: leaver.id };
    await owner.api.members.deactivate(place);
    expect(await expectProblem(leaver.api.projects.list({ workspace }))).toMatchObject({
      status: 403,
      code: 'member_deactivated',
    });
    await owner.api.members.reactivate(place);
    expect(await leaver.api.projectMembers.list({ workspace, project: alone.id })).toMatchObject({
      data: [{ user_id: leaver.id, role: 'admin', effective_role: 'admin' }],
    });
    expect(await expectProblem(server.client(key.secret).me.get())).toMatchObject({ status: 401 });
    expect((await owner.api.invitations.get({ workspace, invitation_id: sent.id })).status).toBe('cancelled');
  });
});

interface Action {
  do: 'create' | 'createFor' | 'createByKey' | 'invite' | 'rotate' | 'rotateFor' | 'finish' | 'use';
  /** Which of the keys that there are by then. */
  which: number;
}
interface Step {
  action: Action;
  delay: number;
}

const delay = fc.nat({ max: 60 });
const which = fc.nat({ max: 5 });
const action: fc.Arbitrary<Action> = fc.record({
  do: fc.constantFrom('create', 'createFor', 'createByKey', 'invite', 'rotate', 'rotateFor', 'finish', 'use'),
  which,
});
const plan = fc.record({
  steps: fc.array(fc.record({ action, delay }), { minLength: 6, maxLength: 16 }),
  verb: fc.constantFrom('remove', 'deactivate'),
  offboardAfter: delay,
});

/** Every secret that the person was ever given, while requests of all kinds race with their offboarding. */
async function race(
  workspace: string,
  steps: readonly Step[],
  offboard: { verb: 'remove' | 'deactivate'; after: number },
) {
  const keys: Array<{ id: ApiKeyId; secret: string }> = [];
  const secrets: string[] = [];
  const lateUses: string[] = [];
  let offboarded = false;
  const fields = { workspace, name: 'k', scope: 'read-write', kind: 'user' } as const;
  const remember = ({ id, secret }: { id: ApiKeyId; secret: string }) => {
    keys.push({ id, secret });
    secrets.push(secret);
  };
  for (let count = 0; count < 2; count += 1) remember(await leaver.api.apiKeys.create(fields));
  const pick = (index: number) => keys[index % keys.length] ?? { id: 'key_' as const, secret: '' };

  async function act(what: Action): Promise<void> {
    if (what.do === 'create') return remember(await leaver.api.apiKeys.create(fields));
    if (what.do === 'createFor')
      return remember(await owner.api.apiKeys.create({ ...fields, user_id: leaver.id }));
    if (what.do === 'createByKey')
      return remember(await server.client(pick(0).secret).apiKeys.create(fields));
    if (what.do === 'invite') return void (await invite(leaver, workspace));
    const { id, secret } = pick(what.which);
    if (what.do === 'rotate') return remember(await leaver.api.apiKeys.rotate({ workspace, key_id: id }));
    if (what.do === 'rotateFor') return remember(await owner.api.apiKeys.rotate({ workspace, key_id: id }));
    if (what.do === 'finish') return void (await owner.api.apiKeys.finishRotation({ workspace, key_id: id }));
    const late = offboarded;
    await server.client(secret).workspaces.get({ workspace });
    if (late) lateUses.push(secret);
  }
  /** Refusals are part of the game; anything else is not. */
  const later = (ms: number, run: () => Promise<unknown>) =>
    new Promise((resolve) => setTimeout(resolve, ms)).then(run).catch((error: unknown) => {
      if (!(error instanceof ApiError) || error.status >= 500) throw error;
    });
  await Promise.all([
    ...steps.map((step) => later(step.delay, () => act(step.action))),
    later(offboard.after, async () => {
      await owner.api.members[offboard.verb]({ workspace, user_id: leaver.id });
      offboarded = true;
    }),
  ]);
  return { secrets, lateUses, offboarded };
}

describe('no credential of a user who is removed or deactivated', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

  it(`is accepted again under concurrent requests, nor after they return (SEED=${seed})`, async () => {
    const property = fc.asyncProperty(plan, async ({ steps, verb, offboardAfter }) => {
      const workspace = await newWorkspace(owner, [[leaver, 'manager']]);
      const { secrets, lateUses, offboarded } = await race(workspace, steps, { verb, after: offboardAfter });
      const accepted = async () => {
        const answers = await Promise.all(
          secrets.map((secret) =>
            server
              .client(secret)
              .workspaces.get({ workspace })
              .then(
                () => 'accepted',
                (error: unknown) => (error instanceof ApiError ? error.status : error),
              ),
          ),
        );
        return answers.filter((answer) => answer !== 401);
      };
      expect(offboarded).toBe(true);
      expect(lateUses).toEqual([]);
      expect(await accepted()).toEqual([]);
      const session = await expectProblem(leaver.api.projects.list({ workspace }));
      expect(session.status).toBe(verb === 'remove' ? 404 : 403);
      const pending = await owner.api.invitations.list({ workspace, status: 'pending' });
      expect(pending.data.filter(({ invited_by }) => invited_by === leaver.id)).toEqual([]);
      const place = { workspace, user_id: leaver.id };
      if (verb === 'remove') await server.operator.members.add({ ...place, role: 'manager' });
      else await owner.api.members.reactivate(place);
      expect((await leaver.api.projects.list({ workspace })).data).toEqual([]);
      expect(await accepted()).toEqual([]);
    });
    await fc.assert(property, { seed, numRuns: 25, endOnFailure: true });
  }, 120_000);
});
