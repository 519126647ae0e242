import { randomBytes, randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Permission, Tenantry } from '../../../sdk/src/index.ts';
import { createToken, PREFIXES, type TokenKind } from '../../../server/auth/authentication/token-format.ts';
import { createKey } from '../../support/keys.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser } from '../../support/users.ts';

const FAILURE_LIMIT = 5;

let server: TestServer;
let owner: TestUser;
let gateway: Tenantry;
beforeAll(async () => {
  server = await startTestServer({
    env: { BACKGROUND_WORK: 'false', AUTH_FAILURE_LIMIT: String(FAILURE_LIMIT) },
  });
  owner = await createUser(server, 'Owner');
  const key = { name: 'gateway', permissions: ['credentials:verify' as const] };
  gateway = server.client((await server.operator.applicationKeys.create(key)).secret);
});
afterAll(() => server.stop());

/** Runs something, and returns the statements about credentials and members that it sent to the database. */
async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const note = ({ sql }: { sql: string }) => {
    // The server records by itself, at intervals, when keys were used.
    if (/\bset last_used_at\b/.test(sql)) return;
    if (/\bfrom (credentials|members|workspaces|organizations|sessions|api_keys)\b/.test(sql)) sent.push(sql);
  };
  server.knex.on('query', note);
  await run();
  server.knex.off('query', note);
  return sent;
}

const wrongChecksum = (token: string) => `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`;

describe('the queries of a verification', () => {
  it('are none for a wrong form, a wrong checksum or an unsupported kind', async () => {
    await gateway.me.get();
    const junk = ['', 'junk', '\t', wrongChecksum(createToken('service')), createToken('invitation')];
    for (const credential of junk)
      expect(await statementsOf(() => gateway.credentials.verify({ credential }))).toEqual([]);
  });

  it('are one, by the index, for a well-formed unknown credential, and none for the same a moment later', async () => {
    for (const kind of ['service', 'user', 'organization', 'session'] as const) {
      const credential = createToken(kind);
      const ask = () => gateway.credentials.verify({ credential, workspace: owner.workspace });
      const [sql, ...more] = await statementsOf(ask);
      expect(sql).toMatch(/from credentials c\s[\s\S]*where\s+c\.hash = /);
      expect(more).toEqual([]);
      expect(await statementsOf(ask)).toEqual([]);
    }
  });

  it('are none for a known credential and a known place', async () => {
    const { secret: credential } = await createKey(server, owner.api, { workspace: owner.workspace });
    const permissions = ['projects:read', 'members:read'] satisfies Permission[];
    const include = ['permissions', 'plan'] as const;
    const ask = () => gateway.credentials.verify({ credential, permissions, include: [...include] });
    await ask();
    expect(await statementsOf(ask)).toEqual([]);
    const ofPerson = { credential: owner.token, workspace: owner.workspace };
    await gateway.credentials.verify(ofPerson);
    expect(await statementsOf(() => gateway.credentials.verify(ofPerson))).toEqual([]);
  });
});

describe('unknown credentials from an address', () => {
  const unknownFrom = (ip_address?: string) =>
    gateway.credentials.verify({ credential: createToken('service'), ip_address });

  it('are not looked up after too many, while known ones and other addresses are', async () => {
    const known = await createKey(server, owner.api, { workspace: owner.workspace });
    const fresh = await createKey(server, owner.api, { workspace: owner.workspace });
    const ip_address = '203.0.113.9';
    await gateway.credentials.verify({ credential: known.secret, ip_address });
    for (let attempt = 0; attempt < FAILURE_LIMIT; attempt += 1)
      expect((await unknownFrom(ip_address)).code).toBe('invalid_credentials');
    expect(await unknownFrom(ip_address)).toMatchObject({ valid: false, code: 'too_many_attempts' });
    expect(await statementsOf(() => unknownFrom(ip_address))).toEqual([]);
    // A credential that was not verified lately is not told from a guess.
    const guessed = { credential: fresh.secret, ip_address };
    expect((await gateway.credentials.verify(guessed)).code).toBe('too_many_attempts');
    expect((await gateway.credentials.verify({ credential: known.secret, ip_address })).valid).toBe(true);
    const elsewhere = { credential: fresh.secret, ip_address: '198.51.100.1' };
    expect((await gateway.credentials.verify(elsewhere)).valid).toBe(true);
  });

  it('are counted neither against the application that asks, nor without an address', async () => {
    for (let attempt = 0; attempt < FAILURE_LIMIT * 3; attempt += 1)
      expect((await unknownFrom()).code).toBe('invalid_credentials');
    for (let attempt = 0; attempt < FAILURE_LIMIT * 3; attempt += 1) await unknownFrom(`192.0.2.${attempt}`);
    // Tenantry's own callers have a count of their own: sign-ins from the address go on.
    expect((await gateway.me.get()).principal.type).toBe('application_key');
    expect((await server.client(owner.token).me.get()).user?.id).toBe(owner.id);
  });
});

