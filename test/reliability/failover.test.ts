import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConsistencyLoad } from '../support/consistency.ts';
import { hasPostgres } from '../support/postgres.ts';
import {
  createInstallation,
  type RunningServer,
  startOn,
  type TestInstallation,
} from '../support/process.ts';
import { type NetworkProxy, startProxy } from '../support/proxy.ts';
import { rounds, seedOf } from '../support/scale.ts';
import { faultsOf } from '../support/server-log.ts';
import { type Node, startPair } from '../support/standby.ts';
import { PASSWORD, unique } from '../support/users.ts';

const DATABASE = 'tenantry';
/** How far behind a standby answers. */
const LAG_SECONDS = 5;
const ROUNDS = rounds({ sample: 1, full: 20 });
const JOBS_MS = 2_000;

describe.runIf(hasPostgres())('two servers on a primary and a standby that is behind', () => {
  let primary: Node;
  let standby: Node;
  /** What a load balancer such as HAProxy is to the servers. */
  let front: NetworkProxy;
  const sites: TestInstallation[] = [];
  const servers: RunningServer[] = [];
  let load: ConsistencyLoad;
  let setting: { workspace: string; token: string };

  beforeAll(async () => {
    seedOf('failover');
    ({ primary, standby } = await startPair(LAG_SECONDS));
    await primary.ask(`create database ${DATABASE}`);
    front = await startProxy(primary.url);
    // Only the folders and the key of a site are of use here: the database is the pair's.
    sites.push(await createInstallation('embedded'), await createInstallation('embedded'));
    const environment = {
      DATABASE_URL: front.url(primary.urlOf(DATABASE)),
      DATABASE_POOL: '5',
      TENANTRY_PEPPER: 'the same pepper for both of the servers',
      TENANTRY_OPERATOR_KEY: sites[0]?.operatorKey,
      RATE_LIMIT: '1000000',
      AUTH_FAILURE_LIMIT: '1000000',
    };
    for (const site of sites) servers.push(await startOn(site, environment));
    setting = await prepare(urlsOf(servers)[0]);
  }, 120_000);
  afterAll(async () => {
    for (const { server } of servers) await server.end();
    await front.close();
    for (const node of [primary, standby]) await node.remove();
    for (const site of sites) await site.cleanup();
  });

  beforeEach(() => {
    load = new ConsistencyLoad({ urls: urlsOf(servers), ...setting });
  });
  afterEach(() => load.end());

  const urlsOf = ([first, second]: readonly RunningServer[]): [string, string] => [
    first?.url ?? '',
    second?.url ?? '',
  ];

  async function prepare(url: string): Promise<{ workspace: string; token: string }> {
    const { client, operator } = servers[0] as RunningServer;
    const workspace = unique('acme');
    const email = `${workspace}@example.com`;
    expect(url).not.toBe('');
    await client().users.signUp({
      email,
      password: PASSWORD,
      name: 'Owner',
      workspace: { name: 'Acme', slug: workspace },
    });
    await operator.plans.set({ workspace, plan: 'enterprise' });
    const { token } = await client().sessions.create({ email, password: PASSWORD });
    return { workspace, token };
  }

  const swap = () => {
    [primary, standby] = [standby, primary];
  };

  /** For a while, as load balancers do after a change of roles, it sends every other connection to the standby. */
  async function misroute(ms: number): Promise<void> {
    front.redirect(primary.url, standby.url);
    for (const end = performance.now() + ms; performance.now() < end; ) {
      front.reset();
      await delay(150);
    }
    front.redirect(primary.url);
    front.reset();
  }

  /** Until writes are acknowledged again. */
  async function settle(): Promise<void> {
    const before = { ...load.counts };
    await expect
      .poll(
        () => load.counts.projects > before.projects + 4 && load.counts.revocations > before.revocations + 2,
        { timeout: 60_000, interval: 20 },
      )
      .toBe(true);
  }

  async function repeat(what: string, scenario: (round: number) => Promise<void>): Promise<void> {
    const since = performance.now();
    for (let round = 1; round <= ROUNDS; round += 1) {
      await settle();
      await scenario(round);
      await settle();
      const faults = faultsOf(servers.map(({ server }) => server));
      expect([...load.wrong.slice(0, 5), ...faults], `round ${round}`).toEqual([]);
    }
    const seconds = Math.round((performance.now() - since) / 1000);
    console.log(`${what}: ${ROUNDS} rounds in ${seconds} s, ${JSON.stringify(load.counts)}`);
  }

  it('return nothing from the standby when connections are sent to it', async () => {
    await repeat('misrouting', () => misroute(1_200));
  });

  it('return nothing from the old primary after a switchover, when connections are sent to both', async () => {
    await repeat('switchover', async () => {
      await primary.stop();
      await standby.promote();
      swap();
      front.redirect(primary.url);
      await standby.follow(primary, LAG_SECONDS, { afresh: false });
      await misroute(1_000);
      await primary.waitForStandby(true);
    });
  });

  it('return what was acknowledged after the primary was killed and the standby promoted', async () => {
    await repeat('failover', async () => {
      await primary.stop('SIGKILL');
      await standby.promote();
      swap();
      front.redirect(primary.url);
      await settle();
      await standby.follow(primary, LAG_SECONDS, { afresh: true });
      await misroute(600);
      await primary.waitForStandby(true);
    });
  });

  it('report that they are not ready while only the standby can be reached', async () => {
    const [{ url } = { url: '' }] = servers;
    const ready = async () => (await fetch(`${url}/v1/ready`)).status;
    expect(await ready()).toBe(200);
    front.redirect(standby.url);
    front.reset();
    expect(await ready()).toBe(503);
    front.redirect(primary.url);
    await expect.poll(ready).toBe(200);
  });

  it('resume every job within two seconds of the return of a database whose responses were lost', async () => {
    const seen: number[] = [];
    await repeat('jobs', async () => {
      // Every job is claimed, and its end is written, while no answer arrives any more.
      front.set('drop', { direction: 'down' });
      await primary.ask('update jobs set next_run_at = now()', DATABASE);
      await delay(1_200);
      front.redirect();
      front.reset();
      front.set('pass', { direction: 'down' });
      await delay(2_000);
      await primary.ask('update jobs set next_run_at = now()', DATABASE);
      const [{ at } = { at: 'infinity' }] = await primary.ask<{ at: string }>('select now()::text as at');
      front.redirect(primary.url);
      const returned = performance.now();
      const waiting = `select name from jobs where next_run_at <= '${at}'`;
      await expect.poll(() => primary.ask(waiting, DATABASE), { timeout: 90_000, interval: 25 }).toEqual([]);
      seen.push(Math.round(performance.now() - returned));
    });
    console.log(`jobs went on after ${seen.join(', ')} ms`);
    expect(Math.max(...seen)).toBeLessThan(JOBS_MS);
  });

  it('return nothing from a primary that was frozen while the standby was promoted and then resumes', async () => {
    await repeat('frozen primary', async (round) => {
      const frozen = primary;
      await frozen.signalAll('SIGSTOP');
      await standby.promote();
      swap();
      front.redirect(primary.url);
      await settle();
      await frozen.signalAll('SIGCONT');
      await delay(300);
      await settle();
      await frozen.stop('SIGKILL');
      if (round === ROUNDS) return;
      await frozen.follow(primary, LAG_SECONDS, { afresh: true });
      await primary.waitForStandby(true);
    });
  });
});
