import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runJob } from '../../support/jobs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, type TestUser, unique } from '../../support/users.ts';

/** Beyond it, the record of a verified domain is missing for too long. */
const GRACE = "interval '7 days'";

let server: TestServer;
let owner: TestUser;
let other: TestUser;
/** Names that no name server answers. */
const silent = new Set<string>();
beforeAll(async () => {
  server = await startTestServer({
    resolveTxt: async (name) => (silent.has(name) ? undefined : (server.txt.get(name) ?? [])),
  });
  [owner, other] = await Promise.all([createUser(server, 'Owner'), createUser(server, 'Other')]);
});
afterAll(() => server.stop());
beforeEach(() => server.knex('rate_limits').where('key', 'like', '%domain-checks:%').delete());

const newName = () => `${unique('acme')}.example`;
const add = ({ api, workspace }: TestUser, domain = newName()) => api.domains.create({ workspace, domain });
const publish = ({ record }: { record: { name: string; value: string } }) =>
  server.txt.set(record.name, ['v=spf1 -all', record.value]);
const verify = ({ api, workspace }: TestUser, domain_id: string) =>
  api.domains.verify({ workspace, domain_id });
const get = ({ api, workspace }: TestUser, domain_id: string) => api.domains.get({ workspace, domain_id });
async function verified(user: TestUser, domain?: string) {
  const made = await add(user, domain);
  publish(made);
  return verify(user, made.id);
}
const eventsOf = async (user: TestUser, id: string) => {
  const { data } = await user.api.events.list({ workspace: user.workspace, limit: 100 });
  return data
    .flatMap(({ type, data: body }) => ((body as { id?: string }).id === id ? [type] : []))
    .reverse();
};
const auditOf = async (id: string) =>
  (await server.knex('audit_events').where({ target_id: id }).orderBy('id')).map(({ action }) => action);
/** Moves the last check of a domain, and the time since when its record is missing, into the past. */
const age = (id: string, missing?: string) =>
  server
    .knex('domains')
    .where({ id })
    .update({
      checked_at: server.knex.raw("now() - interval '25 hours'"),
      ...(missing && { missing_since: server.knex.raw(`now() - (${missing})`) }),
    } as never);

describe('adding a domain', () => {
  it('returns the record that proves it, which differs between tenants', async () => {
    const domain = newName();
    const made = await add(owner, domain.toUpperCase());
    expect(made).toMatchObject({
      domain,
      status: 'pending',
      verified_by: null,
      record: { type: 'TXT', name: `_tenantry-challenge.${domain}` },
    });
    expect(made.record.value).toMatch(/^tn-domain=[\w-]{43}$/);
    expect((await add(other, domain)).record.value).not.toBe(made.record.value);
    expect(await get(owner, made.id)).toEqual(made);
    expect(await auditOf(made.id)).toEqual(['domain.created']);
  });

  it('is refused twice, for what is no domain of a company, and beyond a hundred', async () => {
    const { domain } = await add(owner);
    expect(await expectProblem(add(owner, domain))).toMatchObject({ status: 409, code: 'already_exists' });
    for (const name of ['gmail.com', 'co.uk', '127.0.0.1', 'a@b.example'])
      expect(await expectProblem(add(owner, name))).toMatchObject({ status: 400, code: 'invalid_request' });
    const full = await createUser(server, 'Full');
    const { id: tenant_id } = await full.api.workspaces.get({ workspace: full.workspace });
    const rows = Array.from({ length: 100 }, (_, index) => ({
      tenant_id,
      id: `dom_${index}`,
      domain: `${index}.example`,
    }));
    await server.knex('domains').insert(rows);
    expect(await expectProblem(add(full))).toMatchObject({ status: 409, code: 'limit_reached' });
  });
});

