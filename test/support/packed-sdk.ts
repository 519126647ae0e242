import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const root = fileURLToPath(new URL('../../', import.meta.url));

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Returns a digest of everything that the package is made from. */
async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['sdk', 'sdk/src', 'sdk/generated']) {
    const entries = await readdir(join(root, folder), {
      recursive: folder === 'sdk/src',
      withFileTypes: true,
    });
    for (const entry of entries)
      if (entry.isFile()) hash.update(await readFile(join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Builds and packs the package as npm would publish it, and installs it. It has no dependencies. */
async function install(project: string): Promise<void> {
  await writeFile(join(project, 'package.json'), '{ "private": true }');
  await run('npm', ['run', 'build', '-w', 'sdk'], { cwd: root });
  const quiet = ['--ignore-scripts', '--pack-destination', project, '--json'];
  const { stdout } = await run('npm', ['pack', './sdk', ...quiet], { cwd: root });
  const [, name = ''] = /"filename": "([^"]+)"/.exec(stdout) ?? [];
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${name}`], { cwd: project });
}

/** Returns the folder of a project with the packed package, made once for all test files that run now. */
async function template(): Promise<string> {
  const target = join(tmpdir(), `tenantry-packed-sdk-${await digestOfSources()}`);
  while (!(await exists(target))) {
    const lock = `${target}.lock`;
    const isOurs = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (!isOurs) {
      await delay(200);
      continue;
    }
    try {
      const project = await mkdtemp(join(tmpdir(), 'tenantry-sdk-'));
      await install(project);
      await rename(project, target);
    } finally {
      await rm(lock, { recursive: true });
    }
  }
  return target;
}

/** An empty project with the package as npm would publish it. */
export async function createProject(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'tenantry-project-'));
  await cp(await template(), project, { recursive: true, verbatimSymlinks: true });
  return project;
}

const DOWNLOAD = `
  import { Tenantry } from '@tenantry/sdk';
  const tenantry = new Tenantry();
  const read = async (workspace, export_id) => {
    let [received, highest] = [0, 0];
    for await (const chunk of await tenantry.auditExports.download({ workspace, export_id }).stream()) {
      received += chunk.length;
      highest = Math.max(highest, process.memoryUsage.rss());
    }
    return { received, highest };
  };
  const [workspace, small, large] = process.argv.slice(2);
  const before = (await read(workspace, small)).highest;
  const { received, highest } = await read(workspace, large);
  console.log(JSON.stringify({ received, growth: (highest - before) / 2 ** 20 }));
`;

/**
 * Streams a large export in a process of its own. Returns the bytes received, and by how many megabytes the process grew
 * beyond what it takes for a small one.
 */
export async function streamExport(
  project: string,
  env: Record<string, string>,
  [workspace, small, large]: [workspace: string, small: string, large: string],
): Promise<{ received: number; growth: number }> {
  await writeFile(join(project, 'download.mjs'), DOWNLOAD);
  const { stdout } = await run(process.execPath, ['download.mjs', workspace, small, large], {
    cwd: project,
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout);
}