describe('garbage of every shape', () => {
  const kinds = Object.keys(PREFIXES) as TokenKind[];
  const pick = <Item>(items: readonly Item[]): Item => items[randomInt(items.length)] as Item;
  const shapes: ReadonlyArray<() => string> = [
    () => '',
    () => randomBytes(randomInt(1, 64)).toString('latin1'),
    () => String.fromCharCode(...Array.from({ length: randomInt(1, 20) }, () => randomInt(65_536))),
    () => createToken(pick(kinds)),
    () => wrongChecksum(createToken(pick(kinds))),
    () => createToken(pick(kinds)).slice(0, randomInt(44)),
    () => `${pick(Object.values(PREFIXES))}${'0'.repeat(randomInt(64))}`,
    () => 'a'.repeat(randomInt(10_240)),
    () => `\0${createToken('service')}`,
    () => `Bearer ${createToken('service')}`,
    () => "' or 1=1 --",
    () => 'eyJhbGciOiJub25lIn0.e30.',
  ];
  const CODES = new Set([
    'invalid_credentials',
    'unsupported_credential',
    'too_many_attempts',
    'workspace_required',
  ]);

  it('is answered with 200 and invalid, without a log above info', async () => {
    const count = rounds({ sample: 2_000, full: 100_000 });
    const begun = server.logs.length;
    const headers = { authorization: `Bearer ${server.operatorKey}`, 'content-type': 'application/json' };
    let done = 0;
    const lane = async () => {
      while (done < count) {
        done += 1;
        const body = { credential: pick(shapes)(), ip_address: `203.0.113.${randomInt(256)}` };
        const init = { method: 'POST', headers, body: JSON.stringify(body) };
        const response = await fetch(`${server.url}/v1/credentials/verify`, init);
        const answer = (await response.json()) as { valid: boolean; code: string };
        expect([response.status, answer.valid, CODES.has(answer.code)], init.body).toEqual([
          200,
          false,
          true,
        ]);
      }
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    const INFO = 30;
    const loud = server.logs.slice(begun).filter((line) => JSON.parse(line).level > INFO);
    expect(loud).toEqual([]);
  }, 300_000);
});

describe('a key that is revoked between the sending of a check and its answer', () => {
  it('is never allowed by a check that began after the receipt', async () => {
    const workspace = owner.workspace;
    let allowedBefore = 0;
    for (let round = 0; round < rounds({ sample: 60, full: 1_000 }); round += 1) {
      const { secret: credential, id } = await createKey(server, owner.api, { workspace });
      if (round % 2 === 0) await gateway.credentials.verify({ credential });
      let receivedAt = Number.POSITIVE_INFINITY;
      const checks: Array<Promise<{ began: number; valid: boolean }>> = [];
      const check = async () => {
        const began = performance.now();
        return { began, valid: (await gateway.credentials.verify({ credential })).valid };
      };
      checks.push(check());
      const revoked = owner.api.apiKeys.revoke({ workspace, key_id: id }).then(() => {
        receivedAt = performance.now();
      });
      while (receivedAt === Number.POSITIVE_INFINITY) {
        checks.push(check());
        await Promise.race([revoked, new Promise((resolve) => setTimeout(resolve, 1))]);
      }
      checks.push(check(), check());
      for (const { began, valid } of await Promise.all(checks)) {
        if (began > receivedAt) expect(valid, `round ${round}`).toBe(false);
        else if (valid) allowedBefore += 1;
      }
    }
    expect(allowedBefore).toBeGreaterThan(0);
  }, 300_000);
});
