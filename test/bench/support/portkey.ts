import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../.cache/portkey/', import.meta.url));

/** With the newest versions of its dependencies, which it does not pin, it answers every stream with an error. */
const PACKAGE = {
  name: 'portkey-peer',
  private: true,
  dependencies: { '@portkey-ai/gateway': '1.15.2' },
  overrides: { hono: '4.9.7', '@hono/node-server': '1.13.5', '@hono/node-ws': '1.2.0' },
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface Portkey {
  url: string;
  pid: number;
  stop(): void;
}

/** Starts Portkey's gateway, which has no keys, budgets, limits and logs of its own in this edition. It is installed when it is missing. */
export async function startPortkey(): Promise<Portkey> {
  const script = join(FOLDER, 'node_modules/@portkey-ai/gateway/build/start-server.js');
  if (!existsSync(script)) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, 'package.json'), JSON.stringify(PACKAGE));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: FOLDER });
  }
  const port = await freePort();
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' };
  const child: ChildProcess = spawn(process.execPath, [script, `--port=${port}`, '--headless'], {
    env: environment,
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  for (let turn = 0; turn < 100; turn += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return { url, pid: child.pid ?? 0, stop: () => void child.kill() };
    await delay(100);
  }
  child.kill();
  throw new Error('Portkey has not started.');
}
