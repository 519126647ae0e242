import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Tenantry } from '../../sdk/src/index.ts';
import { unwrap } from '../../sdk/src/webhooks.ts';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { MAIN, NODE_FLAGS } from '../support/built.ts';
import { engines } from '../support/database.ts';
import { startPostgres } from '../support/postgres.ts';
import { startReceiver } from '../support/receiver.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const KILLS = 3;

interface Running {
  child: ChildProcess;
  url: string;
}

/** The server as an operator starts it, on a port of its choice. */
async function launch(env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, [...NODE_FLAGS, MAIN], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'error',
      RATE_LIMIT: '1000000',
      WEBHOOK_ALLOW_PRIVATE: 'loopback',
      ...env,
    },
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, url: String(line).split(' at ')[1] ?? '' };
}

async function kill({ child }: Running): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** Renames the workspace again and again until the server is gone. @returns the names that were acknowledged */
async function write(api: Tenantry, round: number): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let index = 0; ; index += 1) {
    const name = `${round}/${index}`;
    try {
      await api.workspaces.update({ workspace: 'acme', name });
      acknowledged.push(name);
    } catch {
      return acknowledged;
    }
  }
}

test.each(engines)('%s: a killed server loses no webhook of an acknowledged change', async (engine) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tenantry-kill-'));
  const hook = await startReceiver();
  const postgres =
    engine === 'postgres' ? await startPostgres({ dedicated: true, durable: true }) : undefined;
  const operator = createToken('operator');
  const env = {
    DATA_DIR: dataDir,
    TENANTRY_OPERATOR_KEY: operator,
    ...(postgres && { DATABASE_URL: await postgres.createDatabase() }),
  };
  const connect = ({ url }: Running) => new Tenantry({ baseUrl: url, token: operator, maxRetries: 0 });
  let running = await launch(env);
  try {
    const workspace = { name: 'Acme', slug: 'acme' };
    const owner = { email: 'owner@example.com', password: 'correct horse battery staple', name: 'Owner' };
    await connect(running).users.signUp({ ...owner, workspace });
    const { secret } = await connect(running).webhookEndpoints.create({
      workspace: 'acme',
      url: hook.url,
      events: ['workspace.updated'],
    });
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      // Each answer takes a moment, so that deliveries are under way whenever the end comes.
      hook.react(() => ({ after: 20 }));
      const writing = write(connect(running), round);
      const { length } = hook.received;
      await hook.wait(length + 6);
      await kill(running);
      acknowledged.push(...(await writing));
      running = await launch(env);
    }
    const nameOf = (body: string): string => JSON.parse(body).data.name;
    const missing = () => {
      const arrived = new Set(hook.received.map(({ body }) => nameOf(body)));
      return acknowledged.filter((name) => !arrived.has(name));
    };
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    // Deliveries that a killed server had leased wait until the lease has expired.
    await expect.poll(missing, { timeout: 60_000, interval: 100 }).toEqual([]);
    const ids = new Map<string, string>();
    for (const { body, headers } of hook.received) {
      const { id } = await unwrap(body, headers, secret);
      // Whatever came twice, came under the same id.
      expect(ids.get(nameOf(body)) ?? id).toBe(id);
      ids.set(nameOf(body), id);
    }
  } finally {
    await kill(running);
    await postgres?.stop();
    await hook.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
