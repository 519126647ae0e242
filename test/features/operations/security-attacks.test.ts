import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type {
  ApiKeyId,
  BuiltinRole,
  OperationArgs,
  ProjectId,
  RoleId,
  Tenantry,
  UserId,
} from '../../../sdk/src/index.ts';
import { isWellFormed } from '../../../server/auth/authentication/token-format.ts';
import { loadSecrets } from '../../../server/bootstrap.ts';
import { lines, sendBytes, statuses } from '../../support/bytes.ts';
import { createKey, createMemberWithPermissions, statusesOrCodes, statusOrCode } from '../../support/keys.ts';
import { METRICS_TOKEN, startTestServer, type TestServer } from '../../support/server.ts';
import {
  createTeam,
  createUser,
  expectProblem,
  newWorkspace,
  PASSWORD,
  type TestTeam,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let outsider: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { ALLOWED_HOSTS: 'evil.example' } });
  [acme, outsider] = await Promise.all([createTeam(server), createUser(server, 'Outsider')]);
});
afterAll(() => server.stop());

const escalation = { status: 403, code: 'privilege_escalation' };
const UNKNOWN = '01kah4x8v5ezf9w2m4n65tf4se';
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Init = Omit<RequestInit, 'body'> & { token?: string; body?: unknown; headers?: Record<string, string> };
interface Answer {
  status: number;
  headers: Headers;
  text: string;
  code: string;
}

/** A request that no client of ours would send. A body that is no text is sent as JSON. */
async function send(path: string, { token, body, headers, ...init }: Init = {}): Promise<Answer> {
  const isBytes = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(`${server.url}${path}`, {
    ...init,
    redirect: 'manual',
    // fetch takes both forms; its types know but some views of bytes.
    ...(body !== undefined && {
      body: (isBytes ? body : JSON.stringify(body)) as NonNullable<RequestInit['body']>,
    }),
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
  });
  const text = await response.text();
  const code = /"code":"(\w+)"/.exec(text)?.[1] ?? '';
  return { status: response.status, headers: response.headers, text, code };
}

const post = (path: string, body: unknown, token?: string, headers: Record<string, string> = {}) =>
  send(path, { method: 'POST', body, headers, ...(token !== undefined && { token }) });

const raw = (text: string) => sendBytes(server.url, text);

describe('the ids and cursors of another tenant', () => {
  it('are not found, in any place', async () => {
    const { people, project } = acme;
    const { workspace } = outsider;
    const { owner, viewer } = people;
    const role = await owner.api.roles.create({
      workspace: acme.workspace,
      name: unique('r'),
      permissions: ['projects:read'],
    });
    const key = await createKey(server, owner.api, { workspace: acme.workspace });
    const own = await outsider.api.projects.create({
      workspace,
      name: 'Own',
      slug: unique('own'),
      environment: 'sandbox',
    });
    const { api } = outsider;
    const calls = (ids: { user: UserId; role: BuiltinRole | RoleId; project: ProjectId; key: ApiKeyId }) => [
      api.members.get({ workspace, user_id: ids.user }),
      api.members.update({ workspace, user_id: ids.user, role: 'viewer' }),
      api.members.remove({ workspace, user_id: ids.user }),
      api.members.update({ workspace, user_id: outsider.id, role: ids.role }),
      api.workspaces.transferOwnership({ workspace, user_id: ids.user }),
      api.roles.get({ workspace, role_id: ids.role }),
      api.roles.update({ workspace, role_id: ids.role, name: 'Mine' }),
      api.projects.get({ workspace, project: ids.project }),
      api.projectMembers.set({ workspace, project: own.id, user_id: ids.user, role: null }),
      api.projectMembers.set({ workspace, project: own.id, user_id: outsider.id, role: ids.role }),
      api.apiKeys.get({ workspace, key_id: ids.key }),
      api.apiKeys.rotate({ workspace, key_id: ids.key }),
      createKey(server, api, { workspace, project_ids: [ids.project] }),
      createKey(server, api, { workspace, kind: 'user', user_id: ids.user }),
    ];
    const theirs = { user: viewer.id, role: role.id, project: project.id, key: key.id };
    const nothing = {
      user: `usr_${UNKNOWN}`,
      role: `rol_${UNKNOWN}`,
      project: `prj_${UNKNOWN}`,
      key: `key_${UNKNOWN}`,
    } as const;
    const shown = async (call: PromiseLike<unknown>) => {
      const { status, code, detail } = await expectProblem(call);
      return `${status} ${code} ${detail}`;
    };
    const found = await Promise.all(calls(theirs).map(shown));
    expect(found).toEqual(await Promise.all(calls(nothing).map(shown)));
    expect(found.every((text) => text.startsWith('404 not_found'))).toBe(true);
  });

  it('cannot be distinguished from random ids by access checks', async () => {
    const { workspace } = outsider;
    const about = async (principal: string, project: string) =>
      (
        await outsider.api.access.check({
          workspace,
          checks: [{ permission: 'projects:read', principal, project }],
        })
      ).results;
    expect(await about(acme.people.owner.id, acme.project.id)).toEqual(
      await about(`usr_${UNKNOWN}`, `prj_${UNKNOWN}`),
    );
  });

  it('a cursor is valid only for the list, filters, workspace and caller that it was made for, unchanged', async () => {
    const { owner, admin } = acme.people;
    const { workspace } = acme;
    const list = `/v1/workspaces/${workspace}/members?limit=1`;
    const page = await owner.api.members.list({ workspace, limit: 1 });
    const cursor = page.next_cursor ?? '';
    const at = async (url: string, token = owner.token) => (await send(url, { token })).code;
    expect(await at(`${list}&cursor=${cursor}`)).not.toBe('invalid_request');
    const other = await newWorkspace(owner, [[admin, 'admin']]);
    const [body = '', signature = ''] = cursor.split('.');
    const swapped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    const forged = Buffer.from(JSON.stringify(['2999-01-01', "' or 1=1"])).toString('base64url');
    const refused = [
      `/v1/workspaces/${workspace}/projects?cursor=${cursor}`,
      `/v1/workspaces/${workspace}/api-keys?cursor=${cursor}`,
      `/v1/workspaces/${other}/members?cursor=${cursor}`,
      `${list}&role=viewer&cursor=${cursor}`,
      `${list}&cursor=${forged}.${signature}`,
      `${list}&cursor=${forged}`,
      `${list}&cursor=.`,
      ...[
        `${body}.${swapped}`,
        `${cursor}.x`,
        `${cursor}=`,
        `${cursor}!`,
        `${body}..${signature}`,
        `${body}A.${signature}`,
      ].map((text) => `${list}&cursor=${encodeURIComponent(text)}`),
    ];
    for (const url of refused) expect([url, await at(url)]).toEqual([url, 'invalid_request']);
    expect(await at(`${list}&cursor=${cursor}`, admin.token)).toBe('invalid_request');
  });
});

