import { Agent, request as httpRequest } from 'node:http';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchemaObject } from '../../../server/api/openapi-types.ts';
import {
  createTenantWithEverything,
  customKey,
  type DocumentedOperation,
  document,
  operation,
  operations,
  request,
  serviceKey,
  type TestTenant,
  userKey,
} from '../../support/every-operation/operations.ts';
import {
  almostValidInput,
  anyJson,
  parameterText,
  resolve,
  type ValuePool,
  validInput,
} from '../../support/every-operation/schema-arbitraries.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`Fuzzing with FUZZ_SEED=${seed}\n`);
/** Enough to meet each kind of input in each operation on one of the engines; more with FUZZ_RUNS. */
const RUNS = Number(process.env.FUZZ_RUNS ?? (engine === 'embedded' ? 10 : 20));

let server: TestServer;
let acme: TestTenant;
let tokens: Array<string | undefined>;
let pool: ValuePool;
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

beforeAll(async () => {
  server = await startTestServer({ env: { LOG_LEVEL: 'error' } });
  acme = await createTenantWithEverything(server);
  const other = await createTenantWithEverything(server);
  const { people, workspace } = acme;
  const { owner } = people;
  tokens = [
    undefined,
    server.operatorKey,
    ...Object.values(people).map(({ token }) => token),
    other.people.owner.token,
    (await serviceKey(owner, workspace, 'admin')).secret,
    (await serviceKey(owner, workspace, 'admin', [acme.project.id])).secret,
    (await customKey(owner, workspace, ['projects:read', 'projects:update', 'members:read'])).secret,
    (await userKey(owner, workspace, 'read-write')).secret,
  ];
  const known = [acme, other].flatMap(({ ids, workspaceId, people: { member } }) => [
    ...[ids.workspace, workspaceId, ids.project, ids.projectId, ids.userId, ids.newcomerId, ids.roleId],
    ...[ids.keyId, ids.sessionId, member.id, ids.organization, ids.organizationId],
  ]);
  pool = [...known, 'current', 'owner', 'viewer', owner.email];
}, 120_000);
afterAll(async () => {
  agent.destroy();
  await server.stop();
});

interface Sent {
  token: string | undefined;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}
interface Received {
  status: number;
  type: string;
  text: string;
}

/** Sends what fetch would tidy up: dots in a path, bytes in a header. */
const send = (method: string, { token, path, headers, body }: Sent): Promise<Received> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const given = {
      ...headers,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
    };
    const sent = httpRequest({ method, path, hostname, port, headers: given, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: String(response.headers['content-type'] ?? '').split(';')[0] ?? '',
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

const ajv = new Ajv2020({ strict: false, allErrors: true });
// The package is CommonJS, whose default export TypeScript sees as a namespace.
(formats as unknown as { default: (one: Ajv2020) => void }).default(ajv);
ajv.addSchema({ $id: 'document', components: document.components });
const validators = new Map<string, ReturnType<typeof ajv.compile>>();
function check(name: string, schema: SchemaObject, text: string, json: boolean): string[] {
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components'));
  const validate = validators.get(name) ?? ajv.compile(absolute);
  validators.set(name, validate);
  return validate(json ? JSON.parse(text) : text)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** What is wrong with an answer, held against what the document says of the operation. */
function faults({ id, schema }: DocumentedOperation, { status, type, text }: Received): string[] {
  if (status >= 500) return [`${status} ${text}`];
  const declared = schema.responses[String(status)];
  if (declared === undefined) return [`the status ${status} is not documented: ${text}`];
  const name = declared.$ref?.split('/').at(-1) ?? '';
  const content = (declared.$ref === undefined ? declared : document.components.responses[name])?.content;
  if (content === undefined) return text === '' ? [] : [`${status} must have no body: ${text}`];
  const media = content[type];
  if (media?.schema === undefined) return [`the content type "${type}" is not documented for ${status}`];
  return check(`${id} ${status}`, media.schema, text, /[/+]json$/.test(type)).map(
    (fault) => `${status} ${fault}: ${text.slice(0, 300)}`,
  );
}

const printable = fc.string({ unit: fc.constantFrom(...'aZ09 "\',;=*/\u00e9\u00ff\t~'), maxLength: 40 });
const HEADERS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'idempotency-key': fc.oneof(fc.uuid(), printable, fc.constant('x'.repeat(256))),
  'if-match': fc.oneof(fc.constantFrom('"1"', '"1.1"', '*', 'W/"1"'), printable),
  'x-request-id': printable,
  traceparent: printable,
  'user-agent': printable,
  'x-forwarded-for': fc.oneof(printable, fc.constant('::1, 1.1.1.1')),
};

const JSON_TYPE = { 'content-type': 'application/json' };
type Body = Pick<Sent, 'body'> & { type?: Record<string, string> };

const cell = fc.oneof(printable, fc.constantFrom('a@example.com', 'viewer', 'owner', '"', '\ufeff', ''));
/** Files that begin well, and files that do not. */
const files: fc.Arbitrary<Body> = fc
  .tuple(
    fc.constantFrom('email,role\n', 'role;email\r\n', '\ufeffemail,role,x\n', 'email\n', ''),
    fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 }),
    fc.constantFrom('text/csv', 'text/csv; charset=utf-8', 'text/csv; charset=utf-16'),
  )
  .map(([header, rows, type]) => ({
    body: header + rows.map((row) => row.join(',')).join('\n'),
    type: { 'content-type': type },
  }));

