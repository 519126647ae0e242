import { setTimeout as delay } from 'node:timers/promises';
import knex, { type Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPresent, pollUntil } from '../support/poll.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  clientOf,
  createInstallation,
  type ServerProcess,
  spawnServer,
  type TestInstallation,
} from '../support/process.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';
import {
  activeDirectory,
  deactivation,
  reactivation,
  type ScimAnswer,
  sendScim,
  verifiedDomain,
} from '../support/scim/directories.ts';
import { PASSWORD, unique } from '../support/users.ts';

const ROUNDS = rounds({ sample: 6, full: 10_000 });
const LANES = rounds({ sample: 2, full: 4 });
const PEOPLE = 2;
const KILLS = rounds({ sample: 1, full: 10_000 });
const MOST_PAUSE_MS = rounds({ sample: 500, full: 20_000 });
/** Between two questions of the load, which leaves time for the deactivations. */
const LOAD_PAUSE_MS = 25;
const RECEIPT = 'urn:tenantry:params:scim:2.0:Receipt';

/** A person whom a directory deactivates again and again. */
interface Person {
  token: string;
  secret: string | undefined;
  /** Number of the deactivation that was answered last; undefined from when a reactivation is sent. */
  off: number | undefined;
  directoryUserId: string;
}

interface Lane {
  path: string;
  scimToken: string;
  people: Person[];
}

