import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../../sdk/src/index.ts';
import { CACHE_LEASE_MS } from '../../../server/database/change-feed/change-feed.ts';
import {
  type CreatedKey,
  createKey,
  idsOf,
  sleepUntil,
  statusesOrCodes,
  statusOrCode,
} from '../../support/keys.ts';
import { pollUntil } from '../../support/poll.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, expectProblem, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let owner: Tenantry;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer({ env: { TRUST_PROXY: '1' } });
  acme = await createTeam(server);
  owner = acme.people.owner.api;
  workspace = acme.workspace;
});
afterAll(() => server.stop());

const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });
const get = ({ id }: CreatedKey) => owner.apiKeys.get({ workspace, key_id: id });

/** A key and its rotation: clients with the old and the new secret. */
async function rotated(transition_seconds?: number) {
  const key = await createKey(server, owner, { workspace });
  const where = { workspace, key_id: key.id };
  const { secret, ...answer } = await owner.apiKeys.rotate({ ...where, transition_seconds });
  return { key, where, answer, old: key.api, secret, fresh: server.client(secret) };
}

const both = ({ old, fresh }: { old: Tenantry; fresh: Tenantry }) =>
  Promise.all([statusOrCode(old.me.get()), statusOrCode(fresh.me.get())]);

describe('rotating an API key', () => {
  it('keeps the key and returns a new secret, while the old one keeps working for a day', async () => {
    const { key, answer, secret, old, fresh } = await rotated();
    expect(secret).toMatch(/^tn_svc_[0-9A-Za-z]{38}$/);
    expect(secret).not.toBe(key.secret);
    expect(answer).toMatchObject({
      id: key.id,
      status: 'rotating',
      scope: key.scope,
      masked: `tn_svc_…${secret.slice(-4)}`,
      rotation: {
        previous_masked: key.masked,
        previous_uses: 0,
        previous_last_used_at: null,
        previous_sources: [],
      },
    });
    const { started_at = '', ends_at = '' } = answer.rotation ?? {};
    expect(Date.parse(ends_at) - Date.parse(started_at)).toBe(86_400_000);
    for (const api of [old, fresh]) expect((await api.me.get()).principal.id).toBe(key.id);
    expect(idsOf(await owner.apiKeys.list({ workspace, status: 'rotating', limit: 100 }))).toContain(key.id);
    const { data } = await owner.apiKeys.list({ workspace, status: 'rotating', limit: 100 });
    expect(data.find(({ id }) => id === key.id)?.rotation?.previous_masked).toBe(key.masked);
  });

  it('shows how often and from where the old secret is still used, and not the new one', async () => {
    const { key, old, fresh } = await rotated();
    for (const address of ['203.0.113.7', '203.0.113.7', '2001:db8::7']) await old.me.get({}, from(address));
    await fresh.me.get({}, from('198.51.100.1'));
    const { rotation } = await get(key);
    expect(rotation).toMatchObject({ previous_uses: 3 });
    const sources = new Map(rotation?.previous_sources.map(({ ip_address, uses }) => [ip_address, uses]));
    expect(sources).toEqual(
      new Map([
        ['203.0.113.7', 2],
        ['2001:db8::7', 1],
      ]),
    );
    const [latest] = rotation?.previous_sources ?? [];
    expect(latest?.ip_address).toBe('2001:db8::7');
    expect(rotation?.previous_last_used_at).toBe(latest?.last_used_at);
    expect(Math.abs(Date.parse(latest?.last_used_at ?? '') - Date.now())).toBeLessThan(10_000);
    await old.me.get({}, from('203.0.113.7'));
    const later = await get(key);
    expect(later.rotation).toMatchObject({ previous_uses: 4 });
    expect(later.rotation?.previous_sources[0]).toMatchObject({ ip_address: '203.0.113.7', uses: 3 });
  });

  it('counts every use, from however many addresses, and shows the ten latest', async () => {
    const { key, old } = await rotated();
    const addresses = Array.from({ length: 12 }, (_, index) => `203.0.113.${index + 1}`);
    for (const address of addresses) {
      await old.me.get({}, from(address));
      // The time of a use has milliseconds.
      await delay(2);
    }
    const { rotation } = await get(key);
    expect(rotation?.previous_uses).toBe(12);
    expect(rotation?.previous_sources.map(({ ip_address }) => ip_address)).toEqual(
      addresses.toReversed().slice(0, 10),
    );
  });

  it('is refused during a transition, and leaves both secrets as they are', async () => {
    const keys = await rotated();
    expect(await expectProblem(owner.apiKeys.rotate(keys.where))).toMatchObject({
      status: 409,
      code: 'rotation_in_progress',
    });
    expect(await both(keys)).toEqual(['served', 'served']);
  });

  it('ends the old secret at once when there is no transition', async () => {
    const keys = await rotated(0);
    expect(keys.answer).toMatchObject({ status: 'active', rotation: null });
    expect(await both(keys)).toEqual(['credential_expired', 'served']);
    expect(await expectProblem(keys.old.me.get())).toMatchObject({ status: 401 });
  });

  it('ends the old secret when the transition is over', async () => {
    const keys = await rotated(2);
    expect(await both(keys)).toEqual(['served', 'served']);
    await sleepUntil(keys.answer.rotation?.ends_at);
    expect(await both(keys)).toEqual(['credential_expired', 'served']);
    expect(await get(keys.key)).toMatchObject({ status: 'active', rotation: null });
    expect(await statusOrCode(owner.apiKeys.finishRotation(keys.where))).toBe('invalid_state');
  });

  it('accepts transitions from 0 seconds to 7 days', async () => {
    const key = await createKey(server, owner, { workspace });
    const rotate = (transition_seconds: number) =>
      owner.apiKeys.rotate({ workspace, key_id: key.id, transition_seconds });
    for (const seconds of [-1, 604_801, 1.5]) {
      await expect(rotate(seconds)).rejects.toMatchObject({
        status: 400,
        errors: [{ location: 'body', path: 'transition_seconds' }],
      });
    }
    const { rotation } = await rotate(604_800);
    expect(Date.parse(rotation?.ends_at ?? '') - Date.parse(rotation?.started_at ?? '')).toBe(604_800_000);
  });

  it('leaves only the last two secrets after two rotations, and counts the old one anew', async () => {
    const first = await rotated();
    await first.old.me.get();
    expect((await get(first.key)).rotation?.previous_uses).toBe(1);
    await owner.apiKeys.finishRotation(first.where);
    const again = await owner.apiKeys.rotate(first.where);
    expect(again.rotation).toMatchObject({ previous_masked: first.answer.masked, previous_uses: 0 });
    const latest = server.client(again.secret);
    const results = await Promise.all(
      [first.old, first.fresh, latest].map((api) => statusOrCode(api.me.get())),
    );
    expect(results).toEqual(['credential_revoked', 'served', 'served']);
    expect((await get(first.key)).rotation?.previous_uses).toBe(1);
  });

  it('leaves the first secret expired when a second rotation follows an ended transition', async () => {
    const first = await rotated(0);
    const again = await owner.apiKeys.rotate(first.where);
    const latest = server.client(again.secret);
    const results = await Promise.all(
      [first.old, first.fresh, latest].map((api) => statusOrCode(api.me.get())),
    );
    expect(results).toEqual(['credential_expired', 'served', 'served']);
  });

  it('succeeds for exactly one of two concurrent callers, however often it is tried', async () => {
    for (let round = 0; round < 8; round += 1) {
      const key = await createKey(server, owner, { workspace });
      const where = { workspace, key_id: key.id };
      const race = [owner.apiKeys.rotate(where), acme.people.admin.api.apiKeys.rotate(where)];
      const settled = await Promise.allSettled(race);
      const won = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      const lost = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(won).toHaveLength(1);
      expect(lost).toMatchObject([{ status: 409, code: 'rotation_in_progress' }]);
      const fresh = server.client(won[0]?.secret ?? '');
      expect(await both({ old: key.api, fresh })).toEqual(['served', 'served']);
    }
  });

  it('keeps scope, limits and budget of the key for both secrets', async () => {
    const key = await createKey(server, owner, {
      workspace,
      scope: 'read-only',
      rate_limit: { requests: 4, per_seconds: 60 },
    });
    const { secret } = await owner.apiKeys.rotate({ workspace, key_id: key.id });
    const [old, fresh] = [key.api, server.client(secret)];
    const write = (api: Tenantry) => statusOrCode(api.settings.update({ workspace, language: 'en' }));
    expect(await Promise.all([old, fresh].map(write))).toEqual(['insufficient_scope', 'insufficient_scope']);
    expect(await both({ old, fresh })).toEqual(['served', 'served']);
    expect(await both({ old, fresh })).toEqual(['rate_limited', 'rate_limited']);
  });

  it('is refused for a revoked key', async () => {
    const key = await createKey(server, owner, { workspace });
    const where = { workspace, key_id: key.id };
    await owner.apiKeys.revoke(where);
    expect(await statusesOrCodes(owner.apiKeys.rotate(where), owner.apiKeys.finishRotation(where))).toEqual([
      'invalid_state',
    ]);
  });
});

