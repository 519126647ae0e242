import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres } from '../support/postgres.ts';
import {
  createInstallation,
  METRICS_TOKEN,
  type RunningServer,
  startOn,
  type TestInstallation,
} from '../support/process.ts';
import { PASSWORD, unique } from '../support/users.ts';

const LIMITS = { RATE_LIMIT: 60, AUTH_FAILURE_LIMIT: 20, ACCOUNT_GUESS_LIMIT: 5, SIGN_UP_LIMIT: 4 };
/** After this each worker has heard of what the other one has counted, see the operations guide. */
const HEARD_MS = 600;
const FURTHER = 12;

describe.runIf(hasPostgres())('three workers on one port', () => {
  let site: TestInstallation;
  let running: RunningServer;
  let token: string;
  const email = `${unique('owner')}@example.com`;
  /** Requests of one operation, whatever became of them. */
  let reads = 0;

  beforeAll(async () => {
    site = await createInstallation('postgres');
    const limits = Object.fromEntries(Object.entries(LIMITS).map(([name, limit]) => [name, String(limit)]));
    running = await startOn(site, { ...limits, WORKERS: '3', TRUST_PROXY: '1' });
    await signUp(email, '198.51.100.1');
    const answer = await send('sessions', { body: { email, password: PASSWORD }, from: '198.51.100.1' });
    ({ token } = (await answer.json()) as { token: string });
  }, 60_000);
  afterAll(async () => {
    expect((await running.server.end()).code).toBe(0);
    await site.cleanup();
  });

  interface Sent {
    from: string;
    credential?: string;
    body?: object;
  }

  /** Sends a request over a connection of its own, so that the workers get them in turn. */
  const send = (path: string, { from, credential, body }: Sent) =>
    fetch(`${running.url}/v1/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        connection: 'close',
        'x-forwarded-for': from,
        'content-type': 'application/json',
        ...(credential !== undefined && { authorization: `Bearer ${credential}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  const signUp = (address: string, from: string) =>
    send('users', {
      from,
      body: { email: address, password: PASSWORD, name: 'P', workspace: { name: 'W' } },
    });

  function read(from: string, credential: string): Promise<Response> {
    reads += 1;
    return send('me', { from, credential });
  }

  const statuses = async (times: number, ask: () => Promise<Response>): Promise<number[]> => {
    const found: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const answer = await ask();
      await answer.arrayBuffer();
      found.push(answer.status);
    }
    return found;
  };

  it.each<[string, number, number, () => Promise<Response>]>([
    ['requests of a credential', LIMITS.RATE_LIMIT, 200, () => read('198.51.100.1', token)],
    ['wrong tokens from an address', LIMITS.AUTH_FAILURE_LIMIT, 401, () => read('198.51.100.2', 'wrong')],
    [
      'wrong passwords for an account',
      LIMITS.ACCOUNT_GUESS_LIMIT,
      401,
      () => send('sessions', { from: '203.0.113.3', body: { email, password: 'not the right one' } }),
    ],
    [
      'sign-ups from an address',
      LIMITS.SIGN_UP_LIMIT,
      201,
      () => signUp(`${unique('new')}@example.com`, '198.51.100.4'),
    ],
  ])(
    'share one budget for %s: requests within it are served, and none beyond it',
    async (_, limit, well, ask) => {
      expect(new Set(await statuses(limit, ask))).toEqual(new Set([well]));
      await delay(HEARD_MS);
      expect(new Set(await statuses(FURTHER, ask))).toEqual(new Set([429]));
    },
  );

  it('return the metrics of all of them, from any one', async () => {
    const scrape = async () => {
      const answer = await fetch(`${running.url}/metrics`, {
        headers: { connection: 'close', authorization: `Bearer ${METRICS_TOKEN}` },
      });
      const lines = (await answer.text()).split('\n');
      return lines
        .filter((line) => line.startsWith('http_requests_total{operation="me.get"'))
        .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    };
    for (let time = 0; time < 6; time += 1)
      await expect.poll(scrape, { timeout: 5_000, interval: 100 }).toBe(reads);
  });
});
