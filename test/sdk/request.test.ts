import { describe, expect, expectTypeOf, test } from 'vitest';
import { ConflictError, type Project, type ProjectList, TenantryError } from '../../sdk/src/index.ts';
import { clientOf, empty, failure, json, problem } from './support.ts';

describe('request', () => {
  test('sends what the method of the operation would', async () => {
    const { tenantry, attempts } = clientOf([json({ id: 'prj_1' })]);
    const body = { name: 'Billing', slug: 'billing', environment: 'production' } as const;
    const options = { idempotencyKey: 'order-4711', headers: { 'x-trace': '1' }, token: 'tn_svc_other' };
    await tenantry.projects.create({ workspace: 'acme', ...body }, options);
    const project = await tenantry.request<Project>('POST', '/v1/workspaces/acme/projects', {
      body,
      ...options,
    });
    expectTypeOf(project).toEqualTypeOf<Project>();
    const [typed, untyped] = attempts.map(({ request, body: sent }) => [
      request.method,
      request.url,
      [...request.headers],
      sent,
    ]);
    expect(untyped).toEqual(typed);
  });

  test('retries with the same idempotency key, and throws the same errors', async () => {
    const { tenantry, attempts } = clientOf([empty(503, { 'retry-after': '0' }), problem(409, 'slug_taken')]);
    const error = await failure(tenantry.request('POST', '/v1/workspaces', { body: {} }));
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toHaveProperty('attempts', 2);
    const keys = attempts.map(({ request }) => request.headers.get('idempotency-key'));
    expect(keys[0]).toHaveLength(36);
    expect(keys[1]).toBe(keys[0]);
  });

  test('encodes the query, repeats arrays, and leaves out what is absent', async () => {
    const { tenantry, attempts } = clientOf([json({})]);
    const query = { 'a b': 'ä&', tag: ['x', 2], none: undefined, nothing: null, no: false };
    await tenantry.request('GET', '/v1/x?first=1', { query });
    await tenantry.request('GET', '/v1/x', { query: { tag: [] } });
    expect(attempts.map(({ request }) => request.url)).toEqual([
      'https://api.test/v1/x?first=1&a%20b=%C3%A4%26&tag=x&tag=2&no=false',
      'https://api.test/v1/x',
    ]);
  });

  test('iterates over lists', async () => {
    const pages = ['c1', null].map((next) => json({ data: [{ id: next }], next_cursor: next }));
    const { tenantry, attempts } = clientOf(pages);
    const ids: unknown[] = [];
    const list = tenantry.request<ProjectList>('GET', '/v1/workspaces/acme/projects', {
      query: { limit: 1 },
    });
    for await (const { id } of list) ids.push(id);
    expect(ids).toEqual(['c1', null]);
    expect(attempts.map(({ request }) => new URL(request.url).search)).toEqual([
      '?limit=1',
      '?limit=1&cursor=c1',
    ]);
  });

  test('sends If-Match where it is given, and returns nothing for no content', async () => {
    const { tenantry, attempts } = clientOf([empty(204)]);
    expect(await tenantry.request('DELETE', '/v1/x', { ifMatch: 'v7' })).toBeUndefined();
    expect(attempts[0]?.request.headers.get('if-match')).toBe('"v7"');
  });

  test('returns text of other types as it is', async () => {
    const { tenantry } = clientOf([new Response('a,b\n', { headers: { 'content-type': 'text/csv' } })]);
    expect(await tenantry.request<string>('GET', '/v1/x')).toBe('a,b\n');
  });

  test.each([
    'v1/me',
    '@evil.test/v1/me',
    '.evil.test/v1/me',
    'https://evil.test/v1/me',
    '/v1/../admin',
    '/v1/%2E%2e/admin',
    '/v1/workspaces/..?x=1',
    '/v1/.\\..\\x',
    '/v1/me#x',
    '',
  ])('never addresses another host or path than it shows: %s', async (path) => {
    const { tenantry, attempts } = clientOf([json({})]);
    expect(await failure(tenantry.request('GET', path))).toBeInstanceOf(TenantryError);
    expect(attempts).toHaveLength(0);
  });

  test('refuses an unknown option, such as a field of the query in its place', async () => {
    const { tenantry } = clientOf([json({})]);
    // @ts-expect-error it belongs into the query
    expect(await failure(tenantry.request('GET', '/v1/x', { limit: 5 }))).toHaveProperty(
      'message',
      expect.stringMatching(/^GET \/v1\/x: unknown option "limit"/),
    );
  });
});
