import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationArgs } from '../../../sdk/src/index.ts';
import { unwrap } from '../../../sdk/src/webhooks.ts';
import { pollUntil } from '../../support/poll.ts';
import { type Received, type Receiver, startReceiver } from '../../support/receiver.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, newWorkspace, type TestUser } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let manager: TestUser;
let outsider: TestUser;
const receivers: Receiver[] = [];
beforeAll(async () => {
  server = await startTestServer({ webhooks: { retrySeconds: [0, 0, 0, 0, 0] } });
  [owner, manager, outsider] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Manager'),
    createUser(server, 'Outsider'),
  ]);
});
afterAll(async () => {
  await server.stop();
  await Promise.all(receivers.map((one) => one.close()));
});

async function receiver(): Promise<Receiver> {
  const one = await startReceiver();
  receivers.push(one);
  return one;
}

const headersOf = ({ headers }: Received) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
const eventOf = ({ body }: Received) => JSON.parse(body);
const typesOf = ({ received }: Receiver) => received.map((request) => eventOf(request).type);

const rename = (workspace: string, name: string) => owner.api.workspaces.update({ workspace, name });

/** A workspace, and an endpoint in it that leads to a receiver. */
async function connected(events?: Array<'*' | 'workspace.updated' | 'project.created'>) {
  const hook = await receiver();
  const workspace = await newWorkspace(owner);
  const endpoint = await owner.api.webhookEndpoints.create({
    workspace,
    url: `${hook.url}/in?x=1`,
    ...(events && { events }),
  });
  const here = { workspace, endpoint_id: endpoint.id };
  /** The deliveries to the endpoint, once they are as expected. */
  const settled = (status: 'delivered' | 'failed' | 'pending', count = 1) =>
    pollUntil(
      async () => (await owner.api.webhookDeliveries.list({ ...here, status })).data,
      ({ length }) => length >= count,
      { what: `${count} deliveries that are ${status}` },
    );
  return { hook, workspace, endpoint, here, settled };
}

describe('a webhook', () => {
  it('carries the event, and signatures that the public package and the SDK accept', async () => {
    const { hook, workspace, endpoint, settled } = await connected();
    const changed = await rename(workspace, 'Öykü 🚀');
    const [request] = await hook.wait();
    if (request === undefined) throw new Error('Nothing came.');
    expect(request).toMatchObject({ path: '/in?x=1', method: 'POST' });
    expect(request.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': expect.stringMatching(/^Tenantry/),
    });
    expect(request.headers).not.toHaveProperty('webhook-test');
    const event = {
      id: request.headers['webhook-id'],
      type: 'workspace.updated',
      created_at: expect.stringMatching(/Z$/),
      workspace_id: endpoint.workspace_id,
      organization_id: null,
      data: changed,
    };
    expect(new Webhook(endpoint.secret).verify(request.body, headersOf(request))).toEqual(event);
    expect(await unwrap(request.body, request.headers, endpoint.secret)).toEqual(event);
    const hex = createHmac('sha256', endpoint.secret).update(request.body).digest('hex');
    expect(request.headers['x-signature-256']).toBe(`sha256=${hex}`);
    const [delivery] = await settled('delivered');
    expect(delivery).toMatchObject({
      attempts: 1,
      response_status: 204,
      event_type: 'workspace.updated',
      event_id: event.id,
      error: null,
      test: false,
    });
  });

  it('is sent to the endpoints that chose its event, and appears in the list of events', async () => {
    const { hook, workspace } = await connected(['project.created']);
    const other = await receiver();
    await owner.api.webhookEndpoints.create({ workspace, url: other.url });
    await rename(workspace, 'Renamed');
    await owner.api.projects.create({ workspace, name: 'A', slug: 'billing', environment: 'sandbox' });
    await Promise.all([hook.wait(1), other.wait(2)]);
    await delay(300);
    expect(typesOf(hook)).toEqual(['project.created']);
    expect(typesOf(other).sort()).toEqual(['project.created', 'workspace.updated']);
    const events = await owner.api.events.list({ workspace });
    expect(events.data.map(({ type }) => type)).toEqual([
      'project.created',
      'workspace.updated',
      'workspace.created',
    ]);
    expect(hook.received.map(eventOf)).toEqual([events.data[0]]);
    const page = await owner.api.events.list({ workspace, type: 'workspace.created', limit: 1 });
    expect(page).toMatchObject({ data: [{ type: 'workspace.created' }], has_more: false });
  });

  it('is not sent when its change was refused', async () => {
    const { hook, workspace } = await connected();
    await expectProblem(owner.api.workspaces.update({ workspace, slug: owner.workspace }));
    await rename(workspace, 'After');
    await hook.wait();
    expect(hook.received.map((request) => eventOf(request).data.name)).toEqual(['After']);
  });
});

