import { fileURLToPath } from 'node:url';
import knex, { type Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIN, NODE_FLAGS } from '../support/built.ts';
import { pollUntil } from '../support/poll.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  clientOf,
  createInstallation,
  type ServerProcess,
  spawnNode,
  type TestInstallation,
} from '../support/process.ts';
import { createSigner } from '../support/saml/signer.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';
import { activeDirectory, type Scim, verifiedDomain } from '../support/scim/directories.ts';
import { activate } from '../support/sso/connections.ts';
import { begin, REDIRECT_URI, samlRequest } from '../support/sso/sign-in.ts';
import { PASSWORD, unique } from '../support/users.ts';

const PROBE = fileURLToPath(new URL('../support/event-loop-probe.mjs', import.meta.url));
const REQUESTS = rounds({ sample: 60, full: 3_000 });
const AT_ONCE = 4;
/** What the full run promises on an idle machine, and what a machine that runs other tests still has to keep. */
const MOST_MS = rounds({ sample: 1000, full: 50 });
const KIB = 1024;

const repeat = (text: string, length: number) =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);
const nested = (depth: number): unknown => (depth === 0 ? 'x' : { value: [nested(depth - 1)] });
const inBase64 = (xml: string) =>
  Buffer.from(xml)
    .toString('base64')
    .slice(0, 255 * KIB);
const xmlOf = (inner: string) =>
  inBase64(`<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">${inner}</samlp:Response>`);

/** Filters and paths that cost a parser the most for their length, or reach where they must not. */
const TEXTS = [
  repeat('(', KIB),
  repeat('not (', KIB),
  `${repeat('userName eq "a" and ', 1000)}active pr`,
  `${repeat('(userName eq "a" or ', 900)}active pr`,
  `userName co "${repeat('a', 900)}!"`,
  `userName eq "${repeat('\\"', 900)}"`,
  `emails[${repeat('type eq "work" and ', 900)}`,
  `${repeat('emails[', 1000)}`,
  `${repeat('a.', 1000)}a`,
  `urn:${repeat('a:', 1000)}`,
  repeat('%_', KIB),
  repeat(' ', KIB),
  '__proto__.polluted',
  'constructor.prototype.polluted',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:__proto__.polluted',
  `${repeat('0', 500)}e${repeat('9', 500)}`,
  repeat('\u2028', 300),
];

/** What anyone may post to the address of responses, in 256 KiB. */
const RESPONSES = [
  repeat('A', 255 * KIB),
  repeat('=', 255 * KIB),
  repeat('\r\n', 255 * KIB),
  inBase64(repeat('<a>', 190 * KIB)),
  inBase64(repeat('<', 190 * KIB)),
  inBase64(`<!DOCTYPE r [<!ENTITY a "${repeat('x', KIB)}">]><r>${repeat('&a;', 180 * KIB)}</r>`),
  xmlOf(repeat('<a b="c"/>', 185 * KIB)),
  xmlOf(`<a ${Array.from({ length: 12_000 }, (_, index) => `b${index}="c"`).join(' ')}/>`),
  xmlOf(
    Array.from({ length: 4_000 }, (_, index) => `<a xmlns:n${index}="urn:${index}" ID="_${index}"/>`).join(
      '',
    ),
  ),
  xmlOf(repeat('&#x41;', 185 * KIB)),
];

