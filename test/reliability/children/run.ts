import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  process: ChildProcess;
  /** Every line it has printed so far. */
  lines: string[];
  /** Waits until it has printed that many lines; throws if it ends before. */
  waitForLines(count: number): Promise<void>;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Runs one of the scripts of this folder in a process of its own. */
export function runChild(script: 'hold' | 'write-load' | 'gateway-streams', ...args: string[]): Child {
  const path = fileURLToPath(new URL(`./${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = once(child, 'close');
  return {
    process: child,
    lines,
    waitForLines: async (count) => {
      const gone = ended.then(() => true);
      while (lines.length < count) {
        if ((await Promise.race([once(reader, 'line'), gone])) === true && lines.length < count) {
          throw new Error(`${script} ended after ${lines.length} lines: ${lines.at(-1)}`);
        }
      }
    },
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
