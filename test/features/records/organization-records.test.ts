import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditBundle } from '../../../sdk/src/audit/index.ts';
import { unwrap } from '../../../sdk/src/webhooks.ts';
import { statusOrCode } from '../../support/keys.ts';
import { pollUntil } from '../../support/poll.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let receiver: Receiver;
let ada: TestUser;
let mia: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  receiver = await startReceiver();
  [ada, mia] = await Promise.all([createUser(server, 'Ada'), createUser(server, 'Mia')]);
});
afterAll(async () => {
  await server.stop();
  await receiver.close();
});

async function organization(): Promise<string> {
  const { id } = await ada.api.organizations.create({ name: 'Globex', slug: unique('org') });
  await server.operator.organizationMembers.add({ organization: id, user_id: mia.id });
  return id;
}

describe('the audit log of an organization', () => {
  it('has what was done in it, by whom, in a chain of its own', async () => {
    const id = await organization();
    await ada.api.organizations.update({ organization: id, name: 'Globex Corp' });
    const { id: workspace } = await ada.api.workspaces.create({ name: 'Owned', organization: id });
    await ada.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
    const { data } = await ada.api.organizationAuditEvents.list({ organization: id });
    expect(data.map(({ action, target }) => [action, target.type])).toEqual([
      ['workspace.created', 'workspace'],
      ['organization.updated', 'organization'],
      ['member.added', 'user'],
      ['organization.created', 'organization'],
    ]);
    expect(new Set(data.map(({ workspace_id }) => workspace_id))).toEqual(new Set([id]));
    // The operator has added the member.
    expect(data.map(({ actor }) => actor.id)).toEqual([ada.id, ada.id, null, ada.id]);
    const filtered = await ada.api.organizationAuditEvents.list({ organization: id, action: 'member.*' });
    expect(filtered.data).toHaveLength(1);
    const sealed = await pollUntil(
      () => ada.api.organizationAuditEvents.list({ organization: id }),
      (page) => page.data.every(({ seq }) => seq !== null),
      { what: 'the seal of all entries' },
    );
    expect(sealed.data.map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
    expect(await statusOrCode(mia.api.organizationAuditEvents.list({ organization: id }))).toBe(
      'insufficient_role',
    );
    const entry = { event_id: data[0]?.id ?? '' };
    expect(await statusOrCode(ada.api.auditEvents.get({ workspace, ...entry }))).toBe('not_found');
    expect(await statusOrCode(ada.api.organizationAuditEvents.get({ organization: id, ...entry }))).toBe(
      'served',
    );
  });

  it('is exported as a bundle that verifies offline', async () => {
    const id = await organization();
    const made = await ada.api.organizationAuditExports.create({ organization: id, format: 'jsonl' });
    expect(made).toMatchObject({ organization_id: id, workspace_id: null, verifiable: true });
    const bundle = await ada.api.organizationAuditExports.download({ organization: id, export_id: made.id });
    const [key] = (await ada.api.auditKeys.list()).data;
    const verified = await verifyAuditBundle(bundle, { publicKey: key?.public_key ?? '' });
    expect(verified).toMatchObject({ valid: true, workspaceId: id });
  });

  it('tells of the grants that it is given, and of escalations that were refused', async () => {
    const id = await organization();
    await mia.api.managers.grant({ workspace: mia.workspace, organization: id });
    await ada.api.organizationMembers.update({ organization: id, user_id: mia.id, role: 'admin' });
    const wide = { organization: id, user_id: (await createUser(server, 'Eve')).id, role: 'owner' } as const;
    expect(await statusOrCode(mia.api.organizationMembers.add(wide))).toBe('privilege_escalation');
    const { data } = await ada.api.organizationAuditEvents.list({ organization: id, limit: 3 });
    expect(data.map(({ action }) => action)).toEqual([
      'access.escalation_refused',
      'member.role_changed',
      'manager.granted',
    ]);
  });
});

describe('the webhooks of an organization', () => {
  it('tell what happens in it, signed, and nothing of its workspaces but what concerns it', async () => {
    const id = await organization();
    const { secret } = await ada.api.organizationWebhookEndpoints.create({
      organization: id,
      url: receiver.url,
    });
    const { id: workspace } = await ada.api.workspaces.create({ name: 'Owned', organization: id });
    await ada.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
    await ada.api.organizationMembers.remove({ organization: id, user_id: mia.id });
    const events = await Promise.all(
      (await receiver.wait(2)).map(({ body, headers }) =>
        unwrap(body, headers as Record<string, string>, secret),
      ),
    );
    expect(
      events.map(({ type, organization_id, workspace_id }) => [type, organization_id, workspace_id]).sort(),
    ).toEqual([
      ['member.removed', id, null],
      ['workspace.created', id, null],
    ]);
    const { data } = await ada.api.organizationEvents.list({ organization: id });
    expect(data.map(({ type }) => type)).toEqual([
      'member.removed',
      'workspace.created',
      'member.added',
      'organization.created',
    ]);
    expect((await ada.api.organizationWebhookDeliveries.list({ organization: id })).data).toHaveLength(2);
    expect(await statusOrCode(mia.api.organizationWebhookEndpoints.list({ organization: id }))).toBe(
      'not_found',
    );
  });

  it('are tested, rotated and deleted as those of a workspace are', async () => {
    const id = await organization();
    const made = await ada.api.organizationWebhookEndpoints.create({
      organization: id,
      url: 'https://hooks.example.com/',
      enabled: false,
    });
    const one = { organization: id, endpoint_id: made.id };
    expect(made).toMatchObject({ organization_id: id, workspace_id: null });
    expect(
      await ada.api.organizationWebhookEndpoints.test({ ...one, type: 'organization.updated' }),
    ).toMatchObject({
      event_type: 'organization.updated',
      test: true,
    });
    expect(
      await ada.api.organizationWebhookEndpoints.rotateSecret({ ...one, transition_seconds: 60 }),
    ).toMatchObject({
      rotation: { previous_masked: made.masked },
    });
    expect(await statusOrCode(ada.api.organizationWebhookEndpoints.delete(one))).toBe('served');
    expect(await statusOrCode(ada.api.organizationWebhookEndpoints.get(one))).toBe('not_found');
    const inWorkspace = { workspace: ada.workspace, endpoint_id: made.id };
    expect(await statusOrCode(ada.api.webhookEndpoints.get(inWorkspace))).toBe('not_found');
  });
});