describe('the secret of an endpoint', () => {
  it('is shown when it is created, and never again, nor stored unencrypted', async () => {
    const { workspace, endpoint, here } = await connected();
    expect(endpoint.secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const answers = [
      await owner.api.webhookEndpoints.get(here),
      await owner.api.webhookEndpoints.list({ workspace }),
      await owner.api.webhookEndpoints.update({ ...here, description: 'x' }),
      await server.knex('webhook_endpoints').where({ id: endpoint.id }),
      server.logs,
    ];
    const stored = await server.knex('webhook_endpoints').where({ id: endpoint.id }).first();
    expect(stored?.sealed.includes(endpoint.secret.slice(6))).toBe(false);
    expect(JSON.stringify(answers)).not.toContain(endpoint.secret.slice(6));
    expect(endpoint.masked).toBe(`whsec_…${endpoint.secret.slice(-4)}`);
  });

  it('can be rotated: both sign during the transition, and only the new one after it', async () => {
    const { hook, workspace, endpoint, here } = await connected(['workspace.updated']);
    const rotated = await owner.api.webhookEndpoints.rotateSecret({ ...here, transition_seconds: 3600 });
    expect(rotated.rotation).toMatchObject({ previous_masked: endpoint.masked });
    await rename(workspace, 'One');
    const [first] = await hook.wait(1);
    if (first === undefined) throw new Error('Nothing came.');
    for (const secret of [endpoint.secret, rotated.secret]) {
      expect(new Webhook(secret).verify(first.body, headersOf(first))).toMatchObject({
        data: { name: 'One' },
      });
    }
    const hex = createHmac('sha256', rotated.secret).update(first.body).digest('hex');
    expect(first.headers['x-signature-256']).toBe(`sha256=${hex}`);

    expect(await expectProblem(owner.api.webhookEndpoints.rotateSecret(here))).toMatchObject({
      status: 409,
      code: 'rotation_in_progress',
    });
    const last = await owner.api.webhookEndpoints.rotateSecret({ ...here, transition_seconds: 0 });
    expect(last.rotation).toBeNull();
    await rename(workspace, 'Two');
    const [, second] = await hook.wait(2);
    if (second === undefined) throw new Error('Nothing came.');
    for (const secret of [endpoint.secret, rotated.secret])
      await expect(unwrap(second.body, second.headers, secret)).rejects.toThrow();
    expect(await unwrap(second.body, second.headers, last.secret)).toMatchObject({ data: { name: 'Two' } });
  });

  it('ends when the transition is over', async () => {
    const { hook, workspace, endpoint, here } = await connected(['workspace.updated']);
    const { secret } = await owner.api.webhookEndpoints.rotateSecret({ ...here, transition_seconds: 1 });
    await delay(1100);
    await rename(workspace, 'Later');
    const [request] = await hook.wait();
    if (request === undefined) throw new Error('Nothing came.');
    await expect(unwrap(request.body, request.headers, endpoint.secret)).rejects.toThrow();
    expect(await unwrap(request.body, request.headers, secret)).toBeDefined();
    expect((await owner.api.webhookEndpoints.get(here)).rotation).toBeNull();
  });
});

describe('a delivery that fails', () => {
  it('is tried again under the same id until it is accepted, and the log shows each attempt', async () => {
    const { hook, workspace, here, settled, endpoint } = await connected();
    let left = 3;
    hook.react(() => {
      left -= 1;
      return left >= 0
        ? { status: 503, body: `busy ${'x'.repeat(2000)}\0` }
        : { status: 200, body: 'thanks' };
    });
    await rename(workspace, 'Renamed');
    const [delivery] = await settled('delivered');
    expect(delivery).toMatchObject({ attempts: 4, response_status: 200, error: null, next_attempt_at: null });
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(hook.received.map(({ body }) => body)).size).toBe(1);
    const details = await owner.api.webhookDeliveries.get({ workspace, delivery_id: delivery?.id ?? 'dlv_' });
    expect(details.attempt_log.map(({ response_status }) => response_status)).toEqual([503, 503, 503, 200]);
    const [first] = details.attempt_log;
    expect(first).toMatchObject({
      error: 'The endpoint responded with 503.',
      duration_ms: expect.any(Number),
    });
    expect(first?.response_body).toHaveLength(1024);
    const logged = Object.fromEntries(first?.request_headers.map(({ name, value }) => [name, value]) ?? []);
    expect(logged).toMatchObject({ 'webhook-id': details.event_id, 'x-signature-256': expect.any(String) });
    expect(JSON.stringify(details)).not.toContain(endpoint.secret.slice(6));
    expect(details.event).toEqual(eventOf(hook.received[0] as Received));
    expect((await owner.api.webhookEndpoints.get(here)).enabled).toBe(true);
  });

  it('for good disables the endpoint, and notifies its owners by mail and the others by an event', async () => {
    const { hook, workspace, here, settled } = await connected(['workspace.updated']);
    const other = await receiver();
    await owner.api.webhookEndpoints.create({
      workspace,
      url: other.url,
      events: ['webhook_endpoint.disabled'],
    });
    await owner.api.me.update({ language: 'tr' });
    hook.react(() => ({ status: 500 }));
    await rename(workspace, 'Renamed');
    const [failed] = await settled('failed');
    expect(failed).toMatchObject({ attempts: 6, response_status: 500, next_attempt_at: null });
    const endpoint = await owner.api.webhookEndpoints.get(here);
    expect(endpoint).toMatchObject({
      enabled: false,
      disabled_reason: 'failures',
      disabled_at: expect.any(String),
    });
    const [told] = await other.wait();
    expect(eventOf(told as Received)).toMatchObject({ type: 'webhook_endpoint.disabled', data: endpoint });

    const mails = () =>
      server
        .knex('mails')
        .where({ template: 'webhook_endpoint_disabled', recipient: owner.email })
        .whereNotNull('sent_at');
    const sent = async () => mails().where('dedupe_key', 'like', `%${here.endpoint_id}%`);
    await expect.poll(sent, { timeout: 15_000 }).toMatchObject([{ language: 'tr', attempts: 0 }]);
    const audited = await server.knex('audit_events').where({ target_id: here.endpoint_id });
    expect(audited).toContainEqual(
      expect.objectContaining({
        action: 'webhook_endpoint.disabled',
        actor_type: 'system',
        target_type: 'webhook_endpoint',
      }),
    );
    await owner.api.me.update({ language: null });

    await rename(workspace, 'No endpoint listens');
    await delay(400);
    expect(hook.received).toHaveLength(6);
  });

  it('with 410 disables the endpoint at once, and cancels what was queued', async () => {
    const { hook, workspace, here, settled } = await connected();
    hook.react(() => ({ status: 410 }));
    await rename(workspace, 'Gone');
    await settled('failed');
    expect(await owner.api.webhookEndpoints.get(here)).toMatchObject({
      enabled: false,
      disabled_reason: 'gone',
    });
    expect(hook.received).toHaveLength(1);
  });

  it('is explained in words: a redirect, a refused connection, a timeout', async () => {
    const { hook, workspace, here } = await connected();
    const errorOf = async (react: () => object) => {
      hook.react(react);
      const { id } = await owner.api.webhookEndpoints.test(here);
      const { error } = await pollUntil(
        () => owner.api.webhookDeliveries.get({ workspace, delivery_id: id }),
        ({ status }) => status === 'failed',
        { what: 'the failure', timeout: 20_000 },
      );
      return error;
    };
    expect(await errorOf(() => ({ status: 302, headers: { location: 'http://127.0.0.1/' } }))).toBe(
      'The endpoint responded with 302; redirects are not followed.',
    );
    expect(await errorOf(() => ({ after: Number.POSITIVE_INFINITY }))).toBe('No response within 10 seconds.');
    await hook.close();
    expect(await errorOf(() => ({}))).toBe('The connection was refused.');
  });
});

