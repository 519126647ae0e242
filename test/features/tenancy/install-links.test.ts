import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstallLinkId, OperationArgs } from '../../../sdk/src/index.ts';
import { permitAuditDeletes } from '../../../server/features/records/audit/retention.ts';
import { purgeRepository } from '../../../server/features/records/data-retention/purge-repository.ts';
import { rowsMentioning, send } from '../../support/every-operation/operations.ts';
import { idsOf, statusesOrCodes, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { mailedToken } from '../../support/tokens.ts';
import {
  createUnconfirmedUser,
  createUser,
  expectProblem,
  newWorkspace,
  PASSWORD,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
/** The agency creates links. Of its two customers, one has confirmed their address. */
let agencyOwner: TestUser;
let agencyMember: TestUser;
let customer: TestUser;
let unconfirmed: TestUser;
let agency: string;
beforeAll(async () => {
  server = await startTestServer();
  [agencyOwner, agencyMember, customer, unconfirmed] = await Promise.all([
    createUser(server, 'Agency'),
    createUser(server, 'Member'),
    createUser(server, 'Customer'),
    createUser(server, 'Unconfirmed'),
  ]);
  await confirmed(customer);
  agency = await organization();
});
afterAll(() => server.stop());

async function confirmed(user: TestUser): Promise<void> {
  const token = await mailedToken(server, 'email_verification', user.id);
  await user.api.emailVerifications.confirm({ token });
}

async function organization(): Promise<string> {
  const { id } = await agencyOwner.api.organizations.create({ name: 'Agency', slug: unique('org') });
  await server.operator.organizationMembers.add({ organization: id, user_id: agencyMember.id });
  return id;
}

const make = (terms: Partial<OperationArgs<'installLinks.create'>> = {}) =>
  agencyOwner.api.installLinks.create({ organization: agency, ...terms });
const soon = (milliseconds = 3_600_000) => new Date(Date.now() + milliseconds).toISOString();

/** A link that is over, in each of the ways. */
async function over(
  status: 'archived' | 'expired' | 'redeemed',
  terms: Partial<OperationArgs<'installLinks.create'>>,
) {
  const link = await make({ ...terms, max_uses: 1 });
  const at = server.knex('install_links').where({ id: link.id });
  if (status === 'archived')
    await agencyOwner.api.installLinks.archive({ organization: agency, link_id: link.id });
  if (status === 'expired') await at.update({ expires_at: new Date(Date.now() - 1) });
  if (status === 'redeemed') await at.update({ used_count: 1 });
  return link;
}
const OVER = ['archived', 'expired', 'redeemed'] as const;

const get = (link: { id: InstallLinkId }) =>
  agencyOwner.api.installLinks.get({ organization: agency, link_id: link.id });
const resolve = (hash: string) => server.client().installLinks.resolve({ hash });
const redeem = async (who: TestUser, { hash }: { hash: string }, workspace?: string) =>
  who.api.installLinks.redeem({ hash, workspace: workspace ?? (await newWorkspace(who)) });
const grantsOn = async (workspace: string) => (await server.operator.managers.list({ workspace })).data;

describe('an install link', () => {
  it('is created by owners and admins of the organization, and seen by no one else', async () => {
    const link = await make({
      allowed_emails: [customer.email.toUpperCase(), customer.email, 'Someone@Example.com'],
      max_uses: 10,
      expires_at: soon(),
      notes: 'From the fair',
    });
    expect(link).toMatchObject({
      organization_id: agency,
      status: 'active',
      allowed_emails: [customer.email, 'someone@example.com'],
      max_uses: 10,
      used_count: 0,
      notes: 'From the fair',
      created_by: agencyOwner.id,
      archived_at: null,
    });
    expect(link.hash).toMatch(/^[0-9A-Za-z]{8}$/);
    const one = { organization: agency, link_id: link.id };
    const calls = ({ api }: Pick<TestUser, 'api'>) => [
      api.installLinks.create({ organization: agency }),
      api.installLinks.list({ organization: agency }),
      api.installLinks.get(one),
      api.installLinks.update({ ...one, notes: null }),
      api.installLinks.archive(one),
      api.installLinks.unarchive(one),
    ];
    expect(await statusesOrCodes(...calls(agencyMember))).toEqual(['insufficient_role']);
    expect(await statusesOrCodes(...calls(customer))).toEqual(['not_found']);
    await agencyOwner.api.organizationMembers.update({
      organization: agency,
      user_id: agencyMember.id,
      role: 'admin',
    });
    expect(await statusOrCode(agencyMember.api.installLinks.get(one))).toBe('served');
    await agencyOwner.api.organizationMembers.update({
      organization: agency,
      user_id: agencyMember.id,
      role: 'member',
    });
  });

  it('is created by keys of the organization with the permission, and by no others', async () => {
    const by = async (...permissions: Array<'organization_links:manage' | 'organization_links:read'>) => {
      const { secret } = await agencyOwner.api.organizationKeys.create({
        organization: agency,
        name: unique('key'),
        scope: 'custom',
        permissions: permissions as never, // a list that is not empty
      });
      return statusOrCode(server.client(secret).installLinks.create({ organization: agency }));
    };
    expect(await by('organization_links:manage')).toBe('served');
    expect(await by('organization_links:read')).toBe('insufficient_scope');
    const { secret } = await agencyOwner.api.organizationKeys.create({
      organization: agency,
      name: unique('key'),
      scope: 'admin',
    });
    const { id } = await server.client(secret).installLinks.create({ organization: agency });
    expect((await get({ id })).created_by).toMatch(/^key_/);
  });

  it('has terms within bounds', async () => {
    const many = Array.from({ length: 51 }, (_, index) => `a${index}@example.com`);
    expect(
      await statusesOrCodes(
        make({ allowed_emails: many }),
        make({ allowed_emails: ['malformed'] }),
        make({ max_uses: 0 }),
        make({ max_uses: 10_001 }),
        make({ expires_at: soon(-1000) }),
        make({ notes: 'x'.repeat(501) }),
      ),
    ).toEqual(['invalid_request']);
    expect((await make({ allowed_emails: many.slice(1) })).allowed_emails).toHaveLength(50);
  });

  it('is changed, withdrawn and restored, and shows its state', async () => {
    const link = await make({ max_uses: 1 });
    const one = { organization: agency, link_id: link.id };
    const { installLinks } = agencyOwner.api;
    expect(await statusOrCode(installLinks.update({ ...one, notes: 'x' }, { ifMatch: 'stale' }))).toBe(
      'precondition_failed',
    );
    const changed = await installLinks.update(
      { ...one, notes: 'x', allowed_emails: ['B@example.com'], expires_at: soon() },
      { ifMatch: link.etag },
    );
    expect(changed).toMatchObject({ notes: 'x', allowed_emails: ['b@example.com'], max_uses: 1 });
    expect(
      await installLinks.update({ ...one, notes: null, expires_at: null, max_uses: null }),
    ).toMatchObject({
      notes: null,
      expires_at: null,
      max_uses: null,
      allowed_emails: ['b@example.com'],
    });
    expect(await statusOrCode(installLinks.unarchive(one))).toBe('invalid_state');
    expect((await installLinks.archive(one)).status).toBe('archived');
    expect(await statusOrCode(installLinks.archive(one))).toBe('invalid_state');
    expect(idsOf(await installLinks.list({ organization: agency, status: 'archived' }))).toContain(link.id);
    expect(idsOf(await installLinks.list({ organization: agency, status: 'active' }))).not.toContain(link.id);
    expect((await installLinks.unarchive(one)).status).toBe('active');
    for (const status of OVER) {
      const { id } = await over(status, {});
      expect((await get({ id })).status).toBe(status);
      expect(idsOf(await installLinks.list({ organization: agency, status }))).toContain(id);
    }
    const used = await over('redeemed', {});
    expect((await installLinks.update({ ...one, link_id: used.id, max_uses: 2 })).status).toBe('active');
    const events = await server.knex('events').where({ tenant_id: agency }).select('type');
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(
        ['created', 'updated', 'archived', 'unarchived'].map((verb) => `install_link.${verb}`),
      ),
    );
  });

  it('is deleted with its organization', async () => {
    const own = await organization();
    const { id, hash } = await agencyOwner.api.installLinks.create({ organization: own });
    const { slug } = await agencyOwner.api.organizations.get({ organization: own });
    await agencyOwner.api.organizations.delete({ organization: own, confirm: slug });
    await server
      .knex('organizations')
      .where({ id: own })
      .update({ archived_at: new Date(0) });
    await server.knex.transaction(async (trx) => {
      await permitAuditDeletes(trx);
      await purgeRepository(trx).tenant(own);
    });
    expect(await rowsMentioning(server.knex, [id, hash])).toEqual([]);
  });
});

describe('a visitor with a link', () => {
  it('sees whose it is before they sign in, and nothing else', async () => {
    const { hash } = await make({
      allowed_emails: [customer.email],
      notes: 'Secret',
      max_uses: 3,
      expires_at: soon(),
    });
    const answer = await send(server, 'GET', `/v1/install-links/${hash}`);
    expect(answer.body).toEqual({ hash, organization: { name: 'Agency' }, status: 'active' });
    expect(answer.headers.get('ratelimit')).toMatch(/^"default"/);
  });

  it('cannot tell an ended link from one that never existed', async () => {
    const missing = (await send(server, 'GET', '/v1/install-links/zzzzzzzz')).body;
    const own = await organization();
    const { hash: ofDeleted } = await agencyOwner.api.installLinks.create({ organization: own });
    const { slug } = await agencyOwner.api.organizations.get({ organization: own });
    await agencyOwner.api.organizations.delete({ organization: own, confirm: slug });
    const links = await Promise.all(OVER.map((status) => over(status, {})));
    for (const hash of [...links.map((link) => link.hash), ofDeleted]) {
      const { body } = await send(server, 'GET', `/v1/install-links/${hash}`);
      expect({ ...body, instance: '', request_id: '' }).toEqual({ ...missing, instance: '', request_id: '' });
    }
    await agencyOwner.api.organizations.restore({ organization: own });
    expect(await statusOrCode(resolve(ofDeleted))).toBe('served');
  });

  it('sees what they would grant, once signed in', async () => {
    const { hash } = await make({ allowed_emails: [customer.email], notes: 'Secret', max_uses: 3 });
    const preview = await customer.api.installLinks.preview({ hash });
    expect(preview).toEqual({
      hash,
      organization: { name: 'Agency' },
      status: 'active',
      expires_at: null,
      permissions: expect.arrayContaining(['workspace:update', 'api_keys:manage']),
    });
    expect(preview.permissions).not.toEqual(expect.arrayContaining(['managers:manage']));
    expect(preview.permissions).not.toEqual(expect.arrayContaining(['billing:read']));
    expect(await statusOrCode(server.client().installLinks.preview({ hash }))).toBe('missing_credentials');
    expect(await statusOrCode(server.operator.installLinks.preview({ hash }))).toBe('insufficient_scope');
  });
});

describe('a link for certain addresses', () => {
  it('is for users who have confirmed one of them', async () => {
    const link = await make({ allowed_emails: [customer.email.toUpperCase(), 'x@example.com'] });
    const workspace = await newWorkspace(unconfirmed);
    expect(await statusOrCode(unconfirmed.api.installLinks.preview({ hash: link.hash }))).toBe(
      'install_link_wrong_address',
    );
    expect(await statusOrCode(redeem(unconfirmed, link, workspace))).toBe('install_link_wrong_address');
    expect(await grantsOn(workspace)).toEqual([]);
    expect((await get(link)).used_count).toBe(0);
    expect(await statusOrCode(redeem(customer, link))).toBe('served');
  });

  it('is refused to an unconfirmed address, without revealing whether it is on the list', async () => {
    const newcomer = await createUnconfirmedUser(server, 'Newcomer');
    const [on, off] = [
      await make({ allowed_emails: [newcomer.email] }),
      await make({ allowed_emails: [customer.email] }),
    ];
    const told = async ({ hash }: { hash: string }) => {
      const { code, status, problem } = await expectProblem(newcomer.api.installLinks.preview({ hash }));
      return { code, status, detail: problem?.detail };
    };
    expect(await told(on)).toMatchObject({ code: 'install_link_wrong_address', status: 403 });
    expect(await told(on)).toEqual(await told(off));
    expect(await statusOrCode(redeem(newcomer, on))).toBe('install_link_wrong_address');
    await confirmed(newcomer);
    expect(await statusOrCode(redeem(newcomer, on))).toBe('served');
  });

  it.each(OVER)('that is %s says why to them, and does not exist for others', async (status) => {
    const link = await over(status, { allowed_emails: [customer.email] });
    const { hash } = link;
    expect(await customer.api.installLinks.preview({ hash })).toMatchObject({ status });
    expect(await statusOrCode(redeem(customer, link))).toBe(`install_link_${status}`);
    expect(await statusOrCode(unconfirmed.api.installLinks.preview({ hash }))).toBe('not_found');
    expect(await statusOrCode(redeem(unconfirmed, link))).toBe('not_found');
  });
});

describe('redeeming', () => {
  it('lets the organization manage a workspace of the caller, and notifies both', async () => {
    const link = await make({ max_uses: 2 });
    const workspace = await newWorkspace(unconfirmed);
    const { grant, workspace: let_in } = await redeem(unconfirmed, link, workspace);
    expect(let_in.slug).toBe(workspace);
    expect(grant).toMatchObject({
      status: 'active',
      granted_by: unconfirmed.id,
      organization: { id: agency },
      expires_at: null,
      paused: false,
    });
    expect(await statusOrCode(agencyMember.api.projects.list({ workspace }))).toBe('served');
    const used = await get(link);
    expect(used).toMatchObject({ used_count: 1, status: 'active' });
    const entries = await server.knex('audit_events').whereIn('target_id', [grant.id, link.id]);
    const said = entries.map(({ tenant_id: workspace_id, action }) => `${workspace_id} ${action}`);
    const expected = [let_in.id, agency].flatMap((place) => [
      `${place} manager.granted`,
      `${place} install_link.redeemed`,
    ]);
    expect(said.sort()).toEqual([...expected, `${agency} install_link.created`].sort());
    const events = await server.knex('events').where('created_at', '>=', new Date(grant.created_at));
    const emitted = events.map(({ tenant_id: workspace_id, type }) => `${workspace_id} ${type}`);
    expect(emitted).toEqual(
      expect.arrayContaining([
        `${let_in.id} manager.granted`,
        `${agency} manager.granted`,
        `${agency} install_link.redeemed`,
      ]),
    );
    expect(emitted).not.toContain(`${let_in.id} install_link.redeemed`);
    await unconfirmed.api.managers.revoke({ workspace, grant_id: grant.id });
    expect(await statusOrCode(agencyMember.api.projects.list({ workspace }))).toBe('not_found');
  });

  it('creates a workspace for it, which the caller owns', async () => {
    const link = await make();
    const slug = unique('made');
    const by = (new_workspace: { name: string; slug?: string }) =>
      unconfirmed.api.installLinks.redeem({ hash: link.hash, new_workspace });
    const { workspace, grant } = await by({ name: 'Made', slug });
    expect(workspace).toMatchObject({ name: 'Made', slug, organization_id: null });
    expect(grant).toMatchObject({ workspace: { id: workspace.id }, status: 'active' });
    expect((await unconfirmed.api.members.list({ workspace: slug })).data).toMatchObject([
      { user_id: unconfirmed.id, role: 'owner' },
    ]);
    expect(await statusOrCode(agencyMember.api.projects.list({ workspace: slug }))).toBe('served');
    const actions = await server.knex('audit_events').where({ tenant_id: workspace.id }).select('action');
    expect(actions.map(({ action }) => action).sort()).toEqual([
      'install_link.redeemed',
      'manager.granted',
      'workspace.created',
    ]);
    const events = await server.knex('events').where({ tenant_id: workspace.id }).select('type');
    expect(events.map(({ type }) => type).sort()).toEqual(['manager.granted', 'workspace.created']);
    expect(await statusOrCode(by({ name: 'Again', slug }))).toBe('slug_taken');
    expect((await by({ name: 'Made' })).workspace.slug).toMatch(/^made/);
    expect((await get(link)).used_count).toBe(2);
  });

  it('takes a workspace or creates one, and not both or neither', async () => {
    const { hash } = await make();
    const token = unconfirmed.token;
    for (const body of [{}, { workspace: 'x', new_workspace: { name: 'X' } }, { new_workspace: {} }]) {
      const answer = await send(server, 'POST', `/v1/install-links/${hash}/redeem`, { token, body });
      expect(answer.body, answer.text).toMatchObject({ status: 400, code: 'invalid_request' });
    }
  });

  it('is for owners, of a workspace that they reach, and otherwise consumes no use', async () => {
    const link = await make();
    const [own, theirs] = [
      await newWorkspace(unconfirmed, [[customer, 'admin']]),
      await newWorkspace(agencyOwner),
    ];
    expect(await statusOrCode(redeem(customer, link, own))).toBe('insufficient_role');
    expect(await statusesOrCodes(redeem(customer, link, theirs), redeem(customer, link, 'nowhere'))).toEqual([
      'not_found',
    ]);
    await unconfirmed.api.members.deactivate({ workspace: own, user_id: customer.id });
    expect(await statusOrCode(redeem(customer, link, own))).toBe('member_deactivated');
    await redeem(unconfirmed, link, own);
    expect(await statusOrCode(redeem(unconfirmed, link, own))).toBe('already_exists');
    await unconfirmed.api.managers.update({
      workspace: own,
      grant_id: (await grantsOn(own))[0]?.id ?? 'grt_',
      paused: true,
    });
    expect(await statusOrCode(redeem(unconfirmed, link, own))).toBe('already_exists');
    const deleted = await newWorkspace(unconfirmed);
    await unconfirmed.api.workspaces.delete({ workspace: deleted, confirm: deleted });
    expect(await statusOrCode(redeem(unconfirmed, link, deleted))).toBe('not_found');
    expect((await get(link)).used_count).toBe(1);
    expect(
      await statusOrCode(unconfirmed.api.installLinks.redeem({ hash: 'zzzzzzzz', workspace: own })),
    ).toBe('not_found');
    const key = await unconfirmed.api.apiKeys.create({
      workspace: own,
      name: 'K',
      kind: 'user',
      scope: 'admin',
    });
    const byKey = server.client(key.secret).installLinks.redeem({ hash: link.hash, workspace: own });
    expect(await statusOrCode(byKey)).toBe('insufficient_scope');
  });

  it('requires reauthentication where the workspace does', async () => {
    const link = await make();
    const workspace = await newWorkspace(unconfirmed);
    await unconfirmed.api.settings.update({ workspace, require_reauthentication: true });
    await server
      .knex('sessions')
      .where({ user_id: unconfirmed.id })
      .update({ reauthenticated_at: new Date(0) });
    const { token } = await server.client().sessions.create({ email: unconfirmed.email, password: PASSWORD });
    await server
      .knex('sessions')
      .where({ user_id: unconfirmed.id })
      .update({ reauthenticated_at: new Date(0) });
    const api = server.client(token);
    const again = () => api.installLinks.redeem({ hash: link.hash, workspace });
    expect(await statusOrCode(again())).toBe('reauthentication_required');
    await api.sessions.reauthenticate({ password: PASSWORD });
    expect(await statusOrCode(again())).toBe('served');
  });

  it("is for a workspace of the caller; of another organization's workspace its owners decide", async () => {
    const link = await make();
    const { id: own } = await agencyOwner.api.workspaces.create({ name: 'Own', organization: agency });
    expect(await statusOrCode(redeem(agencyOwner, link, own))).toBe('invalid_state');
    const other = await unconfirmed.api.organizations.create({ name: 'Other', slug: unique('org') });
    await server.operator.organizationMembers.add({
      organization: other.id,
      user_id: customer.id,
      role: 'admin',
    });
    const { id: workspace } = await unconfirmed.api.workspaces.create({
      name: 'Theirs',
      organization: other.id,
    });
    expect(await statusOrCode(redeem(customer, link, workspace))).toBe('insufficient_role');
    const { grant } = await redeem(unconfirmed, link, workspace);
    expect(grant.status).toBe('active');
    expect(await statusOrCode(agencyMember.api.projects.list({ workspace }))).toBe('served');
  });

  it('gives a grant that counts while its giver is an owner', async () => {
    const workspace = await newWorkspace(unconfirmed, [[customer, 'owner']]);
    const { grant } = await redeem(unconfirmed, await make(), workspace);
    await customer.api.members.update({ workspace, user_id: unconfirmed.id, role: 'admin' });
    expect(await statusOrCode(agencyMember.api.projects.list({ workspace }))).toBe('not_found');
    expect(await customer.api.managers.get({ workspace, grant_id: grant.id })).toMatchObject({
      status: 'suspended',
    });
  });

  it('happens once for each Idempotency-Key, and can be replayed after the last use', async () => {
    const link = await make({ max_uses: 1 });
    const request = { hash: link.hash, workspace: await newWorkspace(unconfirmed) };
    const idempotencyKey = unique('key');
    const answers = await Promise.all(
      [1, 2, 3].map(() => unconfirmed.api.installLinks.redeem(request, { idempotencyKey })),
    );
    expect(new Set(answers.map(({ grant }) => grant.id))).toHaveProperty('size', 1);
    expect(await get(link)).toMatchObject({ used_count: 1, status: 'redeemed' });
    const late = await unconfirmed.api.installLinks.redeem(request, { idempotencyKey });
    expect(late).toEqual(answers[0]);
  });

  it('succeeds for one of two concurrent callers with the last use, and is refused to the other', async () => {
    for (let round = 0; round < 12; round += 1) {
      const link = await make({ max_uses: 1 });
      const people = [unconfirmed, customer, unconfirmed];
      const workspaces = await Promise.all(people.map((who) => newWorkspace(who)));
      const results = await Promise.all(
        people.map((who, index) => statusOrCode(redeem(who, link, workspaces[index]))),
      );
      expect(results.sort()).toEqual(['install_link_redeemed', 'install_link_redeemed', 'served']);
      expect(await get(link)).toMatchObject({ used_count: 1, status: 'redeemed' });
      const grants = await Promise.all(workspaces.map(grantsOn));
      expect(grants.flat()).toHaveLength(1);
    }
  });

  it('creates one grant for several concurrent links of one workspace, and the others keep their uses', async () => {
    for (let round = 0; round < 6; round += 1) {
      const links = [await make({ max_uses: 5 }), await make({ max_uses: 5 })];
      const workspace = await newWorkspace(unconfirmed);
      const results = await Promise.all(
        [...links, ...links].map((link) => statusOrCode(redeem(unconfirmed, link, workspace))),
      );
      expect(results.sort()).toEqual(['already_exists', 'already_exists', 'already_exists', 'served']);
      const used = await Promise.all(links.map(get));
      expect(used.reduce((sum, { used_count }) => sum + used_count, 0)).toBe(1);
    }
  });

  it('is refused when the link is withdrawn first, and otherwise completes', async () => {
    for (let round = 0; round < 6; round += 1) {
      const link = await make();
      const workspace = await newWorkspace(unconfirmed);
      const [result] = await Promise.all([
        statusOrCode(redeem(unconfirmed, link, workspace)),
        agencyOwner.api.installLinks.archive({ organization: agency, link_id: link.id }),
      ]);
      expect(['served', 'install_link_archived']).toContain(result);
      expect(await grantsOn(workspace)).toHaveLength(result === 'served' ? 1 : 0);
      expect(await statusOrCode(redeem(unconfirmed, link))).toBe('install_link_archived');
    }
  });

  it('gives nothing to a caller who is demoted at the same moment', async () => {
    const link = await make();
    for (let round = 0; round < 6; round += 1) {
      const workspace = await newWorkspace(unconfirmed, [[customer, 'owner']]);
      const [result] = await Promise.all([
        statusOrCode(redeem(unconfirmed, link, workspace)),
        customer.api.members.update({ workspace, user_id: unconfirmed.id, role: 'viewer' }),
      ]);
      expect(['served', 'insufficient_role']).toContain(result);
      expect(await statusOrCode(agencyMember.api.projects.list({ workspace }))).toBe('not_found');
    }
  });

  it('has no effect while the organization is deleted', async () => {
    const own = await organization();
    const link = await agencyOwner.api.installLinks.create({ organization: own });
    const { slug } = await agencyOwner.api.organizations.get({ organization: own });
    await agencyOwner.api.organizations.delete({ organization: own, confirm: slug });
    expect(
      await statusesOrCodes(
        redeem(unconfirmed, link),
        unconfirmed.api.installLinks.preview({ hash: link.hash }),
      ),
    ).toEqual(['not_found']);
    await agencyOwner.api.organizations.restore({ organization: own });
    expect(await statusOrCode(redeem(unconfirmed, link))).toBe('served');
  });
});
