import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Engine } from '../support/database.ts';
import { pollUntil } from '../support/poll.ts';
import { hasPostgres } from '../support/postgres.ts';
import { createInstallation, type ServerProcess, spawnServer } from '../support/process.ts';

async function launch(engine: Engine, environment: Record<string, string> = {}): Promise<ServerProcess> {
  const site = await createInstallation(engine);
  const server = spawnServer({ ...site.environment, LOG_LEVEL: 'info', ...environment });
  onTestFinished(async () => {
    await server.end('SIGKILL');
    await site.cleanup();
  });
  return server;
}

function workersOf({ process: { pid } }: ServerProcess): string[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? [] : children.split(' ');
}

/** Waits until there are two, none of them one of these, and the same ones for three seconds: no reload is under way. */
async function settled(server: ServerProcess, before: readonly string[]): Promise<string[]> {
  let last: string[] = [];
  let quiet = 0;
  const isSettled = (now: string[]) => {
    const isQuiet = now.length === 2 && !now.some((pid) => before.includes(pid));
    quiet = isQuiet && now.join() === last.join() ? quiet + 1 : 0;
    last = now;
    return quiet === 30;
  };
  const options = { what: 'two new workers', timeout: 60_000, interval: 100 };
  return pollUntil(() => workersOf(server), isSettled, options);
}

describe.skipIf(!hasPostgres())('workers', () => {
  it('are replaced without a failed request, and are two again, however often it is requested', async () => {
    const server = await launch('postgres', { WORKERS: '2' });
    // While it still starts: its workers do not serve yet.
    await expect.poll(() => workersOf(server), { timeout: 15_000, interval: 20 }).not.toEqual([]);
    server.process.kill('SIGHUP');
    const url = await server.ready();
    const first = workersOf(server);
    let isOver = false;
    const load = (async () => {
      while (!isOver) {
        expect((await fetch(`${url}/v1/health`)).status).toBe(200);
        await delay(5);
      }
    })();
    for (let time = 0; time < 3; time += 1) {
      server.process.kill('SIGHUP');
      await delay(300);
    }
    const second = await settled(server, first);
    isOver = true;
    await load;
    server.process.kill('SIGHUP');
    await delay(200);
    process.kill(Number(second[1]), 'SIGKILL');
    await settled(server, second);
    expect((await server.end()).code).toBe(0);
  });
});

describe('a single process', () => {
  it('reports that it has no workers to replace, and continues', async () => {
    const server = await launch('embedded');
    const url = await server.ready();
    server.process.kill('SIGHUP');
    await expect.poll(() => server.output.stdout, { timeout: 15_000 }).toContain('SIGHUP restarts workers');
    expect((await fetch(`${url}/v1/health`)).status).toBe(200);
    expect((await server.end()).code).toBe(0);
  });
});
