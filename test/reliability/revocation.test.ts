import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../sdk/src/index.ts';
import { insertWorkspaces } from '../support/many-workspaces.ts';
import { createManagedWorkspace, organizationRevocationScenarios } from '../support/organization-replicas.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  createInstallation,
  type ServerProcess,
  spawnServer,
  type TestInstallation,
} from '../support/process.ts';
import { type NetworkProxy, startProxy } from '../support/proxy.ts';
import {
  AccessMonitor,
  type ReplicaSetup,
  requestVia,
  type ScenarioFactory,
  statusOf,
  revocationScenarios as WORKSPACE_SWITCHES,
} from '../support/replicas.ts';
import { rounds } from '../support/scale.ts';
import { PASSWORD, unique } from '../support/users.ts';

const SWITCHES = [...WORKSPACE_SWITCHES, ...organizationRevocationScenarios];

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
const WORKSPACES = rounds({ sample: 100, full: 1000 });
/** What is said on the connection over which a replica learns of changes. */
const LISTENING = { said: 'listen tenantry_access' };

describe.runIf(hasPostgres())('two replicas on one PostgreSQL', () => {
  let postgres: PostgresServer;
  let site: TestInstallation;
  let proxy: NetworkProxy;
  const servers: ServerProcess[] = [];
  let urls: [string, string];
  let stage: ReplicaSetup;
  let environment: Record<string, string>;

  beforeAll(async () => {
    console.log(`seed ${seed}`);
    postgres = await startPostgres();
    site = await createInstallation('postgres', postgres);
    proxy = await startProxy(site.environment.DATABASE_URL ?? '');
    environment = {
      ...site.environment,
      TENANTRY_PEPPER: 'the same pepper for all of the replicas',
      TRUST_PROXY: '1',
      BACKGROUND_WORK: 'false',
    };
    urls = [await startReplica(), await startReplica(proxy.url(site.environment.DATABASE_URL ?? ''))];
    const email = `${unique('owner')}@example.com`;
    const anyone = requestVia(urls[0], undefined);
    await anyone.users.signUp({ email, password: PASSWORD, name: 'Owner', workspace: { name: 'O' } });
    const { token } = await anyone.sessions.create({ email, password: PASSWORD });
    stage = {
      owner: requestVia(urls[0], token),
      ownerToken: token,
      operator: requestVia(urls[0], site.operatorKey),
      operatorKey: site.operatorKey,
      anyone,
    };
  }, 120_000);
  afterAll(async () => {
    for (const server of servers) {
      server.process.kill('SIGCONT');
      await server.end();
    }
    await proxy.close();
    await postgres.dropDatabase(site.environment.DATABASE_URL ?? '');
    await postgres.stop();
    await site.cleanup();
  });

  async function startReplica(DATABASE_URL = site.environment.DATABASE_URL): Promise<string> {
    const server = spawnServer({ ...environment, DATABASE_URL });
    servers.push(server);
    return server.ready();
  }

  async function sql(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: site.environment.DATABASE_URL });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(text).finally(() => client.end());
  }

  /** Who turns a switch: the owner, at one of the replicas. */
  const ownerAt = (replica: number): Tenantry => requestVia(urls[replica] ?? urls[0], stage.ownerToken);

  /** Turns something off, on and off again, at these replicas in turn, while both are asked all the time. */
  async function turnOver(
    make: ScenarioFactory,
    by: readonly number[],
    before: () => void = () => undefined,
  ): Promise<void> {
    const one = await make(stage);
    const watch = new AccessMonitor(urls, one);
    try {
      await watch.turn(async () => undefined, 200);
      for (const [index, replica] of by.entries()) {
        const turn = index % 2 === 0 ? one.off : one.on;
        if (turn === undefined) break;
        const change = () => {
          before();
          return turn(ownerAt(replica));
        };
        await watch.turn(change, index % 2 === 0 ? one.refused : 200);
      }
    } finally {
      await watch.end();
    }
    expect(watch.wrong.slice(0, 3), `${one.name}, turned at ${by}`).toEqual([]);
  }

  const replica = fc.nat(1);
  const plans = (count: number, who: fc.Arbitrary<number> = replica) =>
    fc
      .shuffledSubarray(SWITCHES, { minLength: count, maxLength: count })
      .chain((makes) =>
        fc.tuple(
          ...makes.map((make) => fc.tuple(fc.constant(make), fc.array(who, { minLength: 3, maxLength: 3 }))),
        ),
      );

  /** The property, for some things that begin and end, drawn by the seed. */
  const expectNothingStale = (count: number, who?: fc.Arbitrary<number>, before?: () => void) =>
    fc.assert(
      fc.asyncProperty(plans(count, who), async (plan) => {
        for (const [make, by] of plan) await turnOver(make, by, before);
      }),
      { seed, numRuns: 1, endOnFailure: true },
    );

  /** Does something again and again meanwhile. */
  async function during(again: () => unknown, everyMs: number, run: () => Promise<unknown>): Promise<void> {
    let isOver = false;
    const repeating = (async () => {
      while (!isOver) {
        await again();
        await delay(everyMs);
      }
    })();
    try {
      await run();
    } finally {
      isOver = true;
      await repeating;
    }
  }

  it('accept and refuse nothing by the state before a response', async () => {
    await expectNothingStale(rounds({ sample: Math.ceil(SWITCHES.length / 4), full: SWITCHES.length }));
  });

  it.each(['down', undefined] as const)(
    'do not when one receives no changes any more (bytes lost: %s)',
    async (direction) => {
      const way = direction === undefined ? LISTENING : { ...LISTENING, direction };
      await during(
        () => proxy.set('drop', way),
        200,
        () => expectNothingStale(3),
      );
    },
  );

  it('do not when one receives changes late', async () => {
    const slow = fc.sample(fc.integer({ min: 50, max: 900 }), { seed, numRuns: 50 });
    await during(
      () => proxy.set(slow.pop() ?? 300, LISTENING),
      100,
      () => expectNothingStale(3),
    );
    proxy.set('pass');
  });

  it('do not when the connections of the change feed keep ending', async () => {
    const end = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and (query ilike '%tenantry_%' or query ilike '%replicas%')`;
    await during(
      () => sql(end),
      120,
      () => expectNothingStale(3),
    );
  });

  it('do not when one is frozen while another changes something, and then resumes', async () => {
    const second = servers[1]?.process;
    const pauses = fc.sample(fc.integer({ min: 20, max: 1_000 }), { seed, numRuns: 50 });
    const stand = () => {
      second?.kill('SIGSTOP');
      setTimeout(() => second?.kill('SIGCONT'), pauses.pop() ?? 1_000);
    };
    await expectNothingStale(4, fc.constant(0), stand);
  });

  it('do not in any of many workspaces, when a user leaves the organization that manages them', async () => {
    const { organization, user_id, probe } = await createManagedWorkspace(stage);
    const { id } = await stage.owner.organizations.get({ organization });
    const managed = await insertWorkspaces(site.environment.DATABASE_URL ?? '', id, { managed: WORKSPACES });
    const statuses = async () => {
      const found = new Set<number>();
      for (const workspace of managed) {
        const path = `/v1/workspaces/${workspace}/members`;
        const asked = urls.map((url) => statusOf(url, { path, token: probe.token }));
        for (const status of await Promise.all(asked)) found.add(status);
      }
      return [...found];
    };
    expect(await statuses()).toEqual([200]);
    await ownerAt(1).organizationMembers.remove({ organization, user_id });
    expect(await statuses()).toEqual([404]);
  });

  it('do not when one is killed while another revokes something', async () => {
    const makes = fc.sample(fc.constantFrom(...SWITCHES), { seed, numRuns: 2 });
    for (const make of makes) {
      const doomed = await startReplica();
      const one = await make(stage);
      const third = new AccessMonitor([doomed], one, 1);
      const watch = new AccessMonitor(urls, one);
      await Promise.all([third, watch].map((each) => each.turn(async () => undefined, 200)));
      const server = servers.pop();
      await watch.turn(
        () => Promise.all([one.off(ownerAt(0)), delay(3).then(() => server?.end('SIGKILL'))]),
        one.refused,
      );
      await Promise.all([watch.end(), third.end()]);
      expect(watch.wrong).toEqual([]);
    }
  });
});
