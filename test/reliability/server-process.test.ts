import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOf, type ServerProcess, spawnServer } from '../support/process.ts';
import { expectProblem, unique } from '../support/users.ts';

let folder: string;
let dataDir: string;
let servers: ServerProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-process-'));
  dataDir = join(folder, 'data');
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.end('SIGKILL')));
  servers = [];
  rmSync(folder, { recursive: true, force: true });
});

function run(environment: Record<string, string> = {}, args: string[] = []): ServerProcess {
  const server = spawnServer({ DATA_DIR: dataDir, ...environment }, args);
  servers.push(server);
  return server;
}

/** What a start that must fail says. */
async function failure(environment: Record<string, string>) {
  const server = run(environment);
  const { code } = await server.exited;
  return { code, message: server.output.stderr.trim(), stdout: server.output.stdout };
}

const TOKEN = /tn_(?:op|ses|usr|svc)_[0-9A-Za-z]{38}/g;

describe('the first start', () => {
  it('prints where the server, its documentation and the operator key are; later ones name no key, and it still works', async () => {
    const first = run();
    const url = await first.ready();
    const key = first.madeKey() ?? '';
    expect(first.output.stdout).toContain(`documentation  ${url}/docs`);
    expect(first.output.stdout).toContain('database       embedded');
    expect(key).toMatch(/^tn_op_[0-9A-Za-z]{38}$/);
    expect((await fetch(`${url}/docs`)).status).toBe(200);
    expect((await clientOf(url, key).me.get()).principal.type).toBe('operator');
    expect(await first.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(`${first.output.stdout}${first.output.stderr}`).not.toMatch(TOKEN);

    const second = run();
    const again = await second.ready();
    expect(second.madeKey()).toBeUndefined();
    expect((await clientOf(again, key).me.get()).principal.type).toBe('operator');
    expect(await second.end('SIGINT')).toEqual({ code: 0, signal: null });
    expect(`${second.output.stdout}${second.output.stderr}`).not.toMatch(TOKEN);
  });

  it('prints the operator key itself on a terminal', async () => {
    const terminal = join(folder, 'terminal.mjs');
    writeFileSync(terminal, "Object.defineProperty(process.stdout, 'isTTY', { value: true });");
    const server = run({ NODE_OPTIONS: `--import ${pathToFileURL(terminal).href}` });
    const url = await server.ready();
    const key = readFileSync(join(dataDir, 'operator-key'), 'utf8').trim();
    expect(server.output.stdout).toContain(`operator key   ${key}\n`);
    expect((await clientOf(url, key).me.get()).principal.type).toBe('operator');
  });

  it('lets only the owner of the folder read it, the pepper and the operator key', async () => {
    const server = run();
    await server.ready();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    for (const file of ['pepper', 'operator-key'])
      expect(statSync(join(dataDir, file)).mode & 0o777, file).toBe(0o600);
  });

  it('creates another operator key when the start failed after creating one', async () => {
    const { port, close } = await occupyPort();
    expect((await failure({ PORT: String(port) })).code).toBe(1);
    expect(existsSync(join(dataDir, 'operator-key'))).toBe(false);
    await close();
    const second = run();
    const url = await second.ready();
    const key = second.madeKey() ?? '';
    expect((await clientOf(url, key).me.get()).principal.type).toBe('operator');
  });

  it('stops cleanly on a signal before it is ready', async () => {
    const server = run({ TENANTRY_OPERATOR_KEY: `tn_op_${'x'.repeat(38)}` });
    await new Promise((resolve) => setTimeout(resolve, 900));
    const exit = await server.end('SIGTERM');
    // Before the first line of ours runs, the signal ends the process by itself.
    expect([
      { code: 0, signal: null },
      { code: null, signal: 'SIGTERM' },
    ]).toContainEqual(exit);
    await run().ready();
  });
});

async function occupyPort() {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address and not the path of a pipe.
  const { port } = other.address() as AddressInfo;
  return { port, close: () => new Promise<void>((resolve) => other.close(() => resolve())) };
}

describe('a start that cannot succeed', () => {
  it('names every variable that is wrong', async () => {
    const { code, message, stdout } = await failure({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root:geheim@localhost/x',
      TENANTRY_PEPPER: 'short',
    });
    expect(code).toBe(1);
    expect(message).toMatch(/^The configuration is not valid:\n/);
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'TENANTRY_PEPPER']) {
      expect(message).toMatch(new RegExp(`^ {2}${name}: `, 'm'));
    }
    expect(message).not.toMatch(/geheim|short\b|\bat .*\.ts:/);
    expect(stdout).toBe('');
  });

  it('says in one line that the port is in use', async () => {
    const { port, close } = await occupyPort();
    const { code, message } = await failure({ PORT: String(port) });
    expect(message).toBe(`PORT: 127.0.0.1:${port} is in use: stop what listens there, or set another PORT.`);
    expect(code).toBe(1);
    await close();
  });

  it('says in one line that there is no PostgreSQL server at the URL, without the password', async () => {
    const { code, message } = await failure({ DATABASE_URL: 'postgres://me:geheim@127.0.0.1:1/x' });
    expect(message).toBe(
      'DATABASE_URL: the PostgreSQL server at 127.0.0.1:1 cannot be reached (ECONNREFUSED).',
    );
    expect(code).toBe(1);
  });

  it('refuses a pepper that is not the one of the database, and one that is damaged', async () => {
    const server = run();
    await server.ready();
    await server.end();
    const other = await failure({ TENANTRY_PEPPER: 'x'.repeat(40) });
    expect(other.message).toMatch(/^TENANTRY_PEPPER is not the one .*no credential would be accepted/);
    expect(other.message).not.toMatch(/\n/);
    expect(other.code).toBe(1);

    const pepper = readFileSync(join(dataDir, 'pepper'), 'utf8');
    writeFileSync(join(dataDir, 'pepper'), '');
    const damaged = await failure({});
    expect(damaged.message).toMatch(/pepper is damaged/);
    expect(damaged.code).toBe(1);
    await run({ TENANTRY_PEPPER: pepper }).ready();
  });

  it('leaves the process unharmed that already has the folder', async () => {
    const first = run();
    const url = await first.ready();
    const operator = clientOf(url, first.madeKey());
    const { id } = await operator.workspaces.create({ name: 'Acme', slug: unique('acme') });
    const second = await failure({});
    expect(second.message).toBe(
      `${dataDir} is in use by process ${first.process.pid}; stop it or set DATA_DIR`,
    );
    expect(second.code).toBe(1);
    expect((await operator.workspaces.get({ workspace: id })).name).toBe('Acme');
    expect((await first.end()).code).toBe(0);
    const third = run();
    const again = clientOf(await third.ready(), first.madeKey());
    expect((await again.workspaces.get({ workspace: id })).name).toBe('Acme');
  });
});