describe('the events that an endpoint has missed', () => {
  it('can be replayed after it was disabled, and what failed again', async () => {
    const { hook, workspace, here, settled } = await connected(['workspace.updated']);
    const since = new Date(Date.now() - 60_000).toISOString();
    hook.react(() => ({ status: 410 }));
    await rename(workspace, 'Failed');
    await settled('failed');
    await rename(workspace, 'Missed 1');
    await owner.api.projects.create({ workspace, name: 'A', slug: 'billing', environment: 'sandbox' }); // not chosen
    await rename(workspace, 'Missed 2');
    await owner.api.webhookEndpoints.test(here);
    await settled('failed', 2);
    expect(await expectProblem(owner.api.webhookEndpoints.replay({ ...here, since }))).toMatchObject({
      status: 409,
      code: 'invalid_state',
    });

    hook.react(() => ({}));
    hook.received.length = 0;
    const enabled = await owner.api.webhookEndpoints.update({ ...here, enabled: true });
    expect(enabled).toMatchObject({ enabled: true, disabled_at: null, disabled_reason: null });
    expect(await owner.api.webhookEndpoints.replay({ ...here, since })).toEqual({
      queued_again: 1,
      queued: 2,
      has_more: false,
    });
    await hook.wait(3);
    await settled('delivered', 3);
    expect(hook.received.map((request) => eventOf(request).data.name).sort()).toEqual([
      'Failed',
      'Missed 1',
      'Missed 2',
    ]);
    const again = await owner.api.webhookEndpoints.replay({ ...here, since });
    expect(again).toEqual({ queued_again: 0, queued: 0, has_more: false });
    const later = await owner.api.webhookEndpoints.replay({
      ...here,
      since: new Date(Date.now() + 60_000).toISOString(),
    });
    expect(later).toEqual({ queued_again: 0, queued: 0, has_more: false });
  });

  it('are cancelled when a user disables it', async () => {
    const { hook, workspace, here, settled } = await connected();
    hook.react(() => ({ status: 500 }));
    await server.knex('webhook_deliveries').where({ endpoint_id: here.endpoint_id }).delete();
    await rename(workspace, 'X');
    await hook.wait();
    expect(await owner.api.webhookEndpoints.update({ ...here, enabled: false })).toMatchObject({
      enabled: false,
      disabled_reason: 'manual',
    });
    await settled('failed');
    const { length } = hook.received;
    await delay(400);
    expect(hook.received.length).toBeLessThanOrEqual(length + 1);
  });
});

