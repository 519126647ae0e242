import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings, Tenantry } from '../../../sdk/src/index.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createUser,
  expectProblem,
  expectProblems,
  newWorkspace,
  type TestUser,
} from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let colleague: TestUser;
let outsider: TestUser;
beforeAll(async () => {
  // One proxy is trusted, so that a test can say where its requests come from.
  server = await startTestServer({ env: { TRUST_PROXY: '1' } });
  [owner, colleague, outsider] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Colleague'),
    createUser(server, 'Outsider'),
  ]);
});
afterAll(() => server.stop());

const INSIDE = '203.0.113.7';
const OUTSIDE = '198.51.100.1';
const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });
const notFound = { status: 404, code: 'not_found' };
const notAllowed = { status: 403, code: 'ip_not_allowed' };

/** A workspace that is used from one network only, and its owner's options to be in it. */
async function fenced(
  members: Parameters<typeof newWorkspace>[1] = [],
  ip_allowlist = ['203.0.113.0/24'],
): Promise<string> {
  const workspace = await newWorkspace(owner, members);
  await owner.api.settings.update({ workspace, ip_allowlist }, from(INSIDE));
  return workspace;
}

const withoutVersion = ({ etag: _etag, updated_at: _updated, ...settings }: Settings) => settings;

const DEFAULTS = {
  timezone: 'UTC',
  language: 'en',
  session_idle_minutes: 10_080,
  require_reauthentication: false,
  ip_allowlist: [],
  notifications: { digest: 'weekly', mentions: true, project_updates: true },
  duplicate_policy: 'hold',
  require_rule: false,
  approver_cooling_hours: 24,
  beneficiary_cooling_hours: 24,
  default_config: null,
  gateway_log: 'metadata',
  gateway_payload_days: 7,
  gateway_log_days: 90,
  call_metadata: {},
  pending_change: null,
};

