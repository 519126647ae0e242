import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganizationId, Tenantry, WorkspaceId } from '../../../sdk/src/index.ts';
import type { ApplicationKeyPermission } from '../../../server/auth/authentication/principal.ts';
import { createKey, idsOf, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let operator: Tenantry;
let application: Tenantry;
/** The owner of an organization with a workspace, and an admin of that workspace only. */
let owner: TestUser;
let admin: TestUser;
let outsider: TestUser;
let organization: OrganizationId;
let organizationKey: Tenantry;
let workspace: WorkspaceId;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  operator = server.operator;
  const permissions: ApplicationKeyPermission[] = ['workspaces:provision', 'directory:read'];
  const key = await operator.applicationKeys.create({ name: 'app', permissions });
  application = server.client(key.secret);
  [owner, admin, outsider] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Admin'),
    createUser(server, 'Outsider'),
  ]);
  ({ id: organization } = await owner.api.organizations.create({ name: 'Globex' }));
  ({ id: workspace } = await owner.api.workspaces.create({ name: 'Owned', organization }));
  await operator.organizationMembers.add({ organization, user_id: admin.id });
  await operator.members.add({ workspace, user_id: admin.id, role: 'admin' });
  const { secret } = await owner.api.organizationKeys.create({
    organization,
    name: 'erp',
    scope: 'admin',
  });
  organizationKey = server.client(secret);
}, 60_000);
afterAll(() => server.stop());

/** A workspace that the organization owns, with an external id that it has set. */
const owned = (external_id?: string) =>
  organizationKey.workspaces.create({ name: 'Owned', organization, ...(external_id && { external_id }) });

describe('the external id of a workspace', () => {
  it('is set by the operator and by application keys, which are one party', async () => {
    const external_id = unique('crm');
    const made = await application.workspaces.create({ name: 'Customer', external_id });
    expect(made).toMatchObject({ external_id, metadata: {} });
    expect(idsOf(await operator.workspaces.list({ external_id }))).toEqual([made.id]);
    expect(await statusOrCode(operator.workspaces.create({ name: 'Twin', external_id }))).toBe(
      'already_exists',
    );
    const renamed = unique('crm');
    await operator.workspaces.update({ workspace: made.id, external_id: renamed });
    expect(idsOf(await application.workspaces.list({ external_id }))).toEqual([]);
    expect((await application.workspaces.get({ workspace: made.id })).external_id).toBe(renamed);
    expect((await operator.workspaces.update({ workspace: made.id, external_id: null })).external_id).toBe(
      null,
    );
  });

  it('is set by the organization that owns the workspace', async () => {
    const external_id = unique('erp');
    expect((await owner.api.workspaces.update({ workspace, external_id })).external_id).toBe(external_id);
    expect(idsOf(await organizationKey.organizations.listWorkspaces({ organization, external_id }))).toEqual([
      workspace,
    ]);
    expect(await statusOrCode(owned(external_id))).toBe('already_exists');
  });

  it('is not set by other callers', async () => {
    const external_id = unique('other');
    const own = await newWorkspace(outsider);
    const { api: key } = await createKey(server, outsider.api, { workspace: own });
    for (const call of [
      () => outsider.api.workspaces.create({ name: 'Mine', external_id }),
      () => outsider.api.organizations.create({ name: 'Mine', external_id }),
      () => outsider.api.workspaces.update({ workspace: own, external_id }),
      () => key.workspaces.update({ workspace: own, external_id }),
      () => admin.api.workspaces.update({ workspace, external_id }),
      () => owner.api.organizations.update({ organization, external_id }),
    ])
      expect(await statusOrCode(call())).toBe('external_id_forbidden');
    // What is sent back unchanged changes nothing.
    await outsider.api.workspaces.update({ workspace: own, name: 'Mine', external_id: null });
  });

  it('of the operator is changed by no tenant, and the operator replaces that of a tenant', async () => {
    const { id } = await owned(unique('erp'));
    const external_id = unique('crm');
    await operator.workspaces.update({ workspace: id, external_id });
    for (const other of [unique('erp'), null])
      expect(
        await statusOrCode(organizationKey.workspaces.update({ workspace: id, external_id: other })),
      ).toBe('external_id_forbidden');
    expect((await organizationKey.workspaces.get({ workspace: id })).external_id).toBe(external_id);
  });

  it('is unique for each party, so that no tenant can probe or block another', async () => {
    const external_id = unique('crm');
    const { id: customer } = await application.workspaces.create({ name: 'Customer', external_id });
    // The organization learns nothing of the other workspace, and stands in the way of no look-up.
    const squatted = await owned(external_id);
    expect(squatted.external_id).toBe(external_id);
    for (const party of [operator, application]) {
      expect(idsOf(await party.workspaces.list({ external_id }))).toEqual([customer]);
      expect((await party.workspaces.get({ workspace: squatted.id })).external_id).toBe(null);
    }
    expect(idsOf(await organizationKey.workspaces.list({ external_id }))).toEqual([squatted.id]);
    expect(idsOf(await outsider.api.workspaces.list({ external_id }))).toEqual([]);
    const { id: elsewhere } = await outsider.api.organizations.create({ name: 'Elsewhere' });
    const theirs = await outsider.api.workspaces.create({
      name: 'Theirs',
      organization: elsewhere,
      external_id,
    });
    expect(idsOf(await outsider.api.workspaces.list({ external_id }))).toEqual([]);
    expect(
      idsOf(await outsider.api.organizations.listWorkspaces({ organization: elsewhere, external_id })),
    ).toEqual([theirs.id]);
    // The operator takes the value over to the workspace that the tenant kept it on.
    await operator.workspaces.update({ workspace: customer, external_id: null });
    await operator.workspaces.update({ workspace: squatted.id, external_id });
    expect(idsOf(await application.workspaces.list({ external_id }))).toEqual([squatted.id]);
  });

  it('of an organization ends when the workspace leaves it, and that of the operator stays', async () => {
    const external_id = unique('erp');
    const left = await owned(external_id);
    const kept = await owned();
    await operator.workspaces.update({ workspace: kept.id, external_id });
    for (const { id } of [left, kept]) {
      await operator.members.add({ workspace: id, user_id: owner.id, role: 'admin' });
      await owner.api.workspaces.release({ workspace: id, owner_id: owner.id });
    }
    expect((await owner.api.workspaces.get({ workspace: left.id })).external_id).toBe(null);
    expect((await operator.workspaces.get({ workspace: kept.id })).external_id).toBe(external_id);
    expect((await owned(external_id)).external_id).toBe(external_id);
  });

  it('goes to one of many requests that compete for it', async () => {
    const external_id = unique('raced');
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        statusOrCode(application.workspaces.create({ name: 'Raced', external_id })),
      ),
    );
    expect(outcomes.sort()).toEqual([...Array(5).fill('already_exists'), 'served']);
  });

  it('has 1 to 255 printable characters', async () => {
    for (const external_id of ['', 'x'.repeat(256), 'a\nb', 'a\u0000b', 'a\u202eb'])
      expect(await statusOrCode(operator.workspaces.create({ name: 'Bad', external_id }))).toBe(
        'invalid_request',
      );
    const external_id = `${unique('crm')}/Ümläut 1:2?#%${'x'.repeat(200)}`;
    const { id } = await operator.workspaces.create({ name: 'Odd', external_id });
    expect(idsOf(await operator.workspaces.list({ external_id }))).toEqual([id]);
  });
});

