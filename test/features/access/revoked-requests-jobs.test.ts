import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../../sdk/src/index.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

// Revoked means revoked, also for what a job does in the name of the person or key that asked for it: runs of templates.

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server, 'Owner');
}, 60_000);
afterAll(() => server.stop());

const PERMISSIONS = ['projects:read'] as const;

/** A template that widens a role in a workspace of an organization, and a key of that. */
async function place() {
  const { id: organization } = await owner.api.organizations.create({ name: 'Org', slug: unique('org') });
  const fields = { name: 'Owned', slug: unique('owned'), organization };
  const { id: workspace } = await owner.api.workspaces.create(fields);
  const role = await owner.api.roles.create({ workspace, name: 'Role', permissions: [...PERMISSIONS] });
  const template = await owner.api.templates.create({
    organization,
    name: unique('Template'),
    content: { roles: [{ name: 'Role', permissions: ['projects:read', 'projects:update'] }] },
  });
  const key = await owner.api.organizationKeys.create({ organization, name: unique('key'), scope: 'admin' });
  return { organization, workspace, role_id: role.id, template_id: template.id, key };
}
type Place = Awaited<ReturnType<typeof place>>;

/** Begins a run, and takes something away while the job waits for the role that it changes. */
async function runWhile(
  { organization, workspace, role_id, template_id }: Place,
  api: Tenantry,
  revoke: () => Promise<unknown>,
) {
  const { digest } = await api.templates.plan({ organization, template_id });
  const run = await server.knex.transaction(async (trx) => {
    await trx('roles').where({ workspace_id: workspace, id: role_id }).forUpdate().first();
    const begun = await api.templates.apply({ organization, template_id, digest });
    await untilWaiting(trx);
    await revoke();
    return begun;
  });
  const at = { organization, run_id: run.id };
  const readStatus = async () => {
    // A result that was interrupted is attempted again at once, and not only after its pause.
    await server.knex('template_run_results').where({ run_id: run.id }).update({ attempted_at: null });
    return (await owner.api.templateRuns.get(at)).status;
  };
  await expect.poll(readStatus, { timeout: 20_000 }).toBe('finished');
  const [result] = (await owner.api.templateRuns.listResults(at)).data;
  const role = await server.knex('roles').where({ workspace_id: workspace, id: role_id }).first();
  return { status: result?.status, code: result?.problem?.code, permissions: role?.permissions };
}

/** Waits until a transaction of the job waits for the row. */
async function untilWaiting(db: Knex): Promise<void> {
  const waiting = async () => {
    const sql = "select from pg_locks where not granted and locktype in ('transactionid', 'tuple')";
    return (await db.raw<{ rows: unknown[] }>(sql)).rows;
  };
  await expect.poll(waiting, { timeout: 15_000, interval: 20 }).not.toEqual([]);
}

// On the embedded engine no other session could hold a row.
describe.runIf(engine === 'postgres')('a template run that waits for a row', () => {
  const ways: ReadonlyArray<readonly [string, string, (at: Place) => Promise<unknown>]> = [
    [
      'the scope of its key is narrowed',
      'insufficient_scope',
      ({ key }) => server.knex('api_keys').where({ id: key.id }).update({ scope: 'read-only' }),
    ],
    [
      'an allowlist of the workspace excludes its address',
      'ip_not_allowed',
      ({ workspace }) =>
        server
          .knex('workspace_settings')
          .where({ workspace_id: workspace })
          .update({ ip_allowlist: ['203.0.113.9/32'] }),
    ],
    [
      'its key is limited to other addresses',
      'ip_not_allowed',
      ({ key }) =>
        server
          .knex('api_keys')
          .where({ id: key.id })
          .update({ ip_allowlist: ['203.0.113.9/32'] }),
    ],
  ];

  it.each(ways)(
    'changes nothing when %s, and is refused with %s',
    async (_, code, revoke) => {
      const at = await place();
      const outcome = await runWhile(at, server.client(at.key.secret), () => revoke(at));
      expect(outcome).toEqual({ status: 'refused', code, permissions: PERMISSIONS });
    },
    30_000,
  );

  it('is carried out when nothing is taken away', async () => {
    const at = await place();
    const outcome = await runWhile(at, server.client(at.key.secret), async () => undefined);
    expect(outcome).toMatchObject({ status: 'applied', permissions: ['projects:read', 'projects:update'] });
  }, 30_000);
});
