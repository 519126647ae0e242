import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../../sdk/src/index.ts';
import { createProject, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let owner: Tenantry;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTeam(server);
  owner = acme.people.owner.api;
}, 60_000);
afterAll(() => server.stop());

/** A new simulated project. */
async function simulated() {
  return { workspace: acme.workspace, project: (await createProject(acme)).id };
}

describe('the clock of a simulated project', () => {
  it('shows the real time until it is set, and stands still afterwards', async () => {
    const place = await simulated();
    const before = Date.now();
    const real = await owner.sandbox.getClock(place);
    expect(real).toMatchObject({ project_id: place.project, mode: 'real' });
    expect(Date.parse(real.time)).toBeGreaterThanOrEqual(before - 1000);
    expect(Date.parse(real.time)).toBeLessThanOrEqual(Date.now() + 1000);
    const set = await owner.sandbox.setClock({ ...place, time: '2090-01-31T12:00:00+03:00' });
    expect(set).toEqual({
      project_id: place.project,
      time: '2090-01-31T09:00:00.000Z',
      target: null,
      mode: 'set',
    });
    expect(await owner.sandbox.getClock(place)).toEqual(set);
    const month = await owner.sandbox.setClock({ ...place, advance: 'P1M' });
    expect(month.time).toBe('2090-02-28T09:00:00.000Z');
    const { data } = await owner.events.list({ workspace: place.workspace, type: 'sandbox.clock_advanced' });
    expect(data.map((event) => event.data)).toEqual([month, set]);
  });

  it('goes forward only', async () => {
    const place = await simulated();
    const setTo = (time: string) => statusOrCode(owner.sandbox.setClock({ ...place, time }));
    expect(await setTo(new Date(Date.now() - 60_000).toISOString())).toBe('invalid_state');
    const later = '2090-01-01T00:00:00.000Z';
    expect(await setTo(later)).toBe('served');
    expect(await setTo(later)).toBe('served');
    expect(await setTo('2089-12-31T23:59:59.999Z')).toBe('invalid_state');
    expect(await setTo('2100-01-01T00:00:00Z')).toBe('invalid_request');
    expect(await statusOrCode(owner.sandbox.setClock({ ...place, advance: 'P99Y' }))).toBe('invalid_request');
  });

  it.each([
    [{}],
    [{ time: '2090-01-01T00:00:00Z', advance: 'P1D' }],
    [{ advance: 'P' }],
    [{ advance: 'PT' }],
    [{ advance: '-P1D' }],
  ])('is not set by %j', async (body) => {
    const place = { workspace: acme.workspace, project: acme.project.id };
    expect(await statusOrCode(owner.sandbox.setClock({ ...place, ...body }))).toBe('invalid_request');
  });

  it('adds concurrent advances', async () => {
    const place = await simulated();
    await owner.sandbox.setClock({ ...place, time: '2090-01-01T00:00:00Z' });
    await Promise.all(Array.from({ length: 8 }, () => owner.sandbox.setClock({ ...place, advance: 'PT1H' })));
    expect((await owner.sandbox.getClock(place)).time).toBe('2090-01-01T08:00:00.000Z');
  });

  it('does not exist in a live project', async () => {
    const { people, workspace, project } = acme;
    const live = { workspace, project: project.id };
    expect(await statusOrCode(people.member.api.sandbox.getClock(live))).toBe('mode_mismatch');
    expect(await statusOrCode(owner.sandbox.setClock({ ...live, advance: 'P1D' }))).toBe('mode_mismatch');
  });

  it('is for members, and not for viewers', async () => {
    const { people } = acme;
    const place = await simulated();
    for (const role of ['member', 'viewer'] as const)
      await owner.projectMembers.set({ ...place, user_id: people[role].id, role: null });
    expect(await statusOrCode(people.member.api.sandbox.setClock({ ...place, advance: 'PT1S' }))).toBe(
      'served',
    );
    expect(await statusOrCode(people.viewer.api.sandbox.getClock(place))).toBe('insufficient_role');
  });
});
