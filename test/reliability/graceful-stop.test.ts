import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { engines } from '../support/database.ts';
import { hasPostgres } from '../support/postgres.ts';
import { createInstallation, METRICS_TOKEN, type RunningServer, startOn } from '../support/process.ts';
import { expectProblem, PASSWORD, unique } from '../support/users.ts';

const signUp = ({ client }: RunningServer, slug: string) =>
  client().users.signUp({
    email: `${slug}@example.com`,
    password: PASSWORD,
    name: 'Owner',
    workspace: { name: 'Acme', slug },
  });

async function signIn(running: RunningServer, slug: string) {
  const { token } = await running.client().sessions.create({
    email: `${slug}@example.com`,
    password: PASSWORD,
  });
  return running.client(token);
}

/** A bare connection, which resolves when the server closes it. */
async function openSocket(url: string): Promise<{ socket: Socket; closed: Promise<void> }> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined).resume();
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve())) };
}

const isRefused = async (url: string) => {
  const { hostname, port } = new URL(url);
  return new Promise<boolean>((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });
};

/** How many requests the server is working on, besides the one that asks. */
async function inFlightOf({ url }: RunningServer): Promise<number> {
  const text = await (
    await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
  ).text();
  return Number(/^http_requests_in_flight (\d+)/m.exec(text)?.[1]) - 1;
}

async function stopTime({ server }: RunningServer): Promise<{ code: number | null; seconds: number }> {
  const since = performance.now();
  const { code } = await server.end('SIGTERM');
  return { code, seconds: (performance.now() - since) / 1000 };
}

describe.each(engines)('a server on %s during a stop', (engine) => {
  it('answers requests in flight, accepts nothing new, closes idle connections and writes last uses', async () => {
    const site = await createInstallation(engine);
    const running = await startOn(site, { PASSWORD_PARALLEL: '1' });
    const slug = unique('acme');
    await signUp(running, slug);
    const owner = await signIn(running, slug);
    const fields = { workspace: slug, kind: 'service', name: 'CI', scope: 'read-only' } as const;
    const key = await owner.apiKeys.create(fields);
    const idle = await openSocket(running.url);
    const unused = await openSocket(running.url);
    idle.socket.write('GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => idle.socket.once('data', resolve));
    await running.client(key.secret).me.get();

    // Hashing passwords one by one keeps these in progress for longer than a response of /metrics is reused.
    const inFlight = Promise.allSettled(Array.from({ length: 80 }, () => signUp(running, unique('late'))));
    let seen = 0;
    await expect
      .poll(
        async () => {
          seen = await inFlightOf(running);
          return seen;
        },
        { interval: 1, timeout: 10_000 },
      )
      .toBeGreaterThan(2);
    running.server.process.kill('SIGTERM');
    await Promise.all([idle.closed, unused.closed]);
    await expect.poll(() => isRefused(running.url), { timeout: 10_000 }).toBe(true);
    // Those that had not reached the server when it stopped may be cut off, and no other.
    const answered = (await inFlight).filter(({ status }) => status === 'fulfilled');
    expect(answered.length).toBeGreaterThanOrEqual(seen);
    expect(await running.server.exited).toEqual({ code: 0, signal: null });

    const next = await startOn(site);
    const again = await signIn(next, slug);
    expect((await again.apiKeys.get({ workspace: slug, key_id: key.id })).last_used_at).not.toBeNull();
    await next.server.end();
    await site.cleanup();
  });

  it('does not wait longer than SHUTDOWN_SECONDS for a client that never finishes its request', async () => {
    const site = await createInstallation(engine);
    const running = await startOn(site, { SHUTDOWN_SECONDS: '1' });
    const hanging = await openSocket(running.url);
    hanging.socket.write(
      'POST /v1/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{',
    );
    await delay(200);
    const { code, seconds } = await stopTime(running);
    expect(code).toBe(0);
    expect(seconds).toBeGreaterThan(0.9);
    // Otherwise it would wait for a minute, until the request is late. A loaded machine takes seconds to close a database.
    expect(seconds).toBeLessThan(20);
    await site.cleanup();
  });
});

describe.runIf(hasPostgres())('a server during a stop while its database is blocked', () => {
  it('stops nevertheless, soon after SHUTDOWN_SECONDS', async () => {
    const site = await createInstallation('postgres');
    const running = await startOn(site, { SHUTDOWN_SECONDS: '1' });
    const slug = unique('acme');
    await signUp(running, slug);
    const owner = await signIn(running, slug);
    const blocker = new pg.Client({ connectionString: site.environment.DATABASE_URL });
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('lock table api_keys, sessions in access exclusive mode');
    const waiting = expectProblem(
      owner.apiKeys.create({ workspace: slug, kind: 'service', name: 'CI', scope: 'read-only' }),
    ).catch((error: unknown) => error);
    await delay(200);
    const { code, seconds } = await stopTime(running);
    console.log(`stopped after ${seconds.toFixed(1)} s with a statement that waits for a lock`);
    expect(code).not.toBeNull();
    expect(seconds).toBeLessThan(17);
    await waiting;
    await blocker.end();
    await site.cleanup();
  });
});