describe('settings', () => {
  it('begin with the defaults', async () => {
    const workspace = await newWorkspace(owner);
    expect(withoutVersion(await owner.api.settings.get({ workspace }))).toEqual(DEFAULTS);
  });

  it.each([
    { timezone: 'Europe/Istanbul' },
    { language: 'tr' as const },
    { session_idle_minutes: 60 },
    { require_reauthentication: true },
    { ip_allowlist: ['127.0.0.1', '2001:db8::/32'] },
    { notifications: { digest: 'daily' as const } },
    { notifications: { mentions: false } },
    { notifications: { project_updates: false } },
    { duplicate_policy: 'refuse' as const },
    { require_rule: true },
    { approver_cooling_hours: 0 },
    { beneficiary_cooling_hours: 48 },
    { call_metadata: { customer: 'c1' } },
    { gateway_log: 'redacted' as const, gateway_payload_days: 0, gateway_log_days: 400 },
  ])('change by %j, and the rest stays as it was', async (change) => {
    const workspace = await newWorkspace(owner);
    const expected = {
      ...DEFAULTS,
      ...change,
      notifications: { ...DEFAULTS.notifications, ...change.notifications },
    };
    expect(withoutVersion(await owner.api.settings.update({ workspace, ...change }))).toEqual(expected);
    expect(withoutVersion(await owner.api.settings.get({ workspace }))).toEqual(expected);
  });

  it('can all change at once', async () => {
    const workspace = await newWorkspace(owner);
    const all = {
      timezone: 'America/New_York',
      language: 'tr' as const,
      session_idle_minutes: 90,
      require_reauthentication: true,
      ip_allowlist: ['127.0.0.0/8'],
      notifications: { digest: 'off' as const, mentions: false, project_updates: false },
      duplicate_policy: 'off' as const,
      require_rule: true,
      approver_cooling_hours: 30,
      beneficiary_cooling_hours: 1,
      gateway_log: 'full' as const,
      gateway_payload_days: 90,
      gateway_log_days: 30,
      call_metadata: { region: 'eu' },
    };
    expect(withoutVersion(await owner.api.settings.update({ workspace, ...all }))).toEqual({
      ...all,
      default_config: null,
      pending_change: null,
    });
  });

  it.each(['Mars/Phobos', 'Europe/Nowhere', '+03:00', 'GMT+25', ' UTC', '../etc/passwd', 'AET', 'CTT'])(
    'refuse the time zone %s',
    async (timezone) => {
      const { workspace } = owner;
      const { status, errors } = await expectProblem(owner.api.settings.update({ workspace, timezone }));
      expect([status, errors.map(({ path }) => path)]).toEqual([400, ['timezone']]);
      expect((await owner.api.settings.get({ workspace })).timezone).toBe('UTC');
    },
  );

  it.each(['UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'Etc/GMT+3'])(
    'accept the time zone %s',
    async (timezone) => {
      const workspace = await newWorkspace(owner);
      expect((await owner.api.settings.update({ workspace, timezone })).timezone).toBe(timezone);
    },
  );

  it.each([
    ['session_idle_minutes', { session_idle_minutes: 59 }],
    ['session_idle_minutes', { session_idle_minutes: 10_081 }],
    ['session_idle_minutes', { session_idle_minutes: 60.5 }],
    ['notifications', { notifications: {} }],
    ['', {}],
  ])('refuse empty and out-of-bounds values (%s %j)', async (path, change) => {
    const { workspace } = owner;
    const { status, errors } = await expectProblem(owner.api.settings.update({ workspace, ...change }));
    expect([status, errors.map((error) => error.path)]).toEqual([400, [path]]);
  });

  it('report every error at once', async () => {
    const { workspace } = owner;
    const change = { timezone: 'Mars/Phobos', ip_allowlist: ['127.0.0.1', '127.1', '10.0.0.0/33'] };
    const { errors } = await expectProblem(owner.api.settings.update({ workspace, ...change }));
    expect(errors.map(({ path }) => path).sort()).toEqual(['ip_allowlist/1', 'ip_allowlist/2', 'timezone']);
  });

  it('accept a change only of the version that was read', async () => {
    const workspace = await newWorkspace(owner);
    const { etag: stale } = await owner.api.settings.get({ workspace });
    const { etag } = await owner.api.settings.update(
      { workspace, timezone: 'Asia/Tokyo' },
      { ifMatch: stale },
    );
    const older = owner.api.settings.update({ workspace, timezone: 'Asia/Seoul' }, { ifMatch: stale });
    expect(await expectProblem(older)).toMatchObject({ status: 412, code: 'precondition_failed' });
    expect((await owner.api.settings.get({ workspace })).timezone).toBe('Asia/Tokyo');
    const unquoted = { headers: { 'If-Match': etag } };
    const newer = await owner.api.settings.update({ workspace, timezone: 'Asia/Seoul' }, unquoted);
    expect(newer.timezone).toBe('Asia/Seoul');
  });
});

describe('a change of settings', () => {
  it('is refused to managers, members and viewers, who can read them', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'viewer']]);
    for (const role of ['viewer', 'member', 'manager'] as const) {
      await owner.api.members.update({ workspace, user_id: colleague.id, role });
      expect((await colleague.api.settings.get({ workspace })).timezone).toBe('UTC');
      expect(
        await expectProblem(colleague.api.settings.update({ workspace, timezone: 'Asia/Tokyo' })),
      ).toMatchObject({
        status: 403,
        code: 'insufficient_role',
        required_permission: 'workspace:update',
      });
    }
  });

  it('requires security:manage for security settings, and payment_controls:manage for those of payments, else nothing changes', async () => {
    const workspace = await newWorkspace(owner);
    const role = await owner.api.roles.create({
      workspace,
      name: 'Office',
      permissions: ['workspace:read', 'workspace:update'],
    });
    await server.operator.members.add({ workspace, user_id: colleague.id, role: role.id });
    const guarded: Array<[Partial<Parameters<Tenantry['settings']['update']>[0]>, string]> = [
      [{ session_idle_minutes: 120 }, 'security:manage'],
      [{ require_reauthentication: true }, 'security:manage'],
      [{ ip_allowlist: ['127.0.0.1'] }, 'security:manage'],
      [{ gateway_log: 'full' }, 'security:manage'],
      [{ gateway_payload_days: 8 }, 'security:manage'],
      [{ gateway_log_days: 91 }, 'security:manage'],
      [{ call_metadata: { customer: 'c' } }, 'budgets:manage'],
      [{ duplicate_policy: 'off' }, 'payment_controls:manage'],
      [{ require_rule: true }, 'payment_controls:manage'],
      [{ approver_cooling_hours: 30 }, 'payment_controls:manage'],
      [{ beneficiary_cooling_hours: 30 }, 'payment_controls:manage'],
    ];
    for (const [change, required_permission] of guarded) {
      const call = colleague.api.settings.update({ workspace, timezone: 'Asia/Tokyo', ...change });
      expect(await expectProblem(call)).toMatchObject({
        status: 403,
        code: 'insufficient_role',
        required_permission,
      });
    }
    expect(withoutVersion(await colleague.api.settings.get({ workspace }))).toEqual(DEFAULTS);
    const changed = await colleague.api.settings.update({ workspace, timezone: 'Asia/Tokyo' });
    expect(changed.timezone).toBe('Asia/Tokyo');
  });

  it('is limited by the scope of a key', async () => {
    const workspace = await newWorkspace(owner);
    const key = await owner.api.apiKeys.create({
      workspace,
      name: 'k',
      kind: 'service',
      scope: 'custom',
      permissions: ['workspace:read', 'workspace:update'],
    });
    const api = server.client(key.secret);
    expect((await api.settings.update({ workspace, timezone: 'Asia/Tokyo' })).timezone).toBe('Asia/Tokyo');
    expect(
      await expectProblem(api.settings.update({ workspace, ip_allowlist: ['127.0.0.1'] })),
    ).toMatchObject({
      status: 403,
      code: 'insufficient_scope',
      required_permission: 'security:manage',
    });
  });
});

