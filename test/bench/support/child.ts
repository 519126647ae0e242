import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { NODE_ARGUMENTS } from '../../support/node-arguments.ts';

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

/** Starts a script of this folder as the server itself is started: with tsx, in a process of its own. */
export async function startChild(
  script: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Child> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [...NODE_ARGUMENTS, file], {
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
