import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { openDatabase } from '../../server/database/connect.ts';
import { driver } from '../support/database.ts';
import { errorOf } from '../support/errors.ts';
import {
  errorMessage,
  type Fault,
  type FaultyWire,
  message,
  type Point,
  startFaultyWire,
} from '../support/faulty-wire.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  createInstallation,
  type RunningServer,
  startOn,
  type TestInstallation,
} from '../support/process.ts';
import { rounds, seedOf } from '../support/scale.ts';
import { faultsOf } from '../support/server-log.ts';
import { PASSWORD, unique } from '../support/users.ts';

type Case = [what: string, fault: Fault];

const ends = (code: string): Case => [
  `is ended by the server (${code})`,
  { does: 'answer', bytes: errorMessage('FATAL', code), closes: true },
];
const refuses = (code: string): Case => [`is refused (${code})`, { does: 'refuse', code }];
const answers = (what: string, bytes: Buffer): Case => [what, { does: 'answer', bytes, closes: false }];

const CUTS: Case[] = [
  ['is reset', { does: 'reset' }],
  ['is closed', { does: 'close' }],
  answers('gets an answer that is no message', message('\x7f', Buffer.from('none'))),
  answers('gets an error without a code', message('E', Buffer.from('SERROR\0Mno code\0\0'))),
];
/** What a server or a pooler says before a session begins. */
const AT_OPENING = [
  ...['3D000', '28000', '28P01', '42501', '53300', '55000', '57P03', '08P01', '08006', '0A000'],
  ...['58030', 'XX000'],
];
/** What ends a session that was good. */
const AT_WORK = ['57P01', '57P02', '57P04', '57P05', '25P03', '25P04', '08P01', '08006', '53200', 'XX000'];
/** After which the session may go on, or the work may be done again. */
const FOR_NOW = ['25006', '57014', '55P03', '40001', '40P01', '53100', '53200', '58030', '08006'];

/** As a server that asks for Kerberos does. */
const UNKNOWN_LOGIN = answers('is asked for what it does not have', message('R', Buffer.from([0, 0, 0, 7])));

const TIMELINE = /pg_control_system/;
const OPENING: Array<[string, Point, Case[]]> = [
  ['before it has begun', 'accept', [...CUTS, ...AT_OPENING.map(ends)]],
  ['at its start', 'startup', [UNKNOWN_LOGIN, ...CUTS, ...AT_OPENING.map(ends)]],
  ['while it is checked', /pg_is_in_recovery/, [...CUTS, ...AT_OPENING.map(ends), refuses('42501')]],
  ['while its server is asked for its timeline', TIMELINE, [...CUTS, ...AT_OPENING.map(ends)]],
];
/** A row, and nothing after it. */
const SILENT = answers('gets half of an answer', message('D', Buffer.from([0, 0])));
const WORKING: Case[] = [...CUTS, ...AT_WORK.map(ends), ...FOR_NOW.map(refuses), SILENT];

/** Of this many cases one is tried. */
const STEP = rounds({ sample: 10, full: 1 });

const MODES: Array<[what: string, settings: Record<string, string>]> = [
  ['a connection to PostgreSQL', {}],
  ['a connection as to a pooler', { DATABASE_PREPARE: 'false' }],
];

