import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tenantry, UserId } from '../../sdk/src/index.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  clientOf,
  createInstallation,
  type ServerProcess,
  spawnNode,
  spawnServer,
  type TestInstallation,
} from '../support/process.ts';
import { expectProblem, PASSWORD, unique } from '../support/users.ts';

async function run(script: 'export' | 'import', file: string, environment: Record<string, string>) {
  const command = spawnNode(['--import', 'tsx', `server/database/transfer/${script}.ts`, file], environment);
  const { code } = await command.exited;
  return { code, ...command.output };
}

interface Account {
  id: UserId;
  email: string;
  token: string;
}

/** Signs a user up and in, in a workspace of their own. */
async function account(url: string, name: string): Promise<Account> {
  const email = `${unique(name)}@example.com`;
  const anyone = clientOf(url);
  const { id } = await anyone.users.signUp({ email, password: PASSWORD, name });
  return { id, email, token: (await anyone.sessions.create({ email, password: PASSWORD })).token };
}

/** An installation with one of everything that credentials, names and roles hang on. */
async function build(url: string, operator: Tenantry) {
  const [owner, auditor, deactivated] = [
    await account(url, 'ann'),
    await account(url, 'bob'),
    await account(url, 'eve'),
  ];
  const api = clientOf(url, owner.token);
  const [former, slug] = [unique('former'), unique('acme')];
  await api.workspaces.create({ name: 'Acme ☕', slug: former });
  const workspace = (await api.workspaces.update({ workspace: former, slug })).id;
  const role = await api.roles.create({
    workspace,
    name: 'Auditor',
    permissions: ['projects:read', 'members:read'],
  });
  await operator.members.add({ workspace, user_id: auditor.id, role: role.id });
  await operator.members.add({ workspace, user_id: deactivated.id, role: 'member' });
  const project = await api.projects.create({
    workspace,
    name: 'P',
    slug: 'old-name',
    environment: 'sandbox',
  });
  await api.projects.update({ workspace, project: project.id, slug: 'new-name' });
  await api.projectMembers.set({ workspace, project: project.id, user_id: deactivated.id, role: role.id });
  const service = await api.apiKeys.create({ workspace, kind: 'service', name: 'S', scope: 'read-write' });
  const rotated = await api.apiKeys.rotate({ workspace, key_id: service.id });
  const own = await api.apiKeys.create({
    workspace,
    kind: 'user',
    name: 'Own',
    scope: 'custom',
    permissions: ['projects:read'],
    project_ids: [project.id],
    ip_allowlist: ['127.0.0.0/8', '::1'],
    rate_limit: { requests: 500, per_seconds: 60 },
  });
  const revoked = await api.apiKeys.create({ workspace, kind: 'service', name: 'R', scope: 'read-only' });
  await api.apiKeys.revoke({ workspace, key_id: revoked.id });
  await api.members.deactivate({ workspace, user_id: deactivated.id });
  const idempotencyKey = unique('once');
  const once = await api.projects.create(
    { workspace, name: 'Once', slug: unique('once'), environment: 'production' },
    { idempotencyKey },
  );
  await clientOf(url, service.secret).projects.list({ workspace });
  const secrets = { service: service.secret, rotated: rotated.secret, own: own.secret };
  return {
    owner,
    auditor,
    deactivated,
    former,
    slug,
    workspace,
    role,
    project,
    service,
    secrets,
    revoked,
    once,
    idempotencyKey,
  };
}
type Built = Awaited<ReturnType<typeof build>>;

/** Everything that can be read of an installation, by the people and keys that can read it. */
async function snapshotOf(url: string, operator: Tenantry, built: Built) {
  const { workspace, project, service, owner, auditor, secrets } = built;
  const api = clientOf(url, owner.token);
  // Looking is a use, too: times of last use go on.
  const keys = (await api.apiKeys.list({ workspace })).data.map((key) => ({ ...key, last_used_at: null }));
  const { rotation } = await api.apiKeys.get({ workspace, key_id: service.id });
  return {
    me: await api.me.get().then(({ user }) => user),
    workspaces: (await operator.workspaces.list({})).data,
    settings: await api.settings.get({ workspace }),
    members: (await api.members.list({ workspace })).data,
    roles: (await api.roles.list({ workspace })).data,
    projects: (await api.projects.list({ workspace })).data,
    projectMembers: (await api.projectMembers.list({ workspace, project: project.id })).data,
    keys: keys.map(({ rotation: _, ...key }) => key),
    rotationEnds: rotation?.ends_at,
    throughOldNames: await api.projects.get({ workspace: built.former, project: 'old-name' }),
    byRole: (await clientOf(url, auditor.token).members.list({ workspace: built.slug })).data.length,
    byKeys: await Promise.all(
      Object.values(secrets).map((secret) =>
        clientOf(url, secret).projects.get({ workspace, project: 'new-name' }),
      ),
    ),
  };
}

