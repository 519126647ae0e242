import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiKeyId } from '../../../sdk/src/index.ts';
import { nextRotation } from '../../../server/features/access/api-keys/rotation-policy.ts';
import { makeJobDue } from '../../support/jobs.ts';
import { createKey, statusesOrCodes, statusOrCode } from '../../support/keys.ts';
import { type Mailbox, startMailbox } from '../../support/mailbox.ts';
import { pollUntil } from '../../support/poll.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let mailbox: Mailbox;
let owner: TestUser;
beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({ env: { SMTP_URL: mailbox.url } });
  owner = await createUser(server, 'Owner');
});
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const policyOf = (days: number) => ({ schedule: 'every_days' as const, every_days: days });
const scheduled = (days = 30, who = owner) =>
  createKey(server, who.api, { workspace: who.workspace, rotation_policy: policyOf(days) });

/** Moves the next turn of a key to so many milliseconds from now, and lets the job look. */
async function bringNear(id: string, milliseconds: number): Promise<void> {
  const next_rotation_at = new Date(Date.now() + milliseconds);
  await server.knex('api_keys').where({ id }).update({ next_rotation_at });
  await makeJobDue(server, 'key-rotation');
}

/** A busy machine may need seconds. */
const LONG = { timeout: 15_000 };

const read = (key_id: ApiKeyId, who = owner) => who.api.apiKeys.get({ workspace: who.workspace, key_id });
const rotatedUnattended = (id: ApiKeyId) =>
  pollUntil(
    () => read(id),
    (key) => key.new_secret_status === 'waiting',
    { what: 'a new secret' },
  );
const eventsOf = async (type: 'api_key.rotation_upcoming' | 'api_key.rotated', who = owner) =>
  (await who.api.events.list({ workspace: who.workspace, type, limit: 100 })).data;

describe('the next rotation', () => {
  it.each([
    ['every_days', '2026-11-22T10:20:30Z', '2026-11-25T10:20:30.000Z'],
    ['weekly', '2026-11-22T23:59:59Z', '2026-11-23T00:00:00.000Z'],
    ['weekly', '2026-11-23T00:00:00Z', '2026-11-30T00:00:00.000Z'],
    ['weekly', '2026-12-29T12:00:00Z', '2027-01-04T00:00:00.000Z'],
    ['monthly', '2026-11-22T10:20:30Z', '2026-12-01T00:00:00.000Z'],
    ['monthly', '2026-12-01T00:00:00Z', '2027-01-01T00:00:00.000Z'],
  ] as const)('follows %s after %s', (schedule, from, next) => {
    const policy = { schedule, every_days: schedule === 'every_days' ? 3 : null };
    expect(nextRotation(policy, new Date(from)).toISOString()).toBe(next);
  });
});

describe('a rotation policy', () => {
  it('is set, changed and removed, for any key', async () => {
    const key = await scheduled();
    expect(key.rotation_policy).toEqual({
      schedule: 'every_days',
      every_days: 30,
      transition_seconds: 86_400,
    });
    expect(Math.round((Date.parse(key.next_rotation_at ?? '') - Date.now()) / DAY)).toBe(30);
    const one = { workspace: owner.workspace, key_id: key.id };
    const weekly = await owner.api.apiKeys.update({
      ...one,
      rotation_policy: { schedule: 'weekly', transition_seconds: 60 },
    });
    expect(new Date(weekly.next_rotation_at ?? '').getUTCDay()).toBe(1);
    expect(await owner.api.apiKeys.update({ ...one, rotation_policy: null })).toMatchObject({
      rotation_policy: null,
      next_rotation_at: null,
    });
    const { id: organization } = await owner.api.organizations.create({ name: 'Globex' });
    const made = await owner.api.organizationKeys.create({
      organization,
      name: 'k',
      scope: 'read-only',
      rotation_policy: { schedule: 'monthly' },
    });
    expect(new Date(made.next_rotation_at ?? '').getUTCDate()).toBe(1);
  });

  it('is refused when its fields do not fit together', async () => {
    const refused = (rotation_policy: {
      schedule: 'every_days' | 'weekly';
      every_days?: number;
      transition_seconds?: number;
    }) => statusOrCode(createKey(server, owner.api, { workspace: owner.workspace, rotation_policy }));
    expect(await refused({ schedule: 'every_days' })).toBe('invalid_request');
    expect(await refused({ schedule: 'weekly', every_days: 3 })).toBe('invalid_request');
    expect(await refused({ schedule: 'weekly', transition_seconds: 604_800 })).toBe('invalid_request');
    expect(await refused({ schedule: 'every_days', every_days: 1 })).toBe('invalid_request');
    expect(await refused({ schedule: 'every_days', every_days: 1, transition_seconds: 3600 })).toBe('served');
  });
});