describe('a delivery', () => {
  it('can be sent again under the same id, and a failure of that changes nothing else', async () => {
    const { hook, workspace, here, settled } = await connected();
    await rename(workspace, 'Renamed');
    const [delivery] = await settled('delivered');
    const one = { workspace, delivery_id: delivery?.id ?? 'dlv_' };
    expect(await owner.api.webhookDeliveries.redeliver(one)).toMatchObject({ status: 'pending' });
    await hook.wait(2);
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect((await settled('delivered'))[0]).toMatchObject({ attempts: 2 });

    hook.react(() => ({ status: 500 }));
    for (let attempt = 3; attempt <= 9; attempt += 1) {
      await owner.api.webhookDeliveries.redeliver(one);
      const attempts = async () => (await owner.api.webhookDeliveries.get(one)).attempts;
      await expect.poll(attempts, { timeout: 15_000, interval: 20 }).toBe(attempt);
    }
    expect((await settled('failed'))[0]).toMatchObject({ attempts: 9, delivered_at: expect.any(String) });
    expect((await owner.api.webhookEndpoints.get(here)).enabled).toBe(true);
  });

  it('of a test is marked as one, is sent once, and is no event of the workspace', async () => {
    const { hook, workspace, here, endpoint, settled } = await connected(['project.created']);
    await owner.api.webhookEndpoints.update({ ...here, enabled: false });
    const queued = await owner.api.webhookEndpoints.test(here);
    expect(queued).toMatchObject({ test: true, event_type: 'project.created', status: 'pending' });
    await owner.api.webhookEndpoints.test({ ...here, type: 'api_key.revoked' });
    const requests = await hook.wait(2);
    for (const request of requests) {
      expect(request.headers['webhook-test']).toBe('true');
      expect(await unwrap(request.body, request.headers, endpoint.secret)).toMatchObject({
        workspace_id: endpoint.workspace_id,
      });
    }
    expect(typesOf(hook).sort()).toEqual(['api_key.revoked', 'project.created']);
    await settled('delivered', 2);
    const { data } = await owner.api.events.list({ workspace });
    expect(data.map(({ type }) => type)).toEqual(['workspace.created']);
  });

  it('is found by endpoint, status and event, page by page', async () => {
    const { workspace, here, settled } = await connected();
    for (let index = 0; index < 5; index += 1) await rename(workspace, `Name ${index}`);
    await settled('delivered', 5);
    const all: string[] = [];
    for await (const { id } of owner.api.webhookDeliveries.list({ ...here, limit: 2 })) all.push(id);
    expect(all).toHaveLength(5);
    expect(all).toEqual([...all].sort().reverse());
    const of = async (filter: object) =>
      (await owner.api.webhookDeliveries.list({ workspace, ...filter })).data.length;
    expect(await of({ event_type: 'workspace.updated' })).toBe(5);
    expect(await of({ event_type: 'project.created' })).toBe(0);
    expect(await of({ status: 'pending' })).toBe(0);
    expect(await of({ endpoint_id: 'whk_other' })).toBe(0);
  });
});