describe.runIf(hasPostgres()).each(MODES)('%s', (_mode, settings) => {
  const isPooled = settings.DATABASE_PREPARE === 'false';
  let postgres: PostgresServer;
  let wire: FaultyWire;
  let site: TestInstallation;
  let running: RunningServer;
  const workspace = unique('acme');
  const seed = seedOf('connection-faults');
  let token: string;

  beforeAll(async () => {
    postgres = await startPostgres();
    site = await createInstallation('postgres', postgres);
    const url = site.environment.DATABASE_URL ?? '';
    wire = await startFaultyWire(url);
    running = await startOn(site, { DATABASE_URL: wire.url(url), DATABASE_POOL: '3', ...settings });
    const email = `${workspace}@example.com`;
    await running.client().users.signUp({
      email,
      password: PASSWORD,
      name: 'Owner',
      workspace: { name: 'Acme', slug: workspace },
    });
    await running.operator.plans.set({ workspace, plan: 'enterprise' });
    token = (await running.client().sessions.create({ email, password: PASSWORD })).token;
  });
  afterAll(async () => {
    wire.set();
    expect((await running.server.end()).code).toBe(0);
    await wire.close();
    await site.cleanup();
    await postgres.stop();
  });

  interface Asked {
    path: string;
    credential?: string;
    body?: object;
  }

  async function ask({ path, credential = token, body }: Asked) {
    const response = await fetch(`${running.url}/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { code } = (await response.json()) as { code?: string };
    return { status: response.status, code, retryAfter: response.headers.get('retry-after') };
  }

  const projects = `/workspaces/${workspace}/projects`;
  const REQUESTS = {
    read: () => ask({ path: projects }),
    // A token that the server has not seen before is looked up.
    authentication: () => ask({ path: projects, credential: createToken('session') }),
    write: () => ask({ path: projects, body: { name: 'P', slug: unique('p'), environment: 'sandbox' } }),
  };
  const WELL = { read: 200, authentication: 401, write: 201 };
  type Request = keyof typeof REQUESTS;
  const all = Object.keys(REQUESTS) as Request[];

  /** Lets each kind of request meet the fault, and says what was answered in place of 503. */
  async function meet(point: Point, [what, fault]: Case, requests: Request[], isNew: boolean) {
    const wrong: string[] = [];
    wire.set({ point, fault });
    if (isNew) wire.reset();
    for (const request of requests) {
      const before = wire.faults;
      // A request may meet the end of an old connection first, and gets the same answer.
      for (let tries = 0; tries < 5 && wire.faults === before; tries += 1) {
        const { status, code, retryAfter } = await REQUESTS[request]();
        if (status !== 503 || code !== 'unavailable' || Number(retryAfter) < 1)
          wrong.push(`a ${request} whose connection ${what}: ${status} ${code}, Retry-After ${retryAfter}`);
      }
      if (wire.faults === before) wrong.push(`a ${request} has met no connection that ${what}`);
    }
    wire.set();
    for (const request of requests)
      await expect
        .poll(async () => (await REQUESTS[request]()).status, { interval: 10, timeout: 10_000 })
        .toBe(WELL[request]);
    return wrong;
  }

  async function expectUnavailable(point: Point, cases: Case[], requests: Request[], isNew: boolean) {
    const wrong: string[] = [];
    const chosen = cases.filter((_, index) => (index + seed) % STEP === 0);
    for (const each of chosen) wrong.push(...(await meet(point, each, requests, isNew)));
    expect([...wrong, ...faultsOf([running.server])]).toEqual([]);
  }

  /** Behind a pooler the server is not asked, and nothing but the limit on statements shows that it is silent. */
  const opening = OPENING.filter(([, point]) => !isPooled || point !== TIMELINE);
  const working = WORKING.filter((each) => !isPooled || each !== SILENT);

  it.each(opening)('that fails %s is answered with 503', async (_, point, cases) => {
    await expectUnavailable(point, cases, all, true);
  });

  it.each<[string, Point, Request[]]>([
    ['a statement of a read', /from "projects"/, ['read']],
    ['the look-up of a credential', /from credentials c/, ['authentication']],
    ['the beginning of a transaction', /^begin isolation/, ['write']],
    ['a statement of a transaction', /insert into projects/, ['write']],
    ['the end of a transaction', /^commit;?$/i, ['write']],
  ])('that fails at %s is answered with 503', async (_, point, requests) => {
    await expectUnavailable(point, working, requests, false);
  });

  it('is made to the next host when the first one lacks the database', async () => {
    const real = new URL(site.environment.DATABASE_URL ?? '');
    const open = (hosts: string[]) => {
      const databaseUrl = real.href.replace(real.host, hosts.join(','));
      return openDatabase({ databaseUrl, dataDir: site.dataDir, driver });
    };
    const first = `127.0.0.1:${new URL(wire.url(real.href)).port}`;
    const [, fault] = ends('3D000');
    wire.set({ point: 'startup', fault });
    const database = await open([first, real.host]);
    try {
      expect((await database.knex.raw('select 1 as one')).rows).toEqual([{ one: 1 }]);
    } finally {
      await database.close();
    }
    // Nothing listens on the port 1. What can be mended is said in place of what is met last.
    expect(await errorOf(open([first, '127.0.0.1:1']))).toMatchObject({ code: '3D000' });
    wire.set();
  });
});
