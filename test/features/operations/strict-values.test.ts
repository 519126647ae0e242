import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let workspace: string;
let organization: string;
beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server, 'Owner');
  workspace = await newWorkspace(owner);
  organization = (await owner.api.organizations.create({ name: 'Agency', slug: unique('org') })).id;
});
afterAll(() => server.stop());

interface Answer {
  status: number;
  body: { errors?: Array<{ location: string; path: string; code: string }>; expires_at?: string };
}

async function call(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${server.url}/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  // Each test looks at the properties that it asks for.
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const link = (expires_at: string) =>
  call('POST', `/organizations/${organization}/install-links`, { expires_at });
const key = (expires_at: string) =>
  call('POST', `/workspaces/${workspace}/api-keys`, {
    name: 'Key',
    kind: 'service',
    scope: 'read-only',
    expires_at,
  });

describe('a time', () => {
  it.each(['9999-12-31T23:59:59-01:00', '2030-01-01 00:00:00Z', '0000-01-01T00:00:00Z'])(
    'that no response could contain is refused in a body, with its field: %s',
    async (time) => {
      for (const answer of [await link(time), await key(time)]) {
        expect(answer.status).toBe(400);
        expect(answer.body.errors).toEqual([
          expect.objectContaining({ location: 'body', path: 'expires_at', code: 'format' }),
        ]);
      }
    },
  );

  it('may be a leap second', async () => {
    expect((await link('2099-12-31T23:59:60Z')).body.expires_at).toBe('2100-01-01T00:00:00.000Z');
    expect((await key('2099-12-31T23:59:60Z')).body.expires_at).toBe('2100-01-01T00:00:00.000Z');
  });

  it.each(['2026-10-09T16:24:09-16:00', '2026-10-09T16:24:09-21:19', '2016-12-31T23:59:60Z'])(
    'may have any offset of RFC 3339: %s',
    async (time) => {
      for (const place of [`/workspaces/${workspace}`, `/organizations/${organization}`]) {
        const query = `until=${encodeURIComponent(time)}&since=0001-01-01T00:00:00Z`;
        expect((await call('GET', `${place}/audit-events?${query}`)).status).toBe(200);
        expect((await call('POST', `${place}/audit-exports`, { format: 'csv', until: time })).status).toBe(
          201,
        );
      }
    },
  );

  it.each(['0000-01-01T00:00:00Z', '2030-01-01%2000:00:00Z', '2030-01-01', '9999-12-31T23:59:59-01:00'])(
    'that is invalid is refused in a query, with its parameter: %s',
    async (time) => {
      const answer = await call('GET', `/workspaces/${workspace}/audit-events?since=${time}`);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([
        expect.objectContaining({ location: 'query', path: 'since', code: 'format' }),
      ]);
    },
  );
});

describe('a parameter that is not text', () => {
  it.each([
    '0x10',
    '%2B5',
    '+5',
    '%205',
    '5%20',
    '1e1',
    '05',
    '5.0',
    '5n',
    '1_0',
    'Infinity',
    '٥',
    'null',
    '0b1',
  ])('is a number only as JSON writes one: limit=%s', async (limit) => {
    const answer = await call('GET', `/workspaces?limit=${limit}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ location: 'query', path: 'limit', code: 'type' }),
    ]);
  });

  it.each(['1', '0', 'TRUE', 'True', 'yes', 'null', '%20true'])(
    'is true or false only as JSON writes it: archived=%s',
    async (archived) => {
      const answer = await call('GET', `/workspaces?archived=${archived}`);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([
        expect.objectContaining({ location: 'query', path: 'archived', code: 'type' }),
      ]);
    },
  );

  it('is checked against its limits after parsing', async () => {
    for (const limit of ['0', '-1', '101', '1'.repeat(400)]) {
      const answer = await call('GET', `/workspaces?limit=${limit}`);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toHaveLength(1);
    }
    expect((await call('GET', '/workspaces?limit=100&archived=true')).status).toBe(200);
  });

  it('is never text in a body', async () => {
    for (const value of ['5', '0x10', true]) {
      const answer = await call('PATCH', `/workspaces/${workspace}/settings`, {
        session_idle_minutes: value,
      });
      expect([answer.status, answer.body.errors?.map(({ code }) => code)]).toEqual([400, ['type']]);
    }
  });
});
