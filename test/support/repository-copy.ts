import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const runFile = promisify(execFile);

/** A file that differs from the copy as it was made. */
export interface ChangedFile {
  file: string;
  isNew: boolean;
  added: number;
  removed: number;
}

/** A copy of the files of this repository, with the packages that are installed here, for commands to be run in. */
export interface RepositoryCopy {
  root: string;
  /** @throws with everything that the command wrote, when it fails */
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<void>;
  /** The files that were changed since the copy was made, or since the last call. */
  takeChanges(): ChangedFile[];
  remove(): void;
}

export function copyRepository(): RepositoryCopy {
  const root = mkdtempSync(join(tmpdir(), 'tenantry-copy-'));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listed, { cwd: ROOT, encoding: 'utf8' }).split('\0');
  for (const file of files.filter((name) => name !== '' && existsSync(join(ROOT, name)))) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(ROOT, file), join(root, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  git('init', '--quiet');
  git('add', '--all');

  return {
    root,
    async run(command, args, env = {}) {
      try {
        await runFile(command, args, { cwd: root, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 });
      } catch (error) {
        const { stdout, stderr } = error as { stdout: string; stderr: string };
        throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`, { cause: error });
      }
    },
    takeChanges() {
      const created = git('ls-files', '--others', '--exclude-standard').split('\n').filter(Boolean);
      const changed = git('diff', '--numstat').split('\n').filter(Boolean);
      git('add', '--all');
      return [
        ...created.map((file) => ({ file, isNew: true, added: linesOf(join(root, file)), removed: 0 })),
        ...changed.map((line) => {
          const [added, removed, file = ''] = line.split('\t');
          return { file, isNew: false, added: Number(added), removed: Number(removed) };
        }),
      ];
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

const linesOf = (path: string): number => readFileSync(path, 'utf8').split('\n').length - 1;
