import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiKey, RoleReference } from '../../../sdk/src/index.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createUser,
  expectProblem,
  expectProblems,
  newWorkspace,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let member: TestUser;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer();
  [owner, member] = await Promise.all([createUser(server), createUser(server)]);
  workspace = await newWorkspace(owner, [[member, 'member']]);
});
afterAll(() => server.stop());

const createProject = () =>
  owner.api.projects.create({ workspace, name: 'P', slug: unique('prj'), environment: 'sandbox' });

/** Names compile for built-in roles alone, so that a misspelt one does not. */
const named = (name: string) => name as RoleReference;

describe('a role in a request', () => {
  it('is found by its id, and by its name regardless of case', async () => {
    const { api } = owner;
    const role = await api.roles.create({
      workspace,
      name: 'Rol_x Integrator',
      permissions: ['workspace:read'],
    });
    const { slug: project } = await createProject();
    const user_id = member.id;
    for (const reference of [role.id, named('Rol_x Integrator'), named(' rol_x  INTEGRATOR ')]) {
      expect((await api.members.update({ workspace, user_id, role: reference })).role).toBe(role.id);
      const { data } = await api.members.list({ workspace, role: reference });
      expect(data.map((member) => member.user_id)).toEqual([user_id]);
      expect((await api.projectMembers.set({ workspace, project, user_id, role: reference })).role).toBe(
        role.id,
      );
      const emails = [`${unique('invited')}@example.com`];
      const { data: invited } = await api.invitations.create({ workspace, emails, role: reference });
      expect(invited.map(({ invitation }) => invitation?.role)).toEqual([role.id]);
      const report = await api.invitations.import({
        workspace,
        csv: `email,role\nx${emails[0]},${reference}`,
      });
      expect(report.results.map(({ outcome }) => outcome)).toEqual(['invited']);
      expect((await api.members.update({ workspace, user_id, role: named('Member') })).role).toBe('member');
    }
  });

  it('is not found by the name of a role of another workspace', async () => {
    const elsewhere = await newWorkspace(owner);
    await owner.api.roles.create({
      workspace: elsewhere,
      name: 'Elsewhere',
      permissions: ['workspace:read'],
    });
    const call = { workspace, user_id: member.id };
    const problems = await expectProblems(
      ['Elsewhere', 'Nowhere', '__proto__'].map((name) =>
        owner.api.members.update({ ...call, role: named(name) }),
      ),
    );
    for (const { status, errors } of problems) {
      expect([status, errors[0]?.path, errors[0]?.code]).toEqual([400, 'role', 'unknown']);
    }
    expect(new Set(problems.map(({ detail }) => detail)).size).toBe(1);
    const { data } = await owner.api.members.list({ workspace, role: 'Elsewhere' });
    expect(data).toEqual([]);
  });
});

describe('a project in a request', () => {
  const key = (project_ids: string[]) => ({
    workspace,
    name: 'k',
    kind: 'service' as const,
    scope: 'read-only' as const,
    project_ids,
  });
  const projectsOf = ({ project_ids }: ApiKey) => project_ids;

  it('is found by its id, and by its present and former slugs', async () => {
    const { api } = owner;
    const { id, slug } = await createProject();
    const other = await createProject();
    await api.projects.update({ workspace, project: id, slug: `${slug}-new` });
    for (const reference of [id, slug, `${slug}-new`]) {
      const created = await api.apiKeys.create(key([reference]));
      expect(projectsOf(created)).toEqual([id]);
      const changed = {
        workspace,
        key_id: created.id,
        project_ids: [other.slug, reference, ...(reference === id ? [slug] : [id])],
      };
      expect(projectsOf(await api.apiKeys.update(changed))?.toSorted()).toEqual([id, other.id].toSorted());
      const all = await api.apiKeys.update({ workspace, key_id: created.id, project_ids: null });
      expect(projectsOf(all)).toBeNull();
    }
  });

  it('is not found by its slug if the caller cannot access it', async () => {
    const hidden = await createProject();
    const elsewhere = await newWorkspace(owner);
    await owner.api.projects.create({
      workspace: elsewhere,
      name: 'E',
      slug: 'elsewhere',
      environment: 'sandbox',
    });
    const foreign = await expectProblem(owner.api.apiKeys.create(key(['elsewhere'])));
    const theirs = (slug: string) =>
      expectProblem(member.api.apiKeys.create({ ...key([slug]), kind: 'user', scope: 'read-only' }));
    const [unreachable, unknown] = [await theirs(hidden.slug), await theirs('unknown-project')];
    for (const problem of [foreign, unreachable, unknown]) {
      expect(problem).toMatchObject({ status: 404, code: 'not_found', detail: foreign.detail });
    }
  });
});
