import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationArgs, Permission } from '../../../sdk/src/index.ts';
import { virtualKeyBody } from '../../support/every-operation/gateway-things.ts';
import { serviceKey } from '../../support/every-operation/operations.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, type TestUser, unique } from '../../support/users.ts';

type Switches = NonNullable<OperationArgs<'organizationSettings.update'>['gateway']>;
const ROLES = ['admin', 'manager', 'member', 'viewer'] as const;

let server: TestServer;
let owner: TestUser;
let people: Record<(typeof ROLES)[number], TestUser>;
let organization: string;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server, 'Owner');
  organization = (await owner.api.organizations.create({ name: 'Globex', slug: unique('org') })).id;
  const made = await owner.api.workspaces.create({ name: 'Owned', slug: unique('own'), organization });
  workspace = made.id;
  const users = await Promise.all(ROLES.map((role) => createUser(server, role)));
  people = Object.fromEntries(ROLES.map((role, index) => [role, users[index]])) as typeof people;
  for (const role of ROLES) {
    await server.operator.organizationMembers.add({ organization, user_id: people[role].id });
    await server.operator.members.add({ workspace, user_id: people[role].id, role });
  }
}, 60_000);
afterAll(() => server.stop());

const change = (gateway: Switches) => owner.api.organizationSettings.update({ organization, gateway });

/** Returns the roles that hold a permission, by what access.check says of their people. */
async function holders(permission: Permission): Promise<string[]> {
  const all = [...ROLES.map((role) => [role, people[role]] as const), ['organization', owner] as const];
  const checks = all.map(([, { id }]) => ({ permission, principal: id }));
  const { results } = await owner.api.access.check({ workspace, checks });
  return all.flatMap(([name], index) => (results[index]?.allowed ? [name] : []));
}

describe('the switches of an organization for the gateway', () => {
  it('allow all at first, and keep what a change leaves out', async () => {
    const { gateway } = await owner.api.organizationSettings.get({ organization });
    expect(gateway).toEqual({
      logs: { admins: 'payloads', managers: 'payloads', members: 'payloads' },
      virtual_keys: { managers: 'manage', members: 'manage' },
      ...{ workspace_virtual_keys: true, budgets_by: 'managers', inline_configs: true },
      metadata_schema: null,
    });
    await change({ logs: { members: 'metadata' } });
    const changed = await change({ logs: { managers: 'none' }, budgets_by: 'admins' });
    expect(changed.gateway).toEqual({
      ...gateway,
      logs: { admins: 'payloads', managers: 'none', members: 'metadata' },
      budgets_by: 'admins',
    });
    await change({ logs: { managers: 'payloads', members: 'payloads' }, budgets_by: 'managers' });
  });

  it('take permissions from roles inside the decision, and nothing from the organization itself', async () => {
    const logs = () =>
      Promise.all((['gateway_logs:read', 'gateway_logs:read_payloads'] as const).map(holders));
    const [readers, ofPayloads] = await logs();
    expect([readers, ofPayloads]).toEqual([
      [...ROLES, 'organization'],
      ['admin', 'manager', 'organization'],
    ]);
    await change({ logs: { admins: 'metadata', managers: 'none', members: 'none' } });
    expect(await logs()).toEqual([['admin', 'organization'], ['organization']]);
    await change({ logs: { admins: 'payloads', managers: 'payloads', members: 'payloads' } });

    await change({ virtual_keys: { managers: 'view', members: 'none' } });
    expect(await holders('virtual_keys:manage')).toEqual(['admin', 'organization']);
    expect(await holders('virtual_keys:read')).toEqual(['admin', 'manager', 'organization']);
    await change({ virtual_keys: { managers: 'manage', members: 'view' }, workspace_virtual_keys: false });
    expect(await holders('virtual_keys:manage')).toEqual(['organization']);
    const body = { workspace, ...virtualKeyBody(), slug: unique('key') };
    const { code } = await expectProblem(people.admin.api.virtualKeys.create(body));
    expect(code).toBe('insufficient_role');
    await owner.api.virtualKeys.create(body);

    await change({ budgets_by: 'organization' });
    expect(await holders('budgets:manage')).toEqual(['organization']);
    await change({ workspace_virtual_keys: true, budgets_by: 'managers' });
    expect(await holders('budgets:manage')).toContain('admin');
  });

  it('say what metadata keys and the workspace fix, of which each may give a part', async () => {
    const metadata_schema = {
      type: 'object',
      required: ['team', 'cost/center'],
      properties: {
        team: { type: 'string', enum: ['red', 'blue'] },
        'cost/center': { minLength: 2, maxLength: 4 },
      },
      additionalProperties: false,
    } as const;
    await change({ metadata_schema: JSON.parse(JSON.stringify(metadata_schema)) });
    const create = (metadata?: Record<string, string>) =>
      owner.api.apiKeys.create({
        ...{ workspace, name: unique('key'), kind: 'service', scope: 'read-write' },
        ...(metadata && { defaults: { metadata } }),
      });
    const faults = async (call: Promise<unknown>) =>
      (await expectProblem(call)).errors.map(({ path, code }) => `${path} ${code}`);
    const [team, center] = ['defaults/metadata/team', 'defaults/metadata/cost~1center'];
    expect(await faults(create())).toEqual([`${team} required`, `${center} required`]);
    expect(await faults(create({ team: 'green', 'cost/center': 'c', more: 'm' }))).toEqual([
      `${team} metadata_schema`,
      `${center} metadata_schema`,
      'defaults/metadata/more metadata_schema',
    ]);
    const settings = (call_metadata: Record<string, string>) =>
      owner.api.settings.update({ workspace, call_metadata });
    expect(await faults(settings({ more: 'm' }))).toEqual(['call_metadata/more metadata_schema']);
    await settings({ 'cost/center': 'c42' });
    const { id: key_id } = await create({ team: 'red' });
    const update = (metadata: Record<string, string>) =>
      owner.api.apiKeys.update({ workspace, key_id, defaults: { metadata } });
    expect(await faults(update({}))).toEqual([`${team} required`]);
    await owner.api.apiKeys.update({ workspace, key_id, name: 'Renamed' });
    await change({ metadata_schema: null });
    await update({});
    await settings({});
  });

  it('refuse configs inside calls from the next call on, and an explanation says so', async () => {
    const { secret } = await serviceKey(owner, workspace, 'read-write');
    const inline_config = { virtual_key: 'absent' };
    const call = async () => {
      const response = await fetch(`${server.url}/v1/chat/completions`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${secret}`,
          'x-portkey-config': JSON.stringify(inline_config),
        },
        body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] }),
      });
      return ((await response.json()) as { code: string }).code;
    };
    expect(await call()).toBe('not_found');
    await change({ inline_configs: false });
    expect(await call()).toBe('invalid_config');
    const asked = { workspace, inline_config, params: { model: 'm' } };
    expect((await expectProblem(owner.api.gateway.explain(asked))).code).toBe('invalid_config');
    await change({ inline_configs: true });
    expect(await call()).toBe('not_found');
  });
});