describe('a scheduled rotation', () => {
  it('gives the key a new secret, to be retrieved once, while the old one keeps working', async () => {
    const key = await scheduled();
    await bringNear(key.id, -1000);
    const rotated = await rotatedUnattended(key.id);
    expect(rotated).toMatchObject({ status: 'rotating', rotation: { previous_masked: key.masked } });
    expect(Math.round((Date.parse(rotated.next_rotation_at ?? '') - Date.now()) / DAY)).toBe(30);
    expect(await statusOrCode(key.api.me.get())).toBe('served');
    const collect = () => owner.api.apiKeys.collectSecret({ workspace: owner.workspace, key_id: key.id });
    const collected = await collect();
    expect(collected.new_secret_status).toBe('none');
    expect(collected.masked.slice(-4)).toBe(collected.secret.slice(-4));
    expect(await statusOrCode(server.client(collected.secret).me.get())).toBe('served');
    expect(await statusOrCode(collect())).toBe('invalid_state');
    const { data } = await owner.api.auditEvents.list({ workspace: owner.workspace, target: key.id });
    expect(data.map(({ action, actor }) => [action, actor.type])).toEqual([
      ['api_key.secret_collected', 'user'],
      ['api_key.rotated', 'system'],
      ['api_key.created', 'user'],
    ]);
  });

  it('stores the pending secret only encrypted', async () => {
    const key = await scheduled();
    await bringNear(key.id, -1000);
    await rotatedUnattended(key.id);
    const { rows } = await server.knex.raw(
      'select row_to_json(k)::text as row from api_keys k where id = ?',
      [key.id],
    );
    const { secret } = await owner.api.apiKeys.collectSecret({ workspace: owner.workspace, key_id: key.id });
    const inner = secret.slice('tn_svc_'.length);
    expect(Buffer.from(rows[0].row).toString('latin1')).not.toContain(inner);
    expect(rows[0].row).not.toContain(Buffer.from(secret).toString('hex'));
    const events = await owner.api.events.list({ workspace: owner.workspace, limit: 100 });
    expect(JSON.stringify(events)).not.toContain(inner);
  });

  it('gives the pending secret to one of two callers who retrieve it at once', async () => {
    const key = await scheduled();
    await bringNear(key.id, -1000);
    await rotatedUnattended(key.id);
    const collect = () => owner.api.apiKeys.collectSecret({ workspace: owner.workspace, key_id: key.id });
    expect(await statusesOrCodes(collect(), collect(), collect())).toEqual(['invalid_state', 'served']);
  });

  it('gives the pending secret only to callers who could have created the key', async () => {
    const key = await scheduled();
    const weak = await createKey(server, owner.api, {
      workspace: owner.workspace,
      scope: 'custom',
      permissions: ['api_keys:manage', 'api_keys:read'],
    });
    await bringNear(key.id, -1000);
    await rotatedUnattended(key.id);
    const one = { workspace: owner.workspace, key_id: key.id };
    expect(await statusOrCode(weak.api.apiKeys.collectSecret(one))).toBe('privilege_escalation');
    const outsider = await createUser(server, 'Outsider');
    expect(await statusOrCode(outsider.api.apiKeys.collectSecret(one))).toBe('not_found');
    await owner.api.apiKeys.revoke(one);
    expect(await statusOrCode(owner.api.apiKeys.collectSecret(one))).toBe('invalid_state');
  });

  it('is replaced by a manual rotation, which discards the pending secret and begins the period anew', async () => {
    const key = await scheduled();
    await bringNear(key.id, -1000);
    await rotatedUnattended(key.id);
    const one = { workspace: owner.workspace, key_id: key.id };
    await owner.api.apiKeys.finishRotation(one);
    const byHand = await owner.api.apiKeys.rotate({ ...one, transition_seconds: 0 });
    expect(byHand.new_secret_status).toBe('none');
    expect(await statusOrCode(owner.api.apiKeys.collectSecret(one))).toBe('invalid_state');
    expect(await statusOrCode(server.client(byHand.secret).me.get())).toBe('served');
  });

  it('is postponed while a key has two secrets', async () => {
    const key = await scheduled();
    const one = { workspace: owner.workspace, key_id: key.id };
    const { rotation } = await owner.api.apiKeys.rotate({ ...one, transition_seconds: 3600 });
    await bringNear(key.id, -1000);
    await expect
      .poll(() => read(key.id), LONG)
      .toMatchObject({ next_rotation_at: rotation?.ends_at, new_secret_status: 'none' });
  });
});

