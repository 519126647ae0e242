import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = new URL('../..', import.meta.url).pathname;
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'tenantry-readme-'));

/** The code block of the README under a comment of this name. */
function block(name: string): string {
  const code = new RegExp(`<!-- ${name} -->\n\`\`\`\\w+\n([\\s\\S]*?)\n\`\`\``).exec(readme)?.[1];
  if (code === undefined) throw new Error(`The README has no block "${name}".`);
  return code;
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

let server: ChildProcess;
let port = 3000;
/** The text as it stands, but for the data folder, and for the port when another program has it on this machine. */
const asItStands = (code: string) =>
  code.replaceAll('.tenantry/', `${join(folder, 'data')}/`).replaceAll('localhost:3000', `localhost:${port}`);

beforeAll(async () => {
  if (!(await isFree(port))) port = 3900 + Math.floor(Math.random() * 90);
  const env = { ...process.env, DATA_DIR: join(folder, 'data'), PORT: String(port), LOG_LEVEL: 'silent' };
  server = spawn('npm', ['run', 'dev'], {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`npm run dev ended with ${code}.`)));
    server.stdout?.on('data', (chunk: Buffer) => chunk.includes('is ready at') && resolve());
  });
});
afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  // The whole group: npm does not always pass a signal on to what it started.
  if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

describe('the README', () => {
  it('has a quick start with curl that works as written', async () => {
    const { stdout } = await run('bash', [
      '-euo',
      'pipefail',
      '-c',
      `TOKEN=\n${asItStands(block('quick start: curl'))}`,
    ]);
    expect(stdout).toContain('"slug":"acme"');
    expect(stdout).toContain('"effective_role":"admin"');
    expect(stdout).toContain('"code":"insufficient_scope"');
    expect(stdout.trim().endsWith('true')).toBe(true);
    expect(stdout).not.toContain('invalid_request');
  });

  it('has a quick start with an organization that continues from there', async () => {
    const both = [block('quick start: curl'), block('quick start: organizations')].map((text) =>
      asItStands(text).replaceAll('acme', 'acme-too').replaceAll('example.com', 'example.org'),
    );
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', `TOKEN=\n${both.join('\n')}`]);
    expect(stdout.match(/"slug":"globex-berlin"[^}]*"external_id":"crm-4711"/g)).toHaveLength(3);
    expect(stdout).toContain('active\n');
    expect(stdout).toContain('"name":"Globex"');
    expect(stdout).not.toContain('/errors/not_found');
  });

  it('has a quick start with the packed SDK that works as written', async () => {
    const [command = '', ...parameters] = block('quick start: package').split(' ');
    await run(command, [...parameters, '--pack-destination', folder], { cwd: ROOT });
    const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    expect(readme).toContain(archive);
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    await run('npm', ['install', '--no-audit', '--no-fund', `./${archive}`], { cwd: folder });
    writeFileSync(join(folder, 'quickstart.mjs'), asItStands(block('quick start: sdk')));
    const { stdout } = await run('node', ['quickstart.mjs'], { cwd: folder });
    expect(stdout).toContain('slug_taken');
    expect(stdout).toContain('billing production');
    expect(stdout).toContain('true role');
  });
});