describe('properties', () => {
  it('that the server sets are accepted in no body', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const W = `/v1/workspaces/${workspace}`;
    const kept = {
      id: `ws_${UNKNOWN}`,
      workspace_id: acme.workspaceId,
      plan: 'enterprise',
      created_by: outsider.id,
      created_at: '2020-01-01T00:00:00Z',
      archived_at: null,
      version: 9,
      etag: '9',
      status: 'active',
      password_hash: 'x',
      revoked_at: null,
      builtin: true,
    };
    const project = { name: 'P', slug: unique('p'), environment: 'sandbox' };
    const targets: [string, string, object][] = [
      ['POST', '/v1/workspaces', { name: 'W' }],
      ['PATCH', W, { name: 'W' }],
      ['PATCH', `${W}/settings`, { language: 'en' }],
      ['POST', `${W}/members`, { user_id: outsider.id, role: 'viewer' }],
      ['PATCH', `${W}/members/${owner.id}`, { role: 'owner' }],
      ['POST', `${W}/roles`, { name: 'R', permissions: ['projects:read'] }],
      ['POST', `${W}/projects`, project],
      ['POST', `${W}/api-keys`, { name: 'K', kind: 'service', scope: 'read-only' }],
      ['PATCH', '/v1/me', { name: 'N' }],
    ];
    for (const [method, path, body] of targets) {
      for (const [name, value] of Object.entries(kept)) {
        const answer = await send(path, { method, token: owner.token, body: { ...body, [name]: value } });
        expect([path, name, answer.status]).toEqual([path, name, 400]);
        expect(answer.text).toContain('"unknown"');
      }
    }
    expect((await owner.api.projects.list({ workspace })).data).toEqual([]);
    expect((await owner.api.members.list({ workspace })).data).toHaveLength(1);
  });

  it('of JavaScript itself get into no object', async () => {
    const { token } = outsider;
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const bodies = [
        `{"name":"X","${name}":{"role":"owner","polluted":true}}`,
        `{"name":"X","slug":"${unique('s')}","a":{"b":{"${name}":{"polluted":true}}}}`,
      ];
      for (const body of bodies) expect((await post('/v1/workspaces', body, token)).status).toBe(400);
      expect((await send(`/v1/workspaces?${name}=1&${name}[polluted]=1`, { token })).status).toBe(400);
      for (const path of [`/errors/${name}`, `/docs/${name}`, `/v1/workspaces/${name}`]) {
        expect((await send(path, { token })).status).toBe(404);
      }
      const role = await post(
        `/v1/workspaces/${outsider.workspace}/members`,
        { user_id: outsider.id, role: name },
        token,
      );
      expect(role.status).toBe(400);
      const check = { checks: [{ operation: name }] };
      expect((await post(`/v1/workspaces/${outsider.workspace}/access/check`, check, token)).status).toBe(
        400,
      );
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('tokens', () => {
  const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const signed = (body: string): string => {
    let [rest, sum] = [crc32(body), ''];
    for (let index = 0; index < 6; index += 1)
      [rest, sum] = [Math.floor(rest / 62), ALPHABET.charAt(rest % 62) + sum];
    return body + sum;
  };
  const reaches = async (authorization: string) =>
    (await send('/v1/workspaces', { headers: { authorization } })).status;

  it('of one kind are not accepted as another, even with a corrected checksum', async () => {
    const key = await createKey(server, acme.people.owner.api, { workspace: acme.workspace });
    for (const secret of [key.secret, outsider.token, server.operatorKey]) {
      const random = secret.slice(-38, -6);
      for (const prefix of ['tn_op_', 'tn_ses_', 'tn_usr_', 'tn_svc_', 'tn_org_', 'TN_SVC_', '']) {
        const forged = signed(prefix + random);
        if (forged !== secret) expect([prefix, await reaches(`Bearer ${forged}`)]).toEqual([prefix, 401]);
      }
    }
  });

  it('are the whole of the header, with the scheme in any case', async () => {
    const { token } = outsider;
    for (const good of [`Bearer ${token}`, `bearer ${token}`, `BEARER  ${token}`])
      expect(await reaches(good)).toBe(200);
    const flipped = token.replace(/[a-z](?=.{6}$)/, (letter) => letter.toUpperCase());
    const bad = [
      token,
      `Basic ${Buffer.from(`${token}:`).toString('base64')}`,
      `Token ${token}`,
      `Bearer${token}`,
      `Bearer ${token},`,
      `Bearer ${token} ${token}`,
      `Bearer ${token}, Bearer ${server.operatorKey}`,
      `Bearer "${token}"`,
      `Bearer ${token}%00`,
      `Bearer ${token}=`,
      `Bearer ${token.toUpperCase()}`,
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${server.operatorKey}x`,
      `Bearer ${server.operatorKey.slice(0, -1)}`,
      ...(flipped === token ? [] : [`Bearer ${flipped}`]),
    ];
    for (const header of bad) expect([header, await reaches(header)]).toEqual([header, 401]);
  });

  it('are read from no other place, and from one of two headers', async () => {
    const { token } = outsider;
    expect((await send(`/v1/me?access_token=${token}`)).status).toBe(401);
    expect((await send('/v1/me', { headers: { cookie: `token=${token}`, 'x-api-key': token } })).status).toBe(
      401,
    );
    const answer = await raw(
      lines(
        'GET /v1/me HTTP/1.1',
        'Host: localhost',
        `Authorization: Bearer ${token}`,
        `Authorization: Bearer ${server.operatorKey}`,
        'Connection: close',
      ),
    );
    expect(answer).not.toContain('"operator"');
  });

  it('are never in the response to another request, nor in the log', async () => {
    const { token } = outsider;
    const places = [
      await send(`/v1/workspaces/${token}`, { token }),
      await send(`/v1/${token}`),
      await send(`/v1/workspaces?${token}=1`, { token }),
      await post('/v1/workspaces', { [token]: 1 }, token),
      await post('/v1/workspaces', `{"name": ${token}`, token),
      await post('/v1/sessions', { email: 'a@b.co', password: token }),
      await send('/v1/me', { headers: { authorization: `Bearer ${token}x`, 'x-request-id': token } }),
    ];
    for (const { text, status } of places) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain(token.slice(7));
    }
    const log = server.logs.join('');
    for (const secret of [token, server.operatorKey, PASSWORD]) expect(log).not.toContain(secret);
  });
});

describe('the wire', () => {
  it('is read in one way: no request hides inside another', async () => {
    const smuggled = `GET /v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.operatorKey}\r\n\r\n`;
    const head = ['POST /v1/sessions HTTP/1.1', 'Host: localhost', 'Content-Type: application/json'];
    const ambiguous = [
      `${lines(...head, 'Content-Length: 6', 'Transfer-Encoding: chunked')}0\r\n\r\n${smuggled}`,
      `${lines(...head, 'Content-Length: 0', `Content-Length: ${smuggled.length}`)}${smuggled}`,
      `${lines(...head, 'Content-Length: 0, 5')}${smuggled}`,
      `${lines(...head, 'Content-Length: +5')}${smuggled}`,
      `${lines(...head, 'Transfer-Encoding: chunked, identity')}0\r\n\r\n${smuggled}`,
      `${lines(...head, 'Transfer-Encoding : chunked')}0\r\n\r\n${smuggled}`,
      `${lines(...head, 'Transfer-Encoding: xchunked')}0\r\n\r\n${smuggled}`,
      `${lines(...head, 'Transfer-Encoding: chunked')}0;\n\r\nx\r\n${smuggled}`,
      `GET /v1/health HTTP/1.1\nHost: localhost\n\n${smuggled}`,
    ];
    for (const text of ambiguous) {
      const answer = await raw(text);
      expect([text, answer.includes('"operator"')]).toEqual([text, false]);
      expect(statuses(answer).every((status) => status === 400 || status === 413)).toBe(true);
    }
  });

  it('a body that no operation asked for stays a body', async () => {
    const inner = `GET /v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.operatorKey}\r\n\r\n`;
    const answer = await raw(
      `${lines('GET /v1/health HTTP/1.1', 'Host: localhost', `Content-Length: ${inner.length}`)}${inner}`,
    );
    expect(answer).not.toContain('"operator"');
  });

  it('accepts no header, line or request id that splits a message', async () => {
    for (const id of [
      'a\\r\\nSet-Cookie: x=1',
      'x'.repeat(129),
      '<script>',
      '{"level":"error"}',
      '../../etc',
      'é',
    ]) {
      const answer = await raw(
        lines('GET /v1/health HTTP/1.1', 'Host: localhost', `X-Request-Id: ${id}`, 'Connection: close'),
      );
      expect(answer).toMatch(/^X-Request-Id: [0-9a-f-]{36}\r$/m);
      expect(answer).not.toContain('Set-Cookie');
    }
    expect(
      statuses(await raw(lines('GET /v1/health HTTP/1.1', 'Host: localhost', 'X-Request-Id: a\0b'))),
    ).toEqual([400]);
    for (const line of server.logs) expect(() => JSON.parse(line)).not.toThrow();
  });

  it('is not trusted about host, address, method or scheme', async () => {
    const answer = await raw(
      lines(
        'GET /v1/workspaces/none HTTP/1.1',
        'Host: evil.example',
        'X-Forwarded-Host: evil.example',
        'X-Forwarded-Proto: https',
        'Forwarded: host=evil.example',
        'Connection: close',
      ),
    );
    expect(statuses(answer)).toEqual([401]);
    expect(answer).not.toContain('evil.example');
    const proxied = {
      'x-forwarded-for': '203.0.113.9',
      'x-real-ip': '203.0.113.9',
      'true-client-ip': '203.0.113.9',
    };
    const session = await post(
      '/v1/sessions',
      { email: outsider.email, password: PASSWORD },
      undefined,
      proxied,
    );
    expect(JSON.parse(session.text).ip_address).toBe('127.0.0.1');
    const deleting = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
    const kept = await send(`/v1/workspaces/${outsider.workspace}?_method=DELETE`, {
      token: outsider.token,
      headers: deleting,
    });
    expect(kept.status).toBe(400);
    expect((await outsider.api.workspaces.get({ workspace: outsider.workspace })).archived_at).toBeNull();
  });

  it('names each thing by one path', async () => {
    const { token, workspace } = outsider;
    const W = `/v1/workspaces/${workspace}`;
    const odd = [
      `/V1/workspaces/${workspace}`,
      `//v1/workspaces/${workspace}`,
      `/v1//workspaces/${workspace}`,
      `${W}/`,
      `${W};admin=1`,
      `${W}%2f`,
      `${W}%2e%2e`,
      `${W}%00`,
      `${W.toUpperCase()}`,
      `${W}/..;/..;/me`,
      `/v1/health/..%2fworkspaces%2f${workspace}`,
      `/v1/workspaces/%2e%2e%2f${acme.workspace}`,
      `/v1/workspaces/${workspace}%252e`,
      `${W}/members/..%5c..%5csettings`,
    ];
    for (const path of odd) {
      const answer = await raw(
        lines(
          `GET ${path} HTTP/1.1`,
          'Host: localhost',
          `Authorization: Bearer ${token}`,
          'Connection: close',
        ),
      );
      expect([path, statuses(answer)[0]]).toEqual([path, path.endsWith('%00') ? 400 : 404]);
    }
    const dots = await raw(
      lines(
        `GET ${W}/../${acme.workspace} HTTP/1.1`,
        'Host: localhost',
        `Authorization: Bearer ${token}`,
        'Connection: close',
      ),
    );
    expect(statuses(dots)).toEqual([404]);
  });
});

describe('bodies', () => {
  const quickly = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const started = performance.now();
    const { status } = await post(path, body, outsider.token, headers);
    return { status, isQuick: performance.now() - started < 1000 };
  };

  it('that are deep, long, many or compressed cost no more than others', async () => {
    const W = `/v1/workspaces/${outsider.workspace}`;
    const deep = (open: string, close: string) => `{"name":${open.repeat(100_000)}${close.repeat(100_000)}}`;
    const bodies: [unknown, Record<string, string>?][] = [
      [deep('[', ']')],
      [deep('{"a":', '}').replace('}}', '1}}')],
      [`{"name":"${'\\u0000'.repeat(100_000)}"}`],
      [`{"permissions":[${'"projects:read",'.repeat(60_000)}"x"],"name":"r"}`],
      [{ name: 'x', ip_allowlist: times(4000, (index) => `10.${index >> 8}.${index & 255}.1`) }],
      [`{${times(40_000, (index) => `"p${index}":1`).join()}}`],
      [{ name: 'n'.repeat(1_000_000) }],
      [`{"name":1${'0'.repeat(900_000)}}`],
      [gzipSync(Buffer.alloc(30_000_000, ' ')), { 'content-encoding': 'gzip' }],
      [gzipSync(gzipSync(Buffer.alloc(10_000_000, ' '))), { 'content-encoding': 'gzip, gzip' }],
    ];
    for (const [body, headers] of bodies) {
      const { status, isQuick } = await quickly(`${W}/roles`, body, headers);
      expect([String(body).slice(0, 40), [400, 413, 415].includes(status), isQuick]).toEqual([
        String(body).slice(0, 40),
        true,
        true,
      ]);
    }
  });

  it('cause no slow match of a pattern of the document', async () => {
    const W = `/v1/workspaces/${outsider.workspace}`;
    const n = 50_000;
    const evil = [
      'a'.repeat(n),
      `${'a-'.repeat(n)}!`,
      `${'a.'.repeat(n)}@`,
      `a@${'a.'.repeat(n)}`,
      `a@${'a-'.repeat(n)}`,
      ' '.repeat(n),
      `usr_${'0'.repeat(n)}`,
      `rol_7${'z'.repeat(n)}!`,
      `2026-01-01T${'0'.repeat(n)}`,
      `${':'.repeat(n)}/1`,
      '1.'.repeat(n),
    ];
    for (const text of evil) {
      const tries: [string, object][] = [
        ['/v1/users', { email: text, password: text, name: text }],
        ['/v1/workspaces', { name: text, slug: text, owner_id: text }],
        [`${W}/members`, { email: text, role: text }],
        [
          `${W}/api-keys`,
          {
            name: text,
            kind: text,
            scope: text,
            expires_at: text,
            ip_allowlist: [text],
            project_ids: [text],
          },
        ],
      ];
      for (const [path, body] of tries) {
        const answer = await quickly(path, body);
        expect([path, text.slice(0, 20), answer]).toEqual([
          path,
          text.slice(0, 20),
          { status: 400, isQuick: true },
        ]);
      }
    }
    const spaces = `application/json;${' '.repeat(12_000)}x`;
    expect(await quickly('/v1/workspaces', '{}', { 'content-type': spaces })).toEqual({
      status: 415,
      isQuick: true,
    });
  });
});

describe('texts', () => {
  const METACHARACTERS = [
    `'; drop table users; --`,
    `' or '1'='1`,
    `\\'; select pg_sleep(5); --`,
    '$1 ? ?? :workspace :userId {0}',
    '%_',
    '"; --',
    '{{7*7}}<%= 7*7 %>#{7*7}',
    '<img src=x onerror=alert(1)>',
    '\u202e=cmd|calc',
  ];

  it('are stored and returned as they are, whatever they mean elsewhere', async () => {
    const { workspace, api } = outsider;
    for (const name of METACHARACTERS.filter((text) => !text.startsWith('\u202e'))) {
      const project = await api.projects.create({
        workspace,
        name,
        slug: unique('t'),
        environment: 'sandbox',
        description: name,
      });
      expect(project).toMatchObject({ name, description: name });
      expect((await api.projects.get({ workspace, project: project.id })).name).toBe(name);
    }
    expect((await api.members.list({ workspace })).data).toHaveLength(1);
  });

  it('find nothing in paths and filters', async () => {
    const { workspace, token } = outsider;
    const started = performance.now();
    for (const text of METACHARACTERS) {
      const part = encodeURIComponent(text);
      for (const path of [
        `/v1/workspaces/${part}`,
        `/v1/workspaces/${workspace}/projects/${part}`,
        `/v1/workspaces/${workspace}/members/${part}`,
        `/v1/workspaces/${workspace}/roles/${part}`,
        `/v1/workspaces/${workspace}/api-keys/${part}`,
      ]) {
        expect([path, (await send(path, { token })).status]).toEqual([path, 404]);
      }
      const query = `/v1/workspaces/${workspace}/members?role=${part}&status=${part}&limit=${part}&cursor=${part}`;
      expect((await send(query, { token })).status).toBe(400);
    }
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('that resemble the address of a user do not match it', async () => {
    const { email } = outsider;
    const local = email.slice(0, email.indexOf('@'));
    const lookalikes = [
      email.replace('m', '\uff4d'), // full width
      email.replace('l', '\u2113'), // script small l
      email.replace('o', '\u043e'), // Cyrillic
      email.replace('.com', '.c\u00f6m'),
      `${local}\u200b@example.com`,
      `${local}\u00a0@example.com`,
      `${local}\u0000@example.com`,
      ` ${email}`,
      `${email}\n`,
      `"${local}"@example.com`,
      `${local}@example.com@evil.example`,
      `${local}@example.com,evil@evil.example`,
    ];
    for (const address of lookalikes) {
      const answer = await post('/v1/users', { email: address, password: PASSWORD, name: 'X' });
      expect([address, answer.status]).toEqual([address, 400]);
      const member = await post(
        `/v1/workspaces/${outsider.workspace}/members`,
        { email: address, role: 'viewer' },
        outsider.token,
      );
      expect([address, member.status]).toEqual([address, 400]);
    }
    expect(
      (await post('/v1/users', { email: email.toUpperCase(), password: PASSWORD, name: 'X' })).code,
    ).toBe('already_exists');
    for (const address of [email.replace('l', '\u2113'), email.replace('m', '\uff4d')]) {
      expect((await post('/v1/sessions', { email: address, password: PASSWORD })).code).toBe(
        'invalid_credentials',
      );
    }
  });

  it('name a role, regardless of case and spaces, or none', async () => {
    const W = `/v1/workspaces/${outsider.workspace}`;
    for (const role of ['Owner', 'OWNER', 'owner ', 'owner\n']) {
      const answer = await post(`${W}/members`, { user_id: acme.people.viewer.id, role }, outsider.token);
      expect([role, answer.code]).toEqual([role, 'invitation_required']);
    }
    for (const role of [
      'own\u200ber',
      'v\u0131ewer',
      'V\u0130EWER',
      'rol_',
      '',
      null,
      ['owner'],
      { $ne: 1 },
    ]) {
      const answer = await post(`${W}/members`, { user_id: acme.people.viewer.id, role }, outsider.token);
      expect([role, answer.status]).toEqual([role, 400]);
    }
  });
});

describe('signing in', () => {
  it('takes as long for an unknown address', async () => {
    const measure = async (email: string) => {
      const started = performance.now();
      await statusOrCode(server.client().sessions.create({ email, password: 'not the password' }));
      return performance.now() - started;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      known.push(await measure(outsider.email));
      unknown.push(await measure(`${unique('unknown')}@example.com`));
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[values.length / 2] ?? 0;
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('returns the same for a wrong password and an unknown address', async () => {
    const answers = await Promise.all(
      [outsider.email, `${unique('unknown')}@example.com`].map(async (email) => {
        const { status, text } = await post('/v1/sessions', { email, password: 'not the password' });
        return [status, text.replace(/"request_id":"[^"]*"/, '')];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it('reveals an account only at sign-up and where members are added', async () => {
    const { workspace, api, token } = outsider;
    const ask = async (id: string) => {
      const checks = [{ permission: 'projects:read', principal: id }];
      const answers = [
        await send(`/v1/workspaces/${workspace}/members/${id}`, { token }),
        await send(`/v1/workspaces/${workspace}/api-keys?user_id=${id}`, { token }),
        await post(`/v1/workspaces/${workspace}/access/check`, { checks }, token),
        await post(`/v1/workspaces/${workspace}/ownership`, { user_id: id }, token),
        await post('/v1/workspaces', { name: 'W', owner_id: id }, token),
      ];
      return answers.map(({ status, text }) => [
        status,
        text.replace(/"(request_id|instance)":"[^"]*"/g, ''),
      ]);
    };
    expect(await ask(acme.people.owner.id)).toEqual(await ask(`usr_${UNKNOWN}`));
    const add = (email: string) => statusOrCode(api.members.add({ workspace, email, role: 'viewer' }));
    expect(await add(`${unique('unknown')}@example.com`)).toBe('invitation_required');
    expect(await add(outsider.email)).toBe('already_exists');
  });

  it('returns a token that no client can choose', async () => {
    const chosen = outsider.token;
    const body = { email: outsider.email, password: PASSWORD };
    const answer = await post('/v1/sessions', body, chosen, { cookie: `session=${chosen}` });
    const { token } = JSON.parse(answer.text);
    expect(token).not.toBe(chosen);
    expect(isWellFormed(token)).toBe(true);
    expect((await post('/v1/sessions', { ...body, token: chosen })).status).toBe(400);
  });

  it('allows concurrent guesses no more attempts than sequential ones, with a stolen session too', async () => {
    const strict = await startTestServer({ env: { AUTH_FAILURE_LIMIT: '5' } });
    onTestFinished(() => strict.stop());
    const victim = await createUser(strict, 'Victim');
    await victim.api.me.get();
    const guess = (index: number) =>
      statusOrCode(strict.client().sessions.create({ email: victim.email, password: `guess ${index}` }));
    const made = await Promise.all(times(20, guess));
    expect(made.filter((code) => code === 'invalid_credentials')).toHaveLength(5);
    expect(made.filter((code) => code === 'rate_limited')).toHaveLength(15);
    const thief = victim.api;
    expect(
      await statusesOrCodes(
        thief.sessions.reauthenticate({ password: 'guess' }),
        thief.me.update({ current_password: 'guess', new_password: 'another password' }),
      ),
    ).toEqual(['rate_limited']);
    expect((await thief.me.get()).principal.type).toBe('session');
  });
});

describe('idempotency keys', () => {
  const mintAs = (token: string, workspace: string, key: string, body: object) =>
    post(`/v1/workspaces/${workspace}/api-keys`, body, token, { 'idempotency-key': key });

  it('replay to the caller who made the request first, by the slug and by the id, and to no other caller', async () => {
    const { owner, admin, member } = acme.people;
    const key = unique('idem');
    const body = { name: 'K', kind: 'service', scope: 'read-only' };
    const first = await mintAs(owner.token, acme.workspace, key, body);
    expect(first.status).toBe(201);
    const again = await mintAs(owner.token, acme.workspace, key, body);
    expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([first.text, 'true']);
    const other = await mintAs(admin.token, acme.workspace, key, body);
    expect(other.headers.get('idempotency-replayed')).toBeNull();
    expect(JSON.parse(other.text).secret).not.toBe(JSON.parse(first.text).secret);
    expect((await mintAs(member.token, acme.workspace, key, body)).code).toBe('insufficient_role');
    expect((await mintAs(outsider.token, acme.workspace, key, body)).status).toBe(404);
    expect((await mintAs(owner.token, acme.workspaceId, key, body)).text).toBe(first.text);
    const reused = await mintAs(owner.token, acme.workspace, key, { ...body, name: 'Other' });
    expect(reused.code).toBe('idempotency_key_reused');
  });

  it('replay no secret to a caller who would not be given it now', async () => {
    const { owner, admin } = acme.people;
    const workspace = await newWorkspace(owner, [[admin, 'admin']]);
    const key = unique('idem');
    const body = { name: 'K', kind: 'service', scope: 'admin' };
    const { secret } = JSON.parse((await mintAs(admin.token, workspace, key, body)).text);
    await owner.api.members.update({ workspace, user_id: admin.id, role: 'member' });
    const demoted = await mintAs(admin.token, workspace, key, body);
    expect([demoted.status, demoted.text.includes(secret)]).toEqual([403, false]);
    await owner.api.members.deactivate({ workspace, user_id: admin.id });
    expect((await mintAs(admin.token, workspace, key, body)).code).toBe('member_deactivated');
    await owner.api.members.remove({ workspace, user_id: admin.id });
    expect((await mintAs(admin.token, workspace, key, body)).code).toBe('not_found');
  });

  it('restore nothing that has ended', async () => {
    const { owner } = acme.people;
    const key = unique('idem');
    const body = { name: 'K', kind: 'service', scope: 'read-only' };
    const minted = JSON.parse((await mintAs(owner.token, acme.workspace, key, body)).text);
    await owner.api.apiKeys.revoke({ workspace: acme.workspace, key_id: minted.id });
    const replayed = JSON.parse((await mintAs(owner.token, acme.workspace, key, body)).text);
    expect(await statusOrCode(server.client(replayed.secret).me.get())).toBe('credential_revoked');
    const signIn = { email: outsider.email, password: PASSWORD };
    const begin = () => post('/v1/sessions', signIn, undefined, { 'idempotency-key': key });
    const session = JSON.parse((await begin()).text);
    await server.client(session.token).sessions.revoke({ session_id: 'current' });
    expect(await statusOrCode(server.client(JSON.parse((await begin()).text).token).me.get())).toBe(
      'credential_revoked',
    );
  });

  it('do not reveal their requests to a reader of the database', async () => {
    const key = unique('idem');
    await post('/v1/sessions', { email: outsider.email, password: PASSWORD }, undefined, {
      'idempotency-key': key,
    });
    const [row] = await server
      .knex('idempotency_records')
      .where('principal', 'like', 'address:%')
      .orderBy('created_at', 'desc');
    const dump = [row?.reply, row?.key_hash, row?.fingerprint]
      .map((bytes) => bytes?.toString('latin1'))
      .join();
    for (const secret of [key, PASSWORD, outsider.email]) expect(dump).not.toContain(secret);
    const other = unique('idem');
    await post('/v1/sessions', { email: outsider.email, password: PASSWORD }, undefined, {
      'idempotency-key': other,
    });
    const rows = await server.knex('idempotency_records').where('principal', 'like', 'address:%');
    expect(new Set(rows.map(({ fingerprint }) => fingerprint.toString('hex'))).size).toBe(rows.length);
  });
});

describe('privilege escalation', () => {
  it('is refused for a role, own or other, above what its giver holds', async () => {
    const { workspace, people, project } = acme;
    const { owner, admin, manager, member, viewer } = people;
    const set = (who: TestUser, user: TestUser, role: BuiltinRole | RoleId) =>
      who.api.members.update({ workspace, user_id: user.id, role });
    const setIn = (who: TestUser, user: TestUser, role: BuiltinRole | RoleId | null) =>
      who.api.projectMembers.set({ workspace, project: project.id, user_id: user.id, role });
    const refused = [
      set(admin, admin, 'owner'),
      set(admin, viewer, 'owner'),
      set(admin, owner, 'viewer'),
      set(manager, manager, 'admin'),
      set(manager, admin, 'viewer'),
      setIn(member, member, 'admin'),
      setIn(member, viewer, 'manager'),
      setIn(member, admin, 'viewer'),
      setIn(manager, manager, 'owner'),
      setIn(admin, owner, 'viewer'),
      manager.api.members.add({ workspace, user_id: outsider.id, role: 'admin' }),
      admin.api.members.remove({ workspace, user_id: owner.id }),
      admin.api.members.deactivate({ workspace, user_id: owner.id }),
      admin.api.roles.create({ workspace, name: 'R', permissions: ['workspace:delete'] }),
    ];
    expect(await statusesOrCodes(...refused)).toEqual(['privilege_escalation']);
    const below = [
      set(member, member, 'manager'),
      set(viewer, viewer, 'member'),
      setIn(viewer, viewer, 'member'),
      admin.api.workspaces.transferOwnership({ workspace, user_id: admin.id }),
      manager.api.roles.create({ workspace, name: 'R', permissions: ['projects:read'] }),
      manager.api.settings.update({ workspace, ip_allowlist: [] }),
    ];
    expect(await statusesOrCodes(...below)).toEqual(['insufficient_role']);
  });

  it('is refused to a custom role for the reach of a built-in one', async () => {
    const { workspace, people } = acme;
    const { data } = await people.owner.api.permissions.list();
    const [first, ...rest] = data.filter(({ roles }) => roles.includes('manager')).map(({ name }) => name);
    const member = await createMemberWithPermissions(
      server,
      acme,
      first === undefined ? ['projects:read'] : [first, ...rest],
    );
    const climb = (user: TestUser) =>
      member.api.members.update({ workspace, user_id: user.id, role: 'manager' });
    expect(await expectProblem(climb(member))).toMatchObject(escalation);
    expect(await expectProblem(climb(people.viewer))).toMatchObject(escalation);
    const others = { workspace, kind: 'user', user_id: people.manager.id, scope: 'read-write' } as const;
    expect(await expectProblem(createKey(server, member.api, others))).toMatchObject(escalation);
    expect(
      await expectProblem(createKey(server, member.api, { workspace, scope: 'read-write' })),
    ).toMatchObject(escalation);
  });

  it('is refused for a role in a project that its giver does not hold', async () => {
    const { workspace, people, project } = acme;
    const pin = people.member.api.projectMembers.set({
      workspace,
      project: project.id,
      user_id: people.admin.id,
      role: 'admin',
    });
    expect(await expectProblem(pin)).toMatchObject(escalation);
  });

  it('is refused to a key for keys with more permissions, a longer life or another network, itself included', async () => {
    const { workspace, people } = acme;
    const narrow = await createKey(server, people.manager.api, {
      workspace,
      kind: 'user',
      scope: 'custom',
      permissions: ['own_keys:manage', 'members:read', 'members:invite'],
    });
    const keeper = await createKey(server, people.admin.api, {
      workspace,
      scope: 'custom',
      permissions: ['api_keys:manage'],
    });
    const short = await createKey(server, people.member.api, {
      workspace,
      kind: 'user',
      scope: 'read-write',
      expires_at: new Date(Date.now() + 60_000).toISOString(),
      ip_allowlist: ['127.0.0.0/8'],
    });
    const inside: OperationArgs<'apiKeys.create'> = {
      workspace,
      name: 'Inside',
      kind: 'user',
      scope: 'read-write',
      ip_allowlist: ['127.0.0.1'],
    };
    const itself = { workspace, key_id: short.id };
    const refused = [
      createKey(server, narrow.api, { workspace, kind: 'user', scope: 'admin' }),
      createKey(server, narrow.api, { workspace, kind: 'user', scope: 'read-write' }),
      createKey(server, narrow.api, { workspace, kind: 'user', scope: 'read-only' }),
      createKey(server, keeper.api, { workspace, scope: 'read-only' }),
      createKey(server, keeper.api, { workspace, scope: 'custom', permissions: ['members:read'] }),
      createKey(server, short.api, { workspace, kind: 'user', scope: 'read-only' }),
      createKey(server, short.api, inside),
      createKey(server, short.api, { ...inside, expires_at: new Date(Date.now() + 120_000).toISOString() }),
      short.api.apiKeys.update({ ...itself, expires_at: null }),
      short.api.apiKeys.update({ ...itself, ip_allowlist: [] }),
      short.api.apiKeys.update({ ...itself, ip_allowlist: ['0.0.0.0/0'] }),
    ];
    expect(await statusesOrCodes(...refused)).toEqual(['privilege_escalation']);
    const before = new Date(Date.now() + 30_000).toISOString();
    expect((await createKey(server, short.api, { ...inside, expires_at: before })).expires_at).toBe(before);
  });

  it('is refused for a key that waits for a higher role of another user, or that reaches where they are narrowed', async () => {
    const { workspace, people, project } = acme;
    const { owner, manager, member, viewer } = people;
    const waiting = { workspace, kind: 'user', user_id: viewer.id, scope: 'admin' } as const;
    expect(await expectProblem(createKey(server, manager.api, waiting))).toMatchObject(escalation);
    await owner.api.projectMembers.set({
      workspace,
      project: project.id,
      user_id: manager.id,
      role: 'viewer',
    });
    onTestFinished(() =>
      owner.api.projectMembers.remove({ workspace, project: project.id, user_id: manager.id }),
    );
    const through = { workspace, kind: 'user', user_id: member.id, scope: 'read-write' } as const;
    expect(await expectProblem(createKey(server, manager.api, through))).toMatchObject(escalation);
    expect(
      await expectProblem(createKey(server, manager.api, { workspace, scope: 'read-write' })),
    ).toMatchObject(escalation);
  });

  it('is refused to a limited key for everything outside its limits', async () => {
    const { workspace, people, project } = acme;
    const key = await createKey(server, people.owner.api, { workspace, project_ids: [project.id] });
    const { api } = key;
    const refused = [
      createKey(server, api, { workspace, scope: 'read-only' }),
      api.apiKeys.update({ workspace, key_id: key.id, project_ids: null }),
      api.apiKeys.rotate({ workspace, key_id: key.id }),
      api.members.add({ workspace, user_id: outsider.id, role: 'viewer' }),
      api.settings.update({ workspace, ip_allowlist: [] }),
      api.workspaces.update({ workspace, name: 'Mine' }),
      api.projects.create({ workspace, name: 'N', slug: unique('n'), environment: 'sandbox' }),
    ];
    expect(await statusesOrCodes(...refused)).toEqual(['insufficient_scope']);
  });
});

describe('the end of access', () => {
  /** A request whose body arrives only when the test sends it. */
  function slowly(token: string, path: string, body: object) {
    const text = JSON.stringify(body);
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const head = [
      `POST ${path} HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
    ];
    socket.write(lines(...head, `Content-Length: ${text.length}`, 'Connection: close'));
    const answer = new Promise<string>((resolve) => {
      let received = '';
      socket.on('data', (bytes) => {
        received += bytes.toString();
      });
      socket.on('close', () => resolve(received));
    });
    return () => {
      socket.write(text);
      return answer;
    };
  }

  it('applies to requests that are still arriving', async () => {
    const { workspace, people } = acme;
    const key = await createKey(server, people.owner.api, { workspace });
    const session = await server.client().sessions.create({ email: outsider.email, password: PASSWORD });
    const body = { name: 'Late', slug: unique('late'), environment: 'sandbox' };
    const finishKey = slowly(key.secret, `/v1/workspaces/${workspace}/projects`, body);
    const finishSession = slowly(session.token, '/v1/workspaces', { name: 'Late' });
    await sleep(150);
    await people.owner.api.apiKeys.revoke({ workspace, key_id: key.id });
    await outsider.api.sessions.revoke({ session_id: session.id });
    for (const answer of await Promise.all([finishKey(), finishSession()])) {
      expect(statuses(answer)).toEqual([401]);
      expect(answer).toContain('credential_revoked');
    }
    expect((await people.owner.api.projects.list({ workspace })).data.map(({ name }) => name)).not.toContain(
      'Late',
    );
  });

  it('applies to an admin who tries to restore their role while being demoted', async () => {
    const { owner, admin } = acme.people;
    for (let round = 0; round < 5; round += 1) {
      const workspace = await newWorkspace(owner, [[admin, 'admin']]);
      const end = Date.now() + 60;
      const climbing = times(4, async () => {
        while (Date.now() < end)
          await statusOrCode(admin.api.members.update({ workspace, user_id: admin.id, role: 'admin' }));
      });
      await sleep(20);
      await owner.api.members.update({ workspace, user_id: admin.id, role: 'viewer' });
      await Promise.all(climbing);
      expect((await owner.api.members.get({ workspace, user_id: admin.id })).role).toBe('viewer');
    }
  });

  it('applies to a project admin, and to an owner who transfers what was taken from them', async () => {
    const { owner, admin, viewer } = acme.people;
    const workspace = await newWorkspace(owner, [
      [admin, 'owner'],
      [viewer, 'viewer'],
    ]);
    const { id: project } = await owner.api.projects.create({
      workspace,
      name: 'P',
      slug: unique('p'),
      environment: 'sandbox',
    });
    const put = (api: Tenantry, role: BuiltinRole | RoleId) =>
      api.projectMembers.set({ workspace, project, user_id: viewer.id, role });
    await put(owner.api, 'admin');
    const end = Date.now() + 60;
    const climbing = times(4, async () => {
      while (Date.now() < end) await statusOrCode(put(viewer.api, 'admin'));
    });
    await sleep(20);
    await put(owner.api, 'viewer');
    await Promise.all(climbing);
    const { data } = await owner.api.projectMembers.list({ workspace, project });
    expect(data.find(({ user_id }) => user_id === viewer.id)?.role).toBe('viewer');
    const demote = owner.api.members.update({ workspace, user_id: admin.id, role: 'viewer' });
    await Promise.all([
      demote,
      statusOrCode(admin.api.workspaces.transferOwnership({ workspace, user_id: viewer.id })),
    ]);
    expect((await owner.api.members.get({ workspace, user_id: admin.id })).role).toBe('viewer');
  });

  it('applies to every session begun with the old password when the password changes', async () => {
    const victim = await createUser(server, 'Victim');
    const signIn = () => server.client().sessions.create({ email: victim.email, password: PASSWORD });
    const { token: before } = await signIn();
    const early = Promise.allSettled(times(4, signIn));
    const change = victim.api.me.update({ current_password: PASSWORD, new_password: 'another password' });
    const late = Promise.allSettled(times(4, signIn));
    await change;
    const settled = [...(await early), ...(await late)];
    const tokens = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value.token] : []));
    for (const token of [before, ...tokens])
      expect(await statusOrCode(server.client(token).me.get())).toBe('credential_revoked');
    expect(await statusOrCode(victim.api.me.get())).toBe('served');
  });
});

describe('the installation', () => {
  it('keeps the pepper readable by the server alone, and refuses an incomplete one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenantry-pepper-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const DATA_DIR = join(folder, 'data');
    loadSecrets({ DATA_DIR });
    expect(statSync(join(DATA_DIR, 'pepper')).mode & 0o077).toBe(0);
    expect(statSync(DATA_DIR).mode & 0o077).toBe(0);
    writeFileSync(join(DATA_DIR, 'pepper'), '');
    expect(() => loadSecrets({ DATA_DIR })).toThrow(/pepper/);
  });

  it('names operations and no tenant in metrics', async () => {
    await outsider.api.workspaces.get({ workspace: outsider.workspace });
    await send(`/v1/${unique('path')}`, { method: 'DELETE' });
    const { text } = await send('/metrics', { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    expect(text).toContain('operation="workspaces.get"');
    for (const secret of [outsider.workspace, outsider.id, outsider.email, acme.workspaceId, '127.0.0.1']) {
      expect(text).not.toContain(secret);
    }
  });

  it('runs no foreign script on a page, and lets no origin read without permission', async () => {
    for (const path of ['/docs', '/errors/not_found', '/v1/health', '/v1/none']) {
      const { headers } = await send(path, {
        headers: { origin: 'https://evil.example', accept: 'text/html' },
      });
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      for (const name of [
        'access-control-allow-origin',
        'access-control-allow-credentials',
        'set-cookie',
        'server',
        'x-powered-by',
      ]) {
        expect([path, name, headers.get(name)]).toEqual([path, name, null]);
      }
    }
    const preflight = {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'DELETE' },
    };
    expect((await send('/v1/me', preflight)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('reveals nothing of its implementation in errors', async () => {
    const { token, workspace } = outsider;
    const answers = await Promise.all([
      post('/v1/workspaces', '{"name":', token),
      post('/v1/workspaces', { name: 'X', slug: acme.workspace }, token),
      send(`/v1/workspaces/${workspace}/members?cursor=%F0%9F%92%A9`, { token }),
      send('/v1/workspaces/%E0%A4%A', { token }),
      send(`/v1/workspaces/${'x'.repeat(2000)}`, { token }),
      post(
        `/v1/workspaces/${workspace}/api-keys`,
        { name: 'K', kind: 'service', scope: 'admin', expires_at: '+275760-09-13T00:00:00Z' },
        token,
      ),
      post(
        `/v1/workspaces/${workspace}/api-keys`,
        { name: 'K', kind: 'service', scope: 'admin', expires_at: '9999-12-31T23:59:60Z' },
        token,
      ),
    ]);
    for (const { status, text } of answers) {
      expect([text, status >= 400 && status < 500]).toEqual([text, true]);
      expect(text).not.toMatch(/select |insert |node_modules|\.ts:|at async|PGlite|postgres|stack/i);
    }
  });
});
