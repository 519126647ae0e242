import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('the settings of a project', () => {
  it('are those of its workspace until they are set, and again when they are reset', async () => {
    const { people, workspace } = acme;
    const { api } = people.owner;
    const { id: project } = acme.project;
    const place = { workspace, project };
    await api.settings.update({ workspace, timezone: 'Europe/Istanbul', notifications: { digest: 'daily' } });
    const untouched = await api.projectSettings.get(place);
    expect(untouched).toMatchObject({
      project_id: project,
      timezone: null,
      language: null,
      notifications: null,
      effective: {
        timezone: 'Europe/Istanbul',
        language: 'en',
        notifications: { digest: 'daily', mentions: true, project_updates: true },
      },
    });
    const notifications = { digest: 'off', mentions: null, project_updates: null };
    const changed = await people.member.api.projectSettings.update({
      ...place,
      timezone: 'Asia/Tokyo',
      notifications: { digest: 'off' },
    });
    expect(changed).toMatchObject({
      timezone: 'Asia/Tokyo',
      notifications,
      effective: {
        timezone: 'Asia/Tokyo',
        language: 'en',
        notifications: { digest: 'off', mentions: true, project_updates: true },
      },
    });
    const { data } = await api.events.list({ workspace, type: 'project.settings_updated' });
    expect(data.map((event) => event.data)).toEqual([changed]);
    // What is not given stays; a change of the workspace reaches what the project leaves to it.
    await api.projectSettings.update({ ...place, language: 'tr' });
    await api.settings.update({ workspace, notifications: { mentions: false } });
    expect(await api.projectSettings.get(place)).toMatchObject({
      timezone: 'Asia/Tokyo',
      language: 'tr',
      notifications,
      effective: { language: 'tr', notifications: { digest: 'off', mentions: false } },
    });
    const reset = await api.projectSettings.update({
      ...place,
      timezone: null,
      language: null,
      notifications: null,
    });
    expect(reset).toMatchObject({ timezone: null, language: null, notifications: null });
    expect(reset.effective).toMatchObject({
      timezone: 'Europe/Istanbul',
      notifications: { digest: 'daily' },
    });
  });

  it('refuse an unknown time zone, and viewers', async () => {
    const { people, workspace, project } = acme;
    const place = { workspace, project: project.id };
    const update = (api = people.owner.api, timezone = 'Mars/Olympus') =>
      statusOrCode(api.projectSettings.update({ ...place, timezone }));
    expect(await update()).toBe('invalid_request');
    expect(await update(people.viewer.api, 'UTC')).toBe('insufficient_role');
    expect((await people.viewer.api.projectSettings.get(place)).project_id).toBe(project.id);
  });

  it('are purged with the project', async () => {
    const { people, workspace } = acme;
    const { id } = await people.owner.api.projects.create({
      workspace,
      name: 'Gone',
      slug: 'gone',
      environment: 'sandbox',
    });
    await people.owner.api.projectSettings.update({ workspace, project: id, timezone: 'UTC' });
    await server.knex('projects').where({ id }).delete();
    expect(await server.knex('project_settings').where({ project_id: id })).toEqual([]);
  });
});
