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
let owner: TestUser;
let member: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  receiver = await startReceiver();
  [owner, member] = await Promise.all([createUser(server, 'Owner'), createUser(server, 'Member')]);
});
afterAll(async () => {
  await server.stop();
  await receiver.close();
});

async function organization(): Promise<string> {
  const { id } = await owner.api.organizations.create({ name: 'Globex', slug: unique('org') });
  await server.operator.organizationMembers.add({ organization: id, user_id: member.id });
  return id;
}

describe('the audit log of an organization', () => {
  it('records what was done in it, by whom, in a chain of its own', async () => {
    const id = await organization();
    await owner.api.organizations.update({ organization: id, name: 'Globex Corp' });
    const { id: workspace } = await owner.api.workspaces.create({ name: 'Owned', organization: id });
    await owner.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
    const { data } = await owner.api.organizationAuditEvents.list({ organization: id });
    expect(data.map(({ action, target }) => [action, target.type])).toEqual([
      ['workspace.created', 'workspace'],
      ['organization.updated', 'organization'],
      ['member.added', 'user'],
      ['organization.created', 'organization'],
    ]);
    expect(new Set(data.map(({ workspace_id }) => workspace_id))).toEqual(new Set([id]));
    // The operator has added the member.
    expect(data.map(({ actor }) => actor.id)).toEqual([owner.id, owner.id, null, owner.id]);
    const filtered = await owner.api.organizationAuditEvents.list({ organization: id, action: 'member.*' });
    expect(filtered.data).toHaveLength(1);
    const sealed = await pollUntil(
      () => owner.api.organizationAuditEvents.list({ organization: id }),
      (page) => page.data.every(({ seq }) => seq !== null),
      { what: 'the seal of all entries' },
    );
    expect(sealed.data.map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
    expect(await statusOrCode(member.api.organizationAuditEvents.list({ organization: id }))).toBe(
      'insufficient_role',
    );
    const entry = { event_id: data[0]?.id ?? 'aud_' };
    expect(await statusOrCode(owner.api.auditEvents.get({ workspace, ...entry }))).toBe('not_found');
    expect(await statusOrCode(owner.api.organizationAuditEvents.get({ organization: id, ...entry }))).toBe(
      'served',
    );
  });

  it('is exported as a bundle that verifies offline', async () => {
    const id = await organization();
    const made = await owner.api.organizationAuditExports.create({ organization: id, format: 'jsonl' });
    expect(made).toMatchObject({ organization_id: id, workspace_id: null, verifiable: true });
    const bundle = await owner.api.organizationAuditExports.download({
      organization: id,
      export_id: made.id,
    });
    const [key] = (await owner.api.auditKeys.list()).data;
    const verified = await verifyAuditBundle(bundle, { publicKey: key?.public_key ?? '' });
    expect(verified).toMatchObject({ valid: true, workspaceId: id });
  });

  it('records the grants that it receives, and escalations that were refused', async () => {
    const id = await organization();
    await member.api.managers.grant({ workspace: member.workspace, organization: id });
    await owner.api.organizationMembers.update({ organization: id, user_id: member.id, role: 'admin' });
    const wide = {
      organization: id,
      user_id: (await createUser(server, 'Colleague')).id,
      role: 'owner',
    } as const;
    expect(await statusOrCode(member.api.organizationMembers.add(wide))).toBe('privilege_escalation');
    const { data } = await owner.api.organizationAuditEvents.list({ organization: id, limit: 3 });
    expect(data.map(({ action }) => action)).toEqual([
      'access.escalation_refused',
      'member.updated',
      'manager.granted',
    ]);
  });
});

describe('the webhooks of an organization', () => {
  it('report what happens in it, signed, and nothing of its workspaces but what concerns it', async () => {
    const id = await organization();
    const { secret } = await owner.api.organizationWebhookEndpoints.create({
      organization: id,
      url: receiver.url,
    });
    const { id: workspace } = await owner.api.workspaces.create({ name: 'Owned', organization: id });
    await owner.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
    await owner.api.organizationMembers.remove({ organization: id, user_id: member.id });
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
    const { data } = await owner.api.organizationEvents.list({ organization: id });
    expect(data.map(({ type }) => type)).toEqual([
      'member.removed',
      'workspace.created',
      'member.added',
      'organization.created',
    ]);
    expect((await owner.api.organizationWebhookDeliveries.list({ organization: id })).data).toHaveLength(2);
    expect(await statusOrCode(member.api.organizationWebhookEndpoints.list({ organization: id }))).toBe(
      'not_found',
    );
  });

  it('are tested, rotated and deleted as those of a workspace are', async () => {
    const id = await organization();
    const made = await owner.api.organizationWebhookEndpoints.create({
      organization: id,
      url: 'https://hooks.example.com/',
      enabled: false,
    });
    const one = { organization: id, endpoint_id: made.id };
    expect(made).toMatchObject({ organization_id: id, workspace_id: null });
    expect(
      await owner.api.organizationWebhookEndpoints.test({ ...one, type: 'organization.updated' }),
    ).toMatchObject({
      event_type: 'organization.updated',
      test: true,
    });
    expect(
      await owner.api.organizationWebhookEndpoints.rotateSecret({ ...one, transition_seconds: 60 }),
    ).toMatchObject({
      rotation: { previous_masked: made.masked },
    });
    expect(await statusOrCode(owner.api.organizationWebhookEndpoints.delete(one))).toBe('served');
    expect(await statusOrCode(owner.api.organizationWebhookEndpoints.get(one))).toBe('not_found');
    const inWorkspace = { workspace: owner.workspace, endpoint_id: made.id };
    expect(await statusOrCode(owner.api.webhookEndpoints.get(inWorkspace))).toBe('not_found');
  });
});