describe('a notice of a rotation', () => {
  it('is sent 7 days before, 24 hours before and at the time, by mail and webhook, once each', async () => {
    const who = await createUser(server, 'Told');
    const key = await scheduled(30, who);
    const upcoming = () => eventsOf('api_key.rotation_upcoming', who);
    const subjects = () => mailbox.mails.filter(({ to }) => to === who.email).map(({ subject }) => subject);
    const soon = `The API key "${key.name}" gets a new secret soon`;
    const reminders = async () => subjects().filter((subject) => subject === soon);
    for (const [near, told] of [
      [8 * DAY, 0],
      [7 * DAY - HOUR, 1],
      [6 * DAY, 1],
      [DAY - HOUR, 2],
      [HOUR, 2],
    ] as const) {
      await bringNear(key.id, near);
      if (told === 0) await delay(1500);
      await expect.poll(upcoming, { ...LONG, message: `${near / HOUR} hours before` }).toHaveLength(told);
      // Notices that wait at the same time are one mail.
      await expect.poll(reminders, LONG).toHaveLength(told);
    }
    await bringNear(key.id, -1000);
    await expect.poll(() => eventsOf('api_key.rotated', who), LONG).toHaveLength(1);
    const done = `The API key "${key.name}" has a new secret`;
    await expect.poll(subjects, LONG).toContain(done);
    expect(subjects().filter((subject) => subject === soon)).toHaveLength(2);
    expect(subjects().filter((subject) => subject === done)).toHaveLength(1);
  }, 30_000);

  it('is sent to the owners and admins of the organization that owns the workspace', async () => {
    const organizationOwner = await createUser(server, 'Owner');
    const { id: organization } = await organizationOwner.api.organizations.create({ name: 'Globex' });
    const { id: workspace } = await organizationOwner.api.workspaces.create({
      name: 'Owned',
      slug: unique('own'),
      organization,
    });
    const key = await createKey(server, organizationOwner.api, { workspace, rotation_policy: policyOf(30) });
    await bringNear(key.id, HOUR);
    const mine = () =>
      mailbox.mails.filter(({ to }) => to === organizationOwner.email).map(({ subject }) => subject);
    await expect.poll(mine, LONG).toContain(`The API key "${key.name}" gets a new secret soon`);
  });

  it('is not sent when the key has ended', async () => {
    const key = await scheduled();
    await owner.api.apiKeys.revoke({ workspace: owner.workspace, key_id: key.id });
    await bringNear(key.id, -1000);
    await delay(1500);
    expect(await read(key.id)).toMatchObject({ status: 'revoked', new_secret_status: 'none' });
  });
});
