import { afterEach, describe, expect, test, vi } from 'vitest';
import { Tenantry, TenantryError } from '../../sdk/src/index.ts';
import { clientOf, failure, json } from './support.ts';

const baseUrl = 'https://api.test';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** The error that a constructor throws. */
function refusal(make: () => unknown): unknown {
  try {
    make();
  } catch (error) {
    return error;
  }
  throw new Error('It was expected to fail.');
}

describe('the environment', () => {
  test('names the server and the token', async () => {
    vi.stubEnv('TENANTRY_BASE_URL', ' https://env.test/prefix ');
    vi.stubEnv('TENANTRY_TOKEN', 'tn_svc_env');
    const sent: Request[] = [];
    vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
      sent.push(new Request(...request));
      return json({});
    });
    await new Tenantry().me.get();
    expect(sent[0]?.url).toBe('https://env.test/prefix/v1/me');
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer tn_svc_env');
  });

  test('is overridden by options, and null sends no token', async () => {
    vi.stubEnv('TENANTRY_BASE_URL', 'https://env.test');
    vi.stubEnv('TENANTRY_TOKEN', 'tn_svc_env');
    const own = clientOf([json({})], { token: 'tn_svc_own' });
    await own.tenantry.me.get();
    expect(own.attempts[0]?.request.url).toBe('https://api.test/v1/me');
    expect(own.attempts[0]?.request.headers.get('authorization')).toBe('Bearer tn_svc_own');
    const anonymous = clientOf([json({})], { token: null });
    await anonymous.tenantry.me.get();
    expect(anonymous.attempts[0]?.request.headers.has('authorization')).toBe(false);
  });

  test('that a runtime does not show is treated as empty', () => {
    const env = new Proxy(
      {},
      {
        get() {
          throw new Error('Requires env access.');
        },
      },
    );
    vi.stubGlobal('process', { env });
    expect(() => new Tenantry({ baseUrl })).not.toThrow();
  });

  test.each(['', ' '])('without a server is refused: no host is assumed for a token', (empty) => {
    vi.stubEnv('TENANTRY_BASE_URL', empty);
    expect(refusal(() => new Tenantry({ token: 'tn_svc_secret' }))).toHaveProperty(
      'message',
      'Set baseUrl or TENANTRY_BASE_URL to the URL of your Tenantry server.',
    );
  });
});

describe('an unknown option', () => {
  test.each([
    ['baseURL', 'baseUrl'],
    ['base_url', 'baseUrl'],
    ['maxRetry', 'maxRetries'],
    ['time_out', 'timeout'],
    ['dangerouslyAllowBrowsers', 'dangerouslyAllowBrowser'],
  ])('of the client is refused with the right one: %s', (wrong, right) => {
    const error = refusal(() => new Tenantry({ baseUrl, [wrong]: 'x' }));
    expect(error).toBeInstanceOf(TenantryError);
    expect(error).toHaveProperty(
      'message',
      `new Tenantry: unknown option "${wrong}". Did you mean "${right}"?`,
    );
  });

  test('that resembles none is refused with all that exist', () => {
    expect(refusal(() => new Tenantry({ baseUrl, ...{ apiKey: 'tn_svc_secret' } }))).toHaveProperty(
      'message',
      'new Tenantry: unknown option "apiKey". Known: baseUrl, token, fetch, maxRetries, timeout, headers, userAgent, hooks, logger, logLevel, dangerouslyAllowBrowser.',
    );
  });

  test('of a call is refused before anything is sent', async () => {
    const { tenantry, attempts } = clientOf([json({})]);
    // @ts-expect-error there is no such option
    const error = await failure(tenantry.me.get({}, { idempotency_key: 'k' }));
    expect(error).toHaveProperty(
      'message',
      'me.get: unknown option "idempotency_key". Did you mean "idempotencyKey"?',
    );
    expect(attempts).toHaveLength(0);
  });
});

describe('a call', () => {
  const errorOf = async (call: (tenantry: Tenantry) => Promise<unknown>) => {
    const { tenantry, attempts } = clientOf([json({})]);
    const error = await failure(call(tenantry));
    expect(attempts).toHaveLength(0);
    expect(error).toBeInstanceOf(TenantryError);
    return error instanceof Error ? error.message : '';
  };

  test.each([
    [{ workspace: 'acme' }, '"project" is missing. Pass it as projects.get({ workspace, project, … }).'],
    [
      { workspace: 'acme', project: undefined },
      '"project" is missing. Pass it as projects.get({ workspace, project, … }).',
    ],
    [
      { workspace: 'acme', project: null },
      '"project" is missing. Pass it as projects.get({ workspace, project, … }).',
    ],
    [{ workspace: 'acme', projet: 'billing' }, '"project" is missing. You passed "projet".'],
    [{ workspaceId: 'acme', project: 'billing' }, '"workspace" is missing. You passed "workspaceId".'],
  ])('without a part of its path says what is missing: %j', async (input, said) => {
    // @ts-expect-error the argument is wrong
    expect(await errorOf((tenantry) => tenantry.projects.get(input))).toBe(`projects.get: ${said}`);
  });

  test('with a misspelt field names the right one', async () => {
    // @ts-expect-error the field is misspelt
    const call = (tenantry: Tenantry) => tenantry.projects.list({ workspace: 'acme', limt: 5 });
    expect(await errorOf(call)).toBe('projects.list: unknown field "limt". Did you mean "limit"?');
  });

  test('with arguments in a row says that they are one object', async () => {
    // @ts-expect-error the argument is an object
    expect(await errorOf((tenantry) => tenantry.projects.get('acme', 'billing'))).toBe(
      'projects.get: pass one object, as projects.get({ workspace, project, … }).',
    );
  });
});

describe('a browser', () => {
  test.each(['tn_svc_x', 'tn_org_x', 'tn_app_x', 'tn_op_x', ' tn_op_x'])(
    'is refused the key of a server: %s',
    async (token) => {
      vi.stubGlobal('document', {});
      for (const given of [token, async () => token]) {
        const { tenantry, attempts } = clientOf([json({})], { token: given });
        const error = await failure(tenantry.me.get());
        expect(error).toHaveProperty(
          'message',
          expect.stringMatching(/^This key is for servers: in a browser/),
        );
        expect(String(error)).not.toContain(token.trim());
        expect(attempts).toHaveLength(0);
      }
      const allowed = clientOf([json({})], { token, dangerouslyAllowBrowser: true });
      await allowed.tenantry.me.get();
    },
  );

  test.each(['tn_ses_x', 'tn_usr_x', 'tn_at_x'])('may use what belongs to its user: %s', async (token) => {
    vi.stubGlobal('document', {});
    const { tenantry, attempts } = clientOf([json({})], { token });
    await tenantry.me.get();
    expect(attempts[0]?.request.headers.get('authorization')).toBe(`Bearer ${token}`);
  });

  test('is refused the key of a server for a single call as well', async () => {
    vi.stubGlobal('document', {});
    const { tenantry } = clientOf([json({})], { token: 'tn_ses_x' });
    expect(await failure(tenantry.me.get({}, { token: 'tn_svc_x' }))).toBeInstanceOf(TenantryError);
  });
});