describe('proving a domain', () => {
  it('needs its record among the TXT records of the name', async () => {
    const made = await add(owner);
    const { name, value } = made.record;
    const refusal = async () => {
      const problem = await expectProblem(verify(owner, made.id));
      expect(problem).toMatchObject({ status: 409, code: 'domain_not_verified' });
      return problem.detail;
    };
    expect(await refusal()).toContain('no TXT record yet');
    server.txt.set(name, ['v=spf1 -all', `x${value}`, 'secret of the network']);
    expect(await refusal()).toMatch(/none with the value/);
    expect(await refusal()).not.toContain('secret');
    silent.add(name);
    expect(await refusal()).toContain('gave no answer');
    silent.delete(name);
    publish(made);
    const domain = await verify(owner, made.id);
    expect(domain).toMatchObject({
      status: 'verified',
      verified_by: 'dns',
      verified_at: expect.any(String),
      checked_at: expect.any(String),
      missing_since: null,
    });
    expect(await eventsOf(owner, made.id)).toEqual(['domain.verified']);
    expect(await auditOf(made.id)).toContain('domain.verified');
  });

  it('is refused with the record of another tenant, and to whom the domain is not', async () => {
    const domain = newName();
    const [mine, theirs] = [await add(owner, domain), await add(other, domain)];
    server.txt.set(mine.record.name, [theirs.record.value]);
    expect(await expectProblem(verify(owner, mine.id))).toMatchObject({ code: 'domain_not_verified' });
    expect(await expectProblem(verify(owner, theirs.id))).toMatchObject({ status: 404 });
  });

  it('gives the domain to one tenant, until that one removes it', async () => {
    const domain = newName();
    const mine = await verified(owner, domain);
    const theirs = await add(other, domain);
    publish(theirs);
    expect(await expectProblem(verify(other, theirs.id))).toMatchObject({
      status: 409,
      code: 'domain_taken',
    });
    const approval = server.operator.domains.approve({ workspace: other.workspace, domain_id: theirs.id });
    expect(await expectProblem(approval)).toMatchObject({ status: 409, code: 'domain_taken' });
    await owner.api.domains.delete({ workspace: owner.workspace, domain_id: mine.id });
    expect(await eventsOf(owner, mine.id)).toEqual(['domain.verified', 'domain.removed']);
    expect(await verify(other, theirs.id)).toMatchObject({ status: 'verified' });
  });

  it('lets one of two tenants win that prove it at once on two replicas', async () => {
    const replica = await server.replica();
    try {
      for (let round = 0; round < 3; round += 1) {
        const domain = newName();
        const [mine, theirs] = [await add(owner, domain), await add(other, domain)];
        server.txt.set(mine.record.name, [mine.record.value, theirs.record.value]);
        const calls = [
          fetch(`${server.url}/v1/workspaces/${owner.workspace}/domains/${mine.id}/verify`, {
            method: 'POST',
            headers: { authorization: `Bearer ${owner.token}` },
          }),
          fetch(`${replica.url}/v1/workspaces/${other.workspace}/domains/${theirs.id}/verify`, {
            method: 'POST',
            headers: { authorization: `Bearer ${other.token}` },
          }),
        ];
        const statuses = (await Promise.all(calls)).map(({ status }) => status);
        expect(statuses.sort()).toEqual([200, 409]);
        expect(await server.knex('domains').where({ domain, status: 'verified' })).toHaveLength(1);
      }
    } finally {
      await replica.stop();
    }
  });

  it('takes the domain from a tenant that was deleted', async () => {
    const gone = await createUser(server, 'Gone');
    const domain = newName();
    const old = await verified(gone, domain);
    const { id: workspace, slug } = await gone.api.workspaces.get({ workspace: gone.workspace });
    await gone.api.workspaces.delete({ workspace, confirm: slug });
    expect((await verified(owner, domain)).status).toBe('verified');
    expect(await auditOf(old.id)).toEqual(['domain.created', 'domain.verified', 'domain.lapsed']);
    await gone.api.workspaces.restore({ workspace });
    expect(await get(gone, old.id)).toMatchObject({ status: 'lapsed' });
  });

  it('is limited to thirty checks an hour', async () => {
    const { id } = await verified(owner);
    for (let check = 1; check < 30; check += 1) await verify(owner, id);
    expect(await expectProblem(verify(owner, id))).toMatchObject({ status: 429, code: 'rate_limited' });
  });
});