describe('a slow endpoint', () => {
  it('delays no other, however long its queue is', async () => {
    const { hook, workspace } = await connected(['workspace.updated']);
    hook.react(() => ({ after: Number.POSITIVE_INFINITY }));
    for (let index = 0; index < 30; index += 1) await rename(workspace, `Before ${index}`);
    await hook.wait(1);
    const quick = await receiver();
    await owner.api.webhookEndpoints.create({ workspace, url: quick.url });
    const times: number[] = [];
    for (let index = 0; index < 20; index += 1) {
      const from = Date.now();
      await rename(workspace, `After ${index}`);
      await quick.wait(index + 1);
      times.push(Date.now() - from);
    }
    times.sort((a, b) => a - b);
    expect(times[10]).toBeLessThan(2000);
    // It is not asked for more than it can answer.
    expect(hook.received.length).toBeLessThanOrEqual(2);
  });
});

describe('endpoints', () => {
  it.each([
    'http://hooks.example.com/',
    'https://10.0.0.1/',
    'https://[::ffff:169.254.169.254]/',
    'https://user:secret@hooks.example.com/',
    'https://hooks.example.com:25/',
    'javascript:alert(1)',
  ])('are refused for %s', async (url) => {
    const call = owner.api.webhookEndpoints.create({ workspace: owner.workspace, url });
    const { status, errors } = await expectProblem(call);
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ location: 'body', path: 'url' }]);
    expect(JSON.stringify(errors)).not.toContain('secret@');
  });

  it('name existing events', async () => {
    const call = owner.api.webhookEndpoints.create({
      workspace: owner.workspace,
      url: 'https://hooks.example.com/',
      // @ts-expect-error there is no such event
      events: ['project.exploded'],
    });
    expect(await expectProblem(call)).toMatchObject({ status: 400, errors: [{ path: 'events/0' }] });
  });

  it('are for managers and above, and unknown to everyone else', async () => {
    const { workspace, here, settled } = await connected();
    const member = await createUser(server, 'Member');
    await server.operator.members.add({ workspace, user_id: manager.id, role: 'manager' });
    await server.operator.members.add({ workspace, user_id: member.id, role: 'member' });
    const [delivery] = await settled('delivered');
    expect((await manager.api.webhookEndpoints.get(here)).id).toBe(here.endpoint_id);
    expect(await expectProblem(member.api.webhookEndpoints.get(here))).toMatchObject({
      code: 'insufficient_role',
    });
    expect(await expectProblem(member.api.events.list({ workspace }))).toMatchObject({
      code: 'insufficient_role',
    });
    expect(await expectProblem(outsider.api.webhookEndpoints.get(here))).toMatchObject({ status: 404 });

    const theirs = { ...here, workspace: outsider.workspace };
    const redelivered = { workspace: outsider.workspace, delivery_id: delivery?.id ?? 'dlv_' };
    const calls = [
      outsider.api.webhookEndpoints.get(theirs),
      outsider.api.webhookEndpoints.update({ ...theirs, enabled: false }),
      outsider.api.webhookEndpoints.rotateSecret(theirs),
      outsider.api.webhookEndpoints.test(theirs),
      outsider.api.webhookEndpoints.replay({ ...theirs, since: '2026-01-01T00:00:00Z' }),
      outsider.api.webhookEndpoints.delete(theirs),
      outsider.api.webhookDeliveries.get(redelivered),
      outsider.api.webhookDeliveries.redeliver(redelivered),
    ];
    for (const { status, code } of await Promise.all(calls.map(expectProblem)))
      expect({ status, code }).toEqual({ status: 404, code: 'not_found' });
    expect((await outsider.api.webhookDeliveries.list(theirs)).data).toEqual([]);
  });

  it('are out of reach of a key that is limited to projects, and so are events', async () => {
    const { workspace } = await connected();
    const { id } = await owner.api.projects.create({
      workspace,
      name: 'A',
      slug: 'billing',
      environment: 'sandbox',
    });
    const limited = {
      workspace,
      name: 'k',
      kind: 'service',
      scope: 'custom',
      permissions: ['webhooks:read'],
    } satisfies OperationArgs<'apiKeys.create'>;
    const { secret } = await owner.api.apiKeys.create({ ...limited, project_ids: [id] });
    const whole = await owner.api.apiKeys.create(limited);
    expect(await expectProblem(server.client(secret).events.list({ workspace }))).toMatchObject({
      code: 'insufficient_scope',
    });
    expect(await expectProblem(server.client(secret).webhookDeliveries.list({ workspace }))).toMatchObject({
      code: 'insufficient_scope',
    });
    expect((await server.client(whole.secret).events.list({ workspace })).data.length).toBeGreaterThan(0);
  });

  it('are changed only in the present version', async () => {
    const { here, endpoint } = await connected();
    const changed = await owner.api.webhookEndpoints.update(
      { ...here, description: 'New', events: ['project.created'] },
      { ifMatch: endpoint.etag },
    );
    expect(changed).toMatchObject({ description: 'New', events: ['project.created'] });
    const late = owner.api.webhookEndpoints.update(
      { ...here, description: 'Old' },
      { ifMatch: endpoint.etag },
    );
    expect(await expectProblem(late)).toMatchObject({ status: 412 });
    await owner.api.webhookEndpoints.delete(here, { ifMatch: changed.etag });
    expect(await expectProblem(owner.api.webhookEndpoints.get(here))).toMatchObject({ status: 404 });
  });

  it('have one URL each in a workspace, in any spelling', async () => {
    const workspace = await newWorkspace(owner);
    const create = (url: string) => owner.api.webhookEndpoints.create({ workspace, url, enabled: false });
    await create('https://hooks.example.com/a');
    const taken = { status: 409, code: 'already_exists' };
    expect(await expectProblem(create('https://HOOKS.example.com:443/x/../a'))).toMatchObject(taken);
    const { id: endpoint_id } = await create('https://hooks.example.com/b');
    const change = owner.api.webhookEndpoints.update({
      ...{ workspace, endpoint_id, url: 'https://hooks.example.com/a' },
    });
    expect(await expectProblem(change)).toMatchObject(taken);
    await create('https://hooks.example.com/a?shard=2');
    const elsewhere = await newWorkspace(owner);
    const url = 'https://hooks.example.com/a';
    await owner.api.webhookEndpoints.create({ workspace: elsewhere, url, enabled: false });
  });

  it('are limited to fifty, exactly, when they are created at once', async () => {
    const workspace = await newWorkspace(owner);
    const create = (_: unknown, index: number) =>
      owner.api.webhookEndpoints
        .create({ workspace, url: `https://hooks.example.com/${index}`, enabled: false })
        .then(
          () => 'made',
          (error: { code?: string }) => error.code,
        );
    const outcomes = await Promise.all(Array.from({ length: 60 }, create));
    expect(outcomes.filter((one) => one === 'made')).toHaveLength(50);
    expect(outcomes.filter((one) => one === 'limit_reached')).toHaveLength(10);
  });

  it('can be deleted while events are emitted, and no change fails or leaves a delivery', async () => {
    const hook = await receiver();
    const workspace = await newWorkspace(owner);
    const { id: workspaceId } = await owner.api.workspaces.get({ workspace });
    for (let round = 0; round < 5; round += 1) {
      const { id } = await owner.api.webhookEndpoints.create({ workspace, url: hook.url });
      await Promise.all([
        ...Array.from({ length: 10 }, (_, index) =>
          owner.api.roles
            .create({ workspace, name: `R ${round} ${index}`, permissions: ['projects:read'] })
            .then(({ id: role_id }) => owner.api.roles.delete({ workspace, role_id })),
        ),
        delay(10 * round).then(() => owner.api.webhookEndpoints.delete({ workspace, endpoint_id: id })),
      ]);
      const gone = owner.api.webhookEndpoints.get({ workspace, endpoint_id: id });
      expect(await expectProblem(gone)).toMatchObject({ status: 404 });
    }
    const countEvents = async (type: string) =>
      (await server.knex('events').where('tenant_id', workspaceId).where('type', type)).length;
    expect([await countEvents('role.created'), await countEvents('role.deleted')]).toEqual([50, 50]);
    expect(await server.knex('webhook_deliveries').where('tenant_id', workspaceId)).toEqual([]);
  });
});