describe('finishing a rotation early', () => {
  it('ends the old secret at once, and nothing else', async () => {
    const keys = await rotated();
    expect(await both(keys)).toEqual(['served', 'served']);
    const finished = await owner.apiKeys.finishRotation(keys.where);
    expect(finished).toMatchObject({ id: keys.key.id, status: 'active', rotation: null });
    expect(await both(keys)).toEqual(['credential_revoked', 'served']);
    expect(await expectProblem(keys.old.me.get())).toMatchObject({ status: 401 });
  });

  it('is refused when there is nothing to finish, and when it is finished', async () => {
    const key = await createKey(server, owner, { workspace });
    expect(await statusOrCode(owner.apiKeys.finishRotation({ workspace, key_id: key.id }))).toBe(
      'invalid_state',
    );
    const keys = await rotated();
    const race = [1, 2, 3].map(() => statusOrCode(owner.apiKeys.finishRotation(keys.where)));
    expect((await Promise.all(race)).sort()).toEqual(['invalid_state', 'invalid_state', 'served']);
    expect(await both(keys)).toEqual(['credential_revoked', 'served']);
  });
});

describe('revoking during a rotation', () => {
  it('ends both secrets at once, and reports both', async () => {
    const keys = await rotated();
    const receipt = await owner.apiKeys.revoke(keys.where);
    expect(receipt).toMatchObject({
      status: 'revoked',
      rotation: null,
      revocation: { secrets_ended: 2 },
    });
    expect(await both(keys)).toEqual(['credential_revoked', 'credential_revoked']);
  });

  it('counts the one remaining secret after the transition has ended', async () => {
    const { where, key } = await rotated(0);
    expect((await owner.apiKeys.revoke(where)).revocation.secrets_ended).toBe(1);
    expect((await get(key)).status).toBe('revoked');
  });

  it('leaves no live secret when it races with a rotation', async () => {
    for (let round = 0; round < 5; round += 1) {
      const key = await createKey(server, owner, { workspace });
      const where = { workspace, key_id: key.id };
      const rotating = owner.apiKeys.rotate(where).then(
        ({ secret }) => secret,
        () => undefined,
      );
      await owner.apiKeys.revoke(where);
      const secret = await rotating;
      const clients = [key.api, ...(secret === undefined ? [] : [server.client(secret)])];
      expect(await statusesOrCodes(...clients.map((api) => api.me.get()))).toEqual(['credential_revoked']);
    }
  });
});

