import { setTimeout as delay } from 'node:timers/promises';
import { type BuiltinRole, type RoleId, Tenantry, type UserId } from '../../sdk/src/index.ts';
import { pollUntil } from './poll.ts';
import { PASSWORD, unique } from './users.ts';

/** The address of the owner; all others have another one. */
export const OWN_ADDRESS = '203.0.113.1';
const OTHER_ADDRESS = '198.51.100.7';

/** A request that tells whether something is allowed at present. */
export interface AccessProbe {
  path: string;
  token: string;
}

/** Something that can be allowed and not: what turns it, and a request that shows which it is. */
export interface RevocationScenario {
  name: string;
  probe: AccessProbe;
  /** The status of the probe while it is refused. */
  refused: number;
  off(api: Tenantry): Promise<unknown>;
  /** Absent for what ends for good. */
  on?(api: Tenantry): Promise<unknown>;
}

/** Everything that the switches of a test are made from. */
export interface ReplicaSetup {
  owner: Tenantry;
  ownerToken: string;
  operator: Tenantry;
  operatorKey: string;
  anyone: Tenantry;
}

const clientFrom = (baseUrl: string, token: string | undefined, address = OWN_ADDRESS): Tenantry =>
  new Tenantry({
    baseUrl,
    maxRetries: 0,
    ...(token !== undefined && { token }),
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, 'x-forwarded-for': address } }),
  });

/** The status of a probe, from another network. */
export async function statusOf(url: string, { path, token }: AccessProbe): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': OTHER_ADDRESS };
  const response = await fetch(url + path, { headers });
  await response.arrayBuffer();
  return response.status;
}

interface SignedUpUser {
  id: UserId;
  email: string;
  token: string;
}

export async function signUp({ anyone }: ReplicaSetup, name: string): Promise<SignedUpUser> {
  const email = `${unique(name)}@example.com`;
  const { id } = await anyone.users.signUp({ email, password: PASSWORD, name, workspace: { name } });
  const { token } = await anyone.sessions.create({ email, password: PASSWORD });
  return { id, email, token };
}

export type ScenarioFactory = (stage: ReplicaSetup) => Promise<RevocationScenario>;

export const newWorkspace = async ({ owner }: ReplicaSetup) =>
  (await owner.workspaces.create({ name: 'W', slug: unique('w') })).slug;

const inWorkspace = async (stage: ReplicaSetup, role: BuiltinRole | RoleId) => {
  const workspace = await newWorkspace(stage);
  const { id: user_id, token, email } = await signUp(stage, 'member');
  await stage.operator.members.add({ workspace, user_id, role });
  return { workspace, user_id, token, email, path: `/v1/workspaces/${workspace}` };
};

const serviceKey = async (stage: ReplicaSetup) => {
  const workspace = await newWorkspace(stage);
  const made = await stage.owner.apiKeys.create({
    workspace,
    kind: 'service',
    name: 'K',
    scope: 'read-only',
  });
  const probe = { path: `/v1/workspaces/${workspace}/projects`, token: made.secret };
  return { workspace, key_id: made.id, probe };
};