describe.runIf(hasPostgres())('junk for the sign-in of companies', () => {
  let postgres: PostgresServer;
  let site: TestInstallation;
  let server: ServerProcess;
  let database: Knex;
  let url: string;
  let scim: Scim;
  let connection: string;
  let [user, group] = ['', ''];
  const random = randomOf(seedOf('sign-in-junk'));

  beforeAll(async () => {
    postgres = await startPostgres();
    site = await createInstallation('postgres', postgres);
    server = spawnNode([...NODE_FLAGS, '--import', PROBE, MAIN], {
      ...site.environment,
      ...{ PORT: '0', SIGN_UP: 'open', BACKGROUND_WORK: 'false', LOG_LEVEL: 'error', TRUST_PROXY: '1' },
      ...{ RATE_LIMIT: '1000000', AUTH_FAILURE_LIMIT: '1000000', SIGN_IN_REDIRECT_URIS: REDIRECT_URI },
    });
    url = await server.ready();
    database = knex({ client: 'pg', connection: site.environment.DATABASE_URL ?? '' });
    const [email, workspace] = [`${unique('o')}@example.com`, unique('w')];
    const anyone = clientOf(url);
    const { id } = await anyone.users.signUp({
      email,
      password: PASSWORD,
      name: 'O',
      workspace: { name: 'W', slug: workspace },
    });
    await database('users').where({ id }).update({ email_verified_at: new Date() });
    const owner = clientOf(url, (await anyone.sessions.create({ email, password: PASSWORD })).token);
    const domain = await verifiedDomain({ knex: database }, (await owner.workspaces.get({ workspace })).id);
    scim = await activeDirectory({ url } as never, owner, { workspace });
    user = (await scim.send('POST', '/Users', { userName: `${unique('p')}@${domain}` })).body.id;
    group = (await scim.send('POST', '/Groups', { displayName: 'G' })).body.id;
    const { certificate } = await createSigner();
    const saml = {
      idp_entity_id: 'https://idp.example/saml',
      idp_sso_url: 'https://idp.example/sso',
      certificates: [certificate],
    };
    connection = (await owner.ssoConnections.create({ workspace, name: 'S', protocol: 'saml', saml })).id;
    await activate({ knex: database } as never, owner, { workspace }, connection);
  }, 120_000);
  afterAll(async () => {
    await server.end();
    await database.destroy();
    await postgres.dropDatabase(site.environment.DATABASE_URL ?? '');
    await postgres.stop();
    await site.cleanup();
  });

  /** Returns how late the event loop was at most since it was asked before. */
  async function lateness(): Promise<number> {
    const from = server.output.stdout.length;
    server.process.kill('SIGUSR2');
    const found = await pollUntil(
      () => /late by ([\d.]+) ms/.exec(server.output.stdout.slice(from))?.[1],
      (text) => text !== undefined,
      { what: 'the delay of the event loop' },
    );
    return Number(found);
  }

  /** Sends requests, some at a time. @returns their statuses, and how late the event loop was meanwhile */
  async function flood(send: () => Promise<number>, count = REQUESTS) {
    await lateness();
    const statuses = new Map<number, number>();
    let left = count;
    const lane = async () => {
      while (left > 0) {
        left -= 1;
        const status = await send();
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return { statuses, late: await lateness() };
  }

  /** The server refuses it all, and the loop is as late as it is for requests that cost nothing, or as promised. */
  async function expectCalm(what: string, send: () => Promise<number>): Promise<void> {
    await flood(send, 2 * AT_ONCE);
    const idle = await flood(async () => (await fetch(`${url}/v1/health`)).status);
    const { statuses, late } = await flood(send);
    console.info(what, [...statuses], { late, idle: idle.late });
    const failures = [...statuses.keys()].filter((status) => status >= 500 && status !== 503);
    expect(failures, what).toEqual([]);
    expect(late, what).toBeLessThan(Math.max(MOST_MS, 3 * idle.late));
  }

  const some = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;

  it('in filters and paths of SCIM holds nothing up, and pollutes nothing', async () => {
    const operation = () => ({
      op: some(['add', 'replace', 'remove']),
      path: some(TEXTS),
      value: nested(random(60)),
    });
    const calls = [
      () => scim.send('GET', `/Users?filter=${encodeURIComponent(some(TEXTS))}`),
      () => scim.send('POST', '/.search', { filter: some(TEXTS), sortBy: some(TEXTS) }),
      () => scim.send('PATCH', `/Users/${user}`, { Operations: Array.from({ length: 100 }, operation) }),
      () => scim.send('PATCH', `/Groups/${group}`, { Operations: [operation()] }),
      () =>
        scim.send(
          'PUT',
          `/Users/${user}`,
          JSON.parse(
            `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"${some(['a', 'name', 'emails'])}":${JSON.stringify(nested(random(200)))}}`,
          ),
        ),
    ];
    await expectCalm('SCIM', async () => (await some(calls)()).status);
    const { body } = await scim.send('GET', `/Users/${user}`);
    expect(Reflect.get(body, 'polluted')).toBeUndefined();
  });

  it('in anonymous posts of 256 KiB to the address of responses holds nothing up', async () => {
    const post = (relayState: string, cookie = '') =>
      fetch(`${url}/sso/${connection}/acs`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'x-forwarded-for': `198.51.${random(250)}.${random(250)}` },
        body: new URLSearchParams({ SAMLResponse: some(RESPONSES), RelayState: relayState }),
      });
    await expectCalm('posts without a flow', async () => {
      const response = await post('x');
      await response.arrayBuffer();
      return response.status;
    });
    await expectCalm('posts in a flow', async () => {
      const begun = await begin({ client: () => clientOf(url) } as never, connection);
      const cookie = [...begun.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await post(samlRequest(begun).relayState, cookie);
      await response.arrayBuffer();
      return response.status;
    });
  });
});