describe('a running server', () => {
  /** A module that makes the process fail from within on a signal. */
  function sabotage(failing: string): string[] {
    const file = join(folder, 'sabotage.mjs');
    writeFileSync(file, `process.on('SIGUSR2', () => { ${failing} });`);
    return ['--import', pathToFileURL(file).href];
  }

  it('continues after an unhandled rejection, and logs it without secrets', async () => {
    const secret = `tn_svc_${'a'.repeat(38)}`;
    const [, file = ''] = sabotage(`Promise.reject(new Error('no handler for ${secret}'));`);
    const server = run({ NODE_OPTIONS: `--import ${file}` });
    const url = await server.ready();
    server.process.kill('SIGUSR2');
    await expect.poll(() => server.output.stdout).toMatch(/unhandled rejection/);
    expect(server.output.stdout).toContain('no handler for tn_svc_[redacted]');
    expect(server.output.stdout).not.toContain(secret);
    expect((await fetch(`${url}/v1/ready`)).status).toBe(200);
    expect((await server.end()).code).toBe(0);
  });

  it('answers requests in flight before it exits after an uncaught exception', async () => {
    const [, file = ''] = sabotage("setImmediate(() => { throw new Error('no handler catches this'); });");
    const server = run({ NODE_OPTIONS: `--import ${file}` });
    const url = await server.ready();
    // Hashing the password takes long enough for the exception to come in between.
    const answer = clientOf(url).users.signUp({
      email: `${unique('late')}@example.com`,
      password: 'correct horse battery staple',
      name: 'Late',
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    server.process.kill('SIGUSR2');
    expect((await answer).name).toBe('Late');
    expect((await server.exited).code).toBe(1);
    expect(server.output.stdout).toMatch(/"level":"fatal".*no handler catches this/);
  });

  it('writes no secret that it received or created', async () => {
    const server = run({ LOG_LEVEL: 'trace', TENANTRY_PEPPER: 'p'.repeat(40) });
    const url = await server.ready();
    const operatorKey = server.madeKey() ?? '';
    const password = unique('password');
    const email = `${unique('ann')}@example.com`;
    const anyone = clientOf(url);
    const slug = unique('acme');
    await anyone.users.signUp({ email, password, name: 'Owner', workspace: { name: 'Acme', slug } });
    const { token } = await anyone.sessions.create({ email, password });
    const owner = clientOf(url, token);
    const key = await owner.apiKeys.create({ workspace: slug, kind: 'service', name: 'CI', scope: 'admin' });
    const rotated = await owner.apiKeys.rotate({ workspace: slug, key_id: key.id });
    await expectProblem(anyone.sessions.create({ email, password: `${password}-wrong` }));
    await expectProblem(clientOf(url, `${token.slice(0, -1)}#`).me.get());
    await clientOf(url, operatorKey).me.get();
    await fetch(`${url}/v1/me?token=${token}`, { headers: { Authorization: `Basic ${password}` } });
    await fetch(`${url}/v1/nothing/${rotated.secret}`);
    await server.end();
    const written = server.output.stdout + server.output.stderr;
    expect(operatorKey).toMatch(TOKEN);
    for (const secret of [password, token, key.secret, rotated.secret, operatorKey, 'p'.repeat(40)]) {
      expect(written).not.toContain(secret);
    }
    expect(server.output.stderr).toBe('');
  });
});
