/** Uses a server as many clients do, through the client: reads, writes, verifications, refusals, keys that come and go. */
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiError, Tenantry } from '../../../sdk/src/index.ts';
import { answerLines } from './child.ts';

export interface MixedLoad {
  url: string;
  operatorKey: string;
  workspaces: string[];
  lanes: number;
  seconds: number;
  /** Between the calls of a lane. */
  pauseMs: number;
}

export interface Mixed {
  calls: number;
  refusals: number;
}

type Step = (api: Tenantry, workspace: string, turn: number) => Promise<unknown>;

const unique = () => randomBytes(6).toString('hex');

async function keyLife(api: Tenantry, workspace: string): Promise<void> {
  const { id, secret } = await api.apiKeys.create({
    workspace,
    name: 'soak',
    kind: 'service',
    scope: 'read-only',
  });
  await api.apiKeys.verify({ key: secret });
  await api.apiKeys.revoke({ workspace, key_id: id });
}

async function projectLife(api: Tenantry, workspace: string): Promise<void> {
  const { id } = await api.projects.create({
    workspace,
    name: 'Soak',
    slug: unique(),
    environment: 'staging',
  });
  await api.projects.update({ workspace, project: id, name: 'Soaked' });
  await api.projects.delete({ workspace, project: id });
}

const STEPS: readonly Step[] = [
  (api, workspace) => api.projects.list({ workspace, limit: 20 }),
  (api, workspace) => api.workspaces.get({ workspace }),
  (api) => api.apiKeys.verify({ key: 'tn_svc_no_such_key', permission: 'projects:read' }),
  (api, workspace) => api.apiKeys.list({ workspace, limit: 10 }),
  (api, workspace) => api.projects.get({ workspace, project: 'no-such-project' }),
  (api, workspace) => api.auditEvents.list({ workspace, limit: 10 }),
  (api, workspace, turn) => (turn % 5 === 0 ? keyLife(api, workspace) : api.members.list({ workspace })),
  (api, workspace, turn) => (turn % 3 === 0 ? projectLife(api, workspace) : api.roles.list({ workspace })),
];

await answerLines<MixedLoad>('ready', async (load): Promise<Mixed> => {
  const { url, operatorKey, workspaces, lanes, seconds, pauseMs } = load;
  const api = new Tenantry({ baseUrl: url, token: operatorKey });
  const end = performance.now() + seconds * 1000;
  const mixed: Mixed = { calls: 0, refusals: 0 };
  const lane = async (number: number) => {
    for (let turn = number; performance.now() < end; turn += 1) {
      const step = STEPS[turn % STEPS.length];
      try {
        await step?.(api, workspaces[turn % workspaces.length] ?? '', Math.floor(turn / STEPS.length));
      } catch (error) {
        if (!(error instanceof ApiError) || error.status >= 500) throw error;
        mixed.refusals += 1;
      }
      mixed.calls += 1;
      await delay(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  return mixed;
});