describe.runIf(hasPostgres())('an installation that moves from a folder to PostgreSQL', () => {
  let postgres: PostgresServer;
  let source: TestInstallation;
  let databaseUrl: string;
  let servers: ServerProcess[];

  beforeEach(async () => {
    postgres = await startPostgres();
    source = await createInstallation('embedded');
    databaseUrl = await postgres.createDatabase();
    servers = [];
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.end('SIGKILL')));
    await postgres.dropDatabase(databaseUrl);
    await source.cleanup();
    await postgres.stop();
  });

  async function start(environment: Record<string, string>): Promise<{ server: ServerProcess; url: string }> {
    const server = spawnServer({ DATA_DIR: source.dataDir, ...environment });
    servers.push(server);
    return { server, url: await server.ready() };
  }

  it('has every credential, name, role and idempotent reply as before', async () => {
    const before = await start({});
    const operatorKey = before.server.madeKey();
    const operator = clientOf(before.url, operatorKey);
    const built = await build(before.url, operator);
    const snapshot = await snapshotOf(before.url, operator, built);
    expect((await before.server.end()).code).toBe(0);

    const file = join(source.dataDir, 'export.ndjson.gz');
    const exported = await run('export', file, { DATA_DIR: source.dataDir });
    expect([exported.code, exported.stderr]).toEqual([0, '']);
    const imported = await run('import', file, { DATABASE_URL: databaseUrl });
    expect([imported.code, imported.stderr]).toEqual([0, '']);
    expect(imported.stdout.replace('Imported', 'Exported')).toBe(exported.stdout.replace(` to ${file}`, ''));

    const after = await start({ DATABASE_URL: databaseUrl });
    expect(after.server.output.stdout).toContain('database       postgres');
    expect(after.server.madeKey()).toBeUndefined();
    expect(await snapshotOf(after.url, clientOf(after.url, operatorKey), built)).toEqual(snapshot);
    await expectToWork(after.url, built);
    expect(after.server.output.stderr).toBe('');

    // The folder has to come along: the pepper is in it.
    const foreign = spawnServer({ DATABASE_URL: databaseUrl, DATA_DIR: join(source.dataDir, 'elsewhere') });
    expect((await foreign.exited).code).toBe(1);
    expect(foreign.output.stderr).toMatch(/^TENANTRY_PEPPER is not the one .*DATA_DIR that holds it\.\n$/);
  });

  async function expectToWork(url: string, built: Built): Promise<void> {
    const { workspace, role, deactivated, owner, project, service } = built;
    const api = clientOf(url, owner.token);
    const { token } = await clientOf(url).sessions.create({ email: built.auditor.email, password: PASSWORD });
    expect((await clientOf(url, token).me.get()).user?.id).toBe(built.auditor.id);
    const wrong = clientOf(url).sessions.create({ email: built.auditor.email, password: `${PASSWORD}!` });
    expect((await expectProblem(wrong)).code).toBe('invalid_credentials');

    const asEve = clientOf(url, deactivated.token);
    expect((await expectProblem(asEve.workspaces.get({ workspace }))).code).toBe('member_deactivated');
    await api.members.reactivate({ workspace, user_id: deactivated.id });
    const members = await api.projectMembers.list({ workspace, project: project.id });
    expect(members.data.find(({ user_id }) => user_id === deactivated.id)?.role).toBe(role.id);

    // The generated columns keep their foreign keys: the role is in use.
    const deleting = await expectProblem(api.roles.delete({ workspace, role_id: role.id }));
    expect(deleting.code).toBe('role_in_use');
    const taken = { workspace, name: 'P', slug: 'old-name', environment: 'sandbox' } as const;
    expect((await expectProblem(api.projects.create(taken))).code).toBe('slug_taken');

    const revoked = clientOf(url, built.revoked.secret);
    expect((await expectProblem(revoked.me.get())).code).toBe('credential_revoked');
    await api.apiKeys.finishRotation({ workspace, key_id: service.id });
    const old = clientOf(url, built.secrets.service);
    expect((await expectProblem(old.me.get())).code).toBe('credential_revoked');
    await clientOf(url, built.secrets.rotated).me.get();

    const { name, slug, environment } = built.once;
    const again = await api.projects.create(
      { workspace, name, slug, environment },
      { idempotencyKey: built.idempotencyKey },
    );
    expect(again).toEqual(built.once);
  }
});