/** A body of each kind: one that fits, one that nearly fits, any JSON, and no JSON at all. */
function bodyOf({ schema }: DocumentedOperation): fc.Arbitrary<Body> {
  const declared = schema.requestBody?.content['application/json']?.schema;
  const asJson = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Body> =>
    value.map((body) => ({ body: JSON.stringify(body) ?? 'null', type: JSON_TYPE }));
  if (schema.requestBody?.content['text/csv'] !== undefined) return files;
  if (declared === undefined) {
    return fc.oneof(
      { weight: 8, arbitrary: fc.constant<Body>({ body: undefined }) },
      { weight: 1, arbitrary: asJson(anyJson) },
    );
  }
  return fc.oneof(
    { weight: 4, arbitrary: asJson(validInput(declared, pool)) },
    { weight: 4, arbitrary: asJson(almostValidInput(declared, pool)) },
    { weight: 2, arbitrary: asJson(anyJson) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((body) => ({ body, type: JSON_TYPE })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Body>(
        { body: undefined },
        { body: 'x', type: { 'content-type': 'text/xml' } },
      ),
    },
  );
}

/** Half of a surrogate pair has no UTF-8; a replacement character goes in its place. */
const encode = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

/** Segments that are no text at all, or that a careless reader would take for another path. */
const ODD_SEGMENTS = [
  '%',
  '%ff',
  '%c0%af',
  '%zz',
  '..',
  '.',
  '%2e%2e',
  '..%2f',
  '%2F',
  ';',
  'a;b=c',
  '%00',
  '+',
  '@',
  '~',
];

/** A path segment as it is, or with everything escaped that can be; never empty, which would be another route. */
const segment = (text: string, escapeAll: boolean): string => {
  const encoded = escapeAll
    ? [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
    : encode(text);
  return encoded === '' ? '%20' : encoded;
};

/** Where a request goes: `tidy` to what the tenant has, in plain words; otherwise also elsewhere, and to oddities. */
function pathOf({ path, schema }: DocumentedOperation, tidy: boolean): fc.Arbitrary<string> {
  const parameters = (schema.parameters ?? []).flatMap((given) => {
    const parameter =
      given.$ref === undefined ? given : document.components.parameters[given.$ref.split('/').at(-1) ?? ''];
    return parameter?.schema === undefined
      ? []
      : [{ name: parameter.name ?? '', place: parameter.in, schema: parameter.schema }];
  });
  const fill = (place: string) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((one) => one.place === place)
          .map(({ name, schema: one }) => [name, parameterText(one, pool)]),
      ),
      place === 'path' ? {} : { requiredKeys: [] },
    );
  // Most requests are to what the principals have, so that they get somewhere.
  const { ids, workspaceId } = acme;
  const home = fc.record({
    workspace: fc.constantFrom(ids.workspace, workspaceId),
    project: fc.constantFrom(ids.project, ids.projectId),
    user_id: fc.constantFrom(ids.userId, acme.people.member.id),
    role_id: fc.constantFrom(ids.roleId, 'admin'),
    key_id: fc.constant(ids.keyId),
    decision_id: fc.constant(ids.decisionId),
    event_id: fc.constant(ids.auditEventId),
    export_id: fc.constant(ids.exportId),
    ledger_export_id: fc.constant(ids.ledger_export_id ?? ''),
    endpoint_id: fc.constant(ids.endpointId),
    delivery_id: fc.constant(ids.deliveryId),
    invitation_id: fc.constant(ids.invitationId),
    import_id: fc.constant(ids.importId),
    move_id: fc.constant(ids.moveId),
    grant_id: fc.constant(ids.grantId),
    request_id: fc.constant(ids.requestId),
    log_id: fc.constant(ids.log_id ?? ''),
    trace_id: fc.constant(ids.trace_id ?? ''),
    usage_export_id: fc.constant(ids.usage_export_id ?? ''),
    reconciliation_id: fc.constantFrom(ids.reconciliation_id ?? '', '2020-01-01'),
    budget_id: fc.constant(ids.budget_id ?? ''),
    rate_limit_id: fc.constant(ids.rate_limit_id ?? ''),
    domain_id: fc.constant(ids.domain_id ?? ''),
    directory_id: fc.constant(ids.directory_id ?? ''),
    connection_id: fc.constant(ids.connection_id ?? ''),
    setup_link_id: fc.constant(ids.setup_link_id ?? ''),
    test_id: fc.constant(ids.sso_test_id ?? ''),
    identity_id: fc.constant(ids.identity_id ?? ''),
    token: fc.constant(ids.invitationToken),
    config_id: fc.constant(ids.config_id ?? ''),
    virtual_key: fc.constant(ids.virtual_key_id ?? ''),
    organization: fc.constantFrom(ids.organization, ids.organizationId),
    ...(path.startsWith('/v1/organizations/') && {
      user_id: fc.constantFrom(ids.organizationUserId, acme.people.owner.id),
      budget_id: fc.constant(ids.organization_budget_id ?? ''),
      rate_limit_id: fc.constant(ids.organization_rate_limit_id ?? ''),
      domain_id: fc.constant(ids.organization_domain_id ?? ''),
      directory_id: fc.constant(ids.organization_directory_id ?? ''),
      connection_id: fc.constant(ids.organization_connection_id ?? ''),
      setup_link_id: fc.constant(ids.organization_setup_link_id ?? ''),
      test_id: fc.constant(ids.organization_sso_test_id ?? ''),
      identity_id: fc.constant(ids.organization_identity_id ?? ''),
      key_id: fc.constant(ids.organizationKeyId),
      decision_id: fc.constant(ids.organizationDecisionId),
      event_id: fc.constant(ids.organizationAuditEventId),
      export_id: fc.constant(ids.organizationExportId),
      endpoint_id: fc.constant(ids.organizationEndpointId),
      delivery_id: fc.constant(ids.organizationDeliveryId),
      invitation_id: fc.constant(ids.organizationInvitationId),
    }),
  });
  const odd = fc.oneof(
    { weight: 9, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...ODD_SEGMENTS) },
  );
  const extra = fc.option(fc.tuple(printable, printable), { freq: 1, nil: undefined });
  const nothing = fc.constant(undefined);
  return fc
    .tuple(
      fill('path'),
      tidy ? fc.constant<Record<string, string>>({}) : fill('query'),
      tidy ? home : fc.option(home, { freq: 3, nil: undefined }),
      tidy ? fc.constant(false) : fc.boolean(),
      tidy ? nothing : odd,
      tidy ? nothing : extra,
    )
    .map(([params, query, known, escapeAll, oddSegment, more]) => {
      const values: Record<string, string | undefined> = {
        ...params,
        ...known,
      };
      const filled = path.replace(
        /\{(\w+)\}/g,
        (_, name: string) => oddSegment ?? segment(values[name] ?? '', escapeAll),
      );
      const pairs = Object.entries(query).map(([name, value]) => `${name}=${encode(value ?? '')}`);
      const all = [...pairs, ...(more === undefined || !escapeAll ? [] : [more.map(encode).join('=')])];
      return all.length === 0 ? filled : `${filled}?${all.join('&')}`;
    });
}

