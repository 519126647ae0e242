import { describe, expect, expectTypeOf, test } from 'vitest';
import { type BoundClient, type PagePromise, type Project, Tenantry } from '../../sdk/src/index.ts';
import { clientOf, json } from './support.ts';

const page = { data: [], has_more: false, next_cursor: null };
const paths = (attempts: ReturnType<typeof clientOf>['attempts']) =>
  attempts.map(({ request: { method, url } }) => `${method} ${url.replace('https://api.test/v1/', '')}`);
const compiled = (_: () => unknown) => {};

describe('a client with bound fields', () => {
  test('fills the path, and sends none of them in the query or the body', async () => {
    const { tenantry, attempts } = clientOf([json(page), json({}), json({}, 201)]);
    const billing = tenantry.with({ workspace: 'acme', project: 'billing' });
    await billing.projectMembers.list({ limit: 5 });
    await billing.projects.get();
    await billing.workspaces.create({ name: 'New', slug: 'new' });
    expect(paths(attempts)).toEqual([
      'GET workspaces/acme/projects/billing/members?limit=5',
      'GET workspaces/acme/projects/billing',
      'POST workspaces',
    ]);
    expect(attempts.at(-1)?.body).toBe('{"name":"New","slug":"new"}');
  });

  test('takes another value for a call, and for a client of its own', async () => {
    const { tenantry, attempts } = clientOf([json({})]);
    const acme = tenantry.with({ workspace: 'acme' });
    await acme.projects.get({ project: 'one' });
    await acme.projects.get({ workspace: 'umbrella', project: 'one' });
    await acme.with({ project: 'two' }).projects.get();
    await acme.with({ workspace: 'initech', project: 'two' }).projects.get();
    await acme.projects.get({ project: 'three' });
    expect(paths(attempts)).toEqual([
      'GET workspaces/acme/projects/one',
      'GET workspaces/umbrella/projects/one',
      'GET workspaces/acme/projects/two',
      'GET workspaces/initech/projects/two',
      'GET workspaces/acme/projects/three',
    ]);
  });

  test('has the credential that the client read from the environment when it was made', async () => {
    process.env.TENANTRY_TOKEN = 'tn_svc_environment';
    try {
      const sent: (string | null)[] = [];
      const fetch = async (_: string, { headers }: RequestInit) => {
        sent.push(new Headers(headers).get('authorization'));
        return json({});
      };
      const tenantry = new Tenantry({ baseUrl: 'https://api.test', fetch });
      delete process.env.TENANTRY_TOKEN;
      await tenantry.with({ workspace: 'acme' }).workspaces.get();
      expect(sent).toEqual(['Bearer tn_svc_environment']);
    } finally {
      delete process.env.TENANTRY_TOKEN;
    }
  });

  test.each(['', '.', '..'])(
    'refuses %j as a value, which would address another operation',
    async (project) => {
      const { tenantry, attempts } = clientOf([json({})]);
      const call = tenantry.with({ workspace: 'acme', project }).projects.get();
      await expect(call).rejects.toThrow('projects.get: "project" must not be empty');
      expect(attempts).toEqual([]);
    },
  );

  test('says which field is missing where it binds others', async () => {
    const call = Reflect.apply(
      clientOf([json({})]).tenantry.with({ workspace: 'acme' }).projects.get,
      null,
      [],
    );
    await expect(call).rejects.toThrow('projects.get: "project" is missing');
  });

  test('goes through the pages of a list', async () => {
    const next = { data: [{ id: 'a' }], has_more: true, next_cursor: 'c1' };
    const { tenantry, attempts } = clientOf([json(next), json({ ...page, data: [{ id: 'b' }] })]);
    const ids: string[] = [];
    for await (const { id } of tenantry.with({ workspace: 'acme' }).projects.list()) ids.push(id);
    expect(ids).toEqual(['a', 'b']);
    expect(paths(attempts)).toEqual([
      'GET workspaces/acme/projects',
      'GET workspaces/acme/projects?cursor=c1',
    ]);
  });
});

test('the types let a call omit what is bound, and nothing else', () => {
  const billing = undefined as unknown as BoundClient<{ workspace: string; project: string }>;
  const acme = undefined as unknown as BoundClient<{ workspace: string }>;
  compiled(() => {
    expectTypeOf(acme.projects.list()).toExtend<PagePromise<unknown, Project>>();
    void billing.projects.get();
    void billing.projects.get({ workspace: 'other' });
    void acme.with({ project: 'billing' }).projects.get();
    // @ts-expect-error the project is required
    void acme.projects.get();
    // @ts-expect-error the slug is required
    void acme.projects.create({ name: 'Billing', environment: 'sandbox' });
    // @ts-expect-error there is no such field
    void billing.projects.get({ colour: 'red' });
    // @ts-expect-error a field of a body is not one of a path
    void acme.with({ colour: 'red' });
    // @ts-expect-error If-Match is not for reading
    void billing.projects.get({}, { ifMatch: 'x' });
    void billing.projects.update({ name: 'New' }, { ifMatch: 'x' });
  });
});