const newProject = async ({ owner }: ReplicaSetup, workspace: string) =>
  (await owner.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' })).slug;

/** Everything by which access in a workspace ends or begins. */
export const revocationScenarios: readonly ScenarioFactory[] = [
  async (stage) => {
    const { workspace, key_id, probe } = await serviceKey(stage);
    const off = (api: Tenantry) => api.apiKeys.revoke({ workspace, key_id });
    return { name: 'a key that is revoked', probe, refused: 401, off };
  },
  async (stage) => {
    const { workspace, key_id, probe } = await serviceKey(stage);
    await stage.owner.apiKeys.rotate({ workspace, key_id });
    const off = (api: Tenantry) => api.apiKeys.finishRotation({ workspace, key_id });
    return { name: 'the old secret of a key whose rotation is finished', probe, refused: 401, off };
  },
  async (stage) => {
    const { workspace, key_id, probe } = await serviceKey(stage);
    const set = (ip_allowlist: string[]) => (api: Tenantry) =>
      api.apiKeys.update({ workspace, key_id, ip_allowlist });
    return { name: 'the allowlist of a key', probe, refused: 403, off: set([OWN_ADDRESS]), on: set([]) };
  },
  async (stage) => {
    const { email, token } = await signUp(stage, 'two');
    const second = await stage.anyone.sessions.create({ email, password: PASSWORD });
    return {
      name: 'a session that is ended',
      probe: { path: '/v1/me', token: second.token },
      refused: 401,
      // With the first session, at the replica that is asked.
      off: (api) => asUser(api, token).sessions.revoke({ session_id: second.id }),
    };
  },
  async (stage) => {
    const { email, token } = await signUp(stage, 'changer');
    const second = await stage.anyone.sessions.create({ email, password: PASSWORD });
    return {
      name: 'a session begun with the old password',
      probe: { path: '/v1/me', token: second.token },
      refused: 401,
      off: (api) =>
        asUser(api, token).me.update({ current_password: PASSWORD, new_password: `${PASSWORD} 2` }),
    };
  },
  async (stage) => {
    const { workspace, user_id, token, path } = await inWorkspace(stage, 'viewer');
    return {
      name: 'a member who is deactivated',
      probe: { path, token },
      refused: 403,
      off: (api) => api.members.deactivate({ workspace, user_id }),
      on: (api) => api.members.reactivate({ workspace, user_id }),
    };
  },
  async (stage) => {
    const { workspace, user_id, token } = await inWorkspace(stage, 'member');
    const { secret } = await asUser(stage.owner, token).apiKeys.create({
      workspace,
      kind: 'user',
      name: 'K',
      scope: 'read-only',
    });
    return {
      name: 'the key of a member who is deactivated',
      probe: { path: '/v1/me', token: secret },
      refused: 401,
      off: (api) => api.members.deactivate({ workspace, user_id }),
    };
  },
  async (stage) => {
    const { workspace, user_id, token, path } = await inWorkspace(stage, 'viewer');
    return {
      name: 'a member who is removed',
      probe: { path, token },
      refused: 404,
      off: (api) => api.members.remove({ workspace, user_id }),
      on: (api) => asUser(api, stage.operatorKey).members.add({ workspace, user_id, role: 'viewer' }),
    };
  },
  async (stage) => {
    const { workspace, user_id, token, path } = await inWorkspace(stage, 'manager');
    const set = (role: BuiltinRole | RoleId) => (api: Tenantry) =>
      asUser(api, stage.operatorKey).members.update({ workspace, user_id, role });
    const probe = { path: `${path}/webhook-endpoints`, token };
    return { name: 'a role', probe, refused: 403, off: set('viewer'), on: set('manager') };
  },
  async (stage) => {
    const { workspace, user_id, token, path } = await inWorkspace(stage, 'viewer');
    const role = await stage.owner.roles.create({
      workspace,
      name: unique('r'),
      permissions: ['workspace:read', 'members:read'],
    });
    await stage.operator.members.update({ workspace, user_id, role: role.id });
    const set =
      (...permissions: ['workspace:read', ...'members:read'[]]) =>
      (api: Tenantry) =>
        api.roles.update({ workspace, role_id: role.id, permissions });
    return {
      name: 'a custom role',
      probe: { path: `${path}/members`, token },
      refused: 403,
      off: set('workspace:read'),
      on: set('workspace:read', 'members:read'),
    };
  },
  async (stage) => {
    const { workspace, user_id, token, path } = await inWorkspace(stage, 'viewer');
    const project = await newProject(stage, workspace);
    const member = { workspace, project, user_id };
    await stage.operator.projectMembers.set({ ...member, role: null });
    return {
      name: 'belonging to a project',
      probe: { path: `${path}/projects/${project}`, token },
      refused: 404,
      off: (api) => api.projectMembers.remove(member),
      on: (api) => asUser(api, stage.operatorKey).projectMembers.set({ ...member, role: null }),
    };
  },
  async (stage) => {
    const { workspace, user_id, token, path } = await inWorkspace(stage, 'member');
    const project = await newProject(stage, workspace);
    const set = (role: BuiltinRole | RoleId | null) => (api: Tenantry) =>
      asUser(api, stage.operatorKey).projectMembers.set({ workspace, project, user_id, role });
    await set('manager')(stage.owner);
    const probe = { path: `${path}/projects/${project}/members`, token };
    const none = await stage.owner.roles.create({
      workspace,
      name: unique('r'),
      permissions: ['projects:read'],
    });
    return { name: 'a role in a project', probe, refused: 403, off: set(none.id), on: set('manager') };
  },
  async (stage) => {
    const { workspace, user_id, token, path } = await inWorkspace(stage, 'admin');
    const project = await newProject(stage, workspace);
    await stage.operator.projectMembers.set({ workspace, project, user_id, role: null });
    return {
      name: 'a project that is archived',
      probe: { path: `${path}/projects/${project}/members`, token },
      refused: 404,
      off: (api) => api.projects.delete({ workspace, project }),
      on: (api) => api.projects.restore({ workspace, project }),
    };
  },
  async (stage) => {
    const { workspace, token, path } = await inWorkspace(stage, 'viewer');
    const set = (ip_allowlist: string[]) => (api: Tenantry) =>
      api.settings.update({ workspace, ip_allowlist });
    return {
      name: 'the allowlist of a workspace',
      probe: { path: `${path}/members`, token },
      refused: 403,
      off: set([OWN_ADDRESS]),
      on: set([]),
    };
  },
  async (stage) => {
    const { workspace, probe } = await serviceKey(stage);
    return {
      name: 'a workspace that is archived',
      probe,
      refused: 401,
      off: (api) => api.workspaces.delete({ workspace, confirm: workspace }),
      on: (api) => api.workspaces.restore({ workspace }),
    };
  },
];

const urls = new WeakMap<Tenantry, string>();
/** Records the server of a client, so that another user can send requests there. */
export function requestVia(url: string, token: string | undefined): Tenantry {
  const api = clientFrom(url, token);
  urls.set(api, url);
  return api;
}
export const asUser = (api: Tenantry, token: string): Tenantry => requestVia(urls.get(api) ?? '', token);

/** Asks replicas again and again whether something is allowed, and holds each answer against what has to be so. */
export class AccessMonitor {
  readonly wrong: string[] = [];
  /** How many answers there were to requests sent while it was settled what they have to be. */
  checked = 0;
  readonly #replicas: readonly string[];
  readonly #switch: RevocationScenario;
  readonly #polling: Array<Promise<void>>;
  readonly #asking: Array<Promise<void>> = [];
  #expected: number | undefined;
  #isOver = false;

  constructor(replicas: readonly string[], one: RevocationScenario, twins = 2) {
    this.#replicas = replicas;
    this.#switch = one;
    this.#polling = replicas.flatMap((url, replica) =>
      Array.from({ length: twins }, (_, twin) => this.#poll(url, replica, replica * twins + twin)),
    );
  }

  async #poll(url: string, replica: number, slot: number): Promise<void> {
    while (!this.#isOver) {
      const asking = this.#ask(url, replica);
      this.#asking[slot] = asking;
      await asking;
    }
  }

  async #ask(url: string, replica: number): Promise<void> {
    const expected = this.#expected;
    try {
      const status = await statusOf(url, this.#switch.probe);
      if (expected === undefined) return;
      this.checked += 1;
      if (status !== expected)
        this.wrong.push(`${this.#switch.name}: replica ${replica} says ${status} in place of ${expected}`);
    } catch (error) {
      this.wrong.push(`${this.#switch.name}: ${String(error)}`);
      await delay(20);
    }
  }

  /** Changes something; what is asked after its answer has to be answered so. */
  async turn(change: () => Promise<unknown>, expected: number): Promise<void> {
    this.#expected = undefined;
    await Promise.all(this.#asking);
    await change();
    this.#expected = expected;
    // At once, also of one that has not answered yet what it was asked before.
    await Promise.all(this.#replicas.map((url, replica) => this.#ask(url, replica)));
    const enough = this.checked + 4 * this.#asking.length;
    const isEnough = () => this.checked >= enough || this.wrong.length > 0;
    await pollUntil(isEnough, Boolean, { what: `${enough} responses`, timeout: 60_000, interval: 2 });
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#polling);
  }
}
