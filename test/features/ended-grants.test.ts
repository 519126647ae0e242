import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Permission } from '../../sdk/src/index.ts';
import { newWorkspace, type Person, person, unique } from '../support/fixtures.ts';
import { mint, outcome } from '../support/keys.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
/** Cleo's workspace is managed by Max's organization, in which Mia is a plain member. */
let cleo: Person;
let max: Person;
let mia: Person;
beforeAll(async () => {
  server = await startTestServer();
  [cleo, max, mia] = await Promise.all([
    person(server, 'Cleo'),
    person(server, 'Max'),
    person(server, 'Mia'),
  ]);
});
afterAll(() => server.stop());

const reads = (who: Pick<Person, 'api'>, workspace: string) => outcome(who.api.projects.list({ workspace }));

/** A workspace that is managed; Mia has a role of her own in it, if one is named. */
async function managed(role?: string) {
  const workspace = await newWorkspace(cleo, role === undefined ? [] : [[mia, role]]);
  const { id: organization } = await max.api.organizations.create({ name: 'Agency', slug: unique('org') });
  await max.api.organizationMembers.add({ organization, user_id: mia.id });
  const grant = await cleo.api.managers.grant({ workspace, organization });
  const one = { workspace, grant_id: grant.id };
  return { workspace, organization, one, revoke: () => cleo.api.managers.revoke(one) };
}

const WIDE: [Permission, ...Permission[]] = ['security:manage', 'audit:read', 'projects:read'];
const NARROW: [Permission, ...Permission[]] = ['projects:read'];

/** The grants that the newest entries of an action name. */
async function grantsOf(workspace: string, action: string) {
  const { data } = await cleo.api.auditEvents.list({ workspace, action });
  return data.map(({ grant }) => grant?.id);
}

describe('a key that is made through a grant', () => {
  it('ends with it although its maker has a role of their own', async () => {
    for (const role of ['viewer', 'member', 'manager']) {
      const { workspace, one, revoke } = await managed(role);
      const key = await mint(server, mia.api, { workspace, scope: 'custom', permissions: WIDE });
      expect(await grantsOf(workspace, 'api_key.created'), role).toEqual([one.grant_id]);
      expect((await revoke()).ends.api_keys, role).toMatchObject([{ id: key.id }]);
      expect(await reads(key, workspace), role).toBe('credential_revoked');
    }
  });

  it('ends with it although it is made with a key of a person', async () => {
    const { workspace, revoke } = await managed('member');
    const own = await mint(server, mia.api, { workspace, kind: 'user', scope: 'admin' });
    const key = await mint(server, own.api, { workspace, scope: 'custom', permissions: WIDE });
    expect((await revoke()).ends.api_keys.map(({ id }) => id)).toContain(key.id);
    expect(await reads(key, workspace)).toBe('credential_revoked');
  });

  it('stays when its maker could have made it by themselves', async () => {
    const { workspace, revoke } = await managed('manager');
    const key = await mint(server, mia.api, { workspace, scope: 'custom', permissions: NARROW });
    const own = await mint(server, mia.api, { workspace, kind: 'user', scope: 'read-only' });
    expect(await grantsOf(workspace, 'api_key.created')).toEqual([undefined, undefined]);
    expect((await revoke()).ends.api_keys).toEqual([]);
    expect([await reads(key, workspace), await reads(own, workspace)]).toEqual(['served', 'served']);
  });
});
