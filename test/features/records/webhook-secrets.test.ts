import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Received, type Receiver, startReceiver } from '../../support/receiver.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, newWorkspace, type TestUser } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let hook: Receiver;
beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server, 'Owner');
  hook = await startReceiver();
});
afterAll(async () => {
  await server.stop();
  await hook.close();
});

const newSecret = (bytes = 32) => `whsec_${randomBytes(bytes).toString('base64')}`;
const headersOf = ({ headers }: Received) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
const isSignedWith = (secret: string, request: Received): boolean => {
  try {
    return new Webhook(secret).verify(request.body, headersOf(request)) !== undefined;
  } catch {
    return false;
  }
};
const newPath = () => `/${randomBytes(4).toString('hex')}`;

/** An endpoint whose secret the caller gave, or the server created. */
async function endpointWith(secret?: string) {
  const workspace = await newWorkspace(owner);
  const path = newPath();
  const endpoint = await owner.api.webhookEndpoints.create({
    workspace,
    url: hook.url + path,
    events: ['workspace.updated'],
    ...(secret !== undefined && { secret }),
  });
  return { endpoint, workspace, path, here: { workspace, endpoint_id: endpoint.id } };
}
type Endpoint = Awaited<ReturnType<typeof endpointWith>>;

/** The next webhook to a path, after a change. */
async function delivered({ workspace }: Endpoint, path: string): Promise<Received> {
  const at = Date.now();
  await owner.api.workspaces.update({ workspace, name: `Changed at ${at}` });
  const [request] = await hook.wait(1, (one) => one.path === path && one.body.includes(`Changed at ${at}`));
  if (request === undefined) throw new Error('No webhook arrived.');
  return request;
}
const rowOf = ({ endpoint }: Endpoint) => server.knex('webhook_endpoints').where({ id: endpoint.id }).first();

describe('a secret that the caller gives', () => {
  it.each([24, 32, 64])('signs, is shown once and stored sealed, with %i bytes', async (bytes) => {
    const secret = newSecret(bytes);
    const one = await endpointWith(secret);
    expect(one.endpoint).toMatchObject({ secret, secret_given: true, masked: `whsec_…${secret.slice(-4)}` });
    expect(isSignedWith(secret, await delivered(one, one.path))).toBe(true);
    const shown = JSON.stringify([
      await owner.api.webhookEndpoints.get(one.here),
      await rowOf(one),
      server.logs,
    ]);
    expect(shown).not.toContain(secret.slice(6));
    const row = await rowOf(one);
    expect(row?.sealed.includes(secret.slice(6))).toBe(false);
  });

  it('can be given with a rotation; the previous one signs as well until the transition ends', async () => {
    const one = await endpointWith();
    const secret = newSecret();
    const rotated = await owner.api.webhookEndpoints.rotateSecret({ ...one.here, secret });
    expect(rotated).toMatchObject({ secret, secret_given: true });
    const request = await delivered(one, one.path);
    expect([one.endpoint.secret, secret].map((each) => isSignedWith(each, request))).toEqual([true, true]);
    const back = await owner.api.webhookEndpoints.rotateSecret({ ...one.here, transition_seconds: 0 });
    expect(back.secret_given).toBe(false);
  });

  it.each([
    ['too short', `whsec_${randomBytes(23).toString('base64')}`],
    ['too long', `whsec_${randomBytes(65).toString('base64')}`],
    ['without its prefix', randomBytes(32).toString('base64')],
    ['no base64', `whsec_${'*'.repeat(44)}`],
    ['with the wrong padding', `whsec_${randomBytes(32).toString('base64').slice(0, -1)}`],
    ['empty', ''],
  ])('is refused when it is %s, without being repeated', async (_what, secret) => {
    const workspace = await newWorkspace(owner);
    const call = owner.api.webhookEndpoints.create({ workspace, url: hook.url + newPath(), secret });
    const problem = await expectProblem(call);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    if (secret !== '') expect(JSON.stringify(problem)).not.toContain(secret);
  });
});

