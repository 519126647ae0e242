import { afterEach, describe, expect, test, vi } from 'vitest';
import { type LogLevel, Tenantry, TenantryError } from '../../sdk/src/index.ts';
import { clientOf, empty, failure, json, problem } from './support.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A logger that records its entries. */
function createRecorder() {
  const entries: [level: string, message: string, details?: unknown][] = [];
  const at =
    (level: string) =>
    (message: string, ...details: unknown[]) => {
      entries.push([level, message.replace(/\b\d+ ms/g, 'N ms'), ...(details as [unknown?])]);
    };
  return { entries, logger: { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') } };
}

/** Makes a call whose first attempt is refused, and returns what was logged. */
async function logOf(logLevel: LogLevel | undefined) {
  const { entries, logger } = createRecorder();
  const answers = [
    empty(503, { 'retry-after': '0' }),
    json({ secret: 'tn_svc_made' }, 201, { 'x-request-id': 'req_7', 'set-cookie': 'planted' }),
  ];
  const headers = { 'x-gateway-key': 'planted' };
  const { tenantry } = clientOf(answers, { token: 'tn_svc_planted', headers, logger, logLevel });
  const key = { workspace: 'acme', name: 'planted', kind: 'service', scope: 'read-only' } as const;
  await tenantry.apiKeys.create(key, { idempotencyKey: 'planted' });
  return entries;
}

describe('the log', () => {
  test('is off by default', async () => {
    expect(await logOf(undefined)).toEqual([]);
  });

  test('has retries at warn', async () => {
    expect(await logOf('warn')).toEqual([
      ['warn', '[tenantry] apiKeys.create: 503 after N ms. Attempt 2 follows in N ms.'],
    ]);
  });

  test('has each response with its request id at info', async () => {
    const entries = await logOf('info');
    expect(entries.map(([level, message]) => [level, message])).toEqual([
      ['info', '[tenantry] apiKeys.create: 503 after N ms'],
      ['warn', '[tenantry] apiKeys.create: 503 after N ms. Attempt 2 follows in N ms.'],
      ['info', '[tenantry] apiKeys.create: 201 after N ms'],
    ]);
    expect(entries[2]?.[2]).toHaveProperty('x-request-id', 'req_7');
  });

  test('has each request at debug', async () => {
    const [first] = await logOf('debug');
    expect(first).toEqual([
      'debug',
      '[tenantry] apiKeys.create: POST https://api.test/v1/workspaces/acme/api-keys',
      {
        attempt: 1,
        headers: {
          authorization: '[redacted]',
          'content-type': 'application/json',
          'idempotency-key': '[redacted]',
          'user-agent': expect.stringMatching(/^tenantry-sdk/),
          'x-gateway-key': '[redacted]',
        },
      },
    ]);
  });

  test.each(['warn', 'info', 'debug'] as const)('contains no credential and no body at %s', async (level) => {
    expect(JSON.stringify(await logOf(level))).not.toMatch(/planted|tn_svc/);
  });

  test('reports a connection that failed', async () => {
    const { entries, logger } = createRecorder();
    const { tenantry } = clientOf([new TypeError('refused')], { logger, logLevel: 'info', maxRetries: 0 });
    await failure(tenantry.me.get());
    expect(entries).toEqual([['info', '[tenantry] me.get: no response after N ms']]);
  });

  test('goes to the console, at the level of TENANTRY_LOG', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => {});
    vi.stubEnv('TENANTRY_LOG', 'info');
    await failure(clientOf([problem(404, 'not_found')]).tenantry.me.get());
    expect(info).toHaveBeenCalledOnce();
    await failure(clientOf([problem(404, 'not_found')], { logLevel: 'off' }).tenantry.me.get());
    expect(info).toHaveBeenCalledOnce();
  });

  test('refuses an unknown level', () => {
    const make = () => new Tenantry({ baseUrl: 'https://api.test', logLevel: 'verbose' as LogLevel });
    expect(make).toThrow(TenantryError);
    expect(make).toThrow('logLevel and TENANTRY_LOG must be one of off, error, warn, info, debug.');
  });
});
