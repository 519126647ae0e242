import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError, type DecisionId, Tenantry } from '../../../sdk/src/index.ts';
import { purgeDecisions } from '../../../server/operations/refusals/decision-repository.ts';
import { errorOf } from '../../support/errors.ts';
import { type CreatedKey, createKey, createProject } from '../../support/keys.ts';
import { engine, METRICS_TOKEN, startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, createUser, type TestTeam, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let owner: Tenantry;
let workspace: string;
let outsider: TestUser;
let readOnly: CreatedKey;
beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
  owner = acme.people.owner.api;
  workspace = acme.workspace;
  outsider = await createUser(server, 'Outsider');
  readOnly = await createKey(server, owner, { workspace, scope: 'read-only' });
}, 60_000);
afterAll(() => server.stop());

const STRANGE_ID: DecisionId = `dec_${'0'.repeat(26)}`;

async function refusalOf(work: PromiseLike<unknown>): Promise<ApiError> {
  const error = await errorOf(work);
  if (error instanceof ApiError) return error;
  throw new Error(`Not refused: ${String(error)}`);
}

/** The id of a refusal, which has to have one. */
async function decisionOf(work: PromiseLike<unknown>): Promise<DecisionId> {
  const { decision_id, message } = await refusalOf(work);
  if (decision_id === undefined) throw new Error(`No decision_id: ${message}`);
  return decision_id;
}

const explain = (decision_id: DecisionId, api = owner) => api.decisions.get({ workspace, decision_id });
const createProjectAs = (api: Tenantry) =>
  api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
const countOf = async (principal: string): Promise<number> => {
  const [row] = await server.knex('decisions').where({ principal_id: principal }).count({ count: '*' });
  return Number(row?.count);
};