describe('an application key', () => {
  it('changes nothing of a tenant but its external id and metadata', async () => {
    const { id } = await application.organizations.create({ name: 'Group', external_id: unique('group') });
    for (const call of [
      () => application.workspaces.update({ workspace, name: 'Theirs' }),
      () => application.workspaces.update({ workspace, slug: unique('w'), metadata: {} }),
      () => application.organizations.update({ organization: id, name: 'Theirs' }),
    ])
      expect(await statusOrCode(call())).toBe('insufficient_scope');
    const external_id = unique('group');
    await application.organizations.update({ organization: id, external_id, metadata: { tier: 'gold' } });
    expect((await application.organizations.list({ external_id })).data).toMatchObject([
      { id, metadata: { tier: 'gold' } },
    ]);
  });

  it('finds by it only tenants that it is for', async () => {
    const external_id = unique('crm');
    await operator.workspaces.create({ name: 'Customer', external_id });
    const { secret } = await operator.applicationKeys.create({
      name: 'limited',
      permissions: ['directory:read'],
      tenants: [workspace],
    });
    expect(idsOf(await server.client(secret).workspaces.list({ external_id }))).toEqual([]);
  });
});

describe('metadata', () => {
  it('merges by name, and null removes one', async () => {
    const { id } = await owner.api.workspaces.create({
      name: 'Meta',
      metadata: { segment: 'b2b', region: 'eu', toString: '1' },
    });
    const update = (metadata: Record<string, string | null>) =>
      owner.api.workspaces.update({ workspace: id, metadata });
    expect((await update({ region: 'us', segment: null, note: '' })).metadata).toEqual({
      region: 'us',
      note: '',
      toString: '1',
    });
    expect((await update({})).metadata).toHaveProperty('region', 'us');
    expect(await statusOrCode(update(JSON.parse('{"__proto__":"own"}')))).toBe('invalid_request');
    const { metadata } = await owner.api.workspaces.get({ workspace: id });
    expect(Object.keys(metadata).sort()).toEqual(['note', 'region', 'toString']);
  });

  it('has at most 20 names of 40 characters, values of 500, and 8 kB', async () => {
    const names = (count: number, value = 'x') =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`name-${index}`, value]));
    const create = (metadata: Record<string, string>) =>
      statusOrCode(owner.api.workspaces.create({ name: 'Meta', metadata }));
    expect(await create(names(20))).toBe('served');
    for (const metadata of [
      names(21),
      { '': 'x' },
      { ['n'.repeat(41)]: 'x' },
      { long: 'x'.repeat(501) },
      names(17, 'é'.repeat(500)),
      { nul: 'a\u0000b' },
      { 'a\u0000b': 'nul' },
      { number: 1 as never },
    ])
      expect(await create(metadata)).toBe('invalid_request');
    const { id } = await owner.api.workspaces.create({ name: 'Full', metadata: names(20) });
    const more = (metadata: Record<string, string | null>) =>
      statusOrCode(owner.api.workspaces.update({ workspace: id, metadata }));
    expect(await more({ another: 'x' })).toBe('invalid_request');
    expect(await more({ another: 'x', 'name-0': null })).toBe('served');
  });
});
