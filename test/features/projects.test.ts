import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type Team, team, unique } from '../support/fixtures.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let acme: Team;
beforeAll(async () => {
  server = await startTestServer();
  acme = await team(server);
});
afterAll(() => server.stop());

describe('projects', () => {
  it('lets a member create a project, to which they then belong', async () => {
    const { workspace, people } = acme;
    const slug = unique('new');
    const project = await people.member.api.projects.create({
      workspace,
      name: 'New',
      slug,
      environment: 'sandbox',
    });
    expect(project).toMatchObject({
      slug,
      name: 'New',
      environment: 'sandbox',
      description: null,
      archived_at: null,
    });
    expect((await people.member.api.projects.get({ workspace, project: slug })).id).toBe(project.id);
    const members = await people.member.api.projectMembers.list({ workspace, project: slug });
    expect(members.data.map(({ user_id }) => user_id)).toEqual([people.member.id]);
  });

  it('refuses a viewer, with what is missing', async () => {
    const { workspace, people } = acme;
    const call = people.viewer.api.projects.create({
      workspace,
      name: 'X',
      slug: unique('x'),
      environment: 'sandbox',
    });
    expect(await refusal(call)).toMatchObject({
      status: 403,
      code: 'insufficient_role',
      required_permission: 'projects:create',
    });
  });
});
