/** Calls through the client and by bare `fetch`, in a process as its users have it: without flags, and with nothing else to do. */
import { Tenantry } from '../../../sdk/src/index.ts';
import { answerLines } from './child.ts';
import { inTurns } from './rounds.ts';

export interface Question {
  url: string;
  secret: string;
  workspace: string;
  project: string;
  rounds: number;
}

/** Microseconds of processor time for a call, round by round. */
export type Costs = Record<
  'get by fetch' | 'get by client' | 'verify by fetch' | 'verify by client',
  number[]
>;

const CALLS = 1000;
const LANES = 5;

/** Of this process alone: the server has its own. */
async function costOf(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  const lane = async () => {
    for (let index = 0; index < CALLS / LANES; index += 1) await call();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}

const read = async (response: Response): Promise<unknown> => {
  if (!response.ok) throw new Error(`${response.url} has answered ${response.status}.`);
  return response.json();
};

await answerLines<Question>('ready', async ({ url, secret, workspace, project, rounds }): Promise<Costs> => {
  const api = new Tenantry({ baseUrl: url, token: secret });
  const authorization = `Bearer ${secret}`;
  const question = { key: secret, permission: 'projects:read' as const };
  return inTurns(rounds, {
    'get by fetch': () =>
      costOf(async () =>
        read(
          await fetch(`${url}/v1/workspaces/${workspace}/projects/${project}`, {
            headers: { authorization },
          }),
        ),
      ),
    'get by client': () => costOf(() => api.projects.get({ workspace, project })),
    'verify by fetch': () =>
      costOf(async () =>
        read(
          await fetch(`${url}/v1/api-keys/verify`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization },
            body: JSON.stringify(question),
          }),
        ),
      ),
    'verify by client': () => costOf(() => api.apiKeys.verify(question)),
  });
});