/** What one who may would send; each operation meets some of these among all the others. */
const tidyRequestOf = (one: DocumentedOperation): fc.Arbitrary<Sent> => {
  const declared = one.schema.requestBody?.content['application/json']?.schema;
  return fc
    .record({
      token: fc.constantFrom(server.operatorKey, acme.people.owner.token),
      path: pathOf(one, true),
      body: declared === undefined ? fc.constant(undefined) : validInput(declared, pool),
    })
    .map(
      ({ body, ...sent }): Sent => ({
        ...sent,
        headers: { ...(body !== undefined && JSON_TYPE) },
        body: JSON.stringify(body),
      }),
    );
};

const requestOf = (one: DocumentedOperation): fc.Arbitrary<Sent> => {
  const mighty = [server.operatorKey, acme.people.owner.token];
  const token = fc.oneof(fc.constantFrom<Array<string | undefined>>(...tokens), fc.constantFrom(...mighty));
  const headers = fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.record(HEADERS, { requiredKeys: [] }) },
  );
  return fc
    .tuple(token, pathOf(one, false), headers, bodyOf(one))
    .map(([bearer, path, given, { body, type = {} }]): Sent => {
      // A record of optional headers has no undefined ones: they are left out.
      return { token: bearer, path, headers: { ...(given as Record<string, string>), ...type }, body };
    });
};

