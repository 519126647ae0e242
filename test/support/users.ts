import { randomBytes } from 'node:crypto';
import {
  ApiError,
  type BuiltinRole,
  type Project,
  type RoleId,
  type Tenantry,
  type UserId,
  type Workspace,
  type WorkspaceId,
} from '../../sdk/src/index.ts';
import type { TestServer } from './server.ts';

/** A name that no other test uses; fit for a slug. */
export const unique = (prefix: string): string => `${prefix}-${randomBytes(5).toString('hex')}`;

export const PASSWORD = 'correct horse battery staple';

export interface TestUser {
  id: UserId;
  email: string;
  token: string;
  api: Tenantry;
  /** The operator of the installation, who may add any person to any workspace. */
  operator: Tenantry;
  /** Slug of the workspace that they own. */
  workspace: string;
}

/** A user who has signed up and signed in, with a workspace of their own and an unconfirmed address. */
export async function createUnconfirmedUser(server: TestServer, name = 'Person'): Promise<TestUser> {
  const email = `${unique(name.toLowerCase())}@example.com`;
  const anyone = server.client();
  const slug = unique('ws');
  const user = await anyone.users.signUp({
    email,
    password: PASSWORD,
    name,
    workspace: { name: `${name} Ltd`, slug },
  });
  const { token } = await anyone.sessions.create({ email, password: PASSWORD });
  return { id: user.id, email, token, api: server.client(token), operator: server.operator, workspace: slug };
}

/** The same with a confirmed address. The flow that confirms one has tests of its own. */
export async function createUser(server: TestServer, name = 'Person'): Promise<TestUser> {
  const made = await createUnconfirmedUser(server, name);
  await server.knex('users').where({ id: made.id }).update({ email_verified_at: new Date() });
  return made;
}

export const ROLES = ['owner', 'admin', 'manager', 'member', 'viewer'] as const;
export type RoleName = (typeof ROLES)[number];

/** A workspace with one person in each built-in role, and a project to which the member and the viewer belong. */
export interface TestTeam {
  /** Slug. */
  workspace: string;
  workspaceId: WorkspaceId;
  people: Record<RoleName, TestUser>;
  project: Project;
}

export async function createTeam(server: TestServer): Promise<TestTeam> {
  const owner = await createUser(server, 'Owner');
  const { workspace } = owner;
  const entries = await Promise.all(
    ROLES.slice(1).map(async (role) => {
      const user = await createUser(server, role);
      await server.operator.members.add({ workspace, user_id: user.id, role });
      return [role, user] as const;
    }),
  );
  // Every role has its entry: the owner's, and one for each of the others.
  const people = { owner, ...Object.fromEntries(entries) } as Record<RoleName, TestUser>;
  const project = await owner.api.projects.create({
    workspace,
    name: 'Billing',
    slug: unique('prj'),
    environment: 'production',
  });
  for (const role of ['member', 'viewer'] as const) {
    await owner.api.projectMembers.set({
      workspace,
      project: project.id,
      user_id: people[role].id,
      role: null,
    });
  }
  const { id }: Workspace = await owner.api.workspaces.get({ workspace });
  return { workspace, workspaceId: id, people, project };
}

/** The answer to a call that has to be refused. @throws when it is served */
export async function expectProblem(call: PromiseLike<unknown>): Promise<ApiError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('The call was served, but had to be refused.');
}

/** The answers to several calls, made at once, that all have to be refused. */
export const expectProblems = (calls: readonly PromiseLike<unknown>[]): Promise<ApiError[]> =>
  Promise.all(calls.map(expectProblem));

/** Another workspace of a user, with other members. It costs no sign-up, so that each test can have its own. */
export async function newWorkspace(
  owner: TestUser,
  members: ReadonlyArray<readonly [TestUser, BuiltinRole | RoleId]> = [],
): Promise<string> {
  const { slug } = await owner.api.workspaces.create({ name: 'Workspace', slug: unique('w') });
  for (const [{ id }, role] of members) {
    await owner.operator.members.add({ workspace: slug, user_id: id, role });
  }
  return slug;
}
