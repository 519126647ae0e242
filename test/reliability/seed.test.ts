import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createInstallation,
  type RunningServer,
  startOn,
  type TestInstallation,
} from '../support/process.ts';

const SEED = fileURLToPath(new URL('../../sdk/seed.ts', import.meta.url));

describe('npm run seed', () => {
  let site: TestInstallation;
  let running: RunningServer;
  const seed = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', SEED], {
      env: { PATH: process.env.PATH, BASE_URL: running.url, TENANTRY_OPERATOR_KEY: site.operatorKey },
    });

  beforeAll(async () => {
    site = await createInstallation('embedded');
    running = await startOn(site);
  });
  afterAll(async () => {
    await running.server.end();
    await site.cleanup();
  });

  it('creates users, projects, keys and events, and refuses to do so twice', async () => {
    const { stdout } = await seed();
    const secret = /read-only key (tn_svc_\w+)/.exec(stdout)?.[1] ?? '';
    const key = running.client(secret);
    const workspace = 'acme-demo';
    expect((await key.members.list({ workspace })).data.map(({ role }) => role).sort()).toEqual([
      'admin',
      'manager',
      'member',
      'owner',
      'viewer',
    ]);
    expect((await key.projects.list({ workspace })).data.map(({ slug }) => slug).sort()).toEqual([
      'billing',
      'mobile',
      'website',
    ]);
    const place = { workspace, project: 'website' };
    const payments = (await key.payments.list(place)).data;
    expect(payments.map(({ reference, stage }) => [reference, stage === 'hold']).sort()).toEqual([
      ['INV-2026-0042', false],
      ['INV-2026-0042', true],
      ['RENT', false],
      ['SALARY-1', false],
      ['SALARY-2', false],
      ['SALARY-3', false],
    ]);
    const [batch] = (await key.paymentBatches.list(place)).data;
    expect(batch).toMatchObject({ rows: 3, counts: { pending: 3 } });
    // During the hours of the bank, the rent has been paid already.
    const balances = (await key.accounts.list({ workspace })).data.map(({ balance }) => balance?.posted);
    expect([
      [undefined, 5_000_000],
      [undefined, 4_875_000],
    ]).toContainEqual(balances);
    expect((await key.virtualKeys.list({ workspace })).data.map(({ slug }) => slug).sort()).toEqual([
      'groq-spare',
      'openai-main',
    ]);
    expect((await key.configs.list({ workspace })).data.map(({ slug }) => slug)).toEqual(['production']);
    const { operator } = running;
    expect((await operator.events.list({ workspace, limit: 100 })).data.map(({ type }) => type)).toContain(
      'project.updated',
    );
    await expect(seed()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('already') });
  });
});