/** Reading first, and what ends things last, so that there is something to work on for as long as possible. */
const ORDER = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const inOrder = operations.toSorted((a, b) => ORDER.indexOf(a.method) - ORDER.indexOf(b.method));
/** What would end the tenant, and with it most of what the rest of the run is about. */
const ENDING = new Set<string>([
  'workspaces.transferOwnership',
  'settings.update',
  'organizations.delete',
  'organizationMembers.remove',
  'organizationMembers.update',
  'organizationSettings.update',
]);

/** A stream that no guard renews lasts a second. */
const LASTING = new Set<string>(['credentialChanges.stream']);

const served = new Set<string>();

describe('a random request', () => {
  it.each([...inOrder.filter(({ id }) => !ENDING.has(id)), ...inOrder.filter(({ id }) => ENDING.has(id))])(
    '$id gets a documented response, and never fails',
    async (one) => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(requestOf(one), tidyRequestOf(one)), async (sent) => {
          const received = await send(one.method, sent);
          // A request line beyond what HTTP is read with is refused before its operation is known.
          if (received.status === 431 && sent.path.length > 10_000) return;
          if (received.status === one.status) served.add(one.id);
          expect(faults(one, received), `${one.method} ${sent.path}`).toEqual([]);
        }),
        LASTING.has(one.id)
          ? { seed, numRuns: 3 }
          : { seed, numRuns: RUNS, interruptAfterTimeLimit: RUNS * 50 },
      );
    },
  );

  it('is served often enough to reach the handlers', () => {
    expect(server.logs).toEqual([]);
    expect(validators.size).toBeGreaterThan(operations.length);
    const missed = operations.filter(({ id }) => !served.has(id)).map(({ id }) => id);
    expect(missed.length / operations.length, `never served: ${missed.join(', ')}`).toBeLessThan(0.5);
  });
});

