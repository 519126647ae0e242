import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { MAIN, NODE_FLAGS } from './built.ts';

export interface ChildServer {
  url: string;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Lets it finish. */
  stop(): Promise<void>;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'close');
  child.kill(signal);
  await ended;
}

/** The server in a process of its own, as `npm start` runs it, for tests that kill it. */
export async function startChildServer(env: Record<string, string>): Promise<ChildServer> {
  const child = spawn(process.execPath, [...NODE_FLAGS, MAIN], {
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'error',
      SIGN_UP: 'open',
      SIGN_UP_LIMIT: '0',
      PASSWORD_QUEUE: '100000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Tenantry is ready at (\S+)/.exec(line)?.[1];
    if (url !== undefined) {
      child.stdout.resume();
      return { url, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') };
    }
  }
  throw new Error(`The server ended with ${child.exitCode} before it was ready.`);
}
