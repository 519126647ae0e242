import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationId } from '../../../server/api/types.ts';
import { arrange, restore } from '../../support/every-operation/arrange.ts';
import { mailedCodeTo } from '../../support/every-operation/factor-things.ts';
import { virtualKeyBody } from '../../support/every-operation/gateway-things.ts';
import {
  callOf,
  createTenantWithEverything,
  isPublic,
  operations,
  request,
  type TestTenant,
} from '../../support/every-operation/operations.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUnconfirmedUser, createUser, PASSWORD, unique } from '../../support/users.ts';

/** A slug that was released a moment ago, so replicas may still remember where it led. */
const RELEASED = unique('released');

let server: TestServer;
let acme: TestTenant;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTenantWithEverything(server);
  // A further session, which a change of the password ends.
  await server.client().sessions.create({ email: acme.newcomer.email, password: PASSWORD });
  const places = ['workspace_slugs', 'organization_slugs', `project_slugs ${acme.workspaceId}`];
  const released_at = new Date(Date.now() + 3_600_000);
  await server
    .knex('released_slugs')
    .insert(places.map((place) => ({ name: `${place} ${RELEASED}`, released_at })));
}, 120_000);
afterAll(() => server.stop());

const count = async () => Number((await server.knex('access_changes').count({ n: '*' }))[0]?.n);

/** What else changes something that decisions are made from, depending on what is in the body. */
type Body = Record<string, unknown>;
const VARIANTS: Readonly<Partial<Record<OperationId, Body | (() => Promise<Body>)>>> = {
  // A mailed code ends what a stranger has made with the address.
  'sessions.create': async () => mailedCodeTo(server, await createUnconfirmedUser(server)),
  'settings.update': { ip_allowlist: ['0.0.0.0/0', '::/0'] },
  // A key that is created with its limits makes a budget.
  'apiKeys.create': {
    name: 'Bounded',
    kind: 'service',
    scope: 'read-only',
    usage_limits: { credit_limit: 1 },
  },
  'virtualKeys.create': async () => ({ ...virtualKeyBody(), usage_limits: { credit_limit: 1 } }),
  'apiKeys.update': { ip_allowlist: ['0.0.0.0/0'] },
  'organizationKeys.update': { ip_allowlist: ['0.0.0.0/0'] },
  'organizationMembers.update': { role: 'admin' },
  'organizationSettings.update': { ip_allowlist: ['0.0.0.0/0', '::/0'] },
  'managers.update': { paused: false },
  'members.update': { role: 'member' },
  'roles.update': { permissions: ['members:read'] },
  'me.update': { current_password: PASSWORD, new_password: 'another good password' },
  'projectMembers.set': { role: 'member' },
  'workspaces.update': { slug: RELEASED },
  'organizations.update': { slug: RELEASED },
  // Replicas drop the secret that was sealed for the old URL.
  'webhookEndpoints.update': { url: `https://hooks.example.com/${unique('moved')}` },
  'organizationWebhookEndpoints.update': { url: `https://hooks.example.com/${unique('moved')}` },
  'projects.update': { slug: RELEASED },
  'configs.update': { slug: unique('moved') },
  'virtualKeys.update': { models: ['gpt-4o'] },
};

/** They change access by what people are in at the provider, which the tests of directories and of single sign-on make. */
const TESTED_APART = new Set<string>(['directories.apply', 'organizationDirectories.apply', 'sso.exchange']);
const writes = operations.filter(
  ({ id, method, schema }) => method !== 'GET' && schema['x-safe'] !== true && !TESTED_APART.has(id),
);

describe('the document', () => {
  it.each(writes)(
    'says for $id whether it waits until replicas know of its change',
    async ({ id, ...operation }) => {
      const declared = operation.schema['x-acknowledged'] === true;
      const token = isPublic(operation) ? undefined : acme.people.owner.token;
      let changed = false;
      let waited = false;
      for (const variant of [undefined, VARIANTS[id]]) {
        if (variant === undefined && changed) continue;
        const body = typeof variant === 'function' ? await variant() : variant;
        const call = callOf(id, await arrange(server, acme, id, acme.people.owner));
        const asker = id === 'me.update' && body !== undefined ? acme.newcomer.token : token;
        const asked = body === undefined ? call : { ...call, body };
        const before = await count();
        let answer = await request(server, id, asked, { token: asker });
        if (answer.status === 403 || answer.body?.code === 'invitation_required')
          answer = await request(server, id, asked, { token: server.operatorKey });
        expect(answer.status, `${id}: ${answer.text}`).toBe(operation.status);
        const made = (await count()) > before;
        changed ||= made;
        waited ||= answer.headers.has('server-timing');
        // What has changed nothing is not waited for.
        expect(answer.headers.has('server-timing'), id).toBe(made);
        await restore(server, acme, id);
      }
      expect({ id, changed, waited }).toEqual({ id, changed: declared, waited: declared });
    },
  );
});

describe('a user who belongs to no workspace, whose log cannot record anything', () => {
  it('waits until replicas know that a session or a password has ended', async () => {
    const { id, email, api } = await createUser(server, 'Gone');
    // One to end, and one that a change of the password ends.
    for (let more = 0; more < 2; more += 1)
      await server.client().sessions.create({ email, password: PASSWORD });
    await server.knex('members').where({ user_id: id }).update({ status: 'deactivated' });
    const { data } = await api.sessions.list();
    const other = data.find(({ current }) => !current)?.id ?? '';
    const answers = [
      await api.sessions.revoke({ session_id: other }).withResponse(),
      await api.me
        .update({ current_password: PASSWORD, new_password: 'another good password' })
        .withResponse(),
    ];
    expect(answers.map(({ response }) => response.headers.has('server-timing'))).toEqual([true, true]);
  });
});