describe('the allowlist', () => {
  it.each([
    '127.1',
    '010.0.0.1',
    '0x7f.0.0.1',
    '2130706433',
    '256.0.0.1',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/255.0.0.0',
    '10.0.0.1/8',
    '2001:db8::1/32',
    '2001:db8::/129',
    '::ffff:10.0.0.1/104',
    '::ffff:10.0.0.0/95',
    'fe80::1%eth0',
    ' 10.0.0.1',
    '*',
    'localhost',
  ])('refuses the entry %j', async (entry) => {
    const { workspace } = owner;
    const ip_allowlist = ['127.0.0.1', entry];
    const { status, errors } = await expectProblem(owner.api.settings.update({ workspace, ip_allowlist }));
    expect([status, errors.map(({ path }) => path)]).toEqual([400, ['ip_allowlist/1']]);
    expect((await owner.api.settings.get({ workspace })).ip_allowlist).toEqual([]);
  });

  it('refuses a repeated entry', async () => {
    const { workspace } = owner;
    const ip_allowlist = ['127.0.0.1', '127.0.0.1'];
    expect(await expectProblem(owner.api.settings.update({ workspace, ip_allowlist }))).toMatchObject({
      status: 400,
    });
  });

  it.each([
    ['203.0.113.7', ['203.0.113.7'], '203.0.113.8'],
    ['203.0.113.7', ['203.0.113.0/29'], '203.0.113.8'],
    ['203.0.113.7', ['198.51.100.0/24', '203.0.113.7/32'], '198.51.101.1'],
    ['::ffff:203.0.113.7', ['203.0.113.0/24'], '::ffff:203.0.114.7'],
    ['203.0.113.7', ['::ffff:203.0.113.0/120'], '203.0.114.7'],
    ['2001:db8::7', ['2001:db8::/32'], '2001:db9::7'],
    ['2001:DB8:0:0::7', ['2001:db8::7'], '2001:db8::8'],
    ['203.0.113.7', ['0.0.0.0/0'], '2001:db8::7'],
  ])('lets %s through %j, and not %s', async (inside, ip_allowlist, outside) => {
    const workspace = await newWorkspace(owner);
    await owner.api.settings.update({ workspace, ip_allowlist }, from(inside));
    expect((await owner.api.workspaces.get({ workspace }, from(inside))).slug).toBe(workspace);
    expect(await expectProblem(owner.api.workspaces.get({ workspace }, from(outside)))).toMatchObject(
      notAllowed,
    );
  });

  it('applies to every request of a session in the workspace, with any role', async () => {
    const workspace = await fenced([[colleague, 'viewer']]);
    const removal = { workspace, user_id: colleague.id };
    const calls = ({ api }: TestUser) => [
      api.workspaces.get({ workspace }, from(OUTSIDE)),
      api.settings.update({ workspace, timezone: 'UTC' }, from(OUTSIDE)),
      api.members.list({ workspace }, from(OUTSIDE)),
      api.roles.list({ workspace }, from(OUTSIDE)),
      api.projects.list({ workspace }, from(OUTSIDE)),
      api.apiKeys.list({ workspace }, from(OUTSIDE)),
      api.workspaces.delete({ workspace, confirm: workspace }, from(OUTSIDE)),
    ];
    const removing = owner.api.members.remove(removal, from(OUTSIDE));
    for (const refused of await expectProblems([...calls(owner), removing, ...calls(colleague)])) {
      expect(refused).toMatchObject(notAllowed);
    }
    expect((await colleague.api.members.list({ workspace }, from(INSIDE))).data).toHaveLength(2);
  });

  it('lets a member leave from any address', async () => {
    const workspace = await fenced([[colleague, 'viewer']]);
    const removal = { workspace, user_id: colleague.id };
    await colleague.api.members.remove({ ...removal, dry_run: true }, from(OUTSIDE));
    await colleague.api.members.remove(removal, from(OUTSIDE));
    expect((await owner.api.members.list({ workspace }, from(INSIDE))).data).toHaveLength(1);
    expect(await expectProblem(colleague.api.workspaces.get({ workspace }, from(INSIDE)))).toMatchObject(
      notFound,
    );
  });

  it('lets a deactivated member leave from any address, and do nothing else', async () => {
    const workspace = await fenced([[colleague, 'viewer']]);
    const removal = { workspace, user_id: colleague.id };
    await owner.api.members.deactivate(removal, from(INSIDE));
    const deactivated = { status: 403, code: 'member_deactivated' };
    const { members, workspaces } = colleague.api;
    const others = members.remove({ workspace, user_id: owner.id }, from(INSIDE));
    for (const refused of await expectProblems([workspaces.get({ workspace }, from(INSIDE)), others])) {
      expect(refused).toMatchObject(deactivated);
    }
    const { member } = await members.remove(removal, from(OUTSIDE));
    expect(member).toMatchObject({ user_id: colleague.id, status: 'deactivated' });
    expect((await owner.api.members.list({ workspace }, from(INSIDE))).data).toHaveLength(1);
    expect(await expectProblem(workspaces.get({ workspace }, from(OUTSIDE)))).toMatchObject(notFound);
  });

  it('lets no key leave from an address outside: it is bound to its addresses as for everything else', async () => {
    const workspace = await fenced([[colleague, 'manager']]);
    const fields = { workspace, name: 'k', kind: 'user', scope: 'admin' } as const;
    const { members } = server.client((await colleague.api.apiKeys.create(fields, from(INSIDE))).secret);
    const removal = { workspace, user_id: colleague.id };
    expect(await expectProblem(members.remove(removal, from(OUTSIDE)))).toMatchObject(notAllowed);
    expect((await members.remove(removal, from(INSIDE))).member.user_id).toBe(colleague.id);
  });

  it('applies to every request of a key of the workspace, outside of it, too', async () => {
    const workspace = await fenced();
    for (const kind of ['service', 'user'] as const) {
      const fields = { workspace, name: 'k', kind, scope: 'read-only' as const };
      const { secret } = await owner.api.apiKeys.create(fields, from(INSIDE));
      const api: Tenantry = server.client(secret);
      expect((await api.me.get({}, from(INSIDE))).workspace?.slug).toBe(workspace);
      for (const refused of await expectProblems([
        api.me.get({}, from(OUTSIDE)),
        api.workspaces.list({}, from(OUTSIDE)),
        api.workspaces.get({ workspace }, from(OUTSIDE)),
        api.workspaces.get({ workspace: owner.workspace }, from(OUTSIDE)),
      ])) {
        expect(refused).toMatchObject(notAllowed);
      }
    }
  });

  it('applies to its own workspace only', async () => {
    const workspace = await fenced();
    const { workspace: other } = owner;
    expect(await expectProblem(owner.api.workspaces.get({ workspace }, from(OUTSIDE)))).toMatchObject(
      notAllowed,
    );
    expect((await owner.api.workspaces.get({ workspace: other }, from(OUTSIDE))).slug).toBe(other);
    const fields = { workspace: other, name: 'k', kind: 'service', scope: 'read-only' } as const;
    const { secret } = await owner.api.apiKeys.create(fields);
    expect((await server.client(secret).me.get({}, from(OUTSIDE))).workspace?.slug).toBe(other);
    expect((await owner.api.me.get({}, from(OUTSIDE))).user?.id).toBe(owner.id);
  });

  it('does not reveal the workspace to an outsider', async () => {
    const workspace = await fenced();
    const key = await outsider.api.apiKeys.create({
      workspace: outsider.workspace,
      name: 'k',
      kind: 'service',
      scope: 'admin',
    });
    for (const api of [outsider.api, server.client(key.secret)]) {
      for (const address of [INSIDE, OUTSIDE]) {
        const [absent, existing] = await expectProblems(
          ['no-such-workspace', workspace].map((name) =>
            api.settings.get({ workspace: name }, from(address)),
          ),
        );
        expect(absent).toMatchObject({ status: 404, code: 'not_found' });
        expect({ ...existing?.problem, request_id: '', instance: '' }).toEqual({
          ...absent?.problem,
          request_id: '',
          instance: '',
        });
      }
    }
  });

  it('is refused when it would lock its editor out, and nothing changes', async () => {
    const workspace = await newWorkspace(owner);
    const call = owner.api.settings.update(
      { workspace, timezone: 'Asia/Tokyo', ip_allowlist: ['203.0.113.0/24'] },
      from(OUTSIDE),
    );
    const { status, code, detail } = await expectProblem(call);
    expect([status, code]).toEqual([409, 'invalid_state']);
    expect(detail).toContain(OUTSIDE);
    expect(withoutVersion(await owner.api.settings.get({ workspace }))).toEqual(DEFAULTS);
  });

  it('is refused to a key that it would lock out, too', async () => {
    const { workspace } = owner;
    const fields = { workspace, name: 'k', kind: 'service', scope: 'admin' } as const;
    const api = server.client((await owner.api.apiKeys.create(fields)).secret);
    const call = api.settings.update({ workspace, ip_allowlist: ['203.0.113.0/24'] }, from(OUTSIDE));
    expect(await expectProblem(call)).toMatchObject({ status: 409, code: 'invalid_state' });
  });

  it('does not bind the operator, who can lift it when no member can', async () => {
    const workspace = await newWorkspace(owner);
    await server.operator.settings.update({ workspace, ip_allowlist: ['192.0.2.1'] });
    expect(await expectProblem(owner.api.workspaces.get({ workspace }))).toMatchObject(notAllowed);
    await server.operator.settings.update({ workspace, ip_allowlist: [] });
    expect((await owner.api.workspaces.get({ workspace })).slug).toBe(workspace);
  });

  it('uses the address that the trusted proxy saw, not one that the client wrote', async () => {
    const workspace = await fenced();
    const forged = from(`${INSIDE}, ${OUTSIDE}`);
    expect(await expectProblem(owner.api.workspaces.get({ workspace }, forged))).toMatchObject(notAllowed);
    const genuine = from(`${OUTSIDE}, ${INSIDE}`);
    expect((await owner.api.workspaces.get({ workspace }, genuine)).slug).toBe(workspace);
  });

  it('refuses a request whose address cannot be read', async () => {
    const workspace = await fenced();
    for (const address of ['unknown', '203.0.113', '203.0.113.7:443']) {
      expect(await expectProblem(owner.api.workspaces.get({ workspace }, from(address)))).toMatchObject(
        notAllowed,
      );
    }
  });
});