describe('the daily check', () => {
  const check = async (id: string, missing?: string) => {
    await age(id, missing);
    await runJob(server, 'domain-checks');
    return get(owner, id);
  };

  it('notes a missing record, lets the domain lapse after 7 days, and mails the owners', async () => {
    const { id, record, etag } = await verified(owner);
    expect(await check(id)).toMatchObject({ status: 'verified', missing_since: null, etag });
    server.txt.delete(record.name);
    expect(await check(id)).toMatchObject({ status: 'verified', missing_since: expect.any(String) });
    expect(await check(id, `${GRACE} + interval '1 minute'`)).toMatchObject({
      status: 'lapsed',
      lapsed_at: expect.any(String),
    });
    expect(await eventsOf(owner, id)).toEqual(['domain.verified', 'domain.lapsed']);
    expect(await auditOf(id)).toContain('domain.lapsed');
    const mails = await server.knex('mails').where('dedupe_key', 'like', `domain.lapsed/${id}/%`);
    expect(mails.map(({ recipient }) => recipient)).toEqual([owner.email]);
    expect(await expectProblem(verify(owner, id))).toMatchObject({ code: 'domain_not_verified' });
    server.txt.set(record.name, [record.value]);
    expect(await verify(owner, id)).toMatchObject({
      status: 'verified',
      lapsed_at: null,
      missing_since: null,
    });
  });

  it('forgets that a record was missing once it is back', async () => {
    const { id, record } = await verified(owner);
    server.txt.delete(record.name);
    await check(id);
    server.txt.set(record.name, [record.value]);
    expect(await check(id)).toMatchObject({ status: 'verified', missing_since: null });
  });

  it('does not take silent name servers for a missing record', async () => {
    const { id, record } = await verified(owner);
    silent.add(record.name);
    expect(await check(id)).toMatchObject({ status: 'verified', missing_since: null });
    expect(await check(id, `${GRACE} + interval '1 day'`)).toMatchObject({ status: 'verified' });
    silent.delete(record.name);
  });

  it('never undoes an approval by the operator', async () => {
    const { workspace } = owner;
    const { id: domain_id } = await add(owner);
    const approved = await server.operator.domains.approve({ workspace, domain_id });
    expect(approved).toMatchObject({ status: 'verified', verified_by: 'operator', checked_at: null });
    expect(await eventsOf(owner, domain_id)).toEqual(['domain.verified']);
    await server.operator.domains.approve({ workspace, domain_id });
    expect(await verify(owner, domain_id)).toMatchObject({ verified_by: 'operator', missing_since: null });
    expect(await check(domain_id, `${GRACE} + interval '1 day'`)).toMatchObject({ status: 'verified' });
    expect(await eventsOf(owner, domain_id)).toEqual(['domain.verified']);
  });
});

describe('the domains of an organization', () => {
  it('are proven apart from those of its workspaces', async () => {
    const { api } = owner;
    const { id: organization } = await api.organizations.create({ name: 'Acme' });
    const domain = newName();
    const made = await api.organizationDomains.create({ organization, domain });
    expect(made).toMatchObject({ workspace_id: null, organization_id: organization });
    publish(made);
    const at = { organization, domain_id: made.id };
    expect(await api.organizationDomains.verify(at)).toMatchObject({ status: 'verified' });
    const ofWorkspace = await add(owner, domain);
    publish(ofWorkspace);
    expect(await expectProblem(verify(owner, ofWorkspace.id))).toMatchObject({ code: 'domain_taken' });
    const { data } = await api.organizationEvents.list({ organization });
    expect(data.map(({ type }) => type)).toContain('domain.verified');
    await api.organizationDomains.delete(at);
    const { data: left } = await api.organizationDomains.list({ organization });
    expect(left).toEqual([]);
  });
});
