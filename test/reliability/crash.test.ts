import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { ApiError, type ApiKeyId, ConnectionError, type Tenantry } from '../../sdk/src/index.ts';
import { openDatabase } from '../../server/database/connect.ts';
import { driver, engines } from '../support/database.ts';
import { HALVES } from '../support/halves.ts';
import { Leavers } from '../support/leavers.ts';
import { hasPostgres, startPostgres } from '../support/postgres.ts';
import {
  createInstallation,
  type RunningServer,
  startOn,
  type TestInstallation,
} from '../support/process.ts';
import { rounds } from '../support/scale.ts';
import { PASSWORD, unique } from '../support/users.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
const WRITERS = 4;
const KILLS = rounds({ sample: 2, full: 50 });

/** Mulberry32: numbers from 0 to 1 that the seed repeats. */
function createRandom(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Reply {
  data: unknown;
  response: Response;
}

/** A write that can be repeated: with its Idempotency-Key it has the same answer, and a revocation says the same. */
interface Write {
  send(api: Tenantry): Promise<Reply>;
  repeats: 'replayed' | 'again';
  /** As it was acknowledged; undefined when the crash came first. */
  answer: unknown;
  done(answer: unknown): void;
}

interface Key {
  id: ApiKeyId;
  secrets: string[];
  isRevoked: boolean;
}

/** A client that writes without a pause and remembers what was acknowledged. */
class Writer {
  readonly writes: Write[] = [];
  readonly keys: Key[] = [];
  unexpected: unknown;
  checked = 0;

  constructor(
    readonly token: string,
    readonly workspace: string,
    readonly random: () => number,
  ) {}

  /** Writes until the server is gone. */
  async work(api: Tenantry): Promise<void> {
    for (;;) {
      const write = this.next();
      this.writes.push(write);
      try {
        await this.perform(write, api);
      } catch (error) {
        const isCrash =
          error instanceof ConnectionError || (error instanceof ApiError && error.status === 503);
        if (!isCrash) this.unexpected = error;
        return;
      }
    }
  }

  async perform(write: Write, api: Tenantry): Promise<Reply> {
    const reply = await write.send(api);
    const isFirst = write.answer === undefined;
    write.answer = reply.data;
    if (isFirst) write.done(reply.data);
    return reply;
  }

  next(): Write {
    const live = this.keys.filter(({ isRevoked }) => !isRevoked);
    const key = live[Math.floor(this.random() * live.length)];
    const choice = this.random();
    if (key && choice < 0.2) return this.revoke(key);
    if (key && choice < 0.4 && key.secrets.length === 1) return this.rotate(key);
    if (choice < 0.65) return this.createKey();
    return choice < 0.75 ? this.createWorkspace() : this.createProject();
  }

  write(send: (api: Tenantry, options: { idempotencyKey: string }) => Sent, done: Write['done']): Write {
    const options = { idempotencyKey: randomUUID() };
    const repeated = (api: Tenantry) => send(api, options).withResponse();
    return { send: repeated, repeats: 'replayed', answer: undefined, done };
  }

  createProject(): Write {
    const fields = {
      workspace: this.workspace,
      name: 'P',
      slug: unique('p'),
      environment: 'sandbox',
    } as const;
    return this.write(
      (api, options) => api.projects.create(fields, options),
      () => undefined,
    );
  }

  createWorkspace(): Write {
    const fields = { name: 'W', slug: unique('w') };
    return this.write(
      (api, options) => api.workspaces.create(fields, options),
      () => undefined,
    );
  }

  createKey(): Write {
    const fields = { workspace: this.workspace, kind: 'service', name: 'K', scope: 'read-only' } as const;
    return this.write(
      (api, options) => api.apiKeys.create(fields, options),
      (answer) => {
        // What apiKeys.create answers.
        const { id, secret } = answer as { id: ApiKeyId; secret: string };
        this.keys.push({ id, secrets: [secret], isRevoked: false });
      },
    );
  }

  rotate(key: Key): Write {
    const fields = { workspace: this.workspace, key_id: key.id, transition_seconds: 3600 };
    return this.write(
      (api, options) => api.apiKeys.rotate(fields, options),
      // What apiKeys.rotate answers.
      (answer) => key.secrets.push((answer as { secret: string }).secret),
    );
  }

  revoke(key: Key): Write {
    const fields = { workspace: this.workspace, key_id: key.id };
    const done = () => {
      key.isRevoked = true;
    };
    return {
      send: (api) => api.apiKeys.revoke(fields).withResponse(),
      repeats: 'again',
      answer: undefined,
      done,
    };
  }

  /** Repeats every write since the last check: what was acknowledged is there, what was not is done now, once. */
  async check(running: RunningServer): Promise<void> {
    const api = running.client(this.token);
    for (const write of this.writes.slice(this.checked)) {
      if (write.answer === undefined) await this.perform(write, api);
      const before = write.answer;
      const { data, response } = await write.send(api);
      if (write.repeats === 'replayed') {
        expect(data).toEqual(before);
        expect(response.headers.get('idempotency-replayed')).toBe('true');
      }
    }
    this.checked = this.writes.length;
    for (const key of this.keys) await this.checkKey(key, running);
  }

  async checkKey({ id, secrets, isRevoked }: Key, running: RunningServer): Promise<void> {
    for (const secret of secrets) {
      const found = await running
        .client(secret)
        .me.get()
        .then(
          (me) => me.principal.id,
          (error: unknown) => (error instanceof ApiError ? error.code : error),
        );
      expect(found).toBe(isRevoked ? 'credential_revoked' : id);
    }
  }
}

interface Sent {
  withResponse(): Promise<Reply>;
}

async function signUp(running: RunningServer, random: () => number): Promise<Writer> {
  const [email, slug] = [`${unique('writer')}@example.com`, unique('ws')];
  const anyone = running.client();
  await anyone.users.signUp({ email, password: PASSWORD, name: 'Writer', workspace: { name: 'W', slug } });
  const { token } = await anyone.sessions.create({ email, password: PASSWORD });
  return new Writer(token, slug, random);
}

/** Lets every writer write until `crash`, at a random moment. */
async function load(
  running: RunningServer,
  writers: Writer[],
  random: () => number,
  crash: () => Promise<unknown>,
) {
  const written = () => writers.reduce((sum, { writes }) => sum + writes.length, 0);
  const enough = written() + 10 + random() * 90;
  const working = writers.map((writer) => writer.work(running.client(writer.token)));
  await expect.poll(written, { interval: 1, timeout: 30_000 }).toBeGreaterThan(enough);
  await delay(random() * 20);
  await crash();
  await Promise.all(working);
  expect(writers.map(({ unexpected }) => unexpected)).toEqual(writers.map(() => undefined));
}

async function expectNoHalves(site: TestInstallation): Promise<void> {
  const { DATABASE_URL } = site.environment;
  const database = await openDatabase({ dataDir: site.dataDir, databaseUrl: DATABASE_URL, driver });
  for (const [half, sql] of Object.entries(HALVES)) {
    const { rows } = await database.knex.raw<{ rows: unknown[] }>(sql);
    expect(rows, half).toEqual([]);
  }
  await database.close();
}

afterAll(() => console.log(`Crashes were at moments of SEED=${seed}.`));

describe.each(engines)('a server on %s that is killed while it writes', (engine) => {
  it('keeps what it acknowledged, leaves nothing half done and starts cleanly', async () => {
    const random = createRandom(seed);
    const site = await createInstallation(engine);
    let running = await startOn(site);
    const first = running;
    const writers = await Promise.all(Array.from({ length: WRITERS }, () => signUp(first, random)));
    for (let round = 0; round < KILLS; round += 1) {
      const { server } = running;
      const leavers = await Leavers.join(running, writers[0]?.workspace ?? '');
      await load(running, writers, random, () => leavers.leaveUntil(() => server.end('SIGKILL')));
      running = await startOn(site);
      for (const writer of writers) await writer.check(running);
      await leavers.check(running);
      expect(running.server.output.stderr).toBe('');
    }
    expect(await running.server.end()).toEqual({ code: 0, signal: null });
    await expectNoHalves(site);
    const written = writers.reduce((sum, { writes }) => sum + writes.length, 0);
    console.log(`${engine}: ${written} writes over ${KILLS} kills of the server`);
    await site.cleanup();
  });
});

describe.runIf(hasPostgres())('a PostgreSQL server that is killed while it writes', () => {
  it('loses nothing that was acknowledged, and the server reconnects by itself', async () => {
    const random = createRandom(seed + 1);
    const postgres = await startPostgres({ dedicated: true, durable: true });
    const site = await createInstallation('postgres', postgres);
    const running = await startOn(site);
    const writers = await Promise.all(Array.from({ length: WRITERS }, () => signUp(running, random)));
    for (let round = 0; round < KILLS; round += 1) {
      await load(running, writers, random, () => postgres.kill9());
      await postgres.restart();
      for (const writer of writers) await writer.check(running);
    }
    expect(await running.server.end()).toEqual({ code: 0, signal: null });
    await expectNoHalves(site);
    const written = writers.reduce((sum, { writes }) => sum + writes.length, 0);
    console.log(`postgres: ${written} writes over ${KILLS} kills of the database`);
    await postgres.stop();
    await site.cleanup();
  });
});
