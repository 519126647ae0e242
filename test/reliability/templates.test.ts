import { describe, expect, it } from 'vitest';
import { engines } from '../support/database.ts';
import { pollUntil } from '../support/poll.ts';
import { createInstallation, startOn } from '../support/process.ts';
import { rounds } from '../support/scale.ts';

const WORKSPACES = 40;
const KILLS = rounds({ sample: 1, full: 5 });

describe.each(engines)('a template that is applied on %s while the server is killed', (engine) => {
  it('is applied to each workspace once, when it is started again', async () => {
    const site = await createInstallation(engine);
    let running = await startOn(site);
    const at = { organization: (await running.operator.organizations.create({ name: 'Globex' })).id };
    for (let made = 0; made < WORKSPACES; made += 1) {
      await running.operator.workspaces.create({ name: 'W', ...at });
    }
    const project = { name: 'Billing', slug: 'billing', environment: 'production' } as const;
    const role = { name: 'Support', permissions: ['projects:read'] as ['projects:read'] };
    const { id: template_id } = await running.operator.templates.create({
      ...at,
      name: 'Standard',
      content: { roles: [role], settings: { language: 'tr' }, projects: [project] },
    });
    const { digest } = await running.operator.templates.plan({ ...at, template_id });
    const { id: run_id } = await running.operator.templates.apply({ ...at, template_id, digest });
    const done = async () => (await running.operator.templateRuns.get({ ...at, run_id })).counts.applied;
    let before = 0;
    for (let kills = 0; kills < KILLS; kills += 1) {
      const applied = before;
      await pollUntil(done, (count) => count > applied, { what: 'progress of the run', interval: 2 });
      await running.server.end('SIGKILL');
      running = await startOn(site);
      before = await done();
      expect(before).toBeLessThan(WORKSPACES);
    }
    const { operator } = running;
    await expect
      .poll(async () => (await operator.templateRuns.get({ ...at, run_id })).status, { timeout: 60_000 })
      .toBe('finished');
    const { counts } = await operator.templateRuns.get({ ...at, run_id });
    expect(counts).toMatchObject({ applied: WORKSPACES, stale: 0, failed: 0, refused: 0 });
    for await (const { workspace } of operator.templateRuns.listResults({ ...at, run_id })) {
      const { data } = await operator.auditEvents.list({ workspace: workspace.id, limit: 100 });
      const actions = data.flatMap(({ action, request_id }) => (request_id === run_id ? [action] : []));
      expect(actions.sort()).toEqual(['project.created', 'role.created', 'settings.updated']);
    }
    expect((await operator.templates.plan({ ...at, template_id })).counts).toEqual({
      change: 0,
      unchanged: WORKSPACES,
      blocked: 0,
    });
    await running.server.end();
    await site.cleanup();
  });
});