it('the last use of a rotating key is the last use of either secret', async () => {
  const { key, old } = await rotated();
  await old.me.get();
  const shown = await pollUntil(
    () => get(key),
    ({ last_used_at }) => last_used_at !== null,
    { what: 'the last use' },
  );
  expect(shown.last_used_at).toBe(shown.rotation?.previous_last_used_at);
});

describe('a key under random operations', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
  type Act = 'rotate' | 'rotate at once' | 'finish' | 'run out' | 'revoke';
  const act = fc.constantFrom<Act>(
    'rotate',
    'rotate',
    'rotate',
    'rotate at once',
    'finish',
    'run out',
    'revoke',
  );
  const life = fc.array(act, { minLength: 3, maxLength: 9 });

  /** Every secret that a key ever had, oldest first, and what has to become of it. */
  interface Life {
    key: CreatedKey;
    secrets: string[];
    present: string;
    previous: string | undefined;
    expired: Set<string>;
    isRevoked: boolean;
  }

  /** Moves the end of the transition to the past, and waits until no replica uses the earlier state. */
  async function runOut({ key, previous, isRevoked }: Life): Promise<void> {
    if (previous === undefined || isRevoked) return;
    const past = new Date(Date.now() - 1000);
    await server
      .knex('credentials')
      .where({ subject_id: key.id, previous: true })
      .whereNull('ended_at')
      .where('ends_at', '>', past)
      .update({ ends_at: past });
    await server.knex('api_keys').where({ id: key.id }).update({ rotation_ends_at: past });
    await new Promise((resolve) => setTimeout(resolve, engine === 'postgres' ? CACHE_LEASE_MS : 0));
  }

  async function live(life: Life, step: Act): Promise<void> {
    const where = { workspace, key_id: life.key.id };
    const rotating = life.previous !== undefined;
    if (step === 'run out') {
      await runOut(life);
      if (life.previous !== undefined && !life.isRevoked) life.expired.add(life.previous);
      life.previous = undefined;
    } else if (step === 'revoke') {
      await owner.apiKeys.revoke(where);
      life.isRevoked = true;
    } else if (step === 'finish') {
      const found = await statusOrCode(owner.apiKeys.finishRotation(where));
      expect(found === 'served').toBe(rotating && !life.isRevoked);
      if (found === 'served') life.previous = undefined;
    } else {
      const transition_seconds = step === 'rotate' ? 3600 : 0;
      const rotation = owner.apiKeys.rotate({ ...where, transition_seconds });
      const found = await statusOrCode(rotation);
      expect(found === 'served').toBe(!rotating && !life.isRevoked);
      if (found !== 'served') return;
      life.previous = transition_seconds === 0 ? undefined : life.present;
      life.present = (await rotation).secret;
      life.secrets.push(life.present);
    }
  }

  async function expectExactly(life: Life): Promise<void> {
    const alive = life.isRevoked ? [] : [life.previous, life.present];
    const found = await Promise.all(
      life.secrets.map((secret) => statusOrCode(server.client(secret).me.get())),
    );
    for (const [index, secret] of life.secrets.entries()) {
      expect(
        found[index] === 'served',
        `secret ${index + 1} of ${life.secrets.length}: ${found[index]}`,
      ).toBe(alive.includes(secret));
      if (life.expired.has(secret)) expect(found[index]).toBe('credential_expired');
    }
    expect(found.filter((one) => one === 'served').length).toBeLessThanOrEqual(2);
    if (life.isRevoked) expect((await get(life.key)).status).toBe('revoked');
    else expect((await get(life.key)).status).toBe(life.previous === undefined ? 'active' : 'rotating');
  }

  it('has two live secrets at most, each accepted exactly while it should be', async () => {
    console.log(`seed ${seed}`);
    await fc.assert(
      fc.asyncProperty(life, async (steps) => {
        const key = await createKey(server, owner, { workspace });
        const one: Life = {
          key,
          secrets: [key.secret],
          present: key.secret,
          previous: undefined,
          expired: new Set(),
          isRevoked: false,
        };
        await expectExactly(one);
        for (const step of steps) {
          await live(one, step);
          await expectExactly(one);
        }
        if (!one.isRevoked) await live(one, 'revoke');
      }),
      { seed, numRuns: 15, endOnFailure: true },
    );
  });
});
