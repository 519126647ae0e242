import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadApiDocument } from '../../../server/api/api-document.ts';
import { newId } from '../../../server/api/ids.ts';
import type { Permission } from '../../../server/api/types.ts';
import { createSecrets } from '../../../server/auth/secrets/secrets.ts';
import { type Database, openDatabase } from '../../../server/database/connect.ts';
import { seedPlans } from '../../../server/database/seed-plans.ts';
import { operationNames } from '../../../server/features/handlers.ts';
import { createRepositories } from '../../../server/features/repositories.ts';
import { createDigestJob } from '../../../server/features/tenancy/notifications/digest-job.ts';
import { createWorkspace } from '../../../server/features/tenancy/workspaces/service.ts';
import { openMail, type SealedMail } from '../../../server/mail/queue.ts';
import { writeOutbox } from '../../../server/outbox/outbox.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { engine } from '../../support/server.ts';
import { unique } from '../../support/users.ts';

const secrets = createSecrets('a pepper that only tests have, of some length');
const contract = loadApiDocument(new URL('../../../openapi.yaml', import.meta.url), operationNames);
let files: TestDatabase;
let database: Database;
let errors: unknown[];
beforeAll(async () => {
  files = await createTestDatabase(engine);
  database = await openDatabase(files.options);
  await seedPlans(database.knex);
});
afterAll(async () => {
  await database.close();
  await files.cleanup();
});
beforeEach(async () => {
  errors = [];
  await database.knex('workspaces').update({ archived_at: new Date() });
  await database.knex('mails').delete();
});
afterEach(() => void vi.useRealTimers());

/** A workspace, as old as this century, with an owner and a project that was changed just now. */
async function busyWorkspace(digest: 'daily' | 'weekly', timezone = 'UTC'): Promise<string> {
  const repositories = createRepositories(database.knex);
  const owner = { id: newId('usr'), email: `${unique('ada')}@example.com`, password_hash: '', name: 'Ada' };
  await repositories.users.insert({ ...owner, email_verified_at: new Date() });
  const fields = { name: 'Acme', slug: undefined, ownerId: owner.id };
  const { id } = await createWorkspace(
    { contract, repositories, installation: { defaultPlan: 'enterprise' } },
    fields,
  );
  await database
    .knex('workspaces')
    .where({ id })
    .update({ created_at: new Date('2001-01-01') });
  await repositories.tenant(id).settings.update({ digest, timezone });
  const project = newId('prj');
  await database
    .knex('projects')
    .insert({ workspace_id: id, id: project, slug: unique('p'), name: 'Billing', environment: 'sandbox' });
  for (const action of ['project.updated', 'access.escalation_refused', 'webhook_endpoint.created']) {
    const actor = { type: 'system', id: null } as const;
    const entry = { tenantId: id, action, target_id: project, project_id: project, actor };
    await writeOutbox(database.knex, { audits: [entry] });
  }
  return id;
}

/** Lets the job run at a time. @returns what the digests that it has written say, by workspace */
async function runAt(time: string): Promise<Map<string | null, unknown[]>> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(time) });
  const onError = (error: unknown) => void errors.push(error);
  await createDigestJob({ database, secrets, publicUrl: 'http://localhost', onError }).run();
  vi.useRealTimers();
  const rows = await database.knex('mails').orderBy('id').select('*');
  await database.knex('mails').delete();
  const written = new Map<string | null, unknown[]>();
  for (const mail of rows) {
    const mails = written.get(mail.tenant_id) ?? [];
    // Unsent mails have their content.
    written.set(mail.tenant_id, [...mails, openMail(secrets, mail as SealedMail)]);
  }
  return written;
}

describe('digests', () => {
  it('are written from eight in the time zone of the workspace, once a day', async () => {
    const tokyo = await busyWorkspace('daily', 'Asia/Tokyo');
    const there = async (time: string) => (await runAt(time)).has(tokyo);
    expect(await there('2026-01-14T22:59:00Z')).toBe(false);
    expect(await there('2026-01-14T23:00:00Z')).toBe(true);
    expect(await there('2026-01-15T14:00:00Z')).toBe(false);
    expect(await there('2026-01-15T23:00:00Z')).toBe(true);
  });

  it('of the week are written on Monday, or on the first day after it that something runs', async () => {
    const workspace = await busyWorkspace('weekly');
    const days = ['11', '12', '13', '18', '21', '22', '26'];
    const written: string[] = [];
    // The 12th, 19th and 26th are Mondays; from the 18th to the 21st nothing runs.
    for (const day of days) if ((await runAt(`2026-01-${day}T09:00:00Z`)).has(workspace)) written.push(day);
    expect(written).toEqual(['11', '12', '21', '26']);
  });

  it('report what is done in projects, and not what only the audit log records', async () => {
    const workspace = await busyWorkspace('daily');
    const [digest] = (await runAt('2026-01-15T09:00:00Z')).get(workspace) ?? [];
    const changes = [{ action: 'project.updated', times: 1 }];
    expect(digest).toMatchObject({ projects: [{ name: 'Billing', changes }] });
  });

  it.each([true, false])(
    'are written to a user who belongs to no project when their custom role reaches all: %s',
    async (all_projects) => {
      const workspace = await busyWorkspace('daily');
      const { tenant, users } = createRepositories(database.knex);
      const email = `${unique('auditor')}@example.com`;
      const auditor = { id: newId('usr'), email, password_hash: '', name: 'Auditor' };
      await users.insert({ ...auditor, email_verified_at: new Date() });
      const made = { created_by: null, created_with: null, grant_id: null };
      const fields = { id: newId('rol'), name: 'Auditor', description: null };
      const permissions: Permission[] = ['projects:read'];
      const role = await tenant(workspace).roles.insert({ ...fields, permissions, all_projects, ...made });
      await tenant(workspace).members.add(auditor.id, role.id, made);
      const digests = (await runAt('2026-01-15T09:00:00Z')).get(workspace) ?? [];
      expect(digests).toHaveLength(all_projects ? 2 : 1);
    },
  );

  it('are written for all workspaces, whatever time zone one of them has', async () => {
    const ids = [];
    for (const timezone of ['AET', 'Mars/Phobos', 'UTC']) ids.push(await busyWorkspace('daily', timezone));
    expect([...(await runAt('2026-01-15T09:00:00Z')).keys()].sort()).toEqual(ids.sort());
  });

  it('that cannot be written delay no others, and are tried again', async () => {
    const [broken, sound] = [await busyWorkspace('daily'), await busyWorkspace('daily')];
    await database.knex.raw(`
      create function refuse() returns trigger language plpgsql as $$ begin
        if new.workspace_id = '${broken}' then raise exception 'broken'; end if;
        return new; end $$;
      create trigger refuse before insert on digest_runs for each row execute function refuse()`);
    expect([...(await runAt('2026-01-15T09:00:00Z')).keys()]).toEqual([sound]);
    expect(errors).toHaveLength(1);
    await database.knex.raw('drop function refuse cascade');
    expect([...(await runAt('2026-01-15T09:01:00Z')).keys()]).toEqual([broken]);
  });
});
