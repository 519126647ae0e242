import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lines, sendBytes } from '../support/bytes.ts';
import { serviceKey } from '../support/every-operation/operations.ts';
import { type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { bodyOf, type RelayScene, startRelayScene } from '../support/gateway/relay-scene.ts';
import { rounds } from '../support/scale.ts';
import { unique } from '../support/users.ts';

const SECRET = 'sk-canary-scene-0123456789abcdef';
const MEBIBYTE = 1024 * 1024;

let scene: RelayScene;
/** Gets whatever is sent elsewhere. */
let attacker: FakeUpstream;

beforeAll(async () => {
  attacker = await startFakeUpstream();
  // A quarter of it, 4 MiB, is for one workspace.
  scene = await startRelayScene({ BODY_MEMORY_MB: '16' });
  await scene.virtualKey('fake');
}, 60_000);
afterAll(async () => {
  expect(attacker.calls).toEqual([]);
  await scene.stop();
  await attacker.close();
});

const host = () => new URL(attacker.url).host;
const withConfig = (config: object, more: object = {}) =>
  scene.chat('any', more, { 'x-portkey-config': JSON.stringify(config) });
const target = (more: object) => ({ virtual_key: 'fake', override_params: { model: unique('m') }, ...more });

/** Names under which gateways and clients know a destination, or a credential for one. */
const NAMES = [
  ...['custom_host', 'base_url', 'api_base', 'baseURL', 'Base_Url', 'resource_name', 'deployment_id'],
  ...['api_version', 'azure_deployment_name', 'aws_region', 'vertex_region', 'vertex_project_id'],
  ...['api_key', 'authorization', 'aws_access_key_id', 'azure_ad_token', 'openai_organization'],
];

describe('a destination', () => {
  it('in a config is refused by name, at the root, in a target and in its parameters', async () => {
    const value = attacker.url;
    for (const name of NAMES)
      for (const [config, path] of [
        [{ ...target({}), [name]: value }, name],
        [{ strategy: { mode: 'fallback' }, targets: [target({ [name]: value })] }, `targets/0/${name}`],
        [target({ override_params: { model: 'm', [name]: value } }), `override_params/${name}`],
      ] as const)
        expect(await bodyOf(await withConfig(config))).toMatchObject({
          code: 'invalid_config',
          errors: [{ path: `x-portkey-config/${path}` }],
        });
  });

  it('in a header is refused by name', async () => {
    const names = ['custom-host', 'azure-resource-name', 'azure-deployment-id', 'azure-api-version'];
    const more = [
      'vertex-region',
      'aws-region',
      'aws-bedrock-endpoint',
      'huggingface-base-url',
      'host',
      'url',
    ];
    for (const name of [...names, ...more, 'openai-organization', 'azure-foundry-url', 'a--custom-host']) {
      const response = await scene.chat('@fake/m', {}, { [`x-portkey-${name}`]: attacker.url });
      expect(await bodyOf(response)).toMatchObject({
        status: 400,
        errors: [{ location: 'header', path: `x-portkey-${name}` }],
      });
    }
  });

  it('in the model, the query or the body goes nowhere but to the provider of the virtual key', async () => {
    const models = [
      ...[
        attacker.url,
        `//${host()}/v1`,
        '../../admin',
        'm?api-version=1#x',
        'm\r\nHost: elsewhere',
        '%2e%2e/x',
      ],
      `m@${host()}`,
    ];
    for (const model of models) {
      const sent = scene.provider.calls.length;
      expect((await scene.chat(`@fake/${model}`)).status).toBe(200);
      expect(scene.provider.calls.slice(sent).map(({ path, json }) => [path, json.model])).toEqual([
        ['/v1/chat/completions', model],
      ]);
    }
    const body = Object.fromEntries(NAMES.map((name) => [name, attacker.url]));
    expect((await scene.chat('@fake/m', body)).status).toBe(200);
    for (const slug of ['', '..', `fake@${host()}`, 'fake\u0000', 'FAKE'])
      expect((await scene.chat(`@${slug}/m`)).status).toBeGreaterThanOrEqual(400);
  });

  it('of a virtual key does not change without its secret', async () => {
    const { api } = scene.team.people.owner;
    const at = { workspace: scene.team.workspace, virtual_key: 'fake' };
    for (const change of [{ base_url: attacker.url }, { base_url: `${scene.provider.url}/../x` }])
      await expect(api.virtualKeys.update({ ...at, ...change })).rejects.toMatchObject({
        code: 'secret_required',
      });
  });
});

describe('a header', () => {
  const UNFORWARDED = [
    ...[
      'Authorization',
      'x-api-key',
      'api-key',
      'x-goog-api-key',
      'X-Auth-Key',
      'x-vault-token',
      'my_secret',
    ],
    ...['Cookie', 'host', 'x-forwarded-host', 'x-original-url', 'x-rewrite-url', 'x-http-method-override'],
    ...['connection', 'te', 'transfer-encoding', 'transfer_encoding', 'content_length', 'content-type'],
    ...['x-portkey-config', 'x-tenantry-project', 'proxy-authorization', 'x-amz-security-token', 'upgrade'],
    ...['http2-settings', 'x-real-ip', 'accept-encoding', 'x-forwarded_for'],
  ];

  it('with a credential, an address or a role in the connection is forwarded by no name for it', async () => {
    for (const name of UNFORWARDED) {
      const asked = await scene.chat('@fake/m', {}, { 'x-portkey-forward-headers': `x-tag,${name}` });
      expect(await bodyOf(asked)).toMatchObject({ errors: [{ path: 'x-portkey-forward-headers' }] });
      expect(await bodyOf(await withConfig(target({ forward_headers: ['x-tag', name] })))).toMatchObject({
        errors: [{ path: 'x-portkey-config/forward_headers/1' }],
      });
    }
  });

  it('that the client did not send is not forwarded, whatever its name', async () => {
    const model = unique('m');
    const names = 'constructor,__proto__,x-absent';
    await scene.chat(`@fake/${model}`, {}, { 'x-portkey-forward-headers': names });
    const [call] = scene.provider.callsOf(model);
    expect(Object.keys(call?.headers ?? {}).sort()).toEqual(
      [
        'accept',
        'authorization',
        'connection',
        'content-length',
        'content-type',
        'host',
        'user-agent',
      ].sort(),
    );
  });

  it('cannot be smuggled by the end of a line', async () => {
    const sent = scene.provider.calls.length;
    const body = JSON.stringify({ model: '@fake/m', messages: [{ role: 'user', content: 'Hi' }] });
    for (const value of ['a\r\n b: c', 'a\rx-portkey-custom-host: b', 'a\nhost: b', 'a\0b'])
      expect(
        await sendBytes(
          scene.server.url,
          `${lines(
            ...['POST /v1/chat/completions HTTP/1.1', 'host: x', `authorization: Bearer ${scene.key}`],
            ...['content-type: application/json', `content-length: ${body.length}`, 'connection: close'],
            `x-portkey-trace-id: ${value}`,
          )}${body}`,
        ),
      ).toMatch(/^HTTP\/1\.1 400/);
    expect(scene.provider.calls.length).toBe(sent);
  });
});

describe('an answer', () => {
  it('that redirects is an error, and is followed nowhere', async () => {
    for (const status of [301, 302, 303, 307, 308])
      for (const stream of [false, true]) {
        const model = unique('m');
        const headers = { location: `${attacker.url}/chat/completions`, 'content-type': 'application/json' };
        scene.provider.answer(model, { status, headers, body: {} });
        const response = await scene.chat(`@fake/${model}`, { stream });
        expect([response.status, response.headers.get('location')]).toEqual([502, null]);
      }
  });

  it.each([
    ['a page', 200, { 'content-type': 'text/html' }, 502],
    ['an error page', 500, { 'content-type': 'text/html; charset=utf-8' }, 502],
    ['a page by the name of JSON', 200, { 'content-type': 'application/json, text/html' }, 502],
    ['a script', 200, { 'content-type': 'application/javascript' }, 502],
    ['no type', 200, { 'content-type': '' }, 502],
    ['JSON', 200, { 'content-type': 'application/vnd.model+json' }, 200],
    ['an error as text', 400, { 'content-type': 'text/plain' }, 400],
  ])('that is %s passes only if it is one of a model', async (_, status, headers, expected) => {
    const model = unique('m');
    const bad = {
      ...{ 'set-cookie': 'session=1', 'access-control-allow-origin': '*', 'clear-site-data': '"*"' },
      ...{ 'x-request-id': 'Grüße', 'openai-version': 'a\tb', 'openai-note': '\u0085\u00a0' },
      ...{ link: '</x>; rel=preload', 'content-security-policy': "default-src 'self'", refresh: '0' },
    };
    scene.provider.answer(model, { status, headers: { ...headers, ...bad }, body: '{}' });
    const response = await scene.chat(`@fake/${model}`);
    expect(response.status).toBe(expected);
    for (const name of Object.keys(bad).filter((one) => !/^openai|^x-request-id|^content-sec/.test(one)))
      expect([name, response.headers.get(name)]).toEqual([name, null]);
    expect(response.headers.get('content-security-policy')).not.toBe("default-src 'self'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect([response.headers.get('x-upstream-request-id'), response.headers.get('openai-note')]).toEqual([
      null,
      null,
    ]);
  });
});

