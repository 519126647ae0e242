import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NODE_FLAGS } from '../support/built.ts';
import { type BuiltImage, takeSteps } from '../support/docker-build.ts';
import { pollUntil } from '../support/poll.ts';
import { spawnNode } from '../support/process.ts';
import { copyRepository, type RepositoryCopy } from '../support/repository-copy.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Compressed size of the base image node:24-alpine, and the limit for the whole image, in MB. */
const BASE_IMAGE_MB = 60;
const MAX_IMAGE_MB = 150;

const folder = mkdtempSync(join(tmpdir(), 'tenantry package '));
let copy: RepositoryCopy;
let image: BuiltImage;

/** Takes a step of the image. The copy has the installed packages; the test of the lock file proves that `npm ci` works. */
function takeStep(command: string, cwd: string): void {
  if (command === 'npm ci --ignore-scripts') return;
  // There is no user `node`, whose folder it would be.
  const step = command.replace(/ && chown .*/, '').replace('npm ci', 'npm ci --prefer-offline');
  execFileSync('sh', ['-c', step], { cwd, stdio: 'pipe' });
}

beforeAll(() => {
  copy = copyRepository();
  image = takeSteps(join(copy.root, 'server/deploy/Dockerfile'), copy.root, folder, takeStep);
}, 300_000);
afterAll(() => {
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
  copy.remove();
});

describe('the container image', () => {
  it('starts with the flags of npm start', () => {
    expect(image.command).toEqual(['node', ...NODE_FLAGS, 'dist/main.js']);
  });

  it('serves from a read-only file system, is healthy, and stops when asked to', async () => {
    const app = join(image.root, image.workdir);
    execFileSync('chmod', ['-R', 'a-w', app]);
    const env = { ...image.env, DATA_DIR: join(image.root, 'data'), HOST: '127.0.0.1', PORT: '0' };
    const server = spawnNode(image.command.slice(1), env, app);
    const url = await server.ready();
    expect(await (await fetch(`${url}/v1/health`)).json()).toMatchObject({ status: 'ok' });
    expect((await fetch(`${url}/docs`)).status).toBe(200);
    const [, ...check] = image.healthcheck;
    const isHealthy = (port: string) =>
      run(process.execPath, check, { env: { PORT: port } }).then(
        () => true,
        () => false,
      );
    expect(await isHealthy(new URL(url).port)).toBe(true);
    expect(await isHealthy('1')).toBe(false);
    expect(await server.end()).toEqual({ code: 0, signal: null });
  });

  it('has only what the server needs, within 150 MB compressed', () => {
    const app = join(image.root, image.workdir);
    expect(readdirSync(join(app, 'node_modules'))).not.toContain('vitest');
    const archive = execFileSync('sh', ['-c', 'tar -cz . | wc -c'], { cwd: app });
    const size = BASE_IMAGE_MB + Number(archive.toString()) / 1e6;
    expect(size).toBeLessThan(MAX_IMAGE_MB);
  });
});

describe('the package', () => {
  const empty = join(folder, 'an empty folder');
  let tarball: string;
  beforeAll(() => {
    mkdirSync(empty);
    const stage = join(folder, 'stage-0/build');
    tarball = join(stage, readdirSync(stage).find((name) => name.endsWith('.tgz')) ?? '');
  });

  const npx = (...parameters: string[]) => [
    '--yes',
    '--prefer-offline',
    '-p',
    tarball,
    'tenantry',
    ...parameters,
  ];

  /** Runs the server until it is ready. */
  async function start(): Promise<{ server: ChildProcess; url: string; ended: Promise<unknown[]> }> {
    const server = spawn('npx', npx(), {
      cwd: empty,
      env: { ...process.env, PORT: '0' },
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(server, 'exit');
    let output = '';
    for await (const chunk of server.stdout ?? []) {
      output += chunk;
      const url = /^Tenantry is ready at (\S+)$/m.exec(output)?.[1];
      if (url !== undefined) return { server, url, ended };
    }
    throw new Error(`npx tenantry ended: ${output}`);
  }

  it('runs by npx in an empty folder, on the embedded database', { timeout: 120_000 }, async () => {
    const { server, url, ended } = await start();
    expect(existsSync(join(empty, '.tenantry/operator-key'))).toBe(true);
    expect((await fetch(`${url}/v1/ready`)).status).toBe(200);
    expect((await fetch(`${url}/docs/guides/operations`)).status).toBe(200);
    expect((await fetch(`${url}/verify-email`)).status).toBe(200);
    process.kill(-(server.pid ?? 0), 'SIGTERM');
    await ended;
    // npx ends before the server does.
    const isUp = () =>
      fetch(`${url}/v1/health`).then(
        () => true,
        () => false,
      );
    await pollUntil(isUp, (up) => !up, { what: 'the server to end' });
  });

  it('exports and imports the database', { timeout: 120_000 }, async () => {
    const exported = await run('npx', npx('export', 'all.ndjson.gz'), { cwd: empty });
    expect(exported.stdout).toMatch(/^Exported \d+ rows of \d+ tables to all\.ndjson\.gz\.$/m);
    const env = { ...process.env, DATA_DIR: join(folder, 'imported') };
    const imported = await run('npx', npx('import', 'all.ndjson.gz'), { cwd: empty, env });
    expect(imported.stdout).toMatch(/^Imported \d+ rows of \d+ tables\.$/m);
  });

  it('prints its version and its commands, and refuses any other', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const cli = (...parameters: string[]) =>
      run(process.execPath, [join(image.root, image.workdir, 'dist/cli.js'), ...parameters]);
    expect((await cli('--version')).stdout).toBe(`${version}\n`);
    expect((await cli('--help')).stdout).toMatch(/^Usage: tenantry \[command\]/);
    await expect(cli('fly')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('"fly"') });
    await expect(cli('constructor')).rejects.toMatchObject({ code: 2 });
  });
});