describe('a refused request', () => {
  it('carries the id of its decision, which has the whole trace', async () => {
    const { viewer } = acme.people;
    const error = await refusalOf(createProjectAs(viewer.api));
    expect(error).toMatchObject({ status: 403, code: 'insufficient_role' });
    const decision = await explain(error.decision_id ?? STRANGE_ID);
    expect(decision).toMatchObject({
      id: error.decision_id,
      workspace_id: acme.workspaceId,
      organization_id: null,
      project_id: null,
      principal: { type: 'session', user_id: viewer.id },
      operation: 'projects.create',
      decision: {
        allowed: false,
        code: 'insufficient_role',
        decided_by: 'role',
        would_suffice: { scope: null, role: 'member' },
      },
      required_permission: 'projects:create',
      request_id: error.request_id,
      ip_address: '127.0.0.1',
    });
    expect(decision.decision.trace.map(({ step, outcome }) => [step, outcome])).toEqual([
      ['credential', 'pass'],
      ['network', expect.any(String)],
      ['reach', 'pass'],
      ['scope', expect.any(String)],
      ['membership', 'pass'],
      ['sign_in', 'pass'],
      ['role', 'fail'],
    ]);
    expect(decision.decision.trace.at(-1)?.detail).toBe(error.detail);
    const days = (Date.parse(decision.expires_at) - Date.parse(decision.created_at)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(30);
  });

  it('is in the log with the id', async () => {
    const id = await decisionOf(
      acme.people.viewer.api.roles.create({ workspace, name: 'R', permissions: ['projects:read'] }),
    );
    await expect.poll(() => server.logs.some((line) => line.includes(`"decision_id":"${id}"`))).toBe(true);
  });

  it('has the steps of its operation also where a rule of the operation refuses it', async () => {
    const { admin, owner: boss } = acme.people;
    const id = await decisionOf(admin.api.members.update({ workspace, user_id: boss.id, role: 'viewer' }));
    const { decision, required_permission } = await explain(id);
    expect(decision).toMatchObject({ code: 'privilege_escalation', decided_by: 'role' });
    expect(decision.trace.at(-1)).toMatchObject({ step: 'role', outcome: 'fail' });
    expect(decision.trace.find(({ step }) => step === 'reach')).toMatchObject({ outcome: 'pass' });
    expect(required_permission).toMatch(/:/);
    const { data } = await owner.auditEvents.list({ workspace, action: 'access.escalation_refused' });
    expect(data[0]?.parameters).toEqual({ operation: 'members.update', decision_id: id });
  });

  it('has an id where a limit of the plan refuses it', async () => {
    const title = 'Tiny';
    const plan = await server.operator.plans.create({ name: unique('tiny'), title, limits: { projects: 0 } });
    const { slug, id } = await owner.workspaces.create({ name: 'Tiny' });
    await server.operator.plans.set({ workspace: slug, plan: plan.name });
    const project = { workspace: slug, name: 'P', slug: unique('p'), environment: 'sandbox' } as const;
    const decision_id = await decisionOf(owner.projects.create(project));
    const found = await owner.decisions.get({ workspace: slug, decision_id });
    expect(found).toMatchObject({
      workspace_id: id,
      decision: { code: 'limit_reached', decided_by: 'plan' },
    });
  });

  it('is stored once for a credential that repeats it', async () => {
    const key = await createKey(server, owner, { workspace, scope: 'read-only' });
    const first = await decisionOf(createProjectAs(key.api));
    const later = await Promise.all(Array.from({ length: 20 }, () => decisionOf(createProjectAs(key.api))));
    expect(new Set([first, ...later])).toEqual(new Set([first]));
    expect(await countOf(key.id)).toBe(1);
  });

  it('has no id beyond 100 different ones an hour, so that no credential fills the database', async () => {
    const key = await createKey(server, owner, { workspace });
    const ids: string[] = [];
    for (let index = 0; index < 130; index += 5) {
      const ask = (one: number) => refusalOf(key.api.projects.get({ workspace, project: `absent-${one}` }));
      const refusals = await Promise.all([0, 1, 2, 3, 4].map((offset) => ask(index + offset)));
      ids.push(...refusals.flatMap(({ decision_id }) => decision_id ?? []));
    }
    expect(new Set(ids).size).toBe(100);
    expect(await countOf(key.id)).toBe(100);
    const metrics = await fetch(`${server.url}/metrics`, {
      headers: { authorization: `Bearer ${METRICS_TOKEN}` },
    });
    expect(await metrics.text()).toMatch(/refused_decisions_total\{result="over_budget"\} 30\n/);
  });

  it('is found by every replica as soon as it is answered', async () => {
    const replica = engine === 'postgres' ? await server.replica() : undefined;
    const { token } = acme.people.owner;
    const elsewhere = replica === undefined ? owner : new Tenantry({ baseUrl: replica.url, token });
    const refused = Array.from({ length: 10 }, async (_, index) => {
      const absent = `${unique('absent')}-${index}`;
      const decision_id = await decisionOf(readOnly.api.projects.get({ workspace, project: absent }));
      expect((await explain(decision_id, elsewhere)).decision.code).toBe('not_found');
    });
    await Promise.all(refused);
    await replica?.stop();
  });
});

describe('a refusal without an id', () => {
  it.each([
    ['a workspace of others', () => outsider.api.workspaces.get({ workspace })],
    ['a project of others', () => outsider.api.projects.get({ workspace, project: 'x' })],
    ['a workspace that does not exist', () => owner.workspaces.get({ workspace: unique('absent') })],
    ['a request without a credential', () => server.client().workspaces.get({ workspace })],
    [
      'a resource that does not exist',
      () => owner.roles.get({ workspace, role_id: `rol_${'0'.repeat(26)}` }),
    ],
  ])('is that of %s', async (_, ask) => {
    expect(await refusalOf(ask())).toMatchObject({ decision_id: undefined });
  });

  it('leaves nothing in the tenant of others', async () => {
    const idsOf = () => server.knex('decisions').where('tenant_id', acme.workspaceId).pluck('id');
    const before = await idsOf();
    const key = await createKey(server, outsider.api, {
      workspace: outsider.workspace,
      ip_allowlist: ['192.0.2.0/24'],
    });
    const { code, decision_id } = await refusalOf(key.api.workspaces.get({ workspace }));
    expect(code).toBe('ip_not_allowed');
    // The refusal is of the key, so that its own people can read it.
    const own = { workspace: outsider.workspace, decision_id: decision_id ?? STRANGE_ID };
    expect((await outsider.api.decisions.get(own)).decision.decided_by).toBe('network');
    expect(await idsOf()).toEqual(before);
  });
});

describe('reading a decision', () => {
  it('takes access:explain in its workspace', async () => {
    const id = await decisionOf(createProjectAs(readOnly.api));
    const { admin, manager, viewer } = acme.people;
    expect((await explain(id, admin.api)).id).toBe(id);
    expect((await explain(id, readOnly.api)).principal.id).toBe(readOnly.id);
    for (const { api } of [manager, viewer])
      expect((await refusalOf(explain(id, api))).required_permission).toBe('access:explain');
    const foreign = outsider.api.decisions.get({ workspace: outsider.workspace, decision_id: id });
    expect(await refusalOf(foreign)).toMatchObject({ status: 404 });
    expect(await refusalOf(explain(STRANGE_ID))).toMatchObject({ status: 404 });
    const project = await createProject(acme);
    const limited = await createKey(server, owner, { workspace, project_ids: [project.id] });
    expect(await refusalOf(explain(id, limited.api))).toMatchObject({ status: 403 });
  });

  it('ends after 30 days, when a job deletes it', async () => {
    const key = await createKey(server, owner, { workspace, scope: 'read-only' });
    const decision_id = await decisionOf(createProjectAs(key.api));
    const move = (interval: string) =>
      server.knex.raw(`update decisions set created_at = now() - ?::interval where id = ?`, [
        interval,
        decision_id,
      ]);
    await move('30 days');
    await purgeDecisions(server.knex);
    expect((await explain(decision_id)).id).toBe(decision_id);
    await move('30 days 61 minutes');
    expect(await refusalOf(explain(decision_id))).toMatchObject({ status: 404 });
    expect(await countOf(key.id)).toBe(1);
    await purgeDecisions(server.knex);
    expect(await countOf(key.id)).toBe(0);
  });

  it('is possible for an organization, by its owners and admins', async () => {
    const { id: organization } = await owner.organizations.create({ name: 'O', slug: unique('o') });
    const { secret } = await owner.organizationKeys.create({ organization, name: 'k', scope: 'read-only' });
    const decision_id = await decisionOf(
      server.client(secret).organizations.update({ organization, name: 'N' }),
    );
    const found = await owner.organizationDecisions.get({ organization, decision_id });
    expect(found).toMatchObject({ workspace_id: null, organization_id: organization });
    expect(found.decision).toMatchObject({ code: 'insufficient_scope', decided_by: 'scope' });
    expect(await refusalOf(explain(decision_id))).toMatchObject({ status: 404 });
  });
});

describe('a refused verification', () => {
  it('has an id, under which the people of the workspace read why', async () => {
    const key = await createKey(server, owner, { workspace, scope: 'read-only' });
    const verify = (secret: string) =>
      server.operator.credentials.verify({ credential: secret, permissions: ['projects:create'] });
    const { valid, decision_id, decision } = await verify(key.secret);
    expect(valid).toBe(false);
    const found = await explain(decision_id ?? STRANGE_ID);
    expect(found).toMatchObject({ operation: 'credentials.verify', decision, ip_address: null });
    expect(found.principal).toEqual({ type: 'service_key', id: key.id, user_id: null });
    await owner.apiKeys.revoke({ workspace, key_id: key.id });
    const revoked = await verify(key.secret);
    expect((await explain(revoked.decision_id ?? STRANGE_ID)).decision.code).toBe('credential_revoked');
  });

  it('has none for a valid and for an unknown credential', async () => {
    const { verify } = server.operator.credentials;
    expect(await verify({ credential: readOnly.secret })).toMatchObject({ valid: true, decision_id: null });
    expect(await verify({ credential: 'junk' })).toMatchObject({ valid: false, decision_id: null });
  });

  it('says nothing of a workspace to which the credential has no access', async () => {
    const question = { credential: readOnly.secret, workspace: outsider.workspace };
    const { code, decision_id } = await server.operator.credentials.verify(question);
    expect(code).toBe('not_found');
    const found = await explain(decision_id ?? STRANGE_ID);
    expect(JSON.stringify(found)).not.toContain(outsider.workspace);
  });
});
