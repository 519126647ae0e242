import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { NODE_FLAGS } from '../../support/built.ts';

const DIST = fileURLToPath(new URL('../../../dist/bench/', import.meta.url));
const running = new Set<ChildProcessByStdio<Writable, Readable, null>>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A process that answers each line on its input with one of JSON, and ends with its input. */
export interface Child {
  /** The first line: where it listens, if it does. */
  readonly hello: string;
  readonly pid: number;
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a script of this folder as the server itself is started: built, in a process of its own, with the same flags unless told. */
export async function startChild(
  script: string,
  environment: Readonly<Record<string, string>> = {},
  flags: readonly string[] = NODE_FLAGS,
): Promise<Child> {
  const outfile = join(DIST, `${basename(script, '.ts')}.js`);
  buildSync({
    entryPoints: [fileURLToPath(new URL(script, import.meta.url))],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  const child = spawn(process.execPath, [...flags, outfile], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(child);
  const exited = once(child, 'close').then(() => running.delete(child));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${script} has ended.`);
    // Without a return value, what an iterator of lines gives is a line.
    return value as string;
  };
  return {
    hello: await nextLine(),
    pid: child.pid ?? 0,
    async ask<Answer>(question: object) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      // The script's own answer, which its caller knows.
      return JSON.parse(await nextLine()) as Answer;
    },
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}

/** The other side: says hello, and answers each line. */
export async function answerLines<Question>(
  hello: string,
  answer: (question: Question) => Promise<unknown>,
): Promise<void> {
  console.log(hello);
  for await (const line of createInterface({ input: process.stdin })) {
    // Written by `ask` above.
    console.log(JSON.stringify(await answer(JSON.parse(line) as Question)));
  }
}