describe('the opened secret of an endpoint', () => {
  it('stays in memory until its row changes', async () => {
    const one = await endpointWith();
    await delivered(one, one.path);
    const update = (changes: object) =>
      server.knex('webhook_endpoints').where({ id: one.endpoint.id }).update(changes);
    const failures = () => server.logs.filter((line) => line.includes('a webhook could not be sent')).length;
    const before = failures();
    // Without its data key, only memory has the secret.
    await update({ wrapped_key: Buffer.alloc(60) });
    await delivered(one, one.path);
    await update({ sealed: (await rowOf(one))?.sealed });
    // The longest time that a change takes to arrive.
    await delay(500);
    await owner.api.workspaces.update({ workspace: one.workspace, name: 'Forgotten' });
    await expect.poll(failures, { timeout: 10_000 }).toBeGreaterThan(before);
    expect(hook.received.filter(({ body }) => body.includes('Forgotten'))).toEqual([]);
    await owner.api.webhookEndpoints.delete(one.here);
  });
});

describe('a new URL', () => {
  it('needs a given secret in the same request, and then signs with it there', async () => {
    const secret = newSecret();
    const one = await endpointWith(secret);
    const before = await rowOf(one);
    const path = newPath();
    const url = hook.url + path;
    const update = (changes: object) => owner.api.webhookEndpoints.update({ ...one.here, ...changes });
    for (const attempt of [{ url }, { url, secret: newSecret() }, { url, enabled: true, description: 'x' }]) {
      expect(await expectProblem(update(attempt))).toMatchObject({
        status: 400,
        code: 'secret_required',
      });
    }
    expect(await rowOf(one)).toEqual(before);
    expect(isSignedWith(secret, await delivered(one, one.path))).toBe(true);

    const moved = await update({ url, secret });
    expect(moved).toMatchObject({ url, secret_given: true, secret_status: 'readable' });
    expect(isSignedWith(secret, await delivered(one, path))).toBe(true);
    // The same URL is no change, and other fields never need the secret.
    expect(await update({ url })).toMatchObject({ url });
    expect(await update({ description: 'Still here' })).toMatchObject({
      description: 'Still here',
    });
  });

  it('needs no secret that the server created', async () => {
    const one = await endpointWith();
    const path = newPath();
    await owner.api.webhookEndpoints.update({ ...one.here, url: hook.url + path });
    expect(isSignedWith(one.endpoint.secret, await delivered(one, path))).toBe(true);
  });

  it('ends the transition of a previous secret, which belongs to the old URL', async () => {
    const given = newSecret();
    const one = await endpointWith(given);
    const rotated = await owner.api.webhookEndpoints.rotateSecret(one.here);
    const path = newPath();
    const moved = await owner.api.webhookEndpoints.update({ ...one.here, url: hook.url + path });
    expect(moved.rotation).toBeNull();
    const request = await delivered(one, path);
    expect([given, rotated.secret].map((each) => isSignedWith(each, request))).toEqual([false, true]);
  });

  it('that is written to the database alone makes the secret useless there', async () => {
    const one = await endpointWith();
    const path = newPath();
    await server
      .knex('webhook_endpoints')
      .where({ id: one.endpoint.id })
      .update({ url: hook.url + path });
    await owner.api.workspaces.update({ workspace: one.workspace, name: 'Diverted' });
    await expect
      .poll(() => server.logs.join('\n'), { timeout: 10_000 })
      .toContain('a webhook could not be sent');
    expect(hook.received.filter((request) => request.path === path)).toEqual([]);
  });

  it('is the only change that takes the secret', async () => {
    const secret = newSecret();
    const one = await endpointWith(secret);
    const problem = await expectProblem(
      owner.api.webhookEndpoints.update({ ...one.here, secret, enabled: false }),
    );
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(problem.message).not.toContain(secret);
  });
});
