import type {
  ApiError,
  ApiKey,
  BuiltinRole,
  OperationArgs,
  Permission,
  RoleId,
  Tenantry,
} from '../../sdk/src/index.ts';
import type { TestServer } from './server.ts';
import { createUser, expectProblem, type TestTeam, type TestUser, unique } from './users.ts';

/** The permissions that tests register, as an application does. */
declare module '../../sdk/src/index.ts' {
  interface ApplicationPermissions {
    [name: `${'invoices' | 'reports'}:${string}`]: true;
  }
}

/** An API key together with a client that uses it. */
export interface CreatedKey extends ApiKey {
  secret: string;
  api: Tenantry;
}

/** A key that `maker` creates: a service key of scope admin, unless said otherwise. */
export async function createKey(
  server: TestServer,
  maker: Tenantry,
  args: Partial<OperationArgs<'apiKeys.create'>> & { workspace: string },
): Promise<CreatedKey> {
  const key = await maker.apiKeys.create({ name: unique('key'), kind: 'service', scope: 'admin', ...args });
  return { ...key, api: server.client(key.secret) };
}

/** A user with a custom role in the team's workspace. */
export async function createMemberWithPermissions(
  server: TestServer,
  { people, workspace }: TestTeam,
  permissions: [Permission, ...Permission[]],
): Promise<TestUser & { role: BuiltinRole | RoleId }> {
  const { api } = people.owner;
  const role = await api.roles.create({ workspace, name: unique('role'), permissions });
  const user = await createUser(server, 'Custom');
  await server.operator.members.add({ workspace, user_id: user.id, role: role.id });
  return { ...user, role: role.id };
}

/** A project of the team's workspace whose only member is the owner, who created it. */
export const createProject = ({ people, workspace }: TestTeam, name = 'Empty') =>
  people.owner.api.projects.create({ workspace, name, slug: unique('prj'), environment: 'staging' });

/** The outcome of a call: `served`, or the code of its refusal. */
export async function statusOrCode(call: PromiseLike<unknown>): Promise<'served' | ApiError['code']> {
  try {
    await call;
    return 'served';
  } catch (error) {
    // Only the client's own errors have a code; refusal throws everything else on.
    return (await expectProblem(Promise.reject(error))).code as ApiError['code'];
  }
}

/** The distinct outcomes of several concurrent calls. */
export async function statusesOrCodes(...calls: ReadonlyArray<PromiseLike<unknown>>): Promise<string[]> {
  return [...new Set(await Promise.all(calls.map(statusOrCode)))].sort();
}

export const idsOf = (page: { data: ReadonlyArray<{ id: string }> }): string[] =>
  page.data.map(({ id }) => id);

/** Waits until a time that the server has told is past. */
export const sleepUntil = (time: string | null | undefined) =>
  new Promise((resolve) => setTimeout(resolve, Date.parse(time ?? '') - Date.now() + 50));