/** Resources that are created, read, listed, changed and ended in the same way. */
const LIVES = [
  { resource: 'projects', id: 'project', end: 'delete', fixed: () => ({}) },
  { resource: 'roles', id: 'role_id', end: 'delete', fixed: () => ({ permissions: ['projects:read'] }) },
  {
    resource: 'apiKeys',
    id: 'key_id',
    end: 'revoke',
    // A config of these defaults would have to exist.
    fixed: () => ({ kind: 'service', scope: 'read-only', defaults: { config: null } }),
  },
] as const;

describe('the life of a resource', () => {
  let place: TestTenant;
  beforeAll(async () => {
    // The operator may have registered permissions that managers have and owners lack, who then appoint no managers.
    const { applicationPermissions } = server.operator;
    const { digest } = await applicationPermissions.replace({ permissions: [], dry_run: true });
    await applicationPermissions.replace({ permissions: [], digest, force: true });
    place = await createTenantWithEverything(server);
  }, 60_000);

  it.each(LIVES)(
    '$resource shows what was sent when it is created, read, listed, updated and ended',
    async ({ resource, id: name, end, fixed }) => {
      const verb = (what: string) => operation(`${resource}.${what}` as DocumentedOperation['id']);
      const bodyOfVerb = (what: string) =>
        validInput(resolve(verb(what).schema.requestBody?.content['application/json']?.schema ?? {}), []);
      const { token } = place.people.owner;
      const ask = (what: string, params: Record<string, string>, body?: object) => {
        const call = {
          params: { workspace: place.workspace, ...params },
          ...(body !== undefined && { body: { ...body } }),
        };
        return request(server, verb(what).id, call, { token });
      };
      /** What was sent is what is read, as far as it is shown. */
      const expectEcho = (resourceBody: object, sent: object) => {
        for (const [field, value] of Object.entries(sent)) {
          if (!['expires_at', 'ip_allowlist'].includes(field))
            expect(resourceBody).toMatchObject({ [field]: value });
        }
      };
      let [lives, updates] = [0, 0];
      await fc.assert(
        fc.asyncProperty(bodyOfVerb('create'), bodyOfVerb('update'), async (first, changes) => {
          // Both are made from schemas of objects.
          const made = { ...(first as object), ...fixed() };
          const foreign = [
            ...['project_ids', 'user_id', 'ip_allowlist', 'expires_at', 'rotation_policy'],
            // The limits of a new key become budgets and rate limits, which keys do not show.
            ...['usage_limits', 'rate_limits'],
          ];
          for (const field of [...foreign, ...('scope' in made ? ['permissions'] : [])]) {
            Reflect.deleteProperty(made, field);
          }
          for (const field of [...foreign, 'permissions', 'scope']) {
            Reflect.deleteProperty(Object(changes), field);
          }
          const created = await ask('create', {}, made);
          if (created.status !== 201) {
            expect([400, 409], created.text).toContain(created.status);
            return;
          }
          lives += 1;
          expectEcho(created.body, made);
          const params = { [name]: String(created.body.id) };
          const read = await ask('get', params);
          const { secret: _secret, ...shown } = created.body;
          expect(read.body).toEqual(shown);
          const listed = await ask('list', {});
          expect(listed.body.data).toContainEqual(
            resource === 'apiKeys' ? expect.objectContaining({ id: created.body.id }) : shown,
          );
          const updated = await ask('update', params, changes as object);
          if (updated.status === 200) {
            updates += 1;
            expect(updated.body.etag).not.toBe(created.body.etag);
            expect((await ask('get', params)).body).toEqual(updated.body);
          } else expect([400, 403, 404, 409], updated.text).toContain(updated.status);
          const ended = await ask(end, params);
          expect([200, 204], ended.text).toContain(ended.status);
          const after = await ask('list', {});
          const still = after.body.data.find(({ id }: { id: string }) => id === created.body.id);
          if (resource === 'apiKeys') expect(still?.status).toBe('revoked');
          else expect(still).toBeUndefined();
        }),
        { seed, numRuns: Math.ceil(RUNS / 2) },
      );
      expect(lives).toBeGreaterThan(2);
      expect(updates).toBeGreaterThan(0);
    },
  );
});