describe.runIf(hasPostgres())('deactivations by a directory on two replicas that are killed', () => {
  let postgres: PostgresServer;
  let site: TestInstallation;
  let database: Knex;
  let random: (below: number) => number;
  const servers: ServerProcess[] = [];
  /** Undefined while a replica is dead. */
  const urls: Array<string | undefined> = [undefined, undefined];
  const wrong: unknown[] = [];
  let [kills, asked] = [0, 0];

  beforeAll(async () => {
    random = randomOf(seedOf('directory-deactivations'));
    postgres = await startPostgres();
    site = await createInstallation('postgres', postgres);
    await start(0);
    await start(1);
    database = knex({ client: 'pg', connection: site.environment.DATABASE_URL ?? '' });
  }, 120_000);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.end('SIGKILL')));
    await database.destroy();
    await postgres.dropDatabase(site.environment.DATABASE_URL ?? '');
    await postgres.stop();
    await site.cleanup();
  });

  async function start(replica: number): Promise<void> {
    const server = spawnServer({
      ...site.environment,
      TENANTRY_PEPPER: 'the same pepper for both of the replicas',
      BACKGROUND_WORK: 'false',
      PERSON_RATE_LIMIT: '1000000',
      LOG_LEVEL: 'error',
    });
    servers[replica] = server;
    urls[replica] = await server.ready();
  }

  /** Kills a replica at some moment, and starts it again. */
  async function killOne(): Promise<void> {
    await delay(random(MOST_PAUSE_MS));
    const replica = random(2);
    urls[replica] = undefined;
    await servers[replica]?.end('SIGKILL');
    kills += 1;
    await start(replica);
  }

  /** Returns the URL of one of the replicas, or of the other while it is dead. */
  const anyUrl = async () => {
    const preferred = random(2);
    return pollUntil(() => urls[preferred] ?? urls[1 - preferred], isPresent, { what: 'a live replica' });
  };

  /** Sends a request until a replica has answered it, as an identity provider does. */
  async function insist(send: (url: string) => Promise<ScimAnswer>): Promise<ScimAnswer> {
    for (;;) {
      const answer = await send(await anyUrl()).catch(() => undefined);
      if (answer !== undefined && answer.status !== 429 && answer.status !== 503) return answer;
      await delay(answer?.status === 429 ? 200 : 20);
    }
  }

  /** Asks as a person. @returns undefined when the replica is dead */
  async function statusAt(url: string | undefined, path: string, token: string): Promise<number | undefined> {
    if (url === undefined) return undefined;
    try {
      const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
      await response.arrayBuffer();
      asked += 1;
      return response.status;
    } catch {
      return undefined;
    }
  }

  /** A workspace with a directory and people in it. */
  async function createLane(): Promise<Lane> {
    const url = urls[0] ?? '';
    const anyone = clientOf(url);
    const [slug, password] = [unique('w'), PASSWORD];
    const signUp = async (email: string, workspace?: { name: string; slug: string }) => {
      const { id } = await anyone.users.signUp({
        email,
        password,
        name: 'P',
        ...(workspace && { workspace }),
      });
      await database('users').where({ id }).update({ email_verified_at: new Date() });
      return (await anyone.sessions.create({ email, password })).token;
    };
    const owner = clientOf(url, await signUp(`${unique('o')}@example.com`, { name: 'W', slug }));
    const { id } = await owner.workspaces.get({ workspace: slug });
    const domain = await verifiedDomain({ knex: database }, id);
    const scim = await activeDirectory({ url } as never, owner, { workspace: slug });
    const people: Person[] = [];
    for (let count = 0; count < PEOPLE; count += 1) {
      const userName = `${unique('p')}@${domain}`;
      const token = await signUp(userName);
      const { body } = await scim.send('POST', '/Users', { userName });
      people.push({ token, directoryUserId: body.id, secret: undefined, off: undefined });
    }
    return { path: `/v1/workspaces/${slug}`, scimToken: scim.token, people };
  }

  /** Asks at a replica all the time, which keeps its memory warm. What is asked after a deactivation was answered is refused. */
  async function load({ path, people }: Lane, replica: number, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      for (const person of people) {
        const { off, token, secret = token } = person;
        const statuses = await Promise.all(
          [token, secret].map((one) => statusAt(urls[replica], `${path}/projects`, one)),
        );
        if (off !== undefined && off === person.off && statuses.includes(200)) wrong.push({ off, statuses });
      }
      await delay(LOAD_PAUSE_MS);
    }
  }

  async function deactivateAgain({ path, scimToken, people }: Lane, round: number): Promise<void> {
    const person = people[random(people.length)] as Person;
    const call = ['PATCH', `/Users/${person.directoryUserId}`] as const;
    const made = await insist(async (url) => {
      const response = await fetch(`${url}${path}/api-keys`, {
        method: 'POST',
        headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'k', kind: 'user', scope: 'read-only' }),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    });
    person.secret = made.body.secret;
    const off = await insist((url) => sendScim({ url }, scimToken, call, deactivation));
    person.off = round;
    const { state, keysRevoked, endedAt } = off.body[RECEIPT] ?? {};
    const asks = [person.token, made.body.secret].flatMap((token) =>
      urls.map((url) => statusAt(url, `${path}/projects`, token)),
    );
    const after = await Promise.all(asks);
    const isRight = made.status === 201 && off.status === 200 && state === 'inactive' && keysRevoked > 0;
    if (!isRight || endedAt === undefined || after.includes(200))
      wrong.push({ round, made: made.status, off: off.body, after });
    person.off = undefined;
    const on = await insist((url) => sendScim({ url }, scimToken, call, reactivation));
    if (on.status !== 200) wrong.push({ round, on: on.body });
  }

  it(`serve nothing after ${ROUNDS} answers, each of which has its receipt`, async () => {
    const lanes = await Promise.all(Array.from({ length: LANES }, createLane));
    let [round, isOver] = [0, false];
    const loads = lanes.flatMap((lane) => urls.map((_, replica) => load(lane, replica, () => isOver)));
    const work = async (lane: Lane) => {
      while (round < ROUNDS) {
        round += 1;
        await deactivateAgain(lane, round);
        if (round % 500 === 0) console.info({ round, kills, asked, wrong: wrong.length });
      }
    };
    const killing = (async () => {
      do await killOne();
      while (!isOver && kills < KILLS);
    })();
    await Promise.all(lanes.map(work));
    isOver = true;
    await Promise.all([killing, ...loads]);
    console.info({ round, kills, asked });
    expect(wrong.slice(0, 5)).toEqual([]);
    // Also what was repeated after a kill has ended access once.
    const events = await database('events').where({ type: 'directory.user_deactivated' });
    expect(events).toHaveLength(ROUNDS);
  });
});