describe('bodies beyond the memory', () => {
  const BODIES = rounds({ sample: 40, full: 200 });
  const padded = (bytes: number) => ({ padding: 'x'.repeat(bytes) });

  it('are put off, others are served meanwhile, and the memory is given back', async () => {
    const { people } = scene.team;
    const { slug: workspace } = await people.owner.api.workspaces.create({ name: 'W', slug: unique('w') });
    const other = await serviceKey(people.owner, workspace, 'read-write');
    await people.owner.api.virtualKeys.create({
      ...{ workspace, slug: 'fake', name: 'Fake', provider: 'openai-compatible' },
      ...{ base_url: scene.provider.url, secret: SECRET },
    });
    scene.provider.answer('held', { delayMs: 400, body: { choices: [] } });
    const asked = Array.from({ length: BODIES }, () => scene.chat('@fake/held', padded(MEBIBYTE / 2)));
    const served = await scene.chat('@fake/other', padded(MEBIBYTE), {}, other.secret);
    expect(served.status).toBe(200);
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(3);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(BODIES / 2);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect((await scene.chat('@fake/m', padded(3 * MEBIBYTE))).status).toBe(200);
  });

  it('are counted as they are when they are compressed, or come without a length', async () => {
    const large = JSON.stringify({
      model: '@fake/m',
      messages: [{ role: 'user', content: 'Hi' }],
      ...padded(5 * MEBIBYTE),
    });
    const init = { method: 'POST', duplex: 'half' } as const;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${scene.key}` };
    const url = `${scene.server.url}/v1/chat/completions`;
    const packed = { headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(large) };
    expect((await fetch(url, { ...init, ...packed })).status).toBe(429);
    expect((await fetch(url, { ...init, headers, body: new Blob([large]).stream() })).status).toBe(429);
    for (const encoding of ['constructor', '__proto__', 'gzip, gzip', 'zstd']) {
      const odd = { ...headers, 'content-encoding': encoding };
      expect((await fetch(url, { ...init, headers: odd, body: '{}' })).status).toBe(415);
    }
  });

  it('of clients that leave before they have sent them hold nothing', async () => {
    const head = lines(
      ...['POST /v1/chat/completions HTTP/1.1', 'host: x', `authorization: Bearer ${scene.key}`],
      ...['content-type: application/json', `content-length: ${MEBIBYTE}`],
    );
    // Each is closed by the client as soon as it is silent, or at once.
    await Promise.all(Array.from({ length: 16 }, () => sendBytes(scene.server.url, head)));
    await Promise.all(
      Array.from({ length: 16 }, () => {
        const leaving = new AbortController();
        const asked = fetch(`${scene.server.url}/v1/chat/completions`, {
          ...{ method: 'POST', signal: leaving.signal, body: 'x'.repeat(MEBIBYTE) },
          headers: { 'content-type': 'application/json', authorization: `Bearer ${scene.key}` },
        }).catch(() => undefined);
        setTimeout(() => leaving.abort(), 2);
        return asked;
      }),
    );
    await expect
      .poll(async () => (await scene.chat('@fake/m', padded(3 * MEBIBYTE))).status, { timeout: 5000 })
      .toBe(200);
  });

  it('that a provider answers with are put off as well, and charged', async () => {
    const model = unique('large');
    // Twice half a mebibyte, so that the answers arrive beside each other.
    const events = [`{"choices":[],"padding":"${'x'.repeat(MEBIBYTE / 2)}`, `${'x'.repeat(MEBIBYTE / 2)}"}`];
    const headers = { 'content-type': 'application/json' };
    scene.provider.answer(model, { events, headers, everyMs: 300 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => scene.chat(`@fake/${model}`)));
    const statuses = answers.map(({ status }) => status);
    await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(statuses)).toEqual(new Set([200, 502]));
    const rows = () => scene.server.knex('gateway_calls').where({ model, usage_source: 'none' });
    await expect
      .poll(async () => (await scene.server.knex('gateway_calls').where({ model })).length)
      .toBe(12);
    expect(await rows()).toEqual([]);
    expect((await scene.chat(`@fake/${model}`)).status).toBe(200);
  });
});
