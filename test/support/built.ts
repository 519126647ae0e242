import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: { start: string };
};
// node, its flags, the built server
const [, ...start] = scripts.start.split(' ');

/** What `npm start` gives to Node: its flags, and the server as it is built. */
export const NODE_FLAGS: readonly string[] = start.slice(0, -1);
export const MAIN = join(root, start.at(-1) ?? '');

/** Builds the server, as `npm start` does first. */
export function build(): void {
  execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' });
}
