import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CacheTags } from '../../../server/database/change-feed/change-feed.ts';
import { LimitsOfTenants } from '../../../server/features/gateway/rate-limits/service.ts';
import { statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTeam(server);
}, 60_000);
afterAll(() => server.stop());

const create = (limit = 100) =>
  acme.people.owner.api.rateLimits.create({
    workspace: acme.workspace,
    name: 'Limit',
    scope: 'workspace',
    measure: 'tokens',
    unit: 'rpm',
    limit,
  });

describe('a rate limit', () => {
  it('is created, changed and archived by administrators, and read by every member', async () => {
    const { workspace, people } = acme;
    const made = await create();
    const at = { workspace, rate_limit_id: made.id };
    expect(await people.viewer.api.rateLimits.get(at)).toEqual(made);
    const changed = await people.admin.api.rateLimits.update({ ...at, limit: 200 });
    expect(changed).toMatchObject({ limit: 200, name: 'Limit', etag: '2' });
    expect(await statusOrCode(people.manager.api.rateLimits.archive(at))).toBe('insufficient_role');
    const archived = await people.admin.api.rateLimits.archive(at);
    expect(archived.archived_at).toEqual(expect.any(String));
    expect(await people.admin.api.rateLimits.archive(at)).toEqual(archived);
    expect(await statusOrCode(people.admin.api.rateLimits.update({ ...at, limit: 1 }))).toBe('invalid_state');
    expect((await people.viewer.api.rateLimits.list({ workspace })).data).toEqual([]);
    expect((await people.viewer.api.rateLimits.list({ workspace, status: 'archived' })).data).toEqual([
      archived,
    ]);
  });

  it('is in the memory of a replica until it changes, and stays there while the database cannot be read', async () => {
    const { workspace, workspaceId, people } = acme;
    const { id: rate_limit_id } = await create();
    let notify: (tags: CacheTags) => void = () => undefined;
    let isFresh = true;
    const changes = {
      onChange(listener: typeof notify) {
        notify = listener;
      },
      isFresh: () => isFresh,
    };
    const limits = new LimitsOfTenants({ knex: server.knex, changes });
    const maxima = async () => (await limits.get(workspaceId)).map(({ max }) => max);
    expect(limits.current(workspaceId)).toBeUndefined();
    expect(await maxima()).toEqual(['100']);
    await people.owner.api.rateLimits.update({ workspace, rate_limit_id, limit: 300 });
    expect(await maxima()).toEqual(['100']);
    notify([`rate_limits ${workspaceId}`]);
    expect(limits.current(workspaceId)).toBeUndefined();
    expect(await maxima()).toEqual(['300']);
    expect(limits.current(workspaceId)).toHaveLength(1);
    isFresh = false;
    expect(limits.current(workspaceId)).toBeUndefined();
    await server.knex.raw('alter table gateway_rate_limits rename to away');
    expect(await maxima()).toEqual(['300']);
    await server.knex.raw('alter table away rename to gateway_rate_limits');
  });

  it('tells replicas of its changes before the answer', async () => {
    const { rows } = await server.knex.raw(
      `select tags from access_changes where tags = array['rate_limits ' || ?]`,
      [acme.workspaceId],
    );
    expect(rows.length).toBeGreaterThan(0);
  });
});
