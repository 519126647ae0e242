import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PermissionDefinition } from '../../../sdk/src/index.ts';
import { pollUntil } from '../../support/poll.ts';
import { engine, METRICS_TOKEN, startTestServer, type TestServer } from '../../support/server.ts';
import { expectProblem } from '../../support/users.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

// Only these two parts of the document are read here; its shape is checked when the server starts.
const document = parse(readFileSync(new URL('../../../openapi.yaml', import.meta.url), 'utf8')) as {
  info: { version: string };
  'x-permissions': PermissionDefinition[];
};

describe('the meta operations', () => {
  it('report health and the version of the document without a credential', async () => {
    expect(await server.client().meta.health()).toEqual({ status: 'ok', version: document.info.version });
  });

  it('report readiness and the kind of database', async () => {
    expect(await server.client().meta.ready()).toEqual({ status: 'ready', database: engine });
  });

  it('list every permission of the document, none of which the application has registered', async () => {
    const { data } = await server.client().permissions.list();
    const own = { application: false, project_scoped: false };
    expect(data).toEqual(document['x-permissions'].map((permission) => ({ ...permission, ...own })));
  });

  it('give owners every permission, and no role fewer permissions than a role below it', async () => {
    const { data } = await server.client().permissions.list();
    const ranks = ['owner', 'admin', 'manager', 'member', 'viewer'] as const;
    for (const { name, category, roles, organization_roles } of data) {
      if (category === 'organization') {
        expect([roles, organization_roles[0]], name).toEqual([[], 'owner']);
        continue;
      }
      // What a role holds, every role above it holds, too; so the holders are the first so many.
      expect([...roles].sort(), name).toEqual(ranks.slice(0, roles.length).sort());
      expect(roles, name).toContain('owner');
    }
  });

  it('reserve the permissions of class owner for owners', async () => {
    const { data } = await server.client().permissions.list();
    const reserved = data.filter((permission) => permission.class === 'owner');
    expect(reserved.map(({ name }) => name).sort()).toEqual([
      'managers:manage',
      'organization:delete',
      'organization_roles:manage',
      'workspace:delete',
      'workspace:transfer',
    ]);
    for (const { category, roles, organization_roles } of reserved) {
      expect(category === 'organization' ? organization_roles : roles).toEqual(['owner']);
    }
  });

  it('serve public operations with any credential, even a wrong one', async () => {
    expect((await server.client('tn_ses_nonsense').meta.health()).status).toBe('ok');
    expect((await server.operator.permissions.list()).data).not.toEqual([]);
  });

  it('refuse an unknown query parameter', async () => {
    const response = await fetch(`${server.url}/v1/permissions?category=api`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'invalid_request',
      errors: [{ location: 'query', path: 'category', code: 'unknown' }],
    });
  });

  it('answer HEAD as GET, without the body', async () => {
    const response = await fetch(`${server.url}/v1/health`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
    expect(await response.text()).toBe('');
  });

  it('require a credential wherever the operation is not public', async () => {
    expect(await expectProblem(server.client().me.get())).toMatchObject({
      status: 401,
      code: 'missing_credentials',
    });
  });
});

describe('/metrics', () => {
  it('has every metric that the dashboard names, and counts refusals and jobs', async () => {
    await expectProblem(server.client().me.get());
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const read = async () => (await fetch(`${server.url}/metrics`, { headers })).text();
    const served = await pollUntil(read, (text) => /^replicas 1$.*^job_runs_total\{/ms.test(text), {
      what: 'the metrics of a job and of this replica alone',
      interval: 600,
    });
    const names = new Set([...served.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
    const dashboard = readFileSync(
      new URL('../../../server/deploy/grafana-dashboard.json', import.meta.url),
      'utf8',
    );
    const { panels } = JSON.parse(dashboard) as { panels: Array<{ targets: Array<{ expr: string }> }> };
    const named = panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => [...expr.matchAll(/([a-z_0-9]+)(?=[{[]|\)$)/g)].map(([name]) => name)),
    );
    expect(named.length).toBeGreaterThanOrEqual(panels.length);
    for (const name of named)
      expect([...names], name).toContain(names.has(name) ? name : name.replace(/_(bucket|sum|count)$/, ''));
    const own = [...names].filter((name) => !/^(nodejs|process)_/.test(name));
    expect(own.filter((name) => !named.some((one) => one.startsWith(name)))).toEqual([]);
    expect(served).toMatch(/problems_total\{code="missing_credentials"\} \d+/);
  });
});
